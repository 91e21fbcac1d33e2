//! Tags of languages, after BCP 47, as files write them.

/// What stands between two sentences of a language.
pub(super) fn space(lang: &str) -> &'static str {
    match primary(lang).as_str() {
        "ja" | "zh" | "th" => "",
        _ => " ",
    }
}

/// The language of a tag without region and script, in lower case: `ja` of `JA_jp`. Japanese and English
/// have one code, though ISO 639-2 gives them another one (`jpn`, `eng`).
#[must_use]
pub fn primary(tag: &str) -> String {
    let language = tag.trim().split(['-', '_']).next().unwrap_or("").to_lowercase();
    match language.as_str() {
        "jpn" => "ja".to_owned(),
        "eng" => "en".to_owned(),
        _ => language,
    }
}

/// A tag as XML has it (`xml:lang`), after BCP 47, of one as systems and gettext write it: `ja-JP` of
/// `ja_JP`, `sr-Latn-RS` of `sr_RS.UTF-8@latin`.
///
/// ```
/// use taiyaku::formats::bitexts::bcp47;
/// assert_eq!(bcp47("sr_RS.UTF-8@latin"), "sr-Latn-RS");
/// assert_eq!(bcp47("ca@valencia"), "ca-valencia");
/// assert_eq!(bcp47("zh-Hant-TW"), "zh-Hant-TW");
/// ```
#[must_use]
pub fn bcp47(tag: &str) -> String {
    let (tag, modifier) = tag.split_once('@').unwrap_or((tag, ""));
    let tag = tag.split('.').next().unwrap_or(tag).replace('_', "-");
    let (language, region) = tag.split_once('-').unwrap_or((&tag, ""));
    let parts = match modifier {
        "latin" => [language, "Latn", region],
        "cyrillic" => [language, "Cyrl", region],
        other => [language, region, other],
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Whether two tags are one, in letters of either case, with `-` or `_`.
#[must_use]
pub fn is_same_tag(one: &str, other: &str) -> bool {
    subtags(one).eq(subtags(other))
}

/// Whether `tag` is in the language `range`, as RFC 4647 has it for basic ranges: `en-US` is in `en`, neither
/// `en` in `en-US` nor `en-GB`. Every tag is in the range without letters.
///
/// ```
/// use taiyaku::formats::bitexts::is_in_range;
/// assert!(is_in_range("EN_us", "en") && is_in_range("zh-Hant-TW", "zh-hant"));
/// assert!(!is_in_range("en-GB", "en-US") && !is_in_range("eng", "en"));
/// ```
#[must_use]
pub fn is_in_range(tag: &str, range: &str) -> bool {
    let mut subtags_of_tag = subtags(tag);
    range.trim().is_empty()
        || subtags(range).all(|wanted| subtags_of_tag.next().is_some_and(|found| found == wanted))
}

fn subtags(tag: &str) -> impl Iterator<Item = String> + '_ {
    tag.trim().split(['-', '_']).map(str::to_lowercase)
}
