//! Lines that are entries of something without marks: a mail's head, a form, a log, a notice.

use super::chars::{is_digit, is_hiragana};

/// Whether `line` is a field of a mail's head or of a form, or says who speaks.
pub(super) fn is_field(line: &str) -> bool {
    field_name(line).is_some()
}

/// The name of the field that `line` is in a mail's head or a form, or of whoever speaks in it: `Subject: Re:
/// Plan`, 場所：会議室, `Mr. Sato: Yes`. O(1).
///
/// ```
/// use taiyaku::text::segment::field_name;
/// assert_eq!(field_name("Mr. Sato: Yes"), Some("Mr. Sato"));
/// assert_eq!(field_name("佐藤：はい"), Some("佐藤"));
/// assert_eq!(field_name("this is how: so"), None);
/// ```
#[must_use]
pub fn field_name(line: &str) -> Option<&str> {
    /// Longest name of a field, in characters, and most blanks in it.
    const MAX_CHARS: usize = 20;
    const MAX_BLANKS: usize = 2;
    let of_name = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | ' ');
    let length: usize = line.chars().take(MAX_CHARS).take_while(of_name).map(char::len_utf8).sum();
    let (name, rest) = line.split_at_checked(length).unwrap_or((line, ""));
    let named = name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && name.matches(' ').count() <= MAX_BLANKS;
    (named && (rest.starts_with(": ") || rest.starts_with('：'))).then_some(name)
}

/// What a line begins with that is an entry of a log, a notice or a list without marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The time of a message, with or without its date: `[10:14] 佐藤: はい`, `10:14 Sato: Yes`. A wrapped line
    /// may begin with 10:45 or a score, too, and then goes on small or in hiragana.
    Time,
    /// A number and a full-width blank: 1　日時.
    Number,
    /// A name without hiragana at its end, and a full-width blank: 場所　中央公民館.
    Name,
    /// An arrow: → 次の頁.
    Arrow(char),
}

impl Entry {
    /// The entry that `line` begins, if it begins one. O(1).
    pub fn of(line: &str) -> Option<Self> {
        /// Longest name of a field in a notice, in characters.
        const MAX_CHARS: usize = 8;
        let mut chars = line.chars();
        let first = chars.next()?;
        if matches!(first, '→' | '⇒' | '➡' | '▶' | '►' | '↓') {
            return Some(Self::Arrow(first));
        }
        let dated = line.strip_prefix(['[', '(', '［', '（']).unwrap_or(line);
        let clock = behind_date(dated);
        let (hours, rest) = clock.split_once(':').unwrap_or_default();
        let minutes = rest.get(..2).unwrap_or("");
        let speaker = rest.get(2..).unwrap_or("").trim_start_matches([']', ')', '］', '）']);
        let speaker = speaker.trim_start();
        let is_clock =
            (1..=2).contains(&hours.len()) && [hours, minutes].concat().chars().all(is_digit);
        // No sentence goes on with a date and a time.
        let goes_on = clock.len() == dated.len()
            && speaker.starts_with(|c: char| c.is_lowercase() || is_hiragana(c));
        // 12:03 みき：はい
        if is_clock && minutes.len() == 2 && (!goes_on || is_field(speaker)) {
            return Some(Self::Time);
        }
        let (name, _) = line.split_once('\u{3000}')?;
        if (1..=3).contains(&name.chars().count()) && name.chars().all(is_digit) {
            return Some(Self::Number);
        }
        let is_name = !name.is_empty()
            && name.chars().count() <= MAX_CHARS
            && name.chars().all(char::is_alphanumeric)
            && !name.ends_with(is_hiragana)
            && line.matches('\u{3000}').count() == 1;
        is_name.then_some(Self::Name)
    }
}

/// Whether `line` begins with a number and a full-width blank: 1　日時.
pub(super) fn is_numbered(line: &str) -> bool {
    line.starts_with(is_digit) && Entry::of(line) == Some(Entry::Number)
}

/// What is behind the date and the blank or T with which `line` begins, or all of it: 2023-04-01 10:00,
/// 1.4.2023T10:00.
fn behind_date(line: &str) -> &str {
    let mut figures = 0;
    let date = line.trim_start_matches(|c: char| {
        figures += usize::from(c.is_ascii_digit());
        c.is_ascii_digit() || matches!(c, '-' | '/' | '.')
    });
    let length = line.len() - date.len();
    let dated = (4..=8).contains(&figures) && (figures + 2 == length);
    date.strip_prefix([' ', 'T']).filter(|_| dated).unwrap_or(line)
}

/// Whether both lines are entries of one make.
pub(super) fn are_entries(above: &str, below: &str) -> bool {
    is_field(above) && is_field(below)
        || Entry::of(above).is_some_and(|entry| Entry::of(below) == Some(entry))
}

/// Whether `line` begins an entry by itself: a field, or what a time, a number, a name or an arrow heads.
pub(super) fn begins_entry(line: &str) -> bool {
    is_field(line) || Entry::of(line).is_some()
}
