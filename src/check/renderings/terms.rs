//! Which words of the Japanese are terms.

use rustc_hash::FxHashMap;

use crate::model::Span;
use crate::text::kana::is_katakana;
use crate::text::lang::is_japanese;
use crate::text::script::{is_hiragana, is_kanji};
use crate::text::tokens::{Class, Token};
use crate::text::words::Words;

use super::TermKind;
use super::heads::{are_one, has_latin, is_label, is_latin, latin, numeral};

/// The most tokens of a compound.
const MAX_PARTS: usize = 6;

/// Suffixes that make a word of the one before them; IPADIC gives them the class of particles.
const SUFFIXES: &str = "者所化性的社人員家会力機器部局署庁省国市区町村県府州線駅港病論法学書品店館場\
室費料金税券証権率量数度系型式用源地案策制派軍団群物体層院長官士師手座賞戦杯版界側\
船車艇屋語板灯球油紙炉塔台園湖橋便号族剤薬菌虫魚鳥木草粉液砲像画曲歌祭詞服靴帽鍋箱袋圏材札誌種状職説隊\
宅池帳展刀党堂網門欄領輪類録症素糖炎癌骨";

/// Prefixes that make another word of the noun behind them, often its opposite; those that only point
/// (当社, 同市) or qualify (新政権) are none of them. IPADIC gives them a class of their own.
const PREFIXES: &str = "非未無不反脱低高超再準半副多総過逆抗対亜仮被";

/// Nouns that say when, how much or how, which are rendered as the sentence wants. Sorted.
#[rustfmt::skip]
const NO_TERMS: &[&str] = &[
    "あなた", "うち", "おかげ", "こちら", "そちら", "それぞれ", "たくさん", "たび", "つもり", "とおり", "とき", "ところ",
    "なか", "なかで", "はず", "ほか", "ほとんど", "まま", "みんな", "わたし", "アップ", "アドバイス", "アピール", "イメージ",
    "オープン", "カット", "クリック", "ケース", "コメント", "サポート", "ショック", "シリーズ", "シーズン", "スタート",
    "ストップ", "スムーズ", "タイプ", "タイミング", "ダウン", "チェック", "チャンス", "デメリット", "トップ", "ニュース",
    "プラス", "ベスト", "ペース", "ポイント", "マイナス", "ムード", "メイン", "メリット", "ライバル", "リード", "レベル",
    "一度", "一方", "一旦", "一時", "一番", "一種", "一緒", "一般", "一般的", "一貫", "一連", "一部", "下記", "世界", "両方",
    "中心", "主張", "予定", "事情", "事態", "互い", "人々", "人生", "人間", "今回", "今年", "今度", "今後", "今日", "今月",
    "今朝", "今週", "仕事", "仕方", "他人", "以上", "以下", "以内", "以前", "以外", "以後", "以来", "以降", "何人", "何度",
    "余り", "使用", "先ほど", "先日", "先月", "先週", "全て", "全体", "全員", "全国", "全部", "内容", "出来", "初め", "初めて",
    "別々", "利用", "前回", "前後", "前日", "割合", "十分", "午前", "午後", "半分", "半数", "原因", "去年", "参加", "取材",
    "可能", "可能性", "各地", "同じ", "同士", "同日", "同時", "同様", "周辺", "問題", "報道", "場合", "場所", "場面", "夕方",
    "多く", "多数", "夜間", "大勢", "大半", "大変", "大部分", "女性", "実施", "対応", "対策", "対象", "将来", "少し", "少数",
    "当時", "影響", "従来", "必要", "必要性", "意味", "意見", "感じ", "態度", "手前", "指摘", "方向", "方法", "方針", "日々",
    "日本", "日本人", "早期", "明日", "昨夜", "昨年", "昨日", "時代", "時期", "時点", "時間", "普段", "普通", "最中", "最初",
    "最大", "最後", "最新", "最近", "最高", "期間", "本人", "本当", "来年", "来月", "来週", "様々", "様子", "様相", "次回",
    "次第", "残り", "毎年", "毎日", "毎月", "毎週", "気持ち", "注目", "活動", "液晶", "無理", "特別", "特定", "特徴", "状態",
    "状況", "現在", "現場", "理由", "理解", "環境", "生活", "用意", "男女", "男性", "発表", "発言", "皆さん", "目的", "直前",
    "直後", "相手", "真剣", "社会", "程度", "種類", "立場", "簡単", "結局", "結果", "絶対", "能力", "自ら", "自体", "自分",
    "自然", "自由", "自身", "行動", "複数", "要因", "言葉", "記事", "証拠", "話題", "説明", "質問", "近く", "途中", "通り",
    "連続", "過去", "部分", "重要", "開催", "間違い", "関係", "関係者", "際立", "面倒", "頃合い", "順番", "高さ", "魅力",
];

