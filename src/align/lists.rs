//! Many short lists of numbers in one allocation, and the same the other way round.

use std::ops::Range;

/// Lists of numbers, one after the other.
#[derive(Default)]
pub(super) struct Lists {
    /// Where each list ends.
    ends: Vec<usize>,
    /// All of them.
    pub numbers: Vec<u32>,
}

impl Lists {
    /// Adds a list behind the others.
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.numbers.extend(list);
        self.ends.push(self.numbers.len());
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a list stands among all numbers.
    pub fn range(&self, list: usize) -> Range<usize> {
        let start = list.checked_sub(1).and_then(|before| self.ends.get(before));
        start.copied().unwrap_or(0)..self.ends.get(list).copied().unwrap_or(0)
    }

    /// A list; an empty one for a number that is none.
    pub fn get(&self, list: usize) -> &[u32] {
        self.numbers.get(self.range(list)).unwrap_or_default()
    }

    /// The lists, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|list| self.get(list))
    }

    /// For each number below `numbers`, the lists that have it, ascending. O(numbers).
    pub fn inverted(&self, numbers: usize) -> Self {
        // Where the next list of a number goes; at last, where its lists end.
        let mut ends = vec![0; numbers + 1];
        for &number in &self.numbers {
            if let Some(count) = ends.get_mut(number as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        let mut lists = vec![0; total];
        for (list, numbers) in (0_u32..).zip(self.iter()) {
            for &number in numbers {
                let Some(next) = ends.get_mut(number as usize) else { continue };
                if let Some(entry) = lists.get_mut(*next) {
                    *entry = list;
                }
                *next += 1;
            }
        }
        ends.truncate(numbers);
        Self { ends, numbers: lists }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_inverted() {
        let mut lists = Lists::default();
        for list in [&[0, 2][..], &[], &[2, 3]] {
            lists.push(list.iter().copied());
        }
        assert_eq!((lists.get(0), lists.get(1), lists.get(9)), (&[0, 2][..], &[][..], &[][..]));
        let inverted = lists.inverted(5);
        let found: Vec<&[u32]> = inverted.iter().collect();
        assert_eq!(found, [&[0][..], &[], &[0, 2], &[2], &[]]);
    }
}
