//! What is glued to a stop and belongs to the sentence before it: the labels of notes, and the
//! ends of links, emphasis and tags in text with markup.

use super::chars::{
    ahead, behind, char_at, char_before, is_blank, is_bracket, is_digit, is_line_end, skip,
    skip_blanks,
};
use super::scan::Segmenter;

/// Longest label of a note, in bytes: [citation needed], 〔引用者注１２〕.
const MAX_LABEL_BYTES: usize = 40;

/// Longest target of a link, in bytes.
const MAX_TARGET_BYTES: usize = 512;

/// Words before the number of a Japanese note, and marks that stand for them.
const NUMBERED: &[&str] =
    &["注釈", "注", "註", "脚注", "原注", "訳注", "補注", "※", "＊", "*", "^", "†"];

/// The label between the bracket that `rest` opens with and `close`, and the bytes of all three.
fn bracketed(rest: &str, open: char, close: char) -> Option<(&str, usize)> {
    let inside = rest.strip_prefix(open)?;
    let inside = inside.get(..inside.floor_char_boundary(MAX_LABEL_BYTES))?;
    let (label, _) = inside.split_once(close)?;
    let plain = !label.is_empty() && !label.contains(['\n', '\r', open]);
    plain.then_some((label, open.len_utf8() + label.len() + close.len_utf8()))
}

/// Whether `label` is figures: 12, or 4,5 and 7–9.
fn is_figures(label: &str) -> bool {
    label.starts_with(is_digit)
        && label.ends_with(is_digit)
        && label
            .chars()
            .all(|c| is_digit(c) || matches!(c, ',' | ' ' | '-' | '–' | '、' | '，' | '・'))
}

/// Whether `label` is a word for notes and figures: 注1, ※２, ^3.
fn is_numbered(label: &str) -> bool {
    NUMBERED.iter().any(|word| label.strip_prefix(word).is_some_and(is_figures))
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A superscript figure, or what stands around and between them.
fn is_raised(c: char) -> bool {
    is_superscript(c) || matches!(c, '⁻' | '⁽' | '⁾' | '\u{2e34}')
}

/// The bytes of the superscript figures that `rest` opens with; commas may part them.
fn superscript(rest: &str) -> Option<usize> {
    let length = rest.len() - rest.trim_start_matches(is_raised).len();
    (length > 0).then_some(length)
}

/// The end of a note of HTML, `<sup>1</sup>`, that `rest` opens with.
fn raised(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("<sup")?;
    let inside = inside.get(..inside.floor_char_boundary(MAX_TARGET_BYTES))?;
    Some("<sup".len() + inside.find("</sup>")? + "</sup>".len())
}

/// The end of a tag that closes, `</b>`, that `rest` opens with.
fn closing_tag(rest: &str) -> Option<usize> {
    let (name, _) = rest.strip_prefix("</")?.split_once('>')?;
    let named = name.len() <= 16 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    (named && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b' ')))
        .then_some(name.len() + "</>".len())
}

/// The end of a link's target, `(a.md)`, that stands at `at`, right after the link's text.
fn target(text: &str, at: usize) -> Option<usize> {
    let rest = ahead(text, at).strip_prefix('(').filter(|_| char_before(text, at) == Some(']'))?;
    let rest = rest.get(..rest.floor_char_boundary(MAX_TARGET_BYTES))?;
    let mut depth = 1_usize;
    let end = rest.find(|c| {
        depth += usize::from(c == '(');
        depth -= usize::from(c == ')');
        depth == 0
    })?;
    let inside = rest.get(..end)?;
    let (address, title) = inside.trim().split_once([' ', '\t']).unwrap_or((inside, "\""));
    // A remark in brackets has blanks and no quotation marks around its second word.
    let is_target = address.is_ascii() && title.trim_start().starts_with(['"', '\'', '(']);
    (is_target && !inside.contains(['\n', '\r'])).then_some(at + end + 2)
}

/// The end of what closes markup at `at`: a tag, or the target of a link.
pub(super) fn markup_end(text: &str, at: usize) -> Option<usize> {
    let opens = matches!(text.as_bytes().get(at), Some(b'(' | b'<'));
    opens.then(|| {
        target(text, at).or_else(|| closing_tag(ahead(text, at)).map(|length| at + length))
    })?
}

