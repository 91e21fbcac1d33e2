//! A source and its drafts, aligned.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Alignment, Bead, Crossing, Document, Lang, Origin, Reasons};

/// One draft of a source: its text and which of its sentences translate which of the source's.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What the user calls it; usually the file's name.
    pub name: String,
    /// Its text.
    pub document: Document,
    /// From the source's sentences to this document's.
    pub alignment: Alignment,
    /// Sentences that stand elsewhere in the draft than their beads, ascending by source.
    pub crossings: Vec<Crossing>,
    /// Why each bead scores what it scores, bead by bead; empty if nobody asked.
    pub reasons: Vec<Reasons>,
    /// By number of a bead, the JSON line that it was read from, to be given back as it is.
    pub lines: BTreeMap<usize, String>,
}

impl Draft {
    /// An aligned draft of which no more is known.
    #[must_use]
    pub fn new(name: impl Into<String>, document: Document, alignment: Alignment) -> Self {
        Self {
            name: name.into(),
            document,
            alignment,
            crossings: Vec::new(),
            reasons: Vec::new(),
            lines: BTreeMap::new(),
        }
    }

    /// The draft's sentences of `bead`, joined as [`join`] does.
    #[must_use]
    pub fn target_text(&self, bead: &Bead) -> String {
        join(&self.document, bead.target.clone())
    }
}

/// A source document and any number of drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitext {
    /// What the user calls the source.
    pub name: String,
    /// The source's text.
    pub source: Document,
    /// The drafts, in the order in which they were given.
    pub drafts: Vec<Draft>,
}

impl Bitext {
    /// All drafts side by side: the smallest groups of source sentences on which the beads of
    /// all drafts agree, in order, and each draft's additions as rows of their own. O(beads).
    ///
    /// ```
    /// use taiyaku::{Alignment, Bead, Bitext, Document, Draft, Lang, text::segment};
    /// let document = |lang, text: &str| {
    ///     Document::new(lang, text.into(), segment::segment_lines(text)).unwrap()
    /// };
    /// let draft = |name: &str, text: &str, beads| {
    ///     let document = document(Lang::En, text);
    ///     let alignment = Alignment::new(2, document.len(), beads).unwrap();
    ///     Draft::new(name, document, alignment)
    /// };
    /// let bitext = Bitext {
    ///     name: "source".into(),
    ///     source: document(Lang::Ja, "一。\n二。"),
    ///     drafts: vec![
    ///         draft("a", "One.\nTwo.", vec![Bead::new(0..1, 0..1), Bead::new(1..2, 1..2)]),
    ///         draft("b", "One, two.", vec![Bead::new(0..2, 0..1)]),
    ///     ],
    /// };
    /// let rows = bitext.rows();
    /// assert_eq!(rows.len(), 1);
    /// assert_eq!((rows[0].source.clone(), rows[0].cells[0].target.clone()), (0..2, 0..2));
    /// ```
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut cuts = vec![0_usize; self.source.len() + 1];
        for draft in &self.drafts {
            let beads = draft.alignment.beads().iter().filter(|bead| !bead.source.is_empty());
            for end in beads.map(|bead| bead.source.end) {
                if let Some(count) = cuts.get_mut(end) {
                    *count += 1;
                }
            }
        }
        let common = (1..cuts.len()).filter(|&c| cuts.get(c) == Some(&self.drafts.len()));
        let mut beads: Vec<_> =
            self.drafts.iter().map(|draft| draft.alignment.beads().iter().peekable()).collect();
        let mut targets = vec![0; self.drafts.len()];
        let mut rows = Vec::new();
        let mut start = 0;
        for end in common.chain([usize::MAX]) {
            for index in 0..self.drafts.len() {
                while let Some(bead) = beads
                    .get_mut(index)
                    .and_then(|beads| beads.next_if(|bead| bead.source.is_empty()))
                {
                    let cells = targets.iter().map(|&at| Cell::of(at, &[]));
                    let mut row = Row { source: start..start, cells: cells.collect() };
                    if let Some(cell) = row.cells.get_mut(index) {
                        *cell = Cell::of(bead.target.start, &[bead]);
                    }
                    if let Some(target) = targets.get_mut(index) {
                        *target = bead.target.end;
                    }
                    rows.push(row);
                }
            }
            if end == usize::MAX {
                break;
            }
            let cells = beads.iter_mut().zip(&mut targets).map(|(beads, target)| {
                let own = std::iter::from_fn(|| beads.next_if(|bead| bead.source.start < end));
                let cell = Cell::of(*target, &own.collect::<Vec<_>>());
                *target = cell.target.end;
                cell
            });
            rows.push(Row { source: start..end, cells: cells.collect() });
            start = end;
        }
        rows
    }

    /// As [`rows`](Self::rows), but what the drafts add between the same source sentences stands
    /// in one row, side by side. O(beads).
    #[must_use]
    pub fn level_rows(&self) -> Vec<Row> {
        let mut level: Vec<Row> = Vec::new();
        for row in self.rows() {
            match level.last_mut().filter(|last| last.source.is_empty() && row.source.is_empty()) {
                Some(last) => {
                    for (cell, more) in last.cells.iter_mut().zip(row.cells) {
                        cell.extend(more);
                    }
                }
                None => level.push(row),
            }
        }
        level
    }

    /// As [`level_rows`](Self::level_rows), but sentences that a draft moved stand beside those that
    /// they translate. O(sentences).
    #[must_use]
    pub fn placed_rows(&self) -> Vec<Row> {
        let mut rows = self.level_rows();
        for (number, draft) in self.drafts.iter().enumerate() {
            let (mut homes, mut added) = (HashMap::new(), HashMap::new());
            for (at, row) in rows.iter().enumerate() {
                let Some(cell) = row.cells.get(number) else { continue };
                if row.source.is_empty() {
                    added.extend(cell.target.clone().map(|sentence| (sentence, at)));
                } else if row.source.len() == 1 && cell.target.is_empty() {
                    homes.insert(row.source.start, at);
                }
            }
            let alike = draft.crossings.iter().filter(|it| it.source.len() == it.target.len());
            for crossing in alike {
                for (source, target) in crossing.source.clone().zip(crossing.target.clone()) {
                    let Some((&home, &away)) = homes.get(&source).zip(added.get(&target)) else {
                        continue;
                    };
                    if cell(&mut rows, away, number).is_some_and(|cell| cell.cut(target))
                        && let Some(cell) = cell(&mut rows, home, number)
                    {
                        *cell = Cell {
                            target: target..target + 1,
                            confidence: Some(crossing.confidence),
                            is_reviewed: false,
                            is_moved: true,
                        };
                    }
                }
            }
        }
        rows.retain(|row| {
            !row.source.is_empty() || row.cells.iter().any(|cell| !cell.target.is_empty())
        });
        rows
    }

    /// The source sentences of `bead`, joined as [`join`] does.
    #[must_use]
    pub fn source_text(&self, bead: &Bead) -> String {
        join(&self.source, bead.source.clone())
    }
}

