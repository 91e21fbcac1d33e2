//! English words that render no noun.

use taiyaku_dictionaries::{Edict, Stemmer};

use crate::model::Span;
use crate::text::lang::COMMON_STEMS;

use super::super::paired::Paired;

/// Words of grammar, and the commonest verbs and adverbs, which stand in any sentence. Sorted.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "about", "above", "across", "actually", "add", "added", "after", "afterward", "afterwards", "again",
    "against", "ago", "ah", "ahead", "all", "almost", "along", "already", "also", "although", "always", "am", "among",
    "another", "any", "anyone", "anything", "apart", "around", "aside", "asked", "away", "back",
    "became", "because", "become", "before", "beforehand", "began", "behind", "below", "beside", "besides",
    "best", "better", "between", "beyond", "big", "both", "bring", "brought", "but", "call",
    "called", "came", "cannot", "come", "comes", "coming", "currently", "despite", "done", "down",
    "due", "during", "each", "early", "either", "else", "end", "enough", "especially", "etc",
    "even", "ever", "every", "everyone", "everything", "except", "far", "few", "finally", "find",
    "first", "follow", "following", "former", "forward", "found", "further", "gave", "get",
    "gets", "getting", "give", "given", "gives", "go", "goes", "going", "gone", "good", "got",
    "great", "had", "half", "hand", "have", "having", "he", "held", "help", "hence", "her",
    "here", "hers", "herself", "high", "him", "himself", "his", "hold", "how", "however", "i",
    "if", "including", "indeed", "instead", "into", "itself", "just", "keep", "kept", "knew",
    "know", "known", "large", "last", "late", "later", "latter", "least", "left", "less", "let",
    "like", "likely", "little", "long", "look", "lot", "lots", "low", "made", "make", "makes",
    "making", "many", "matter", "maybe", "me", "mean", "means", "meanwhile", "more", "moreover",
    "most", "mr", "mrs", "ms", "much", "must", "my", "myself", "near", "nearly", "need", "needs",
    "neither", "never", "new", "next", "no", "nor", "not", "nothing", "now", "off", "often", "oh",
    "ok", "okay", "old", "once", "one", "ones", "only", "onto", "other", "others", "otherwise",
    "our", "ours", "ourselves", "out", "over", "own", "part", "past", "perhaps", "place", "point",
    "possible", "previous", "put", "quite", "rather", "really", "recent", "recently", "right",
    "said", "same", "saw", "say", "saying", "says", "see", "seem", "seemed", "seems", "seen",
    "set", "several", "she", "show", "showed", "shown", "shows", "side", "similar", "simply",
    "since", "small", "so", "some", "someone", "something", "sometimes", "soon", "still", "stop",
    "such", "sure", "take", "taken", "takes", "taking", "tell", "than", "thank", "thanks",
    "their", "theirs", "them", "themselves", "then", "there", "therefore", "these", "they",
    "thing", "things", "think", "those", "though", "thought", "through", "throughout", "thus",
    "till", "time", "times", "today", "together", "told", "tomorrow", "too", "took", "top",
    "toward", "towards", "tried", "try", "turn", "turned", "under", "until", "up", "upon", "us",
    "use", "used", "uses", "using", "usually", "various", "very", "via", "want", "wanted", "way",
    "ways", "we", "well", "went", "what", "whatever", "when", "where", "whether", "which",
    "while", "who", "whole", "whom", "whose", "why", "within", "without", "work", "worked", "yes",
    "yesterday", "yet", "you", "your", "yours", "yourself",
];

/// Whether `word` (lower case) is a word of grammar, or as common as one.
pub(in super::super) fn is_function_word(word: &str) -> bool {
    let bare = word.split('\'').next().unwrap_or(word);
    taiyaku_dictionaries::is_stop_word(bare)
        || FUNCTION_WORDS.binary_search(&bare).is_ok()
        || word.ends_with("n't")
}

/// Whether a word that stands behind `before` is a verb: “to report”, “they report”.
pub(super) fn makes_verb(before: &str) -> bool {
    const BEFORE_VERBS: [&str; 21] = [
        "to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "not",
        "i", "you", "he", "she", "they", "we", "who", "did", "does", "do",
    ];
    BEFORE_VERBS.contains(&before) || before.ends_with("n't")
}

/// Nouns that stand for anything.
#[rustfmt::skip]
const COMMON: [&str; 24] = [
    "aid", "case", "choice", "companion", "day", "days", "example", "fact", "item", "items",
    "kind", "kinds", "number", "people", "perfect", "person", "reason", "sort", "type", "types",
    "world", "year", "years", "issue",
];

