//! What must be copied.

use super::found;
use crate::model::Lang::Ja;

#[test]
fn what_is_missing_twice_is_told_once() {
    for (japanese, english, expected) in [
        (
            "{road}は{road}だ。",
            "A street is a street.",
            &["error: A street is a street.: `{road}` is missing"][..],
        ),
        (
            "{road}は{road}だ。",
            "A {road} is a road.",
            &["error: A {road} is a road.: `{road}` is missing"],
        ),
        (
            "道は道だ。",
            "A {road} is a {road}.",
            &["error: {road} … {road}: `{road}` is not in the source"],
        ),
        ("(, {, } に動かす。", "Move it to (, { or }.", &[]),
    ] {
        let found = found("url-or-placeholder-mismatch", &[(japanese, english)], Ja);
        assert_eq!(found, expected, "{english}");
    }
}
