//! Findings for people and for programs: one file per format, one table.

mod annotations;
mod clip;
mod counter;
mod csv;
mod full;
mod html;
mod json;
mod places;
mod sarif;
mod xml;

use crate::check::Summary;
use crate::model::{Bitext, Finding, Span};

use super::Look;

pub use places::{Original, Place, Places};

/// What a check found, with all that a report may want to show.
pub struct Checked<'a> {
    /// The texts.
    pub bitext: &'a Bitext,
    /// The findings of all drafts, in order.
    pub findings: &'a [Finding],
    /// One summary for each draft.
    pub summaries: &'a [Summary],
    /// How to draw.
    pub look: Look,
    /// What the files of the source and of each draft were.
    pub originals: &'a [Original],
    /// Where a stretch of a text stands in its file, in bytes; nothing where nobody knows. The text
    /// `None` is the source.
    pub in_file: &'a dyn Fn(Option<usize>, Span) -> Option<Span>,
}

/// A format for findings.
pub struct FindingFormat {
    /// What `--format` calls it.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// Writes the findings.
    pub write: fn(&Checked<'_>) -> String,
}

/// Every format for findings, in the order of the help.
pub const FINDINGS: [FindingFormat; 11] = [
    FindingFormat {
        name: "full",
        about: "for reading at the terminal, with both excerpts",
        write: full::full,
    },
    FindingFormat { name: "concise", about: "one line for each finding", write: full::concise },
    FindingFormat {
        name: "json",
        about: "one JSON document, schema taiyaku.findings/1",
        write: json::json,
    },
    FindingFormat { name: "jsonl", about: "one JSON object for each finding", write: json::lines },
    FindingFormat { name: "sarif", about: "SARIF 2.1.0, for code scanning", write: sarif::sarif },
    FindingFormat {
        name: "github",
        about: "annotations of GitHub Actions",
        write: annotations::github,
    },
    FindingFormat {
        name: "gitlab",
        about: "GitLab's code quality report",
        write: annotations::gitlab,
    },
    FindingFormat { name: "checkstyle", about: "Checkstyle's XML", write: xml::checkstyle },
    FindingFormat { name: "junit", about: "JUnit's XML: a test for each rule", write: xml::junit },
    FindingFormat { name: "csv", about: "a table for spreadsheets", write: csv::csv },
    FindingFormat {
        name: "html",
        about: "one page: the aligned text with its findings, filters, light and dark",
        write: html::html,
    },
];