/// Whether a word is an article, or stands in its place.
pub(super) fn is_article(word: &str) -> bool {
    const ARTICLES: [&str; 12] =
        ["the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "these"];
    ARTICLES.contains(&word)
}

/// A text in lower case, but for words that have other capitals than at their beginning (AI, iPhone), one
/// letter (vitamin C), or a figure before (3D). White space is one blank.
pub(in super::super) fn lowered(text: &str) -> String {
    let is_kept = |word: &str| {
        let mut chars = word.chars().filter(|c| c.is_alphanumeric());
        let first = chars.next();
        let is_letter = word.chars().nth(1).is_none() && !matches!(word, "A" | "I");
        is_letter || first.is_some_and(char::is_numeric) || chars.any(char::is_uppercase)
    };
    let lower = |word: &str| match is_kept(word) {
        true => word.to_owned(),
        false => word.to_lowercase(),
    };
    text.split_whitespace().map(lower).collect::<Vec<_>>().join(" ")
}

/// Whether a word stands for something named before, or says whose something is.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "it" | "they" | "he" | "she" | "its" | "their" | "his" | "her")
}

/// Whether a word alone is no noun that could be a term: by its end, or because it stands for
/// anything.
pub(super) fn is_no_noun(word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ly", "est", "ful", "ous", "ible", "able"];
    ENDINGS.iter().any(|end| word.ends_with(end) && word.len() > end.len() + 2)
        || (word.ends_with("ed") && word.len() > 4)
        || COMMON.contains(&word)
}

/// Whether a word has a capital that no sentence's start explains.
pub(super) fn is_capital(paired: &Paired<'_>, word: Span) -> bool {
    paired.english().text(word).starts_with(char::is_uppercase) && !opens(paired, word)
}

/// Whether a word is the first of its sentence.
pub(super) fn opens(paired: &Paired<'_>, word: Span) -> bool {
    let english = paired.english();
    let start = english.span(english.sentence_at(word.start)).start;
    let before = english.text(Span::new(start, word.start));
    !before.chars().any(char::is_alphanumeric)
}

/// Names of one country in English that share no beginning, each row one country.
const COUNTRIES: &[&[&str]] = &[
    &[
        "us",
        "usa",
        "u.s",
        "united",
        "state",
        "states",
        "america",
        "american",
        "washington",
        "u",
        "s",
    ],
    &["uk", "britain", "british", "england", "english", "united", "kingdom", "u", "k"],
    &["france", "french", "franc"],
    &["netherlands", "dutch", "holland"],
    &["switzerland", "swiss"],
    &["denmark", "danish"],
    &["wales", "welsh"],
    &["greece", "greek"],
    &["spain", "spanish"],
    &["germany", "german", "berlin"],
    &["china", "chinese", "beijing"],
    &["russia", "russian", "moscow", "kremlin"],
    &["europe", "european", "eu"],
    &["turkey", "turkish"],
];

/// Whether two words are forms of one: Norway and Norwegian, education and educational, France
/// and French.
pub(super) fn is_kin(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    if shared >= 4 && (shared >= 5 || shared + 2 >= shorter) && shared * 5 >= shorter * 3 {
        return true;
    }
    COUNTRIES.iter().any(|row| {
        let has = |word: &str| {
            let alike = |form: &&&str| form.bytes().next() == word.bytes().next();
            row.iter().filter(alike).any(|form| match form.len() {
                1 => word == *form,
                _ => word.starts_with(form),
            })
        };
        has(a) && has(b)
    })
}

/// Whether a word is another with a second word behind it: the fishway of a fish ladder.
pub(in super::super) fn is_closed_compound(first: &str, word: &str) -> bool {
    const MIN_LETTERS: usize = 3;
    let rest = word.strip_prefix(first).unwrap_or("");
    rest.len() >= MIN_LETTERS && Edict.stem_id(&Stemmer::new().stem(rest)).is_some()
}

/// Whether a stem is rare: a word of few things, which are said alike each time. `None` for a word
/// that EDICT does not use at all.
pub(super) fn is_rare(stem: &str) -> Option<bool> {
    Edict.stem_id(stem).map(|id| id.0 >= COMMON_STEMS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fishway_is_no_form_of_fish() {
        assert!(is_closed_compound("fish", "fishway"));
        assert!(!is_closed_compound("education", "educational"));
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        for (text, expected) in [
            ("Computing\nPower", "computing power"),
            ("Vitamin C", "vitamin C"),
            ("A 3D Printer", "a 3D printer"),
            ("AI-driven  iPhone Model", "AI-driven iPhone model"),
        ] {
            assert_eq!(lowered(text), expected);
        }
    }

    #[test]
    fn words_of_few_things_are_rare() {
        for (word, rare) in [("weir", true), ("curat", true), ("deal", false), ("boat", false)] {
            assert_eq!(is_rare(word), Some(rare), "{word}");
        }
    }

    #[test]
    fn words_of_grammar_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn kin_are_forms_of_one_word() {
        for (a, b) in [("norway", "norwegian"), ("educ", "education"), ("france", "french")] {
            assert!(is_kin(a, b), "{a} {b}");
        }
        for (a, b) in [("battery", "accumulator"), ("story", "narrative"), ("contract", "concern")]
        {
            assert!(!is_kin(a, b), "{a} {b}");
        }
    }
}
