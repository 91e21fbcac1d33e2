//! Standard output, standard error and files written whole or not at all.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use crate::report::Look;

/// The width of tables where there is no terminal to ask.
const DEFAULT_WIDTH: u16 = 120;
/// Wider than this, a line of prose is hard to read.
const MAX_WIDTH: u16 = 200;

/// A file could not be written; nothing was left behind.
#[derive(Debug, thiserror::Error)]
#[error("{}: could not be written: {error}", path.display())]
pub(super) struct OutputError {
    path: PathBuf,
    error: io::Error,
}

/// Writes a file whole or not at all: beside its place first, then renamed into it.
pub(super) fn write_file(path: &Path, content: &str) -> Result<(), OutputError> {
    write_bytes(path, content.as_bytes())
}

/// The same for bytes.
pub(super) fn write_bytes(path: &Path, content: &[u8]) -> Result<(), OutputError> {
    let failed = |error| OutputError { path: path.to_owned(), error };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".taiyaku-");
    #[cfg(unix)]
    builder.permissions(permissions(path));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(content).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map(drop).map_err(|error| failed(error.error))
}

/// Those of the file that is replaced, or what any new file gets.
#[cfg(unix)]
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    /// Everyone may read, the owner may write, less the user's mask.
    const USUAL: u32 = 0o644;
    std::fs::metadata(path)
        .map_or_else(|_| std::fs::Permissions::from_mode(USUAL), |metadata| metadata.permissions())
}

/// Standard output, buffered.
pub(super) fn stdout() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

/// How to draw for whoever reads standard output. Colour goes to a terminal unless `NO_COLOR`
/// is set; `CLICOLOR_FORCE` forces it, <https://bixense.com/clicolors/>.
pub(super) fn look(to_file: bool) -> Look {
    let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| width.0);
    let choice = anstream::AutoStream::choice(&io::stdout());
    Look {
        width_cols: if to_file { DEFAULT_WIDTH } else { width.clamp(40, MAX_WIDTH) },
        colour: !to_file && choice != anstream::ColorChoice::Never,
    }
}

/// Whether standard error is a terminal.
pub(super) fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Prints one line of error.
pub(super) fn error(message: &str) {
    labelled("error", anstyle::AnsiColor::Red, message);
}

/// Where remarks that are no errors go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notes {
    /// Whether the user wants none.
    pub quiet: bool,
}

impl Notes {
    /// Says something that the user may want to know.
    pub(super) fn note(self, message: &str) {
        if !self.quiet {
            labelled("note", anstyle::AnsiColor::Cyan, message);
        }
    }

    /// Says something that the user should mend.
    pub(super) fn warn(self, message: &str) {
        if !self.quiet {
            labelled("warning", anstyle::AnsiColor::Yellow, message);
        }
    }
}

fn labelled(label: &str, colour: anstyle::AnsiColor, message: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(colour.into()));
    // Without standard error there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{style}{label}{style:#}: {message}");
}
