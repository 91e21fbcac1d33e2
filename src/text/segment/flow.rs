//! Whether a sentence flows on from a full line to the next one, so that an editor broke it there, or one line
//! may end and the other begin a sentence, as in verse, diaries and chats without stops.

use crate::model::Lang;

use super::chars::{is_blank, is_hiragana, is_katakana};
use super::heads::Heads;
use super::line::ends_like_sentence;
use super::seams::ENDINGS;
use super::{abbreviations, lists, vocabulary};

/// What only sentences begin with: connectives and interjections, behind which no noun stands that the line
/// above tells of.
static OPENING: Heads = Heads::new(&[
    "あ、",
    "ああ",
    "あっ",
    "あら",
    "ありがと",
    "あー",
    "いえ、",
    "いや、",
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
    "こんに",
    "こんば",
    "さあ",
    "さて",
    "さらに",
    "しかし",
    "しかも",
    "じゃ",
    "すみま",
    "すると、",
    "そこで",
    "そして",
    "そのため",
    "それから",
    "それで",
    "それでも",
    "それに、",
    "ただ、",
    "ただし",
    "たとえば",
    "たぶん",
    "だから",
    "だが",
    "だけど",
    "だって",
    "ちなみに",
    "つまり",
    "ですから",
    "ですが",
    "でも、",
    "とにか",
    "どうか",
    "どうぞ",
    "どうも",
    "なお",
    "なぜ",
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
    "まず",
    "また、",
    "もし",
    "もちろん",
    "やあ",
    "やっぱ",
    "やは",
    "やれ",
    "やー",
    "ゆえに",
    "ようこそ",
    "よし",
    "わあ",
    "わかり",
    "わー",
    "ん、",
    "んー",
]);

/// What sentences often begin with, and nouns that a clause before them tells of do, too: demonstratives, adverbs,
/// and the polite お and ご (手作りした / お菓子).
static OFTEN_OPENING: Heads = Heads::new(&[
    "あと",
    "あの",
    "あれ",
    "いい",
    "いえ",
    "いっぽ",
    "いつ",
    "いま、",
    "いまは",
    "いまも",
    "いや",
    "お",
    "こう",
    "ここ",
    "こち",
    "この",
    "これ",
    "こんど",
    "こんな",
    "ご",
    "すぐ",
    "すご",
    "すると",
    "そう",
    "そこ",
    "その",
    "それ",
    "そん",
    "たとえ",
    "ちょ",
    "ついに",
    "とくに",
    "ところ",
    "とても",
    "どう",
    "どこ",
    "どの",
    "どれ",
    "どん",
    "なに",
    "なん",
    "まさに",
    "また",
    "まだ",
    "まるで",
    "みんな",
    "もう",
    "もち",
    "もっと",
    "やっと",
    "ようや",
    "よか",
    "よく",
    "わたく",
    "わたし",
    "わりと",
]);

/// Whether no wrapped line ends between the two, in a block that some others make look wrapped: a Japanese
/// sentence ends above a word that begins one, or an English item above a capital.
pub(super) fn parts_entries(above: &str, below: &str, lang: Lang, hanging: bool) -> bool {
    match lang {
        Lang::Ja => {
            // Behind these no noun follows that the line above tells of.
            let ended = || above.ends_with(['だ', 'ね', 'よ', 'か', 'さ', 'ぞ', 'ぜ', 'わ']);
            ends_finally(above) && (OPENING.begin(below) || ended() && OFTEN_OPENING.begin(below))
        }
        Lang::En => {
            let word = above.rsplit(is_blank).next().unwrap_or("");
            let first = below.split(is_blank).next().unwrap_or("");
            // A name may stand anywhere in a sentence, and so may “I”.
            !hanging
                && lists::opens_item(above)
                && below.starts_with(char::is_uppercase)
                && vocabulary::is_starter(first.trim_end_matches([',', '.']))
                && first.split(['\'', '’']).next() != Some("I")
                && !above.ends_with([',', ';'])
                && !vocabulary::is_function_word(word)
        }
    }
}

/// Whether a wrapped English sentence goes on with a name whose initial looks like an item's letter: a man whom /
/// J. Smith knew. Where the line behind it, `next`, begins so as well, both are items.
pub(super) fn goes_on_with_initial(above: &str, below: &str, next: &str) -> bool {
    let is_initial = |word: &str| matches!(word.as_bytes(), [b'A'..=b'Z', b'.']);
    let mut words = below.split(is_blank);
    let named = words.next().is_some_and(is_initial);
    let name = words.next().unwrap_or("");
    named
        && name.starts_with(char::is_uppercase)
        && !vocabulary::is_starter(name)
        && !abbreviations::is_title(name.trim_end_matches('.'))
        && !next.split(is_blank).next().is_some_and(is_initial)
        && (!ends_like_sentence(above) || above.rsplit(is_blank).next().is_some_and(is_initial))
        && !above.ends_with(':')
        && !lists::opens_item(above)
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
    let parts = || ends_finally(above) || OPENING.begin(below) || OFTEN_OPENING.begin(below);
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
