//! What holds of any file in any format: seeds, damaged ones, real ones.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::{any, proptest};
use proptest::sample::{Index, select};
use taiyaku::formats::documents::{DOCUMENTS, Reader};
use unicode_segmentation::UnicodeSegmentation as _;

use super::lines;
use crate::prose;
use crate::support::{beside, fed as taiyaku, project};

/// The seeds of a format's fuzz target, as they stand.
fn seeds(format: &str) -> Vec<Vec<u8>> {
    let folder = project().join("fuzz/seeds").join(format);
    let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn every_format_with_markup_has_a_fuzz_target_with_seeds() {
    for format in DOCUMENTS.iter().filter(|format| !matches!(format.read, Reader::Plain)) {
        // Bitexts have targets of the same names.
        let names = [format!("{}.rs", format.name), format!("{}_document.rs", format.name)];
        let calls = format!("prose::check_file(\"{}\"", format.name);
        let is_target = |name: &String| {
            let target = fs::read_to_string(project().join("fuzz/targets").join(name));
            target.is_ok_and(|target| target.contains(&calls))
        };
        assert!(names.iter().any(is_target), "no fuzz target for {}", format.name);
        for seed in seeds(format.name) {
            prose::check_file(format.name, &seed);
        }
    }
}

proptest! {
    /// What the seeds are made of, in any order.
    #[test]
    fn any_file_keeps_the_promises(
        format in select(vec!["markdown", "html", "po", "srt", "vtt"]),
        picks in vec(any::<Index>(), 0..60),
    ) {
        let all = String::from_utf8(seeds(format).concat()).unwrap();
        let tokens: Vec<&str> = all.split_word_bounds().collect();
        let file: String = picks.iter().map(|pick| *pick.get(&tokens)).collect();
        prose::check_file(format, file.as_bytes());
        // With its beginning, so that more than the first token is read.
        let file = format!("{}{file}", tokens[..tokens.len() / 2].concat());
        prose::check_file(format, file.as_bytes());
    }
}

/// Files of other programs.
#[test]
fn real_files_are_read() {
    let Some(folder) = beside("formats") else { return };
    let mut read = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let is_document = [".docx", ".po", ".srt", ".txt"].iter().any(|end| name.ends_with(end));
        if !is_document {
            continue;
        }
        let (code, stdout, stderr) = taiyaku(&folder, &["split", "-f", "jsonl", &name], b"");
        assert_eq!(code, Some(0), "{name}: {stderr}");
        let found = lines(&stdout).len();
        let wanted = match name.as_str() {
            "omegat__filters__srt__file-SrtFilter-mixedEol.srt"
            | "omegat__filters__srt__file-SrtFilter.srt" => 3..=3,
            "omegat__glossaries__empty.txt" => 0..=0,
            // Everything in it is fuzzy.
            "omegat__filters__po__file-POFilter-fuzzyCtx.po" => 0..=0,
            // Nothing in it is translated, so that it is a template.
            "omegat__filters__po__file-POFilter-match-stat-en-ca.po" => 50..=500,
            "omegat__filters__po__file-POFilter-Monolingual.po" => 2..=2,
            "omegat__filters__po__file-POFilter-be.po"
            | "omegat__filters__po__file-POFilter-be-utf8.po" => 500..=2000,
            _ => 1..=2000,
        };
        assert!(wanted.contains(&found), "{name}: {found} sentences");
        read += 1;
    }
    assert!(read > 30, "{read}");
}
