//! Marks as a person would set them, and what kind of change each is.

use taiyaku::Document;
use taiyaku::model::Aspect;
use taiyaku::report::diff::{Mark, segments};
use taiyaku::text::lang;
use taiyaku::text::segment::{self, Options};

use crate::revision::compare;

mod lines;
mod numbers;
mod typography;
mod words;

/// One text for both revisions: `[-old-]{+new+}`. The marks must come out as they stand.
#[track_caller]
fn check(marked: &str, kinds: &[Aspect]) {
    let without = |keep: (&str, &str), drop: (&str, &str)| {
        let mut text = marked.to_owned();
        while let Some(start) = text.find(drop.0) {
            let end = start + text[start..].find(drop.1).unwrap() + drop.1.len();
            text.replace_range(start..end, "");
        }
        text.replace(keep.0, "").replace(keep.1, "").replace("  ", " ")
    };
    let (deleted, inserted) = (("[-", "-]"), ("{+", "+}"));
    let (old, new) = (without(deleted, inserted), without(inserted, deleted));
    check_pair(&old, &new, marked, kinds);
}

/// The same where white space of one side is not that of the other.
#[track_caller]
fn check_pair(old: &str, new: &str, marked: &str, kinds: &[Aspect]) {
    let lang = lang::detect(marked).unwrap();
    let (deleted, inserted) = (("[-", "-]"), ("{+", "+}"));
    let document = |text: &str| {
        let sentences = segment::segment(text, lang, &Options::default());
        Document::new(lang, text.to_owned(), sentences).unwrap()
    };
    let revision = compare(document(old), document(new), false);
    let mut found = String::new();
    let mut marks = Vec::new();
    for change in &revision.changes {
        if !found.is_empty() {
            found.push_str(lang.space());
        }
        for segment in segments(&revision, change) {
            let (open, close) = match segment.mark {
                Mark::Same => ("", ""),
                Mark::Deleted => deleted,
                Mark::Inserted => inserted,
            };
            found.push_str(if segment.spaced { " " } else { "" });
            found.push_str(&format!("{open}{}{close}", segment.text));
        }
        marks.extend(change.pieces.iter().filter_map(|piece| piece.aspect));
    }
    assert_eq!(found, marked, "\nold: {old}\nnew: {new}");
    assert_eq!(marks, kinds, "{marked}");
}
