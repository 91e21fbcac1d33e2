//! A unit of a bitext: a text, its translations, and what tools and people noted about them.
//!
//! Every reader gives units, every writer takes them. A unit has one normal form, so that what is
//! written and read again compares equal: [`Unit::tidy`].

mod head;
mod unread;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::formats::Place;
use crate::model::Lang;

use super::tags::{primary, space};

pub(super) use head::ANY_SOURCE;
pub use head::FileHead;
pub use unread::Unread;

/// A text and its translations, with what is known about them.
///
/// An omission (`1-0`) has no target, or one with empty text; an addition (`0-1`) has an empty
/// source.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Where it begins in the file that it was read from.
    pub place: Place,
    /// What its file calls it.
    pub id: Option<String>,
    /// The text.
    pub source: Text,
    /// Its translations: into several languages, or several drafts into one.
    pub targets: Vec<Target>,
    /// What was noted about the whole unit.
    pub about: About,
    /// What its file has there, or before the first and after the last unit, that no unit holds, and
    /// how much of it; no format writes it.
    pub unread: Vec<Unread>,
    /// The language of the translation where its file says it and there is none yet, or nothing. It is
    /// no part of what a unit holds: units that differ in nothing else are equal.
    pub wanted_lang: String,
    /// What its file says of itself, if it is the first one. It is no part of what a unit holds, either.
    pub head: Option<Box<FileHead>>,
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        let Self { place, id, source, targets, about, unread, wanted_lang: _, head: _ } = self;
        (place, id, source, targets, about, unread)
            == (&other.place, &other.id, &other.source, &other.targets, &other.about, &other.unread)
    }
}

/// One translation of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// The translation.
    pub text: Text,
    /// Which draft it is from; empty where there is only one.
    pub draft: String,
    /// The probability that it belongs to the source, in [0, 1].
    pub confidence: Option<f64>,
    /// How far the translation is.
    pub state: Option<State>,
}

/// One side of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The language tag as it stands, such as `ja-JP`; empty if the file does not say.
    pub lang: String,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
    /// What was noted about this side.
    pub about: About,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Characters, not empty.
    Text(String),
    /// An inline code: markup of the document, which the translator moves but does not read.
    Code(Box<Code>),
    /// The border between two sentences of one unit.
    Break,
}

/// What an inline code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It opens a pair.
    Opens,
    /// It closes the pair with the same id.
    Closes,
    /// It stands alone.
    Stands,
}

/// The formats that have a way to write inline codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// TMX 1.4b: `bpt`, `ept`, `ph` …
    Tmx,
    /// XLIFF 1.2: `bpt`, `ept`, `ph`, `g`, `x` …
    Xliff1,
    /// XLIFF 2.1: `sc`, `ec`, `ph`, `pc` …
    Xliff2,
}

/// An inline code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// What it does.
    pub role: Role,
    /// What pairs it with its other half and its twin in the translation; empty if it has none.
    pub id: String,
    /// The document's own markup, where the file has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data: String,
    /// The code as its file writes it, to be given back as it stands.
    pub raw: String,
    /// In whose writing `raw` is.
    pub dialect: Dialect,
    /// In XLIFF 2, the `data` element that holds the markup.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

/// How far a translation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not translated.
    Initial,
    /// To be looked at again, `fuzzy` in PO.
    NeedsReview,
    /// Translated.
    Translated,
    /// A person has looked at it.
    Reviewed,
    /// Nothing more is to be done.
    Final,
}

/// Every state and its name in our formats.
pub(super) const STATES: [(State, &str); 5] = [
    (State::Initial, "initial"),
    (State::NeedsReview, "needs-review"),
    (State::Translated, "translated"),
    (State::Reviewed, "reviewed"),
    (State::Final, "final"),
];

impl State {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    /// The state of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        STATES.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
    }
}

/// What was noted about a unit or one of its sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Remarks to people.
    pub notes: Vec<String>,
    /// Remarks to programs.
    pub props: Vec<Prop>,
    /// Who made it, and when; [`Dates::boxed`] makes it.
    pub dates: Option<Box<Dates>>,
}

/// A remark that a tool left, as TMX has it: `<prop type="KIND">TEXT</prop>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Prop {
    /// Its type, as the tool calls it; empty if it has none.
    pub kind: String,
    /// Its text.
    pub text: String,
}

/// Who made a text, and when. Dates are strings as they stand, `20261125T213000Z` in TMX.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// Who changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

impl Dates {
    /// Dates as [`About`] has them: none if they say nothing.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Self>> {
        let Self { created, created_by, changed, changed_by } = &self;
        let says = [created, created_by, changed, changed_by].into_iter().any(Option::is_some);
        says.then(|| Box::new(self))
    }
}

impl Text {
    /// A text without codes.
    #[must_use]
    pub fn new(lang: impl Into<String>, text: impl Into<String>) -> Self {
        let mut made = Self { lang: lang.into(), ..Self::default() };
        made.push_str(&text.into());
        made
    }

