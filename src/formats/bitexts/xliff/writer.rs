//! Units as XLIFF 1.2.

use std::io::Write;

use super::details::{self, OF_TARGET, OF_UNIT, push_contexts, state_name, state_named};
use crate::formats::bitexts::error::WriteError;
use crate::formats::bitexts::inline::prefixes::OURS;
use crate::formats::bitexts::names::{NAMELESS, Names};
use crate::formats::bitexts::unit::{Dialect, FileHead, Prop, State, Target, Text, Unit};
use crate::formats::bitexts::{Output, Settings, Writer, inline, xml};

struct XliffWriter<'a> {
    out: Box<dyn Write + 'a>,
    langs: [String; 2],
    buffer: String,
    number: usize,
    names: Names,
}

pub(in crate::formats::bitexts) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" \
         xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:taiyaku=\"{OURS}\">\n<file"
    );
    let own = [
        ("original", settings.original.as_str()),
        ("source-language", &settings.source_lang),
        ("target-language", &settings.target_lang),
        ("datatype", "plaintext"),
        ("xml:space", "preserve"),
    ];
    FileHead::push(settings.head.as_deref(), &mut head, Dialect::Xliff1, &own, &[]);
    head.push_str(">\n");
    settings.head.iter().for_each(|said| said.push_tools(&mut head));
    head.push_str("<body>\n");
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    let langs = [settings.source_lang.clone(), settings.target_lang.clone()];
    Ok(Box::new(XliffWriter {
        out,
        langs,
        buffer: String::new(),
        number: 0,
        names: Names::default(),
    }))
}

impl Writer for XliffWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let out = &mut self.buffer;
        out.clear();
        out.push_str("<trans-unit");
        let is_named = unit.id.is_some() && self.names.allow(unit.id.as_deref(), "");
        match &unit.id {
            Some(id) if is_named => xml::push_attribute(out, "id", id),
            id => {
                xml::push_attribute(out, "id", &format!("{NAMELESS}{}", self.number));
                if let Some(id) = id {
                    xml::push_attribute(out, "resname", id);
                }
            }
        }
        // Beside a name that we made up, another one would be taken for the unit's.
        let is_apart = |prop: &&Prop| !is_named && prop.kind == details::NAME;
        let (apart, props): (Vec<&Prop>, Vec<_>) = unit.about.props.iter().partition(is_apart);
        let (first, further) = unit.targets.split_first().unzip();
        if let Some(first) = first {
            let is_done = matches!(first.state, Some(State::Reviewed | State::Final));
            if is_done && props.iter().all(|prop| prop.kind != details::APPROVED) {
                xml::push_attribute(out, "approved", "yes");
            }
            push_ours(out, first);
        }
        let mut props = OF_UNIT.push(out, props);
        out.push_str(">\n<source");
        push_content(out, "source", &unit.source, &self.langs[0]);
        if let Some(first) = first {
            props = push_target(out, first, &self.langs[1], props);
        }
        let props = push_contexts(out, props);
        for note in &unit.about.notes {
            out.push_str("<note>");
            xml::push_text(out, note);
            out.push_str("</note>\n");
        }
        for draft in further.unwrap_or_default() {
            out.push_str("<alt-trans origin=\"taiyaku\"");
            push_ours(out, draft);
            out.push_str(">\n");
            push_target(out, draft, &self.langs[1], Vec::new());
            out.push_str("</alt-trans>\n");
        }
        // XLIFF's own `prop` is deprecated; what is of others stands last.
        for Prop { kind, text } in props.into_iter().chain(apart) {
            out.push_str("<taiyaku:prop");
            xml::push_attribute(out, "prop-type", kind);
            out.push('>');
            xml::push_text(out, text);
            out.push_str("</taiyaku:prop>\n");
        }
        out.push_str("</trans-unit>\n");
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.write_all(b"</body>\n</file>\n</xliff>\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn push_ours(out: &mut String, target: &Target) {
    if !target.draft.is_empty() {
        xml::push_attribute(out, "taiyaku:draft", &target.draft);
    }
    if let Some(confidence) = target.confidence {
        xml::push_attribute(out, "taiyaku:confidence", &confidence.to_string());
    }
}

/// Writes a translation with those properties that are attributes of it; gives the others.
fn push_target<'p>(
    out: &mut String,
    target: &Target,
    lang: &str,
    mut props: Vec<&'p Prop>,
) -> Vec<&'p Prop> {
    out.push_str("<target");
    // The words of the file that it was read from, as long as they say the same.
    let is_state =
        |prop: &&Prop| prop.kind == details::STATE && state_named(&prop.text) == target.state;
    if let Some(at) = props.iter().position(is_state) {
        xml::push_attribute(out, "state", &props.remove(at).text);
    } else if let Some(state) = target.state {
        xml::push_attribute(out, "state", state_name(state));
    }
    let others = OF_TARGET.push(out, props);
    push_content(out, "target", &target.text, lang);
    others
}

/// The rest of an element's start, its text and its end.
fn push_content(out: &mut String, name: &str, text: &Text, lang: &str) {
    if text.lang != lang {
        xml::push_attribute(out, "xml:lang", &text.lang);
    }
    out.push('>');
    inline::push(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}
