//! Terms by concept, as TBX (ISO 30042) arranges them.

use serde::{Deserialize, Serialize};

use super::Lang;

/// How a form stands to its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The form to use.
    Preferred,
    /// A form that may be used.
    Admitted,
    /// A form that must not be used.
    Forbidden,
}

/// What a form is in a sentence, as far as it decides how the form is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartOfSpeech {
    /// A noun, or a noun phrase: plurals.
    Noun,
    /// A name: no inflection but the genitive.
    Name,
    /// A verb, or a phrase with one: tenses, -ing, auxiliaries.
    Verb,
    /// An adjective: degrees.
    Adjective,
    /// An adverb or anything else: no inflection.
    Other,
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
    /// Whether it is found only letter for letter: neither inflected nor in another spelling,
    /// width or case.
    pub exact: bool,
    /// What it is in a sentence, if the glossary says so.
    pub part_of_speech: Option<PartOfSpeech>,
}

impl Form {
    /// A form of which nothing else is known.
    ///
    /// ```
    /// use taiyaku::Lang;
    /// use taiyaku::model::{Form, Status};
    /// let form = Form::new(Lang::En, "token", Status::Preferred);
    /// assert!(!form.case_sensitive && !form.exact && form.is_usable());
    /// ```
    #[must_use]
    pub fn new(lang: Lang, text: impl Into<String>, status: Status) -> Self {
        let text = text.into();
        Self { lang, text, status, case_sensitive: false, exact: false, part_of_speech: None }
    }

    /// Whether it may be used.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.status != Status::Forbidden
    }
}

/// What an example of a concept must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing is wrong with the concept's terms.
    Pass,
    /// A term is missing, or a forbidden one is used.
    Fail,
}

/// Two sentences on which a concept is tried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// A text.
    pub source: String,
    /// Its translation into the other language.
    pub target: String,
    /// What must come of them.
    pub verdict: Verdict,
}

/// What several forms mean alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Its name in the file it came from, or the number of its row.
    pub id: String,
    /// Its forms in all languages.
    pub forms: Vec<Form>,
    /// A remark for translators.
    pub note: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// A text in which it stands.
    pub context: Option<String>,
    /// Pairs of sentences that must pass or fail.
    pub examples: Vec<Example>,
    /// The names of rules that shall not be applied to it.
    pub ignored_rules: Vec<String>,
    /// The line of its file where it begins, or the row of its sheet, from 1; none if it comes
    /// from no file.
    pub line: Option<u64>,
}

impl Concept {
    /// The forms in `lang` that may be used.
    pub fn usable(&self, lang: Lang) -> impl Iterator<Item = &Form> {
        self.forms_in(lang).filter(|form| form.is_usable())
    }

    /// The forms in `lang`, forbidden ones too.
    pub fn forms_in(&self, lang: Lang) -> impl Iterator<Item = &Form> {
        self.forms.iter().filter(move |form| form.lang == lang)
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
