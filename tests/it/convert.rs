//! `taiyaku convert` and `taiyaku formats`: files of others, files that are broken or hostile,
//! changing files in place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use snapbox::{assert_data_eq, file};
use tempfile::TempDir;

use crate::support::{beside, folder, taiyaku};

mod catalogues;
mod in_place;
mod kept;
mod languages;
mod refused;
mod told;

/// Converts a file and expects one line of error, nothing written.
#[track_caller]
fn check_refused(name: &str, content: &[u8], extra: &[&str], expected: &str) {
    let files = folder(&[(name, content)]);
    let args = [&["convert", name, "out.tsv"], extra].concat();
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert!(stderr.starts_with(&format!("error: {expected}")), "{name}: {stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert_eq!(fs::read_dir(files.path()).unwrap().count(), 1, "half an output was left behind");
}

const TWO_DRAFTS: &str = r#"{"source":{"lang":"ja","text":"猫。"},"targets":[{"lang":"en","text":"A cat.","draft":"a","confidence":0.5},{"lang":"en","text":"Cats.","draft":"b"}],"notes":["n"]}
"#;

#[test]
fn the_table_of_formats() {
    let (code, stdout, stderr) = taiyaku(Path::new("."), &["formats"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    // The list is that of a program with everything.
    if cfg!(feature = "parquet") {
        assert_data_eq!(stdout, file!["snapshots/formats.txt"]);
    } else {
        assert!(stdout.contains("\nparquet     not in this program;"), "{stdout}");
    }
}

/// A TMX of units, each with texts by their tags: `ja 猫 en-US cat`.
fn memory(units: &[&[(&str, &str)]]) -> String {
    let unit = |texts: &&[(&str, &str)]| {
        let text = |(lang, text): &(&str, &str)| {
            format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>")
        };
        format!("<tu>{}</tu>\n", texts.iter().map(text).collect::<String>())
    };
    let units: String = units.iter().map(unit).collect();
    format!("<tmx version=\"1.4\"><header srclang=\"ja\"/><body>\n{units}</body></tmx>")
}

/// Files of other programs: each is read to its end, or refused with its place.
#[test]
fn files_of_other_programs() {
    let Some(samples) = beside("formats") else { return };
    let out = TempDir::new().unwrap();
    let mut told = BTreeMap::new();
    let mut paths: Vec<_> = fs::read_dir(samples).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let end = name.rsplit('.').next().unwrap().to_owned();
        if !["tmx", "xlf", "xliff", "po", "docx"].contains(&end.as_str()) {
            continue;
        }
        let target = out.path().join("out.jsonl");
        let args = ["convert", path.to_str().unwrap(), target.to_str().unwrap(), "--quiet"];
        let (code, _, stderr) = taiyaku(out.path(), &args);
        let units = fs::read_to_string(&target).unwrap_or_default().lines().count();
        match code {
            Some(0) => assert!(stderr.is_empty(), "{name}: {stderr}"),
            _ => assert_eq!((code, stderr.lines().count()), (Some(2), 1), "{name}: {stderr}"),
        }
        let _ = fs::remove_file(&target);
        let line = if code == Some(0) {
            format!("{units} units")
        } else {
            stderr.trim_start_matches("error: ").replace(path.to_str().unwrap(), "")
        };
        told.insert(name, line.trim_end().to_owned());
    }
    let told: String = told.iter().map(|(name, line)| format!("{name}: {line}\n")).collect();
    assert_data_eq!(told, file!["snapshots/files_of_other_programs.txt"]);
}
