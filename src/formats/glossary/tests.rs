//! Every format over one table of nasty glossaries, and what broken files get.

mod broken;
mod tables;
mod workbooks;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use super::*;
use crate::model::{Example, Form, PartOfSpeech, Verdict};

fn read(name: &str, bytes: &[u8]) -> Result<ReadGlossary, GlossaryError> {
    match detect(name, bytes).read {
        Reader::Text(read) => read(std::str::from_utf8(bytes).unwrap()),
        Reader::Bytes(read) => read(bytes),
    }
}

/// Concepts as one line each: `id: ja 猫, ネコ; en cat, !kitty`, with marks for what else there is.
fn shown(glossary: &Glossary) -> String {
    let mut out = String::new();
    for concept in &glossary.concepts {
        let _ = write!(out, "{}:", concept.id);
        for lang in [Lang::Ja, Lang::En] {
            for form in concept.forms_in(lang) {
                let mark = match form.status {
                    Status::Preferred => "",
                    Status::Admitted => "~",
                    Status::Forbidden => "!",
                };
                let _ = write!(out, " {lang} {mark}{}", form.text);
                if form.case_sensitive {
                    out.push_str(" (case)");
                }
                if form.exact {
                    out.push_str(" (exact)");
                }
                if let Some(part) = form.part_of_speech {
                    let _ = write!(out, " ({})", cells::part_name(part));
                }
            }
        }
        let texts = [&concept.note, &concept.definition, &concept.context];
        for (name, text) in ["note", "definition", "context"].into_iter().zip(texts) {
            if let Some(text) = text {
                let _ = write!(out, " {name} {text:?}");
            }
        }
        for example in &concept.examples {
            let Example { source, target, verdict } = example;
            let _ = write!(out, " {verdict:?} {source:?} {target:?}");
        }
        if !concept.ignored_rules.is_empty() {
            let _ = write!(out, " ignore {:?}", concept.ignored_rules);
        }
        out.push('\n');
    }
    out
}

fn concept(id: &str, forms: Vec<Form>) -> Concept {
    Concept { id: id.into(), forms, ..Concept::default() }
}

fn pair(ja: &str, en: &str) -> Vec<Form> {
    vec![Form::new(Lang::Ja, ja, Status::Preferred), Form::new(Lang::En, en, Status::Preferred)]
}

/// What has to come through every format that is written.
fn cases() -> Vec<Concept> {
    let with = |id: &str, change: &dyn Fn(&mut Concept)| {
        let mut concept = concept(id, pair("猫", "cat"));
        change(&mut concept);
        concept
    };
    vec![
        concept("separators", pair("a,b;c\td", "x|y \"z\" 'w'")),
        concept("backslashes", pair("a\\b", "c\\|d\\\\")),
        concept("arrows", pair("a => b", "c=>d")),
        concept("markup", pair("<b>&amp;", "&lt; ]]> <!--")),
        concept("breaks", pair("一\n二", "a\r\nb")),
        concept("astral", pair("𠮷野家", "🍣 sushi")),
        concept("combining", pair("か\u{3099}", "e\u{301}")),
        concept("wide", pair("ＡＢＣ", "ｱｲｳ")),
        concept("quoted", pair("「猫」", "\"cat\"")),
        concept("formula", pair("=1+1", "+A1")),
        concept("comment", pair("#猫", "# cat")),
        with("statuses", &|it| {
            it.forms.push(Form::new(Lang::En, "pussycat", Status::Admitted));
            it.forms.push(Form::new(Lang::En, "feline", Status::Forbidden));
            it.forms.insert(1, Form::new(Lang::Ja, "ネコ", Status::Forbidden));
        }),
        with("two-preferred", &|it| {
            it.forms.push(Form::new(Lang::En, "tom", Status::Preferred));
        }),
        with("none-preferred", &|it| {
            it.forms[1].status = Status::Admitted;
        }),
        concept("forbidden-only", vec![Form::new(Lang::En, "irregardless", Status::Forbidden)]),
        with("flags", &|it| {
            it.forms[1].case_sensitive = true;
            for form in &mut it.forms {
                form.exact = true;
                form.part_of_speech = Some(PartOfSpeech::Noun);
            }
        }),
        with("texts", &|it| {
            it.note = Some("line one\nline \"two\" | <three> & \\ four".into());
            it.definition = Some("a small, furry animal".into());
            it.context = Some("猫がいる。".into());
        }),
        with("examples", &|it| {
            let example = |source: &str, target: &str, verdict| Example {
                source: source.into(),
                target: target.into(),
                verdict,
            };
            it.examples = vec![
                example("猫がいる。", "There is a cat.", Verdict::Pass),
                example("a | b => c \\ 猫", "=> \\| d", Verdict::Pass),
                example("猫がいる。", "There is a dog.", Verdict::Fail),
            ];
        }),
        with("rules", &|it| {
            it.ignored_rules = vec!["missing-term".into(), "forbidden-term".into()];
        }),
    ]
}

