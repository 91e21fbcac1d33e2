//! The two dictionaries that `taiyaku` carries in its binary.
//!
//! [`ipadic`] is the morphological dictionary that lindera tokenises Japanese with; [`Edict`]
//! says what English words a Japanese word may become. Both are compiled by the build script
//! from the system's packages, lie in the binary's read-only data and are read in place:
//! opening them costs well under a millisecond and no memory.

mod edict;
mod layout;
mod spelling;
mod stem;

pub use edict::{Edict, Gloss, Glosses, Learned, Marks, StemId};
pub use layout::Hashed;
pub use spelling::one_spelling;
pub use stem::{Stemmer, irregular_base, is_stop_word};

/// The licence of IPADIC and the terms of EDICT, as they must accompany the binary.
pub const NOTICE: &str = include_str!("../../NOTICE");

mod embedded {
    lindera_dictionary::embedded_dictionary!("/ipadic", Loader);
}

/// The embedded IPADIC, with EDICT's katakana words added.
///
/// # Errors
/// Only if the binary's own data is damaged.
///
/// ```
/// let dictionary = taiyaku_dictionaries::ipadic().unwrap();
/// assert_eq!(dictionary.metadata.name, "ipadic");
/// ```
pub fn ipadic() -> lindera_dictionary::LinderaResult<lindera_dictionary::dictionary::Dictionary> {
    embedded::load()
}
