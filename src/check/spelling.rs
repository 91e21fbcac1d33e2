//! How names are spelt, misspelt and romanised.

use std::borrow::Cow;

use taiyaku_dictionaries::irregular_base;
use unicode_normalization::UnicodeNormalization;

/// The least similarity (Damerau–Levenshtein) of a name and its misspelling: one letter wrong in
/// five, two exchanged in eight.
const ALIKE: f64 = 0.75;

/// The most letters of a name; longer words are not compared.
pub(super) const LONGEST: usize = 40;

/// A name in lower case and without accents.
pub(super) fn folded(text: &str) -> String {
    text.nfkd().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase()
}

/// Whether two different spellings are one letter or two away from each other, and not forms of
/// one another: Japan, Japanese.
pub(super) fn is_misspelling(a: &str, b: &str) -> bool {
    a != b
        && !is_form(a, b)
        && a.chars().next() == b.chars().next()
        && [a, b].iter().all(|word| word.chars().count() <= LONGEST)
        && strsim::damerau_levenshtein(a, b) <= 2
        && strsim::normalized_damerau_levenshtein(a, b) >= ALIKE
}

/// Nouns whose f is a v before an ending, as far as they have no irregular form of their own: gloves, curves
/// and slaves keep their v in the singular.
#[rustfmt::skip]
const F_WORDS: [&str; 24] = [
    "beef", "bookshelf", "calf", "cloverleaf", "dwarf", "elf", "half", "hoof", "housewife",
    "kerchief", "knife", "leaf", "life", "loaf", "scarf", "self", "sheaf", "shelf", "thief", "turf",
    "werewolf", "wharf", "wife", "wolf",
];

/// The noun in f of which a word is a form with a v: dwarves, elvish.
fn with_f(word: &str) -> Option<&'static str> {
    let stem = ["ves", "vish", "ven"].iter().find_map(|ending| word.strip_suffix(ending))?;
    F_WORDS.into_iter().find(|noun| noun.trim_end_matches('e').strip_suffix('f') == Some(stem))
}

/// A folded word without an ending that changes its letters: Swordsmen is Swordsman, Dwarves and Dwarvish
/// are Dwarf.
pub(super) fn base(word: &str) -> Cow<'_, str> {
    const ENDINGS: [(&str, &str); 2] = [("men", "man"), ("ies", "y")];
    if let Some(base) = irregular_base(word) {
        return base.into();
    }
    if let Some(noun) = with_f(word) {
        return noun.into();
    }
    let mut bases = ENDINGS.iter().filter_map(|(ending, of_base)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?;
        Some(Cow::Owned(format!("{stem}{of_base}")))
    });
    bases.next().unwrap_or(Cow::Borrowed(word))
}

/// Whether two words are forms of one: Japan and Japanese, Tennessee and Tennessean, Maria and
/// Mario, Huntsman and Huntsmen.
pub(super) fn is_form(a: &str, b: &str) -> bool {
    const ENDINGS: [&str; 23] = [
        "", "a", "e", "i", "o", "s", "n", "ns", "an", "ans", "ian", "ians", "ia", "ean", "eans",
        "ee", "ese", "ish", "ism", "ist", "ists", "y", "ic",
    ];
    let shared: usize =
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let last = a.get(..shared).and_then(|stem| stem.chars().next_back());
    // A letter that stands twice is no ending: Zelensky, Zelenskyy.
    let doubles = |rest: &str| rest.len() == 1 && rest.chars().next() == last;
    let ends = |word: &str| {
        word.get(shared..).is_some_and(|rest| ENDINGS.contains(&rest) && !doubles(rest))
    };
    shared >= 4 && ends(a) && ends(b) || base(a) == base(b)
}

/// Whether a word is a row of Japanese syllables: consonants only before a vowel, but for n.
pub(super) fn is_readable(name: &str) -> bool {
    const ONSETS: [&str; 29] = [
        "", "k", "s", "sh", "t", "ch", "ts", "n", "h", "f", "m", "y", "r", "w", "g", "z", "j", "d",
        "b", "p", "ky", "gy", "ny", "hy", "my", "ry", "by", "py", "tch",
    ];
    let mut onset = String::new();
    for c in name.chars() {
        if matches!(c, 'a' | 'i' | 'u' | 'e' | 'o') {
            // A nasal may close the syllable before; m only where the lips close anyway.
            let bare = onset.strip_prefix('n').or_else(|| {
                onset.strip_prefix('m').filter(|rest| rest.starts_with(['b', 'm', 'p']))
            });
            let bare = bare.filter(|rest| !rest.is_empty());
            let single = |onset: &str| {
                let mut chars = onset.chars();
                let doubled = chars.next() == chars.next() && onset.len() > 1;
                if doubled { onset.get(1..).unwrap_or("").to_owned() } else { onset.to_owned() }
            };
            let fits = |onset: &str| ONSETS.contains(&single(onset).as_str());
            // A long o may be written with an h.
            let long = onset.strip_prefix('h').is_some_and(fits);
            if !fits(&onset) && !bare.is_some_and(fits) && !long {
                return false;
            }
            onset.clear();
        } else {
            onset.push(c);
        }
    }
    matches!(onset.as_str(), "" | "n" | "h")
}

/// A romanised name as it is heard, whatever the system: [`plain`] and [`voiceless`].
pub(super) fn heard(name: &str) -> String {
    voiceless(&plain(name))
}

/// A romanised name in a spelling that all systems share: long vowels are short, si is shi.
pub(super) fn plain(name: &str) -> String {
    replaced(
        name,
        &[
            ("ou", "o"),
            ("oh", "o"),
            ("oo", "o"),
            ("uu", "u"),
            ("shi", "si"),
            ("chi", "ti"),
            ("tsu", "tu"),
            ("ji", "zi"),
            ("sh", "sy"),
            ("ch", "ty"),
            ("j", "zy"),
            ("f", "h"),
            ("mb", "nb"),
            ("mp", "np"),
            ("mm", "nm"),
            ("l", "r"),
        ],
    )
}

