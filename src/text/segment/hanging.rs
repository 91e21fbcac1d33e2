//! Lines that hang under the item or the clause they belong to.

use crate::model::Lang;

use super::chars::{columns, is_blank, is_digit};
use super::entries::Entry;
use super::line::{after_line_end, ends_like_sentence, line, margin};
use super::shape::{
    MIN_WRAP_COLS_JA, RAGGED_COLS_JA, SHAPE_BYTES, SHAPE_LINES, indent, opens_entry,
};
use super::{flow, headings};

/// Whether an editor may have broken a Japanese line of a list before `below`, which hangs under it.
/// A short item is a heading.
pub(super) fn is_broken(above: &str, below: &str) -> bool {
    /// Narrowest line that is wrapped in a list, in columns.
    const MIN_COLS: usize = 40;
    let cols = columns(above);
    cols >= MIN_COLS && columns(below) <= cols + RAGGED_COLS_JA && !ends_like_sentence(above)
}

/// Whether `line` begins an item, a numbered heading or a clause: １　甲は…, 第３条　乙は….
pub(super) fn opens_clause(line: &str) -> bool {
    opens_entry(line)
        || headings::is_division(line)
        || line.starts_with(is_digit) && Entry::of(line) == Some(Entry::Number)
}

/// Whether the block that begins at `from` is clauses, all of whose other lines hang deeper, and one of
/// which an editor broke: wide blanks open no paragraph in a Japanese one. O(bytes looked at).
pub(super) fn hangs(text: &str, from: usize, lang: Lang) -> bool {
    /// Narrowest English line that is wrapped there.
    const MIN_COLS_EN: usize = 30;
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
    let (mut above, mut at, mut broken) = (first.trim(), from, false);
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
            broken |= match lang {
                Lang::Ja => {
                    columns(above) >= MIN_WRAP_COLS_JA && flow::flows(above, below)
                        || under && is_broken(above, below)
                }
                Lang::En => columns(above) >= MIN_COLS_EN && below.starts_with(char::is_lowercase),
            };
        }
        (above, above_cols) = (below, cols);
    }
    broken
}
