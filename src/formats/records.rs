//! Our JSON lines read back: beads that people may have looked at, and anchors that they set.
//!
//! A line is a bead as `--format jsonl` writes it for one draft. Three fields steer the aligner:
//! `"origin":"reviewed"`, or `"locked":true` or `"reviewed":true`, which say the same, and `"anchor":"hard"` or
//! `"soft"`, which makes the line an anchor and no bead. What else a line holds is kept as it is.

use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::model::Origin;

/// The most sentences on one side of a line. The longest bead that the search makes has 7; a
/// person may join more, but not a chapter.
const MAX_SENTENCES: usize = 1000;

/// A line of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Where it stands in the file, from 1.
    pub line: usize,
    /// The line itself, without its end.
    pub raw: String,
    /// Source sentences, numbered from 0.
    pub source: Range<usize>,
    /// Target sentences, numbered from 0.
    pub target: Range<usize>,
    /// The source sentences as one text, if the line has it.
    pub source_text: Option<String>,
    /// The target sentences as one text, if the line has it.
    pub target_text: Option<String>,
    /// The probability that the bead is right, if the line has it.
    pub confidence: Option<f32>,
    /// Who made the bead.
    pub origin: Origin,
    /// For an anchor, whether it is a hard one.
    pub anchor: Option<bool>,
    /// Whether the line holds what an aligner found out about the bead, `moved` or `reasons`.
    pub has_findings: bool,
}

/// A line that is no bead and no anchor.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {problem}")]
pub struct RecordError {
    /// The line, from 1.
    pub line: usize,
    /// The byte in the line, from 1.
    pub column: usize,
    /// What is wrong with it, what was wanted.
    pub problem: String,
}

#[derive(Deserialize)]
struct Line {
    source: Option<Vec<usize>>,
    target: Option<Vec<usize>>,
    source_text: Option<String>,
    target_text: Option<String>,
    confidence: Option<f32>,
    origin: Option<Origin>,
    locked: Option<bool>,
    reviewed: Option<bool>,
    anchor: Option<Strength>,
    drafts: Option<IgnoredAny>,
    moved: Option<IgnoredAny>,
    reasons: Option<IgnoredAny>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Strength {
    Hard,
    Soft,
}

/// Reads the lines of a file; blank ones are passed over. O(bytes).
///
/// # Errors
/// The first line that is neither a bead nor an anchor.
///
/// ```
/// use taiyaku::formats::records;
/// use taiyaku::model::Origin;
/// let file = r#"{"source":[0,1],"target":[2],"origin":"reviewed","note":"ask the author"}"#;
/// let records = records::read(file).unwrap();
/// assert_eq!((records[0].source.clone(), records[0].origin), (0..2, Origin::Reviewed));
/// assert!(records::read(r#"{"source":[0,2],"target":[2]}"#).is_err()); // 1 is missing
/// ```
pub fn read(text: &str) -> Result<Vec<Record>, RecordError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| record(index + 1, line)).collect()
}

fn record(number: usize, raw: &str) -> Result<Record, RecordError> {
    let wrong = |column: usize, problem: String| RecordError { line: number, column, problem };
    let line: Line = serde_json::from_str(raw).map_err(|error| {
        let problem = error.to_string();
        // The place is told once, in the file's terms.
        let problem = problem.split(" at line ").next().unwrap_or(&problem).to_owned();
        wrong(error.column().max(1), format!("{problem}, expected a bead as `--format jsonl` has"))
    })?;
    if line.drafts.is_some() {
        return Err(wrong(1, "a line of several drafts, expected the lines of one".to_owned()));
    }
    let run = |side: &str, numbers: Option<Vec<usize>>| {
        let numbers =
            numbers.ok_or_else(|| wrong(1, format!("no field `{side}`, expected a list")))?;
        let start = numbers.first().copied().unwrap_or(0);
        let ascend =
            numbers.iter().enumerate().all(|(at, &number)| number.checked_sub(at) == Some(start));
        let end = start.checked_add(numbers.len());
        match end.filter(|_| ascend && numbers.len() <= MAX_SENTENCES) {
            Some(end) => Ok(start..end),
            None => Err(wrong(
                1,
                format!("`{side}` holds {numbers:?}, expected sentences that follow each other"),
            )),
        }
    };
    let (source, target) = (run("source", line.source)?, run("target", line.target)?);
    let anchor = line.anchor.map(|strength| strength == Strength::Hard);
    match (source.is_empty(), target.is_empty()) {
        (true, true) => return Err(wrong(1, "no sentence on either side".to_owned())),
        (true, _) | (_, true) if anchor.is_some() => {
            return Err(wrong(1, "an anchor without sentences on one side".to_owned()));
        }
        _ => {}
    }
    if let Some(found) = line.confidence.filter(|confidence| !(0.0..=1.0).contains(confidence)) {
        return Err(wrong(1, format!("`confidence` is {found}, expected a probability, 0 to 1")));
    }
    let is_locked = line.locked == Some(true) || line.reviewed == Some(true);
    let origin = if is_locked { Origin::Reviewed } else { line.origin.unwrap_or_default() };
    Ok(Record {
        line: number,
        raw: raw.to_owned(),
        source,
        target,
        source_text: line.source_text,
        target_text: line.target_text,
        confidence: line.confidence,
        origin,
        anchor,
        has_findings: line.moved.is_some() || line.reasons.is_some(),
    })
}

