//! Lines that hang under the item or the clause they belong to.

use crate::model::Lang;

use super::chars::{columns, is_blank};
use super::entries::is_numbered;
use super::line::{
    MIN_WRAP_COLS_JA, RAGGED_COLS_JA, SHAPE_BYTES, SHAPE_LINES, after_line_end, ends_like_sentence,
    indent, line, margin,
};
use super::seams::ENDINGS;
use super::{flow, headings, lists, particles};

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
    opens_entry(line) || headings::is_division(line) || is_numbered(line)
}

/// The widest hanging line, in columns, of the block that begins at `from`, if it is clauses or items, all of
/// whose other lines hang deeper, and words tell that an editor broke some; else 0. Wide blanks open no
/// paragraph in such a block. Under a heading an indented paragraph may begin with any word, so one place
/// alone tells nothing there. O(bytes looked at).
pub(super) fn widest(text: &str, from: usize, lang: Lang) -> usize {
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
        return 0;
    }
    let (mut above, mut at, mut signs, mut widest) = (first.trim(), from, 0, 0);
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
                return 0;
            }
            widest = widest.max(columns(whole));
            signs += match under {
                true => usize::from(goes_on_under(above, below, lang)),
                false => MIN_SIGNS * usize::from(goes_on(above, below, lang)),
            };
        }
        (above, above_cols) = (below, cols);
    }
    if signs >= MIN_SIGNS { widest } else { 0 }
}

/// Whether words tell that the hanging line `above` goes on with `below`.
fn goes_on(above: &str, below: &str, lang: Lang) -> bool {
    let flows = || flow::flows(above, below) && !ends_like_sentence(above);
    is_wide(above, lang) && (lang == Lang::Ja && flows() || goes_on_under(above, below, lang))
}

/// Whether words tell that an opening line, which may be a heading, goes on with `below`: no line begins so.
pub(super) fn goes_on_under(above: &str, below: &str, lang: Lang) -> bool {
    is_wide(above, lang)
        && match lang {
            Lang::Ja => {
                !ends_like_sentence(above)
                    && (above.ends_with('、')
                        || ENDINGS.begin(below)
                        || particles::goes_on_line(below))
            }
            Lang::En => below.starts_with(char::is_lowercase),
        }
}

/// Whether `line` is as wide as one that an editor broke.
fn is_wide(line: &str, lang: Lang) -> bool {
    /// Narrowest English line that is wrapped in a list.
    const MIN_COLS_EN: usize = 30;
    let min = if lang == Lang::Ja { MIN_WRAP_COLS_JA } else { MIN_COLS_EN };
    columns(line) >= min
}