/// A term that recurs.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub text: String,
    pub kind: TermKind,
}

/// Whether a token can be part of a term.
fn joins(token: &Token, text: &str) -> bool {
    let body = match token.word.class {
        Class::Noun | Class::Name | Class::Unknown => true,
        Class::Function if is_suffix(token) => {
            let mut chars = text.chars();
            chars.next().is_some_and(|c| SUFFIXES.contains(c)) && chars.next().is_none()
        }
        // The ド of ドレーク is a prefix to IPADIC, and the セ of others a sigh.
        Class::Symbol | Class::Numeral => false,
        _ => text.chars().all(is_katakana),
    };
    body && text.chars().all(|c| is_japanese(c) || c == '々') && !text.chars().all(is_hiragana)
}

/// Whether a token can be the end of a term only.
fn is_suffix(token: &Token) -> bool {
    token.word.class == Class::Function && !token.word.text.chars().all(is_katakana)
}

/// Whether a token only makes another word of the noun behind it.
fn is_prefix(token: &Token) -> bool {
    let mut chars = token.word.text.chars();
    token.word.class == Class::Other
        && chars.next().is_some_and(|c| PREFIXES.contains(c))
        && chars.next().is_none()
}

/// The runs of tokens of a sentence that may be terms or hold them, as ranges. Latin words belong to
/// them where they stand beside Japanese nouns, numerals where they stand before one.
pub(super) fn runs<'t>(
    words: &Words,
    text: impl Fn(Span) -> &'t str,
) -> Vec<std::ops::Range<usize>> {
    let tokens = words.tokens.as_slice();
    let latin = latin(tokens, &words.numbers);
    let is_latin = |at: usize| latin.get(at) == Some(&true);
    let begins = |next: &Token| joins(next, text(next.span)) && !is_suffix(next);
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1);
        let is_part = match is_prefix(token) {
            true => next.is_some_and(|next| next.span.start == token.span.end && begins(next)),
            false => is_latin(at) || joins(token, text(token.span)),
        };
        let goes_on = |end: usize| {
            let gap = tokens.get(end - 1).map(|last| Span::new(last.span.end, token.span.start));
            let is_one_name = is_latin(at) && is_latin(end - 1);
            end == at && gap.is_some_and(|gap| gap.is_empty() || is_one_name && text(gap) == " ")
        };
        match runs.last_mut() {
            Some(run) if is_part && goes_on(run.end) => run.end = at + 1,
            _ if is_part && !is_suffix(token) => runs.push(at..at + 1),
            _ => {
                let is_behind = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|it| {
                    it.span.end == token.span.start && it.word.class == Class::Numeral
                });
                let rest = tokens.get(at..).unwrap_or_default();
                let head = if is_part || is_behind { 0 } else { numeral(rest) };
                if head > 0 && rest.get(head).is_some_and(begins) {
                    runs.push(at..at + head + 1);
                    at += head;
                }
            }
        }
        at += 1;
    }
    runs.retain_mut(|run| {
        run.end = run.start + without_latin_end(tokens.get(run.clone()).unwrap_or_default());
        run.start < run.end
    });
    runs
}

/// How many tokens of a run are left without the Latin words at its end, which begin another word.
fn without_latin_end(run: &[Token]) -> usize {
    let japanese = run.iter().rposition(|token| !is_latin(token)).map_or(0, |last| last + 1);
    let end = run.get(japanese..).unwrap_or_default();
    if japanese > 0 && is_label(end) { run.len() } else { japanese }
}

/// How often each part of a run of nouns stands in a text, by the hash of its letters. Of a million
/// parts, two have the same of 2⁶⁴ hashes once in some forty million documents.
pub(super) type Counts = FxHashMap<u64, u32>;

/// The hash of a text with the hash `before` and a word behind it.
fn joined(before: u64, token: &Token) -> u64 {
    /// Knuth's multiplier of a linear congruential generator (MMIX).
    const BASE: u64 = 6_364_136_223_846_793_005;
    let bytes = token.word.text.bytes();
    bytes.fold(before, |hash, byte| hash.wrapping_mul(BASE).wrapping_add(byte.into()))
}

/// Whether a Latin word of several tokens stands on both sides of a place in a run.
fn is_inside(run: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| run.get(before..=at)).is_some_and(are_one)
}

