//! Long marks without their middles, so that lines fit the terminal.
//!
//! The renderer cuts what stands beside the marks, but not the marks of whole sentences: not at all if
//! they take less than two lines of the terminal, and by characters, not by columns, if they take more.

use std::ops::Range;

use textwrap::core::display_width;

/// What stands for what is left out.
const ELLIPSIS: char = '…';

/// `text` and the marks in it, each mark of a single line at most `room` columns wide. O(bytes).
pub(super) fn clipped(
    text: &str,
    marks: Vec<Range<usize>>,
    room: usize,
) -> (String, Vec<Range<usize>>) {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for mark in &marks {
        let reach = cuts.last().map_or(0, |cut| cut.end);
        let middle = text.get(mark.clone()).and_then(|marked| middle(marked, room));
        cuts.extend(
            middle
                .map(|it| mark.start + it.start..mark.start + it.end)
                .filter(|cut| cut.start >= reach),
        );
    }
    let mut clipped = String::with_capacity(text.len());
    let mut at = 0;
    for cut in &cuts {
        clipped.push_str(text.get(at..cut.start).unwrap_or(""));
        clipped.push(ELLIPSIS);
        at = cut.end;
    }
    clipped.push_str(text.get(at..).unwrap_or(""));
    let moved = |at: usize| {
        let before = cuts.iter().take_while(|cut| cut.start < at);
        before.fold(at, |moved, cut| moved - (cut.end.min(at) - cut.start) + ELLIPSIS.len_utf8())
    };
    let marks = marks.into_iter().map(|mark| moved(mark.start)..moved(mark.end)).collect();
    (clipped, marks)
}

/// What to leave out of a line that is wider than `room`.
fn middle(line: &str, room: usize) -> Option<Range<usize>> {
    if line.contains('\n') || display_width(line) <= room {
        return None;
    }
    let side = room.saturating_sub(1) / 2;
    // How many bytes of the first characters have their place on a side.
    let length = |chars: &mut dyn Iterator<Item = char>| {
        let mut left = side;
        let fits = chars.take_while(|c| {
            let width = display_width(c.encode_utf8(&mut [0; 4]));
            let fits = width <= left;
            left = left.saturating_sub(width);
            fits
        });
        fits.map(char::len_utf8).sum::<usize>()
    };
    let (head, tail) = (length(&mut line.chars()), length(&mut line.chars().rev()));
    Some(head..line.len() - tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_marks_lose_their_middles() {
        for (text, mark, room, expected) in [
            ("一二三四五六七八九十", 0..30, 11, "一二…九十"),
            ("一二三四五六七八九十", 0..30, 20, "一二三四五六七八九十"),
            ("The quick brown fox.", 4..19, 9, "The quic… fox."),
            ("The quick\nbrown fox.", 4..19, 9, "The quick\nbrown fox."),
            ("", 0..0, 9, ""),
            ("一二三", 0..9, 0, "…"),
        ] {
            let (clipped, marks) = clipped(text, vec![mark.clone()], room);
            assert_eq!(clipped, expected);
            let width = marks[0].end - marks[0].start;
            assert_eq!(width + text.len() - mark.len(), expected.len(), "{expected}");
        }
        let (text, marks) = clipped("abcdefghij klm nopqrstuvw.", vec![0..10, 11..14, 15..25], 5);
        let words: Vec<&str> = marks.into_iter().filter_map(|mark| text.get(mark)).collect();
        assert_eq!(words, ["ab…ij", "klm", "no…vw"]);
    }
}
