//! Sentences of a text whose blocks are known: of prose that came out of markup.

use crate::model::{BlockKind, Lang, Layout, Sentence, Span};

use super::{Options, Rule, explain};

/// Cuts each block by itself, so that no sentence leaves its block, and says why each sentence
/// ends where it does. A cue is one sentence whatever stands in it, and nothing is cut inside
/// [`Layout::atoms`]. Each block begins a paragraph. O(bytes).
///
/// ```
/// use taiyaku::model::{Block, BlockKind, Layout};
/// use taiyaku::text::segment::{Options, segment_blocks};
/// use taiyaku::{Lang, Span};
/// let text = "Why Rain\n\nIt rained. `a. B` is code.";
/// let block = |start, end, kind| Block { span: Span::new(start, end), kind, times: None };
/// let layout = Layout {
///     blocks: vec![block(0, 8, BlockKind::Heading), block(10, 36, BlockKind::Paragraph)],
///     atoms: vec![Span::new(21, 27)],
///     ..Layout::default()
/// };
/// let found = segment_blocks(text, &layout, Lang::En, &Options::default());
/// let texts: Vec<_> = found.iter().filter_map(|(sentence, _)| sentence.span.of(text)).collect();
/// assert_eq!(texts, ["Why Rain", "It rained.", "`a. B` is code."]);
/// ```
#[must_use]
pub fn segment_blocks(
    text: &str,
    layout: &Layout,
    lang: Lang,
    options: &Options,
) -> Vec<(Sentence, Rule)> {
    let mut atoms = layout.atoms.as_slice();
    cut(text, layout, |span, kind, found| {
        let Some(block) = span.of(text) else { return };
        if kind == BlockKind::Cue {
            return found.push((Sentence { span, paragraph: 0 }, Rule::End));
        }
        for (Sentence { span: inner, paragraph }, rule) in explain(block, lang, options) {
            let mut next = inner.shifted(span.start);
            if let Some((last, _)) = found.last_mut() {
                let closing = closing(last.span.of(text), text.get(last.span.end..next.end));
                last.span.end += closing;
                next.start = next.start.max(last.span.end);
                if next.is_empty() {
                    continue;
                }
                let rest = next.of(text).unwrap_or("");
                next.start += rest.len() - rest.trim_start().len();
            }
            match found.last_mut() {
                Some((last, last_rule)) if is_inside(&mut atoms, last.span.end, next.start) => {
                    last.span.end = next.end;
                    *last_rule = rule;
                }
                _ => found.push((Sentence { span: next, paragraph }, rule)),
            }
        }
    })
}

/// Takes each block as one sentence. O(bytes).
///
/// ```
/// use taiyaku::model::{Block, BlockKind, Layout};
/// use taiyaku::text::segment::whole_blocks;
/// use taiyaku::Span;
/// let blocks = vec![Block { span: Span::new(0, 9), kind: BlockKind::Cell, times: None }];
/// let layout = Layout { blocks, ..Layout::default() };
/// assert_eq!(whole_blocks("One. Two.", &layout).len(), 1);
/// ```
#[must_use]
pub fn whole_blocks(text: &str, layout: &Layout) -> Vec<(Sentence, Rule)> {
    cut(text, layout, |span, _, found| {
        found.push((Sentence { span, paragraph: 0 }, Rule::End));
    })
}

/// What `each` finds in the blocks that are not blank, with paragraphs counted from the first
/// block on. `each` counts them from its block on.
fn cut(
    text: &str,
    layout: &Layout,
    mut each: impl FnMut(Span, BlockKind, &mut Vec<(Sentence, Rule)>),
) -> Vec<(Sentence, Rule)> {
    let mut all = Vec::new();
    let mut found = Vec::new();
    let mut paragraph = 0_u32;
    for block in &layout.blocks {
        let raw = block.span.of(text).unwrap_or("");
        let start = block.span.start + raw.len() - raw.trim_start().len();
        let span = Span::new(start, start + raw.trim().len());
        if span.is_empty() {
            continue;
        }
        each(span, block.kind, &mut found);
        let last = found.last().map_or(0, |(sentence, _)| sentence.paragraph);
        all.extend(found.drain(..).map(|(sentence, rule)| {
            let paragraph = paragraph.saturating_add(sentence.paragraph);
            (Sentence { paragraph, ..sentence }, rule)
        }));
        paragraph = paragraph.saturating_add(last).saturating_add(1);
    }
    all
}

/// How many bytes of `after` close the emphasis that a sentence of Markdown began with, as in
/// `**雨。**`: the splitter takes them for the beginning of the next sentence.
fn closing(sentence: Option<&str>, after: Option<&str>) -> usize {
    let is_mark = |c: char| matches!(c, '*' | '_' | '~');
    let (sentence, after) = (sentence.unwrap_or(""), after.unwrap_or(""));
    let opened = sentence.len() - sentence.trim_start_matches(is_mark).len();
    let marks = sentence.get(..opened).unwrap_or("");
    let is_open = opened > 0 && !sentence.get(opened..).unwrap_or("").contains(marks);
    if is_open && after.starts_with(marks) { opened } else { 0 }
}

/// Whether a sentence that ends at `end`, before one that starts at `start`, ends inside an atom.
/// Atoms that end before it are dropped.
fn is_inside(atoms: &mut &[Span], end: usize, start: usize) -> bool {
    while let Some((first, rest)) = atoms.split_first()
        && first.end <= end
    {
        *atoms = rest;
    }
    atoms.first().is_some_and(|atom| atom.start < end && start < atom.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    #[test]
    fn emphasis_ends_with_its_sentence() {
        for (lang, text, expected) in [
            (Lang::Ja, "**雨。**風。", &["**雨。**", "風。"][..]),
            (Lang::Ja, "**雨。**", &["**雨。**"]),
            (Lang::Ja, "雨。**風。**晴。", &["雨。", "**風。**", "晴。"]),
            (Lang::Ja, "雨。**風**だ。", &["雨。", "**風**だ。"]),
        ] {
            let span = Span::new(0, text.len());
            let block = Block { span, kind: BlockKind::Paragraph, times: None };
            let layout = Layout { blocks: vec![block], ..Layout::default() };
            let found = segment_blocks(text, &layout, lang, &Options::default());
            let texts: Vec<_> =
                found.iter().filter_map(|(sentence, _)| sentence.span.of(text)).collect();
            assert_eq!(texts, expected);
        }
    }
}
