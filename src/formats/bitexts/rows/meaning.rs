//! What the columns of a table hold, by what people call them.

use super::super::tags::primary;
use super::super::tools;
use super::{COLUMNS, Column};

/// What the cells of a column hold.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Known(Column),
    /// The text in a language that the header names.
    Lang(String),
    /// A side in a language that the header names: `Source (ja)`.
    Side(Column, String),
    /// What another tool says in its own way in a column of this name: how far a translation is,
    /// or how good.
    Foreign(Column, String),
    /// The text or confidence of a draft that the header names.
    Draft(Column, String),
    Other(String),
}

impl Meaning {
    /// The language of a column that is one's.
    fn lang(&self) -> Option<&String> {
        if let Self::Lang(tag) = self { Some(tag) } else { None }
    }
}

/// Of several columns of one meaning only the first has it, where a unit has no place for more; the
/// others are kept as properties. Several of targets are further drafts, several of notes are
/// notes; gives two columns that are both the source.
pub(super) fn part_twins(columns: &mut [Meaning], cells: &[&str]) -> Option<String> {
    let mut seen: Vec<(Column, &str)> = Vec::new();
    let mut twice = None;
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        let (Meaning::Known(column) | Meaning::Foreign(column, _) | Meaning::Side(column, _)) =
            meaning
        else {
            continue;
        };
        match (&*column, seen.iter().find(|(known, _)| known == column)) {
            (Column::Target | Column::Notes, _) => {}
            (Column::Source, Some((_, first))) => {
                twice.get_or_insert_with(|| format!("`{}` and `{}`", first.trim(), cell.trim()));
            }
            (_, Some(_)) => *meaning = Meaning::Other(cell.trim().to_owned()),
            (column, None) => seen.push((*column, cell)),
        }
    }
    twice
}

/// Takes columns whose names only look like languages (`url`, `tag`) for what they are: such as
/// stand beside a source and a target, and codes of three letters where the first has two, unless
/// they say where or how it is written (`fil-PH`).
pub(super) fn doubt_langs(columns: &mut [Meaning], cells: &[&str]) {
    let has = |wanted: Column| {
        columns.iter().any(|meaning| matches!(meaning, Meaning::Known(c) if *c == wanted))
    };
    let has_both = has(Column::Source) && has(Column::Target);
    let mut langs = columns.iter().filter_map(Meaning::lang);
    let is_short = langs.next().is_some_and(|tag| primary(tag).len() == 2);
    let is_word = |tag: &str| tag.len() > 2 && !tag.contains(char::is_uppercase);
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        if matches!(meaning, Meaning::Lang(tag)
            if has_both || (is_short && primary(tag).len() > 2 && is_word(tag)))
        {
            *meaning = Meaning::Other(cell.trim().to_owned());
        }
    }
}

/// Where several columns are in one language by its name, each is in that of the country that stands
/// behind it: `English (US)` beside `English (UK)`.
pub(super) fn part_regions(columns: &mut [Meaning], cells: &[&str]) {
    let tags: Vec<String> = columns.iter().filter_map(Meaning::lang).cloned().collect();
    let is_twice = |tag: &String| tags.iter().filter(|other| *other == tag).count() > 1;
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        if let Meaning::Lang(tag) = meaning
            && is_twice(tag)
        {
            *tag = tools::with_region(tag, cell.trim());
        }
    }
}

/// Whether a name is a language's tag with a script and a region at most, as tables have them.
fn is_tag(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).peekable();
    let is_alpha = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_primary = |part: &str| matches!(part.len(), 2 | 3) && is_alpha(part);
    let is_script = |part: &&str| part.len() == 4 && is_alpha(part);
    let is_region = |part: &str| match part.len() {
        2 => is_alpha(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let has_primary = parts.next().is_some_and(is_primary);
    let _ = parts.next_if(is_script);
    has_primary && parts.next().is_none_or(is_region) && parts.next().is_none()
}

/// What a column is by its name; in a table of beads `source` and `target` are numbers.
pub(super) fn meaning(name: &str, is_beads: bool) -> Meaning {
    let lower = name.to_lowercase();
    if is_beads && matches!(lower.rsplit(':').next(), Some("source" | "target")) {
        return Meaning::Other(name.to_owned());
    }
    let known = COLUMNS.iter().find(|(_, own, others)| lower == *own || others.contains(&&*lower));
    match known {
        // Ours are called `state` and `confidence`, and have our names and numbers.
        Some((column @ (Column::State | Column::Confidence), own, _)) if lower != *own => {
            return Meaning::Foreign(*column, name.to_owned());
        }
        Some((column, ..)) => return Meaning::Known(*column),
        None => {}
    }
    if let Some(side) = side_in_language(name) {
        return side;
    }
    if let Some(tag) = tools::language(name) {
        return Meaning::Lang(tag.to_owned());
    }
    if let Some((draft, name)) = name.rsplit_once(':')
        && let Meaning::Known(column) = meaning(name, is_beads)
    {
        return Meaning::Draft(column, draft.to_owned());
    }
    if let Some((base, qualifier)) = tools::qualified(name) {
        let is_side = |column: &Column| matches!(column, Column::Source | Column::Target);
        match (meaning(base, is_beads), meaning(qualifier, is_beads)) {
            (Meaning::Known(column), Meaning::Lang(lang))
            | (Meaning::Lang(lang), Meaning::Known(column))
                if is_side(&column) =>
            {
                return Meaning::Side(column, lang);
            }
            // After a colon there may be text.
            _ if name.ends_with(qualifier) => {}
            // What a column is for says nothing else of what is in it.
            (found @ (Meaning::Known(_) | Meaning::Side(..) | Meaning::Lang(_)), _) => {
                return found;
            }
            (Meaning::Foreign(column, _), _) => return Meaning::Foreign(column, name.to_owned()),
            _ => {}
        }
    }
    if is_tag(name) { Meaning::Lang(name.to_owned()) } else { Meaning::Other(name.to_owned()) }
}

/// A side in a language, both in one word or one after the other: `日本語原文`, `English translation`.
fn side_in_language(name: &str) -> Option<Meaning> {
    let lower = name.to_lowercase();
    if let Some(tag) = tools::translated_into(&lower) {
        return Some(Meaning::Side(Column::Target, tag.to_owned()));
    }
    let (tag, rest) = tools::language_before(&lower)?;
    let is_side = |column: &Column| matches!(column, Column::Source | Column::Target);
    let (column, ..) = COLUMNS
        .iter()
        .filter(|(column, ..)| is_side(column))
        .find(|(_, own, others)| rest == *own || others.contains(&rest))?;
    Some(Meaning::Side(*column, tag.to_owned()))
}
