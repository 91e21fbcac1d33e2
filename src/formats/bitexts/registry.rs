//! The table of all formats: names, how their files are told, what each keeps, who reads and writes
//! them.

use super::chunks::Source;
use super::facet::{ALL, Facet};
#[cfg(feature = "parquet")]
use super::parquet;
use super::unit::Dialect;
use super::{
    BitextFormat, Layout, docx, json, lines, links, po, table, tmx, xces, xliff, xliff2, xlsx,
};

use Facet::{
    Additions, Codes, Confidence, Controls, Decimals, Doubts, Drafts, Header, Ids, Languages,
    LineBreaks, Notes, Obsolete, Plurals, Props, Sentences, SideDates, SideNotes, SideProps,
    States, Tabs,
};

/// What a table with our columns keeps.
const TABLE: &[Facet] = &[
    Languages,
    Drafts,
    LineBreaks,
    Tabs,
    Controls,
    Confidence,
    Decimals,
    States,
    Doubts,
    Notes,
    Props,
    Facet::Dates,
    Ids,
    Additions,
];

/// The same without controls: a workbook is XML.
const WORKBOOK: &[Facet] = &[
    Languages,
    Drafts,
    LineBreaks,
    Tabs,
    Confidence,
    Decimals,
    States,
    Doubts,
    Notes,
    Props,
    Facet::Dates,
    Ids,
    Additions,
];

