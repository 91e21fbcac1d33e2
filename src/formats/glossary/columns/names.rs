//! What columns are called.

use crate::formats::bitexts::primary;
use crate::formats::languages;
use crate::model::{Lang, Status, Verdict};

use super::{Meaning, Role, Side};

/// The names of columns that are no languages: ours, and those that others give them. Names that are put
/// together of a language, a side and the like are in [`WORDS`].
pub(super) const NAMED: [(&str, Role, &[&str]); 13] = [
    ("source", Role::Forms(Side::Source, None), &["用語", "原語", "原文", "source_term"]),
    (
        "target",
        Role::Forms(Side::Target, None),
        &["訳語", "訳文", "訳", "target_term", "translation"],
    ),
    (
        "forbidden",
        Role::Forms(Side::Target, Some(Status::Forbidden)),
        &["禁止", "禁止語", "禁止訳", "禁止表現", "使用禁止", "ng"],
    ),
    ("case_sensitive", Role::CaseSensitive, &[]),
    ("exact", Role::Exact, &[]),
    ("part_of_speech", Role::PartOfSpeech, &["pos", "品詞"]),
    ("id", Role::Id, &[]),
    (
        "note",
        Role::Note,
        &["notes", "comment", "comments", "remark", "remarks", "備考", "コメント", "メモ", "注記"],
    ),
    ("definition", Role::Definition, &["定義", "説明", "description"]),
    ("context", Role::Context, &["文脈"]),
    ("pass", Role::Examples(Verdict::Pass), &[]),
    ("fail", Role::Examples(Verdict::Fail), &[]),
    ("ignore", Role::Ignore, &[]),
];

/// What columns have for the names of the two languages, besides those and their tags.
const LANGUAGES: [(&str, Lang); 3] = [("日", Lang::Ja), ("和", Lang::Ja), ("英", Lang::En)];

const STATUSES: [(&str, Status); 3] = [
    ("_preferred", Status::Preferred),
    ("_admitted", Status::Admitted),
    ("_forbidden", Status::Forbidden),
];

/// What a word or phrase in a column's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Lang(Lang),
    OtherLanguage,
    /// The country of a language.
    Region,
    Side(Side),
    Status(Status),
    /// That there are terms in it.
    Term,
}

/// Words and phrases of which names are put together, besides languages and countries.
const WORDS: [(Word, &[&str]); 6] = [
    (Word::Side(Side::Source), &["source", "src", "original", "原文", "原語"]),
    (
        Word::Side(Side::Target),
        &[
            "target",
            "tgt",
            "trg",
            "translation",
            "translated",
            "rendering",
            "訳文",
            "訳語",
            "訳",
            "対訳",
            "翻訳",
        ],
    ),
    (
        Word::Term,
        &[
            "term",
            "terms",
            "word",
            "words",
            "text",
            "phrase",
            "expression",
            "headword",
            "name",
            "用語",
            "語句",
            "単語",
            "語",
            "表現",
            "表記",
            "見出し語",
            "見出し",
            "名",
            "名称",
            "正式名称",
        ],
    ),
    (
        Word::Status(Status::Forbidden),
        &[
            "forbidden",
            "prohibited",
            "banned",
            "deprecated",
            "obsolete",
            "superseded",
            "avoid",
            "ng",
            "do_not_use",
            "don't_use",
            "don’t_use",
            "not_recommended",
            "not_to_use",
            "禁止",
            "使用禁止",
            "使用不可",
            "不可",
            "非推奨",
            "誤訳",
        ],
    ),
    (Word::Status(Status::Preferred), &["preferred", "推奨", "優先"]),
    (Word::Status(Status::Admitted), &["admitted", "allowed", "許容"]),
];

/// A name of more bytes is a text, and no word or phrase of ours has more.
const MAX_NAME: usize = 100;
const MAX_WORD: usize = 24;

/// What a column's name means.
pub(super) fn meaning(name: &str) -> Meaning {
    if name.len() > MAX_NAME {
        return Meaning::Unknown;
    }
    // What a column is for says nothing else of what is in it: `Definition (EN)`.
    if let Some((base, qualifier)) = languages::qualified(name.trim())
        && !name.trim().ends_with(qualifier)
        && let Meaning::Role(role) | Meaning::Alias(role) = meaning(base)
        && !matches!(role, Role::Forms(..))
    {
        return Meaning::Alias(role);
    }
    if is_other_language(name) {
        return Meaning::OtherLanguage;
    }
    let name = joined(name);
    for (own, role, others) in NAMED {
        if name == own {
            return Meaning::Role(role);
        }
        if others.contains(&&*name) {
            return Meaning::Alias(role);
        }
    }
    let (base, status) = STATUSES
        .iter()
        .find_map(|&(suffix, status)| Some((name.strip_suffix(suffix)?, Some(status))))
        .unwrap_or((&name, None));
    let side = match base {
        "source" => Side::Source,
        "target" => Side::Target,
        _ => match language_called(base) {
            Some(lang) => Side::Named(lang),
            None if is_tag(base) => return Meaning::OtherLanguage,
            None => return put_together(&name),
        },
    };
    Meaning::Role(Role::Forms(side, status))
}

