//! Terms in any text: `make fuzz TARGET=terms SECONDS=600`.
//!
//! The lines before the first blank one are forms, the rest is the text; both are taken for both
//! languages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::model::{Concept, Form, Status};
use taiyaku::terms::Matcher;
use taiyaku::text::segment::{self, Options};
use taiyaku::{Document, Glossary, Lang};

fuzz_target!(|data: &[u8]| {
    let Ok(data) = std::str::from_utf8(data) else { return };
    let (forms, text) = data.split_once("\n\n").unwrap_or((data, data));
    let concepts = forms.lines().take(8).map(|form| {
        let exact = form.starts_with('=');
        let form = form.trim_start_matches('=');
        let forms = [Lang::Ja, Lang::En].map(|lang| Form {
            exact,
            case_sensitive: form.starts_with(char::is_uppercase),
            ..Form::new(lang, form, Status::Preferred)
        });
        Concept { id: form.to_owned(), forms: forms.to_vec(), ..Concept::default() }
    });
    let glossary = Glossary { concepts: concepts.collect() };
    let mut matcher = Matcher::new(&glossary).unwrap();
    for lang in [Lang::Ja, Lang::En] {
        let sentences = segment::segment(text, lang, &Options::default());
        let document = Document::new(lang, text.to_owned(), sentences).unwrap();
        let mut end = 0;
        for hit in matcher.hits(&document) {
            let sentence = document.sentences()[hit.sentence].span;
            assert!(hit.span.of(text).is_some_and(|it| !it.is_empty()), "{hit:?}");
            assert!(sentence.start <= hit.span.start && hit.span.end <= sentence.end, "{hit:?}");
            assert!(end <= hit.span.start, "{hit:?} overlaps");
            assert!(hit.forms.iter().all(|id| id.of(&glossary).unwrap().lang == lang), "{hit:?}");
            end = hit.span.end;
        }
    }
});
