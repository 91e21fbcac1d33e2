//! The cells of the lattice that a search may visit.
//!
//! A cell is a pair of cuts: `source` sentences and `target` sentences that lie before it. A
//! corridor keeps, for every source cut, one interval of target cuts; time and memory of the
//! search are proportional to its cells.

use std::ops::RangeInclusive;

/// A point that the true path is believed to pass near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waypoint {
    /// The source cut.
    pub source: usize,
    /// The target cut.
    pub target: usize,
    /// By how many target cuts, on either side, it may be wrong.
    pub margin: usize,
}

/// For each source cut `0..=n` the interval of target cuts to visit.
///
/// Both ends of the intervals rise with the source cut, neighbours overlap, the first interval
/// holds 0 and the last holds `m`: so a path from (0, 0) to (n, m) exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corridor {
    /// Per source cut: the first and last target cut.
    rows: Vec<(usize, usize)>,
    /// Per source cut: the cells in the rows before it; closed by the number of cells.
    offsets: Vec<usize>,
    target: usize,
}

impl Corridor {
    /// All cells of `source` × `target` sentences.
    #[must_use]
    pub fn full(source: usize, target: usize) -> Self {
        Self::through(source, target, &[])
    }

    /// The cells that `waypoints` leave open: at a waypoint's source cut those within its margin
    /// of its target cut (of any, where several waypoints share a source cut); between two, those
    /// that neither has passed. Waypoints must ascend on both sides. O(`source` + waypoints).
    ///
    /// ```
    /// use taiyaku::align::{Corridor, Waypoint};
    /// let all = Corridor::full(100, 100);
    /// let middle = Waypoint { source: 50, target: 50, margin: 5 };
    /// let narrow = Corridor::through(100, 100, &[middle]);
    /// assert_eq!(all.cells(), 101 * 101);
    /// assert!(narrow.contains(50, 50) && narrow.contains(20, 30));
    /// assert!(!narrow.contains(20, 80));
    /// ```
    #[must_use]
    pub fn through(source: usize, target: usize, waypoints: &[Waypoint]) -> Self {
        // A row of which nothing is known has its lower end above the upper one.
        let mut rows = vec![(usize::MAX, 0); source + 1];
        for point in waypoints {
            if let Some(row) = rows.get_mut(point.source) {
                row.0 = row.0.min(point.target.saturating_sub(point.margin));
                row.1 = row.1.max(point.target + point.margin);
            }
        }
        if let Some(first) = rows.first_mut() {
            *first = (0, if first.0 <= first.1 { first.1 } else { target });
        }
        let mut low = 0;
        for row in &mut rows {
            if row.0 <= row.1 {
                low = row.0.max(low);
            } else {
                row.1 = target;
            }
            row.0 = low;
        }
        // The path ends in the last row's last cell, and where waypoints disagree there must be a
        // way from each row to the next.
        let (mut high, mut way) = (target, target);
        for row in rows.iter_mut().rev() {
            high = row.1.min(high);
            row.1 = high.max(row.0).max(way);
            way = row.0;
        }
        Self::of(rows, target)
    }

    /// The same corridor without the cells before the first and behind the last target cut that are
    /// `reached` at each source cut. O(rows).
    pub(super) fn narrowed(&self, reached: &[(usize, usize)]) -> Self {
        let rows = self.rows.iter().zip(reached);
        let mut rows: Vec<(usize, usize)> = rows
            .map(|(&(low, high), &(first, last))| (low.max(first), high.min(last)))
            .map(|(low, high)| if low <= high { (low, high) } else { (self.target, 0) })
            .collect();
        // Where nothing is reached, what the rows around it leave open; and both ends rise.
        let mut high = 0;
        for row in &mut rows {
            high = row.1.max(high);
            row.1 = high;
        }
        let (mut low, mut way) = (self.target, self.target);
        for row in rows.iter_mut().rev() {
            low = row.0.min(low);
            *row = (low, row.1.max(way).max(low));
            way = low;
        }
        Self::of(rows, self.target)
    }

