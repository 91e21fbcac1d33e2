//! `opposite`: a word that says the opposite of the source's, or another of a few like it.

mod affirmed;
mod around;
mod axes;
mod beside;
mod denial;
mod denied;
mod growth;
mod kin;
mod modal;
mod nothing;
mod planned;
mod rendered;
mod roles;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use taiyaku_dictionaries::is_stop_word;

use crate::model::{Finding, Severity, Span};

use super::context::Context;
use super::contrast::{Both, Exchange, Table, Thing, exchanges, in_bead};
use super::moved::SURE;
use super::paired::Pair;
use super::reopened;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "opposite",
    severity: Severity::Warning,
    summary: "a word says the opposite of the source's: 左, “on the right”",
    page: "\
What: words that come in twos or in small sets: left and right, points of the compass, seasons,
yesterday and tomorrow, last year and next, first and last, highest and lowest, older and younger,
brothers and sisters, exports and imports, buying and selling, colours and more. It is a finding
where the source says one and the draft another, and neither side has anything that may mean what
the other says. About a number that is the same on both sides, 以上 and “less than”, 未満 and “over”,
まで and “from”, 前 and “after”, 増 and “fell by” are such words, too. Where only one side denies
something (狭くない, “wide”), or the roles are exchanged with the words (AがBに敗れた, “B won against A”;
AはBより大きい, “B is smaller than A”), nothing is said. A single sentence whose verb is denied on the
Japanese side alone (見つからなかった, “was found”), or planned there and done in English (閉鎖する予定だ,
“closed”), is a finding, too; so are the same the other way round, must beside “may”, none of what
there is some of, まだ beside “already”, and 前 beside “after” or てから beside “before” of the same
event.

Why: such words are exchanged in a moment of inattention, and the sentence reads as well as before.

Example: 次の角を右に曲がる beside “turn left at the next corner”.

Silence: as for number-mismatch, with `opposite`.",
    check,
};

/// What finds a word that one side says and the other takes back, where each has one sentence, and what is
/// wrong then.
type Turn = (fn(&Context<'_>, &Pair) -> Option<[Span; 2]>, &'static str);

static TURNS: [Turn; 8] = [
    (denied::slip, "only one side denies it"),
    (affirmed::slip, "only one side denies it"),
    (nothing::slip, "only one side denies it"),
    (nothing::turned, "one is over, the other is not"),
    (planned::slip, "only one side plans it"),
    (planned::done, "only one side has done it"),
    (modal::slip, "one must be, the other need not or must not"),
    (around::slip, "one is before, the other after"),
];

/// Japanese texts that liken one thing to another.
const LIKENING: [&str; 6] = ["のよう", "みたい", "ごとく", "ごとし", "同然", "まるで"];

/// English words, or their beginnings, behind which “like” likens to all that follows: “felt like I had been
/// bitten by a dog”.
#[rustfmt::skip]
const BEFORE_CLAUSE: [&str; 14] = [
    "feel-", "felt", "look-", "sound-", "seem-", "act-", "behav-", "is", "was", "were", "be", "it's", "that's",
    "he's",
];
/// English words behind which “as” adds or names one of several.
const BEFORE_AS: [&str; 2] = ["well", "such"];
/// English words behind which “like” is a verb.
#[rustfmt::skip]
const BEFORE_VERB: [&str; 16] = [
    "i", "you", "we", "they", "he", "she", "to", "not", "would", "really", "do", "does", "did", "who", "also",
    "i'd",
];

/// Words for opposites.
static WORDS: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("opposite/words.tsv")));

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let severity = |confidence| if confidence < SURE { Severity::Note } else { rule.severity };
    let mut about_numbers = FxHashSet::default();
    for (pair, comparison) in context.numbers() {
        let slips = comparison.equal.iter().filter_map(|it| beside::slip(context, pair, it));
        for (message, [j, e]) in slips {
            about_numbers.insert(pair.bead);
            let finding = context.finding(rule, pair.bead, (&[j], &[e]), message);
            found.push(at(severity(pair.confidence), finding));
        }
    }
    for pair in context.pairs().filter(Pair::is_translated) {
        let severity = severity(pair.confidence);
        let named = in_bead(context, &pair, &WORDS);
        let exchanges = exchanges(context, &pair, &named);
        let slips = exchanges.iter().filter(|it| {
            // 12%増 beside “fell 12%” is told with its number.
            let is_told = it.group == "growth" && about_numbers.contains(&pair.bead);
            !is_told
                && !is_excused(context, &pair, it)
                && !denial::differs(context, &pair, (it.japanese, it.english))
                && !roles::are_exchanged(context, it.group, (it.japanese, it.english))
        });
        let findings = slips.map(|it| it.finding(rule, context, pair.bead));
        found.extend(findings.map(|it| at(severity, it)));
        found.extend(turn(rule, context, &pair, &named).map(|it| at(severity, it)));
    }
}

