//! Prefixes of namespaces in codes: a file in which a code has one that is not declared is no XML
//! to a reader of namespaces. A code declares those of well-known tools itself where its file does
//! not; others are left out.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use super::super::unit::Dialect;
use super::super::xml::{self, Events};

/// A prefix and its namespace.
pub(in super::super) type Binding = (Cow<'static, str>, Cow<'static, str>);

/// The namespace of what is our own, `schemas/bitext.xsd`.
pub(in super::super) const OURS: &str = "urn:taiyaku:bitext:1";

/// What tools and modules of the standard call themselves in every file.
const WELL_KNOWN: [(&str, &str); 8] = [
    ("sdl", "http://sdl.com/FileTypes/SdlXliff/1.0"),
    ("mq", "MQXliff"),
    ("m", "http://www.memsource.com/mxlf/2.0"),
    ("okp", "okapi-framework:xliff-extensions"),
    ("its", "http://www.w3.org/2005/11/its"),
    ("itsxlf", "http://www.w3.org/ns/its-xliff/"),
    ("fs", "urn:oasis:names:tc:xliff:fs:2.0"),
    ("slr", "urn:oasis:names:tc:xliff:sizerestriction:2.0"),
];

/// What a file of ours declares.
pub(in super::super) fn of_ours(dialect: Dialect) -> Vec<Binding> {
    let ours = ("taiyaku".into(), OURS.into());
    match dialect {
        Dialect::Tmx => Vec::new(),
        Dialect::Xliff1 => vec![ours],
        Dialect::Xliff2 => {
            vec![ours, ("mda".into(), "urn:oasis:names:tc:xliff:metadata:2.0".into())]
        }
    }
}

/// What an XML file declares in its outermost element.
pub(in super::super) fn of_file(file: &str) -> Vec<Binding> {
    let mut events = Events::new(file.as_bytes(), "");
    let mut buffer = Vec::new();
    loop {
        match events.next(&mut buffer) {
            Ok(Event::Start(tag)) => return declared(&tag),
            Ok(Event::Eof) | Err(_) => return Vec::new(),
            Ok(_) => {}
        }
    }
}

fn declared(tag: &BytesStart) -> Vec<Binding> {
    let bindings = tag.attributes().filter_map(Result::ok).filter_map(|attribute| {
        let prefix = attribute.key.into_inner().strip_prefix("xmlns:")?.to_owned();
        Some((prefix.into(), xml::value(&attribute).ok()?.into()))
    });
    bindings.collect()
}

/// A code's markup with every prefix declared.
#[derive(Debug, PartialEq)]
pub(in super::super) struct Bound<'r> {
    pub(in super::super) raw: Cow<'r, str>,
    /// Whether attributes were left out.
    pub(in super::super) is_less: bool,
}

/// The markup of a code, well-formed, for a file that declares some prefixes; `None` if it has an
/// element with one that nobody knows.
pub(in super::super) fn bound<'r>(raw: &'r str, file: &[Binding]) -> Option<Bound<'r>> {
    if !raw.contains(':') {
        return Some(Bound { raw: raw.into(), is_less: false });
    }
    let mut made = String::with_capacity(raw.len());
    let (mut rest, mut is_less) = (raw, false);
    // What the outermost element declares holds for all in it.
    let mut outer: Option<Vec<Binding>> = None;
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, after) = after.split_at(end_of_tag(after));
        let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("");
        let start = BytesStart::from_content(tag.trim_end_matches('/'), name.len());
        let own = declared(&start);
        let scope = outer.get_or_insert_with(|| own.clone());
        made.extend([before, "<"]);
        is_less |= push_tag(&mut made, (tag, name), &start, &[file, scope, &own])?;
        rest = after;
    }
    made.push_str(rest);
    Some(Bound { raw: if made == raw { raw.into() } else { made.into() }, is_less })
}

/// Where a tag's `>` stands that is in no value of an attribute.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    let is_end = |c: char| match quote {
        Some(open) => {
            quote = quote.filter(|_| c != open);
            false
        }
        None => {
            quote = Some(c).filter(|c| matches!(c, '"' | '\''));
            c == '>'
        }
    };
    text.find(is_end).unwrap_or(text.len())
}

