//! What is aligned: a source and drafts of it, or one bitext, which says itself what belongs
//! together.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::align::Constraints;
use crate::formats::Place;
use crate::formats::bitexts::{
    self, NO_VALUES, ROWS_ABOVE, ROWS_TAKEN, State, TEXT_BESIDE, TEXT_BESIDE_NAMED, Unread,
    is_in_range, primary,
};
use crate::formats::documents::{MAX_TEXT_BYTES, Prose};
use crate::model::{
    Alignment, Bead, Block, BlockKind, Document, Lang, Layout, Origin, Places, Span,
};
use crate::revision::units::Unit;
use crate::text::lang;

use super::Error;
use super::bitext::{self, Told};
use super::convert::select;
use super::input::{self, InputError};
use super::output::Notes;
use super::reading::{self, Reading};
use super::texts::{self, Comments, Original, Text};

/// What the user named.
#[derive(Clone, Debug)]
pub(super) enum Named {
    /// A source and drafts of it.
    Texts(PathBuf, Vec<PathBuf>),
    /// A bitext.
    Bitext(PathBuf),
}

impl Named {
    /// The files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        let (first, more) = match self {
            Self::Texts(source, drafts) => (source, drafts.as_slice()),
            Self::Bitext(path) => (path, &[][..]),
        };
        [first].into_iter().chain(more)
    }
}

/// How to read it.
#[derive(Clone, Debug)]
pub(super) struct How {
    /// The languages of source and drafts, where the user said them.
    pub(super) langs: [Option<Lang>; 2],
    /// Whether each line, or block, is one sentence.
    pub(super) lines: bool,
    pub(super) options: super::splitting::Options,
    /// Whether drafts may hold comments that silence rules.
    pub(super) comments: Comments,
    /// Whether what is fuzzy in a catalogue counts for a translation; gettext shows none of it.
    pub(super) takes_fuzzy: bool,
}

impl How {
    /// As drafts are read that rules look at.
    pub(super) fn checked(
        langs: [Option<Lang>; 2],
        lines: bool,
        options: super::splitting::Options,
    ) -> Self {
        Self { langs, lines, options, comments: Comments::Taken, takes_fuzzy: true }
    }
}

/// A source and its drafts.
pub(super) struct Given {
    pub(super) source: Text,
    pub(super) drafts: Vec<NamedText>,
    /// What a bitext says of its units.
    pub(super) units: Vec<Unit>,
}

/// A draft.
pub(super) struct NamedText {
    /// What reports call it.
    pub(super) name: String,
    pub(super) text: Text,
    /// Which of its sentences translate which, if its file says so.
    pub(super) alignment: Option<Alignment>,
    /// The sentences of each unit of a bitext.
    pub(super) units: Vec<Range<usize>>,
}

impl NamedText {
    /// What a bitext settles for an alignment made anew: the units that a person reviewed.
    pub(super) fn reviewed(&self, source: &Document) -> Constraints {
        let beads = self.alignment.iter().flat_map(Alignment::beads);
        let locks = beads.filter(|bead| bead.origin == Origin::Reviewed).cloned().collect();
        let document = &self.text.document;
        // Beads of one alignment cannot cross each other.
        Constraints::new(source.len(), document.len(), locks, Vec::new()).unwrap_or_default()
    }
}

impl How {
    fn reading(&self, side: usize) -> Reading {
        Reading {
            lang: self.langs.get(side).copied().flatten(),
            lang_option: if side == 0 { "--source-lang" } else { "--target-lang" },
            lines: self.lines,
            options: self.options.clone(),
        }
    }
}

/// Reads what the user named.
pub(super) fn read(named: &Named, how: &How, notes: Notes) -> Result<Given, Error> {
    match named {
        Named::Texts(source, drafts) => read_texts(source, drafts, how, notes),
        Named::Bitext(path) => read_bitext(path, how, notes),
    }
}

