//! What kind of change a mark is: the rules, each with a word of explanation.
//!
//! Rules are tried in the order of [`RULES`]; the first that fits names the mark. They look at
//! the words, not at the meaning: a wrong name and a right one are both called names.

mod rules;

use std::ops::Range;

use taiyaku_dictionaries::{Stemmer, one_spelling};
use unicode_normalization::UnicodeNormalization;

use crate::model::{Aspect, Document, Lang, Span};
use crate::text::kana::{katakana, usual_katakana};
use crate::text::script::{is_hiragana, is_kanji, kanji_digit};

use super::dates::say_the_same;
use super::figures::Figure;
use super::marks::differs_in_typography;
use super::markup::{has_markup, in_target, is_box, is_emphasis};
use super::names::is_name;
use super::punctuation::{is_punctuation, joins_clauses};
use super::stretch::{Side, Stretch};
use super::words::{Part, Sort};

pub use rules::{RULES, Rule};

/// A text with the digits of kanji as others.
fn with_digits(text: &str) -> String {
    text.nfkc().map(|c| kanji_digit(c).unwrap_or(c)).collect()
}

/// Whether two words have the same kanji and differ only in the kana between them: 入口, 入り口.
fn differs_in_okurigana(old: &str, new: &str) -> bool {
    let kanji = |text: &str| text.chars().filter(|c| !is_hiragana(*c)).collect::<String>();
    let end = |text: &str| text.chars().rev().take_while(|c| is_hiragana(*c)).collect::<String>();
    let common = kanji(old);
    common.chars().all(is_kanji)
        && common.chars().nth(1).is_some()
        && common == kanji(new)
        && end(old) == end(new)
        && [old, new].iter().all(|text| text.starts_with(is_kanji))
}

/// Kana without the marks of voiced sounds, which a word gets inside a compound: グチ and クチ.
fn unvoiced(kana: &str) -> String {
    kana.nfd().filter(|c| !matches!(c, '\u{3099}' | '\u{309a}')).collect()
}

