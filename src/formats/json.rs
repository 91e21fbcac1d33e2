//! Alignments as JSON, schema `taiyaku.alignment/1`, whole or line by line.
//!
//! With one draft a bead is `{"source":[0,1],"target":[2],"confidence":0.97,"kind":"2-1",
//! "source_text":"…","target_text":"…"}`. With several, a row joins the drafts' beads into the
//! smallest groups of source sentences on which all agree, `{"source":[0],"source_text":"…",
//! "drafts":[{"name":…,"target":[…],"confidence":…,"text":"…"}]}`.

use serde::Serialize;

use crate::model::{Bead, Bitext, Draft, Lang, Row, join};

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
    One(OneBead),
    Many(ManyRow<'a>),
}

#[derive(Serialize)]
struct Text<'a> {
    name: &'a str,
    lang: Lang,
    sentences: usize,
}

#[derive(Serialize)]
struct OneBead {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: Option<f64>,
    kind: String,
    source_text: String,
    target_text: String,
}

#[derive(Serialize)]
struct ManyRow<'a> {
    source: Vec<usize>,
    source_text: String,
    drafts: Vec<ManyCell<'a>>,
}

#[derive(Serialize)]
struct ManyCell<'a> {
    name: &'a str,
    target: Vec<usize>,
    confidence: Option<f64>,
    text: String,
}

pub(super) fn write(bitext: &Bitext) -> Result<String, FormatError> {
    let drafts = bitext
        .drafts
        .iter()
        .map(|draft| Text {
            name: &draft.name,
            lang: draft.document.lang(),
            sentences: draft.document.len(),
        })
        .collect();
    let file = File {
        schema: "taiyaku.alignment/1",
        source: Text {
            name: &bitext.name,
            lang: bitext.source.lang(),
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
    let mut out = String::new();
    for line in lines(bitext) {
        out.push_str(&serde_json::to_string(&line).map_err(json_error)?);
        out.push('\n');
    }
    Ok(out)
}

fn lines(bitext: &Bitext) -> Vec<Line<'_>> {
    if let [draft] = bitext.drafts.as_slice() {
        let beads = draft.alignment.beads().iter();
        return beads.map(|bead| Line::One(one(bitext, draft, bead))).collect();
    }
    bitext.rows().into_iter().map(|row| Line::Many(many(bitext, row))).collect()
}

fn one(bitext: &Bitext, draft: &Draft, bead: &Bead) -> OneBead {
    OneBead {
        source: bead.source.clone().collect(),
        target: bead.target.clone().collect(),
        confidence: bead.confidence.map(rounded),
        kind: bead.kind().to_string(),
        source_text: bitext.source_text(bead),
        target_text: draft.target_text(bead),
    }
}

fn many(bitext: &Bitext, row: Row) -> ManyRow<'_> {
    let cells = bitext.drafts.iter().zip(row.cells).map(|(draft, cell)| ManyCell {
        name: &draft.name,
        text: join(&draft.document, cell.target.clone()),
        target: cell.target.collect(),
        confidence: cell.confidence.map(rounded),
    });
    ManyRow {
        source_text: join(&bitext.source, row.source.clone()),
        drafts: cells.collect(),
        source: row.source.collect(),
    }
}

/// Four decimals: more would claim a precision that the model does not have.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn json_error(error: serde_json::Error) -> FormatError {
    FormatError::Json(error.to_string())
}
