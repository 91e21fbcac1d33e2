//! Japanese.
//!
//! One forward scan over the bytes. Kana and Han characters are stepped over by their lead
//! byte; only terminators, brackets, symbols and the like are looked at. What follows a
//! terminator decides whether it ends the sentence: a particle goes on (「いいね。」と言った,
//! アイカツ！が流行る), anything else begins anew. Time O(bytes): every rule looks at most
//! [`LOOK`](super::chars::LOOK) bytes around it. Space O(cuts).

use super::chars::{
    char_at, char_before, grapheme_end, is_digit, is_hiragana, is_kanji, is_kanji_digit,
    is_katakana, is_latin, skip_back, skip_space, skip_while,
};
use super::cuts::{Cuts, Open, Pair};
use super::rule::Rule;
use super::{Ellipsis, Options, Quotes, abbreviations, emotive, is_within, particles, stops};
use crate::model::Span;

/// Cuts `unit` of `text`.
pub(super) fn scan(text: &str, unit: Span, options: &Options, cuts: &mut Cuts) {
    let Some(within) = text.get(..unit.end) else { return };
    Scanner { text: within, unit, options, cuts, symbols_to: unit.start }.run();
}

struct Scanner<'a> {
    /// The document up to the end of the unit.
    text: &'a str,
    unit: Span,
    options: &'a Options,
    cuts: &'a mut Cuts,
    /// Where the symbols at the head of the sentence end.
    symbols_to: usize,
}

