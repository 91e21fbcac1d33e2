//! What a check finds in one revision and not in the other.

use std::collections::BTreeMap;

use crate::check::{self, Analyser, Context, Terms};
use crate::model::{Alignment, Document, Finding, Glossary, Mended};
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
    let mut analyser = Analyser::new()?;
    let matcher = Matcher::new(glossary)?;
    let settings = config.rule_settings();
    let analysed = analyser.analyse(source);
    let of_source = analysed.hits(&matcher);
    let mut find = |(draft, alignment): (&Document, &Alignment)| -> Vec<Finding> {
        let target = analyser.analyse(draft);
        let terms = Terms::new(glossary, &matcher, of_source.clone(), &target);
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
