//! The rows of a table before it is known what its columns are.

use crate::formats::Place;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::unit::Unit;
use super::coded::{are_codes, is_coded, is_pair};
use super::{Header, Row, Wanted};

/// How many rows may stand before the header: a title, the name of a project, what a reviewer is
/// asked to do.
pub(in super::super) const MAX_PREAMBLE: usize = 20;

/// What is said of rows that stand there.
pub const ROWS_ABOVE: &str = "rows above the names of columns";

/// Rows as they come: a header first, or after a few rows of something else; or none, and the first rows
/// are units, too.
#[derive(Default)]
pub(in super::super) struct Head {
    header: Option<Header>,
    /// Rows without a header, as long as there may be one.
    above: Vec<Kept>,
    /// A row that names the columns, unless it turns out to be a unit, of a text, its translation and the
    /// codes of their languages.
    coded: Option<Kept>,
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
        if self.header.as_ref().is_some_and(Header::is_coded) && is_coded(cells, None) {
            return false;
        }
        let header = Header::named(cells);
        let is_named = header.is_some();
        if let Some(header) = header {
            self.name(header, kept(cells, place));
        }
        is_named
    }

    /// A row names the columns.
    fn name(&mut self, header: Header, row: Kept) {
        self.coded = header.may_be_coded().then_some(row);
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
        if let Some((first, at)) = self.coded.take()
            && is_coded(&borrowed(&first), Some(cells))
        {
            self.header = Some(Header::coded());
            self.push(&borrowed(&first), at, out)?;
        }
        if self.header.is_some() {
            return self.push(cells, place, out);
        }
        let row = kept(cells, place);
        let header = Header::wanted(cells, self.wanted);
        let is_doubtful = header.as_ref().is_some_and(|header| {
            self.is_text
                && !are_codes(header.languages(cells))
                && self.above.iter().any(|(cells, _)| is_pair(cells))
        });
        let Some(header) = header.filter(|_| !is_doubtful) else {
            self.above.push(row);
            let is_full = self.above.len() > MAX_PREAMBLE;
            return if is_full || is_doubtful { self.settle(out) } else { Ok(()) };
        };
        self.leave_above(&header, unread, out);
        self.name(header, row);
        Ok(())
    }

    /// Of the rows above a header gives those that are pairs of texts, and counts others.
    fn leave_above(&mut self, header: &Header, unread: &mut Unit, out: &mut impl Extend<Row>) {
        let is_whole = |(unit, _): &Row| {
            !unit.source.is_empty() && unit.targets.iter().any(|target| !target.text.is_empty())
        };
        for (cells, place) in std::mem::take(&mut self.above) {
            let is_pair = self.is_text && is_pair(&cells);
            let row = is_pair.then(|| header.unit(&borrowed(&cells), place).ok()).flatten();
            match row.filter(is_whole) {
                Some(row) => out.extend([row]),
                None if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                None => unread.pass_over_at(ROWS_ABOVE, place),
            }
        }
    }

    /// A table ends: a row that could have named columns names none.
    pub(in super::super) fn end_table(
        &mut self,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        if let Some((cells, place)) = self.coded.take()
            && self.header.as_ref().is_some_and(Header::is_likely_coded)
            && is_coded(&borrowed(&cells), None)
        {
            self.header = Some(Header::coded());
            self.push(&borrowed(&cells), place, out)?;
        }
        Ok(())
    }

    /// All rows are done.
    pub(in super::super) fn finish(&mut self, out: &mut impl Extend<Row>) -> Result<(), ReadError> {
        self.end_table(out)?;
        if self.header.is_none() { self.settle(out) } else { Ok(()) }
    }

    /// There is no header: two columns are a text and its translation.
    fn settle(&mut self, out: &mut impl Extend<Row>) -> Result<(), ReadError> {
        let above = std::mem::take(&mut self.above);
        // In a table as text the others of a wider row are told as such.
        let is_other = |(index, (cells, _)): &(usize, &Kept)| match index {
            0 => cells.len() != 2,
            _ => cells.len() > 2 && !self.is_text,
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