    /// Adds characters at the end.
    pub fn push_str(&mut self, text: &str) {
        push_text(&mut self.pieces, text);
    }

    /// The characters alone; sentences are joined with a space, in languages that have spaces.
    ///
    /// ```
    /// use taiyaku::formats::bitexts::{Piece, Text};
    /// let mut text = Text::new("en", "One.");
    /// text.pieces.push(Piece::Break);
    /// text.push_str("Two.");
    /// assert_eq!(text.plain(), "One. Two.");
    /// ```
    #[must_use]
    pub fn plain(&self) -> String {
        self.as_plain().into_owned()
    }

    /// The same, not copied where the text is in one piece.
    pub(super) fn as_plain(&self) -> Cow<'_, str> {
        if let [Piece::Text(text)] = self.pieces.as_slice() {
            return text.into();
        }
        let mut plain = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => plain.push_str(text),
                Piece::Break => plain.push_str(space(&self.lang)),
                Piece::Code(_) => {}
            }
        }
        plain.into()
    }

    /// Whether there is neither a character nor a code.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// Appends characters to pieces, to the last one if that is text.
pub(super) fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last)) => last.push_str(text),
        _ => {
            // Most texts have one piece; Rust would make room for four.
            pieces.reserve_exact(1);
            pieces.push(Piece::Text(text.to_owned()));
        }
    }
}

/// Neighbouring text in one piece, and a border only between two sentences.
pub(super) fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Text(text) => push_text(&mut joined, &text),
            Piece::Break if matches!(joined.last(), None | Some(Piece::Break)) => {}
            piece => joined.push(piece),
        }
    }
    joined.pop_if(|last| *last == Piece::Break);
    joined
}

impl About {
    pub(super) fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.props.is_empty() && self.dates.is_none()
    }

    fn neaten(&mut self) {
        self.dates.take_if(|dates| **dates == Dates::default());
    }

    /// Roughly the bytes of all of it.
    pub(super) fn bytes(&self) -> usize {
        let notes = self.notes.iter().map(String::len);
        notes.chain(self.props.iter().map(|prop| prop.kind.len() + prop.text.len())).sum()
    }
}

impl Target {
    /// Whether it says nothing: no text, and nothing known about it.
    fn is_blank(&self) -> bool {
        let Self { text, draft: _, confidence, state } = self;
        text.is_empty() && text.about.is_empty() && confidence.is_none() && state.is_none()
    }
}

impl Unit {
    /// A unit of two texts.
    #[must_use]
    pub fn pair(source: Text, target: Text) -> Self {
        let targets = vec![Target { text: target, ..Target::default() }];
        Self { source, targets, ..Self::default() }.tidy()
    }

    /// The normal form: no empty piece and no empty sentence, neighbouring text in one piece, no
    /// target and no dates that say nothing, no empty id.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.neaten();
        self
    }

    /// The same where the unit stands.
    pub(super) fn neaten(&mut self) {
        self.id.take_if(|id| id.is_empty());
        self.about.neaten();
        for text in self.texts_mut() {
            text.about.neaten();
            if !matches!(text.pieces.as_slice(), [] | [Piece::Text(_)]) {
                text.pieces = joined(std::mem::take(&mut text.pieces));
            }
            text.pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        }
        if self.targets.iter().all(Target::is_blank)
            && let Some(blank) = self.targets.iter_mut().find(|it| !it.text.lang.is_empty())
        {
            self.wanted_lang = std::mem::take(&mut blank.text.lang);
        }
        self.targets.retain(|target| !target.is_blank());
    }

    /// The source, then the targets.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        [&self.source].into_iter().chain(self.targets.iter().map(|target| &target.text))
    }

    /// The source, then the targets.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        let targets = self.targets.iter_mut().map(|target| &mut target.text);
        [&mut self.source].into_iter().chain(targets)
    }

    /// The first text in a language, whatever its region: `EN`, `en-US` and `en_GB` are English,
    /// `jav` (Javanese) is not Japanese.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Option<&Text> {
        let code = lang.to_string();
        self.texts().find(|text| primary(&text.lang) == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_regions() {
        let unit = |lang: &str| Unit { source: Text::new(lang, "x"), ..Unit::default() };
        for lang in ["ja", "JA", "ja-JP", "ja_jp", " Ja-Jpan-JP"] {
            assert!(unit(lang).in_lang(Lang::Ja).is_some(), "{lang}");
        }
        for lang in ["", "jav", "en", "j"] {
            assert!(unit(lang).in_lang(Lang::Ja).is_none(), "{lang}");
        }
    }

    #[test]
    fn tidy_units_have_one_form() {
        let mut unit = Unit::pair(Text::new("ja", "雨"), Text::new("en", ""));
        assert!(unit.targets.is_empty());
        unit.source.pieces = ["", "あ", "", "め"].map(|t| Piece::Text(t.to_owned())).to_vec();
        unit.id = Some(String::new());
        assert_eq!(unit.tidy(), Unit { source: Text::new("ja", "あめ"), ..Unit::default() });
    }
}
