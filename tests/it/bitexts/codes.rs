//! Names and codes that a file cannot hold as they stand.

use taiyaku::formats::bitexts::{BitextFormat, Dialect, Input, Role, Unit};

use super::{code, pair, read_back, reduced, undressed, written};

/// XLIFF wants a name for each unit, and another for each; gettext another context or source.
#[test]
fn units_of_one_name_are_written_under_two() {
    let named = |source: &str, target: &str, id: Option<&str>| Unit {
        id: id.map(str::to_owned),
        ..pair(source, target)
    };
    let units = [
        named("一", "one", Some("n")),
        named("二", "two", Some("n")),
        named("一", "one again", Some("n")),
        named("一", "1", None),
        named("一", "I", None),
        named("一", "first", Some("taiyaku-2")),
    ];
    for (name, start, renamed) in
        [("xliff", "<trans-unit id=\"", 5), ("xliff2", "<unit id=\"", 5), ("po", "msgctxt \"", 3)]
    {
        let format = BitextFormat::named(name).unwrap();
        let files = written(format, &units);
        let text = String::from_utf8(files[0].bytes()).unwrap();
        assert_eq!(text.matches(&format!("{start}taiyaku-")).count(), renamed, "{text}");
        let mut names: Vec<_> = text
            .split(start)
            .skip(1)
            .map(|rest| (rest.split('"').next(), rest.split("msgid").nth(1)))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup_by_key(|(name, source)| {
            (*name, source.map(|s| s.lines().next().map(str::to_owned)))
        });
        assert_eq!(names.len(), all, "{text}");
        assert!(read_back(format, &files) == units, "{text}");
    }
}

/// Half of a pair whose other half is in another unit; XML's numbers for characters that it forbids.
#[test]
fn lone_codes_and_forbidden_characters_make_valid_files() {
    let file = "<tmx><body><tu><tuv><seg>a<it pos='begin' x='1'>&lt;b></it>b<bpt i='2'>(</bpt>c\
        <ept i='2'>)</ept></seg></tuv><tuv><seg>c<it pos='end' x='3'>&lt;/b></it><ph x='4' \
        assoc='&#1;&#x1f;'>=</ph></seg></tuv></tu></body></tmx>";
    let input = Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
    let tmx = BitextFormat::named("tmx").unwrap();
    let unit = tmx.units(input).next().unwrap().unwrap();
    for (name, expected) in [
        (
            "xliff",
            [
                "a<it id=\"1\" pos=\"open\">&lt;b&gt;</it>b<bpt id=\"2\">(</bpt>c<ept id=\"2\">)</ept><",
                "c<it id=\"3\" pos=\"close\">&lt;/b&gt;</it><ph id=\"4\">=</ph><",
            ],
        ),
        (
            "xliff2",
            [
                "a<sc id=\"1\" isolated=\"yes\" dataRef=\"o1\"></sc>b<sc id=\"2\" dataRef=\"o2\"></sc>c\
              <ec startRef=\"2\" dataRef=\"c2\"></ec><",
                "c<ec id=\"3\" isolated=\"yes\" dataRef=\"c3\"></ec><ph id=\"4\" dataRef=\"s4\"></ph><",
            ],
        ),
    ] {
        let format = BitextFormat::named(name).unwrap();
        let expected_unit = reduced(format, unit.clone()).unwrap();
        let files = written(format, std::slice::from_ref(&expected_unit));
        let text = String::from_utf8(files[0].bytes()).unwrap();
        for part in expected {
            assert!(text.contains(part), "{name}: {part}\n{text}");
        }
        let again = read_back(format, &files).remove(0);
        // And from there to TMX.
        let back = reduced(tmx, again).unwrap();
        let text = String::from_utf8(written(tmx, &[back])[0].bytes()).unwrap();
        let part =
            "a<it x=\"1\" pos=\"begin\">&lt;b&gt;</it>b<bpt i=\"2\">(</bpt>c<ept i=\"2\">)</ept><";
        assert!(text.contains(part), "{name}: {text}");
        assert!(text.contains("c<it x=\"3\" pos=\"end\">&lt;/b&gt;</it>"), "{name}: {text}");
    }
    let kept = reduced(tmx, unit).unwrap();
    let text = String::from_utf8(written(tmx, &[kept])[0].bytes()).unwrap();
    assert!(!text.contains("&#"), "{text}");
}

