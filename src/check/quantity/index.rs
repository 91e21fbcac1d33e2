//! Numbers in the names of stock indices, which the other language often leaves out: “Nikkei 225” is
//! 日経平均株価, ダウ工業株30種平均 “the Dow”.

use crate::model::Lang;

#[rustfmt::skip]
const ENGLISH: [&str; 10] = [
    "Nikkei", "S&P", "FTSE", "Nasdaq", "NASDAQ", "Fortune", "Russell", "CSI",
    "STOXX", "Stoxx",
];

/// Whether a number between two texts is part of such a name.
pub(super) fn is_in_index(lang: Lang, (before, after): (&str, &str)) -> bool {
    match lang {
        Lang::Ja => ["種平均", "種株価", "種指数"].iter().any(|word| after.starts_with(word)),
        Lang::En => {
            let before = before.trim_end_matches([' ', '\u{a0}', '-']);
            let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
            ENGLISH.contains(&word)
        }
    }
}
