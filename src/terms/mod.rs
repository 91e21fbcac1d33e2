//! Where a glossary's forms stand in a document.
//!
//! Make one [`Matcher`] from a glossary and ask it for the [`Hit`]s of each document. What counts
//! as an occurrence is the matter of `japanese.rs` and `english.rs`, whose first lines state the
//! rules; [`expected`] compares the hits of a bead's two sides, [`audit`] looks for flaws of the
//! glossary itself.
//!
//! Time to build: linear in the glossary's characters. Time to match: linear in the document,
//! whatever the glossary's size, since a step in the trie of forms is one look-up. Some 500
//! bytes a form.

pub mod audit;
mod english;
pub mod expected;
mod inflection;
mod japanese;
mod letters;
mod trie;

pub(crate) use self::english::head;
use crate::model::{Document, Form, Glossary, Lang, Span, Status};
use crate::text::tokens::{JapaneseTokenizer, Token, TokenizerError};
use crate::text::words::{Reader, Words, within};

/// A form of a glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId {
    /// The index of its concept in the glossary.
    pub concept: usize,
    /// Its index among the concept's forms.
    pub form: usize,
}

impl FormId {
    /// The form itself; none in a glossary that the matcher was not made from.
    #[must_use]
    pub fn of(self, glossary: &Glossary) -> Option<&Form> {
        glossary.concepts.get(self.concept)?.forms.get(self.form)
    }
}

/// How a text matches a form, from close to loose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// Letter for letter, but for case where it does not matter.
    Exact,
    /// In another inflection: coins for coin, 掘った for 掘る.
    Inflected,
    /// In another spelling, and perhaps inflected too: コンピューター for コンピュータ,
    /// cofounders for co-founder.
    Variant,
}

/// A place where forms of a glossary stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The sentence's index in the document.
    pub sentence: usize,
    /// Its bytes in the document, in that sentence. An English genitive's `'s` and the endings
    /// behind a Japanese stem are not in it.
    pub span: Span,
    /// How it matches.
    pub how: How,
    /// The forms that match it as closely as any, ascending; never empty. Several when forms of
    /// several concepts are written alike.
    pub forms: Vec<FormId>,
    /// What would stand here without it: hits inside it, and those that match the same words less closely;
    /// beneath them nothing is told.
    pub beneath: Vec<Hit>,
}

impl Hit {
    /// The concepts of its forms that `glossary` lets be used, or of those that it forbids.
    pub fn concepts<'a>(
        &'a self,
        glossary: &'a Glossary,
        usable: bool,
    ) -> impl Iterator<Item = usize> + 'a {
        let forms = self.forms.iter();
        forms
            .filter(move |id| id.of(glossary).is_some_and(|form| form.is_usable() == usable))
            .map(|id| id.concept)
    }
}

/// Finds a glossary's forms in documents.
///
/// ```
/// use taiyaku::model::{Concept, Form, Status};
/// use taiyaku::terms::{How, Matcher};
/// use taiyaku::text::segment::{self, Options};
/// use taiyaku::{Document, Glossary, Lang};
///
/// let forms = vec![
///     Form::new(Lang::Ja, "ユーザ", Status::Preferred),
///     Form::new(Lang::En, "user", Status::Preferred),
/// ];
/// let concept = Concept { id: "user".into(), forms, ..Concept::default() };
/// let mut matcher = Matcher::new(&Glossary { concepts: vec![concept] }).unwrap();
///
/// let mut found = |lang, text: &str| -> Vec<(String, How)> {
///     let sentences = segment::segment(text, lang, &Options::default());
///     let document = Document::new(lang, text.to_owned(), sentences).unwrap();
///     let hits = matcher.hits(&document).into_iter();
///     hits.map(|hit| (hit.span.of(text).unwrap().to_owned(), hit.how)).collect()
/// };
/// let ja = "ユーザはユーザビリティを、ユーザーは速さを求める。";
/// assert_eq!(
///     found(Lang::Ja, ja),
///     [("ユーザ".to_owned(), How::Exact), ("ユーザー".to_owned(), How::Variant)],
/// );
/// assert_eq!(found(Lang::En, "The users’ usability."), [("users".to_owned(), How::Inflected)]);
/// ```
pub struct Matcher {
    japanese: japanese::Forms,
    english: english::Forms,
}

impl Matcher {
    /// A matcher for all forms of `glossary`. Linear in the glossary.
    ///
    /// # Errors
    /// When the embedded dictionary is damaged.
    pub fn new(glossary: &Glossary) -> Result<Self, TokenizerError> {
        Ok(Self::over(glossary, JapaneseTokenizer::new([])?))
    }

    /// The same, over the dictionary that `reader` has opened.
    ///
    /// # Errors
    /// As [`Matcher::new`].
    pub fn beside(glossary: &Glossary, reader: &Reader) -> Result<Self, TokenizerError> {
        Ok(Self::over(glossary, reader.japanese().with_terms([])?))
    }

    fn over(glossary: &Glossary, tokenizer: JapaneseTokenizer) -> Self {
        let mut japanese = japanese::Forms::new(tokenizer);
        let mut english = english::Forms::default();
        for (concept, entry) in glossary.concepts.iter().enumerate() {
            let originals = entry.forms.iter().filter(|form| form.lang == Lang::Ja);
            let original = originals.map(|form| japanese.original(form));
            let original = original.fold(Original::Other, |all, one| all.max(one));
            for (index, form) in entry.forms.iter().enumerate() {
                let id = FormId { concept, form: index };
                match form.lang {
                    Lang::Ja => japanese.add(id, form),
                    Lang::En => english.add(id, form, original),
                }
            }
        }
        Self { japanese, english }
    }

