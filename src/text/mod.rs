//! One string becomes spans: decoding, sentences, words, numbers, sounds.

pub mod decode;
pub mod fold;
pub mod lang;
pub mod tokens;
