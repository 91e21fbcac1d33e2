//! How the EDICT tables lie in their files; shared by the build script, which writes them, and
//! the library, which reads them in place.
//!
//! - records: one after the other, `text key, looseness (i8), number of learned words, (stem id,
//!   thousandths) …, number of glosses, (number of stems, stem id …) …`;
//! - stem texts: one after the other; stem index: by stem id, where its text begins (u32);
//! - stem looseness: by stem id (i8);
//! - slots: hash tables with linear probing over the keys (→ byte of the record) and over the
//!   stems (→ stem id), u32 each, 0 for an empty slot and otherwise the value plus one, with bits of
//!   the key's hash above it, which turn away nearly all that only stand in the way.
//!
//! - marks: by hash two bits, whether a key has this hash and whether the beginning of a longer key
//!   has it. A clear bit is certain, a set one nearly.
//!
//! A number is LEB128, a text its length in bytes and its UTF-8. Integers are little-endian.

#![allow(dead_code, reason = "the writer and the reader each use half of it")]

pub const RECORDS: &str = "edict.records";
pub const SLOTS: &str = "edict.slots";
pub const STEM_TEXTS: &str = "edict.stem-texts";
pub const STEM_INDEX: &str = "edict.stem-index";
pub const STEM_SLOTS: &str = "edict.stem-slots";
pub const STEM_LOOSENESS: &str = "edict.stem-looseness";

pub const MARKS: &str = "edict.marks";

/// How many marks there are: with EDICT one in 34 says that there is a key.
pub const MARK_COUNT: usize = 1 << 23;

/// What the first bit of a mark says: a key has this hash.
pub const IS_KEY: u8 = 1;
/// What the second bit of a mark says: a longer key begins with a text that has this hash.
pub const BEGINS_LONGER: u8 = 2;

/// The steps of looseness in a nat: an i8 of them holds 6 nats either way.
pub const LOOSENESS_STEPS: f32 = 20.0;

/// The part of a slot that is the value.
const VALUE_MASK: u32 = (1 << 24) - 1;

/// A text as it is looked up: the value of the polynomial over 2⁶⁴ that has its bytes as
/// coefficients (Karp & Rabin 1987), and the power by which a text behind it moves that. So two
/// hashed texts are joined in two multiplications, however long they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashed {
    value: u64,
    power: u64,
}

impl Hashed {
    /// Knuth's multiplier of a linear congruential generator (MMIX); any odd one of high order does.
    const BASE: u64 = 6_364_136_223_846_793_005;

    /// Hashes a text. O(its length).
    #[must_use]
    pub fn new(text: &str) -> Self {
        text.bytes().fold(Self { value: 0, power: 1 }, |hashed, byte| Self {
            value: hashed.value.wrapping_mul(Self::BASE).wrapping_add(u64::from(byte)),
            power: hashed.power.wrapping_mul(Self::BASE),
        })
    }

    /// The text with `more` behind it. O(1).
    #[must_use]
    pub fn then(self, more: Self) -> Self {
        Self {
            value: self.value.wrapping_mul(more.power).wrapping_add(more.value),
            power: self.power.wrapping_mul(more.power),
        }
    }

    /// Where looking begins in a table of `size` places (a power of two).
    pub(crate) fn place(self, size: usize) -> usize {
        // The low bits of the polynomial depend on the low bits of its coefficients alone.
        let mixed = (self.value ^ (self.value >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32) as usize & (size - 1)
    }

    /// What stands in a slot for this text and a value; none for a value that is too large.
    pub(crate) fn slot(self, value: usize) -> Option<u32> {
        let value = u32::try_from(value + 1).ok()?;
        (value <= VALUE_MASK).then_some(self.tag() | value)
    }

    /// The value in a slot, if it may be this text's.
    pub(crate) fn value(self, slot: u32) -> Option<usize> {
        let value = (slot & VALUE_MASK).checked_sub(1)?;
        (slot & !VALUE_MASK == self.tag()).then_some(value as usize)
    }

    fn tag(self) -> u32 {
        // The polynomial's high bits, which have not been used up for the place.
        (self.value >> 32) as u32 & !VALUE_MASK
    }

    /// Where this text's mark stands: the byte, and by how many bits to shift it.
    pub(crate) fn mark(self) -> (usize, usize) {
        let place = self.place(MARK_COUNT);
        (place / 4, place % 4 * 2)
    }
}

/// Appends a number.
pub fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a text.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Takes a number off the front of `bytes`.
pub fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Takes a text's bytes off the front of `bytes`.
pub fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = take_number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(text)
}
