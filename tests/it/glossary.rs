//! `taiyaku glossary`, and glossaries that other programs wrote.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use taiyaku::formats::glossary::{Reader, detect};
use taiyaku::text::decode::decode;
use taiyaku::{Glossary, Lang};

use crate::support::{beside, folder, project, raw_document, read, taiyaku};

fn load(path: &Path) -> Result<Glossary, String> {
    let bytes = fs::read(path).unwrap();
    let name = path.display().to_string();
    let read = match detect(&name, &bytes).read {
        Reader::Bytes(read) => read(&bytes),
        Reader::Text(_) => {
            let text = decode(&bytes).unwrap().text;
            match detect(&name, text.as_bytes()).read {
                Reader::Text(read) => read(&text),
                Reader::Bytes(read) => read(text.as_bytes()),
            }
        }
    };
    read.map(|read| read.glossary).map_err(|error| error.to_string())
}

#[test]
fn a_sound_glossary_passes() {
    let csv = "ja,en,en_forbidden,pass,fail\n\
               トークン,token,coin,トークンを売る。 => Sell tokens.,トークンを売る。 => Sell coins.\n\
               ワード,word,,パスワードを => The secret.,\n";
    let files = folder(&[("terms.csv", csv.as_bytes())]);
    let (code, stdout, stderr) = taiyaku(files.path(), &["glossary", "test", "terms.csv"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
    assert_eq!(stdout, "0 flaws in 2 entries; 3 examples tried\n");
}

#[test]
fn the_sample_glossary_passes() {
    let path = "glossaries/ai-crypto.csv";
    let (code, stdout, _) = taiyaku(project(), &["glossary", "test", path]);
    assert_eq!(code, Some(0), "{stdout}");
}

/// A rule that can never match does not pass in silence (vale#1154).
#[test]
fn flaws_are_found() {
    let first = "id,ja,en,en_forbidden,pass,fail\n\
                 a,猫,cat,kitty,猫だ。 => A dog.,猫だ。 => A cat.\n\
                 b,・,dot,,,\n\
                 c,子猫,kitty,,,\n\
                 d,猫|猫,cat,,,犬だ。 => A dog.\n\
                 e,鳥,,,,\n\
                 f,魚,fish,,Fish. => A fish.,\n";
    let second = "<tbx><text><body><conceptEntry id='x'><langSec xml:lang='ja'><termSec><term>猫</term>\
                  </termSec></langSec><langSec xml:lang='en'><termSec><term>cat</term></termSec>\
                  <termSec><term>カット</term></termSec></langSec></conceptEntry></body></text></tbx>";
    let files = folder(&[("first.csv", first.as_bytes()), ("second.tbx", second.as_bytes())]);
    let args = ["glossary", "test", "first.csv", "second.tbx"];
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    insta::assert_snapshot!(stdout);
}

#[test]
fn columns_that_are_left_out_are_flaws_if_they_seem_misspelt() {
    for (column, code, expected) in [
        ("Category", 0, "a.csv:1:7: hint: the column `Category` is not known and left out\n"),
        ("forbiden", 1, "a.csv:1:7: the column `forbiden` is not known and left out; did you mean"),
    ] {
        let csv = format!("ja,en,{column}\n猫,cat,pets\n");
        let files = folder(&[("a.csv", csv.as_bytes())]);
        let (found, stdout, _) = taiyaku(files.path(), &["glossary", "test", "a.csv"]);
        assert_eq!(found, Some(code), "{stdout}");
        assert!(stdout.starts_with(expected), "{stdout}");
    }
}

/// They are found as one form, but for `exact` ones.
#[test]
fn spellings_of_one_form_are_told() {
    for (rows, code, expected) in [
        (
            "サーバ,server,\nサーバー,server,",
            1,
            "a.csv:3: `サーバー` and `server` are already in a.csv:2\n",
        ),
        (
            "サーバ,server,\nサーバー,host,",
            0,
            "a.csv:3: hint: `サーバー` is `サーバ` of a.csv:2 in",
        ),
        ("サーバ,server,true\nサーバー,server,true", 0, "0 flaws"),
        ("カバ,hippo,\nカバー,cover,", 0, "0 flaws"),
        // A word may have two meanings.
        ("リーク,leak,\nリーク,disclosure,", 0, "0 flaws"),
        ("サーバ|サーバー,server,", 0, "0 flaws"),
    ] {
        let csv = format!("ja,en,exact\n{rows}\n");
        let files = folder(&[("a.csv", csv.as_bytes())]);
        let (found, stdout, _) = taiyaku(files.path(), &["glossary", "test", "a.csv"]);
        assert_eq!(found, Some(code), "{rows}: {stdout}");
        assert!(stdout.starts_with(expected), "{rows}: {stdout}");
    }
}

#[test]
fn forms_that_texts_have_not_are_told() {
    for (en, code, expected) in [
        ("cat|401(k)|(big) cat|input/output", 0, &[][..]),
        ("ca\u{7}t", 1, &["`ca t` can never match: it has a control character"]),
        ("cat; tom cat", 0, &["hint: `cat; tom cat` is one form with a semicolon in it"]),
        ("cat / tom cat", 0, &["hint: `cat / tom cat` is one form with a spaced slash in it"]),
        ("\"tom\\\ncat\"", 0, &["hint: `tom cat` is one form with a line break in it"]),
        (
            "cat (a pet)|cat [sg.]|cat（一匹）",
            0,
            &["hint: `cat (a pet)` is", "hint: `cat [sg.]` is", "hint: `cat（一匹）` is"],
        ),
    ] {
        let files = folder(&[("a.csv", format!("ja,en\n猫,{en}\n").as_bytes())]);
        let (found, stdout, _) = taiyaku(files.path(), &["glossary", "test", "a.csv"]);
        assert_eq!(found, Some(code), "{en}: {stdout}");
        let told: Vec<&str> = stdout.lines().filter(|line| line.starts_with("a.csv:")).collect();
        assert_eq!(told.len(), expected.len(), "{en}: {stdout}");
        for (line, expected) in told.iter().zip(expected) {
            assert!(line.starts_with(&format!("a.csv:2: {expected}")), "{line}");
        }
    }
}

#[test]
fn a_glossary_is_converted_there_and_back() {
    let csv = fs::read(project().join("glossaries/ai-crypto.csv")).unwrap();
    let files = folder(&[("a.csv", &csv)]);
    let run = |args: &[&str]| {
        let (code, stdout, stderr) = taiyaku(files.path(), args);
        assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(0), "", ""), "{args:?}");
    };
    run(&["glossary", "convert", "a.csv", "b.tbx"]);
    run(&["glossary", "convert", "b.tbx", "-o", "c.csv"]);
    run(&["glossary", "convert", "c.csv", "d.tsv"]);
    run(&["glossary", "convert", "d.tsv", "e.tbx"]);
    let bare = |name: &str| {
        let mut glossary = load(&files.path().join(name)).unwrap();
        for concept in &mut glossary.concepts {
            (concept.line, concept.id) = (None, String::new());
        }
        glossary
    };
    assert!(bare("a.csv").concepts.len() > 40);
    for name in ["b.tbx", "c.csv", "d.tsv", "e.tbx"] {
        assert_eq!(bare(name), bare("a.csv"), "{name}");
    }
}

