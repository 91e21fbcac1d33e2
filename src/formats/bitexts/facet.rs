//! What a unit may hold and not every format keeps. A format's line in the table names the facets
//! that it keeps; [`Losses::reduce`] takes the others off a unit before it is written, and counts
//! them, so no writer loses anything in silence.

mod controls;
mod taken;

use std::borrow::Cow;

use crate::formats::Place;

use super::inline::{self, prefixes};
use super::rows::ROWS_TAKEN;
use super::tags::bcp47;
use super::unit::{Dialect, Piece, Unit, Unread};
use super::{Settings, po};

use controls::{mark_controls, remarks};
pub(super) use taken::TWELVE_DECIMALS;
use taken::{doubt_initial, take_off};

/// Something that a unit may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Texts in other languages than the file's first two.
    Languages,
    /// Several translations into one language, and the names of drafts.
    Drafts,
    /// Inline codes, in the format's own dialect or as they are.
    Codes,
    /// Where one sentence of a unit ends and the next begins.
    Sentences,
    /// Line breaks in a text.
    LineBreaks,
    /// Tabs in a text.
    Tabs,
    /// Control characters that XML does not have.
    Controls,
    /// Confidences.
    Confidence,
    /// What confidences have after the twelfth decimal.
    Decimals,
    /// States other than "needs review".
    States,
    /// The state "needs review".
    Doubts,
    /// Notes on units.
    Notes,
    /// Notes on one side of a unit.
    SideNotes,
    /// Properties of units.
    Props,
    /// Properties of one side of a unit.
    SideProps,
    /// Dates and names of authors of units.
    Dates,
    /// Dates and names of authors of one side of a unit.
    SideDates,
    /// Names of units.
    Ids,
    /// Units without a source text.
    Additions,
    /// The header of a catalogue of gettext.
    Header,
    /// Messages with plural forms, as one.
    Plurals,
    /// Obsolete messages of a catalogue.
    Obsolete,
}

use Facet::{
    Additions, Codes, Confidence, Controls, Decimals, Doubts, Drafts, Header, Ids, Languages,
    LineBreaks, Notes, Obsolete, Plurals, Props, Sentences, SideDates, SideNotes, SideProps,
    States, Tabs,
};

/// What becomes of characters that XML does not have.
const CONTROLS: &str = "control characters, now U+FFFD";

/// Every facet, in the order in which they are taken off, and what losing it is called.
pub const FACETS: [(Facet, &str); 22] = [
    (Languages, "texts in further languages"),
    (Drafts, "further drafts, names of drafts"),
    (Codes, "inline codes"),
    (Sentences, "borders of sentences inside a unit"),
    (LineBreaks, "line breaks inside a text, now blanks"),
    (Tabs, "tabs inside a text, now blanks"),
    (Controls, CONTROLS),
    (Confidence, "confidences"),
    (Decimals, "decimals of confidences after the twelfth"),
    (States, "states"),
    (Doubts, "marks that a translation needs review"),
    (SideNotes, "notes on one side of a unit"),
    (Notes, "notes"),
    (Header, "fields of the header"),
    (Plurals, po::PLURALS),
    (Obsolete, "obsolete messages"),
    (SideProps, "properties of one side of a unit"),
    (Props, "properties"),
    (SideDates, "dates and authors of one side of a unit"),
    (Facet::Dates, "dates and authors"),
    (Ids, "names of units"),
    (Additions, "units without source text, left out"),
];

/// Every facet but those that only PO has.
#[expect(clippy::indexing_slicing, reason = "done by the compiler, which checks it")]
pub(super) const ALL: [Facet; FACETS.len() - 3] = {
    let mut all = [Languages; FACETS.len() - 3];
    let (mut index, mut next) = (0, 0);
    while index < FACETS.len() {
        if !matches!(FACETS[index].0, Header | Plurals | Obsolete) {
            all[next] = FACETS[index].0;
            next += 1;
        }
        index += 1;
    }
    all
};

/// What passes of a code from one format's dialect to another's, where codes are kept.
const CODE_DETAILS: &str = "details of inline codes, marks that are no codes";

/// Something that a format could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What.
    pub what: &'static str,
    /// How many there were.
    pub count: usize,
    /// Where the unit of the first one begins.
    pub first: Place,
}

/// Counts what is lost on the way into a format.
pub struct Losses {
    lost: Vec<(Facet, &'static str)>,
    dialect: Option<Dialect>,
    /// The prefixes of namespaces that the file declares.
    prefixes: Vec<prefixes::Binding>,
    settings: Settings,
    found: Vec<Loss>,
}

impl Losses {
    /// On the way into a format that keeps some facets, codes in one dialect or as they are.
    #[must_use]
    pub fn new(keeps: &[Facet], dialect: Option<Dialect>, settings: Settings) -> Self {
        let lost = FACETS.into_iter().filter(|(facet, _)| !keeps.contains(facet)).collect();
        let prefixes = dialect.map(prefixes::of_ours).unwrap_or_default();
        Self { lost, dialect, prefixes, settings, found: Vec::new() }
    }

