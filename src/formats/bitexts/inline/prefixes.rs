//! Prefixes of namespaces in codes. A file that we write declares few; a code with another one would
//! make it no XML to a reader of namespaces.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use super::super::unit::Dialect;
use super::super::xml::Events;

/// The prefixes that a file of ours declares.
pub(in super::super) fn of_ours(dialect: Dialect) -> Vec<String> {
    let prefixes: &[&str] = match dialect {
        Dialect::Tmx => &[],
        Dialect::Xliff1 => &["taiyaku"],
        Dialect::Xliff2 => &["taiyaku", "mda"],
    };
    prefixes.iter().map(|prefix| (*prefix).to_owned()).collect()
}

/// The prefixes that an XML file declares in its outermost element.
pub(in super::super) fn of_file(file: &str) -> Vec<String> {
    let mut events = Events::new(file.as_bytes(), "");
    let mut buffer = Vec::new();
    loop {
        match events.next(&mut buffer) {
            Ok(Event::Start(tag)) => return declared(&tag).map(str::to_owned).collect(),
            Ok(Event::Eof) | Err(_) => return Vec::new(),
            Ok(_) => {}
        }
    }
}

fn declared<'t>(tag: &'t BytesStart) -> impl Iterator<Item = &'t str> {
    let attributes = tag.attributes().filter_map(Result::ok);
    attributes.filter_map(|it| it.key.into_inner().strip_prefix("xmlns:"))
}

/// A code's markup, well-formed, without attributes whose prefix is not declared; `None` if there is an
/// element with such a prefix.
pub(in super::super) fn bound<'r>(raw: &'r str, known: &[String]) -> Option<Cow<'r, str>> {
    if !raw.contains(':') {
        return Some(raw.into());
    }
    let mut made = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, after) = after.split_at(end_of_tag(after));
        let kept = bound_tag(tag, known)?;
        made.extend([before, "<", &kept]);
        rest = after;
    }
    made.push_str(rest);
    Some(if made == raw { raw.into() } else { made.into() })
}

/// Where a tag's `>` stands that is in no value of an attribute.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    let is_end = |c: char| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            false
        }
        None if matches!(c, '"' | '\'') => {
            quote = Some(c);
            false
        }
        None => c == '>',
    };
    text.find(is_end).unwrap_or(text.len())
}

/// The same of what stands between the brackets of a tag.
fn bound_tag<'t>(tag: &'t str, known: &[String]) -> Option<Cow<'t, str>> {
    let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("");
    let end = if tag.ends_with('/') && !name.is_empty() { "/" } else { "" };
    let content = BytesStart::from_content(tag.strip_suffix(end).unwrap_or(tag), name.len());
    let own: Vec<&str> = declared(&content).collect();
    let is_bound = |name: &str| match name.split_once(':') {
        Some((prefix, _)) => {
            matches!(prefix, "xml" | "xmlns")
                || own.contains(&prefix)
                || known.iter().any(|it| it == prefix)
        }
        None => true,
    };
    if !is_bound(name.trim_start_matches('/')) {
        return None;
    }
    let attributes = content.attributes().filter_map(Result::ok);
    let attributes: Vec<_> = attributes.map(|it| (it.key.into_inner(), it.value)).collect();
    if attributes.iter().all(|(key, _)| is_bound(key)) {
        return Some(tag.into());
    }
    let mut made = name.to_owned();
    for (key, value) in attributes.iter().filter(|(key, _)| is_bound(key)) {
        let quote = if value.contains('"') { '\'' } else { '"' };
        made.push_str(&format!(" {key}={quote}{value}{quote}"));
    }
    Some((made + end).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_declared_stays() {
        for (raw, expected) in [
            ("<g id=\"1\" a:b=\"c\">", Some("<g id=\"1\">")),
            ("<g\n a:b = 'x>y'  id='\"' mda:k='1'>", Some("<g id='\"' mda:k=\"1\">")),
            (
                "<g xmlns:a='u' a:b='1' xml:lang='ja'>",
                Some("<g xmlns:a='u' a:b='1' xml:lang='ja'>"),
            ),
            (
                "<ph id=\"1\">a:b<sub a:c=\"\">x</sub></ph>",
                Some("<ph id=\"1\">a:b<sub>x</sub></ph>"),
            ),
            ("<x a:b=\"1\"/>", Some("<x/>")),
            ("</g>", Some("</g>")),
            ("<ph><a:b/>:</ph>", None),
            ("<ph><a:b>", None),
        ] {
            let bound = bound(raw, &["mda".to_owned()]);
            assert_eq!(bound.as_deref(), expected, "{raw}");
        }
        assert_eq!(
            of_file("<?xml version='1.0'?><!-- <a xmlns:z=''> --><a xmlns:b='' c:d=''/>"),
            ["b"]
        );
    }
}
