//! An aligned bitext as a table for the terminal.

use std::borrow::Cow;

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement};
use comfy_table::{LineStyle, Table, TableStyle, Width, presets};

use crate::model::{Bitext, Draft, Row, join};

use super::{numbers, visible};

/// How the table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The width to fill, in terminal columns; a kanji takes two.
    pub width_cols: u16,
    /// Whether to use colour. What it says is always said in words too.
    pub colour: bool,
    /// Whether it goes to a terminal, which would obey control characters of the texts.
    pub is_terminal: bool,
}

impl Look {
    /// A text as it is shown.
    #[must_use]
    pub fn text(self, text: &str) -> Cow<'_, str> {
        if self.is_terminal { visible(text) } else { text.into() }
    }
}

/// Below this confidence a bead deserves a look …
const DOUBTFUL: f32 = 0.8;
/// … and below this it is as likely wrong as right.
const DUBIOUS: f32 = 0.5;

/// Draws one row for each bead (with several drafts, for each group of source sentences on which
/// they agree), the confidence beside each draft, and a line of totals for each draft. Where the
/// width has no room for the texts side by side, they stand one below the other.
#[must_use]
pub fn table(bitext: &Bitext, look: Look) -> String {
    let width = text_width(look.width_cols, bitext.drafts.len());
    let is_stacked = width < MIN_TEXT;
    let width = if is_stacked { text_width(look.width_cols, 0).max(MIN_LETTERS) } else { width };
    // A tab is as wide as a terminal likes, and would throw the columns off.
    let wrap =
        |text: &str| textwrap::fill(&look.text(&text.replace('\t', " ")), usize::from(width));
    let head = header(bitext, wrap);
    let rows = bitext.rows().into_iter().map(|row| cells(bitext, &row, wrap));
    let mut out = match is_stacked {
        true => stacked(head, rows, look, width),
        false => beside(head, rows, look, width),
    };
    for draft in &bitext.drafts {
        let totals = textwrap::Options::new(usize::from(look.width_cols)).subsequent_indent("    ");
        out.push_str(&textwrap::fill(&look.text(&self::totals(bitext, draft)), totals));
        out.push('\n');
    }
    out
}

/// A text with what stands to the left of it: a number, or a confidence.
type Labelled = [Cell; 2];

/// The names of the source and the drafts.
fn header(bitext: &Bitext, wrap: impl Fn(&str) -> String) -> Vec<Labelled> {
    let drafts = bitext.drafts.iter().map(|draft| ("conf.", &draft.name));
    let texts = [("no.", &bitext.name)].into_iter().chain(drafts);
    let cell = |text: String| Cell::new(text).add_attribute(Attribute::Bold);
    texts.map(|(label, name)| [cell(label.to_owned()), cell(wrap(file_name(name)))]).collect()
}

/// What a row says in the source and in each draft.
fn cells(bitext: &Bitext, row: &Row, wrap: impl Fn(&str) -> String) -> Vec<Labelled> {
    let number = Cell::new(numbers(&row.source)).set_alignment(CellAlignment::Right);
    let source = match row.source.is_empty() {
        true => Cell::new(wrap(&added(bitext, row))).fg(Color::Cyan),
        false => Cell::new(wrap(&join(&bitext.source, row.source.clone()))),
    };
    let drafts = bitext.drafts.iter().zip(&row.cells).map(|(draft, cell)| {
        let sure = match cell.is_reviewed {
            true => Cell::new(REVIEWED).set_alignment(CellAlignment::Right).fg(Color::Green),
            false => confidence(cell.confidence),
        };
        let text = match (cell.target.is_empty(), row.source.is_empty()) {
            (true, false) => {
                Cell::new(wrap(&omitted(draft, row))).fg(Color::Red).add_attribute(Attribute::Bold)
            }
            (true, true) => Cell::new(""),
            (false, is_added) => {
                let text = Cell::new(wrap(&join(&draft.document, cell.target.clone())));
                if is_added { text.fg(Color::Cyan) } else { text }
            }
        };
        [sure, text]
    });
    [[number, source]].into_iter().chain(drafts).collect()
}

