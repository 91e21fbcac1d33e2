//! Japanese: dots and marks that belong to a number, a name, an address or a list marker.

use super::chars::{
    ahead, behind, char_at, char_before, is_blank, is_digit, is_figure, is_hiragana, is_japanese,
    is_kanji, is_katakana, is_latin, skip_blanks,
};
use super::particles::{After, go_on, goes_on_line};
use super::scan::Segmenter;
use super::word::word_before;
use super::{en_words, headings, lists, notes, vocabulary};

/// Whether the `!` at `at` belongs to a Latin name inside Japanese, as in Yahoo!ニュース.
pub(super) fn is_name_mark(text: &str, at: usize) -> bool {
    if !char_at(text, at + 1).is_some_and(is_japanese) {
        return false;
    }
    let head = behind(text, at);
    let length = head.len() - head.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let name = head.get(head.len() - length..).unwrap_or("");
    let flanked = char_before(text, at - length).is_some_and(is_japanese);
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && (flanked || vocabulary::is_exclaimed_name(name))
}

/// Whether the mark at `at` stands between Western letters, as the `?` of an address does.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    let western = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '&' | '=' | '#');
    char_before(text, at).is_some_and(western) && char_at(text, at + 1).is_some_and(western)
}

/// Whether the dot at `at` stands inside a number, a name, an address or a list marker.
pub(super) fn is_inside(scan: &Segmenter<'_>, at: usize, dot: char) -> bool {
    let text = scan.text;
    let Some(before) = char_before(text, at) else { return true };
    let next_at = at + dot.len_utf8();
    let Some(next) = char_at(text, next_at) else { return false };
    // ./Button.js, ../a
    if dot == '.' && ahead(text, at).trim_start_matches(dot).starts_with('/') {
        return true;
    }
    if next == dot || before == dot {
        return false;
    }
    if is_figure(before) && is_figure(next) && is_digit(before) == is_digit(next) {
        return true;
    }
    let head = text.get(scan.start..at).unwrap_or("");
    if head.len() <= 9 && lists::is_label(head)
        || is_sign_label(head)
        || is_caption(head)
        || headings::is_division(head) && head.chars().all(|c| is_kanji(c) || is_digit(c))
        || is_blank(next) && is_numbered_word(head)
    {
        return true;
    }
    let western = |c: char| is_latin(c) || is_digit(c) || matches!(c, '_' | '/' | '-' | '~' | '\\');
    if western(before) && western(next) {
        return true;
    }
    if dot == '.' && is_latin(next) && !is_japanese(before) {
        return true;
    }
    // 1.を押す, 1. を押す
    let rest = ahead(text, skip_blanks(text, next_at));
    if is_digit(before) && (is_hiragana(next) || is_blank(next) && goes_on_line(rest)) {
        return true;
    }
    if !is_latin(before) {
        return false;
    }
    // A word in Latin letters stands before the dot: package.cron.*
    let pattern = next == '*' && notes::emphasis_end(scan, next_at).is_none();
    if matches!(next, '、' | '，' | ',') || pattern {
        return true;
    }
    let found = word_before(scan, at);
    let word = found.text;
    if word.chars().count() == 1
        || word.contains(['.', '．']) && word.chars().rev().nth(1) == Some(dot)
    {
        return true;
    }
    !en_words::stop_ends(scan, found, rest) || go_on(rest, After::Mark)
}

/// Whether an item of a list is numbered with `head`: ア．, い．, Ⅳ．
fn is_sign_label(head: &str) -> bool {
    let mut chars = head.chars();
    let is_roman = |c| matches!(c, 'Ⅰ'..='ⅿ');
    chars.next().is_some_and(|c| is_hiragana(c) || is_katakana(c) || is_roman(c))
        && chars.next().is_none()
}

/// Whether `head` is a word and its number, as a heading or step has it: 手順1. 電源を切る
fn is_numbered_word(head: &str) -> bool {
    let word = head.trim_end_matches(is_digit);
    let figures = head.get(word.len()..).unwrap_or("").chars().count();
    (1..=3).contains(&figures)
        && (1..=18).contains(&word.len())
        && word.chars().all(|c| is_kanji(c) || is_katakana(c))
}

/// Whether `head` numbers a figure, a table or the like: 表２．結果
fn is_caption(head: &str) -> bool {
    let number = ["図", "表", "式", "例", "問", "注", "写真", "付録"]
        .iter()
        .find_map(|kind| head.strip_prefix(kind));
    number.is_some_and(|number| {
        let number = number.trim_start();
        let inner = |c| is_digit(c) || matches!(c, '.' | '．' | '-' | '－' | '・');
        number.len() <= 12 && number.starts_with(is_digit) && number.chars().all(inner)
    })
}
