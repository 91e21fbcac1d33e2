//! Compiles the two dictionaries from where the system keeps them, and what was learned of words from
//! here.
//!
//! Nothing is downloaded. A dictionary that is not there ends the build with one line that says
//! what to install or which variable to set.

#![allow(clippy::print_stdout, reason = "cargo reads it")]

mod edict;
mod ipadic;
#[path = "../src/layout.rs"]
mod layout;
#[path = "../src/spelling.rs"]
mod spelling;
#[path = "../src/stem.rs"]
mod stem;
mod words;

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where a dictionary comes from: a package of Debian and Ubuntu, or a variable that names it.
struct Origin {
    variable: &'static str,
    default: &'static str,
    package: &'static str,
    /// A file that must be there, relative to the place; empty when the place is a file.
    witness: &'static str,
}

const IPADIC: Origin = Origin {
    variable: "TAIYAKU_IPADIC",
    default: "/usr/share/mecab/dic/ipadic",
    package: "mecab-ipadic",
    witness: "matrix.def",
};

const EDICT: Origin = Origin {
    variable: "TAIYAKU_EDICT",
    default: "/usr/share/edict/edict",
    package: "edict",
    witness: "",
};

impl Origin {
    fn find(&self) -> Result<PathBuf, String> {
        println!("cargo:rerun-if-env-changed={}", self.variable);
        let place =
            env::var_os(self.variable).map_or_else(|| PathBuf::from(self.default), PathBuf::from);
        println!("cargo:rerun-if-changed={}", place.display());
        if place.join(self.witness).is_file() || (self.witness.is_empty() && place.is_file()) {
            return Ok(place);
        }
        Err(format!(
            "{} is not at {}: install the package `{}` (apt-get install {}) or set {}",
            self.package.trim_start_matches("mecab-"),
            place.display(),
            self.package,
            self.package,
            self.variable,
        ))
    }
}

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/layout.rs");
    println!("cargo:rerun-if-changed=src/spelling.rs");
    println!("cargo:rerun-if-changed=src/stem.rs");
    println!("cargo:rerun-if-changed={}", words::FILE);
    println!("cargo:rerun-if-changed={}", words::LOOSENESS_FILE);
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let (ipadic, edict) = (IPADIC.find()?, EDICT.find()?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let entries = edict::read(&edict)?;
    edict::write(&entries, &words::read()?, &words::Looseness::read()?, &out)?;
    let katakana: Vec<&str> =
        entries.iter().map(|e| e.headword.as_str()).filter(|w| is_katakana(w)).collect();
    ipadic::compile(&ipadic, &katakana, &out)?;
    println!("cargo:rustc-env=LINDERA_WORKDIR={}", path_text(&out)?);
    Ok(())
}

fn is_katakana(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'ァ'..='ヴ' | 'ー'))
}

fn path_text(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))
}
