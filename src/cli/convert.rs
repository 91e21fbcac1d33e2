//! `taiyaku convert`.

mod files;
mod update;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use crate::formats::Place;
use crate::formats::bitexts::{
    BITEXTS, BitextFormat, FileHead, Layout, Loss, Losses, ROWS_TAKEN, ReadError, Settings, Text,
    Unit, Units, Unread, WriteError, bcp47, is_in_range, is_same_tag,
};
use crate::text::lang;

use super::bitext::{self, Told};
use super::formats::{PARQUET, missing};
use super::input::{self, InputError};
use super::output::{self, Notes};
use super::{Error, Outcome};

use files::Files;
use update::update;

/// Convert a bitext from one format to another.
///
/// What the other format cannot hold is listed on standard error: what, how often, and the line
/// of the first. The formats and what each keeps: `taiyaku formats`.
///
/// A format that holds links between sentences (ladder, vecalign …) comes with the texts, one
/// sentence a line: `--source-text` and `--target-text`, or beside IN, as IN.LANGUAGE, with
/// `--source-lang` and `--target-lang`; such texts are written beside OUT, as OUT.LANGUAGE. Exit code 0: done; 2: trouble, or with --strict a loss.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The bitext; `-` is standard input.
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// Where to write it, whole or not at all; `-` is standard output.
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// The format of IN; by its name and its content if not given.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()),
          hide_possible_values = true)]
    from: Option<String>,
    /// The format of OUT; by its name if not given.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()),
          hide_possible_values = true)]
    to: Option<String>,
    /// The language of the source. Where units have several, it chooses one; where the file does
    /// not say, it says so.
    #[arg(long, value_name = "TAG", default_value = "", hide_default_value = true)]
    source_lang: String,
    /// The language of the translations; where units have several, the others are left out.
    #[arg(long, value_name = "TAG", default_value = "", hide_default_value = true)]
    target_lang: String,
    /// The source's sentences, for formats that hold links only.
    #[arg(long, value_name = "FILE", requires = "target_text")]
    source_text: Option<PathBuf>,
    /// The translation's sentences, for formats that hold links only.
    #[arg(long, value_name = "FILE", requires = "source_text")]
    target_text: Option<PathBuf>,
    /// An XLIFF or PO file to take over into OUT byte for byte but for the translations and states
    /// that IN has for its units, in its languages: found by name, or by the source where there is
    /// none.
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    update: Option<PathBuf>,
    /// The date that the file bears, where its format has one.
    #[arg(long, value_name = "20261125T213000Z", value_parser = date, conflicts_with = "update")]
    date: Option<String>,
    /// Write nothing if the format cannot hold everything.
    #[arg(long)]
    strict: bool,
}

/// A date as TMX has it.
fn date(text: &str) -> Result<String, &'static str> {
    let bytes = text.as_bytes();
    let figures = |at: Range<usize>| {
        let figures = text.get(at).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        figures.parse::<u32>().ok()
    };
    let is_in = |at, range: RangeInclusive<u32>| figures(at).is_some_and(|n| range.contains(&n));
    let is_date = text.len() == 16
        && (bytes.get(8), bytes.get(15)) == (Some(&b'T'), Some(&b'Z'))
        && is_in(0..4, 0..=9999)
        && is_in(4..6, 1..=12)
        && is_in(6..8, 1..=31)
        && is_in(9..11, 0..=23)
        && is_in(11..13, 0..=59)
        // A leap second is the sixtieth.
        && is_in(13..15, 0..=60);
    is_date.then(|| text.to_owned()).ok_or("expected a date and time as YYYYMMDDThhmmssZ")
}

/// What `--from` and `--to` may be: a format that is missing, too, so that it can be said how to have it.
fn names() -> Vec<&'static str> {
    let missing = [PARQUET].into_iter().filter(|name| missing(name).is_some());
    BITEXTS.iter().map(|format| format.name).chain(missing).collect()
}

