//! `taiyaku formats`.

use std::io::Write as _;

use crate::formats::bitexts::{BITEXTS, BitextFormat, FACETS, Facet};

use super::{Error, Outcome, output};

/// The width of the list, in columns: that of the help.
const WIDTH_COLS: usize = 100;

pub(super) fn run() -> Result<Outcome, Error> {
    let mut out = output::stdout();
    for format in BITEXTS {
        writeln!(out, "{:11} {}", format.name, format.about)?;
        let ends: Vec<String> = format.extensions.iter().map(|end| format!(".{end}")).collect();
        if !ends.is_empty() {
            writeln!(out, "{:11} files: {}", "", ends.join(" "))?;
        }
        let indent = " ".repeat(12);
        let options = textwrap::Options::new(WIDTH_COLS)
            .initial_indent(&indent)
            .subsequent_indent(&indent)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        writeln!(out, "{}", textwrap::fill(&kept(format), options))?;
    }
    if let Some(how) = missing(PARQUET) {
        writeln!(out, "{PARQUET:11} {how}")?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The one format that a program may be built without.
pub(super) const PARQUET: &str = "parquet";

/// How to have a format that this program was built without; `None` if it has it, or knows nothing
/// of it.
pub(super) fn missing(name: &str) -> Option<&'static str> {
    let is_missing = name.eq_ignore_ascii_case(PARQUET) && BitextFormat::named(PARQUET).is_none();
    is_missing
        .then_some("not in this program; `cargo install --features parquet` builds one that has it")
}

/// What a format keeps, or what it loses, whichever is shorter.
fn kept(format: &BitextFormat) -> String {
    // What only one format has, as PO its header, says nothing of the others.
    let is_common =
        |facet| BITEXTS.iter().filter(|format| format.keeps.contains(facet)).count() > 1;
    let names = |wanted: bool| {
        let facets = FACETS.iter().filter(|(facet, _)| format.keeps.contains(facet) == wanted);
        let facets = facets.filter(|(facet, _)| wanted || is_common(facet));
        // What becomes of it stands after the comma.
        facets.map(|(_, name)| name.split(',').next().unwrap_or(name)).collect::<Vec<_>>()
    };
    let (mut kept, lost) = (names(true), names(false));
    // That confidences are kept goes for all of their decimals.
    kept.retain(|name| FACETS.iter().all(|(facet, own)| *facet != Facet::Decimals || own != name));
    match (kept.len(), lost.len()) {
        (_, 0) => "keeps everything".to_owned(),
        (0, _) => "keeps texts only".to_owned(),
        (keeps, loses) if loses <= keeps => format!("keeps all but {}", lost.join(", ")),
        _ => format!("keeps texts, {}", kept.join(", ")),
    }
}
