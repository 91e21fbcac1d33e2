//! What stands for a term where its usual rendering does not.

mod company;
mod verbs;

use crate::model::Span;
use crate::text::script::is_kanji;

use super::super::paired::Paired;
use super::companions;
use super::english::{
    is_article, is_capital, is_closed_compound, is_kin, is_no_noun, is_pronoun, lowered, makes_verb,
};
use super::model::Model;
use super::units::{Corpus, Lesson, Recurring};
use super::usual::Usual;
use super::vocabulary::English;
use super::{Rendering, Sureness, Term, TermKind, Use};

/// From this probability on another unit accounts for a word.
const CLAIMED: f32 = 0.1;
/// The most words of a rendering.
const MAX_WORDS: usize = 4;
/// How many other words of one side may be left without a counterpart where a rendering is found by
/// what is left.
const MAX_LEFT: usize = 1;
/// The same where its neighbours are the term's.
const MAX_LEFT_IN_COMPANY: usize = 4;
/// The same where the phrase has an article.
const MAX_LEFT_OF_NOUN: usize = 3;

/// `term` with its rendering in each of its beads.
pub(super) fn term(
    paired: &Paired<'_>,
    corpus: &Corpus,
    model: &Model,
    term: &Recurring,
    usual: &Usual,
) -> Term {
    let lessons = term.lessons.iter().filter_map(|&number| corpus.lessons.get(number));
    let uses = lessons.map(|lesson| {
        let places = lesson.japanese.iter().filter(|(unit, _)| *unit == term.unit);
        let look = Look { paired, corpus, model, term, usual, lesson };
        Use {
            bead: lesson.bead,
            japanese: places.map(|&(_, span)| span).collect(),
            rendering: look.rendering(),
        }
    });
    let mut uses: Vec<Use> = uses.collect();
    companions::drop_companions(corpus, model, (term, usual), &mut uses);
    let usual_text = as_it_stands(paired, usual, &uses);
    Term {
        form: term.form.text.clone(),
        kind: term.form.kind,
        usual: usual_text.unwrap_or_else(|| usual.words.join(" ")),
        is_name: usual.is_name,
        is_special: usual.is_special,
        is_known: usual.is_known,
        uses,
    }
}

/// The usual rendering as the text has it, with what stands between its words (hours *of*
/// operation): that of a name where it comes first, another as it most often stands, in lower case.
fn as_it_stands(paired: &Paired<'_>, usual: &Usual, uses: &[Use]) -> Option<String> {
    let texts = uses.iter().filter_map(|used| match used.rendering {
        Rendering::Usual(span) => Some(paired.english().text(span)),
        _ => None,
    });
    let bare = |text: &str| {
        let bare = ["'s", "’s", "'", "’"].iter().find_map(|end| text.strip_suffix(end));
        bare.unwrap_or(text).to_owned()
    };
    let mut texts = texts.map(bare);
    if usual.is_name {
        return texts.next().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    for text in texts.map(|text| lowered(&text)) {
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    // Some uses are short for the whole.
    counts.retain(|(text, _)| text.split([' ', '-']).count() >= usual.words.len());
    let most = counts.iter().map(|&(_, count)| count).max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(text, _)| text)
}

struct Look<'a> {
    paired: &'a Paired<'a>,
    corpus: &'a Corpus,
    model: &'a Model,
    term: &'a Recurring,
    usual: &'a Usual,
    lesson: &'a Lesson,
}

