//! An entry of a catalogue: its comments and strings, and the units that they make.

use std::ops::Range;

use crate::formats::Place;

use super::super::error::ReadError;
use super::super::names::NAMELESS;
use super::super::room::Room;
use super::super::unit::{Prop, State, Target, Text, Unit};
use super::plural::{Form, MOST_FORMS, PLURAL, PLURALS};
use super::{COMMENTS, CONTEXT, NOTE, comment_of};

/// The lines of an entry, as they are read.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) notes: Vec<String>,
    pub(super) props: Vec<Prop>,
    pub(super) is_fuzzy: bool,
    pub(super) context: Option<String>,
    pub(super) source: Option<String>,
    pub(super) plural: Option<String>,
    pub(super) translations: Vec<String>,
    /// Whether the last comment was a note, which the next one goes on with.
    pub(super) in_note: bool,
    /// Where the line of flags with `fuzzy` stands, in bytes.
    pub(super) flags: Option<Range<usize>>,
    /// Where the first line begins that is no comment, or an earlier text, before which flags stand.
    pub(super) start: Option<usize>,
    /// Where the lines of each translation stand.
    pub(super) spots: Vec<Range<usize>>,
    /// The comments as they stand.
    pub(super) comments: String,
}

impl Entry {
    /// Whether it is whole. OmegaT also reads plural messages that have no translation at all.
    pub(super) fn may_end(&self) -> bool {
        !self.translations.is_empty() || self.plural.is_some()
    }

    /// Whether more of it than comments has been read.
    pub(super) fn has_strings(&self) -> bool {
        self.context.is_some() || self.source.is_some()
    }

    /// What should stand in the place of a keyword that cannot come next; with a string that is
    /// taken for another one's end, two messages would become one.
    pub(super) fn expects(&self, keyword: &str) -> Option<&'static str> {
        let has_source = self.source.is_some();
        let number = keyword.strip_prefix("msgstr[").and_then(|rest| rest.strip_suffix(']'));
        match keyword {
            "msgctxt" | "msgid" if has_source => Some("msgstr before it"),
            "msgctxt" if self.context.is_some() => Some("msgid before it"),
            "msgid_plural" | "msgstr" if !has_source => Some("msgid before it"),
            "msgid_plural" if self.plural.is_some() || !self.translations.is_empty() => {
                Some("msgstr[0] before it")
            }
            "msgstr" if self.plural.is_some() => Some("msgstr[0] after msgid_plural"),
            "msgstr" if !self.translations.is_empty() => Some("one msgstr"),
            _ if !keyword.starts_with("msgstr[") => None,
            _ if self.plural.is_none() => Some("msgid_plural before it"),
            _ if self.translations.len() >= MOST_FORMS => Some("at most 100 plural forms"),
            _ => (number.and_then(|number| number.trim().parse().ok())
                != Some(self.translations.len()))
            .then_some("the numbers of msgstr in their order"),
        }
    }

    pub(super) fn comment(&mut self, line: &str) {
        let was_in_note = std::mem::take(&mut self.in_note);
        // gettext needs no blank: `#,fuzzy`.
        let found = COMMENTS.iter().find_map(|(begin, kind)| {
            let text = line.strip_prefix(begin.trim_end())?;
            Some((text.strip_prefix(' ').unwrap_or(text), kind))
        });
        if let Some((text, kind)) = found {
            let own = serde_json::from_str(text).ok().filter(|_| *kind == "extracted-comment");
            if *kind == "flags" && text.split(',').any(|flag| flag.trim() == "fuzzy") {
                self.is_fuzzy = true;
                let others = text.split(',').map(str::trim).filter(|flag| *flag != "fuzzy");
                let others = others.collect::<Vec<_>>().join(", ");
                if !others.is_empty() {
                    self.flags(&others);
                }
            } else if *kind == "flags" {
                self.flags(text);
            } else {
                let prop = Prop { kind: (*kind).to_owned(), text: text.to_owned() };
                match own.unwrap_or(prop) {
                    Prop { kind, text } if kind == NOTE => self.notes.push(text),
                    prop => self.props.push(prop),
                }
            }
        } else if line != "#" {
            // Lines of comment follow each other in one note; a bare `#` ends it.
            let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix('#')).unwrap_or("");
            self.in_note = true;
            match self.notes.last_mut().filter(|_| was_in_note) {
                Some(note) => {
                    note.push('\n');
                    note.push_str(rest);
                }
                None => self.notes.push(rest.to_owned()),
            }
        }
    }

    /// Lines of flags become one, as they are written.
    fn flags(&mut self, text: &str) {
        let is_line = |prop: &&mut Prop| prop.kind == "flags" && comment_of(prop).1.is_some();
        match self.props.iter_mut().find(is_line) {
            Some(flags) => {
                flags.text.push_str(", ");
                flags.text.push_str(text);
            }
            None => self.props.push(Prop { kind: "flags".to_owned(), text: text.to_owned() }),
        }
    }

    /// The context, unless it is one that we made up.
    fn name(&mut self) -> Option<String> {
        let context = self.context.take()?;
        if context.is_empty() {
            // No name, but not the same as none.
            self.props.push(Prop { kind: CONTEXT.to_owned(), text: context });
            return None;
        }
        if !context.starts_with(NAMELESS) {
            return Some(context);
        }
        let is_own = |prop: &mut Prop| prop.kind == CONTEXT && !prop.text.is_empty();
        self.props.extract_if(.., is_own).next().map(|prop| prop.text)
    }

    /// Whether it is the header of the file.
    pub(super) fn is_header(&self) -> bool {
        self.source.as_deref() == Some("") && self.context.is_none()
    }

    /// A unit, or one for each plural form.
    pub(super) fn units(mut self, langs: &[String; 2]) -> Result<Vec<Unit>, ReadError> {
        let id = self.name();
        self.props.sort_by_key(|prop| comment_of(prop).0);
        let state = self.is_fuzzy.then_some(State::NeedsReview);
        let mut translations = self.translations.into_iter().map(|text| Target {
            text: Text::new(langs[1].as_str(), text),
            state,
            ..Target::default()
        });
        let forms = self.plural.as_ref().map(|_| translations.len().max(1));
        let mut unit = Unit {
            place: self.place,
            id,
            source: Text::new(langs[0].as_str(), self.source.unwrap_or_default()),
            targets: translations.next().into_iter().collect(),
            ..Unit::default()
        };
        unit.about.notes = self.notes;
        unit.about.props = self.props;
        let (Some(of), Some(plural)) = (forms, self.plural) else { return Ok(vec![unit.tidy()]) };
        unit.about.props.retain(|prop| prop.kind != PLURAL);
        let bytes = unit.about.bytes() + unit.id.as_ref().map_or(0, String::len) + plural.len();
        let copies = Form::all(of).count();
        Room::of_entry().take(copies, bytes).map_err(|kind| kind.at(self.place))?;
        let units = Form::all(of).map(|form| {
            let mut unit = unit.clone();
            if form.index > 0 {
                unit.source = Text::new(langs[0].as_str(), plural.as_str());
                unit.targets = translations.next().into_iter().collect();
            }
            if form.index == 1 {
                unit.pass_over(PLURALS, 1);
            }
            let text = form.to_string();
            unit.about.props.insert(0, Prop { kind: PLURAL.to_owned(), text });
            unit.tidy()
        });
        Ok(units.collect())
    }
}
