//! Two names that changed places: 東京から大阪へ, “from Osaka to Tokyo”.

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::{Both, Thing};
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::script::is_kanji_numeral;
use crate::text::tokens::{Class, Token};

/// What makes the receiver of an action its subject, or an action none.
#[rustfmt::skip]
const TURNED_ENGLISH: [&str; 20] = [
    "was", "were", "is", "are", "be", "been", "being", "got", "get", "lost", "lose", "loses", "by",
    "from", "under", "and", "or", "with", "not", "fell",
];
/// Base forms of the Japanese auxiliaries that do so, and words that deny.
const TURNED_JAPANESE: [&str; 8] =
    ["れる", "られる", "せる", "させる", "ない", "ぬ", "もらう", "負ける"];

/// What may stand between a name and its particle.
#[rustfmt::skip]
pub(in crate::check) const TITLES: [&str; 14] = [
    "さん", "氏", "様", "君", "くん", "ちゃん", "選手", "監督", "首相", "大統領", "社長", "代表",
    "側", "戦",
];
/// Verbs that the dictionary explains by “win”, and those that have an object in English.
const WINNING_JAPANESE: [&str; 5] = ["勝つ", "破る", "下す", "勝利", "倒す"];
#[rustfmt::skip]
const WINNING_ENGLISH: [&str; 10] = [
    "beat", "beats", "beaten", "defeated", "defeats", "edged", "topped", "downed", "routed", "over",
];

/// Other verbs whose に marks whom they reach; that of 敗れる or 習う marks who does it.
#[rustfmt::skip]
const DATIVE: [&str; 45] = [
    "電話", "連絡", "抗議", "反対", "反論", "警告", "謝罪", "感謝", "投資", "侵攻", "要求", "提案",
    "質問", "返事", "支払う", "支払", "払う", "渡す", "引き渡す", "引渡す", "引渡", "返す", "返還", "返却", "提出", "納入",
    "納品", "交付", "通知", "提供", "送付", "送る", "贈る", "貸す", "貸与", "売る", "売却", "報告", "説明", "請求", "譲渡",
    "委託", "許諾", "開示", "教える",
];
/// How many English words may stand between who gives and who gets what.
const MOST_GIVEN: usize = 10;
/// What marks them as に does.
const TOWARDS: [&str; 4] = ["に対し", "に対して", "にたいし", "にたいして"];
/// Nouns at the end of what is laid down: 支払うものとする.
const LAID_DOWN: [&str; 4] = ["もの", "こと", "とする", "義務"];

/// Two names of a group that stand in one order on the Japanese side and in the other on the English one,
/// each where the other should be.
pub(super) fn slip(context: &Context<'_>, pair: &Pair, named: &Both<'_>) -> Option<[[Span; 2]; 2]> {
    if pair.japanese.len() != 1 || pair.english.len() != 1 {
        return None;
    }
    let [(first, j), (second, k)] = two(&named.japanese)?;
    let [(e_first, e), (e_second, f)] = two(&named.english)?;
    let are_exchanged = first.group == second.group
        && std::ptr::eq(first, e_second)
        && std::ptr::eq(second, e_first);
    if !are_exchanged {
        return None;
    }
    let (ja, en) = (context.japanese(), context.english());
    let is_slip = is_way(ja, en, [j, k], [e, f]) || is_deed(ja, en, [j, k], [e, f]);
    is_slip.then_some([[j, k], [e, f]])
}

