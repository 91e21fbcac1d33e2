//! Entries of a bibliography, whose stops end nothing: [2] Sato, M. (2015). Pitch perception. J. Phon., 8.
//!
//! Prose may begin as one does (Yes, J. (2015). He came.), so the entry must end as one does, too: in pages,
//! an address, or a place and a publisher. Where nothing tells, the text is cut.

use super::chars::{ahead, is_blank, is_digit, is_japanese, is_line_end};
use super::scan::Segmenter;

/// Longest entry, in bytes, whose stops are read over.
const MAX_BYTES: usize = 480;

/// Longest names of authors, in bytes.
const MAX_AUTHORS_BYTES: usize = 160;

/// Most places at which an entry may end that are looked at: line ends, and the labels of others.
const MAX_ENDS: usize = 4;

/// Small words between authors.
const JOINING: &[&str] =
    &["and", "&", "et", "al.", "de", "di", "van", "von", "der", "la", "…", "ed.", "eds."];

/// Words with a capital that stand before a reference in prose.
const BEFORE_NAMES: &[&str] = &["See", "Cf.", "Compare", "Also", "But", "And", "As", "In"];

/// Pronouns and verbs that make a piece of an entry behind its title a sentence.
const OF_PROSE: &[&str] = &[
    "he", "she", "it", "we", "they", "i", "you", "is", "are", "was", "were", "has", "have", "had",
    "does", "do", "did", "will", "would", "can", "could", "may", "might", "must", "should",
];

/// What stands between the year and the title.
const BEHIND_YEAR: [char; 5] = ['.', '．', ':', '：', ' '];

/// What a piece of an entry ends with.
const ENDS_PIECE: [char; 7] = ['.', '．', '"', '”', '」', '』', '?'];

/// Where a stop stands in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// More of the entry is behind it.
    Inside,
    /// The entry ends with it, and the label of another one is behind it.
    BeforeLabel,
}

/// Where the stop that ends at `end` stands in an entry with which its sentence begins.
pub(super) fn place(scan: &mut Segmenter<'_>, end: usize) -> Option<Place> {
    let near = end <= scan.start + MAX_BYTES && may_begin(scan.text, scan.start);
    if near { place_in_entry(scan, end) } else { None }
}

/// [`place`], where an entry may begin: seldom, so that it takes no room in the scan.
#[cold]
fn place_in_entry(scan: &mut Segmenter<'_>, end: usize) -> Option<Place> {
    let entry_end = match scan.entry {
        Some((start, entry_end)) if start == scan.start => entry_end,
        _ => {
            let entry_end = length(ahead(scan.text, scan.start)).map(|length| scan.start + length);
            scan.entry = Some((scan.start, entry_end));
            entry_end
        }
    }?;
    if end < entry_end {
        return Some(Place::Inside);
    }
    let rest = ahead(scan.text, entry_end);
    let labelled = rest.starts_with(is_blank) && label_length(rest.trim_start()).is_some();
    (end == entry_end && labelled).then_some(Place::BeforeLabel)
}

/// Whether an entry may begin at `at`, with a bracket or a word and a comma: a quick answer for most.
fn may_begin(text: &str, at: usize) -> bool {
    /// Longest word, in bytes.
    const MAX_NAME_BYTES: usize = 40;
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let ends_word = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
    match bytes.first() {
        Some(b'[') => true,
        // Capitals of ASCII, and what may be one of Latin, Greek or Cyrillic; no kana and no kanji.
        Some(b'A'..=b'Z' | 0xc3..=0xd4) => {
            bytes.iter().take(MAX_NAME_BYTES).find(|byte| ends_word(byte)) == Some(&b',')
        }
        _ => false,
    }
}

