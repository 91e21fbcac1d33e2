//! Counts characters before places of a text, also where its lines are long.

/// How many bytes of a text are counted anew for a place.
const STEP: usize = 1024;

/// The characters of a text, counted at every so many bytes.
pub(super) struct Counter<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

impl<'a> Counter<'a> {
    /// O(bytes).
    pub(super) fn new(text: &'a str) -> Self {
        let mut count = 0;
        let steps = text.as_bytes().chunks(STEP).map(|bytes| {
            let before = count;
            count += characters(bytes);
            before
        });
        Self { text, counts: steps.collect() }
    }

    /// How many characters begin before byte `at`. O(1).
    pub(super) fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let step = at / STEP;
        // The end of the text may be the beginning of a step that there is not.
        let (step, count) = match self.counts.get(step) {
            Some(&count) => (step, count),
            None => (step.saturating_sub(1), self.counts.last().copied().unwrap_or(0)),
        };
        count + characters(self.text.as_bytes().get(step * STEP..at).unwrap_or_default())
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_before_every_place() {
        for text in ["", "a犬é\n", &"犬a".repeat(STEP), &"a".repeat(STEP), &"é".repeat(STEP)] {
            let counter = Counter::new(text);
            let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (count, at) in places.enumerate() {
                assert_eq!(counter.before(at), count);
            }
            assert_eq!(counter.before(usize::MAX), text.chars().count());
        }
    }
}
