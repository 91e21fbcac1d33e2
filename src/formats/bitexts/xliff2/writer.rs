//! Units as XLIFF 2.1.

use std::collections::BTreeMap;
use std::io::Write;

use super::super::error::WriteError;
use super::super::inline::prefixes::OURS;
use super::super::names::{NAMELESS, Names};
use super::super::unit::{Dialect, FileHead, Piece, Prop, State, Unit};
use super::super::xliff::details;
use super::super::{Output, Settings, Writer, inline, xml};
use super::{NEEDS_REVIEW, OF_SEGMENT, OF_UNIT};

struct Xliff2Writer<'a> {
    out: Box<dyn Write + 'a>,
    buffer: String,
    number: usize,
    names: Names,
}

pub(in crate::formats::bitexts) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"2.1\" \
         xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
         xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" xmlns:taiyaku=\"{OURS}\""
    );
    xml::push_attribute(&mut head, "srcLang", &settings.source_lang);
    xml::push_attribute(&mut head, "trgLang", &settings.target_lang);
    head.push_str(">\n<file id=\"f1\"");
    let own = [("original", settings.original.as_str())];
    FileHead::push(settings.head.as_deref(), &mut head, Dialect::Xliff2, &own, &[]);
    head.push_str(" xml:space=\"preserve\">\n");
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(Xliff2Writer { out, buffer: String::new(), number: 0, names: Names::default() }))
}

/// Whether an id can stand as one: an XML name token.
fn is_name_token(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))
}

impl Writer for Xliff2Writer<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let out = &mut self.buffer;
        out.clear();
        out.push_str("<unit");
        let id = unit.id.as_deref();
        let is_named = id.is_some_and(is_name_token) && self.names.allow(id, "");
        match id {
            Some(id) if is_named => xml::push_attribute(out, "id", id),
            id => {
                xml::push_attribute(out, "id", &format!("{NAMELESS}{}", self.number));
                if let Some(id) = id {
                    xml::push_attribute(out, "name", id);
                }
            }
        }
        let target = unit.targets.first();
        if let Some(confidence) = target.and_then(|target| target.confidence) {
            xml::push_attribute(out, "taiyaku:confidence", &confidence.to_string());
        }
        let mut segment = String::from("<segment");
        let mut props: Vec<&Prop> = unit.about.props.iter().collect();
        if let Some(state) = target.and_then(|target| target.state) {
            let name = if state == State::NeedsReview { "translated" } else { state.name() };
            xml::push_attribute(&mut segment, "state", name);
            if state == State::NeedsReview {
                xml::push_attribute(&mut segment, "subState", NEEDS_REVIEW);
            } else {
                props = OF_SEGMENT.push(&mut segment, props);
            }
        }
        // Beside an id that we made up, another name would be taken for the unit's.
        let is_apart = |prop: &&Prop| !is_named && prop.kind == details::NAME;
        let apart: Vec<&Prop> = props.extract_if(.., |prop| is_apart(prop)).collect();
        let mut props = OF_UNIT.push(out, props);
        props.extend(apart);
        out.push_str(">\n");
        push_remarks(out, &unit.about.notes, &props);
        push_data(out, unit);
        out.push_str(&segment);
        out.push_str(">\n<source>");
        inline::push(out, &unit.source);
        out.push_str("</source>\n");
        if let Some(target) = target {
            out.push_str("<target>");
            inline::push(out, &target.text);
            out.push_str("</target>\n");
        }
        out.push_str("</segment>\n</unit>\n");
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        // A file without a unit is none.
        if self.number == 0 {
            self.out.write_all(
                b"<unit id=\"taiyaku-0\">\n<segment>\n<source></source>\n</segment>\n</unit>\n",
            )?;
        }
        self.out.write_all(b"</file>\n</xliff>\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn push_remarks(out: &mut String, notes: &[String], props: &[&Prop]) {
    if !props.is_empty() {
        out.push_str("<mda:metadata><mda:metaGroup>");
        for Prop { kind, text } in props {
            out.push_str("<mda:meta");
            xml::push_attribute(out, "type", kind);
            out.push('>');
            xml::push_text(out, text);
            out.push_str("</mda:meta>");
        }
        out.push_str("</mda:metaGroup></mda:metadata>\n");
    }
    if !notes.is_empty() {
        out.push_str("<notes>");
        for note in notes {
            out.push_str("<note>");
            xml::push_text(out, note);
            out.push_str("</note>");
        }
        out.push_str("</notes>\n");
    }
}

/// The document's markup that the codes of a unit refer to.
fn push_data(out: &mut String, unit: &Unit) {
    let pieces = unit.texts().flat_map(|text| &text.pieces);
    let codes = pieces.filter_map(|piece| match piece {
        Piece::Code(code) if !code.reference.is_empty() => Some((&code.reference, &code.data)),
        _ => None,
    });
    let data: BTreeMap<_, _> = codes.collect();
    if data.is_empty() {
        return;
    }
    out.push_str("<originalData>");
    for (id, text) in data {
        out.push_str("<data");
        xml::push_attribute(out, "id", id);
        out.push('>');
        xml::push_text(out, text);
        out.push_str("</data>");
    }
    out.push_str("</originalData>\n");
}