/// All texts of a row side by side.
fn beside(
    head: Vec<Labelled>,
    rows: impl Iterator<Item = Vec<Labelled>>,
    look: Look,
    width: u16,
) -> String {
    let mut table = empty(presets::UTF8_HORIZONTAL_ONLY, look);
    table.set_header(head.into_iter().flatten());
    for row in rows {
        table.add_row(row.into_iter().flatten());
    }
    drawn(table, width)
}

/// The texts of a row one below the other: a table for each row, between lines.
fn stacked(
    head: Vec<Labelled>,
    rows: impl Iterator<Item = Vec<Labelled>>,
    look: Look,
    width: u16,
) -> String {
    let line = |fill: char| LineStyle::none().fill(fill).junction(fill);
    let below_each = TableStyle::new().bottom_border(line('─'));
    let about_head = TableStyle::new().top_border(line('─')).bottom_border(line('═'));
    let one = |row: Vec<Labelled>, style: TableStyle| {
        let mut table = empty(style, look);
        table.add_rows(row);
        drawn(table, width)
    };
    let rows = rows.map(|row| one(row, below_each));
    [one(head, about_head)].into_iter().chain(rows).collect()
}

fn empty(style: TableStyle, look: Look) -> Table {
    let mut table = Table::new();
    table.load_style(style);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(look.width_cols);
    if look.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

/// A table whose texts have `width` columns.
fn drawn(mut table: Table, width: u16) -> String {
    for (index, column) in table.column_iter_mut().enumerate() {
        let width = if index % 2 == 0 { SMALL } else { width + PADDING };
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    table.trim_fmt() + "\n"
}

/// What stands for the confidence where a person has looked.
const REVIEWED: &str = "✓";

/// What the draft's column says where it has nothing.
fn omitted(draft: &Draft, row: &Row) -> String {
    let crossings = draft.crossings.iter();
    let mut crossings = crossings.filter(|crossing| crossing.meets(&row.source, &(0..0)));
    match crossings.next() {
        Some(crossing) => {
            let (place, sure) = (numbers(&crossing.target), crossing.confidence);
            format!("(omitted; draft sentence {place} may be it, {sure:.2})")
        }
        None => "(omitted)".to_owned(),
    }
}

/// What the source's column says where a draft has more.
fn added(bitext: &Bitext, row: &Row) -> String {
    let mut crossings = bitext.drafts.iter().zip(&row.cells).flat_map(|(draft, cell)| {
        draft.crossings.iter().filter(|crossing| crossing.meets(&(0..0), &cell.target))
    });
    match crossings.next() {
        Some(crossing) => {
            let (place, sure) = (numbers(&crossing.source), crossing.confidence);
            format!("(added; may be source sentence {place}, {sure:.2})")
        }
        None => "(added)".to_owned(),
    }
}

/// The width of the number column, or of a confidence, with its padding.
const SMALL: u16 = 7;
/// The blank column on either side of a text.
const PADDING: u16 = 2;
/// Narrower texts are unreadable side by side.
const MIN_TEXT: u16 = 14;
/// A terminal that is too narrow for this gets lines that are too long.
const MIN_LETTERS: u16 = 2;

/// What the source and each draft get of the table's width: numbers and confidences keep
/// theirs, the texts share the rest evenly.
fn text_width(table: u16, drafts: usize) -> u16 {
    let texts = u16::try_from(drafts + 1).unwrap_or(u16::MAX);
    // One blank column stands between two columns.
    let fixed = (SMALL + PADDING + 2).saturating_mul(texts).saturating_sub(1);
    table.saturating_sub(fixed) / texts
}

/// The last part of a path; the header has no room for more.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn confidence(confidence: Option<f32>) -> Cell {
    let Some(confidence) = confidence else { return Cell::new("") };
    // Rounding up must not turn doubt into certainty.
    let cell = Cell::new(format!("{:.2}", (confidence * 100.0).floor() / 100.0));
    let cell = cell.set_alignment(CellAlignment::Right);
    if confidence < DUBIOUS {
        cell.fg(Color::Red).add_attribute(Attribute::Bold)
    } else if confidence < DOUBTFUL {
        cell.fg(Color::Yellow)
    } else {
        cell.fg(Color::Green)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of beads")]
fn totals(bitext: &Bitext, draft: &Draft) -> String {
    let beads = draft.alignment.beads();
    let omitted: usize = beads.iter().filter(|b| b.target.is_empty()).map(|b| b.source.len()).sum();
    let added: usize = beads.iter().filter(|b| b.source.is_empty()).map(|b| b.target.len()).sum();
    let confidences: Vec<f32> = beads.iter().filter_map(|bead| bead.confidence).collect();
    let mean = confidences.iter().sum::<f32>() / confidences.len().max(1) as f32;
    let doubtful = confidences.iter().filter(|&&c| c < DOUBTFUL).count();
    format!(
        "{}: {} source and {} draft sentences in {} beads; {omitted} omitted, {added} added; \
         mean confidence {mean:.2}, {doubtful} below {DOUBTFUL}",
        draft.name,
        bitext.source.len(),
        draft.document.len(),
        beads.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Alignment, Bead, Document, Lang, Sentence, Span};

    #[test]
    fn control_characters_are_marks_on_a_terminal_only() {
        let document = |lang, text: &str| {
            let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
            Document::new(lang, text.to_owned(), vec![sentence]).unwrap()
        };
        let alignment = Alignment::new(1, 1, vec![Bead::new(0..1, 0..1)]).unwrap();
        let draft = document(Lang::En, "A \u{9b}2J\u{7f}cat.");
        let bitext = Bitext {
            name: "a\u{1b}[2J".to_owned(),
            source: document(Lang::Ja, "\t猫\u{1b}[31m。\t雨"),
            drafts: vec![Draft::new("b\u{7}".to_owned(), draft, alignment)],
        };
        let drawn =
            |is_terminal| table(&bitext, Look { width_cols: 100, colour: false, is_terminal });
        let (shown, raw) = (drawn(true), drawn(false));
        assert!(!raw.contains('\t') && raw.contains("。 雨"), "{raw:?}");
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        for text in ["猫␛[31m。", "A \u{fffd}2J␡cat.", "a␛[2J", "b␇: 1 source"] {
            assert!(shown.contains(text), "{text}: {shown}");
        }
        assert!(raw.contains("猫\u{1b}[31m。") && raw.contains("A \u{9b}2J\u{7f}cat."), "{raw:?}");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let document = |lang, text: &str| {
            let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
            Document::new(lang, text.to_owned(), vec![sentence]).unwrap()
        };
        let english = "It is at https://www.example.com/a/very/long/path/to/a/page?with=a&query=too \
                       and Donaudampfschifffahrtsgesellschaftskapitän.";
        let japanese =
            "詳しくはhttps://www.example.com/a/very/long/path/to/a/pageにあるドナウ汽船会社。";
        for drafts in 1..=3 {
            let draft = |_| {
                let alignment = Alignment::new(1, 1, vec![Bead::new(0..1, 0..1)]).unwrap();
                Draft::new("some/draft.txt", document(Lang::En, english), alignment)
            };
            let bitext = Bitext {
                name: "a-source-with-a-long-name.txt".into(),
                source: document(Lang::Ja, japanese),
                drafts: (0..drafts).map(draft).collect(),
            };
            for width_cols in [40, 60, 80, 100, 120, 200] {
                let look = Look { width_cols, colour: false, is_terminal: true };
                let drawn = table(&bitext, look);
                let widest = drawn.lines().map(textwrap::core::display_width).max();
                assert!(widest <= Some(width_cols.into()), "{drafts} {width_cols}\n{drawn}");
            }
        }
    }

    #[test]
    fn texts_stand_below_each_other_where_the_width_is_too_small() {
        let document = |lang, text: &str| {
            let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
            Document::new(lang, text.to_owned(), vec![sentence]).unwrap()
        };
        let draft = |name: &str| {
            let alignment = Alignment::new(1, 1, vec![Bead::new(0..1, 0..1)]).unwrap();
            Draft::new(name, document(Lang::En, "It rained all day long."), alignment)
        };
        let bitext = Bitext {
            name: "ja.txt".into(),
            source: document(Lang::Ja, "一日中雨が降った。"),
            drafts: vec![draft("a.txt"), draft("b.txt")],
        };
        let drawn = table(&bitext, Look { width_cols: 40, colour: false, is_terminal: true });
        let expected = "\
────────────────────────────────────────
 no.     ja.txt
 conf.   a.txt
 conf.   b.txt
════════════════════════════════════════
     1   一日中雨が降った。
         It rained all day long.
         It rained all day long.
────────────────────────────────────────
";
        assert!(drawn.starts_with(expected), "{drawn}");
    }
}