#[test]
fn every_written_format_gives_back_what_it_got() {
    for format in GLOSSARIES.iter() {
        let Some(write) = format.write else { continue };
        for case in cases() {
            let id = case.id.clone();
            let glossary = Glossary { concepts: vec![case] };
            let written = write(&glossary);
            assert_eq!(written.losses, [], "{} {id}", format.name);
            let Reader::Text(read) = format.read else { panic!("{}", format.name) };
            let back = read(&written.content).unwrap_or_else(|error| {
                panic!("{} {id}: {error}\n{}", format.name, written.content)
            });
            assert_eq!(back.warnings, [], "{} {id}", format.name);
            assert_eq!(back.left_out, [], "{} {id}", format.name);
            assert_eq!(
                shown(&back.glossary),
                shown(&glossary),
                "{}\n{}",
                format.name,
                written.content
            );
        }
        let all = Glossary { concepts: cases() };
        let again = write(&all).content;
        let Reader::Text(read) = format.read else { panic!("{}", format.name) };
        assert_eq!(write(&read(&again).unwrap().glossary).content, again, "{}", format.name);
    }
}

#[test]
fn what_a_format_cannot_hold_is_told() {
    let losses = |name: &str, concept: Concept| -> Vec<&'static str> {
        let write = by_extension(name).unwrap().write.unwrap();
        let written = write(&Glossary { concepts: vec![concept] });
        written.losses.iter().map(|loss| loss.what).collect()
    };
    let mut one_exact = concept("1", pair("猫", "cat"));
    one_exact.forms[1].exact = true;
    assert_eq!(losses("a.csv", one_exact.clone()).len(), 1);
    assert_eq!(losses("a.tbx", one_exact), [""; 0]);
    assert_eq!(losses("a.tbx", concept("7 a", pair("猫", "cat"))).len(), 1);
    assert_eq!(losses("a.csv", concept("7 a", pair("猫", "cat"))), [""; 0]);
    assert_eq!(losses("a.tbx", concept("a", pair("猫", "c\u{1}at"))), ["control characters"]);
    // Texts of which nothing would be left are left out, so that what is written can be read.
    let mut void = concept("a", pair("猫", "cat"));
    let (source, target) = ("\u{1} \0".into(), "a".into());
    void.examples = vec![Example { source, target, verdict: Verdict::Fail }];
    let concepts = vec![void, concept("b", pair("\0", "dog")), concept("c", pair("\0", "\u{1f}"))];
    let written = (by_extension("a.tbx").unwrap().write.unwrap())(&Glossary { concepts });
    assert_eq!(written.losses.len(), 1);
    assert_eq!(written.losses[0].count, 3);
    let back = read("a.tbx", written.content.as_bytes()).unwrap();
    assert_eq!(shown(&back.glossary), "a: ja 猫 en cat\n");
    let mut parts = concept("1", pair("猫", "cat"));
    parts.forms[0].part_of_speech = Some(PartOfSpeech::Noun);
    assert_eq!(losses("a.tsv", parts), ["parts of speech that differ within an entry"]);
}

/// A table has one for all forms of an entry.
#[test]
fn a_part_of_speech_that_some_forms_have_is_kept() {
    let noun = Some(PartOfSpeech::Noun);
    for (parts, loss) in [
        ([noun, noun, None], "that a forbidden form has no part of speech and the others have"),
        ([None, noun, None], "parts of speech that differ within an entry"),
        ([noun, noun, Some(PartOfSpeech::Verb)], "parts of speech that differ within an entry"),
        ([None, None, noun], "parts of speech that differ within an entry"),
    ] {
        let mut concept = concept("1", pair("猫", "cat"));
        concept.forms.push(Form::new(Lang::En, "kitty", Status::Forbidden));
        for (form, part) in concept.forms.iter_mut().zip(parts) {
            form.part_of_speech = part;
        }
        let written = csv::write_csv(&Glossary { concepts: vec![concept] });
        assert!(written.content.ends_with("\n猫,cat,kitty,noun\n"), "{}", written.content);
        assert_eq!(written.losses.iter().map(|it| it.what).collect::<Vec<_>>(), [loss]);
    }
}

const MARTIF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
  <termEntry id="c1">
    <descrip type="subjectField">pets</descrip>
    <descripGrp><descrip type="definition">a furry animal</descrip></descripGrp>
    <note>be kind</note>
    <langSet xml:lang="EN-us">
      <ntig><termGrp><term>cat</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
      <tig><term>tom <hi>cat</hi></term></tig>
      <tig><term>kitty</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    </langSet>
    <langSet xml:lang="ja"><tig><term>&#x732b;</term><descrip type="context"><![CDATA[猫 & 犬]]></descrip></tig></langSet>
    <langSet xml:lang="fr"><tig><term>chat</term></tig></langSet>
  </termEntry>
