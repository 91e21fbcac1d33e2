//! What is written as a figure and is no number with a value: versions, times of day, fractions,
//! codes, Roman numerals, and numbers that stay vague (数十, “hundreds”).

use unicode_normalization::UnicodeNormalization;

use crate::model::{Lang, Span};
use crate::text::script::is_kanji_numeral;

/// What is written as a figure and is no number, in order, and what each says. O(bytes).
pub(super) fn written(text: &str, lang: Lang) -> Vec<(Span, String)> {
    let mut written = Vec::new();
    let (mut end, mut before) = (0, [' ', ' ']);
    for (at, c) in text.char_indices() {
        // Behind a point one begins in `Ver.1.2` only.
        let is_inside = match before {
            [other, '.'] => !other.is_ascii_alphabetic(),
            [_, last] => last.is_ascii_alphanumeric(),
        };
        before = [before[1], c];
        if at < end || is_inside || !may_begin(c) {
            continue;
        }
        let (ahead, rest) = text.split_at_checked(at).unwrap_or_default();
        let latin = || {
            let length = date(rest).or_else(|| version(rest)).or_else(|| pair(rest));
            let length = length.or_else(|| code(rest));
            length.or_else(|| mixed(rest)).or_else(|| roman(ahead, rest))
        };
        let vague = || match lang {
            Lang::Ja => vague_kanji(ahead, rest),
            Lang::En => vague_word(rest),
        };
        if let Some(length) = latin().or_else(vague).filter(|&length| length > 0) {
            end = at + length;
            written.push((Span::new(at, end), value(rest.get(..length).unwrap_or(""))));
        }
    }
    written
}

/// Whether anything of this may begin with `c`: a quick answer for most.
fn may_begin(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{218f}' | '\u{2460}'..='\u{27bf}' => true,
        '\u{3251}'..='\u{32bf}' => true,
        _ => c != '〇' && is_kanji_numeral(c) || "数何幾".contains(c),
    }
}

/// What it says: without the `v` of a version, a time on the clock of a day, and without what differs
/// in typography alone.
fn value(text: &str) -> String {
    let kept = text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    let value: String = kept.collect();
    let is_version = value.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    match clock(&value) {
        Some(time) => time,
        None if is_date(&value) => {
            let parts = value.split('-').map(|part| part.trim_start_matches('0'));
            parts.collect::<Vec<_>>().join("-")
        }
        None if is_version => value.trim_start_matches(['v', '0']).to_owned(),
        None => value,
    }
}

/// A time of day as `hour:minutes`, where it is one.
fn clock(text: &str) -> Option<String> {
    let (hour, rest) = text.split_once(':')?;
    let half = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let minutes = rest.strip_suffix(half)?;
    let hour: u32 = hour.parse().ok()?;
    let hour = match half.get(..1) {
        Some("a") if hour == 12 => 0,
        Some("p") if hour < 12 => hour + 12,
        _ => hour,
    };
    Some(format!("{hour}:{minutes}"))
}

/// The length of the time of day (`9:30`, `10:00:05`, `9:30 a.m.`) or the fraction (`1/2`) that a text
/// begins with.
fn pair(text: &str) -> Option<usize> {
    let first = after_digits(text)?;
    let mark = first.chars().next().filter(|c| matches!(c, ':' | '/' | '⁄'))?;
    let mut rest = first.strip_prefix(mark).and_then(after_digits)?;
    while let Some(next) = rest.strip_prefix(mark).and_then(after_digits) {
        rest = next;
    }
    let is_ended = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == mark);
    let half = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(rest);
    let half = ["a.m.", "p.m.", "am", "pm"].iter().find_map(|name| {
        let (start, rest) = half.split_at_checked(name.len())?;
        start.eq_ignore_ascii_case(name).then_some(rest)
    });
    let rest = half.filter(|rest| mark == ':' && is_ended(rest)).unwrap_or(rest);
    is_ended(rest).then_some(text.len() - rest.len())
}

/// Whether a text is a date after ISO 8601.
fn is_date(text: &str) -> bool {
    date(text) == Some(text.len())
}

/// The length of the date after ISO 8601 that a text begins with: `2024-05-03`.
fn date(text: &str) -> Option<usize> {
    let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let month = text.strip_prefix(year)?.strip_prefix('-')?;
    let day = after_digits(month)?.strip_prefix('-')?;
    let rest = after_digits(day)?;
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    // 0120-45-67 is a telephone's number.
    let is_of = |number: Option<&str>, most: u8| {
        let number = number.filter(|it| it.len() <= 2).and_then(|it| it.parse().ok());
        number.is_some_and(|it| (1..=most).contains(&it))
    };
    let months = month.strip_suffix(day).and_then(|it| it.strip_suffix('-'));
    let is_date = is_ended && is_of(months, 12) && is_of(day.strip_suffix(rest), 31);
    is_date.then_some(text.len() - rest.len())
}

