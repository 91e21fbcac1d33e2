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
mod command_line;
mod decoding;
mod documents;
mod gold;
mod languages;
mod learn;
mod oracle;
mod properties;
#[path = "../../fuzz/src/prose.rs"]
mod prose;
mod seeds;
#[path = "../../fuzz/src/segmentation.rs"]
mod segmentation;
mod settled;
mod splitting;
mod support;
