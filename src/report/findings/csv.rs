//! Findings for spreadsheets.

use super::Checked;
use super::places::Places;
use crate::model::brief;

/// A row for each finding, with the texts of its bead, very long ones in brief. A cell that a spreadsheet
/// would take for a formula gets an apostrophe before it,
/// <https://owasp.org/www-community/attacks/CSV_Injection>.
pub(super) fn csv(checked: &Checked<'_>) -> String {
    let places = Places::new(checked);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = [
        "severity",
        "rule",
        "draft",
        "line",
        "column",
        "source",
        "target",
        "message",
        "source_text",
        "target_text",
    ];
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for finding in checked.findings {
        let place = places.place(places.spot(finding));
        let draft = checked.bitext.drafts.get(finding.draft);
        let bead = finding.bead.and_then(|bead| draft?.alignment.beads().get(bead));
        let texts = bead.zip(draft).map(|(bead, draft)| {
            let source = brief(&checked.bitext.source, bead.source.clone());
            (source, brief(&draft.document, bead.target.clone()))
        });
        let (source_text, target_text) = texts.unwrap_or_default();
        let row = [
            finding.severity.name().to_owned(),
            finding.rule.to_owned(),
            draft.map_or_else(String::new, |draft| draft.name.clone()),
            place.line.to_string(),
            place.column.to_string(),
            finding.source.text.clone(),
            finding.target.text.clone(),
            finding.message.clone(),
            source_text,
            target_text,
        ];
        let _ = writer.write_record(row.map(|cell| harmless(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}