/// Whether words of some group are no opposites where they stand.
fn is_excused(context: &Context<'_>, pair: &Pair, it: &Exchange) -> bool {
    let is_other = match it.group {
        "open" => reopened::tells_until(context, pair),
        "exam" => denial::is_hard(context, pair, it.japanese),
        "animal" => is_simile(context, pair, it),
        "growth" => !growth::is_of_same(context, it),
        _ => false,
    };
    is_other || kin::is_of_kin(context, it) || around::are_mirrored(context, it)
}

/// What one side says and the other takes back, if each has one sentence.
fn turn(rule: &Rule, context: &Context<'_>, pair: &Pair, named: &Both<'_>) -> Option<Finding> {
    if pair.japanese.len() != 1 || pair.english.len() != 1 {
        return None;
    }
    let ([j, e], why) = TURNS.iter().find_map(|(slip, why)| Some((slip(context, pair)?, *why)))?;
    if names_opposites(named) {
        return None;
    }
    let (ja, en) = (context.japanese().text(j), context.english().text(e));
    let (source, draft) = context.in_order(ja.to_owned(), format!("“{en}”"));
    let message = format!("{source} in the source, {draft} here: {why}");
    Some(context.finding(rule, pair.bead, (&[j], &[e]), message))
}

/// Whether either side likens something to what is exchanged: 借りてきた猫のよう is “gentle as a lamb”.
fn is_simile(context: &Context<'_>, pair: &Pair, it: &Exchange) -> bool {
    /// How many words before the English one “as” or “like” may stand: “gentle as a little lamb”.
    const NEAR: usize = 3;
    let mut sentences = pair.japanese.clone().map(|index| context.japanese().sentence(index));
    let before = context.english().tokens(pair.english.clone());
    let before = before.take_while(|token| token.span.start < it.english.start);
    let words: Vec<&str> = before.map(|token| token.word.text.as_str()).collect();
    // “I like dogs” likens nothing, nor does “birds as well as dogs”.
    let is_verb = |before: &str| BEFORE_VERB.contains(&before) || before.ends_with("n't");
    let is_bound = |word: &&&str| match **word {
        "a" | "an" | "the" => true,
        "as" | "like" => false,
        _ => !is_stop_word(word),
    };
    let bound = words.iter().rev().take(NEAR - 1).take_while(is_bound).count();
    let mut before = words.iter().rev().skip(bound);
    let word = before.next();
    let before = before.next().copied().unwrap_or("");
    let likens = word.is_some_and(|word| match *word {
        "as" => !BEFORE_AS.contains(&before),
        "like" => !is_verb(before),
        _ => false,
    });
    let has_clause = |two: &[&str]| match two {
        [before, "like"] => around::is_any(before, &BEFORE_CLAUSE),
        _ => false,
    };
    likens
        || words.windows(2).any(has_clause)
        || sentences.any(|text| LIKENING.iter().any(|it| text.contains(it)))
}

/// Whether the sides of a bead have different words of a group: a denial may be said by the opposite.
/// O(words).
fn names_opposites(named: &Both<'_>) -> bool {
    let mut of_japanese: FxHashMap<&str, FxHashSet<*const Thing>> = FxHashMap::default();
    for &(thing, _) in &named.japanese {
        of_japanese.entry(thing.group).or_default().insert(std::ptr::from_ref(thing));
    }
    named.english.iter().any(|&(thing, _)| {
        let others = of_japanese.get(thing.group);
        others.is_some_and(|it| it.len() > 1 || !it.contains(&std::ptr::from_ref(thing)))
    })
}
