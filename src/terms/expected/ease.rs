//! Why a term of the source may be missing in its translation.

use unicode_segmentation::UnicodeSegmentation;

use super::{Ease, Side, concepts, within};
use crate::model::{Bead, Document, Glossary, Lang, Span};
use crate::terms::Hit;

/// English pronouns that may stand for a thing or a person named before. “That” and “which” are
/// mostly conjunctions.
const PRONOUNS: [&str; 22] = [
    "both",
    "he",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "it",
    "its",
    "itself",
    "one",
    "ones",
    "she",
    "their",
    "theirs",
    "them",
    "themselves",
    "these",
    "they",
    "this",
    "those",
];

/// What joins the parts of a list in Japanese, and how far two mentions in it may be apart.
const COORDINATORS: [&str; 9] = ["と", "や", "・", "、", "及び", "および", "又は", "または", "／"];
const MAX_LIST_CHARS: usize = 16;

/// How far before a rendering the list may be that it is the head of, in bytes: some eight words.
const MAX_LIST_BYTES: usize = 48;

/// How many sentences before one count as its paragraph where each is a paragraph of its own.
const MAX_LINES: usize = 3;

/// Why the source's `hit` may be missing, `used` pronouns having been used for others.
pub(super) fn ease(
    source: Side<'_>,
    target: Side<'_>,
    bead: &Bead,
    hit: usize,
    shares: &dyn Fn(&[usize]) -> bool,
    used: usize,
    glossary: &Glossary,
) -> Option<Ease> {
    let sentences = target.document.sentences();
    let first = first_of_paragraph(target.document, bead.target.start)?;
    let renders = |hit: &&Hit| shares(&hit.concepts(glossary, true).collect::<Vec<_>>());
    let known = target.hits.get(within(target.hits, &(first..bead.target.end)))?;
    let rendering = known.iter().find(renders)?;
    match target.document.lang() {
        Lang::Ja => Some(Ease::Ellipsis),
        Lang::En => {
            let from = rendering.span.end.max(sentences.get(bead.target.start)?.span.start);
            let to = sentences.get(bead.target.end.checked_sub(1)?)?.span.end;
            let rest = Span::new(from, to).of(target.document.text()).unwrap_or("");
            let is_pronoun =
                |word: &&str| PRONOUNS.binary_search(&word.to_lowercase().as_str()).is_ok();
            if rest.unicode_words().filter(is_pronoun).count() > used {
                return Some(Ease::Pronoun);
            }
            let lists = known.iter().filter(renders).any(|hit| heads_list(target, hit));
            (lists && is_in_list(source, hit, shares)).then_some(Ease::Ellipsis)
        }
    }
}

/// The first sentence of the paragraph of sentence `at`. Where paragraphs are single sentences, as
/// in a file with a sentence on each line, some before it count as its own: a pronoun of English
/// refers to them. Japanese that leaves a word out is not trusted so far.
fn first_of_paragraph(document: &Document, at: usize) -> Option<usize> {
    let sentences = document.sentences();
    let paragraph = sentences.get(at)?.paragraph;
    let first = sentences.partition_point(|sentence| sentence.paragraph < paragraph);
    let is_alone = |&index: &usize| {
        let paragraph = |index: usize| sentences.get(index).map(|sentence| sentence.paragraph);
        let own = paragraph(index);
        own != paragraph(index + 1) && index.checked_sub(1).and_then(paragraph) != own
    };
    let may_reach_back = document.lang() == Lang::En && is_alone(&at);
    let back = (0..first).rev().take(if may_reach_back { MAX_LINES } else { 0 });
    Some(back.take_while(is_alone).last().unwrap_or(first))
}

/// Whether another mention stands close before or behind in a list: Aトークンと Bトークン.
fn is_in_list(source: Side<'_>, hit: usize, shares: &dyn Fn(&[usize]) -> bool) -> bool {
    let near = |first: usize, second: usize| {
        let (Some(a), Some(b)) = (source.hits.get(first), source.hits.get(second)) else {
            return false;
        };
        let between = Span::new(a.span.end, b.span.start).of(source.document.text());
        a.sentence == b.sentence
            && shares(&concepts(a))
            && shares(&concepts(b))
            && between.is_some_and(|text| {
                text.chars().count() <= MAX_LIST_CHARS
                    && COORDINATORS.iter().any(|word| text.contains(word))
            })
    };
    near(hit, hit + 1) || hit.checked_sub(1).is_some_and(|before| near(before, hit))
}

/// Whether “and” or “or” stands close before an English rendering.
fn heads_list(target: Side<'_>, hit: &Hit) -> bool {
    let text = target.document.text();
    let start = target.document.sentences().get(hit.sentence).map_or(0, |it| it.span.start);
    let from = hit.span.start.saturating_sub(MAX_LIST_BYTES).max(start);
    let before = text.get(text.ceil_char_boundary(from)..hit.span.start).unwrap_or("");
    before.unicode_words().any(|word| matches!(word, "and" | "or"))
}
