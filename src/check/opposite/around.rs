//! Before and after something that happens: 受領後, “before receipt”.

use taiyaku_dictionaries::is_stop_word;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::Exchange;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::denial;

/// How many words behind an English one may say before or after what.
const NEAR: usize = 5;

/// How many of them say more than grammar: “before the data is encrypted”.
const CONTENT: usize = 2;

/// Beginnings of words with which English may say the other way round what was done until then.
const STOPPING: [&str; 3] = ["stop-", "ceas-", "quit-"];
/// Beginnings of Japanese words with which something is over, which was before, or no longer as it was, …
#[rustfmt::skip]
const OVER: [&str; 42] = [
    "停", "止", "やめ", "辞", "閉", "廃", "失", "消", "途絶", "断", "休", "終", "壊", "倒", "潰", "つぶれ", "亡", "死",
    "解散", "絶", "なくなる", "無くなる", "中断", "中止", "中絶", "遮断", "切断", "引退", "退", "撤", "去", "離", "滅",
    "崩", "破", "解消", "解雇", "減", "増", "変わ", "変え", "変化",
];
/// Those of them for which English may have an adjective instead: “was different before”.
const CHANGING: [&str; 5] = ["減", "増", "変わ", "変え", "変化"];
/// … and of English ones that say the same, and not the other way round, besides those of the dictionary.
#[rustfmt::skip]
const ENDING: [&str; 25] = [
    "stop-", "ceas-", "quit-", "clos-", "shut-", "halt-", "end", "ends", "ended", "resign-", "lost", "los-",
    "disappear-", "vanish-", "discontinu-", "delet-", "eras-", "cancel-", "suspend-", "abolish-", "collaps-",
    "die", "died", "dies", "turn-",
];

/// What is before something, or after it.
struct Way {
    japanese: &'static [&'static str],
    /// What stands between a verb and から, which says the same: 切ってから.
    behind_verb: &'static [&'static str],
    english: &'static [&'static str],
    /// Texts and, with a hyphen at their end, beginnings that may say the same.
    also_japanese: &'static [&'static str],
    also_english: &'static [&'static str],
}

#[rustfmt::skip]
static WAYS: [Way; 2] = [
    Way {
        japanese: &["前", "まえ", "以前"],
        behind_verb: &[],
        english: &["before"],
        also_japanese: &["前", "まえ", "先", "まで", "うち", "早", "事先", "未", "ない", "ず", "ぬ", "ません"],
        also_english: &[
            "before", "prior", "previous-", "until", "till", "ago", "earl-", "ahead", "advance", "by",
            "pre-", "first", "preced-", "beforehand", "yet", "not", "no", "without",
        ],
    },
    Way {
        japanese: &["後", "あと", "以後"],
        behind_verb: &["て", "で"],
        english: &["after"],
        also_japanese: &[
            "後", "あと", "以降", "から", "経", "終", "済", "たら", "次", "翌", "過ぎ", "すぎ", "て、", "追",
            "めぐ", "にちな",
        ],
        also_english: &[
            "after", "afterward-", "later", "follow-", "once", "since", "when", "upon", "then",
            "subsequent-", "post-", "next", "within", "on",
        ],
    },
];

/// The Japanese event with the word for before or after it, and the English that puts it the other way.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let japanese = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    WAYS.iter().zip(WAYS.iter().rev()).find_map(|(way, other)| {
        let told = english.iter().any(|it| other.english.contains(&it.word.text.as_str()));
        let stops = english.iter().any(|it| is_any(&it.word.text, &STOPPING));
        if !told || way.is_said(english) {
            return None;
        }
        let [event, word] = event(japanese, way)?;
        let mut behind = japanese.iter().filter(|it| it.span.start >= word.span.end);
        let over = behind.find(|it| is_over(it));
        // The 終 of 終えた is told, if English has “finished”.
        let told = over.filter(|over| ends(english, over)).map(|over| over.span);
        if other.is_told(ja, pair, told.unwrap_or_default()) {
            return None;
        }
        // 停止した is “stopped” on the same side of the event, “was running” on the other.
        let is_free = over.map_or(stops, |over| !ends(english, over));
        if is_free {
            return None;
        }
        let mut stems = gloss::stems(&event.word.lemma);
        // 暗号化
        stems.extend(gloss::stems(ja.text(Span::new(event.span.start, word.span.start))));
        let places = english.iter().enumerate();
        let mut places = places.filter(|(_, it)| other.english.contains(&it.word.text.as_str()));
        let spans = places.find_map(|(at, it)| {
            let is_other = |token: &&Token| matches!(token.word.text.as_str(), "that" | "this");
            let behind = english.iter().skip(at + 1).take(NEAR).take_while(|it| !is_other(it));
            let content = behind.filter(|token| !is_stop_word(&token.word.text));
            let same = content.take(CONTENT).find(|it| gloss::has_stem(&it.word, &stems))?;
            Some(Span::new(it.span.start, same.span.end))
        })?;
        let of_ja = Span::new(event.span.start, word.span.end);
        (!denial::differs(context, pair, (of_ja, spans))).then_some([of_ja, spans])
    })
}

