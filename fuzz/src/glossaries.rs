//! What is true of any file that is read as a glossary; shared by the fuzz target and the
//! property tests.

use taiyaku::Glossary;
use taiyaku::formats::glossary::{GLOSSARIES, GlossaryFormat, Reader};

/// Reads `bytes` in a format, and writes what was read in all formats: where nothing is said to
/// be lost, nothing is.
pub fn check(format: &GlossaryFormat, bytes: &[u8]) {
    let read = match format.read {
        Reader::Bytes(read) => read(bytes),
        Reader::Text(read) => match std::str::from_utf8(bytes) {
            Ok(text) => read(text),
            Err(_) => return,
        },
    };
    let glossary = match read {
        Ok(read) => read.glossary,
        Err(error) => {
            assert!(error.place.line >= 1 && error.place.column >= 1, "{error:?}");
            assert_eq!(error.to_string().lines().count(), 1, "{error:?}");
            return;
        }
    };
    for concept in &glossary.concepts {
        assert!(!concept.forms.is_empty() && !concept.id.is_empty());
        assert!(concept.forms.iter().all(|form| !form.text.trim().is_empty()));
    }
    for format in GLOSSARIES.iter() {
        let (Some(write), Reader::Text(read)) = (format.write, format.read) else { continue };
        let written = write(&glossary);
        let back = match read(&written.content) {
            Ok(back) => back,
            Err(error) => panic!("{}: {error}\n{}", format.name, written.content),
        };
        if written.losses.is_empty() {
            assert_eq!(
                bare(&back.glossary),
                bare(&glossary),
                "{}\n{}",
                format.name,
                written.content
            );
        }
    }
}

/// A glossary without what a format may change: the lines, and names made up for want of one.
fn bare(glossary: &Glossary) -> Glossary {
    let mut glossary = glossary.clone();
    for concept in &mut glossary.concepts {
        concept.line = None;
        concept.id.clear();
    }
    glossary
}