fn cell(rows: &mut [Row], row: usize, draft: usize) -> Option<&mut Cell> {
    rows.get_mut(row)?.cells.get_mut(draft)
}

/// One line of a bitext with all its drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Source sentences; empty for an addition.
    pub source: Range<usize>,
    /// One cell for each draft.
    pub cells: Vec<Cell>,
}

/// What one draft has in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Target sentences; may be empty.
    pub target: Range<usize>,
    /// The least confidence of the beads that the cell joins; none where there is no bead.
    pub confidence: Option<f32>,
    /// Whether a person has looked at all of these beads.
    pub is_reviewed: bool,
    /// Whether it stands elsewhere in the draft.
    pub is_moved: bool,
}

impl Cell {
    /// Adds the cell of the next row.
    fn extend(&mut self, more: Self) {
        if self.target.is_empty() {
            *self = more;
        } else if !more.target.is_empty() {
            self.target.end = more.target.end;
            self.confidence =
                [self.confidence, more.confidence].into_iter().flatten().reduce(f32::min);
            self.is_reviewed &= more.is_reviewed;
        }
    }

    /// Takes out its first or last sentence, if that is `sentence`.
    fn cut(&mut self, sentence: usize) -> bool {
        let Range { start, end } = self.target;
        if sentence == start {
            self.target.start += 1;
        } else if sentence + 1 == end {
            self.target.end -= 1;
        }
        self.target.len() < end - start
    }

    /// What `beads`, which follow each other from a target cut on, have together.
    fn of(cut: usize, beads: &[&Bead]) -> Self {
        Self {
            target: cut..beads.last().map_or(cut, |bead| bead.target.end),
            confidence: beads.iter().filter_map(|bead| bead.confidence).reduce(f32::min),
            is_reviewed: !beads.is_empty()
                && beads.iter().all(|bead| bead.origin == Origin::Reviewed),
            is_moved: false,
        }
    }
}

/// The sentences `run` of `document` as one text: with a space between English sentences, with nothing
/// between Japanese ones (see [`between`](super::Lang::between)), line breaks inside a sentence turned
/// into the same.
///
/// ```
/// use taiyaku::{Document, Lang, model::join, text::segment};
/// let text = "It rained\nall day. We stayed.";
/// let sentences = segment::segment(text, Lang::En, &segment::Options::default());
/// let document = Document::new(Lang::En, text.into(), sentences).unwrap();
/// assert_eq!(join(&document, 0..2), "It rained all day. We stayed.");
/// ```
#[must_use]
pub fn join(document: &Document, run: Range<usize>) -> String {
    joined(document.lang(), run.map(|index| document.sentence(index)))
}

/// Texts that follow each other in `lang` as one, as [`join`] puts sentences together.
pub(super) fn joined<'a>(lang: Lang, texts: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty() {
            joined.push_str(lang.between(&joined, line));
        }
        joined.push_str(line);
    }
    joined
}
