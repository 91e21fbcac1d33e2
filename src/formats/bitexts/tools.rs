//! What other tools call what has a name of its own here.

use super::unit::State;

/// What Trados Studio (`conf`), memoQ (`mq:status`) and reviewers' tables call how far a
/// translation is: letters and digits only, in lower case.
const STATES: [(State, &[&str]); 5] = [
    (
        State::Initial,
        &[
            "initial",
            "new",
            "empty",
            "notstarted",
            "nottranslated",
            "needstranslation",
            "untranslated",
            "unspecified",
        ],
    ),
    (
        State::NeedsReview,
        &[
            "needsreview",
            "draft",
            "fuzzy",
            "edited",
            "partiallyedited",
            "pretranslated",
            "machinetranslated",
            "assembledfromfragments",
            "rejected",
            "rejectedtranslation",
            "rejectedsignoff",
            "translationrejected",
            "signoffrejected",
        ],
    ),
    (State::Translated, &["translated", "confirmed", "manuallyconfirmed", "translatorconfirmed"]),
    (
        State::Reviewed,
        &[
            "reviewed",
            "approved",
            "approvedtranslation",
            "translationapproved",
            "reviewer1confirmed",
            "proofread",
        ],
    ),
    (
        State::Final,
        &["final", "signedoff", "approvedsignoff", "reviewer2confirmed", "reviewerconfirmed"],
    ),
];

/// Names of languages as the heads of tables have them, and their tags.
const LANGUAGES: [(&str, &str); 8] = [
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("和文", "ja"),
    ("和名", "ja"),
    ("english", "en"),
    ("英語", "en"),
    ("英文", "en"),
    ("英名", "en"),
];

/// Names of countries as they stand behind those of languages, in lower case, and their tags.
const REGIONS: [(&str, &[&str]); 6] = [
    ("US", &["us", "usa", "u.s.", "u.s.a.", "united states", "米国", "アメリカ"]),
    ("GB", &["gb", "uk", "u.k.", "united kingdom", "great britain", "英国", "イギリス"]),
    ("AU", &["au", "australia", "オーストラリア"]),
    ("CA", &["ca", "canada", "カナダ"]),
    ("IE", &["ie", "ireland", "アイルランド"]),
    ("JP", &["jp", "japan", "日本"]),
];

/// The state of a tool's name: `ManuallyConfirmed`, `Translated (100%)`.
pub(super) fn state(name: &str) -> Option<State> {
    let name = name.split('(').next().unwrap_or(name);
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let letters: String = letters.collect();
    STATES.iter().find(|(_, names)| names.contains(&&*letters)).map(|(state, _)| *state)
}

/// The tag of a language's name: `ja` of `Japanese`, `en` of `English (United States)`.
pub(in crate::formats) fn language(name: &str) -> Option<&'static str> {
    let name = name.split('(').next().unwrap_or(name).trim().to_lowercase();
    // `jp` is a country, and no tag of a language, but many tables take it for one.
    let mut known = LANGUAGES.iter().chain(&[("jp", "ja")]);
    known.find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

/// A language's tag with the country that stands behind its name: `en-GB` of `en` and `English (UK)`.
pub(super) fn with_region(tag: &str, name: &str) -> String {
    let region = qualified(name).and_then(|(_, qualifier)| region(&qualifier.to_lowercase()));
    region.map_or_else(|| tag.to_owned(), |region| format!("{tag}-{region}"))
}

/// The tag of a country that is called so, in lower case.
pub(in crate::formats) fn region(name: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(_, names)| names.contains(&name)).map(|(region, _)| *region)
}

/// What a heading says of a translation that names its language.
const TRANSLATED: [(&str, &str); 3] = [("英訳", "en"), ("和訳", "ja"), ("邦訳", "ja")];

/// The language into which a text is translated that is called so: `en` of `英訳`.
pub(in crate::formats) fn translated_into(name: &str) -> Option<&'static str> {
    TRANSLATED.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

/// The tag of the language that a name in lower case begins with, and what follows: `ja` and `原文`
/// of `日本語原文`.
pub(super) fn language_before(name: &str) -> Option<(&'static str, &str)> {
    LANGUAGES.iter().find_map(|(language, tag)| {
        let rest = name.strip_prefix(language)?.trim_start_matches([' ', '_', '-', 'の']);
        (!rest.is_empty()).then_some((*tag, rest))
    })
}

/// A name and what stands behind it in brackets or after a colon: `原文` and `日本語` of
/// `原文（日本語）`.
pub(in crate::formats) fn qualified(name: &str) -> Option<(&str, &str)> {
    const BRACKETS: [(char, char); 5] =
        [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】')];
    let in_brackets = |(open, close): &(char, char)| name.strip_suffix(*close)?.split_once(*open);
    let (name, qualifier) =
        BRACKETS.iter().find_map(in_brackets).or_else(|| name.split_once([':', '：']))?;
    let (name, qualifier) = (name.trim(), qualifier.trim());
    (!name.is_empty() && !qualifier.is_empty()).then_some((name, qualifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_tools() {
        assert_eq!(state("ApprovedSignOff"), Some(State::Final));
        assert_eq!(state("Not Started"), Some(State::Initial));
        assert_eq!(state("Draft (80%)"), Some(State::NeedsReview));
        assert_eq!(state("translation of it"), None);
        assert_eq!(language("English (United States)"), Some("en"));
        assert_eq!(language(" 日本語"), Some("ja"));
        assert_eq!(language("Englisch"), None);
        for (tag, name, expected) in [
            ("en", "English (United States)", "en-US"),
            ("en", "英語（英国）", "en-GB"),
            ("ja", "Japanese [JP]", "ja-JP"),
            ("en", "English (draft)", "en"),
            ("en", "English", "en"),
        ] {
            assert_eq!(with_region(tag, name), expected);
        }
    }
}
