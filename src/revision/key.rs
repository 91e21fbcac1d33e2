//! What makes two sentences the same: everything but white space at line ends and Unicode's form
//! of normalisation; and, more loosely, everything but typography.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::lang::is_japanese;

/// A sentence as it is compared. Two have the same key when they differ only in how lines are
/// wrapped and indented and in Unicode's form of normalisation (NFC). O(bytes); borrows in most
/// cases.
///
/// Runs of white space count as one space; as nothing beside a Japanese character, and after a
/// hyphen or dash, where lines are broken too.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Owned(spaced(text.chars(), is_dash));
    }
    Cow::Owned(spaced(text.nfc(), is_dash))
}

/// Whether two texts are the same but for their lines. A blank behind a hyphen may stand for a
/// line's end, but not where both go on in the same line: “pre- and” is not “pre-and”. O(bytes).
pub(super) fn is_same(old: &str, new: &str) -> bool {
    /// Whether white space follows each hyphen before a word; `None` where a line ends.
    fn blanks(text: &str) -> impl Iterator<Item = Option<bool>> {
        text.match_indices(['-', '‐']).filter_map(|(at, hyphen)| {
            let rest = text.get(at + hyphen.len()..)?;
            let next = rest.trim_start();
            let blank = rest.get(..rest.len() - next.len())?;
            next.starts_with(char::is_alphanumeric)
                .then(|| (!blank.contains('\n')).then_some(!blank.is_empty()))
        })
    }
    let are_alike = |(a, b): (Option<bool>, Option<bool>)| a.is_none() || b.is_none() || a == b;
    old == new || key(old) == key(new) && blanks(old).zip(blanks(new)).all(are_alike)
}

/// Whether two Japanese texts are the same wherever their lines end, which may be inside of a number
/// or a Latin word. O(bytes).
pub(super) fn is_rewrapped(old: &str, new: &str) -> bool {
    let joined = |text: &str| -> String { text.lines().map(str::trim).collect() };
    let has_lines = old.contains('\n') || new.contains('\n');
    has_lines && key(&joined(old)) == key(&joined(new))
}

/// Whether a text is its own key: ASCII with single spaces, or characters that neither combine
/// nor let a space vanish beside them. A quick answer for most sentences.
fn is_plain(text: &str) -> bool {
    if text.is_ascii() {
        // Without branches, so that many bytes are looked at in one step.
        let bytes = text.as_bytes();
        let odd = bytes.iter().fold(false, |odd, &b| odd | (b < b' ') | (b == 0x7f));
        let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
        let gap =
            pairs.fold(false, |gap, (&a, &b)| gap | ((b == b' ') & ((a == b' ') | (a == b'-'))));
        return !odd && !gap;
    }
    let mut before = 'x';
    for c in text.chars() {
        let plain = match c {
            ' ' => !matches!(before, ' ' | '-') && !is_wide(before) && !is_dash(before),
            '!'..='~' | '\u{a1}'..='\u{ff}' | '\u{2018}'..='\u{201d}' | '—' | '…' => true,
            '、'..='】' | 'ぁ'..='ゖ' | 'ァ'..='ヾ' | '一'..='\u{9fff}' => before != ' ',
            _ => false,
        };
        if !plain {
            return false;
        }
        before = c;
    }
    true
}

/// A text with single spaces, and none beside Japanese characters and behind what `breaks` a line.
fn spaced(chars: impl Iterator<Item = char>, breaks: fn(char) -> bool) -> String {
    let mut key = String::new();
    let (mut before, mut space) = (None, false);
    for c in chars {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && before.is_some_and(|b| !is_wide(b) && !breaks(b)) && !is_wide(c) {
            key.push(' ');
        }
        key.push(c);
        (before, space) = (Some(c), false);
    }
    key
}

