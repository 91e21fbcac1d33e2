//! Lines that hang under the item or the clause they belong to.

use crate::model::Lang;

use super::chars::{columns, is_blank, is_digit};
use super::entries::Entry;
use super::line::{
    MIN_WRAP_COLS_JA, RAGGED_COLS_JA, SHAPE_BYTES, SHAPE_LINES, after_line_end, ends_like_sentence,
    indent, line, margin,
};
use super::{flow, headings, lists};

/// Whether an editor may have broken a Japanese line of a list before `below`, which hangs under it.
/// A short item is a heading.
pub(super) fn is_broken(above: &str, below: &str) -> bool {
    /// Narrowest line that is wrapped in a list, in columns.
    const MIN_COLS: usize = 40;
    let cols = columns(above);
    cols >= MIN_COLS && columns(below) <= cols + RAGGED_COLS_JA && !ends_like_sentence(above)
}

/// Whether `line` begins an item or a numbered heading, under which its other lines may hang.
pub(super) fn opens_entry(line: &str) -> bool {
    lists::opens_item(line) || lists::opens_section(line) || line.starts_with(['[', '^'])
}

/// Whether `line` begins an item, a numbered heading or a clause: １　甲は…, 第３条　乙は….
pub(super) fn opens_clause(line: &str) -> bool {
    opens_entry(line)
        || headings::is_division(line)
        || line.starts_with(is_digit) && Entry::of(line) == Some(Entry::Number)
}

/// Whether the block that begins at `from` is clauses or items, all of whose other lines hang deeper, and
/// words tell that an editor broke some: wide blanks open no paragraph in a Japanese one. Under a heading an
/// indented paragraph may begin with any word, so one place alone tells nothing there. O(bytes looked at).
pub(super) fn hangs(text: &str, from: usize, lang: Lang) -> bool {
    /// Fewest signs: what goes on from a hanging line is two, what does from an opening one is one.
    const MIN_SIGNS: usize = 2;
    let first = line(text, from);
    let second = line(text, after_line_end(text, from + first.len()));
    let opens = |line: &str| match lang {
        Lang::Ja => opens_clause(line),
        Lang::En => opens_entry(line),
    };
    let set_in = match lang {
        Lang::Ja => second.starts_with('\u{3000}'),
        Lang::En => second.starts_with(is_blank),
    };
    if !set_in || !opens(first.trim_start()) {
        return false;
    }
    let (mut above, mut at, mut signs) = (first.trim(), from, 0);
    let mut above_cols = columns(margin(text, from)) + indent(first);
    for _ in 1..SHAPE_LINES {
        at = after_line_end(text, at + line(text, at).len());
        let whole = line(text, at);
        let below = whole.trim();
        if below.is_empty() || at > from + SHAPE_BYTES {
            break;
        }
        let cols = indent(whole);
        if !opens(below) {
            let under = opens(above);
            if if under { cols <= above_cols } else { cols != above_cols } {
                return false;
            }
            if goes_on(above, below, lang) {
                signs += if under && lang == Lang::Ja { 1 } else { MIN_SIGNS };
            }
        }
        (above, above_cols) = (below, cols);
    }
    signs >= MIN_SIGNS
}

/// Whether words tell that the line `above`, which may be wrapped, goes on with `below`.
fn goes_on(above: &str, below: &str, lang: Lang) -> bool {
    /// Narrowest English line that is wrapped in a list.
    const MIN_COLS_EN: usize = 30;
    let cols = columns(above);
    match lang {
        Lang::Ja => {
            cols >= MIN_WRAP_COLS_JA
                && !ends_like_sentence(above)
                && (above.ends_with('、') || flow::flows(above, below))
        }
        Lang::En => cols >= MIN_COLS_EN && below.starts_with(char::is_lowercase),
    }
}
