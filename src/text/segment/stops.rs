//! Whether a terminator ends an English sentence.
//!
//! The order of the questions: is there white space behind it; what stands behind it; is the
//! word before it an abbreviation, an acronym, an initial or a number. The classes of
//! abbreviations are those of Grefenstette and Tapanainen, "What is a word, what is a
//! sentence?" (1994), refined by what they take behind them.

use super::abbreviations::{self, Class};
use super::chars::{self, char_at, char_before, is_wide, skip_back, skip_space, skip_while};
use super::rule::Rule;
use super::{Ellipsis, Options};
use crate::model::Span;

/// Whether the single stop at `stop` ends the sentence that begins at `sentence.start`, in
/// text that ends at `sentence.end`.
pub(super) fn ends(text: &str, sentence: Span, stop: usize, options: &Options) -> bool {
    let Some(text) = text.get(..sentence.end) else { return true };
    let run = Run { start: stop, end: stop + 1, dots: 1, mark: false, wide: false };
    Context { text, sentence: sentence.start, options }.ends(run, stop + 1, false)
}

/// A run of terminators.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many dots; an ellipsis character counts as three.
    pub(super) dots: usize,
    /// Whether it has an exclamation or question mark.
    pub(super) mark: bool,
    /// Whether it has a full-width terminator, which needs no space behind it.
    pub(super) wide: bool,
}

impl Run {
    pub(super) fn rule(self) -> Rule {
        if self.mark {
            Rule::Mark
        } else if self.dots >= 3 {
            Rule::Ellipsis
        } else {
            Rule::Stop
        }
    }
}

/// The run of terminators at `at`: marks, dots, spaced ellipses (`. . .`) and spaced marks.
pub(super) fn take_run(text: &str, at: usize) -> Run {
    let mut run = Run { start: at, end: at, dots: 0, mark: false, wide: false };
    loop {
        for c in text.get(run.end..).unwrap_or("").chars() {
            match c {
                '.' => run.dots += 1,
                '…' => run.dots += 3,
                '!' | '?' => run.mark = true,
                '。' | '．' | '｡' => (run.dots, run.wide) = (run.dots + 1, true),
                '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => {
                    (run.mark, run.wide) = (true, true)
                }
                _ => break,
            }
            run.end += c.len_utf8();
        }
        // ` .` and ` !` go on, but ` .5` and ` .net` do not.
        let space = char_at(text, run.end).is_some_and(|c| matches!(c, ' ' | '\u{a0}'));
        let next = run.end + char_at(text, run.end).map_or(0, char::len_utf8);
        let sign = char_at(text, next).filter(|_| space);
        let goes_on = match sign {
            Some('.') => {
                let behind = skip_while(text, next, |c| c == '.');
                !char_at(text, behind).is_some_and(char::is_alphanumeric)
            }
            Some('!' | '?') => run.mark,
            _ => false,
        };
        if !goes_on {
            return run;
        }
        run.end = next;
    }
}

/// What a decision looks at.
pub(super) struct Context<'a> {
    /// The document up to the end of the unit.
    pub(super) text: &'a str,
    /// Where the sentence begins.
    pub(super) sentence: usize,
    pub(super) options: &'a Options,
}

