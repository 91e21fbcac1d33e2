//! Translation probabilities between the units of two documents.

/// For each unit of one document, the units of the other that it may become, with
/// probabilities: t(v|u). Sparse; a row need not sum to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    rows: Vec<Vec<(u32, f32)>>,
}

impl Table {
    /// A table with `rows` empty rows.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self { rows: vec![Vec::new(); rows] }
    }

    /// What `unit` may become, ascending by unit; empty for a unit that is none.
    #[must_use]
    pub fn row(&self, unit: u32) -> &[(u32, f32)] {
        self.rows.get(unit as usize).map_or(&[], Vec::as_slice)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The greatest probability in the row of `unit`; 0 in an empty one.
    #[must_use]
    pub fn best(&self, unit: u32) -> f32 {
        self.row(unit).iter().map(|&(_, probability)| probability).fold(0.0, f32::max)
    }

    /// Raises t(`other`|`unit`) to `probability` if it is less.
    pub fn raise(&mut self, unit: u32, other: u32, probability: f32) {
        let Some(row) = self.rows.get_mut(unit as usize) else { return };
        match row.binary_search_by_key(&other, |&(v, _)| v) {
            Ok(at) => {
                if let Some(entry) = row.get_mut(at) {
                    entry.1 = entry.1.max(probability);
                }
            }
            Err(at) => row.insert(at, (other, probability)),
        }
    }

    /// The same entries, by the other document's `rows` units.
    #[must_use]
    pub fn inverted(&self, rows: usize) -> Self {
        let mut inverted = Self::new(rows);
        for (unit, row) in (0_u32..).zip(&self.rows) {
            for &(other, probability) in row {
                if let Some(to) = inverted.rows.get_mut(other as usize) {
                    to.push((unit, probability));
                }
            }
        }
        inverted
    }
}