/// Whether one side tells what was before and the other what was after, besides an exchange: 地震後に閉鎖された
/// is “open before the earthquake”.
pub(super) fn are_mirrored(context: &Context<'_>, exchange: &Exchange) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let (of_ja, of_en) =
        (ja.sentence_at(exchange.japanese.start), en.sentence_at(exchange.english.start));
    let is_outside = |span: Span, word: Span| span.end <= word.start || span.start >= word.end;
    let japanese = |way: &Way| {
        let mut tokens = ja.tokens(of_ja..of_ja + 1);
        tokens.any(|it| {
            way.japanese.contains(&it.word.text.as_str()) && is_outside(it.span, exchange.japanese)
        })
    };
    let english = |way: &Way| {
        let mut tokens = en.tokens(of_en..of_en + 1);
        tokens.any(|it| {
            way.english.contains(&it.word.text.as_str()) && is_outside(it.span, exchange.english)
        })
    };
    WAYS.iter()
        .zip(WAYS.iter().rev())
        .any(|(way, other)| japanese(way) && english(other) && !japanese(other) && !english(way))
}

impl Way {
    /// Whether the English has anything that may say this way.
    fn is_said(&self, english: &[Token]) -> bool {
        english.iter().any(|token| is_any(&token.word.text, self.also_english))
    }

    /// Whether the Japanese has, besides the word `except`.
    fn is_told(&self, ja: &Analysis<'_>, pair: &Pair, except: Span) -> bool {
        let sentence = ja.span(pair.japanese.start);
        let parts = match except.is_empty() {
            true => [sentence, except],
            false => [Span::new(sentence.start, except.start), Span::new(except.end, sentence.end)],
        };
        self.also_japanese.iter().any(|it| parts.iter().any(|part| ja.text(*part).contains(it)))
    }
}

/// Whether a word is one of some, or begins with one that has a hyphen at its end.
pub(super) fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|it| match it.strip_suffix('-') {
        Some(beginning) => word.starts_with(beginning),
        None => word == *it,
    })
}

/// Whether with a Japanese word something is over.
fn is_over(token: &Token) -> bool {
    OVER.iter().any(|it| token.word.lemma.starts_with(it))
}

/// Whether the English says, too, that something is over.
fn ends(english: &[Token], over: &Token) -> bool {
    let stems = gloss::stems(&over.word.lemma);
    let changes = CHANGING.iter().any(|it| over.word.lemma.starts_with(it));
    let says = |it: &Token| {
        gloss::has_stem(&it.word, &stems) && (!changes || gloss::is_past(&it.word.text))
    };
    english.iter().any(|it| is_any(&it.word.text, &ENDING) || says(it))
}

/// The last word of what happens before or after, and the word for that.
fn event<'t>(tokens: &'t [Token], way: &Way) -> Option<[&'t Token; 2]> {
    let text = |token: &Token, words: &[&str]| words.contains(&token.word.text.as_str());
    // 切ってから, but not 死んでからでは.
    let is_since = |three: &[Token]| match three {
        [before, since, next] => {
            text(before, way.behind_verb)
                && since.word.text == "から"
                && next.word.class != Class::Function
        }
        _ => false,
    };
    let since = tokens.windows(3).position(is_since).map(|at| at + 1);
    let word = tokens.iter().position(|it| text(it, way.japanese));
    let at = [word, since].into_iter().flatten().min()?;
    let (before, rest) = tokens.split_at_checked(at)?;
    let is_light =
        |token: &&Token| matches!(token.word.class, Class::Function) || token.word.lemma == "する";
    let event = before.iter().rev().take(3).find(|token| !is_light(token))?;
    let is_event = matches!(event.word.class, Class::Noun | Class::Predicate | Class::Unknown);
    Some([event, rest.first()?]).filter(|_| is_event)
}
