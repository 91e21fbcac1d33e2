//! Whether a sentence flows on from a full line to the next one, so that an editor broke it there, or one line
//! may end and the other begin a sentence, as in verse, diaries and chats without stops.

use crate::model::Lang;

use super::chars::{is_blank, is_hiragana, is_katakana};
use super::heads::Heads;
use super::seams::ENDINGS;
use super::{lists, vocabulary};

/// What sentences begin with: connectives, demonstratives, adverbs, interjections, and the polite お and ご.
static OPENING: Heads = Heads::new(&[
    "あ、",
    "ああ",
    "あっ",
    "あと",
    "あの",
    "あら",
    "ありが",
    "あれ",
    "あー",
    "いい",
    "いえ",
    "いっぽ",
    "いつ",
    "いま、",
    "いまは",
    "いまも",
    "いや",
    "う、",
    "うう",
    "うわ",
    "うん",
    "うー",
    "え、",
    "ええ",
    "えっ",
    "えと",
    "えー",
    "お",
    "こう",
    "ここ",
    "こち",
    "この",
    "これ",
    "こんど",
    "こんな",
    "こんに",
    "こんば",
    "ご",
    "さあ",
    "さて",
    "さらに",
    "しかし",
    "しかも",
    "じゃ",
    "すぐ",
    "すご",
    "すみま",
    "すると",
    "そう",
    "そこ",
    "そし",
    "その",
    "それ",
    "そん",
    "ただ、",
    "ただし",
    "たとえ",
    "たぶん",
    "だから",
    "だが",
    "だけど",
    "だって",
    "ちな",
    "ちょ",
    "ついに",
    "つまり",
    "ですから",
    "ですが",
    "でも、",
    "とくに",
    "ところ",
    "とても",
    "とにか",
    "どう",
    "どこ",
    "どの",
    "どれ",
    "どん",
    "なお",
    "なぜ",
    "なに",
    "なん",
    "ねえ",
    "ねー",
    "はあ",
    "はい、",
    "はい。",
    "はは",
    "はー",
    "ふう",
    "ふふ",
    "ふむ",
    "ふー",
    "へえ",
    "へー",
    "ほら",
    "ほんと",
    "まあ",
    "まさか",
    "まさに",
    "まず",
    "また",
    "まだ",
    "まるで",
    "みんな",
    "もう",
    "もし",
    "もち",
    "もっと",
    "やあ",
    "やっと",
    "やっぱ",
    "やは",
    "やれ",
    "やー",
    "ゆえに",
    "ようこ",
    "ようや",
    "よか",
    "よく",
    "よし",
    "わあ",
    "わかり",
    "わたく",
    "わたし",
    "わりと",
    "わー",
    "ん、",
    "んー",
]);

/// Whether no wrapped line ends between the two, in a block that some others make look wrapped: a Japanese
/// sentence ends above a word that begins one, or an English item above a capital.
pub(super) fn parts_entries(above: &str, below: &str, lang: Lang, hanging: bool) -> bool {
    match lang {
        Lang::Ja => ends_finally(above) && OPENING.begin(below),
        Lang::En => {
            let word = above.rsplit(is_blank).next().unwrap_or("");
            !hanging
                && lists::opens_item(above)
                && below.starts_with(char::is_uppercase)
                && !vocabulary::is_function_word(word)
        }
    }
}

/// Whether a Japanese sentence goes on in hiragana, or a word in katakana: an editor broke it here.
pub(super) fn flows(above: &str, below: &str) -> bool {
    above.ends_with(is_katakana) && ends_word(below) || flows_in_hiragana(above, below)
}

/// Whether `below` begins with katakana that begin no word: ット, ーを, or one alone.
fn ends_word(below: &str) -> bool {
    let mut chars = below.chars();
    let (first, second) = (chars.next(), chars.next());
    let inner =
        |c| matches!(c, 'ー' | 'ン' | 'ッ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ャ' | 'ュ' | 'ョ');
    first.is_some_and(|c| inner(c) || is_katakana(c) && second.is_some_and(|c| !is_katakana(c)))
}

/// Whether a Japanese sentence goes on in hiragana.
pub(super) fn flows_in_hiragana(above: &str, below: &str) -> bool {
    let parts = || ends_finally(above) || OPENING.begin(below);
    below.starts_with(is_hiragana) && (ENDINGS.begin(below) || !parts())
}

/// Whether a Japanese line may end with the end of a sentence, though no stop says so.
fn ends_finally(line: &str) -> bool {
    /// Of verbs and adjectives, and the particles of speech.
    const ENDS: &str = "るただいすうくぐつぬぶむんかねよなわさぞぜ";
    /// What ends replies, beside particles.
    const SPOKEN: &[&str] = &[
        "でしょ",
        "だろ",
        "っけ",
        "から",
        "けど",
        "かも",
        "のに",
        "ので",
        "いし",
        "だし",
        "るし",
        "たし",
    ];
    line.ends_with(|c| ENDS.contains(c)) || SPOKEN.iter().any(|end| line.ends_with(end))
}
