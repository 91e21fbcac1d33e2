//! What is aligned: a source and drafts of it, or one bitext, which says itself what belongs
//! together.

mod rows;

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::align::Constraints;
use crate::formats::bitexts::State;
use crate::formats::documents::Prose;
use crate::model::{
    Alignment, Bead, Block, BlockKind, Document, Lang, Layout, Origin, Places, Span,
};
use crate::revision::units::Unit;

use super::Error;
use super::input::{self, InputError};
use super::output::Notes;
use super::reading::{self, Reading};
use super::texts::{self, Comments, Original, Text};

use rows::{Row, Rows, rows};

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
