//! Long sentences without their middles.

use std::ops::Range;

use super::Document;
use super::bitext::{join, joined};

/// How many bytes of sentences are told whole; a paragraph that is no hostile one has fewer.
const WHOLE: usize = 4_000;
/// What stands between the words of an excerpt that do not follow each other.
pub(crate) const GAP: &str = " … ";

/// The sentences `run` of `document` as [`join`] has them, but of more than 4,000 bytes only the
/// beginning and the end, with “ … ” between them: for what is said of each of many words beside the
/// same sentences, which would take the square of their length. O(sentences + 4,000 bytes).
///
/// ```
/// use taiyaku::{Document, Lang, model::brief, text::segment};
/// let text = "No ".repeat(2_000);
/// let document = Document::new(Lang::En, text.clone(), segment::segment_lines(&text)).unwrap();
/// let brief = brief(&document, 0..1);
/// assert!(brief.starts_with("No No") && brief.contains(" … ") && brief.len() < 4_010);
/// ```
#[must_use]
pub fn brief(document: &Document, run: Range<usize>) -> String {
    let texts = || run.clone().map(|index| document.sentence(index));
    if texts().map(str::len).sum::<usize>() <= WHOLE {
        return join(document, run);
    }
    let mut left = WHOLE / 2;
    let head = joined(
        document.lang(),
        texts().map(|text| {
            let head = text.get(..text.floor_char_boundary(left)).unwrap_or("");
            left = spent(left, text, head);
            head
        }),
    );
    left = WHOLE / 2;
    let mut tails: Vec<&str> = texts()
        .rev()
        .map(|text| {
            let from = text.ceil_char_boundary(text.len().saturating_sub(left));
            let tail = text.get(from..).unwrap_or("");
            left = spent(left, text, tail);
            tail
        })
        .collect();
    tails.reverse();
    head + GAP + &joined(document.lang(), tails.into_iter())
}

/// What is left of so many bytes after `part` of `text`: nothing where the text was cut.
fn spent(left: usize, text: &str, part: &str) -> usize {
    if part.len() < text.len() { 0 } else { left - part.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, Sentence, Span};

    fn of(lines: &[String]) -> String {
        let mut at = 0;
        let sentence = |line: &String| {
            let start = at;
            at += line.len() + 1;
            Sentence { span: Span::new(start, start + line.len()), paragraph: 0 }
        };
        let sentences = lines.iter().map(sentence).collect();
        let document = Document::new(Lang::Ja, lines.join("\n"), sentences).unwrap();
        brief(&document, 0..document.len())
    }

    #[test]
    fn long_sentences_lose_their_middles() {
        let long = |word: &str, bytes: usize| word.repeat(bytes / word.len());
        for (lines, expected) in [
            (vec![], String::new()),
            (vec!["犬。".into(), "猫。".into()], "犬。猫。".into()),
            (vec![long("a", WHOLE)], long("a", WHOLE)),
            // A character that would be cut is left out.
            (vec![long("犬", WHOLE + 3)], format!("{0} … {0}", long("犬", WHOLE / 2))),
            (
                vec!["犬。".into(), long("a", WHOLE), "猫。".into()],
                format!("犬。{0} … {0}猫。", long("a", WHOLE / 2 - 6)),
            ),
            (
                vec![long("a", WHOLE / 2 + 1), "犬。".into(), long("b", WHOLE / 2 + 1)],
                format!("{} … {}", long("a", WHOLE / 2), long("b", WHOLE / 2)),
            ),
        ] {
            assert_eq!(of(&lines), expected);
        }
    }
}
