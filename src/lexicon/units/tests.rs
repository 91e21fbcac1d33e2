//! Where units stand in their sentences.

use super::*;
use crate::model::Document;
use crate::text::segment::segment_lines;
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, Tokenizer};
use crate::text::words;

fn document(lang: Lang, text: &str) -> Document {
    Document::new(lang, text.to_owned(), segment_lines(text)).unwrap()
}

/// The units of a document read on the spot, which are those of one that was read before.
fn units(lang: Lang, text: &str, tokenizer: &mut impl Tokenizer) -> Units {
    let document = document(lang, text);
    let among = Units::among(&document, &words::read(&document, tokenizer));
    let units = match lang {
        Lang::Ja => Units::japanese(&document, tokenizer),
        Lang::En => Units::english(&document, tokenizer),
    };
    assert_eq!(units.units(), among.units());
    assert_eq!(units.sentences(), among.sentences());
    assert_eq!(units.places(), among.places());
    units
}

/// Where a unit stands in the last sentence.
fn place(units: &Units, unit: &Unit) -> Option<Places> {
    let number = units.units().iter().position(|known| known == unit)?;
    let (sentence, places) = units.sentences().last().zip(units.places().last())?;
    let at = sentence.iter().position(|&(unit, _)| unit as usize == number)?;
    places.get(at).copied()
}

#[test]
fn units_have_places() {
    let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
    let text = "雨が降った。\nサンダーランドで猫が3匹、GPUと猫を見た？";
    let units = units(Lang::Ja, text, &mut tokenizer);
    let place = |unit| place(&units, &unit);
    let word = |text: &str| Unit::Word(text.to_owned());
    assert_eq!(place(word("サンダーランド")), Some([0.0; 2]), "a guess");
    let [first, last] = place(word("猫")).unwrap();
    assert!(0.3 < first && first < 0.5 && 0.7 < last, "{first} and {last}");
    let [gpu, _] = place(Unit::Latin("gpu".to_owned())).unwrap();
    assert!(first < gpu && gpu < last, "{gpu}");
    let [question, _] = place(Unit::Mark(Mark::Question)).unwrap();
    assert!(last < question && question < 1.0, "{question}");
    assert_eq!(place(word("雨")), None);
}

#[test]
fn english_units_have_places() {
    let text = "Rain fell.\nYes, the cat saw 20 dogs, yes!";
    let units = units(Lang::En, text, &mut EnglishTokenizer::new());
    let places: Vec<Places> = ["yes", "cat", "dog"]
        .into_iter()
        .map(|word| place(&units, &Unit::Word(word.to_owned())).unwrap())
        .collect();
    let [[first, last], [cat, _], [dog, _]] = places[..] else { panic!("{places:?}") };
    assert!(first == 0.0 && first < cat && cat < dog && dog < last && last < 1.0, "{places:?}");
}
