//! Control characters that XML does not have, in the texts of a unit and beside them.

use super::super::unit::{About, Dates, Piece, Unit};
use super::super::xml;

/// Marks characters that XML does not have; gives how many there are.
pub(super) fn mark_controls<'a>(strings: impl Iterator<Item = &'a mut String>) -> usize {
    let mut lost = 0;
    for string in strings {
        let count = string.chars().filter(|c| !xml::has(*c)).count();
        if count > 0 {
            *string = string.replace(|c| !xml::has(c), "\u{fffd}");
        }
        lost += count;
    }
    lost
}

/// The characters of the texts.
pub(super) fn characters(unit: &mut Unit) -> impl Iterator<Item = &mut String> {
    unit.texts_mut().flat_map(|text| &mut text.pieces).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    })
}

/// Every other string of a unit that a file holds, but for the markup of codes, which is XML already.
pub(super) fn remarks(unit: &mut Unit) -> impl Iterator<Item = &mut String> {
    let Unit { place: _, id, source, targets, about, unread: _, wanted_lang: _, head: _ } = unit;
    let drafts_and_texts = targets.iter_mut().map(|target| (&mut target.draft, &mut target.text));
    let (drafts, texts): (Vec<_>, Vec<_>) = drafts_and_texts.unzip();
    let texts = [source].into_iter().chain(texts);
    let of_texts = texts.flat_map(|text| {
        let data = text.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Code(code) => Some(&mut code.data),
            _ => None,
        });
        data.chain([&mut text.lang]).chain(of_about(&mut text.about))
    });
    id.iter_mut().chain(drafts).chain(of_texts).chain(of_about(about))
}

fn of_about(about: &mut About) -> impl Iterator<Item = &mut String> {
    let About { notes, props, dates } = about;
    let dates = dates.iter_mut().flat_map(|dates| {
        let Dates { created, created_by, changed, changed_by } = &mut **dates;
        [created, created_by, changed, changed_by].into_iter().flatten()
    });
    let props = props.iter_mut().flat_map(|prop| [&mut prop.kind, &mut prop.text]);
    notes.iter_mut().chain(props).chain(dates)
}
