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
