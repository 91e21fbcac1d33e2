//! Long output at a terminal goes through the user's pager.

use std::env;
use std::io::{self, IsTerminal as _, Write};
use std::process::{Command, Stdio};

use super::output;

/// Prints `text`: through `TAIYAKU_PAGER`, `PAGER` or `less` at a terminal, else as it is. A pager
/// that cannot be started is no error; the empty one and `cat` are none.
pub(super) fn print(text: &str) -> io::Result<()> {
    let named = |name| env::var(name).ok();
    let pager = named("TAIYAKU_PAGER").or_else(|| named("PAGER")).unwrap_or_else(|| "less".into());
    let is_wanted = io::stdout().is_terminal() && !matches!(pager.trim(), "" | "cat");
    if is_wanted && let Some(result) = paged(&pager, text) {
        return result;
    }
    let mut stdout = output::stdout();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

fn paged(pager: &str, text: &str) -> Option<io::Result<()>> {
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    command.args([if cfg!(windows) { "/C" } else { "-c" }, pager]).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // Colours as colours, no pager for what fits on the screen: what git sets too.
        command.env("LESS", "FRX");
    }
    let mut child = command.spawn().ok()?;
    let written = child.stdin.take()?.write_all(text.as_bytes());
    let waited = child.wait();
    match written {
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Some(waited.map(drop)),
        written => Some(written.and(waited.map(drop))),
    }
}
