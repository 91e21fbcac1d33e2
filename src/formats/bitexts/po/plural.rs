//! Plural forms. A message with `msgid_plural` is a unit for each `msgstr[N]`: the first with the
//! text of `msgid`, the others with that of `msgid_plural`. A property says which form a unit is, so that
//! it is known in other formats, too, and the message is put together again when it comes back.
//! Where a language has one form, as Japanese has, a unit without translation holds `msgid_plural`.

use std::fmt;

use super::super::tags::{is_in_range, primary};
use super::super::unit::{Prop, Unit};

/// The kind of the property that says which plural form a unit is.
pub(in crate::formats::bitexts) const PLURAL: &str = "taiyaku:plural";

/// What the plural forms of a message become in other formats; which one a unit is, is a property.
pub(in crate::formats::bitexts) const PLURALS: &str = "plural forms, now messages of their own";

/// Most forms of a message; of all languages Arabic has most, 6.
pub(super) const MOST_FORMS: usize = 100;

/// How many plural forms languages have, and which a number takes: the rules of gettext's manual and of
/// its table,
/// <https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html>.
const RULES: [(&[&str], &str); 10] = [
    (&["ja", "ko", "vi", "zh", "th", "id", "ms"], "nplurals=1; plural=0;"),
    (&["fr", "pt-BR"], "nplurals=2; plural=(n > 1);"),
    (
        &[
            "en", "de", "nl", "sv", "da", "no", "nb", "nn", "fo", "es", "pt", "it", "el", "bg",
            "fi", "et", "he", "eo", "hu", "tr", "ca",
        ],
        "nplurals=2; plural=(n != 1);",
    ),
    (&["lv"], "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"),
    (&["ro"], "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;"),
    (
        &["lt"],
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    ),
    (
        &["ru", "uk", "be", "sr", "hr"],
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? \
         1 : 2);",
    ),
    (&["cs", "sk"], "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"),
    (
        &["pl"],
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    ),
    (
        &["ar"],
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 \
         : 5;",
    ),
];

/// What the header of a catalogue in a language says of its plural forms, if we know.
pub(super) fn plural_forms(lang: &str) -> Option<&'static str> {
    let of = |range: &str| {
        let (_, rule) = RULES.iter().find(|(langs, _)| langs.contains(&range))?;
        Some(*rule)
    };
    // Of all, Portuguese alone has another rule in one country.
    if is_in_range(lang, "pt-BR") { of("pt-BR") } else { of(&primary(lang)) }
}

/// One of the forms of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its number.
    pub(super) index: usize,
    /// How many translations the message has.
    pub(super) of: usize,
}

impl Form {
    /// The forms of a message with so many translations.
    pub(super) fn all(of: usize) -> impl Iterator<Item = Self> {
        (0..of.max(2)).map(move |index| Self { index, of })
    }

    /// Which form a unit is.
    pub(super) fn of_unit(unit: &Unit) -> Option<Self> {
        let text = unit.plural()?;
        let (name, of) = text.split_once(" of ")?;
        let index = match name {
            "msgid_plural" => 1,
            name => name.strip_prefix("msgstr[")?.strip_suffix(']')?.parse().ok()?,
        };
        let form = Self { index, of: of.parse().ok()? };
        let is_one = (1..=MOST_FORMS).contains(&form.of) && form.index < form.of.max(2);
        (is_one && form.to_string() == text).then_some(form)
    }

    /// Whether it has a translation.
    pub(super) fn is_translated(self) -> bool {
        self.index < self.of
    }

    /// Whether a message has no further form.
    pub(super) fn is_last(self) -> bool {
        self.index + 1 >= self.of.max(2)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { index, of } = self;
        match self.is_translated() {
            true => write!(f, "msgstr[{index}] of {of}"),
            false => write!(f, "msgid_plural of {of}"),
        }
    }
}

impl Unit {
    /// Which plural form of a message of PO it is: `msgstr[1] of 2`.
    #[must_use]
    pub fn plural(&self) -> Option<&str> {
        let is_plural = |prop: &&Prop| prop.kind == PLURAL;
        self.about.props.iter().find(is_plural).map(|prop| prop.text.as_str())
    }

    /// Whether it is the plural of a message of PO in a language without plural, which only the
    /// singular's translation renders.
    #[must_use]
    pub fn is_plural_of_one(&self) -> bool {
        let has_form = Form::of_unit(self).is_none_or(Form::is_translated);
        !has_form && self.targets.iter().all(|target| target.text.is_empty())
    }
}

/// The units of a message, as they come one after the other.
#[derive(Default)]
pub(super) struct Message(Vec<Unit>);

impl Message {
    /// Takes a unit that begins a message or goes on with it.
    pub(super) fn takes(&mut self, unit: &Unit) -> bool {
        let Some(form) = Form::of_unit(unit) else { return false };
        let is_next = match self.0.last().and_then(|last| Some((last, Form::of_unit(last)?))) {
            None => form.index == 0,
            Some((last, before)) => {
                Form { index: before.index + 1, ..before } == form
                    && last.id == unit.id
                    && (before.index == 0 || last.source == unit.source)
            }
        };
        if is_next {
            self.0.push(unit.clone());
        }
        is_next
    }

    /// Its units, once there are all.
    pub(super) fn whole(&mut self) -> Option<Vec<Unit>> {
        let is_whole = self.0.last().and_then(Form::of_unit).is_some_and(Form::is_last);
        is_whole.then(|| self.rest())
    }

    /// Its units, all or not.
    pub(super) fn rest(&mut self) -> Vec<Unit> {
        std::mem::take(&mut self.0)
    }
}
