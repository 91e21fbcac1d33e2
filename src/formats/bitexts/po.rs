//! PO, the catalogues of gettext,
//! <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>, as a stream.
//!
//! The context (`msgctxt`) is a unit's name; where two units have one name and source, which gettext
//! refuses, the second gets another and loses it when it is read again. Translators' comments are
//! its notes; references, flags, earlier texts and extracted comments are properties. `fuzzy` is the
//! state "needs review". The plural forms of a message follow it as a unit of their own, a draft
//! each. Obsolete entries (`#~`) and most fields of the header are not read, but counted. The header
//! says the languages: `Language` and, which is ours, `X-Source-Language`.

mod edit;
mod strings;
mod write;

use std::io::BufRead;
use std::ops::Range;

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind};
use super::names::NAMELESS;
use super::unit::{Prop, State, Target, Text, Unit};
use super::{Input, Units};

pub(super) use edit::edit;
use strings::unquote;
pub(super) use write::write;

/// Comments that are properties: how they begin, and the property's kind; in the order in which
/// gettext has them. After an earlier text it takes no comment.
const COMMENTS: [(&str, &str); 4] =
    [("#. ", "extracted-comment"), ("#: ", "reference"), ("#, ", "flags"), ("#| ", "previous")];

/// The kind of a property that holds the context of a message which is written with another one.
const CONTEXT: &str = "taiyaku:msgctxt";

/// Where among the comments of an entry a property stands, and what it begins with there; `#.` and
/// JSON if it has no comment of its own, or does not fit into it.
fn comment_of(prop: &Prop) -> (usize, Option<&'static str>) {
    let Some(rank) = COMMENTS.iter().position(|(_, kind)| *kind == prop.kind) else {
        return (0, None);
    };
    let fits =
        !prop.text.contains(['\n', '\r']) && (prop.kind != "flags" || !prop.text.contains("fuzzy"));
    let begin = COMMENTS.get(rank).map(|(begin, _)| *begin).filter(|_| fits);
    // Before flags, which are one line, and earlier texts, which are last.
    (if begin.is_none() { rank.min(1) } else { rank }, begin)
}

/// The lines of an entry, as they are read.
#[derive(Default)]
struct Entry {
    place: Place,
    notes: Vec<String>,
    props: Vec<Prop>,
    is_fuzzy: bool,
    context: Option<String>,
    source: Option<String>,
    plural: Option<String>,
    translations: Vec<String>,
    /// Whether the last comment was a note, which the next one goes on with.
    in_note: bool,
    /// Where the line of flags with `fuzzy` stands, in bytes.
    flags: Option<Range<usize>>,
    /// Where the first line begins that is no comment, or an earlier text, before which flags stand.
    start: Option<usize>,
    /// Where the lines of the translation stand.
    spot: Option<Range<usize>>,
}

/// Which string the lines in quotation marks go on with.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Context,
    Source,
    Plural,
    Translation,
}

struct Reader<R> {
    input: Bounded<R>,
    langs: [String; 2],
    /// A line that was read but belongs to the next entry.
    line: String,
    is_waiting: bool,
    is_dos: Option<bool>,
    line_place: Place,
    /// Where it stands in the file, in bytes, with its end.
    line_span: Range<usize>,
    /// Units of an entry that are still to be given, the last one first.
    waiting: Vec<Unit>,
    /// The last unit, which waits for what comes after it, and the error that did.
    last: Option<Unit>,
    error: Option<ReadError>,
    /// What was passed over since.
    unread: Unread,
}

/// What no unit holds.
#[derive(Default)]
struct Unread {
    obsolete: usize,
    fields: usize,
}

impl Unread {
    fn give(&mut self, unit: &mut Unit) {
        let Self { obsolete, fields } = std::mem::take(self);
        let counts = [("obsolete messages", obsolete), ("fields of the header", fields)];
        unit.unread.extend(counts.into_iter().filter(|(_, count)| *count > 0));
    }
}

