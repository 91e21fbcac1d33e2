//! A revision as JSON, schema `taiyaku.diff/1`.
//!
//! `{"schema":…,"old":…,"new":…,"source":…,"changes":[…],"findings":{"fixed":[…],
//! "introduced":[…]},"summary":{…}}`, one change a line:
//! `{"kind":"edited","edited":true,"old":[3],"new":[4],"source":[2],"kinds":["wording"],
//! "pieces":[…]}`. Sentence numbers count from 0; spans are bytes of the file, of plain text as UTF-8
//! has it, and left out where nobody knows them, as in DOCX. Of bitexts `old_line` and `new_line` say where
//! in its file the first unit of a change stands. A moved block lists `old` and `new` in
//! step; one sentence that moved and was split has several in `new`, and the other way round. A piece is `{"op":"equal|replaced|inserted|deleted|filtered","kind":…,"old":"…",
//! "new":"…","old_span":[s,e],"new_span":[s,e]}`; white space aside, the pieces of all changes give
//! both texts again.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Shown, aspects, operations, remark};
use crate::model::{Aspect, Change, Document, Finding, Lang, Operation, Piece, Revision, Span};

#[derive(Serialize)]
struct Text<'a> {
    name: &'a str,
    lang: Lang,
    sentences: usize,
}

#[derive(Serialize)]
pub(super) struct OneChange<'a> {
    kind: Operation,
    edited: bool,
    old: Vec<usize>,
    new: Vec<usize>,
    source: &'a [usize],
    kinds: Vec<Aspect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_text: Option<String>,
    pieces: Vec<OnePiece<'a>>,
}

#[derive(Serialize)]
struct OnePiece<'a> {
    op: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Aspect>,
    old: &'a str,
    new: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_span: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_span: Option<Span>,
}

pub(super) fn write(shown: &Shown<'_>) -> String {
    let revision = shown.revision;
    let [old, new, source] = shown.names;
    let text = |name, document: &Document| {
        line(&Text { name, lang: document.lang(), sentences: document.len() })
    };
    let source = revision.source.as_ref().map_or("null".to_owned(), |s| text(source, s));
    let mut out = format!(
        "{{\"schema\":\"taiyaku.diff/1\",\n\"old\":{},\n\"new\":{},\n\"source\":{source},\n\"changes\":[",
        text(old, &revision.old),
        text(new, &revision.new),
    );
    for (number, change) in revision.changes.iter().enumerate() {
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        out.push_str(&line(&one(shown, change)));
    }
    let findings = |findings: &[Finding]| -> Vec<Value> {
        let one = |f: &Finding| {
            json!({"rule": f.rule, "severity": f.severity, "message": f.message,
                   "term": f.term, "source": f.source, "target": f.target})
        };
        findings.iter().map(one).collect()
    };
    let mended = json!({
        "fixed": findings(&revision.mended.fixed),
        "introduced": findings(&revision.mended.introduced),
    });
    // Writing to a String cannot fail.
    let _ = write!(out, "\n],\n\"findings\":{mended}");
    out.push_str(",\n\"summary\":");
    out.push_str(&summary(shown).to_string());
    out.push_str("}\n");
    out
}

/// Strings and numbers always become JSON.
pub(super) fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn one<'a>(shown: &'a Shown<'_>, change: &'a Change) -> OneChange<'a> {
    let revision = shown.revision;
    let whole = [whole(revision, change)];
    let pieces: &[Piece] = if change.pieces.is_empty() { &whole } else { &change.pieces };
    let [old_line, new_line] = shown.lines_of(change);
    OneChange {
        kind: change.operation,
        edited: change.is_edited() && is_paired(change),
        old: change.old.clone().collect(),
        new: change.new.clone().collect(),
        source: &change.source,
        kinds: change.aspects().into_iter().collect(),
        old_line,
        new_line,
        source_text: revision.source.as_ref().map(|_| shown.source_text(change)),
        pieces: pieces.iter().map(|piece| one_piece(revision, piece)).collect(),
    }
}

/// Whether both texts have it: what only one has was not edited.
fn is_paired(change: &Change) -> bool {
    !change.old.is_empty() && !change.new.is_empty()
}

fn one_piece<'a>(revision: &'a Revision, piece: &Piece) -> OnePiece<'a> {
    OnePiece {
        op: match (piece.old.is_empty(), piece.new.is_empty()) {
            _ if piece.aspect.is_none() => "equal",
            _ if piece.is_filtered => "filtered",
            (true, _) => "inserted",
            (_, true) => "deleted",
            _ => "replaced",
        },
        kind: piece.aspect,
        old: piece.old.of(revision.old.text()).unwrap_or(""),
        new: piece.new.of(revision.new.text()).unwrap_or(""),
        old_span: placed(&revision.old, piece.old),
        new_span: placed(&revision.new, piece.new),
    }
}

/// Where a span stands in the file; nothing if the file does not say.
pub(super) fn placed(document: &Document, span: Span) -> Option<Span> {
    if !span.is_empty() {
        return document.place(span);
    }
    // Between two words nothing stands; its place is where the next begins or the last one ends.
    let text = document.text();
    let next = text.get(span.start..)?.chars().next().map_or(0, char::len_utf8);
    let before = text.get(..span.start)?.chars().next_back().map_or(0, char::len_utf8);
    let start = document.place(Span::new(span.start, span.start + next)).map(|it| it.start);
    let end = || document.place(Span::new(span.start - before, span.start)).map(|it| it.end);
    let at = start.filter(|_| next > 0).or_else(end)?;
    Some(Span::new(at, at))
}

/// The one piece of what is unchanged.
fn whole(revision: &Revision, change: &Change) -> Piece {
    let span = |document: &Document, run: &std::ops::Range<usize>| {
        let sentences = document.sentences().get(run.clone()).unwrap_or_default();
        let ends = sentences.first().zip(sentences.last());
        ends.map_or(Span::default(), |(a, b)| Span::new(a.span.start, b.span.end))
    };
    Piece {
        old: span(&revision.old, &change.old),
        new: span(&revision.new, &change.new),
        aspect: None,
        is_filtered: false,
    }
}

/// Counts by operation and by kind, and the numbers of `stat`.
fn summary(shown: &Shown<'_>) -> Value {
    let counts: Map<String, Value> = operations(shown.revision)
        .into_iter()
        .map(|(operation, count)| (operation.name().to_owned(), count.into()))
        .collect();
    let kinds: Map<String, Value> = aspects(shown.revision)
        .into_iter()
        .map(|(aspect, count)| (aspect.name().to_owned(), count.into()))
        .collect();
    let tally = shown.tally;
    json!({
        "same": shown.revision.is_same(),
        "operations": counts,
        "kinds": kinds,
        "old_sentences": tally.old_sentences,
        "new_sentences": tally.new_sentences,
        "ter": rounded(tally.ter()),
        "ter_edits": tally.edits,
        "ter_words": tally.new_words,
        "character_edit_rate": rounded(tally.character_edit_rate()),
        "kept": rounded(tally.kept()),
        "not_compared_closely": shown.revision.plain,
        "remark": remark(shown.revision),
    })
}

/// Six decimals, so that sums of rates stay exact enough.
fn rounded(rate: f64) -> f64 {
    (rate * 1e6).round() / 1e6
}
