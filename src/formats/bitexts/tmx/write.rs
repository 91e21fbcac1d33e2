//! Writes TMX 1.4b, one unit after the other.

use std::fmt::Write as _;
use std::io::Write;

use super::super::error::WriteError;
use super::super::unit::{ANY_SOURCE, Dates, Dialect, FileHead, Prop, Target, Text, Unit};
use super::super::{Output, Settings, Writer, inline, xml};
use super::{ATTRIBUTES, CONFIDENCE, DATES, DRAFT, STATE};

struct TmxWriter<'a> {
    out: Box<dyn Write + 'a>,
    buffer: String,
}

pub(in crate::formats::bitexts) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut head = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header",
    );
    let said = settings.head.as_deref();
    let has_any = said.is_some_and(|said| said.get("srclang") == Some(ANY_SOURCE));
    let source_lang =
        if has_any || settings.source_lang.is_empty() { ANY_SOURCE } else { &settings.source_lang };
    let mut own = vec![
        ("creationtool", "taiyaku"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", "taiyaku"),
        ("adminlang", "en"),
        ("srclang", source_lang),
        ("datatype", "unknown"),
    ];
    own.extend(settings.date.iter().map(|date| ("creationdate", date.as_str())));
    let fixed: &[&str] =
        if settings.date.is_some() { &["srclang", "creationdate"] } else { &["srclang"] };
    FileHead::push(said, &mut head, Dialect::Tmx, &own, fixed);
    match said.filter(|said| said.has_remarks()) {
        Some(said) => {
            head.push_str(">\n");
            said.push_remarks(&mut head);
            head.push_str("</header>\n<body>\n");
        }
        None => head.push_str("/>\n<body>\n"),
    }
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(TmxWriter { out, buffer: String::new() }))
}

impl Writer for TmxWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let out = &mut self.buffer;
        out.clear();
        out.push_str("<tu");
        if let Some(id) = &unit.id {
            xml::push_attribute(out, "tuid", id);
        }
        push_dates(out, unit.about.dates.as_deref());
        let props = ATTRIBUTES.push(out, &unit.about.props);
        out.push_str(">\n");
        push_remarks(out, &unit.about.notes, props);
        push_variant(out, &unit.source, None);
        for target in &unit.targets {
            push_variant(out, &target.text, Some(target));
        }
        out.push_str("</tu>\n");
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.write_all(b"</body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn push_variant(out: &mut String, text: &Text, target: Option<&Target>) {
    out.push_str("<tuv");
    xml::push_attribute(out, "xml:lang", &text.lang);
    push_dates(out, text.about.dates.as_deref());
    let props = ATTRIBUTES.push(out, &text.about.props);
    out.push('>');
    push_remarks(out, &text.about.notes, props);
    if let Some(Target { draft, confidence, state, .. }) = target {
        if !draft.is_empty() {
            push_prop(out, DRAFT, draft);
        }
        if let Some(confidence) = confidence {
            let _ = write!(out, "<prop type=\"{CONFIDENCE}\">{confidence}</prop>");
        }
        if let Some(state) = state {
            push_prop(out, STATE, state.name());
        }
    }
    out.push_str("<seg>");
    inline::push(out, text);
    out.push_str("</seg></tuv>\n");
}

fn push_dates(out: &mut String, dates: Option<&Dates>) {
    let Some(Dates { created, created_by, changed, changed_by }) = dates else { return };
    for (name, value) in DATES.into_iter().zip([created, created_by, changed, changed_by]) {
        if let Some(value) = value {
            xml::push_attribute(out, name, value);
        }
    }
}

fn push_remarks(out: &mut String, notes: &[String], props: Vec<&Prop>) {
    for note in notes {
        out.push_str("<note>");
        xml::push_text(out, note);
        out.push_str("</note>");
    }
    for Prop { kind, text } in props {
        push_prop(out, kind, text);
    }
}

fn push_prop(out: &mut String, kind: &str, text: &str) {
    out.push_str("<prop");
    xml::push_attribute(out, "type", kind);
    out.push('>');
    xml::push_text(out, text);
    out.push_str("</prop>");
}