fn read_texts(source: &Path, drafts: &[PathBuf], how: &How, notes: Notes) -> Result<Given, Error> {
    input::one_stdin([source].into_iter().chain(drafts.iter().map(PathBuf::as_path)))?;
    let reading = how.reading(1);
    let source = texts::read(source, &how.reading(0), Comments::Left, notes)?;
    let drafts = drafts.iter().map(|path| {
        let text = texts::read(path, &reading, how.comments, notes)?;
        Ok(NamedText { name: input::name(path), text, alignment: None, units: Vec::new() })
    });
    let drafts = drafts.collect::<Result<_, InputError>>()?;
    Ok(Given { source, drafts, units: Vec::new() })
}

/// What is kept of a unit.
struct Row {
    /// Line and column.
    place: [usize; 2],
    unit: Unit,
    /// By number of the draft.
    targets: Vec<(usize, String, Option<State>)>,
}

impl Row {
    fn target(&self, draft: usize) -> Option<&(usize, String, Option<State>)> {
        self.targets.iter().find(|(of, ..)| *of == draft)
    }
}

/// The units of a bitext, on two sides.
struct Rows {
    langs: [Lang; 2],
    rows: Vec<Row>,
    /// The drafts' names; empty for the only one.
    drafts: Vec<String>,
}

/// The source and the drafts of a bitext. Each unit is a block on either side, and a bead.
fn read_bitext(path: &Path, how: &How, notes: Notes) -> Result<Given, Error> {
    let name = input::name(path);
    let (format, rows) = rows(path, how, notes)?;
    let Rows { langs: [source_lang, target_lang], rows, drafts } = rows;
    let column = |lang: Lang, text: &dyn Fn(&Row) -> &str| {
        let text = rows.iter().map(|row| (row.place, text(row).trim()));
        column(path, format, lang, text.collect(), how)
    };
    let (source, sources) = column(source_lang, &|row| &row.unit.source)?;
    let drafts = drafts.iter().enumerate().map(|(number, draft)| {
        let (target, targets) =
            column(target_lang, &|row| row.target(number).map_or("", |(_, text, _)| text))?;
        let beads =
            sources.iter().zip(&targets).zip(&rows).filter_map(|((source, target), row)| {
                let is_reviewed = matches!(
                    row.target(number).and_then(|(.., state)| *state),
                    Some(State::Reviewed | State::Final)
                );
                let origin = if is_reviewed { Origin::Reviewed } else { Origin::Imported };
                let bead = Bead { origin, ..Bead::new(source.clone(), target.clone()) };
                (bead.kind().source + bead.kind().target > 0).then_some(bead)
            });
        let (n, m) = (source.document.len(), target.document.len());
        let alignment = Alignment::new(n, m, beads.collect())
            .map_err(|error| Error::Usage(format!("{name}: {error}")))?;
        let name = if draft.is_empty() { name.clone() } else { format!("{name} ({draft})") };
        Ok(NamedText { name, text: target, alignment: Some(alignment), units: targets })
    });
    let drafts = drafts.collect::<Result<_, Error>>()?;
    Ok(Given { source, drafts, units: rows.into_iter().map(|row| row.unit).collect() })
}

/// One side of a bitext as a document, and the sentences of each unit.
fn column(
    path: &Path,
    format: &'static str,
    lang: Lang,
    units: Vec<([usize; 2], &str)>,
    how: &How,
) -> Result<(Text, Vec<Range<usize>>), InputError> {
    let mut original = Original::elsewhere(path, format);
    let mut text = String::new();
    let mut spans = Vec::with_capacity(units.len());
    for (place, unit) in units {
        if !text.is_empty() && !unit.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(unit);
        spans.push(Span::new(start, text.len()));
        if !unit.is_empty() {
            original.shown.units.push((start, place));
        }
    }
    let filled = spans.iter().filter(|span| !span.is_empty());
    // As where a catalogue is read as a text.
    let kind = if format == PO { BlockKind::Message } else { BlockKind::Paragraph };
    let block = |&span| Block { span, kind, times: None };
    let layout =
        Layout { blocks: filled.map(block).collect(), atoms: Vec::new(), places: Places::Unknown };
    let prose = Prose { text, layout, omissions: Vec::new() };
    let reading = Reading { lang: Some(lang), ..how.reading(0) };
    let (document, _) = reading::of_prose(&original.shown.name, prose, &reading)?;
    let mut next = 0;
    let mut runs = Vec::with_capacity(spans.len());
    for span in spans {
        let rest = document.sentences().get(next..).unwrap_or_default();
        let count = rest.partition_point(|sentence| sentence.span.end <= span.end);
        runs.push(next..next + count);
        next += count;
    }
    Ok((Text { document, original, comments: Vec::new() }, runs))
}