/// A run of terminators.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    end: usize,
    rule: Rule,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.unit.start;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                0xe3 => match bytes.get(at + 1) {
                    Some(0x80) => self.look(at),
                    // ・, of which three make an ellipsis.
                    Some(0x83) if bytes.get(at + 2) == Some(&0xbb) => self.look(at),
                    _ => at + 3,
                },
                0xe4..=0xe9 => at + 3,
                b'.' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'w' => {
                    self.look(at)
                }
                0..=0x7f => at + 1,
                0xe2 | 0xef | 0xf0 => self.look(at),
                _ => at + char_at(self.text, at).map_or(1, char::len_utf8),
            };
        }
    }

    /// Looks at the character at `at`; the offset to go on from.
    fn look(&mut self, at: usize) -> usize {
        let Some(c) = char_at(self.text, at) else { return at + 1 };
        let next = at + c.len_utf8();
        match c {
            '。' | '．' | '｡' | '！' | '？' | '!' | '?' | '.' | '…' | '‥' | '⋯' | '‼' | '⁇'
            | '⁈' | '⁉' | '・' => self.terminator(at),
            '"' => self.straight(at),
            'w' | 'ｗ' => self.laughter(at),
            '\u{2028}' | '\u{2029}' => {
                self.cuts.push(at, Rule::Line);
                next
            }
            _ if emotive::is_symbol(c) => self.symbol(at),
            _ => {
                if let Some(pair) = Pair::opened_by(c) {
                    if pair == Pair::Round
                        && let Some(end) = emotive::emotive(self.text, at)
                    {
                        return self.ends_in_symbol(at, end);
                    }
                    self.cuts.open(pair, at);
                } else if let Some(pair) = Pair::closed_by(c) {
                    self.close(pair, at);
                }
                next
            }
        }
    }

    /// Closes `pair`, taking back the cuts within as the policy says.
    fn close(&mut self, pair: Pair, at: usize) -> Option<Open> {
        let split = self.options.quotes == Quotes::Split;
        self.cuts.close(pair, at, |open| !(split && open.pair.is_quotation()))
    }

    /// A straight quotation mark opens and closes by turns.
    fn straight(&mut self, at: usize) -> usize {
        if self.cuts.is_open(Pair::Straight) {
            self.close(Pair::Straight, at);
        } else {
            self.cuts.open(Pair::Straight, at);
        }
        at + 1
    }

    /// A terminator at `at`: takes the run of them and the closing marks behind it, and
    /// decides.
    fn terminator(&mut self, at: usize) -> usize {
        let Some(run) = self.take_run(at) else {
            return at + char_at(self.text, at).map_or(1, char::len_utf8);
        };
        // Terminators alone make no sentence: they open the one behind them.
        if run.start <= skip_space(self.text, self.cuts.sentence()) || self.is_inner(run) {
            return run.end;
        }
        let (end, closed) = self.take_closers(run.end);
        if let Some(c) = char_at(self.text, end)
            && matches!(c, '。' | '．' | '｡' | '！' | '？' | '!' | '?')
            && end > run.end
        {
            return end;
        }
        // What decorates the end belongs to it: ！♪, 。（笑）
        let mut tail = emotive::skip_symbols(self.text, end);
        if particles::continues(self.text, tail)
            && !matches!(char_before(self.text, tail), Some(')' | '）'))
        {
            // 🍣が好き: the symbol is a word of the next sentence.
            tail = end;
        }
        let ends = match closed {
            _ if tail > end => !particles::continues(self.text, tail),
            Closed::Not => self.ends_plainly(run),
            Closed::Stray => self.goes_on_freely(end),
            Closed::Pair(open) => self.ends_behind(run, open, end),
        };
        if ends && !is_within(&self.options.never_split, self.text, run.start) {
            let at = grapheme_end(self.text, tail);
            self.cuts.push(at, if end > run.end { Rule::Closer } else { run.rule });
            return at;
        }
        tail
    }

    /// The run of terminators at `at`; `None` when the character alone is none.
    fn take_run(&self, at: usize) -> Option<Run> {
        let (mut end, mut dots, mut middle) = (at, 0usize, 0usize);
        let (mut stop, mut mark, mut ellipsis) = (false, false, false);
        for c in self.text.get(at..)?.chars() {
            match c {
                '。' | '．' | '｡' => stop = true,
                '.' => dots += 1,
                '！' | '？' | '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' => mark = true,
                '…' | '‥' | '⋯' => ellipsis = true,
                '・' => middle += 1,
                _ => break,
            }
            end += c.len_utf8();
        }
        if middle > 0 && !(stop || mark || ellipsis) && middle < 3 {
            return None;
        }
        let rule = if mark {
            Rule::Mark
        } else if stop {
            Rule::Stop
        } else if ellipsis || dots > 1 || middle > 1 {
            Rule::Ellipsis
        } else {
            Rule::Stop
        };
        Some(Run { start: at, end, rule })
    }

    /// Whether the run belongs to a number, an abbreviation, a name or an address.
    fn is_inner(&self, run: Run) -> bool {
        let text = self.text;
        let sentence = self.cuts.sentence();
        let before = char_before(text, run.start).filter(|_| run.start > sentence);
        let after = char_at(text, run.end);
        let mark = text.get(run.start..run.end).unwrap_or("");
        let latin_before = before.is_some_and(is_latin);
        let latin_after = after.is_some_and(is_latin);
        match mark {
            "." | "．" => {
                let number = |c: Option<char>| c.is_some_and(|c| is_digit(c) || is_kanji_digit(c));
                if number(before)
                    && number(after)
                    && (mark == "."
                        || !after.is_some_and(is_kanji_digit)
                        || before.is_some_and(is_kanji_digit))
                {
                    return true;
                }
                if mark == "．" {
                    return latin_before && latin_after
                        || self.is_item(run)
                        || self.is_initial(run);
                }
                // A file, a version, an address: Node.js, No.1, .wasm
                if latin_after
                    && (latin_before || before.is_none_or(|c| c == '`' || c.is_whitespace()))
                {
                    return true;
                }
                if latin_before
                    && after.is_some_and(|c| {
                        matches!(c, '_' | '-' | '/' | '`' | '*' | '@' | ')' | '、' | ',')
                    })
                {
                    return true;
                }
                // .wasm behind Japanese.
                if after.is_some_and(|c| c.is_ascii_lowercase()) {
                    return true;
                }
                self.is_item(run) || latin_before && self.is_abbreviation(run)
            }
            "!" | "?" => {
                // A query, a negation in code, a name: x?y=z, Yahoo!ショッピング
                if after.is_some_and(|c| {
                    c.is_ascii_alphanumeric() || matches!(c, '=' | '&' | '/' | '.' | '_' | '-')
                }) && before.is_some_and(|c| c.is_ascii_graphic())
                {
                    return true;
                }
                mark == "!" && latin_before && self.is_name(run)
            }
            _ => false,
        }
    }

    /// Whether the stop belongs to the number of a list item: `1. 本文`, `１．はじめに`.
    fn is_item(&self, run: Run) -> bool {
        let head = skip_space(self.text, self.cuts.sentence());
        let digits = skip_while(self.text, head, is_digit);
        let letter = skip_while(self.text, head, is_latin);
        run.start > head && (digits == run.start || letter == run.start && run.start == head + 1)
    }

    /// Whether a full-width stop belongs to initials: Ｕ．Ｓ．Ａ．の
    fn is_initial(&self, run: Run) -> bool {
        let before = char_before(self.text, run.start);
        let word = skip_back(self.text, self.cuts.sentence(), run.start, is_latin);
        before.is_some_and(|c| matches!(c, 'Ａ'..='Ｚ'))
            && word + 3 == run.start
            && char_before(self.text, word) == Some('．')
            && particles::continues(self.text, run.end)
    }

    /// Whether the stop behind a Latin word is an abbreviation's or is taken up by a particle.
    fn is_abbreviation(&self, run: Run) -> bool {
        let next = skip_space(self.text, run.end);
        match char_at(self.text, next) {
            None => false,
            // Latin on both sides: the English rules decide.
            Some(c) if is_latin(c) => {
                let span = Span::new(self.cuts.sentence(), self.unit.end);
                !stops::ends(self.text, span, run.start, self.options)
            }
            Some(_) => {
                let word = skip_back(self.text, self.cuts.sentence(), run.start, |c| {
                    is_latin(c) || c == '.'
                });
                let word = self.text.get(word..run.start).unwrap_or("");
                word.contains('.') && !word.ends_with('.')
                    || abbreviations::class(word).is_some()
                    || self
                        .options
                        .abbreviations
                        .iter()
                        .any(|a| a.trim_end_matches('.').eq_ignore_ascii_case(word))
                    || next == run.end
                        && (particles::continues(self.text, next)
                            || particles::follows_quote(self.text, next)
                                && particles::is_kana_at(self.text, next)
                            || word.chars().all(is_digit))
            }
        }
    }

    /// Whether the mark belongs to a name like Yahoo!
    fn is_name(&self, run: Run) -> bool {
        let word = skip_back(self.text, self.cuts.sentence(), run.start, is_latin);
        let name = self.text.get(word..run.start).unwrap_or("");
        let capital = name.starts_with(|c: char| c.is_uppercase());
        abbreviations::is_exclaimed(name)
            || capital && char_at(self.text, run.end).is_some_and(is_katakana)
    }

    /// Takes the closing marks behind a run.
    fn take_closers(&mut self, mut at: usize) -> (usize, Closed) {
        let mut closed = Closed::Not;
        while let Some(c) = char_at(self.text, at) {
            let next = at + c.len_utf8();
            if let Some(pair) = Pair::closed_by(c) {
                closed = match (self.close(pair, at), closed) {
                    (Some(open), _) => Closed::Pair(open),
                    (None, Closed::Pair(open)) => Closed::Pair(open),
                    (None, _) => Closed::Stray,
                };
            } else if c == '"' && self.cuts.is_open(Pair::Straight) {
                if let Some(open) = self.close(Pair::Straight, at) {
                    closed = Closed::Pair(open);
                }
            } else if matches!(c, '’' | '\'')
                && !char_at(self.text, next).is_some_and(|c| c.is_ascii_alphabetic())
            {
                if matches!(closed, Closed::Not) {
                    closed = Closed::Stray;
                }
            } else {
                break;
            }
            at = next;
        }
        (at, closed)
    }

    /// Whether a run with nothing closing behind it ends the sentence.
    fn ends_plainly(&self, run: Run) -> bool {
        let text = self.text;
        let Some(next) = char_at(text, run.end) else { return true };
        if matches!(next, '、' | '，' | ',' | '；') {
            return false;
        }
        if next.is_whitespace() {
            // A wrap inside 「…？ / って」 is rare; a space ends what a mark ended.
            return run.rule != Rule::Ellipsis || self.ellipsis_ends(run);
        }
        match run.rule {
            Rule::Ellipsis => self.ellipsis_ends(run),
            Rule::Mark => !particles::continues(text, run.end),
            _ => !particles::reports(text, run.end),
        }
    }

    /// Whether an ellipsis ends the sentence: what stands before it is complete and what
    /// follows is no particle. あの…その goes on; なるほど…これは begins anew.
    fn ellipsis_ends(&self, run: Run) -> bool {
        match self.options.ellipsis {
            Ellipsis::Keep => return false,
            Ellipsis::Cut => return !particles::continues(self.text, run.end),
            Ellipsis::Auto => {}
        }
        let text = self.text;
        let next = skip_space(text, run.end);
        if particles::continues(text, next) || particles::quotes(text, next) {
            return false;
        }
        let Some(before) =
            char_before(text, run.start).filter(|_| run.start > self.cuts.sentence())
        else {
            return false;
        };
        if is_hiragana(before) {
            let span = Span::new(self.cuts.sentence(), run.start);
            return !particles::dangles(text, span)
                && !particles::is_particle(before)
                && !particles::hesitates(text, span);
        }
        is_kanji(before) || Pair::closed_by(before).is_some()
    }

    /// Whether nothing takes the sentence up at `at`, behind a closer that closes nothing.
    fn goes_on_freely(&self, at: usize) -> bool {
        let mut at = at;
        if char_at(self.text, at) == Some(',') {
            at += 1;
        }
        !matches!(char_at(self.text, at), Some('、' | '，'))
            && !particles::continues(self.text, at)
            && !particles::quotes(self.text, at)
    }

    /// Whether the sentence ends at `end`, behind a terminator and the closer of `open`.
    fn ends_behind(&self, run: Run, open: Open, end: usize) -> bool {
        let text = self.text;
        let head = skip_space(text, open.sentence);
        let leads = head == open.at;
        let Some(next) = char_at(text, end) else { return true };
        if !open.pair.is_quotation() {
            // （注記。） of its own, or one that stands behind a quotation.
            let behind_quote =
                char_before(text, open.at).is_some_and(|c| Pair::closed_by(c).is_some());
            return (leads || behind_quote)
                && !particles::continues(text, end)
                && open.pair == Pair::Round;
        }
        let at = skip_space(text, end);
        if matches!(
            next,
            '、' | '，'
                | ','
                | '（'
                | '('
                | '・'
                | '＝'
                | '='
                | '/'
                | '／'
                | 'ー'
                | '―'
                | '—'
                | '－'
                | ':'
                | '：'
        ) || particles::follows_quote(text, at) && !particles::begins(text, at)
        {
            return false;
        }
        if next.is_whitespace() {
            return leads || run.rule == Rule::Stop;
        }
        if Pair::opened_by(next).is_some_and(Pair::is_quotation) {
            return leads && open.pair == Pair::Corner;
        }
        if particles::begins(text, end) {
            return true;
        }
        if leads {
            // 「行くぞ。」彼は立った: who spoke, or what came of it.
            return false;
        }
        if open.pair == Pair::Corner && run.rule == Rule::Stop {
            return true;
        }
        if open.pair != Pair::Corner || is_katakana(next) || is_latin(next) {
            // 『…！』 and “…!” are titles as often as speech.
            return false;
        }
        if is_hiragana(next) {
            return false;
        }
        !text.get(run.start..run.end).unwrap_or("").contains(['！', '!'])
    }

    /// Symbols at `at` in place of a full stop.
    fn symbol(&mut self, at: usize) -> usize {
        let end = emotive::skip_symbols(self.text, at)
            .max(at + char_at(self.text, at).map_or(1, char::len_utf8));
        self.ends_in_symbol(at, end)
    }

    /// Decides whether the symbols `at..end` end the sentence.
    fn ends_in_symbol(&mut self, at: usize, end: usize) -> usize {
        let text = self.text;
        let end = grapheme_end(text, emotive::skip_symbols(text, end));
        let head = skip_space(text, self.cuts.sentence());
        if head >= at || self.symbols_to >= at && head <= self.symbols_to && self.symbols_to > head
        {
            // They open the sentence: ★お知らせ, (^^) 先月…
            self.symbols_to = skip_space(text, end);
            return end;
        }
        if char_at(text, head) == char_at(text, at) {
            // They frame a word: ★お知らせ★
            return end;
        }
        let arms = skip_back(text, head, at, |c| {
            matches!(c, '＼' | '\\' | 'ヽ' | 'ヾ' | 'o' | 'σ' | '\u{3000}' | ' ')
        });
        let before = char_before(text, arms);
        let complete = before.is_some_and(|c| {
            is_hiragana(c) && !particles::is_particle(c) || is_kanji(c) || c == '〜' || c == '～'
        });
        let next = skip_space(text, end);
        let Some(follows) = char_at(text, next) else { return end };
        let goes_on = matches!(
            follows,
            '、' | '，' | '。' | '．' | '！' | '？' | '!' | '?' | '.' | '…' | '・'
        ) || Pair::closed_by(follows).is_some()
            || next == end && particles::continues(text, next);
        if complete && !goes_on && !is_within(&self.options.never_split, text, at) {
            self.cuts.push(end, Rule::Symbol);
        }
        end
    }

    /// w and ｗ behind a predicate: laughter.
    fn laughter(&mut self, at: usize) -> usize {
        let end = skip_while(self.text, at, |c| matches!(c, 'w' | 'ｗ' | 'W' | 'Ｗ'));
        let end = end.max(at + char_at(self.text, at).map_or(1, char::len_utf8));
        let before = char_before(self.text, at).is_some_and(|c| is_hiragana(c) || is_kanji(c));
        let apart =
            char_at(self.text, end).is_none_or(|c| !is_latin(c) && !c.is_ascii_punctuation());
        if before && apart { self.ends_in_symbol(at, end) } else { end }
    }
}

/// What closed behind a run of terminators.
#[derive(Clone, Copy, Debug)]
enum Closed {
    /// Nothing.
    Not,
    /// A closer without its opener.
    Stray,
    /// A pair; of several, the outermost.
    Pair(Open),
}
