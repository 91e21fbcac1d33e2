//! Texts of beads as they are compared with each other.

use std::ops::Range;

use crate::model::Lang;
use crate::text::fold::Folded;

use super::analysis::Analysis;
use super::paired::Paired;

/// The texts of a bead with two sides, so folded that equal ones say the same: source and draft.
pub(super) fn texts(paired: &Paired<'_>) -> Vec<(usize, (String, String))> {
    let beads = paired.beads().iter().enumerate();
    let beads = beads.filter(|(_, bead)| !bead.source.is_empty() && !bead.target.is_empty());
    let texts = beads.map(|(number, bead)| {
        let source = folded(paired.source, bead.source.clone());
        (number, (source, folded(paired.target, bead.target.clone())))
    });
    texts.collect()
}

/// The text of a run with width, case, spaces and the punctuation at its end folded away.
fn folded(side: &Analysis<'_>, run: Range<usize>) -> String {
    let mut text = String::new();
    for index in run {
        let sentence = Folded::new(side.sentence(index));
        for (number, word) in sentence.text().split_whitespace().enumerate() {
            if number > 0 && side.lang() == Lang::En {
                text.push(' ');
            }
            if word.is_ascii() {
                let start = text.len();
                text.push_str(word);
                if let Some(word) = text.get_mut(start..) {
                    word.make_ascii_lowercase();
                }
                continue;
            }
            for c in word.chars() {
                match c {
                    '’' => text.push('\''),
                    'ぁ'..='ヿ' | '一'..='\u{9fff}' => text.push(c),
                    c if c.is_ascii() => text.push(c.to_ascii_lowercase()),
                    c => text.extend(c.to_lowercase()),
                }
            }
        }
        text.push(' ');
    }
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    text.truncate(end);
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    text.drain(..start);
    text
}
