//! Two numbers that changed places: 男性30人、女性20人 is not “20 men and 30 women”.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{Edict, StemId, Stemmer};

use crate::check::analysis::Analysis;
use crate::check::comparison::Swapped;
use crate::check::context::Context;
use crate::check::gloss;
use crate::check::quantity::{Quantity, about, quoted};
use crate::check::rule::Rule;
use crate::check::spelling::plain;
use crate::model::{Finding, Span};
use crate::text::kana::romaji;
use crate::text::tokens::{Class, Token};

/// How many words behind an English number may say what it counts: “bottles of milk”.
const MOST_WORDS: usize = 3;
/// How many numbers behind another may have changed places with it.
const NEAR: usize = 8;
/// How many characters stand between a Japanese number and what it counts at most: 30人の男性.
const COUNTER: usize = 3;

/// How many bytes stand between “from” and “to” at most.
const GAP: usize = 48;
/// What may stand between what is counted and its number.
const PARTICLES: [&str; 6] = ["は", "が", "を", "も", "で", "に"];
/// Measures that stand before their number, and words that bound it.
#[rustfmt::skip]
const MEASURES: [&str; 12] = [
    "大さじ", "小さじ", "大匙", "小匙", "カップ", "約", "およそ", "わずか", "計", "最大", "最高", "最低",
];

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
    let mut found = turned(rule, context, bead, &equal);
    let both: Vec<(Counted, Counted)> =
        (equal.iter()).map(|it| (japanese(ja, &it.japanese), english(en, &it.english))).collect();
    for (at, (j, e)) in both.iter().enumerate() {
        for (other_j, other_e) in both.iter().skip(at + 1).take(NEAR) {
            let links = |a: &Counted, b: &Counted| !a.words.is_disjoint(&b.words);
            let is_exchanged = j.quantity.number.value != other_j.quantity.number.value
                && links(j, other_e)
                && links(other_j, e)
                && !links(j, e)
                && !links(other_j, other_e);
            if is_exchanged {
                let japanese = [j.quantity, other_j.quantity];
                found.push(finding(
                    rule,
                    context,
                    bead,
                    (japanese, [e.quantity, other_e.quantity]),
                ));
            }
        }
    }
    found
}

fn finding(
    rule: &Rule,
    context: &Context<'_>,
    bead: usize,
    (japanese, english): ([&Quantity; 2], [&Quantity; 2]),
) -> Finding {
    let named =
        |side, [a, b]: [&Quantity; 2]| format!("{} and {}", quoted(side, a), quoted(side, b));
    let (ja, en) = (named(context.japanese(), japanese), named(context.english(), english));
    let (of, to) = context.in_order(ja, en);
    let message = format!("{of} in the source have changed places here: {to}");
    let spans = |both: [&Quantity; 2]| both.map(|it| it.number.span);
    context.finding(rule, bead, (&spans(japanese), &spans(english)), message)
}

/// The pairs of numbers between which the way is turned round: 60秒から30秒に, “from 30 to 60 seconds”.
fn turned(rule: &Rule, context: &Context<'_>, bead: usize, equal: &[&Swapped]) -> Vec<Finding> {
    let (ja, en) = (context.japanese(), context.english());
    let between = |from: Span, to: Span| {
        let is_near = from.end <= to.start && to.start - from.end <= GAP;
        is_near.then(|| Span::new(from.end, to.start))
    };
    let is_turned = |a: &Swapped, b: &Swapped| {
        let Some(gap) = between(a.japanese.number.span, b.japanese.number.span) else {
            return false;
        };
        let Some(back) = between(b.english.number.span, a.english.number.span) else {
            return false;
        };
        let (before, _) = about(en, b.english.number.span);
        let before = before.trim_end_matches(['$', '€', '£', '¥', ' ']);
        ja.text(gap).split_once("から").is_some_and(|(counter, rest)| {
            counter.chars().count() <= COUNTER && rest.chars().count() <= COUNTER
        }) && (before.ends_with("from") || before.ends_with("From"))
            && en.text(back).split_whitespace().any(|word| word == "to")
            && en.text(back).split_whitespace().count() <= MOST_WORDS
            && a.japanese.number.value != b.japanese.number.value
    };
    let pairs = equal.windows(2).filter_map(|two| match two {
        [a, b] if is_turned(a, b) => Some([a, b]),
        [a, b] if is_turned(b, a) => Some([b, a]),
        _ => None,
    });
    let findings = pairs.map(|[a, b]| {
        finding(rule, context, bead, ([&a.japanese, &b.japanese], [&a.english, &b.english]))
    });
    findings.collect()
}

/// What a Japanese number counts: the noun before it, or the one that の joins to it.
fn japanese<'q>(side: &Analysis<'_>, quantity: &'q Quantity) -> Counted<'q> {
    let number = quantity.number.span;
    let sentence = side.sentence_at(number.start);
    let tokens = side.sentences().get(sentence).map_or(&[][..], |words| words.tokens.as_slice());
    let first = tokens.partition_point(|token| token.span.end <= number.start);
    let before = tokens.get(..first).unwrap_or_default();
    // 砂糖大さじ2
    let is_measure = |token: &&Token| MEASURES.contains(&token.word.text.as_str());
    let measures = before.iter().rev().take_while(is_measure).count();
    let before = before.get(..before.len() - measures).unwrap_or_default();
    // 男性は30人, 東京で6度
    let particle = |token: &&Token| PARTICLES.contains(&token.word.text.as_str());
    let before = match before.split_last() {
        Some((last, rest)) if particle(&last) => rest,
        _ => before,
    };
    let is_noun =
        |token: &Token| matches!(token.word.class, Class::Noun | Class::Name | Class::Unknown);
    let noun = before.last().filter(|token| is_noun(token)).or_else(|| {
        let (_, after) = about(side, number);
        let (counter, _) = after.split_once('の')?;
        let noun = number.end + counter.len() + "の".len();
        let is_near = counter.chars().count() <= COUNTER && !counter.contains(['、', '。']);
        let token = tokens.get(tokens.partition_point(|token| token.span.start < noun));
        token.filter(|it| it.span.start == noun && is_near && is_noun(it))
    });
    let mut words = noun.map(|token| gloss::stems(&token.word.lemma)).unwrap_or_default();
    let name = noun.filter(|token| token.word.class == Class::Name);
    let reading = name.and_then(|token| token.word.reading.as_deref());
    let reading = reading.map(|it| plain(&romaji(it)));
    words.extend(reading.and_then(|it| Edict.stem_id(&Stemmer::new().stem(&it))));
    Counted { quantity, words }
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
