//! British and American spellings of a word to one.

use std::borrow::Cow;

/// What words begin with in Britain, and in America. Those are left out that are another word
/// there (`storey`), or begin other words (`mum`). Sorted.
const BEGINNINGS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("aeroplane", "airplane"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("anaem", "anem"),
    ("anaesthe", "anesthe"),
    ("artefact", "artifact"),
    ("cheque", "check"),
    ("defence", "defense"),
    ("diarrhoea", "diarrhea"),
    ("doughnut", "donut"),
    ("encyclopaed", "encycloped"),
    ("foet", "fet"),
    ("grey", "gray"),
    ("haem", "hem"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("leukaem", "leukem"),
    ("licence", "license"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("orthopaed", "orthoped"),
    ("paediatr", "pediatr"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("sceptic", "skeptic"),
    ("tyre", "tire"),
    ("yoghurt", "yogurt"),
];

/// What words end with, likewise, after a vowel and another letter.
const ENDINGS: &[(&str, &str)] = &[
    ("bre", "ber"),
    ("bres", "bers"),
    ("logue", "log"),
    ("logues", "logs"),
    ("tre", "ter"),
    ("tres", "ters"),
];

/// `word`, which must be in lower case, as it is spelt on one side of the Atlantic or the other:
/// the same for both spellings. It is a key, and no spelling to show: the z of `organize` is
/// written s, and the u of `colour` is left out. Borrows most words. O(bytes).
///
/// ```
/// use taiyaku_dictionaries::one_spelling;
/// for (british, american) in [("colourful", "colorful"), ("theatres", "theaters")] {
///     assert_eq!(one_spelling(british), one_spelling(american));
/// }
/// assert_eq!(one_spelling("organization"), "organisation");
/// assert_eq!(one_spelling("hour"), "hour");
/// ```
#[must_use]
pub fn one_spelling(word: &str) -> Cow<'_, str> {
    let after = BEGINNINGS.partition_point(|&(british, _)| british <= word);
    let before = after.checked_sub(1).and_then(|at| BEGINNINGS.get(at));
    if let Some((american, rest)) = before
        .and_then(|&(british, american)| word.strip_prefix(british).map(|rest| (american, rest)))
    {
        return Cow::Owned(format!("{american}{rest}"));
    }
    for &(british, american) in ENDINGS {
        if let Some(rest) = word.strip_suffix(british)
            && has_vowel(rest)
        {
            return Cow::Owned(format!("{rest}{american}"));
        }
    }
    let mut spelling = Cow::Borrowed(word);
    if let Some((before, after)) = word.split_once("our")
        && has_vowel(before)
    {
        spelling = Cow::Owned(format!("{before}or{after}"));
    }
    for (american, british) in [("iz", "is"), ("yz", "ys")] {
        // Two letters before it are too few: prize, seize.
        if let Some((before, after)) = spelling.rsplit_once(american)
            && before.len() > 2
            && after.starts_with(['a', 'e', 'i'])
        {
            spelling = Cow::Owned(format!("{before}{british}{after}"));
        }
    }
    spelling
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_sorted_and_none_begins_another() {
        for pair in BEGINNINGS.windows(2) {
            assert!(pair[0].0 < pair[1].0 && !pair[1].0.starts_with(pair[0].0), "{pair:?}");
        }
    }

    #[test]
    fn both_spellings_have_one_stem() {
        let stemmer = crate::Stemmer::new();
        let pairs = "colour color, favourite favorite, neighbours neighbors, behaviour behavior, \
                     organise organize, organisation organization, realised realized, \
                     recognising recognizing, analysed analyzed, apologises apologizes, \
                     centre center, kilometres kilometers, fibre fiber, dialogue dialog, \
                     catalogues catalogs, programmes programs, cheques checks, grey gray, \
                     travelled traveled, cancelling canceling, modelling modeling, fulfil fulfill, \
                     defence defense, licences licenses, sceptical skeptical, ploughed plowed, \
                     jewellery jewelry, labourers laborers";
        for pair in pairs.split(", ") {
            let (british, american) = pair.split_once(' ').expect("two words");
            assert_eq!(stemmer.stem(british), stemmer.stem(american), "{pair}");
        }
        for word in ["hour", "four", "tour", "court", "size", "prize", "tree", "hatred", "ogre"] {
            assert_eq!(one_spelling(word), word);
        }
    }
}
