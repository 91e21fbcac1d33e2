//! `taiyaku convert --update`: a file written again with the translations that IN has for its
//! units.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

use crate::formats::Place;
use crate::formats::bitexts::{
    BitextFormat, Facet, Input, Losses, ReadError, Settings, State, Target, Text, Unit, Units,
    primary,
};

use super::super::bitext;
use super::super::input::{self, InputError};
use super::super::output::{self, Notes};
use super::super::{Error, Outcome};
use super::files::begin;
use super::{Args, Chosen};

/// What a unit is found by in another file.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    id: Option<String>,
    source: String,
    plural: Option<String>,
}

impl Key {
    fn of(unit: &Unit) -> Self {
        let plural = unit.plural().map(str::to_owned);
        Self { id: unit.id.clone(), source: unit.source.plain(), plural }
    }

    /// The same without the name.
    fn nameless(&self) -> Self {
        Self { id: None, ..self.clone() }
    }

    /// The same without the plural form that it is, if it is one with a translation.
    fn formless(&self) -> Option<Self> {
        let plural = self.plural.as_deref().filter(|plural| plural.starts_with("msgstr["));
        plural.map(|_| Self { plural: None, ..self.clone() })
    }
}

/// The file that is changed, as far as it says what may be written into it.
#[derive(Default)]
struct Original {
    langs: [String; 2],
    /// How many plural forms with a translation have one name and source.
    forms: HashMap<Key, usize>,
}

impl Original {
    fn read(format: &BitextFormat, file: &str) -> Result<Self, ReadError> {
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        let mut read = Self::default();
        for unit in format.units(input) {
            let unit = unit?;
            let said = [said(&unit.source.lang), target_lang(&unit)];
            for (lang, said) in read.langs.iter_mut().zip(said) {
                if let Some(said) = said.filter(|_| lang.is_empty()) {
                    said.clone_into(lang);
                }
            }
            if let Some(key) = Key::of(&unit).formless() {
                *read.forms.entry(key).or_default() += 1;
            }
        }
        Ok(read)
    }

    /// What becomes of a translation that was found by a key, if it is for this unit.
    fn fate(&self, unit: &Unit, found: &Key, translation: &Text) -> Fate {
        let own = Key::of(unit);
        let are_several = |key: Key| self.forms.get(&key).is_some_and(|count| *count > 1);
        if found.plural != own.plural && own.formless().is_some_and(are_several) {
            return Fate::NoForm;
        }
        let wanted = target_lang(unit).filter(|_| !translation.lang.is_empty());
        match wanted.is_some_and(|lang| primary(lang) != primary(&translation.lang)) {
            true => Fate::OtherLang,
            false => Fate::Used,
        }
    }
}

/// What becomes of a translation; of several units that it is found for the last of these counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// The unit's translation is to be in another language.
    OtherLang,
    /// It does not say which of several plural forms it is.
    NoForm,
    Used,
}

/// The language of a unit's translation, or of the one that is to be made.
fn target_lang(unit: &Unit) -> Option<&str> {
    let own = unit.targets.first().map(|target| target.text.lang.as_str());
    said(own.unwrap_or(&unit.wanted_lang))
}

/// A language's tag, if it says one: formats that must have a tag have `und` for none.
fn said(lang: &str) -> Option<&str> {
    (!matches!(lang, "" | "und")).then_some(lang)
}

/// A translation that IN has for a unit.
struct Offer {
    target: Target,
    place: Place,
    /// Whether it has another one, too.
    is_one_of_several: bool,
}

/// What IN has for units.
#[derive(Default)]
struct Offers(HashMap<Key, Offer>);

impl Offers {
    /// What IN has in the languages of the file, or those that the user asks for.
    fn read(
        args: &Args,
        langs: [&str; 2],
        units: Units<'_>,
        mut losses: Losses,
        notes: Notes,
    ) -> Result<Self, Error> {
        let name = input::name(&args.input);
        let mut chosen = Chosen::near(langs);
        let mut offers = Self::default();
        for mut unit in units {
            let texts = unit.iter_mut().flat_map(Unit::texts_mut);
            texts.filter(|text| said(&text.lang).is_none()).for_each(|text| text.lang.clear());
            let Some(unit) = chosen.take(unit) else { continue };
            let mut unit =
                unit.map_err(|error| InputError::Memory { path: name.clone(), error })?;
            // Of a code's way to be written only the dialect matters here.
            losses.recode(&mut unit);
            offers.take(unit);
        }
        chosen.tell(&name, notes)?;
        Ok(offers)
    }

