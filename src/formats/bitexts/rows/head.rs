//! The rows of a table before it is known what its columns are.

use crate::formats::Place;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::unit::Unit;
use super::coded::{Verdict, are_codes, are_like, is_coded, is_pair, judge, may_be_pair};
use super::{Header, Row, Wanted};

/// How many rows may stand before the header: a title, the name of a project, what a reviewer is
/// asked to do.
pub(in super::super) const MAX_PREAMBLE: usize = 20;

/// What is said of rows that stand there.
pub const ROWS_ABOVE: &str = "rows above the names of columns";

/// What is said of rows that stand there and look like those below. They are units, so nothing is lost, but
/// may be a title.
pub const ROWS_TAKEN: &str = "rows above the names of columns, taken for units";

/// Rows as they come: a header first, or after a few rows of something else; or none, and the first rows
/// are units, too.
#[derive(Default)]
pub(in super::super) struct Head {
    header: Option<Header>,
    /// Rows without a header, as long as there may be one.
    above: Vec<Kept>,
    /// A row that names the columns, unless it turns out to be a unit, of a text, its translation and the
    /// codes of their languages; and rows behind it that do not tell.
    open: Vec<Kept>,
    /// The last such row that began a table of them, and whether the open row has its codes, too.
    last: Vec<String>,
    goes_on: bool,
    wanted: Wanted,
    /// Whether it is a table as text. Most such have no titles, and may have no header: what looks like
    /// one below pairs of texts may be a pair.
    is_text: bool,
}

/// The cells of a row, and where it is.
type Kept = (Vec<String>, Place);

fn kept(cells: &[&str], place: Place) -> Kept {
    (cells.iter().map(|cell| (*cell).to_owned()).collect(), place)
}

fn borrowed(cells: &[String]) -> Vec<&str> {
    cells.iter().map(String::as_str).collect()
}

impl Head {
    /// Of a table as text of which this is wanted.
    pub(in super::super) fn of_text(wanted: Wanted) -> Self {
        Self { wanted, is_text: true, ..Self::default() }
    }

    /// What is known of the columns.
    pub(in super::super) fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Another table begins with this row; gives whether that has other columns, which the row names.
    pub(in super::super) fn rename(&mut self, cells: &[&str], place: Place) -> bool {
        // Rows with the codes of their languages may go on.
        let before = self.header.as_ref().is_some_and(Header::is_coded);
        if before && is_coded(cells) {
            return false;
        }
        let goes_on = before && are_like(cells, &borrowed(&self.last));
        let header = Header::named(cells);
        let is_named = header.is_some();
        if let Some(header) = header {
            self.name(header, kept(cells, place));
            self.goes_on = goes_on;
        }
        is_named
    }

    /// A row names the columns.
    fn name(&mut self, header: Header, row: Kept) {
        self.open = if header.may_be_coded() { vec![row] } else { Vec::new() };
        self.header = Some(header);
    }

    /// Takes a row; what is a unit by now goes to `out`, and what no row holds to `unread`.
    pub(in super::super) fn take(
        &mut self,
        cells: &[&str],
        place: Place,
        unread: &mut Unit,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        if let Some((first, _)) = self.open.first() {
            let verdict = judge(&borrowed(first), cells);
            self.open.push(kept(cells, place));
            return match verdict {
                Verdict::Row => self.close(true, out),
                Verdict::Header => self.close(false, out),
                Verdict::Open if self.open.len() > MAX_PREAMBLE => self.end_table(out),
                Verdict::Open => Ok(()),
            };
        }
        if self.header.is_some() {
            return self.push(cells, place, out);
        }
        let row = kept(cells, place);
        let header = Header::wanted(cells, self.wanted);
        let is_doubtful = header.as_ref().is_some_and(|header| self.is_doubtful(header, cells));
        let Some(header) = header.filter(|_| !is_doubtful) else {
            self.above.push(row);
            let is_full = self.above.len() > MAX_PREAMBLE;
            return if is_full || is_doubtful { self.settle(out) } else { Ok(()) };
        };
        // Below pairs of texts, which a title may look like, names say less of a file than codes do.
        let has_codes = are_codes(&header.languages(cells));
        self.leave_above(&header, self.is_text && has_codes, unread, out);
        self.name(header, row);
        Ok(())
    }

