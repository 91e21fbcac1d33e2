//! What a check finds in one revision and not in the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::{self, Analyser, Context, Terms};
use crate::model::{Alignment, Change, Document, Finding, Glossary, Mended, Operation, join};
use crate::revision::touched;
use crate::terms::Matcher;

use super::Error;
use super::config::Config;

/// Checks both revisions of a draft against the source and the glossary, and keeps what differs.
/// Notes do not count. Findings are the same where rule, source sentences and term are, and the
/// words of the draft that they point at: what only moved is not news. Beads keep the order of the
/// texts, so that the translation of what moved is nowhere; nothing is said of it, but of words that
/// are still there or are new.
pub(super) fn mended(
    source: &Document,
    [old, new]: [(&Document, &Alignment); 2],
    changes: &[Change],
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
    let moved = Moved::new(new.0, old.1, changes);
    let introduced = introduced.into_iter().filter(|finding| !take(&mut left, finding));
    let introduced = introduced.filter(|finding| !moved.is_lost(finding)).collect();
    // Of several alike the first are those that were mended.
    fixed.retain(|finding| take(&mut left, finding) && !moved.is_left(finding));
    Ok(Mended { fixed, introduced })
}

/// What a revision moved.
struct Moved {
    /// The runs of the old text and what they became.
    runs: Vec<(Range<usize>, String)>,
    /// The sentences of the source that they translate.
    sources: BTreeSet<usize>,
    /// The sentences of the new text.
    targets: BTreeSet<usize>,
}

impl Moved {
    fn new(new: &Document, old: &Alignment, changes: &[Change]) -> Self {
        let moved = || changes.iter().filter(|change| change.operation == Operation::Moved);
        let runs = moved().map(|change| (change.old.clone(), join(new, change.new.clone())));
        Self {
            runs: runs.collect(),
            sources: moved().flat_map(|change| touched(old, &change.old)).collect(),
            targets: moved().flat_map(|change| change.new.clone()).collect(),
        }
    }

    /// Whether a finding says no more than that a bead is missing where a sentence moved from, or to.
    fn is_lost(&self, finding: &Finding) -> bool {
        let are = |sentences: &[usize], moved: &BTreeSet<usize>| {
            !sentences.is_empty() && sentences.iter().all(|sentence| moved.contains(sentence))
        };
        match (finding.source.sentences.is_empty(), finding.target.sentences.is_empty()) {
            (true, _) => are(&finding.target.sentences, &self.targets),
            (false, true) => are(&finding.source.sentences, &self.sources),
            (false, false) => false,
        }
    }

    /// Whether a finding of the old text is of a sentence that moved with the words in question.
    fn is_left(&self, finding: &Finding) -> bool {
        let sentences = &finding.target.sentences;
        let run = self.runs.iter().find(|(old, _)| {
            !sentences.is_empty() && sentences.iter().all(|sentence| old.contains(sentence))
        });
        run.is_some_and(|(_, became)| became.contains(&finding.target.text))
    }
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