    /// Takes the first translation of a unit, and of several units with one key the last.
    fn take(&mut self, unit: Unit) {
        let (key, place) = (Key::of(&unit), unit.place);
        let mut targets = unit.targets.into_iter();
        let Some(target) = targets.next() else { return };
        let is_other =
            |it: &Target| (&it.text.pieces, it.state) != (&target.text.pieces, target.state);
        let before = self.0.get(&key);
        let is_one_of_several = targets.any(|it| is_other(&it))
            || before.is_some_and(|it| it.is_one_of_several || is_other(&it.target));
        self.0.insert(key, Offer { target, place, is_one_of_several });
    }

    /// What there is for a unit: by name and source, by source, and then whichever plural form it
    /// is.
    fn find(&self, unit: &Unit) -> Option<(Key, &Offer)> {
        let own = Key::of(unit);
        let formless = own.formless();
        let keys = [Some(own), formless].into_iter().flatten();
        let mut keys = keys.flat_map(|key| [key.clone(), key.nameless()]);
        keys.find_map(|key| self.0.get(&key).map(|offer| (key, offer)))
    }
}

/// Writes a file again with the translations of some units.
pub(super) fn update(
    args: &Args,
    original: &Path,
    units: Units<'_>,
    notes: Notes,
) -> Result<Outcome, Error> {
    let (from, name) = (input::name(&args.input), input::name(original));
    let bad = |error| InputError::Memory { path: name.clone(), error };
    let (format, text) = bitext::read_whole(original)?;
    if !format.can_edit() {
        return Err(Error::Usage(format!(
            "{name}: `{}` cannot be changed in place, expected XLIFF or PO",
            format.name
        )));
    }
    // The byte order mark is no part of the text, and comes back.
    let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mark = text.get(..text.len() - body.len()).unwrap_or("");
    let file = Original::read(format, body).map_err(bad)?;
    let [source_lang, target_lang] = &file.langs;
    let langs = [(&args.source_lang, source_lang), (&args.target_lang, target_lang)];
    let langs = langs.map(|(told, own)| if told.is_empty() { own } else { told }.as_str());
    let losses = Losses::new(format.keeps, format.dialect, Settings::default()).into_file(body);
    let offers = Offers::read(args, langs, units, losses, notes)?;
    let mut fates = HashMap::new();
    let edited = format.edit(body, &mut |unit| {
        let (key, offer) = offers.find(unit)?;
        let fate = file.fate(unit, &key, &offer.target.text);
        let last = fates.entry(key).or_insert(fate);
        *last = fate.max(*last);
        (fate == Fate::Used).then(|| offer.target.clone())
    });
    let Some(edited) = edited else { return Ok(Outcome::Clean) };
    let edited = edited.map_err(bad)?;
    let refused = edited.refused.iter();
    let mut problems: Vec<String> = refused
        .map(|(place, why)| format!("{name}:{}:{}: not changed: {why}", place.line, place.column))
        .collect();
    let used = fates.iter().filter(|(_, fate)| **fate == Fate::Used);
    let several =
        used.clone().filter_map(|(key, _)| offers.0.get(key).filter(|it| it.is_one_of_several));
    // That a text is translated shows.
    let unheld = used.clone().filter_map(|(key, _)| offers.0.get(key)?.target.state);
    let unheld = unheld.filter(|state| matches!(state, State::Reviewed | State::Final)).count();
    if unheld > 0 && !format.keeps.contains(&Facet::States) {
        problems.push(format!("{from}: {} does not hold states ({unheld})", format.name));
    }
    let mut several: Vec<Place> = several.map(|offer| offer.place).collect();
    several.sort_unstable_by_key(|place| (place.line, place.column));
    problems.extend(several.iter().map(|Place { line, column }| {
        format!("{from}:{line}:{column}: taken of several translations of one unit")
    }));
    let count = |wanted| fates.values().filter(|fate| **fate == wanted).count();
    let total = offers.0.len();
    problems.extend(
        [
            (count(Fate::OtherLang), "the units for", " are in another language"),
            (
                count(Fate::NoForm),
                "the units for",
                " have several plural forms, it is not told which",
            ),
            (total - fates.len(), "has no such unit for", ", by name and source"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, before, after)| format!("{name}: {before} {count} of {total}{after}")),
    );
    if args.strict && !problems.is_empty() {
        return Err(Error::Loss(problems.join("\nerror: ")));
    }
    for problem in problems {
        notes.warn(&problem);
    }
    let pending = begin(&args.output, args)?;
    let mut out = pending.writer()?;
    let written =
        [mark, &edited.text].into_iter().try_for_each(|part| out.write_all(part.as_bytes()));
    let written = written.and_then(|()| out.flush());
    written.map_err(|error| Error::Write(output::shown(&args.output), error.into()))?;
    drop(out);
    pending.commit()?;
    notes.note(&format!("{} units changed", edited.changed));
    Ok(Outcome::Clean)
}
