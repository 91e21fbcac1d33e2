//! Changing translations in an XLIFF file, of either version.
//!
//! Where a file segments its units within one `target` (`seg-source`), the text between a segment's
//! marks is changed. Not changed but refused are segments without marks there, and their states, and
//! units that are locked or not to be translated.

use std::collections::HashMap;
use std::ops::Range;

use crate::formats::bitexts::edit::{Change, Edited, Splices, Wanted, has_codes};
use crate::formats::bitexts::error::ReadError;
use crate::formats::bitexts::unit::{Code, Dialect, Piece, Role, State, Text, Unit};
use crate::formats::bitexts::{inline, xml};

use super::details::{is_locked, state_name};
use super::spots;

/// Where a translation stands in an XML file, in bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::formats::bitexts) struct Spot {
    /// The start tag of the source.
    pub source: Range<u64>,
    /// The end of the source, after which a `target` may stand.
    pub after: u64,
    /// The start tag of the target and its content, if there is one.
    pub target: Option<(Range<u64>, Range<u64>)>,
    /// The start tag that bears the state, if another one than the target's.
    pub state: Option<Range<u64>>,
    /// Whether it is a segment of a larger unit, between marks in its `target`: there is no place
    /// for a state, and none for a translation where there is no mark.
    pub is_segment: bool,
}

/// Why a change of a unit would lose something.
fn refusal(unit: &Unit, wanted: &Wanted, dialect: Dialect) -> Option<&'static str> {
    let text = wanted.text.as_ref()?;
    if dialect != Dialect::Xliff2 && !text.as_plain().chars().all(xml::has) {
        return Some("its new text has control characters, which XML does not have");
    }
    let had = unit.texts().any(has_codes);
    (had && !has_codes(text)).then_some("its inline codes are missing in the new text")
}

/// Changes translations in XLIFF 1.2.
pub(in crate::formats::bitexts) fn edit(
    file: &str,
    change: Change<'_>,
) -> Result<Edited, ReadError> {
    let attributes: StateAttributes = |state| vec![("state", Some(state_name(state)))];
    edit_spots(file, spots(file), (Dialect::Xliff1, attributes), change)
}

/// The attributes that say a state; one without value is taken off.
pub(in crate::formats::bitexts) type StateAttributes =
    fn(State) -> Vec<(&'static str, Option<&'static str>)>;

/// Changes the translations of units whose places are known, in either version.
pub(in crate::formats::bitexts) fn edit_spots(
    file: &str,
    spots: impl Iterator<Item = Result<(Unit, Spot), ReadError>>,
    (dialect, attributes): (Dialect, StateAttributes),
    change: Change<'_>,
) -> Result<Edited, ReadError> {
    let mut edited = Edited::default();
    let mut splices = Splices::default();
    for spot in spots {
        let (unit, spot) = spot?;
        let Some(mut target) = change(&unit) else { continue };
        restore_codes(&unit, &mut target.text, dialect);
        let mut wanted = Wanted::of(&unit, target);
        if wanted.is_nothing() {
            continue;
        }
        if is_locked(&unit) {
            edited.refused.push((unit.place, "it is locked, or not to be translated"));
            continue;
        }
        if spot.is_segment && wanted.state.take().is_some() {
            let why = "the state of a segment of a larger unit";
            edited.refused.push((unit.place, why));
            if wanted.is_nothing() {
                continue;
            }
        }
        if spot.is_segment && spot.target.is_none() {
            edited.refused.push((unit.place, "its larger unit has no marks for it in <target>"));
            continue;
        }
        if spot.source.is_empty() {
            edited.refused.push((unit.place, "it has no source"));
            continue;
        }
        let start = file.get(range(&spot.source)).unwrap_or("");
        if tag_name(start).contains(':') && wanted.text.as_ref().is_some_and(has_codes) {
            edited.refused.push((unit.place, "it has inline codes in a namespace with a prefix"));
            continue;
        }
        if let Some(why) = refusal(&unit, &wanted, dialect) {
            edited.refused.push((unit.place, why));
            continue;
        }
        splice(file, &spot, &wanted, attributes, &mut splices);
        edited.changed += 1;
    }
    edited.text = splices.apply(file);
    Ok(edited)
}

/// Writes codes that the unit has, too, as its file does: by way of another format they may be written in
/// another way, or have lost details.
fn restore_codes(unit: &Unit, text: &mut Text, dialect: Dialect) {
    let mut own: HashMap<(Role, &str), &Code> = HashMap::new();
    // Those of the translation first.
    for code in unit.targets.iter().map(|it| &it.text).chain([&unit.source]).flat_map(codes) {
        if !code.id.is_empty() {
            own.entry((code.role, &code.id)).or_insert(code);
        }
    }
    let mut restored = text.clone();
    for piece in &mut restored.pieces {
        if let Piece::Code(code) = piece
            && let Some(own) = own.get(&(code.role, code.id.as_str()))
        {
            **code = (*own).clone();
        }
    }
    // Pairs that cross each other cannot be elements with text in them.
    if restored != *text && inline::is_sound(&restored, dialect) {
        *text = restored;
    }
}

