//! Units, codes, entities, places of errors.

use super::*;

/// The texts of the first unit's variants, joined by `|`.
#[track_caller]
fn check(unit: &str, expected: &str) {
    let file = format!("<tmx><body><tu>{unit}</tu></body></tmx>");
    let unit = Reader::new(file.as_bytes()).next().unwrap().unwrap();
    let texts: Vec<String> = unit.texts().map(Text::plain).collect();
    assert_eq!(texts.join("|"), expected);
}

#[test]
fn codes_are_dropped_and_what_they_mark_stays() {
    check("<tuv><seg>a<ph>&lt;br/></ph>b</seg></tuv><tuv><seg>c</seg></tuv>", "ab|c");
    check("<tuv><seg>a <hi type='bold'>big <it>x</it>cat</hi>.</seg></tuv>", "a big cat.");
    check("<tuv><seg>a<ut>{\\b</ut>b<bpt>x<sub>tip <hi>y</hi></sub></bpt>c</seg></tuv>", "abc");
    check("<tuv><seg>a<mystery>b</mystery></seg></tuv>", "ab");
    check("<tuv><note>no</note><prop>x</prop><seg>a<!-- b --><?c d?></seg></tuv>", "a");
}

#[test]
fn entities_and_sections_are_text() {
    check("<tuv><seg>&lt;&#x732b;&#29483;&gt; &amp;&apos;&quot;</seg></tuv>", "<猫猫> &'\"");
    check("<tuv><seg><![CDATA[a & <b>]]> c</seg></tuv>", "a & <b> c");
    check("<tuv><seg/></tuv><tuv><seg>a</seg></tuv>", "|a");
}

#[test]
fn props_belong_to_their_unit_or_variant() {
    let file = r#"<tmx><body><tu><prop type="a">1</prop>
        <tuv lang="en"><prop type="b">2 &amp; 3</prop><seg>x</seg></tuv>
        <prop>4</prop></tu></body></tmx>"#;
    let unit = Reader::new(file.as_bytes()).next().unwrap().unwrap();
    let shown = |props: &[Prop]| -> Vec<String> {
        props.iter().map(|prop| format!("{}={}", prop.kind, prop.text)).collect()
    };
    assert_eq!(shown(&unit.about.props), ["a=1", "=4"]);
    assert_eq!(shown(&unit.source.about.props), ["b=2 & 3"]);
    assert_eq!(unit.source.plain(), "x");
}

/// The error of a file, after any units before it.
#[track_caller]
fn check_error(file: &str, expected: &str) {
    let mut units = Reader::new(file.as_bytes()).skip_while(Result::is_ok);
    assert_eq!(units.next().unwrap().unwrap_err().to_string(), expected);
    assert!(units.next().is_none());
}

#[test]
fn errors_have_places() {
    check_error("", "1:1: no element, expected <tmx>");
    check_error("<tmx>\n<tu>\n  ", "3:3: the file ends before </tu>");
    check_error("<tmx>\n<tu></tu>\n", "3:1: the file ends before </tmx>");
    check_error(
        "<tmx>\n\n<tu></seg></tu></tmx>",
        "3:5: ill-formed document: expected `</tu>`, but `</seg>` was found",
    );
    let deep = format!("<tmx>{}", "<a>".repeat(100));
    check_error(&deep, "1:195: elements nested deeper than 64");
    let broken = b"<tmx><tu>\n<tuv><seg>ab\xff</seg></tuv></tu></tmx>";
    let error = Reader::new(&broken[..]).next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "2:13: bytes that are no UTF-8");
}
