//! What is wrong with a draft, as far as its text and its source tell.
//!
//! [`run`] gives a draft and its source to each of [`RULES`]: plain functions in a table, one file
//! each, which look at the words, the numbers and the beads that [`Analyser`] and [`Context`]
//! prepare once. A finding is a value; [`crate::report`] shows it.
//!
//! Errors are all but certain, warnings likely, notes possible. The rules would rather be silent
//! than cry wolf: a checker that is not believed finds nothing.

mod added;
mod analysis;
mod bracket;
mod candidates;
mod clock;
mod comments;
mod comparison;
mod context;
mod contrast;
mod copies;
mod date;
mod doubled;
mod fix;
mod folded;
mod forbidden_term;
mod full_width;
mod gloss;
mod glossary;
mod inconsistent_source;
mod inconsistent_term;
mod inflect;
mod katakana;
mod length;
mod measure;
mod message;
mod missing_term;
mod moved;
mod name;
mod near;
mod number;
mod omitted;
mod opposite;
mod paired;
mod period;
mod placeholder;
mod quantity;
mod renderings;
mod reopened;
mod rule;
mod rules;
mod same_source;
mod same_target;
mod sayings;
mod spelling;
mod summary;
mod suppress;
#[cfg(test)]
mod tests;
mod unit;
mod untranslated;

pub use analysis::{Analyser, Analysis};
pub use candidates::{Candidate, candidates};
pub use comments::{Comment, comments};
pub use context::Context;
pub use fix::{Fixed, fixed};
pub use glossary::Terms;
pub use paired::{Pair, Paired};
pub use renderings::{
    Drift, Odd, Rendering, Renderings, Sureness, Term, TermKind, Use, renderings,
};
pub use rule::Rule;
pub use rules::{Findings, RULES, Settings, examine, rule, run};
pub use summary::{Consistency, Summary, summary};
pub use suppress::{Baseline, Ignore, Known};
