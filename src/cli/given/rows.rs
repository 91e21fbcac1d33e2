//! The units of a bitext, in Japanese and English.

use std::path::Path;

use crate::formats::Place;
use crate::formats::bitexts::{
    self, NO_VALUES, ROWS_ABOVE, ROWS_TAKEN, State, TEXT_BESIDE, TEXT_BESIDE_NAMED, Unread,
    is_in_range, primary,
};
use crate::formats::documents::MAX_TEXT_BYTES;
use crate::model::Lang;
use crate::revision::units::Unit;
use crate::text::lang;

use super::super::Error;
use super::super::bitext::{self, Told};
use super::super::convert::select;
use super::super::input::{self, InputError};
use super::super::output::Notes;
use super::{How, PO};

/// What is kept of a unit.
pub(super) struct Row {
    /// Line and column.
    pub(super) place: [usize; 2],
    pub(super) unit: Unit,
    /// By number of the draft.
    pub(super) targets: Vec<(usize, String, Option<State>)>,
}

impl Row {
    pub(super) fn target(&self, draft: usize) -> Option<&(usize, String, Option<State>)> {
        self.targets.iter().find(|(of, ..)| *of == draft)
    }
}

/// The units of a bitext, on two sides.
pub(super) struct Rows {
    pub(super) langs: [Lang; 2],
    pub(super) rows: Vec<Row>,
    /// The drafts' names; empty for the only one.
    pub(super) drafts: Vec<String>,
}

/// What stands for the bytes of a unit that holds next to nothing, when texts are bounded.
const UNIT_BYTES: u64 = 64;

/// The units of a bitext, in Japanese and English.
pub(super) fn rows(path: &Path, how: &How, notes: Notes) -> Result<(&'static str, Rows), Error> {
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
