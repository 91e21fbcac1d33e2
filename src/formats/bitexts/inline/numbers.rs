//! Names for inline codes on their way into another format. Those without one get a number, since
//! that format wants one: the two halves of a pair get the same, and so do codes of the source and of
//! a translation that are alike.

use std::collections::{HashMap, HashSet};

use super::super::unit::{Code, Dialect, Piece, Role, Unit};

/// Elements that are no codes: marks of a tool or a person in a text.
const MARKS: [&str; 4] = ["hi", "mrk", "sm", "em"];

/// Whether a code is such a mark, which has no counterpart in other formats.
pub(super) fn is_mark(code: &Code) -> bool {
    let name = code.raw.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    code.id.is_empty() && code.data.is_empty() && MARKS.contains(&name)
}

fn codes(unit: &Unit) -> impl Iterator<Item = &Code> {
    unit.texts().flat_map(|text| &text.pieces).filter_map(|piece| match piece {
        Piece::Code(code) => Some(&**code),
        Piece::Text(_) | Piece::Break => None,
    })
}

/// Names the codes of a unit that have no name and are written anew in a dialect, and those that stand
/// alone under the name of a pair: in TMX these are two kinds of names. Linear in the unit.
pub(in crate::formats::bitexts) fn name_codes(unit: &mut Unit, dialect: Dialect) {
    let pairs: HashSet<String> = codes(unit)
        .filter(|code| code.role == Role::Opens && dialect != Dialect::Tmx)
        .map(|code| code.id.clone())
        .collect();
    let is_nameless = |code: &Code| {
        let is_taken = code.role == Role::Stands && pairs.contains(&code.id);
        (code.id.is_empty() || is_taken) && code.dialect != dialect && !is_mark(code)
    };
    if !codes(unit).any(is_nameless) {
        return;
    }
    let taken: HashSet<String> = codes(unit).map(|code| code.id.clone()).collect();
    let mut numbers =
        (1_usize..).map(|number| number.to_string()).filter(|number| !taken.contains(number));
    // The name of the nth code of a kind, in whichever text it was met first.
    let mut names: HashMap<(Role, String, String, usize), String> = HashMap::new();
    for text in unit.texts_mut() {
        let mut seen: HashMap<(Role, String, String), usize> = HashMap::new();
        let mut open: Vec<String> = Vec::new();
        for piece in &mut text.pieces {
            let Piece::Code(code) = piece else { continue };
            if !is_nameless(code) {
                continue;
            }
            if code.role == Role::Closes
                && let Some(name) = open.pop()
            {
                code.id = name;
                continue;
            }
            // Of those with a name in another sense that counts, of others their markup.
            let data = if code.id.is_empty() { code.data.clone() } else { String::new() };
            let kind = (code.role, code.id.clone(), data);
            let nth = seen.entry(kind.clone()).or_default();
            let name = names.entry((kind.0, kind.1, kind.2, *nth));
            code.id = name.or_insert_with(|| numbers.next().unwrap_or_default()).clone();
            *nth += 1;
            if code.role == Role::Opens {
                open.push(code.id.clone());
            }
        }
    }
}

/// What the data of a unit's codes are called in XLIFF 2: one name has one text.
#[derive(Default)]
pub(in crate::formats::bitexts) struct References {
    taken: HashSet<String>,
    /// The names of data that were wanted under a name, and how many there are.
    names: HashMap<(String, String), String>,
    counts: HashMap<String, usize>,
}

impl References {
    /// Those of the codes that stay as they are.
    pub(in crate::formats::bitexts) fn of_own(unit: &Unit, dialect: Dialect) -> Self {
        let own = codes(unit).filter(|code| code.dialect == dialect && !code.reference.is_empty());
        let taken = own.map(|code| code.reference.clone()).collect();
        Self { taken, ..Self::default() }
    }

    /// The name of a code's data: the wanted one, or with a number where that has another text.
    pub(super) fn of(&mut self, wanted: String, data: &str) -> String {
        let Self { taken, names, counts } = self;
        let name = names.entry((wanted, data.to_owned())).or_insert_with_key(|(wanted, _)| {
            let count = counts.entry(wanted.clone()).or_default();
            loop {
                *count += 1;
                let number = if *count > 1 { format!("-{count}") } else { String::new() };
                let name = format!("{wanted}{number}");
                if taken.insert(name.clone()) {
                    return name;
                }
            }
        });
        name.clone()
    }
}
