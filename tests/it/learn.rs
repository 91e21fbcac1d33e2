//! `taiyaku learn`, and what `align` makes of what it learned.

use std::fmt::Write as _;
use std::fs;

use taiyaku::formats::bitexts::{Unit, tmx};
use taiyaku::formats::lexicon_tsv;
use taiyaku::formats::memory::{self, Entry};
use taiyaku::text::decode::decode;

use crate::support::{beside, folder, taiyaku};

/// A toy memory: 黒洞 is in no dictionary, and stands beside `blackhole` alone.
const MEMORY: [(&str, &str); 8] = [
    ("黒洞が見える。", "The blackhole is visible."),
    ("黒洞は遠い。", "The blackhole is far away."),
    ("黒洞に近づく。", "We approach the blackhole."),
    ("雨が降る。", "It rains."),
    ("雨は遠い。", "The rain is far away."),
    ("猫が見える。", "The cat is visible."),
    ("猫に近づく。", "We approach the cat."),
    ("GPUが2台ある。", "There are 2 GPUs."),
];

/// The lexicon that a memory teaches, without notes.
#[track_caller]
fn learned(memory: &[u8], name: &str) -> String {
    let folder = folder(&[(name, memory)]);
    let (code, stdout, stderr) = taiyaku(folder.path(), &["learn", "--quiet", name]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    stdout
}

fn rows(separator: &str) -> String {
    MEMORY.iter().map(|(ja, en)| format!("{ja}{separator}{en}\n")).collect()
}

fn as_tmx() -> String {
    let units = MEMORY.iter().map(|(ja, en)| {
        format!(
            "<tu><tuv xml:lang=\"EN-us\"><seg>{en}</seg></tuv>\
             <tuv lang=\"ja_JP\"><seg>{ja}</seg></tuv></tu>\n"
        )
    });
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><body>\n\
         {}</body></tmx>\n",
        units.collect::<String>()
    )
}

fn as_po(header: &str) -> String {
    let messages = MEMORY.iter().map(|(ja, en)| format!("msgid \"{ja}\"\nmsgstr \"{en}\"\n\n"));
    format!("msgid \"\"\nmsgstr \"\"\n\"{header}\"\n\n{}", messages.collect::<String>())
}

#[test]
fn a_made_up_word_is_learned_and_helps_align() {
    let files = folder(&[
        ("memory.tsv", rows("\t").as_bytes()),
        ("ja.txt", "黒洞。\n嵐。\n".as_bytes()),
        ("en.txt", b"A blackhole.\nA storm.\n"),
    ]);
    let (code, _, stderr) = taiyaku(files.path(), &["learn", "memory.tsv", "-o", "own.tsv"]);
    assert_eq!(code, Some(0));
    let shown = "pairs of words from 8 different units (0 repeated, 0 without words or too long)\n";
    assert!(stderr.starts_with("note: ") && stderr.ends_with(shown), "{stderr}");
    let lexicon = lexicon_tsv::read(&fs::read_to_string(files.path().join("own.tsv")).unwrap());
    let lexicon = lexicon.unwrap();
    assert!(lexicon.pairs().iter().any(|pair| pair.english == "blackhol"), "{lexicon:?}");

    let first_confidence = |extra: &[&str]| -> f64 {
        let args = [&["align", "ja.txt", "en.txt", "--lines", "-f", "jsonl"], extra].concat();
        let (code, stdout, stderr) = taiyaku(files.path(), &args);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        let bead: serde_json::Value = serde_json::from_str(stdout.lines().next().unwrap()).unwrap();
        assert_eq!(bead["kind"], "1-1", "{stdout}");
        bead["confidence"].as_f64().unwrap()
    };
    let (without, with) = (first_confidence(&[]), first_confidence(&["--lexicon", "own.tsv"]));
    assert!(with > without, "{without} {with}");
    let twice = first_confidence(&["--lexicon", "own.tsv", "--lexicon", "own.tsv"]);
    assert!((twice - with).abs() < 1e-9, "{with} {twice}");
}

