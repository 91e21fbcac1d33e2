//! Why a sentence ends.

use std::fmt;

/// The rule that ended a sentence. [`super::explain`] gives one for each sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A full stop: 。．｡ or a period that belongs to no abbreviation, number or name.
    Stop,
    /// An exclamation or question mark, or a run of them.
    Mark,
    /// An ellipsis (…, ..., ・・・) with a new sentence behind it.
    Ellipsis,
    /// A closing quotation mark or bracket behind a terminator.
    Closer,
    /// A symbol that stands for a full stop: ♪ ☆ ★, emoji, （笑）, a kaomoji, w.
    Symbol,
    /// The marker of the next item of a list.
    List,
    /// The end of a line that is not a mere wrap.
    Line,
    /// A blank line.
    Paragraph,
    /// The end of the text.
    End,
}

impl Rule {
    /// All rules, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::Stop,
        Self::Mark,
        Self::Ellipsis,
        Self::Closer,
        Self::Symbol,
        Self::List,
        Self::Line,
        Self::Paragraph,
        Self::End,
    ];

    /// The rule's name, stable across versions.
    ///
    /// ```
    /// use taiyaku::text::segment::Rule;
    /// assert_eq!(Rule::Stop.name(), "stop");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Mark => "mark",
            Self::Ellipsis => "ellipsis",
            Self::Closer => "closer",
            Self::Symbol => "symbol",
            Self::List => "list",
            Self::Line => "line",
            Self::Paragraph => "paragraph",
            Self::End => "end",
        }
    }

    /// The rule in one line, for people.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Stop => "a full stop that belongs to no abbreviation, number or name",
            Self::Mark => "an exclamation or question mark that nothing continues",
            Self::Ellipsis => "an ellipsis with a new sentence behind it",
            Self::Closer => "a closing mark behind a terminator, with a new sentence behind it",
            Self::Symbol => "a symbol, emoji or laughter in place of a full stop",
            Self::List => "the marker of the next list item",
            Self::Line => "the end of a line that is not a mere wrap",
            Self::Paragraph => "a blank line",
            Self::End => "the end of the text",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
