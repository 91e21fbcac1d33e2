//! Checkstyle's and JUnit's XML, which most build servers read.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::Checked;
use super::places::{Place, Places};
use crate::check::RULES;
use crate::model::{Finding, Severity};

/// Characters that XML 1.0 has no way to write.
fn text(text: &str) -> String {
    let legal: String = text
        .chars()
        .filter(|&c| c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || "\t\n\r".contains(c))
        .collect();
    escape(legal.as_str()).into_owned().replace('\n', "&#10;")
}

pub(super) fn checkstyle(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let mut files: BTreeMap<&str, Vec<(Place, &Finding)>> = BTreeMap::new();
    for finding in checked.findings {
        let spot = places.spot(finding);
        let file = files.entry(places.name(spot.draft)).or_default();
        file.push((places.place(spot), finding));
    }
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for (name, findings) in files {
        out.push_str(&format!("  <file name=\"{}\">\n", text(name)));
        for (place, finding) in findings {
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            out.push_str(&format!(
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" \
                 source=\"taiyaku.{}\"/>\n",
                place.line,
                place.column,
                text(&places.message(finding)),
                finding.rule
            ));
        }
        out.push_str("  </file>\n");
    }
    out.push_str("</checkstyle>\n");
    out
}

/// A suite for each draft, a case for each rule; notes fail nothing.
pub(super) fn junit(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let failing = |draft: usize| {
        checked.findings.iter().filter(move |f| f.draft == draft && f.severity.fails())
    };
    let failed_rules = |draft: usize| {
        RULES.iter().filter(|rule| failing(draft).any(|f| f.rule == rule.name)).count()
    };
    let failures: usize = (0..checked.bitext.drafts.len()).map(failed_rules).sum();
    let tests = RULES.len() * checked.bitext.drafts.len();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"taiyaku\" tests=\"{tests}\" failures=\"{failures}\">\n"
    );
    for (number, draft) in checked.bitext.drafts.iter().enumerate() {
        let name = text(&draft.name);
        out.push_str(&format!(
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\">\n",
            RULES.len(),
            failed_rules(number)
        ));
        for rule in &RULES {
            let found: Vec<&Finding> = failing(number).filter(|f| f.rule == rule.name).collect();
            out.push_str(&format!("    <testcase name=\"{}\" classname=\"{name}\"", rule.name));
            if found.is_empty() {
                out.push_str("/>\n");
                continue;
            }
            let lines: Vec<String> = found
                .iter()
                .map(|finding| {
                    let spot = places.spot(finding);
                    let place = places.place(spot);
                    format!(
                        "{}:{}:{}: {}",
                        places.name(spot.draft),
                        place.line,
                        place.column,
                        finding.message
                    )
                })
                .collect();
            out.push_str(&format!(
                ">\n      <failure message=\"{} found\" type=\"{}\">{}</failure>\n    </testcase>\n",
                found.len(),
                rule.name,
                text(&lines.join("\n"))
            ));
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}
