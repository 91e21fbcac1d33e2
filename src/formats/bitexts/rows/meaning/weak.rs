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
/// `Translation (MT)`, `英語（機械翻訳）`; and the tag of that language, or nothing.
pub(super) fn weak(name: &str) -> Option<(Weak, String)> {
    let alone = |part: &str| {
        let part = squashed(part);
        let lists = [
            (&TEXTS[..], Weak::Text),
            (&HUMANS, Weak::Human),
            (&REFERENCES, Weak::Reference),
            (&MACHINES, Weak::Machine),
        ];
        lists.into_iter().find(|(names, _)| names.contains(&&*part)).map(|(_, weak)| weak)
    };
    let tag = |part: &str| {
        let tag = languages::language(part).or_else(|| is_tag(part).then_some(part));
        tag.map(str::to_owned)
    };
    let target = |part: &str| (called_side(part) == Some(Column::Target)).then(String::new);
    if let Some(weak) = alone(name) {
        return Some((weak, String::new()));
    }
    let (base, qualifier) = languages::qualified(name)?;
    let of = |weak: &str, what: &str, tag: &dyn Fn(&str) -> Option<String>| {
        Some((alone(weak)?, tag(what)?))
    };
    of(base, qualifier, &tag).or_else(|| of(qualifier, base, &|it| tag(it).or_else(|| target(it))))
}

/// Gives columns with such names their meaning by what the others are. What a person made, what is there
/// for a comparison and what a machine made, in this order, is the translation if there is no other one
/// beside the source, which one language alone is; else what a machine made is a further draft. Linear.
pub(in super::super) fn settle_weak(columns: &mut [Meaning], cells: &[&str]) {
    let has = |columns: &[Meaning], wanted: Column| {
        columns.iter().any(|meaning| match meaning {
            Meaning::Known(column) | Meaning::Side(column, _) | Meaning::Draft { column, .. } => {
                *column == wanted
            }
            _ => false,
        })
    };
    let (has_source, has_target) = (has(columns, Column::Source), has(columns, Column::Target));
    let names = weak_names(columns, cells, has_source || has_target);
    let set = |columns: &mut [Meaning], wanted: Weak| {
        let mut open = columns.iter_mut().zip(&names);
        let is_wanted = |weak: &Named| matches!(weak, Some((weak, _)) if *weak == wanted);
        if let Some((it, Some((_, lang)))) = open.find(|(it, weak)| it.is_open() && is_wanted(weak))
        {
            *it = match lang.as_str() {
                "" => Meaning::Known(Column::Target),
                lang => Meaning::Side(Column::Target, lang.to_owned()),
            };
        }
    };
    let plain = columns.iter().zip(cells).zip(&names);
    let plain = plain.filter(|((it, cell), weak)| weak.is_none() && is_plain(it, cell)).count();
    let has_lang = columns.iter().any(|meaning| meaning.lang().is_some());
    if has_target && !has_source && !has_lang {
        let mut open = columns.iter_mut().zip(&names);
        let found = open.find(|(it, weak)| it.is_open() && matches!(weak, Some((Weak::Text, _))));
        found.into_iter().for_each(|(it, _)| *it = Meaning::Known(Column::Source));
    }
    // Without another source one language is it.
    let has_source = has(columns, Column::Source);
    if !has_source && plain == 0 {
        return;
    }
    let langs = columns.iter().zip(&names);
    let langs = langs.filter(|(it, weak)| weak.is_none() && it.lang().is_some()).count();
    let is_alone = if has_source { plain == 0 } else { langs == 1 };
    for wanted in [Weak::Human, Weak::Reference, Weak::Machine] {
        if is_alone && !has(columns, Column::Target) {
            set(columns, wanted);
        }
    }
    for ((meaning, cell), weak) in columns.iter_mut().zip(cells).zip(names) {
        if let Some((Weak::Machine, lang)) = weak
            && meaning.is_open()
        {
            let draft = cell.trim().to_owned();
            *meaning = Meaning::Draft { column: Column::Target, draft, lang };
        }
    }
}

/// What a column may hold by its name, and in which language.
type Named = Option<(Weak, String)>;

/// What the columns may hold by their names. `mt` is Maltese and `ht` Haitian where it stands among codes of
/// more languages than Japanese and English, or beside one alone.
fn weak_names(columns: &[Meaning], cells: &[&str], has_side: bool) -> Vec<Named> {
    let names: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    let mut found: Vec<Named> = names.iter().map(|name| weak(name)).collect();
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
        let is_code = is_same_tag(name, "mt") || is_same_tag(name, "ht");
        if is_code && are_codes && is_like && !has_side {
            *weak = None;
        }
    }
    found
}

/// Whether a column is in a language for certain: Japanese or English, or one that is called by its name
/// or by a tag with a country.
pub(in super::super) fn is_plain(meaning: &Meaning, name: &str) -> bool {
    let Some(tag) = meaning.lang() else { return false };
    matches!(&*primary(tag), "ja" | "en")
        || languages::language(name).is_some()
        || (name.trim().contains(['-', '_']) && name.contains(char::is_uppercase))
}
