//! `taiyaku check --fix`: mends drafts in their own bytes.

use std::io::Write as _;
use std::path::Path;

use similar::TextDiff;

use crate::check::{Fixed, fixed};
use crate::model::Finding;

use super::Error;
use super::check::{Loaded, Original};
use super::output::{self, Notes};

/// Mends each draft, or shows what would change; whether there was anything to do.
pub(super) fn apply(
    loaded: &Loaded,
    findings: &[Finding],
    only_show: bool,
    quotations: bool,
    notes: Notes,
) -> Result<bool, Error> {
    let mut changed = false;
    for (number, original) in loaded.originals.iter().skip(1).enumerate() {
        let mine: Vec<Finding> =
            findings.iter().filter(|finding| finding.draft == number).cloned().collect();
        let mended = fixed(&original.text, &mine, quotations);
        let name = original.path.display();
        if mended.quoted > 0 {
            notes.note(&format!(
                "{name}: {} in quotations left alone; --fix-quotations changes them, too",
                mended.quoted
            ));
        }
        if mended.fixes.is_empty() {
            continue;
        }
        changed = true;
        if only_show {
            let name = name.to_string();
            let diff = TextDiff::from_lines(original.text.as_str(), mended.text.as_str());
            let diff = diff.unified_diff().header(&name, &name).to_string();
            output::stdout().write_all(diff.as_bytes())?;
            continue;
        }
        if original.path == Path::new("-") {
            return Err(Error::Usage("standard input cannot be mended; --diff shows how".into()));
        }
        let bytes = spliced(original, &mended).ok_or_else(|| {
            let encoding = original.encoding;
            Error::Usage(format!("{name}: a replacement cannot be written in {encoding}"))
        })?;
        output::write_bytes(&original.path, &bytes)?;
        notes.note(&format!("{name}: {} mended", mended.fixes.len()));
    }
    Ok(changed)
}

/// The file's bytes with the replacements in its own encoding; everything else as it was.
fn spliced(original: &Original, mended: &Fixed) -> Option<Vec<u8>> {
    let bytes = original.encoding.encode(&original.text, original.mark)?;
    let mut spliced = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for fix in &mended.fixes {
        spliced.extend_from_slice(bytes.get(at..original.in_file(fix.span.start))?);
        spliced.extend(original.encoding.encode(&fix.text, 0)?);
        at = original.in_file(fix.span.end);
    }
    spliced.extend_from_slice(bytes.get(at..)?);
    Some(spliced)
}
