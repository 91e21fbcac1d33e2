//! What holds of every format in the table, whatever a unit has in it.

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use taiyaku::formats::bitexts::{BITEXTS, BitextFormat, Facet, Layout, Losses, Unit};

use super::{cases, pair, read_back, settings, undressed, written};
use crate::support::project;

/// The names in an XML file whose prefix is bound to no namespace.
fn unbound(file: &[u8]) -> Vec<String> {
    let mut reader = NsReader::from_str(std::str::from_utf8(file).unwrap());
    let mut unbound = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::Eof => return unbound,
                _ => continue,
            }
        };
        let names = tag.attributes().map(|attribute| attribute.unwrap().key);
        for name in names.chain([tag.name()]) {
            if matches!(reader.resolver().resolve(name, true).0, ResolveResult::Unknown(_)) {
                unbound.push(name.into_inner().to_owned());
            }
        }
    }
}

#[test]
fn what_is_written_is_read_back_or_declared_lost() {
    let mut wrong = Vec::new();
    for format in BITEXTS {
        for (name, unit) in cases() {
            let mut losses = Losses::new(format.keeps, format.dialect, settings());
            let expected: Vec<Unit> = losses.reduce(unit.clone()).into_iter().collect();
            let files = written(format, &expected);
            if format.dialect.is_some() {
                assert_eq!(unbound(&files[0].bytes()), [""; 0], "{}, {name}", format.name);
            }
            let found = read_back(format, &files);
            if found != expected {
                wrong.push(format!("{}, {name}:\n  {found:?}\n  {expected:?}", format.name));
            }
            let kept: Vec<Unit> = expected.iter().cloned().map(undressed).collect();
            if losses.found().is_empty() && kept != [undressed(unit)] {
                wrong.push(format!("{}, {name}: lost in silence", format.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn all_cases_in_one_file() {
    for format in BITEXTS {
        let mut losses = Losses::new(format.keeps, format.dialect, settings());
        let expected: Vec<Unit> =
            cases().into_iter().filter_map(|(_, unit)| losses.reduce(unit)).collect();
        let found = read_back(format, &written(format, &expected));
        assert_eq!(found.len(), expected.len(), "{}", format.name);
        assert!(found == expected, "{}", format.name);
        let again = written(format, &expected);
        let same =
            again.iter().zip(written(format, &expected)).all(|(a, b)| a.bytes() == b.bytes());
        assert!(same, "{}: other bytes for the same units", format.name);
    }
}

#[test]
fn a_file_without_units() {
    for format in BITEXTS {
        let found = read_back(format, &written(format, &[]));
        assert!(
            found.iter().all(|unit| *unit == pair("", "")) || found.is_empty(),
            "{}",
            format.name
        );
    }
}

#[test]
fn formats_are_told_by_their_beginning() {
    for format in BITEXTS.iter().filter(|format| format.layout == Layout::Text) {
        let [main, ..] = written(format, &[pair("猫", "cat")]);
        let text = String::from_utf8(main.bytes()).unwrap();
        let found = BitextFormat::of_content(&text).map(|format| format.name);
        // hunalign's and Bitextor's columns look like any table.
        let expected = match format.name {
            "hunalign" | "bitextor" => "tsv",
            name => name,
        };
        assert_eq!(found, Some(expected), "{text}");
    }
}

#[test]
fn every_format_has_a_fuzz_target_with_seeds() {
    let fuzz = project().join("fuzz");
    let targets = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    for BitextFormat { name, .. } in BITEXTS {
        let target = std::fs::read_to_string(fuzz.join("targets").join(format!("{name}.rs")));
        assert!(target.unwrap_or_default().contains(&format!("named(\"{name}\")")), "{name}");
        assert!(targets.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
        let seeds = std::fs::read_dir(fuzz.join("seeds").join(name));
        assert!(seeds.is_ok_and(|mut seeds| seeds.next().is_some()), "no seeds for {name}");
    }
}

#[test]
fn what_a_format_keeps_is_named_once() {
    for format in BITEXTS {
        let mut kept: Vec<Facet> = format.keeps.to_vec();
        kept.dedup();
        assert_eq!(kept.len(), format.keeps.len(), "{}", format.name);
        assert!(format.dialect.is_none() || kept.contains(&Facet::Codes), "{}", format.name);
    }
}
