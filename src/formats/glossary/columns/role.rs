//! What a column can mean.

use crate::model::{Lang, Status, Verdict};

/// A side of a table whose languages the header does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Named(Lang),
    Source,
    Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Forms; without a status the first is preferred, the others are admitted.
    Forms(Side, Option<Status>),
    CaseSensitive,
    Exact,
    PartOfSpeech,
    Id,
    Note,
    Definition,
    Context,
    Examples(Verdict),
    Ignore,
}

/// What a column's name means; a language that is neither of the two means nothing, knowingly.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Role(Role),
    /// What others call a column of ours, unless one is called as we call it.
    Alias(Role),
    OtherLanguage,
    Unknown,
}

impl Meaning {
    pub(super) fn role(&self) -> Option<Role> {
        match self {
            Self::Role(role) | Self::Alias(role) => Some(*role),
            Self::OtherLanguage | Self::Unknown => None,
        }
    }
}