/// The end of the note's label at `at`, right after a Japanese stop: [1], （注２）, ※3, ¹, 〔4〕.
pub(super) fn japanese(text: &str, at: usize) -> Option<usize> {
    // After most stops another sentence begins.
    let opens = |c| {
        let bracket = matches!(c, '[' | '［' | '〔' | '【' | '(' | '（' | '<');
        bracket || matches!(c, '※' | '＊' | '*' | '†') || is_raised(c)
    };
    if !char_at(text, at).is_some_and(opens) {
        return None;
    }
    let rest = ahead(text, at);
    let square = [('[', ']'), ('［', '］'), ('〔', '〕'), ('【', '】')];
    let round = [('(', ')'), ('（', '）')];
    let any = |pairs: &[(char, char)], is_label: fn(&str) -> bool| {
        pairs.iter().find_map(|&(open, close)| {
            let (label, length) = bracketed(rest, open, close)?;
            // [1](a.md) is a link.
            let link = rest.get(length..).is_some_and(|rest| rest.starts_with('('));
            (is_label(label) && !link).then_some(length)
        })
    };
    // 「（１）電話で。」: bare figures in round brackets number items.
    let length = any(&square, |label| is_figures(label) || is_numbered(label) || label == "要出典")
        .or_else(|| any(&round, is_numbered))
        .or_else(|| superscript(rest))
        .or_else(|| raised(rest))
        .or_else(|| mark(rest))?;
    Some(at + length)
}

/// The bytes of a mark with a number, ※1 or *2, that `rest` opens with. Before a blank or a colon
/// it heads the note itself, and before 年 and its like it counts something.
fn mark(rest: &str) -> Option<usize> {
    let number = rest.strip_prefix(['※', '＊', '*', '†'])?;
    let after = number.trim_start_matches(is_digit);
    let figures = number.len() - after.len();
    let heads = after.starts_with(|c: char| {
        c.is_whitespace() || ":：.．,、%％年月日時分人個番回本つ".contains(c)
    });
    (figures > 0 && number.chars().nth(2).is_none_or(|c| !is_digit(c)) && !heads)
        .then_some(rest.len() - after.len())
}

/// The end of the notes' labels and closing emphasis at `at`, right after an English stop: [12],
/// [citation needed], ¹, †, `.**`.
pub(super) fn english(text: &str, at: usize) -> Option<usize> {
    let rest = ahead(text, at);
    let alone = |length: &usize| {
        let next = rest.get(*length..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| {
            c.is_whitespace()
                || is_superscript(c)
                || matches!(c, '[' | '<' | '"' | '”' | '’' | '\'' | ')' | ':' | '*' | '_' | '~')
        })
    };
    // A label in words stands right after the stop, and not after what another bracket says.
    let any = char_before(text, at).is_none_or(|c| !is_bracket(c));
    let length = bracketed(rest, '[', ']')
        .filter(|&(label, _)| any || is_figures(label) || label.len() == 1)
        .map(|(_, length)| length)
        .or_else(|| {
            bracketed(rest, '(', ')').filter(|&(label, _)| is_figures(label)).map(|it| it.1)
        })
        .filter(alone)
        .or_else(|| superscript(rest))
        .or_else(|| raised(rest))
        .or_else(|| {
            let after = rest.trim_start_matches(['*', '_', '~', '†', '‡', '§']);
            Some(rest.len() - after.len()).filter(|length| (1..=9).contains(length)).filter(alone)
        })?;
    // Wikipedia's pages: [13]:45
    let page = rest.get(length..).and_then(|rest| rest.strip_prefix(':')).unwrap_or("");
    let figures = page.bytes().take_while(u8::is_ascii_digit).count();
    Some(at + length + if figures > 0 { figures + 1 } else { 0 })
}

