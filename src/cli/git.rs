//! Revisions that git keeps: `REV:path`, and the arguments with which git calls a diff program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Git could not give a revision.
#[derive(Debug, thiserror::Error)]
pub(super) enum GitError {
    #[error("{object}: no such file, and git could not be started: {error}")]
    Start { object: String, error: std::io::Error },
    #[error("{object}: {message}")]
    Object { object: String, message: String },
}

/// The bytes of `REV:path` in the repository of the working folder; `None` where `operand` is a
/// file or does not look like an object's name.
pub(super) fn object(operand: &Path) -> Result<Option<Vec<u8>>, GitError> {
    let Some(object) = operand.to_str().filter(|name| is_object(name)) else { return Ok(None) };
    if operand.exists() {
        return Ok(None);
    }
    let output = Command::new("git")
        .args(["cat-file", "blob", object])
        .output()
        .map_err(|error| GitError::Start { object: object.to_owned(), error })?;
    if output.status.success() {
        return Ok(Some(output.stdout));
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let message = message.lines().next().unwrap_or("git gave no reason");
    let message = message.trim_start_matches("fatal: ").to_owned();
    Err(GitError::Object { object: object.to_owned(), message })
}

/// Whether a name is `REV:path`, and no option to git. A letter before the colon is a drive.
fn is_object(name: &str) -> bool {
    let Some((rev, path)) = name.split_once(':') else { return false };
    !path.is_empty() && !rev.starts_with('-') && rev.chars().count() != 1 || name.starts_with(':')
}

/// The files that git wants compared, with the name it has for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExternalDiff {
    pub old: PathBuf,
    pub new: PathBuf,
    pub old_name: String,
    pub new_name: String,
}

impl ExternalDiff {
    /// Reads what git hands to `GIT_EXTERNAL_DIFF`: path, old file, old object, old mode, new
    /// file, new object, new mode and, for a file that was renamed, its new path and remarks.
    pub(super) fn read(path: &Path, old: &Path, rest: &[OsString]) -> Option<Self> {
        let [_, _, new, _, _, renamed @ ..] = rest else { return None };
        let path = path.display().to_string();
        let new_name = renamed.first().map(|name| name.to_string_lossy().into_owned());
        Some(Self {
            old: old.to_owned(),
            new: PathBuf::from(new),
            new_name: new_name.unwrap_or_else(|| path.clone()),
            old_name: path,
        })
    }
}

/// Whether git calls this program for one of the paths that differ.
pub(super) fn is_calling() -> bool {
    std::env::var_os("GIT_DIFF_PATH_COUNTER").is_some()
}

/// Whether git called this program, and reads what it prints into its own pager.
pub(super) fn is_paging() -> bool {
    std::env::var_os("GIT_PAGER_IN_USE").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_told_from_paths() {
        for object in ["HEAD:draft.txt", "HEAD~2:./draft.txt", "main:a/b.txt", ":draft.txt"] {
            assert!(is_object(object), "{object}");
        }
        for path in ["draft.txt", r"C:\draft.txt", "c:draft.txt", "-p:draft.txt", "HEAD:"] {
            assert!(!is_object(path), "{path}");
        }
    }
}