    /// The same on the way into a file that exists, and declares namespaces of its own.
    #[must_use]
    pub fn into_file(self, file: &str) -> Self {
        let prefixes = self.dialect.map(|_| prefixes::of_file(file)).unwrap_or_default();
        Self { prefixes, ..self }
    }

    /// What was lost so far, in the order in which it was met.
    #[must_use]
    pub fn found(&self) -> &[Loss] {
        &self.found
    }

    /// The unit as the format can hold it; `None` if it cannot at all. What was not read counts too.
    /// Linear in the unit.
    #[must_use]
    pub fn reduce(&mut self, mut unit: Unit) -> Option<Unit> {
        let Settings { source_lang, target_lang, .. } = &self.settings;
        for (text, index) in unit.texts_mut().zip(0..) {
            if text.lang.is_empty() {
                text.lang.clone_from(if index == 0 { source_lang } else { target_lang });
            }
            if self.dialect.is_some() && text.lang.contains(['_', '@']) {
                text.lang = bcp47(&text.lang);
            }
        }
        let place = unit.place;
        let keeps = |wanted: Facet| self.lost.iter().all(|(facet, _)| *facet != wanted);
        let keeps_plurals = keeps(Plurals);
        let doubted = if keeps(Doubts) && !keeps(States) { doubt_initial(&mut unit) } else { 0 };
        for Unread { what, count, place: own } in std::mem::take(&mut unit.unread) {
            if what == ROWS_TAKEN || (keeps_plurals && what == po::PLURALS) {
                continue;
            }
            add(&mut self.found, what, count, own.unwrap_or(place));
        }
        if let Some(head) = unit.head.take() {
            for (what, count) in head.lost_in(self.dialect) {
                add(&mut self.found, what, count, place);
            }
        }
        for &(facet, what) in &self.lost {
            let mut count = take_off(facet, &mut unit, &self.settings);
            count += if facet == States { doubted } else { 0 };
            add(&mut self.found, what, count, place);
        }
        // XLIFF 2 has a way to write them, but only in texts.
        if self.dialect == Some(Dialect::Xliff2) {
            add(&mut self.found, CONTROLS, mark_controls(remarks(&mut unit)), place);
        }
        self.recode(&mut unit);
        let is_gone = unit.source.is_empty() && self.lost.iter().any(|(f, _)| *f == Additions);
        unit.neaten();
        (!is_gone).then_some(unit)
    }

    /// Only rewrites the codes of a unit in the way of the format, if it has one.
    pub fn recode(&mut self, unit: &mut Unit) {
        if let Some(dialect) = self.dialect {
            let count = recode(unit, dialect, &self.prefixes);
            add(&mut self.found, CODE_DETAILS, count, unit.place);
        }
    }
}

fn add(found: &mut Vec<Loss>, what: &'static str, count: usize, first: Place) {
    if count == 0 {
        return;
    }
    match found.iter_mut().find(|loss| loss.what == what) {
        Some(loss) => loss.count += count,
        None => found.push(Loss { what, count, first }),
    }
}

/// Rewrites codes of other dialects, those that are not what they say, and those with prefixes that
/// are not declared; gives how many lost something.
fn recode(unit: &mut Unit, dialect: Dialect, declared: &[prefixes::Binding]) -> usize {
    let mut lost = 0;
    inline::name_codes(unit, dialect);
    let mut references = inline::References::of_own(unit, dialect);
    for text in unit.texts_mut() {
        let is_own = |piece: &Piece| matches!(piece, Piece::Code(code) if code.dialect == dialect);
        let has_own = text.pieces.iter().any(is_own);
        let is_sound = has_own && {
            let mut own = text.clone();
            own.pieces.retain(|piece| !matches!(piece, Piece::Code(_)) || is_own(piece));
            let pieces = std::mem::take(&mut own.pieces);
            own.pieces = super::unit::joined(pieces);
            inline::is_sound(&own, dialect)
        };
        let lone = inline::lone(&text.pieces);
        let mut number = 0..;
        text.pieces.retain_mut(|piece| {
            let is_lone = number.next().is_some_and(|number| lone.contains(&number));
            let Piece::Code(code) = piece else { return true };
            let is_own = code.dialect == dialect && is_sound;
            if is_own && let Some(bound) = prefixes::bound(&code.raw, declared) {
                lost += usize::from(bound.is_less);
                if let Cow::Owned(raw) = bound.raw {
                    code.raw = raw;
                }
                return true;
            }
            let (made, is_exact) = inline::recode(code, dialect, is_lone, &mut references);
            lost += usize::from(!is_exact);
            made.is_some_and(|made| {
                **code = made;
                true
            })
        });
    }
    lost
}
