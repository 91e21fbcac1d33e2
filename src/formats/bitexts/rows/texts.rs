//! Tables of which only the texts are wanted: translation memories, from which words are learned.

use super::super::tags::primary;
use super::{Column, Meaning};

/// Where columns are in Japanese and in English, `source` and `target` say where the texts are from.
pub(super) fn prefer_langs(columns: &mut [Meaning], cells: &[&str]) {
    let has = |lang: &str| {
        let mut langs = columns.iter().filter_map(Meaning::lang);
        langs.any(|tag| primary(tag) == lang)
    };
    if !has("ja") || !has("en") {
        return;
    }
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        if matches!(meaning, Meaning::Known(Column::Source | Column::Target)) {
            *meaning = other(cell);
        }
    }
}

/// Takes columns that say something of the texts for any others, and of several sources the first for
/// the one.
pub(super) fn leave_texts(columns: &mut [Meaning], cells: &[&str]) {
    use Column::{Confidence, Dates, Id, Notes, Props, Source, State};
    let mut has_source = false;
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        let is_left_out = match meaning {
            Meaning::Known(Source) | Meaning::Side(Source, _) => {
                std::mem::replace(&mut has_source, true)
            }
            Meaning::Known(column) | Meaning::Draft { column, .. } => {
                matches!(column, Id | Confidence | State | Notes | Props | Dates)
            }
            Meaning::Foreign(..) => true,
            _ => false,
        };
        if is_left_out {
            *meaning = other(cell);
        }
    }
}

fn other(cell: &str) -> Meaning {
    Meaning::Other(cell.trim().to_owned())
}
