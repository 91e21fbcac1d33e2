//! Writes PO, one entry after the other.

use std::io::Write;

use super::super::error::WriteError;
use super::super::unit::{State, Unit};
use super::super::{Output, Settings, Writer};
use super::COMMENTS;
use super::strings::push_string;

struct PoWriter<'a> {
    out: Box<dyn Write + 'a>,
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
    Ok(Box::new(PoWriter { out, buffer: String::new() }))
}

impl Writer for PoWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
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
        for prop in &unit.about.props {
            let own = COMMENTS.iter().find(|(_, kind)| *kind == prop.kind);
            let plain = own.filter(|(begin, _)| {
                !prop.text.contains(['\n', '\r'])
                    && (*begin != "#, " || !prop.text.contains("fuzzy"))
            });
            match plain {
                Some((begin, _)) => out.push_str(&format!("{begin}{}\n", prop.text)),
                // Strings always serialise.
                None => {
                    let json = serde_json::to_string(prop).unwrap_or_default();
                    out.push_str(&format!("#. {json}\n"));
                }
            }
        }
        let target = unit.targets.first();
        if target.is_some_and(|target| target.state == Some(State::NeedsReview)) {
            out.push_str("#, fuzzy\n");
        }
        if let Some(id) = &unit.id {
            push_string(out, "msgctxt", id);
        }
        push_string(out, "msgid", &unit.source.plain());
        push_string(out, "msgstr", &target.map(|target| target.text.plain()).unwrap_or_default());
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.flush()?;
        Ok(())
    }
}
