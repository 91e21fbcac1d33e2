//! What continuous integration shows beside a change.

use serde_json::{Value, json};

use super::Checked;
use super::places::Places;
use super::sarif::fingerprint;
use crate::model::Severity;

/// Workflow commands of GitHub Actions,
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
pub(super) fn github(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let mut out = String::new();
    for finding in checked.findings {
        let spot = places.spot(finding);
        let place = places.place(spot);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        out.push_str(&format!("::{command} file={}", property(places.name(spot.draft))));
        out.push_str(&format!(",line={},endLine={}", place.line, place.end_line));
        // Columns of different lines make no range.
        if place.line == place.end_line {
            out.push_str(&format!(",col={},endColumn={}", place.column, place.end_column));
        }
        out.push_str(&format!(
            ",title={}::{}\n",
            property(finding.rule),
            data(&places.message(finding))
        ));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// GitLab's code quality report, <https://docs.gitlab.com/ci/testing/code_quality/>.
pub(super) fn gitlab(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let mut seen = std::collections::BTreeMap::new();
    let issues: Vec<Value> = checked
        .findings
        .iter()
        .map(|finding| {
            let spot = places.spot(finding);
            let place = places.place(spot);
            // Equal findings in several places need different prints.
            let print = fingerprint(places.name(Some(finding.draft)), finding);
            let count: &mut usize = seen.entry(print.clone()).or_default();
            *count += 1;
            json!({
                "description": places.message(finding),
                "check_name": finding.rule,
                "fingerprint": format!("{print}-{count}"),
                "severity": match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                "location": {
                    "path": places.name(spot.draft),
                    "lines": { "begin": place.line, "end": place.end_line },
                },
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(issues))
}
