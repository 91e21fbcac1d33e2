//! Findings that the settings, comments in a draft and a baseline silence.

use std::path::Path;

use crate::check::{self, Baseline, Ignore, Known};
use crate::model::{Finding, Span};

use super::Error;
use super::check::Loaded;
use super::config::{Config, IgnoreEntry};
use super::input;
use super::output::{self, Notes};
use super::texts::Text;

/// Takes out what the settings' `[[ignore]]` silence, and marks those that did.
pub(super) fn silence(
    findings: &mut Vec<Finding>,
    path: &Path,
    config: &Config,
    used: &mut [bool],
) {
    let called = config.called(path);
    let called = Path::new(&called);
    let applies = |entry: &IgnoreEntry| {
        entry.paths.is_empty() || entry.paths.iter().any(|pattern| pattern.matches(called))
    };
    for (entry, used) in config.ignore.iter().zip(used) {
        if !applies(entry) {
            continue;
        }
        let ignore = Ignore {
            rules: entry.rules.iter().map(|rule| rule.0.to_owned()).collect(),
            terms: entry.terms.clone(),
        };
        let before = findings.len();
        findings.retain(|finding| !ignore.silences(finding));
        *used |= findings.len() < before;
    }
}

/// Takes out what a draft's comments silence, and says which of them silence nothing.
pub(super) fn silence_by_comments(
    findings: &mut Vec<Finding>,
    text: &Text,
    name: &str,
    notes: Notes,
) {
    let Text { document, original, comments } = text;
    // Comments speak of bytes of the file's text.
    let place = |span: Span| original.shown.places.of(span).unwrap_or(span);
    let sentence = |index: usize| {
        document.sentences().get(index).map_or_else(Span::default, |s| place(s.span))
    };
    for comment in comments {
        let before = findings.len();
        findings.retain(|finding| !comment.silences(finding, place, sentence));
        let text = original.text(document).get(..comment.span.start).unwrap_or("");
        let line = text.matches('\n').count() + 1;
        if let Some(rule) = comment.rules.iter().find(|rule| check::rule(rule).is_none()) {
            notes.warn(&format!("{name}:{line}: this comment names `{rule}`, which is no rule"));
        } else if findings.len() == before {
            notes.warn(&format!("{name}:{line}: this comment silences nothing"));
        }
    }
}

/// What a baseline calls a draft: as the project does, and of a bitext with the name of the draft.
pub(super) fn known_as(loaded: &Loaded, config: &Config, draft: usize) -> String {
    let Some((draft, text)) = loaded.bitext.drafts.get(draft).zip(loaded.drafts.get(draft)) else {
        return String::new();
    };
    let path = &text.original.path;
    let of_bitext = draft.name.strip_prefix(&input::name(path)).unwrap_or("");
    if path.as_os_str() == "-" {
        return draft.name.clone();
    }
    config.called(path) + of_bitext
}

/// Reads what --write-baseline wrote.
pub(super) fn read_baseline(path: &Path, notes: Notes) -> Result<Baseline, Error> {
    let text = input::read_text(path, notes)?.text;
    let baseline: Baseline = serde_json::from_str(&text).map_err(|error| {
        Error::Usage(format!("{}:{}:{}: {error}", path.display(), error.line(), error.column()))
    })?;
    if baseline.schema != Baseline::SCHEMA {
        return Err(Error::Usage(format!(
            "{}: found the schema `{}`, expected `{}`",
            path.display(),
            baseline.schema,
            Baseline::SCHEMA
        )));
    }
    Ok(baseline)
}

/// Writes what fails, so that `--baseline` passes over it.
pub(super) fn write_baseline(
    path: &Path,
    findings: &[Finding],
    name: impl Fn(usize) -> String,
    notes: Notes,
) -> Result<(), Error> {
    let known = findings.iter().filter(|finding| finding.severity.fails());
    let known = known.map(|finding| Known::new(&name(finding.draft), finding)).collect();
    let baseline = Baseline::new(known);
    let json = serde_json::to_string_pretty(&baseline)
        .map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
    output::write_file(path, &(json + "\n"))?;
    notes.note(&format!("{}: {} findings written", path.display(), baseline.findings.len()));
    Ok(())
}

/// Takes out what a baseline knows, and says how much of it occurs no more.
pub(super) fn silence_known(
    findings: &mut Vec<Finding>,
    baseline: &Baseline,
    path: &Path,
    name: impl Fn(usize) -> String,
    notes: Notes,
) {
    let unused = baseline.remove_from(findings, name);
    if !unused.is_empty() {
        notes.warn(&format!(
            "{}: {} of its {} findings occur no more; --write-baseline brings it up to date",
            path.display(),
            unused.len(),
            baseline.findings.len()
        ));
    }
}
