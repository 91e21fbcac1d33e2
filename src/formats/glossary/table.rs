//! A glossary as a table.

use crate::model::{Concept, Form, Glossary, Lang, Status, Verdict};

use super::cells::{escape_form, part_name, show_example};

/// What a table of terms has to hold, as a header and rows; see [`columns::read`](super::columns::read). Calls `lose` for what it
/// cannot.
pub(super) fn table(
    glossary: &Glossary,
    mut lose: impl FnMut(&'static str, &Concept),
) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let mut rows: Vec<[String; WRITTEN.len()]> = Vec::with_capacity(glossary.concepts.len());
    for (index, concept) in glossary.concepts.iter().enumerate() {
        let mut row: [String; WRITTEN.len()] = Default::default();
        let mut set = |name: &str, text: String| {
            let column = WRITTEN.iter().position(|known| *known == name);
            if let Some(cell) = column.and_then(|column| row.get_mut(column)) {
                *cell = text;
            }
        };
        if concept.id != (index + 1).to_string() {
            set("id", concept.id.clone());
        }
        for lang in [Lang::Ja, Lang::En] {
            for (column, text) in form_cells(concept, lang) {
                set(&format!("{lang}{column}"), text);
            }
        }
        let differ = |of: &dyn Fn(&Form) -> bool| {
            let mut values = concept.forms.iter().map(of);
            let first = values.next().unwrap_or(false);
            (first, values.any(|value| value != first))
        };
        let has_case =
            |form: &Form| form.text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let cased = concept.forms.iter().filter(|form| has_case(form));
        if cased.clone().any(|form| form.case_sensitive) {
            set("case_sensitive", "true".to_owned());
            if !cased.clone().all(|form| form.case_sensitive) {
                lose("that case matters for some forms of an entry and not for others", concept);
            }
        }
        let (exact, differs) = differ(&|form| form.exact);
        if exact || differs {
            set("exact", "true".to_owned());
        }
        if differs {
            lose("that some forms of an entry are exact and others are not", concept);
        }
        // A table has one for all forms; those that are forbidden often come without.
        let usable = concept.forms.iter().filter(|form| form.is_usable());
        let part = usable.chain(&concept.forms).find_map(|form| form.part_of_speech);
        if let Some(part) = part {
            set("part_of_speech", part_name(part).to_owned());
        }
        let mut others = concept.forms.iter().filter(|form| form.part_of_speech != part).peekable();
        if others.peek().is_some() {
            let is_bare = |form: &Form| !form.is_usable() && form.part_of_speech.is_none();
            lose(
                match others.all(is_bare) {
                    true => "that a forbidden form has no part of speech and the others have",
                    false => "parts of speech that differ within an entry",
                },
                concept,
            );
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        set("note", text(&concept.note));
        set("definition", text(&concept.definition));
        set("context", text(&concept.context));
        for (column, verdict) in [("pass", Verdict::Pass), ("fail", Verdict::Fail)] {
            let examples = concept.examples.iter().filter(|it| it.verdict == verdict);
            set(column, examples.map(show_example).collect::<Vec<_>>().join(" | "));
        }
        let rules = concept.ignored_rules.iter().map(|rule| escape_form(rule));
        set("ignore", rules.collect::<Vec<_>>().join("|"));
        rows.push(row);
    }
    let is_used = |column: usize, name: &str| {
        matches!(name, "ja" | "en")
            || rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let used: Vec<usize> = WRITTEN
        .iter()
        .enumerate()
        .filter_map(|(column, name)| is_used(column, name).then_some(column))
        .collect();
    let header = used.iter().filter_map(|&column| WRITTEN.get(column).copied()).collect();
    let rows = rows.iter().map(|row| {
        used.iter().map(|&column| row.get(column).cloned().unwrap_or_default()).collect()
    });
    (header, rows.collect())
}

/// The columns that are written, in order; those without anything in them are left out.
pub(super) const WRITTEN: [&str; 18] = [
    "id",
    "ja",
    "ja_preferred",
    "ja_admitted",
    "ja_forbidden",
    "en",
    "en_preferred",
    "en_admitted",
    "en_forbidden",
    "case_sensitive",
    "exact",
    "part_of_speech",
    "note",
    "definition",
    "context",
    "pass",
    "fail",
    "ignore",
];

/// The cells of an entry's forms in a language: the short column if the first form is preferred
/// and the other usable ones are admitted, or one column for each status.
fn form_cells(concept: &Concept, lang: Lang) -> Vec<(&'static str, String)> {
    let join = |status: Option<Status>| {
        let forms = concept.forms_in(lang).filter(|form| match status {
            Some(status) => form.status == status,
            None => form.is_usable(),
        });
        forms.map(|form| escape_form(&form.text)).collect::<Vec<_>>().join("|")
    };
    let mut usable = concept.usable(lang);
    let is_plain = usable.next().is_none_or(|form| form.status == Status::Preferred)
        && usable.all(|form| form.status == Status::Admitted);
    let mut cells = vec![("_forbidden", join(Some(Status::Forbidden)))];
    if is_plain {
        cells.push(("", join(None)));
    } else {
        cells.push(("_preferred", join(Some(Status::Preferred))));
        cells.push(("_admitted", join(Some(Status::Admitted))));
    }
    cells
}
