//! The rows of a table before it is known what its columns are.

use crate::formats::Place;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::unit::Unit;
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
    above: Vec<(Vec<String>, Place)>,
    /// A row that names the columns, unless the next one says the same languages.
    coded: Option<(Vec<String>, Place)>,
    wanted: Wanted,
}

impl Head {
    /// Of a table of which this is wanted.
    pub(in super::super) fn new(wanted: Wanted) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// What is known of the columns.
    pub(in super::super) fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Another table begins, with other columns.
    pub(in super::super) fn rename(&mut self, header: Header) {
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
            && is_coded(&first, cells)
        {
            self.header = Some(Header::coded());
            self.push_kept(&first, at, out)?;
        }
        if self.header.is_some() {
            return self.push(cells, place, out);
        }
        let row = (cells.iter().map(|cell| (*cell).to_owned()).collect(), place);
        self.header = Header::wanted(cells, self.wanted);
        let Some(header) = &self.header else {
            self.above.push(row);
            return if self.above.len() > MAX_PREAMBLE { self.settle(out) } else { Ok(()) };
        };
        self.coded = header.may_be_coded().then_some(row);
        for (cells, place) in std::mem::take(&mut self.above) {
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                unread.pass_over_at(ROWS_ABOVE, place);
            }
        }
        Ok(())
    }

    /// A table ends: a row that could have named columns names none.
    pub(in super::super) fn end_table(
        &mut self,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        if let Some((cells, place)) = self.coded.take()
            && self.header.as_ref().is_some_and(Header::is_likely_coded)
        {
            self.header = Some(Header::coded());
            self.push_kept(&cells, place, out)?;
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
        let is_two = |(cells, _): &&(Vec<String>, Place)| cells.len() == 2;
        let first = above.first();
        // In a table of two columns the others of a wider row are told as such.
        if let Some((cells, place)) = first.filter(|first| !is_two(first)) {
            return Err(ReadErrorKind::columns(cells.iter().map(String::as_str)).at(*place));
        }
        self.header = Some(Header::two());
        above.iter().try_for_each(|(cells, place)| self.push_kept(cells, *place, out))
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

    fn push_kept(
        &self,
        cells: &[String],
        place: Place,
        out: &mut impl Extend<Row>,
    ) -> Result<(), ReadError> {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        self.push(&cells, place, out)
    }
}

/// Whether a row that seems to name columns and the next one are texts with the codes of their
/// languages, the same two in both.
fn is_coded(first: &[String], next: &[&str]) -> bool {
    let ([_, _, from, to], [source, target, codes @ ..]) = (first, next) else { return false };
    (codes == [from, to] || codes == [to, from])
        && !next.iter().eq(first)
        && !source.trim().is_empty()
        && !target.trim().is_empty()
}
