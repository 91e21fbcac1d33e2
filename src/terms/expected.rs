//! Whether a bead's target has the terms that its source demands.
//!
//! Every hit in the source wants one in the target, of any usable form of its concept: synonyms
//! are alternatives. Which hit serves which is a matching in a bipartite graph (Kuhn's augmenting
//! paths), so a form that two concepts share serves one hit at a time. A term inside a longer
//! entry's hit is no hit and demands nothing.
//!
//! A term may be absent for good reason. A missing one is [eased](Ease) where a pronoun stands
//! for it behind an earlier rendering (of the sentences before, where each is a paragraph), where English says the head of a list once (AトークンとBトークン,
//! “A and B tokens”), and always in a Japanese target that has rendered it earlier in the
//! paragraph, since Japanese leaves out what is known.
//!
//! Time: the hits of the bead and of its paragraph, times the groups of concepts among them.

mod ease;

use std::ops::Range;

use self::ease::ease;
use super::{FormId, Hit};
use crate::model::{Bead, Document, Glossary};

/// A document and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its hits, as [`Matcher::hits`](super::Matcher::hits) gives them.
    pub hits: &'a [Hit],
}

/// Why a term may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ease {
    /// A pronoun behind an earlier rendering may stand for it.
    Pronoun,
    /// It is said once for several, or known from before.
    Ellipsis,
}

/// A term of the source without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its index among the source's hits.
    pub hit: usize,
    /// The concepts, any of which would do, ascending.
    pub concepts: Vec<usize>,
    /// How many hits of these concepts the bead's source has.
    pub in_source: usize,
    /// How many of their usable forms its target has.
    pub in_target: usize,
    /// Why this may be as it should; then it is worth no more than a note.
    pub ease: Option<Ease>,
}

/// A form in the target that must not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// Its index among the target's hits.
    pub hit: usize,
    /// The form.
    pub form: FormId,
    /// The index of the source's hit that it renders; none if it stands in for no certain one, or
    /// the concept has no form in the source's language and its form is banned everywhere.
    pub source: Option<usize>,
}

/// What a bead lacks and what it should not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the source. What a forbidden form renders is not missing.
    pub missing: Vec<Missing>,
    /// In the order of the target.
    pub forbidden: Vec<Forbidden>,
}

/// Compares the terms of a bead's two sides. A bead with an empty side has nothing to compare:
/// it is an omission or addition as a whole.
///
/// A forbidden form counts where its concept is in the bead's source, unless the same word is
/// a usable form of another concept that is there too; or everywhere, if its concept has no form in
/// the source's language.
///
/// ```
/// use taiyaku::model::{Bead, Concept, Form, Sentence, Status};
/// use taiyaku::terms::Matcher;
/// use taiyaku::terms::expected::{Side, compare};
/// use taiyaku::{Document, Glossary, Lang, Span};
///
/// let forms = vec![
///     Form::new(Lang::Ja, "トークン", Status::Preferred),
///     Form::new(Lang::En, "token", Status::Preferred),
///     Form::new(Lang::En, "coin", Status::Forbidden),
/// ];
/// let glossary =
///     Glossary { concepts: vec![Concept { id: "1".into(), forms, ..Concept::default() }] };
/// let mut matcher = Matcher::new(&glossary).unwrap();
/// let mut read = |lang, text: &str| {
///     let span = Span::new(0, text.len());
///     let sentences = vec![Sentence { span, paragraph: 0 }];
///     let document = Document::new(lang, text.to_owned(), sentences).unwrap();
///     let hits = matcher.hits(&document);
///     (document, hits)
/// };
/// let (ja, ja_hits) = read(Lang::Ja, "トークンでトークンを買い、トークンを売る。");
/// let (en, en_hits) = read(Lang::En, "Buy tokens with coins.");
/// let source = Side { document: &ja, hits: &ja_hits };
/// let target = Side { document: &en, hits: &en_hits };
/// let comparison = compare(&glossary, source, target, &Bead::new(0..1, 0..1));
/// assert_eq!(comparison.forbidden.len(), 1); // coins
/// assert_eq!(comparison.missing.len(), 1); // three, but one token and one coin
/// assert_eq!((comparison.missing[0].in_source, comparison.missing[0].in_target), (3, 1));
/// ```
#[must_use]
pub fn compare(glossary: &Glossary, source: Side<'_>, target: Side<'_>, bead: &Bead) -> Comparison {
    if bead.source.is_empty() || bead.target.is_empty() {
        return Comparison::default();
    }
    let sources = within(source.hits, &bead.source);
    let targets = within(target.hits, &bead.target);
    let wanted: Vec<(usize, Vec<usize>)> = sources
        .clone()
        .filter_map(|index| {
            let concepts = concepts(source.hits.get(index)?);
            Some((index, concepts))
        })
        .collect();
    let is_rendered = |concept: usize| {
        let entry = glossary.concepts.get(concept);
        entry.is_some_and(|entry| entry.usable(target.document.lang()).next().is_some())
    };
    let demanded: Vec<(usize, Vec<usize>)> =
        wanted.iter().filter(|(_, all)| all.iter().all(|&it| is_rendered(it))).cloned().collect();

    let mut groups = Groups::default();
    for hit in target.hits.get(targets.clone()).unwrap_or_default() {
        for hit in standing(glossary, hit, &wanted) {
            let mut usable: Vec<usize> = hit.concepts(glossary, true).collect();
            usable.dedup();
            groups.add(usable);
        }
    }
    let unmet: Vec<usize> = (0..demanded.len())
        .filter(|&wish| !groups.serve(wish, &demanded, &mut Vec::new()))
        .collect();

    let mut forbidden = forbidden(glossary, source, target, targets, &wanted);
    let mut missing = Vec::new();
    let mut eased = 0;
    for wish in unmet {
        let Some((hit, all)) = demanded.get(wish) else { continue };
        let stand_in =
            forbidden.iter_mut().find(|it| it.source.is_none() && all.contains(&it.form.concept));
        if let Some(stand_in) = stand_in {
            stand_in.source = Some(*hit);
            continue;
        }
        let shares = |other: &[usize]| other.iter().any(|concept| all.contains(concept));
        let ease = ease(source, target, bead, *hit, &shares, eased, glossary);
        eased += usize::from(ease == Some(Ease::Pronoun));
        missing.push(Missing {
            hit: *hit,
            concepts: all.clone(),
            in_source: wanted.iter().filter(|(_, other)| shares(other)).count(),
            in_target: groups.count(&shares),
            ease,
        });
    }
    Comparison { missing, forbidden }
}

