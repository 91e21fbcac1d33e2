//! What holds of any glossary and any text.

use proptest::prelude::*;

use super::tests::{glossary, marked, one_sentence};
use super::*;
use crate::text::segment::{self, Options};

/// A judge that knows nothing of tries: whether some form stands at each place, word by word.
fn plain_words(forms: &[String], text: &str) -> Vec<Span> {
    let bounds: Vec<usize> = (0..=text.len())
        .filter(|&at| {
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            text.split_at_checked(at).is_some_and(|(before, after)| {
                !(word(before.chars().next_back()) && word(after.chars().next()))
            })
        })
        .collect();
    let mut found = Vec::new();
    for &start in &bounds {
        for &end in bounds.iter().filter(|&&end| end > start) {
            if forms.iter().any(|form| Span::new(start, end).of(text) == Some(form)) {
                found.push(Span::new(start, end));
            }
        }
    }
    found.sort_by_key(|span| (usize::MAX - span.len(), span.start));
    let mut chosen: Vec<Span> = Vec::new();
    for span in found {
        if chosen.iter().all(|other| span.end <= other.start || other.end <= span.start) {
            chosen.push(span);
        }
    }
    chosen.sort();
    chosen
}

/// Text of what matters to the matcher.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("トークン".to_owned()),
        Just("取り消し".to_owned()),
        Just("掘った".to_owned()),
        Just("ヴァ".to_owned()),
        Just("co-founders'".to_owned()),
        Just("e-mail’s".to_owned()),
        "[ァ-ヴー・]{1,4}",
        "[ぁ-ん]{1,3}",
        "[一-龥]{1,3}",
        "[A-Za-z0-9'’.&+ -]{1,6}",
        "[ｱ-ﾝﾞﾟＡ-Ｚ㍿]{1,3}",
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn hits_lie_in_their_sentences_and_never_overlap(
        forms in prop::collection::vec((any::<bool>(), piece(), any::<bool>()), 1..8),
        pieces in prop::collection::vec(piece(), 0..20),
        separator in "[ 。]?",
    ) {
        let forms = forms.into_iter().map(|(japanese, text, exact)| Form {
            exact,
            ..Form::new(if japanese { Lang::Ja } else { Lang::En }, text, Status::Preferred)
        });
        let glossary = glossary(forms);
        let mut matcher = Matcher::new(&glossary).unwrap();
        let text = pieces.join(&separator);
        for lang in [Lang::Ja, Lang::En] {
            let sentences = segment::segment(&text, lang, &Options::default());
            let document = Document::new(lang, text.clone(), sentences).unwrap();
            let hits = matcher.hits(&document);
            let mut end = 0;
            for hit in &hits {
                let sentence = document.sentences()[hit.sentence].span;
                prop_assert!(hit.span.of(&text).is_some_and(|it| !it.is_empty()));
                prop_assert!(sentence.start <= hit.span.start && hit.span.end <= sentence.end);
                prop_assert!(end <= hit.span.start, "overlap");
                prop_assert!(!hit.forms.is_empty() && hit.forms.is_sorted());
                for id in &hit.forms {
                    let form = id.of(&glossary).unwrap();
                    prop_assert_eq!(form.lang, lang);
                    prop_assert!(!form.exact || hit.span.of(&text) == Some(form.text.trim()));
                }
                end = hit.span.end;
            }
            prop_assert_eq!(matcher.hits(&document), hits, "not the same twice");
        }
    }

    /// Words that have no inflection and no hyphen are found where a reader would look.
    #[test]
    fn exact_words_are_found_as_a_slow_search_finds_them(
        forms in prop::collection::vec("(zab|kod|lum)( (zab|kod|lum)){0,2}", 1..6),
        text in "(zab|kod|lum|zabkod)(( |, )(zab|kod|lum|zabkod)){0,9}",
    ) {
        let exact = forms.iter().map(|form| Form {
            exact: true,
            ..Form::new(Lang::En, form.as_str(), Status::Preferred)
        });
        let mut matcher = Matcher::new(&glossary(exact)).unwrap();
        let hits = matcher.hits(&one_sentence(Lang::En, &text));
        let spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
        prop_assert_eq!(spans, plain_words(&forms, &text));
    }

    /// A term between particles is found whatever it is written with.
    #[test]
    fn a_japanese_term_in_brackets_is_found(form in "[ァ-ヴ][ァ-ヴー]{1,6}|[一-龥]{2,4}") {
        let mut matcher =
            Matcher::new(&glossary([Form::new(Lang::Ja, form.as_str(), Status::Preferred)]))
                .unwrap();
        let text = format!("その「{form}」を");
        prop_assert_eq!(marked(&mut matcher, Lang::Ja, &text), format!("その「【{form}】」を"));
    }
}