impl<'a> Context<'a> {
    /// The offset behind a citation that belongs to the end: `word.[1]`, `word. [17]`,
    /// `word.12 Next`.
    pub(super) fn citation(&self, run: Run, end: usize) -> Option<usize> {
        let text = self.text;
        let mut at = end;
        loop {
            let open = skip_while(text, at, |c| c == ' ');
            if char_at(text, open) != Some('[') || open > at + 1 {
                break;
            }
            // A number, or words left out: [17], [3, 4], [...]
            let close = skip_while(text, open + 1, |c| {
                c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ' | '.' | '…')
            });
            let short = (2..=12).contains(&(close - open));
            if !short || char_at(text, close) != Some(']') {
                break;
            }
            at = close + 1;
        }
        if at > end {
            return Some(at);
        }
        // `rights. 4 Even though`: a footnote, for no sentence begins `4 Even`.
        let number = skip_while(text, end, |c| c == ' ');
        let spaced = skip_while(text, number, |c| c.is_ascii_digit());
        if number == end + 1
            && (1..=2).contains(&(spaced - number))
            && char_at(text, spaced) == Some(' ')
        {
            let word_end = skip_while(text, spaced + 1, |c| c.is_alphanumeric());
            let word = text.get(spaced + 1..word_end)?;
            if word.starts_with(char::is_uppercase)
                && !word.chars().skip(1).any(char::is_uppercase)
                && abbreviations::is_starter(word)
                && self.is_word(run)
            {
                return Some(spaced);
            }
        }
        let digits = skip_while(text, end, |c| c.is_ascii_digit());
        let before = char_before(text, run.start)?;
        let word = skip_back(text, self.sentence, run.start, |c| c.is_alphabetic());
        let sure = end > run.end
            || before == ')'
            || run.start - word > 3 && abbreviations::class(text.get(word..run.start)?).is_none();
        let next = skip_space(text, digits);
        (digits > end
            && digits - end <= 3
            && sure
            && run.dots == 1
            && next > digits
            && char_at(text, next).is_some_and(char::is_uppercase)
            && char_before(text, word).is_none_or(|c| c.is_whitespace() || c == ')'))
        .then_some(digits)
    }

    /// In tokenised text (`he said . '' Then`), the offset behind a closing quotation mark
    /// that stands apart: one that an odd number of the same stands before.
    pub(super) fn apart(&self, run: Run, end: usize) -> Option<usize> {
        let text = self.text;
        if char_at(text, end) != Some(' ') {
            return None;
        }
        let behind = skip_while(text, end + 1, |c| matches!(c, '\'' | '"'));
        let mark = text.get(end + 1..behind).filter(|mark| !mark.is_empty())?;
        let from = skip_back(text, self.sentence, run.start, |_| true);
        let to = skip_while(text, behind, |_| true);
        let count = |from: usize, to: usize| {
            text.get(from..to).map_or(0, |s| s.split(' ').filter(|word| *word == mark).count())
        };
        // With none before it and none behind it, it closes what an earlier text opened.
        let before = count(from, run.start);
        let closes = before % 2 == 1 || before + count(behind, to) == 0;
        (closes && char_at(text, behind).is_none_or(char::is_whitespace)).then_some(behind)
    }

    /// Whether `run`, with closing marks up to `end`, ends the sentence.
    pub(super) fn ends(&self, run: Run, end: usize, closed: bool) -> bool {
        let text = self.text;
        let at = skip_space(text, end);
        let Some(next) = char_at(text, at) else { return true };
        let spaced = at > end;
        if run.wide || !spaced && is_wide(next) {
            return !matches!(next, '、' | '，') && !next.is_lowercase();
        }
        if !spaced {
            return self.ends_unspaced(run, end, next, closed);
        }
        if matches!(next, ',' | ';' | ':' | ')' | ']' | '%' | '&' | '=' | '/' | '+') {
            return false;
        }
        if matches!(next, '.' | '!' | '?')
            && !char_at(text, at + 1).is_some_and(char::is_alphanumeric)
        {
            // Tokenised text: he said '' Yes ! '' .
            return false;
        }
        if matches!(next, '-' | '–' | '—' | '<' | '|') {
            // A signature or an interjection, but not a thought that goes on.
            let behind = skip_while(text, at, |c| {
                c.is_whitespace() || matches!(c, '-' | '–' | '—' | '<' | '|')
            });
            return char_at(text, behind).is_some_and(|c| !c.is_lowercase()) && self.is_word(run);
        }
        // Look through opening marks at the word behind.
        let word_at = skip_while(text, at, |c| {
            matches!(
                c,
                '"' | '“' | '‘' | '\'' | '(' | '[' | '{' | '*' | '_' | '`' | '¿' | '¡' | '«' | '#'
            )
        });
        let first = char_at(text, word_at).unwrap_or(' ');
        let word_end =
            skip_while(text, word_at, |c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
        let word = text.get(word_at..word_end).unwrap_or("");
        let next = Next { at, first, word, opened: word_at > at, end: word_end };
        if run.mark {
            return self.ends_by_mark(run, closed, next);
        }
        if run.dots >= 3 {
            return self.ends_by_ellipsis(run, closed, next);
        }
        self.ends_by_stop(run, closed, next)
    }

    /// Without white space behind: `end.The next`, but not `example.com` or `3.5`.
    fn ends_unspaced(&self, run: Run, end: usize, next: char, closed: bool) -> bool {
        let text = self.text;
        let mark = matches!(next, '"' | '“' | '(');
        if !next.is_uppercase() && !mark {
            return false;
        }
        let head = skip_back(text, self.sentence, run.start, |c| !c.is_whitespace());
        let token = text.get(head..run.start).unwrap_or("");
        let plain = token.trim_start_matches(['(', '"', '“', '\'', '‘']);
        let amount = plain.chars().all(|c| c.is_ascii_digit() || c == ',');
        let word = plain.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | ','))
            && plain.chars().count() > 1;
        if plain.is_empty() || !(amount || word || closed) {
            return false;
        }
        let word_end = skip_while(text, end, |c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
        let word = text.get(end..word_end).unwrap_or("");
        let lower_before =
            char_before(text, run.start).is_some_and(|c| c.is_lowercase() || !c.is_alphabetic());
        if mark {
            return run.mark
                && char_at(text, end + next.len_utf8()).is_some_and(char::is_uppercase);
        }
        let behind = char_at(text, word_end);
        let a_word = behind.is_none_or(|c| {
            c.is_whitespace() || c == ',' || c == '.' && abbreviations::is_title(word)
        }) && !word.chars().skip(1).any(char::is_uppercase);
        if run.mark || closed {
            return a_word;
        }
        let starter = abbreviations::is_starter(word);
        let whole = matches!(abbreviations::class(plain), None | Some(Class::Number));
        lower_before
            && a_word
            && behind.is_some()
            && whole
            && (starter
                || run.dots == 1
                    && !amount
                    && plain.len() > 3
                    && plain.chars().all(char::is_lowercase))
    }

