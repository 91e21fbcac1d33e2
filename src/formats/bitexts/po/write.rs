//! Writes PO, one entry after the other.

use std::collections::HashSet;
use std::io::Write;

use super::super::error::WriteError;
use super::super::names::{NAMELESS, Names};
use super::super::unit::{About, Prop, State, Unit};
use super::super::{Output, Settings, Writer};
use super::header::{self, HEADER};
use super::obsolete;
use super::plural::{Form, Message, PLURAL};
use super::strings::push_string;
use super::{CONTEXT, NOTE, comment_of};

/// Ranks of [`comment_of`].
const FLAGS: usize = 2;
const PREVIOUS: usize = 3;

struct PoWriter<'a> {
    out: Box<dyn Write + 'a>,
    settings: Settings,
    /// Whether the header is written, which the first unit may bear.
    has_begun: bool,
    names: Names,
    number: usize,
    buffer: String,
    /// A message whose plural forms are not all there.
    message: Message,
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(in crate::formats::bitexts) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    Ok(Box::new(PoWriter {
        out: output.main,
        settings: settings.clone(),
        has_begun: false,
        names: Names::default(),
        number: 0,
        buffer: String::new(),
        message: Message::default(),
    }))
}

impl Writer for PoWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        if !self.message.takes(unit) {
            self.rest()?;
            if !self.message.takes(unit) {
                return self.entry(unit, &[]);
            }
        }
        match self.message.whole() {
            Some(units) => units.split_first().map_or(Ok(()), |(one, more)| self.entry(one, more)),
            None => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.rest()?;
        self.begin(None)?;
        self.out.flush()?;
        Ok(())
    }
}

impl PoWriter<'_> {
    /// Writes the header, if it is not there.
    fn begin(&mut self, header: Option<&Prop>) -> Result<(), WriteError> {
        if !std::mem::replace(&mut self.has_begun, true) {
            let mut head = String::new();
            header::push(&mut head, header.map(|prop| prop.text.as_str()), &self.settings);
            self.out.write_all(head.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the forms of a message that lacks some, as messages of their own.
    fn rest(&mut self) -> Result<(), WriteError> {
        self.message.rest().iter().try_for_each(|unit| self.entry(unit, &[]))
    }

    /// Writes a unit as a message, with the further plural forms that it has.
    fn entry(&mut self, unit: &Unit, forms: &[Unit]) -> Result<(), WriteError> {
        let is_message = !forms.is_empty();
        let header = unit.about.props.iter().find(|prop| prop.kind == HEADER);
        let header = header.filter(|_| !self.has_begun);
        self.begin(header)?;
        self.number += 1;
        let out = &mut self.buffer;
        out.clear();
        out.push('\n');
        let (mut notes, mut props) = remarks(unit, forms);
        let odd: Vec<Prop> = notes
            .extract_if(.., |note| note.contains('\r'))
            .map(|note| Prop { kind: NOTE.to_owned(), text: note.clone() })
            .collect();
        for (number, note) in notes.iter().enumerate() {
            if number > 0 {
                out.push_str("#\n");
            }
            for line in note.split('\n') {
                out.push_str("# ");
                out.push_str(line);
                out.push('\n');
            }
        }
        let source = unit.source.plain();
        let is_empty = |prop: &Prop| prop.kind == CONTEXT && prop.text.is_empty();
        let has_empty = unit.id.is_none() && props.iter().any(|prop| is_empty(prop));
        let name = if has_empty { Some(String::new()) } else { unit.id.clone() };
        let (context, original) = if self.names.allow(name.as_deref(), &source) {
            props.retain(|prop| !(has_empty && is_empty(prop)));
            (name, None)
        } else {
            let own = |id: &String| Prop { kind: CONTEXT.to_owned(), text: id.clone() };
            (Some(format!("{NAMELESS}{}", self.number)), unit.id.as_ref().map(own))
        };
        props.retain(|prop| {
            let is_header = header.is_some_and(|header| std::ptr::eq(header, *prop));
            !(is_header || is_message && prop.kind == PLURAL)
        });
        let obsolete: Vec<&Prop> = props.extract_if(.., |prop| obsolete::is_one(prop)).collect();
        props.splice(0..0, original.iter().chain(&odd));
        props.sort_by_key(|prop| comment_of(prop).0);
        let mut targets = [unit].into_iter().chain(forms).filter_map(|unit| unit.targets.first());
        let is_fuzzy = targets.any(|target| target.state == Some(State::NeedsReview));
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
        if let Some(form) = forms.first() {
            push_string(out, "msgid_plural", &form.source.plain());
        }
        let translation =
            |unit: &Unit| unit.targets.first().map(|it| it.text.plain()).unwrap_or_default();
        push_string(out, if is_message { "msgstr[0]" } else { "msgstr" }, &translation(unit));
        for (index, unit) in (1..).zip(forms) {
            if Form::of_unit(unit).is_some_and(Form::is_translated) {
                push_string(out, &format!("msgstr[{index}]"), &translation(unit));
            }
        }
        for messages in obsolete {
            out.push_str(&format!("\n{}\n", messages.text));
        }
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }
}

/// What was noted about a unit, and what only about further forms of its message.
fn remarks<'a>(unit: &'a Unit, forms: &'a [Unit]) -> (Vec<&'a String>, Vec<&'a Prop>) {
    let About { notes, props, dates: _ } = &unit.about;
    let (mut notes, mut props): (Vec<_>, Vec<_>) = (notes.iter().collect(), props.iter().collect());
    let mut known: HashSet<_> = notes.iter().copied().collect();
    let others = forms.iter().flat_map(|form| &form.about.notes);
    notes.extend(others.filter(|note| known.insert(note)));
    let mut known: HashSet<_> = props.iter().copied().collect();
    let others = forms.iter().flat_map(|form| &form.about.props);
    props.extend(others.filter(|prop| known.insert(prop)));
    (notes, props)
}
