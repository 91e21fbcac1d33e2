//! What Markdown says beside its words: boxes of tasks, emphasis, targets of links.

use crate::model::{BlockKind, Document, Span};

/// Most pieces of code between the bracket that opens a link and the one that closes it.
const MAX_ATOMS: usize = 16;

/// Whether a text is the box of a task.
pub(super) fn is_box(text: &str) -> bool {
    matches!(text, "[ ]" | "[x]" | "[X]")
}

/// The boxes of tasks (`[x]`) in a text, in order: nothing but the mark of an item stands before one on
/// its line. O(bytes).
pub(super) fn boxes(text: &str) -> Vec<Span> {
    let is_item = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+.)".contains(c);
    let mut boxes = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches(is_item);
        let at = start + line.len() - rest.len();
        start += line.len();
        let end = rest.find(']').map_or(0, |close| close + 1);
        let (found, after) = rest.split_at_checked(end).unwrap_or_default();
        if is_box(found) && (after.is_empty() || after.starts_with(char::is_whitespace)) {
            boxes.push(Span::new(at, at + found.len()));
        }
    }
    boxes
}

/// Whether a star may be markup in a document: among plain text it may be anything, as among the strings of
/// a program, where an underline marks a key, and in subtitles.
pub(super) fn has_markup(document: &Document) -> bool {
    let first = document.layout().blocks.first();
    first.is_some_and(|block| !matches!(block.kind, BlockKind::Cue | BlockKind::Message))
}

/// Whether a text is a mark of emphasis in Markdown, or of code.
pub(super) fn is_emphasis(text: &str) -> bool {
    matches!(text, "*" | "**" | "***" | "_" | "__" | "~~" | "`" | "``" | "```")
}

/// Whether a stretch of a document is in what a label of links stands for.
pub(super) fn in_reference(document: &Document, span: Span) -> bool {
    let block = document.layout().block(span.start);
    block.is_some_and(|block| block.kind == BlockKind::Reference && span.end <= block.span.end)
}

/// Whether a stretch of a document is in the target of a link or an image, or of a label of links; or
/// the bracket that opens a link.
pub(super) fn in_target(document: &Document, span: Span) -> bool {
    let text = document.text();
    let atoms = &document.layout().atoms;
    let after = atoms.partition_point(|atom| atom.start <= span.start);
    let is_inside = |atom: &Span| {
        let is_link = atom.of(text).is_some_and(|text| text.starts_with(']'));
        // Of an image the words are in it, too.
        let before = text.get(atom.start..span.start).unwrap_or("");
        let is_image = atom.of(text).is_some_and(|text| text.starts_with("!["));
        span.end <= atom.end && (is_link || is_image && before.contains("]("))
    };
    let opens = |atom: &Span| {
        let words = text.get(span.end..atom.start).unwrap_or("]");
        let is_link = atom.of(text).is_some_and(|text| text.starts_with("]("));
        is_link && span.of(text) == Some("[") && !words.contains(['[', ']', '\n'])
    };
    let inside = after.checked_sub(1).and_then(|at| atoms.get(at));
    let mut next = atoms.get(after..).unwrap_or_default().iter().take(MAX_ATOMS);
    let next = next.find(|atom| atom.of(text).is_some_and(|text| text.starts_with(']')));
    inside.is_some_and(is_inside) || next.is_some_and(opens) || in_reference(document, span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_begins_an_item() {
        for (text, expected) in [
            ("[x] Buy milk. [ ] Not.", &["[x]"][..]),
            ("- [ ] 牛乳\n2) [X]\n[y] no\n[x](a)", &["[ ]", "[X]"]),
            ("the array [x] of", &[]),
        ] {
            let found: Vec<&str> = boxes(text).iter().map(|at| at.of(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
