//! Heads of tables whose cells stand apart by blanks.

use super::abbreviations;
use super::chars::{ahead, behind, is_line_end};
use super::line::ends_like_sentence;
use super::word::Word;

/// Whether the abbreviation whose stop ends at `end` is a cell of a table's head, whose other cells are no
/// sentences: `No.  Part   Qty.`
pub(super) fn is_cell(text: &str, end: usize, word: Word<'_>) -> bool {
    text.as_bytes().get(end..).is_some_and(|rest| rest.starts_with(b"  "))
        && is_cell_of_row(text, end, word)
}

/// [`is_cell`], where a cell may end: seldom, so that it takes no room in the scan.
#[cold]
fn is_cell_of_row(text: &str, end: usize, word: Word<'_>) -> bool {
    /// Fewest cells of a row: typists put two blanks behind a sentence, too.
    const MIN_CELLS: usize = 3;
    if abbreviations::kind(word.text).is_none() {
        return false;
    }
    let rest = ahead(text, end);
    let before = behind(text, word.at).rsplit(is_line_end).next().unwrap_or("");
    let after = rest.split(is_line_end).next().unwrap_or("");
    let titled = |cell: &str| {
        let stop = cell.strip_suffix('.');
        stop.map_or(!ends_like_sentence(cell), |head| abbreviations::kind(head).is_some())
    };
    let cells = || {
        before.split("  ").chain(after.split("  ")).map(str::trim).filter(|cell| !cell.is_empty())
    };
    let opens = before.is_empty() || before.ends_with("  ");
    opens && cells().count() + 1 >= MIN_CELLS && cells().all(titled)
}
