//! What the columns of a table of terms mean.

mod above;
mod names;
mod role;

use crate::model::{Concept, Form, Lang, Status};
use crate::text::lang;

use super::cells::{example, flag, part_of_speech, split, split_escaped};

use super::{GlossaryError, GlossaryErrorKind, Ids, MAX_CELL, ReadGlossary, check_forms, number};

use above::coded;
pub(super) use names::language;
use names::{NAMED, meaning};
use role::{Meaning, Role, Side};

/// What the columns are called, for the help.
pub const COLUMNS_HELP: &str = "\
Tables have a header. Its columns, in any order:
  source, target     the two languages, told apart by what stands in them; or ja, en (also ja-JP,
                     Japanese …). Several forms are parted by | or line breaks, the first is
                     preferred, the others are admitted; \\| is a bar that parts nothing.
  forbidden          forms of the target that must not be used; also ja_forbidden, en_forbidden,
                     and ja_preferred, ja_admitted …
  case_sensitive     true (or yes, y, 1, ○, はい …): the forms' case matters
  exact              true: forms are found only letter for letter, not inflected
  part_of_speech     noun, name, verb, adjective or other: how forms are inflected
  note, definition, context, id
  pass, fail         examples, TEXT => TRANSLATION, parted by |, for `taiyaku glossary test`
  ignore             rules that are not applied to the entry, parted by |
Names that others give them are known, too: 用語, 訳語, 禁止, 備考, 品詞, pos, comment, Term (JA),
英語（訳文）, Japanese term, Do not use … A title may stand before the header.";

/// Whether a table's header is one that we know: it names two languages. A row that has one of them
/// twice may be a term and its translation (`英語`, `English`).
pub(super) fn is_header<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let mut forms = names.filter_map(|name| match meaning(name) {
        Meaning::Role(Role::Forms(side, status)) | Meaning::Alias(Role::Forms(side, status)) => {
            Some((side, status))
        }
        _ => None,
    });
    forms.next().is_some_and(|first| forms.any(|other| other != first))
}

/// How many rows may stand before the header: a title, a date, what separates the cells.
pub(super) const MAX_PREAMBLE: usize = 20;

/// Where the header is among the first rows, if one is there.
pub(super) fn header(rows: &[Row]) -> Option<usize> {
    let is_header = |row: &Row| is_header(row.cells.iter().map(String::as_str));
    rows.iter().take(MAX_PREAMBLE + 1).position(is_header)
}

/// Columns further right are no columns of a glossary.
pub(super) const MAX_COLUMNS: usize = 256;

/// One row of a table.
pub(super) struct Row {
    /// The line or row where it begins, from 1.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Whether it says to Excel what stands between cells: `sep=;`.
    fn is_separator(&self) -> bool {
        let mut cells = self.cells.iter();
        self.line == 1
            && cells.next().is_some_and(|cell| cell.starts_with("sep=") && cell.len() <= 5)
            && cells.all(String::is_empty)
    }
}

/// Where the cell of a row stands: line and column.
pub(super) type CellPlace<'a> = &'a dyn Fn(&Row, usize) -> (u64, u64);

/// Makes concepts of rows, the first of which is the header, or one behind a title. Linear.
pub(super) fn read(rows: &[Row], place: CellPlace<'_>) -> Result<ReadGlossary, GlossaryError> {
    let mut read = ReadGlossary::default();
    let empty = Row { line: 1, cells: Vec::new() };
    let coded = coded(rows);
    let at = if coded.is_some() { 0 } else { header(rows).unwrap_or(0) };
    let (above, rows) = rows.split_at_checked(at).unwrap_or_default();
    let (header, rows) = match &coded {
        Some(header) => (header, rows),
        None => rows.split_first().unwrap_or((&empty, &[])),
    };
    let mut names = ReadGlossary::default();
    let columns = Columns::new(header, rows, place, &mut names)?;
    let above = columns.above(above, header, &mut read);
    read.warnings.append(&mut names.warnings);
    (read.left_out, read.other_languages) = (names.left_out, names.other_languages);
    let mut ids = Ids::default();
    for row in above.into_iter().chain(rows).filter(|row| !row.is_blank()) {
        let at = |cell: usize, kind| {
            let (line, column) = place(row, cell);
            GlossaryError::new(line, column, kind)
        };
        for (index, cell) in row.cells.iter().enumerate() {
            if cell.len() > MAX_CELL {
                return Err(at(index, GlossaryErrorKind::Long(cell.len())));
            }
            if index >= header.cells.len() && !cell.trim().is_empty() {
                let (found, expected) = (row.cells.len(), header.cells.len());
                return Err(at(index, GlossaryErrorKind::Cells { found, expected }));
            }
        }
        let mut left_out = Vec::new();
        let concept = columns.concept(row, &mut left_out);
        read.warnings.extend(left_out.into_iter().map(|(cell, kind)| at(cell, kind)));
        match concept {
            Ok(mut concept) => {
                let given = Some(std::mem::take(&mut concept.id));
                let id = ids.claim(given, row.line);
                let cell = columns.cell_of(Role::Id).unwrap_or(0);
                concept.id = id.map_err(|kind| at(cell, kind))?.unwrap_or_default();
                read.glossary.concepts.push(concept);
            }
            Err((cell, kind)) => read.warnings.push(at(cell, kind)),
        }
    }
    number(&mut read.glossary, &ids);
    Ok(read)
}

