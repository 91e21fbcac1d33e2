//! Alignments as JSON, schema `taiyaku.alignment/1`, whole or line by line.
//!
//! With one draft a bead is `{"source":[0,1],"target":[2],"confidence":0.97,"kind":"2-1",
//! "source_text":"…","target_text":"…"}`. With several, a row joins the drafts' beads into the
//! smallest groups of source sentences on which all agree, `{"source":[0],"source_text":"…",
//! "drafts":[{"name":…,"target":[…],"confidence":…,"text":"…"}]}`.
//!
//! More fields stand where there is something to say: `origin` of a bead that was not made here (of a
//! draft in a row, where a person has looked at all that it joins),
//! `moved` of sentences that have their counterparts elsewhere, `reasons` on request, and of
//! subtitles when they are shown, `source_times_ms` and `target_times_ms` (of a draft `times_ms`),
//! `[start, end]` in milliseconds.

use std::ops::Range;

use serde::Serialize;

use crate::model::{Bead, Bitext, Draft, Origin, Reasons, Row, Times, join};
use crate::text::lang::tag;

use super::FormatError;

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    source: Text<'a>,
    drafts: Vec<Text<'a>>,
    beads: Vec<Line<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    One(OneBead<'a>),
    Many(ManyRow<'a>),
}

#[derive(Serialize)]
struct Text<'a> {
    name: &'a str,
    lang: &'static str,
    sentences: usize,
}

#[derive(Serialize)]
struct OneBead<'a> {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: Option<f64>,
    kind: String,
    source_text: String,
    target_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_times_ms: Option<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_times_ms: Option<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moved: Vec<Moved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Why<'a>>,
}

/// Where sentences of a bead have their counterparts.
#[derive(Serialize)]
struct Moved {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: f64,
}

/// The parts of a bead's score, in nats.
#[derive(Serialize)]
struct Why<'a> {
    kind: f64,
    length: f64,
    words: f64,
    layout: f64,
    counterparts: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Pair<'a> {
    source: &'a str,
    target: &'a str,
    nats: f64,
}

#[derive(Serialize)]
struct ManyRow<'a> {
    source: Vec<usize>,
    source_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_times_ms: Option<Times>,
    drafts: Vec<ManyCell<'a>>,
}

#[derive(Serialize)]
struct ManyCell<'a> {
    name: &'a str,
    target: Vec<usize>,
    confidence: Option<f64>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    times_ms: Option<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moved: Vec<Moved>,
}

pub(super) fn write(bitext: &Bitext) -> Result<String, FormatError> {
    let drafts = bitext
        .drafts
        .iter()
        .map(|draft| Text {
            name: &draft.name,
            lang: tag(draft.document.text(), draft.document.lang()),
            sentences: draft.document.len(),
        })
        .collect();
    let file = File {
        schema: "taiyaku.alignment/1",
        source: Text {
            name: &bitext.name,
            lang: tag(bitext.source.text(), bitext.source.lang()),
            sentences: bitext.source.len(),
        },
        drafts,
        beads: lines(bitext),
    };
    let mut json = serde_json::to_string_pretty(&file).map_err(json_error)?;
    json.push('\n');
    Ok(json)
}

pub(super) fn write_lines(bitext: &Bitext) -> Result<String, FormatError> {
    let only = match bitext.drafts.as_slice() {
        [draft] => Some(draft),
        _ => None,
    };
    let mut out = String::new();
    for (number, line) in lines(bitext).iter().enumerate() {
        match only.and_then(|draft| draft.lines.get(&number)) {
            // What a person looked at comes back as it was, to the byte.
            Some(line) => out.push_str(line),
            None => out.push_str(&serde_json::to_string(line).map_err(json_error)?),
        }
        out.push('\n');
    }
    Ok(out)
}

fn lines(bitext: &Bitext) -> Vec<Line<'_>> {
    if let [draft] = bitext.drafts.as_slice() {
        let beads = draft.alignment.beads().iter().enumerate();
        return beads.map(|(number, bead)| Line::One(one(bitext, draft, number, bead))).collect();
    }
    bitext.rows().into_iter().map(|row| Line::Many(many(bitext, row))).collect()
}

fn one<'a>(bitext: &Bitext, draft: &'a Draft, number: usize, bead: &Bead) -> OneBead<'a> {
    OneBead {
        source: bead.source.clone().collect(),
        target: bead.target.clone().collect(),
        confidence: bead.confidence.map(rounded),
        kind: bead.kind().to_string(),
        source_text: bitext.source_text(bead),
        target_text: draft.target_text(bead),
        source_times_ms: bitext.source.times(bead.source.clone()),
        target_times_ms: draft.document.times(bead.target.clone()),
        origin: Some(bead.origin).filter(|origin| *origin != Origin::Auto),
        moved: moved(draft, &bead.source, &bead.target),
        reasons: draft.reasons.get(number).map(why),
    }
}

/// The crossings that a bead of `source` and `target` has an end of.
fn moved(draft: &Draft, source: &Range<usize>, target: &Range<usize>) -> Vec<Moved> {
    let crossings = draft.crossings.iter();
    crossings
        .filter(|crossing| crossing.meets(source, target))
        .map(|crossing| Moved {
            source: crossing.source.clone().collect(),
            target: crossing.target.clone().collect(),
            confidence: rounded(crossing.confidence),
        })
        .collect()
}

fn why(reasons: &Reasons) -> Why<'_> {
    let counterparts = reasons.counterparts.iter().map(|pair| Pair {
        source: &pair.source,
        target: &pair.target,
        nats: hundredths(pair.nats),
    });
    Why {
        kind: hundredths(reasons.kind),
        length: hundredths(reasons.length),
        words: hundredths(reasons.words),
        layout: hundredths(reasons.layout),
        counterparts: counterparts.collect(),
    }
}

fn many(bitext: &Bitext, row: Row) -> ManyRow<'_> {
    let cells = bitext.drafts.iter().zip(row.cells).map(|(draft, cell)| ManyCell {
        name: &draft.name,
        text: join(&draft.document, cell.target.clone()),
        times_ms: draft.document.times(cell.target.clone()),
        origin: cell.is_reviewed.then_some(Origin::Reviewed),
        moved: moved(draft, &row.source, &cell.target),
        target: cell.target.collect(),
        confidence: cell.confidence.map(rounded),
    });
    ManyRow {
        source_text: join(&bitext.source, row.source.clone()),
        source_times_ms: bitext.source.times(row.source.clone()),
        drafts: cells.collect(),
        source: row.source.collect(),
    }
}

/// A hundredth of a nat is one per cent.
fn hundredths(nats: f64) -> f64 {
    let rounded = (nats * 1e2).round() / 1e2;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Four decimals: more would claim a precision that the model does not have.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn json_error(error: serde_json::Error) -> FormatError {
    FormatError::Json(error.to_string())
}
