//! Does Japanese text go on after a stop? The words that say so.
//!
//! Neither a tokenizer nor a dictionary is at hand, so kana are read as particles only
//! where what follows them looks like it: a word in kanji, katakana or Latin letters.
//! Words that begin sentences (もう, でも, とても …) are written in hiragana throughout.

use super::chars::{is_digit, is_kanji, is_katakana, is_latin};
use super::heads::Heads;
use super::narration;

/// How strong the stop is that the text may go on after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// 。 outside quotation marks: words of quoting go on, and some particles.
    Stop,
    /// ！, ？, …, an ornament or an emoji: particles go on.
    Mark,
    /// A stop and a closing quotation mark: particles and the copula go on.
    Closer,
    /// The same, where the quotation opened its sentence: so does what tells who spoke.
    Speech,
}

/// Words of quoting; they go on after anything.
static QUOTING: Heads = Heads::new(&[
    "という",
    "といっ",
    "といい、",
    "といわ",
    "とか言",
    "とのこと",
    "との声",
    "との返",
    "との意",
    "との見",
    "との考",
    "との指",
    "との思い",
    "って言",
    "って思",
    "って感",
    "って聞",
    "って書",
    "って話",
    "って、言",
    "っていう",
    "って事",
]);

/// Verbs that follow the と of a quotation.
const SAYING: &[char] = &[
    '言', '思', '考', '述', '話', '書', '聞', '答', '叫', '呼', '感', '語', '説', '告', '伝', '宣',
    '問', '訊', '尋', '返', '声', '訴', '主', '記', '称', '評', '報', '指', '発', '心', '笑', '題',
    '銘', '願', '祈', '嘆', '怒', '口', '質', '予',
];

/// Words after ！, ？ and their like that go on the sentence.
static GOING_ON: Heads = Heads::new(&[
    "って",
    "っと",
    "など",
    "だの",
    "くらい",
    "ぐらい",
    "みたい",
    "っぽ",
    "らし",
    "とか",
    "との",
    "とは言",
    "とは思",
    "とする",
    "とし",
    "とでも",
    "としか",
    "とおも",
    "と、",
    "と。",
    "といえば、",
    "です",
    "でした",
    "だと",
    "だった",
    "だね",
    "だよ",
    "だな",
    "だけ",
    "であ",
    "ばかり",
    "なんだ",
    "なんで、",
    "なので",
    "なのに",
    "なのか",
    "なのだ",
    "なのは",
    "なのが",
    "を",
    "のひと",
    "のよう",
    "のみ",
    "しか言",
    "しか思",
    "しかな",
    "なんて思",
    "なんて言",
    "なんて考",
    "から始",
    "は、",
    "も、",
    "に、",
    "の、",
    "へ、",
    "から、",
    "まで",
]);

/// Words that look like [`GOING_ON`] but begin sentences.
static BEGINNING: Heads = Heads::new(&[
    "とはい",
    "だけど",
    "だけれ",
    "ですが",
    "ですから",
    "ですので",
    "でしたら",
    "だったら",
    "ってこと",
    "ってか",
    "っていうか",
    "ってゆ",
    "なので、",
    "などと言って",
]);

/// Of [`CONNECTING`], those that more often take up what stands before a mark.
static QUOTING_AFTER_MARK: Heads = Heads::new(&[
    "ということは、",
    "と言うことは、",
    "というのは、",
    "っていうの",
    "ってことで",
    "って事で",
    "といっても、",
    "と言っても、",
    "と言いつつ",
    "といいつつ",
]);

/// Connectives that look like [`QUOTING`] or [`GOING_ON`] but begin sentences after a stop.
static CONNECTING: Heads = Heads::new(&[
    "というわけ",
    "と言うわけ",
    "ということで、",
    "ということで今",
    "ということで次",
    "というのも、",
    "と言うのも、",
    "というのは、",
    "ということは、",
    "と言うことは、",
    "というか",
    "と言うか、",
    "といっても、",
    "と言っても、",
    "と言いつつ",
    "といいつつ",
    "とはいえ、",
    "とは言え、",
    "とはいっても、",
    "とは言っても、",
    "とはいうもの",
    "とは言うもの",
    "っていうか",
    "って言うか",
    "っていうわけ",
    "って言うわけ",
    "っていうの",
    "ってことで",
    "って事で",
    "と、その",
    "と、そこ",
    "と、ここ",
    "と、突然",
    "と、急に",
    "と、いきなり",
    "と、ふいに",
    "と、不意に",
    "と、次の",
    "と、なると",
    "と、いうわけ",
]);

/// Particles of one kana; they go on before a word that is not in hiragana.
const PARTICLES: &[char] = &['と', 'の', 'が', 'を', 'に', 'は', 'も', 'で', 'へ', 'や'];

/// Words after a closing quotation mark that go on the sentence, beyond [`GOING_ON`].
static AFTER_CLOSER: Heads = Heads::new(&[
    "と",
    "の",
    "が",
    "を",
    "に",
    "は",
    "も",
    "へ",
    "で、",
    "で",
    "や",
    "から",
    "まで",
    "より",
    "なんて",
    "なの",
    "なる",
    "なら",
    "たる",
    "だ",
    "か",
    "ほど",
    "風の",
    "風に",
    "風な",
    "的な",
    "的に",
    "以外",
    "以上",
    "以下",
    "等の",
    "等を",
    "等が",
    "系の",
]);

