//! What must be, what may be, and what must not: 解除しなければならない, “may terminate”.

use taiyaku_dictionaries::is_stop_word;

use crate::check::context::Context;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::affirmed::predicate;
use super::around::is_any;
use super::denied::{ALLOWING, denies_besides};
use super::rendered::{says_when, unrendered};

/// How a Japanese sentence ends, and what English says of the same verb that contradicts it.
struct Mood {
    /// What the sentence ends with, but for a stop.
    ends: &'static [&'static str],
    /// English words before the verb that say otherwise, …
    otherwise: &'static [&'static str],
    /// … and words and beginnings of words that may say the same, or bound what is said.
    same: &'static [&'static str],
}

#[rustfmt::skip]
static MOODS: [Mood; 3] = [
    Mood {
        ends: &[
            "なければならない", "なければなりません", "なければいけない", "なければいけません", "なくてはならない",
            "なくてはなりません", "なくてはいけない", "なくてはいけません", "ねばならない", "ねばなりません",
            "ないといけない", "ないといけません", "なければならないものとする", "義務がある", "義務があります",
            "義務を負う", "義務を負います",
        ],
        otherwise: &["may", "can", "could", "might"],
        same: &[
            "must", "shall", "should", "have", "has", "had", "need-", "requir-", "oblig-", "ought",
            "necess-", "only", "essential-", "mandat-", "supposed", "will", "would", "got", "duty",
            "compel-", "forc-", "unless", "until", "if",
        ],
    },
    Mood {
        ends: &[
            "てもよい", "てもいい", "てもいいです", "てもよいです", "ことができる", "ことができます", "てもかまわない",
            "てもかまいません", "ても構わない", "ても構いません", "でもよい", "でもいい", "でもいいです", "でもよいです",
            "でもかまわない", "でもかまいません", "ことができるものとする", "必要はない", "必要はありません",
            "必要がない", "必要がありません",
        ],
        otherwise: &["must", "shall"],
        same: &[
            "may", "can", "could", "might", "able", "possib-", "perhaps", "option-", "allow-", "permit-",
            "free", "choos-", "if", "unless", "only", "entitl-", "right", "let-", "enabl-", "discret-",
            "have", "elect-", "before", "until", "order", "to",
        ],
    },
    Mood {
        ends: &[
            "てはならない", "てはなりません", "てはいけない", "てはいけません", "ではならない", "ではなりません",
            "ではいけない", "ではいけません", "てはだめだ", "てはだめです", "ことを禁じる", "ことを禁ずる",
            "てはならないものとする",
        ],
        otherwise: &["must", "shall", "may", "can", "should"],
        same: &[
            "only", "unless", "until", "without", "too", "before", "if", "but", "let", "with", "after", "except",
            "other", "once", "when", "upon", "from", "outside", "elsewhere", "those", "who", "authori-", "staff",
        ],
    },
];

/// Texts before what must not be done that leave somebody or something out.
#[rustfmt::skip]
const EXCEPTING: [&str; 9] = [
    "以外", "許可なく", "なしに", "ずに", "除く", "を除き", "を除いて", "未満", "限り",
];
/// What marks the object of a Japanese verb, …
const OBJECT: [&str; 2] = ["を", "と"];
/// … and English words between a verb and its object.
#[rustfmt::skip]
const DETERMINERS: [&str; 14] = [
    "a", "an", "the", "any", "such", "this", "that", "these", "those", "as", "its", "their", "his", "her",
];
/// English verbs before which “must” is a recommendation.
const RECOMMENDED: [&str; 7] = ["see", "visit", "try", "taste", "hear", "watch", "read"];
/// English words that are a verb themselves, so that another stands in a clause of its own.
const BEING: [&str; 6] = ["is", "are", "was", "were", "there", "here"];

