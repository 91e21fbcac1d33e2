//! HTML, read as the text of its article.
//!
//! Tokens are those of the standard (html5gum, <https://html.spec.whatwg.org/#tokenization>); no
//! tree is built, since all that is asked of an element is whether it breaks a line, says what a
//! block is, or is to be passed over. So nothing depends on how deep elements stand in elements.
//! If there is a `<main>` its text is the article; else that of all `<article>`, if they have at
//! least half of the text; else that of the page.

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};

use crate::model::{BlockKind, Span};

use self::elements::{INLINE, KINDS, PASSED_OVER, VOID, kind};
use super::prose::Builder;
use super::{Choices, Prose, ReadError};

mod elements;
mod head;
mod references;

pub(super) use head::{begins, charset};

/// What is said of elements that are passed over to the end of the page.
const UNENDED: &str = "elements without end, such as <nav>, left out with all after them";

/// Which part of a page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Page,
    Main,
    Article,
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(super) fn read(text: &str, _: Choices) -> Result<Prose, ReadError> {
    let mut builder = Builder::default();
    let all = walk(&mut builder, text, 0, Scope::Page);
    let scope = if all.main_bytes > 0 {
        Scope::Main
    } else if all.article_bytes * 2 >= all.bytes && all.articles < all.blocks {
        Scope::Article
    } else {
        builder.omit(UNENDED, all.unended);
        return Ok(builder.finish());
    };
    let mut builder = Builder::default();
    let part = walk(&mut builder, text, 0, scope);
    let what = match scope {
        Scope::Main => "blocks outside of <main> left out",
        _ => "blocks outside of <article> left out",
    };
    builder.omit(what, all.blocks - part.blocks);
    builder.omit(UNENDED, part.unended);
    Ok(builder.finish())
}

/// Reads HTML that begins at byte `offset` of another text.
pub(super) fn read_fragment(builder: &mut Builder, text: &str, offset: usize) {
    walk(builder, text, offset, Scope::Page);
}

/// What a walk met.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Blocks, their bytes, and which of these are in `<main>` and in `<article>`.
    blocks: usize,
    articles: usize,
    bytes: usize,
    main_bytes: usize,
    article_bytes: usize,
    /// Elements passed over that nothing ended.
    unended: usize,
}

fn walk(builder: &mut Builder, text: &str, offset: usize, scope: Scope) -> Tally {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut walk = Walk {
        builder,
        offset,
        scope,
        skip: None,
        is_reading: false,
        open: Vec::new(),
        counts: [0; KINDS.len()],
        pre: None,
        code: None,
        space: None,
        seen: 0,
        tally: Tally::default(),
    };
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        walk.take(token, text);
    }
    walk.close();
    walk.tally.unended += usize::from(walk.skip.is_some());
    walk.tally
}

/// White space that has not been added yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    /// Where it stands, if it is a single space.
    Blank(Option<usize>),
    LineEnd,
}

struct Walk<'b> {
    builder: &'b mut Builder,
    offset: usize,
    scope: Scope,
    /// The element that is passed over, and how many of its name are open in it.
    skip: Option<(HtmlString, usize)>,
    /// Whether the text is the reading of a word, `<rt>`.
    is_reading: bool,
    /// The open elements of [`KINDS`], by number, with what each makes of a block; and how many
    /// there are of each.
    open: Vec<(usize, BlockKind)>,
    counts: [usize; KINDS.len()],
    /// Whether the text is preformatted, and if so whether it is code.
    pre: Option<bool>,
    /// Where the piece of code began, and the element's name.
    code: Option<(usize, HtmlString)>,
    space: Option<Space>,
    /// Where the last text ended.
    seen: usize,
    tally: Tally,
}

