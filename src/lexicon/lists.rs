//! Many short lists of numbers in one allocation, and the same the other way round.

use std::ops::Range;

/// Lists of numbers, one after the other.
#[derive(Default)]
pub(crate) struct Lists {
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
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> + Clone {
        (0..self.len()).map(|list| self.get(list))
    }

    /// Adds a list of the different numbers among `numbers`, ascending.
    pub fn push_distinct(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let start = self.numbers.len();
        self.numbers.extend(numbers);
        let list = self.numbers.get_mut(start..).unwrap_or_default();
        list.sort_unstable();
        let mut kept = start;
        for at in start..self.numbers.len() {
            let number = self.numbers.get(at).copied().unwrap_or(0);
            let is_new = kept == start || self.numbers.get(kept - 1) != Some(&number);
            if let Some(place) = self.numbers.get_mut(kept).filter(|_| is_new) {
                *place = number;
                kept += 1;
            }
        }
        self.numbers.truncate(kept);
        self.ends.push(kept);
    }

    /// For each number below `numbers`, the lists that have it, ascending. O(numbers).
    pub fn inverted(&self, numbers: usize) -> Self {
        let pairs = (0_u32..)
            .zip(self.iter())
            .flat_map(|(list, numbers)| numbers.iter().map(move |&number| (number as usize, list)));
        Self::gathered(numbers, pairs)
    }

    /// `count` lists of the pairs of a list and a number, those of a list in their order. O(pairs).
    pub fn gathered(count: usize, pairs: impl Iterator<Item = (usize, u32)> + Clone) -> Self {
        // Where the next number of a list goes; at last, where the list ends.
        let mut ends = vec![0; count + 1];
        for (list, _) in pairs.clone() {
            if let Some(size) = ends.get_mut(list + 1) {
                *size += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        let mut numbers = vec![0; total];
        for (list, number) in pairs {
            let Some(next) = ends.get_mut(list) else { continue };
            if let Some(entry) = numbers.get_mut(*next) {
                *entry = number;
            }
            *next += 1;
        }
        ends.truncate(count);
        Self { ends, numbers }
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
    #[test]
    fn lists_hold_what_was_put_into_them() {
        let mut lists = Lists::default();
        lists.push_distinct([3, 1, 3, 2]);
        lists.push_distinct([]);
        lists.push_distinct([5, 5]);
        assert_eq!([lists.get(0), lists.get(1), lists.get(2)], [&[1, 2, 3][..], &[], &[5]]);
        assert_eq!(lists.range(2), 3..4);
        let gathered = Lists::gathered(3, [(2, 7), (0, 9), (2, 1), (0, 8)].into_iter());
        let found: Vec<&[u32]> = gathered.iter().collect();
        assert_eq!(found, [&[9, 8][..], &[], &[7, 1]]);
    }
}
