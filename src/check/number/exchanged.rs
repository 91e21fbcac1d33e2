//! Two numbers that changed places: 男性30人、女性20人 is not “20 men and 30 women”.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{Edict, StemId};

use crate::check::analysis::Analysis;
use crate::check::comparison::Swapped;
use crate::check::context::Context;
use crate::check::gloss;
use crate::check::quantity::{Quantity, about, quoted};
use crate::check::rule::Rule;
use crate::model::{Finding, Span};
use crate::text::tokens::{Class, Token};

/// How many words behind an English number may say what it counts: “bottles of milk”.
const MOST_WORDS: usize = 3;
/// How many numbers behind another may have changed places with it.
const NEAR: usize = 8;
/// How many characters stand between a Japanese number and what it counts at most: 30人の男性.
const COUNTER: usize = 3;

/// A number and the English words that what it counts may become, or those that stand behind it.
struct Counted<'q> {
    quantity: &'q Quantity,
    words: FxHashSet<StemId>,
}

/// The pairs of numbers of which each counts what the other should, by the words beside them.
pub(super) fn findings(
    rule: &Rule,
    context: &Context<'_>,
    bead: usize,
    equal: &[Swapped],
) -> Vec<Finding> {
    let (ja, en) = (context.japanese(), context.english());
    let counts = |it: &&Swapped| {
        let (j, e) = (&it.japanese, &it.english);
        !j.idle && !e.idle && j.number.key() == e.number.key() && !j.is_date()
    };
    let equal: Vec<&Swapped> = equal.iter().filter(counts).collect();
    if equal.len() < 2 {
        return Vec::new();
    }
    let both: Vec<(Counted, Counted)> =
        (equal.iter()).map(|it| (japanese(ja, &it.japanese), english(en, &it.english))).collect();
    let mut found = Vec::new();
    for (at, (j, e)) in both.iter().enumerate() {
        for (other_j, other_e) in both.iter().skip(at + 1).take(NEAR) {
            let links = |a: &Counted, b: &Counted| !a.words.is_disjoint(&b.words);
            let is_exchanged = j.quantity.number.value != other_j.quantity.number.value
                && links(j, other_e)
                && links(other_j, e)
                && !links(j, e)
                && !links(other_j, other_e);
            if is_exchanged {
                let spans =
                    |a: &Counted, b: &Counted| [a.quantity.number.span, b.quantity.number.span];
                let named = |side, a: &Counted, b: &Counted| {
                    format!("{} and {}", quoted(side, a.quantity), quoted(side, b.quantity))
                };
                let (of, to) = context.in_order(named(ja, j, other_j), named(en, e, other_e));
                let message = format!("{of} in the source have changed places here: {to}");
                let (of_ja, of_en) = (spans(j, other_j), spans(e, other_e));
                found.push(context.finding(rule, bead, (&of_ja, &of_en), message));
            }
        }
    }
    found
}

/// What a Japanese number counts: the noun before it, or the one that の joins to it.
fn japanese<'q>(side: &Analysis<'_>, quantity: &'q Quantity) -> Counted<'q> {
    let number = quantity.number.span;
    let sentence = side.sentence_at(number.start);
    let tokens = side.sentences().get(sentence).map_or(&[][..], |words| words.tokens.as_slice());
    let first = tokens.partition_point(|token| token.span.end <= number.start);
    let before = tokens.get(..first).unwrap_or_default();
    // 男性は30人
    let particle = |token: &&Token| ["は", "が", "を", "も"].contains(&token.word.text.as_str());
    let before = match before.split_last() {
        Some((last, rest)) if particle(&last) => rest,
        _ => before,
    };
    let is_noun = |token: &Token| matches!(token.word.class, Class::Noun | Class::Unknown);
    let noun = before.last().filter(|token| is_noun(token)).or_else(|| {
        let (_, after) = about(side, number);
        let (counter, _) = after.split_once('の')?;
        let noun = number.end + counter.len() + "の".len();
        let is_near = counter.chars().count() <= COUNTER && !counter.contains(['、', '。']);
        let token = tokens.get(tokens.partition_point(|token| token.span.start < noun));
        token.filter(|it| it.span.start == noun && is_near && is_noun(it))
    });
    let word = noun.map_or("", |token| token.word.lemma.as_str());
    Counted { quantity, words: gloss::stems(word) }
}

/// The words behind an English number, up to the next number or comma.
fn english<'q>(side: &Analysis<'_>, quantity: &'q Quantity) -> Counted<'q> {
    let number = quantity.number.span;
    let sentence = side.sentence_at(number.start);
    let tokens = side.sentences().get(sentence).map_or(&[][..], |words| words.tokens.as_slice());
    let next = tokens.partition_point(|token| token.span.start < number.end);
    let behind = tokens.get(next..).unwrap_or_default().iter();
    let mut end = number.end;
    let near = behind.take(MOST_WORDS).take_while(|token| {
        let gap = side.text(Span::new(end.min(token.span.start), token.span.start));
        end = token.span.end;
        let is_end = gap.contains([',', ';', ':', '(', ')', '.']) || token.word.text == "and";
        !is_end && !token.word.text.starts_with(|c: char| c.is_ascii_digit())
    });
    let words = near.filter_map(|token| Edict.stem_id(&token.word.lemma)).collect();
    Counted { quantity, words }
}
