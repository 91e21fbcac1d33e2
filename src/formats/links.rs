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

#[derive(Deserialize)]
struct JsonLine {
    source: Vec<usize>,
    target: Vec<usize>,
}

fn parse(line: &str) -> Option<Links> {
    if line.starts_with('{') {
        let bead: JsonLine = serde_json::from_str(line).ok()?;
        return Some((bead.source, bead.target));
    }
    let mut fields = line.split(':');
    let list = |field: Option<&str>| serde_json::from_str::<Vec<usize>>(field?.trim()).ok();
    let bead = (list(fields.next())?, list(fields.next())?);
    let cost_is_sound = fields.next().is_none_or(|cost| cost.trim().parse::<f64>().is_ok());
    (cost_is_sound && fields.next().is_none()).then_some(bead)
}
