//! Which words of the Japanese are terms.

use rustc_hash::FxHashMap;

use crate::text::kana::is_katakana;
use crate::text::lang::is_japanese;
use crate::text::script::{is_hiragana, is_kanji};
use crate::text::tokens::{Class, Token};

use super::TermKind;

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

/// The runs of tokens of a sentence that may be terms or hold them, as ranges.
pub(super) fn runs<'t>(
    tokens: &[Token],
    text: impl Fn(&Token) -> &'t str,
) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut last_end = usize::MAX;
    for (at, token) in tokens.iter().enumerate() {
        let begins = |next: &Token| {
            next.span.start == token.span.end && joins(next, text(next)) && !is_suffix(next)
        };
        let is_part = match is_prefix(token) {
            true => tokens.get(at + 1).is_some_and(begins),
            false => joins(token, text(token)),
        };
        if !is_part {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at && last_end == token.span.start => run.end = at + 1,
            _ if !is_suffix(token) => runs.push(at..at + 1),
            _ => continue,
        }
        last_end = token.span.end;
    }
    runs
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

/// Counts every part of a run of tokens that could be a term, once per place.
pub(super) fn count(run: &[Token], counts: &mut Counts) {
    for start in 0..run.len() {
        // 正規 is not said in 非正規.
        let is_prefixed = start.checked_sub(1).and_then(|at| run.get(at)).is_some_and(is_prefix);
        if is_prefixed || run.get(start).is_some_and(is_suffix) {
            continue;
        }
        let mut text = 0;
        for token in run.iter().skip(start).take(MAX_PARTS) {
            text = joined(text, token);
            *counts.entry(text).or_default() += 1;
        }
    }
}

/// Cuts a run of tokens into recurring terms and single tokens, the longest term first. A prefix stays with
/// what it makes another word of.
pub(super) fn cut(run: &[Token], counts: &Counts) -> Vec<(std::ops::Range<usize>, bool)> {
    let recurs = |text: u64| counts.get(&text).is_some_and(|&count| count >= 2);
    let longest = |from: usize| {
        let texts = run.iter().skip(from).take(MAX_PARTS).scan(0, |text, token| {
            *text = joined(*text, token);
            Some(*text)
        });
        (1..)
            .zip(texts)
            .filter(|(_, text)| recurs(*text))
            .map(|(length, _)| length)
            .max()
            .unwrap_or(1)
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let of_prefix = run.get(at).filter(|token| is_prefix(token)).map(|_| 1 + longest(at + 1));
        let mut best = longest(at).max(of_prefix.unwrap_or(0)).min(run.len() - at);
        // 営業利益率 is another word than 営業利益.
        let ends = |at: usize| run.get(at).is_some_and(is_suffix);
        best += (at + best..run.len()).take_while(|&next| ends(next)).count();
        let piece = run.iter().skip(at).take(best).fold(0, joined);
        pieces.push((at..at + best, recurs(piece) && !ends(at)));
        at += best;
    }
    pieces
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