/// The Japanese verb with what is said of it, and the English that says otherwise.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let sentence = ja.span(pair.japanese.start);
    let text = ja.text(sentence).trim_end().trim_end_matches(['。', '．', '.', '！', '!']);
    let ends = |mood: &&Mood| mood.ends.iter().any(|end| text.ends_with(end));
    let mood = MOODS.iter().find(ends)?;
    let length = mood.ends.iter().filter(|end| text.ends_with(**end)).map(|it| it.len()).max()?;
    let end = sentence.start + text.len() - length;
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let verb = predicate(tokens.get(..tokens.partition_point(|it| it.span.end <= end))?)?;
    let before = text.get(..text.len() - length)?;
    // なくてはならない obliges, as いなければならない does.
    let obliges = before.ends_with(['く', 'な']);
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    let says_same = english.iter().any(|token| is_any(&token.word.text, mood.same));
    let is_asked = en.sentence(pair.english.start).contains('?');
    // 関係者以外は入ってはいけません: who is excepted may.
    if obliges
        || mood.otherwise.contains(&"should") && EXCEPTING.iter().any(|it| before.contains(it))
        || says_same
        || is_asked
    {
        return None;
    }
    let (said, own) = said(english, mood, verb)?;
    let spoken = tokens.get(..tokens.partition_point(|it| it.span.start < verb.span.start))?;
    if denies_besides(en, pair, &own) {
        return None;
    }
    // What may be need not be all that must: “may submit the form online”.
    let (before, allowed) = english.split_at(english.partition_point(|it| it.span.end < said.end));
    let allows = before.iter().any(|it| ALLOWING.contains(&it.word.text.as_str()));
    if allows && !is_of_same(allowed, (tokens, spoken)) {
        return None;
    }
    Some([Span::new(verb.span.start, sentence.start + text.len()), said])
}

/// Whether what English allows, from its verb on, is what the Japanese says, so far as is told before the verb, too:
/// word for word, but for the head of what has its epithet rendered (“original condition” for 原状) or for the
/// object alone, where the dictionary has no rendering of the Japanese one either.
fn is_of_same(allowed: &[Token], (tokens, spoken): (&[Token], &[Token])) -> bool {
    let words = allowed.iter().skip(1).filter(|token| !says_when(token));
    let Some(open) = unrendered(words, tokens) else { return false };
    let is_open = |token: &Token| open.iter().any(|it| it.span == token.span);
    let follows = |word: &Token| {
        let before = allowed.iter().take_while(|it| it.span.start < word.span.start).last();
        let is_told = |it: &Token| !is_open(it) && !is_stop_word(&it.word.text);
        allowed
            .first()
            .is_some_and(|verb| before.is_some_and(|it| it.span != verb.span && is_told(it)))
    };
    let left: Vec<&Token> = open.iter().filter(|word| !follows(word)).copied().collect();
    let mut objects =
        allowed.iter().skip(1).skip_while(|it| DETERMINERS.contains(&it.word.text.as_str()));
    match (left.as_slice(), objects.next()) {
        ([], _) => true,
        ([word], Some(object)) => word.span == object.span && has_unknown_object(spoken, allowed),
        _ => false,
    }
}

/// Whether the noun that を or と marks right before a verb has no rendering among some English words.
fn has_unknown_object(spoken: &[Token], english: &[Token]) -> bool {
    let [.., noun, mark] = spoken else { return false };
    let noun = (OBJECT.contains(&mark.word.text.as_str()) && noun.word.class == Class::Noun)
        .then(|| gloss::Noun::new(noun));
    noun.is_some_and(|noun| !english.iter().any(|word| noun.may_become(word)))
}

/// The English word of another mood with the verb right behind; and the particle of that, with the verb, which
/// deny nothing: out, of “put out” for 出す.
fn said(english: &[Token], mood: &Mood, verb: &Token) -> Option<(Span, [Span; 2])> {
    let stems = gloss::stems(&verb.word.lemma);
    let (at, modal) = english
        .iter()
        .enumerate()
        .find(|(_, it)| mood.otherwise.contains(&it.word.text.as_str()))?;
    // “Here is a sea you must see” obliges nobody.
    let is_under = english.iter().take(at).any(|it| BEING.contains(&it.word.text.as_str()));
    let mut behind = english.iter().skip(at + 1);
    let next = behind.by_ref().take(3).find(|token| !is_stop_word(&token.word.text))?;
    let recommends = modal.word.text == "must" && RECOMMENDED.contains(&next.word.text.as_str());
    if is_under || recommends || !gloss::has_stem_of_verb(&next.word, &stems) {
        return None;
    }
    let particle = behind.next().filter(|token| gloss::has_stem(&token.word, &stems));
    let particle = particle.map(|token| token.span).unwrap_or_default();
    Some((Span::new(modal.span.start, next.span.end), [particle, next.span]))
}
