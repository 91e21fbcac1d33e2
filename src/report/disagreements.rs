//! Where a prediction and the gold part, for somebody who judges who is right.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::align::eval::DisagreementKind;
use crate::model::Links;

use super::visible;

/// A bead, with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedBead {
    /// Its sentences.
    pub links: Links,
    /// How sure the prediction is of it.
    pub confidence: Option<f64>,
    /// The texts of its two sides.
    pub texts: Option<[String; 2]>,
}

/// A place where the two part, in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The name of the document.
    pub document: String,
    /// What is wrong.
    pub kind: DisagreementKind,
    /// What the gold has there.
    pub gold: Vec<JudgedBead>,
    /// What the prediction has there.
    pub predicted: Vec<JudgedBead>,
}

/// How many places there are of each kind; then the places by kind, or `most` of them spread evenly.
///
/// Sentences have the numbers that the files have. Texts stand once, with the gold beads if these have
/// any, since both have the same sentences.
#[must_use]
pub fn disagreements(mut places: Vec<Judged>, most: usize) -> String {
    let mut counts = BTreeMap::<DisagreementKind, usize>::new();
    for place in &places {
        *counts.entry(place.kind).or_default() += 1;
    }
    let counts: Vec<String> =
        counts.iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
    let mut out = match places.len() {
        0 => "no place differs\n".to_owned(),
        1 => format!("1 place differs: {}\n", counts.join(", ")),
        all => format!("{all} places differ: {}\n", counts.join(", ")),
    };
    places.sort_by_key(|place| place.kind);
    let all = places.len();
    let shown = most.min(all);
    // The middle of each of `shown` equal parts.
    let picked = (0..shown).filter_map(|part| places.get((2 * part + 1) * all / (2 * shown)));
    for place in picked {
        show(&mut out, place);
    }
    out
}

fn show(out: &mut String, place: &Judged) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{}  {}", place.kind.name(), visible(&place.document));
    let gold_has_texts = place.gold.iter().any(|bead| bead.texts.is_some());
    for (name, beads, has_texts) in
        [("gold", &place.gold, true), ("predicted", &place.predicted, !gold_has_texts)]
    {
        for bead in beads {
            let (source, target) = &bead.links;
            let _ = write!(out, "  {name:9}  {source:?}:{target:?}");
            let _ = match bead.confidence {
                Some(confidence) => writeln!(out, "  {confidence:.2}"),
                None => writeln!(out),
            };
            let texts = bead.texts.iter().flatten().filter(|text| has_texts && !text.is_empty());
            for text in texts {
                let _ = writeln!(out, "      {}", visible(text).replace('\n', " "));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_of_many_are_spread_evenly() {
        let place = |number: usize| Judged {
            document: format!("<{number}>"),
            kind: DisagreementKind::Joined,
            gold: vec![],
            predicted: vec![],
        };
        let shown = |all: usize, most: usize| {
            let text = disagreements((0..all).map(place).collect(), most);
            let names = text.split('<').skip(1).filter_map(|name| name.split('>').next());
            names.map(|name| name.parse().unwrap()).collect::<Vec<usize>>()
        };
        assert_eq!(shown(10, 3), [1, 5, 8]);
        assert_eq!(shown(3, 3), [0, 1, 2]);
        assert_eq!(shown(2, 9), [0, 1]);
        assert!(shown(9, 0).is_empty() && shown(0, 4).is_empty());
    }
}
