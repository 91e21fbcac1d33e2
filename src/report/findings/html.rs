//! One page for the browser: the aligned text with its findings in place.
//!
//! Self-contained: style and script are in it, nothing is loaded, and without the script
//! everything is still there to read. Light or dark as the reader's system is.

use std::collections::BTreeMap;

use super::Checked;
use super::places::Places;
use crate::model::{Document, Finding, Lang, Severity, Span};
use crate::report::{count, escaped_html};

const STYLE: &str = include_str!("html.css");
const SCRIPT: &str = include_str!("html.js");

/// One mark over the words of a finding.
struct Mark {
    span: Span,
    severity: Severity,
    number: usize,
}

pub(super) fn html(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let title = escaped_html(&checked.bitext.name);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Findings: {title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
    );
    filters(checked, &mut out);
    out.push_str("</header>\n<main>\n");
    let mut found: BTreeMap<(usize, usize), Vec<(usize, &Finding)>> = BTreeMap::new();
    for (index, finding) in checked.findings.iter().enumerate() {
        let Some(bead) = finding.bead else { continue };
        found.entry((finding.draft, bead)).or_default().push((index, finding));
    }
    for (number, draft) in checked.bitext.drafts.iter().enumerate() {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n", escaped_html(&draft.name)));
        totals(checked, number, &mut out);
        let source = &checked.bitext.source;
        for (bead_number, bead) in draft.alignment.beads().iter().enumerate() {
            let found = found.get(&(number, bead_number)).map_or(&[][..], Vec::as_slice);
            let worst = found.iter().map(|(_, finding)| finding.severity).max();
            out.push_str(&format!(
                "<article class=\"{}\" id=\"d{number}b{bead_number}\">\n",
                worst.map_or("clean", Severity::name)
            ));
            side(source, bead.source.clone(), &marks(found, false), "source", &mut out);
            side(&draft.document, bead.target.clone(), &marks(found, true), "target", &mut out);
            list(found, &places, &mut out);
            out.push_str("</article>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("<p id=\"none\" hidden>Nothing is left: change the filters above.</p>\n</main>\n");
    out.push_str(&format!("<script>\n{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

/// Which findings to show.
fn filters(checked: &Checked<'_>, out: &mut String) {
    out.push_str("<form id=\"filters\">\n<fieldset><legend>Severity</legend>\n");
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = checked.findings.iter().filter(|f| f.severity == severity).count();
        out.push_str(&format!(
            "<label class=\"{0}\"><input type=\"checkbox\" name=\"severity\" value=\"{0}\" checked> \
             {0}s <b>{count}</b></label>\n",
            severity.name()
        ));
    }
    out.push_str("</fieldset>\n<fieldset><legend>Rule</legend>\n<select name=\"rule\" aria-label=\"Rule\">\n");
    out.push_str(&format!("<option value=\"\">all rules ({})</option>\n", checked.findings.len()));
    for rule in &crate::check::RULES {
        let count = checked.findings.iter().filter(|f| f.rule == rule.name).count();
        if count > 0 {
            out.push_str(&format!("<option value=\"{0}\">{0} ({count})</option>\n", rule.name));
        }
    }
    out.push_str(
        "</select>\n<label><input type=\"checkbox\" name=\"clean\"> passages without findings</label>\n\
         </fieldset>\n</form>\n",
    );
}

fn totals(checked: &Checked<'_>, number: usize, out: &mut String) {
    let Some(summary) = checked.summaries.get(number) else { return };
    out.push_str(&format!(
        "<p class=\"totals\">{}, {}, {} in {}",
        count(summary.errors, "error"),
        count(summary.warnings, "warning"),
        count(summary.notes, "note"),
        count(summary.target_sentences, "sentence"),
    ));
    if let Some(accuracy) = summary.term_accuracy {
        out.push_str(&format!("; term accuracy {:.1}%", (accuracy * 1000.0).floor() / 10.0));
    }
    out.push_str("</p>\n");
    let odd: Vec<_> = summary.terms.iter().filter(|term| term.consistency < 1.0).collect();
    if odd.is_empty() {
        return;
    }
    out.push_str(
        "<details><summary>Terms that are not always rendered alike</summary>\n<table>\n\
         <thead><tr><th>term</th><th>usual rendering</th><th>share</th></tr></thead>\n<tbody>\n",
    );
    for term in odd {
        out.push_str(&format!(
            "<tr><td lang=\"ja\">{}</td><td lang=\"en\">{}</td><td>{} of {}</td></tr>\n",
            escaped_html(&term.term),
            escaped_html(&term.rendering),
            term.usual,
            term.rendered
        ));
    }
    out.push_str("</tbody>\n</table>\n</details>\n");
}

fn marks(found: &[(usize, &Finding)], target: bool) -> Vec<Mark> {
    let mut marks: Vec<Mark> = found
        .iter()
        .flat_map(|&(number, finding)| {
            let excerpt = if target { &finding.target } else { &finding.source };
            let severity = finding.severity;
            excerpt.spans.iter().map(move |&span| Mark { span, severity, number })
        })
        .collect();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.severity)));
    marks
}

/// The sentences of one side of a bead, their words marked.
fn side(
    document: &Document,
    run: std::ops::Range<usize>,
    marks: &[Mark],
    class: &str,
    out: &mut String,
) {
    let lang = document.lang();
    out.push_str(&format!("<p class=\"{class}\" lang=\"{lang}\">"));
    if run.is_empty() {
        out.push_str("<span class=\"nothing\">(nothing)</span>");
    }
    for index in run.clone() {
        let Some(sentence) = document.sentences().get(index) else { continue };
        if index > run.start && lang == Lang::En {
            out.push(' ');
        }
        out.push_str(&format!("<span class=\"sentence\" title=\"sentence {}\">", index + 1));
        let mut at = sentence.span.start;
        for mark in marks.iter().filter(|mark| {
            sentence.span.start <= mark.span.start && mark.span.end <= sentence.span.end
        }) {
            // Marks do not nest: where two overlap the first, which is the worse, stands.
            if mark.span.start < at || mark.span.is_empty() {
                continue;
            }
            let text = |span: Span| escaped_html(span.of(document.text()).unwrap_or(""));
            out.push_str(&text(Span::new(at, mark.span.start)));
            out.push_str(&format!(
                "<mark class=\"{}\" data-finding=\"{}\">{}</mark>",
                mark.severity.name(),
                mark.number,
                text(mark.span)
            ));
            at = mark.span.end;
        }
        let rest = Span::new(at, sentence.span.end);
        out.push_str(&escaped_html(rest.of(document.text()).unwrap_or("")));
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

fn list(found: &[(usize, &Finding)], places: &Places<'_>, out: &mut String) {
    if found.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for &(number, finding) in found {
        let spot = places.spot(finding);
        let place = places.place(spot);
        out.push_str(&format!(
            "<li class=\"{0}\" data-severity=\"{0}\" data-rule=\"{1}\" data-finding=\"{number}\">\
             <b>{0}</b> <code>{1}</code> {2} <small>{3}:{4}:{5}</small>",
            finding.severity.name(),
            finding.rule,
            escaped_html(&finding.message),
            escaped_html(places.name(spot.draft)),
            place.line,
            place.column
        ));
        if let Some(fix) = finding.fixes.first() {
            out.push_str(&match fix.text.trim().is_empty() {
                true => " <span class=\"fix\">strike it</span>".to_owned(),
                false => format!(" <span class=\"fix\">→ {}</span>", escaped_html(&fix.text)),
            });
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}
