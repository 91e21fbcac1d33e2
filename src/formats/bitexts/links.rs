//! Links between the lines of two files: hunalign's ladder, Vecalign's and Bertalign's lists.
//!
//! The texts hold one sentence a line. They are held in memory, since links may refer to any
//! line. Sentences that no link names follow at the end, alone.

use std::collections::BTreeSet;
use std::io::Write;

use crate::formats::Place;
use crate::formats::links::{LinkLine, read_lines};

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::facet::TWELVE_DECIMALS;
use super::lines::{all_lines, set_quality, split};
use super::room::Room;
use super::unit::{Piece, Target, Text, Unit};
use super::{Input, Output, Settings, Units, Writer, read_whole};

/// Longest file of links, in bytes: a million beads have some thirty.
const MAX_LINKS: u64 = 256 * 1024 * 1024;

/// The sentences of both sides.
struct Sides {
    lines: [Vec<String>; 2],
    langs: [String; 2],
    /// Those that no link has named yet.
    unused: [BTreeSet<usize>; 2],
    room: Room,
}

impl Sides {
    /// The texts, and the links as a string.
    fn open(input: Input<'_>) -> Result<(Self, String), ReadError> {
        let start = Place { line: 1, column: 1 };
        let Input { mut main, texts, langs } = input;
        let bytes = read_whole(&mut main, MAX_LINKS).map_err(|kind| kind.at(start))?;
        let links = String::from_utf8(bytes).map_err(|_| ReadErrorKind::Encoding.at(start))?;
        let [source, target] = texts.ok_or_else(|| {
            let found = "links without texts".to_owned();
            ReadErrorKind::Found { found, expected: "the sentences of both sides" }.at(start)
        })?;
        let lines = [all_lines(source)?, all_lines(target)?];
        let unused = [(0..lines[0].len()).collect(), (0..lines[1].len()).collect()];
        let room = Room::beside(lines.iter().flatten().map(|line| line.len() + 1).sum());
        Ok((Self { lines, langs, unused, room }, links))
    }

    /// The text of some sentences of a side.
    fn text(&mut self, side: usize, numbers: &[usize], line: u64) -> Result<Text, ReadError> {
        let (Some(lines), Some(lang), Some(unused)) =
            (self.lines.get(side), self.langs.get(side), self.unused.get_mut(side))
        else {
            return Ok(Text::default());
        };
        let mut text = Text::new(lang.as_str(), "");
        let place = Place { line, column: 1 };
        for number in numbers {
            let Some(sentence) = lines.get(*number) else {
                let found = format!("sentence {number} of {}, counted from 0", lines.len());
                let kind = ReadErrorKind::Found { found, expected: "a line of the text" };
                return Err(kind.at(place));
            };
            self.room.take(1, sentence.len() + 1).map_err(|kind| kind.at(place))?;
            unused.remove(number);
            text.pieces.extend([Piece::Text(sentence.clone()), Piece::Break]);
        }
        Ok(text)
    }

    fn unit(&mut self, source: &[usize], target: &[usize], line: u64) -> Result<Unit, ReadError> {
        let texts = (self.text(0, source, line)?, self.text(1, target, line)?);
        let place = Place { line, column: 1 };
        let targets = vec![Target { text: texts.1, ..Target::default() }];
        Ok(Unit { place, source: texts.0, targets, ..Unit::default() })
    }

    /// The sentences that no link named.
    fn rest(mut self, units: &mut Vec<Unit>) -> Result<(), ReadError> {
        let [source, target] = self.unused.clone();
        for number in source {
            units.push(self.unit(&[number], &[], 0)?);
        }
        for number in target {
            units.push(self.unit(&[], &[number], 0)?);
        }
        Ok(())
    }
}

