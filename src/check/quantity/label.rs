//! Numbers that name a part of a text or a plan: “Article 6”, 別紙1.

use crate::model::Lang;

#[rustfmt::skip]
const ENGLISH: [&str; 32] = [
    "Act", "Annex", "Appendix", "Article", "Attachment", "Book", "Chapter", "Clause", "Day", "Exhibit",
    "Figure", "Form", "Item", "Lesson", "Level", "No", "Nos", "Number", "Page", "Paragraph", "Part",
    "Phase", "Question", "Round", "Rule", "Schedule", "Section", "Stage", "Step", "Table", "Unit",
    "Volume",
];

#[rustfmt::skip]
const JAPANESE: [&str; 18] = [
    "別紙", "別表", "別添", "別記", "付録", "附属書", "付属書", "添付", "資料", "様式", "図", "表",
    "手順", "ステップ", "フェーズ", "レベル", "ルール", "問",
];

/// Whether a number, `text` behind `before`, is a label rather than an amount.
pub(super) fn is_label(before: &str, text: &str, lang: Lang) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '.', '　']);
    match lang {
        Lang::Ja => text.starts_with('第') || JAPANESE.iter().any(|word| before.ends_with(word)),
        Lang::En => {
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            ENGLISH.contains(&word)
        }
    }
}