    /// The hits in all sentences, ascending. They do not overlap: of two that would, the longer
    /// stands, of two of one length the first. Linear in the text.
    pub fn hits(&mut self, document: &Document) -> Vec<Hit> {
        let lang = document.lang();
        if self.is_empty(lang) {
            return Vec::new();
        }
        let texts = document.iter();
        let tokens: Vec<Vec<Token>> = match lang {
            Lang::Ja => texts.map(|text| self.japanese.tokens(text)).collect(),
            Lang::En => texts.map(|text| self.english.tokens(text)).collect(),
        };
        self.among(document, tokens.into_iter())
    }

    /// The same, of a document that was read before: `words` are those of each sentence, by the
    /// dictionary alone.
    #[must_use]
    pub fn hits_among(&self, document: &Document, words: &[Words]) -> Vec<Hit> {
        if self.is_empty(document.lang()) {
            return Vec::new();
        }
        let sentences = document.sentences().iter().zip(words);
        let tokens = sentences.map(|(it, words)| within(&words.tokens, it.span.range()));
        self.among(document, tokens)
    }

    fn is_empty(&self, lang: Lang) -> bool {
        match lang {
            Lang::Ja => self.japanese.is_empty(),
            Lang::En => self.english.is_empty(),
        }
    }

    /// The hits, given the words of each sentence with their places in it.
    fn among(&self, document: &Document, tokens: impl Iterator<Item = Vec<Token>>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let (mut candidates, mut bases) = (Vec::new(), english::Bases::default());
        for ((index, sentence), tokens) in document.sentences().iter().enumerate().zip(tokens) {
            let text = document.sentence(index);
            match document.lang() {
                Lang::Ja => self.japanese.candidates(text, &tokens, &mut candidates),
                Lang::En => {
                    self.english.candidates(text, &tokens, &mut bases, &mut candidates);
                }
            }
            hits.extend(choose(&mut candidates).into_iter().map(|mut choice| {
                let beneath = choose(&mut choice.covered).into_iter();
                let beneath = beneath
                    .map(|inner| inner.hit(index, sentence.span.start, Vec::new()))
                    .collect();
                choice.hit(index, sentence.span.start, beneath)
            }));
        }
        hits
    }
}

/// Whether an English text is a form, in any inflection and spelling.
pub(crate) fn is_form_of(text: &str, form: &str) -> bool {
    let mut forms = english::Forms::default();
    let id = FormId { concept: 0, form: 0 };
    forms.add(id, &Form::new(Lang::En, form, Status::Preferred), Original::Other);
    let tokens = forms.tokens(text);
    let mut found = Vec::new();
    forms.candidates(text, &tokens, &mut english::Bases::default(), &mut found);
    !found.is_empty()
}

/// What the Japanese of a concept is, which tells how its English may be inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Original {
    Other,
    Verb,
    Adjective,
}

/// A place in a sentence where one form would match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    span: Span,
    how: How,
    /// Whether not even case differs.
    is_literal: bool,
    form: FormId,
}

impl Candidate {
    /// What orders candidates for one place: the closest first.
    fn distance(&self) -> (How, bool) {
        (self.how, !self.is_literal)
    }
}

/// A candidate that stands.
struct Choice {
    first: Candidate,
    /// Its form, and others that match the same words as closely.
    forms: Vec<FormId>,
    /// The candidates that do not stand since it does, and lie within it.
    covered: Vec<Candidate>,
}

impl Choice {
    /// The hit in sentence `sentence`, which begins at byte `start`.
    fn hit(self, sentence: usize, start: usize, beneath: Vec<Hit>) -> Hit {
        let Self { first: Candidate { span, how, .. }, forms, .. } = self;
        Hit { sentence, span: span.shifted(start), how, forms, beneath }
    }
}

/// Of overlapping candidates the longest, of each place the closest; ascending. Empties the list.
fn choose(candidates: &mut Vec<Candidate>) -> Vec<Choice> {
    candidates.sort_unstable_by_key(|it| {
        (usize::MAX - it.span.len(), it.span.start, it.distance(), it.form)
    });
    let mut chosen: Vec<Choice> = Vec::new();
    // By start: the end, and the place in `chosen`. They are disjoint, so the last that begins
    // before the end of another is the only one that can overlap it.
    let mut taken: std::collections::BTreeMap<usize, (usize, usize)> =
        std::collections::BTreeMap::new();
    for candidate in candidates.drain(..) {
        let span = candidate.span;
        let before = taken.range(..span.end).next_back();
        match before {
            Some((&start, &(end, index))) if end > span.start => {
                let Some(Choice { first, forms, covered }) = chosen.get_mut(index) else {
                    continue;
                };
                if first.span == span && first.distance() == candidate.distance() {
                    if forms.last() != Some(&candidate.form) {
                        forms.push(candidate.form);
                    }
                } else if start <= span.start && span.end <= end {
                    covered.push(candidate);
                }
            }
            _ => {
                taken.insert(span.start, (span.end, chosen.len()));
                let forms = vec![candidate.form];
                chosen.push(Choice { first: candidate, forms, covered: Vec::new() });
            }
        }
    }
    chosen.sort_unstable_by_key(|choice| choice.first.span);
    chosen
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any;