/// What gettext's catalogues are called.
const PO: &str = "po";

/// What stands for the bytes of a unit that holds next to nothing, when texts are bounded.
const UNIT_BYTES: u64 = 64;

/// The units of a bitext, in Japanese and English.
fn rows(path: &Path, how: &How, notes: Notes) -> Result<(&'static str, Rows), Error> {
    let name = input::name(path);
    let tags = how.langs.map(|lang| lang.map_or_else(String::new, |lang| lang.to_string()));
    let told = Told {
        from: how.options.input.bitext(),
        texts: None,
        langs: [&tags[0], &tags[1]],
        unknown: "expected SOURCE DRAFT…, or a bitext alone; --input-format says which format it is",
    };
    let (format, units) = bitext::open(path, told, notes)?;
    let mut units = units.peekable();
    let mut head = Vec::new();
    while let Some(unit) = units.next_if(|unit| unit.is_ok() && head.len() < SAMPLE) {
        head.extend(unit.ok());
    }
    // What cannot be read says more than that nobody knows its language.
    if let Some(Err(error)) = units.next_if(Result::is_err) {
        return Err(InputError::Memory { path: name, error }.into());
    }
    let is_text_beside =
        |unit: &bitexts::Unit| unit.unread.iter().any(|unread| unread.what == TEXT_BESIDE);
    if told.from.is_none() && head.iter().any(is_text_beside) {
        return Err(InputError::HasTable { path: name, format: format.name }.into());
    }
    let langs = languages(&name, &head, how.langs)?;
    let tags = langs.map(|lang| lang.to_string());
    let mut found = Rows { langs, rows: Vec::new(), drafts: Vec::new() };
    let leaves_fuzzy = format.name == PO && !how.takes_fuzzy;
    let (mut read, mut bytes, mut others, mut fuzzy, mut taken) = (0, 0, 0, 0, 0);
    let mut left_out: Vec<String> = Vec::new();
    for unit in head.into_iter().map(Ok).chain(units) {
        let mut unit = unit.map_err(|error| InputError::Memory { path: name.clone(), error })?;
        read += 1;
        for Unread { what, count, place } in std::mem::take(&mut unit.unread) {
            if what == NO_VALUES {
                // Without its value a cell looks as if nobody had translated it.
                let Place { line, column } = place.unwrap_or(unit.place);
                notes.warn(&format!("{name}:{line}:{column}: not read: {what} ({count})"));
            } else if what == ROWS_TAKEN {
                taken += count;
            } else if (format.layout == bitexts::Layout::Binary || what == ROWS_ABOVE)
                // Mostly what is to be done with the table.
                && ![TEXT_BESIDE, TEXT_BESIDE_NAMED].contains(&what)
            {
                left_out.push(format!("{what} ({count})"));
            }
        }
        // `jpn` is Japanese, too.
        for text in unit.texts_mut() {
            let lang = primary(&text.lang);
            if !is_in_range(&text.lang, &lang) {
                text.lang = lang;
            }
        }
        let before = unit.targets.len();
        if !select(&mut unit, &tags[0], &tags[1]) {
            others += before + 1;
            continue;
        }
        others += before - unit.targets.len();
        let before = unit.targets.len();
        unit.targets.retain(|it| !(leaves_fuzzy && it.state == Some(State::NeedsReview)));
        fuzzy += before - unit.targets.len();
        if unit.is_plural_of_one() {
            continue;
        }
        bytes += UNIT_BYTES + unit.texts().map(|text| text.plain().len() as u64).sum::<u64>();
        if bytes > MAX_TEXT_BYTES {
            return Err(InputError::TooLarge { path: name, most: MAX_TEXT_BYTES }.into());
        }
        found.push(&unit);
    }
    if found.rows.iter().all(|row| row.unit.source.trim().is_empty() || row.targets.is_empty()) {
        return Err(InputError::NoPair { path: name, read }.into());
    }
    // Documents of people, who see more in them than a table.
    if !left_out.is_empty() {
        notes.note(&format!("{name}: not read: {}", left_out.join("; ")));
    }
    if taken > 0 {
        notes.note(&format!("{name}: {ROWS_TAKEN} ({taken})"));
    }
    if fuzzy > 0 {
        notes.note(&format!("{name}: fuzzy translations left out: {fuzzy}"));
    }
    if others > 0 {
        notes.note(&format!("{name}: texts in other languages left out: {others}"));
    }
    Ok((format.name, found))
}

