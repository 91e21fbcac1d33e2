//! Japanese words that show whether a sentence goes on.
//!
//! Without a tokenizer, a particle is told from a word that begins alike by a list of such
//! words: と goes on, とても begins anew.

use super::chars::{char_at, is_hiragana};
use crate::model::Span;

/// What continues a sentence behind ！ or ？, and the words that only begin alike.
const PARTICLES: &[(&str, &[&str])] = &[
    (
        "と",
        &[
            "とても",
            "とにかく",
            "とりあえず",
            "ところ",
            "ときどき",
            "ときに",
            "とっても",
            "とはいえ",
            "というわけで",
            "ということで",
            "といっても",
            "というのも",
            "とうとう",
            "とくに",
            "とん",
            "とび",
            "とり",
            "とも",
            "とお",
            "とって",
            "とりわけ",
            "とある",
            "とか、",
            "といえば",
        ],
    ),
    ("って", &[]),
    ("っと", &[]),
    ("っつ", &[]),
    ("です", &["ですから", "ですが、", "ですので"]),
    ("でし", &["でしょう、"]),
    ("での", &[]),
    (
        "では",
        &["では、", "ではない", "では次", "ではまた", "ではここ", "ではい", "では早速", "では実際"],
    ),
    ("でも", &["でも、", "でも"]),
    (
        "で",
        &[
            "でき",
            "でも",
            "では",
            "でか",
            "でなきゃ",
            "でて",
            "でか",
            "でん",
            "でっか",
            "ですか",
            "ですが",
            "ですの",
            "でしょう",
        ],
    ),
    ("だった", &["だったら"]),
    ("だね", &[]),
    ("だよ", &[]),
    ("だろ", &[]),
    ("など", &[]),
    ("なんて", &["なんてこと", "なんて言", "なんていう"]),
    ("なの", &["なので", "なのに", "なのです"]),
    ("なる", &["なるほど", "なるべく"]),
    ("みたい", &[]),
    ("らしい", &[]),
    (
        "の",
        &[
            "のち",
            "のんびり",
            "のんき",
            "のに",
            "のど",
            "のぼ",
            "のり",
            "のび",
            "のろ",
            "のみ",
            "のせ",
            "のん",
            "のむ",
            "のっ",
        ],
    ),
    ("が", &["がん", "がっ", "が、", "がら", "がち"]),
    (
        "は",
        &[
            "はい",
            "はじめ",
            "はず",
            "はっ",
            "はたし",
            "はや",
            "はあ",
            "はは",
            "はぁ",
            "はて",
            "はな",
            "はる",
            "はら",
            "はち",
            "はか",
            "はん",
            "はさ",
            "はま",
            "はげ",
            "はし",
            "はぐ",
        ],
    ),
    ("を", &[]),
    (
        "に",
        &[
            "にゃ",
            "にほん",
            "にっ",
            "にげ",
            "にお",
            "にく",
            "にわ",
            "にこ",
            "にもかかわらず",
            "にしても",
        ],
    ),
    ("へ", &["へえ", "へー", "へぇ", "へん", "へた", "へた", "へい", "へと", "へび", "へや"]),
    (
        "も",
        &[
            "もう",
            "もし",
            "もっ",
            "もち",
            "もの",
            "もは",
            "もと",
            "もら",
            "もん",
            "もり",
            "もえ",
            "もて",
            "もど",
            "もた",
            "もしか",
        ],
    ),
    ("やら", &[]),
];

/// Whether a particle that continues the sentence begins at `at`, behind ！ or ？ or a symbol.
pub(super) fn continues(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    PARTICLES.iter().any(|(particle, not)| {
        rest.starts_with(particle) && !not.iter().any(|word| rest.starts_with(word))
    })
}

/// What takes up a quotation that ended with a full stop: と, って, という …
pub(super) fn quotes(text: &str, at: usize) -> bool {
    const NOT: &[&str] =
        &["とても", "とにかく", "ところ", "とりあえず", "ときどき", "とっても", "とうとう"];
    let Some(rest) = text.get(at..) else { return false };
    ["と", "って", "なんて", "などと"].iter().any(|word| rest.starts_with(word))
        && !NOT.iter().any(|word| rest.starts_with(word))
}