pub(super) fn run(args: &Args, notes: Notes) -> Result<Outcome, Error> {
    let mut named = [&args.from, &args.to].into_iter().flatten();
    if let Some((name, how)) = named.find_map(|name| Some((name, missing(name)?))) {
        return Err(Error::Usage(format!("the format `{name}` is {how}")));
    }
    let texts = args.source_text.as_deref().zip(args.target_text.as_deref());
    let told = Told {
        from: args.from.as_deref().and_then(BitextFormat::named),
        texts: texts.map(|(source, target)| [source, target]),
        langs: [&args.source_lang, &args.target_lang],
        unknown: "no bitext that is known, --from says which format it is",
    };
    if let Some(original) = &args.update {
        let units = bitext::open_ahead(&args.input, told, notes)?;
        return update(args, original, units, notes);
    }
    let to = match &args.to {
        Some(name) => BitextFormat::named(name),
        None => BitextFormat::of_file(&args.output.to_string_lossy()),
    };
    let to = to.ok_or_else(|| {
        let shown = args.output.display();
        let end = args.output.extension().and_then(OsStr::to_str);
        Error::Usage(match end.and_then(missing) {
            Some(how) => format!("{shown}: a format that is {how}"),
            None => format!("{shown}: its name tells no format, --to says which it is to be"),
        })
    })?;
    let units = bitext::open_ahead(&args.input, told, notes)?;
    let name = input::name(&args.input);
    write(args, to, &name, units, notes)
}

/// Writes units in a format, and tells what it could not hold.
fn write(
    args: &Args,
    to: &'static BitextFormat,
    name: &str,
    units: Units<'_>,
    notes: Notes,
) -> Result<Outcome, Error> {
    let bad = |error: ReadError| InputError::Memory { path: name.to_owned(), error };
    let mut chosen = Chosen::new([&args.source_lang, &args.target_lang]);
    let mut units = units.filter_map(|unit| chosen.take(unit));
    let head: Vec<_> = units.by_ref().take(SAMPLE).collect::<Result<_, _>>().map_err(bad)?;
    let (settings, looks_alike) = settings(args, to, &head);
    if looks_alike {
        let how = "--source-lang and --target-lang say what they are";
        notes.note(&format!(
            "{name}: both sides look alike, `{UNKNOWN}` for their languages; {how}"
        ));
    }
    let unwritable = |error: WriteError| Error::Write(output::shown(&args.output), error);
    let pending = Files::begin(args, to, &settings)?;
    let mut writer = (to.write)(pending.output()?, &settings).map_err(unwritable)?;
    let mut losses = Losses::new(to.keeps, to.dialect, settings);
    let mut guesses: Vec<Unread> = Vec::new();
    for unit in head.into_iter().map(Ok).chain(units) {
        let unit = unit.map_err(bad)?;
        let place = unit.place;
        guesses.extend(unit.unread.iter().filter(|it| it.what == ROWS_TAKEN).cloned());
        if let Some(unit) = losses.reduce(unit) {
            writer.push(&unit).map_err(|error| match error {
                WriteError::Io(_) => unwritable(error),
                error => Error::Unit(format!("{name}:{}:{}", place.line, place.column), error),
            })?;
        }
    }
    writer.finish().map_err(unwritable)?;
    chosen.tell(name, notes)?;
    report(losses.found(), name, to, args.strict, notes)?;
    for Unread { what, count, place } in guesses {
        let Place { line, column } = place.unwrap_or_default();
        notes.warn(&format!("{name}:{line}:{column}: {what} ({count})"));
    }
    pending.commit()?;
    Ok(Outcome::Clean)
}

