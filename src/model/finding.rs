//! What a check found.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Span;

/// How much a finding matters. Ordered: a note is least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Perhaps nothing; worth knowing when one looks there anyway. Never fails a check.
    Note,
    /// Most likely a slip; someone should look.
    Warning,
    /// All but certainly a slip.
    Error,
}

impl Severity {
    /// Its name: `note`, `warning`, `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Whether a finding of this severity fails a check: a warning or an error.
    #[must_use]
    pub fn fails(self) -> bool {
        self > Self::Note
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no severity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown severity `{0}`, expected `error`, `warning` or `note`")]
pub struct UnknownSeverity(pub String);

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(name: &str) -> Result<Self, UnknownSeverity> {
        let all = [Self::Note, Self::Warning, Self::Error];
        let found = all.into_iter().find(|severity| severity.name() == name);
        found.ok_or_else(|| UnknownSeverity(name.to_owned()))
    }
}

/// The place of a finding on one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The sentences concerned, from 0, ascending. Empty where the side has no counterpart.
    pub sentences: Vec<usize>,
    /// The words concerned, as bytes of the document's text, ascending. May be empty: then the
    /// sentences are meant as a whole.
    pub spans: Vec<Span>,
    /// The text of the spans, or of the sentences where there is no span: beside words of the other
    /// side as [`brief`](super::brief) has it.
    pub text: String,
}

/// A replacement that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What to replace: bytes of the draft's text.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// Something in a draft that deserves a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The draft's number in the bitext, from 0.
    pub draft: usize,
    /// The bead's number in the draft's alignment, from 0; none where it concerns no bead.
    pub bead: Option<usize>,
    /// Where in the source.
    pub source: Excerpt,
    /// Where in the draft.
    pub target: Excerpt,
    /// What is wrong, in one sentence that starts in lower case and has no final stop.
    pub message: String,
    /// How to mend it, if that is known: alternatives, the best first.
    pub fixes: Vec<Fix>,
    /// The source's term, for findings about terms.
    pub term: Option<String>,
}
