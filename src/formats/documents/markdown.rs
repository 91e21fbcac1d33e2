//! Markdown: CommonMark with GitHub's tables, task lists, footnotes and alerts, and what sites
//! add to it (front matter, `:::` containers, `{/* … */}`).
//!
//! The text of a block is the file's, links, emphasis and code as they stand. Left out are the
//! markers of lines (`> `, indentation, `- `, `#`), line ends that only wrap, and comments; a hard
//! line end stays one. HTML among the Markdown is read as HTML; in a block quote it is left out.

mod beside;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::model::BlockKind;

use super::prose::Builder;
use super::{Beside, Choices, Prose, ReadError, html};

pub(crate) use beside::left_out;

const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS)
    .union(Options::ENABLE_GFM);

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(super) fn read(text: &str, choices: Choices) -> Result<Prose, ReadError> {
    let takes_beside = choices.beside == Beside::Taken;
    let events = Parser::new_ext(text, DIALECT).into_offset_iter();
    let mut references = Vec::new();
    if takes_beside {
        let all = events.reference_definitions().iter();
        references.extend(all.map(|(_, definition)| definition.span.clone()));
        references.sort_unstable_by_key(|span| std::cmp::Reverse(span.start));
    }
    let mut page = Page { text, takes_beside, references, ..Page::default() };
    for (event, range) in events {
        page.take(&event, range);
    }
    page.close();
    page.references_until(text.len());
    Ok(page.builder.finish())
}

/// What a stretch inside a block is, other than text that stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inline {
    /// A line end that only wraps, with the markers of the next line.
    Wrap,
    /// A line end that the author wants, likewise.
    Break,
    /// A remark to nobody.
    Comment,
    /// Text that is never cut.
    Atom,
}

#[derive(Default)]
struct Page<'a> {
    text: &'a str,
    builder: Builder,
    /// The containers that are open and give their blocks a kind.
    kinds: Vec<BlockKind>,
    /// How many block quotes are open.
    quotes: usize,
    /// Whether what comes is code or front matter.
    is_code: bool,
    /// The HTML block that is open.
    html: Option<Range<usize>>,
    /// The bytes of the block being read; none between blocks.
    block: Option<Range<usize>>,
    /// What is special in them, ascending.
    inlines: Vec<(Range<usize>, Inline)>,
    /// A line end whose next line's text has not been met yet.
    line_end: Option<(usize, Inline)>,
    /// The end of the last text, code or the like.
    inner_end: usize,
    /// Whether the block holds more than images and markup: a mark, as × in a table, is enough.
    has_text: bool,
    /// Whether the line being read marks a container.
    is_mark: bool,
    /// Whether boxes, references, images without words and hyphens in cells are text.
    takes_beside: bool,
    /// Where references stand that have not been met yet, the last first.
    references: Vec<Range<usize>>,
    /// The box of the task that begins.
    task: Option<Range<usize>>,
    /// Up to where no comment of MDX ends, so that nobody looks twice.
    searched: usize,
}

