//! Translation probabilities between the units of two documents.

/// For each unit of one document, the units of the other that it may become, with
/// probabilities: t(v|u). Sparse; a row need not sum to 1.
///
/// ```
/// use taiyaku::lexicon::Table;
/// let mut table = Table::default();
/// table.push(&mut vec![(7, 0.2), (3, 0.5), (7, 0.4)]);
/// table.push(&mut vec![]);
/// assert_eq!(table.row(0), [(3, 0.5), (7, 0.4)]); // the greater of two counts
/// let raised = table.raised(&[(0, 3, 0.1), (1, 2, 0.9)]);
/// assert_eq!((raised.row(0), raised.row(1)), (table.row(0), &[(2, 0.9)][..]));
/// assert_eq!(raised.reached(4), [false, false, true, true]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Where each row ends.
    ends: Vec<usize>,
    entries: Vec<(u32, f32)>,
}

impl Table {
    /// Adds the row of the next unit and empties `row`. Its entries may stand in any order; of
    /// several for one unit the greatest probability counts.
    pub fn push(&mut self, row: &mut Vec<(u32, f32)>) {
        row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        row.dedup_by_key(|&mut (unit, _)| unit);
        self.entries.append(row);
        self.ends.push(self.entries.len());
    }

    /// What `unit` may become, ascending by unit; empty for a unit that is none.
    #[must_use]
    pub fn row(&self, unit: u32) -> &[(u32, f32)] {
        let unit = unit as usize;
        let start = unit.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(unit).copied()).map(|(start, end)| start..end);
        range.and_then(|range| self.entries.get(range)).unwrap_or_default()
    }

    /// Of `units` units of the other document, which ones may stand for something. O(entries).
    #[must_use]
    pub fn reached(&self, units: usize) -> Vec<bool> {
        let mut reached = vec![false; units];
        for &(unit, _) in &self.entries {
            if let Some(reached) = reached.get_mut(unit as usize) {
                *reached = true;
            }
        }
        reached
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The same table, in which each of `pairs` (unit, other unit, probability) is at least as
    /// probable as it says. The pairs ascend by unit. O(entries + pairs).
    #[must_use]
    pub fn raised(&self, pairs: &[(u32, u32, f32)]) -> Self {
        let mut raised = Self::default();
        raised.entries.reserve(self.entries.len() + pairs.len());
        let mut pairs = pairs.iter().peekable();
        let mut row = Vec::new();
        for unit in (0_u32..).take(self.len()) {
            let of_unit = std::iter::from_fn(|| pairs.next_if(|pair| pair.0 == unit));
            row.extend(of_unit.map(|&(_, other, probability)| (other, probability)));
            if row.is_empty() {
                raised.entries.extend_from_slice(self.row(unit));
                raised.ends.push(raised.entries.len());
            } else {
                row.extend_from_slice(self.row(unit));
                raised.push(&mut row);
            }
        }
        raised
    }
}