/// Fields of the header that are read, or written anew.
const FIELDS: [&str; 5] =
    ["Language", "X-Source-Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

pub(super) fn read(input: Input<'_>) -> Units<'_> {
    let mut reader = Reader::new(input.main, input.langs);
    super::units(move || reader.read())
}

impl<R: BufRead> Reader<R> {
    fn new(input: R, langs: [String; 2]) -> Self {
        Self {
            input: Bounded::new(input),
            langs,
            line: String::new(),
            is_waiting: false,
            is_dos: None,
            line_place: Place::default(),
            line_span: 0..0,
            waiting: Vec::new(),
            last: None,
            error: None,
            unread: Unread::default(),
        }
    }

    fn read(&mut self) -> Result<Option<Unit>, ReadError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        loop {
            match self.next() {
                Ok(Some(mut unit)) => {
                    self.unread.give(&mut unit);
                    if let Some(done) = self.last.replace(unit) {
                        return Ok(Some(done));
                    }
                }
                Ok(None) => {
                    let mut last = self.last.take();
                    last.iter_mut().for_each(|unit| self.unread.give(unit));
                    return Ok(last);
                }
                Err(error) => {
                    let Some(last) = self.last.take() else { return Err(error) };
                    self.error = Some(error);
                    return Ok(Some(last));
                }
            }
        }
    }

    fn next(&mut self) -> Result<Option<Unit>, ReadError> {
        loop {
            if let Some(unit) = self.waiting.pop() {
                return Ok(Some(unit));
            }
            let Some(entry) = self.entry()? else { return Ok(None) };
            if entry.source.as_deref() == Some("") && entry.context.is_none() {
                self.header(entry.translations.first().map_or("", String::as_str));
            } else {
                self.waiting = entry.units(&self.langs);
                self.waiting.reverse();
            }
        }
    }

    fn header(&mut self, header: &str) {
        for line in header.lines() {
            match line.split_once(':') {
                Some(("Language", lang)) if !lang.trim().is_empty() => {
                    lang.trim().clone_into(&mut self.langs[1]);
                }
                Some(("X-Source-Language", lang)) => lang.trim().clone_into(&mut self.langs[0]),
                Some((name, _)) if !FIELDS.contains(&name) => self.unread.fields += 1,
                _ => {}
            }
        }
    }

    /// The next line, without its end; `false` at the end of the file.
    fn next_line(&mut self) -> Result<bool, ReadError> {
        if std::mem::take(&mut self.is_waiting) {
            return Ok(true);
        }
        self.line.clear();
        self.line_place = self.input.here();
        let read = self.input.read_line(&mut self.line);
        let read = read.map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => ReadErrorKind::Encoding.at(self.line_place),
            _ => ReadErrorKind::Read(error.to_string()).at(self.line_place),
        })?;
        self.line_span = self.line_span.end..self.line_span.end + read;
        if self.line.ends_with('\n') {
            self.line.pop();
        }
        // In a file of Windows, as its first line shows; else a `\r` is text.
        let is_dos = *self.is_dos.get_or_insert_with(|| self.line.ends_with('\r'));
        if is_dos && self.line.ends_with('\r') {
            self.line.pop();
        }
        Ok(read > 0)
    }

    /// Reads an entry; `None` at the end of the file.
    fn entry(&mut self) -> Result<Option<Entry>, ReadError> {
        let mut entry = Entry::default();
        let mut field = None;
        self.input.mark();
        loop {
            if !self.next_line()? {
                break;
            }
            let line = self.line.trim();
            if line.is_empty() || line.starts_with("#~") {
                let gone = line.strip_prefix("#~").map(str::trim_start);
                let is_message = gone.is_some_and(|gone| gone.starts_with("msgid "));
                self.unread.obsolete += usize::from(is_message);
                if entry.may_end() {
                    break;
                }
                continue;
            }
            let begins = line.starts_with('#')
                || line.starts_with("msgctxt")
                || (line.starts_with("msgid") && !line.starts_with("msgid_plural"));
            if begins && entry.may_end() {
                self.is_waiting = true;
                break;
            }
            if entry.place == Place::default() {
                entry.place = self.line_place;
            }
            if self.line.starts_with('#') {
                let was_fuzzy = std::mem::take(&mut entry.is_fuzzy);
                entry.comment(&self.line);
                if self.line.starts_with("#|") {
                    entry.start.get_or_insert(self.line_span.start);
                }
                if entry.is_fuzzy {
                    entry.flags = Some(self.line_span.clone());
                }
                entry.is_fuzzy |= was_fuzzy;
                continue;
            }
            entry.start.get_or_insert(self.line_span.start);
            let wrong =
                |found: &str, expected| ReadErrorKind::found(found, expected).at(self.line_place);
            let (keyword, rest) = match line.find('"') {
                Some(at) => line.split_at(at),
                None => return Err(wrong(line, "msgid \"…\" or msgstr \"…\"")),
            };
            let keyword = keyword.trim();
            if let Some(expected) = entry.expects(keyword) {
                return Err(wrong(keyword, expected));
            }
            let next = match keyword {
                "" => field.ok_or_else(|| wrong(line, "msgid or msgctxt before a string"))?,
                "msgctxt" => Field::Context,
                "msgid" => Field::Source,
                "msgid_plural" => Field::Plural,
                _ if keyword == "msgstr" || keyword.starts_with("msgstr[") => Field::Translation,
                _ => return Err(wrong(keyword, "msgctxt, msgid, msgid_plural or msgstr")),
            };
            field = Some(next);
            let text = unquote(rest).ok_or_else(|| wrong(rest, "a string in quotation marks"))?;
            let place = match next {
                Field::Context => entry.context.get_or_insert_default(),
                Field::Source => entry.source.get_or_insert_default(),
                Field::Plural => entry.plural.get_or_insert_default(),
                Field::Translation => {
                    let start = entry.spot.take().map_or(self.line_span.start, |spot| spot.start);
                    entry.spot = Some(start..self.line_span.end);
                    if !keyword.is_empty() || entry.translations.is_empty() {
                        entry.translations.push(String::new());
                    }
                    match entry.translations.last_mut() {
                        Some(last) => last,
                        None => continue,
                    }
                }
            };
            place.push_str(&text);
        }
        let (found, expected) = match (&entry.context, &entry.source) {
            (Some(_), None) => ("msgctxt without msgid", "msgid"),
            (_, Some(_)) if !entry.may_end() => ("msgid without msgstr", "msgstr"),
            _ => return Ok(entry.source.is_some().then_some(entry)),
        };
        Err(ReadErrorKind::Found { found: found.to_owned(), expected }.at(entry.place))
    }
}

