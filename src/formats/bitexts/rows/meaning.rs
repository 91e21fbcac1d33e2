//! What the columns of a table hold, by what people call them.

mod weak;

use crate::formats::languages;

use super::super::tags::primary;
use super::{COLUMNS, Column};

use weak::{TEXTS, Weak, weak};
pub(super) use weak::{is_plain, settle_weak};

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
    /// The text or confidence of a draft that the header names, perhaps with its language.
    Draft {
        column: Column,
        draft: String,
        lang: String,
    },
    Other(String),
}

impl Meaning {
    /// The language of a column that is one's.
    pub(super) fn lang(&self) -> Option<&String> {
        if let Self::Lang(tag) = self { Some(tag) } else { None }
    }

    /// Whether it is a text.
    pub(super) fn is_text(&self) -> bool {
        use Column::{Source, Target};
        matches!(self, Self::Known(Source | Target) | Self::Lang(_) | Self::Side(..))
    }

    /// Whether the other columns may say more of it.
    fn is_open(&self) -> bool {
        matches!(self, Self::Other(_) | Self::Lang(_))
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

/// A name in lower case and one word, however its words are told apart: `source_text` and `Source Text`.
fn squashed(name: &str) -> String {
    name.chars().filter(|c| !is_gap(*c)).flat_map(char::to_lowercase).collect()
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '_' | '-')
}

/// Where nothing else says what the texts are, two columns of one name are those in Japanese and English
/// that end or begin so: `name_ja` and `name_en`.
pub(super) fn pair_langs(columns: &mut [Meaning], cells: &[&str]) {
    if !columns
        .iter()
        .all(|meaning| matches!(meaning, Meaning::Other(_) | Meaning::Known(Column::Id)))
    {
        return;
    }
    let named: Vec<(usize, &str, &str)> = (0..)
        .zip(cells)
        .filter_map(|(at, cell)| {
            let cell = cell.trim();
            let parts = [cell.rsplit_once(is_border), cell.split_once(is_border)];
            let [end, start] = parts.map(|part| part.unwrap_or_default());
            let tags = [(end.1, end.0), (start.0, start.1)];
            let is_lang = |tag: &str| {
                languages::language(tag).is_some() || matches!(&*tag.to_lowercase(), "ja" | "en")
            };
            let (tag, name) = tags.into_iter().find(|(tag, _)| is_lang(tag))?;
            Some((at, name, tag))
        })
        .collect();
    let pair = named.iter().find_map(|one| {
        let tag = language(one.2);
        let other = named.iter().find(|other| other.1 == one.1 && language(other.2) != tag)?;
        Some([one, other])
    });
    for (at, _, tag) in pair.into_iter().flatten() {
        if let Some(meaning) = columns.get_mut(*at) {
            *meaning = Meaning::Lang(language(tag));
        }
    }
}

fn language(name: &str) -> String {
    languages::language(name).unwrap_or(name).to_lowercase()
}

/// Codes of languages that are words as well, before another one: `is_ok`, `no_id`.
const WORDS: [&str; 14] =
    ["am", "as", "be", "he", "hi", "id", "in", "is", "it", "my", "no", "or", "so", "to"];

/// Takes columns whose names only look like languages (`url`, `tag`) for what they are: such as
/// stand beside a source and a target, and codes of three letters beside those of two, and others that are
/// words, unless they say where or how it is written (`fil-PH`).
pub(super) fn doubt_langs(columns: &mut [Meaning], cells: &[&str]) {
    let has = |wanted: Column| {
        columns.iter().any(|meaning| matches!(meaning, Meaning::Known(c) if *c == wanted))
    };
    let has_both = has(Column::Source) && has(Column::Target);
    // Of two letters, where `jpn` is one of three.
    let is_short = |tag: &String| tag.split(['-', '_']).next().is_some_and(|it| it.len() == 2);
    let is_ours = |tag: &String| matches!(&*primary(tag), "ja" | "en");
    let mut langs = columns.iter().filter_map(Meaning::lang);
    let is_first_short = langs.clone().next().is_some_and(is_short);
    let are_short = is_first_short || langs.any(|tag| is_short(tag) && is_ours(tag));
    let is_word = |tag: &str| tag.len() > 2 && !tag.contains(char::is_uppercase);
    let is_other =
        |tag: &String| (!is_short(tag) && !is_ours(tag)) || WORDS.contains(&&*primary(tag));
    for (meaning, cell) in columns.iter_mut().zip(cells) {
        if matches!(meaning, Meaning::Lang(tag)
            if has_both || (are_short && is_other(tag) && is_word(tag)))
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
            *tag = languages::with_region(tag, cell.trim());
        }
    }
}