fn stream(units: Result<Vec<Unit>, ReadError>) -> Units<'static> {
    match units {
        Ok(units) => Box::new(units.into_iter().map(|unit| Ok(unit.tidy()))),
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

pub(super) fn read_lists(input: Input<'_>) -> Units<'_> {
    stream(lists(input))
}

fn lists(input: Input<'_>) -> Result<Vec<Unit>, ReadError> {
    let (mut sides, text) = Sides::open(input)?;
    let links = read_lines(&text).map_err(|error| {
        let place = Place { line: error.line as u64, column: 1 };
        ReadErrorKind::found(&error.found, "`[0, 1]:[2]`").at(place)
    })?;
    let mut units = Vec::with_capacity(links.len());
    for (LinkLine { links: (source, target), confidence, .. }, line) in links.into_iter().zip(1..) {
        let mut unit = sides.unit(&source, &target, line)?;
        if let Some(target) = unit.targets.first_mut() {
            target.confidence = confidence.map(|c| (c * TWELVE_DECIMALS).round() / TWELVE_DECIMALS);
        }
        units.push(unit);
    }
    sides.rest(&mut units)?;
    Ok(units)
}

pub(super) fn read_ladder(input: Input<'_>) -> Units<'_> {
    stream(ladder(input))
}

fn ladder(input: Input<'_>) -> Result<Vec<Unit>, ReadError> {
    let (mut sides, text) = Sides::open(input)?;
    let mut units = Vec::new();
    let mut last: Option<(usize, usize, &str)> = None;
    for (rung, line) in text.lines().zip(1..) {
        let place = Place { line, column: 1 };
        let wrong =
            || ReadErrorKind::found(rung, "two numbers of sentences and a quality").at(place);
        let mut cells = rung.split_ascii_whitespace();
        let mut number = || cells.next().and_then(|cell| cell.parse().ok()).ok_or_else(wrong);
        let (i, j): (usize, usize) = (number()?, number()?);
        let quality = cells.next().unwrap_or("0");
        if cells.next().is_some() {
            return Err(wrong());
        }
        if let Some((from_i, from_j, quality)) = last {
            if i < from_i || j < from_j {
                return Err(ReadErrorKind::found(rung, "a rung above the one before").at(place));
            }
            // A rung far above the texts would make an endless list of sentences.
            let ends = [i.min(sides.lines[0].len() + 1), j.min(sides.lines[1].len() + 1)];
            let run = |from: usize, end: usize| (from..end).collect::<Vec<_>>();
            let mut unit = sides.unit(&run(from_i, ends[0]), &run(from_j, ends[1]), line - 1)?;
            if let Some(mut target) = unit.targets.pop() {
                set_quality(&mut unit, &mut target, quality).map_err(|kind| kind.at(place))?;
                unit.targets.push(target);
            }
            units.push(unit);
        }
        last = Some((i, j, quality));
    }
    sides.rest(&mut units)?;
    Ok(units)
}

/// Writes the lines of both texts, and the links between them.
struct LinksWriter<'a> {
    main: Box<dyn Write + 'a>,
    texts: [Box<dyn Write + 'a>; 2],
    /// Sentences written so far.
    counts: [usize; 2],
    style: Style,
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Ladder,
    Vecalign,
    Bertalign,
}

fn write<'a>(output: Output<'a>, style: Style) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let missing = || WriteError::Library("files for the sentences are needed".to_owned());
    let (main, texts) = (output.main, output.texts.ok_or_else(missing)?);
    Ok(Box::new(LinksWriter { main, texts, counts: [0, 0], style }))
}

pub(super) fn write_ladder<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write(output, Style::Ladder)
}

pub(super) fn write_vecalign<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write(output, Style::Vecalign)
}

pub(super) fn write_bertalign<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write(output, Style::Bertalign)
}

impl Writer for LinksWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let before = self.counts;
        let target = unit.targets.first();
        let sides = [split(&unit.source), target.map(|t| split(&t.text)).unwrap_or_default()];
        for ((file, count), sentences) in self.texts.iter_mut().zip(&mut self.counts).zip(sides) {
            for sentence in sentences {
                writeln!(file, "{sentence}")?;
                *count += 1;
            }
        }
        let ([i, j], [end_i, end_j]) = (before, self.counts);
        let (source, target_run): (Vec<_>, Vec<_>) = ((i..end_i).collect(), (j..end_j).collect());
        let confidence = target.and_then(|target| target.confidence);
        match (self.style, confidence) {
            (Style::Ladder, confidence) => {
                writeln!(self.main, "{i}\t{j}\t{}", confidence.unwrap_or(0.0))?;
            }
            (Style::Vecalign, Some(confidence)) => {
                let cost = ((1.0 - confidence) * TWELVE_DECIMALS).round() / TWELVE_DECIMALS;
                writeln!(self.main, "{source:?}:{target_run:?}:{cost}")?;
            }
            _ => writeln!(self.main, "{source:?}:{target_run:?}")?,
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if self.style == Style::Ladder {
            writeln!(self.main, "{}\t{}\t0", self.counts[0], self.counts[1])?;
        }
        for file in self.texts.iter_mut().chain([&mut self.main]) {
            file.flush()?;
        }
        Ok(())
    }
}
