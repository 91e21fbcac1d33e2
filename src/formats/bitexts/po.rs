//! PO, the catalogues of gettext,
//! <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>, as a stream.
//!
//! The context (`msgctxt`) is a unit's name; where two units have one name and source, which gettext
//! refuses, the second gets another and loses it when it is read again. Translators' comments are
//! its notes; references, flags, earlier texts and extracted comments are properties. `fuzzy` is the
//! state "needs review". A message with plural forms is a unit for each of them (`plural.rs`). The
//! header says the languages: `Language` and, which is ours, `X-Source-Language`; all of it is a
//! property of the first unit, and obsolete entries (`#~`) one of the unit before, which no other
//! format keeps.

mod edit;
mod entry;
mod header;
mod obsolete;
mod plural;
mod strings;
mod write;

use std::io::BufRead;
use std::ops::Range;

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind};
use super::unit::{Prop, Unit};
use super::{Input, Units};

pub(super) use edit::edit;
use entry::Entry;
pub(super) use header::{HEADER, header_size};
use obsolete::Obsolete;
pub(super) use obsolete::{OBSOLETE, count as count_obsolete};
pub(super) use plural::{PLURAL, PLURALS};
use strings::unquote;
pub(super) use write::write;

/// Comments that are properties: how they begin, and the property's kind; in the order in which
/// gettext has them. After an earlier text it takes no comment.
const COMMENTS: [(&str, &str); 4] =
    [("#. ", "extracted-comment"), ("#: ", "reference"), ("#, ", "flags"), ("#| ", "previous")];

/// The kind of a property that is a note with a `\r`, which a line of comment cannot hold.
const NOTE: &str = "taiyaku:note";

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
    line_place: Place,
    /// Where it stands in the file, in bytes, with its end.
    line_span: Range<usize>,
    /// Units of an entry that are still to be given, the last one first.
    waiting: Vec<Unit>,
    /// The last unit, which waits for what comes after it, and the error that did.
    last: Option<Unit>,
    error: Option<ReadError>,
    /// Obsolete messages since the last entry.
    obsolete: Obsolete,
    /// The header, until there is a unit to bear it.
    header: Option<String>,
}

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
            line_place: Place::default(),
            line_span: 0..0,
            waiting: Vec::new(),
            last: None,
            error: None,
            obsolete: Obsolete::default(),
            header: None,
        }
    }

    fn read(&mut self) -> Result<Option<Unit>, ReadError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        loop {
            match self.next() {
                Ok(Some(mut unit)) => {
                    let obsolete = self.obsolete.take();
                    let before = self.last.as_mut().unwrap_or(&mut unit);
                    before.about.props.extend(obsolete);
                    if let Some(done) = self.last.replace(unit) {
                        return Ok(Some(done));
                    }
                }
                Ok(None) => {
                    let mut last = self.last.take();
                    if let Some(last) = &mut last {
                        // One that stands after the messages, where gettext does not look for it.
                        let header = self.header.take();
                        let header = header.map(|text| Prop { kind: HEADER.to_owned(), text });
                        last.about.props.extend(header);
                        last.about.props.extend(self.obsolete.take());
                    }
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
            if entry.is_header() {
                self.header(&entry);
                continue;
            }
            self.waiting = entry.units(&self.langs)?;
            if let Some(text) = self.header.take()
                && let Some(first) = self.waiting.first_mut()
            {
                first.about.props.insert(0, Prop { kind: HEADER.to_owned(), text });
            }
            self.waiting.reverse();
        }
    }

    fn header(&mut self, entry: &Entry) {
        let header = entry.translations.first().map_or("", String::as_str);
        for (own, said) in self.langs.iter_mut().zip(header::languages(header)) {
            if let Some(lang) = said.filter(|lang| !lang.is_empty()) {
                lang.clone_into(own);
            }
        }
        // One that says nothing else is written anew.
        let is_new = header::is_new(&entry.comments, header);
        let header = Some(header::joined(&entry.comments, header)).filter(|_| !is_new);
        let header = header.filter(|header| header_size(header) > 0);
        self.header = self.header.take().or(header);
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
        // That of a line of Windows; files that several people write have both kinds.
        if self.line.ends_with('\r') {
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
                if line.is_empty() {
                    self.obsolete.end();
                } else if entry.has_strings() {
                    self.obsolete.push("", line);
                } else {
                    // The comments were those of this message.
                    let comments = std::mem::take(&mut entry).comments;
                    self.obsolete.push(&comments, line);
                }
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
                entry.comments.push_str(&self.line);
                entry.comments.push('\n');
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
                    if !keyword.is_empty() || entry.translations.is_empty() {
                        entry.translations.push(String::new());
                        entry.spots.push(self.line_span.clone());
                    }
                    if let Some(spot) = entry.spots.last_mut() {
                        spot.end = self.line_span.end;
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
