//! Putting one English term in place of another, in the same inflection and case.

use crate::model::{Fix, Form, Span};
use crate::terms;

/// What replaces the forbidden form `wrong` at `span` of `text` by `right`: in the number or
/// tense of what stands there, with its capitals, and with the article that goes before it.
///
/// Rules of spelling: an ending that the text has and the form has not is given to the head of the
/// other form. Irregular forms are not known.
pub(super) fn replacement(text: &str, span: Span, wrong: &Form, right: &Form) -> Fix {
    let here = span.of(text).unwrap_or("");
    let mut words: Vec<String> = right.text.split(' ').map(str::to_owned).collect();
    let ending = ending(here, &wrong.text);
    let place = head(&small(&right.text), ending.is_verbal());
    if let Some(word) = words.get_mut(place) {
        *word = inflected(word, ending);
    }
    let joined = words.join(" ");
    let replacement = if right.case_sensitive { joined } else { cased(&joined, here) };
    with_article(text, span, replacement)
}

/// What was added to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    None,
    S,
    Ed,
    Ing,
}

impl Ending {
    fn is_verbal(self) -> bool {
        matches!(self, Self::Ed | Self::Ing)
    }
}

/// The word of a phrase that takes an ending.
fn head(words: &[String], is_verbal: bool) -> usize {
    terms::head(&words.iter().map(String::as_str).collect::<Vec<_>>(), is_verbal)
}

/// The words of a text in small letters.
fn small(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_lowercase).collect()
}

/// What `here` has that its `form` has not: the ending of a verb, or of what takes one otherwise.
fn ending(here: &str, form: &str) -> Ending {
    let words =
        |text: &str| -> Vec<String> { text.split([' ', '-']).map(str::to_lowercase).collect() };
    let (here, form) = (words(here), words(form));
    let added = |end: &str, is_verbal| {
        let place = head(&form, is_verbal);
        let of = |words: &[String]| words.get(place).cloned().unwrap_or_default();
        let (here, form) = (of(&here), of(&form));
        here.ends_with(end) && !form.ends_with(end) && here != form
    };
    if added("ing", true) {
        Ending::Ing
    } else if added("ed", true) {
        Ending::Ed
    } else if added("s", false) {
        Ending::S
    } else {
        Ending::None
    }
}

fn inflected(word: &str, ending: Ending) -> String {
    let is_vowel = |c: char| "aeiouAEIOU".contains(c);
    let mut chars = word.chars().rev();
    let (last, before) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let consonant_y = last == 'y' && !is_vowel(before);
    let stem = |cut: usize| word.get(..word.len() - cut).unwrap_or(word);
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match ending {
        Ending::None => word.to_owned(),
        Ending::S if consonant_y => format!("{}ies", stem(1)),
        Ending::S if hisses => format!("{word}es"),
        Ending::S => format!("{word}s"),
        Ending::Ed if consonant_y => format!("{}ied", stem(1)),
        Ending::Ed if last == 'e' => format!("{word}d"),
        Ending::Ed => format!("{}ed", doubled(word)),
        Ending::Ing if word.ends_with("ing") => word.to_owned(),
        Ending::Ing if last == 'e' && !word.ends_with("ee") => format!("{}ing", stem(1)),
        Ending::Ing => format!("{}ing", doubled(word)),
    }
}

/// A short word's last consonant twice: list, but map, mapp-.
fn doubled(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let is_vowel = |c: &char| "aeiou".contains(*c);
    match chars.as_slice() {
        [.., a, b, c]
            if !is_vowel(a)
                && is_vowel(b)
                && !is_vowel(c)
                && !"wxy".contains(*c)
                && chars.iter().filter(|c| is_vowel(c)).count() == 1 =>
        {
            format!("{word}{c}")
        }
        _ => word.to_owned(),
    }
}

/// `text` with the capitals of `like`: none, all, each word's first, or the first.
fn cased(text: &str, like: &str) -> String {
    let letters: Vec<char> = like.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        return text.to_uppercase();
    }
    let capital = |word: &str| -> String {
        let mut chars = word.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
    };
    let words: Vec<&str> = like.split(' ').collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    match capitals {
        0 => text.to_owned(),
        n if n == words.len() && n > 1 => {
            text.split(' ').map(capital).collect::<Vec<_>>().join(" ")
        }
        _ if like.starts_with(char::is_uppercase) => capital(text),
        _ => text.to_owned(),
    }
}

/// The replacement, with “a” turned into “an” or back where the new word asks for it.
fn with_article(text: &str, span: Span, replacement: String) -> Fix {
    let before = text.get(..span.start).unwrap_or("");
    let bare = before.strip_suffix(' ').unwrap_or("");
    let vowel = |word: &str| word.starts_with(|c: char| "aeiouAEIOU".contains(c));
    for (article, wants_vowel) in [("a", false), ("an", true), ("A", false), ("An", true)] {
        let Some(rest) = bare.strip_suffix(article) else { continue };
        if rest.ends_with(char::is_alphanumeric) || vowel(&replacement) == wants_vowel {
            continue;
        }
        let other = match article {
            "a" => "an",
            "an" => "a",
            "A" => "An",
            _ => "A",
        };
        let span = Span::new(rest.len(), span.end);
        return Fix { span, text: format!("{other} {replacement}") };
    }
    Fix { span, text: replacement }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, Status};

    fn fixed(text: &str, wrong: &str, here: &str, right: &str) -> String {
        let form = |text: &str| Form::new(Lang::En, text, Status::Preferred);
        let start = text.find(here).unwrap();
        let span = Span::new(start, start + here.len());
        let fix = replacement(text, span, &form(wrong), &form(right));
        let mut fixed = text.to_owned();
        fixed.replace_range(fix.span.range(), &fix.text);
        fixed
    }

    #[test]
    fn number_tense_case_and_article_are_kept() {
        for (text, wrong, here, right, expected) in [
            ("Two coins.", "coin", "coins", "token", "Two tokens."),
            ("Coins fell.", "coin", "Coins", "token", "Tokens fell."),
            ("THE COINS", "coin", "COINS", "token", "THE TOKENS"),
            ("a giveaway", "giveaway", "giveaway", "airdrop", "an airdrop"),
            ("An airdrop", "airdrop", "airdrop", "giveaway", "A giveaway"),
            ("They dig it.", "dig", "dig", "mine", "They mine it."),
            ("They digged it.", "dig", "digged", "mine", "They mined it."),
            (
                "user agreements",
                "user agreement",
                "user agreements",
                "term of service",
                "terms of service",
            ),
            (
                "Private Investors",
                "private investor",
                "Private Investors",
                "retail investor",
                "Retail Investors",
            ),
            (
                "Private investors",
                "private investor",
                "Private investors",
                "retail investor",
                "Retail investors",
            ),
            ("cloud vendors", "cloud vendor", "cloud vendors", "cloud company", "cloud companies"),
            ("It gaffed.", "gaff", "gaffed", "slip", "It slipped."),
            (
                "They concluded a pact.",
                "conclude",
                "concluded",
                "enter into",
                "They entered into a pact.",
            ),
            (
                "They are concluding it.",
                "conclude",
                "concluding",
                "enter into",
                "They are entering into it.",
            ),
            ("It concludes here.", "conclude", "concludes", "enter into", "It enters into here."),
            (
                "They abided by it.",
                "abide by",
                "abided by",
                "comply with",
                "They complied with it.",
            ),
            ("They abided by it.", "abide by", "abided by", "follow", "They followed it."),
        ] {
            assert_eq!(fixed(text, wrong, here, right), expected);
        }
    }
}