#[derive(Deserialize)]
struct Places<'a> {
    #[serde(borrow)]
    source: &'a RawValue,
    #[serde(borrow)]
    target: &'a RawValue,
}

/// A line with other sentence numbers, every other byte as it was; `None` if it is no bead.
///
/// ```
/// use taiyaku::formats::records::renumbered;
/// let line = r#"{"note" : "see [3]", "source": [3],"target":[4, 5]}"#;
/// let moved = renumbered(line, 3..4, 6..8).unwrap();
/// assert_eq!(moved, r#"{"note" : "see [3]", "source": [3],"target":[6,7]}"#);
/// ```
#[must_use]
pub fn renumbered(line: &str, source: Range<usize>, target: Range<usize>) -> Option<String> {
    let places: Places = serde_json::from_str(line).ok()?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (value, run) in [(places.source, source), (places.target, target)] {
        let old: Vec<usize> = serde_json::from_str(value.get()).ok()?;
        let new: Vec<usize> = run.collect();
        if old != new {
            let start = (value.get().as_ptr() as usize).checked_sub(line.as_ptr() as usize)?;
            edits.push((start..start + value.get().len(), serde_json::to_string(&new).ok()?));
        }
    }
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut moved = line.to_owned();
    for (place, list) in edits {
        moved.get(place.clone())?;
        moved.replace_range(place, &list);
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (file, error) in [
            ("\n{\"source\":[0]}", "2:1: no field `target`, expected a list"),
            ("{\"source\":[],\"target\":[]}", "1:1: no sentence on either side"),
            (
                "{\"source\":[],\"target\":[1],\"anchor\":\"soft\"}",
                "1:1: an anchor without sentences on one side",
            ),
            (
                "{\"source\":[1,0],\"target\":[1]}",
                "1:1: `source` holds [1, 0], expected sentences that follow each other",
            ),
            (
                "{\"source\":[0],\"target\":[0],\"confidence\":1.5}",
                "1:1: `confidence` is 1.5, expected a probability, 0 to 1",
            ),
            (
                "{\"source\":[0],\"drafts\":[]}",
                "1:1: a line of several drafts, expected the lines of one",
            ),
            (
                "{\"source\":[0],\"target\":7}",
                "1:24: invalid type: integer `7`, expected a sequence, expected a bead as \
                 `--format jsonl` has",
            ),
        ] {
            assert_eq!(read(file).unwrap_err().to_string(), error, "{file}");
        }
    }

    #[test]
    fn numbers_change_and_nothing_else() {
        let line = "{ \"target\":[ 1 ],\"x\":{\"source\":[9]},\"source\" : [0,1] }";
        assert_eq!(renumbered(line, 0..2, 1..2).as_deref(), Some(line));
        assert_eq!(
            renumbered(line, 2..4, 7..7).unwrap(),
            "{ \"target\":[],\"x\":{\"source\":[9]},\"source\" : [2,3] }"
        );
        assert_eq!(renumbered("[]", 0..1, 0..1), None);
    }
}
