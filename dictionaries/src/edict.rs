//! EDICT as a table from a Japanese word to the stems of its English glosses, and to those that it
//! was learned to become.

use crate::layout::{self, Hashed};

static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.records"));
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.slots"));
static MARKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.marks"));
static STEM_TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.stem-texts"));
static STEM_INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.stem-index"));
static STEM_SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.stem-slots"));
static STEM_LOOSENESS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edict.stem-looseness"));

/// The number of an English stem in [`Edict`]: dense from 0, the most frequent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StemId(pub u32);

/// The embedded EDICT.
///
/// Keys are headwords, and the readings of words usually written in kana, both in NFKC and
/// lower case; inflected words stand in their base form. Look-ups hash the key once and do not
/// allocate.
///
/// ```
/// use taiyaku_dictionaries::{Edict, Stemmer};
/// let edict = Edict;
/// let first = edict.glosses(&["食べる"]).unwrap().next().unwrap();
/// let stem = Stemmer::new().stem("eating").into_owned();
/// assert_eq!(first.map(|id| edict.stem(id).unwrap()).collect::<Vec<_>>(), [stem]);
/// assert!(edict.glosses(&["食べ"]).is_none()); // not a headword
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Edict;

impl Edict {
    /// The glosses of the key that `parts` make when joined, the most usual first.
    #[must_use]
    pub fn glosses(self, parts: &[&str]) -> Option<Glosses> {
        let hashed = parts.iter().map(|part| Hashed::new(part)).reduce(Hashed::then)?;
        self.marks(hashed).is_key.then(|| self.glosses_of(hashed, parts))?
    }

    /// As [`Edict::glosses`], where it is known that `hashed` is what `parts` make.
    #[must_use]
    pub fn glosses_of(self, hashed: Hashed, parts: &[&str]) -> Option<Glosses> {
        probe(SLOTS, hashed, |offset| {
            let mut record = RECORDS.get(offset..)?;
            let key = layout::take_text(&mut record)?;
            if !is_joined(key, parts) {
                return None;
            }
            let (&loose, rest) = record.split_first()?;
            record = rest;
            let learned = Learned { left: layout::take_number(&mut record)?, record };
            for _ in 0..2 * learned.left {
                layout::take_number(&mut record)?;
            }
            let left = layout::take_number(&mut record)?;
            Some(Glosses { record, left, learned, looseness: looseness(loose) })
        })
    }

    /// Reads what [`Edict::glosses_of`] is going to read first. The tables are larger than a core's own
    /// cache: for several texts, one after the other, the memory answers at the same time.
    pub fn fetch(self, hashed: Hashed) {
        std::hint::black_box(probe(SLOTS, hashed, |offset| RECORDS.get(offset)));
    }

    /// What can be told about a text from its hash alone, by one look into a table of 2 MB.
    ///
    /// ```
    /// use taiyaku_dictionaries::{Edict, Hashed};
    /// let (sum, machine) = (Hashed::new("計算"), Hashed::new("機"));
    /// assert!(Edict.marks(sum).is_key && Edict.marks(sum).begins_longer);
    /// assert!(Edict.marks(sum.then(machine)).is_key);
    /// assert_eq!(sum.then(machine), Hashed::new("計算機"));
    /// ```
    #[must_use]
    pub fn marks(self, hashed: Hashed) -> Marks {
        let (byte, shift) = hashed.mark();
        let marks = MARKS.get(byte).map_or(0, |byte| byte >> shift);
        Marks {
            is_key: marks & layout::IS_KEY != 0,
            begins_longer: marks & layout::BEGINS_LONGER != 0,
        }
    }

    /// How many of `parts`, joined one after the other, still begin a key of the dictionary. May
    /// say one too many, never one too few.
    #[must_use]
    pub fn longest_prefix<'a>(self, parts: impl Iterator<Item = &'a str>) -> usize {
        let begins = |joined: &mut Hashed, part: &'a str| {
            *joined = joined.then(Hashed::new(part));
            let Marks { is_key, begins_longer } = self.marks(*joined);
            (is_key || begins_longer).then_some(())
        };
        parts.scan(Hashed::new(""), begins).count()
    }

    /// How many stems there are; ids lie below it.
    #[must_use]
    pub fn stem_count(self) -> usize {
        STEM_INDEX.len() / 4
    }

    /// A stem's text; `None` for an id that is none.
    #[must_use]
    pub fn stem(self, id: StemId) -> Option<&'static str> {
        std::str::from_utf8(text_of(id)?).ok()
    }

    /// As [`Glosses::looseness`], of an English stem; 0 for an id that is none.
    ///
    /// ```
    /// use taiyaku_dictionaries::Edict;
    /// let looseness = |stem| Edict.looseness(Edict.stem_id(stem).unwrap());
    /// assert!(looseness("book") < -1.0 && looseness("get") > 1.0);
    /// ```
    #[must_use]
    pub fn looseness(self, StemId(id): StemId) -> f32 {
        STEM_LOOSENESS.get(id as usize).map_or(0.0, |&steps| looseness(steps))
    }

    /// A stem's id; `None` when no gloss has it.
    #[must_use]
    pub fn stem_id(self, stem: &str) -> Option<StemId> {
        probe(STEM_SLOTS, Hashed::new(stem), |id| {
            let id = StemId(u32::try_from(id).ok()?);
            (text_of(id)? == stem.as_bytes()).then_some(id)
        })
    }
}

