//! What a file has that no unit holds is counted, never lost in silence.

use std::fs;

use crate::support::{folder, taiyaku};

/// Converts a file to JSON lines: what is said to be lost, and each unit as `ID: SOURCE = TARGET`.
#[track_caller]
fn counted(name: &str, file: &str) -> (Vec<String>, Vec<String>) {
    let files = folder(&[(name, file.as_bytes())]);
    let (code, _, said) = taiyaku(files.path(), &["convert", name, "b.jsonl"]);
    assert_eq!(code, Some(0), "{said}");
    let lost = said.lines().filter_map(|line| line.split_once(" jsonl does not hold "));
    let lost = lost.map(|(_, what)| what.to_owned()).collect();
    let lines = fs::read_to_string(files.path().join("b.jsonl")).unwrap();
    let shown = |line| {
        let unit: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |text: &serde_json::Value| text["text"].as_str().unwrap_or("").to_owned();
        let id = unit["id"].as_str().unwrap_or("");
        format!("{id}: {} = {}", text(&unit["source"]), text(&unit["targets"][0]))
    };
    (lost, lines.lines().map(shown).collect())
}

#[test]
fn translations_beside_segments() {
    let mark = |mid: i32, text: &str| format!("<mrk mtype='seg' mid='{mid}'>{text}</mrk>");
    let sources = mark(1, "一。") + &mark(2, "二。");
    let between = |count: i32| vec![format!("text and codes between segments ({count})")];
    let [one, two, both] = ["u/1: 一。 = One.", "u/2: 二。 = Two.", "u/2: 二。 = "];
    for (target, lost, units) in [
        (mark(1, "One.") + " " + &mark(2, "Two."), vec![], &[one, two][..]),
        (mark(2, "Two.") + &mark(1, "One."), vec![], &[one, two]),
        (mark(1, "One.") + " * " + &mark(2, "Two."), between(1), &[one, two]),
        (mark(1, "One.") + "<x id='7'/>and " + &mark(2, "Two."), between(2), &[one, two]),
        (mark(1, "One.") + &mark(3, "Three."), vec![], &[one, both, "u/3:  = Three."]),
        (mark(1, "One.") + &mark(3, ""), vec![], &[one, both]),
        (
            mark(3, "3") + &mark(1, "One.") + &mark(1, "Once."),
            vec![],
            &[one, both, "u/3:  = 3", "u/1:  = Once."],
        ),
    ] {
        let file = format!(
            "<xliff version='1.2'><file source-language='ja' target-language='en'><trans-unit id='u'>\
             <source>一。二。</source><seg-source>{sources}</seg-source><target>{target}</target>\
             </trans-unit></file></xliff>"
        );
        let units: Vec<String> = units.iter().map(|unit| (*unit).to_owned()).collect();
        assert_eq!(counted("a.xlf", &file), (lost, units), "{target}");
    }
    let segment =
        |source: &str, target: &str| format!("<source>{source}</source><target{target}</target>");
    for (inside, lost) in [
        (format!("<segment>{}</segment>", segment("一。", ">One.")), vec![]),
        (
            format!("<segment>{}</segment>", segment("一。", " order='1'>One.")),
            vec!["orders of translations (1)".to_owned()],
        ),
        (
            format!(
                "<segment>{}</segment><ignorable>{}</ignorable>",
                segment("一。", ">One."),
                segment(" ", "> * ")
            ),
            between(1),
        ),
        (
            format!(
                "<segment>{}</segment><ignorable>{}</ignorable>",
                segment("一。", ">One."),
                segment("<ph id='1'/>", "> ")
            ),
            between(1),
        ),
    ] {
        let file = format!(
            "<xliff version='2.0' srcLang='ja' trgLang='en'><file id='f'><unit id='u'>{inside}</unit>\
             </file></xliff>"
        );
        assert_eq!(counted("a.xlf", &file), (lost, vec!["u: 一。 = One.".to_owned()]), "{inside}");
    }
}

#[test]
fn languages_and_encodings_of_remarks() {
    let memory = |inside: &str| {
        format!(
            "<tmx version='1.4'><header srclang='ja'/><body><tu>{inside}<tuv xml:lang='ja'><seg>猫</seg>\
             </tuv><tuv xml:lang='en'>{inside}<seg>cat</seg></tuv></tu></body></tmx>"
        )
    };
    let told = |count: i32| vec![format!("languages and encodings of remarks ({count})")];
    for (inside, lost) in [
        ("<note>n</note><prop type='p'>v</prop>", vec![]),
        ("<note xml:lang='fr' o-encoding='x'>n</note>", told(2)),
        ("<prop type='p' xml:lang='fr'>v</prop><note lang='fr'>n</note>", told(4)),
    ] {
        assert_eq!(counted("a.tmx", &memory(inside)).0, lost, "{inside}");
    }
    let xliff = "<xliff version='1.2'><file><trans-unit id='u'><source>猫</source>\
        <note xml:lang='fr'>n</note></trans-unit></file></xliff>";
    assert_eq!(counted("a.xlf", xliff).0, ["authors and priorities of notes (1)"]);
}

#[test]
fn languages_come_through_a_table_in_word() {
    for langs in [["de-AT", "fr-CA"], ["ja", "en"], ["zh-Hant-TW", "es-419"], ["", ""]] {
        let [source, target] = langs;
        let json = format!(
            "{{\"source\":{{\"lang\":\"{source}\",\"text\":\"1\"}},\
             \"targets\":[{{\"lang\":\"{target}\",\"text\":\"2\"}}]}}\n"
        );
        let files = folder(&[("a.jsonl", json.as_bytes())]);
        for args in [["a.jsonl", "b.docx"], ["b.docx", "c.jsonl"]] {
            let args = [&["convert", "--strict"][..], &args].concat();
            assert_eq!(taiyaku(files.path(), &args), (Some(0), String::new(), String::new()));
        }
        let back = fs::read_to_string(files.path().join("c.jsonl")).unwrap();
        let unit: serde_json::Value = serde_json::from_str(&back).unwrap();
        let lang = |text: &serde_json::Value| text["lang"].as_str().unwrap_or("").to_owned();
        assert_eq!([lang(&unit["source"]), lang(&unit["targets"][0])], langs, "{back}");
    }
}

#[test]
fn no_unit_is_a_bitext_all_the_same() {
    let none = "<tmx version='1.4'><header srclang='ja'/><body></body></tmx>";
    let files = folder(&[("a.tmx", none.as_bytes())]);
    let convert = |args: &[&str]| taiyaku(files.path(), &[&["convert"], args].concat());
    for args in [
        &["a.tmx", "b.jsonl"][..],
        &["b.jsonl", "c.tmx"],
        &["a.tmx", "d", "--to", "jsonl"],
        &["d", "e.xlf", "--from", "jsonl"],
    ] {
        assert_eq!(convert(args), (Some(0), String::new(), String::new()), "{args:?}");
    }
    assert_eq!(fs::read(files.path().join("b.jsonl")).unwrap(), b"");
    let (code, _, said) = convert(&["d", "f.tmx", "--from", "tmx"]);
    assert_eq!((code, said.starts_with("error: d: no sentence in it")), (Some(2), true), "{said}");
}