    fn ends_by_mark(&self, run: Run, closed: bool, next: Next<'_>) -> bool {
        let name_at = skip_back(self.text, self.sentence, run.start, char::is_alphanumeric);
        let name = self.text.get(name_at..run.start).unwrap_or("");
        if self.text.get(run.start..run.end) == Some("!")
            && !closed
            && name.starts_with(char::is_uppercase)
            && abbreviations::is_exclaimed(name)
        {
            return abbreviations::is_starter(next.word) && next.first.is_uppercase();
        }
        !next.first.is_lowercase()
            || next.is_camel(self.text)
            || !closed && self.is_small(run, next) && !next.is_reported(self.text)
    }

    /// Whether a sentence begins with a small letter behind `run`: the word before is an
    /// ordinary small one, and the writer began this sentence small too or begins the next
    /// with a word that commonly does.
    fn is_small(&self, run: Run, next: Next<'_>) -> bool {
        let token = self.token(run);
        let head = skip_space(self.text, self.sentence);
        let starter = abbreviations::is_small_starter(next.word);
        // Tokenised text has marks that stand apart: The Father Came Too ! is a film.
        let joined = !char_before(self.text, run.start).is_some_and(char::is_whitespace);
        if run.mark && run.dots == 0 && joined && starter && !next.opened {
            return true;
        }
        token.chars().count() > 1
            && token.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'))
            && abbreviations::class(token).is_none()
            && !next.opened
            && (char_at(self.text, head).is_some_and(char::is_lowercase) && head < run.start
                || starter)
    }

    fn ends_by_ellipsis(&self, run: Run, closed: bool, next: Next<'_>) -> bool {
        match self.options.ellipsis {
            Ellipsis::Keep => return false,
            Ellipsis::Cut => return true,
            Ellipsis::Auto => {}
        }
        if next.first.is_lowercase() || next.first.is_ascii_digit() && !closed {
            return false;
        }
        let head = skip_space(self.text, self.sentence);
        // An ellipsis that opens the sentence, or stands in brackets by itself.
        let before = char_before(self.text, run.start);
        if head == run.start || matches!(before, Some('(' | '[')) {
            return false;
        }
        if next.word == "I" || next.word.starts_with("I'") || next.word.starts_with("I’") {
            return run.dots > 3;
        }
        true
    }

