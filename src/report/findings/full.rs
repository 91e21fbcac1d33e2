//! Findings at the terminal.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Checked;
use super::places::{Places, Spot};
use crate::model::{Excerpt, Finding, Severity, Span};

/// How many of the least consistent terms the summary names.
const TERMS: usize = 5;

/// Every finding with both excerpts, then a summary.
pub(super) fn full(checked: &Checked<'_>) -> String {
    let places = Places::new(checked.bitext);
    let renderer = if checked.look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer =
        renderer.term_width(usize::from(checked.look.width_cols)).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for finding in checked.findings {
        let mut group = Group::with_title(
            level(finding.severity).primary_title(finding.message.as_str()).id(finding.rule),
        );
        let draft = Some(finding.draft);
        for (draft, excerpt, kind) in [
            (draft, &finding.target, AnnotationKind::Primary),
            (None, &finding.source, AnnotationKind::Context),
        ] {
            group = excerpts(group, &places, draft, excerpt, kind);
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(checked));
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Adds the sentences of an excerpt, with marks under its words.
fn excerpts<'a>(
    mut group: Group<'a>,
    places: &Places<'a>,
    draft: Option<usize>,
    excerpt: &Excerpt,
    kind: AnnotationKind,
) -> Group<'a> {
    let document = places.document(draft);
    for (number, &index) in excerpt.sentences.iter().enumerate() {
        let Some(sentence) = document.sentences().get(index) else { continue };
        let whole = sentence.span;
        let mut spans: Vec<Span> = excerpt
            .spans
            .iter()
            .filter(|span| whole.start <= span.start && span.end <= whole.end)
            .copied()
            .collect();
        let is_whole = spans.is_empty();
        if is_whole {
            spans.push(whole);
        }
        let first = spans.first().copied().unwrap_or(whole);
        let place = places.place(Spot { draft, span: first });
        let start = places.place(Spot { draft, span: whole });
        let mut snippet =
            Snippet::source(document.sentence(index)).line_start(start.line).fold(false);
        for span in spans {
            let range = span.start - whole.start..span.end - whole.start;
            // Under a whole sentence a line says nothing.
            let visible = if is_whole { AnnotationKind::Visible } else { kind };
            snippet = snippet.annotation(visible.span(range));
        }
        if number == 0 {
            let origin = Origin::path(places.name(draft));
            group = group.element(origin.line(place.line).char_column(place.column));
        }
        group = group.element(snippet);
    }
    group
}

/// One line for each finding.
pub(super) fn concise(checked: &Checked<'_>) -> String {
    let places = Places::new(checked.bitext);
    let mut out = String::new();
    for finding in checked.findings {
        out.push_str(&line(&places, finding));
    }
    out.push_str(&summary(checked));
    out
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
        finding.message
    )
}

/// What it comes to, draft by draft.
fn summary(checked: &Checked<'_>) -> String {
    let mut out = String::new();
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    for summary in checked.summaries {
        out.push_str(&format!(
            "{}: {}, {}, {} in {} sentences",
            summary.draft,
            count(summary.errors, "error"),
            count(summary.warnings, "warning"),
            count(summary.notes, "note"),
            summary.target_sentences,
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
