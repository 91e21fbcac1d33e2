//! An aligned bitext as a table for the terminal.

use std::borrow::Cow;

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement};
use comfy_table::{Table, Width, presets};

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
/// they agree), the confidence beside each draft, and a line of totals for each draft.
#[must_use]
pub fn table(bitext: &Bitext, look: Look) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(look.width_cols);
    if look.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let width = text_width(look.width_cols, bitext.drafts.len());
    // A tab is as wide as a terminal likes, and would throw the columns off.
    let wrap =
        |text: &str| textwrap::fill(&look.text(&text.replace('\t', " ")), usize::from(width));
    let mut header = vec![Cell::new("no."), Cell::new(wrap(file_name(&bitext.name)))];
    for draft in &bitext.drafts {
        header.push(Cell::new("conf."));
        header.push(Cell::new(wrap(file_name(&draft.name))));
    }
    table.set_header(header.into_iter().map(|cell| cell.add_attribute(Attribute::Bold)));
    for row in bitext.rows() {
        let mut cells = vec![Cell::new(numbers(&row.source)).set_alignment(CellAlignment::Right)];
        cells.push(if row.source.is_empty() {
            Cell::new(wrap(&added(bitext, &row))).fg(Color::Cyan)
        } else {
            Cell::new(wrap(&join(&bitext.source, row.source.clone())))
        });
        for (draft, cell) in bitext.drafts.iter().zip(&row.cells) {
            cells.push(if cell.is_reviewed {
                Cell::new(REVIEWED).set_alignment(CellAlignment::Right).fg(Color::Green)
            } else {
                confidence(cell.confidence)
            });
            cells.push(match (cell.target.is_empty(), row.source.is_empty()) {
                (true, false) => Cell::new(wrap(&omitted(draft, &row)))
                    .fg(Color::Red)
                    .add_attribute(Attribute::Bold),
                (true, true) => Cell::new(""),
                (false, is_added) => {
                    let text = Cell::new(wrap(&join(&draft.document, cell.target.clone())));
                    if is_added { text.fg(Color::Cyan) } else { text }
                }
            });
        }
        table.add_row(cells);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        let width = if index % 2 == 0 { SMALL } else { width + PADDING };
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    let mut out = table.trim_fmt();
    out.push('\n');
    for draft in &bitext.drafts {
        out.push_str(&look.text(&totals(bitext, draft)));
    }
    out
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
/// A narrower text is unreadable; the table then becomes wider than was asked.
const MIN_TEXT: u16 = 12;

/// What the source and each draft get of the table's width: numbers and confidences keep
/// theirs, the texts share the rest evenly.
fn text_width(table: u16, drafts: usize) -> u16 {
    let texts = u16::try_from(drafts + 1).unwrap_or(u16::MAX);
    // One blank column stands between two columns.
    let fixed = (SMALL + PADDING + 2).saturating_mul(texts).saturating_sub(1);
    (table.saturating_sub(fixed) / texts).max(MIN_TEXT)
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
         mean confidence {mean:.2}, {doubtful} below {DOUBTFUL}\n",
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
}
