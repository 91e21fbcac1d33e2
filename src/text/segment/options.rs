//! What a caller may choose, and the names of the rules that cut.

/// What to do with sentence ends inside quotation marks.
///
/// Public corpora disagree: translators keep 「雨だ。風も強い。」と言った in one piece, treebanks
/// of English cut a quoted speech like any other text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// Japanese quotations stay whole; English ones are cut like other text. The default.
    #[default]
    ByLanguage,
    /// Quotations stay whole in both languages.
    Keep,
    /// Quotations are cut at the sentence ends inside them in both languages.
    Split,
}

/// What a line end means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Newlines {
    /// Each block of lines is judged by its shape: wrapped prose is joined, headings, lists
    /// and one-sentence lines are not.
    #[default]
    Auto,
    /// Every line end ends a sentence.
    Hard,
    /// No line end ends a sentence; blank lines still do.
    Soft,
}

/// Whether an ellipsis (…, ..., 。。。) ends a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ellipsis {
    /// It does where the text after it can begin a sentence.
    #[default]
    Auto,
    /// It never does by itself.
    Keep,
}

/// Whether list markers begin sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lists {
    /// A line that opens with a marker, and the next number of a list inside a line
    /// (`1) milk 2) bread`), begin a sentence.
    #[default]
    Split,
    /// Markers are ordinary text.
    Keep,
}

/// The choices of one run. [`Options::default`] is what the command line uses.
///
/// ```
/// use taiyaku::text::segment::{Options, segment};
/// use taiyaku::Lang;
/// let text = "The cat met Herr. Braun met us.";
/// let mut options = Options::default();
/// assert_eq!(segment(text, Lang::En, &options).len(), 2);
/// options.abbreviations.push("Herr".into());
/// assert_eq!(segment(text, Lang::En, &options).len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Sentence ends inside quotation marks.
    pub quotes: Quotes,
    /// Line ends.
    pub newlines: Newlines,
    /// Ellipses.
    pub ellipsis: Ellipsis,
    /// List markers.
    pub lists: Lists,
    /// Words whose stop never ends a sentence, with or without the stop; case is ignored.
    pub abbreviations: Vec<String>,
    /// Strings that are never cut, neither inside nor after a stop that is their last
    /// character, such as `Toys! Now` or `モーニング娘。`. Case matters.
    pub never_split: Vec<String>,
}

/// Why a sentence ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A full stop.
    Stop,
    /// An exclamation mark.
    Exclamation,
    /// A question mark.
    Question,
    /// A stop of some kind before a closing quotation mark or bracket.
    Closed,
    /// An ellipsis.
    Ellipsis,
    /// ♪, ☆ and their like, at the end of a clause.
    Ornament,
    /// An emoji that ends a remark: a face, a hand, a heart.
    Emoji,
    /// An emoticon, such as (^o^).
    Emoticon,
    /// A laugh: （笑）, (汗), ｗｗｗ.
    Laugh,
    /// The next item of a list begins.
    Item,
    /// The line ends.
    Line,
    /// A blank line follows.
    Blank,
    /// The text ends.
    End,
}

impl Rule {
    /// The rule's name as `--explain` prints it.
    ///
    /// ```
    /// assert_eq!(taiyaku::text::segment::Rule::Stop.name(), "stop");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Exclamation => "exclamation",
            Self::Question => "question",
            Self::Closed => "closed",
            Self::Ellipsis => "ellipsis",
            Self::Ornament => "ornament",
            Self::Emoji => "emoji",
            Self::Emoticon => "emoticon",
            Self::Laugh => "laugh",
            Self::Item => "item",
            Self::Line => "line",
            Self::Blank => "blank",
            Self::End => "end",
        }
    }
}
