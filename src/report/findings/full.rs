//! Findings at the terminal.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Checked;
use super::clip::clipped;
use super::places::{Places, Spot};
use crate::model::{Excerpt, Finding, Severity, Span};
use crate::report::count;

/// The columns beside a mark: the frame, and what the renderer leaves free at either side.
const BESIDE: usize = 3 + 2 * 6;
/// How many findings of one passage are told with excerpts, which all show the same lines: of the others
/// there is the place, or long lines would take the square of their length.
const EXCERPTS: usize = 100;
/// How many of the least consistent terms the summary names.
const TERMS: usize = 5;

/// Every finding with both excerpts, or with its place where its passage has had enough of them, then a
/// summary.
pub(super) fn full(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let renderer = if checked.look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer =
        renderer.term_width(usize::from(checked.look.width_cols)).decor_style(DecorStyle::Unicode);
    let width = usize::from(checked.look.width_cols);
    let mut told: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    let mut out = String::new();
    for finding in checked.findings {
        let message = places.message(finding);
        let message = checked.look.text(&message);
        let group =
            Group::with_title(level(finding.severity).primary_title(&*message).id(finding.rule));
        let told = told.entry((finding.draft, finding.bead)).or_default();
        *told += 1;
        let group = match *told <= EXCERPTS {
            true => both(group, &places, finding, width),
            false => group.element(origin(&places, finding)),
        };
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out.push_str(&checked.look.text(&summary(checked)));
    out
}

/// Adds both excerpts of a finding.
fn both<'a>(group: Group<'a>, places: &Places<'a>, finding: &Finding, width: usize) -> Group<'a> {
    // Where the draft has nothing, the source is what it is about.
    let source = match finding.target.sentences.is_empty() {
        true => AnnotationKind::Primary,
        false => AnnotationKind::Context,
    };
    let target = (Some(finding.draft), &finding.target);
    let group = excerpts(group, places, target, AnnotationKind::Primary, width);
    excerpts(group, places, (None, &finding.source), source, width)
}

/// The place of a finding alone.
fn origin<'a>(places: &Places<'a>, finding: &Finding) -> Origin<'a> {
    let spot = places.spot(finding);
    let place = places.place(spot);
    Origin::path(places.name(spot.draft)).line(place.line).char_column(place.column)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Adds the lines of an excerpt, with marks under its words.
fn excerpts<'a>(
    group: Group<'a>,
    places: &Places<'a>,
    (draft, excerpt): (Option<usize>, &Excerpt),
    kind: AnnotationKind,
    width: usize,
) -> Group<'a> {
    let document = places.document(draft);
    let whole = |index: &usize| document.sentences().get(*index).map(|sentence| sentence.span);
    let sentences: Vec<Span> = excerpt.sentences.iter().filter_map(whole).collect();
    let found = if excerpt.spans.is_empty() { &sentences } else { &excerpt.spans };
    let marked: Vec<Span> =
        found.iter().map(|&span| places.in_text(Spot { draft, span })).collect();
    let (Some(first), Some(last)) = (marked.first(), marked.last()) else { return group };
    let text = places.text(draft);
    let start = text.get(..first.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(last.end..).and_then(|t| t.find('\n')).map_or(text.len(), |at| last.end + at);
    let line = found.first().map_or(1, |&span| places.place(Spot { draft, span }).line);
    let lines = Span::new(start, end).of(text).unwrap_or("");
    // Beside the words of the other side a line under a whole sentence says nothing.
    let kind = match excerpt.spans.is_empty() && kind == AnnotationKind::Context {
        true => AnnotationKind::Visible,
        false => kind,
    };
    let marks = marked.iter().map(|span| span.start - start..span.end - start).collect();
    let (lines, marks) = match kind {
        AnnotationKind::Visible => (lines.to_owned(), marks),
        _ => clipped(lines, marks, width.saturating_sub(line.to_string().len() + BESIDE)),
    };
    let snippet = Snippet::source(lines).path(places.name(draft)).line_start(line);
    group.element(snippet.annotations(marks.into_iter().map(|mark| kind.span(mark))))
}

/// One line for each finding.
pub(super) fn concise(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let mut out = String::new();
    for finding in checked.findings {
        out.push_str(&line(&places, finding));
    }
    out.push_str(&summary(checked));
    checked.look.text(&out).into_owned()
}

fn line(places: &Places<'_>, finding: &Finding) -> String {
    let spot = places.spot(finding);
    let place = places.place(spot);
    format!(
        "{}:{}:{}: {}[{}] {}\n",
        places.name(spot.draft),
        place.line,
        place.column,
        finding.severity,
        finding.rule,
        places.message(finding)
    )
}

/// What it comes to, draft by draft.
fn summary(checked: &Checked<'_>) -> String {
    let mut out = String::new();
    for summary in checked.summaries {
        out.push_str(&format!(
            "{}: {}, {}, {} in {}",
            summary.draft,
            count(summary.errors, "error"),
            count(summary.warnings, "warning"),
            count(summary.notes, "note"),
            count(summary.target_sentences, "sentence"),
        ));
        if let Some(accuracy) = summary.term_accuracy {
            out.push_str(&format!("; term accuracy {:.1}%", floor(accuracy * 100.0)));
        }
        out.push('\n');
        for term in summary.terms.iter().filter(|term| term.consistency < 1.0).take(TERMS) {
            out.push_str(&format!(
                "    {}: “{}” {} of {} times\n",
                term.term, term.rendering, term.usual, term.rendered
            ));
        }
    }
    out
}

/// To one decimal, downwards: 99.96% is not 100%.
fn floor(percent: f64) -> f64 {
    (percent * 10.0).floor() / 10.0
}
