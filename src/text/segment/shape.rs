//! The shape of a block of lines, by which wrapped prose is told from lines that stand alone.
//!
//! Wrapping is greedy: a line of wrapped text is so full that what the next one begins with did not
//! fit. English lines are measured without their margin; Japanese ones with it, so that what hangs
//! deeper is measured by the same right edge.

use crate::model::Lang;

use super::chars::{char_before, columns, is_japanese, is_latin};
use super::entries::begins_entry;
use super::hanging::{opens_clause, opens_entry, widest};
use super::line::{
    MAX_LINE_BYTES, MAX_WRAP_COLS, MIN_WRAP_COLS_EN, MIN_WRAP_COLS_JA, RAGGED_COLS_JA, SHAPE_BYTES,
    SHAPE_LINES, after_line_end, ends_at_speech, ends_like_sentence, indent, is_rule, line, margin,
    unquoted,
};
use super::{flow, headings, seams};

/// Narrowest Japanese, in columns, that stops inside its lines tell from headlines, and lines that
/// hang from terms.
const MIN_PROSE_COLS_JA: usize = 60;

/// Narrowest page, in columns, whose lines are known by their width.
const MIN_PAGE_COLS_JA: usize = 36;

/// Fewest lines of a wrapped paragraph that tells how its text is written.
const MIN_PROSE_LINES: usize = 3;

/// Fewest lines that begin with a capital and are a list by that alone: a headline is seldom wrapped so
/// often.
const MIN_LISTED_LINES: usize = 4;

/// The shape of a block of lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// The widest line, in columns; 0 where lines are longer than any wrapped text.
    pub widest_cols: usize,
    /// Whether the lines look wrapped.
    pub wrapped: bool,
    /// Whether they look so by the lines that stop in the middle of something alone.
    pub by_entries: bool,
    /// Whether some line ends like a sentence.
    pub prose: bool,
    /// The widest line, in columns, that hangs under items or clauses, some of which are wrapped; else 0.
    hanging_cols: usize,
    /// Whether the lines are quoted mail.
    pub quoted: bool,
    /// How many lines were looked at.
    pub lines: usize,
    /// The widest line, in columns, of the last wrapped paragraph of several lines; 0 without one.
    page_cols: usize,
}

/// A line beside the one below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    cols: usize,
    /// The columns of what the line below begins with that no editor breaks: an English word, or one
    /// inside Japanese, which may break anywhere else.
    word_below: usize,
    /// Whether it may be a term, which what is set in below it explains. Nothing was moved down then.
    term: bool,
    /// Whether it is nothing but a Western word inside Japanese: an address, an entry of a list.
    one_word: bool,
    /// Whether the line below is such a word.
    one_word_below: bool,
    /// Whether a paragraph ends with it.
    ends: bool,
}

impl Row {
    /// Measures the line of `text` that begins at `at`.
    pub fn measure(text: &str, at: usize, lang: Lang) -> Self {
        let whole = line(text, at);
        let below = line(text, after_line_end(text, at + whole.len()));
        let content = at + whole.len() - whole.trim_start().len();
        let (margin, margin_below) = (margin(text, content), indent(below));
        let (above, below) = (unquoted(whole.trim()).0, unquoted(below.trim()).0);
        let cols = columns(above);
        if lang == Lang::En {
            let word_below = columns(below.split(is_breaking).next().unwrap_or(""));
            return Self { cols, word_below, ..Self::default() };
        }
        let entry = opens_entry(above);
        // The first line of a text may have lost its margin.
        let lost = margin.len() == content && !entry;
        let margin = columns(margin);
        let term = !entry && margin_below > margin;
        let breaks = |c: char| is_breaking(c) || !c.is_ascii() && !is_latin(c);
        let word = below.trim_start_matches(['「', '『', '（', '【', '“']);
        let length = below.len() - word.len() + word.find(breaks).unwrap_or(word.len());
        Self {
            cols: cols + if lost { margin.max(margin_below) } else { margin },
            word_below: if term { 0 } else { columns(below.get(..length).unwrap_or("")) },
            term,
            one_word: whole.len() <= MAX_LINE_BYTES && !above.contains(breaks),
            one_word_below: !below.contains(breaks),
            ends: ends_at_speech(above, below) || opens_clause(below),
        }
    }

    /// The row with its margin of `cols` columns, without which English ones are measured.
    pub fn set_in(self, cols: usize) -> Self {
        Self { cols: self.cols + cols, ..self }
    }
}