/// Whether と and a verb of saying or thinking begin at `at`: they take up even a sentence
/// without quotation marks. という and ということ do not, for they also begin sentences.
pub(super) fn reports(text: &str, at: usize) -> bool {
    const VERBS: &[&str] = &[
        "と、",
        "と思",
        "と言",
        "といっ",
        "といい",
        "と感",
        "と聞",
        "と考",
        "と書",
        "と述",
        "と話",
        "と答",
        "と叫",
        "と呟",
        "とつぶや",
        "とおも",
        "と訊",
        "と尋",
        "と語",
        "と伝",
        "と続け",
        "とのこと",
        "って思",
        "って言",
        "って感",
        "って聞",
        "と。",
    ];
    const NOT: &[&str] = &["といっても", "といいつつ", "といったところ", "といいますのも"];
    let Some(rest) = text.get(at..) else { return false };
    VERBS.iter().any(|word| rest.starts_with(word))
        && !NOT.iter().any(|word| rest.starts_with(word))
}

/// Whether the sentence goes on at `at`, behind a closing quotation mark.
pub(super) fn follows_quote(text: &str, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "か", "や", "よ", "ね", "な", "だ", "ら", "じ", "し", "く", "ば", "さ", "み", "ま", "ぐ",
        "っ", "れ", "て",
    ];
    let Some(rest) = text.get(at..) else { return false };
    continues(text, at) || quotes(text, at) || WORDS.iter().any(|word| rest.starts_with(word))
}

/// Whether a conjunction begins at `at`: it begins a sentence even behind a quotation.
pub(super) fn begins(text: &str, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "しかし",
        "だが",
        "なお",
        "また、",
        "ところが",
        "そして",
        "それでも",
        "そこで",
        "さらに",
        "一方",
        "その後",
        "ただし",
        "つまり",
        "すると",
        "ちなみに",
        "したがって",
        "だから",
        "けれども",
        "それから",
        "そのため",
        "このため",
        "もっとも、",
    ];
    text.get(at..).is_some_and(|rest| WORDS.iter().any(|word| rest.starts_with(word)))
}

/// Whether `span` ends in a particle or another word that cannot end a sentence.
pub(super) fn dangles(text: &str, span: Span) -> bool {
    const TAILS: &[&str] = &[
        "は",
        "が",
        "を",
        "に",
        "の",
        "と",
        "で",
        "も",
        "へ",
        "から",
        "まで",
        "より",
        "ば",
        "ため",
        "など",
        "や",
        "という",
        "として",
        "について",
        "によって",
        "において",
        "により",
        "および",
        "または",
        "しかし",
        "また",
        "なく",
        "し",
        "て",
    ];
    // These end sentences too: いいよ、なので / 行くの / だけど / 食べて.
    const NOT: &[&str] = &[
        "なの", "るの", "たの", "いの", "だが", "たが", "すが", "でも", "だと", "すと", "って",
        "にて", "まし",
    ];
    let line = span.of(text).unwrap_or("");
    TAILS.iter().any(|tail| line.ends_with(tail)) && !NOT.iter().any(|tail| line.ends_with(tail))
}

/// Whether `span` ends in a word of hesitation that stands by itself: あの, ええと.
pub(super) fn hesitates(text: &str, span: Span) -> bool {
    const FILLERS: &[&str] = &[
        "あ",
        "あっ",
        "あの",
        "あのー",
        "え",
        "えっ",
        "ええと",
        "えっと",
        "えーと",
        "そ",
        "その",
        "それ",
        "で",
        "ま",
        "まあ",
        "まぁ",
        "ん",
        "いや",
        "う",
        "こ",
        "この",
        "な",
        "なんか",
        "は",
        "ええ",
    ];
    let line = span.of(text).unwrap_or("");
    let apart =
        |head: &str| head.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != 'ー');
    FILLERS.iter().any(|filler| line.strip_suffix(filler).is_some_and(apart))
}

/// Whether `span` ends as a predicate does: る, た, だ, です, ます, い …
pub(super) fn predicate(text: &str, span: Span) -> bool {
    const TAILS: &[&str] =
        &["る", "た", "だ", "す", "い", "ん", "う", "く", "か", "ね", "よ", "な"];
    let line = span.of(text).unwrap_or("");
    TAILS.iter().any(|tail| line.ends_with(tail))
}

/// Whether `c`, right before a symbol, is a particle rather than the end of a predicate.
pub(super) fn is_particle(c: char) -> bool {
    matches!(c, 'は' | 'が' | 'を' | 'に' | 'の' | 'と' | 'で' | 'も' | 'へ' | '、' | '，')
}

/// Whether hiragana begins at `at`.
pub(super) fn is_kana_at(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_hiragana)
}