</body></text></martif>"#;

const DCT: &str = r#"<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>pets</min:subjectField><basic:definition>a furry animal</basic:definition><note>be kind</note>
<langSec xml:lang="en"><termSec><term>cat</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>tom cat</term></termSec>
<termSec><term>kitty</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="ja"><termSec><term>猫</term><basic:context>猫 &amp; 犬</basic:context></termSec></langSec>
</conceptEntry></body></text></tbx>"#;

#[test]
fn tbx_of_both_versions_and_styles() {
    for (name, text) in [("2", MARTIF), ("3", DCT)] {
        let read = read("a.tbx", text.as_bytes()).unwrap();
        assert_eq!(
            shown(&read.glossary),
            "c1: ja 猫 en cat (noun) en ~tom cat en !kitty note \"be kind\" definition \
             \"a furry animal\" context \"猫 & 犬\"\n",
            "{name}"
        );
        assert_eq!(read.left_out, [("subjectField".to_owned(), 1)], "{name}");
        let french = usize::from(name == "2");
        assert_eq!(read.other_languages.len(), french, "{name}");
        assert_eq!(read.warnings, [], "{name}");
    }
}

#[test]
fn what_tbx_has_beside_is_counted() {
    let text = "<tbx><text><body><conceptEntry id='a'><langSec xml:lang='eng'><termSec><term>a \
        <hi>cat</hi></term><transacGrp><transac type='transactionType'>origination</transac>\
        <date>2020-01-01</date></transacGrp></termSec></langSec><langSec xml:lang='ja'><termSec>\
        <term>猫</term><x:usage>R&amp;D only</x:usage><descripGrp><descrip type='context'>猫 <hi>だ</hi>。\
        </descrip><admin type='source'>s</admin></descripGrp></termSec></langSec><langSec xml:lang='ko'>\
        <termSec><term>고양이</term></termSec><termSec><term>냥</term></termSec></langSec>\
        <langSec xml:lang='fr'><termSec><term/></termSec></langSec></conceptEntry></body></text></tbx>";
    let read = read("a.tbx", text.as_bytes()).unwrap();
    assert_eq!(shown(&read.glossary), "a: ja 猫 en a cat context \"猫 だ。\"\n");
    let left_out: Vec<_> = read.left_out.iter().map(|(what, count)| (&**what, *count)).collect();
    assert_eq!(left_out, [("transacGrp", 1), ("usage", 1), ("source", 1)]);
    assert_eq!(read.other_languages, [("ko".to_owned(), 2)]);
}

/// The core structure of TBX 3: what may stand in what, and in which order.
#[test]
fn written_tbx_has_the_published_structure() {
    let written = tbx_write::write(&Glossary { concepts: cases() }).content;
    let mut xml = quick_xml::Reader::from_str(&written);
    let mut open: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    let mut ids = Vec::new();
    loop {
        match xml.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                let name = tag.local_name().into_inner().to_owned();
                if let Some(id) = tag.try_get_attribute("id").unwrap() {
                    ids.push(id.value.to_string());
                }
                open.last_mut().unwrap().1.push(name.clone());
                open.push((name, Vec::new()));
            }
            quick_xml::events::Event::End(_) => {
                let (name, children) = open.pop().unwrap();
                // ISO 30042:2019, as the core schema has it, in the order of each list.
                let (order, least): (&[&str], &[&str]) = match name.as_str() {
                    "tbx" => (&["tbxHeader", "text"], &["tbxHeader", "text"]),
                    "tbxHeader" => (&["fileDesc", "encodingDesc"], &["fileDesc"]),
                    "fileDesc" => {
                        (&["titleStmt", "publicationStmt", "sourceDesc"], &["sourceDesc"])
                    }
                    "sourceDesc" => (&["p"], &["p"]),
                    "text" => (&["body"], &["body"]),
                    "body" => (&["conceptEntry"], &["conceptEntry"]),
                    "conceptEntry" => (&["descrip", "note", "langSec"], &["langSec"]),
                    "langSec" => (&["termSec"], &["termSec"]),
                    "termSec" => (&["term", "termNote", "descrip", "note"], &["term"]),
                    _ => (&[], &[]),
                };
                let places: Vec<_> =
                    children.iter().map(|child| order.iter().position(|it| it == child)).collect();
                assert!(places.iter().all(Option::is_some), "{name}: {children:?}");
                assert!(places.is_sorted(), "{name}: {children:?}");
                assert!(least.iter().all(|it| children.iter().any(|child| child == it)), "{name}");
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((ids.len(), unique.len()), (cases().len(), cases().len()));
    assert!(written.contains(r#"style="dca""#) && written.contains("urn:iso:std:iso:30042:ed-2"));
}
