//! The headers of a Parquet file's pages, looked through before the library believes them: it makes
//! room for what they say, and steps over lists as long as they say.
//!
//! They are structures of Thrift's compact protocol,
//! <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>; their fields
//! are those of <https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift>.
//! Linear in the bytes of the headers.

/// Structures in structures; the library goes as deep.
const MAX_DEPTH: u8 = 64;

/// The field of a page's header that says how long the page is, packed.
const PACKED: i64 = 3;

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Bytes of the header itself.
    pub(super) header: usize,
    /// Bytes in the file, and unpacked.
    pub(super) packed: u64,
    pub(super) unpacked: u64,
    /// Values, if it is a dictionary.
    pub(super) dictionary: Option<u64>,
}

/// The page at the start of some bytes; `None` if they are no header, or one that lies about lists.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    let mut thrift = Thrift { rest: bytes, steps: bytes.len() };
    let mut page = Page::default();
    let mut last = 0;
    while let Some((id, kind)) = thrift.field(&mut last)? {
        match (id, kind) {
            (2, 5) => page.unpacked = thrift.number()?.try_into().ok()?,
            (PACKED, 5) => page.packed = thrift.number()?.try_into().ok()?,
            (7, 12) => {
                let mut last = 0;
                while let Some((id, kind)) = thrift.field(&mut last)? {
                    if (id, kind) == (1, 5) {
                        page.dictionary = Some(thrift.number()?.try_into().ok()?);
                    } else {
                        thrift.skip(kind, MAX_DEPTH)?;
                    }
                }
            }
            _ => thrift.skip(kind, MAX_DEPTH)?,
        }
    }
    page.header = bytes.len() - thrift.rest.len();
    Some(page)
}

/// Whether the directory at the end of a file has no list that is longer than its bytes allow.
pub(super) fn has_sound_directory(file: &[u8]) -> bool {
    let walk = || {
        let (body, end) = file.split_at_checked(file.len().checked_sub(8)?)?;
        let length = u32::from_le_bytes(end.first_chunk().copied()?);
        let start = body.len().checked_sub(usize::try_from(length).ok()?)?;
        let rest = body.get(start..)?;
        Thrift { rest, steps: rest.len() }.skip(12, MAX_DEPTH)
    };
    walk().is_some()
}

/// How many values begin here, in delta encoding: after the sizes of a block and of its parts.
/// <https://parquet.apache.org/docs/file-format/data-pages/encodings/>
pub(super) fn delta_values(bytes: &[u8]) -> Option<u64> {
    let mut thrift = Thrift { rest: bytes, steps: 0 };
    thrift.size()?;
    thrift.size()?;
    thrift.size()
}

/// How many numbers begin here in delta encoding, their sum, and what follows them; `None` if they
/// are no lengths. Linear in the bytes.
pub(super) fn delta_sum(bytes: &[u8]) -> Option<(u64, u64, &[u8])> {
    let mut thrift = Thrift { rest: bytes, steps: 0 };
    let (block, parts, count) = (thrift.size()?, thrift.size()?, thrift.size()?);
    let in_part = usize::try_from(block.checked_div(parts)?).ok()?;
    let mut number = thrift.number()?;
    let mut left = count.saturating_sub(1);
    let mut sum = u64::try_from(number).ok()?;
    while left > 0 {
        let least = thrift.number()?;
        let widths = thrift.take(usize::try_from(parts).ok()?)?.to_vec();
        for width in widths.into_iter().map(usize::from) {
            if left == 0 {
                break;
            }
            let packed = thrift.take(in_part.checked_mul(width)?.div_ceil(8))?;
            let here = left.min(in_part as u64);
            if width == 0 {
                // All deltas are the least, and take no bytes, so they are not to take time.
                let (first, n) = (i128::from(number), i128::from(here));
                let all = (first * n)
                    .checked_add(i128::from(least).checked_mul(n.checked_mul(n + 1)? / 2)?)?;
                number = i64::try_from(first + i128::from(least) * n).ok()?;
                if number < 0 {
                    return None;
                }
                sum = sum.checked_add(all.try_into().ok()?)?;
            } else {
                for index in 0..usize::try_from(here).ok()? {
                    let delta = bits(packed, index * width, width)?;
                    number = number.checked_add(least)?.checked_add_unsigned(delta)?;
                    sum = sum.checked_add(number.try_into().ok()?)?;
                }
            }
            left -= here;
        }
        if in_part == 0 {
            return None;
        }
    }
    Some((count, sum, thrift.rest))
}

/// A number of so many bits, the lowest first.
fn bits(bytes: &[u8], start: usize, width: usize) -> Option<u64> {
    if width > 64 {
        return None;
    }
    let span = bytes.get(start / 8..(start + width).div_ceil(8))?;
    let joined = span.iter().rev().fold(0_u128, |joined, byte| joined << 8 | u128::from(*byte));
    u64::try_from((joined >> (start % 8)) & ((1 << width) - 1)).ok()
}

