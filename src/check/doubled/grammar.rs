//! English words that grammar puts side by side: “what it is is”, “went in in a hurry”.

/// Verbs of which one may end a clause that is the subject of the next.
const VERBS: &[&str] = &["is", "was", "are", "were", "do", "does", "did", "will", "can"];

/// Prepositions that may end a clause or follow a verb as its particle.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "in", "on", "at", "to", "by", "through", "up", "out", "off", "down",
];

/// What a clause without its subject or object begins with.
#[rustfmt::skip]
const RELATIVES: &[&str] = &[
    "what", "whatever", "who", "whoever", "whom", "which", "whose", "where", "wherever",
];

/// What else a clause that is a subject begins with.
#[rustfmt::skip]
const OPENERS: &[&str] =
    &["how", "all", "everything", "nothing", "anything", "something"];

/// Subjects that a clause without an opener begins with: “the man (that) he was was”.
const SUBJECTS: &[&str] = &["i", "you", "he", "she", "it", "we", "they", "there", "this", "that"];

/// Words before a subject that do not make a noun's clause of it: “I think it was was”.
#[rustfmt::skip]
const CONNECTIVES: &[&str] = &[
    "and", "but", "or", "so", "that", "if", "when", "while", "because", "as", "than", "then", "said",
    "say", "says", "think", "thought", "know", "knew", "believe", "believed", "hope", "feel", "felt",
    "guess", "suppose", "sure", "though", "although", "since", "until", "before", "after", "yes",
    "no", "well", "now", "yet", "for", "like", "see", "saw", "told", "tell",
];

/// Verbs that tell somebody something: “I told you you could”.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "tell", "tells", "told", "promise", "promised", "assure", "assured", "show", "showed", "warn",
    "warned", "remind", "reminded", "bet",
];

/// How many words may stand between a relative and the preposition that it leaves alone.
const NEAR: usize = 6;

/// Beginnings of verbs that take “in”, “on” and the like for a particle.
#[rustfmt::skip]
const MOVING: &[&str] = &[
    "go", "goes", "going", "gone", "went", "come", "comes", "coming", "came", "get", "gets",
    "getting", "got", "walk", "walked", "run", "ran", "running", "log", "logs", "logged", "logging",
    "sign", "signed", "signing", "check", "checked", "checking", "move", "moved", "moving", "step",
    "stepped", "bring", "brought", "turn", "turned", "turning", "gave", "giving", "settle",
    "settled", "drop", "dropped", "break", "broke", "call", "called", "cut", "fill", "filled", "join",
    "joined", "jump", "jumped", "look", "looked", "looking", "pull", "pulled", "put", "rush", "rushed",
    "send", "sent", "set", "sets", "take", "took", "taken", "tune", "tuned", "carry", "carried", "hold",
    "held", "keep", "kept", "pass", "passed", "press", "pressed", "drag", "dragged",
    "wear", "wore", "plug", "plugged", "fit", "fits", "give", "given", "hand", "handed", "let",
    "climb", "climbed", "crowd", "crowded", "flood", "flooded", "pour", "poured", "pile", "piled",
    "sneak", "sneaked", "snuck", "squeeze", "squeezed", "barge", "barged", "drive", "drove", "slip",
    "slipped", "fly", "flew", "sail", "sailed", "ride", "rode", "march", "marched", "drift", "drifted",
];

/// Whether grammar may double `word` behind `before`, the words of its sentence so far.
pub(super) fn may_double(word: &str, before: &[&str]) -> bool {
    let last = before.last().copied().unwrap_or("");
    let relative = before.iter().rev().position(|word| RELATIVES.contains(word));
    if word == "you" {
        return TELLING.contains(&last);
    }
    if VERBS.contains(&word) {
        // “What there was was”; “the man he was was”.
        let opened = relative.is_some() || before.iter().any(|word| OPENERS.contains(word));
        let contact = before.len().checked_sub(2).and_then(|at| before.get(at));
        let is_contact = contact.is_some_and(|word| {
            !CONNECTIVES.contains(word) && word.chars().all(char::is_alphabetic)
        });
        // “What the trouble is is”: near enough to be the same clause.
        let near =
            before.iter().rev().take(4).any(|word| matches!(*word, "what" | "how" | "where"));
        let is_subject = SUBJECTS.contains(&last) && (opened || is_contact);
        return is_subject || (near && before.len() > 1) || (opened && word.starts_with('d'));
    }
    if PREPOSITIONS.contains(&word) {
        let is_particle =
            matches!(word, "in" | "on" | "up" | "out" | "off" | "down" | "through" | "by");
        // Something must stand between the relative and what it leaves: not “where to to save”.
        let is_stranded = relative.is_some_and(|at| (1..NEAR).contains(&at))
            || (matches!(last, "was" | "were" | "is" | "are") && before.len() > 2);
        return is_stranded || (is_particle && MOVING.contains(&last));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_doubles_words() {
        for (before, word, wanted) in [
            ("what there", "was", true),
            ("what it", "is", true),
            ("the man he", "was", true),
            ("all they could", "do", true),
            ("she went", "in", true),
            ("the state it was", "in", true),
            ("what he was looking", "at", true),
            ("please choose where", "to", false),
            ("it", "was", false),
            ("i think it", "was", false),
            ("the problem", "is", false),
            ("he lives", "in", false),
            ("i went", "to", false),
            ("by", "the", false),
            ("out", "of", false),
            ("all went", "to", false),
            ("what we do is take the sum", "of", false),
            ("i told", "you", true),
            ("when", "you", false),
            ("what the trouble", "is", true),
            ("people who change their carriers often", "are", false),
        ] {
            let before: Vec<&str> = before.split(' ').collect();
            assert_eq!(may_double(word, &before), wanted, "{before:?} {word}");
        }
    }
}
