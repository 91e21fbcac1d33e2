//! GNU gettext's PO files, read as the text of their messages.
//!
//! <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>. Each string is a block,
//! and each form of a plural. Comments, contexts, the header, obsolete messages and empty strings
//! are no text; of translations the fuzzy ones are not, since no program uses them. An escape
//! that gettext does not know stays as it is.

use crate::model::{BlockKind, Span};

use super::prose::Builder;
use super::{Choices, PoText, Prose, ReadError, ReadErrorKind, shown};

/// The lines of a string: what stands between the quotation marks, as bytes of the file.
type Lines = Vec<Span>;

#[derive(Debug, Default)]
struct Message {
    is_fuzzy: bool,
    has_context: bool,
    ids: Vec<Lines>,
    translations: Vec<Lines>,
}

impl Message {
    /// The file's header: the translation of nothing.
    fn is_header(&self) -> bool {
        !self.has_context && self.ids.iter().flatten().all(|line| line.is_empty())
    }

    fn is_translated(&self) -> bool {
        self.translations.iter().flatten().any(|line| !line.is_empty())
    }
}

pub(super) fn begins(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("");
    ["msgid", "msgctxt", "domain"].iter().any(|keyword| {
        first.strip_prefix(keyword).is_some_and(|rest| rest.trim_start().starts_with('"'))
    })
}

pub(super) fn charset(head: &str) -> Option<&str> {
    let (_, rest) = head.split_once("charset=")?;
    rest.split(['\\', '"', ';', ' ', '\r', '\n']).next().filter(|name| !name.is_empty())
}

pub(super) fn read(text: &str, choices: Choices) -> Result<Prose, ReadError> {
    let messages = messages(text)?;
    let messages = || messages.iter().filter(|message| !message.is_header());
    let takes_ids = match choices.po {
        PoText::Msgid => true,
        PoText::Msgstr => false,
        PoText::Auto => !messages().any(Message::is_translated),
    };
    let mut builder = Builder::default();
    for message in messages() {
        let strings = if takes_ids { &message.ids } else { &message.translations };
        if message.is_fuzzy && !takes_ids {
            continue;
        }
        for lines in strings {
            for line in lines {
                push_unescaped(&mut builder, text, *line);
            }
            builder.close(BlockKind::Message, None);
        }
    }
    if !takes_ids {
        let fuzzy = messages().filter(|message| message.is_fuzzy && message.is_translated());
        builder.omit("fuzzy translations left out", fuzzy.count());
    }
    Ok(builder.finish())
}

/// What the strings after it belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// Of nothing that is text: a context, a domain.
    Other,
    Id,
    Translation,
}

fn messages(text: &str) -> Result<Vec<Message>, ReadError> {
    let mut messages: Vec<Message> = Vec::new();
    let mut message = Message::default();
    let mut field = None;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_start();
        let start = at + raw.len() - line.len();
        at += raw.len();
        let line = line.trim_end();
        if line.is_empty() {
            continue;
        }
        let is_next = !message.translations.is_empty();
        if let Some(comment) = line.strip_prefix('#') {
            if is_next {
                messages.push(std::mem::take(&mut message));
            }
            field = None;
            let flags = comment.strip_prefix(',').unwrap_or("");
            message.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            continue;
        }
        let wrong = || ReadError::at(text, start, ReadErrorKind::Po(shown(line)));
        let keyword_end = line.find(['"', ' ', '\t']).unwrap_or(line.len());
        let (keyword, rest) = line.split_at_checked(keyword_end).unwrap_or((line, ""));
        let string = rest.trim_start();
        let string_at = start + line.len() - string.len();
        match keyword {
            "" => {}
            "msgctxt" | "msgid" if is_next => messages.push(std::mem::take(&mut message)),
            _ => {}
        }
        field = match keyword {
            "" => Some(field.ok_or_else(wrong)?),
            "domain" => Some(Field::Other),
            "msgctxt" => {
                message.has_context = true;
                Some(Field::Other)
            }
            "msgid" | "msgid_plural" => {
                message.ids.push(Lines::new());
                Some(Field::Id)
            }
            _ if keyword == "msgstr" || is_plural(keyword) => {
                message.translations.push(Lines::new());
                Some(Field::Translation)
            }
            _ => return Err(wrong()),
        };
        let inner = string.strip_prefix('"').ok_or_else(wrong)?;
        let length = unquoted_length(inner)
            .ok_or_else(|| ReadError::at(text, string_at, ReadErrorKind::Unquoted))?;
        let span = Span::new(string_at + 1, string_at + 1 + length);
        let strings = match field {
            Some(Field::Id) => message.ids.last_mut(),
            Some(Field::Translation) => message.translations.last_mut(),
            _ => None,
        };
        if let Some(lines) = strings {
            lines.push(span);
        }
    }
    messages.push(message);
    Ok(messages)
}

/// `msgstr[0]`
fn is_plural(keyword: &str) -> bool {
    keyword
        .strip_prefix("msgstr[")
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The bytes before the quotation mark that ends a string, which is the last of its line.
fn unquoted_length(inner: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = inner.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    inner.get(end + 1..)?.trim().is_empty().then_some(end)
}

/// Adds a line of a string, its escapes resolved.
fn push_unescaped(builder: &mut Builder, text: &str, line: Span) {
    let mut at = line.start;
    while at < line.end {
        let rest = text.get(at..line.end).unwrap_or("");
        let plain = rest.find('\\').unwrap_or(rest.len());
        if plain > 0 {
            builder.push(rest.get(..plain).unwrap_or(""), at);
            at += plain;
            continue;
        }
        let (c, length) = escape(rest);
        let file = Span::new(at, at + length);
        match c {
            Some(c) => builder.push_as(c.encode_utf8(&mut [0; 4]), file),
            None => builder.push(rest.get(..length).unwrap_or(""), at),
        }
        at += length.max(1);
    }
}

/// The character that the escape at the beginning of `text` stands for, and its length; none if
/// it stands for itself.
fn escape(text: &str) -> (Option<char>, usize) {
    let digits = |from: usize, radix: u32, most: usize| {
        let digits: String =
            text.chars().skip(from).take(most).take_while(|c| c.is_digit(radix)).collect();
        // Bytes of other encodings than ASCII cannot be put together here.
        let value =
            u32::from_str_radix(&digits, radix).ok().filter(|&value| (9..128).contains(&value));
        (value.and_then(char::from_u32), from + digits.len())
    };
    let Some(c) = text.chars().nth(1) else { return (None, text.len()) };
    match c {
        'n' | 'v' | 'f' => (Some('\n'), 2),
        't' => (Some('\t'), 2),
        'r' => (Some('\r'), 2),
        '"' | '\\' => (Some(c), 2),
        'x' => digits(2, 16, 2),
        '0'..='7' => digits(1, 8, 3),
        c => (None, 1 + c.len_utf8()),
    }
}
