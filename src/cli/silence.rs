//! Findings that the settings, comments in a draft and a baseline silence.

use std::fs;
use std::path::{Path, PathBuf};

use crate::check::{self, Baseline, Ignore, Known, RULES, Rule, Settings};
use crate::model::{Finding, Span};

use crate::report::count;

use super::Error;
use super::config::{Config, IgnoreEntry};
use super::input;
use super::loaded::Loaded;
use super::output::{self, Notes};
use super::texts::Text;

/// Takes out what the settings' `[[ignore]]` silence, and marks those that did.
pub(super) fn silence(
    findings: &mut Vec<Finding>,
    path: &Path,
    config: &Config,
    used: &mut [bool],
) {
    for (entry, used) in config.ignore.iter().zip(used) {
        if !applies(entry, path, config) {
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

/// Whether an entry of the settings speaks of a draft.
fn applies(entry: &IgnoreEntry, path: &Path, config: &Config) -> bool {
    let called = config.called(path);
    let called = Path::new(&called);
    entry.paths.is_empty() || entry.paths.iter().any(|pattern| pattern.matches(called))
}

/// What a run looked at. What silences nothing there may silence something in another.
pub(super) struct Scope<'a> {
    pub(super) config: &'a Config,
    pub(super) settings: &'a Settings,
    pub(super) drafts: Vec<&'a Path>,
}

impl Scope<'_> {
    /// Whether all rules ran, of those that the project has on and `is_meant` names.
    fn has_rules(&self, is_meant: impl Fn(&Rule) -> bool) -> bool {
        let of_project = self.config.rule_settings();
        let mut meant = RULES.iter().filter(|rule| is_meant(rule) && of_project.runs(rule));
        meant.all(|rule| self.settings.runs(rule))
    }

    /// Whether all was looked at that an entry of the settings may silence.
    pub(super) fn has(&self, entry: &IgnoreEntry) -> bool {
        let names = |rule: &Rule| {
            entry.rules.is_empty() || entry.rules.iter().any(|name| name.0 == rule.name)
        };
        let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let here: Vec<PathBuf> = self.drafts.iter().map(|path| whole(path)).collect();
        let (meant, others): (Vec<PathBuf>, Vec<PathBuf>) = (self.config.drafts.iter())
            .map(|path| self.config.resolve(path))
            .partition(|path| applies(entry, path, self.config));
        let has = |path: &PathBuf| here.contains(&whole(path));
        let is_meant = self.drafts.iter().any(|path| applies(entry, path, self.config));
        // An entry that means no draft of the project is idle in a run over all of them.
        let is_whole = !others.is_empty() && others.iter().all(has);
        self.has_rules(names) && meant.iter().all(has) && (is_meant || is_whole)
    }
}

/// Takes out what a draft's comments silence, and says which of them silence nothing.
pub(super) fn silence_by_comments(
    findings: &mut Vec<Finding>,
    text: &Text,
    name: &str,
    scope: &Scope<'_>,
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
        } else if findings.len() == before && scope.has_rules(|rule| comment.names(rule.name)) {
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

/// Writes all findings, so that `--baseline` passes over them, notes too.
pub(super) fn write_baseline(
    path: &Path,
    findings: &[Finding],
    name: impl Fn(usize) -> String,
    notes: Notes,
) -> Result<(), Error> {
    let known = findings.iter().map(|finding| Known::new(&name(finding.draft), finding)).collect();
    let baseline = Baseline::new(known);
    let json = serde_json::to_string_pretty(&baseline)
        .map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
    output::write_file(path, &(json + "\n"))?;
    notes.note(&format!(
        "{}: {} written",
        path.display(),
        count(baseline.findings.len(), "finding")
    ));
    Ok(())
}

/// Takes out what a baseline knows, and says how much of it occurs no more, of what was looked at.
pub(super) fn silence_known(
    findings: &mut Vec<Finding>,
    (baseline, path): (&Baseline, &Path),
    names: &[String],
    settings: &Settings,
    notes: Notes,
) {
    let name = |draft: usize| names.get(draft).cloned().unwrap_or_default();
    let mut unused = baseline.remove_from(findings, name);
    unused.retain(|known| {
        let runs = check::rule(&known.rule).is_none_or(|rule| settings.runs(rule));
        runs && names.contains(&known.draft)
    });
    if !unused.is_empty() {
        notes.warn(&format!(
            "{}: {} of its {} {} no more; --write-baseline brings it up to date",
            path.display(),
            unused.len(),
            count(baseline.findings.len(), "finding"),
            if baseline.findings.len() == 1 { "occurs" } else { "occur" },
        ));
    }
}