impl Shape {
    /// Measures the block of lines that begins at `from`.
    pub fn measure(text: &str, from: usize, lang: Lang) -> Self {
        let first = line(text, from);
        let second = line(text, after_line_end(text, from + first.len()));
        // A single line is the common case, and nothing is asked of its shape.
        if first.len() > MAX_LINE_BYTES
            || from + first.len() >= text.len()
            || second.trim_start().is_empty()
        {
            return Self { quoted: first.trim_start().starts_with('>'), ..Self::default() };
        }
        let mut rows = [Row::default(); SHAPE_LINES];
        let mut starts = [from; SHAPE_LINES];
        let mut shape = Self { hanging_cols: widest(text, from, lang), ..Self::default() };
        let (mut at, mut open_ends, mut stopped, mut listed) = (from, 0, false, lang == Lang::En);
        for (row, start) in rows.iter_mut().zip(&mut starts) {
            if at > from + SHAPE_BYTES {
                break;
            }
            let whole = line(text, at);
            if whole.trim().is_empty() {
                break;
            }
            let (trimmed, quoted) = unquoted(whole.trim());
            if at > from && quoted != shape.quoted {
                break;
            }
            shape.quoted = quoted;
            if whole.len() > MAX_LINE_BYTES {
                return Self { prose: true, quoted: shape.quoted, ..Self::default() };
            }
            *start = at;
            let ends = ends_like_sentence(trimmed) || lang == Lang::Ja && introduces(trimmed);
            shape.prose |= ends;
            stopped |= trimmed.contains('。');
            listed = listed && headings::is_entry(trimmed);
            at += whole.len();
            let below = line(text, after_line_end(text, at));
            // Japanese paragraphs are indented, and English ones often.
            let indented = lang == Lang::Ja && !shape.hangs() && below.starts_with('\u{3000}');
            row.ends =
                lang == Lang::En && ends && (below.starts_with("  ") || below.starts_with('\t'));
            let (below, below_quoted) = unquoted(below.trim());
            let parted = below_quoted != quoted || indented || is_rule(below) || is_rule(trimmed);
            let last = at >= text.len() || below.is_empty() || parted;
            open_ends += usize::from(!ends && !last);
            // A paragraph may end by saying what is shown below it.
            shape.prose |= lang == Lang::Ja && last && trimmed.ends_with([':', '：']);
            shape.lines += 1;
            if last {
                break;
            }
            at = after_line_end(text, at);
        }
        // A sentence a line is no wrapped Japanese, whatever its lines measure.
        if lang == Lang::Ja && shape.prose && open_ends == 0 {
            return shape;
        }
        for (row, &at) in rows.iter_mut().zip(&starts).take(shape.lines) {
            let measured = Row::measure(text, at, lang);
            *row = Row { ends: row.ends || measured.ends, ..measured };
            shape.widest_cols = shape.widest_cols.max(row.cols);
        }
        let breaks = rows.get(..shape.lines.max(1) - 1).unwrap_or(&[]);
        // A stop inside a line tells prose where no headline is so wide, or none has so many lines.
        let wraps_entries = || shape.wraps_entries(text, &starts, breaks, lang);
        shape.prose = shape.prose
            || stopped
                && (shape.widest_cols >= MIN_PROSE_COLS_JA
                    || shape.lines >= MIN_PROSE_LINES && wraps_entries());
        if let ([first], [_, second, ..], Lang::Ja) = (breaks, &rows, lang)
            // A heading above a line of text; the last line of wrapped text is the shorter one.
            && (second.cols > first.cols + 2
                || first.term && shape.widest_cols < MIN_PROSE_COLS_JA
                || headings::above_sentence(text, from, shape.widest_cols))
        {
            return shape;
        }
        let counts = |row: &&Row| !row.ends && (!row.term || shape.full(**row, lang));
        let counted = breaks.iter().filter(counts).count();
        let fitting = breaks.iter().filter(counts).filter(|row| shape.full(**row, lang)).count();
        let min = if lang == Lang::Ja { MIN_WRAP_COLS_JA } else { MIN_WRAP_COLS_EN };
        // Wrapped text has a small letter or a word that goes on at one of several line ends.
        listed &= !shape.prose && shape.lines >= MIN_LISTED_LINES;
        let may_wrap = counted > 0
            && !listed
            && open_ends > 0
            && (min..=MAX_WRAP_COLS).contains(&shape.widest_cols);
        let fits = fitting * 4 >= counted * 3;
        shape.by_entries = may_wrap && !fits && shape.wraps_entries(text, &starts, breaks, lang);
        shape.wrapped = may_wrap && fits || shape.by_entries;
        shape
    }

