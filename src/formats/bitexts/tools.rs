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
            "未翻訳",
            "未着手",
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
            "要確認",
            "要修正",
            "要レビュー",
            "仮訳",
            "下訳",
            "差し戻し",
            "却下",
        ],
    ),
    (
        State::Translated,
        &[
            "translated",
            "confirmed",
            "manuallyconfirmed",
            "translatorconfirmed",
            "翻訳済み",
            "翻訳済",
        ],
    ),
    (
        State::Reviewed,
        &[
            "reviewed",
            "approved",
            "approvedtranslation",
            "translationapproved",
            "reviewer1confirmed",
            "proofread",
            "レビュー済み",
            "レビュー済",
            "校閲済み",
            "校正済み",
            "確認済み",
            "承認済み",
            "承認済",
        ],
    ),
    (
        State::Final,
        &[
            "final",
            "signedoff",
            "approvedsignoff",
            "reviewer2confirmed",
            "reviewerconfirmed",
            "最終",
            "最終版",
        ],
    ),
];

/// The state of a tool's name: `ManuallyConfirmed`, `Translated (100%)`.
pub(super) fn state(name: &str) -> Option<State> {
    let name = name.split('(').next().unwrap_or(name);
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let letters: String = letters.collect();
    STATES.iter().find(|(_, names)| names.contains(&&*letters)).map(|(state, _)| *state)
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
    }
}
