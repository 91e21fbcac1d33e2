//! XML as we write it: what is escaped, and which characters there are.

use std::fmt::Write as _;

/// Appends characters as element content. A carriage return is written as a number, since a
/// reader turns a literal one into a line feed.
pub(in crate::formats::bitexts) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |c| match c {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#13;"),
        _ => None,
    });
}

/// Appends an attribute. White space other than a blank is written as a number, since a reader
/// turns it into blanks.
pub(in crate::formats::bitexts) fn push_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    push_escaped(out, value, |c| match c {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    });
    out.push('"');
}

fn push_escaped(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut rest = text;
    while let Some((at, escaped)) =
        rest.bytes().enumerate().find_map(|(at, byte)| Some((at, escape(byte)?)))
    {
        // Only ASCII is escaped, so the cuts lie between characters.
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(escaped);
        rest = after.get(1..).unwrap_or("");
    }
    out.push_str(rest);
}

/// Whether XML 1.0 has all characters of a markup, those that are written as numbers too.
pub(in crate::formats::bitexts) fn has_all(markup: &str) -> bool {
    let is_had = |number: &str| {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        code.and_then(char::from_u32).is_some_and(has)
    };
    let mut numbers = markup.split("&#").skip(1).filter_map(|rest| rest.split(';').next());
    markup.chars().all(has) && numbers.all(is_had)
}

/// Whether XML 1.0 has a character, <https://www.w3.org/TR/xml/#charsets>.
pub(in crate::formats::bitexts) fn has(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
