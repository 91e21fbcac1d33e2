//! Lists of numbers, one after another in memory.

use std::ops::Range;

/// Rows of numbers.
pub(super) struct Rows {
    /// Where each row begins, and where the last ends.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    pub fn new() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }

    /// `count` rows of the pairs of a row and an item, those of a row in their order. O(pairs).
    pub fn gathered(count: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for &(row, _) in pairs {
            if let Some(next) = starts.get_mut(row as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut items = vec![0; pairs.len()];
        for &(row, item) in pairs {
            let Some(place) = free.get_mut(row as usize) else { continue };
            if let Some(slot) = items.get_mut(*place as usize) {
                *slot = item;
            }
            *place += 1;
        }
        Self { starts, items }
    }

    /// Adds a row of the different numbers among `items`, ascending.
    pub fn push_distinct(&mut self, items: impl Iterator<Item = u32>) {
        let start = self.items.len();
        self.items.extend(items);
        let row = self.items.get_mut(start..).unwrap_or_default();
        row.sort_unstable();
        let mut kept = start;
        for at in start..self.items.len() {
            let item = self.items.get(at).copied().unwrap_or(0);
            let is_new = kept == start || self.items.get(kept - 1) != Some(&item);
            if let Some(place) = self.items.get_mut(kept).filter(|_| is_new) {
                *place = item;
                kept += 1;
            }
        }
        self.items.truncate(kept);
        self.starts.push(u32::try_from(kept).unwrap_or(u32::MAX));
    }

    /// How many items there are in all rows.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// The places of a row's items among all.
    pub fn places(&self, row: u32) -> Range<u32> {
        let at = |row: usize| self.starts.get(row).copied().unwrap_or(0);
        at(row as usize)..at(row as usize + 1)
    }

    pub fn row(&self, row: u32) -> &[u32] {
        let places = self.places(row);
        self.items.get(places.start as usize..places.end as usize).unwrap_or_default()
    }

    /// All rows with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        (0..).zip(self.starts.windows(2)).map(|(row, _)| (row, self.row(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hold_what_was_put_into_them() {
        let mut rows = Rows::new();
        rows.push_distinct([3, 1, 3, 2].into_iter());
        rows.push_distinct([].into_iter());
        rows.push_distinct([5, 5].into_iter());
        assert_eq!([rows.row(0), rows.row(1), rows.row(2)], [&[1, 2, 3][..], &[], &[5]]);
        assert_eq!(rows.places(2), 3..4);
        let gathered = Rows::gathered(3, &[(2, 7), (0, 9), (2, 1), (0, 8)]);
        assert_eq!(
            [gathered.row(0), gathered.row(1), gathered.row(2)],
            [&[9, 8][..], &[], &[7, 1]]
        );
    }
}
