//! What a line end means: a blank, the end of a sentence, or the end of a paragraph.
//!
//! The shape of a block of lines tells wrapped prose from lines that stand alone. Wrapping
//! is greedy, so in wrapped prose the first word of a line did not fit on the line before
//! (in Japanese: all lines but the last are about equally long). Where a block is not
//! wrapped, the words on both sides of the line end decide. The look-ahead is bounded.

use crate::model::Lang;

use super::abbreviations::{self, Kind};
use super::chars::{
    OPENERS, char_at, columns, is_blank, is_digit, is_hiragana, is_japanese, skip_blanks,
    skip_space,
};
use super::entries::{are_entries, begins_entry, is_numbered};
use super::hanging::{is_broken, opens_clause, opens_entry};
use super::line::{
    MAX_LINE_BYTES, MIN_WRAP_COLS_EN, after_line_end, ends_at_speech, ends_like_sentence, is_rule,
    line, margin, unquoted,
};
use super::shape::{Row, Shape, introduces, is_breaking};
use super::{
    Lists, Newlines, Options, flow, hanging, headings, lists, particles, seams, vocabulary,
};

/// Fewest lines that may be a chat's: among so many, text that is cut by hand has longer ones.
const MIN_CHAT_LINES: usize = 4;

/// How many columns behind an item's text something is set in that is no part of it: Markdown's code is.
const SET_IN_COLS: usize = 4;

/// Ends of Japanese lines that go on, beside particles. Headings end in について and に向けて, so て
/// alone is none.
const GOING_ON: &[&str] = &[
    "ていて",
    "でいて",
    "くて",
    "ながら",
    "ましたら",
    "ていたら",
    "れば",
    "けれど",
    "ですし",
    "ますし",
    "ような",
    "みたいな",
    "そうな",
    "大きな",
    "小さな",
    "いろんな",
];

/// What a line end means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// The line goes on.
    Join,
    /// The line is a unit of its own.
    Line,
    /// A blank line follows.
    Blank,
}

/// Whether `below` begins an item of a list. A figure and a stop alone end a sentence: “from 148 to / 135.”
fn begins_item(above: &str, below: &str, lang: Lang) -> bool {
    let counts = || lists::number_length(below) == Some(below.len());
    lists::opens_item(below) && (lang == Lang::Ja || ends_like_sentence(above) || !counts())
        || lang == Lang::Ja && is_numbered(below)
}

