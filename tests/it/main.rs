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
mod checking;
mod browser;
mod bitexts;
mod command_line;
mod convert;
mod complaints;
mod decoding;
mod diffing;
#[path = "../../fuzz/src/glossaries.rs"]
mod glossaries;
mod glossary;
mod documents;
mod gold;
mod hostile;
mod languages;
mod learn;
mod oracle;
mod planted;
mod properties;
mod marks;
mod revising;
mod revision;
mod revision_properties;
#[path = "../../fuzz/src/reading.rs"]
mod reading;
#[path = "../../fuzz/src/prose.rs"]
mod prose;
mod seeds;
#[path = "../../fuzz/src/segmentation.rs"]
mod segmentation;
mod settled;
mod splitting;
mod support;