/// The hashes of the texts that begin with the token `from` of a run and end where a term may, each with
/// the place behind it.
fn texts(run: &[Token], from: usize) -> impl Iterator<Item = (usize, u64)> {
    let tokens = (from + 1..).zip(run.iter().skip(from).take(MAX_PARTS));
    let texts = tokens.scan(0, |text, (end, token)| {
        *text = joined(*text, token);
        Some((end, *text))
    });
    texts.filter(|&(end, _)| !is_inside(run, end))
}

/// Counts every part of a run of tokens that could be a term, once per place.
pub(super) fn count(run: &[Token], counts: &mut Counts) {
    for start in 0..run.len() {
        // 正規 is not said in 非正規.
        let is_prefixed = start.checked_sub(1).and_then(|at| run.get(at)).is_some_and(is_prefix);
        if is_prefixed || is_inside(run, start) || run.get(start).is_some_and(is_suffix) {
            continue;
        }
        for (_, text) in texts(run, start) {
            *counts.entry(text).or_default() += 1;
        }
    }
}

/// Cuts a run of tokens into recurring terms and single words, the longest term first. A prefix stays with
/// what it makes another word of. What stands before the first piece is no part of a term.
pub(super) fn cut(run: &[Token], counts: &Counts) -> Vec<(std::ops::Range<usize>, bool)> {
    let recurs = |text: u64| counts.get(&text).is_some_and(|&count| count >= 2);
    let longest = |from: usize| {
        let found = texts(run, from).filter(|&(_, text)| recurs(text));
        found.map(|(end, _)| end - from).max().unwrap_or(1)
    };
    let mut pieces = Vec::new();
    let mut at = first(run, counts, longest(0));
    while at < run.len() {
        let of_prefix = run.get(at).filter(|token| is_prefix(token)).map(|_| 1 + longest(at + 1));
        let mut best = longest(at).max(of_prefix.unwrap_or(0)).min(run.len() - at);
        // 営業利益率 is another word than 営業利益.
        let ends = |at: usize| run.get(at).is_some_and(is_suffix);
        best +=
            (at + best..run.len()).take_while(|&next| ends(next) || is_inside(run, next)).count();
        let piece = run.iter().skip(at).take(best).fold(0, joined);
        pieces.push((at..at + best, recurs(piece) && !ends(at)));
        at += best;
    }
    pieces
}

/// The first token of a run that belongs to a piece: the numeral before a noun only if it makes another word
/// of it. An ordinal does where both recur; a digit (二段階認証, but not 三大学 or 三高校生), if the nouns never
/// stand without it and are two at least.
fn first(run: &[Token], counts: &Counts, longest: usize) -> usize {
    let head = numeral(run);
    let count = |from: usize| {
        let text = run.iter().take(longest).skip(from).fold(0, joined);
        counts.get(&text).copied().unwrap_or(0)
    };
    let is_part = match head {
        0 => true,
        _ if run.first().is_some_and(|token| token.word.class != Class::Numeral) => longest > head,
        _ => longest > head + 1 && count(0) == count(head),
    };
    if is_part { 0 } else { head }
}

/// What kind of term a piece is; none for words that are no terms.
pub(super) fn kind(piece: &[Token]) -> Option<TermKind> {
    let text: String = piece.iter().map(|token| token.word.text.as_str()).collect();
    let chars = text.chars().count();
    if NO_TERMS.binary_search(&text.as_str()).is_ok() {
        return None;
    }
    if chars < 2 {
        let is_noun = piece.iter().all(|token| token.word.class == Class::Noun);
        return (is_noun && text.chars().all(is_kanji)).then_some(TermKind::Noun);
    }
    if has_latin(&text) {
        return (!piece.iter().all(is_latin)).then_some(TermKind::Compound);
    }
    if text.chars().all(is_katakana) {
        return (chars >= 3).then_some(TermKind::Katakana);
    }
    let is_name = piece
        .iter()
        .all(|token| token.word.class == Class::Name || token.word.class == Class::Function);
    if is_name {
        return Some(TermKind::Name);
    }
    let has_kanji = text.chars().any(is_kanji);
    match (has_kanji, piece.len()) {
        (true, 1) if chars <= 2 => Some(TermKind::Noun),
        (true, _) if chars >= 3 => Some(TermKind::Compound),
        _ => Some(TermKind::Noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_are_no_terms_are_sorted() {
        assert!(NO_TERMS.is_sorted_by(|a, b| a < b));
    }
}