/// XLIFF wants a name of every code; TMX, XLIFF 1.2 and 2.1 of one text.
#[test]
fn codes_without_a_name_get_a_number() {
    let segs = |source: &str, target: &str| {
        format!(
            "<tmx><body><tu><tuv><seg>{source}</seg></tuv><tuv><seg>{target}</seg></tuv></tu></body></tmx>"
        )
    };
    let nested = "<bpt>[</bpt><bpt>(</bpt>a<ept>)</ept>b<ept>]</ept><ph/>";
    let swapped = "<ph/><bpt>(</bpt>A<ept>)</ept><bpt>[</bpt>B<ept>]</ept>";
    let old = "<ut>{</ut>a<ph x='1'>|</ph><ut>}</ut>";
    let other = "<bpt i='1'>{</bpt>a<ept i='1'>}</ept>";
    for (name, file, expected) in [
        (
            "xliff",
            segs(nested, swapped),
            [
                "<bpt id=\"1\">[</bpt><bpt id=\"2\">(</bpt>a<ept id=\"2\">)</ept>b<ept id=\"1\">]</ept>\
                 <ph id=\"3\"></ph><",
                "<ph id=\"3\"></ph><bpt id=\"2\">(</bpt>A<ept id=\"2\">)</ept><bpt id=\"1\">[</bpt>B\
                 <ept id=\"1\">]</ept><",
            ],
        ),
        (
            "xliff2",
            segs("<it pos='begin'>[</it>a", "A<it pos='end'>]</it><hi>b</hi>"),
            [
                "<sc id=\"1\" isolated=\"yes\" dataRef=\"o1\"></sc>a<",
                "A<ec id=\"2\" isolated=\"yes\" dataRef=\"c2\"></ec>b<",
            ],
        ),
        (
            "xliff",
            segs(old, old),
            [
                "<source><ph id=\"2\">{</ph>a<ph id=\"1\">|</ph><ph id=\"3\">}</ph><",
                "<target><ph id=\"2\">",
            ],
        ),
        // `i` pairs the halves in a text, `x` a code with its counterpart.
        (
            "xliff2",
            segs(
                "<bpt i='1' x='7'>[</bpt>a<ept i='1'>]</ept><ph x='1'/>",
                "<ph x='1'/><bpt i='2' x='7'>[</bpt>A<ept i='2'>]</ept>",
            ),
            [
                "<sc id=\"7\" dataRef=\"o7\"></sc>a<ec startRef=\"7\" dataRef=\"c7\"></ec><ph id=\"1\">",
                "<ph id=\"1\"></ph><sc id=\"7\" dataRef=\"o7\"></sc>A<ec startRef=\"7\" dataRef=\"c7\"></ec><",
            ],
        ),
        (
            "xliff",
            segs(
                "<bpt i='1'>[</bpt>a<ept i='1'>]</ept><ph x='1'>|</ph>",
                "<ph x='1'>/</ph><bpt i='1'>[</bpt>A<ept i='1'>]</ept>",
            ),
            [
                "<bpt id=\"1\">[</bpt>a<ept id=\"1\">]</ept><ph id=\"2\">|</ph><",
                "<ph id=\"2\">/</ph><bpt id=\"1\">[</bpt>A",
            ],
        ),
        // What the data is called does not make one text of two.
        (
            "xliff2",
            segs("<bpt i='1'>[</bpt>a<ept i='1'>]</ept>", other),
            [
                "<data id=\"c1\">]</data><data id=\"c1-2\">}</data><data id=\"o1\">[</data>\
                 <data id=\"o1-2\">{</data>",
                "<sc id=\"1\" dataRef=\"o1-2\"></sc>a<ec startRef=\"1\" dataRef=\"c1-2\"></ec>",
            ],
        ),
    ] {
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        let unit = BitextFormat::named("tmx").unwrap().units(input).next().unwrap().unwrap();
        let format = BitextFormat::named(name).unwrap();
        let expected_unit = reduced(format, unit).unwrap();
        let files = written(format, std::slice::from_ref(&expected_unit));
        let text = String::from_utf8(files[0].bytes()).unwrap();
        for part in expected {
            assert!(text.contains(part), "{name}: {part}\n{text}");
        }
        let mut read = read_back(format, &files).remove(0);
        read.place = expected_unit.place;
        assert_eq!(undressed(read), undressed(expected_unit));
    }
}

#[test]
fn codes_that_are_not_what_they_say_are_written_anew() {
    let tmx = BitextFormat::named("tmx").unwrap();
    for raw in
        ["<b>", "</seg><seg>", "<ph>&bogus;</ph>", "<ph></ph><ph></ph>", "x", "<ph>\u{1}</ph>"]
    {
        let mut unit = pair("a", "b");
        unit.source.pieces.push(code(Role::Stands, "1", "<br>", raw, Dialect::Tmx));
        let expected = reduced(tmx, unit).unwrap();
        let [file, ..] = written(tmx, std::slice::from_ref(&expected));
        let text = String::from_utf8(file.bytes()).unwrap();
        assert!(text.contains("a<ph x=\"1\">&lt;br&gt;</ph></seg>"), "{raw}: {text}");
    }
}
