//! Changing translations in a catalogue.

use super::super::edit::{Change, Edited, Splices, Wanted};
use super::super::error::ReadError;
use super::super::unit::State;
use super::Reader;
use super::entry::Entry;
use super::strings::push_string;

/// Changes translations in a catalogue.
pub(in crate::formats::bitexts) fn edit(
    file: &str,
    change: Change<'_>,
) -> Result<Edited, ReadError> {
    let mut reader = Reader::new(file.as_bytes(), Default::default());
    let mut edited = Edited::default();
    let mut splices = Splices::default();
    while let Some(entry) = reader.entry()? {
        if entry.is_header() {
            reader.header(&entry);
            continue;
        }
        let Entry { flags, start, spots, is_fuzzy, .. } = &entry;
        let (flags, start, spots, is_fuzzy) = (flags.clone(), *start, spots.clone(), *is_fuzzy);
        // Of each form that has a place, whether it is in doubt now.
        let mut doubts = Vec::with_capacity(spots.len());
        for (unit, index) in entry.units(&reader.langs)?.into_iter().zip(0..) {
            let wanted = change(&unit).map(|target| Wanted::of(&unit, target));
            let wanted = wanted.filter(|wanted| !wanted.is_nothing());
            let state = wanted.as_ref().and_then(|wanted| wanted.state);
            let Some(spot) = spots.get(index) else {
                if wanted.is_some() {
                    edited.refused.push((unit.place, "it has no msgstr"));
                }
                continue;
            };
            let is_doubted = state.map_or(is_fuzzy, |state| {
                let translation = wanted.as_ref().and_then(|wanted| wanted.text.as_ref());
                let current = unit.targets.first().map(|target| &target.text);
                let has_text = translation.or(current).is_some_and(|text| !text.is_empty());
                state == State::NeedsReview || (state == State::Initial && has_text)
            });
            doubts.push(is_doubted);
            let Some(wanted) = wanted else { continue };
            if wanted.text.is_none() && is_doubted == is_fuzzy {
                continue;
            }
            if let Some(text) = &wanted.text {
                let old = file.get(spot.clone()).unwrap_or("");
                let keyword = match unit.plural() {
                    Some(_) => format!("msgstr[{index}]"),
                    None => "msgstr".to_owned(),
                };
                let mut new = String::new();
                push_string(&mut new, &keyword, &text.plain());
                if old.contains("\r\n") {
                    new = new.replace('\n', "\r\n");
                }
                if !old.ends_with('\n') {
                    new.truncate(new.trim_end().len());
                }
                splices.push(spot.clone(), new);
            }
            edited.changed += 1;
        }
        // A message with one form in doubt is in doubt.
        match (doubts.contains(&true), &flags, start) {
            (true, None, Some(start)) => {
                let line = file.get(start..).and_then(|rest| rest.split_inclusive('\n').next());
                let end =
                    if line.is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
                splices.push(start..start, format!("#, fuzzy{end}"));
            }
            (false, Some(flags), _) if is_fuzzy && !doubts.is_empty() => {
                let line = file.get(flags.clone()).unwrap_or("");
                splices.push(flags.clone(), without_fuzzy(line));
            }
            _ => {}
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