/// Whether lines break beside `c` without a space: Japanese characters, their punctuation and
/// full-width forms.
fn is_wide(c: char) -> bool {
    is_japanese(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// A key without its typography: straight for curly quotation marks, one kind of dash, three
/// dots for an ellipsis, however long, the usual width of letters and digits. O(bytes).
pub(super) fn plain_key(text: &str) -> String {
    let mut plain = String::new();
    for c in text.nfkc() {
        match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〟' => plain.push('"'),
            // A backtick makes code, and is no quotation mark.
            '‘' | '’' | '‚' | '‛' => plain.push('\''),
            '〜' | '～' => plain.push('~'),
            c => plain.push(c),
        }
    }
    let mut plain = with_plain_dashes(&plain);
    while plain.contains("....") {
        plain = plain.replace("....", "...");
    }
    let plain = plain.replace("''", "\"").replace(" —", "—").replace("・・・", "...");
    spaced(plain.chars(), |c| c == '—')
}

/// A text with one kind of dash, and of hyphen.
fn with_plain_dashes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_line) {
        let (before, from) = rest.split_at(start);
        let after = from.trim_start_matches(is_line);
        let run = from.get(..from.len() - after.len()).unwrap_or("");
        plain.push_str(before);
        let dash = plain_dash(run, before.chars().next_back(), after.chars().next());
        plain.push_str(dash);
        // Behind a hyphen a line may end.
        let next = after.trim_start();
        let is_broken = dash == "-" && after.starts_with(['\n', '\r']);
        rest = if is_broken { next } else { after };
    }
    plain.push_str(rest);
    plain
}

/// What hyphens and dashes between two characters stand for. Several hyphens are a dash, unless
/// they begin an option (`--version`); a single one is if there is white space or a figure on both
/// sides of it.
pub(super) fn plain_dash(run: &str, before: Option<char>, after: Option<char>) -> &'static str {
    let is_blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_behind_word = before.is_some_and(char::is_alphanumeric);
    let is_option =
        (before.is_none() || is_blank(before)) && after.is_some_and(char::is_alphabetic);
    let is_free = is_blank(before) && is_blank(after) || is_figure(before) && is_figure(after);
    match run {
        // A minus.
        "–" if is_figure(after) && !is_behind_word => "-",
        _ if !run.chars().all(is_hyphen) => "—",
        "--" if is_option => "--",
        _ if run.chars().nth(1).is_some() || is_free => "—",
        _ => "-",
    }
}

/// Whether `c` is a hyphen, a dash or a minus.
pub(super) fn is_line(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '─')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '\u{2011}' | '−' | '－')
}

/// A heading without its number, which says little: one that only differs in it heads what stands
/// below. `None` for anything else: what is long, ends as a sentence does or has no number.
pub(super) fn heading(text: &str) -> Option<String> {
    /// Longer lines are prose.
    const MAX_CHARS: usize = 60;
    let text = text.trim();
    let is_sentence = text.ends_with(['.', '!', '?', '。', '！', '？', '…', '」', '”', '"'])
        && !is_numbered_title(text);
    if is_sentence || text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let is_kanji_number = |c: char| "〇一二三四五六七八九十百千".contains(c);
    let mut heading = String::with_capacity(text.len());
    let (mut has_number, mut before) = (false, None);
    for c in text.nfkc() {
        // Behind 第 kanji are numerals, too.
        let is_number = c.is_numeric() || is_kanji_number(c) && matches!(before, Some('第' | '#'));
        match (is_number, before) {
            (true, Some('#')) => {}
            (true, _) => {
                has_number = true;
                before = Some('#');
                heading.push('#');
            }
            (false, _) => {
                before = Some(c);
                heading.push(c);
            }
        }
    }
    has_number.then_some(heading)
}

/// Whether a text is the title of a clause, before its first sentence: `2. Payment of Fees.`
fn is_numbered_title(text: &str) -> bool {
    /// Longer ones are items of a list.
    const MAX_WORDS: usize = 4;
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let has_number = number.len() < text.len() && number.starts_with(' ');
    let title = number.trim().strip_suffix('.').unwrap_or("");
    let mut words = title.split_whitespace();
    let is_title = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    has_number && is_title && words.count() < MAX_WORDS
}

/// Whether two texts differ in typography alone, and in spaces other than between words. O(bytes).
pub(super) fn is_typography(old: &str, new: &str) -> bool {
    let [old, new] = [old, new].map(|text| close(&plain_key(text)));
    !old.is_empty() && old == new
}

/// What a mark of punctuation has in common with those that stand for the same in another style: 「
/// and “, 【 and ［, 、 and a comma between Japanese words. `None` for anything else.
pub(super) fn style_key(text: &str) -> Option<&'static str> {
    let plain = plain_key(text);
    let all = |of: &str| !plain.is_empty() && plain.chars().all(|c| of.contains(c));
    match plain.as_str() {
        "、" | "," => Some(","),
        "。" | "." => Some("."),
        _ if plain.chars().nth(1).is_some() => None,
        _ if all("\"'「」『』〈〉《》‹›") => Some("\""),
        _ if all("[]【】〔〕") => Some("["),
        _ => None,
    }
}

