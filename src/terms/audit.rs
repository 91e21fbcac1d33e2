//! Flaws of a glossary itself: a rule that can never match passes in silence.

use rustc_hash::FxHashMap;

use super::expected::{Side, compare};
use super::{FormId, Matcher, letters};
use crate::model::{
    Bead, Concept, Document, DocumentError, Example, Form, Glossary, Lang, Sentence, Span, Verdict,
};
use crate::text::fold::Folded;
use crate::text::lang;
use crate::text::segment::{self, Options};

/// What is wrong with a concept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlawKind {
    /// A form is not found even where it stands alone.
    #[error("`{text}` can never match: {reason}")]
    NeverMatches {
        /// The form.
        text: String,
        /// Why.
        reason: &'static str,
    },
    /// A form is listed twice.
    #[error("`{text}` is listed twice")]
    Repeated {
        /// The form.
        text: String,
    },
    /// Another concept has the same forms in both languages.
    #[error("`{japanese}` and `{english}` are already in {other}")]
    Duplicate {
        /// The Japanese form that both have.
        japanese: String,
        /// The English one.
        english: String,
        /// The other concept, as a message calls it.
        other: String,
    },
    /// A form may be used here and is forbidden there.
    #[error("`{text}` may be used here and is forbidden in {other}")]
    Contradiction {
        /// The form.
        text: String,
        /// The other concept.
        other: String,
    },
    /// An example shows something else than it should.
    #[error("the example `{source_text}` => `{target_text}` should {expected}, but {found}")]
    Example {
        /// The example's first text.
        source_text: String,
        /// Its second.
        target_text: String,
        /// What was expected.
        expected: &'static str,
        /// What was found.
        found: String,
    },
    /// Another concept has the form in another spelling, and renders it otherwise.
    #[error("`{text}` is `{spelling}` of {other} in another spelling, which is rendered otherwise")]
    Respelt {
        /// The form.
        text: String,
        /// The other spelling.
        spelling: String,
        /// The other concept.
        other: String,
    },
    /// A form looks like several.
    #[error("`{text}` is one form with {mark} in it; several are parted by `|`")]
    Several {
        /// The form.
        text: String,
        /// What looks as if it parted them.
        mark: &'static str,
    },
    /// A form ends with a remark in brackets.
    #[error("`{text}` is only found with what is in the brackets; a remark is better in a note")]
    Bracketed {
        /// The form.
        text: String,
    },
}

impl FlawKind {
    /// Whether it may well be meant.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        matches!(self, Self::Respelt { .. } | Self::Several { .. } | Self::Bracketed { .. })
    }
}

/// Something wrong with a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The concept's index in the glossary.
    pub concept: usize,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What came of looking through a glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// By concept, ascending.
    pub flaws: Vec<Flaw>,
    /// How many examples were tried.
    pub examples: usize,
}

/// Looks for forms that can never match or look like several, duplicates, forms that are usable in
/// one concept and forbidden in another, and tries out the examples. `name` says what a message calls
/// the concept of an index. Linear in the glossary.
pub fn audit(glossary: &Glossary, matcher: &mut Matcher, name: &dyn Fn(usize) -> String) -> Audit {
    let mut audit = Audit::default();
    let index = Index::new(glossary);
    // Forms that are written alike are found alike, and a thousand of them need not each be looked
    // for among the others.
    let mut seen: FxHashMap<(Key, bool), bool> = FxHashMap::default();
    for (concept, entry) in glossary.concepts.iter().enumerate() {
        let mut flaws = Vec::new();
        for (number, form) in entry.forms.iter().enumerate() {
            let id = FormId { concept, form: number };
            let key = (Key::of(form), form.exact);
            if !seen.get(&key).copied().unwrap_or(false) {
                let flaw = never_matches(matcher, id, form);
                seen.insert(key, flaw.is_none());
                flaws.extend(flaw);
            }
            flaws.extend(doubt(form));
            let earlier = entry.forms.iter().take(number);
            if earlier.clone().any(|other| Key::of(other) == Key::of(form)) {
                flaws.push(FlawKind::Repeated { text: form.text.clone() });
            }
            if form.is_usable()
                && let Some(&other) = index.forbidden.get(&Key::of(form))
            {
                let other =
                    if other == concept { "the same entry".to_owned() } else { name(other) };
                flaws.push(FlawKind::Contradiction { text: form.text.clone(), other });
            }
        }
        if let Some((japanese, english, other)) = index.duplicate(concept, entry) {
            flaws.push(FlawKind::Duplicate { japanese, english, other: name(other) });
        } else if let Some((text, spelling, other)) = index.respelt(concept, entry) {
            flaws.push(FlawKind::Respelt { text, spelling, other: name(other) });
        }
        for example in &entry.examples {
            audit.examples += 1;
            flaws.extend(failure(glossary, matcher, concept, example));
        }
        audit.flaws.extend(flaws.into_iter().map(|kind| Flaw { concept, kind }));
    }
    audit
}