#[test]
fn every_format_teaches_the_same() {
    let expected = learned(rows("\t").as_bytes(), "memory.tsv");
    assert!(expected.lines().count() > 5, "{expected}");
    let swapped: String = MEMORY.iter().map(|(ja, en)| format!("{en}\t{ja}\n")).collect();
    let named: String = MEMORY.iter().map(|(ja, en)| format!("x,\"{en}\",{ja}\n")).collect();
    let beads: String = MEMORY
        .iter()
        .map(|(ja, en)| {
            let bead = serde_json::json!({"source": [0], "target": [0], "confidence": 0.9,
                "kind": "1-1", "source_text": ja, "target_text": en});
            format!("{bead}\n")
        })
        .collect();
    let others = MEMORY.iter().map(|(ja, en)| serde_json::json!({"ja": ja, "en": en}));
    let others: String = others.map(|line| format!("{line}\n")).collect();
    let with = |header: &str, between: &str, more: &str| {
        let rows = MEMORY.iter().map(|(ja, en)| format!("{ja}{between}{en}{more}\n"));
        format!("{header}\n{}", rows.collect::<String>()).into_bytes()
    };
    let stated = MEMORY.iter().map(|(ja, en)| {
        serde_json::json!({"source_text": ja, "target_text": en, "state": "done", "confidence": "high"})
    });
    let stated: String = stated.map(|line| format!("{line}\n")).collect();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(as_tmx().encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let sjis = encoding_rs::SHIFT_JIS.encode(&rows("\t")).0.into_owned();
    for (name, bytes) in [
        ("swapped.tsv", swapped.into_bytes()),
        ("header.tsv", format!("source\ttarget\n{}", rows("\t")).into_bytes()),
        ("plain.csv", rows(",").into_bytes()),
        ("named.csv", format!("\u{feff}ID,EN,JA\n{named}").into_bytes()),
        ("lines.jsonl", beads.into_bytes()),
        ("others.jsonl", others.into_bytes()),
        ("memory.tmx", as_tmx().into_bytes()),
        ("memory.xml", as_tmx().into_bytes()),
        ("utf16.tmx", utf16),
        ("sjis.txt", sjis),
        ("twice.tsv", rows("\t").repeat(2).into_bytes()),
        ("semicolons.csv", rows(";").into_bytes()),
        ("excel.csv", format!("sep=;\nja;en\n{}", rows(";")).into_bytes()),
        ("titled.tsv", format!("Terms\n\nja\ten\n{}", rows("\t")).into_bytes()),
        ("said.csv", format!("原文,訳文（英語）\n{}", rows(",")).into_bytes()),
        ("coded.tsv", format!("jpn\teng\n{}", rows("\t")).into_bytes()),
        // What other columns hold does not matter.
        ("state.csv", with("ja,en,state", ",", ",done")),
        ("confidence.csv", with("ja,en,confidence", ",", ",high")),
        ("props.csv", with("ja,en,props", ",", ",x")),
        ("dates.csv", with("source,target,dates", ",", ",today")),
        ("file.tsv", with("source\ttarget\tsource", "\t", "\tWeb")),
        ("files.tsv", with("ja\ten\tsource\ttarget", "\t", "\tWeb\tNet")),
        ("state.jsonl", stated.into_bytes()),
        ("memory.po", as_po("Language: en\\n").into_bytes()),
        ("nameless.po", as_po("").into_bytes()),
    ] {
        assert_eq!(learned(&bytes, name), expected, "{name}");
    }
}

/// A table's title is no row; a pair that stands above its header since someone sorted it is one.
#[test]
fn rows_above_a_header_are_told() {
    let table = format!("Project X\n鳥。,A bird.\nja,en\n{}", rows(","));
    let files = folder(&[("a.csv", table.as_bytes())]);
    for command in ["learn", "check", "align"] {
        let (_, _, stderr) = taiyaku(files.path(), &[command, "a.csv"]);
        let expected = "note: a.csv: not read: rows above the names of columns (1)\n";
        assert!(stderr.starts_with(expected), "{command}: {stderr}");
    }
    let (_, stdout, _) = taiyaku(files.path(), &["convert", "-q", "a.csv", "-", "--to", "tsv"]);
    assert!(stdout.contains("\n1\t\tja\t鳥。\ten\tA bird.\t"), "{stdout}");
}

/// Lines and quotation marks in its texts are no rows and no text.
#[test]
fn what_convert_writes_can_be_learned_from() {
    let quoted = MEMORY
        .iter()
        .map(|(ja, en)| format!("{{\"ja\":\"{ja}\\n終。\",\"en\":\"{en}\\n\\\"End.\\\"\"}}\n"));
    let files = folder(&[("memory.jsonl", quoted.collect::<String>().as_bytes())]);
    let learned = |to: &str| {
        let convert =
            ["convert", "-q", "memory.jsonl", to, "--source-lang", "ja", "--target-lang", "en"];
        assert_eq!(taiyaku(files.path(), &convert).0, Some(0), "{to}");
        let (code, stdout, stderr) = taiyaku(files.path(), &["learn", "-q", to]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{to}");
        stdout
    };
    let expected = learned("memory.tmx");
    assert!(expected.lines().count() > 5, "{expected}");
    for to in ["memory.csv", "memory.tsv", "memory.xlf", "memory.po", "memory.json", "own.jsonl"] {
        assert_eq!(learned(to), expected, "{to}");
    }
}

#[test]
fn what_align_writes_can_be_learned_from() {
    let (ja, en): (String, String) =
        MEMORY.iter().map(|(ja, en)| (format!("{ja}\n"), format!("{en}\n"))).unzip();
    let files = folder(&[("ja.txt", ja.as_bytes()), ("en.txt", en.as_bytes())]);
    for (drafts, format) in
        [(&["en.txt"][..], "jsonl"), (&["en.txt"], "tsv"), (&["en.txt", "en.txt"], "jsonl")]
    {
        let align = [&["align", "--lines", "-f", format, "-o", "beads", "ja.txt"], drafts].concat();
        assert_eq!(taiyaku(files.path(), &align).0, Some(0));
        let (code, stdout, stderr) = taiyaku(files.path(), &["learn", "-q", "beads"]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        assert_eq!(stdout, learned(rows("\t").as_bytes(), "memory.tsv"), "{format}");
    }
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    // Some thousand units of words from a small vocabulary, by a generator of our own.
    let (mut state, mut memory) = (7_u64, String::new());
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % below
    };
    for _ in 0..4000 {
        let (mut ja, mut en) = (String::new(), String::new());
        for _ in 0..6 {
            let word = next(40) * next(40);
            let letter = |place: u64| char::from(b'a' + u8::try_from(word / place % 26).unwrap());
            let _ =
                write!(ja, "{}と", char::from_u32(0x5f00 + u32::try_from(word).unwrap()).unwrap());
            let _ = write!(en, "q{}{}{} ", letter(1), letter(26), letter(676));
        }
        let _ = writeln!(memory, "{ja}\t{en}");
    }
    let files = folder(&[("memory.tsv", memory.as_bytes())]);
    let learn = |threads: &str| {
        let args = ["learn", "-q", "memory.tsv", "--threads", threads];
        let (code, stdout, _) = taiyaku(files.path(), &args);
        assert_eq!(code, Some(0));
        stdout
    };
    let once = learn("1");
    assert!(once.lines().count() > 100, "{} lines", once.lines().count());
    for threads in ["1", "2", "8"] {
        assert!(learn(threads) == once, "{threads} threads learn something else");
    }
}

#[test]
fn what_lacks_a_language_is_noted() {
    let memory = as_tmx().replace(
        "</body>",
        "<tu><tuv xml:lang=\"ja\"><seg>空</seg></tuv><tuv xml:lang=\"fr\"><seg>vide</seg></tuv>\
         </tu></body>",
    );
    let files = folder(&[("memory.tmx", memory.as_bytes())]);
    let (code, _, stderr) = taiyaku(files.path(), &["learn", "memory.tmx"]);
    assert_eq!(code, Some(0));
    let note = "note: memory.tmx: 1 of 9 units without Japanese and English, passed over";
    assert_eq!(stderr.lines().next(), Some(note));
}

/// Learns from a file and expects one line of error that begins with `expected`.
#[track_caller]
fn check_refused(name: &str, content: &[u8], expected: &str) {
    let files = folder(&[(name, content)]);
    let (code, stdout, stderr) = taiyaku(files.path(), &["learn", name, "-o", "out.tsv"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.starts_with(&format!("error: {expected}")), "{stderr}");
    assert!(!files.path().join("out.tsv").exists());
}

#[test]
fn memories_that_are_none() {
    check_refused("empty.tmx", b"", "empty.tmx: no sentence in it (0 bytes)");
    check_refused("a.tmx", b"<tmx>\n<body>\n <tu></tuv>", "a.tmx:3:6: ill-formed document");
    check_refused("a.tmx", b"<tmx><body><tu>\n<tuv", "a.tmx:2:1: syntax error: tag not closed");
    check_refused("a.tmx", b"<tmx><body>\n<tu>\n", "a.tmx:3:1: the file ends before </tu>");
    check_refused("a.tmx", b"<html>", "a.tmx:1:1: <html>, expected <tmx>");
    check_refused("a.tmx", "雨\tRain\n".as_bytes(), "a.tmx:2:1: no element, expected <tmx>");
    check_refused(
        "a.csv",
        "雨,Rain\n犬,\"A dog\n猫,A cat\n".as_bytes(),
        "a.csv:2:5: found a quoted cell without end",
    );
    check_refused(
        "a.csv",
        "雨,\"Rain\" falls\n".as_bytes(),
        "a.csv:1:5: found a quoted cell with text after its end",
    );
    check_refused("a.bin", b"\x89PNG\r\n\x1a\n\x00\x00", "a.bin:3:1: a NUL byte");
    let french = b"<tmx><tu><tuv xml:lang='ja'><seg>x</seg></tuv><tuv xml:lang='fr'/></tu></tmx>";
    check_refused("a.tmx", french, "a.tmx: no unit with Japanese and English among 1");
    check_refused("a.tsv", b"It rains.\tIl pleut.\n", "a.tsv: no unit with Japanese and English");
    check_refused("a.csv", b"a,b,c\n1,2,3\n", "a.csv:1:1: 3 columns, expected two, or a header");
    check_refused("a.txt", "雨が降る。\n".as_bytes(), "a.txt:1:1: 1 columns");
    check_refused("a.jsonl", b"{\"source\":[0]}\n", "a.jsonl:1:1: found the keys `source`");
    let broken = b"{\"source_text\":\"x\",\"target_text\":\"y\"}\n\n{\"";
    check_refused("a.jsonl", broken, "a.jsonl:3:1: found an object that does not end");
}

#[test]
fn an_entity_bomb_does_not_go_off() {
    let mut bomb = String::from("<!DOCTYPE tmx [\n<!ENTITY a0 \"lol\">\n");
    for level in 1..30 {
        let below = format!("&a{};", level - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY a{level} \"{below}\">\n"));
    }
    bomb.push_str("]>\n<tmx><tu><tuv xml:lang='ja'><seg>&a29;</seg></tuv></tu></tmx>");
    check_refused("bomb.tmx", bomb.as_bytes(), "bomb.tmx:33:34: the entity &a29; is not resolved");
    let file = "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n\
                <tmx><tu><tuv xml:lang='ja'><seg>&x;</seg></tuv></tu></tmx>";
    check_refused("file.tmx", file.as_bytes(), "file.tmx:2:34: the entity &x; is not resolved");
}

#[test]
fn entries_without_end_are_refused() {
    let long = "雨".repeat(3 * 1024 * 1024);
    for (name, content) in [
        ("a.tmx", format!("<tmx><tu><tuv xml:lang='ja'><seg>{long}")),
        ("a.csv", format!("雨,\"{long}")),
        ("a.jsonl", format!("{{\"source_text\":\"{long}")),
    ] {
        let files = folder(&[(name, content.as_bytes())]);
        let (code, _, stderr) = taiyaku(files.path(), &["learn", name]);
        assert_eq!(code, Some(2));
        let end = "an entry of over 4194304 bytes\n";
        assert!(
            stderr.starts_with(&format!("error: {name}:1:")) && stderr.ends_with(end),
            "{stderr}"
        );
    }
}

#[test]
fn lexicons_that_are_none() {
    let refused = |content: &str, expected: &str| {
        let files = folder(&[
            ("ja.txt", "雨。\n".as_bytes()),
            ("en.txt", b"Rain.\n"),
            ("own.tsv", content.as_bytes()),
        ]);
        let args = ["align", "ja.txt", "en.txt", "--lexicon", "own.tsv"];
        let (code, stdout, stderr) = taiyaku(files.path(), &args);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
        assert_eq!(stderr, format!("error: own.tsv:{expected}\n"));
    };
    let header = "#taiyaku.lexicon/1\nsource\ttarget\tforward\tbackward\tcount\n";
    refused("", "1: ``, expected `#taiyaku.lexicon/1`: a lexicon that `taiyaku learn` wrote");
    refused("#taiyaku.lexicon/2\n", "1: version `2` of the lexicon format, expected 1");
    refused(
        "#taiyaku.lexicon/1\na\tb\n",
        "2: the columns `a\tb`, expected `source target forward backward count`, with tabs",
    );
    refused(&format!("{header}雨\train\n"), "3: 2 columns, expected 5");
    refused(&format!("{header}雨\train\t0.5\tx\t2\n"), "3: backward is `x`, expected a number");
    refused(&format!("{header}雨\train\t0.5\t1.5\t2\n"), "3: the probability 1.5, expected 0 to 1");
    refused(&format!("{header}雨\train\tNaN\t1\t2\n"), "3: the probability NaN, expected 0 to 1");
    refused(
        &format!("{header}\train\t1\t1\t2\n"),
        "3: `` is no word, expected one without tabs, line breaks and outer spaces",
    );
    let row = "雨\train\t0.5\t0.5\t2\n";
    refused(&format!("{header}{row}\n{row}"), "5: the pair `雨`, `rain` stands twice");
    let long = format!("{header}{}\train\t1\t1\t2\n", "雨".repeat(2000));
    refused(&long, "3: a line of 6011 bytes, expected at most 4096");
}

#[test]
fn a_lexicon_that_is_missing() {
    let files = folder(&[("ja.txt", "雨。\n".as_bytes()), ("en.txt", b"Rain.\n")]);
    let args = ["align", "ja.txt", "en.txt", "--lexicon", "none.tsv"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(2), "error: none.tsv: no such file\n"));
    let (code, _, stderr) = taiyaku(files.path(), &["learn", "none.tmx"]);
    assert_eq!((code, stderr.as_str()), (Some(2), "error: none.tmx: no such file\n"));
    let (code, _, stderr) = taiyaku(files.path(), &["learn", "-", "-"]);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: standard input can be read only once"), "{stderr}");
}

/// A person may add pairs of several words, in any order and without stems.
#[test]
fn an_edited_lexicon_works() {
    let header = "#taiyaku.lexicon/1\t\t\t\t\r\nsource\ttarget\tforward\tbackward\tcount\r\n";
    let own =
        format!("{header}雪見大福\tice cakes\t0.9\t0.9\t1\r\n\r\n女巫\tSybil\t0.9\t0.9\t1\r\n");
    let files = folder(&[
        ("ja.txt", "女巫。\n嵐。\n".as_bytes()),
        ("en.txt", b"Sybil.\nA storm.\n"),
        ("own.tsv", own.as_bytes()),
    ]);
    let args = ["align", "ja.txt", "en.txt", "--lines", "-f", "ladder", "--lexicon", "own.tsv"];
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
}

/// The files of other programs, read to the end.
#[test]
fn tmx_of_other_programs() {
    let Some(folder) = beside("formats") else { return };
    let (mut read, mut pairs) = (0, 0);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "tmx")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = decode(&fs::read(path).unwrap()).unwrap().text;
        // Those called invalid are so in their codes, which are passed over, not in their XML.
        let units: Vec<Unit> = tmx::Reader::new(text.as_bytes())
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{name}:{error}"));
        let mut texts = units.iter().flat_map(Unit::texts);
        assert!(texts.all(|text| !text.lang.is_empty()), "{name}");
        // A file cut in two is never read as if it were whole.
        let half = text.floor_char_boundary(text.len() / 2);
        let cut = tmx::Reader::new(&text.as_bytes()[..half]).last();
        assert!(matches!(cut, Some(Err(_))), "{name}: {cut:?}");
        let entries = memory::read(&text, &name, Box::new(text.as_bytes()));
        pairs += entries.filter(|entry| matches!(entry, Ok(Entry::Pair(_)))).count();
        read += 1;
    }
    assert!(read >= 50 && pairs >= 100, "{read} files, {pairs} pairs");
}
