//! How the EDICT tables lie in their files; shared by the build script, which writes them, and
//! the library, which reads them in place.
//!
//! - records: one after the other, `text key, number of glosses, (number of stems, stem id …) …`;
//! - stem texts: one after the other; stem index: by stem id, where its text begins (u32);
//! - slots: hash tables with linear probing over the keys (→ byte of the record) and over the
//!   stems (→ stem id), u32 each, 0 for an empty slot and otherwise the value plus one.
//!
//! - prefixes: a bitmap over hashes, with a bit for every key and every beginning of one; a text
//!   whose bit is clear begins no key.
//!
//! A number is LEB128, a text its length in bytes and its UTF-8. Integers are little-endian.

#![allow(dead_code, reason = "the writer and the reader each use half of it")]

pub const RECORDS: &str = "edict.records";
pub const SLOTS: &str = "edict.slots";
pub const STEM_TEXTS: &str = "edict.stem-texts";
pub const STEM_INDEX: &str = "edict.stem-index";
pub const STEM_SLOTS: &str = "edict.stem-slots";

pub const PREFIXES: &str = "edict.prefixes";

/// Bits of the bitmap of prefixes: with EDICT one in sixteen is set, so one text in sixteen
/// is looked up in vain.
pub const PREFIX_BITS: usize = 1 << 23;

/// The hash of the empty text.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a of a text with `hash` behind which `more` is put,
/// <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub fn hash_on(hash: u64, more: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    more.bytes().fold(hash, step)
}

/// FNV-1a over the parts as if they were one text.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    parts.into_iter().fold(EMPTY, hash_on)
}

/// Where a text's bit stands in the bitmap of prefixes: byte and bit.
pub fn prefix_bit(hash: u64) -> (usize, u8) {
    let bit = first_slot(hash, PREFIX_BITS);
    (bit / 8, (bit % 8) as u8)
}

/// Where probing begins in a table of `size` slots (a power of two).
pub fn first_slot(hash: u64, size: usize) -> usize {
    // The high half of FNV's result is the better mixed one for short keys.
    ((hash ^ (hash >> 32)) as usize) & (size - 1)
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
