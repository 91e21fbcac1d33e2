//! Bytes to text: the encodings in which Japanese and English drafts arrive.

mod pieces;

pub use pieces::Decoder;

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    DecoderResult, EUC_JP, EncoderResult, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

/// An encoding that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Shift_JIS, as Windows has it (code page 932).
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// Windows-1252: an English text from an older word processor.
    Windows1252,
    /// Another one of the Encoding Standard, which only a file that declares it is read as.
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::ShiftJis => SHIFT_JIS,
            Self::EucJp => EUC_JP,
            Self::Windows1252 => WINDOWS_1252,
            Self::Other(codec) => codec,
        }
    }

    /// The encoding that a file may declare as `label`.
    fn labelled(label: &str) -> Option<Self> {
        let codec = encoding_rs::Encoding::for_label(label.as_bytes())?;
        let known = [Self::Utf8, Self::ShiftJis, Self::EucJp, Self::Windows1252];
        let known = known.into_iter().find(|encoding| encoding.codec() == codec);
        Some(known.unwrap_or(Self::Other(codec)))
    }
}

impl Encoding {
    /// How many bytes `text`, which came out of this encoding, takes in it. O(1) for UTF-8,
    /// O(bytes) for the others. Where EUC-JP has two ways to write a character, the shorter one
    /// counts.
    ///
    /// ```
    /// use taiyaku::text::decode::Encoding;
    /// assert_eq!(Encoding::Utf8.length("雨だ。"), 9);
    /// assert_eq!(Encoding::ShiftJis.length("ｱﾒda。"), 6);
    /// ```
    #[must_use]
    pub fn length(self, text: &str) -> usize {
        let sum = |bytes: fn(char) -> usize| text.chars().map(bytes).sum();
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16Le | Self::Utf16Be => sum(|c| 2 * c.len_utf16()),
            Self::ShiftJis => sum(|c| if is_half_width(c) { 1 } else { 2 }),
            Self::EucJp => sum(|c| match c {
                c if c.is_ascii() => 1,
                c if is_half_width(c) => 2,
                c => euc_jp_length(c),
            }),
            Self::Windows1252 => text.chars().count(),
            Self::Other(codec) => codec.encode(text).0.len(),
        }
    }
}

impl Encoding {
    /// `text` in this encoding, with a byte order mark if `mark` is the length of one; `None`
    /// where it has a character that the encoding lacks. O(bytes).
    ///
    /// ```
    /// use taiyaku::text::decode::{Encoding, decode};
    /// let bytes = Encoding::Utf16Le.encode("雨だ。", 2).unwrap();
    /// assert_eq!(decode(&bytes).unwrap().text, "雨だ。");
    /// assert_eq!(Encoding::Windows1252.encode("雨", 0), None);
    /// ```
    #[must_use]
    pub fn encode(self, text: &str, mark: usize) -> Option<Vec<u8>> {
        let marked = if mark > 0 { format!("\u{feff}{text}") } else { text.to_owned() };
        match self {
            Self::Utf8 => Some(marked.into_bytes()),
            Self::Utf16Le => Some(marked.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(marked.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            _ => {
                let (bytes, _, unmappable) = self.codec().encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
        }
    }
}

/// ASCII, the one control beside it, and the katakana that take one byte in Shift_JIS.
fn is_half_width(c: char) -> bool {
    matches!(c, '\0'..='\u{80}' | '\u{ff61}'..='\u{ff9f}')
}

/// Two bytes for what JIS X 0208 has; the rest is in JIS X 0212, with a byte before the two.
fn euc_jp_length(c: char) -> usize {
    let (result, ..) = EUC_JP.new_encoder().encode_from_utf8_without_replacement(
        c.encode_utf8(&mut [0; 4]),
        &mut [0; 8],
        true,
    );
    if matches!(result, EncoderResult::Unmappable(_)) { 3 } else { 2 }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Windows1252 => "windows-1252",
            Self::Other(codec) => codec.name(),
        })
    }
}

/// A text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, otherwise character for character.
    pub text: String,
    /// The encoding found.
    pub encoding: Encoding,
    /// The bytes of the byte order mark: 0, 2 or 3. In UTF-8 a byte of `text` stands this much
    /// later in the file.
    pub mark: usize,
}

