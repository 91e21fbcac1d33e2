//! Standard output, standard error and files written whole or not at all.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal as _, Seek as _, Write};
use std::path::{Path, PathBuf};

use crate::formats::bitexts::BITEXTS;
use crate::formats::documents::DOCUMENTS;
use crate::report::{Look, visible};

use super::Error;

/// The width of tables where there is no terminal to ask.
const DEFAULT_WIDTH: u16 = 120;
/// Wider than this, a line of prose is hard to read.
const MAX_WIDTH: u16 = 200;

/// Bytes written at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// A file could not be written; nothing was left behind.
#[derive(Debug, thiserror::Error)]
#[error("{}: could not be written: {error}", shown(path))]
pub(super) struct OutputError {
    path: PathBuf,
    error: io::Error,
}

/// What is said of where a command writes.
pub(super) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard output".to_owned() } else { path.display().to_string() }
}

/// An error without the name of the file that would have been renamed.
fn without_path(error: io::Error) -> io::Error {
    let cause = error.get_ref().and_then(|inner| inner.source()).map(ToString::to_string);
    cause.map(|cause| io::Error::new(error.kind(), cause)).unwrap_or(error)
}

/// Where a command writes that was told so by `-o`; `None` is standard output, which `-` is too.
///
/// # Errors
/// If it is one of the files that the command reads.
pub(super) fn target<P: AsRef<Path>>(
    said: Option<&Path>,
    inputs: impl IntoIterator<Item = P>,
) -> Result<Option<&Path>, Error> {
    let to = said.filter(|path| path.as_os_str() != "-");
    if let Some(to) = to {
        not_an_input(to, inputs)?;
    }
    Ok(to)
}

/// Refuses to write over what the command reads.
pub(super) fn not_an_input<P: AsRef<Path>>(
    to: &Path,
    inputs: impl IntoIterator<Item = P>,
) -> Result<(), Error> {
    if inputs.into_iter().any(|input| are_one_file(to, input.as_ref())) {
        let shown = to.display();
        return Err(Error::Usage(format!("{shown}: is read, expected another file to write to")));
    }
    Ok(())
}

/// Whether two paths lead to one file; devices and pipes may be read and written.
fn are_one_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok().filter(|real| real.is_file());
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// The format in which a command writes: as the user said, else as the end of the file's name says, else
/// the usual one.
///
/// # Errors
/// If the name ends as that of a format which other commands write.
pub(super) fn format<'a>(
    said: Option<&'a str>,
    to: Option<&Path>,
    names: impl IntoIterator<Item = &'a str>,
    usual: &'a str,
) -> Result<&'a str, Error> {
    if let Some(said) = said {
        return Ok(said);
    }
    let names: Vec<&str> = names.into_iter().collect();
    let end = to.and_then(Path::extension).map(|end| end.to_string_lossy().to_lowercase());
    let Some((to, end)) = to.zip(end) else { return Ok(usual) };
    let name = if end == "md" { "markdown" } else { end.as_str() };
    if let Some(name) = names.iter().find(|known| **known == name) {
        return Ok(name);
    }
    let is_of_others = BITEXTS.iter().any(|format| format.has_extension(&end))
        || DOCUMENTS.iter().any(|format| format.extensions.contains(&end.as_str()));
    if is_of_others && end != "txt" && end != "text" {
        return Err(Error::Usage(format!(
            "{}: this command writes no .{end}, expected --format, or a name that ends as one of {}",
            shown(to),
            names.join(", ")
        )));
    }
    Ok(usual)
}

/// Writes a file whole or not at all.
pub(super) fn write_file(path: &Path, content: &str) -> Result<(), OutputError> {
    write_bytes(path, content.as_bytes())
}

/// Writes to a file, whole or not at all, or to standard output.
pub(super) fn emit(to: Option<&Path>, content: &str) -> Result<(), Error> {
    match to {
        Some(path) => write_file(path, content)?,
        None => {
            let mut stdout = stdout();
            stdout.write_all(content.as_bytes())?;
            stdout.flush()?;
        }
    }
    Ok(())
}

/// Writes bytes to a file, whole or not at all.
pub(super) fn write_bytes(path: &Path, content: &[u8]) -> Result<(), OutputError> {
    let pending = Pending::named(path)?;
    let failed = |error| OutputError { path: path.to_owned(), error };
    pending.file().write_all(content).map_err(failed)?;
    pending.commit()
}

/// An output that appears whole or not at all: a file beside its place, then renamed into it; or
/// a file without name, then copied to standard output, or to what is no file (a device, a pipe), which
/// nothing may take the place of.
pub(super) enum Pending {
    Named(PathBuf, tempfile::NamedTempFile),
    Copied(PathBuf, File),
}

impl Pending {
    /// Begins a file, or standard output for `-`.
    pub(super) fn begin(path: &Path) -> Result<Self, OutputError> {
        match path.as_os_str() == "-" {
            true => Self::copied(path),
            false => Self::named(path),
        }
    }

    fn copied(path: &Path) -> Result<Self, OutputError> {
        let failed = |error| OutputError { path: path.to_owned(), error };
        Ok(Self::Copied(path.to_owned(), tempfile::tempfile().map_err(failed)?))
    }