impl Walk<'_> {
    fn take(&mut self, token: Token<usize>, source: &str) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(string) if self.skip.is_none() && !self.is_reading => {
                let value = String::from_utf8_lossy(&string.value.0);
                let span = self.placed(Span::new(string.span.start, string.span.end), source);
                self.string(&value, span, source);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name_of(&tag.name);
        if let Some((skipped, depth)) = &mut self.skip {
            *depth += usize::from(*skipped == tag.name);
            return;
        }
        let is_void = VOID.contains(&name);
        let is_foreign = tag.self_closing && matches!(name, "svg" | "math");
        let is_page_footer = name == "footer" && !self.is_in("main") && !self.is_in("article");
        if PASSED_OVER.contains(&name) || is_page_footer || is_hidden(tag) && !is_void {
            if !INLINE.contains(&name) {
                self.break_line();
            }
            if !is_foreign {
                self.skip = Some((tag.name.clone(), 1));
            }
            return;
        }
        match name {
            "br" if self.builder.open().is_empty() => {}
            "br" => {
                self.space = None;
                self.builder.insert("\n");
            }
            "rt" | "rp" | "rtc" => self.is_reading = true,
            "rb" => self.is_reading = false,
            "code" | "kbd" | "samp" | "tt" => {
                if let Some(is_code) = &mut self.pre {
                    *is_code = true;
                } else if self.code.is_none() {
                    self.flush_space('`');
                    self.code = Some((self.builder.len(), tag.name.clone()));
                }
            }
            _ if INLINE.contains(&name) => {}
            _ => self.break_line(),
        }
        if name == "pre" {
            self.pre = Some(tag.attributes.keys().any(|key| name_of(key) == "class"));
        }
        if let Some(kind) = kind(name) {
            let own = KINDS.get(kind).and_then(|(_, own)| *own);
            self.open.push((kind, own.unwrap_or_else(|| self.kind())));
            if let Some(count) = self.counts.get_mut(kind) {
                *count += 1;
            }
        }
    }

    fn end(&mut self, tag: &HtmlString) {
        let name = name_of(tag);
        if let Some((skipped, depth)) = &mut self.skip {
            *depth -= usize::from(skipped == tag);
            if *depth == 0 {
                self.skip = None;
            }
            return;
        }
        match name {
            "rt" | "rp" | "rtc" | "ruby" => self.is_reading = false,
            // The standard has it so.
            "br" => self.builder.insert("\n"),
            _ if INLINE.contains(&name) => {
                if self.code.as_ref().is_some_and(|(_, code)| code == tag) {
                    self.end_code();
                }
            }
            _ => self.break_line(),
        }
        if name == "pre" {
            self.pre = None;
        }
        // An end that nothing began is none.
        let number = kind(name).filter(|&kind| self.counts.get(kind).is_some_and(|&n| n > 0));
        while let Some(number) = number
            && let Some((last, _)) = self.open.pop()
        {
            if let Some(count) = self.counts.get_mut(last) {
                *count -= 1;
            }
            if last == number {
                break;
            }
        }
    }

    /// An element begins or ends that stands in no line.
    fn break_line(&mut self) {
        self.is_reading = false;
        self.close();
    }

    fn end_code(&mut self) {
        if let Some((start, _)) = self.code.take() {
            self.builder.atom(start);
        }
    }

    /// Whether an element of [`KINDS`] is open.
    fn is_in(&self, name: &str) -> bool {
        kind(name).and_then(|kind| self.counts.get(kind)).is_some_and(|&count| count > 0)
    }

    /// What a block is here.
    fn kind(&self) -> BlockKind {
        self.open.last().map(|(_, kind)| *kind).unwrap_or_default()
    }

    /// Ends the block.
    fn close(&mut self) {
        self.space = None;
        self.end_code();
        let (in_main, in_article) = (self.is_in("main"), self.is_in("article"));
        let is_wanted = match self.scope {
            Scope::Page => true,
            Scope::Main => in_main,
            Scope::Article => in_article,
        };
        if !is_wanted || self.pre == Some(true) {
            return self.builder.drop();
        }
        let kind = self.kind();
        let bytes = self.builder.open().trim().len();
        if self.builder.close(kind, None) {
            let tally = &mut self.tally;
            tally.blocks += 1;
            tally.bytes += bytes;
            tally.main_bytes += if in_main { bytes } else { 0 };
            tally.article_bytes += if in_article { bytes } else { 0 };
            tally.articles += usize::from(in_article);
        }
    }

    /// The place of a token, if it is one after those before it: of text after what breaks off, such
    /// as `<![CDATA[` or a tag at the end, the tokenizer says less than that. Then it is the place
    /// between.
    fn placed(&mut self, span: Span, source: &str) -> Span {
        let after = Span::new(span.start.max(self.seen), span.end);
        let place =
            if after.of(source).is_some() { after } else { Span::new(self.seen, self.seen) };
        self.seen = place.end;
        place
    }

    /// Adds the text of a token that stands at `span` of the source.
    fn string(&mut self, value: &str, span: Span, source: &str) {
        let raw = span.of(source).unwrap_or("");
        if raw == value {
            return self.text(value, span, source);
        }
        // Between references to characters the two are the same.
        let pieces = references::split(raw, span.start);
        let is_whole = pieces.iter().map(|(text, _)| text.len()).sum::<usize>() == value.len();
        if !is_whole {
            return self.text(value, span, source);
        }
        let mut rest = value;
        for (text, span) in pieces {
            if let Some((piece, after)) = rest.split_at_checked(text.len()) {
                self.text(piece, span, source);
                rest = after;
            }
        }
    }

    /// Adds text that the bytes of `span` stand for.
    fn text(&mut self, text: &str, span: Span, source: &str) {
        let is_same = span.of(source) == Some(text);
        let mut whole = span.shifted(self.offset);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.find(is_space).unwrap_or(rest.len());
            if word > 0 {
                let piece = rest.get(..word).unwrap_or(rest);
                self.flush_space(piece.chars().next().unwrap_or(' '));
                if is_same {
                    self.builder.push(piece, self.offset + span.start + at);
                } else {
                    // Of several words the first has the place, and the others its end.
                    self.builder.push_as(piece, whole);
                    whole.start = whole.end;
                }
                at += word;
                continue;
            }
            let blank = rest.len() - rest.trim_start_matches(is_space).len();
            let blanks = rest.get(..blank).unwrap_or(rest);
            at += blank;
            if self.pre.is_some() {
                self.builder.insert(blanks);
            } else if blanks.contains(['\n', '\r']) && self.space.is_none() {
                self.space = Some(Space::LineEnd);
            } else {
                let is_single = is_same && blanks == " " && self.space.is_none();
                let file = self.offset + span.start + at - blank;
                self.space = Some(Space::Blank(is_single.then_some(file)));
            }
        }
    }

    /// Adds the white space before `next`.
    fn flush_space(&mut self, next: char) {
        match self.space.take() {
            None => {}
            Some(_) if self.builder.open().is_empty() || self.builder.open().ends_with('\n') => {}
            Some(Space::Blank(Some(file))) => self.builder.push(" ", file),
            Some(Space::Blank(None)) => self.builder.insert(" "),
            Some(Space::LineEnd) => self.builder.wrap(Some(next)),
        }
    }
}

fn name_of(name: &HtmlString) -> &str {
    std::str::from_utf8(&name.0).unwrap_or("")
}

/// HTML's white space; a no-break space is text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether the page's author says that the element is not shown.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    tag.attributes.iter().any(|(key, value)| match name_of(key) {
        "hidden" => true,
        "style" => {
            let style: String = name_of(value).split_whitespace().collect();
            style.to_ascii_lowercase().contains("display:none")
        }
        _ => false,
    })
}
