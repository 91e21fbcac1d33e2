//! One string becomes spans: decoding, sentences, words, numbers, sounds.

pub mod decode;
pub mod fold;
pub mod kana;
pub mod lang;
pub mod numbers;
pub mod script;
pub mod segment;
pub mod tokens;
pub mod words;
