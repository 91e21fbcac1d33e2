//! vecalign's lines, `[0, 1]:[2]:COST`, sentence numbers from 0.
//!
//! An omission is `[5]:[]`, an addition `[]:[7]`. The cost is 1 − confidence. Reading takes the
//! lines with or without a cost, and our own JSON lines, of which it keeps the numbers.
//! <https://github.com/thompsonb/vecalign>

use serde::Deserialize;

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
    /// Its beginning.
    pub found: String,
}

/// As [`read`], with each bead's confidence: the one of a JSON line, or 1 − the cost of a line of
/// vecalign's, where that is a probability.
///
/// # Errors
/// As [`read`].
///
/// ```
/// use taiyaku::formats::links;
/// let beads = links::read_confident("[0]:[0]:0.25\n[1]:[]\n").unwrap();
/// assert_eq!(beads, [((vec![0], vec![0]), Some(0.75)), ((vec![1], vec![]), None)]);
/// ```
pub fn read_confident(text: &str) -> Result<Vec<(Links, Option<f64>)>, LinkError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            parse(line.trim()).ok_or_else(|| LinkError {
                line: index + 1,
                found: line.trim().chars().take(40).collect(),
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
    Ok(read_confident(text)?.into_iter().map(|(links, _)| links).collect())
}

#[derive(Deserialize)]
struct JsonLine {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: Option<f64>,
}

fn parse(line: &str) -> Option<(Links, Option<f64>)> {
    let probability = |value: f64| (0.0..=1.0).contains(&value).then_some(value);
    if line.starts_with('{') {
        let bead: JsonLine = serde_json::from_str(line).ok()?;
        return Some(((bead.source, bead.target), bead.confidence.and_then(probability)));
    }
    let mut fields = line.split(':');
    let list = |field: Option<&str>| serde_json::from_str::<Vec<usize>>(field?.trim()).ok();
    let bead = (list(fields.next())?, list(fields.next())?);
    let cost = match fields.next() {
        Some(cost) => Some(cost.trim().parse::<f64>().ok()?),
        None => None,
    };
    let confidence = cost.and_then(|cost| probability(1.0 - cost));
    fields.next().is_none().then_some((bead, confidence))
}