#[test]
fn what_is_lost_is_told() {
    let tbx = "<tbx><text><body><conceptEntry id='x'><subjectField>pets</subjectField>\
               <langSec xml:lang='ja'><termSec><term>猫</term></termSec></langSec>\
               <langSec xml:lang='en'><termSec><term>cat</term><note>exact</note></termSec></langSec>\
               </conceptEntry></body></text></tbx>";
    let files = folder(&[("a.tbx", tbx.as_bytes())]);
    let (code, stdout, stderr) = taiyaku(files.path(), &["glossary", "convert", "a.tbx", "b.csv"]);
    assert_eq!((code, stdout.as_str()), (Some(0), ""));
    assert_eq!(
        stderr,
        "warning: a.tbx: subjectField (1 times) is left out\n\
         warning: b.csv: cannot hold that some forms of an entry are exact and others are not \
         (1 times, first in entry x)\n"
    );
    let written = fs::read_to_string(files.path().join("b.csv")).unwrap();
    assert_eq!(written, "id,ja,en,exact\nx,猫,cat,true\n");
}

/// One line of error that names the file, exit code 2, nothing written.
#[track_caller]
fn check_refused(name: &str, bytes: &[u8], expected: &str) {
    let files = folder(&[(name, bytes)]);
    for args in [["glossary", "test", name].as_slice(), &["glossary", "convert", name, "out.tbx"]] {
        let (code, stdout, stderr) = taiyaku(files.path(), args);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert!(stderr.starts_with(&format!("error: {expected}")), "{stderr}");
    }
    assert_eq!(fs::read_dir(files.path()).unwrap().count(), 1, "something was written");
}

