//! English: does a stop end its sentence? The words on both sides of it say.
//!
//! A capital after an ordinary word ends it; after an abbreviation the kind of abbreviation
//! and the next word decide. Small letters after an ordinary word end it too: writers who
//! never use capitals are commoner than stops that no rule here knows.

use crate::model::Lang;

use super::abbreviations::{self, Kind};
use super::chars::{
    OPENERS, ahead, char_at, char_before, is_blank, is_bracket, is_hiragana, is_kanji, is_katakana,
    is_latin, is_quote, skip_blanks,
};
use super::emoticons::smiley_length;
use super::en_run::Run;
use super::leaders::leads;
use super::scan::{Segmenter, blank_before};
use super::word::{Word, near, word_after, word_before};
use super::{Ellipsis, cells, lettered, lists, notes, vocabulary};

/// Longest fronted adverb of time, in bytes: “On the morning of Monday the 5th at 6 a.m.”
const MAX_FRONTED_BYTES: usize = 48;

/// Fewest dots that lead the eye across a table of contents.
const LEADER_DOTS: usize = 5;

/// The end of a note's number right after the stop at `at`: “(1987).1 According”.
pub(super) fn note_digits_end(text: &str, at: usize) -> Option<usize> {
    let noted =
        char_before(text, at).is_some_and(|c| c.is_lowercase() || is_bracket(c) || is_quote(c));
    let end = at + 1 + notes::figures(near(ahead(text, at + 1)))?;
    let next = char_at(text, skip_blanks(text, end));
    let alone = char_at(text, end).is_some_and(is_blank) && next.is_some_and(char::is_uppercase);
    (noted && alone).then_some(end)
}

/// Where sentences meet without a blank at the dot `at`: “world.Today”, “1,000.That”.
pub(super) fn runs_on(scan: &Segmenter<'_>, at: usize) -> Option<usize> {
    let rest = ahead(scan.text, at + 1);
    if !rest.starts_with(char::is_uppercase)
        || char_before(scan.text, at).is_some_and(char::is_uppercase)
    {
        return None;
    }
    let word = word_before(scan, at);
    let plain = word.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && (word.text.len() > 1
            || !scan.opens_sentence(word.at) && word.has(|c| c.is_ascii_digit()))
        && !word.text.contains(['.', '@', '/', '\\', ':', '=', '#', '&']);
    let next = near(rest).split(char::is_whitespace).next().unwrap_or("");
    let next = next.trim_end_matches(['.', ',', '!', '?', ';', ':', '"', '\'', ')', '”', '’']);
    let cased = next.chars().nth(1).is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
        || matches!(next, "I" | "A");
    // More dots, slashes and the like make it an address or a name in a program.
    let sentence = cased
        && !next.contains(['.', '/', '@', '(', '_', '='])
        && !next.contains(|c: char| c.is_ascii_digit());
    (plain && sentence && stop_ends(scan, word, rest)).then_some(at + 1)
}

/// Whether a stop that touches the next word ends a sentence: “Hello!How”, “said.”He”.
pub(super) fn glued(scan: &Segmenter<'_>, at: usize, run: &Run, first: char, next: char) -> bool {
    let text = scan.text;
    if matches!(first, '。' | '！' | '？' | '｡') {
        return !next.is_lowercase();
    }
    if first == '…' || run.dots > 1 && leads(text, at, run.end, Lang::En) {
        return false;
    }
    let word = word_before(scan, at);
    if is_hiragana(next) || is_kanji(next) || is_katakana(next) {
        return first != '.' || !word.is_single();
    }
    let lower = char_before(text, at).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let rest = ahead(text, run.end);
    let second = rest.chars().nth(1);
    let begins = match next {
        '"' | '“' => true,
        '(' => {
            let mut inside = near(rest).trim_start_matches('(').chars();
            first == '.'
                && inside.next().is_some_and(char::is_uppercase)
                && inside.find(|c| !c.is_lowercase()) == Some(' ')
        }
        c if c.is_uppercase() => {
            second.is_some_and(|c| c.is_lowercase() || matches!(c, ' ' | '\''))
        }
        // “mexican?they will”; an address has no blank so soon.
        c if c.is_lowercase() => {
            let after = near(rest).split(char::is_whitespace).next().unwrap_or("");
            run.strong
                && !run.closed
                && after.chars().all(char::is_alphabetic)
                && after.len() < near(rest).len()
                && word.text.chars().all(char::is_alphabetic)
        }
        _ => false,
    };
    lower && begins
}