impl Rows {
    fn push(&mut self, unit: &bitexts::Unit) {
        let mut targets: Vec<(usize, String, Option<State>)> = Vec::new();
        for target in &unit.targets {
            // A second translation without a name is another draft.
            let of_name = |nth: usize| match (target.draft.as_str(), nth) {
                (name, 0) => name.to_owned(),
                ("", nth) => (nth + 1).to_string(),
                (name, nth) => format!("{name} {}", nth + 1),
            };
            let mut nth = 0;
            let number = loop {
                let name = of_name(nth);
                let number = self.drafts.iter().position(|known| *known == name);
                let number = number.unwrap_or_else(|| {
                    self.drafts.push(name);
                    self.drafts.len() - 1
                });
                if targets.iter().all(|(taken, ..)| *taken != number) {
                    break number;
                }
                nth += 1;
            };
            targets.push((number, target.text.plain(), target.state));
        }
        let bitexts::Unit { place, .. } = unit;
        let place = [place.line, place.column].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        let unit = Unit { id: unit.id.clone(), source: unit.source.plain() };
        self.rows.push(Row { place, unit, targets });
    }
}

/// Units that are looked at to know the languages of a bitext that does not say them.
const SAMPLE: usize = 200;

/// The languages of source and translations: as the user said, as the units say, as they look.
fn languages(
    name: &str,
    units: &[bitexts::Unit],
    said: [Option<Lang>; 2],
) -> Result<[Lang; 2], InputError> {
    if let Some(lang) = said[0].or(said[1].map(Lang::other)) {
        return Ok([lang, lang.other()]);
    }
    let known = |tag: &str| match primary(tag).as_str() {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    };
    let tagged = |unit: &bitexts::Unit| known(&unit.source.lang);
    // PO names the translation's language only.
    let told_by_target = |unit: &bitexts::Unit| {
        let target = unit.targets.first().filter(|_| unit.source.lang.is_empty())?;
        known(&target.text.lang).map(Lang::other)
    };
    let sides = |unit: &bitexts::Unit| {
        let target = unit.targets.first().map(|target| target.text.plain()).unwrap_or_default();
        (unit.source.plain(), target)
    };
    let looks = || {
        let (sources, targets): (Vec<String>, Vec<String>) =
            units.iter().filter(|unit| unit.source.lang.is_empty()).map(sides).unzip();
        [sources, targets].map(|side| lang::detect(&side.join("\n")))
    };
    // Of units whose source is in a third language the Japanese stands for it.
    let has_japanese = units.iter().any(|unit| unit.in_lang(Lang::Ja).is_some());
    let tagged = units.iter().find_map(tagged).or_else(|| units.iter().find_map(told_by_target));
    let lang = tagged.map_or_else(
        || match looks() {
            // A table is no bitext for having two columns.
            [Some(source), Some(target)] if source == target => {
                Err(InputError::SameSides { path: name.to_owned(), lang: source })
            }
            [source, target] => Ok(source.or(target.map(Lang::other))),
        },
        |lang| Ok(Some(lang)),
    )?;
    let lang = lang.or(has_japanese.then_some(Lang::Ja));
    let lang =
        lang.ok_or_else(|| InputError::Unknown { path: name.to_owned(), option: "--source-lang" })?;
    Ok([lang, lang.other()])
}
