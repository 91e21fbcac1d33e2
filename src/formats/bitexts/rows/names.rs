//! What the columns of a table of units are called.

/// A column of a table of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Column {
    Unit,
    Id,
    SourceLang,
    Source,
    TargetLang,
    Target,
    Draft,
    Confidence,
    State,
    Notes,
    Props,
    Dates,
}

/// Every column with the name that our tables give it, and names that others give it. Blanks, `_` and
/// `-` are none.
pub(super) const COLUMNS: [(Column, &str, &[&str]); 12] = [
    (Column::Unit, "unit", &[]),
    (Column::Id, "id", &["tuid", "key", "no", "no.", "#", "segment id", "identifier", "string id"]),
    (Column::SourceLang, "source_lang", &["src_lang", "source language", "source locale"]),
    (
        Column::Source,
        "source_text",
        &[
            "source",
            "source segment",
            "source sentence",
            "source string",
            "source phrase",
            "src",
            "src_text",
            "original",
            "original text",
            "msgid",
            "原文",
            "原稿",
            "ソース",
        ],
    ),
    (
        Column::TargetLang,
        "target_lang",
        &["trg_lang", "tgt_lang", "target language", "target locale"],
    ),
    (
        Column::Target,
        "target_text",
        &[
            "target",
            "target segment",
            "target sentence",
            "tgt",
            "tgt_text",
            "trg",
            "trg_text",
            "translation",
            "translated",
            "translated text",
            "msgstr",
            // A translation that a person has mended.
            "pe",
            "mtpe",
            "post-edit",
            "post-edited",
            "訳文",
            "訳",
            "翻訳",
            "翻訳文",
            "訳稿",
            "ターゲット",
            "修正後",
        ],
    ),
    (Column::Draft, "draft", &[]),
    (Column::Confidence, "confidence", &["score", "aligner_score"]),
    (
        Column::State,
        "state",
        &["status", "segment status", FUZZY, "状態", "ステータス", "翻訳状況"],
    ),
    (
        Column::Notes,
        "notes",
        &[
            "note",
            "comment",
            "comments",
            "translator comments",
            "developer comments",
            "translator notes",
            "developer notes",
            "remark",
            "remarks",
            "備考",
            "コメント",
            "メモ",
        ],
    ),
    (Column::Props, "props", &[]),
    (Column::Dates, "dates", &[]),
];

/// A column that says of a translation only whether it is to be looked at, as gettext does.
pub(super) const FUZZY: &str = "fuzzy";