/// “compounds. . . . The”: the first dot ends the sentence, three spaced ones open the next.
pub(super) fn omission(text: &str, at: usize, run: &Run, rest: &str) -> Option<usize> {
    let spaced = text.get(at..run.end)? == ". . . .";
    let capital = || word_after(rest).len() > 1 && rest.starts_with(char::is_uppercase);
    (spaced
        && capital()
        && ahead(text, run.end).starts_with(' ')
        && !ahead(text, run.end).starts_with("  ")
        && !blank_before(text, at))
    .then_some(at + 1)
}

/// Whether the run of stops at `at` ends its sentence before `rest`.
pub(super) fn ends(scan: &Segmenter<'_>, at: usize, run: &Run, rest: &str) -> bool {
    let text = scan.text;
    let dashes = rest.starts_with("--") || rest.starts_with(['—', '–', '-']);
    let bare = if dashes { rest.trim_start_matches(['-', '—', '–', ' ']) } else { rest };
    let bare = bare.trim_start_matches(OPENERS);
    let Some(next) = bare.chars().next() else { return true };
    if matches!(next, ',' | ';' | ':' | ')' | ']' | '}' | '”' | '=' | '&' | '/' | '%')
        && smiley_length(rest).is_none()
    {
        return false;
    }
    let after = || word_after(bare);
    let word = word_before(scan, at);
    if run.aside {
        // A remark in brackets ended, and its sentence may have ended with it: writers who mean that put
        // a full stop.
        let stopped = || !run.strong && run.dots == 1 && is_plain(scan, word);
        let ends = || after().ends_with("ly") || word.has(char::is_lowercase) && stopped();
        return is_starter(bare) || next.is_uppercase() && ends();
    }
    let item = || lists::number_length(rest).is_some() && after().len() < 4;
    if next.is_lowercase() && !is_brand(after()) && !item() {
        return !dashes && ends_before_small(scan, at, run, word, rest);
    }
    if run.dots > 1 {
        let leader =
            run.dots >= LEADER_DOTS && next.is_ascii_digit() || leads(text, at, run.end, Lang::En);
        // “I” is always a capital and tells nothing.
        let after = after();
        let first_person = after == "I" || after.starts_with("I'") || after.starts_with("I’");
        let goes_on = first_person && !run.closed || leader || scan.opens_sentence(at);
        return scan.options.ellipsis == Ellipsis::Auto && !goes_on;
    }
    if run.strong {
        if run.closed && char_before(text, run.end).is_some_and(is_quote) && i_say(rest) {
            return false;
        }
        let exclaimed = text.get(at..run.end) == Some("!");
        // A name with capitals inside is no sentence by itself: “eXtra! Foods opened a store.”
        let is_brand = || scan.opens_sentence(word.at) && is_mixed(word.text);
        let name = exclaimed && (vocabulary::is_exclaimed_name(word.text) || is_brand());
        return !name || is_starter(bare);
    }
    !cells::is_cell(text, run.end, word) && stop_ends(scan, word, rest)
}

/// Whether `rest` goes on “Why?” with “I asked”. Other names tell nothing: treebanks cut before
/// them, and so do we.
fn i_say(rest: &str) -> bool {
    let mut words = near(rest).split_whitespace();
    words.next() == Some("I")
        && words
            .next()
            .is_some_and(|word| vocabulary::is_saying(word.trim_end_matches(['.', ',', ':'])))
}

/// Whether a run of stops ends its sentence before a word in small letters.
fn ends_before_small(
    scan: &Segmenter<'_>,
    at: usize,
    run: &Run,
    word: Word<'_>,
    rest: &str,
) -> bool {
    let apart = blank_before(scan.text, at);
    if run.closed || run.dots > 1 || run.spaced || apart && run.strong {
        return false;
    }
    if !run.strong {
        // Items 1. and 2. are …
        let numbered = word.text.len() <= 2
            && word.text.bytes().all(|b| b.is_ascii_digit())
            && matches!(
                word_after(rest),
                "and" | "or" | "to" | "is" | "are" | "was" | "were" | "of"
            );
        return is_plain(scan, word) && !numbered && !rest.starts_with(['(', '[']);
    }
    // “Go away! he cried”, without quotation marks.
    let mut words = near(rest).split_whitespace();
    let who = words.next().unwrap_or("");
    if matches!(who, "he" | "she" | "they" | "we" | "i")
        && words.next().is_some_and(|word| vocabulary::is_saying(word.trim_end_matches(['.', ','])))
    {
        return false;
    }
    // Yahoo! is … : a name in the middle of its sentence.
    let name = scan.text.get(at..run.end) == Some("!")
        && word.text.starts_with(char::is_uppercase)
        && word.has(char::is_lowercase)
        && (!scan.opens_sentence(word.at) || vocabulary::is_exclaimed_name(word.text));
    !name
}