/// Words after a closing quotation mark that look like [`AFTER_CLOSER`] but begin sentences.
static BEGINNING_AFTER_CLOSER: Heads = Heads::new(&[
    "とても",
    "とにかく",
    "ところ",
    "とりあえず",
    "ともあれ",
    "ともかく",
    "とうとう",
    "とっさ",
    "とたん",
    "とん",
    "とき",
    "のち",
    "のん",
    "のど",
    "がん",
    "がっ",
    "にも",
    "にこ",
    "にや",
    "にっ",
    "はい",
    "はじ",
    "はっ",
    "はあ",
    "はぁ",
    "はる",
    "はは",
    "はて",
    "はや",
    "はた",
    "もう",
    "もし",
    "もっ",
    "もち",
    "もと",
    "もは",
    "へえ",
    "へー",
    "へん",
    "でも",
    "では、",
    "ですが",
    "ですから",
    "できる",
    "できれ",
    "や、",
    "やが",
    "やっ",
    "やは",
    "やれ",
    "だが",
    "だから",
    "だけど",
    "だっ",
    "だけれ",
    "だん",
    "かつ",
    "かな",
    "かれ",
    "から",
    "かわ",
    "かく",
    "ならば",
    "なるほど",
    "ならな",
]);

/// Whether `rest`, which stands right after a stop, goes on its sentence.
pub(super) fn go_on(rest: &str, after: After) -> bool {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return false };
    if matches!(first, '、' | '，') {
        return true;
    }
    // No particle is written in ASCII; a speech goes on with any word.
    if first.is_ascii() && after != After::Speech {
        return false;
    }
    let second = chars.next();
    if matches!(first, 'と' | 'っ')
        && CONNECTING.begin(rest)
        && (after == After::Stop || after == After::Mark && !quotes_after_mark(rest))
    {
        return false;
    }
    if matches!(first, 'と' | 'っ') && QUOTING.begin(rest) {
        return true;
    }
    let saying = |c: Option<char>| c.is_some_and(|c| SAYING.contains(&c));
    let said_so = |to: &str| rest.strip_prefix(to).is_some_and(|verb| saying(verb.chars().next()));
    if first == 'と' && ["とも", "とは", "とまで", "とだけ", "とすら"].into_iter().any(said_so)
    {
        return true;
    }
    if first == 'と' && (saying(second) || second == Some('、') && after == After::Stop) {
        return true;
    }
    // はーい: the bar draws the kana out.
    let content = second
        .is_some_and(|c| is_kanji(c) || is_katakana(c) && c != 'ー' || is_latin(c) || is_digit(c));
    if after == After::Stop {
        // No sentence begins with these; a name that ends in 。 does: モーニング娘。の新曲.
        return matches!(first, 'を' | 'の' | 'が' | 'は' | 'へ') && content;
    }
    if after == After::Speech && !narration::begins(rest) {
        return true;
    }
    if matches!(after, After::Closer | After::Speech) {
        return AFTER_CLOSER.begin(rest) && !BEGINNING_AFTER_CLOSER.begin(rest)
            || GOING_ON.begin(rest) && !BEGINNING.begin(rest);
    }
    if GOING_ON.begin(rest) && !BEGINNING.begin(rest) {
        return true;
    }
    PARTICLES.contains(&first) && content
}

/// Whether what looks like a connective behind a mark says who spoke or takes up the question: なぜ
/// 働くのか？というのは, 走れ！と、その声は言った.
pub(super) fn quotes_after_mark(rest: &str) -> bool {
    let told = rest.split(['。', '！', '？', '\n']).next().unwrap_or("").chars().skip(2);
    let says = |c: char| SAYING.contains(&c) || matches!(c, '声' | '叫' | '怒');
    QUOTING_AFTER_MARK.begin(rest) || rest.starts_with("と、") && told.into_iter().any(says)
}

/// Whether the line `rest` goes on the one above it: を見る, と存じます.
pub(super) fn goes_on_line(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        // は虫類, へ音記号, and the groups い組, ろ組, は組.
        (Some('は' | 'へ' | 'に'), Some('虫' | '音' | '短' | '長' | '組' | '班' | '号')) => {
            false
        }
        (Some('を' | 'が' | 'は' | 'の' | 'へ' | 'に'), Some(c)) => {
            is_kanji(c) || is_katakana(c) && c != 'ー' || is_latin(c)
        }
        (Some('と'), Some(c)) => c == '存' || SAYING.contains(&c),
        _ => false,
    }
}

/// Whether `before`, which an ellipsis follows, breaks off in mid-sentence.
pub(super) fn breaks_off(before: char) -> bool {
    matches!(
        before,
        'は' | 'が' | 'を' | 'に' | 'の' | 'へ' | 'と' | 'で' | 'て' | 'も' | '、' | '，'
    )
}