/// The end of the label [12], or of an omission, [...], that opens at `at`, a blank after the stop.
pub(super) fn apart(text: &str, at: usize) -> Option<usize> {
    let rest = ahead(text, at);
    let (label, length) = bracketed(rest, '[', ']')?;
    let after = rest.get(length..)?.chars().next();
    let is_note = is_figures(label) || matches!(label, "..." | "…");
    (is_note && after.is_none_or(|c| c.is_whitespace() || c == '[')).then_some(at + length)
}

/// The end of the emphasis that closes at `at`: a run of marks that the sentence or its line opened,
/// as in `**雨だ。**`. The marks of bullets, which a blank follows, open none.
pub(super) fn emphasis_end(scan: &Segmenter<'_>, at: usize) -> Option<usize> {
    let text = scan.text;
    let mark = char_at(text, at).filter(|c| matches!(c, '*' | '_' | '~'))?;
    let end = skip(text, at, |c| c == mark);
    // *1 is a note's.
    if end - at == 1 && char_at(text, end).is_some_and(is_digit) {
        return None;
    }
    let near = behind(text, at);
    let length = at.saturating_sub(scan.start.min(scan.line_start)).min(near.len());
    let mut head = near.get(near.len() - length..)?;
    let mut opened = false;
    while let Some(found) = head.find(mark) {
        let rest = head.get(found..)?;
        let after = rest.trim_start_matches(mark);
        let joins = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        // An opening run touches what follows it, a closing one what it follows.
        let side =
            if opened { head.get(..found)?.chars().next_back() } else { after.chars().next() };
        opened ^= rest.len() - after.len() == end - at && joins(side);
        head = after;
    }
    opened.then_some(end)
}

/// The end of a frame's marks at the end of a line, behind a sentence that ends at `at`:
/// `** Press h. **`, `-- End of part one. --`.
pub(super) fn frame_end(scan: &Segmenter<'_>, at: usize) -> usize {
    let text = scan.text;
    let sets_off = |c| is_blank(c) || is_frame(c);
    if !char_at(text, at).is_some_and(sets_off) {
        return at;
    }
    let from = skip_blanks(text, at);
    let Some(mark) = char_at(text, from).filter(|&c| is_frame(c)) else { return at };
    let end = skip(text, from, |c| c == mark);
    let marks = text.get(from..end).unwrap_or("");
    let opens = || {
        let head = text.get(scan.line_start..at).unwrap_or("");
        head.strip_prefix(marks).is_some_and(|rest| !rest.starts_with(mark))
    };
    let ends_line = char_at(text, skip_blanks(text, end)).is_none_or(is_line_end);
    // Dashes break off, and a lone mark set off by a blank may be a note's.
    let drawn = mark != '-' && (marks.len() > 1 || from == at);
    if ends_line && (drawn || opens()) { end } else { at }
}

/// The end of the marks from `at` on that open the frame of a line: `!! NOTE: …`.
pub(super) fn opened_frame(scan: &Segmenter<'_>, at: usize) -> Option<usize> {
    if !scan.opens_sentence(at) || at > scan.line_start {
        return None;
    }
    let end = skip(scan.text, at, |c| matches!(c, '!' | '！'));
    let several = scan.text.get(at..end)?.chars().nth(1).is_some();
    (several && char_at(scan.text, end).is_some_and(is_blank)).then_some(end)
}

/// Marks of which frames are made.
fn is_frame(c: char) -> bool {
    matches!(c, '*' | '=' | '-' | '~' | '#' | '_')
}

/// The bytes of the figures of notes, 1 or 2,3, that `rest` opens with.
pub(super) fn figures(rest: &str) -> Option<usize> {
    let label = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '–' | '-'))
            .len();
    let head = rest.get(..label)?;
    let small = |part: &str| matches!(part.len(), 1 | 2);
    (label <= 12 && head.split([',', '–', '-']).all(small)).then_some(label)
}

/// Whether the `!` at `at` opens an image of Markdown.
pub(super) fn is_image(text: &str, at: usize) -> bool {
    let rest = ahead(text, at);
    let near = rest.get(..rest.floor_char_boundary(MAX_TARGET_BYTES)).unwrap_or("");
    near.starts_with("![") && near.lines().next().is_some_and(|line| line.contains("]("))
}