/// Whether `rest` begins with a word that begins sentences.
pub(super) fn is_starter(rest: &str) -> bool {
    let after = word_after(rest);
    let head = rest.trim_start_matches(OPENERS);
    // “A.” in “U. A. E.” is an initial.
    let initial = after.len() == 1 && head.get(1..).is_some_and(|rest| rest.starts_with('.'));
    head.starts_with(char::is_uppercase) && !initial && vocabulary::is_starter(after)
}

/// Whether `word` looks like an ordinary word, so that its stop is no abbreviation's.
fn is_plain(scan: &Segmenter<'_>, word: Word<'_>) -> bool {
    let text = word.text;
    let label = scan.opens_sentence(word.at) && lists::is_label(text);
    let figures = text.chars().all(|c| c.is_ascii_digit());
    // NE., NW.: two capitals are an abbreviation.
    let capitals = text.len() == 2 && text.chars().all(char::is_uppercase);
    (!word.is_single() || figures)
        && !label
        && !capitals
        && !text.contains('.')
        && abbreviations::kind(text).is_none()
        && !is_unit(scan, word)
        && !is_users(scan, text)
        && word.has(char::is_alphanumeric)
}

/// A word that begins small and has a capital: iPhone, eBay.
fn is_mixed(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

/// A name in small letters that can open a sentence: iPhone, eBay, io.net.
fn is_brand(word: &str) -> bool {
    let inner_capital = word.chars().skip(1).any(char::is_uppercase) && word.len() > 2;
    let dotted = word.split_once('.').is_some_and(|(name, suffix)| {
        name.len() > 1 && suffix.len() > 1 && suffix.chars().all(|c| c.is_ascii_lowercase())
    });
    inner_capital || dotted
}

/// Whether the caller knows `word` as an abbreviation.
fn is_users(scan: &Segmenter<'_>, word: &str) -> bool {
    scan.options
        .abbreviations
        .iter()
        .any(|known| known.strip_suffix('.').unwrap_or(known).eq_ignore_ascii_case(word))
}

/// Whether `word` is a unit that is a word too, after a figure: “6 in.”, “3 ft.”
fn is_unit(scan: &Segmenter<'_>, word: Word<'_>) -> bool {
    vocabulary::is_measure(word.text)
        && scan.text.get(..word.at).is_some_and(|head| {
            let mut back = head.chars().rev();
            let blank = back.next().is_some_and(is_blank);
            blank && back.next().is_some_and(|c| c.is_ascii_digit())
        })
}

/// Whether the single stop after `word` ends its sentence before `rest`, which does not
/// begin in small letters.
pub(super) fn stop_ends(scan: &Segmenter<'_>, word: Word<'_>, rest: &str) -> bool {
    let text = word.text;
    if is_users(scan, text) {
        return false;
    }
    let bare = rest.trim_start_matches(OPENERS);
    let next = bare.chars().next().unwrap_or(' ');
    // Both cost more than the rest together, and few stops ask for them.
    let after = || word_after(rest);
    let bracket = rest.starts_with(['(', '[']);
    let starter = || is_starter(rest) && !bracket;
    // 50 min. | 268 kcal
    let capital =
        !next.is_ascii_digit() && !next.is_lowercase() && !matches!(next, '|' | '·' | '+' | '→');
    let heads = scan.opens_sentence(word.at);
    if heads && lists::is_label(text) && text != "No" {
        return false;
    }
    // INT. COFFEE SHOP - NIGHT: a scene of a script.
    if is_heading(scan, word) || heads && matches!(text, "INT" | "EXT") {
        return false;
    }
    if word.is_single() && word.has(char::is_alphabetic) && text != "p" {
        // “The answer is C. Check your work”; but A. Walker.
        let starter = starter() || !bracket && lettered::commands(near(rest));
        return ends_initial(scan, word, starter, capital);
    }
    if is_time(text) {
        let era = !text.ends_with(['m', 'M']) && next.is_ascii_digit();
        // 10 a.m. - 6 p.m.
        let range = rest.starts_with(['-', '–', '—']) && next_figure(rest);
        let goes_on = vocabulary::follows_time(after()) || bracket || era || range;
        return !next.is_lowercase()
            && next != '|'
            && !goes_on
            && (starter() || !is_fronted(scan, word.at));
    }
    if is_unit(scan, word) {
        return capital && !bracket;
    }
    match abbreviations::kind(text) {
        Some(Kind::Title) => matches!(text, "St" | "Sr" | "Mt" | "st") && starter(),
        Some(Kind::Inner) => false,
        Some(Kind::Number) => {
            let shouted = text.len() > 2 && !word.has(char::is_lowercase);
            let after = after();
            let label = lists::is_label(after) && after != "I"
                || after.chars().any(|c| c.is_ascii_digit())
                || bracket;
            let named = text.len() > 2 && text.starts_with(char::is_uppercase) && !shouted;
            capital && !label && (!named || starter())
        }
        Some(Kind::Name) => starter() || rest.starts_with(['"', '“']) && next.is_uppercase(),
        Some(Kind::End) => capital && !bracket && !abbreviations::is_title(after()),
        None if is_acronym(text) => {
            starter() || is_hiragana(next) || is_kanji(next) || is_katakana(next)
        }
        None => true,
    }
}

/// Whether a figure follows the dash that `rest` opens with.
fn next_figure(rest: &str) -> bool {
    rest.trim_start_matches(['-', '–', '—', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// “Chapter 1. The Beginning”, “Fig. 2. Results”: the sentence so far is only the heading's number.
fn is_heading(scan: &Segmenter<'_>, word: Word<'_>) -> bool {
    /// Longest word before the number, in bytes.
    const MAX_BYTES: usize = 12;
    let Some(head) = scan.text.get(scan.start..word.at).filter(|head| head.len() <= MAX_BYTES)
    else {
        return false;
    };
    let number = lists::is_label(word.text)
        || word.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    // “No. 6.” may be a sentence.
    let kind = head.trim().strip_suffix('.').filter(|&kind| kind != "No");
    number
        && (vocabulary::is_division(head.trim())
            || kind.is_some_and(|kind| abbreviations::kind(kind) == Some(Kind::Number)))
}

/// The stop after a single letter: an initial, a grade, or the word I.
fn ends_initial(scan: &Segmenter<'_>, word: Word<'_>, starter: bool, capital: bool) -> bool {
    if word.has(char::is_lowercase) {
        return capital && !matches!(word.text, "c" | "v");
    }
    // (B). is no initial, and a letter that numbers the word before it is seldom one.
    let closed = matches!(scan.byte(word.at + word.text.len()), Some(b')' | b']' | b'"'));
    let before = word_before(scan, word.at);
    // The press and the type are no verbs.
    let keys = lettered::is_keying(before.text)
        && !matches!(word_before(scan, before.at).text, "the" | "a" | "this" | "that");
    let numbers = keys || lettered::is_lettered(before.text) && !scan.opens_sentence(before.at);
    if capital && (closed || numbers) {
        return true;
    }
    // “you and I. Did” against “Albert I. Jones”: a name stands before an initial.
    let named = before.text.starts_with(char::is_uppercase)
        && !scan.opens_sentence(before.at)
        && !lettered::is_lettered(before.text);
    starter && (word.text == "I" || !named)
}

/// Letters with stops between them: U.S, J.C, Ph.D.
fn is_acronym(word: &str) -> bool {
    word.contains(['.', '．'])
        && word
            .split(['.', '．'])
            .all(|part| part.chars().count() <= 2 && part.chars().all(is_latin))
}

/// A time of day or an era.
fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    ["a.m", "p.m", "b.c", "a.d", "b.c.e", "c.e"].iter().any(|time| word.eq_ignore_ascii_case(time))
}

/// Whether the sentence so far is an adverb of time: “At 5 a.m.”, “On Monday at 6 a.m.”
fn is_fronted(scan: &Segmenter<'_>, at: usize) -> bool {
    let Some(head) = scan.text.get(scan.start..at) else { return true };
    if head.len() > MAX_FRONTED_BYTES {
        return false;
    }
    // What stands before a colon is a clause of its own: “She remarked: At 5 a.m. …”.
    let head = head.rsplit(": ").next().unwrap_or(head);
    vocabulary::is_fronting(word_after(head.trim_start()))
}
