//! Opening a bitext in whatever format and encoding.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use crate::formats::bitexts::{
    About, BITEXTS, BitextFormat, Chunk, Chunks, Input, Layout, Piece, ReadError, Text, Unit, Units,
};
use crate::text::decode;

use super::Error;
use super::ahead::{Ahead, Source};
use super::formats::missing;
use super::git;
use super::input::{self, InputError};
use super::output::Notes;
use super::threads;

/// How much of a file is looked at to tell its encoding and format.
const HEAD_BYTES: u64 = 64 * 1024;

/// Bytes read at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// The size of chunks that threads read by themselves: large beside what it costs to begin one, and
/// small enough that a few, with the units made of them, stay in a core's cache.
const CHUNK_BYTES: usize = 32 * 1024;

/// What is said of the catalogues of Qt.
const LINGUIST: &str = "not read; Qt's `lconvert` makes XLIFF or PO of it (-of xlf, -of po)";

/// What the user said of a bitext.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub from: Option<&'static BitextFormat>,
    pub texts: Option<[&'a Path; 2]>,
    pub langs: [&'a str; 2],
    /// What to say of a file that is none.
    pub unknown: &'static str,
}

/// Opens a bitext; gives its format and its units.
pub(super) fn open(
    path: &Path,
    told: Told<'_>,
    notes: Notes,
) -> Result<(&'static BitextFormat, Units<'static>), Error> {
    let (format, input) = open_input(path, told, notes)?;
    Ok((format, format.units(input)))
}

/// Opens a bitext; gives its format and its files.
fn open_input(
    path: &Path,
    told: Told<'_>,
    notes: Notes,
) -> Result<(&'static BitextFormat, Input<'static>), Error> {
    let name = input::name(path);
    let langs = told.langs.map(str::to_owned);
    if let Some(format) = told.from.filter(|format| format.layout == Layout::Pair) {
        let texts = open_pair(path, told)?;
        let texts = [open_lines(&texts[0], notes)?, open_lines(&texts[1], notes)?];
        let main = Box::new(std::io::empty());
        return Ok((format, Input { main, texts: Some(texts), langs }));
    }
    let (head, main) = match open_text(path, notes) {
        // The format of JSON lines has nothing in a file for no unit.
        Err(InputError::Empty { .. }) if is_lines(told.from.or_else(|| of_file(&name, ""))) => {
            (String::new(), Box::new(std::io::empty()) as Box<dyn BufRead>)
        }
        opened => opened?,
    };
    let format = told.from.or_else(|| of_file(&name, &head)).ok_or_else(|| {
        let end = path.extension().and_then(OsStr::to_str);
        let is_linguist = head.contains("<TS") && head.contains("<context");
        let how = end.and_then(missing).or(is_linguist.then_some(LINGUIST));
        let how = how.map(|how| format!("a format that is {how}"));
        Error::Usage(format!("{name}: {}", how.as_deref().unwrap_or(told.unknown)))
    })?;
    let texts = match (format.layout, told.texts) {
        (Layout::Links, Some([source, target])) => {
            Some([open_lines(source, notes)?, open_lines(target, notes)?])
        }
        (Layout::Links, None) => {
            // Where we write them.
            let texts = told.langs.map(|lang| beside(path, lang));
            let is_there = |(text, lang): (&PathBuf, &str)| !lang.is_empty() && text.is_file();
            if !texts.iter().zip(told.langs).all(is_there) {
                return Err(Error::Usage(format!(
                    "{name}: the format `{}` holds no texts, --source-text and --target-text say \
                     where they are; beside it, as FILE.LANGUAGE, --source-lang and --target-lang do",
                    format.name
                )));
            }
            Some([open_lines(&texts[0], notes)?, open_lines(&texts[1], notes)?])
        }
        (_, Some(_)) => {
            return Err(Error::Usage(format!(
                "{name}: the format `{}` holds its texts, expected no --source-text and --target-text",
                format.name
            )));
        }
        (_, None) => None,
    };
    Ok((format, Input { main, texts, langs }))
}

fn is_lines(format: Option<&BitextFormat>) -> bool {
    format.is_some_and(|format| format.name == "jsonl")
}

/// The units of a bitext, read by threads of their own while others are written.
pub(super) fn open_ahead(
    path: &Path,
    told: Told<'_>,
    notes: Notes,
) -> Result<Units<'static>, Error> {
    let path = path.to_owned();
    let Told { from, unknown, .. } = told;
    let texts = told.texts.map(|texts| texts.map(Path::to_owned));
    let langs = told.langs.map(str::to_owned);
    let open = move || {
        let texts = texts.as_ref().map(|texts| texts.each_ref().map(PathBuf::as_path));
        let told = Told { from, texts, langs: langs.each_ref().map(String::as_str), unknown };
        open_input(&path, told, notes).map(|(format, input)| format.chunks(input))
    };
    Ok(Box::new(Ahead::begin(threads::count(None), open)?))
}