/// Leaves a unit the source and the translations that the user asked for; `false` if it has no
/// such source. Of `en` and `en-GB` the first is meant by `en`.
pub(super) fn select(unit: &mut Unit, source_lang: &str, target_lang: &str) -> bool {
    let is_in = |tag: &str, wanted: &str| tag.is_empty() || is_in_range(tag, wanted);
    if !is_in(&unit.source.lang, source_lang) {
        let tags = unit.targets.iter().map(|target| &target.text.lang);
        let own = tags.clone().position(|tag| is_same_tag(tag, source_lang));
        let own = own.or_else(|| tags.clone().position(|tag| is_in(tag, source_lang)));
        let Some(found) = own.and_then(|own| unit.targets.get_mut(own)) else { return false };
        std::mem::swap(&mut unit.source, &mut found.text);
    }
    if !is_in(&unit.wanted_lang, target_lang) {
        unit.wanted_lang.clear();
    }
    // Who asks for no language has all of them.
    let is_exact = !target_lang.is_empty()
        && unit.targets.iter().any(|it| is_same_tag(&it.text.lang, target_lang));
    unit.targets.retain(|target| {
        let tag = &target.text.lang;
        is_in(tag, target_lang) && (!is_exact || tag.is_empty() || is_same_tag(tag, target_lang))
    });
    true
}

/// The tag among those of a unit that is a language, or else in it, or else says less; the language
/// itself if there is none.
fn nearest(unit: &Unit, lang: &str) -> String {
    let tags = || unit.texts().map(|text| text.lang.as_str()).filter(|tag| !tag.is_empty());
    let fits: [fn(&str, &str) -> bool; 3] =
        [is_same_tag, is_in_range, |tag, lang| is_in_range(lang, tag)];
    let found = fits.iter().find_map(|fits| tags().find(|tag| fits(tag, lang)));
    found.filter(|_| !lang.is_empty()).unwrap_or(lang).to_owned()
}

/// The units in the languages that the user asked for, and what is known of the others.
struct Chosen<'a> {
    langs: [&'a str; 2],
    /// Whether a text in `en` will do for `en-US`, where a unit has none.
    takes_near: bool,
    /// The languages of the file, as it names them.
    tags: BTreeSet<String>,
    units: usize,
    /// Units that have a translation, at first and in the language asked for.
    translated: [usize; 2],
    left_out: usize,
    /// What the file says of itself, as long as no unit has been chosen.
    head: Option<Box<FileHead>>,
}