/// Why bytes are not a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A NUL, which no text has.
    #[error("a NUL byte at byte {byte}: a binary file, expected text")]
    Nul {
        /// Its offset in the file.
        byte: usize,
    },
    /// Bytes that the encoding does not have.
    #[error(
        "bytes that are no {encoding} at byte {byte}, expected text in UTF-8, UTF-16, Shift_JIS or EUC-JP"
    )]
    Malformed {
        /// The encoding that fits best.
        encoding: Encoding,
        /// Where the first such bytes begin in the file.
        byte: usize,
    },
    /// An escape of ISO-2022-JP, the Japanese of old mail, which is ASCII to the eye of a program.
    #[error(
        "text in ISO-2022-JP (JIS) at byte {byte}, expected UTF-8, UTF-16, Shift_JIS or EUC-JP: \
         convert it first, with `iconv -f ISO-2022-JP -t UTF-8`"
    )]
    Escaped {
        /// Where the first escape begins in the file.
        byte: usize,
    },
}

impl DecodeError {
    /// Where in the file the first bad byte is.
    #[must_use]
    pub fn byte(&self) -> usize {
        match *self {
            Self::Nul { byte } | Self::Malformed { byte, .. } | Self::Escaped { byte } => byte,
        }
    }
}

/// Decodes a file's bytes: by its byte order mark, else as UTF-8 if it is valid, else as UTF-16
/// if it looks like it, else by statistics (chardetng, as in Firefox) among the other encodings.
/// O(bytes).
///
/// # Errors
/// A byte that is no text in the encoding found; nothing is replaced or dropped.
///
/// ```
/// use taiyaku::text::decode::{Encoding, decode};
/// let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("彼は来た。");
/// let decoded = decode(&bytes).unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("彼は来た。", Encoding::ShiftJis));
/// assert!(decode(b"%PDF\x00\x01").is_err());
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let (encoding, mark) = find(bytes, true)?;
    let body = bytes.get(mark..).unwrap_or_default();
    let text = match encoding.codec().decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => text.into_owned(),
        None => {
            return Err(DecodeError::Malformed { encoding, byte: mark + valid(encoding, body) });
        }
    };
    match text.find('\0') {
        Some(at) => {
            let before = text.get(..at).unwrap_or("");
            let byte = match encoding {
                Encoding::Utf16Le | Encoding::Utf16Be => before.encode_utf16().count() * 2,
                _ => body.iter().position(|&b| b == 0).unwrap_or(at),
            };
            Err(DecodeError::Nul { byte: mark + byte })
        }
        None => Ok(Decoded { text, encoding, mark }),
    }
}

/// Decodes the bytes of a file that says which encoding it is in, such as by `<meta charset>`.
///
/// A byte order mark counts more than what the file says, and so does UTF-8 without a fault, which
/// no text in another encoding is by chance. Where the file says nothing, a name that nobody
/// knows, or what does not fit its bytes, it is decoded like any other, by [`decode`]. O(bytes).
///
/// # Errors
/// As [`decode`].
///
/// ```
/// use taiyaku::text::decode::decode_declared;
/// let bytes = b"\xcf\xf0\xe8\xe2\xe5\xf2";
/// assert_eq!(decode_declared(bytes, Some("cp1251")).unwrap().text, "Привет");
/// assert_eq!(decode_declared("猫".as_bytes(), Some("cp1251")).unwrap().text, "猫");
/// ```
pub fn decode_declared(bytes: &[u8], label: Option<&str>) -> Result<Decoded, DecodeError> {
    const ESCAPE: u8 = 0x1b;
    let declared = label.and_then(Encoding::labelled).filter(|&encoding| {
        let has_mark = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        // ISO-2022-JP is ASCII with escapes.
        let is_escaped = encoding.codec() == encoding_rs::ISO_2022_JP && bytes.contains(&ESCAPE);
        !has_mark && (is_escaped || std::str::from_utf8(bytes).is_err())
    });
    if let Some(encoding) = declared
        && let Some(text) =
            encoding.codec().decode_without_bom_handling_and_without_replacement(bytes)
        && !text.contains('\0')
    {
        return Ok(Decoded { text: text.into_owned(), encoding, mark: 0 });
    }
    decode(bytes)
}

