//! Every format for bitexts: what is written is read back, but for what its line in the table
//! says that it does not keep.

use std::cell::RefCell;
use std::io::{self, BufRead, Cursor, Write};
use std::rc::Rc;

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use taiyaku::formats::Place;
use taiyaku::formats::bitexts::{
    BITEXTS, BitextFormat, Code, Dates, Dialect, Facet, Input, Layout, Losses, Output, Piece, Prop,
    Role, Settings, State, Target, Text, Unit,
};

use crate::reading;
use crate::support::project;

/// A file in memory that is still there when its writer is gone.
#[derive(Clone, Default)]
pub struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Shared {
    fn reader(&self) -> Box<dyn BufRead> {
        Box::new(Cursor::new(self.0.borrow().clone()))
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.0.borrow().clone()
    }
}

fn settings() -> Settings {
    Settings {
        source_lang: "ja".to_owned(),
        target_lang: "en".to_owned(),
        original: "a<b>&\".txt".to_owned(),
        date: Some("20261125T213000Z".to_owned()),
        ..Settings::default()
    }
}

/// The files that a format makes of units.
pub fn written(format: &BitextFormat, units: &[Unit]) -> [Shared; 3] {
    let files: [Shared; 3] = Default::default();
    let [main, source, target] = files.clone();
    let has_texts = matches!(format.layout, Layout::Links | Layout::Pair);
    let texts: [Box<dyn Write>; 2] = [Box::new(source), Box::new(target)];
    let output = Output { main: Box::new(main), texts: has_texts.then_some(texts) };
    let mut writer = (format.write)(output, &settings()).unwrap();
    for unit in units {
        writer.push(unit).unwrap();
    }
    writer.finish().unwrap();
    files
}

fn read_back(format: &BitextFormat, [main, source, target]: &[Shared; 3]) -> Vec<Unit> {
    let has_texts = matches!(format.layout, Layout::Links | Layout::Pair);
    let texts = has_texts.then(|| [source.reader(), target.reader()]);
    let langs = ["ja".to_owned(), "en".to_owned()];
    let units = format.units(Input { main: main.reader(), texts, langs });
    units
        .map(|unit| unit.unwrap_or_else(|error| panic!("{}: {error}", format.name)))
        .map(|unit| Unit { place: Place::default(), ..unit })
        .collect()
}

fn pair(source: &str, target: &str) -> Unit {
    Unit::pair(Text::new("ja", source), Text::new("en", target))
}

fn code(role: Role, id: &str, data: &str, raw: &str, dialect: Dialect) -> Piece {
    let (id, data, raw) = (id.to_owned(), data.to_owned(), raw.to_owned());
    Piece::Code(Code { role, id, data, raw, dialect, reference: String::new() }.into())
}

