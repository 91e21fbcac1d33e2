//! vecalign's lines, `[0, 1]:[2]:COST`, sentence numbers from 0.
//!
//! An omission is `[5]:[]`, an addition `[]:[7]`. The cost is 1 − confidence. Reading takes the
//! lines with or without a cost, and our own JSON lines, of which it keeps the numbers.
//! <https://github.com/thompsonb/vecalign>

use serde::Deserialize;
use serde_json::Value;

use crate::model::Bitext;
use crate::model::Links;

use super::{FormatError, only_draft, push};

pub(super) fn write(bitext: &Bitext) -> Result<String, FormatError> {
    let draft = only_draft(bitext, "vecalign")?;
    let mut out = String::new();
    for bead in draft.alignment.beads() {
        let list = |run: &std::ops::Range<usize>| run.clone().collect::<Vec<_>>();
        let cost = 1.0 - bead.confidence.unwrap_or(0.0);
        push(
            &mut out,
            format_args!("{:?}:{:?}:{cost:.6}\n", list(&bead.source), list(&bead.target)),
        );
    }
    Ok(out)
}

/// A line that is no bead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected `[0, 1]:[2]` or {{\"source\":[0,1],\"target\":[2]}}")]
pub struct LinkError {
    /// The line, from 1.
    pub line: usize,
    /// The byte in the line, from 1, where what was found begins.
    pub column: usize,
    /// What stands there, at most its first 40 characters.
    pub found: String,
}

/// A bead, and what its line says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkLine {
    /// Which sentences.
    pub links: Links,
    /// That of a JSON line, or 1 − the cost of a line of vecalign's, where that is a probability.
    pub confidence: Option<f64>,
    /// The texts of the two sides, which only JSON lines have.
    pub texts: Option<[String; 2]>,
}

/// As [`read`], with all that the lines say of their beads.
///
/// # Errors
/// As [`read`].
///
/// ```
/// use taiyaku::formats::links;
/// let lines = links::read_lines("[0]:[0]:0.25\n[1]:[]\n").unwrap();
/// assert_eq!((lines[0].links.clone(), lines[0].confidence), ((vec![0], vec![0]), Some(0.75)));
/// assert_eq!((lines[1].links.clone(), lines[1].confidence), ((vec![1], vec![]), None));
/// ```
pub fn read_lines(text: &str) -> Result<Vec<LinkLine>, LinkError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            parse(line.trim_end()).map_err(|column| LinkError {
                line: index + 1,
                column: column + 1,
                found: line.get(column..).unwrap_or(line).trim_end().chars().take(40).collect(),
            })
        })
        .collect()
}

/// Reads beads from vecalign's lines or our JSON lines; blank lines are passed over.
///
/// # Errors
/// The first line that is neither.
///
/// ```
/// use taiyaku::formats::links;
/// let beads = links::read("[0, 1]:[2]:0.25\n[2]:[]\n").unwrap();
/// assert_eq!(beads, [(vec![0, 1], vec![2]), (vec![2], vec![])]);
/// assert_eq!(links::read("0 1\n").unwrap_err().line, 1);
/// ```
pub fn read(text: &str) -> Result<Vec<Links>, LinkError> {
    Ok(read_lines(text)?.into_iter().map(|line| line.links).collect())
}

#[derive(Deserialize)]
struct JsonLine {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: Option<f64>,
    // Others may have lists there.
    source_text: Option<Value>,
    target_text: Option<Value>,
}

/// The bead of a line, or the byte where it is none.
fn parse(line: &str) -> Result<LinkLine, usize> {
    let probability = |value: f64| (0.0..=1.0).contains(&value).then_some(value);
    let start = line.len() - line.trim_start().len();
    if line.get(start..).is_some_and(|line| line.starts_with('{')) {
        let bead: JsonLine =
            serde_json::from_str(line).map_err(|error| error.column().max(1) - 1)?;
        let text = |value: Option<Value>| value?.as_str().map(str::to_owned);
        return Ok(LinkLine {
            links: (bead.source, bead.target),
            confidence: bead.confidence.and_then(probability),
            texts: text(bead.source_text).zip(text(bead.target_text)).map(<[String; 2]>::from),
        });
    }
    let mut at = start;
    let mut fields = line.trim_start().split(':').map(|field| {
        let place = at;
        at += field.len() + 1;
        (place, field.trim())
    });
    let list = |field: Option<(usize, &str)>| {
        let (place, field) = field.ok_or(start)?;
        serde_json::from_str::<Vec<usize>>(field).map_err(|_| place)
    };
    let links = (list(fields.next())?, list(fields.next())?);
    let cost = match fields.next() {
        Some((place, cost)) => {
            Some(cost.parse::<f64>().ok().filter(|cost| !cost.is_nan()).ok_or(place)?)
        }
        None => None,
    };
    match fields.next() {
        Some((place, _)) => Err(place),
        None => {
            let confidence = cost.and_then(|cost| probability(1.0 - cost));
            Ok(LinkLine { links, confidence, texts: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_bead_is_told_with_its_place() {
        for (file, line, column, found) in [
            ("[0]:[0]\n\n 0 1\n", 3, 2, "0 1"),
            ("[0]:[1, -1]:0.5", 1, 5, "[1, -1]:0.5"),
            ("[0]:[0]:nan", 1, 9, "nan"),
            ("[0]:[0]:0.5:7", 1, 13, "7"),
            ("[0]", 1, 1, "[0]"),
            ("{\"source\":[0],\"target\":7}", 1, 24, "7}"),
        ] {
            let found = LinkError { line, column, found: found.to_owned() };
            assert_eq!(read(file).unwrap_err(), found, "{file}");
        }
        // What others say of texts may be no text.
        let lists = "{\"source\":[0],\"target\":[],\"source_text\":[\"猫\"],\"target_text\":\"\"}";
        assert_eq!(read_lines(lists).unwrap()[0].texts, None);
        // A cost that is no probability is no confidence.
        let line = LinkLine { links: (vec![0, 3], vec![]), ..LinkLine::default() };
        assert_eq!(read_lines("[0, 3]:[]:1.7"), Ok(vec![line]));
    }
}
