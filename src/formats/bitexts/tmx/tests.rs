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

/// What a file is read as in chunks of at least some bytes, and how many chunks were units by
/// themselves.
fn in_chunks(file: &[u8], least: usize) -> (Vec<Result<Unit, ReadError>>, usize) {
    let mut reader = Reader::new(file);
    let mut units: Vec<_> = reader.next().into_iter().collect();
    let (mut left, mut whole) = (Vec::new(), 0);
    while let Some(chunk) = reader.cut(least) {
        match chunk.units() {
            Some(found) if left.is_empty() => {
                units.extend(found);
                whole += 1;
            }
            _ => left.push(chunk),
        }
    }
    reader.give_back(left);
    units.extend(reader);
    (units, whole)
}

#[test]
fn in_chunks_a_file_is_the_same() {
    let unit = "<tu tuid='1'>\n<tuv xml:lang='ja'><seg>猫</seg></tuv></tu>\n";
    let few = unit.repeat(3);
    for (expected, body) in [
        (2, few.clone()),
        (0, String::new()),
        // Cut in the middle of something else.
        (0, format!("{unit}<!-- </tu> -->{few}")),
        (2, format!("{few}<tu><note><![CDATA[</tu>]]></note></tu>{few}")),
        (1, format!("{unit}{unit}<tu><note x='</tu>'/></tu>{few}")),
        (1, format!("{unit}{unit}<tu><tu></tu></tu>{few}")),
        (2, format!("{few}<?x </tu>?>{few}")),
        // Something else begins there.
        (5, format!("{few}</body><body>{few}")),
        (2, format!("{few}</body><other>{few}</other><body>{few}")),
        (2, format!("{few}<header srclang='en'/>{few}")),
        (2, format!("{few}</body></tmx>{few}<tmx><body>")),
        (3, format!("{unit}<tu/>{few}<tu/>")),
        // Errors.
        (2, format!("{few}<tu></wrong>{few}")),
        (2, format!("{few}<tu tuid='1>{few}")),
        (2, format!("{few}<tu><note>&bogus;</note></tu>{few}")),
        (2, format!("{few}<tu>")),
        (2, format!("{few}{}{few}", "<a>".repeat(80))),
    ] {
        let file = format!("<tmx>\n<header srclang='ja'/><body>\n{body}</body></tmx>\n");
        let whole: Vec<_> = Reader::new(file.as_bytes()).collect();
        let mut chunks = Vec::new();
        for least in [1, 70, 200, 100_000] {
            let (units, count) = in_chunks(file.as_bytes(), least);
            assert_eq!(units, whole, "{body} by {least}");
            chunks.push(count);
        }
        assert_eq!(chunks[0], expected, "{body}");
    }
}

#[test]
fn names_that_cannot_be_said_again_are_not_cut() {
    let unit = "<tu><tuv xml:lang='ja'><seg>猫</seg></tuv></tu>";
    let file = format!("<tmx><bödy>{}</bödy></tmx>", unit.repeat(9));
    let (units, whole) = in_chunks(file.as_bytes(), 1);
    assert_eq!((units.len(), whole), (9, 0));
}