impl Source for Chunks<'static> {
    type Item = Result<Unit, ReadError>;
    type Chunk = Chunk;

    fn cut(&mut self) -> Option<Chunk> {
        Self::cut(self, CHUNK_BYTES)
    }

    fn items(chunk: &Chunk) -> Option<Vec<Self::Item>> {
        chunk.units()
    }

    fn rest(self, left: Vec<Chunk>) -> impl Iterator<Item = Self::Item> {
        Self::rest(self, left)
    }

    fn bytes(item: &Self::Item) -> usize {
        bytes(item)
    }
}

/// Roughly the bytes that a unit takes up.
fn bytes(unit: &Result<Unit, ReadError>) -> usize {
    let Ok(unit) = unit else { return 0 };
    let of_about = |about: &About| {
        let notes = about.notes.iter().map(String::len);
        notes.chain(about.props.iter().map(|prop| prop.text.len())).sum::<usize>()
    };
    let of_text = |text: &Text| {
        let pieces = text.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Code(code) => code.raw.len() + code.data.len(),
            Piece::Break => 0,
        });
        pieces.sum::<usize>() + of_about(&text.about)
    };
    unit.texts().map(of_text).sum::<usize>() + of_about(&unit.about)
}

/// A bitext's format and all of its text, byte for byte: it must be UTF-8.
pub(super) fn read_whole(path: &Path) -> Result<(&'static BitextFormat, String), Error> {
    let name = input::name(path);
    let mut bytes = Vec::new();
    let read = input::open(path)?.read_to_end(&mut bytes);
    read.map_err(|error| InputError::Io { path: name.clone(), error })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::Usage(format!("{name}: can be changed in place only in UTF-8")))?;
    let format = of_file(&name, text.get(..text.floor_char_boundary(4096)).unwrap_or(&text));
    let format = format.ok_or_else(|| {
        Error::Usage(format!("{name}: no bitext that is known, expected XLIFF or PO"))
    })?;
    Ok((format, text))
}

/// The two files of a pair: those that the user named, or `PATH.LANG` for each language.
fn open_pair(path: &Path, told: Told<'_>) -> Result<[std::path::PathBuf; 2], Error> {
    match (told.texts, told.langs) {
        (Some(texts), _) => Ok(texts.map(Path::to_owned)),
        (None, [source, target]) if !source.is_empty() && !target.is_empty() => {
            Ok([source, target].map(|lang| beside(path, lang)))
        }
        _ => Err(Error::Usage(format!(
            "{}: a bitext of two files, expected --source-lang and --target-lang (they end its \
             files' names), or --source-text and --target-text",
            input::name(path)
        ))),
    }
}

/// A file's path with `.END` after it.
pub(super) fn beside(path: &Path, end: &str) -> std::path::PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(".");
    whole.push(end);
    whole.into()
}

fn open_lines(path: &Path, notes: Notes) -> Result<Box<dyn BufRead>, InputError> {
    open_text(path, notes).map(|(_, text)| text)
}