/// Whether a file that begins with `head` can be read as UTF-8 from its first byte to its last,
/// without holding it whole: the bytes of its mark if so. What comes later may still be broken.
///
/// ```
/// use taiyaku::text::decode::utf8_mark;
/// assert_eq!(utf8_mark("\u{feff}猫".as_bytes()), Some(3));
/// assert_eq!(utf8_mark(&"猫".as_bytes()[..2]), Some(0)); // the rest of the character follows
/// assert_eq!(utf8_mark(b"\xff\xfec\0"), None); // UTF-16
/// ```
#[must_use]
pub fn utf8_mark(head: &[u8]) -> Option<usize> {
    let is_broken = std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
    let mark = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    (!is_broken && !head.contains(&0)).then_some(mark)
}

/// The encoding of the file that `bytes` are, or, unless they are the `whole` of it, begin.
fn find(bytes: &[u8], whole: bool) -> Result<(Encoding, usize), DecodeError> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Ok((Encoding::Utf8, 3)),
        [0xff, 0xfe, ..] => return Ok((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => return Ok((Encoding::Utf16Be, 2)),
        _ => {}
    }
    let invalid = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            return match escape(bytes) {
                Some(byte) => Err(DecodeError::Escaped { byte }),
                None => Ok((Encoding::Utf8, 0)),
            };
        }
        Ok(_) => bytes.len(),
        // The head of a longer file may end inside a character.
        Err(error) if error.error_len().is_none() && !whole && !bytes.contains(&0) => {
            return Ok((Encoding::Utf8, 0));
        }
        Err(error) => error.valid_up_to(),
    };
    for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
        if looks_like_utf16(bytes, encoding) {
            return Ok((encoding, 0));
        }
    }
    if let Some(byte) = bytes.iter().position(|&b| b == 0) {
        return Err(DecodeError::Nul { byte });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let known = [Encoding::ShiftJis, Encoding::EucJp, Encoding::Windows1252];
    known
        .into_iter()
        .find(|e| e.codec() == guess)
        .filter(|&e| e != Encoding::Windows1252 || is_mostly_ascii(bytes))
        .map(|encoding| (encoding, 0))
        .ok_or(DecodeError::Malformed { encoding: Encoding::Utf8, byte: invalid })
}

/// Where the first escape of ISO-2022-JP to Japanese stands: kanji of two editions, Roman letters
/// and half-width katakana. What colours a terminal begins with `ESC [`.
fn escape(bytes: &[u8]) -> Option<usize> {
    const ESCAPES: [&[u8]; 4] = [b"$B", b"$@", b"(J", b"(I"];
    memchr::memchr_iter(0x1b, bytes).find(|&at| {
        bytes.get(at + 1..).is_some_and(|rest| ESCAPES.iter().any(|it| rest.starts_with(it)))
    })
}

/// Windows-1252 has a character for nearly every byte, so that anything damaged would pass for
/// it; English in it is ASCII but for quotation marks, dashes and accents.
///
/// Three bytes that are one character in UTF-8 are no three characters of an English text: a file
/// with such is UTF-8 that is damaged elsewhere.
fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let is_wide = |chunk: std::str::Utf8Chunk| chunk.valid().contains(|c| c >= '\u{800}');
    bytes.iter().filter(|byte| !byte.is_ascii()).count() * 5 < bytes.len()
        && !bytes.utf8_chunks().any(is_wide)
}

/// How many leading bytes of `body` the encoding has. Only called on the way to an error.
fn valid(encoding: Encoding, body: &[u8]) -> usize {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(body.len() * 3 + 16);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    match result {
        DecoderResult::Malformed(length, after) => {
            read.saturating_sub(usize::from(length) + usize::from(after))
        }
        _ => read,
    }
}

/// Text in UTF-16 without a mark: an even number of bytes, a zero among them (every space and
/// line break has one, and no other text does), and nearly every unit a letter, kana, kanji or
/// punctuation in the blocks that Japanese and English use.
fn looks_like_utf16(bytes: &[u8], encoding: Encoding) -> bool {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    // ASCII in UTF-16 is half zeros; ASCII with a zero here and there is a damaged file.
    let is_ascii_with_zeros = bytes.is_ascii() && zeros * 4 < bytes.len();
    if !odd.is_empty() || zeros == 0 || is_ascii_with_zeros {
        return false;
    }
    let usual = pairs
        .iter()
        .map(|&pair| match encoding {
            Encoding::Utf16Be => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        })
        .filter(|unit| {
            matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x203f | 0x3000..=0x30ff
                | 0x4e00..=0x9fff | 0xff00..=0xff9f)
        })
        .count();
    // One unit in twenty may be anything: other symbols, emoji, accents.
    usual * 20 >= pairs.len() * 19
}