/// Every format, in the order of the help. Where several fit a file, the first one is taken.
pub static BITEXTS: &[BitextFormat] = &[
    BitextFormat {
        name: "tmx",
        about: "translation memories, TMX 1.4b",
        extensions: &["tmx"],
        begins: |head| has_root(head, "tmx"),
        layout: Layout::Text,
        keeps: &[
            Languages,
            Drafts,
            Codes,
            LineBreaks,
            Tabs,
            Confidence,
            Decimals,
            States,
            Doubts,
            Notes,
            SideNotes,
            Props,
            SideProps,
            SideDates,
            Facet::Dates,
            Ids,
            Additions,
        ],
        dialect: Some(Dialect::Tmx),
        read: |input| Box::new(tmx::Reader::new(input.main)),
        chunks: Some(|input| Source::Tmx(Box::new(tmx::Reader::new(input.main)), false)),
        edit: None,
        write: tmx::write,
    },
    BitextFormat {
        name: "xliff",
        about: "XLIFF 1.2, for CAT tools",
        extensions: &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"],
        begins: |head| has_root(head, "xliff") && !is_xliff2(head),
        layout: Layout::Text,
        keeps: &[
            Languages, Drafts, Codes, LineBreaks, Tabs, Confidence, Decimals, States, Doubts,
            Notes, Props, Ids, Additions,
        ],
        dialect: Some(Dialect::Xliff1),
        read: xliff::read,
        chunks: None,
        edit: Some(xliff::edit),
        write: xliff::write,
    },
    BitextFormat {
        name: "xliff2",
        about: "XLIFF 2.1, for CAT tools",
        extensions: &["xlf", "xliff"],
        begins: |head| has_root(head, "xliff") && is_xliff2(head),
        layout: Layout::Text,
        keeps: &[
            Codes, LineBreaks, Tabs, Controls, Confidence, Decimals, States, Doubts, Notes, Props,
            Ids, Additions,
        ],
        dialect: Some(Dialect::Xliff2),
        read: xliff2::read,
        chunks: None,
        edit: Some(xliff2::edit),
        write: xliff2::write,
    },
    BitextFormat {
        name: "po",
        about: "catalogues of gettext",
        extensions: &["po", "pot"],
        begins: |head| {
            head.lines().any(|line| line.starts_with("msgid ") || line.starts_with("msgctxt "))
        },
        layout: Layout::Text,
        keeps: &[LineBreaks, Tabs, Controls, Doubts, Notes, Props, Ids, Header, Plurals, Obsolete],
        dialect: None,
        read: po::read,
        chunks: None,
        edit: Some(po::edit),
        write: po::write,
    },
    BitextFormat {
        name: "json",
        about: "one JSON document, schema taiyaku.bitext/1",
        extensions: &["json"],
        begins: |head| {
            let start: String = head.chars().filter(|c| !c.is_whitespace()).take(60).collect();
            let first = start.strip_prefix("{\"").and_then(|rest| rest.split_once("\":"));
            start.starts_with("[{")
                || first.is_some_and(|(_, value)| value.starts_with("[{\""))
                || head.lines().next().is_some_and(|line| line.trim_end() == "{")
                || start.starts_with("{\"schema\":\"taiyaku.bitext/")
                || start.starts_with("{\"schema\":\"taiyaku.alignment/")
        },
        layout: Layout::Text,
        keeps: &ALL,
        dialect: None,
        read: json::read_document,
        chunks: None,
        edit: None,
        write: json::write_document,
    },
    BitextFormat {
        name: "jsonl",
        about: "one JSON object a line, ours or others'",
        extensions: &["jsonl", "ndjson", "json"],
        begins: |head| head.starts_with('{'),
        layout: Layout::Text,
        keeps: &ALL,
        dialect: None,
        read: json::read_lines,
        chunks: None,
        edit: None,
        write: json::write_lines,
    },
    BitextFormat {
        name: "tsv",
        about: "tab-separated table with a header",
        extensions: &["tsv", "tab"],
        begins: |head| head.lines().next().is_some_and(|line| line.contains('\t')),
        layout: Layout::Text,
        keeps: TABLE,
        dialect: None,
        read: table::read_tsv,
        chunks: None,
        edit: None,
        write: table::write_tsv,
    },
    BitextFormat {
        name: "csv",
        about: "comma-separated table with a header",
        extensions: &["csv"],
        begins: |head| {
            let line = head.lines().next().unwrap_or_default();
            !head.starts_with('[') && line.contains([',', ';'])
        },
        layout: Layout::Text,
        keeps: TABLE,
        dialect: None,
        read: table::read_csv,
        chunks: None,
        edit: None,
        write: table::write_csv,
    },
    BitextFormat {
        name: "xlsx",
        about: "workbook of Excel, the table in its first sheet",
        extensions: &["xlsx", "xlsm"],
        begins: |head| has_part(head, "xl/"),
        layout: Layout::Binary,
        keeps: WORKBOOK,
        dialect: None,
        read: xlsx::read,
        chunks: None,
        edit: None,
        write: xlsx::write,
    },
    #[cfg(feature = "parquet")]
    BitextFormat {
        name: "parquet",
        about: "Apache Parquet, the table in columns of strings",
        extensions: &["parquet"],
        begins: |head| head.starts_with("PAR1"),
        layout: Layout::Binary,
        keeps: TABLE,
        dialect: None,
        read: parquet::read,
        chunks: None,
        edit: None,
        write: parquet::write,
    },
    BitextFormat {
        name: "docx",
        about: "bilingual table in Word",
        extensions: &["docx"],
        begins: |head| has_part(head, "word/"),
        layout: Layout::Binary,
        keeps: &[LineBreaks, Tabs, States, Doubts, Notes, Ids, Additions],
        dialect: None,
        read: docx::read,
        chunks: None,
        edit: None,
        write: docx::write,
    },
    BitextFormat {
        name: "moses",
        about: "two files whose lines belong together",
        extensions: &[],
        begins: |_| false,
        layout: Layout::Pair,
        keeps: &[Tabs, Controls, Additions],
        dialect: None,
        read: lines::read_pair,
        chunks: None,
        edit: None,
        write: lines::write_pair,
    },
    BitextFormat {
        name: "gargantua",
        about: "Gargantua's two files of aligned sentences",
        extensions: &[],
        begins: |_| false,
        layout: Layout::Pair,
        keeps: &[Tabs, Controls, Additions],
        dialect: None,
        read: lines::read_pair,
        chunks: None,
        edit: None,
        write: lines::write_pair,
    },
    BitextFormat {
        name: "hunalign",
        about: "hunalign's text: source, target, quality",
        extensions: &[],
        begins: |_| false,
        layout: Layout::Text,
        keeps: &[Sentences, Controls, Confidence, Decimals, Additions],
        dialect: None,
        read: lines::read_hunalign,
        chunks: None,
        edit: None,
        write: lines::write_hunalign,
    },
    BitextFormat {
        name: "bitextor",
        about: "Bitextor's columns: addresses, texts, score",
        extensions: &[],
        begins: |_| false,
        layout: Layout::Text,
        keeps: &[Controls, Confidence, Decimals, Additions],
        dialect: None,
        read: lines::read_bitextor,
        chunks: None,
        edit: None,
        write: lines::write_bitextor,
    },
    BitextFormat {
        name: "ladder",
        about: "hunalign's ladder, beside two texts",
        extensions: &["ladder"],
        begins: |_| false,
        layout: Layout::Links,
        keeps: &[Sentences, Tabs, Controls, Confidence, Decimals, Additions],
        dialect: None,
        read: links::read_ladder,
        chunks: None,
        edit: None,
        write: links::write_ladder,
    },
    BitextFormat {
        name: "vecalign",
        about: "Vecalign's lines, beside two texts",
        extensions: &[],
        begins: |head| head.starts_with('['),
        layout: Layout::Links,
        keeps: &[Sentences, Tabs, Controls, Confidence, Additions],
        dialect: None,
        read: links::read_lists,
        chunks: None,
        edit: None,
        write: links::write_vecalign,
    },
    BitextFormat {
        name: "bertalign",
        about: "Bertalign's lines, beside two texts",
        extensions: &[],
        begins: |_| false,
        layout: Layout::Links,
        keeps: &[Sentences, Tabs, Controls, Additions],
        dialect: None,
        read: links::read_lists,
        chunks: None,
        edit: None,
        write: links::write_bertalign,
    },
    BitextFormat {
        name: "xces",
        about: "links of InterText and OPUS, beside two XML texts",
        extensions: &[],
        begins: |head| has_root(head, "cesAlign"),
        layout: Layout::Links,
        keeps: &[Sentences, LineBreaks, Tabs, Confidence, Decimals, Additions],
        dialect: None,
        read: xces::read,
        chunks: None,
        edit: None,
        write: xces::write,
    },
];

/// Whether a ZIP archive has a part in a folder, as far as its beginning shows.
fn has_part(head: &str, folder: &str) -> bool {
    head.starts_with("PK\u{3}\u{4}") && head.contains(folder)
}

/// Whether the first element of an XML file is called that.
fn has_root(head: &str, name: &str) -> bool {
    let mut rest = head;
    while let Some(after) = rest.split_once('<').map(|(_, after)| after) {
        if !after.starts_with(['?', '!']) {
            let end = after.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '_'));
            let found = end.map_or(after, |end| after.split_at(end).0);
            return found.rsplit(':').next() == Some(name);
        }
        rest = after;
    }
    false
}

/// Whether XLIFF is of version 2: by its namespace, or its version where it has none. Other
/// standards' attributes are called `version` too.
fn is_xliff2(head: &str) -> bool {
    let versions = [" version=\"2.", " version='2."];
    head.contains("xliff:document:2.")
        || (!head.contains("xliff:document:") && versions.iter().any(|v| head.contains(v)))
}