impl Look<'_> {
    fn word(&self, at: usize) -> Option<&English> {
        self.lesson.english.get(at)
    }

    fn is_usual(&self, word: &English) -> bool {
        self.usual.stems.contains(&word.stem)
    }

    fn rendering(&self) -> Rendering {
        let words = &self.lesson.english;
        let distinct = |at: &usize| self.word(*at).map(|word| word.stem);
        let places: Vec<usize> = (0..words.len())
            .filter(|&at| words.get(at).is_some_and(|w| self.is_usual(w)))
            .collect();
        let mut stems: Vec<u32> = places.iter().filter_map(distinct).collect();
        stems.sort_unstable();
        stems.dedup();
        let mut wanted = self.usual.stems.clone();
        wanted.sort_unstable();
        wanted.dedup();
        if !places.is_empty() {
            if stems.len() == wanted.len() {
                return Rendering::Usual(self.whole(&places));
            }
            return self.partly(&places);
        }
        if let Some(at) = (0..words.len()).find(|&at| self.is_akin(at)) {
            return Rendering::Usual(self.span(at, at));
        }
        self.other().unwrap_or(Rendering::Unsaid)
    }

    /// The longest run of usual words, of those the first.
    fn whole(&self, places: &[usize]) -> Span {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for &at in places {
            let goes_on = |to: usize| {
                (to + 1..=at).all(|next| self.word(next).is_some_and(English::continues))
                    && at - to <= 2
            };
            match runs.last_mut().filter(|(_, to)| goes_on(*to)) {
                Some((_, to)) => *to = at,
                None => runs.push((at, at)),
            }
        }
        let longest = runs.iter().map(|(from, to)| to - from).max().unwrap_or(0);
        let run = runs.into_iter().find(|(from, to)| to - from == longest);
        run.map(|(from, to)| self.span(from, to)).unwrap_or_default()
    }

    /// A form of one of the usual words, or their initials.
    fn is_akin(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let is_short = self.usual.words.len() > 1 && word.word().starts_with(&self.usual.initials);
        let head = self.usual.words.last();
        is_short
            || word.word().starts_with(&self.usual.squashed)
            || self.usual.words.iter().any(|usual| {
                is_kin(usual, word.word())
                    && (Some(usual) == head || !is_closed_compound(usual, word.word()))
            })
    }

    /// Some of the usual words stand there: a short form, unless another word has the place of
    /// what is missing.
    fn partly(&self, places: &[usize]) -> Rendering {
        let first = places.first().copied().unwrap_or(0);
        for &at in places {
            let (from, to) = self.widened(at);
            let others =
                (from..=to).filter(|other| !places.contains(other)).filter_map(|at| self.word(at));
            let mut others = others.filter(|word| !self.is_usual(word)).peekable();
            if others.peek().is_some()
                && self.left() <= MAX_LEFT_OF_NOUN
                && !others.any(|word| self.is_kin_of_usual(word))
            {
                return Rendering::Other(self.span(from, to), Sureness::Known);
            }
        }
        Rendering::Usual(self.span(first, first))
    }

    fn is_kin_of_usual(&self, word: &English) -> bool {
        self.usual.words.iter().any(|usual| is_kin(usual, word.word()))
    }

    /// The run of free words about `at`.
    fn widened(&self, at: usize) -> (usize, usize) {
        let (mut from, mut to) = (at, at);
        let joined = |at: usize| self.word(at).is_some_and(|word| word.is_joined);
        while from > 0 && joined(from) && self.is_free(from - 1) && to - from < MAX_WORDS {
            from -= 1;
        }
        while joined(to + 1)
            && self.is_free(to + 1)
            && !self.is_sentence_verb(to + 1)
            && to - from < MAX_WORDS
        {
            to += 1;
        }
        (from, to)
    }

    /// Whether nothing else of the bead accounts for a word that may be part of a noun.
    fn is_free(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let is_word = word.word().chars().nth(1).is_some();
        if !is_word || word.is_grammar || word.word().ends_with("ly") {
            return false;
        }
        if self.is_capital(at) && !self.usual.is_name && !self.is_name() {
            return false;
        }
        self.claim(word) < CLAIMED
    }

    /// How surely another unit of the bead becomes the word.
    fn claim(&self, word: &English) -> f32 {
        let own = self.term.unit;
        let others = self.lesson.japanese.iter().filter(|(unit, _)| *unit != own);
        others
            .map(|&(unit, _)| {
                let known = self.model.known(unit, word.stem);
                self.model.t(unit, word.stem).max(if known > 0.0 { CLAIMED } else { 0.0 })
            })
            .fold(0.0, f32::max)
    }

    /// Whether the term names one thing, so that another rendering must have a capital, too. What is
    /// made of common words is none, though its rendering has capitals: the Client of a contract, an
    /// AC adapter.
    fn is_name(&self) -> bool {
        let is_common = || {
            let unit = self.corpus.units.get(self.term.unit as usize);
            let parts = unit.map_or(&[][..], |unit| &unit.parts);
            parts.iter().all(|part| !part.is_name) && self.term.form.text.contains(is_kanji)
        };
        self.term.form.kind == TermKind::Name || (self.usual.is_name && !is_common())
    }

    fn is_capital(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| is_capital(self.paired, word.span))
    }

    /// Another phrase for the term.
    fn other(&self) -> Option<Rendering> {
        let count = self.lesson.english.len();
        let mut phrases: Vec<(usize, usize, bool)> = Vec::new();
        let mut at = 0;
        while at < count {
            if !self.is_free(at) && !self.is_own(at) {
                at += 1;
                continue;
            }
            let start = at;
            while at + 1 < count
                && self.word(at + 1).is_some_and(|word| word.is_joined)
                && (self.is_free(at + 1) || self.is_own(at + 1))
            {
                at += 1;
            }
            phrases.extend(self.trimmed(start, at));
            at += 1;
        }
        // What the dictionary says comes first, then what is left over.
        if let Some(&(from, to, _)) = phrases.iter().find(|(.., own)| *own) {
            return Some(Rendering::Other(self.span(from, to), Sureness::Known));
        }
        // Another name is another person; without the dictionary or the sound nothing says else.
        if self.is_name() || self.is_subject() {
            return None;
        }
        phrases.retain(|&(from, to, _)| from < to || !self.is_verb(to) && !self.is_predicative(to));
        let left = self.left();
        let near: Vec<usize> = phrases
            .iter()
            .map(|&(from, to, _)| match self.company(from, to) {
                0 => 0,
                near => near + usize::from(self.has_article(from)),
            })
            .collect();
        let most = near.iter().copied().max().unwrap_or(0);
        let mut kept = phrases.iter().zip(&near).filter(|(_, near)| **near == most);
        // What stands beside the same words as the term does is the term's.
        if let (Some((&(from, to, _), _)), None, true) =
            (kept.next(), kept.next(), most > 0 && left <= MAX_LEFT_IN_COMPANY)
            && !self.has_rival(from, to)
        {
            return Some(Rendering::Other(self.span(from, to), self.sureness(from, to)));
        }
        phrases.retain(|&(_, to, _)| self.is_head(to));
        // A noun with its article, or else the only phrase there is.
        let nouns: Vec<_> = phrases.iter().filter(|(from, ..)| self.has_article(*from)).collect();
        let only = match (nouns.as_slice(), phrases.as_slice()) {
            ([noun], _) if left <= MAX_LEFT_OF_NOUN => Some(**noun),
            ([], [phrase]) if left <= MAX_LEFT => Some(*phrase),
            _ => None,
        };
        only.map(|(from, to, _)| Rendering::Other(self.span(from, to), self.sureness(from, to)))
    }

    /// Whether the Japanese begins with the term and the English with a pronoun, which then most likely
    /// stands for it: what is left over is something else.
    fn is_subject(&self) -> bool {
        let first = self.lesson.japanese.iter().find(|&&(unit, _)| self.says(unit));
        first.is_some_and(|&(unit, _)| unit == self.term.unit)
            && self.word(0).is_some_and(|word| is_pronoun(word.word()))
    }

    /// How sure it is that what is left renders the term.
    fn sureness(&self, from: usize, to: usize) -> Sureness {
        match self.has_article(from) {
            true if self.left_beside(from, to) <= MAX_LEFT => Sureness::OnlyNoun,
            true => Sureness::LeftNoun,
            false => Sureness::Left,
        }
    }

    /// Whether a word ends its noun phrase: no other noun follows.
    fn is_head(&self, at: usize) -> bool {
        let follower = self.word(at + 1).filter(|word| word.is_joined);
        follower.is_none_or(|word| word.is_grammar)
    }

    /// Whether an article or a possessive stands before a phrase.
    fn has_article(&self, from: usize) -> bool {
        let before = from.checked_sub(1).and_then(|at| self.word(at));
        self.word(from).is_some_and(|word| word.is_joined)
            && before.is_some_and(|word| is_article(word.word()))
    }

    /// Whether the dictionary or the sound says that the term becomes a word, and no other unit
    /// of the bead is likelier to.
    fn is_own(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let known = self.model.known(self.term.unit, word.stem);
        known > 0.0
            && !word.is_grammar
            && self.model.t(self.term.unit, word.stem) >= self.claim(word)
    }

    /// A run of free words as a noun phrase: verbs cut off at either end. With it, whether one of
    /// its words is the term's own.
    fn trimmed(&self, from: usize, to: usize) -> Option<(usize, usize, bool)> {
        let (mut from, mut to) = (from, to);
        let before = |at: usize| {
            let previous = self.word(at.checked_sub(1)?)?;
            self.word(at)?.is_joined.then_some(previous.word())
        };
        while from <= to
            && (before(from).is_some_and(makes_verb)
                || self.word(from).is_some_and(|word| is_no_noun(word.word()) && from == to))
        {
            from += 1;
        }
        while from <= to
            && ((from < to && self.has_object(to))
                || self.word(to).is_some_and(|word| is_no_noun(word.word())))
        {
            to = to.checked_sub(1)?;
        }
        if from > to || to - from >= MAX_WORDS {
            return None;
        }
        let own = (from..=to).any(|at| self.is_own(at));
        let fits = !self.is_name() || (from..=to).any(|at| self.is_capital(at));
        fits.then_some((from, to, own))
    }

    fn span(&self, from: usize, to: usize) -> Span {
        let of = |at: usize| self.word(at).map(|word| word.span).unwrap_or_default();
        Span::new(of(from).start, of(to).end)
    }
}