/// What the rules look at beside the mark itself.
pub(super) struct Context<'a> {
    pub lang: Lang,
    pub old: Side<'a>,
    pub new: Side<'a>,
    /// The documents, which know where sentences begin.
    pub documents: [&'a Document; 2],
    /// The numbers and versions of both runs of sentences, in bytes of the documents.
    pub figures: [&'a [Figure]; 2],
    /// Where forms of the glossary stand in the documents, ascending.
    pub terms: [&'a [Span]; 2],
}

impl Context<'_> {
    /// The kind of one changed stretch, but for order and exchanged terms, which several marks
    /// make together.
    pub fn aspect(&self, stretch: &Stretch) -> Aspect {
        type Fits<'a> = fn(&Context<'a>, &Stretch) -> bool;
        let rules: [(Aspect, Fits<'_>); 8] = [
            (Aspect::Markup, Self::is_markup),
            (Aspect::Typography, Self::is_typography),
            (Aspect::Number, Self::is_number),
            (Aspect::Terminology, Self::is_term),
            (Aspect::Name, Self::is_name),
            (Aspect::Spelling, Self::is_spelling),
            (Aspect::Punctuation, Self::is_punctuation),
            (Aspect::Content, Self::is_content),
        ];
        let found = rules.into_iter().find(|(_, fits)| fits(self, stretch));
        found.map_or(Aspect::Wording, |(aspect, _)| aspect)
    }

    fn texts(&self, stretch: &Stretch) -> [&str; 2] {
        [self.old.text_of(&stretch.old), self.new.text_of(&stretch.new)]
    }

    fn parts(&self, stretch: &Stretch) -> [&[Part]; 2] {
        [
            self.old.parts.get(stretch.old.clone()).unwrap_or_default(),
            self.new.parts.get(stretch.new.clone()).unwrap_or_default(),
        ]
    }

    fn is_markup(&self, stretch: &Stretch) -> bool {
        let sides = [(self.old, &stretch.old), (self.new, &stretch.new)];
        let is_marked_up = self.documents.iter().all(|it| has_markup(it));
        let are_marks = |(side, run): (Side<'_>, &Range<usize>)| {
            let text = side.text_of(run);
            text.is_empty() || is_box(text) || is_marked_up && is_emphasis(text)
        };
        let mut places =
            sides.into_iter().zip(self.documents).filter(|((_, run), _)| !run.is_empty());
        are_marks(sides[0]) && are_marks(sides[1])
            || places.all(|((side, run), document)| {
                are_marks((side, run)) || in_target(document, side.span(run))
            })
    }

    fn is_typography(&self, stretch: &Stretch) -> bool {
        differs_in_typography(self.old, self.new, stretch)
    }

    /// The figures that either side of a mark touches. Where nothing stands, what is beside it was or
    /// became more.
    fn figures(&self, stretch: &Stretch) -> [Vec<&Figure>; 2] {
        let [old, new] = self.figures;
        [(self.old, &stretch.old, old), (self.new, &stretch.new, new)].map(
            |(words, run, figures)| {
                let room = words.room(run);
                let (from, to) = match run.is_empty() {
                    true => (
                        figures.partition_point(|f| f.span.end < room.start),
                        figures.partition_point(|f| f.span.start <= room.end),
                    ),
                    false => (
                        figures.partition_point(|f| f.span.end <= room.start),
                        figures.partition_point(|f| f.span.start < room.end),
                    ),
                };
                figures.get(from..to).unwrap_or_default().iter().collect()
            },
        )
    }

    fn is_number(&self, stretch: &Stretch) -> bool {
        let [old, new] = self.figures(stretch);
        let is_more = |figures: &[&Figure], (words, run): (Side<'_>, &Range<usize>)| {
            let span = words.span(run);
            figures.iter().any(|f| f.span.start < span.start || span.end < f.span.end)
        };
        let is_part = match [stretch.old.is_empty(), stretch.new.is_empty()] {
            [true, _] => is_more(&new, (self.new, &stretch.new)),
            [_, true] => is_more(&old, (self.old, &stretch.old)),
            _ => true,
        };
        is_part && !old.is_empty() && !new.is_empty() && !say_the_same(&old, &new, self.lang)
    }

    /// Whether either side is figures and nothing else but what stands between them on both, or the comma
    /// before a year.
    fn are_figures(&self, stretch: &Stretch) -> bool {
        let figures = self.figures(stretch);
        let [old, new] = &figures;
        let between = |side: Side<'_>, figures: &[&Figure], at: usize| {
            let span = side.span(&(at..at + 1));
            let next = figures.partition_point(|figure| figure.span.end <= span.start);
            let is_inside = figures.get(next).is_some_and(|figure| figure.span.start < span.end);
            !is_inside && side.part(at) != ","
        };
        let a = stretch.old.clone().filter(|&at| between(self.old, old, at));
        let b = stretch.new.clone().filter(|&at| between(self.new, new, at));
        figures.iter().all(|side| !side.is_empty() && side.iter().all(|figure| figure.is_plain()))
            && a.map(|at| self.old.part(at)).eq(b.map(|at| self.new.part(at)))
    }

    /// Whether numbers, times or dates are written otherwise, and nothing else is: twelve and 12, 三割
    /// and 3割, 午後3時 and 15:00.
    fn is_notation(&self, stretch: &Stretch) -> bool {
        // 一つ is a number to nobody else.
        let texts = self.texts(stretch).map(with_digits);
        let [old, new] = self.figures(stretch);
        self.lang == Lang::Ja && texts[0] == texts[1]
            || self.are_figures(stretch) && say_the_same(&old, &new, self.lang)
    }

    fn is_term(&self, stretch: &Stretch) -> bool {
        if stretch.old.is_empty() || stretch.new.is_empty() {
            return false;
        }
        let sides = [(self.old, &stretch.old), (self.new, &stretch.new)];
        sides.into_iter().zip(self.terms).any(|((side, run), terms)| {
            let mark = side.span(run);
            let from = terms.partition_point(|term| term.end <= mark.start);
            terms.get(from).is_some_and(|term| term.start < mark.end)
        })
    }

    fn is_name(&self, stretch: &Stretch) -> bool {
        is_name(self.lang, self.old, self.new, stretch, self.documents)
    }

    /// The two sides without case, hyphens, apostrophes, dots and spaces.
    fn letters(&self, stretch: &Stretch) -> [String; 2] {
        self.texts(stretch).map(|text| {
            let is_kept =
                |c: &char| !matches!(c, '-' | '‐' | '・' | '.' | '\'' | '’') && !c.is_whitespace();
            let kept = text.chars().filter(is_kept);
            kept.flat_map(char::to_lowercase).collect::<String>()
        })
    }

    /// Whether two changes that meet, as `stretch` together, are one: a figure for another, or the same
    /// thing written otherwise. 10:30am and 10:30 a.m., the 1990's and the 1990s.
    pub fn is_one(&self, stretch: &Stretch) -> bool {
        let [old, new] = self.letters(stretch);
        !old.is_empty() && old == new || self.are_figures(stretch)
    }

    fn is_spelling(&self, stretch: &Stretch) -> bool {
        let joined = self.letters(stretch);
        let [old, new] = &joined;
        if stretch.old.is_empty() || stretch.new.is_empty() {
            return self.is_dot(stretch) || self.is_hyphen(stretch);
        }
        if old.is_empty() || new.is_empty() || joins_clauses(self.old, self.new, stretch) {
            return false;
        }
        if old == new {
            return true;
        }
        if self.is_notation(stretch) {
            return true;
        }
        let parts = self.parts(stretch);
        if self.lang == Lang::Ja {
            return self.is_read_alike(stretch);
        }
        let ([a], [b]) = (parts[0], parts[1]) else { return false };
        let is_word = |part: &Part, text: &str| {
            part.sort == Sort::Content && text.chars().all(char::is_alphabetic)
        };
        if !is_word(a, old) || !is_word(b, new) {
            return false;
        }
        let shorter = old.chars().count().min(new.chars().count());
        let edits = strsim::damerau_levenshtein(old, new);
        let stemmer = Stemmer::new();
        one_spelling(old) == one_spelling(new)
            || shorter >= 4
                && edits <= if shorter >= 8 { 2 } else { 1 }
                && stemmer.stem(old) != stemmer.stem(new)
    }

    /// Whether Japanese words are read alike: by the dictionary, or in katakana by its spellings.
    fn is_read_alike(&self, stretch: &Stretch) -> bool {
        let [old, new] = self.texts(stretch).map(katakana);
        if let (Some(old), Some(new)) = (&old, &new)
            && usual_katakana(old) == usual_katakana(new)
        {
            return true;
        }
        // The dictionary has いい apart from 良い, which is read よい.
        let is_good = |text: &str| matches!(text, "いい" | "よい" | "良い" | "好い" | "善い");
        if self.texts(stretch).iter().all(|text| is_good(text)) {
            return true;
        }
        let reading = |side: Side<'_>, run: &Range<usize>| -> Option<String> {
            let of_part = |at: usize| {
                let word = side.parts.get(at)?.word.as_ref();
                let reading = word.and_then(|word| word.reading.clone());
                reading.or_else(|| katakana(side.part(at)))
            };
            run.clone().map(of_part).collect()
        };
        let readings = (reading(self.old, &stretch.old), reading(self.new, &stretch.new));
        let (Some(old), Some(new)) = readings else { return false };
        let [before, after] = self.texts(stretch);
        // The analyser takes 申込み for two words, whose readings are others. 売れない物 is no 売り物.
        let is_ending = |side: Side<'_>, at: usize| {
            let is_light = side.parts.get(at).is_some_and(|part| part.sort == Sort::Light);
            is_light && side.part(at).chars().all(is_hiragana)
        };
        let mut sides = [(self.old, &stretch.old), (self.new, &stretch.new)].into_iter();
        let is_cut = stretch.old.len() + stretch.new.len() > 2
            && sides.all(|(side, run)| !run.clone().any(|at| is_ending(side, at)));
        old.replace('ー', "") == new.replace('ー', "")
            || differs_in_okurigana(before, after) && (is_cut || unvoiced(&old) == unvoiced(&new))
    }

    /// Whether the dot of an abbreviation came or went: one behind a word, before another.
    fn is_dot(&self, stretch: &Stretch) -> bool {
        let (side, run) = match stretch.old.is_empty() {
            true => (self.new, &stretch.new),
            false => (self.old, &stretch.old),
        };
        let is_word =
            |at: Option<usize>| at.is_some_and(|at| side.part(at).starts_with(char::is_alphabetic));
        let is_behind = !side.is_spaced(run.start) && is_word(run.start.checked_sub(1));
        side.text_of(run) == "." && is_behind && is_word(Some(run.end)) && side.is_spaced(run.end)
    }

    /// Whether a hyphen between two words came or went.
    fn is_hyphen(&self, stretch: &Stretch) -> bool {
        let (side, run) = match stretch.old.is_empty() {
            true => (self.new, &stretch.new),
            false => (self.old, &stretch.old),
        };
        let is_word = |at: Option<usize>| {
            at.is_some_and(|at| side.part(at).starts_with(char::is_alphanumeric))
        };
        let is_close = !side.is_spaced(run.start) && !side.is_spaced(run.end);
        matches!(side.text_of(run), "-" | "‐")
            && is_close
            && is_word(run.start.checked_sub(1))
            && is_word(Some(run.end))
    }

    fn is_punctuation(&self, stretch: &Stretch) -> bool {
        is_punctuation(self.old, self.new, stretch)
    }

    fn is_content(&self, stretch: &Stretch) -> bool {
        let [old, new] = self
            .parts(stretch)
            .map(|parts| parts.iter().filter(|part| part.sort.is_content()).count());
        let (less, more) = (old.min(new), old.max(new));
        if less == 0 { more >= 3 } else { more >= less + 4 && more >= less * 3 }
    }
}