/// A line of a word whose letters stand one below the other, as on posters.
fn is_spelled_down(line: &str) -> bool {
    line.len() <= 2 && line.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether both lines are numbered headings, as in a table of contents. One number may be a version
/// that a wrapped sentence ends with.
fn is_next_section(above: &str, below: &str) -> bool {
    lists::opens_section(below) && (lists::opens_section(above) || lists::opens_item(above))
}

impl Shape {
    /// What the line end at `at` means, and where the text goes on.
    ///
    /// `line_start` is where the line that ends there begins, `start` where its last sentence does.
    pub fn line_end(
        self,
        text: &str,
        (line_start, start): (usize, usize),
        at: usize,
        lang: Lang,
        options: &Options,
    ) -> (LineEnd, usize) {
        let next = after_line_end(text, at);
        let content = skip_blanks(text, next);
        // A line that opens with more blanks than one look sees is as good as blank.
        if char_at(text, content).is_none_or(char::is_whitespace) {
            return (LineEnd::Blank, skip_space(text, content));
        }
        let from = text.ceil_char_boundary(line_start.max(at.saturating_sub(MAX_LINE_BYTES)));
        let (above, quoted) = unquoted(text.get(from..at).unwrap_or("").trim());
        match options.newlines {
            Newlines::Hard => return (LineEnd::Line, content),
            Newlines::Soft => return (LineEnd::Join, content),
            // The common case first: a sentence a line.
            Newlines::Auto
                if lang == Lang::Ja
                    && !self.wrapped
                    && ends_like_sentence(above)
                    && !(above.ends_with(seams::CLOSERS)
                        && seams::takes_up(above, line(text, content), false, false)) =>
            {
                return (LineEnd::Line, content);
            }
            Newlines::Auto => {}
        }
        let (below, below_quoted) = unquoted(line(text, content).trim_end());
        let wrapped = self.wrapped && self.prose;
        let named = || {
            let end = content + line(text, content).len();
            let next = line(text, skip_blanks(text, after_line_end(text, end)));
            lang == Lang::En && wrapped && flow::goes_on_with_initial(above, below, next)
        };
        // A quotation begins or ends, or has a blank line; an item, a section or a rule begins.
        let is_parted = quoted != below_quoted
            || quoted && (above.is_empty() || below.is_empty())
            || options.lists == Lists::Split
                && (begins_item(above, below, lang) && !named() || is_next_section(above, below))
            || is_rule(above)
            || is_rule(below);
        if is_parted {
            return (LineEnd::Line, content);
        }
        if above.is_empty() {
            return (LineEnd::Join, content);
        }
        if are_entries(above, below) {
            return (LineEnd::Line, content);
        }
        let gap = text.get(next..content).unwrap_or("");
        let indented = !self.hangs() && gap.contains('\u{3000}');
        let row = || Row::measure(text, line_start, lang);
        let room = || wrapped || self.full(row(), lang);
        if !indented
            && (lang == Lang::Ja && seams::takes_up(above, below, wrapped, self.lines == 2)
                || seams::closes_below(above, below, lang, room))
        {
            return (LineEnd::Join, content);
        }
        let whole = start >= line_start;
        let join = match lang {
            Lang::Ja => {
                let bare = whole && !self.prose;
                let parts = headings::part_japanese(above, below, bare);
                let margin = margin(text, line_start);
                let deeper = columns(gap) > columns(margin);
                // A heading stands above what hangs deeper, too.
                let opening = self.hangs() && deeper && opens_clause(above);
                let heads = opening
                    && !hanging::goes_on_under(above, below, lang)
                    && !self.fills_hanging(row());
                let of_item = deeper && (opens_entry(above) || opening && !heads);
                let hangs = !gap.is_empty() && (of_item || !whole && gap == margin);
                hangs && is_broken(above, below)
                    || !indented
                        && !parts
                        && !heads
                        && self.joins_ja(above, below, row, start != line_start)
            }
            // Among more lines of prose, a first one of names alone is as probable.
            Lang::En
                if whole
                    && (self.lines == 2 || !self.prose)
                    && headings::part_english(above, below, self.lines == 2)
                    || !self.prose && headings::part_items(above, below) =>
            {
                false
            }
            // As follows: / a formula that is set in. What hangs under an item goes on.
            Lang::En
                if above.ends_with(':') && {
                    let entry = opens_entry(above);
                    let head = if entry { lists::text_column(above) + SET_IN_COLS } else { 1 };
                    columns(gap) >= columns(margin(text, line_start)) + head
                } =>
            {
                false
            }
            Lang::En
                if self.hangs()
                    && content > next
                    && !ends_like_sentence(above)
                    && !flow::parts_entries(above, below, lang, false)
                    && self.hangs_on(
                        row().set_in(columns(margin(text, line_start))),
                        opens_entry(above),
                    ) =>
            {
                true
            }
            Lang::En => {
                let small = char_at(text, start).is_some_and(char::is_lowercase);
                self.joins_en(above, below, row, small, content > next)
            }
        };
        let end = if join { LineEnd::Join } else { LineEnd::Line };
        (end, content)
    }

    /// `row` measures the line above, which most lines can do without; `runs` says that its last sentence
    /// began before it or inside it.
    fn joins_ja(self, above: &str, below: &str, row: impl Fn() -> Row, runs: bool) -> bool {
        // No editor breaks a line before these.
        if below.starts_with(['。', '、', '，', '」', '』', '）']) {
            return true;
        }
        if self.wrapped && self.prose {
            let speech = ends_at_speech(above, below) && !below.starts_with(is_hiragana);
            let goes_on = || {
                !ends_like_sentence(above)
                    && (particles::goes_on_line(below) || runs && self.runs_on(row()))
            };
            // 「……でしょうか」 / 00:47 ミナ：
            let entered = above.ends_with(['」', '』', '）']) && begins_entry(below);
            let listed = self.by_entries && flow::parts_entries(above, below, Lang::Ja, false);
            let parts = speech || entered || listed || introduces(above);
            let comma = above.ends_with(['、', '，']);
            return !parts && (comma || self.full(row(), Lang::Ja) || goes_on());
        }
        if ends_like_sentence(above) || above.len() >= MAX_LINE_BYTES {
            return false;
        }
        if above.ends_with(['、', '，', '・', '「', '『', '（'])
            || particles::goes_on_line(below)
            || seams::breaks_word(above, below)
        {
            return true;
        }
        let japanese = above.ends_with(is_japanese) && below.starts_with(is_japanese);
        if japanese
            && self.fills_page(row())
            && (self.is_wide_page() || flow::flows_in_hiragana(above, below))
        {
            return true;
        }
        let cols = columns(above);
        // Nouns that end like particles; items of lists often do.
        let noun = ["もの", "こと", "もと", "ひと", "子ども", "こども", "しょうが", "まんが"];
        let thing =
            noun.iter().any(|noun| above.ends_with(noun)) && !below.starts_with(is_hiragana);
        let particle = !thing && ["の", "を", "が"].iter().any(|p| above.ends_with(p));
        // はじめに, ○○とは: headings may end in these, above a text that is longer.
        let topic = columns(below) <= 2 * cols
            && ["に", "と", "は", "で", "も", "や", "から", "まで", "より", "ので", "けど"]
                .iter()
                .any(|p| above.ends_with(p));
        // はは, はに: hiragana twice in a line this short may be any word.
        // 1．はじめに, 第1章　はじめに: so may numbered ones.
        // 私が好きなのは / 第3話「帰郷」です。 goes on.
        let numbered = lists::opens_item(above)
            || headings::is_division(above)
            || headings::is_division(below) && !ends_like_sentence(below);
        // ご査収のほど / よろしくお願いします: so letters break.
        let polite = above.ends_with("のほど") || above.ends_with("の程");
        // What no stop ends may be a unit, as lines of subtitles are.
        let going = ends_like_sentence(below)
            && columns(below) <= 2 * cols
            && GOING_ON.iter().any(|p| above.ends_with(p));
        (particle || polite || (topic || going) && !numbered && !thing)
            && above.chars().rev().nth(1).is_some_and(|c| !is_hiragana(c) || cols > 6)
    }

    /// `small` says that the sentence being read begins in a small letter, as all do in chats, where
    /// a small letter below tells nothing; `hanging`, that the line below is indented.
    fn joins_en(
        self,
        above: &str,
        below: &str,
        row: impl Fn() -> Row,
        small: bool,
        hanging: bool,
    ) -> bool {
        if is_spelled_down(above) && is_spelled_down(below) {
            return true;
        }
        let below_word = below.split(is_breaking).next().unwrap_or("");
        let lower = below.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
            && !below_word.chars().skip(1).any(char::is_uppercase);
        // Press MODE: / Low -> High. A sentence or a small letter may go on a wrapped line.
        if above.ends_with(':') && !lower && self.lines == 2 && !ends_like_sentence(below) {
            return false;
        }
        if seams::shouts_on(above, below) {
            return true;
        }
        if self.wrapped && self.by_entries && flow::parts_entries(above, below, Lang::En, hanging) {
            return false;
        }
        if self.wrapped {
            return lower || self.full(row(), Lang::En);
        }
        let word = above.rsplit(is_blank).next().unwrap_or("").trim_start_matches(OPENERS);
        if ends_like_sentence(above) {
            let kind = word.strip_suffix('.').and_then(abbreviations::kind);
            // 123 Main St.: a line of an address.
            let address = above.starts_with(is_digit) && word == "St.";
            return !address && matches!(kind, Some(Kind::Title | Kind::Inner));
        }
        if above.len() >= MAX_LINE_BYTES {
            return false;
        }
        // A short line that ends in a comma is a salutation or part of an address.
        let goes_on = above.ends_with(',') && (lower || columns(above) >= MIN_WRAP_COLS_EN);
        let cols = columns(above);
        // Log in, What it is: in a list of short lines these end one.
        let is_item = !self.prose && self.lines > 2 && cols < MIN_WRAP_COLS_EN && !lower;
        let may_end = is_item && vocabulary::may_end(word);
        if goes_on || vocabulary::is_function_word(word) && !may_end {
            return true;
        }
        let near_full = hanging || self.lines < MIN_CHAT_LINES || cols * 4 >= self.widest_cols * 3;
        lower && (self.prose && !small && near_full || cols >= MIN_WRAP_COLS_EN + 6)
    }
}
