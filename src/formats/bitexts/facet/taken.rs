//! Taking off a unit what a format does not keep.

use super::super::tags::{self, is_in_range, is_same_tag};
use super::super::unit::{About, Piece, State, Unit};
use super::super::{Settings, po};
use super::Facet::{
    self, Additions, Codes, Confidence, Controls, Decimals, Doubts, Drafts, Header, Ids, Languages,
    LineBreaks, Notes, Obsolete, Plurals, Props, Sentences, SideDates, SideNotes, SideProps,
    States, Tabs,
};
use super::controls::{characters, mark_controls, remarks};

/// What a confidence keeps that is written as its complement: more is noise of the subtraction.
pub(in super::super) const TWELVE_DECIMALS: f64 = 1e12;

/// Whether one of two tags says more than the other, and nothing else.
fn are_near(one: &str, other: &str) -> bool {
    is_in_range(one, other) || is_in_range(other, one)
}

/// Takes a facet off a unit; gives how often it was there.
pub(super) fn take_off(facet: Facet, unit: &mut Unit, settings: &Settings) -> usize {
    match facet {
        Languages => {
            let before = unit.targets.len();
            let wanted = &settings.target_lang;
            // `en` beside `en-US` is one language told twice, unless the unit has both.
            let is_exact = unit.targets.iter().any(|it| is_same_tag(&it.text.lang, wanted));
            unit.targets.retain(|target| match is_exact {
                true => is_same_tag(&target.text.lang, wanted),
                false => are_near(&target.text.lang, wanted),
            });
            for target in &mut unit.targets {
                target.text.lang.clone_from(wanted);
            }
            let is_other = !are_near(&unit.source.lang, &settings.source_lang);
            unit.source.lang.clone_from(&settings.source_lang);
            before - unit.targets.len() + usize::from(is_other && !unit.source.is_empty())
        }
        Drafts => {
            let lost = unit.targets.len().saturating_sub(1);
            unit.targets.truncate(1);
            let names = unit.targets.iter_mut().map(|target| std::mem::take(&mut target.draft));
            lost + names.filter(|name| !name.is_empty()).count()
        }
        Codes => drop_pieces(unit, |piece| matches!(piece, Piece::Code(_))),
        Sentences => join_sentences(unit),
        LineBreaks => replace(unit, &['\n', '\r']),
        Tabs => replace(unit, &['\t']),
        Controls => {
            let texts = mark_controls(characters(unit));
            texts + mark_controls(remarks(unit))
        }
        Confidence => {
            let confidences = unit.targets.iter_mut().map(|target| target.confidence.take());
            confidences.flatten().count()
        }
        Decimals => {
            let mut lost = 0;
            for confidence in unit.targets.iter_mut().filter_map(|t| t.confidence.as_mut()) {
                let kept = (*confidence * TWELVE_DECIMALS).round() / TWELVE_DECIMALS;
                lost += usize::from((kept - *confidence).abs() > 0.0);
                *confidence = kept;
            }
            lost
        }
        States => take_states(unit, |state| state != State::NeedsReview),
        Doubts => take_states(unit, |state| state == State::NeedsReview),
        Notes => take_notes(&mut unit.about),
        SideNotes => sides(unit).map(take_notes).sum(),
        Props => std::mem::take(&mut unit.about.props).len(),
        SideProps => sides(unit).map(|about| std::mem::take(&mut about.props).len()).sum(),
        Facet::Dates => usize::from(unit.about.dates.take().is_some()),
        SideDates => sides(unit).filter_map(|about| about.dates.take()).count(),
        Ids => usize::from(unit.id.take().is_some()),
        Additions => usize::from(unit.source.is_empty()),
        Header => count_props(unit, po::HEADER, po::header_size),
        Obsolete => count_props(unit, po::OBSOLETE, po::count_obsolete),
        // Who reads them counts them; the property that names them stays.
        Plurals => 0,
    }
}

/// Takes off properties of a kind that hold several things.
fn count_props(unit: &mut Unit, kind: &str, count: fn(&str) -> usize) -> usize {
    let props = unit.about.props.extract_if(.., |prop| prop.kind == kind);
    props.map(|prop| count(&prop.text)).sum()
}

/// Takes off notes; one without text is none that is missed.
fn take_notes(about: &mut About) -> usize {
    let notes = std::mem::take(&mut about.notes);
    notes.iter().filter(|note| !note.trim().is_empty()).count()
}

fn sides(unit: &mut Unit) -> impl Iterator<Item = &mut About> {
    unit.texts_mut().map(|text| &mut text.about)
}

/// For a format that has no more than doubts: a text that is said to be no translation yet is in
/// doubt, and no text shows that by itself. Gives how many are said to be in another state now.
pub(super) fn doubt_initial(unit: &mut Unit) -> usize {
    let mut changed = 0;
    for target in unit.targets.iter_mut().filter(|it| it.state == Some(State::Initial)) {
        target.state = Some(State::NeedsReview).filter(|_| !target.text.is_empty());
        changed += usize::from(target.state.is_some());
    }
    changed
}

fn take_states(unit: &mut Unit, takes: impl Fn(State) -> bool) -> usize {
    let taken = unit.targets.iter_mut().map(|target| target.state.take_if(|state| takes(*state)));
    taken.flatten().count()
}

fn drop_pieces(unit: &mut Unit, drops: impl Fn(&Piece) -> bool) -> usize {
    let mut lost = 0;
    for text in unit.texts_mut() {
        let before = text.pieces.len();
        text.pieces.retain(|piece| !drops(piece));
        lost += before - text.pieces.len();
    }
    lost
}

fn join_sentences(unit: &mut Unit) -> usize {
    let mut lost = 0;
    for text in unit.texts_mut() {
        for piece in text.pieces.iter_mut().filter(|piece| **piece == Piece::Break) {
            *piece = Piece::Text(tags::space(&text.lang).to_owned());
            lost += 1;
        }
    }
    lost
}

/// Puts a blank in the place of characters of the texts.
fn replace(unit: &mut Unit, unwanted: &[char]) -> usize {
    let mut lost = 0;
    for piece in unit.texts_mut().flat_map(|text| &mut text.pieces) {
        if let Piece::Text(text) = piece {
            let count = text.matches(unwanted).count();
            if count > 0 {
                *text = text.replace(unwanted, " ");
            }
            lost += count;
        }
    }
    lost
}