/// The length of the fraction that a text begins with, of one character, with the whole number before
/// it: `½`, `1½`.
fn mixed(text: &str) -> Option<usize> {
    let rest = after_digits(text).unwrap_or(text);
    let rest = rest.strip_prefix(|c| matches!(c, '¼'..='¾' | '⅐'..='⅞' | '↉'))?;
    Some(text.len() - rest.len())
}

/// The length of the Roman numeral that a text begins with, up to LXXXIX: behind `ahead` nothing else
/// is meant. A single letter is one behind what is counted so, as in `Part I`; small ones are between
/// brackets.
fn roman(ahead: &str, text: &str) -> Option<usize> {
    /// What is counted in Roman numerals.
    const COUNTED: [&str; 22] = [
        "act", "annex", "appendix", "article", "book", "canto", "chapter", "class", "division",
        "figure", "level", "part", "phase", "scene", "schedule", "section", "stage", "table",
        "title", "type", "volume", "war",
    ];
    let own = text.trim_start_matches(|c| matches!(c, '\u{2160}'..='\u{217f}'));
    if own.len() < text.len() {
        return Some(text.len() - own.len());
    }
    if let Some(length) = enumerator(ahead, text) {
        return Some(length);
    }
    let rest = text.trim_start_matches(['I', 'V', 'X', 'L', 'i', 'v', 'x', 'l']);
    let numeral = text.get(..text.len() - rest.len())?;
    let is_ended = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'));
    if !is_ended || !is_roman(&numeral.to_ascii_uppercase()) {
        return None;
    }
    let word = ahead.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let is_counted = word.starts_with(char::is_uppercase)
        && COUNTED.contains(&word.to_ascii_lowercase().as_str());
    let is_capital = numeral.bytes().all(|b| b.is_ascii_uppercase());
    let is_small = numeral.bytes().all(|b| b.is_ascii_lowercase());
    let is_bracketed = is_bracketed(ahead, rest);
    let is_meant = match (is_capital, is_small) {
        (true, _) => numeral.len() > 1 || is_counted || is_bracketed,
        (_, true) => is_bracketed,
        _ => false,
    };
    is_meant.then_some(numeral.len())
}

/// The length of a letter by itself between brackets, which numbers an item: `(a)`.
fn enumerator(ahead: &str, text: &str) -> Option<usize> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    is_bracketed(ahead, rest).then_some(1)
}

/// Whether what stands between is all between two brackets that no word precedes, as in `boat(s)`.
fn is_bracketed(ahead: &str, rest: &str) -> bool {
    let before = ahead.strip_suffix(['(', '（']);
    before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        && rest.starts_with([')', '）'])
}

/// Whether capitals are a Roman numeral below ninety, as it is written.
fn is_roman(text: &str) -> bool {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 9] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    let rests = TENS.iter().filter_map(|tens| text.strip_prefix(tens));
    !text.is_empty() && rests.into_iter().any(|rest| ONES.contains(&rest))
}

/// The length of the vague number in kanji that a text begins with: 数十, 何千万, 十数, 百数十.
fn vague_kanji(ahead: &str, text: &str) -> Option<usize> {
    let is_vague = |c: char| matches!(c, '数' | '何' | '幾');
    let is_multiple = |c: char| "十百千万億兆".contains(c);
    let is_numeral = |c: char| is_multiple(c) || "一二三四五六七八九".contains(c);
    let is_part = |c: char| is_vague(c) || is_numeral(c) || c.is_ascii_digit();
    if ahead.ends_with(is_part) {
        return None;
    }
    let mut run = text.get(..text.len() - text.trim_start_matches(is_part).len())?;
    let rest = text.get(run.len()..).unwrap_or("");
    // 百数える, 千字; and 十何か is no counter.
    let is_word = rest.starts_with(|c| "えう々字学値理量列奇か".contains(c));
    if run.ends_with(is_vague) && (is_word || !run.ends_with('数')) {
        run = run.trim_end_matches(is_vague);
    }
    // 人数 and the like are words.
    let is_behind_word =
        run.starts_with('数') && ahead.ends_with(|c| "人件個台点枚冊名字票員回".contains(c));
    let has = |of: &dyn Fn(char) -> bool| run.contains(of);
    (has(&is_vague) && has(&is_multiple) && !is_behind_word).then_some(run.len())
}