impl<'a> Chosen<'a> {
    fn new(langs: [&'a str; 2]) -> Self {
        let (tags, units, translated, left_out, head) = Default::default();
        Self { langs, takes_near: false, tags, units, translated, left_out, head }
    }

    /// The same in languages that another file names, which may say more or less of their regions.
    fn near(langs: [&'a str; 2]) -> Self {
        Self { takes_near: true, ..Self::new(langs) }
    }

    fn take(&mut self, unit: Result<Unit, ReadError>) -> Option<Result<Unit, ReadError>> {
        let Ok(mut unit) = unit else { return Some(unit) };
        let texts = unit.texts().filter(|text| !text.lang.is_empty());
        for text in texts {
            if !self.tags.contains(&text.lang) {
                self.tags.insert(text.lang.clone());
            }
        }
        let was_translated = !unit.targets.is_empty();
        let is_selected = if self.takes_near {
            let [mut source, target] = self.langs.map(|lang| nearest(&unit, lang));
            // A file that says only what it is translated into is not translated from that.
            if source.is_empty() && !target.is_empty() && is_same_tag(&unit.source.lang, &target) {
                let mut others = unit.texts().filter(|text| !is_same_tag(&text.lang, &target));
                source = others.next().map_or(source, |other| other.lang.clone());
            }
            select(&mut unit, &source, &target)
        } else {
            select(&mut unit, self.langs[0], self.langs[1])
        };
        // The first unit bears what the file says of itself, and so does the next one in its place.
        let head = unit.head.take().or_else(|| self.head.take());
        if !is_selected {
            self.head = head;
            self.left_out += 1;
            return None;
        }
        unit.head = head;
        self.units += 1;
        self.translated[0] += usize::from(was_translated);
        self.translated[1] += usize::from(!unit.targets.is_empty());
        Some(Ok(unit))
    }

    /// An error if the file has nothing in a language that the user asked for; else says how many units
    /// have not.
    fn tell(&self, name: &str, notes: Notes) -> Result<(), Error> {
        let found = self.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let missing = |what, wanted: &str| {
            let (path, wanted) = (name.to_owned(), wanted.to_owned());
            Err(InputError::NoLanguage { path, what, wanted, found: found.clone() }.into())
        };
        if self.units == 0 && self.left_out > 0 {
            return missing("unit", self.langs[0]);
        }
        if self.translated[0] > 0 && self.translated[1] == 0 {
            return missing("translation", self.langs[1]);
        }
        if self.left_out > 0 {
            let (lang, count) = (self.langs[0], self.left_out);
            notes.note(&format!("{name}: units without a text in `{lang}` left out: {count}"));
        }
        Ok(())
    }
}

/// The tag of a language that nobody knows.
const UNKNOWN: &str = "und";

/// So many units tell which languages a file is in.
const SAMPLE: usize = 200;

/// What the file says of itself: languages as the first units have them, or the user, or as their
/// texts show; and whether both sides show the same one.
fn settings(args: &Args, to: &BitextFormat, head: &[Unit]) -> (Settings, bool) {
    let targets = || head.iter().filter_map(|unit| unit.targets.first());
    let lang = |told: &str, texts: Vec<&Text>, wanted: &str| {
        let tags = texts.iter().map(|text| text.lang.as_str()).chain([wanted]);
        let tag = tags.into_iter().find(|tag| !tag.is_empty());
        let shown = || texts.iter().map(|text| text.plain()).collect::<Vec<_>>().join("\n");
        let told = Some(told).filter(|told| !told.is_empty());
        if let Some(tag) = tag.or(told) {
            (if to.dialect.is_some() { bcp47(tag) } else { tag.to_owned() }, None)
        } else if to.dialect.is_none() && to.layout == Layout::Text {
            (String::new(), None)
        } else {
            // Formats that must name a language have a name for none, after BCP 47.
            let found = lang::detect(&shown());
            (found.map_or_else(|| UNKNOWN.to_owned(), |lang| lang.to_string()), found)
        }
    };
    // What a file says of translations that are still to be made.
    let wanted = head.iter().map(|unit| unit.wanted_lang.as_str()).find(|tag| !tag.is_empty());
    let sources = head.iter().map(|unit| &unit.source).collect();
    let translations = targets().map(|target| &target.text).collect();
    let (mut source_lang, one) = lang(&args.source_lang, sources, "");
    let (mut target_lang, other) = lang(&args.target_lang, translations, wanted.unwrap_or(""));
    // Of all languages in Latin letters English is the one that is known: at least one side is in another.
    let is_one_file = !matches!(to.layout, Layout::Pair | Layout::Links);
    let looks_alike = is_one_file && one.is_some() && one == other;
    if looks_alike {
        for lang in [&mut source_lang, &mut target_lang] {
            UNKNOWN.clone_into(lang);
        }
    }
    let settings = Settings {
        source_lang,
        target_lang,
        original: Path::new(&args.input)
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        date: args.date.clone(),
        head: head.iter().find_map(|unit| unit.head.clone()),
    };
    (settings, looks_alike)
}

/// Lists what was lost; an error if nothing may be.
fn report(
    losses: &[Loss],
    name: &str,
    to: &BitextFormat,
    strict: bool,
    notes: Notes,
) -> Result<(), Error> {
    let say = |loss: &Loss| {
        let Loss { what, count, first } = loss;
        format!(
            "{name}:{}:{}: {} does not hold {what} ({count})",
            first.line, first.column, to.name
        )
    };
    if strict && !losses.is_empty() {
        return Err(Error::Loss(losses.iter().map(say).collect::<Vec<_>>().join("\nerror: ")));
    }
    for loss in losses {
        notes.warn(&say(loss));
    }
    Ok(())
}
