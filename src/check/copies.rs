//! What a translator copies: addresses, placeholders and tags.

mod conversion;

use std::ops::Range;

use taiyaku_dictionaries::is_stop_word;

use crate::model::Span;
use crate::text::fold::Folded;

use super::analysis::Analysis;
use conversion::conversion;

/// What must be copied.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    pub span: Span,
    /// As it stands, folded.
    pub text: String,
    /// As it is compared: the first `%s` and `%1$s` are one.
    pub key: String,
    /// Whether it is a conversion of printf that numbers its argument.
    pub is_numbered: bool,
}

/// What must be copied, in a run of sentences.
pub(super) fn copies(side: &Analysis<'_>, run: Range<usize>) -> Vec<Copy> {
    let mut copies = Vec::new();
    let mut arguments = 0;
    for index in run {
        let start = side.span(index).start;
        let sentence = side.sentence(index);
        if !sentence.contains(['{', '%', '<', '@', '$', '/']) && !sentence.contains("www.") {
            continue;
        }
        let mut at = 0;
        while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
            let before = sentence.get(..at).and_then(|text| text.chars().next_back());
            let length = length(rest, before);
            if length > 0 {
                let text = Folded::new(rest.get(..length).unwrap_or("")).into_text().into_owned();
                let span = Span::new(at, at + length).shifted(start);
                let found = conversion(&text, None);
                let takes = found.map_or(0, |found| found.takes);
                arguments += takes;
                let key = match text.strip_prefix('%') {
                    Some(spec) if takes > 0 => format!("%{arguments}${spec}"),
                    _ => text.clone(),
                };
                let is_numbered = found.is_some_and(|found| found.numbered > 0);
                copies.push(Copy { span, text, key, is_numbered });
                at += length;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }
    copies
}

/// How many bytes of `rest` are to be copied as they stand; 0 for text to be translated.
fn length(rest: &str, before: Option<char>) -> usize {
    let letter_before = before.is_some_and(|c| c.is_ascii_alphanumeric());
    if !letter_before
        && (rest.starts_with("http://")
            || rest.starts_with("https://")
            || rest.starts_with("ftp://")
            || (rest.starts_with("www.") && !before.is_some_and(|c| c == '/' || c == '.')))
    {
        return address(rest);
    }
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '{' => braces(rest),
        '$' if rest.starts_with("${") => {
            rest.get(1..).map(braces).filter(|&n| n > 0).map_or(0, |n| n + 1)
        }
        '%' => conversion(rest, before).map_or(0, |found| found.length),
        '<' => tag(rest),
        _ if first.is_ascii_alphanumeric()
            && !letter_before
            && !before.is_some_and(|c| "._%+-".contains(c)) =>
        {
            mail(rest)
        }
        _ => 0,
    }
}

/// An address, without the punctuation of the sentence around it.
fn address(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !(c.is_ascii_graphic()) || "<>\"`{}|\\^".contains(c))
        .unwrap_or(rest.len());
    let mut address = rest.get(..end).unwrap_or("");
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let unopened = trimmed.ends_with(')') && !trimmed.contains('(')
            || trimmed.ends_with(']') && !trimmed.contains('[');
        let trimmed =
            if unopened { trimmed.get(..trimmed.len() - 1).unwrap_or("") } else { trimmed };
        if trimmed.len() == address.len() {
            return address.len();
        }
        address = trimmed;
    }
}

/// `{name}`, `{0}`, `{{ name }}`; not the braces that are named in “{ or }”.
fn braces(rest: &str) -> usize {
    let double = rest.starts_with("{{");
    let (open, close) = if double { ("{{", "}}") } else { ("{", "}") };
    let Some(end) = rest.find(close) else { return 0 };
    let inner = rest.get(open.len()..end).unwrap_or("");
    let is_name = !inner.trim().is_empty()
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || "_.-: $#@".contains(c))
        && inner.len() <= 60
        && !(inner.starts_with(' ') && is_stop_word(inner.trim()));
    if is_name { end + close.len() } else { 0 }
}

/// `<b>`, `</b>`, `<br/>`, `<a href="…">`.
fn tag(rest: &str) -> usize {
    let Some(end) = rest.find('>') else { return 0 };
    let inner = rest.get(1..end).unwrap_or("");
    let name = inner.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 200
        && !inner.contains('<')
        && name.split([' ', '/', '=']).next().is_some_and(|name| {
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':')
                && (name.len() <= 3 || name.chars().all(|c| !c.is_ascii_uppercase()))
        });
    if is_tag { end + 1 } else { 0 }
}

/// `name@example.com`.
fn mail(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "._%+-@".contains(c)))
        .unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or("").trim_end_matches(['.', '-', '_', '%', '+']);
    let parts: Vec<&str> = address.split('@').collect();
    match parts.as_slice() {
        [name, host] if !name.is_empty() && host.contains('.') && !host.starts_with('.') => {
            address.len()
        }
        _ => 0,
    }
}