/// The format of a file: of those that its name fits the one that its beginning fits too. A name
/// is believed even where the content is something else, so that a broken file is told what it
/// should be.
fn of_file(name: &str, head: &str) -> Option<&'static BitextFormat> {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    let named: Vec<_> = BITEXTS.iter().filter(|format| format.has_extension(end)).collect();
    let fitting = named.iter().find(|format| format.fits(head));
    fitting.or(named.first()).copied().or_else(|| BitextFormat::of_content(head))
}

/// The beginning of a file, and all of it, as UTF-8 without a byte order mark, or as it is if it
/// is no text. UTF-8 is read as a stream; a file in another encoding is held in memory.
fn open_text(path: &Path, notes: Notes) -> Result<(String, Box<dyn BufRead>), InputError> {
    let failed = |error| InputError::Io { path: input::name(path), error };
    // What git keeps (`REV:path`), and no file.
    let mut file: Box<dyn Read> = match git::object(path)? {
        Some(bytes) => Box::new(Cursor::new(bytes)),
        None => input::open(path)?,
    };
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.is_empty() {
        return Err(InputError::Empty { path: input::name(path), bytes: 0 });
    }
    if let Some(how) = compressed(&bytes) {
        return Err(InputError::Compressed { path: input::name(path), how });
    }
    let is_binary = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PAR1");
    let mark = decode::utf8_mark(&bytes);
    let label = declared(&bytes);
    let is_utf8 = mark.is_some() && (!bytes.is_ascii() || label.is_none_or(is_ascii_compatible));
    // XML in no encoding that it says is broken; where the first bad byte is, its reader tells.
    let is_broken_xml = mark.is_none()
        && bytes.starts_with(b"<")
        && !bytes.contains(&0)
        && label.is_none_or(|label| label == encoding_rs::UTF_8);
    if is_binary || is_utf8 || is_broken_xml {
        bytes.drain(..mark.unwrap_or(0));
        let head = String::from_utf8_lossy(&bytes).into_owned();
        let whole = Cursor::new(bytes).chain(file);
        return Ok((head, Box::new(BufReader::with_capacity(BUFFER_BYTES, whole))));
    }
    file.read_to_end(&mut bytes).map_err(failed)?;
    let has_mark = encoding_rs::Encoding::for_bom(&bytes).is_some();
    let declared = label.filter(|_| !has_mark).and_then(|label| {
        let text = label.decode_without_bom_handling_and_without_replacement(&bytes)?;
        notes.note(&format!("{}: read as {}", input::name(path), label.name()));
        Some(text.into_owned())
    });
    let text = match declared {
        Some(text) => text,
        None => input::decode_bytes(path, &bytes, notes)?.text,
    };
    Ok((text.chars().take(4096).collect(), Box::new(Cursor::new(text.into_bytes()))))
}

/// What a file is compressed with, by its first bytes.
fn compressed(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], _); 4] = [
        (b"\x1f\x8b", "gzip"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ\0", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
    ];
    known.into_iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, how)| how)
}

/// Whether text in an encoding that is nothing but ASCII is the same in UTF-8, or the label can
/// only be wrong: UTF-16 is no ASCII.
fn is_ascii_compatible(label: &'static encoding_rs::Encoding) -> bool {
    label == encoding_rs::UTF_8 || label == encoding_rs::UTF_16LE || label == encoding_rs::UTF_16BE
}

/// The encoding that a file says it is in: `encoding` of an XML declaration, `charset` of a PO
/// header.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    /// Bytes in which a declaration stands; PO headers are the longest.
    const MOST: usize = 4096;
    let head = bytes.get(..MOST).unwrap_or(bytes);
    let is_xml = head.starts_with(b"<?xml");
    let (wanted, ends): (&[u8], &[u8]) =
        if is_xml { (b"encoding=", b"\"'?") } else { (b"charset=", b"\"'\\\n; ") };
    let at = memchr::memmem::find(head, wanted)? + wanted.len();
    let rest = head.get(at..)?;
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| ends.contains(byte))?;
    let is_ours = is_xml || memchr::memmem::find(head, b"Content-Type:").is_some();
    encoding_rs::Encoding::for_label(rest.get(..end)?).filter(|_| is_ours)
}
