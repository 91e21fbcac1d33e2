//! Which language a text is in.

use encoding_rs::SHIFT_JIS;
use taiyaku_dictionaries::{Edict, Stemmer, is_stop_word};

use crate::model::Lang;

/// One kana or kanji counts as much as this many Latin letters, so a Japanese article full of
/// product names stays Japanese and an English one that quotes a word stays English. The
/// sample article becomes 1.8 letters a character in translation; the rest is for the names.
const LETTERS_PER_CHARACTER: usize = 3;

/// The language of `text`, by counting kana and kanji against Latin letters; `None` when it has
/// neither. O(bytes).
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// assert_eq!(lang::detect("NVIDIAとOpenAIのGPUが売れた。"), Some(Lang::Ja));
/// assert_eq!(lang::detect("The word 対訳 means parallel translation."), Some(Lang::En));
/// assert_eq!(lang::detect("2024-05-13"), None);
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<Lang> {
    let (mut japanese, mut latin) = (0_usize, 0_usize);
    for c in text.chars() {
        if is_japanese(c) {
            japanese += LETTERS_PER_CHARACTER;
        } else if c.is_alphabetic() {
            latin += 1;
        }
    }
    match (japanese, latin) {
        (0, 0) => None,
        _ if japanese >= latin => Some(Lang::Ja),
        _ => Some(Lang::En),
    }
}

/// Words that stand in many English sentences and hardly in other languages. Of the English
/// development texts of at least thirty words none has fewer than six in a hundred.
const ENGLISH: [&str; 24] = [
    "the", "and", "that", "this", "with", "which", "from", "they", "you", "would", "their", "what",
    "by", "it", "not", "are", "his", "to", "of", "been", "has", "were", "there", "about",
];

/// A text with fewer words, or kana and kanji, may be in any language.
const ENOUGH: usize = 30;

/// How many words, or kana and kanji, are looked at.
const LOOKED_AT: usize = 2000;

/// Whether a text that is read as `lang` is in another language, as far as common words tell, and
/// in Japanese kana: an English text has at least one common word in thirty, or two in three of the
/// dictionary, a Japanese one a kana in ten characters (of the development texts none has fewer than a
/// quarter). A short text gets the benefit of the doubt, unless it has no kana and characters that
/// only Chinese is written with. Looks at the first 2000 words.
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// let german = "Die Regierung hat am Montag einen neuen Plan vorgelegt, der die Kosten senken \
///     soll. Kritiker halten ihn für unzureichend und fordern, dass die Steuern für kleine \
///     Einkommen noch in diesem Jahr deutlich gesenkt werden.";
/// assert!(lang::is_other(german, Lang::En));
/// assert!(!lang::is_other("Rain", Lang::En));
/// ```
#[must_use]
pub fn is_other(text: &str, lang: Lang) -> bool {
    let (known, all) = match lang {
        Lang::En => {
            let words = || {
                let words = text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
                words.filter(|word| !word.is_empty()).take(LOOKED_AT)
            };
            let all = words().count();
            let known = words().filter(|word| {
                word.len() <= 5 && ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known))
            });
            // Labels and commands have few such words, but other words of English.
            let are_english = || words().filter(|word| is_english(word)).count() * 3 >= all * 2;
            match known.count() * 30 {
                known if known < all && are_english() => (all, all),
                known => (known, all),
            }
        }
        Lang::Ja => {
            let characters = || text.chars().filter(|&c| is_japanese(c)).take(LOOKED_AT);
            let all = characters().count();
            let kana = characters()
                .filter(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}'));
            let kana = kana.count();
            let chinese = || characters().filter(|&c| is_chinese(c)).nth(1).is_some();
            if all < ENOUGH && kana == 0 && chinese() {
                return true;
            }
            (kana * 10, all)
        }
    };
    all >= ENOUGH && known < all
}

/// Whether only Chinese is written with the kanji `c`: one that Shift JIS lacks, as it does the
/// simplified ones, or a common word of Chinese that is none of Japanese.
fn is_chinese(c: char) -> bool {
    let mut bytes = [0; 4];
    matches!(c, '你' | '她' | '們' | '這' | '嗎' | '呢' | '吧' | '很' | '沒' | '哪' | '啊')
        || SHIFT_JIS.encode(c.encode_utf8(&mut bytes)).2
}

