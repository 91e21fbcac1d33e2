//! Ages by the decade: “in her thirties”.

use crate::text::numbers::{Certainty, Kind, Number, Value};
use crate::text::tokens::Token;

const DECADES: [(&str, u64); 8] = [
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// Words before the decade of an age; “the thirties” are years.
const BEFORE: [&str; 9] = ["his", "her", "their", "my", "your", "our", "early", "mid", "late"];

/// The decades of ages among English words, as numbers.
pub(super) fn ages<'t>(tokens: impl Iterator<Item = &'t Token>) -> impl Iterator<Item = Number> {
    let mut before = "";
    tokens.filter_map(move |token| {
        let before = std::mem::replace(&mut before, token.word.text.as_str());
        let &(_, age) = DECADES.iter().find(|(name, _)| *name == token.word.text)?;
        BEFORE.contains(&before).then_some(Number {
            span: token.span,
            value: Value::whole(age),
            kind: Kind::Cardinal,
            certainty: Certainty::Exact,
        })
    })
}