#[test]
fn broken_glossaries_are_refused() {
    check_refused("a.tbx", b"<tbx>\n <text></tbx>", "a.tbx:2:8: ");
    check_refused(
        "a.tbx",
        "<!DOCTYPE tbx [<!ENTITY a \"b\">]>\n<tbx><conceptEntry id='1'><note>&a;".as_bytes(),
        "a.tbx:2:33: the entity &a; is not resolved",
    );
    check_refused("a.csv", b"a,b\nc,d\n", "a.csv:1:1: no column `source`");
    check_refused(
        "a.csv",
        b"a, b c\nc,d\n",
        "a.csv:1:1: no column `source` in the header, expected `source,target` or `ja,en`; found `a`, `b c`",
    );
    check_refused(
        "a.csv",
        "id,ja,en\nx,猫,cat\nx,犬,dog\n".as_bytes(),
        "a.csv:3:1: the id `x` stands",
    );
    check_refused("a.xlsx", b"PK\x03\x04", "a.xlsx:1:1: no workbook");
    check_refused("a.csv", b"ja,en\n\xff\xfe\x00,a\n", "a.csv:2:");
    check_refused("nil", b"", "nil:1:1: no column");
}

#[test]
fn an_endless_cell_is_not_read_to_its_end() {
    // A gigabyte is read no further than the first megabytes of it; some tens show that.
    let files = folder(&[]);
    let mut file = fs::File::create(files.path().join("a.csv")).unwrap();
    file.write_all("source,target\n猫,".as_bytes()).unwrap();
    for _ in 0..64 {
        file.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    drop(file);
    let (code, _, stderr) = taiyaku(files.path(), &["glossary", "test", "a.csv"]);
    assert_eq!(code, Some(2));
    assert_eq!(stderr, "error: a.csv:2:5: a cell of over 65536 bytes, expected a glossary\n");
}

#[test]
fn standard_input_is_converted_to_standard_output() {
    let files = folder(&[("a.csv", "ja,en\n猫,cat\n".as_bytes())]);
    let csv = fs::read(files.path().join("a.csv")).unwrap();
    let (code, tsv, stderr) =
        taiyaku(files.path(), &["glossary", "convert", "a.csv", "-", "--to", "tsv"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let output = snapbox::cmd::Command::new(snapbox::cmd::cargo_bin!("taiyaku"))
        .args(["glossary", "convert", "-", "-", "--to", "tsv"])
        .stdin(csv)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), tsv);
    assert!(tsv.contains("猫\tcat"), "{tsv}");
    // To a file of another name, too.
    taiyaku(files.path(), &["glossary", "convert", "a.csv", "b.txt", "--to", "tsv"]);
    assert_eq!(fs::read_to_string(files.path().join("b.txt")).unwrap(), tsv);
    let (code, _, stderr) = taiyaku(files.path(), &["glossary", "convert", "a.csv", "-"]);
    let expected = "error: standard output has no name, expected --to tbx, tsv, csv\n";
    assert_eq!((code, stderr.as_str()), (Some(2), expected));
    assert!(!files.path().join("-").exists());
}

#[test]
fn a_format_that_is_not_written() {
    let files = folder(&[("a.csv", "ja,en\n猫,cat\n".as_bytes())]);
    let (code, _, stderr) = taiyaku(files.path(), &["glossary", "convert", "a.csv", "b.xlsx"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        stderr,
        "error: b.xlsx: no format that is written, expected a name that ends in .tbx, .xml, .tsv, \
         .csv\n"
    );
}

#[test]
fn glossaries_in_other_encodings() {
    let csv = "source,target\n計算能力,computing power\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(csv.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let sjis = encoding_rs::SHIFT_JIS.encode(csv).0.into_owned();
    let marked = [b"\xef\xbb\xbf", csv.as_bytes()].concat();
    for bytes in [utf16, sjis, marked] {
        let files = folder(&[("a.csv", &bytes)]);
        let args = ["glossary", "convert", "a.csv", "b.csv", "--quiet"];
        assert_eq!(taiyaku(files.path(), &args), (Some(0), String::new(), String::new()));
        let written = fs::read_to_string(files.path().join("b.csv")).unwrap();
        assert_eq!(written, "ja,en\n計算能力,computing power\n");
    }
}

/// Calamine makes quick-xml look at declared encodings; what is decoded stays so.
#[test]
fn a_declared_encoding_does_not_undo_the_decoding() {
    let tbx = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<tbx><text><body><conceptEntry id='x'>\
               <langSec xml:lang='ja'><termSec><term>猫</term></termSec></langSec>\
               <langSec xml:lang='en'><termSec><term>cat</term></termSec></langSec></conceptEntry>\
               </body></text></tbx>";
    let tmx = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<tmx><body><tu><tuv lang='ja'><seg>猫\
               </seg></tuv></tu></body></tmx>";
    let files = folder(&[("a.tbx", tbx.as_bytes())]);
    let glossary = load(&files.path().join("a.tbx")).unwrap();
    assert_eq!(glossary.concepts[0].forms[0].text, "猫");
    let reader = taiyaku::formats::bitexts::tmx::Reader::new(tmx.as_bytes());
    let unit = reader.into_iter().next().unwrap().unwrap();
    assert_eq!(unit.in_lang(Lang::Ja).unwrap().plain(), "猫");
}

#[test]
fn glossaries_of_other_programs() {
    let Some(formats) = beside("formats") else { return };
    for (name, expected) in [
        (
            "empty.txt",
            Err("1:1: no column `source` in the header, expected `source,target` or `ja,en`"),
        ),
        ("sampleTBXfile.tbx", Ok(0)),
        ("test-magiccomment-bom.tab", Ok(0)),
        ("test-magiccomment.tab", Ok(0)),
        // Headers are asked of CSV.
        (
            "test.csv",
            Err("1:1: no column `source` in the header, expected `source,target` or `ja,en`"),
        ),
        ("test.tab", Ok(4)),
        (
            "testUTF16LE.txt",
            Err(
                "1:1: no Japanese beside the English in the first two columns, expected one of each",
            ),
        ),
    ] {
        let found = load(&formats.join(format!("omegat__glossaries__{name}")));
        let found = found.map(|glossary| glossary.concepts.len());
        assert_eq!(found, expected.map_err(str::to_owned), "{name}");
    }
}

/// The sample article has every term of its glossary, as a reader would mark them.
#[test]
fn the_sample_glossary_is_found_in_the_article() {
    let glossary = load(&project().join("glossaries/ai-crypto.csv")).unwrap();
    let mut matcher = taiyaku::terms::Matcher::new(&glossary).unwrap();
    let article = raw_document(project().join("seeds/article.ja.txt"), Lang::Ja);
    let hits = matcher.hits(&article);
    let text = read(project().join("seeds/article.ja.txt"));
    let mut report = String::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        let found =
            hits.iter().filter(|hit| hit.forms.iter().any(|id| id.concept == index)).count();
        let plain: usize =
            concept.usable(Lang::Ja).map(|form| text.matches(&form.text).count()).sum();
        if found != plain {
            let forms: Vec<_> = concept.usable(Lang::Ja).map(|form| form.text.as_str()).collect();
            report.push_str(&format!("{}: {found} of {plain}\n", forms.join("|")));
        }
    }
    insta::assert_snapshot!(report);
}