/// What a text that is read as `lang` says of its language: the tag of BCP 47 (RFC 5646), `und`
/// where [`is_other`] finds that it is neither.
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// assert_eq!(lang::tag("It rained.", Lang::En), "en");
/// let chinese = "昨天东京下了一整天的雨，许多列车都晚点了，我们只好在车站附近的旅馆里住了一夜。";
/// assert_eq!(lang::tag(chinese, Lang::Ja), "und");
/// ```
#[must_use]
pub fn tag(text: &str, lang: Lang) -> &'static str {
    match lang {
        _ if is_other(text, lang) => "und",
        Lang::Ja => "ja",
        Lang::En => "en",
    }
}

/// The stems that EDICT uses most, by number; deal and ladder are among them, weir and curator not.
pub(crate) const COMMON_STEMS: u32 = 3000;

/// Whether a word is a common one of English, in small letters or capitals.
pub(crate) fn is_common_english(word: &str) -> bool {
    let word = word.to_lowercase();
    let id = Edict.stem_id(&Stemmer::new().stem(&word));
    is_stop_word(&word) || id.is_some_and(|id| id.0 < COMMON_STEMS)
}

/// Whether the dictionary explains Japanese with a word.
fn is_english(word: &str) -> bool {
    let word = word.to_lowercase();
    is_stop_word(&word) || Edict.stem_id(&Stemmer::new().stem(&word)).is_some()
}

/// Whether `c` is kana (either width) or a kanji.
#[must_use]
pub fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{30ff}' // hiragana and katakana
        | '\u{31f0}'..='\u{31ff}' // small katakana
        | '\u{3400}'..='\u{9fff}' // kanji
        | '々' | '〆'
        | '\u{f900}'..='\u{faff}' // compatibility kanji
        | '\u{ff66}'..='\u{ff9f}' // half-width katakana
        | '\u{20000}'..='\u{3ffff}') // rarer kanji
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_chinese_by_its_characters() {
        for (text, is_third) in [
            ("总经理来了。公司成立于2019年。", true),
            ("他们没有时间。", true),
            ("你是誰？她很好。", true),
            ("我們在這裡。", true),
            ("社長が来た。会社は2019年に設立された。", false),
            ("髙橋 﨑山 草彅 鷗外", false),
            ("東京都、京都府。完了。目的。以上。", false),
            ("秘密保持契約書\n第一条 目的", false),
            ("雨", false),
        ] {
            assert_eq!(is_other(text, Lang::Ja), is_third, "{text}");
        }
    }

    #[test]
    fn labels_and_commands_are_english_and_other_languages_are_not() {
        for (text, is_third) in [
            (
                "Click Save. Open Settings. Choose Network. Select Wireless. Press Enter. Restart \
                 your computer. Open Control Panel. Click Advanced. Choose Security. Enter your \
                 password. Click OK. Remove old printers. Install drivers. Print a test page.",
                false,
            ),
            (
                "Our team won its final game last night. Fans cheered loudly as players ran \
                 across wet grass. Coach Brown smiled. He says his young squad can win again \
                 next season if everyone stays healthy.",
                false,
            ),
            (
                "Le conseil municipal a voté lundi un nouveau plan de circulation qui réduit la \
                 place de la voiture en ville. Les habitants du centre craignent une hausse du \
                 trafic dans leurs rues et demandent des mesures.",
                true,
            ),
            (
                "El ayuntamiento aprobó el lunes un nuevo plan de transporte que reduce el espacio \
                 para los coches en el centro. Los vecinos temen más tráfico en sus calles y piden \
                 medidas urgentes para este año.",
                true,
            ),
            (
                "De gemeenteraad keurde maandag een nieuw verkeersplan goed dat minder ruimte laat \
                 voor auto's in het centrum. Bewoners vrezen meer drukte in hun straten en vragen \
                 om snelle maatregelen voor deze zomer.",
                true,
            ),
            (
                "Il consiglio comunale ha approvato ieri un nuovo piano del traffico che riduce lo \
                 spazio per le auto nel centro. Gli abitanti temono un aumento del traffico nelle \
                 loro strade e chiedono misure urgenti.",
                true,
            ),
        ] {
            assert_eq!(is_other(text, Lang::En), is_third, "{text}");
        }
    }
}