    fn ends_by_stop(&self, run: Run, closed: bool, next: Next<'_>) -> bool {
        let text = self.text;
        let token = self.token(run);
        let user = |word: &str| {
            self.options
                .abbreviations
                .iter()
                .any(|a| a.trim_end_matches('.').eq_ignore_ascii_case(word))
        };
        if user(token) {
            return false;
        }
        if closed {
            return !next.first.is_lowercase() || next.is_camel(text);
        }
        let starter = next.first.is_uppercase() && abbreviations::is_starter(next.word);
        let class = abbreviations::class(token);
        if next.first.is_lowercase() {
            return class.is_none() && (next.is_camel(text) || self.is_small(run, next));
        }
        if is_wide(next.first) {
            return class != Some(Class::Never);
        }
        if run.dots == 2 && (class.is_some() || token.contains('.')) {
            return true;
        }
        if self.is_heading(run) {
            return false;
        }
        let numeral = next.first.is_ascii_digit()
            || next.first == '#'
            || next.opened && text.get(next.at..).is_some_and(|s| s.starts_with(['(', '[']))
            || !next.word.is_empty()
                && next.word != "I"
                && next.word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        match class {
            Some(Class::Never) => {
                // “V.” and “St.” are initials and streets too.
                return matches!(token, "st" | "St")
                    && starter
                    && !next.opened
                    && self.is_street(run);
            }
            Some(Class::Number) => {
                if numeral {
                    return false;
                }
                if token.len() > 1 {
                    return starter
                        || !matches!(token, "Fig" | "Figs" | "Nos" | "Vol" | "Eq" | "pp");
                }
            }
            Some(Class::Maybe) => {
                // A measure: 5 lb. Tom was impressed.
                let measure = token.chars().all(char::is_lowercase) && self.after_digit(run);
                return starter
                    || measure && next.first.is_uppercase()
                    || next.opened
                        && next.first.is_uppercase()
                        && matches!(char_at(text, next.at), Some('"' | '“' | '‘'));
            }
            Some(Class::Weak) => return next.first.is_uppercase() || next.opened && !numeral,
            Some(Class::Time) => {
                if starter && !abbreviations::is_title(next.word) {
                    return true;
                }
                let opens = skip_space(text, self.sentence) + token.len() == run.start;
                if numeral && opens {
                    // A.D. 79 saw the eruption.
                    return false;
                }
                let aside = text.get(next.at..).is_some_and(|s| s.starts_with(['(', '[']));
                return !abbreviations::is_date(next.word) && !self.introduces(run) && !aside;
            }
            None => {}
        }
        let mut letters = token.chars().filter(|c| *c != '.');
        let letter = letters.next().filter(|_| letters.next().is_none());
        if let Some(letter) = letter.filter(|c| c.is_alphabetic()) {
            return self.initial_ends(run, letter, starter, next);
        }
        if matches!(token, "P.S" | "PS" | "p.s" | "ps") || token.eq_ignore_ascii_case("n.b") {
            return false;
        }
        if token.contains('.')
            && token
                .split('.')
                .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
        {
            // An acronym: U.S., E.U.
            return starter
                || next.opened
                    && next.first.is_uppercase()
                    && next.word.len() > 1
                    && abbreviations::is_starter(next.word);
        }
        true
    }

    /// Whether the initial or the single letter before the stop ends the sentence.
    fn initial_ends(&self, run: Run, letter: char, starter: bool, next: Next<'_>) -> bool {
        let head = skip_back(self.text, self.sentence, run.start, |c| !c.is_whitespace());
        let gap = skip_back(self.text, self.sentence, head, char::is_whitespace);
        let previous =
            skip_back(self.text, self.sentence, gap, |c| c.is_alphanumeric() || c == '\'');
        let previous = self.text.get(previous..gap).unwrap_or("");
        if letter.is_lowercase() {
            return starter || !next.first.is_alphanumeric();
        }
        if letter == 'I' {
            return starter && (previous.chars().all(char::is_lowercase) && !previous.is_empty());
        }
        // Albert E. She… is rare; “vitamin C. The …” is not. Behind a name, Will is a name too.
        let name = previous.starts_with(char::is_uppercase)
            && matches!(next.word, "Will" | "Dr" | "Mr" | "Mrs" | "Ms");
        starter && !matches!(next.word, "A" | "I") && !name && !previous.is_empty()
    }

