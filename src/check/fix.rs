//! Mending a draft.

use crate::model::{Finding, Fix};

/// A draft's text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// What was replaced, ascending; spans are of the old text.
    pub fixes: Vec<Fix>,
    /// How many fixes were left out because they stand in a quotation.
    pub quoted: usize,
}

/// `text`, the draft of `findings`, with the first fix of each warning and error spliced in.
///
/// Where two fixes overlap the earlier stands. What stands between quotation marks is left alone
/// unless `quotations` says otherwise: somebody said it so. Running the check and this again
/// changes nothing more. O(findings · sentence).
#[must_use]
pub fn fixed(text: &str, findings: &[Finding], quotations: bool) -> Fixed {
    let mut fixes: Vec<Fix> = findings
        .iter()
        .filter(|finding| finding.severity.fails())
        .filter_map(|finding| finding.fixes.first().cloned())
        .collect();
    fixes.sort_by_key(|fix| (fix.span, fix.text.clone()));
    let mut fixed = Fixed { text: String::with_capacity(text.len()), fixes: Vec::new(), quoted: 0 };
    let mut at = 0;
    for fix in fixes {
        let (Some(before), Some(_)) = (text.get(at..fix.span.start), fix.span.of(text)) else {
            continue;
        };
        if fix.span.start < at {
            continue;
        }
        if !quotations && is_quoted(text, fix.span.start) {
            fixed.quoted += 1;
            continue;
        }
        fixed.text.push_str(before);
        fixed.text.push_str(&fix.text);
        at = fix.span.end;
        fixed.fixes.push(fix);
    }
    fixed.text.push_str(text.get(at..).unwrap_or(""));
    fixed
}

/// Whether a quotation of the same paragraph is open at byte `at`.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind("\n\n").map_or(0, |at| at + 2);
    let mut open: Vec<char> = Vec::new();
    for c in before.get(start..).unwrap_or("").chars() {
        match c {
            '“' => open.push('”'),
            '「' => open.push('」'),
            '『' => open.push('』'),
            '"' if open.last() != Some(&'"') => open.push('"'),
            _ if open.last() == Some(&c) => {
                open.pop();
            }
            _ => {}
        }
    }
    !open.is_empty()
}