/// Whether a name is a language's tag with a script and a region at most, as tables have them. What
/// has three letters is to be a known one, or to say where it is spoken (`fil-PH`).
pub(super) fn is_tag(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).peekable();
    let is_alpha = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_sure = |part: &str| {
        let mut others = name.split(['-', '_']).skip(1);
        others.any(|part| part.contains(char::is_uppercase)) || languages::is_code(part)
    };
    let is_primary =
        |part: &str| is_alpha(part) && (part.len() == 2 || (part.len() == 3 && is_sure(part)));
    let is_region = |part: &str| match part.len() {
        2 => is_alpha(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let has_primary = parts.next().is_some_and(is_primary);
    let _ = parts.next_if(|part| languages::is_script(part));
    has_primary && parts.next().is_none_or(is_region) && parts.next().is_none()
}

/// The longest name of a column that may mean something, in bytes: names are taken apart again and
/// again.
const MOST_NAME: usize = 200;

/// What a column is by its name; in a table of beads `source` and `target` are numbers.
pub(super) fn meaning(name: &str, is_beads: bool) -> Meaning {
    if name.len() > MOST_NAME {
        return Meaning::Other(name.to_owned());
    }
    if let Some(found) = simple(name, is_beads) {
        return found;
    }
    let of = |part: &str| simple(part, is_beads);
    if let Some((draft, name)) = name.rsplit_once(':')
        && let Some(Meaning::Known(column)) = of(name)
    {
        return Meaning::Draft { column, draft: draft.to_owned(), lang: String::new() };
    }
    if let Some((base, qualifier)) = languages::qualified(name) {
        let is_side = |column: &Column| matches!(column, Column::Source | Column::Target);
        match (of(base), of(qualifier)) {
            (Some(Meaning::Known(column)), Some(Meaning::Lang(lang)))
            | (Some(Meaning::Lang(lang)), Some(Meaning::Known(column)))
                if is_side(&column) =>
            {
                return Meaning::Side(column, lang);
            }
            // After a colon there may be text.
            _ if name.ends_with(qualifier) => {}
            // What a column is for says nothing else of what is in it.
            (Some(found @ (Meaning::Known(_) | Meaning::Side(..) | Meaning::Lang(_))), _) => {
                return found;
            }
            (Some(Meaning::Foreign(column, _)), _) => {
                return Meaning::Foreign(column, name.to_owned());
            }
            _ => {}
        }
    }
    Meaning::Other(name.to_owned())
}

/// What a column is that is called so, without what a colon or brackets add; `None` if the name says
/// nothing.
fn simple(name: &str, is_beads: bool) -> Option<Meaning> {
    let lower = name.to_lowercase();
    if is_beads && matches!(lower.rsplit(':').next(), Some("source" | "target")) {
        return Some(Meaning::Other(name.to_owned()));
    }
    match called(&lower) {
        // Ours are called `state` and `confidence`, and have our names and numbers.
        Some((column @ (Column::State | Column::Confidence), false)) => {
            return Some(Meaning::Foreign(column, name.to_owned()));
        }
        Some((column, _)) => return Some(Meaning::Known(column)),
        None => {}
    }
    let (language, text) = (languages::language(name), text_in_language(name));
    if language.is_none() && text.is_none() && is_tag(name) {
        return Some(Meaning::Lang(name.to_owned()));
    }
    // What a machine made is no plain translation.
    if matches!(weak(name), Some((Weak::Reference | Weak::Machine, _))) {
        return Some(Meaning::Other(name.to_owned()));
    }
    side_in_language(&lower).or_else(|| language.map(|tag| Meaning::Lang(tag.to_owned()))).or(text)
}

/// A side in a language, both in one word or one after the other, in lower case: `日本語原文`,
/// `english translation`.
fn side_in_language(lower: &str) -> Option<Meaning> {
    if let Some(tag) = languages::translated_into(lower) {
        return Some(Meaning::Side(Column::Target, tag.to_owned()));
    }
    let (tag, rest) = languages::language_before(lower)?;
    Some(Meaning::Side(called_side(rest)?, tag.to_owned()))
}

/// The column that is called so, in our tables or by others, and whether the name is ours.
fn called(name: &str) -> Option<(Column, bool)> {
    let name = squashed(name);
    let is_same = |other: &str| other.chars().filter(|c| !is_gap(*c)).eq(name.chars());
    COLUMNS.iter().find_map(|(column, own, others)| {
        let is_own = is_same(own);
        (is_own || others.iter().any(|other| is_same(other))).then_some((*column, is_own))
    })
}

/// The side of a unit that is called so.
fn called_side(name: &str) -> Option<Column> {
    let (column, _) = called(name)?;
    matches!(column, Column::Source | Column::Target).then_some(column)
}

/// Languages whose codes are taken for such in a longer name, where others are words (`source_id`,
/// `no_text`).
const LANGUAGES: [&str; 9] = ["ja", "en", "de", "es", "fr", "ko", "pt", "ru", "zh"];

fn is_border(c: char) -> bool {
    matches!(c, '_' | '-' | ' ' | '.')
}

/// A text in a language, told as two words: `ja_text`, `source_en`, `text-en-US`.
fn text_in_language(name: &str) -> Option<Meaning> {
    let first = name.split_once(is_border);
    let last = name.rsplit_once(is_border).filter(|last| Some(*last) != first);
    first.into_iter().chain(last).find_map(|(one, other)| {
        let of = |lang: &str, word: &str| {
            let tag =
                languages::language(lang).or_else(|| is_tag(lang).then_some(lang))?.to_owned();
            if !LANGUAGES.contains(&&*primary(&tag)) {
                return None;
            }
            let side = called_side(word).map(|column| Meaning::Side(column, tag.clone()));
            side.or_else(|| TEXTS.contains(&&*squashed(word)).then_some(Meaning::Lang(tag)))
        };
        of(one, other).or_else(|| of(other, one))
    })
}
