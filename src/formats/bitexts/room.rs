//! A limit on what one entry unfolds to, where its parts may be named many times: notes that every
//! segment of a unit gets, data that codes refer to, sentences that links name, rows of one unit.

use crate::formats::MAX_ENTRY;

use super::error::ReadErrorKind;

/// Most bytes of copies that an entry of [`MAX_ENTRY`] is made into. A unit of XLIFF with a
/// hundred segments and a page of notes needs half a megabyte.
const MOST: u64 = 4 * MAX_ENTRY;

/// The bytes of copies that are still allowed.
pub(super) struct Room(u64);

impl Room {
    pub(super) fn of_entry() -> Self {
        Self(MOST)
    }

    /// Where all that is copied was read before, and has so many bytes.
    pub(super) fn beside(read: usize) -> Self {
        Self(MOST + 2 * read as u64)
    }

    /// Takes room for copies of so many bytes.
    pub(super) fn take(&mut self, copies: usize, bytes: usize) -> Result<(), ReadErrorKind> {
        let wanted = (copies as u64).saturating_mul(bytes as u64);
        self.0 = self.0.checked_sub(wanted).ok_or_else(|| {
            let what = "what is said once for many places unfolds to over";
            ReadErrorKind::TooLarge(format!("{what} {MOST} bytes, which are not read"))
        })?;
        Ok(())
    }
}
