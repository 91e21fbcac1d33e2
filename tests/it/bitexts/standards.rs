//! What we read and write of XML, held against what the standards say.

use taiyaku::formats::bitexts::{BitextFormat, Unit};

use super::{cases, reduced, units_of, written};

#[test]
fn nothing_stands_beside_the_outermost_element() {
    let outside =
        |found: &str| format!("found `{found}`, expected nothing outside the outermost element");
    for (name, root, body) in [
        ("tmx", "tmx", "<body><tu><tuv><seg>a</seg></tuv><tuv><seg>b</seg></tuv></tu></body>"),
        (
            "xliff",
            "xliff",
            "<file><trans-unit id='1'><source>a</source><target>b</target></trans-unit></file>",
        ),
        (
            "xliff2",
            "xliff",
            "<file><unit id='1'><segment><source>a</source><target>b</target></segment></unit></file>",
        ),
    ] {
        let file = |before: &str, after: &str| {
            units_of(name, &format!("{before}<{root} version='2.1'>{body}</{root}>{after}"))
        };
        assert!(
            file("<?xml version='1.0'?>\n<!-- x -->", "\n<!-- x --><?x y?> \n").ends_with("a = b")
        );
        for (before, after, found) in [
            ("", "junk", "junk"),
            ("", "\n\n x </x>", "x"),
            ("", "<![CDATA[x]]>", "x"),
            ("", "&#120;", "x"),
            ("", "<tmx></tmx>", "<tmx>"),
            ("junk", "", "junk"),
        ] {
            let found = outside(found);
            let read = file(before, after);
            assert!(read.contains(&found), "{name}, {before}, {after}: {read}");
            assert_eq!(read.contains("a = b"), before.is_empty(), "{name}: {read}");
        }
    }
}

/// What the DTD of TMX 1.4 and the schemas of XLIFF say of the elements that we write: the
/// children that an element may have, phase by phase, and the attributes that it must have.
type Rule = (&'static str, &'static [&'static [&'static str]], &'static [&'static str]);

const TMX_RULES: &[Rule] = &[
    ("tmx", &[&["header"], &["body"]], &["version"]),
    (
        "header",
        &[],
        &[
            "creationtool",
            "creationtoolversion",
            "segtype",
            "o-tmf",
            "adminlang",
            "srclang",
            "datatype",
        ],
    ),
    ("body", &[&["tu"]], &[]),
    ("tu", &[&["note", "prop"], &["tuv"]], &[]),
    ("tuv", &[&["note", "prop"], &["seg"]], &["xml:lang"]),
    ("note", &[], &[]),
    ("prop", &[], &["type"]),
    ("seg", &[&["bpt", "ept", "ph"]], &[]),
    ("bpt", &[], &["i"]),
    ("ept", &[], &["i"]),
    ("ph", &[], &[]),
];

const XLIFF_RULES: &[Rule] = &[
    ("xliff", &[&["file"]], &["version", "xmlns"]),
    ("file", &[&["body"]], &["original", "source-language", "datatype"]),
    ("body", &[&["trans-unit"]], &[]),
    (
        "trans-unit",
        &[&["source"], &["target"], &["context-group", "note", "alt-trans"], &["taiyaku:prop"]],
        &["id"],
    ),
    ("alt-trans", &[&["target"]], &[]),
    ("context-group", &[&["context"]], &[]),
    ("context", &[], &["context-type"]),
    ("taiyaku:prop", &[], &["prop-type"]),
    ("note", &[], &[]),
    ("source", &[&["bpt", "ept", "ph", "g", "x"]], &[]),
    ("target", &[&["bpt", "ept", "ph", "g", "x"]], &[]),
    ("bpt", &[], &["id"]),
    ("ept", &[], &["id"]),
    ("ph", &[], &["id"]),
    ("g", &[], &["id"]),
    ("x", &[], &["id"]),
];

const XLIFF2_RULES: &[Rule] = &[
    ("xliff", &[&["file"]], &["version", "srcLang", "trgLang", "xmlns"]),
    ("file", &[&["unit"]], &["id"]),
    ("unit", &[&["mda:metadata"], &["notes"], &["originalData"], &["segment"]], &["id"]),
    ("mda:metadata", &[&["mda:metaGroup"]], &[]),
    ("mda:metaGroup", &[&["mda:meta"]], &[]),
    ("mda:meta", &[], &["type"]),
    ("notes", &[&["note"]], &[]),
    ("note", &[], &[]),
    ("originalData", &[&["data"]], &[]),
    ("data", &[], &["id"]),
    ("segment", &[&["source"], &["target"]], &[]),
    ("source", &[&["sc", "ec", "ph", "pc", "cp"]], &[]),
    ("target", &[&["sc", "ec", "ph", "pc", "cp"]], &[]),
    ("cp", &[], &["hex"]),
    ("sc", &[], &["id"]),
    ("ec", &[], &["startRef"]),
    ("ph", &[], &["id"]),
    ("pc", &[], &["id"]),
];

#[test]
fn xml_files_follow_their_standards() {
    use quick_xml::events::Event;
    for (name, rules) in [("tmx", TMX_RULES), ("xliff", XLIFF_RULES), ("xliff2", XLIFF2_RULES)] {
        let format = BitextFormat::named(name).unwrap();
        let units: Vec<Unit> =
            cases().into_iter().filter_map(|(_, unit)| reduced(format, unit)).collect();
        let [file, ..] = written(format, &units);
        let text = String::from_utf8(file.bytes()).unwrap();
        let mut xml = quick_xml::Reader::from_str(&text);
        xml.config_mut().expand_empty_elements = true;
        let rule = |element: &str| {
            rules.iter().find(|(own, ..)| *own == element).unwrap_or_else(|| panic!("<{element}>"))
        };
        let mut ids = std::collections::HashSet::new();
        // The open elements and the phases that their children have reached.
        let mut open: Vec<(&Rule, usize)> = Vec::new();
        loop {
            match xml.read_event().unwrap() {
                Event::Start(tag) => {
                    let element = tag.name().into_inner().to_owned();
                    if let Some(((parent, phases, _), phase)) = open.last_mut() {
                        let is_text = matches!(*parent, "seg" | "source" | "target" | "g" | "pc");
                        let later = phases.iter().skip(*phase);
                        let found = later.clone().position(|p| p.contains(&element.as_str()));
                        assert!(found.is_some() || is_text, "{name}: <{element}> in <{parent}>");
                        *phase += found.unwrap_or(0);
                    }
                    let (_, _, required) = rule(&element);
                    for attribute in *required {
                        let found = tag.try_get_attribute(attribute).unwrap();
                        assert!(found.is_some(), "{name}: <{element}> without {attribute}");
                    }
                    if matches!(element.as_str(), "trans-unit" | "unit") {
                        let id = tag.try_get_attribute("id").unwrap().unwrap().value.into_owned();
                        assert!(ids.insert(id.clone()), "{name}: {id} twice");
                    }
                    open.push((rule(&element), 0));
                }
                Event::End(_) => drop(open.pop()),
                Event::Eof => break,
                _ => {}
            }
        }
        let marks = ["bpt", "ept", "ph"].iter().filter(|mark| text.contains(&format!("<{mark}")));
        assert!(marks.count() > 0, "{name}: no case has codes");
    }
}
