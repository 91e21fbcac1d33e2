//! The boxes of tasks.

use crate::model::Span;

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
