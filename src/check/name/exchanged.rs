//! Names of which another of the same kind stands in the draft: 大阪, “Kyoto”.

use std::sync::LazyLock;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::{Table, exchanges, in_bead};
use crate::check::moved::SURE;
use crate::check::paired::Pair;
use crate::check::rule::{Rule, at};
use crate::model::{Finding, Severity};
use crate::text::tokens::Token;

use super::places;

/// Countries, places and family names that have one usual name in either language.
static NAMES: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("names.tsv")));

/// The known names of one side that are exchanged for others on the other.
pub(super) fn findings(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let severity = if pair.confidence < SURE { Severity::Note } else { Severity::Warning };
        let named = in_bead(context, &pair, &NAMES);
        for exchange in exchanges(context, &pair, &named) {
            found.push(at(severity, exchange.finding(rule, context, pair.bead)));
        }
        if let Some([of_ja, of_en]) = places::slip(context, &pair, &named) {
            let (ja, en) = (context.japanese(), context.english());
            let ja = of_ja.map(|it| ja.text(it)).join(" and ");
            let en = of_en.map(|it| format!("“{}”", en.text(it))).join(" and ");
            let (of, to) = context.in_order(ja, en);
            let message = format!("{of} in the source have changed places here: {to}");
            let finding = context.finding(rule, pair.bead, (&of_ja, &of_en), message);
            found.push(at(severity, finding));
        }
    }
    found
}

/// Whether English words are the name of a country, or of a state of one.
pub(in crate::check) fn is_country(en: &Analysis<'_>, words: &[Token]) -> bool {
    let named = NAMES.in_english(en, words, true);
    named.is_some_and(|(length, things)| {
        length == words.len() && things.iter().any(|it| matches!(it.group, "country" | "state"))
    })
}
