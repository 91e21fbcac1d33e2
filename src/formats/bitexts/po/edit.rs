//! Changing translations in a catalogue.

use super::super::edit::{Change, Edited, Splices, Wanted};
use super::super::error::ReadError;
use super::super::unit::State;
use super::strings::push_string;
use super::{Entry, Reader};

/// Changes translations in a catalogue.
pub(in crate::formats::bitexts) fn edit(
    file: &str,
    change: Change<'_>,
) -> Result<Edited, ReadError> {
    let mut reader = Reader::new(file.as_bytes(), Default::default());
    let mut edited = Edited::default();
    let mut splices = Splices::default();
    while let Some(entry) = reader.entry()? {
        if entry.source.as_deref() == Some("") && entry.context.is_none() {
            reader.header(entry.translations.first().map_or("", String::as_str));
            continue;
        }
        let Entry { flags, start, spot, .. } = &entry;
        let (flags, start, spot) = (flags.clone(), *start, spot.clone());
        let is_plural = entry.plural.is_some();
        for unit in entry.units(&reader.langs) {
            let Some(target) = change(&unit) else { continue };
            let wanted = Wanted::of(&unit, target);
            if wanted.is_nothing() {
                continue;
            }
            let (Some(spot), Some(start), false) = (&spot, start, is_plural) else {
                edited.refused.push((unit.place, "it has plural forms, or no msgstr"));
                continue;
            };
            if let Some(text) = &wanted.text {
                let old = file.get(spot.clone()).unwrap_or("");
                let mut new = String::new();
                push_string(&mut new, "msgstr", &text.plain());
                if old.contains("\r\n") {
                    new = new.replace('\n', "\r\n");
                }
                if !old.ends_with('\n') {
                    new.truncate(new.trim_end().len());
                }
                splices.push(spot.clone(), new);
            }
            match (wanted.state, &flags) {
                (Some(State::NeedsReview), None) => {
                    splices.push(start..start, "#, fuzzy\n".to_owned());
                }
                (Some(state), Some(flags)) if state != State::NeedsReview => {
                    let line = file.get(flags.clone()).unwrap_or("");
                    splices.push(flags.clone(), without_fuzzy(line));
                }
                _ => {}
            }
            edited.changed += 1;
        }
    }
    edited.text = splices.apply(file);
    Ok(edited)
}

/// A line of flags without `fuzzy`; nothing if it was the only one.
fn without_fuzzy(line: &str) -> String {
    let body = line.trim_end();
    let flags = body.trim_start_matches("#,").split(',');
    let others: Vec<&str> = flags.map(str::trim).filter(|flag| *flag != "fuzzy").collect();
    if others.is_empty() {
        return String::new();
    }
    format!("#, {}{}", others.join(", "), line.get(body.len()..).unwrap_or(""))
}
