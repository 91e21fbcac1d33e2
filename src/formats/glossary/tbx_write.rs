//! TBX 3, dialect TBX-Basic, style DCA.
//!
//! Structure after ISO 30042:2019 and the public core schema, <https://www.tbxinfo.net/>: a
//! header, then entries of language sections of term sections. The reader's page says what stands
//! in notes of our own.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::model::{Concept, Form, Glossary, Lang, PartOfSpeech, Status, Verdict};

use super::WrittenGlossary;
use super::cells::show_example;
use super::tbx::{CASE_SENSITIVE, EXACT, FAIL, IGNORE, PASS};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="ja" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Converted by taiyaku</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
"#;

const FOOT: &str = "  </text>
</tbx>
";

pub(super) fn write(glossary: &Glossary) -> WrittenGlossary {
    let mut written = WrittenGlossary { content: HEAD.to_owned(), losses: Vec::new() };
    let given: HashSet<&str> = glossary.concepts.iter().map(|it| it.id.as_str()).collect();
    let mut ids = HashSet::new();
    // A body needs an entry, and an entry a form.
    if glossary.concepts.iter().any(|concept| !concept.forms.is_empty()) {
        line(&mut written, 2, format_args!("<body>"));
    }
    for (index, concept) in glossary.concepts.iter().enumerate() {
        if concept.forms.is_empty() {
            written.lose("entries without a form", concept);
            continue;
        }
        let mut id = concept.id.clone();
        if !is_xml_name(&id) || !ids.insert(id.clone()) {
            if id != (index + 1).to_string() {
                written.lose("ids that are no XML names, or stand twice: new ones", concept);
            }
            // There are more numbers than ids, so the search ends.
            let mut free = (index + 1..).map(|number| format!("c{number}"));
            let is_free = |id: &String| !given.contains(id.as_str()) && !ids.contains(id);
            id = free.find(is_free).unwrap_or(id);
            ids.insert(id.clone());
        }
        entry(&mut written, concept, &id);
    }
    if glossary.concepts.iter().any(|concept| !concept.forms.is_empty()) {
        line(&mut written, 2, format_args!("</body>"));
    }
    written.content.push_str(FOOT);
    written
}

const CONTROLS: &str = "control characters";

/// Whether a text may be an id in XML: an NCName of ASCII letters, or of letters beyond.
fn is_xml_name(id: &str) -> bool {
    let is_start = |c: char| c == '_' || c.is_alphabetic();
    let mut chars = id.chars();
    chars.next().is_some_and(is_start)
        && chars.all(|c| is_start(c) || c.is_ascii_digit() || matches!(c, '-' | '.'))
}

/// Whether XML has a character, <https://www.w3.org/TR/xml/#charsets>.
fn has(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether nothing of a text is left in XML.
fn is_void(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || !has(c))
}

fn entry(written: &mut WrittenGlossary, concept: &Concept, id: &str) {
    if concept.forms.iter().any(|form| is_void(&form.text)) {
        written.lose(CONTROLS, concept);
    }
    if concept.forms.iter().all(|form| is_void(&form.text)) {
        return;
    }
    line(written, 3, format_args!("<conceptEntry id=\"{id}\">"));
    if let Some(definition) = &concept.definition {
        data(written, 4, concept, "descrip type=\"definition\"", definition);
    }
    let is_ours = |note: &str| [PASS, FAIL, IGNORE].iter().any(|prefix| note.starts_with(prefix));
    if let Some(note) = &concept.note {
        if is_ours(note) {
            written.lose("notes that begin like those which taiyaku writes itself", concept);
        }
        data(written, 4, concept, "note", note);
    }
    for example in &concept.examples {
        if is_void(&example.source) || is_void(&example.target) {
            written.lose(CONTROLS, concept);
            continue;
        }
        let prefix = if example.verdict == Verdict::Pass { PASS } else { FAIL };
        data(written, 4, concept, "note", &format!("{prefix}{}", show_example(example)));
    }
    for rule in &concept.ignored_rules {
        data(written, 4, concept, "note", &format!("{IGNORE}{rule}"));
    }
    let mut context = concept.context.as_deref();
    for lang in [Lang::Ja, Lang::En] {
        let forms = concept.forms_in(lang).filter(|form| !is_void(&form.text));
        let mut forms = forms.peekable();
        if forms.peek().is_none() {
            continue;
        }
        line(written, 4, format_args!("<langSec xml:lang=\"{lang}\">"));
        for form in forms {
            term(written, concept, form, context.take());
        }
        line(written, 4, format_args!("</langSec>"));
    }
    line(written, 3, format_args!("</conceptEntry>"));
}

fn term(written: &mut WrittenGlossary, concept: &Concept, form: &Form, context: Option<&str>) {
    line(written, 5, format_args!("<termSec>"));
    data(written, 6, concept, "term", &form.text);
    if let Some(part) = form.part_of_speech {
        let value = match part {
            PartOfSpeech::Noun => "noun",
            PartOfSpeech::Name => "properNoun",
            PartOfSpeech::Verb => "verb",
            PartOfSpeech::Adjective => "adjective",
            PartOfSpeech::Other => "other",
        };
        data(written, 6, concept, "termNote type=\"partOfSpeech\"", value);
    }
    let status = match form.status {
        Status::Preferred => "preferredTerm-admn-sts",
        Status::Admitted => "admittedTerm-admn-sts",
        Status::Forbidden => "deprecatedTerm-admn-sts",
    };
    data(written, 6, concept, "termNote type=\"administrativeStatus\"", status);
    if let Some(context) = context {
        data(written, 6, concept, "descrip type=\"context\"", context);
    }
    for (flag, name) in [(form.case_sensitive, CASE_SENSITIVE), (form.exact, EXACT)] {
        if flag {
            data(written, 6, concept, "note", name);
        }
    }
    line(written, 5, format_args!("</termSec>"));
}

fn line(written: &mut WrittenGlossary, depth: usize, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(written.content, "{:1$}{text}", "", 2 * depth);
}

/// An element with text, in one line but for line breaks of the text's own.
fn data(written: &mut WrittenGlossary, depth: usize, concept: &Concept, tag: &str, text: &str) {
    let mut escaped = String::with_capacity(text.len());
    let mut has_lost = false;
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Line ends are normalised in XML.
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(c),
            _ if has(c) => escaped.push(c),
            _ => has_lost = true,
        }
    }
    if has_lost {
        written.lose(CONTROLS, concept);
    }
    let name = tag.split(' ').next().unwrap_or(tag);
    line(written, depth, format_args!("<{tag}>{escaped}</{name}>"));
}
