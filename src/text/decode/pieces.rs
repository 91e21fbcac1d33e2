//! Decoding of a file that is read piece by piece.

use encoding_rs::DecoderResult;

use super::{DecodeError, Encoding, find};

/// Decodes a file piece by piece, in memory that does not grow with it.
///
/// ```
/// use taiyaku::text::decode::Decoder;
/// let file = "\u{feff}雨だ。".as_bytes();
/// let mut decoder = Decoder::new(file, true).unwrap();
/// let mut text = String::new();
/// for (piece, last) in [(&file[..7], false), (&file[7..], true)] {
///     decoder.decode(piece, last, &mut text).unwrap();
/// }
/// assert_eq!(text, "雨だ。");
/// ```
pub struct Decoder {
    encoding: Encoding,
    mark: usize,
    codec: encoding_rs::Decoder,
    /// Bytes of the file read so far.
    read: usize,
    /// Bytes of the file that are characters by now. Kept for UTF-16 only, where a byte of 0 is
    /// no NUL yet.
    decoded: usize,
}

impl Decoder {
    /// Finds the encoding by a file's first bytes, `head`, as [`decode`](super::decode()) does by all;
    /// `whole` says that there are no others. The longer the head the better: 1 MiB is plenty.
    ///
    /// # Errors
    /// No encoding fits the head.
    pub fn new(head: &[u8], whole: bool) -> Result<Self, DecodeError> {
        let (encoding, mark) = find(head, whole)?;
        let codec = encoding.codec().new_decoder_without_bom_handling();
        Ok(Self { encoding, mark, codec, read: 0, decoded: mark })
    }

    /// The encoding found.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes of the byte order mark: 0, 2 or 3.
    #[must_use]
    pub fn mark(&self) -> usize {
        self.mark
    }

    /// Decodes the file's next bytes and adds them to `text`. A character may lie across two
    /// pieces. The first piece holds the whole byte order mark, which is left out of the text.
    /// O(bytes).
    ///
    /// # Errors
    /// The first byte that is no text in the encoding found, and its place in the file.
    pub fn decode(
        &mut self,
        bytes: &[u8],
        last: bool,
        text: &mut String,
    ) -> Result<(), DecodeError> {
        let before = self.read;
        let skipped = self.mark.saturating_sub(before);
        let body = bytes.get(skipped..).unwrap_or_default();
        let old = text.len();
        text.reserve(
            self.codec.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(0),
        );
        let (result, read) = self.codec.decode_to_string_without_replacement(body, text, last);
        self.read = before + skipped + read;
        let new = text.get(old..).unwrap_or("");
        if let Some(before_nul) = memchr::memchr(0, new.as_bytes()).and_then(|at| new.get(..at)) {
            let byte = if self.is_wide() {
                self.decoded + self.encoding.length(before_nul)
            } else {
                before + memchr::memchr(0, bytes).unwrap_or(0)
            };
            return Err(DecodeError::Nul { byte });
        }
        if self.encoding == Encoding::Utf8
            && let Some(at) = super::escape(bytes)
        {
            return Err(DecodeError::Escaped { byte: before + at });
        }
        if let DecoderResult::Malformed(length, after) = result {
            let byte = self.read.saturating_sub(usize::from(length) + usize::from(after));
            return Err(DecodeError::Malformed { encoding: self.encoding, byte });
        }
        if self.is_wide() {
            self.decoded += self.encoding.length(new);
        }
        Ok(())
    }

    fn is_wide(&self) -> bool {
        matches!(self.encoding, Encoding::Utf16Le | Encoding::Utf16Be)
    }
}