    /// The cells of both corridors, which must be of the same documents and have a path in common.
    /// O(rows).
    ///
    /// ```
    /// use taiyaku::align::{Corridor, Waypoint};
    /// let through = |source, target, margin| {
    ///     Corridor::through(9, 9, &[Waypoint { source, target, margin }])
    /// };
    /// let both = through(3, 3, 0).and(&through(6, 6, 1));
    /// assert!(both.contains(3, 3) && both.contains(6, 7));
    /// assert!(!both.contains(3, 4) && !both.contains(6, 8));
    /// ```
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let rows = self.rows.iter().zip(&other.rows);
        let rows = rows.map(|(&(low, high), &(other_low, other_high))| {
            let low = low.max(other_low);
            (low, high.min(other_high).max(low))
        });
        Self::of(rows.collect(), self.target)
    }

    /// What lies between two cells, `end` right of `start` and below it, counted from `start`; both
    /// are in it, even where they are not in this corridor. O(rows).
    pub(super) fn between(&self, start: (usize, usize), end: (usize, usize)) -> Self {
        let width = end.1.saturating_sub(start.1);
        let inside = |target: usize| target.min(end.1).saturating_sub(start.1);
        let rows = self.rows.get(start.0..=end.0).unwrap_or_default();
        let mut rows: Vec<(usize, usize)> =
            rows.iter().map(|&(low, high)| (inside(low), inside(high))).collect();
        if let Some(first) = rows.first_mut() {
            first.0 = 0;
        }
        if let Some(last) = rows.last_mut() {
            last.1 = width;
        }
        Self::of(rows, width)
    }

    fn of(rows: Vec<(usize, usize)>, target: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for &(low, high) in &rows {
            offsets.push(cells);
            cells += high - low + 1;
        }
        offsets.push(cells);
        Self { rows, offsets, target }
    }

    /// How many source sentences there are.
    #[must_use]
    pub fn source(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// How many target sentences there are.
    #[must_use]
    pub fn target(&self) -> usize {
        self.target
    }

    /// How many cells there are.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.offsets.last().copied().unwrap_or(0)
    }

    /// The target cuts to visit at a source cut; empty for a cut that is none.
    #[must_use]
    pub fn row(&self, source: usize) -> RangeInclusive<usize> {
        #[expect(clippy::reversed_empty_ranges, reason = "the canonical empty range")]
        self.rows.get(source).map_or(1..=0, |&(low, high)| low..=high)
    }

    /// The number of a cell among all cells, row by row.
    #[must_use]
    pub fn index(&self, source: usize, target: usize) -> Option<usize> {
        let &(low, high) = self.rows.get(source)?;
        let offset = self.offsets.get(source)?;
        (low..=high).contains(&target).then(|| offset + (target - low))
    }

    /// Whether a cell is in the corridor.
    #[must_use]
    pub fn contains(&self, source: usize, target: usize) -> bool {
        self.row(source).contains(&target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is reached by row, and the rows of what is left.
    type Case<'a> = (&'a [(usize, usize)], &'a [RangeInclusive<usize>]);

    #[test]
    fn a_narrowed_corridor_still_leads_to_the_end() {
        const END: usize = usize::MAX;
        let cases: [Case; 4] = [
            (&[(0, END); 4], &[0..=3, 0..=3, 0..=3, 0..=3]),
            (&[(0, 1), (1, 1), (2, 3), (2, END)], &[0..=1, 1..=2, 2..=3, 2..=3]),
            // Nothing is reached in the second row, nor at the end of the third.
            (&[(0, 0), (3, 1), (1, 2), (3, 3)], &[0..=1, 1..=1, 1..=3, 3..=3]),
            (&[(0, 0), (2, 3), (1, 1), (1, END)], &[0..=1, 1..=3, 1..=3, 1..=3]),
        ];
        for (reached, expected) in cases {
            let corridor = Corridor::full(3, 3).narrowed(reached);
            let rows: Vec<RangeInclusive<usize>> = (0..4).map(|row| corridor.row(row)).collect();
            assert_eq!(rows, expected, "{reached:?}");
        }
    }
}
