//! Columns whose names say what they hold only beside others: `text`, `ref`, `mt`.

use crate::formats::languages;

use super::super::super::tags::{is_same_tag, primary};
use super::super::Column;
use super::{Meaning, called_side, is_tag, squashed};

/// Names that say which text a column holds only beside others: a source, where another column is a
/// translation.
pub(super) const TEXTS: [&str; 7] =
    ["text", "sentence", "segment", "string", "term", "phrase", "テキスト"];

/// Names of translations that a person made, where there are others; of those made for a comparison, and of
/// those that a machine made.
const HUMANS: [&str; 5] = ["human", "humantranslation", "ht", "人手翻訳", "人手訳"];
const REFERENCES: [&str; 5] = ["ref", "reference", "referencetranslation", "参照訳", "参考訳"];
const MACHINES: [&str; 12] = [
    "mt",
    "nmt",
    "mtoutput",
    "mttarget",
    "mttranslation",
    "machinetranslation",
    "machinetranslated",
    "hyp",
    "hypothesis",
    "機械翻訳",
    "機械訳",
    "自動翻訳",
];

/// What a column may hold by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weak {
    Text,
    Human,
    Reference,
    Machine,
}

/// What a column may hold that is called so, alone or as a translation or language: `MT`, `MT (en)`,
/// `Translation (MT)`, `英語（機械翻訳）`.
pub(super) fn weak(name: &str) -> Option<Weak> {
    let alone = |part: &str| {
        let part = squashed(part);
        let lists = [
            (&HUMANS[..], Weak::Human),
            (&REFERENCES, Weak::Reference),
            (&MACHINES, Weak::Machine),
        ];
        lists.into_iter().find(|(names, _)| names.contains(&&*part)).map(|(_, weak)| weak)
    };
    let is_lang = |part: &str| languages::language(part).is_some() || is_tag(part);
    let is_target = |part: &str| called_side(part) == Some(Column::Target);
    if TEXTS.contains(&&*squashed(name)) {
        return Some(Weak::Text);
    }
    alone(name).or_else(|| {
        let (base, qualifier) = languages::qualified(name)?;
        alone(base)
            .filter(|_| is_lang(qualifier))
            .or_else(|| alone(qualifier).filter(|_| is_lang(base) || is_target(base)))
    })
}

/// Gives columns with such names their meaning by what the others are. What a person made, what is there
/// for a comparison and what a machine made, in this order, is the translation if there is no other one; else what a machine made is a
/// further draft. Linear.
pub(in super::super) fn settle_weak(columns: &mut [Meaning], cells: &[&str]) {
    let has = |columns: &[Meaning], wanted: Column| {
        columns.iter().any(|meaning| match meaning {
            Meaning::Known(column) | Meaning::Side(column, _) | Meaning::Draft(column, _) => {
                *column == wanted
            }
            _ => false,
        })
    };
    let (has_source, has_target) = (has(columns, Column::Source), has(columns, Column::Target));
    let names = weak_names(columns, cells, has_source || has_target);
    let set = |columns: &mut [Meaning], wanted: Weak| {
        let mut open = columns.iter_mut().zip(&names);
        let found = open.find(|(it, weak)| it.is_open() && **weak == Some(wanted));
        found.into_iter().for_each(|(it, _)| *it = Meaning::Known(Column::Target));
    };
    let plain = columns.iter().zip(cells).zip(&names);
    let plain = plain.filter(|((it, cell), weak)| weak.is_none() && is_plain(it, cell)).count();
    let has_lang = columns.iter().any(|meaning| meaning.lang().is_some());
    if has_target && !has_source && !has_lang {
        let mut open = columns.iter_mut().zip(&names);
        let found = open.find(|(it, weak)| it.is_open() && **weak == Some(Weak::Text));
        found.into_iter().for_each(|(it, _)| *it = Meaning::Known(Column::Source));
    }
    if !has(columns, Column::Source) && plain < 2 {
        return;
    }
    for wanted in [Weak::Human, Weak::Reference, Weak::Machine] {
        if plain == 0 && !has(columns, Column::Target) {
            set(columns, wanted);
        }
    }
    for ((meaning, cell), weak) in columns.iter_mut().zip(cells).zip(&names) {
        if *weak == Some(Weak::Machine) && meaning.is_open() {
            *meaning = Meaning::Draft(Column::Target, cell.trim().to_owned());
        }
    }
}

/// What the columns may hold by their names. `mt` is Maltese where it stands among codes of more
/// languages than Japanese and English, or beside one alone.
fn weak_names(columns: &[Meaning], cells: &[&str], has_side: bool) -> Vec<Option<Weak>> {
    let names: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    let mut found: Vec<Option<Weak>> = names.iter().map(|name| weak(name)).collect();
    let langs = columns.iter().zip(&names).zip(&found);
    let langs = langs.filter_map(|((it, name), weak)| {
        weak.is_none().then(|| it.lang().map(|tag| (*name, tag))).flatten()
    });
    let langs: Vec<(&str, &String)> = langs.collect();
    let has_third = langs.iter().any(|(_, tag)| !matches!(&*primary(tag), "ja" | "en"));
    let are_codes = langs.iter().all(|(name, _)| is_tag(name)) && (has_third || langs.len() == 1);
    let is_large = |name: &str| name.contains(char::is_uppercase);
    let is_like = [false, true].map(|size| langs.iter().all(|(it, _)| is_large(it) == size));
    for (weak, name) in found.iter_mut().zip(&names) {
        let [small, large] = is_like;
        let is_like = if is_large(name) { large } else { small };
        if is_same_tag(name, "mt") && are_codes && is_like && !has_side {
            *weak = None;
        }
    }
    found
}

/// Whether a column is in a language for certain: Japanese or English, or one that is called by its name
/// or by a tag with a country.
fn is_plain(meaning: &Meaning, name: &str) -> bool {
    let Some(tag) = meaning.lang() else { return false };
    matches!(&*primary(tag), "ja" | "en")
        || languages::language(name).is_some()
        || (name.trim().contains(['-', '_']) && name.contains(char::is_uppercase))
}
