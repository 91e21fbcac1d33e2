//! Codes of one dialect, written in another.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use super::super::unit::{Code, Dialect, Piece, Role};
use super::super::xml;
use super::numbers::{References, is_mark};
use super::{ids, shown};

/// The numbers of those pieces of a text that open or close a pair whose other half is elsewhere.
pub(in crate::formats::bitexts) fn lone(pieces: &[Piece]) -> HashSet<usize> {
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut lone = HashSet::new();
    for (number, piece) in pieces.iter().enumerate() {
        let Piece::Code(code) = piece else { continue };
        let same = open.entry(&code.id).or_default();
        match code.role {
            Role::Opens => same.push(number),
            Role::Closes if same.pop().is_none() => drop(lone.insert(number)),
            Role::Closes | Role::Stands => {}
        }
    }
    lone.extend(open.into_values().flatten());
    lone
}

/// The same code in another dialect, and whether that says all that it said; `None` for a mark,
/// which has no counterpart. A lone one is half of a pair whose other half is elsewhere.
///
/// In XLIFF 2, what a code's data is called is looked up in those of its unit, and noted there.
pub(in crate::formats::bitexts) fn recode(
    code: &Code,
    dialect: Dialect,
    is_lone: bool,
    references: &mut References,
) -> (Option<Code>, bool) {
    let Code { role, id, data, .. } = code;
    if is_mark(code) {
        return (None, false);
    }
    let (name, attribute) = match (dialect, role) {
        (Dialect::Tmx, Role::Opens | Role::Closes) if is_lone => ("it", "x"),
        (Dialect::Xliff1, Role::Opens | Role::Closes) if is_lone => ("it", "id"),
        (Dialect::Xliff2, Role::Closes) if is_lone => ("ec", "id"),
        (Dialect::Tmx, Role::Opens) => ("bpt", "i"),
        (Dialect::Tmx, Role::Closes) => ("ept", "i"),
        (Dialect::Tmx, Role::Stands) => ("ph", "x"),
        (Dialect::Xliff1, Role::Opens) => ("bpt", "id"),
        (Dialect::Xliff1, Role::Closes) => ("ept", "id"),
        (Dialect::Xliff2, Role::Opens) => ("sc", "id"),
        (Dialect::Xliff2, Role::Closes) => ("ec", "startRef"),
        (Dialect::Xliff1 | Dialect::Xliff2, Role::Stands) => ("ph", "id"),
    };
    let mut raw = format!("<{name}");
    if !id.is_empty() {
        xml::push_attribute(&mut raw, attribute, id);
    }
    match (dialect, role) {
        _ if !is_lone => {}
        (_, Role::Stands) => {}
        (Dialect::Tmx, Role::Opens) => raw.push_str(" pos=\"begin\""),
        (Dialect::Tmx, Role::Closes) => raw.push_str(" pos=\"end\""),
        (Dialect::Xliff1, Role::Opens) => raw.push_str(" pos=\"open\""),
        (Dialect::Xliff1, Role::Closes) => raw.push_str(" pos=\"close\""),
        (Dialect::Xliff2, _) => raw.push_str(" isolated=\"yes\""),
    }
    let mut reference = String::new();
    if dialect == Dialect::Xliff2 {
        if !data.is_empty() {
            let letter = match role {
                Role::Opens => 'o',
                Role::Closes => 'c',
                Role::Stands => 's',
            };
            reference = references.of(format!("{letter}{id}"), data);
            xml::push_attribute(&mut raw, "dataRef", &reference);
        }
        raw.push_str(&format!("></{name}>"));
    } else {
        raw.push('>');
        xml::push_text(&mut raw, data);
        raw.push_str(&format!("</{name}>"));
    }
    let made = Code { role: *role, id: id.clone(), data: data.clone(), raw, dialect, reference };
    (Some(made), is_plain(code))
}

/// Whether a code says no more than its role, id and data.
fn is_plain(code: &Code) -> bool {
    if code.raw.starts_with("</") {
        return true;
    }
    let Some((tag, rest)) = code.raw.strip_prefix('<').and_then(|raw| raw.split_once('>')) else {
        return false;
    };
    let name = tag.split_ascii_whitespace().next().unwrap_or("").len();
    let known = |key: &str| {
        ids(code.dialect, code.role).contains(&key)
            || matches!(
                key,
                "dataRef" | "dataRefStart" | "dataRefEnd" | "dispEnd" | "pos" | "isolated"
            )
    };
    let is_data = |attribute: &Attribute| {
        shown(code.dialect).contains(&attribute.key.into_inner())
            && xml::value(attribute).is_ok_and(|value| value == code.data)
    };
    let tag = BytesStart::from_content(tag, name);
    let attributes = tag.attributes();
    // What follows the start of a code is its data and its end: one more `<`.
    rest.matches('<').count() <= 1
        && attributes.into_iter().all(|a| a.is_ok_and(|a| known(a.key.into_inner()) || is_data(&a)))
}
