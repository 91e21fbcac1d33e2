//! Terms by concept, as TBX (ISO 30042) arranges them.

use serde::{Deserialize, Serialize};

use super::Lang;

/// How a form stands to its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The form to use.
    Preferred,
    /// A form that may be used.
    Admitted,
    /// A form that must not be used.
    Forbidden,
}

/// One way of writing a concept in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The language it belongs to.
    pub lang: Lang,
    /// The term itself; never empty.
    pub text: String,
    /// Whether to use it.
    pub status: Status,
    /// Whether its case matters.
    pub case_sensitive: bool,
}

/// What several forms mean alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Its name in the file it came from, or the number of its row.
    pub id: String,
    /// Its forms in all languages.
    pub forms: Vec<Form>,
    /// A remark for translators.
    pub note: Option<String>,
}

impl Concept {
    /// The forms in `lang` that may be used.
    pub fn usable(&self, lang: Lang) -> impl Iterator<Item = &Form> {
        self.forms.iter().filter(move |f| f.lang == lang && f.status != Status::Forbidden)
    }
}

/// A list of concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// The concepts, in the order of their file.
    pub concepts: Vec<Concept>,
}

impl Glossary {
    /// Adds the concepts of another glossary behind these.
    pub fn extend(&mut self, other: Self) {
        self.concepts.extend(other.concepts);
    }
}
