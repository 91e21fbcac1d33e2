//! All integration tests, in one binary: it holds 60 MB of dictionaries, and one link is enough.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test that fails should say where"
)]

mod arrows;
mod bad_input;
mod bitexts;
mod browser;
mod checking;
mod command_line;
mod complaints;
mod convert;
mod counted;
mod decoding;
mod diffing;
mod documents;
#[path = "../../fuzz/src/glossaries.rs"]
mod glossaries;
mod glossary;
mod gold;
mod hostile;
mod inputs;
mod languages;
mod learn;
mod linear;
mod marks;
mod oracle;
mod peers;
mod planted;
mod properties;
mod proposing;
#[path = "../../fuzz/src/prose.rs"]
mod prose;
mod readme;
#[path = "../../fuzz/src/reading.rs"]
mod reading;
mod revising;
mod revision;
mod revision_properties;
mod rewriting;
mod seeds;
#[path = "../../fuzz/src/segmentation.rs"]
mod segmentation;
mod settled;
mod shapes;
mod splitting;
mod support;
mod units;
mod updating;
mod writing;