/// The length of the entry that `text` begins with, over several lines if it is wrapped.
fn length(text: &str) -> Option<usize> {
    let near = text.get(..text.floor_char_boundary(MAX_BYTES))?;
    let head = head_length(near)?;
    let ends = |at: usize| {
        let rest = near.get(at..).unwrap_or("");
        rest.starts_with(is_line_end) || label_length(rest.trim_start()).is_some()
    };
    let blanks = near.match_indices([' ', '\n', '\r']).map(|(at, _)| at);
    let places = blanks.filter(|&at| at > head && ends(at)).take(MAX_ENDS);
    let whole = (near.len() == text.len()).then_some(near.len());
    let rest = |end: usize| near.get(head..end).unwrap_or("").trim_end();
    // A stop at the end of a line ends whatever it is.
    let stops = |end: usize| rest(end).ends_with(['.', '．', '。']);
    let end = places.chain(whole).find(|&end| stops(end) || is_end(rest(end)))?;
    let is_prose =
        rest(end).contains('。') || behind_title(rest(end)).split_whitespace().any(of_prose);
    (is_end(rest(end)) && !is_prose).then(|| head + rest(end).len())
}

/// Whether `word` is one of [`OF_PROSE`].
fn of_prose(word: &str) -> bool {
    OF_PROSE.iter().any(|of| of.eq_ignore_ascii_case(word))
}

/// What stands behind the title with which `text` begins: a title may be a sentence itself.
fn behind_title(text: &str) -> &str {
    let text = text.trim_start_matches(BEHIND_YEAR);
    text.split_once(ENDS_PIECE).map_or("", |(_, behind)| behind)
}

/// The length of the authors and the year that `text` begins with: a label in brackets or a name and its
/// initials, and a year in brackets with a stop.
fn head_length(text: &str) -> Option<usize> {
    let label = label_length(text);
    let rest = text.get(label.unwrap_or(0)..)?.trim_start();
    let first = rest.split_whitespace().next()?;
    let named = first.starts_with(char::is_uppercase) && first.ends_with(',');
    if !(label.is_some() || named) {
        return None;
    }
    let near = rest.get(..rest.floor_char_boundary(MAX_AUTHORS_BYTES))?;
    let (authors, year) = near.split_once(['(', '（'])?;
    let dated = ["19", "20"].iter().any(|century| year.starts_with(century))
        && year.chars().take(4).all(is_digit);
    let after = year.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let title = after.strip_prefix([')', '）'])?;
    let closed = title.starts_with(['.', '．', ':', '：', '「', '『']);
    let length = text.len() - rest.len() + near.len() - title.len();
    (dated && closed && are_authors(authors.trim(), label.is_some())).then_some(length)
}

/// The length of the label in brackets that `text` begins with: [12].
fn label_length(text: &str) -> Option<usize> {
    let (label, _) = text.strip_prefix('[')?.split_once(']')?;
    (!label.is_empty() && label.chars().all(is_digit)).then_some(label.len() + 2)
}

/// Whether `text` is names: Sato, M., & Lee, J., or behind a label 鈴木一郎.
fn are_authors(text: &str, labelled: bool) -> bool {
    let is_name = |word: &str| {
        let names = word.starts_with(char::is_uppercase) && !BEFORE_NAMES.contains(&word);
        names || JOINING.contains(&word)
    };
    let is_initial = |word: &str| {
        let letters = word.trim_end_matches([',', '.']);
        letters.len() < word.len() && letters.chars().count() == 1
    };
    let latin = text.split_whitespace().all(is_name) && text.split_whitespace().any(is_initial);
    let japanese = labelled && text.starts_with(is_japanese) && !text.contains(['。', '、', '「']);
    latin || japanese
}

/// Whether `text`, a title and what follows it, ends as an entry does: 12(3), 45–67. or pp. 8-9. or https://…
/// or Tokyo: Hitsuji.
fn is_end(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '．']);
    // Behind the stop of the year: a title alone is a sentence as well.
    let Some((_, piece)) = text.trim_start_matches(BEHIND_YEAR).rsplit_once(ENDS_PIECE) else {
        return false;
    };
    let mut words = text.split_whitespace().rev();
    let (last, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let volume = before.ends_with([',', ')', ':', '，'])
        || matches!(before, "p." | "pp." | "vol." | "no.")
        || last.contains([')', ';', '，']);
    if last.ends_with(is_digit) && volume || last.contains("://") || last.starts_with("doi:") {
        return true;
    }
    let is_names =
        |names: &str| names.split_whitespace().all(|n| n.starts_with(char::is_uppercase));
    piece
        .trim_start()
        .split_once(": ")
        .is_some_and(|(town, press)| is_names(town) && is_names(press))
}
