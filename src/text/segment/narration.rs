//! Japanese: what follows a speech on its line. It mostly says who spoke, 「行こう。」彼は言った, and
//! belongs to the speech; else it is a sentence of its own.

use super::chars::is_hiragana;

/// Conjunctions that begin a sentence after a quotation that opened one.
const CONJUNCTIONS: &[&str] = &[
    "そして",
    "しかし",
    "だが",
    "でも",
    "また",
    "それ",
    "すると",
    "ところが",
    "けれど",
    "だから",
    "そこで",
    "その後",
    "さらに",
    "一方",
    "やがて",
    "つまり",
    "なぜ",
    "ただ",
    "ちなみに",
    "もちろん",
    "次に",
    "なお",
];

/// Words of which one says that somebody spoke or thought, or how.
const SPEAKING: &[&str] = &[
    "言",
    "云",
    "話",
    "語",
    "述べ",
    "告げ",
    "叫",
    "喚",
    "呟",
    "囁",
    "訊",
    "問",
    "尋",
    "答",
    "応じ",
    "返",
    "怒鳴",
    "呼",
    "呻",
    "唸",
    "声",
    "口を",
    "口に",
    "口調",
    "説",
    "繰り返",
    "続け",
    "付け加",
    "命じ",
    "促",
    "頼",
    "誘",
    "謝",
    "詫び",
    "礼",
    "挨拶",
    "聞",
    "聴",
    "切り出",
    "つぶや",
    "ささや",
    "たずね",
    "こたえ",
    "いった",
    "いう",
    "いい",
    "とのこと",
    "思っ",
    "思う",
    "考え",
    "推測",
    "推定",
    "予測",
    "判断",
    "信じ",
    "確信",
    "感じ",
    "気づ",
    "気付",
    "悟",
    "疑",
    "発見",
    "嘆",
    "訴",
    "主張",
    "強調",
    "批判",
    "指摘",
    "否定",
    "認め",
    "明か",
    "漏ら",
    "吐",
    "打ち明",
    "振り返",
    "書",
    "記",
    "警告",
    "助言",
    "提案",
    "約束",
    "宣",
    "断っ",
    "断言",
    "弁",
    "釈明",
    "反論",
    "結論",
    "コメント",
    "投稿",
];

/// Whether `rest` begins a sentence after a speech that opened the one before.
pub(super) fn begins(rest: &str) -> bool {
    rest.starts_with(['「', '『', '“', '"', '【', '■', '●'])
        || starts_with_any(rest, CONJUNCTIONS)
        || tells_something_else(rest)
}

/// Whether a sentence that ends in a verb follows the speech, and no word in it says that somebody spoke or thought.
/// A speech in a title is not followed by one: 「雨だ。」公開中！
fn tells_something_else(rest: &str) -> bool {
    let Some(end) = rest.find(['。', '！', '？', '!', '?', '…', '「', '『', '\n', '\r'])
    else {
        return false;
    };
    let (told, stop) = rest.split_at_checked(end).unwrap_or_default();
    let is_clause = told.ends_with(is_hiragana) && stop.starts_with(['。', '！', '？']);
    is_clause && !SPEAKING.iter().any(|word| told.contains(word))
}

pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    // The third byte of a kana tells it from most others; comparing it first calls nothing.
    let third = text.as_bytes().get(2);
    words.iter().any(|word| word.as_bytes().get(2) == third && text.starts_with(word))
}
