//! `taiyaku check --fix`: mends drafts in their own bytes.

use std::path::Path;

use similar::TextDiff;

use crate::check::fixed;
use crate::model::{Document, Finding, Fix};

use super::Error;
use super::loaded::Loaded;
use super::output::{self, Notes};
use super::texts::{self, Lies, Original, Text};

/// Characters that mean something else in one kind of markup or another. A replacement with one
/// is left to people.
const MARKUP: &[char] = &['<', '>', '&', '"', '\\', '`', '*', '_', '[', ']', '|', '#', '{', '}'];

/// Mends each draft, or shows what would change; whether there was anything to do.
pub(super) fn apply(
    loaded: &Loaded,
    findings: &[Finding],
    only_show: bool,
    quotations: bool,
    notes: Notes,
) -> Result<bool, Error> {
    let mut changed = false;
    for (number, Text { document, original, .. }) in loaded.drafts.iter().enumerate() {
        let mine: Vec<Finding> =
            findings.iter().filter(|finding| finding.draft == number).cloned().collect();
        let mended = fixed(document.text(), &mine, quotations);
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
        if original.lies == Lies::Elsewhere {
            return Err(Error::Usage(format!(
                "{name}: --fix cannot change {} without the risk to break it, expected text \
                 (plain, Markdown, HTML, PO, SRT, VTT); the findings say what to change",
                original.format
            )));
        }
        let (fixes, refused): (Vec<_>, Vec<_>) = mended
            .fixes
            .iter()
            .map(|fix| in_text(fix, original, document))
            .partition(Option::is_some);
        let fixes: Vec<Fix> = fixes.into_iter().flatten().collect();
        if !refused.is_empty() {
            notes.note(&format!(
                "{name}: {} left alone, where markup stands among the words",
                refused.len()
            ));
        }
        if fixes.is_empty() {
            continue;
        }
        changed = true;
        let text = original.text(document);
        if only_show {
            let name = name.to_string();
            let after = replaced(text, &fixes);
            let diff = TextDiff::from_lines(text, after.as_str());
            let diff = diff.unified_diff().header(&name, &name).to_string();
            output::emit(None, &diff)?;
            continue;
        }
        if original.path == Path::new("-") {
            return Err(Error::Usage("standard input cannot be mended; --diff shows how".into()));
        }
        let bytes = spliced(original, text, &fixes).ok_or_else(|| {
            let encoding = original.encoding;
            Error::Usage(format!("{name}: a replacement cannot be written in {encoding}"))
        })?;
        output::write_bytes(&original.path, &bytes)?;
        notes.note(&format!("{name}: {} mended", fixes.len()));
    }
    Ok(changed)
}

/// A fix in the text of the file; `None` where that is not the document's word for word, or the
/// replacement would mean something else in it.
fn in_text(fix: &Fix, original: &Original, document: &Document) -> Option<Fix> {
    let span = texts::as_it_stands(original, document, fix.span)?;
    let is_safe = original.lies == Lies::Plain || !fix.text.contains(MARKUP);
    is_safe.then(|| Fix { span, text: fix.text.clone() })
}

/// A text with the replacements.
fn replaced(text: &str, fixes: &[Fix]) -> String {
    let mut after = String::with_capacity(text.len());
    let mut at = 0;
    for fix in fixes {
        after.push_str(text.get(at..fix.span.start).unwrap_or(""));
        after.push_str(&fix.text);
        at = fix.span.end;
    }
    after.push_str(text.get(at..).unwrap_or(""));
    after
}

/// The file's bytes with the replacements in its own encoding; everything else as it was.
fn spliced(original: &Original, text: &str, fixes: &[Fix]) -> Option<Vec<u8>> {
    let bytes = original.encoding.encode(text, original.mark)?;
    let mut spliced = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for fix in fixes {
        spliced.extend_from_slice(bytes.get(at..original.byte(text, fix.span.start))?);
        spliced.extend(original.encoding.encode(&fix.text, 0)?);
        at = original.byte(text, fix.span.end);
    }
    spliced.extend_from_slice(bytes.get(at..)?);
    Some(spliced)
}
