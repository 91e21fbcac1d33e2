//! A progress bar for long work at a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use super::output::{Notes, stderr_is_terminal};

/// Shorter work, in sentences, is done before a bar could be read.
const LONG: usize = 5_000;

/// A bar of `steps` on standard error; hidden unless that is a terminal and the work is long.
pub(super) fn bar(steps: usize, sentences: usize, notes: Notes) -> ProgressBar {
    if notes.quiet || sentences < LONG || !stderr_is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}