/// Writes what stands between the brackets of a tag; whether less than there was.
fn push_tag(
    out: &mut String,
    (tag, name): (&str, &str),
    start: &BytesStart,
    scopes: &[&[Binding]; 3],
) -> Option<bool> {
    let [file, ..] = scopes;
    let is_bound = |prefix: &str| {
        prefix == "xml" || scopes.iter().any(|scope| scope.iter().any(|(known, _)| known == prefix))
    };
    let attributes: Vec<_> = start.attributes().filter_map(Result::ok).collect();
    let attributes = attributes.iter().map(|it| (it.key.into_inner(), it));
    let names = [name].into_iter().chain(attributes.clone().map(|(key, _)| key));
    let mut prefixes: Vec<&str> = names
        .filter_map(|name| name.split_once(':'))
        .map(|(prefix, _)| prefix)
        .filter(|prefix| *prefix != "xmlns" && !is_bound(prefix))
        .collect();
    prefixes.sort_unstable();
    prefixes.dedup();
    let namespace = |prefix: &str| WELL_KNOWN.iter().find(|(known, _)| *known == prefix);
    let is_lost = |name: &str| {
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        prefix.is_some_and(|prefix| prefixes.contains(&prefix) && namespace(prefix).is_none())
    };
    if is_lost(name) {
        return None;
    }
    // A declaration that the file has already.
    let is_needless = |key: &str, value: &str| {
        let prefix = key.strip_prefix("xmlns:");
        prefix.is_some_and(|prefix| file.iter().any(|own| *own == (prefix.into(), value.into())))
    };
    let kept: Vec<_> = attributes
        .clone()
        .filter(|(key, it)| !is_lost(key) && !is_needless(key, &it.value))
        .collect();
    if prefixes.is_empty() && kept.len() == attributes.len() {
        out.push_str(tag);
        return Some(false);
    }
    out.push_str(name);
    for (prefix, namespace) in prefixes.iter().filter_map(|prefix| namespace(prefix)) {
        xml::push_attribute(out, &format!("xmlns:{prefix}"), namespace);
    }
    for (key, attribute) in kept {
        let value = &attribute.value;
        let quote = if value.contains('"') { '\'' } else { '"' };
        out.push_str(&format!(" {key}={quote}{value}{quote}"));
    }
    out.push_str(if tag.ends_with('/') { "/" } else { "" });
    Some(attributes.into_iter().any(|(key, _)| is_lost(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_is_declared() {
        let sdl = "xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"";
        let with_sdl = format!("<mrk {sdl} sdl:cid=\"c\" id=\"1\">");
        let file = [("mda".into(), "urn:mda".into())];
        for (raw, expected) in [
            ("<g id=\"1\" a:b=\"c\">", Some(("<g id=\"1\">", true))),
            ("<g\n a:b = 'x>y'  id='\"' mda:k='1'>", Some(("<g id='\"' mda:k=\"1\">", true))),
            (
                "<g xmlns:a='u' a:b='1' xml:lang='ja'>",
                Some(("<g xmlns:a='u' a:b='1' xml:lang='ja'>", false)),
            ),
            ("<ph xmlns:a='u'><a:b/></ph>", Some(("<ph xmlns:a='u'><a:b/></ph>", false))),
            (
                "<ph id=\"1\">a:b<sub a:c=\"\">x</sub></ph>",
                Some(("<ph id=\"1\">a:b<sub>x</sub></ph>", true)),
            ),
            ("<x a:b=\"1\"/>", Some(("<x/>", true))),
            ("<mrk sdl:cid=\"c\" id='1'>", Some((with_sdl.as_str(), false))),
            ("<g xmlns:mda='urn:mda' mda:k='1'>", Some(("<g mda:k=\"1\">", false))),
            (
                "<g xmlns:mda='urn:other' mda:k='1'>",
                Some(("<g xmlns:mda='urn:other' mda:k='1'>", false)),
            ),
            ("</g>", Some(("</g>", false))),
            ("<ph><a:b/>:</ph>", None),
            ("<ph><a:b>", None),
        ] {
            let bound = bound(raw, &file);
            let found = bound.as_ref().map(|it| (&*it.raw, it.is_less));
            assert_eq!(found, expected, "{raw}");
        }
        let file = "<?xml version='1.0'?><!-- <a xmlns:z=''> --><a xmlns:b='u' c:d=''/>";
        assert_eq!(of_file(file), [("b".into(), "u".into())]);
    }
}