/// What makes two forms the same: the text, or without case where that does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key(Lang, String);

impl Key {
    fn of(form: &Form) -> Self {
        let text = form.text.trim();
        Self(
            form.lang,
            if form.case_sensitive || form.exact {
                text.to_owned()
            } else {
                Folded::new(text).text().to_lowercase()
            },
        )
    }
}

impl Key {
    /// The same for all spellings in which a form is found.
    fn of_spellings(form: &Form) -> Self {
        match form.lang {
            Lang::Ja if !form.exact && !form.case_sensitive => {
                Self(Lang::Ja, letters::key(&form.text))
            }
            _ => Self::of(form),
        }
    }
}

#[derive(Default)]
struct Index<'a> {
    /// The first concept that forbids a form.
    forbidden: FxHashMap<Key, usize>,
    /// The first concept with a usable pair of forms.
    pairs: FxHashMap<(Key, Key), usize>,
    /// The first concept with a usable Japanese form in any spelling, and how it spells it.
    spellings: FxHashMap<Key, (usize, &'a str)>,
}

impl<'a> Index<'a> {
    fn new(glossary: &'a Glossary) -> Self {
        let mut index = Self::default();
        for (concept, entry) in glossary.concepts.iter().enumerate() {
            for form in entry.forms.iter().filter(|form| !form.is_usable()) {
                index.forbidden.entry(Key::of(form)).or_insert(concept);
            }
            for (japanese, english) in pairs(entry) {
                let pair = (Key::of_spellings(japanese), Key::of(english));
                index.pairs.entry(pair).or_insert(concept);
            }
            for form in entry.usable(Lang::Ja) {
                let first = (concept, form.text.trim());
                index.spellings.entry(Key::of_spellings(form)).or_insert(first);
            }
        }
        index
    }

    fn duplicate(&self, concept: usize, entry: &Concept) -> Option<(String, String, usize)> {
        pairs(entry).find_map(|(japanese, english)| {
            let &first = self.pairs.get(&(Key::of_spellings(japanese), Key::of(english)))?;
            (first < concept).then(|| (japanese.text.clone(), english.text.clone(), first))
        })
    }

    /// A form that an earlier concept spells otherwise. Of those that are written alike nothing is told:
    /// a word may have two meanings.
    fn respelt(&self, concept: usize, entry: &Concept) -> Option<(String, String, usize)> {
        entry.usable(Lang::Ja).find_map(|form| {
            let &(first, spelling) = self.spellings.get(&Key::of_spellings(form))?;
            let is_other = first < concept && spelling != form.text.trim();
            is_other.then(|| (form.text.clone(), spelling.to_owned(), first))
        })
    }
}

fn pairs(entry: &Concept) -> impl Iterator<Item = (&Form, &Form)> {
    let english = || entry.usable(Lang::En);
    entry.usable(Lang::Ja).flat_map(move |japanese| english().map(move |form| (japanese, form)))
}

/// Looks for a form in itself.
fn never_matches(matcher: &mut Matcher, id: FormId, form: &Form) -> Option<FlawKind> {
    let text = form.text.trim();
    let flaw = |reason| Some(FlawKind::NeverMatches { text: form.text.clone(), reason });
    if !text.chars().any(char::is_alphanumeric) {
        return flaw("it has no letter or digit");
    }
    // Those that are blanks are taken for them.
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return flaw("it has a control character, which texts have not");
    }
    let span = Span::new(0, text.len());
    let sentences = vec![Sentence { span, paragraph: 0 }];
    let Ok(document) = Document::new(form.lang, text.to_owned(), sentences) else {
        return flaw("it is no text");
    };
    let hits = matcher.hits(&document);
    if hits.iter().any(|hit| hit.forms.contains(&id)) {
        return None;
    }
    flaw("it is not found where it stands alone")
}

