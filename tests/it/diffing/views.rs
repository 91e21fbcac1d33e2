//! The views of a revision: all say the same, in the terminal, on a page, in JSON and in git.

use std::fs;

use snapbox::cmd::{Command, cargo_bin};

use super::{NEW, differences, folder, run};
use crate::support::{self, project, read, taiyaku};

#[test]
fn a_revision_in_every_view() {
    let folder = folder();
    let mut shown = String::new();
    for format in ["full", "side-by-side", "stat", "json", "markdown"] {
        let printed = differences(
            folder.path(),
            &["diff", "old.txt", "new.txt", "--source", "ja.txt", "--format", format],
        );
        shown.push_str(&format!("--format {format}\n{printed}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_page_stands_by_itself() {
    let folder = folder();
    let args = ["diff", "old.txt", "new.txt", "--source", "ja.txt", "-f", "html"];
    let page = differences(folder.path(), &args);
    for outside in ["http:", "https:", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let body = page.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    insta::assert_snapshot!(body);
}

#[test]
fn colour_says_the_same_as_brackets() {
    let folder = folder();
    for format in ["full", "side-by-side"] {
        let args = ["diff", "old.txt", "new.txt", "-f", format];
        let (_, plain, _) = run(folder.path(), &args, false);
        let (_, coloured, _) = run(folder.path(), &args, true);
        assert!(coloured.contains("\u{1b}["), "no colour");
        let words = |text: &str| {
            let marks = ["[-", "-]", "{+", "+}"];
            let text = marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark, ""));
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            // Columns may wrap elsewhere without brackets.
            letters.sort_unstable();
            letters
        };
        assert_eq!(words(&anstream::adapter::strip_str(&coloured).to_string()), words(&plain));
    }
}

/// Of a file with markup the spans are those of the file, as everywhere.
#[test]
fn json_has_spans_of_the_file() {
    let old = "# Fees\n\nIt *costs* 400 yen on weekdays.\n";
    let new = "# Fees\n\nIt *costs* 500 yen on cold weekdays.\n";
    let files = support::folder(&[("old.md", old.as_bytes()), ("new.md", new.as_bytes())]);
    let (_, json, stderr) = taiyaku(files.path(), &["diff", "old.md", "new.md", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect(&stderr);
    let changes = json["changes"].as_array().unwrap().iter();
    let pieces = changes.flat_map(|change| change["pieces"].as_array().unwrap());
    let marked: Vec<_> = pieces.filter(|piece| piece["op"] != "equal").collect();
    assert_eq!(marked.len(), 2, "{json}");
    for piece in marked {
        for (text, side) in [(old, "old"), (new, "new")] {
            let span = |at: usize| piece[format!("{side}_span")][at].as_u64().unwrap() as usize;
            assert_eq!(text[span(0)..span(1)], *piece[side].as_str().unwrap(), "{piece}");
        }
    }
}

/// The set-up that README shows, in a repository of its own.
#[test]
fn git_shows_diffs_through_taiyaku() {
    let folder = folder();
    let here = folder.path();
    let bin = cargo_bin!("taiyaku");
    let path = std::env::join_paths(
        std::iter::once(bin.parent().unwrap().to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let git = |args: &[&str]| -> String {
        let output = Command::new("git")
            .current_dir(here)
            .env("PATH", &path)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .args(["-c", "user.name=n", "-c", "user.email=n@example.com"])
            .args(args)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {args:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    };
    git(&["init", "-q"]);
    fs::rename(here.join("old.txt"), here.join("draft.txt")).unwrap();
    git(&["add", "draft.txt"]);
    git(&["commit", "-q", "-m", "first draft"]);
    fs::write(here.join("draft.txt"), NEW).unwrap();
    let expected = "[-dealer-]{+reseller+}";

    let readme = read(project().join("README.md"));
    let setup: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("$ git config ")).collect();
    assert_eq!(setup.len(), 2, "{setup:?}");
    for line in setup {
        let (name, value) = line.split_once(' ').unwrap();
        git(&["config", name, value.trim_matches('\'')]);
    }
    assert!(readme.contains("$ echo '*.txt diff=taiyaku' >> .gitattributes\n"));
    fs::write(here.join(".gitattributes"), "*.txt diff=taiyaku\n").unwrap();

    let diff = git(&["diff"]);
    assert!(diff.contains("draft.txt → draft.txt") && diff.contains(expected), "{diff}");
    // Without any set-up, for once.
    let args = ["-c", "diff.external=taiyaku diff --format markdown", "diff", "--", "draft.txt"];
    fs::remove_file(here.join(".gitattributes")).unwrap();
    assert!(git(&args).contains("<del>dealer</del><ins>reseller</ins>"));
    fs::write(here.join(".gitattributes"), "*.txt diff=taiyaku\n").unwrap();
    git(&["add", "."]);
    let staged = git(&["diff", "--cached", "--", "draft.txt"]);
    assert!(staged.contains(expected), "{staged}");
    let added = git(&["diff", "--cached", "--", ".gitattributes"]);
    assert!(added.contains("+*.txt diff=taiyaku"), "{added}");
    git(&["commit", "-q", "-m", "second draft"]);

    let tool = git(&["difftool", "--no-prompt", "--tool=taiyaku", "HEAD~1"]);
    assert!(tool.contains(expected), "{tool}");
    git(&["mv", "draft.txt", "final.txt"]);
    fs::write(here.join("final.txt"), NEW.replace("parasol", "sunshade")).unwrap();
    git(&["add", "final.txt"]);
    let renamed = git(&["diff", "--cached", "-M"]);
    let expected = "[-parasol-]{+sunshade+}";
    assert!(renamed.contains("draft.txt → final.txt") && renamed.contains(expected), "{renamed}");
    git(&["rm", "-q", "--cached", "final.txt"]);
    let removed = git(&["diff", "--cached"]);
    assert!(removed.contains("deleted 1 (content)"), "{removed}");

    let expected = "[-dealer-]{+reseller+}";
    // A path that is not merged is no failure.
    let output = Command::new(bin).current_dir(here).env("GIT_DIFF_PATH_COUNTER", "1");
    let output = output.args(["diff", "final.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let object = differences(here, &["diff", "HEAD~1:draft.txt", "final.txt"]);
    assert!(
        object.contains("HEAD~1:draft.txt → final.txt") && object.contains(expected),
        "{object}"
    );
    let (code, _, stderr) = run(here, &["diff", "HEAD~9:draft.txt", "final.txt"], false);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: HEAD~9:draft.txt: "), "{stderr}");
}
