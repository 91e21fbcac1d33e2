//! Obsolete messages, which gettext keeps as comments (`#~`): a property of the unit before them, for
//! another catalogue.

use super::super::unit::Prop;

/// The kind of the property: their lines, with the comments before each and blank lines between them.
pub(in crate::formats::bitexts) const OBSOLETE: &str = "taiyaku:po-obsolete";

/// How many messages there are.
pub(in crate::formats::bitexts) fn count(lines: &str) -> usize {
    let rests = lines.lines().filter_map(|line| line.trim().strip_prefix("#~"));
    rests.filter(|rest| rest.trim_start().starts_with("msgid ")).count()
}

/// Whether a property can be written as what it says it is.
pub(super) fn is_one(prop: &&Prop) -> bool {
    prop.kind == OBSOLETE
        && prop.text.lines().all(|line| line.is_empty() || line.starts_with('#'))
        && !prop.text.contains('\r')
}

/// The lines of obsolete messages that were read and belong to no unit yet.
#[derive(Default)]
pub(super) struct Obsolete(String);

impl Obsolete {
    /// Takes a line, with the comments that stand before it.
    pub(super) fn push(&mut self, comments: &str, line: &str) {
        self.0.push_str(comments);
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// Takes a blank line, which ends a message.
    pub(super) fn end(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// The property, if there are any.
    pub(super) fn take(&mut self) -> Option<Prop> {
        let lines = std::mem::take(&mut self.0);
        let text = lines.trim_end().to_owned();
        (!text.is_empty()).then(|| Prop { kind: OBSOLETE.to_owned(), text })
    }
}
