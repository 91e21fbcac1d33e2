//! Every format for bitexts: what is written is read back, but for what its line in the table
//! says that it does not keep.

use std::cell::RefCell;
use std::io::{self, BufRead, Cursor, Write};
use std::rc::Rc;

use taiyaku::formats::Place;
use taiyaku::formats::bitexts::{
    BitextFormat, Code, Dates, Dialect, Input, Layout, Losses, Output, Piece, Prop, Role, Settings,
    State, Target, Text, Unit,
};

mod catalogues;
mod codes;
mod columns;
mod hostile;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod round_trips;
mod standards;

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