/// Whether it is the name of a language that is neither of the two.
fn is_other_language(name: &str) -> bool {
    languages::language(name).is_some_and(|tag| tag.parse::<Lang>().is_err())
}

/// A name in small letters, with `_` for blanks, brackets and what else only parts its words.
fn joined(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let is_between = |c: char| c.is_whitespace() || "_()（）[]［］【】:：/／・「」".contains(c);
    let words = name.split(is_between).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

/// One of the two languages, by its name or tag in small letters.
fn language_called(name: &str) -> Option<Lang> {
    let by_name = languages::language(name).or_else(|| languages::translated_into(name));
    let other = || LANGUAGES.iter().find(|(known, _)| *known == name).map(|(_, lang)| *lang);
    let by_name = by_name.and_then(|tag| tag.parse().ok()).or_else(other);
    by_name.or_else(|| language(name).filter(|_| is_tag(name)))
}

/// What a name means whose words we know: `Term (JA)`, `日本語（原文）`, `English forbidden term`.
fn put_together(name: &str) -> Meaning {
    let (mut lang, mut side, mut status) = (None, None, None);
    let (mut has_term, mut is_other) = (false, false);
    /// Whether a place says nothing else than `value`, which is put there.
    fn set<T: PartialEq + Copy>(place: &mut Option<T>, value: T) -> bool {
        *place.get_or_insert(value) == value
    }
    let mut rest = name;
    while !rest.is_empty() {
        let Some((word, after)) = first_word(rest) else { return Meaning::Unknown };
        let agrees = match word {
            Word::Lang(it) => set(&mut lang, it),
            Word::Side(it) => set(&mut side, it),
            Word::Status(it) => set(&mut status, it),
            Word::Region => lang.is_some() || is_other,
            Word::OtherLanguage => !std::mem::replace(&mut is_other, true),
            Word::Term => {
                has_term = true;
                true
            }
        };
        if !agrees {
            return Meaning::Unknown;
        }
        rest = after.trim_start_matches(['_', '-', 'の']);
    }
    match (lang, side, status) {
        (None, ..) if is_other && (has_term || side.is_some()) => Meaning::OtherLanguage,
        _ if is_other => Meaning::Unknown,
        (Some(lang), ..) => Meaning::Alias(Role::Forms(Side::Named(lang), status)),
        (None, Some(side), _) => Meaning::Alias(Role::Forms(side, status)),
        (None, None, Some(Status::Forbidden)) => Meaning::Alias(Role::Forms(Side::Target, status)),
        (None, None, None) if has_term => Meaning::Alias(Role::Forms(Side::Source, None)),
        (None, None, _) => Meaning::Unknown,
    }
}

/// The longest word that we know at the start of a name, and what is behind it. Words in Latin letters
/// end where those do, others anywhere.
fn first_word(name: &str) -> Option<(Word, &str)> {
    let is_end = |&at: &usize| {
        let before = name.get(..at).and_then(|it| it.chars().next_back());
        let after = name.get(at..).and_then(|it| it.chars().next());
        let is_letter = |c: char| c.is_ascii() && !matches!(c, '_' | '-');
        !(before.is_some_and(is_letter) && after.is_some_and(is_letter))
    };
    let ends =
        (1..=name.len().min(MAX_WORD)).rev().filter(|&at| name.is_char_boundary(at)).filter(is_end);
    ends.filter_map(|at| name.split_at_checked(at))
        .find_map(|(word, rest)| Some((known(word)?, rest)))
}

fn known(word: &str) -> Option<Word> {
    if let Some((known, _)) = WORDS.iter().find(|(_, names)| names.contains(&word)) {
        return Some(*known);
    }
    let spaced = word.replace('_', " ");
    match language_called(word) {
        Some(lang) => Some(Word::Lang(lang)),
        None if is_other_language(&spaced) => Some(Word::OtherLanguage),
        None if languages::region(&spaced).is_some() => Some(Word::Region),
        // Words that numbers have before them.
        None if matches!(word, "no" | "id") => None,
        None => is_tag(word).then_some(Word::OtherLanguage),
    }
}

/// Whether a name in small letters is a language's tag: with a script and a region at most, or more
/// behind a region. What only begins so is another word (`en_forbiden`).
fn is_tag(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).peekable();
    let is_region = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_lowercase()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let has_primary = parts.next().is_some_and(languages::is_code);
    let _ = parts.next_if(|part| languages::is_script(part));
    has_primary && parts.next().is_none_or(is_region)
}

/// The language of a tag such as `ja`, `en-US`, `EN_gb`, `jpn`.
pub(in super::super) fn language(tag: &str) -> Option<Lang> {
    primary(tag).parse().ok()
}