/// The length of the English word for a vague number that a text begins with: `hundreds`.
fn vague_word(text: &str) -> Option<usize> {
    const WORDS: [&str; 12] = [
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "trillions",
    ];
    let length = text.len() - text.trim_start_matches(char::is_alphabetic).len();
    let word = text.get(..length)?;
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)).then_some(length)
}

/// The length of the code that a text begins with: a few letters, a hyphen, two digits or more, as in
/// `RC-200`; or of a digit in a circle.
fn code(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳' | '❶'..='❿' | '㉑'..='㊿') {
        return Some(first.len_utf8());
    }
    /// Longer ones are words.
    const MAX_LETTERS: usize = 5;
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let digits = text.get(letters..)?.strip_prefix('-')?;
    let rest = after_digits(digits)?;
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_code = (1..=MAX_LETTERS).contains(&letters) && digits.len() - rest.len() >= 2;
    (is_code && is_ended).then_some(text.len() - rest.len())
}

/// The length of the version that a text begins with, or of what looks like one, as addresses and the
/// numbers of sections do: figures behind a `v`, or three at least with points between them; with what
/// is said of the stage, as in `2.0.0-rc.1`.
fn version(text: &str) -> Option<usize> {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let has_letter = bare.len() < text.len();
    let mut rest = after_digits(bare)?;
    let mut count = 1;
    while let Some(next) = rest.strip_prefix('.').and_then(after_digits) {
        (rest, count) = (next, count + 1);
    }
    if count > 1 {
        while let Some(next) = after_stage(rest) {
            rest = next;
        }
    }
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_ended && (has_letter || count >= 3)).then_some(text.len() - rest.len())
}

/// The text behind the digits with which it begins.
fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// The text behind a stage of a version: `-beta`, `rc1`, `.dev0`, `+build.5`.
fn after_stage(text: &str) -> Option<&str> {
    const STAGES: [&str; 11] =
        ["alpha", "beta", "build", "dev", "post", "preview", "pre", "rc", "snapshot", "a", "b"];
    let stage = text.trim_start_matches(['-', '+', '.']);
    let letters = stage.len() - stage.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (name, rest) = stage.split_at_checked(letters)?;
    let is_known = STAGES.iter().any(|known| name.eq_ignore_ascii_case(known));
    let numbered = rest.strip_prefix('.').and_then(after_digits).or_else(|| after_digits(rest));
    is_known.then(|| numbered.unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_with_digits_is_a_figure_as_a_whole() {
        for (text, expected) in [
            ("Use v1.2.3, not v2.", &["v1.2.3", "v2"][..]),
            ("バージョン1.2.3を使う。Ver.2.0.1も。", &["1.2.3", "2.0.1"]),
            (
                "2.0.0-rc.1 and 1.0.0b2-based, 1.4.0+build.5",
                &["2.0.0-rc.1", "1.0.0b2", "1.4.0+build.5"],
            ),
            ("Ask 192.168.0.1 for taiyaku-0.9.1.", &["192.168.0.1", "0.9.1"]),
            ("A v8x, T4, x1.2.3 and 1.2.3x are none; vain, v.", &[]),
            ("From 9:00 to 10:30, 1/2 of it.", &["9:00", "10:30", "1/2"]),
            ("図①のRC-200とCOVID-19", &["①", "RC-200", "COVID-19"]),
            ("A-1, well-30, 3:x, 1/ and and/or are none.", &[]),
            ("From 9:30 a.m. to 10:30pm, 1½ and ½.", &["9:30 a.m.", "10:30pm", "1½", "½"]),
            ("Chapter IV, Part I, World War II, (iv), (I)", &["IV", "I", "II", "iv", "I"]),
            ("Item (a) of boat(s)", &["a"]),
            ("I saw a VIP, a IIII, an IVy and Mix; vi is none. I’m X.", &[]),
            (
                "第Ⅳ章の数十人、十数冊、百数十人、何千万円",
                &["Ⅳ", "数十", "十数", "百数十", "何千万"],
            ),
            ("人数百、百数える、数人、何人、数字、万一", &[]),
            ("Dozens came, hundreds of them.", &["Dozens", "hundreds"]),
        ] {
            let lang = if text.is_ascii() || text.contains('½') { Lang::En } else { Lang::Ja };
            let found: Vec<&str> =
                written(text, lang).iter().map(|(span, _)| span.of(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