/// What is left of a structure.
struct Thrift<'a> {
    rest: &'a [u8],
    /// How many more elements of lists there may be: in a list of truths the library takes none of
    /// the bytes for an element, so that a few bytes could keep it busy for ever.
    steps: usize,
}

impl Thrift<'_> {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number of 7 bits a byte, the lowest first.
    fn size(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number with a sign, which is its lowest bit.
    fn number(&mut self) -> Option<i64> {
        let number = self.size()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// The next field's id and type; `Some(None)` at the end of a structure.
    fn field(&mut self, last: &mut i64) -> Option<Option<(i64, u8)>> {
        let byte = self.byte()?;
        let (delta, kind) = (byte >> 4, byte & 0x0f);
        if kind == 0 {
            return Some(None);
        }
        *last = if delta == 0 { self.number()? } else { last.checked_add(i64::from(delta))? };
        Some(Some((*last, kind)))
    }

    fn skip(&mut self, kind: u8, depth: u8) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match kind {
            // Truths are in their field's type.
            1 | 2 => {}
            3 => drop(self.byte()?),
            4..=6 => drop(self.size()?),
            7 => drop(self.take(8)?),
            8 => {
                let length = self.size()?.try_into().ok()?;
                self.take(length)?;
            }
            9 | 10 => {
                let byte = self.byte()?;
                let size = if byte >> 4 == 15 { self.size()? } else { u64::from(byte >> 4) };
                self.skip_all(size, &[byte & 0x0f], depth)?;
            }
            11 => {
                let size = self.size()?;
                if size > 0 {
                    let byte = self.byte()?;
                    self.skip_all(size, &[byte >> 4, byte & 0x0f], depth)?;
                }
            }
            12 => {
                let mut last = 0;
                while let Some((_, kind)) = self.field(&mut last)? {
                    self.skip(kind, depth)?;
                }
            }
            13 => drop(self.take(16)?),
            _ => return None,
        }
        Some(())
    }

    fn skip_all(&mut self, size: u64, kinds: &[u8], depth: u8) -> Option<()> {
        self.steps = self.steps.checked_sub(usize::try_from(size).ok()?)?;
        for _ in 0..size {
            for kind in kinds {
                self.skip(*kind, depth)?;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_deltas_are_summed() {
        // 7, 5, 3, 1, 2, 3, 4, 5 as the standard's own example has them, in blocks of 128 numbers in
        // 4 parts: the first, the least delta of -2, then 2 bits for each.
        let widths = [2, 0, 0, 0];
        let packed = [0b1100_0000, 0b0011_1111, 0, 0, 0, 0, 0, 0];
        let example = [&[0x80, 1, 4, 8, 14, 3][..], &widths, &packed, b"rest"].concat();
        assert_eq!(delta_sum(&example), Some((8, 30, &b"rest"[..])));
        assert_eq!(delta_sum(&example[..14]), None, "cut off");
        // One number has no block.
        assert_eq!(delta_sum(&[0x80, 1, 4, 1, 14]), Some((1, 7, &[][..])));
        // A thousand million numbers in a few bytes: 2, and no more after it.
        let many = [0x80, 0x80, 0x80, 0x80, 4, 1, 0x80, 0x80, 0x80, 0x80, 4, 4, 0, 0];
        assert_eq!(delta_sum(&many), Some((1 << 30, 1 << 31, &[][..])));
        // A length below nothing; parts without numbers; more bits than there are.
        assert_eq!(delta_sum(&[0x80, 1, 4, 1, 1]), None);
        assert_eq!(delta_sum(&[0x80, 1, 0, 9, 2, 0]), None);
        assert_eq!(delta_sum(&[1, 2, 9, 2, 0, 0, 0]), None);
        let wide = [&[0x80, 1, 4, 8, 14, 3, 65, 0, 0, 0][..], &[0; 300]].concat();
        assert_eq!(delta_sum(&wide), None);
    }

    #[test]
    fn pages_are_read_and_lists_do_not_lie() {
        // A page of 40 bytes, 20 packed, a dictionary of 3 values; an unknown list of two numbers.
        let header = [0x25, 80, 0x15, 40, 0x4c, 0x15, 6, 0, 0x19, 0x25, 2, 4, 0, 0xff];
        let expected = Page { header: 13, packed: 20, unpacked: 40, dictionary: Some(3) };
        assert_eq!(page(&header), Some(expected));
        assert_eq!(page(&header[..12]), None, "cut off");
        // A list of 2³¹ truths in 8 bytes.
        let endless = [0x19, 0xf1, 0x80, 0x80, 0x80, 0x80, 0x08, 0];
        assert_eq!(page(&endless), None);
        // Lists in lists without end.
        assert_eq!(page(&[0x19].repeat(200)), None);
    }
}