/// The two things that are named, if there are no more.
fn two<'t>(named: &[(&'t Thing, Span)]) -> Option<[(&'t Thing, Span); 2]> {
    match named {
        [a, b] if !std::ptr::eq(a.0, b.0) => Some([*a, *b]),
        _ => None,
    }
}

/// Whether both sides tell from where to where: XからYへ, “from Y to X”.
fn is_way(ja: &Analysis<'_>, en: &Analysis<'_>, [j, k]: [Span; 2], [e, f]: [Span; 2]) -> bool {
    const TO: [&str; 5] = ["へ", "に", "まで", "行き", "を"];
    let between = ja.text(Span::new(j.end, k.start));
    let behind = ja.text(Span::new(k.end, ja.span(ja.sentence_at(k.start)).end));
    let before = |place: Span| {
        let start = en.span(en.sentence_at(place.start)).start;
        let mut words = en.text(Span::new(start, place.start)).split_whitespace().rev();
        words.find(|word| *word != "the").map(str::to_lowercase)
    };
    // 東京から大阪まで約500キロ: as far the other way.
    let is_distance = behind
        .strip_prefix("まで")
        .is_some_and(|rest| rest.chars().take(6).any(|c| c.is_numeric() || is_kanji_numeral(c)));
    between.starts_with("から")
        && between.chars().count() <= 3
        && TO.iter().any(|to| behind.starts_with(to))
        && !is_distance
        && before(e).as_deref() == Some("from")
        && before(f).as_deref() == Some("to")
}

/// Whether both sides say that one does something to the other: XはYを批判した, “Y criticized X”.
fn is_deed(ja: &Analysis<'_>, en: &Analysis<'_>, [j, k]: [Span; 2], [e, f]: [Span; 2]) -> bool {
    let sentence = ja.sentence_at(j.start);
    let words = ja.sentences().get(sentence).map_or(&[][..], |words| words.tokens.as_slice());
    let next = |place: Span| {
        let at = words.partition_point(|token| token.span.start < place.end);
        let behind = words.get(at..).unwrap_or_default().iter();
        let mut behind = behind.map(|token| token.word.text.as_str());
        behind.find(|word| !TITLES.contains(word)).unwrap_or("")
    };
    let mark = next(k);
    let is_dative = mark == "に" || TOWARDS.contains(&mark);
    let marks = ["は", "が"].contains(&next(j)) && (mark == "を" || is_dative);
    let is_turned = words.iter().any(|it| TURNED_JAPANESE.contains(&it.word.lemma.as_str()));
    let opening = en.text(Span::new(en.span(en.sentence_at(e.start)).start, e.start));
    let is_first = ["", "The ", "Mr. ", "Ms. ", "Mrs. ", "Dr. "].contains(&opening);
    if !marks || is_turned || !is_first {
        return false;
    }
    let is_said = |token: &&Token| {
        let lemma = token.word.lemma.as_str();
        matches!(token.word.class, Class::Predicate | Class::Noun)
            && lemma != "する"
            && !LAID_DOWN.contains(&lemma)
    };
    let mut behind = words.iter().filter(|token| token.span.start >= k.end).filter(is_said);
    // 甲は乙に代金を支払う: what is done to somebody stands at the end.
    let (first, last) = (behind.clone().next(), behind.next_back());
    let last = last.filter(|it| is_dative && DATIVE.contains(&it.word.lemma.as_str()));
    let Some(verb) = last.or(first) else { return false };
    let stems = gloss::stems(&verb.word.lemma);
    let lemma = verb.word.lemma.as_str();
    let wins = WINNING_JAPANESE.contains(&lemma);
    if is_dative && !wins && !DATIVE.contains(&lemma) {
        return false;
    }
    let en_sentence = en.sentence_at(e.start);
    let tokens: Vec<&Token> = en
        .tokens(en_sentence..en_sentence + 1)
        .filter(|token| token.span.start >= e.end && token.span.end <= f.start)
        .collect();
    let turns = tokens.iter().any(|token| TURNED_ENGLISH.contains(&token.word.text.as_str()));
    let is_verb = |token: &&Token| {
        gloss::has_stem(&token.word, &stems)
            || wins && WINNING_ENGLISH.contains(&token.word.text.as_str())
    };
    // Nothing but the verb and an adverb, a preposition or a title; or what is given to somebody.
    let is_given = is_dative && tokens.last().is_some_and(|it| it.word.text == "to");
    !turns && tokens.len() <= if is_given { MOST_GIVEN } else { 3 } && tokens.iter().any(is_verb)
}
