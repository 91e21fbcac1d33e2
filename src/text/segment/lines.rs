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
use super::line::{
    MAX_LINE_BYTES, after_line_end, ends_at_speech, ends_like_sentence, is_rule, line, margin,
    unquoted,
};
use super::shape::{
    MIN_WRAP_COLS_EN, RAGGED_COLS_JA, Row, Shape, introduces, is_breaking, open_aside, opens_entry,
};
use super::{Lists, Newlines, Options, headings, lists, particles, vocabulary};

/// Fewest lines that may be a chat's: among so many, text that is cut by hand has longer ones.
const MIN_CHAT_LINES: usize = 4;

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

/// Whether an editor may have broken a Japanese line of a list before `below`, which hangs under it.
/// A short item is a heading.
fn is_broken(above: &str, below: &str) -> bool {
    /// Narrowest line that is wrapped in a list, in columns.
    const MIN_COLS: usize = 40;
    let cols = columns(above);
    cols >= MIN_COLS && columns(below) <= cols + RAGGED_COLS_JA && !ends_like_sentence(above)
}

/// Whether `line` is a field of a mail's head or of a form, or says who speaks: `Subject: Re: Plan`,
/// 場所：会議室, `Mr. Sato: Yes`.
fn is_field(line: &str) -> bool {
    /// Longest name of a field, in characters, and most blanks in it.
    const MAX_CHARS: usize = 20;
    const MAX_BLANKS: usize = 2;
    let of_name = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | ' ');
    let length: usize = line.chars().take(MAX_CHARS).take_while(of_name).map(char::len_utf8).sum();
    let (name, rest) = line.split_at_checked(length).unwrap_or((line, ""));
    let named = name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && name.matches(' ').count() <= MAX_BLANKS;
    named && (rest.starts_with(": ") || rest.starts_with('：'))
}

/// What a line begins with that is an entry of a log, a notice or a list without marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// The time of a message: `[10:14] 佐藤: はい`, `10:14 Sato: Yes`. A wrapped line may begin with 10:45 or
    /// a score, too, and then goes on small or in hiragana.
    Time,
    /// A number and a full-width blank: 1　日時.
    Number,
    /// A name without hiragana at its end, and a full-width blank: 場所　中央公民館.
    Name,
    /// An arrow: → 次の頁.
    Arrow(char),
}

impl Entry {
    /// The entry that `line` begins, if it begins one. O(1).
    fn of(line: &str) -> Option<Self> {
        /// Longest name of a field in a notice, in characters.
        const MAX_CHARS: usize = 8;
        let mut chars = line.chars();
        let first = chars.next()?;
        if matches!(first, '→' | '⇒' | '➡' | '▶' | '►' | '↓') {
            return Some(Self::Arrow(first));
        }
        let clock = line.strip_prefix(['[', '(', '［', '（']).unwrap_or(line);
        let (hours, rest) = clock.split_once(':').unwrap_or_default();
        let minutes = rest.get(..2).unwrap_or("");
        let speaker = rest.get(2..).unwrap_or("").trim_start_matches([']', ')', '］', '）']);
        let speaker = speaker.trim_start();
        let is_clock =
            (1..=2).contains(&hours.len()) && [hours, minutes].concat().chars().all(is_digit);
        if is_clock
            && minutes.len() == 2
            && !speaker.starts_with(|c: char| c.is_lowercase() || is_hiragana(c))
        {
            return Some(Self::Time);
        }
        let (name, _) = line.split_once('\u{3000}')?;
        if (1..=3).contains(&name.chars().count()) && name.chars().all(is_digit) {
            return Some(Self::Number);
        }
        let is_name = !name.is_empty()
            && name.chars().count() <= MAX_CHARS
            && name.chars().all(char::is_alphanumeric)
            && !name.ends_with(is_hiragana)
            && line.matches('\u{3000}').count() == 1;
        is_name.then_some(Self::Name)
    }
}

/// Whether both lines are entries of one make.
fn are_entries(above: &str, below: &str) -> bool {
    is_field(above) && is_field(below)
        || Entry::of(above).is_some_and(|entry| Entry::of(below) == Some(entry))
}

/// Whether the line `below` closes the remark in brackets that `above` leaves open, or goes on behind it:
/// （受付は / 八時から）, （以下「甲」という。） / は、次のとおり.
fn aside_goes_on(above: &str, below: &str) -> bool {
    if above.ends_with(['）', ')']) {
        return ["は、", "を、", "に、", "の、"].iter().any(|head| below.starts_with(head));
    }
    let Some(close) = open_aside(above) else { return false };
    let first = below.find(['(', '（', ')', '）']).and_then(|at| char_at(below, at));
    first == Some(close)
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
                    && !aside_goes_on(above, line(text, content)) =>
            {
                return (LineEnd::Line, content);
            }
            Newlines::Auto => {}
        }
        let (below, below_quoted) = unquoted(line(text, content).trim_end());
        // A quotation begins or ends, or has a blank line; an item, a section or a rule begins.
        let is_parted = quoted != below_quoted
            || quoted && (above.is_empty() || below.is_empty())
            || options.lists == Lists::Split
                && (lists::opens_item(below) || is_next_section(above, below))
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
        if aside_goes_on(above, below) {
            return (LineEnd::Join, content);
        }
        let whole = start >= line_start;
        let indented = text.get(next..content).is_some_and(|gap| gap.contains('\u{3000}'));
        let row = || Row::measure(text, line_start, lang);
        let join = match lang {
            Lang::Ja => {
                let bare = whole && !self.prose;
                let parts = headings::part_japanese(above, below, bare);
                let gap = text.get(next..content).unwrap_or("");
                let margin = margin(text, line_start);
                let of_item = columns(gap) > columns(margin) && opens_entry(above);
                let hangs = !gap.is_empty() && (of_item || !whole && gap == margin);
                hangs && is_broken(above, below)
                    || !indented && !parts && self.joins_ja(above, below, row, start != line_start)
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
            return !speech && !introduces(above) && (self.full(row(), Lang::Ja) || goes_on());
        }
        if ends_like_sentence(above) || above.len() >= MAX_LINE_BYTES {
            return false;
        }
        if above.ends_with(['、', '，', '・', '「', '『', '（']) || particles::goes_on_line(below)
        {
            return true;
        }
        if above.ends_with(is_japanese) && below.starts_with(is_japanese) && self.fills_page(row())
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
