//! Catalogues of gettext: which are errors, and what becomes of an entry's lines.

use std::io::BufRead;

use taiyaku::formats::bitexts::{BitextFormat, Input, Prop, State, Target};

use super::{pair, read_back, undressed, units_of, written};

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
