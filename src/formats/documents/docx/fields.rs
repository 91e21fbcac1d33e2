//! Fields: text that a word processor works out by a code.

/// A field: a code, and what it came to.
#[derive(Clone, Debug, Default)]
struct Field {
    code: String,
    /// Whether the result is being read.
    has_result: bool,
}

impl Field {
    /// Whether its result is made of other parts of the document.
    fn is_index(&self) -> bool {
        let name = self.code.split_whitespace().next().unwrap_or("");
        ["TOC", "INDEX", "TOA"].iter().any(|index| name.eq_ignore_ascii_case(index))
    }
}

/// How many bytes of a code are looked at: enough for its name.
const MAX_CODE: usize = 64;

/// The fields that are open, each in the one before.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them have only their code so far.
    codes: usize,
    /// How many of them are results that say nothing new.
    indices: usize,
}

impl Fields {
    /// Takes in one of the three marks of a field; others mean nothing.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.codes += 1;
                self.open.push(Field::default());
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
                    self.codes -= 1;
                    self.indices += usize::from(field.is_index());
                    field.has_result = true;
                }
            }
            "end" => match self.open.pop() {
                Some(field) if field.has_result => self.indices -= usize::from(field.is_index()),
                Some(_) => self.codes -= 1,
                None => {}
            },
            _ => {}
        }
    }

    /// Takes in a piece of the innermost field's code.
    pub(super) fn code(&mut self, text: &str) {
        let field = self.open.last_mut().filter(|field| !field.has_result);
        if let Some(field) = field.filter(|field| field.code.len() < MAX_CODE) {
            field.code.push_str(text);
        }
    }

    /// Whether text is one that people read: in no code, and in no table of contents.
    pub(super) fn is_text(&self) -> bool {
        self.codes == 0 && self.indices == 0
    }
}