impl Page<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Html(_) => {}
            _ if self.is_code => {}
            Event::SoftBreak => self.line_end = Some((range.start, Inline::Wrap)),
            Event::HardBreak => self.line_end = Some((range.start, Inline::Break)),
            Event::Text(text) => {
                // A hyphen in a table is an empty cell, or one of a ruled line.
                let is_cell = self.kinds.last() == Some(&BlockKind::Cell);
                let is_empty = |c: char| c == '-' && !(is_cell && self.takes_beside);
                self.has_text |= text.contains(|c: char| !c.is_whitespace() && !is_empty(c));
                self.inline(&range);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.has_text = true;
                self.inline(&range);
                self.inlines.push((range, Inline::Atom));
            }
            Event::InlineHtml(html) => {
                self.inline(&range);
                let name: String = html.chars().take(4).collect();
                let inline = match name.to_ascii_lowercase().as_str() {
                    "<!--" => Inline::Comment,
                    "<br>" | "<br/" | "<br " => Inline::Break,
                    _ => Inline::Atom,
                };
                self.inlines.push((range, inline));
            }
            Event::FootnoteReference(_) => {
                self.inline(&range);
                self.inlines.push((range, Inline::Atom));
            }
            Event::Rule => self.close(),
            Event::TaskListMarker(_) => {
                self.close();
                self.task = self.takes_beside.then_some(range);
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => return self.outer(&range),
            Tag::Image { .. } => {
                // Without words an image is nothing but its target.
                self.has_text |= self.takes_beside;
                self.outer(&range);
                self.inlines.push((range, Inline::Atom));
                return;
            }
            Tag::Link { link_type, .. } => {
                self.outer(&range);
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.inlines.push((range, Inline::Atom));
                }
                return;
            }
            _ => {
                self.close();
                self.references_until(range.start);
            }
        }
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.is_code = true,
            Tag::HtmlBlock => self.html = Some(range),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Heading { .. } => self.kinds.push(BlockKind::Heading),
            Tag::Item => self.kinds.push(BlockKind::Item),
            Tag::TableCell => self.kinds.push(BlockKind::Cell),
            Tag::FootnoteDefinition(_) => self.kinds.push(BlockKind::Footnote),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => return,
            // The target, with the bracket before it.
            TagEnd::Link | TagEnd::Image => {
                let mut start = self.inner_end.max(range.start);
                if let Some((from, kind)) = self.line_end.take() {
                    // Between a line's end and the bracket are the markers of the next line only.
                    let closing = self.text.get(from..range.end).and_then(|end| end.find(']'));
                    start = closing.map_or(range.end, |at| from + at);
                    self.inlines.push((from..start, kind));
                }
                self.inlines.push((start..range.end, Inline::Atom));
                self.inner_end = range.end;
                return;
            }
            _ => self.close(),
        }
        let end = range.end;
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.is_code = false,
            TagEnd::HtmlBlock => {
                let html = self.html.take().filter(|_| self.quotes == 0).unwrap_or_default();
                let fragment = self.text.get(html.clone()).unwrap_or("");
                html::read_fragment(&mut self.builder, fragment, html.start);
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::FootnoteDefinition => {
                self.kinds.pop();
                self.task = None;
            }
            _ => {}
        }
        self.references_until(end);
    }

    /// Gives the builder the references that end at byte `end` or before. No block is open.
    fn references_until(&mut self, end: usize) {
        while let Some(span) = self.references.pop_if(|span| span.end <= end) {
            let lines = self.text.get(span.clone()).unwrap_or("").split_inclusive('\n');
            let (mut at, start) = (span.start, self.builder.len());
            for line in lines {
                let inner = line.trim_start_matches([' ', '\t', '>']);
                self.builder.wrap(inner.chars().next());
                self.builder.push(inner.trim_end(), at + line.len() - inner.len());
                at += line.len();
            }
            self.builder.atom(start);
            self.builder.close(BlockKind::Reference, None);
        }
    }

    /// The block reaches over `range`, in which other events may follow.
    fn outer(&mut self, range: &Range<usize>) {
        if let Some((start, kind)) = self.line_end.take() {
            self.inlines.push((start..range.start.max(start), kind));
        }
        if self.block.is_none()
            && let Some(task) = self.task.take()
        {
            self.block = Some(task.clone());
            self.inlines.push((task, Inline::Atom));
        }
        let block = self.block.get_or_insert_with(|| range.clone());
        block.end = block.end.max(range.end);
    }

    /// The same, and nothing is inside it.
    fn inline(&mut self, range: &Range<usize>) {
        self.outer(range);
        self.inner_end = range.end;
    }

    /// Ends the block and gives it to the builder.
    fn close(&mut self) {
        self.line_end = None;
        let mut inlines = std::mem::take(&mut self.inlines);
        let has_text = std::mem::take(&mut self.has_text);
        self.is_mark = false;
        let Some(block) = self.block.take().filter(|_| has_text) else { return };
        // An atom that holds another comes first and has its bytes.
        inlines.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        let mut at = block.start;
        let mut atom: Option<(usize, usize)> = None;
        for (range, kind) in inlines {
            self.text_until(&mut at, range.start, &mut atom);
            match kind {
                Inline::Atom if atom.is_none() => {
                    atom = Some((range.end, self.builder.len()));
                }
                Inline::Atom => {}
                Inline::Comment => at = at.max(range.end),
                Inline::Break => {
                    at = at.max(range.end);
                    self.builder.insert("\n");
                }
                Inline::Wrap => {
                    let next = self.text.get(range.end..).and_then(|rest| rest.chars().next());
                    at = at.max(range.end);
                    self.wrap(&mut at, next, block.end);
                }
            }
        }
        self.text_until(&mut at, block.end, &mut atom);
        let kind = self.kinds.last().copied().unwrap_or_default();
        self.builder.close(kind, None);
    }

    /// Adds the text up to byte `end`, and ends the atom that ends there or before.
    fn text_until(&mut self, at: &mut usize, end: usize, atom: &mut Option<(usize, usize)>) {
        if let Some((atom_end, start)) = *atom
            && atom_end <= end
        {
            self.plain(at, atom_end);
            self.builder.atom(start);
            *atom = None;
        }
        self.plain(at, end);
    }

    /// Adds text as it stands, but for MDX's comments, containers' marks and the line ends that
    /// are inside of code or a link's target.
    fn plain(&mut self, at: &mut usize, end: usize) {
        if self.builder.open().is_empty() {
            self.container(at, end);
        }
        while *at < end {
            let rest = self.text.get(*at..end).unwrap_or("");
            let next = rest.find(['\n', '{']).unwrap_or(rest.len());
            self.builder.push(rest.get(..next).unwrap_or(rest), *at);
            *at += next;
            let rest = rest.get(next..).unwrap_or("");
            if rest.starts_with('\n') {
                *at += 1;
                let inner = rest.trim_start_matches(['\n', ' ', '\t']);
                let mut inner = inner;
                for _ in 0..self.quotes {
                    inner =
                        inner.strip_prefix('>').unwrap_or(inner).trim_start_matches([' ', '\t']);
                }
                *at += rest.len() - inner.len() - 1;
                self.wrap(at, inner.chars().next(), end);
            } else if let Some(length) = self.comment(rest, end) {
                *at += length;
            } else if !rest.is_empty() {
                self.builder.push("{", *at);
                *at += 1;
            }
        }
    }

    /// The length of the comment of MDX with which `rest` begins, which ends at byte `end` or
    /// before.
    fn comment(&mut self, rest: &str, end: usize) -> Option<usize> {
        let inner = rest.strip_prefix("{/*").filter(|_| self.searched < end)?;
        let length = inner.find("*/}");
        if length.is_none() {
            self.searched = end;
        }
        Some(length? + "{/**/}".len())
    }

    /// Goes on in the next line, which begins with `next`.
    fn wrap(&mut self, at: &mut usize, next: Option<char>, end: usize) {
        let is_after_mark = self.is_mark;
        self.is_mark = false;
        if self.container(at, end) || is_after_mark {
            self.builder.insert("\n");
        } else {
            self.builder.wrap(next);
        }
    }

    /// Passes over the mark of a container, `:::note`, if there is one; what follows on its line
    /// is its title.
    fn container(&mut self, at: &mut usize, end: usize) -> bool {
        let rest = self.text.get(*at..end).unwrap_or("");
        self.is_mark = rest.starts_with(CONTAINER);
        if self.is_mark {
            let title = rest.trim_start_matches(':').trim_start_matches([' ', '\t']);
            let title = title.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
            *at += rest.len() - title.len();
        }
        self.is_mark
    }
}

/// What marks a container in Docusaurus, VitePress, Zenn and others.
const CONTAINER: &str = ":::";
