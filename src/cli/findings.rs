//! What the rules find in the drafts of a job, and what is silenced of it.

use std::collections::BTreeSet;

use crate::check::{self, Analysis, Context, Settings, Summary, Terms};
use crate::model::{Finding, Severity};
use crate::terms::Matcher;

use super::Error;
use super::config::Config;
use super::input;
use super::loaded::Loaded;
use super::output::Notes;
use super::silence::{Scope, silence, silence_by_comments};

/// Findings of all drafts, and a summary of each.
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    pub(super) summaries: Vec<Summary>,
}

/// Runs the rules on each draft and takes out what is silenced.
pub(super) fn find(
    loaded: &Loaded,
    settings: &Settings,
    config: &Config,
    notes: Notes,
) -> Result<Found, Error> {
    let matcher = match loaded.glossary.concepts.is_empty() {
        true => None,
        false => Some(Matcher::beside(&loaded.glossary, &loaded.reader)?),
    };
    let words = |number: usize| loaded.words.get(number).map_or(&[][..], Vec::as_slice);
    let lines_of_source = loaded.source.original.shown.lines(&loaded.bitext.source);
    let source = Analysis::new(&loaded.bitext.source, words(0)).in_file(lines_of_source);
    let of_source = matcher.as_ref().map(|matcher| source.hits(matcher)).unwrap_or_default();
    let mut found = Found { findings: Vec::new(), summaries: Vec::new() };
    let mut of_entries = BTreeSet::new();
    let mut used = vec![false; config.ignore.len()];
    let drafts = loaded.drafts.iter().map(|text| text.original.path.as_path()).collect();
    let scope = Scope { config, settings, drafts };
    for (number, draft) in loaded.bitext.drafts.iter().enumerate() {
        let lines =
            loaded.drafts.get(number).map(|text| text.original.shown.lines(&draft.document));
        let target =
            Analysis::new(&draft.document, words(number + 1)).in_file(lines.unwrap_or_default());
        let terms = matcher
            .as_ref()
            .map(|matcher| Terms::new(&loaded.glossary, matcher, of_source.clone(), &target));
        let mut context = Context::new(number, &source, &target, &draft.alignment)
            .with_moved(&draft.alignment, &draft.crossings);
        if let Some(terms) = &terms {
            context = context.with_terms(terms);
        }
        let check::Findings { mut findings, mut silenced } = check::examine(&context, settings);
        of_entries.append(&mut silenced);
        if let Some(text) = loaded.drafts.get(number) {
            silence(&mut findings, &text.original.path, config, &mut used);
            silence_by_comments(&mut findings, text, &draft.name, &scope, notes);
        }
        found.summaries.push(check::summary(&context, &draft.name, &findings));
        found.findings.append(&mut findings);
    }
    if let Some((path, _)) = &config.file {
        let idle = config.ignore.iter().zip(used).enumerate();
        for (index, _) in idle.filter(|(_, (entry, used))| !used && scope.has(entry)) {
            let line = config.ignore_line(index);
            notes.warn(&format!("{}:{line}: this [[ignore]] silences nothing", input::name(path)));
        }
    }
    unused_entries(loaded, settings, &of_entries, notes);
    Ok(found)
}

/// Says which entries of the glossary ignore a rule that never spoke of them.
fn unused_entries(
    loaded: &Loaded,
    settings: &Settings,
    used: &BTreeSet<(usize, &str)>,
    notes: Notes,
) {
    for (index, concept) in loaded.glossary.concepts.iter().enumerate() {
        for name in &concept.ignored_rules {
            let place = || loaded.place_of(index);
            match check::rule(name) {
                None => notes
                    .warn(&format!("{}: this entry ignores `{name}`, which is no rule", place())),
                Some(rule) if settings.runs(rule) && !used.contains(&(index, rule.name)) => {
                    notes.warn(&format!("{}: to ignore {name} here silences nothing", place()))
                }
                Some(_) => {}
            }
        }
    }
}

/// The counts of the summaries, after findings were taken out.
pub(super) fn recount(found: &mut Found) {
    for (number, summary) in found.summaries.iter_mut().enumerate() {
        let of = |severity| {
            let mine = found.findings.iter().filter(|finding| finding.draft == number);
            mine.filter(|finding| finding.severity == severity).count()
        };
        summary.errors = of(Severity::Error);
        summary.warnings = of(Severity::Warning);
        summary.notes = of(Severity::Note);
        summary.rules.clear();
        for finding in found.findings.iter().filter(|finding| finding.draft == number) {
            *summary.rules.entry(finding.rule).or_default() += 1;
        }
    }
}
