//! What a check finds in one revision and not in the other.

use std::collections::BTreeMap;

use crate::check::{self, Analyser, Context, Settings, Terms};
use crate::model::{Alignment, Document, Finding, Glossary, Lang, Mended};
use crate::terms::Matcher;

use super::Error;
use super::config::Config;

/// Checks both revisions of a draft against the source and the glossary, and keeps what differs.
/// Notes do not count. Findings are the same where rule, source sentences and term are, and the
/// words of the draft that they point at: what only moved is not news.
pub(super) fn mended(
    source: &Document,
    [old, new]: [(&Document, &Alignment); 2],
    glossary: &Glossary,
    config: &Config,
) -> Result<Mended, Error> {
    let forms = glossary.concepts.iter().flat_map(|concept| &concept.forms);
    let terms = forms.filter(|form| form.lang == Lang::Ja).map(|form| form.text.as_str());
    let mut analyser = Analyser::new(terms)?;
    let mut matcher = Matcher::new(glossary)?;
    let settings = settings(config);
    let analysed = analyser.analyse(source);
    let of_source = matcher.hits(source);
    let mut find = |(draft, alignment): (&Document, &Alignment)| -> Vec<Finding> {
        let target = analyser.analyse(draft);
        let terms = Terms::new(glossary, &mut matcher, of_source.clone(), draft);
        let context = Context::new(0, &analysed, &target, alignment).with_terms(&terms);
        let findings = check::run(&context, &settings).into_iter();
        findings.filter(|finding| finding.severity.fails()).collect()
    };
    let (mut fixed, introduced) = (find(old), find(new));
    let mut left: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in &fixed {
        *left.entry(key(finding)).or_default() += 1;
    }
    let introduced: Vec<Finding> =
        introduced.into_iter().filter(|finding| !take(&mut left, finding)).collect();
    // Of several alike the first are those that were mended.
    fixed.retain(|finding| take(&mut left, finding));
    Ok(Mended { fixed, introduced })
}

type Key = (&'static str, Vec<usize>, Option<String>, String);

fn key(finding: &Finding) -> Key {
    let words = match finding.target.spans.is_empty() {
        true => String::new(),
        false => finding.target.text.to_lowercase(),
    };
    (finding.rule, finding.source.sentences.clone(), finding.term.clone(), words)
}

/// Takes one of those that are left, if there is one.
fn take(left: &mut BTreeMap<Key, usize>, finding: &Finding) -> bool {
    match left.get_mut(&key(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// What the project's settings say of the rules.
fn settings(config: &Config) -> Settings {
    let mut settings = Settings::default();
    for (rule, level) in &config.rules {
        match level.severity() {
            Some(severity) => settings.severities.push((rule.0.to_owned(), severity)),
            None => settings.off.push(rule.0.to_owned()),
        }
    }
    settings
}