/// Whatever a unit may hold that has hurt somebody.
pub fn cases() -> Vec<(&'static str, Unit)> {
    let mut cases: Vec<(&str, Unit)> = vec![
        ("plain", pair("猫。", "A cat.")),
        ("the end of a section", pair("a]]>b", "]]>")),
        ("markup", pair("<b>&amp;</b>", "& < > \" ' &#65; &bogus;")),
        ("controls", pair("a\u{0}b\u{1}c\u{1b}d", "\u{b}\u{c}\u{7f}\u{85}\u{fffe}\u{ffff}")),
        ("line feeds", pair("一\n二\n\n三", "\none\n")),
        ("carriage returns", pair("一\r\n二\r三", "one\r")),
        ("tabs", pair("\t一\t二", "one\ttwo\t")),
        ("blanks", pair("  一  ", " \u{3000} ")),
        ("quotation marks", pair("\"一\"", "\"\"\", \"two\", 'three'")),
        ("right to left", pair("\u{202b}א\u{200f}", "\u{2067}ب\u{2069}\u{200e}")),
        ("emoji", pair("👩\u{200d}👩\u{200d}👧🇯🇵", "\u{feff}𝔘𠮷e\u{301}")),
        ("line separators", pair("一\u{2028}二\u{2029}", "a\u{85}b")),
        ("backslashes", pair("\\n\\t\\\\", "C:\\new\\x41\\101")),
        ("a formula", pair("=1+2", "+cmd|' /C calc'!A0")),
        ("escapes of workbooks", pair("_x000D_ _x0041_", "_x005F_x0041_")),
        ("a JSON list", pair("[1]", "[\"x\"]")),
        ("a separator of sentences", pair("~~~", "| ||| ;;; , ; ~~~")),
        ("a comment", pair("# a", "#, fuzzy")),
        ("a number", pair("12", "1e3")),
        ("an omission", pair("訳さない。", "")),
        ("an addition", pair("", "Added.")),
        ("long", pair(&"雨".repeat(9000), &"rain ".repeat(6000))),
    ];
    let draft = |name: &str, text: &str, confidence, state| Target {
        text: Text::new("en", text),
        draft: name.to_owned(),
        confidence,
        state,
    };
    let mut drafts = pair("二つの訳", "");
    drafts.targets = vec![
        draft("a & \"b\"", "One draft.", Some(0.25), Some(State::Reviewed)),
        draft("c\td", "Another draft.", Some(0.97), Some(State::NeedsReview)),
    ];
    cases.push(("two drafts", drafts.tidy()));
    let mut languages = pair("猫", "cat");
    languages.targets.push(Target { text: Text::new("fr-CA", "chat"), ..Target::default() });
    cases.push(("three languages", languages));
    for (name, state) in [
        ("initial", State::Initial),
        ("needs review", State::NeedsReview),
        ("translated", State::Translated),
        ("reviewed", State::Reviewed),
        ("final", State::Final),
    ] {
        let mut unit = pair("状態", "state");
        unit.targets[0].state = Some(state);
        cases.push((name, unit));
    }
    for (name, confidence) in [("a third", 1.0 / 3.0), ("sure", 1.0), ("a tiny one", 1.25e-7)] {
        let mut unit = pair("確率", "probability");
        unit.targets[0].confidence = Some(confidence);
        cases.push((name, unit));
    }
    for (name, id) in
        [("an id", "7"), ("a name", "menu/file & \"open\" 開く"), ("like ours", "taiyaku-3")]
    {
        cases.push((name, Unit { id: Some(id.to_owned()), ..pair("名", "name") }));
    }
    let mut noted = pair("注", "note");
    noted.about.notes = ["one", "two\nlines\n", "", "<b>&", "[x"].map(str::to_owned).to_vec();
    noted.about.props = [("x-a", "1"), ("", "<&>\""), ("reference", "a.c:1"), ("flags", "c\nd")]
        .map(|(kind, text)| Prop { kind: kind.to_owned(), text: text.to_owned() })
        .to_vec();
    let (created, changed_by) = ("20260101T000000Z".to_owned(), "小野 & co".to_owned());
    let dates = Dates { created: Some(created), changed_by: Some(changed_by), ..Dates::default() };
    noted.about.dates = dates.boxed();
    noted.source.about.notes = vec!["on the source".to_owned()];
    noted.targets[0].text.about.props = noted.about.props.clone();
    let dates = Dates { created_by: Some("x".to_owned()), ..Dates::default() };
    noted.targets[0].text.about.dates = dates.boxed();
    cases.push(("remarks", noted));
    let props = |props: &[(&str, &str)]| {
        let prop = |(kind, text): &(&str, &str)| Prop {
            kind: (*kind).to_owned(),
            text: (*text).to_owned(),
        };
        props.iter().map(prop).collect::<Vec<_>>()
    };
    let mut limited = pair("題", "title");
    limited.id = Some("t".to_owned());
    limited.targets[0].state = Some(State::NeedsReview);
    limited.about.props = props(&[
        ("xliff:translate", "no"),
        ("xliff:resname", "a \"title\""),
        ("xliff:maxwidth", "20"),
        ("xliff:size-unit", "char"),
        ("xliff:state-qualifier", "fuzzy-match"),
        ("xliff:state", "needs-l10n"),
        ("xliff:context/sourcefile", "a<b>.c"),
        ("xliff:context/linenumber", "5"),
        ("xliff:context/sourcefile", "b.c"),
        ("xliff:maxwidth", "twice"),
    ]);
    cases.push(("attributes of XLIFF", limited));
    let mut used = pair("語", "word");
    used.about.props = props(&[("tmx:usagecount", "7"), ("tmx:segtype", "phrase"), ("x", "y")]);
    used.targets[0].text.about.props = props(&[("tmx:lastusagedate", "20260101T000000Z")]);
    cases.push(("attributes of TMX", used));
    let mut sentences = pair("一。", "One.");
    sentences.source.pieces.extend([Piece::Break, Piece::Text("二。".to_owned())]);
    sentences.targets[0].text.pieces.extend([
        Piece::Break,
        Piece::Text("Two.".to_owned()),
        Piece::Break,
        Piece::Text("Three.".to_owned()),
    ]);
    cases.push(("sentences", sentences));
    let coded = |before: &str, pieces: [Piece; 3], after: &str| {
        let [open, close, alone] = pieces;
        let mut text = Text::new("ja", before);
        text.pieces.extend([open, Piece::Text("太字".to_owned()), close, alone]);
        text.push_str(after);
        let mut target = text.clone();
        target.lang = "en".to_owned();
        Unit::pair(text, target)
    };
    let tmx = |role, id, data, raw| code(role, id, data, raw, Dialect::Tmx);
    let marks = [
        tmx(Role::Opens, "1", "<b>", "<bpt i=\"1\">&lt;b&gt;</bpt>"),
        tmx(Role::Closes, "1", "</b>", "<ept i=\"1\">&lt;/b&gt;</ept>"),
        tmx(Role::Stands, "2", "<br/>", "<ph x=\"2\">&lt;br/&gt;</ph>"),
    ];
    cases.push(("TMX's codes", coded("a", marks, "z")));
    let xliff = |role, id, data, raw| code(role, id, data, raw, Dialect::Xliff1);
    let marks = [
        xliff(Role::Opens, "1", "", "<g id=\"1\" ctype=\"bold\">"),
        xliff(Role::Closes, "1", "", "</g>"),
        xliff(Role::Stands, "2", "", "<x id=\"2\"></x>"),
    ];
    cases.push(("XLIFF's codes", coded("", marks, "")));
    let xliff2 = |role, id, data, raw| code(role, id, data, raw, Dialect::Xliff2);
    let marks = [
        xliff2(Role::Opens, "1", "", "<pc id=\"1\">"),
        xliff2(Role::Closes, "1", "", "</pc>"),
        xliff2(Role::Stands, "2", "", "<ph id=\"2\" equiv=\"x\"></ph>"),
    ];
    cases.push(("XLIFF 2's codes", coded("& ", marks, "")));
    // Files of tools have namespaces of their own, and so do modules of the standard.
    let marks = [
        xliff(Role::Opens, "1", "", "<mrk mtype=\"x-sdl-comment\" mid=\"1\" sdl:cid=\"c\">"),
        xliff(Role::Closes, "1", "", "</mrk>"),
        xliff(Role::Stands, "2", "x", "<ph id=\"2\"><a:b>x</a:b></ph>"),
    ];
    cases.push(("codes of tools in XLIFF", coded("", marks, "")));
    let marks = [
        xliff2(Role::Opens, "1", "", "<pc id=\"1\" fs:fs=\"b\">"),
        xliff2(Role::Closes, "1", "", "</pc>"),
        xliff2(Role::Stands, "2", "", "<ph id=\"2\" my:a=\">\" taiyaku:b=\"\"></ph>"),
    ];
    cases.push(("codes of modules in XLIFF 2", coded("", marks, "")));
    cases
}

