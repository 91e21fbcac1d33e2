//! Asides: sentences that stand in brackets from end to end, such as “(Laughter)” and （拍手）.
//!
//! Transcripts and subtitles tell so what is heard besides the speech. One text does it and the other
//! does not, or both do; but hardly ever is an aside said with the sentence beside it. So it costs
//! something to put one into a bead whose other side has no brackets. Time O(bytes) and O(1) a bead,
//! space O(sentences).

use crate::model::{Document, Kind};
use crate::text::script::{is_kanji, is_kanji_numeral};

/// What an aside costs, in nats, among several sentences. Of 2, 3 and 5 the one with the highest F1s where
/// asides were put between the beads of development documents, on one side or on both.
const JOINED: f64 = 3.0;
/// What it costs alone beside one sentence, which may say the same without brackets. Of 0.5, 1, 1.5, 2, 2.5 and
/// 3 one of those with the highest F1s.
const ALONE: f64 = 2.0;

/// How much of a sentence stands in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracketed {
    Nothing,
    Something,
    /// It is an aside.
    Everything,
}

/// Where more than one sentence in so many stands in brackets, these are headings, or lines of the text
/// like others.
const RARE: usize = 8;

/// How much of each sentence stands in brackets; empty if nothing does. Where too many stand so from end to
/// end, none is an aside. O(bytes).
pub(super) fn bracketed(document: &Document) -> Vec<Bracketed> {
    let mut all: Vec<Bracketed> = document.iter().map(of_sentence).collect();
    let asides = all.iter().filter(|it| **it == Bracketed::Everything).count();
    if RARE * asides > all.len() {
        for it in all.iter_mut().filter(|it| **it == Bracketed::Everything) {
            *it = Bracketed::Something;
        }
    }
    if all.iter().all(|it| *it == Bracketed::Nothing) { Vec::new() } else { all }
}

/// The brackets that asides stand in: not 【】, which are those of headings.
const BRACKETS: [(char, char); 5] =
    [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('〔', '〕')];

fn of_sentence(sentence: &str) -> Bracketed {
    let is_bracket = |c: char| BRACKETS.iter().any(|&(open, close)| c == open || c == close);
    if !sentence.contains(is_bracket) {
        return Bracketed::Nothing;
    }
    let bare = sentence.trim_matches(|c: char| c.is_whitespace() || "。．.!！?？♪".contains(c));
    let inside =
        BRACKETS.iter().find_map(|&(open, close)| bare.strip_prefix(open)?.strip_suffix(close));
    // A whole sentence says something of its own, and letters and numerals number an item: “(a)”, （一）.
    let is_said = |c: char| is_bracket(c) || "。．.!！?？".contains(c);
    let is_aside = inside.is_some_and(|inside| {
        let mut letters = inside.chars().filter(|c| c.is_alphabetic());
        let is_word = match (letters.next(), letters.next()) {
            (Some(only), None) => is_kanji(only) && !is_kanji_numeral(only),
            (first, _) => first.is_some(),
        };
        is_word && !inside.contains(is_said)
    });
    if is_aside { Bracketed::Everything } else { Bracketed::Something }
}

/// The asides of two documents.
#[derive(Default)]
pub(super) struct Asides {
    source: Vec<Bracketed>,
    target: Vec<Bracketed>,
    are_known: bool,
}

impl Asides {
    pub fn new(source: &[Bracketed], target: &[Bracketed]) -> Self {
        let are_known = [source, target].iter().any(|side| side.contains(&Bracketed::Everything));
        Self { source: source.to_vec(), target: target.to_vec(), are_known }
    }

    /// Whether either text has an aside.
    pub fn are_known(&self) -> bool {
        self.are_known
    }

    /// What a bead is worth, in nats, for the asides in it: 0 or less.
    pub fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        if kind.source.min(kind.target) == 0 {
            return 0.0;
        }
        let here = self.source.get(source..source + kind.source).unwrap_or_default();
        let there = self.target.get(target..target + kind.target).unwrap_or_default();
        let lonely = |run: &[Bracketed], other: &[Bracketed]| {
            let has_none = other.iter().all(|it| *it == Bracketed::Nothing);
            let asides = run.iter().filter(|it| **it == Bracketed::Everything);
            if has_none { asides.map(|_| 1.0).sum() } else { 0.0 }
        };
        let asides: f64 = lonely(here, there) + lonely(there, here);
        -asides * if kind == Kind::new(1, 1) { ALONE } else { JOINED }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::segment::segment_lines;

    #[test]
    fn an_aside_is_nothing_but_brackets() {
        use Bracketed::{Everything, Nothing, Something};
        for (sentence, expected) in [
            ("(Laughter)", Everything),
            ("[Music]", Everything),
            ("（拍手）", Everything),
            ("〔拍手〕。", Everything),
            ("【会場】", Nothing),
            ("♪ (Jazz) ♪", Everything),
            ("（笑）", Everything),
            ("(See page 3.)", Something),
            ("（昭和三十年のことである。）", Something),
            ("He laughed (loudly).", Something),
            ("(a) Scope (b) Terms", Something),
            ("(a)", Something),
            ("（一）", Something),
            ("[12]", Something),
            ("(a.k.a. [Mo])", Something),
            ("Laughter", Nothing),
            ("", Nothing),
        ] {
            assert_eq!(of_sentence(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn what_stands_in_brackets_throughout_is_no_aside() {
        let known = |lines: &[&str]| {
            let text = lines.join("\n");
            let sentences = segment_lines(&text);
            let document = Document::new(Lang::Ja, text, sentences).expect("lines tile the text");
            bracketed(&document).contains(&Bracketed::Everything)
        };
        let speech = ["雨です。"; 9];
        assert!(known(&[&speech[..], &["（拍手）"]].concat()));
        assert!(!known(&speech));
        assert!(!known(&[&speech[..], &["第一条（目的）"]].concat()));
        assert!(!known(&["（日時）", "五日です。", "（会場）", "市民会館です。"].repeat(5)));
    }

    #[test]
    fn an_aside_joins_only_what_has_brackets() {
        use Bracketed::{Everything, Nothing, Something};
        let asides = Asides::new(&[Nothing, Everything, Something], &[Nothing, Everything]);
        for (source, target, kind, expected) in [
            (0, 0, Kind::new(1, 1), 0.0),
            (0, 0, Kind::new(1, 2), -JOINED),
            (0, 0, Kind::new(2, 1), -JOINED),
            (0, 1, Kind::new(1, 1), -ALONE),
            (1, 1, Kind::new(1, 1), 0.0),
            (2, 0, Kind::new(1, 2), 0.0),
            (0, 0, Kind::new(2, 2), 0.0),
            (1, 0, Kind::new(1, 0), 0.0),
            (9, 9, Kind::new(1, 1), 0.0),
        ] {
            let score = asides.score(source, target, kind);
            assert!((score - expected).abs() < 1e-12, "{source} {target} {kind:?}: {score}");
        }
    }
}
