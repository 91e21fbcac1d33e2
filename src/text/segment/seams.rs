//! What stands on both sides of a line end tells that an editor put it there, whatever the lines around
//! measure: a bracket that is open, a word or a number that is broken.

use super::chars::{
    char_at, columns, is_blank, is_digit, is_hiragana, is_japanese, is_kanji, is_katakana,
};
use super::heads::Heads;
use super::line::ends_like_sentence;
use super::vocabulary;

/// Narrowest Japanese line, in columns, that is broken inside a word.
const MIN_COLS_JA: usize = 24;

/// Kana that follow the stem of a word, and with which no line begins that begins something.
static ENDINGS: Heads = Heads::new(&[
    "ます。",
    "ます、",
    "ます」",
    "ますか",
    "ますが",
    "ますの",
    "ますよ",
    "ますと",
    "ますし",
    "ました",
    "ましょう",
    "ません",
    "です。",
    "です、",
    "です」",
    "ですか。",
    "ですね",
    "ですよ",
    "でした。",
    "ている",
    "ていた",
    "ていま",
    "ていな",
    "ており",
    "ておき",
    "てから",
    "てくださ",
    "てしま",
    "てほし",
    "てもら",
    "でいる",
    "でいた",
    "でいま",
    "なければ",
    "なかった",
    "られた",
    "られて",
    "られる",
    "られま",
    "った。",
    "って、",
    "った、",
    "れた。",
    "れる。",
    "れて、",
    "たもの",
    "たこと",
    "たため",
    "たとき",
    "たので",
    "さい。",
    "ります",
    "りました",
    "りません",
    "きます。",
    "します。",
    "しました。",
    "います。",
    "いました。",
    "い。",
    "う。",
    "く。",
    "す。",
    "た。",
    "だ。",
    "つ。",
    "ぬ。",
    "む。",
    "る。",
    "ん。",
]);

/// What counts behind figures: 30 / 日前.
const COUNTERS: &[char] = &[
    '年', '月', '日', '時', '分', '秒', '人', '名', '個', '番', '階', '回', '本', '枚', '円', '冊',
    '歳', '才', '％', '号', '条', '項', '章', '節', '週', '度', '件', '台', '万', '億', '兆', '社',
    '校', '点', '倍', '割', '期', '世', '位', '行', '頁', '坪', '匹', '頭', '羽', '杯', '丁',
];

/// Behind these a line below may go on, though a sentence seems to end.
pub(super) const CLOSERS: [char; 4] = ['）', ')', '」', '』'];

/// The bracket or quotation mark that `line` leaves open, as what closes it.
fn left_open(line: &str) -> Option<char> {
    let open = line.rfind(['(', '（', ')', '）', '「', '」'])?;
    match char_at(line, open)? {
        '(' => Some(')'),
        '（' => Some('）'),
        '「' => Some('」'),
        _ => None,
    }
}

/// Whether `line` leaves a remark in round brackets open.
pub(super) fn leaves_aside(line: &str) -> bool {
    left_open(line).is_some_and(|close| close != '」')
}

/// Whether the line `below` closes what `above` leaves open, or goes on behind what it closed:
/// （受付は / 八時から）, （以下「甲」という。） / は、次のとおり, 「はい」 / と、彼は.
pub(super) fn closes_below(above: &str, below: &str) -> bool {
    let begins = |heads: &[&str]| heads.iter().any(|head| below.starts_with(head));
    if above.ends_with(['）', ')']) {
        return begins(&["は、", "を、", "に、", "の、"]);
    }
    if above.ends_with(['」', '』']) {
        return begins(&["と、", "は、", "を、"]);
    }
    // A text with a sentence a line has speeches over several of them.
    if ends_like_sentence(above) {
        return false;
    }
    let Some(close) = left_open(above) else { return false };
    let first = below.find(['(', '（', ')', '）', '「', '」']).and_then(|at| char_at(below, at));
    first == Some(close) && (close != '」' || columns(above) >= MIN_COLS_JA)
}

/// Whether a Japanese word or number is broken between the lines: いたしま / す。, 、ブ / ラウン委員, 30 / 日前.
pub(super) fn breaks_word(above: &str, below: &str) -> bool {
    if columns(above) < MIN_COLS_JA {
        return false;
    }
    let mut back = above.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else { return false };
    let mut ahead = below.chars();
    let (Some(first), second) = (ahead.next(), ahead.next()) else { return false };
    if is_digit(last) {
        return COUNTERS.contains(&first);
    }
    // 、ブ / ラウン: no word is one katakana.
    let lone = is_katakana(last) && before.is_some_and(|c| !is_katakana(c) && !is_blank(c));
    let small =
        matches!(first, 'ゃ' | 'ゅ' | 'ょ' | 'ャ' | 'ュ' | 'ョ' | 'ァ' | 'ィ' | 'ェ' | 'ォ');
    is_japanese(last)
        && (small
            || first == 'ー' && second.is_some_and(|c| c != 'ー' && is_katakana(c))
            || lone && is_katakana(first)
            || (is_kanji(last) || is_hiragana(last)) && ENDINGS.begin(below))
}

/// Whether two lines in capitals only are one: the last word of the one or the first of the other says
/// that a phrase goes on.
pub(super) fn shouts_on(above: &str, below: &str) -> bool {
    /// Narrowest line that is broken.
    const MIN_COLS: usize = 34;
    let shouts = |line: &str| {
        !line.contains(char::is_lowercase) && line.contains(' ') && !line.contains("  ")
    };
    let goes_on = |word: &str| word.len() > 1 && vocabulary::is_function_word(&word.to_lowercase());
    let (last, first) = (above.rsplit(is_blank).next(), below.split(is_blank).next());
    columns(above) >= MIN_COLS
        && !above.ends_with(['.', '!', '?', ':'])
        && shouts(above)
        && shouts(below)
        && (last.is_some_and(goes_on) || first.is_some_and(goes_on))
}