/// A unit as a format can hold it.
pub fn reduced(format: &BitextFormat, unit: Unit) -> Option<Unit> {
    Losses::new(format.keeps, format.dialect, settings()).reduce(unit)
}

/// The unit with what its codes mean, whatever the way in which they are written.
fn undressed(mut unit: Unit) -> Unit {
    for piece in unit.texts_mut().flat_map(|text| &mut text.pieces) {
        if let Piece::Code(code) = piece {
            code.raw.clear();
            code.reference.clear();
            code.dialect = Dialect::Tmx;
        }
    }
    unit
}

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

/// The units of a file in a format, each as `ID: SOURCE = TARGET = …`, or its error.
fn units_of(name: &str, file: &str) -> String {
    let langs = Default::default();
    let input = Input { main: Box::new(file.as_bytes()), texts: None, langs };
    let shown = BitextFormat::named(name).unwrap().units(input).map(|unit| match unit {
        Ok(unit) => {
            let texts: Vec<String> = unit.texts().map(Text::plain).collect();
            let id = unit.id.map(|id| format!("{id}: ")).unwrap_or_default();
            format!("{id}{}", texts.join(" = "))
        }
        Err(error) => error.to_string(),
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn quotation_marks_that_are_not_closed_are_errors() {
    let text = "a quoted cell with text after its end";
    for (name, file, expected) in [
        ("csv", "ja,en\n猫,cat\n犬,\"dog\n鳥,bird\n", "3:5: found a quoted cell without end"),
        ("csv", "ja,en\r\n猫,\"Hi \"\"you\"\" ok\" x\r\n", &format!("2:5: found {text}")),
        ("csv", "ja;en\n\"猫\"x;cat\n", &format!("2:1: found {text}")),
        ("csv", "\"猫,cat\n", "1:1: found a quoted cell without end"),
        ("tsv", "unit\tsource\ttarget\n1\t\"猫\tcat\n", "2:3: found a quoted cell without end"),
    ] {
        let found = units_of(name, file);
        assert!(found.contains(expected), "{file}: {found}");
    }
    for (name, file, expected) in [
        ("csv", "ja,en\n\"一\n二\" ,\"a \"\"b\"\"\"\n", "一\n二  = a \"b\""),
        ("csv", "ja,en\n猫,a \"b\" c\r\n犬,\"\"", "猫 = a \"b\" c; 犬"),
        // Most TSV is written without quoting.
        ("tsv", "ja\ten\n猫\t\"cat\n", "猫 = \"cat"),
    ] {
        assert_eq!(units_of(name, file), expected, "{file}");
    }
    let long = format!("ja,en\n猫,\"cat\n{}", "犬,dog\n".repeat(1_000_000));
    assert!(units_of("csv", &long).starts_with("2:5: found a quoted cell without end"));
}

#[test]
fn broken_catalogues_are_errors() {
    for (file, expected) in [
        (
            "msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n",
            "2:1: found `msgid`, expected msgstr before it",
        ),
        ("msgid \"a\"\nmsgctxt \"b\"\n", "2:1: found `msgctxt`, expected msgstr before it"),
        ("msgctxt \"a\"\nmsgctxt \"b\"\n", "2:1: found `msgctxt`, expected msgid before it"),
        ("msgid \"a\"\n\n#: x\nmsgid \"b\"\n", "4:1: found `msgid`, expected msgstr before it"),
        ("#: x\nmsgid \"a\"\n", "1:1: found msgid without msgstr, expected msgstr"),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "3:1: found `msgstr`, expected one msgstr"),
        (
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n",
            "3:1: found `msgstr`, expected msgstr[0] after msgid_plural",
        ),
        (
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"c\"\n",
            "4:1: found `msgstr[2]`, expected the numbers of msgstr in their order",
        ),
        (
            "msgid \"a\"\nmsgstr[0] \"c\"\n",
            "2:1: found `msgstr[0]`, expected msgid_plural before it",
        ),
        // White space means nothing to gettext.
        ("msgid \"a\"\n\nmsgstr \"b\"\nmsgid \"\"\n\"c\"\nmsgstr \"d\"\n", "a = b; c = d"),
    ] {
        assert_eq!(units_of("po", file), expected, "{file}");
    }
}

#[test]
fn catalogues_have_their_comments_in_the_order_of_gettext() {
    let file = "#: a.c:1\n#. for whom\n#, c-format\n#, fuzzy\n#| msgid \"old\"\nmsgid \"猫\"\nmsgstr \"cat\"\n";
    let po = BitextFormat::named("po").unwrap();
    let main: Box<dyn BufRead> = Box::new(file.as_bytes());
    let langs = ["ja".to_owned(), "en".to_owned()];
    let units = po.units(Input { main, texts: None, langs }).collect::<Result<Vec<_>, _>>();
    let mut units = units.unwrap();
    units[0].about.notes = vec!["a note".to_owned()];
    let prop = |(kind, text): (&str, &str)| Prop { kind: kind.to_owned(), text: text.to_owned() };
    units[0].about.props.extend([("previous", "a\nb"), ("x", "y")].map(prop));
    let [file, ..] = written(po, &units);
    let text = String::from_utf8(file.bytes()).unwrap();
    let entry = text.split("\n\n").nth(1).unwrap();
    let expected = "# a note\n#. for whom\n#. {\"kind\":\"x\",\"text\":\"y\"}\n#: a.c:1\n\
        #. {\"kind\":\"previous\",\"text\":\"a\\nb\"}\n#, fuzzy, c-format\n#| msgid \"old\"\n\
        msgid \"猫\"\nmsgstr \"cat\"\n";
    assert_eq!(entry, expected);
}

/// Lines of Windows among others, and notes whose own lines end so.
#[test]
fn catalogues_with_lines_of_both_kinds() {
    let lines = [
        "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\n",
        "# note\n# 2\n#: a.c:1\n#, c-format\n",
        "#| msgid \"x\"\nmsgid \"\"\n\"cat\"\nmsgstr \"猫\\r\"\n",
    ];
    let units = |file: &str| {
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        let units = BitextFormat::named("po").unwrap().units(input);
        units.map(|unit| undressed(unit.unwrap())).collect::<Vec<_>>()
    };
    let expected = units(&lines.concat());
    assert_eq!(expected[0].about.notes, ["note\n2"]);
    for dos in 0..8 {
        let is_dos = |index: usize| (dos >> index) & 1 == 1;
        let ended = |(line, index): (&&str, usize)| match is_dos(index) {
            true => line.replace('\n', "\r\n"),
            false => (*line).to_owned(),
        };
        assert_eq!(units(&lines.iter().zip(0..).map(ended).collect::<String>()), expected, "{dos}");
    }
    let po = BitextFormat::named("po").unwrap();
    let mut unit = pair("cat", "猫");
    unit.about.notes = vec!["a\r\nb\r".to_owned()];
    let mut read = read_back(po, &written(po, std::slice::from_ref(&unit)));
    read[0].place = unit.place;
    assert_eq!(read, [unit]);
}

/// A context without a character is one.
#[test]
fn empty_contexts_are_contexts() {
    let file = "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\nmsgctxt \"\"\nmsgid \"cat\"\nmsgstr \"猫\"\n\n\
                msgid \"cat\"\nmsgstr \"ネコ\"\n\nmsgctxt \"\"\nmsgid \"cat\"\nmsgstr \"ねこ\"\n";
    let units = |file: &str| {
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        BitextFormat::named("po").unwrap().units(input).map(Result::unwrap).collect::<Vec<_>>()
    };
    let po = BitextFormat::named("po").unwrap();
    let read = units(file);
    let text = String::from_utf8(written(po, &read)[0].bytes()).unwrap();
    assert!(
        text.contains("\nmsgctxt \"\"\nmsgid \"cat\"\nmsgstr \"猫\"\n\nmsgid \"cat\""),
        "{text}"
    );
    let again = units(&text);
    assert!(again.iter().zip(&read).all(|(again, read)| again.about == read.about), "{text}");
}

#[test]
fn a_catalogue_gets_its_mark_of_doubt_before_earlier_texts() {
    let file = "#, c-format\n#| msgid \"old\"\nmsgid \"cat\"\nmsgstr \"猫\"\n";
    let target = pair("", "猫").targets.remove(0);
    let doubted = Target { state: Some(State::NeedsReview), ..target };
    let po = BitextFormat::named("po").unwrap();
    let edited = po.edit(file, &mut |_| Some(doubted.clone())).unwrap().unwrap();
    assert_eq!(edited.text, file.replace("#|", "#, fuzzy\n#|"));
}

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

#[test]
fn columns_of_one_meaning_are_kept_apart() {
    for (file, expected) in [
        ("source,target,target\nやあ,Hi,Hello\n", "やあ = Hi = Hello"),
        ("ja,en,en\nやあ,Hi,Hello\n", "やあ = Hi = Hello"),
        ("Source (ja),Target (en),Target (fr)\nやあ,Hi,Salut\n", "やあ = Hi = Salut"),
        ("source,target,target\nやあ,,Hello\n", "やあ = Hello"),
        ("id,no.,source,target\na,1,やあ,Hi\n", "a: やあ = Hi"),
        (
            "source,original,target\nやあ,おい,Hi\n",
            "2:1: found the columns `source` and `original`, expected one column with the source",
        ),
    ] {
        assert_eq!(units_of("csv", file), expected, "{file}");
    }
}

/// What the columns of a sheet are, by what its header calls them.
#[test]
fn columns_are_known_by_what_others_call_them() {
    for (header, expected) in [
        ("原文（日本語）,訳文（英語）", "ja a = en b"),
        ("Source [ja],Target [en-US]", "ja a = en-US b"),
        ("Source: Japanese,Target: English", "ja a = en b"),
        ("日本語原文,英訳", "ja a = en b"),
        ("日本語,英訳", "ja a = en b"),
        ("英訳,日本語", "ja b = en a"),
        ("和訳,English", "en b = ja a"),
        ("Japanese source,English translation", "ja a = en b"),
        ("日本語の原文,英語訳", "ja a = en b"),
        ("Source text,Translated text", "a = b"),
        ("Source (required),Target (max. 80 characters)", "a = b"),
        ("日本語（原文）,英語（訳文）", "ja a = en b"),
        ("Original：日本語,翻訳：英語", "ja a = en b"),
        ("原文,訳文,備考", "a = b (c)"),
        ("ja,en,コメント", "ja a = en b (c)"),
        ("ja,en,Notes [internal]", "ja a = en b (c)"),
        ("ja,a:target", "ja a = b"),
        ("JP,EN", "ja a = EN b"),
        ("src_text,tgt_text", "a = b"),
        ("source_text,target_text", "a = b"),
        ("sourceText,targetText", "a = b"),
        ("source-sentence,target-sentence", "a = b"),
        ("ja_text,en_text", "ja a = en b"),
        ("text_en-US,text_ja", "en-US a = ja b"),
        ("source_ja,target_en", "ja a = en b"),
        ("en_source,ja_translation", "en a = ja b"),
        ("english_sentence,japanese_sentence", "en a = ja b"),
        ("src,mt", "a = b"),
        ("src,mt,pe", "a = c = b"),
        ("src,ref,mt", "a = b = c"),
        // A person's translation goes before what is there for a comparison.
        ("source,ref,English", "a = en c"),
        ("source,mt,en", "a = en c = en b"),
        ("src,mt,en-US", "a = en-US c = en-US b"),
        ("src,ref,da", "a = b"),
        ("source,ref,translation", "a = c"),
        ("source,mt,human translation", "a = c = b"),
        ("原文,機械翻訳,人手翻訳", "a = c = b"),
        ("src,mt,ht", "a = c = b"),
        ("ht,en", "ht a = en b"),
        ("source,target,human", "a = b"),
        ("source,target,machine", "a = b"),
        ("原文,機械翻訳,英語", "a = en c = en b"),
        ("原文,訳文（機械翻訳）,訳文", "a = c = b"),
        ("Japanese,English (MT),English", "ja a = en c = en b"),
        ("Source,Translation (MT),Translation (human)", "a = c = b"),
        ("ja,mt,en", "ja a = en c = en b"),
        ("ja,ref,en", "ja a = en c"),
        ("Japanese,MT,French", "ja a = fr c = fr b"),
        ("de,mt,en", "de a = mt b = en c"),
        // Beside a source or one language alone they are the translation, in their own language.
        ("Japanese,English (MT)", "ja a = en b"),
        ("日本語,英語（機械翻訳）", "ja a = en b"),
        ("日本語,英語（参考訳）", "ja a = en b"),
        ("en,ja (MT)", "en a = ja b"),
        ("Korean,English (MT)", "ko a = en b"),
        ("日本語,機械翻訳", "ja a = b"),
        ("id,Japanese,English (MT)", "ja b = en c"),
        ("Source,English (MT)", "a = en b"),
        ("Japanese,English (Reference),English (MT)", "ja a = en b = en c"),
        // A machine's are further drafts beside any translation.
        ("日本語,英語（人手翻訳）,英語（機械翻訳）", "ja a = en b = en c"),
        ("Japanese,English (human),English (MT)", "ja a = en b = en c"),
        ("日本語,英訳,機械翻訳", "ja a = en b = en c"),
        ("日本語,英訳,機械翻訳,参考訳", "ja a = en b = en c"),
        ("Source,Japanese,MT,Ref", "a = ja b = ja c"),
        ("ja,target,MT", "ja a = b = c"),
        ("ja,fr,MT (en)", "ja a = fr b = en c"),
        ("Japanese,English (TM),French", "ja a = en b = fr c"),
        ("new,ja,en", "ja b = en c"),
        // Codes of three letters, and what only looks like one.
        ("kor,eng", "kor a = eng b"),
        ("jpn,eng", "jpn a = eng b"),
        ("JPN,KOR,ENG", "JPN a = KOR b = ENG c"),
        ("jpn-JP,eng-US", "jpn-JP a = eng-US b"),
        ("URL,JA,EN", "JA b = EN c"),
        ("cat,ja,en", "ja b = en c"),
        ("Japanese,Korean", "ja a = ko b"),
        ("日本語,中国語（簡体字）", "ja a = zh b"),
        ("Chinese (Simplified),Chinese (Traditional),Japanese", "zh-Hans a = zh-Hant b = ja c"),
        ("日本語,Japanese", "日本語 = Japanese"),
        ("text,translation", "a = b"),
        ("source,target,source_id", "a = b"),
        ("mt,en", "mt a = en b"),
        ("key_id,en,ja", "en b = ja c"),
        ("en,ja,is_ok", "en a = ja b"),
        ("fil-PH,en,ja", "fil-PH a = en b = ja c"),
        ("term,translation", "a = b"),
        ("Source String,Translation", "a = b"),
        ("msgid,msgstr", "a = b"),
        ("name_ja,name_en", "ja a = en b"),
        ("en.title,ja.title,x", "en a = ja b"),
        ("name_ja,title_en", "name_ja = title_en"),
        ("原文,機械翻訳,修正後", "a = c = b"),
        ("和名,英名", "ja a = en b"),
        ("source_id,target_no", "source_id = target_no"),
        ("ja_Jpan,ja_text,en", "ja_Jpan a = ja b = en c"),
        ("JP,target", "ja a = b"),
        ("Source (JP),Target (en)", "ja a = en b"),
        ("Japanese (Japan),English (US)", "ja a = en b"),
        ("Japanese,English (US),English (United Kingdom)", "ja a = en-US b = en-GB c"),
        ("日本語,英語（米国）,英語（英国）", "ja a = en-US b = en-GB c"),
        ("Source [Japanese (Japan)],Target (en)", "ja a = en b"),
        ("tag,target,x", "1:1: 3 columns, expected two, or a header"),
        ("原文：猫,訳文：cat", "原文：猫 = 訳文：cat"),
        ("猫,cat,0.5", "the format is `hunalign`"),
        ("first,second,third", "`target`; the row has `first`, `second`, `third`"),
    ] {
        let file = format!("{header}\na,b,c\n");
        let columns = header.matches(',').count();
        let file = if columns == 1 { file.replace(",c", "") } else { file };
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        let found = match BitextFormat::named("csv").unwrap().units(input).next().unwrap() {
            Ok(unit) => {
                let texts = unit.texts().map(|text| format!("{} {}", text.lang, text.plain()));
                let texts: Vec<_> = texts.map(|text| text.trim_start().to_owned()).collect();
                let notes = unit.about.notes.iter().map(|note| format!(" ({note})"));
                texts.join(" = ") + &notes.collect::<String>()
            }
            Err(error) => error.to_string(),
        };
        let is_same = found == expected || (found.contains("columns") && found.contains(expected));
        assert!(is_same, "{header}: {found}");
    }
}

#[test]
fn json_of_others_is_read_as_a_list_and_over_several_lines() {
    for (file, expected) in [
        (r#"[{"ja":"猫","en":"cat"},{"en":"dog","ja":"犬"}]"#, "猫 = cat; 犬 = dog"),
        ("{\n  \"ja\": \"猫\",\n  \"en\": \"cat\"\n}\n{\"ja\":\"犬\",\"en\":\"\"}", "猫 = cat; 犬"),
        ("[]", ""),
        (r#"{"data": [{"ja":"猫","en":"cat"}, {"ja":"犬","en":"dog"}]}"#, "猫 = cat; 犬 = dog"),
        (
            "{\n\"version\": [1],\n\"rows\":\n[{\"ja\":\"猫\",\"en\":\"cat\"},\n{\"ja\":1x}]}",
            "5:8: expected `,`",
        ),
        (
            "{\n\"rows\":\n[{\"ja\":\"猫\",\"en\":\"cat\"},\n {\"key\":1}]}",
            "4:2: found the keys `key`, expected",
        ),
        (r#"[{"source":{"text":"猫"},"targets":[{"text":"cat"}]}]"#, "猫 = cat"),
        (
            "[\n {\"ja\":\"猫\",\"en\":[1]}]",
            "2:2: found a list or an object in `en`, expected text",
        ),
        ("[[\"猫\",\"cat\"]]", "1:2: invalid type: sequence, expected an object"),
        ("[{\"ja\":\"猫\",\n\"en\":1x}]", "2:7: expected `,` or `}`"),
        ("{\n \"data\": []}", "1:1: found the keys `data`, expected `source` and `targets`"),
    ] {
        let found = units_of("json", file);
        let is_same = found == expected || (expected.contains(": ") && found.starts_with(expected));
        assert!(is_same, "{file}: {found}");
    }
    let found = units_of("jsonl", "{\n \"ja\": \"猫\"}\n");
    assert!(found.starts_with("1:1: found an object that does not end in its line"), "{found}");
    for file in ["[ {\"ja\":\"猫\"}]", "{\n\"ja\":\"猫\"}", "{\"data\": [ {\"ja\":\"猫\"}]}"] {
        assert_eq!(BitextFormat::of_content(file).map(|format| format.name), Some("json"));
    }
}

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

/// Files of pyarrow: the texts inside a column, as the data sets of Hugging Face have them; values that
/// begin as the ones before.
#[cfg(feature = "parquet")]
#[test]
fn parquet_of_others_is_read() {
    let shown = |name: &str| {
        let file = std::fs::read(project().join("fuzz/seeds/parquet").join(name)).unwrap();
        let input =
            Input { main: Box::new(file.as_slice()), texts: None, langs: Default::default() };
        let units = BitextFormat::named("parquet").unwrap().units(input).map(|unit| {
            let unit = unit.unwrap();
            let texts = unit.texts().map(|text| format!("{} {}", text.lang, text.plain()));
            let texts: Vec<_> = texts.collect();
            format!("{}: {}", unit.id.as_deref().unwrap_or(""), texts.join(" = "))
        });
        units.collect::<Vec<_>>()
    };
    assert_eq!(shown("together"), ["1: ja 猫 = en cat", "2: ja ", "3: ja 犬 = en dog"]);
    assert_eq!(shown("delta"), [": ja 猫の = en cats", ": ja 猫が = en cat", ": ja 犬 = en dog"]);
}

/// A dictionary of a thousand million values in six bytes: room for them would be 30 GB.
#[cfg(feature = "parquet")]
#[test]
fn parquet_that_lies_about_its_size_is_refused() {
    let format = BitextFormat::named("parquet").unwrap();
    let check = |file: &[u8], expected: &str| {
        let input = Input { main: Box::new(file), texts: None, langs: Default::default() };
        let units: Vec<_> = format.units(input).collect();
        let [Err(error)] = units.as_slice() else { panic!("{units:?}") };
        assert!(error.to_string().contains(expected), "{error}");
    };
    let seed = |name: &str| std::fs::read(project().join("fuzz/seeds/parquet").join(name)).unwrap();
    check(&seed("lying-dictionary"), "a page without a header");
    check(&seed("endless-list"), "a page without a header");
    // The first page is the dictionary of the first column: its type, how long it is unpacked and
    // packed, then how many values it has.
    let [file, ..] = written(format, &[pair("猫", "cat")]);
    let mut file = file.bytes();
    assert_eq!(file[10..12], [0x4c, 0x15]);
    file[12] = 2 * 63;
    check(&file, "a dictionary of 63 values in 5 bytes");
    // Here it takes two bytes to say how long.
    let units: Vec<Unit> = (0..30).map(|n| pair("猫", &n.to_string())).collect();
    let [file, ..] = written(format, &units);
    let mut file = file.bytes();
    assert_eq!(file[6], 0x15);
    file[7..9].copy_from_slice(&[0xfe, 0x7f]);
    check(&file, "a page of 8191 bytes in ");
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

/// What is said once for many places is not copied without limit: half a megabyte would become
/// gigabytes.
#[test]
fn what_is_said_once_for_many_does_not_unfold_without_limit() {
    let long = "n".repeat(100_000);
    let many = |part: &str| part.repeat(20_000);
    let xliff = "<xliff version='1.2'><file><trans-unit id='u'><source>a</source>";
    let xliff2 = "<xliff version='2.1'><file><unit id='u'>";
    let mark = "<mrk mtype='seg' mid='1'>a</mrk>";
    for (name, file) in [
        (
            "xliff",
            format!("{xliff}<note>{long}</note><seg-source>{}", many(mark)) + "</seg-source>",
        ),
        ("xliff2", format!("{xliff2}<notes><note>{long}</note></notes>") + &many("<segment/>")),
        (
            "xliff2",
            format!("{xliff2}<originalData><data id='d'>{long}</data></originalData>")
                + "<segment><source>"
                + &many("<ph id='1' dataRef='d'/>")
                + "</source></segment>",
        ),
        ("vecalign", format!("[{}0]:[]\n", many("0, "))),
        ("xces", format!("<cesAlign><link xtargets='{};'/></cesAlign>", many("1 "))),
        (
            "tsv",
            String::from("unit\tsource\ttarget\n") + &many(&format!("1\t\t{}\n", &long[..999])),
        ),
    ] {
        let end = match name {
            "xliff" => "</trans-unit></file></xliff>",
            "xliff2" => "</unit></file></xliff>",
            _ => "",
        };
        let file = file + end;
        let text =
            if name == "xces" { format!("<t><s id='1'>{long}</s></t>") } else { long.clone() };
        let reader = |text: &str| -> Box<dyn BufRead> { Box::new(Cursor::new(text.to_owned())) };
        let texts = Some([reader(&text), reader(&text)]);
        let input = Input { main: reader(&file), texts, langs: Default::default() };
        let last = BitextFormat::named(name).unwrap().units(input).last().unwrap();
        let error = last.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(
            error.contains("what is said once for many places unfolds to over"),
            "{name}: {error}"
        );
    }
}

/// The seeds of the fuzz targets with some bytes changed, through the function that the fuzz
/// targets check.
#[test]
fn damaged_files_are_read_or_refused() {
    let mut state = 20_261_125_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    for format in BITEXTS {
        let folder = project().join("fuzz/seeds").join(format.name);
        let seed = std::fs::read(folder.join("small"))
            .unwrap_or_else(|_| written(format, &[pair("猫", "cat"), pair("", "dog")])[0].bytes());
        reading::check(format, &seed);
        for _ in 0..300 {
            let mut bytes = seed.clone();
            for _ in 0..=next(3) {
                if bytes.is_empty() {
                    break;
                }
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = b"<>&\"\t\n\\[]{};:,/ \xff\0"[next(18)],
                    1 => bytes.truncate(at.max(1)),
                    2 => drop(bytes.remove(at)),
                    _ => {
                        let piece = bytes[at..].iter().take(next(20)).copied().collect::<Vec<_>>();
                        let to = next(bytes.len());
                        bytes.splice(to..to, piece);
                    }
                }
            }
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            let checked = std::panic::catch_unwind(|| reading::check(format, &bytes));
            assert!(checked.is_ok(), "{}:\n{shown}", format.name);
        }
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
