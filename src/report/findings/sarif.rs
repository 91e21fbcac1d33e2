//! SARIF 2.1.0, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.
//!
//! Columns count Unicode code points from 1, and the log says so.

use serde_json::{Value, json};

use super::Checked;
use super::places::{Places, Spot};
use crate::check::RULES;
use crate::model::{Finding, Severity};

pub(super) fn sarif(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.summary },
                "fullDescription": { "text": rule.page },
                "help": { "text": rule.page },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> =
        checked.findings.iter().map(|finding| result(&places, finding)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "taiyaku",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://docs.rs/taiyaku",
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn result(places: &Places<'_>, finding: &Finding) -> Value {
    let spot = places.spot(finding);
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.name == finding.rule).unwrap_or(0),
        "level": level(finding.severity),
        "message": { "text": places.message(finding) },
        "locations": [location(places, spot)],
        "partialFingerprints": { "taiyaku/v1": fingerprint(places.name(Some(finding.draft)), finding) },
    });
    if let (Some(other), Some(object)) = (places.source_spot(finding), result.as_object_mut()) {
        if other != spot {
            let mut related = location(places, other);
            if let Some(related) = related.as_object_mut() {
                related.insert("message".into(), json!({ "text": finding.source.text }));
            }
            object.insert("relatedLocations".into(), json!([related]));
        }
        let fixes: Vec<Value> = finding
            .fixes
            .iter()
            .map(|fix| {
                let spot = Spot { draft: Some(finding.draft), span: fix.span };
                json!({ "artifactChanges": [{
                    "artifactLocation": { "uri": uri(places.name(spot.draft)) },
                    "replacements": [{
                        "deletedRegion": region(places, spot),
                        "insertedContent": { "text": fix.text },
                    }],
                }] })
            })
            .collect();
        if !fixes.is_empty() {
            object.insert("fixes".into(), json!(fixes));
        }
    }
    result
}

fn location(places: &Places<'_>, spot: Spot) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(places.name(spot.draft)) },
        "region": region(places, spot),
    } })
}

fn region(places: &Places<'_>, spot: Spot) -> Value {
    let place = places.place(spot);
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// A path as a URI reference: what RFC 3986 does not allow in a path is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'+' => {
                uri.push(char::from(byte));
            }
            b'\\' => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The same for the same finding after edits elsewhere: FNV-1a, 64 bits, of what it says.
pub(super) fn fingerprint(name: &str, finding: &Finding) -> String {
    let parts = [name, finding.rule, &finding.source.text, &finding.target.text];
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("drafts/第1稿 a.txt"), "drafts/%E7%AC%AC1%E7%A8%BF%20a.txt");
        assert_eq!(uri(r"drafts\a.txt"), "drafts/a.txt");
    }
}
