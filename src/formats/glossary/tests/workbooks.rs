//! Workbooks of Excel.

use super::*;

/// A workbook with one sheet, whose XML is given.
fn workbook(sheet: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    add(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    add(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    add(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{relationships}\"><sheets><sheet name=\"Terms\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ),
    );
    add(
        "xl/worksheets/sheet1.xml",
        &format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"),
    );
    zip.finish().unwrap().into_inner()
}

/// Rows of a sheet from rows of texts, from row 1 on.
fn sheet(rows: &[&[&str]]) -> String {
    let mut out = String::new();
    for (number, cells) in (1..).zip(rows) {
        let _ = write!(out, "<row r=\"{number}\">");
        for (column, cell) in ('A'..).zip(*cells) {
            let _ =
                write!(out, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        }
        out.push_str("</row>");
    }
    out
}

#[test]
fn workbooks() {
    let rows: &[&[&str]] = &[
        &["", "source", "target", "case_sensitive"],
        &["", "猫|ネコ", "cat", ""],
        &[],
        &["", "GPU", "GPU", "true"],
        &["", "犬", "", ""],
    ];
    let bytes = workbook(&sheet(rows));
    for name in ["a.xlsx", "a"] {
        let read = read(name, &bytes).unwrap();
        assert_eq!(
            shown(&read.glossary),
            "1: ja 猫 ja ~ネコ en cat\n2: ja GPU (case) en GPU (case)\n"
        );
        assert_eq!(read.glossary.concepts[1].line, Some(4));
        assert_eq!(read.warnings[0].to_string(), "5:3: no English form");
    }
    // What Excel has not worked out yet is told.
    let formulas = sheet(&[&["ja", "en"], &["猫", "cat"]])
        + "<row r=\"3\"><c r=\"A3\"><f>A9</f></c><c r=\"B3\" t=\"str\"><f>B9</f><v>dog</v></c></row>";
    let warnings = read("a.xlsx", &workbook(&formulas)).unwrap().warnings;
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["3:1: a formula without a value, left out", "3:1: no Japanese form"]);
    let error = read("a.xlsx", &workbook(&sheet(&[&["a", "b"]]))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1:1: no column `source` in the header, expected `source,target` or `ja,en`"
    );
    let titled = sheet(&[&["Terms of 2024"], &[], &["日本語", "英語"], &["猫", "cat"]]);
    let found = read("a.xlsx", &workbook(&titled)).unwrap().glossary;
    assert_eq!((shown(&found).as_str(), found.concepts[0].line), ("1: ja 猫 en cat\n", Some(4)));
    let error = read("a.xlsx", &workbook("")).unwrap_err();
    assert_eq!(error.to_string(), "1:1: no workbook: no cell with text in it");
    // A cell in the last corner of the sheet is no reason to make room for all the others.
    let corner = sheet(&[&["ja", "en"], &["猫", "cat"]])
        + "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    let error = read("a.xlsx", &workbook(&corner)).unwrap_err();
    assert_eq!(error.to_string(), "1048576:16384: 16384 cells, expected at most 256");
    let long = "a".repeat(MAX_CELL + 1);
    let error = read("a.xlsx", &workbook(&sheet(&[&["ja", "en"], &["猫", &long]]))).unwrap_err();
    assert_eq!(error.to_string(), "2:2: a cell of 65537 bytes, expected at most 65536");
}

#[test]
fn a_workbook_that_unpacks_to_too_much() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..257 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let error = read("a.xlsx", &bytes).unwrap_err();
    assert_eq!(error.to_string(), "1:1: the workbook unpacks to over 268435456 bytes");
}

/// An encrypted workbook is a compound file with the streams EncryptionInfo and EncryptedPackage.
#[test]
fn a_workbook_with_a_password() {
    let mut bytes = vec![0_u8; 512 * 4];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    // Version 3, little endian, sectors of 512 bytes, mini sectors of 64.
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes()); // one FAT sector …
    put(48, &1_u32.to_le_bytes()); // … and the directory in sector 1
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xffff_fffe_u32.to_le_bytes());
    put(68, &0xffff_fffe_u32.to_le_bytes());
    for entry in 0..109_usize {
        let sector: u32 = if entry == 0 { 0 } else { 0xffff_ffff };
        put(76 + 4 * entry, &sector.to_le_bytes());
    }
    // The FAT in sector 0: itself, the directory, nothing.
    for entry in 0..128_usize {
        let next: u32 = match entry {
            0 => 0xffff_fffd,
            1 | 2 => 0xffff_fffe,
            _ => 0xffff_ffff,
        };
        put(512 + 4 * entry, &next.to_le_bytes());
    }
    for (index, (name, kind)) in
        [("Root Entry", 5_u8), ("EncryptedPackage", 2), ("EncryptionInfo", 2)].iter().enumerate()
    {
        let at = 1024 + 128 * index;
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &units);
        put(at + 64, &u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[*kind, 1]);
        put(at + 68, &[0xff; 12]);
        put(at + 116, &0xffff_fffe_u32.to_le_bytes());
    }
    for name in ["a.xlsx", "a"] {
        let error = read(name, &bytes).unwrap_err();
        assert_eq!(
            error.to_string(),
            "1:1: the workbook is protected by a password, expected one without"
        );
    }
}