    /// The word before `run`: back to white space or an opening mark. In tokenised text
    /// (`Mr . Smith`) the space before the stop is stepped over.
    fn token(&self, run: Run) -> &'a str {
        let gap = skip_back(self.text, self.sentence, run.start, |c| c == ' ');
        let from = if run.start - gap == 1 { gap } else { run.start };
        let head = skip_back(self.text, self.sentence, from, |c| {
            !c.is_whitespace()
                && !matches!(
                    c,
                    '(' | '[' | '{' | '"' | '“' | '/' | '—' | '–' | ',' | '*' | '_' | '`'
                )
        });
        self.text.get(head..from).unwrap_or("").trim_start_matches(['-', '\'', '‘', '’'])
    }

    /// Whether an ordinary word, not an abbreviation, stands before `run`.
    fn is_word(&self, run: Run) -> bool {
        let token = self.token(run);
        token.chars().count() > 2 && abbreviations::class(token).is_none() && !token.contains('.')
    }

    /// Whether a digit stands before the word before `run`: 5 st.
    fn after_digit(&self, run: Run) -> bool {
        let token = self.token(run);
        let head = run.start - token.len().min(run.start);
        let gap = skip_back(self.text, self.sentence, head, |c| c == ' ');
        char_before(self.text, gap).is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether “St.” stands behind a name or a number: a street, not a saint.
    fn is_street(&self, run: Run) -> bool {
        let head = run.start - self.token(run).len().min(run.start);
        let gap = skip_back(self.text, self.sentence, head, |c| c == ' ');
        let word = skip_back(self.text, self.sentence, gap, |c| c.is_alphanumeric());
        self.text
            .get(word..gap)
            .is_some_and(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
    }

    /// Whether the sentence so far is the number of a chapter: Section 3.1.
    fn is_heading(&self, run: Run) -> bool {
        let head = skip_space(self.text, self.sentence);
        let mut words = self
            .text
            .get(head..run.start)
            .filter(|s| s.len() < 24)
            .unwrap_or("")
            .split_whitespace();
        words.next().is_some_and(abbreviations::is_division)
            && words.next().is_some_and(|w| {
                w.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'I' | 'V' | 'X'))
            })
            && words.next().is_none()
    }

    /// Whether what stands before `run` is only a phrase that introduces the sentence: a
    /// preposition and at most three words, at the head or behind a colon.
    fn introduces(&self, run: Run) -> bool {
        let from = skip_back(self.text, self.sentence, run.start, |c| c != ':');
        let from =
            if char_before(self.text, from) == Some(':') && char_at(self.text, from) == Some(' ') {
                from
            } else {
                skip_space(self.text, self.sentence)
            };
        if run.start - from.min(run.start) > chars::LOOK / 4 {
            return false;
        }
        let phrase = self.text.get(from..run.start).unwrap_or("");
        let phrase = phrase.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut words = phrase.split_whitespace();
        words.next().is_some_and(abbreviations::is_preposition)
            && words.clone().count() <= 6
            && !words.any(abbreviations::is_pronoun)
    }
}

/// The word behind a terminator.
#[derive(Clone, Copy, Debug)]
struct Next<'a> {
    /// The offset behind the white space.
    at: usize,
    /// Its first letter or digit.
    first: char,
    word: &'a str,
    /// Whether an opening mark stands before it.
    opened: bool,
    /// The offset behind it.
    end: usize,
}

impl Next<'_> {
    /// Whether it and the word behind it say who spoke: he yelled.
    fn is_reported(&self, text: &str) -> bool {
        let verb = skip_space(text, self.end);
        let end = skip_while(text, verb, char::is_alphabetic);
        text.get(verb..end).is_some_and(abbreviations::is_report)
    }

    /// Whether it is a name written with a small initial: iPhone, eBay, io.net.
    fn is_camel(&self, text: &str) -> bool {
        if self.word.chars().skip(1).any(char::is_uppercase) {
            return true;
        }
        char_at(text, self.end) == Some('.')
            && char_at(text, self.end + 1).is_some_and(|c| c.is_ascii_lowercase())
    }
}