    /// Whether what seems to be a header may be a pair of texts below others, of which it would be the names
    /// of columns. Where a column beside them has a name that is known it is none.
    fn is_doubtful(&self, header: &Header, cells: &[&str]) -> bool {
        self.is_text
            && header.has_texts_only()
            && may_be_pair(&header.texts(cells))
            && self.above.iter().any(|(cells, _)| is_full_pair(header, &borrowed(cells)))
    }

    /// Of the rows above a header gives those that are pairs of texts, if any may be, and counts them and
    /// others.
    fn leave_above(
        &mut self,
        header: &Header,
        may_be_pairs: bool,
        unread: &mut Unit,
        out: &mut impl Extend<Row>,
    ) {
        for (cells, place) in std::mem::take(&mut self.above) {
            let cells = borrowed(&cells);
            let is_pair = may_be_pairs && is_full_pair(header, &cells);
            match is_pair.then(|| header.unit(&cells, place)) {
                Some(Ok(row)) => {
                    unread.pass_over_at(ROWS_TAKEN, place);
                    out.extend([row]);
                }
                _ if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                _ => unread.pass_over_at(ROWS_ABOVE, place),
            }
        }
    }

    /// A table ends: a row that could have named columns names none if all others end as it does.
    pub(in super::super) fn end_table(
        &mut self,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        let is_likely = self.header.as_ref().is_some_and(Header::is_likely_coded);
        let is_row = match self.open.as_slice() {
            [(row, _)] => is_likely && (self.goes_on || is_coded(&borrowed(row))),
            [(first, _), others @ ..] => others.iter().any(|(cells, _)| cells != first),
            [] => false,
        };
        self.close(is_row, out)
    }

    /// Of the open rows the first is a unit like the others, or names the columns.
    fn close(&mut self, is_row: bool, out: &mut impl Extend<Row>) -> Result<(), ReadError> {
        let mut rows = std::mem::take(&mut self.open);
        if is_row {
            self.header = Some(Header::coded());
            self.last = rows.first().map(|(cells, _)| cells.clone()).unwrap_or_default();
        } else {
            rows.drain(..rows.len().min(1));
        }
        rows.iter().try_for_each(|(cells, place)| self.push(&borrowed(cells), *place, out))
    }

    /// All rows are done.
    pub(in super::super) fn finish(&mut self, out: &mut impl Extend<Row>) -> Result<(), ReadError> {
        self.end_table(out)?;
        if self.header.is_none() { self.settle(out) } else { Ok(()) }
    }

    /// There is no header: two columns are a text and its translation.
    fn settle(&mut self, out: &mut impl Extend<Row>) -> Result<(), ReadError> {
        let above = std::mem::take(&mut self.above);
        // In a table as text the others of a wider row are told as such; elsewhere empty cells are none.
        let is_other = |(index, (cells, _)): &(usize, &Kept)| {
            let is_wide = cells.iter().skip(2).any(|cell| !cell.trim().is_empty());
            match index {
                0 => cells.len() < 2 || is_wide || (self.is_text && cells.len() > 2),
                _ => is_wide && !self.is_text,
            }
        };
        if let Some((_, (cells, place))) = above.iter().enumerate().find(is_other) {
            return Err(ReadErrorKind::columns(cells.iter().map(String::as_str)).at(*place));
        }
        self.header = Some(Header::two());
        above.iter().try_for_each(|(cells, place)| self.push(&borrowed(cells), *place, out))
    }

    fn push(
        &self,
        cells: &[&str],
        place: Place,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        if let Some(header) = &self.header {
            out.extend([header.unit(cells, place).map_err(|kind| kind.at(place))?]);
        }
        Ok(())
    }
}

/// Whether a row above a header has something in each of its columns, a text and its translation among them,
/// as hardly a title has.
fn is_full_pair(header: &Header, cells: &[&str]) -> bool {
    let is_filled = |cell: &&str| !cell.trim().is_empty();
    let (own, more) = cells.split_at(header.width().min(cells.len()));
    own.len() == header.width()
        && own.iter().all(is_filled)
        && !more.iter().any(is_filled)
        && is_pair(&header.texts(cells))
}