    /// Whether the lines that stop in the middle of something are full, several of them, whatever stands
    /// between: in wrapped minutes, notices and contracts many an entry is short.
    fn wraps_entries(self, text: &str, starts: &[usize], breaks: &[Row], lang: Lang) -> bool {
        /// Fewest lines that tell: one is always the widest.
        const MIN_FULL: usize = 2;
        let at_start = |at: usize| unquoted(line(text, at).trim()).0;
        let below = starts.iter().skip(1);
        let (mut all, mut full, mut flowing) = (0, 0, 0);
        for ((row, &above), &below) in breaks.iter().zip(starts).zip(below) {
            let (above, below) = (at_start(above), at_start(below));
            let stops = ends_like_sentence(above);
            let is_full = self.full(*row, lang);
            let may_be_short = !is_full && (stops || opens_entry(above));
            if row.ends || may_be_short || opens_entry(below) || begins_entry(below) {
                continue;
            }
            let goes_on = match lang {
                Lang::En => below.starts_with(char::is_lowercase),
                Lang::Ja => flow::flows(above, below) && self.may_be_wrapped(below),
            };
            all += 1;
            full += usize::from(is_full);
            flowing += usize::from(is_full && goes_on && !stops);
        }
        flowing > 0 && full >= MIN_FULL && full * 4 >= all * 3
    }

    /// Whether the Japanese `line` is full or ends a sentence, as what goes on from a line above does.
    fn may_be_wrapped(self, line: &str) -> bool {
        ends_like_sentence(line) || columns(line) + RAGGED_COLS_JA >= self.widest_cols
    }

    /// [`Shape::measure`] of the block that begins at `from`, behind the one that `self` is of.
    pub fn next(self, text: &str, from: usize, lang: Lang) -> Self {
        let tells = self.wrapped && self.prose && self.lines >= MIN_PROSE_LINES;
        let page_cols = if tells { self.widest_cols } else { self.page_cols };
        Self { page_cols, ..Self::measure(text, from, lang) }
    }

    /// Whether a line in the middle of a long wrapped sentence goes on, however short it is: no heading
    /// stands there.
    pub fn runs_on(self, row: Row) -> bool {
        let prose = self.lines >= MIN_PROSE_LINES && self.widest_cols >= MIN_PROSE_COLS_JA;
        prose && !row.one_word && !row.one_word_below && !row.term && !row.ends
    }

    /// Whether a Japanese line ends where the lines of the text's paragraphs do.
    pub fn fills_page(self, row: Row) -> bool {
        let page = self.page_cols.saturating_sub(RAGGED_COLS_JA / 2)..=self.page_cols;
        self.page_cols >= MIN_PAGE_COLS_JA && page.contains(&row.cols) && !row.term && !row.ends
    }

    /// Whether lines hang under items or clauses, and some are wrapped.
    pub fn hangs(self) -> bool {
        self.hanging_cols > 0
    }

    /// Whether a Japanese line that opens a clause ends where those that hang under clauses do. A heading is
    /// seldom just so wide.
    pub fn fills_hanging(self, row: Row) -> bool {
        row.cols.abs_diff(self.hanging_cols) <= RAGGED_COLS_JA
    }

    /// Whether an English line is full, and if it is `opening`, no wider than those that hang under it, as a
    /// heading may be.
    pub fn hangs_on(self, row: Row, opening: bool) -> bool {
        self.full(row, Lang::En) && !(opening && row.cols > self.hanging_cols)
    }

    /// Whether the text's paragraphs are wider than headlines and notices are.
    pub fn is_wide_page(self) -> bool {
        self.page_cols >= MIN_PROSE_COLS_JA
    }

    /// Whether a line is so full that the word below would not have fitted.
    pub fn full(self, row: Row, lang: Lang) -> bool {
        match lang {
            Lang::En => row.cols + 1 + row.word_below > self.widest_cols,
            Lang::Ja => {
                !row.one_word && row.cols + RAGGED_COLS_JA.max(row.word_below) >= self.widest_cols
            }
        }
    }
}

/// Whether a Japanese line ends with a colon, behind which something else is shown. In brackets that
/// are open the sentence goes on.
pub(super) fn introduces(line: &str) -> bool {
    let ends = line
        .strip_suffix([':', '：'])
        .is_some_and(|head| char_before(head, head.trim_end().len()).is_some_and(is_japanese));
    ends && !seams::leaves_aside(line)
}

/// Whether a line may end at the blank `c`.
pub(super) fn is_breaking(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}
