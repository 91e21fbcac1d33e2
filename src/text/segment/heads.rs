//! Is one of many Japanese words here? Asked behind every stop, so the answer is mostly no after two
//! looks into a table.

/// Words in Japanese that a text may begin with, or have in it.
pub(super) struct Heads {
    words: &'static [&'static str],
    firsts: Characters,
    seconds: Characters,
}

impl Heads {
    /// Of `words` whose first two characters have three bytes each, as kana and kanji do.
    #[expect(clippy::indexing_slicing, reason = "constant tables, checked when compiled")]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut seconds, mut index) = (Characters::NONE, Characters::NONE, 0);
        while index < words.len() {
            let word = words[index].as_bytes();
            let is_wide = word[0] >= 0xe0 && (word.len() == 3 || word[3] >= 0xe0);
            assert!(is_wide, "the first two characters are no kana or kanji");
            firsts = firsts.with(word[1], word[2]);
            seconds = if word.len() > 3 { seconds.with(word[4], word[5]) } else { Characters::ALL };
            index += 1;
        }
        Self { words, firsts, seconds }
    }

    /// Whether `text` begins with one of the words. Most texts are turned away at once.
    pub fn begin(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let &[_, b, c, ..] = bytes else { return false };
        if !self.firsts.may_have(b, c) {
            return false;
        }
        if let &[_, _, _, _, e, f, ..] = bytes
            && !self.seconds.may_have(e, f)
        {
            return false;
        }
        // Comparing a byte first calls nothing.
        self.words.iter().any(|word| word.as_bytes().get(2) == Some(&c) && text.starts_with(word))
    }

    /// Whether one of the words stands anywhere in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| self.begin(rest)))
    }
}

/// A set of characters of three bytes that may say of another one that it has it: by the last ten bits.
#[derive(Clone, Copy)]
struct Characters([u64; 16]);

impl Characters {
    const NONE: Self = Self([0; 16]);
    const ALL: Self = Self([u64::MAX; 16]);

    /// With the character whose last two bytes are `second` and `third`.
    #[expect(clippy::indexing_slicing, reason = "four bits are below 16")]
    const fn with(mut self, second: u8, third: u8) -> Self {
        self.0[(second & 0x0f) as usize] |= 1 << (third & 0x3f);
        self
    }

    #[expect(clippy::indexing_slicing, reason = "four bits are below 16")]
    const fn may_have(&self, second: u8, third: u8) -> bool {
        self.0[(second & 0x0f) as usize] >> (third & 0x3f) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LONG: &[&str] = &["という", "とは言", "言い", "しかし", "コメント"];
    const ALL: &[&str] = &["と", "という", "とは言", "言い", "しかし", "コメント"];
    static HEADS: [(&[&str], Heads); 2] = [(LONG, Heads::new(LONG)), (ALL, Heads::new(ALL))];

    proptest! {
        #[test]
        fn heads_are_found_as_by_comparing_each(text in "[との言はいうしかメンコaé。]{0,8}") {
            for (words, heads) in &HEADS {
                prop_assert_eq!(heads.begin(&text), words.iter().any(|word| text.starts_with(word)));
                prop_assert_eq!(heads.stand_in(&text), words.iter().any(|word| text.contains(word)));
            }
        }
    }
}