/// What stands between forms in the cells of many tables, and is part of the form here.
const BETWEEN: [(&str, &[&str]); 3] = [
    ("a line break", &["\n", "\r", "\u{b}", "\u{2028}", "\u{2029}"]),
    ("a semicolon", &["; ", "；"]),
    ("a spaced slash", &[" / ", " ／ "]),
];

/// Whether a form looks like something else than one form.
fn doubt(form: &Form) -> Option<FlawKind> {
    let text = form.text.trim();
    let mut marks = BETWEEN.iter().filter(|(_, marks)| marks.iter().any(|it| text.contains(it)));
    if let Some(&(mark, _)) = marks.next() {
        return Some(FlawKind::Several { text: form.text.clone(), mark });
    }
    // Without a blank a bracket may belong to the word: 401(k).
    let is_bracketed = [(" (", ')'), ("（", '）'), (" [", ']'), ("［", '］')]
        .iter()
        .any(|(open, close)| text.ends_with(*close) && text.find(open).is_some_and(|at| at > 0));
    is_bracketed.then(|| FlawKind::Bracketed { text: form.text.clone() })
}

/// Tries out an example; says what came of it if that is not what should.
fn failure(
    glossary: &Glossary,
    matcher: &mut Matcher,
    concept: usize,
    example: &Example,
) -> Option<FlawKind> {
    let flaw = |found: String| {
        Some(FlawKind::Example {
            source_text: example.source.clone(),
            target_text: example.target.clone(),
            expected: match example.verdict {
                Verdict::Pass => "pass",
                Verdict::Fail => "fail",
            },
            found,
        })
    };
    let langs = match (lang::detect(&example.source), lang::detect(&example.target)) {
        (Some(source), Some(target)) if source != target => (source, target),
        _ => return flaw("it is not one text in Japanese and one in English".to_owned()),
    };
    let documents = (document(langs.0, &example.source), document(langs.1, &example.target));
    let (Ok(source), Ok(target)) = documents else {
        return flaw("it could not be cut into sentences".to_owned());
    };
    let (source_hits, target_hits) = (matcher.hits(&source), matcher.hits(&target));
    let bead = Bead::new(0..source.len(), 0..target.len());
    let comparison = compare(
        glossary,
        Side { document: &source, hits: &source_hits },
        Side { document: &target, hits: &target_hits },
        &bead,
    );
    let text = |document: &Document, span: Span| span.of(document.text()).unwrap_or("").to_owned();
    let missing =
        comparison.missing.iter().find(|it| it.ease.is_none() && it.concepts.contains(&concept));
    let forbidden = comparison.forbidden.iter().find(|it| it.form.concept == concept);
    let found = match (missing, forbidden) {
        (_, Some(forbidden)) => {
            let hit = target_hits.get(forbidden.hit)?;
            Some(format!("`{}` is forbidden", text(&target, hit.span)))
        }
        (Some(missing), None) => {
            let hit = source_hits.get(missing.hit)?;
            Some(format!("the term for `{}` is missing", text(&source, hit.span)))
        }
        (None, None) => None,
    };
    match (example.verdict, found) {
        (Verdict::Pass, Some(found)) => flaw(found),
        (Verdict::Fail, None) => {
            let has = |hits: &[super::Hit]| {
                hits.iter().any(|hit| hit.forms.iter().any(|id| id.concept == concept))
            };
            flaw(if has(&source_hits) {
                "nothing is wrong with it".to_owned()
            } else {
                "no form of the entry is in its first text".to_owned()
            })
        }
        _ => None,
    }
}

fn document(lang: Lang, text: &str) -> Result<Document, DocumentError> {
    let sentences = segment::segment(text, lang, &Options::default());
    Document::new(lang, text.to_owned(), sentences)
}