fn codes(text: &Text) -> impl Iterator<Item = &Code> {
    text.pieces.iter().filter_map(|piece| match piece {
        Piece::Code(code) => Some(&**code),
        Piece::Text(_) | Piece::Break => None,
    })
}

/// The bytes of a file as positions in memory; a file that is in memory has no larger ones.
fn range(span: &Range<u64>) -> Range<usize> {
    let at = |byte| usize::try_from(byte).unwrap_or(usize::MAX);
    at(span.start)..at(span.end)
}

fn splice(
    file: &str,
    spot: &Spot,
    wanted: &Wanted,
    attributes: StateAttributes,
    splices: &mut Splices,
) {
    let slice = |span: &Range<u64>| file.get(range(span)).unwrap_or("");
    let state = wanted.state.map(attributes);
    let with_state = |tag: &str| {
        let mut tag = tag.to_owned();
        for (name, value) in state.iter().flatten() {
            tag = set_attribute(&tag, name, *value);
        }
        tag
    };
    if let Some(tag) = &spot.state
        && state.is_some()
    {
        splices.push(range(tag), with_state(slice(tag)));
    }
    let own_state = spot.state.is_none();
    let content = wanted.text.as_ref().map(|text| {
        let mut content = String::new();
        inline::push(&mut content, text);
        content
    });
    match &spot.target {
        Some((tag, inside)) => {
            let old = slice(tag);
            let new = if own_state { with_state(old) } else { old.to_owned() };
            match (content, old.strip_suffix("/>")) {
                (Some(content), Some(_)) => {
                    let start = new.strip_suffix("/>").unwrap_or(&new).trim_end();
                    let name = tag_name(old);
                    splices.push(range(tag), format!("{start}>{content}</{name}>"));
                }
                (content, _) => {
                    if new != old {
                        splices.push(range(tag), new);
                    }
                    if let Some(content) = content {
                        splices.push(range(inside), content);
                    }
                }
            }
        }
        None => {
            let source = slice(&spot.source);
            let name = tag_name(source).replace("source", "target");
            let tag = format!("<{name}>");
            let tag = if own_state { with_state(&tag) } else { tag };
            let before = file.get(..range(&spot.source).start).unwrap_or("");
            let lead = before.get(before.trim_end().len()..).unwrap_or("");
            let content = content.unwrap_or_default();
            let after = range(&(spot.after..spot.after));
            splices.push(after, format!("{lead}{tag}{content}</{name}>"));
        }
    }
}

fn tag_name(tag: &str) -> &str {
    let end = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    tag.trim_start_matches('<').split(end).next().unwrap_or("")
}

/// A start tag with an attribute set or taken off, all else as it was.
fn set_attribute(tag: &str, name: &str, value: Option<&str>) -> String {
    let mut made = String::new();
    if let Some(value) = value {
        xml::push_attribute(&mut made, name, value);
    }
    match find_attribute(tag, name) {
        Some(span) => {
            let (before, rest) = tag.split_at(span.start);
            format!("{before}{made}{}", rest.get(span.len()..).unwrap_or(""))
        }
        None => {
            let name_end = 1 + tag_name(tag).len();
            let (before, rest) = tag.split_at(name_end.min(tag.len()));
            format!("{before}{made}{rest}")
        }
    }
}

/// An attribute of a well-formed start tag with the white space before it.
fn find_attribute(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut at = 1 + tag_name(tag).len();
    loop {
        let rest = tag.get(at..)?;
        let equals = rest.find('=')?;
        let (key, value) = rest.split_at(equals);
        let quote_at = value.find(['"', '\''])?;
        let quote = value.get(quote_at..=quote_at)?;
        let inner = value.get(quote_at + 1..)?;
        let end = at + equals + quote_at + 1 + inner.find(quote)? + 1;
        if key.trim() == name {
            return Some(at..end);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::bitexts::unit::Target;

    use super::*;

    #[test]
    fn a_unit_without_source_is_left() {
        let file =
            "<xliff><trans-unit id=\"a\"/><trans-unit><target>b</target></trans-unit></xliff>";
        let new = Target { text: Text::new("", "c"), ..Target::default() };
        let edited = edit(file, &mut |_| Some(new.clone())).unwrap();
        assert_eq!((edited.text.as_str(), edited.refused.len()), (file, 2));
    }

    #[test]
    fn attributes_are_set_in_place() {
        for (tag, expected) in [
            ("<target>", "<target state=\"x\">"),
            ("<target/>", "<target state=\"x\"/>"),
            (
                "<target  a='state=\"1\"'\n state = 'y' b=\"\">",
                "<target  a='state=\"1\"' state=\"x\" b=\"\">",
            ),
            ("<t:target xstate='1'>", "<t:target state=\"x\" xstate='1'>"),
        ] {
            assert_eq!(set_attribute(tag, "state", Some("x")), expected);
        }
        assert_eq!(set_attribute("<a state='1' b='2'>", "state", None), "<a b='2'>");
    }
}
