//! What stands on both sides of a line end tells that an editor put it there, whatever the lines around
//! measure: a bracket that is open, a word or a number that is broken.

use crate::model::Lang;

use super::chars::{columns, is_blank, is_digit, is_hiragana, is_japanese, is_kanji, is_katakana};
use super::heads::Heads;
use super::line::{MIN_WRAP_COLS_EN, ends_like_sentence};
use super::particles::{breaks_off, quotes_after_mark};
use super::vocabulary;

/// Narrowest Japanese line, in columns, that an editor broke: titles and chats are mostly narrower.
const MIN_COLS_JA: usize = 36;

/// Kana that follow the stem of a word, and with which no line begins that begins something. Replies begin
/// with ですね, って、 and います。
pub(super) static ENDINGS: Heads = Heads::new(&[
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
    "られた",
    "られて",
    "られる",
    "られま",
    "った。",
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
]);

/// What counts behind figures: 30 / 日前.
const COUNTERS: &[char] = &[
    '年', '月', '日', '時', '分', '秒', '人', '名', '個', '番', '階', '回', '本', '枚', '円', '冊',
    '歳', '才', '％', '号', '条', '項', '章', '節', '週', '度', '件', '台', '万', '億', '兆', '社',
    '校', '点', '倍', '割', '期', '世', '位', '行', '頁', '坪', '匹', '頭', '羽', '杯', '丁',
];

/// Brackets that may be open where a line ends.
const BRACKETS: [char; 6] = ['(', '（', ')', '）', '「', '」'];

/// What is before the mouth of a face: `:(`, `;-)`.
const EYES: [char; 6] = [':', ';', '=', '-', '^', '8'];

/// Behind these a line below may go on, though a sentence seems to end.
pub(super) const CLOSERS: [char; 4] = ['）', ')', '」', '』'];

/// The bracket or quotation mark that `line` leaves open, as what closes it, and what is behind it. A face
/// has some, too: `:(`.
fn left_open(line: &str) -> Option<(char, &str)> {
    let open = line.rfind(BRACKETS)?;
    let (head, rest) = line.split_at_checked(open)?;
    let mut chars = rest.chars();
    let close = match chars.next()? {
        '(' => ')',
        '（' => '）',
        '「' => '」',
        _ => return None,
    };
    let inside = chars.as_str();
    (!inside.is_empty() && !head.ends_with(EYES)).then_some((close, inside))
}

/// Whether `line` leaves a remark in round brackets open.
pub(super) fn leaves_aside(line: &str) -> bool {
    left_open(line).is_some_and(|(close, _)| close != '」')
}

/// Whether the line `below` closes the bracket that `above` leaves open in the middle of something:
/// （受付は / 八時から）, `(or / the gym)`. `room` says that the line above is wrapped or as full as one.
pub(super) fn closes_below(above: &str, below: &str, lang: Lang, room: impl Fn() -> bool) -> bool {
    /// Least of a remark, in columns, that is broken in Japanese: （笑, （二階 are no phrases.
    const MIN_INSIDE_COLS: usize = 8;
    // A text with a sentence a line has speeches over several of them.
    if ends_like_sentence(above) {
        return false;
    }
    let Some((close, inside)) = left_open(above) else { return false };
    let closes = || {
        let at = below.find(BRACKETS);
        at.and_then(|at| below.split_at_checked(at))
            .is_some_and(|(head, rest)| rest.starts_with(close) && !head.ends_with(EYES))
    };
    let goes_on = match lang {
        Lang::En => {
            below.starts_with(char::is_lowercase)
                && close == ')'
                && columns(above) >= MIN_WRAP_COLS_EN
        }
        // 「…覚えているの / is a question.
        Lang::Ja => {
            columns(inside) >= MIN_INSIDE_COLS
                && columns(above) >= MIN_COLS_JA
                && above.ends_with(|c| breaks_off(c) && c != 'の' || matches!(c, '：' | ':'))
        }
    };
    goes_on && closes() && room()
}

/// Whether the Japanese line `below` goes on behind what closes at the end of `above`: （以下「甲」という。） /
/// は、次のとおり, 「…買うてくれた」 / と、彼は言った. Behind a line that is nothing but a speech or a remark most
/// such kana are a stammer (は、はい！), and in a text with a sentence a line the narration is a line, too, unless
/// the two are a `pair` by themselves.
pub(super) fn takes_up(above: &str, below: &str, wrapped: bool, pair: bool) -> bool {
    if !above.ends_with(CLOSERS) || columns(above) < MIN_COLS_JA && !wrapped {
        return false;
    }
    let alone = above.starts_with(['「', '『', '（', '(']);
    if below.starts_with("と、") {
        let goes_on = wrapped || !ends_like_sentence(above) && (pair || !alone);
        return goes_on && quotes_after_mark(below);
    }
    // に、日本一を！ may be a stammer as well.
    let also = above.ends_with(['）', ')']) && (wrapped || ends_like_sentence(below));
    let particles: &[&str] =
        if also { &["は、", "を、", "に、", "の、"] } else { &["は、", "を、"] };
    let behind = particles.iter().find_map(|particle| below.strip_prefix(particle));
    let spoken = above.ends_with(['」', '』']) && ends_like_sentence(above);
    !alone
        && !spoken
        && behind.is_some_and(|rest| rest.chars().next() != below.chars().next())
        && !below.ends_with(['！', '？', '!', '?', '…'])
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
        return COUNTERS.contains(&first) && counts(above, second) && ends_like_sentence(below);
    }
    // 、ブ / ラウン: no word is one katakana.
    let lone =
        is_katakana(last) && last != 'ー' && matches!(before, Some('、' | '，' | '・' | '。'));
    let small =
        matches!(first, 'ゃ' | 'ゅ' | 'ょ' | 'ャ' | 'ュ' | 'ョ' | 'ァ' | 'ィ' | 'ェ' | 'ォ');
    is_japanese(last)
        && (small
            || first == 'ー' && second.is_some_and(|c| c != 'ー' && is_katakana(c))
            || lone && is_katakana(first)
            || (is_kanji(last) || is_hiragana(last)) && ENDINGS.begin(below))
}

/// Whether the figures at the end of `above` are a number and no code, and the counter before `next` is no part
/// of another word: 30 / 日前, but 12 / 日本海.
fn counts(above: &str, next: Option<char>) -> bool {
    let head = above.trim_end_matches(is_digit);
    let number = head.ends_with(|c| is_japanese(c) || matches!(c, '、' | '，'));
    let ends = |c: char| {
        matches!(c, '前' | '後' | '間' | '以' | '目') || !is_kanji(c) && !is_digit(c) && c != '々'
    };
    number && next.is_none_or(ends)
}

/// Whether two lines in capitals only are one: the last word of the one says that a phrase goes on.
pub(super) fn shouts_on(above: &str, below: &str) -> bool {
    /// Narrowest line that is broken.
    const MIN_COLS: usize = 34;
    let shouts = |line: &str| {
        !line.contains(char::is_lowercase) && line.contains(' ') && !line.contains("  ")
    };
    let goes_on = |word: &str| {
        let word = word.to_lowercase();
        word.len() > 1 && vocabulary::is_function_word(&word) && !vocabulary::may_end(&word)
    };
    let last = above.rsplit(is_blank).next();
    columns(above) >= MIN_COLS
        && !above.ends_with(['.', '!', '?', ':'])
        && shouts(above)
        && shouts(below)
        && last.is_some_and(goes_on)
}
