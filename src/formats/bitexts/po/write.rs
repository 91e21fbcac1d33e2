//! Writes PO, one entry after the other.

use std::io::Write;

use super::super::error::WriteError;
use super::super::names::{NAMELESS, Names};
use super::super::unit::{Prop, State, Unit};
use super::super::{Output, Settings, Writer};
use super::strings::push_string;
use super::{CONTEXT, comment_of};

/// Ranks of [`comment_of`].
const FLAGS: usize = 2;
const PREVIOUS: usize = 3;

struct PoWriter<'a> {
    out: Box<dyn Write + 'a>,
    names: Names,
    number: usize,
    buffer: String,
}

pub(in crate::formats::bitexts) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut header = String::from(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\n",
    );
    for (name, value) in
        [("Language", &settings.target_lang), ("X-Source-Language", &settings.source_lang)]
    {
        if !value.is_empty() {
            header.push_str(&format!("{name}: {value}\n"));
        }
    }
    let mut head = String::from("msgid \"\"\n");
    push_string(&mut head, "msgstr", &header);
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(PoWriter { out, names: Names::default(), number: 0, buffer: String::new() }))
}

impl Writer for PoWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let out = &mut self.buffer;
        out.clear();
        out.push('\n');
        for (number, note) in unit.about.notes.iter().enumerate() {
            if number > 0 {
                out.push_str("#\n");
            }
            for line in note.split('\n') {
                out.push_str("# ");
                out.push_str(line);
                out.push('\n');
            }
        }
        let target = unit.targets.first();
        let source = unit.source.plain();
        let (context, original) = if self.names.allow(unit.id.as_deref(), &source) {
            (unit.id.clone(), None)
        } else {
            let own = |id: &String| Prop { kind: CONTEXT.to_owned(), text: id.clone() };
            (Some(format!("{NAMELESS}{}", self.number)), unit.id.as_ref().map(own))
        };
        let mut props: Vec<&Prop> = original.iter().chain(&unit.about.props).collect();
        props.sort_by_key(|prop| comment_of(prop).0);
        let is_fuzzy = target.is_some_and(|target| target.state == Some(State::NeedsReview));
        let mut flags = Vec::from_iter(is_fuzzy.then_some("fuzzy"));
        for prop in &props {
            match comment_of(prop) {
                (FLAGS, Some(_)) => flags.push(&prop.text),
                (PREVIOUS, _) => {}
                (_, Some(begin)) => out.push_str(&format!("{begin}{}\n", prop.text)),
                // Strings always serialise.
                (_, None) => {
                    let json = serde_json::to_string(prop).unwrap_or_default();
                    out.push_str(&format!("#. {json}\n"));
                }
            }
        }
        if !flags.is_empty() {
            out.push_str(&format!("#, {}\n", flags.join(", ")));
        }
        for prop in props.iter().filter(|prop| comment_of(prop).0 == PREVIOUS) {
            out.push_str(&format!("#| {}\n", prop.text));
        }
        if let Some(context) = &context {
            push_string(out, "msgctxt", context);
        }
        push_string(out, "msgid", &source);
        push_string(out, "msgstr", &target.map(|target| target.text.plain()).unwrap_or_default());
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.flush()?;
        Ok(())
    }
}
