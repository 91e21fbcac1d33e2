//! Formats of one bead a line: pairs of files (Moses, Gargantua), hunalign's text, Bitextor's
//! columns.

use std::io::{BufRead, Write};

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::unit::{Piece, Prop, Target, Text, Unit};
use super::{Input, Output, Settings, Units, Writer};

/// What stands between two sentences in hunalign's text.
const TILDES: &str = " ~~~ ";

/// The next line of a file and its place.
fn next_line<R: BufRead>(
    input: &mut Bounded<R>,
    line: &mut String,
) -> Result<Option<Place>, ReadError> {
    input.mark();
    line.clear();
    let place = input.here();
    let read = input.read_line(line).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => ReadErrorKind::Encoding.at(place),
        _ => ReadErrorKind::Read(error.to_string()).at(place),
    })?;
    if line.ends_with('\n') {
        line.pop();
    }
    if line.ends_with('\r') {
        line.pop();
    }
    Ok((read > 0).then_some(place))
}

/// All lines of a file, for formats that refer to them by number.
pub(super) fn all_lines(input: Box<dyn BufRead + '_>) -> Result<Vec<String>, ReadError> {
    let mut input = Bounded::new(input);
    let (mut line, mut lines) = (String::new(), Vec::new());
    while next_line(&mut input, &mut line)?.is_some() {
        lines.push(line.clone());
    }
    Ok(lines)
}

/// Two files whose lines belong together.
pub(super) fn read_pair(input: Input<'_>) -> Units<'_> {
    let langs = input.langs;
    let Some(texts) = input.texts else { return Box::new(std::iter::empty()) };
    let [mut sources, mut targets] = texts.map(Bounded::new);
    let (mut source, mut target) = (String::new(), String::new());
    super::units(move || {
        let places = (next_line(&mut sources, &mut source)?, next_line(&mut targets, &mut target)?);
        let place = match places {
            (None, None) => return Ok(None),
            (Some(place), Some(_)) => place,
            (Some(place), None) | (None, Some(place)) => {
                let shorter = if places.0.is_none() { "first" } else { "second" };
                let found = format!("the end of the {shorter} file");
                let expected = "as many lines in both files";
                return Err(ReadErrorKind::Found { found, expected }.at(place));
            }
        };
        let [source_lang, target_lang] = &langs;
        let unit = Unit::pair(
            Text::new(source_lang.as_str(), source.as_str()),
            Text::new(target_lang.as_str(), target.as_str()),
        );
        Ok(Some(Unit { place, ..unit }))
    })
}

struct PairWriter<'a>([Box<dyn Write + 'a>; 2]);

pub(super) fn write_pair<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let missing = || WriteError::Library("two files are needed".to_owned());
    Ok(Box::new(PairWriter(output.texts.ok_or_else(missing)?)))
}

impl Writer for PairWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let [source, target] = &mut self.0;
        let text = unit.targets.first().map(|target| target.text.plain()).unwrap_or_default();
        writeln!(source, "{}", unit.source.plain())?;
        writeln!(target, "{text}")?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        for file in &mut self.0 {
            file.flush()?;
        }
        Ok(())
    }
}

/// hunalign's text: source, target and quality with tabs between them; several sentences of a
/// side have ` ~~~ ` between them. <https://github.com/danielvarga/hunalign#output>
pub(super) fn read_hunalign(input: Input<'_>) -> Units<'_> {
    let langs = input.langs;
    read_columns(input.main, move |cells, place| {
        let (source, target, quality) = match cells {
            [source, target] => (source, target, None),
            [source, target, quality] => (source, target, Some(quality)),
            _ => {
                let found = format!("{} columns", cells.len());
                return Err(ReadErrorKind::Found { found, expected: "source, target, quality" });
            }
        };
        let [source_lang, target_lang] = &langs;
        let mut unit = Unit { place, source: sentences(source, source_lang), ..Unit::default() };
        let mut target = Target { text: sentences(target, target_lang), ..Target::default() };
        if let Some(quality) = quality {
            set_quality(&mut unit, &mut target, quality)?;
        }
        unit.targets.push(target);
        Ok(unit.tidy())
    })
}

/// A column of quality. hunalign's is no probability; where it cannot be one it is a property.
/// None is written as 0, so 0 is read as none.
pub(super) fn set_quality(
    unit: &mut Unit,
    target: &mut Target,
    cell: &str,
) -> Result<(), ReadErrorKind> {
    let quality: f64 = cell
        .trim()
        .parse()
        .map_err(|_| ReadErrorKind::found(cell, "a number in the last column"))?;
    if quality > 0.0 && quality <= 1.0 {
        target.confidence = Some(quality);
    } else if quality != 0.0 {
        let (kind, text) = ("quality".to_owned(), cell.trim().to_owned());
        unit.about.props.push(Prop { kind, text });
    }
    Ok(())
}

fn sentences(cell: &str, lang: &str) -> Text {
    let mut text = Text::new(lang, "");
    for sentence in cell.split(TILDES) {
        text.pieces.extend([Piece::Text(sentence.to_owned()), Piece::Break]);
    }
    text
}

/// Units of lines with tabs.
fn read_columns<'a>(
    input: Box<dyn BufRead + 'a>,
    mut unit: impl FnMut(&[&str], Place) -> Result<Unit, ReadErrorKind> + 'a,
) -> Units<'a> {
    let mut input = Bounded::new(input);
    let mut line = String::new();
    super::units(move || {
        let Some(place) = next_line(&mut input, &mut line)? else { return Ok(None) };
        let cells: Vec<&str> = line.split('\t').collect();
        unit(&cells, place).map(Some).map_err(|kind| kind.at(place))
    })
}

