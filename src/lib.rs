//! Aligns a Japanese text with its English drafts, sentence by sentence, offline.
//!
//! One document flows through the modules in this order:
//!
//! 1. [`model`]: the nouns. A [`Document`] is a text cut into sentences, an [`Alignment`] the
//!    beads that tile two documents, a [`Bitext`] a source with its aligned drafts.
//! 2. [`text`]: one string becomes spans: decoding, sentences, words, numbers, sounds.
//! 3. [`terms`]: where a glossary's forms stand in a document, and which are missing.
//! 4. [`lexicon`]: what may translate what: the glossary, EDICT, numbers, names.
//! 5. [`align`]: two documents become beads with probabilities.
//! 6. [`revision`]: two revisions of a text become changes.
//! 7. [`check`]: what is wrong with a draft, rule by rule.
//! 8. [`formats`] and [`report`]: the result for programs and for people.
//! 9. [`cli`]: the command line, the only module that touches the outside world.
//!
//! A module names only what stands before it in this list; a test holds it to that.
//!
//! ```
//! use taiyaku::align::Aligner;
//! use taiyaku::text::segment::{self, Options};
//! use taiyaku::{Document, Glossary, Lang};
//!
//! fn document(lang: Lang, text: &str) -> Document {
//!     let sentences = segment::segment(text, lang, &Options::default());
//!     Document::new(lang, text.to_owned(), sentences).unwrap()
//! }
//!
//! let ja = document(Lang::Ja, "昨日は雨が降った。猫は二匹とも寝ていた。");
//! let en = document(Lang::En, "It rained yesterday. Both of the two cats were asleep.");
//! let mut aligner = Aligner::new(Glossary::default()).unwrap();
//! let (source, target) = (aligner.side(&ja), aligner.side(&en));
//! for bead in aligner.align(&source, &target).unwrap().beads() {
//!     println!("{:?} {:?} {:?}", bead.source, bead.target, bead.confidence);
//! }
//! ```

pub mod model;
pub mod text;
pub mod terms;
pub mod lexicon;
pub mod align;
pub mod revision;
pub mod check;
pub mod formats;
pub mod report;
pub mod cli;

pub use model::{Alignment, Bead, Bitext, Document, Draft, Glossary, Lang, Sentence, Span};