struct Columns {
    /// By cell.
    roles: Vec<Option<Role>>,
    /// Whether the source is English.
    is_swapped: bool,
    /// Whether the column of parts of speech is not called as ours is: there may be many in it that
    /// we do not have, which are counted, not told one by one.
    has_foreign_parts: bool,
}

/// What our tables call the column of parts of speech.
const OWN_PARTS: &str = "part_of_speech";

/// What parts of speech are called that we do not have.
pub(super) const UNKNOWN_PARTS: &str = "parts of speech that are none of ours";

impl Columns {
    fn new(
        header: &Row,
        rows: &[Row],
        place: CellPlace<'_>,
        read: &mut ReadGlossary,
    ) -> Result<Self, GlossaryError> {
        let at = |cell: usize, kind| {
            let (line, column) = place(header, cell);
            GlossaryError::new(line, column, kind)
        };
        let last = header.cells.iter().rposition(|name| !name.trim().is_empty());
        if let Some(last) = last.filter(|&last| last >= MAX_COLUMNS) {
            let (found, expected) = (last + 1, MAX_COLUMNS);
            return Err(at(last, GlossaryErrorKind::Cells { found, expected }));
        }
        let mut roles = Vec::with_capacity(header.cells.len());
        let meanings: Vec<Meaning> = header.cells.iter().map(|name| meaning(name)).collect();
        let is_text = |it: &&Meaning| matches!(it, Meaning::Role(Role::Forms(_, None)));
        let has_both = meanings.iter().filter(is_text).count() >= 2;
        let is_there = |role| meanings.iter().any(|it| it.role() == Some(role));
        let has_langs =
            [Lang::Ja, Lang::En].iter().all(|&it| is_there(Role::Forms(Side::Named(it), None)));
        let is_flags = |index: usize| {
            let cells = rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| cell.trim());
            let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
            let is_flag = |cell: &str| cell.eq_ignore_ascii_case("x") || flag("", cell).is_ok();
            cells.peek().is_some() && cells.all(is_flag)
        };
        let is_meant = |index: usize, meaning: &Meaning, role, roles: &[Option<Role>]| match role {
            // Beside two languages `Source` is where a term comes from.
            Role::Forms(Side::Source | Side::Target, None) if has_langs => false,
            _ if *meaning == Meaning::Role(role) => true,
            // What several columns forbid is forbidden; but they may only say whether the term is.
            Role::Forms(_, Some(Status::Forbidden)) => !is_flags(index),
            Role::Forms(_, None) if has_both => false,
            _ => !meanings.contains(&Meaning::Role(role)) && !roles.contains(&Some(role)),
        };
        for (index, name) in header.cells.iter().enumerate() {
            if name.len() > MAX_CELL {
                return Err(at(index, GlossaryErrorKind::Long(name.len())));
            }
            let meaning = meaning(name);
            let role = match meaning {
                Meaning::Role(role) | Meaning::Alias(role)
                    if is_meant(index, &meaning, role, &roles) =>
                {
                    Some(role)
                }
                Meaning::OtherLanguage => {
                    let has_cell = |row: &&Row| {
                        row.cells.get(index).is_some_and(|cell| !cell.trim().is_empty())
                    };
                    let cells = rows.iter().filter(has_cell).count();
                    if cells > 0 {
                        read.other_languages.push((name.trim().to_owned(), cells));
                    }
                    None
                }
                Meaning::Unknown if name.trim().is_empty() => None,
                Meaning::Role(_) | Meaning::Alias(_) | Meaning::Unknown => {
                    // A name that we know needs no other, wherever it is of no use.
                    let suggestion_for =
                        if meaning == Meaning::Unknown { similar(name) } else { None };
                    let name = name.trim().chars().take(40).collect();
                    let kind = GlossaryErrorKind::UnknownColumn { name, suggestion_for };
                    read.warnings.push(at(index, kind));
                    None
                }
            };
            let is_repeated = || meanings.iter().take(index).any(|it| *it == meaning);
            if role.is_some() && matches!(meaning, Meaning::Role(_)) && is_repeated() {
                let name = name.trim().to_owned();
                return Err(at(index, GlossaryErrorKind::RepeatedColumn(name)));
            }
            roles.push(role);
        }
        let mut columns = Self { roles, is_swapped: false, has_foreign_parts: false };
        if let Some(cell) = columns.cell_of(Role::PartOfSpeech)
            && header.cells.get(cell).is_some_and(|name| name.trim() != OWN_PARTS)
        {
            columns.has_foreign_parts = true;
            let cells = rows.iter().filter_map(|row| row.cells.get(cell)).map(|cell| cell.trim());
            let unknown = cells.filter(|cell| !cell.is_empty() && part_of_speech(cell).is_err());
            let count = unknown.count();
            read.left_out.extend((count > 0).then(|| (UNKNOWN_PARTS.to_owned(), count)));
        }
        columns.is_swapped = columns.is_english_first(rows);
        for (lang, missing) in [(Lang::Ja, "source"), (Lang::En, "target")] {
            let is_there =
                columns.roles.iter().flatten().any(
                    |role| matches!(role, Role::Forms(side, _) if columns.lang(*side) == lang),
                );
            if !is_there {
                let found = header.cells.clone();
                return Err(at(0, GlossaryErrorKind::Column { missing, found }));
            }
        }
        Ok(columns)
    }

    fn lang(&self, side: Side) -> Lang {
        match (side, self.is_swapped) {
            (Side::Named(lang), _) => lang,
            (Side::Source, false) | (Side::Target, true) => Lang::Ja,
            (Side::Target, false) | (Side::Source, true) => Lang::En,
        }
    }

    fn cell_of(&self, wanted: Role) -> Option<usize> {
        self.roles.iter().position(|role| *role == Some(wanted))
    }

    /// Whether more rows have Japanese in the target than in the source; beside a column in one
    /// language the other is that of the side.
    fn is_english_first(&self, rows: &[Row]) -> bool {
        let cell = |side| self.cell_of(Role::Forms(side, None));
        let japanese = |side| {
            let cell = cell(side);
            rows.iter().filter(|row| cell.is_some_and(|cell| is_japanese(row, cell))).count()
        };
        match (cell(Side::Source), cell(Side::Target)) {
            (Some(_), None) => cell(Side::Named(Lang::Ja)).is_some(),
            (None, Some(_)) => cell(Side::Named(Lang::En)).is_some(),
            _ => japanese(Side::Target) > japanese(Side::Source),
        }
    }

    /// The concept of a row; an error comes with the cell that it is about, as does a cell that is left
    /// out of a concept.
    fn concept(
        &self,
        row: &Row,
        left_out: &mut Vec<(usize, GlossaryErrorKind)>,
    ) -> Result<Concept, (usize, GlossaryErrorKind)> {
        let mut concept = Concept { line: Some(row.line), ..Concept::default() };
        let mut flags = (false, false, None);
        for (index, role) in self.roles.iter().enumerate() {
            let cell = row.cells.get(index).map_or("", |cell| cell.trim());
            let (false, Some(role)) = (cell.is_empty(), role) else { continue };
            let given = || Some(cell.to_owned());
            let mut tell = |kind| left_out.push((index, kind));
            match *role {
                Role::Forms(side, status) => {
                    let lang = self.lang(side);
                    for text in split(cell) {
                        let is_first =
                            concept.usable(lang).all(|form| form.status != Status::Preferred);
                        let ranked = if is_first { Status::Preferred } else { Status::Admitted };
                        concept.forms.push(Form::new(lang, text, status.unwrap_or(ranked)));
                    }
                }
                Role::CaseSensitive => {
                    flags.0 = flag("case_sensitive", cell).map_err(tell).unwrap_or_default();
                }
                Role::Exact => flags.1 = flag("exact", cell).map_err(tell).unwrap_or_default(),
                Role::PartOfSpeech => match part_of_speech(cell) {
                    Ok(part) => flags.2 = Some(part),
                    Err(_) if self.has_foreign_parts => {}
                    Err(kind) => tell(kind),
                },
                Role::Id => cell.clone_into(&mut concept.id),
                Role::Note => concept.note = given(),
                Role::Definition => concept.definition = given(),
                Role::Context => concept.context = given(),
                Role::Examples(verdict) => {
                    for text in split_escaped(cell) {
                        concept.examples.extend(example(&text, verdict).map_err(&mut tell));
                    }
                }
                Role::Ignore => concept.ignored_rules = split(cell),
            }
        }
        // The languages in one order, whatever that of the columns.
        concept.forms.sort_by_key(|form| (form.lang, form.status));
        for form in &mut concept.forms {
            let has_case = form.text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
            form.case_sensitive = flags.0 && has_case;
            (form.exact, form.part_of_speech) = (flags.1, flags.2);
        }
        check_forms(&concept).map_err(|kind| {
            let lang = match kind {
                GlossaryErrorKind::NoForm(lang) => lang,
                _ => Lang::Ja,
            };
            let cell = self.roles.iter().position(
                |role| matches!(role, Some(Role::Forms(side, _)) if self.lang(*side) == lang),
            );
            (cell.unwrap_or(0), kind)
        })?;
        Ok(concept)
    }
}

fn is_japanese(row: &Row, cell: usize) -> bool {
    row.cells.get(cell).is_some_and(|cell| cell.chars().any(lang::is_japanese))
}

/// The least similarity of a name and one that may have been meant.
const SIMILAR: f64 = 0.75;

/// The column that a name is most like.
fn similar(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let names = NAMED.iter().map(|&(known, ..)| known);
    names
        .chain(super::table::WRITTEN)
        // Of a long name a short one is only a part.
        .filter(|known| 2 * known.len() >= name.len() && 2 * name.len() >= known.len())
        .map(|known| (strsim::jaro_winkler(&name, known), known))
        .filter(|&(similarity, _)| similarity >= SIMILAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