/// The same with voiceless consonants, since compounds voice them (Yamasaki, Yamazaki).
pub(super) fn voiceless(plain: &str) -> String {
    replaced(plain, &[("g", "k"), ("z", "s"), ("d", "t"), ("b", "h"), ("p", "h")])
}

fn replaced(text: &str, spellings: &[(&str, &str)]) -> String {
    let mut replaced = text.to_owned();
    for (spelling, usual) in spellings {
        if replaced.contains(spelling) {
            replaced = replaced.replace(spelling, usual);
        }
    }
    replaced
}

/// The kanji that end most family names, as they are then heard.
#[rustfmt::skip]
const ENDINGS: [(char, &str); 41] = [
    ('上', "ue"), ('下', "sita"), ('井', "i"), ('倉', "kura"), ('内', "uti"), ('原', "hara"),
    ('口', "kuti"), ('坂', "saka"), ('塚', "tuka"), ('山', "yama"), ('岡', "oka"), ('島', "sima"),
    ('嶋', "sima"), ('崎', "saki"), ('嵜', "saki"), ('川', "kawa"), ('河', "kawa"), ('戸', "to"),
    ('木', "ki"), ('本', "moto"), ('村', "mura"), ('林', "hayasi"), ('森', "mori"), ('橋', "hasi"),
    ('水', "misu"), ('池', "ike"), ('沢', "sawa"), ('澤', "sawa"), ('津', "tu"), ('浦', "ura"),
    ('田', "ta"), ('瀬', "se"), ('石', "isi"), ('見', "mi"), ('谷', "tani"), ('野', "no"),
    ('部', "he"), ('里', "sato"), ('間', "ma"), ('藤', "to"), ('辺', "he"),
];

/// Whether a spelling that is heard as the reading of a family name has a consonant voiced, or not
/// voiced, where no compound does that: only its last word may begin either way (Nakata and Nakada,
/// but not Nagata).
pub(super) fn is_voiced_wrongly(kanji: &str, reading: &str, name: &str) -> bool {
    let (right, written) = (plain(reading), plain(name));
    let sound = voiceless(&right);
    let last = kanji.chars().skip(1).last();
    let ending = ENDINGS.iter().find(|(ending, _)| Some(*ending) == last);
    let joint = ending.and_then(|(_, ending)| sound.strip_suffix(ending)).map(str::len);
    let mut differing = right.bytes().zip(written.bytes()).enumerate();
    joint.is_some_and(|joint| {
        sound == voiceless(&written) && differing.any(|(at, (a, b))| a != b && at != joint)
    })
}

/// A reading as it is usually spelt: Hepburn without long vowels.
pub(super) fn spelt(reading: &str) -> String {
    let short = reading.replace("ou", "o").replace("oo", "o").replace("uu", "u");
    let mut chars = short.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_are_told_from_other_words() {
        for (a, b) in [
            ("shkreli", "shrkeli"),
            ("olsen", "olson"),
            ("morita", "moritta"),
            ("zelensky", "zelenskyy"),
        ] {
            assert!(is_misspelling(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("japan", "japanese"),
            ("america", "americans"),
            ("mario", "maria"),
            ("karen", "daren"),
            ("huntsman", "huntsmen"),
            ("dwarvish", "dwarves"),
            ("tanaka", "takana yo"),
        ] {
            assert!(!is_misspelling(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_v_is_an_f_in_some_words_only() {
        for (word, noun) in [
            ("dwarves", "dwarf"),
            ("dwarvish", "dwarf"),
            ("elves", "elf"),
            ("bookshelves", "bookshelf"),
            ("gloves", "gloves"),
            ("curves", "curves"),
            ("olives", "olives"),
            ("swordsmen", "swordsman"),
        ] {
            assert_eq!(base(word), noun, "{word}");
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_no_reading() {
        for name in
            ["shonaihara", "kanazaki", "atsuki", "shimbashi", "ohtani", "hokkaido", "junichi"]
        {
            assert!(is_readable(name), "{name}");
        }
        for name in ["yamashtia", "tnaka", "suzkui", "morital", "yamamne"] {
            assert!(!is_readable(name), "{name}");
        }
    }

    #[test]
    fn only_the_last_word_of_a_family_name_is_voiced_either_way() {
        for (kanji, reading, name) in [
            ("鈴木", "suzuki", "susuki"),
            ("中川", "nakagawa", "nagakawa"),
            ("中島", "nakajima", "nagajima"),
            ("福田", "fukuda", "fuguda"),
        ] {
            assert!(is_voiced_wrongly(kanji, reading, name), "{kanji} {name}");
        }
        for (kanji, reading, name) in [
            ("山崎", "yamazaki", "yamasaki"),
            ("中田", "nakata", "nakada"),
            ("鈴木", "suzuki", "suzugi"),
            ("鈴木", "suzuki", "suzuki"),
            ("大輔", "daisuke", "taisuke"),
            ("久世", "kuze", "kuse"),
            ("井上", "inoue", "inoue"),
        ] {
            assert!(!is_voiced_wrongly(kanji, reading, name), "{kanji} {name}");
        }
    }

    #[test]
    fn systems_of_romanisation_sound_alike() {
        for (a, b) in [
            ("oonishi", "onishi"),
            ("yamasaki", "yamazaki"),
            ("itou", "itoh"),
            ("shinbashi", "shimbashi"),
        ] {
            assert_eq!(heard(a), heard(b), "{a} {b}");
        }
    }
}