struct HunalignWriter<'a>(Box<dyn Write + 'a>);

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(super) fn write_hunalign<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    Ok(Box::new(HunalignWriter(output.main)))
}

impl Writer for HunalignWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let target = unit.targets.first();
        let text = target.map(|target| joined(&target.text)).transpose()?.unwrap_or_default();
        let quality = target.and_then(|target| target.confidence).unwrap_or(0.0);
        writeln!(self.0, "{}\t{text}\t{quality}", joined(&unit.source)?)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.0.flush()?;
        Ok(())
    }
}

/// The sentences of a text in a row, if they would come back as they are: one that has the mark
/// itself would be cut.
fn joined(text: &Text) -> Result<String, WriteError> {
    let sentences = split(text);
    let cell = sentences.join(TILDES);
    if sentences.is_empty() || cell.split(TILDES).eq(sentences.iter().map(String::as_str)) {
        return Ok(cell);
    }
    let mark = TILDES.trim();
    let sentence = sentences.into_iter().find(|sentence| sentence.contains(mark));
    Err(WriteError::Border { sentence: sentence.unwrap_or(cell), mark })
}

/// The sentences of a text.
pub(super) fn split(text: &Text) -> Vec<String> {
    let mut sentences = Vec::new();
    for run in text.pieces.split(|piece| *piece == Piece::Break) {
        let parts = run.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            _ => None,
        });
        sentences.push(parts.collect::<String>());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Bitextor's columns: two addresses, two texts, then scores. Files with and without a header
/// are read; of the scores the first is the confidence, where it can be one, all else a property.
/// <https://github.com/bitextor/bitextor/blob/master/docs/OUTPUT.md>
pub(super) fn read_bitextor(input: Input<'_>) -> Units<'_> {
    let langs = input.langs;
    let mut names: Option<Vec<String>> = None;
    let units = read_columns(input.main, move |cells, place| {
        let is_header = names.is_none() && cells.contains(&"src_url");
        let names = names.get_or_insert_with(|| {
            let named = cells.iter().filter(|_| is_header);
            named.map(|name| (*name).to_owned()).collect()
        });
        let [source_url, target_url, source, target, scores @ ..] = cells else {
            let found = format!("{} columns", cells.len());
            let expected = "at least four: two addresses and two texts";
            return Err(ReadErrorKind::Found { found, expected });
        };
        if is_header {
            // A unit without place, taken out below.
            return Ok(Unit::default());
        }
        let [source_lang, target_lang] = &langs;
        let mut unit = Unit { place, ..Unit::default() };
        for (kind, url) in [("src_url", source_url), ("trg_url", target_url)] {
            if !url.is_empty() {
                let (kind, text) = (kind.to_owned(), (*url).to_owned());
                unit.about.props.push(Prop { kind, text });
            }
        }
        unit.source = Text::new(source_lang.as_str(), *source);
        let mut confidence = None;
        for (score, column) in scores.iter().zip(4_usize..).filter(|(score, _)| !score.is_empty()) {
            let probability = score.trim().parse().ok().filter(|c| (0.0..=1.0).contains(c));
            if column == 4 && probability.is_some() {
                confidence = probability;
                continue;
            }
            let kind = names.get(column).cloned();
            let kind = kind.unwrap_or_else(|| format!("column {}", column + 1));
            unit.about.props.push(Prop { kind, text: (*score).to_owned() });
        }
        let text = Text::new(target_lang.as_str(), *target);
        unit.targets.push(Target { text, confidence, ..Target::default() });
        Ok(unit.tidy())
    });
    Box::new(units.filter(|unit| !matches!(unit, Ok(unit) if unit.place == Place::default())))
}

struct BitextorWriter<'a>(Box<dyn Write + 'a>);

pub(super) fn write_bitextor<'a>(
    mut output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    writeln!(output.main, "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score")?;
    Ok(Box::new(BitextorWriter(output.main)))
}

impl Writer for BitextorWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let target = unit.targets.first();
        let text = target.map(|target| target.text.plain()).unwrap_or_default();
        let score = target.and_then(|target| target.confidence);
        let score = score.map(|score| score.to_string()).unwrap_or_default();
        writeln!(self.0, "\t\t{}\t{text}\t{score}", unit.source.plain())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.0.flush()?;
        Ok(())
    }
}