/// A text without the white space that parts no words.
fn close(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut is_spaced = false;
    for c in text.chars() {
        if c.is_whitespace() {
            is_spaced = true;
            continue;
        }
        // What a hyphen is depends on the white space beside it.
        let is_word = |c: char| c.is_alphanumeric() || c == '-';
        if is_spaced && is_word(c) && closed.ends_with(is_word) {
            closed.push(' ');
        }
        closed.push(c);
        is_spaced = false;
    }
    closed
}

/// A text without its white space.
pub(super) fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_same(a: &str, b: &str) {
        assert_eq!(key(a), key(b), "{a:?} {b:?}");
        assert_eq!(key(&key(a)), key(a), "a key is its own key");
    }

    #[test]
    fn wrapping_and_normal_forms_do_not_count() {
        check_same("It rained\n   all  day.", "It rained all day.");
        check_same("雨が\n降った。", "雨が降った。");
        check_same("雨が\u{3000}降った。", "雨が降った。");
        check_same("GPU\nが要る。", "GPUが要る。");
        check_same("a well-\nknown name", "a well-known name");
        check_same("cafe\u{301}", "caf\u{e9}");
        check_same("か\u{3099}", "が");
    }

    #[test]
    fn a_blank_behind_a_hyphen_may_end_a_line() {
        for (a, b, are_same) in [
            ("pre- and post-war", "pre-\nand post-war", true),
            ("pre-and post-war", "pre-\nand post-war", true),
            ("pre- and post-war", "pre-and post-war", false),
            ("Type -b.", "Type - b.", false),
            ("rain — or", "rain —or", true),
        ] {
            assert_eq!(is_same(a, b), are_same, "{a} {b}");
        }
    }

    #[test]
    fn headings_stand_without_their_numbers() {
        for (a, b, are_same) in [
            ("1. Overview", "12. Overview", true),
            ("第1章　雨", "第二十三章　雨", true),
            ("Chapter 3", "Chapter 4", true),
            ("2.1 Setup", "２.3 Setup", true),
            ("2. Payment of Fees.", "3. Payment of Fees.", true),
            ("1. Overview", "1. Setup", false),
            ("第一章", "第一節", false),
        ] {
            assert_eq!(heading(a) == heading(b), are_same, "{a} {b}");
            assert!(heading(a).is_some(), "{a}");
        }
        for none in ["Overview", "It cost 3 dollars.", "3 men left.", "三日坊主", &"1 ".repeat(60)]
        {
            assert_eq!(heading(none), None);
        }
    }

    #[test]
    fn everything_else_does() {
        for (a, b) in [
            ("every one", "everyone"),
            ("It rained.", "It rained"),
            ("“Rain.”", "\"Rain.\""),
            ("３", "3"),
            ("Rain", "rain"),
        ] {
            assert_ne!(key(a), key(b));
        }
    }

    #[test]
    fn typography_is_told_from_words() {
        for (a, b) in [
            ("“It’s rain.”", "\"It's rain.\""),
            ("rain — or snow…", "rain--or snow..."),
            ("第３回", "第3回"),
            ("2–3 days", "2-3 days"),
            ("雨……", "雨…"),
            ("雨・・・", "雨…"),
            ("雨──雪", "雨―雪"),
            ("rain – or snow", "rain - or snow"),
            ("rain --- or snow", "rain―or snow"),
            ("–5 degrees", "−5 degrees"),
            ("well‐known", "well-\nknown"),
        ] {
            assert_eq!(plain_key(a), plain_key(b));
        }
        for (a, b) in [
            ("It’s", "Its"),
            ("Rain.", "Rain!"),
            ("every one", "everyone"),
            ("the -v flag", "the --v flag"),
            ("--version", "—version"),
            ("man-eating", "man—eating"),
            ("'type'", "`type`"),
        ] {
            assert_ne!(plain_key(a), plain_key(b));
        }
        for (a, b, is_so) in [
            ("rain — or snow", "rain—or snow", true),
            ("( rain )", "(rain)", true),
            ("GPU が要る", "GPUが要る", true),
            ("every one", "everyone", false),
            ("2 0", "20", false),
            ("pre- and post", "pre-and post", false),
            ("a -b", "a-b", false),
            ("a man eating -- shark", "a man eating-shark", false),
        ] {
            assert_eq!(is_typography(a, b), is_so, "{a} {b}");
        }
    }
}
