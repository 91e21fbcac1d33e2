//! Findings as JSON, schema `taiyaku.findings/1`.

use serde::Serialize;
use serde_json::{Value, json};

use super::Checked;
use crate::model::{Excerpt, Finding, Span};

#[derive(Serialize)]
struct Side<'a> {
    sentences: &'a [usize],
    spans: Vec<Span>,
    text: &'a str,
}

fn value(checked: &Checked<'_>, finding: &Finding) -> Value {
    let draft = Some(finding.draft);
    let document = |draft: Option<usize>| match draft {
        None => Some(&checked.bitext.source),
        Some(number) => checked.bitext.drafts.get(number).map(|draft| &draft.document),
    };
    let side = |draft, excerpt: &Excerpt| {
        // Sentences that are meant as a whole have spans, too.
        let sentences = document(draft).map_or(&[][..], |document| document.sentences());
        let whole = excerpt.sentences.iter().filter_map(|&it| Some(sentences.get(it)?.span));
        let spans = match excerpt.spans.is_empty() {
            true => whole.collect(),
            false => excerpt.spans.clone(),
        };
        let spans = spans.into_iter().filter_map(|span| (checked.in_file)(draft, span)).collect();
        json!(Side { sentences: &excerpt.sentences, spans, text: &excerpt.text })
    };
    let name = checked.bitext.drafts.get(finding.draft).map_or("", |draft| &draft.name);
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .filter_map(|fix| {
            let span = (checked.in_file)(draft, fix.span)?;
            Some(json!({ "span": span, "text": fix.text }))
        })
        .collect();
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "draft": name,
        "bead": finding.bead,
        "source": side(None, &finding.source),
        "target": side(draft, &finding.target),
        "message": finding.message,
        "fixes": fixes,
    })
}

pub(super) fn json(checked: &Checked<'_>) -> String {
    let findings: Vec<Value> =
        checked.findings.iter().map(|finding| value(checked, finding)).collect();
    let total =
        |of: fn(&crate::check::Summary) -> usize| checked.summaries.iter().map(of).sum::<usize>();
    let file = json!({
        "schema": "taiyaku.findings/1",
        "findings": findings,
        "summary": {
            "errors": total(|s| s.errors),
            "warnings": total(|s| s.warnings),
            "notes": total(|s| s.notes),
            "drafts": checked.summaries,
        },
    });
    format!("{file:#}\n")
}

pub(super) fn lines(checked: &Checked<'_>) -> String {
    checked.findings.iter().map(|finding| format!("{}\n", value(checked, finding))).collect()
}