/// A byte of the tables, in nats.
fn looseness(steps: u8) -> f32 {
    f32::from(i8::from_le_bytes([steps])) / layout::LOOSENESS_STEPS
}

/// What the dictionary's keys have to do with a text. A no is certain; a text that is none is
/// taken for a key once in 34 times, for the beginning of one once in 26.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The text is a key.
    pub is_key: bool,
    /// The text begins a longer key.
    pub begins_longer: bool,
}

/// The glosses of one word, in the dictionary's order.
#[derive(Clone, Debug)]
pub struct Glosses {
    record: &'static [u8],
    left: usize,
    learned: Learned,
    looseness: f32,
}

impl Glosses {
    /// The stems that the word becomes in translations, with t(stem | word) in 0–1, which sum to at
    /// most about 1: learned from many sentences (`words.tsv`), where EDICT only lists what is possible.
    ///
    /// ```
    /// use taiyaku_dictionaries::Edict;
    /// let glosses = Edict.glosses(&["買う"]).unwrap();
    /// let (stem, t) = glosses.learned().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    /// assert_eq!(Edict.stem(stem), Some("buy"));
    /// assert!(t > 0.5);
    /// ```
    #[must_use]
    pub fn learned(&self) -> Learned {
        self.learned.clone()
    }

    /// How much more often than other words of its language the word stands where no word of the
    /// translation explains it: log odds in nats, in -6.4..=6.4, and 0 for a word that the corpus does
    /// not tell of (`looseness.tsv`). A 本 is nearly always a book, and やる is now this, now that.
    ///
    /// ```
    /// use taiyaku_dictionaries::Edict;
    /// let looseness = |word| Edict.glosses(&[word]).unwrap().looseness();
    /// assert!(looseness("学校") < -1.0 && looseness("やる") > 1.0);
    /// ```
    #[must_use]
    pub fn looseness(&self) -> f32 {
        self.looseness
    }
}

/// What a word was learned to become: stems with probabilities.
#[derive(Clone, Debug)]
pub struct Learned {
    record: &'static [u8],
    left: usize,
}

impl Iterator for Learned {
    type Item = (StemId, f32);

    fn next(&mut self) -> Option<(StemId, f32)> {
        self.left = self.left.checked_sub(1)?;
        let id = u32::try_from(layout::take_number(&mut self.record)?).ok()?;
        let thousandths = u16::try_from(layout::take_number(&mut self.record)?).ok()?;
        Some((StemId(id), f32::from(thousandths) / 1000.0))
    }
}

impl Iterator for Glosses {
    type Item = Gloss;

    fn next(&mut self) -> Option<Gloss> {
        self.left = self.left.checked_sub(1)?;
        let count = layout::take_number(&mut self.record)?;
        let gloss = Gloss { stems: self.record, left: count };
        for _ in 0..count {
            layout::take_number(&mut self.record)?;
        }
        Some(gloss)
    }
}

/// One gloss: the stems of its words in order, stop words left out; never empty.
#[derive(Clone, Debug)]
pub struct Gloss {
    stems: &'static [u8],
    left: usize,
}

impl Iterator for Gloss {
    type Item = StemId;

    fn next(&mut self) -> Option<StemId> {
        self.left = self.left.checked_sub(1)?;
        let id = layout::take_number(&mut self.stems)?;
        u32::try_from(id).ok().map(StemId)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Gloss {}

/// A stem's text in UTF-8.
fn text_of(StemId(id): StemId) -> Option<&'static [u8]> {
    let start = word(STEM_INDEX, id as usize)? as usize;
    layout::take_text(&mut STEM_TEXTS.get(start..)?)
}

fn word(table: &[u8], index: usize) -> Option<u32> {
    let bytes = table.get(index * 4..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}

/// The first value in `hashed`'s run of slots for which `found` gives something.
fn probe<T>(slots: &[u8], hashed: Hashed, found: impl Fn(usize) -> Option<T>) -> Option<T> {
    let size = slots.len() / 4;
    let mut slot = hashed.place(size);
    loop {
        let entry = word(slots, slot).filter(|&entry| entry != 0)?;
        if let Some(result) = hashed.value(entry).and_then(&found) {
            return Some(result);
        }
        slot = (slot + 1) % size;
    }
}

fn is_joined(key: &[u8], parts: &[&str]) -> bool {
    let mut rest = key;
    for part in parts {
        match rest.strip_prefix(part.as_bytes()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}