/// What counts of a hit in the target. Where none of its concepts is in the source it does not hide those
/// that are: the same words, written less alike, or shorter ones, unless they are a usable form of
/// something else (health care is no health).
fn standing<'a>(
    glossary: &'a Glossary,
    hit: &'a Hit,
    wanted: &'a [(usize, Vec<usize>)],
) -> impl Iterator<Item = &'a Hit> {
    let is_wanted = |id: &FormId| wanted.iter().any(|(_, all)| all.contains(&id.concept));
    let is_asked_for = hit.forms.iter().any(is_wanted);
    let is_other = hit.concepts(glossary, true).next().is_some();
    let beneath = hit.beneath.iter().filter(move |inner| {
        !is_asked_for && (!is_other || inner.span == hit.span) && inner.forms.iter().any(is_wanted)
    });
    std::iter::once(hit).chain(beneath)
}

/// The indices of the hits in a run of sentences.
fn within(hits: &[Hit], sentences: &Range<usize>) -> Range<usize> {
    let first = hits.partition_point(|hit| hit.sentence < sentences.start);
    let last = hits.partition_point(|hit| hit.sentence < sentences.end);
    first..last.max(first)
}

/// The concepts of a hit, ascending. A forbidden form of the source means its concept too.
fn concepts(hit: &Hit) -> Vec<usize> {
    let mut concepts: Vec<usize> = hit.forms.iter().map(|id| id.concept).collect();
    concepts.dedup();
    concepts
}

/// Hits of the target that are usable forms of the same concepts.
#[derive(Default)]
struct Groups(Vec<Group>);

struct Group {
    concepts: Vec<usize>,
    hits: usize,
    /// The wishes that they serve.
    serves: Vec<usize>,
}

impl Groups {
    fn add(&mut self, concepts: Vec<usize>) {
        if concepts.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|group| group.concepts == concepts) {
            Some(group) => group.hits += 1,
            None => self.0.push(Group { concepts, hits: 1, serves: Vec::new() }),
        }
    }

    /// Finds a hit for a wish, moving earlier wishes to other groups if need be.
    fn serve(
        &mut self,
        wish: usize,
        wishes: &[(usize, Vec<usize>)],
        seen: &mut Vec<usize>,
    ) -> bool {
        let Some((_, wanted)) = wishes.get(wish) else { return false };
        for index in 0..self.0.len() {
            let Some(group) = self.0.get_mut(index) else { continue };
            if seen.contains(&index) || !group.concepts.iter().any(|it| wanted.contains(it)) {
                continue;
            }
            seen.push(index);
            if group.serves.len() < group.hits {
                group.serves.push(wish);
                return true;
            }
            for at in 0..group.hits {
                let Some(&other) = self.0.get(index).and_then(|group| group.serves.get(at)) else {
                    continue;
                };
                if self.serve(other, wishes, seen) {
                    if let Some(place) =
                        self.0.get_mut(index).and_then(|group| group.serves.get_mut(at))
                    {
                        *place = wish;
                    }
                    return true;
                }
            }
        }
        false
    }

    fn count(&self, shares: &dyn Fn(&[usize]) -> bool) -> usize {
        self.0.iter().filter(|group| shares(&group.concepts)).map(|group| group.hits).sum()
    }
}

fn forbidden(
    glossary: &Glossary,
    source: Side<'_>,
    target: Side<'_>,
    targets: Range<usize>,
    wanted: &[(usize, Vec<usize>)],
) -> Vec<Forbidden> {
    let is_in_source = |concept| wanted.iter().any(|(_, all)| all.contains(&concept));
    let is_banned = |concept: usize| {
        let entry = glossary.concepts.get(concept);
        entry.is_some_and(|it| it.forms_in(source.document.lang()).next().is_none())
    };
    let mut found = Vec::new();
    for index in targets {
        let Some(hit) = target.hits.get(index) else { continue };
        if hit.concepts(glossary, true).any(is_in_source) {
            continue;
        }
        let forbids = |id: &&FormId| {
            id.of(glossary).is_some_and(|form| !form.is_usable())
                && (is_in_source(id.concept) || is_banned(id.concept))
        };
        if let Some(&form) = hit.forms.iter().find(forbids) {
            found.push(Forbidden { hit: index, form, source: None });
        }
    }
    found
}

#[cfg(test)]
#[path = "expected_tests.rs"]
mod tests;