    fn named(path: &Path) -> Result<Self, OutputError> {
        let failed = |error| OutputError { path: path.to_owned(), error };
        if path.metadata().is_ok_and(|it| !it.is_file() && !it.is_dir()) {
            return Self::copied(path);
        }
        // A link stays one, and the file that it leads to is replaced.
        let target = path.canonicalize().ok().filter(|_| path.is_symlink());
        let place = target.as_deref().unwrap_or(path);
        let folder = match place.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if path.is_dir() {
            return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        if !folder.is_dir() {
            return Err(failed(io::Error::new(io::ErrorKind::NotFound, "no such folder")));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".taiyaku-");
        #[cfg(unix)]
        builder.permissions(permissions(path));
        let file = builder.tempfile_in(folder).map_err(|error| failed(without_path(error)))?;
        Ok(Self::Named(place.to_owned(), file))
    }

    fn file(&self) -> &File {
        match self {
            Self::Named(_, file) => file.as_file(),
            Self::Copied(_, file) => file,
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Named(path, _) | Self::Copied(path, _) => path,
        }
    }

    /// What is written here goes to the file; to be flushed before the file is committed.
    pub(super) fn writer(&self) -> Result<Box<dyn Write>, OutputError> {
        let file = self.file().try_clone();
        let file = file.map_err(|error| OutputError { path: self.path().to_owned(), error })?;
        Ok(Box::new(io::BufWriter::with_capacity(BUFFER_BYTES, file)))
    }

    /// Lets the output appear.
    pub(super) fn commit(self) -> Result<(), OutputError> {
        let path = self.path().to_owned();
        let failed = |error| OutputError { path: path.clone(), error };
        match self {
            Self::Named(_, file) => {
                file.as_file().sync_all().map_err(failed)?;
                file.persist(&path).map(drop).map_err(|error| failed(error.error))
            }
            Self::Copied(_, mut file) => {
                file.rewind().map_err(failed)?;
                let is_stdout = path.as_os_str() == "-";
                let mut out: Box<dyn Write> = match is_stdout {
                    true => Box::new(io::stdout().lock()),
                    false => Box::new(File::options().write(true).open(&path).map_err(failed)?),
                };
                let copied = match is_stdout && io::stdout().is_terminal() {
                    true => show(&mut io::BufReader::new(file), &mut out),
                    false => io::copy(&mut file, &mut out).map(drop),
                };
                match copied.and_then(|()| out.flush()) {
                    // The reader of our output has had enough, as `head` has.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                    copied => copied.map_err(failed),
                }
            }
        }
    }
}

/// Copies to a terminal, line by line, what it could obey as marks.
fn show(file: &mut impl BufRead, terminal: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while file.read_until(b'\n', &mut line)? > 0 {
        terminal.write_all(visible(&String::from_utf8_lossy(&line)).as_bytes())?;
        line.clear();
    }
    Ok(())
}

/// Those of the file that is replaced, or what any new file gets.
#[cfg(unix)]
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    /// Everyone may read, the owner may write, less the user's mask.
    const USUAL: u32 = 0o644;
    std::fs::metadata(path)
        .map_or_else(|_| std::fs::Permissions::from_mode(USUAL), |metadata| metadata.permissions())
}

/// Standard output, buffered.
pub(super) fn stdout() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

/// How to draw for whoever reads standard output. Colour goes to a terminal unless `NO_COLOR`
/// is set; `CLICOLOR_FORCE` forces it, <https://bixense.com/clicolors/>.
pub(super) fn look(to_file: bool) -> Look {
    let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| width.0);
    let choice = anstream::AutoStream::choice(&io::stdout());
    Look {
        width_cols: if to_file { DEFAULT_WIDTH } else { width.clamp(40, MAX_WIDTH) },
        colour: !to_file && choice != anstream::ColorChoice::Never,
        is_terminal: !to_file && io::stdout().is_terminal(),
    }
}

/// Whether standard error is a terminal.
pub(super) fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Prints one line of error.
pub(super) fn error(message: &str) {
    labelled("error", anstyle::AnsiColor::Red, message);
}

/// Where remarks that are no errors go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notes {
    /// Whether the user wants none.
    pub quiet: bool,
}

impl Notes {
    /// Says something that the user may want to know.
    pub(super) fn note(self, message: &str) {
        if !self.quiet {
            labelled("note", anstyle::AnsiColor::Cyan, message);
        }
    }

    /// Says something that the user should mend.
    pub(super) fn warn(self, message: &str) {
        if !self.quiet {
            labelled("warning", anstyle::AnsiColor::Yellow, message);
        }
    }
}

fn labelled(label: &str, colour: anstyle::AnsiColor, message: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(colour.into()));
    // Without standard error there is nobody to tell.
    let message = if stderr_is_terminal() { visible(message) } else { message.into() };
    let _ = writeln!(anstream::stderr(), "{style}{label}{style:#}: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_marks_for_what_it_could_obey() {
        let mut terminal = Vec::new();
        show(&mut &b"a\x1b[2J\tb\r\n\n\xff\xc2\x9bc"[..], &mut terminal).unwrap();
        assert_eq!(String::from_utf8(terminal).unwrap(), "a␛[2J\tb␍\n\n\u{fffd}\u{fffd}c");
    }
}
