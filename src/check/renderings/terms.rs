//! Which words of the Japanese are terms.

use rustc_hash::FxHashMap;

use crate::text::kana::is_katakana;
use crate::text::lang::is_japanese;
use crate::text::tokens::{Class, Token};

use super::TermKind;

/// The most tokens of a compound.
const MAX_PARTS: usize = 6;

/// Suffixes that make a word of the one before them; IPADIC gives them the class of particles.
const SUFFIXES: &str = "者所化性的社人員家会力機器部局署庁省国市区町村県府州線駅港病論法学書品店館場\
室費料金税券証権率量数度系型式用源地案策制派軍団群物体層院長官士師手座賞戦杯版界側\
船車艇屋語板灯球油紙炉塔台園湖橋便号族剤薬菌虫魚鳥木草粉液砲像画曲歌祭詞服靴帽鍋箱袋圏材札誌種状職説隊\
宅池帳展刀党堂網門欄領輪類録症素糖炎癌骨";

/// Nouns that say when, how much or how, which are rendered as the sentence wants. Sorted.
#[rustfmt::skip]
const NO_TERMS: &[&str] = &[
    "一方", "一部", "一番", "一緒", "一般", "一貫", "一度", "一旦", "一時", "一種", "一連", "下記", "両方", "中心", "予定",
    "事情", "事態", "互い", "人々", "人間", "今週", "今回", "今後", "今年", "今度", "今日", "今月", "今朝", "以上", "以下",
    "以内", "以前", "以外", "以後", "以来", "以降", "仕方", "他人", "何度", "何人", "余り", "先ほど", "先日", "先月",
    "先週", "全体", "全員", "全国", "全部", "全て", "内容", "出来", "初め", "初めて", "別々", "前回", "前後", "前日", "割合",
    "午前", "午後", "半分", "半数", "原因", "去年", "可能", "可能性", "各地", "同じ", "同士", "同時", "同日", "同様", "周辺",
    "問題", "場合", "場所", "場面", "多く", "多数", "大半", "大変", "大部分", "大勢", "夕方", "夜間", "対象", "将来", "少し",
    "少数", "従来", "影響", "必要", "必要性", "意味", "意見", "感じ", "態度", "手前", "指摘", "方向", "方法", "方針", "日々", "日本",
    "日本人", "早期", "昨夜", "昨年", "昨日", "時代", "時期", "時間", "時点", "普通", "普段", "明日", "最中", "最初", "最大", "最後",
    "最新", "最近", "最高", "期間", "本人", "本当", "来年", "来月", "来週", "様々", "様子", "様相", "次第", "次回", "残り", "毎年",
    "毎日", "毎月", "毎週", "気持ち", "注目", "液晶", "無理", "特別", "特定", "特徴", "状況", "状態", "現場", "現在", "理由", "理解",
    "環境", "用意", "男性", "女性", "男女", "目的", "直前", "直後", "相手", "真剣", "程度", "種類", "立場", "簡単", "結局", "結果", "絶対", "能力",
    "自体", "自分", "自身", "自由", "自然", "複数", "要因", "言葉", "記事", "証拠", "話題", "質問", "近く", "途中", "通り", "連続", "過去", "部分",
    "重要", "間違い", "関係", "関係者", "際立", "面倒", "順番", "頃合い", "高さ", "魅力",
    "皆さん", "みんな", "自ら", "それぞれ", "ほとんど", "たくさん", "あなた", "わたし", "こちら", "そちら",
    "ほか", "とおり", "とき", "たび", "おかげ", "つもり", "はず", "まま", "ところ", "うち", "なか", "なかで",
    "人生", "世界", "社会", "生活", "仕事", "活動", "行動", "発言", "発表", "主張", "説明", "報道", "取材", "参加", "開催", "実施", "利用", "使用", "対応", "対策",
    "ケース", "レベル", "タイプ", "チャンス", "ポイント", "メイン", "トップ", "ベスト", "ライバル", "スタート", "オープン",
    "リード", "アップ", "ダウン", "カット", "プラス", "マイナス", "ストップ", "チェック", "クリック", "ニュース", "コメント",
    "シーズン", "シリーズ", "イメージ", "ショック", "ムード", "ペース", "スムーズ", "タイミング", "メリット", "デメリット", "サポート", "アピール", "アドバイス",
];

/// A term that recurs.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub text: String,
    pub kind: TermKind,
}

/// Whether a token can be part of a term.
fn joins(token: &Token, text: &str) -> bool {
    let japanese = text.chars().all(|c| is_japanese(c) || c == '々');
    let body = match token.word.class {
        Class::Noun | Class::Name => true,
        Class::Unknown => true,
        Class::Function => SUFFIXES.contains(text) && text.chars().count() == 1,
        _ => false,
    };
    body && japanese && !text.chars().all(|c| matches!(c, 'ぁ'..='ゖ'))
}

/// The runs of tokens of a sentence that may be terms or hold them, as ranges.
pub(super) fn runs<'t>(
    tokens: &[Token],
    text: impl Fn(&Token) -> &'t str,
) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut last_end = usize::MAX;
    for (at, token) in tokens.iter().enumerate() {
        if !joins(token, text(token)) {
            continue;
        }
        let is_suffix = token.word.class == Class::Function;
        match runs.last_mut() {
            Some(run) if run.end == at && last_end == token.span.start => run.end = at + 1,
            _ if !is_suffix => runs.push(at..at + 1),
            _ => continue,
        }
        last_end = token.span.end;
    }
    runs
}

/// Counts every part of a run of tokens that could be a term, once per place.
pub(super) fn count(run: &[Token], counts: &mut FxHashMap<String, u32>) {
    for start in 0..run.len() {
        if run.get(start).is_some_and(|token| token.word.class == Class::Function) {
            continue;
        }
        let mut text = String::new();
        for token in run.iter().skip(start).take(MAX_PARTS) {
            text.push_str(&token.word.text);
            *counts.entry(text.clone()).or_default() += 1;
        }
    }
}

/// Cuts a run of tokens into recurring terms and single tokens, the longest term first.
pub(super) fn cut(
    run: &[Token],
    counts: &FxHashMap<String, u32>,
) -> Vec<(std::ops::Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let mut best = 1;
        let mut text = String::new();
        for (length, token) in run.iter().skip(at).take(MAX_PARTS).enumerate() {
            text.push_str(&token.word.text);
            if counts.get(&text).is_some_and(|&count| count >= 2) {
                best = length + 1;
            }
        }
        // 営業利益率 is another word than 営業利益.
        let is_suffix = |at: usize| run.get(at).is_some_and(|t| t.word.class == Class::Function);
        best += (at + best..run.len()).take_while(|&next| is_suffix(next)).count();
        let first: String =
            run.iter().skip(at).take(best).map(|token| token.word.text.as_str()).collect();
        let recurs = counts.get(&first).is_some_and(|&count| count >= 2);
        pieces.push((at..at + best, recurs && !is_suffix(at)));
        at += best;
    }
    pieces
}

/// What kind of term a piece is; none for words that are no terms.
pub(super) fn kind(piece: &[Token]) -> Option<TermKind> {
    let text: String = piece.iter().map(|token| token.word.text.as_str()).collect();
    let chars = text.chars().count();
    if NO_TERMS.contains(&text.as_str()) {
        return None;
    }
    let is_kanji = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
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
