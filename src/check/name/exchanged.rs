//! Names of which another of the same kind stands in the draft: 大阪, “Kyoto”.

use std::sync::LazyLock;

use crate::check::context::Context;
use crate::check::contrast::{Table, exchanges};
use crate::check::moved::SURE;
use crate::check::paired::Pair;
use crate::check::rule::{Rule, at};
use crate::model::{Finding, Severity};

/// Countries, places and family names that have one usual name in either language.
static NAMES: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("names.tsv")));

/// The known names of one side that are exchanged for others on the other.
pub(super) fn findings(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let severity = if pair.confidence < SURE { Severity::Note } else { Severity::Warning };
        for exchange in exchanges(context, &pair, &NAMES) {
            found.push(at(severity, exchange.finding(rule, context, pair.bead)));
        }
    }
    found
}