impl Entry {
    /// Whether it is whole. OmegaT also reads plural messages that have no translation at all.
    fn may_end(&self) -> bool {
        !self.translations.is_empty() || self.plural.is_some()
    }

    /// What should stand in the place of a keyword that cannot come next; with a string that is
    /// taken for another one's end, two messages would become one.
    fn expects(&self, keyword: &str) -> Option<&'static str> {
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
            _ => (number.and_then(|number| number.trim().parse().ok())
                != Some(self.translations.len()))
            .then_some("the numbers of msgstr in their order"),
        }
    }

    fn comment(&mut self, line: &str) {
        let was_in_note = std::mem::take(&mut self.in_note);
        if let Some((begin, kind)) = COMMENTS.iter().find(|(begin, _)| line.starts_with(begin)) {
            let text = line.strip_prefix(begin).unwrap_or("");
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
                self.props.push(own.unwrap_or(prop));
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
        if !context.starts_with(NAMELESS) {
            return Some(context);
        }
        let at = self.props.iter().position(|prop| prop.kind == CONTEXT)?;
        Some(self.props.remove(at).text)
    }

    fn units(mut self, langs: &[String; 2]) -> Vec<Unit> {
        let id = self.name();
        self.props.sort_by_key(|prop| comment_of(prop).0);
        let state = self.is_fuzzy.then_some(State::NeedsReview);
        let target = |text: &str, draft: String| Target {
            text: Text::new(langs[1].as_str(), text),
            draft,
            state,
            confidence: None,
        };
        let mut translations = self.translations.iter();
        let first = translations.next().map(|text| target(text, String::new()));
        let mut unit = Unit {
            place: self.place,
            id,
            source: Text::new(langs[0].as_str(), self.source.unwrap_or_default()),
            targets: first.into_iter().collect(),
            ..Unit::default()
        };
        unit.about.notes = self.notes;
        unit.about.props = self.props;
        let plural = self.plural.map(|source| Unit {
            source: Text::new(langs[0].as_str(), source),
            unread: vec![("plural forms, now messages of their own", 1)],
            targets: translations.zip(1..).map(|(t, n)| target(t, format!("plural {n}"))).collect(),
            ..unit.clone()
        });
        [unit].into_iter().chain(plural).map(Unit::tidy).collect()
    }
}
