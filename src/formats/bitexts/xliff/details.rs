//! What XLIFF says of a unit that units have no field for: attributes, states in its own words,
//! contexts. All are properties, called `xliff:…` in both versions; and what is only counted.

use super::super::attributes::Attributes;
use super::super::tools;
use super::super::unit::{Prop, State, Unit};
use super::super::xml;

/// Whether it is to be translated, `no` if not; groups and files say it for all that is in them.
pub(in crate::formats::bitexts) const TRANSLATE: &str = "xliff:translate";

/// What a developer calls it.
pub(in crate::formats::bitexts) const NAME: &str = "xliff:resname";

/// Whether it is approved, where its state does not say the same.
pub(super) const APPROVED: &str = "xliff:approved";

/// How far it is, in words that we have no state for.
pub(super) const STATE: &str = "xliff:state";

/// What begins the kind of a context; its type follows.
const CONTEXT: &str = "xliff:context/";

/// Notes' authors, priorities and languages.
pub(in crate::formats::bitexts) const NOTE_DETAILS: &str = "authors and priorities of notes";

/// Notes, contexts and properties of files and groups.
pub(in crate::formats::bitexts) const REMARKS_OUTSIDE: &str = "remarks outside units";

/// Where one file of several ends and the next begins, with its name.
pub(in crate::formats::bitexts) const FILES: &str = "borders and names of several files";

/// Elements of modules and tools in a unit.
pub(in crate::formats::bitexts) const OTHER_DATA: &str = "data of modules and tools";

/// Text and codes of a unit in none of its segments.
pub(in crate::formats::bitexts) const BETWEEN: &str = "text and codes between segments";

/// States as the standard calls them; the first name of a state is the one that is written.
const STATES: [(State, &str); 10] = [
    (State::Initial, "new"),
    (State::Initial, "needs-translation"),
    (State::NeedsReview, "needs-review-translation"),
    (State::NeedsReview, "needs-adaptation"),
    (State::NeedsReview, "needs-l10n"),
    (State::NeedsReview, "needs-review-adaptation"),
    (State::NeedsReview, "needs-review-l10n"),
    (State::Translated, "translated"),
    (State::Reviewed, "signed-off"),
    (State::Final, "final"),
];

/// The name of a state in XLIFF 1.2.
pub(in crate::formats::bitexts) fn state_name(state: State) -> &'static str {
    STATES.iter().find(|(own, _)| *own == state).map_or("", |(_, name)| name)
}

/// The property of a state that is not called as we call it.
pub(super) fn own_state(name: String) -> Option<Prop> {
    let is_ours = state_named(&name).is_some_and(|state| state_name(state) == name);
    (!is_ours).then(|| Prop { kind: STATE.to_owned(), text: name })
}

/// The state of a name in XLIFF 1.2, or of one that other tools have, with or without the `x-` that
/// the standard demands of those.
pub(super) fn state_named(name: &str) -> Option<State> {
    let own = STATES.iter().find(|(_, known)| *known == name).map(|(state, _)| *state);
    own.or_else(|| tools::state(name.strip_prefix("x-").unwrap_or(name)))
}

/// The attributes of a `trans-unit`.
pub(super) const OF_UNIT: Attributes = Attributes {
    kept: &[
        ("approved", APPROVED),
        ("translate", TRANSLATE),
        ("resname", NAME),
        ("restype", "xliff:restype"),
        ("extradata", "xliff:extradata"),
        ("help-id", "xliff:help-id"),
        ("size-unit", "xliff:size-unit"),
        ("maxwidth", "xliff:maxwidth"),
        ("minwidth", "xliff:minwidth"),
        ("maxheight", "xliff:maxheight"),
        ("minheight", "xliff:minheight"),
        ("maxbytes", "xliff:maxbytes"),
        ("minbytes", "xliff:minbytes"),
        ("charclass", "xliff:charclass"),
        ("reformat", "xliff:reformat"),
        ("datatype", "xliff:datatype"),
        ("menu", "xliff:menu"),
        ("menu-option", "xliff:menu-option"),
        ("menu-name", "xliff:menu-name"),
        ("coord", "xliff:coord"),
        ("font", "xliff:font"),
        ("css-style", "xliff:css-style"),
        ("style", "xliff:style"),
        ("exstyle", "xliff:exstyle"),
        ("extype", "xliff:extype"),
        ("ts", "xliff:ts"),
    ],
    known: &[
        "id",
        "m:confirmed",
        "mq:status",
        "taiyaku:draft",
        "taiyaku:confidence",
        "mq:locked",
        "m:locked",
    ],
};

/// The locks of other tools on a `trans-unit`, which have no place in a file of ours.
pub(super) const LOCKS: Attributes =
    Attributes { kept: &[("mq:locked", "mq:locked"), ("m:locked", "m:locked")], known: &[] };

/// The attributes of a segment of Trados Studio.
pub(super) const OF_STUDIO: Attributes =
    Attributes { kept: &[("locked", "sdl:locked")], known: &["id", "conf"] };

/// The attributes of a `target`.
pub(super) const OF_TARGET: Attributes = Attributes {
    kept: &[("state-qualifier", "xliff:state-qualifier"), ("equiv-trans", "xliff:equiv-trans")],
    known: &["state"],
};

/// The attributes of a `note`.
pub(super) const OF_NOTE: Attributes = Attributes { kept: &[], known: &[] };

/// The attributes of a `group`: what it says of all that is in it is no loss of one.
pub(in crate::formats::bitexts) const OF_GROUP: Attributes =
    Attributes { kept: &[], known: &["id", "translate"] };

/// Whether its file says that a unit is to stay as it is.
pub(in crate::formats::bitexts) fn is_locked(unit: &Unit) -> bool {
    unit.about.props.iter().any(|Prop { kind, text }| match kind.as_str() {
        TRANSLATE => text == "no",
        "mq:locked" | "m:locked" | "sdl:locked" => matches!(&**text, "locked" | "true" | "1"),
        _ => false,
    })
}

/// A context of a unit, such as the file where it is used.
pub(super) fn context(kind: &str, text: String) -> Prop {
    Prop { kind: format!("{CONTEXT}{kind}"), text }
}

/// Writes contexts; gives the other properties. Contexts of one place stand in a group, and each type
/// once in it.
pub(super) fn push_contexts<'p>(out: &mut String, props: Vec<&'p Prop>) -> Vec<&'p Prop> {
    let mut group: Vec<&str> = Vec::new();
    let mut others = Vec::new();
    for prop in props {
        let Some(kind) = prop.kind.strip_prefix(CONTEXT) else {
            others.push(prop);
            continue;
        };
        if group.is_empty() || group.contains(&kind) {
            out.push_str(if group.is_empty() { "" } else { "</context-group>\n" });
            out.push_str("<context-group>");
            group.clear();
        }
        group.push(kind);
        out.push_str("<context");
        xml::push_attribute(out, "context-type", kind);
        out.push('>');
        xml::push_text(out, &prop.text);
        out.push_str("</context>");
    }
    out.push_str(if group.is_empty() { "" } else { "</context-group>\n" });
    others
}

/// What files and groups say of whether all in them is to be translated.
#[derive(Default)]
pub(in crate::formats::bitexts) struct Inherited {
    said: Vec<(usize, String)>,
    /// Whether a `file` has begun.
    has_file: bool,
}

impl Inherited {
    /// An element begins at a depth, and may say something.
    pub(in crate::formats::bitexts) fn enter(&mut self, depth: usize, said: Option<String>) {
        self.said.retain(|(outer, _)| *outer < depth);
        self.said.extend(said.map(|said| (depth, said)));
    }

    /// A `file` begins: whether another one did before.
    pub(in crate::formats::bitexts) fn is_further_file(&mut self) -> bool {
        std::mem::replace(&mut self.has_file, true)
    }

    /// The property of a unit at a depth that says nothing itself: that it is not to be translated.
    pub(in crate::formats::bitexts) fn prop(&self, depth: usize) -> Option<Prop> {
        let (_, said) = self.said.iter().rfind(|(outer, _)| *outer < depth)?;
        (said == "no").then(|| Prop { kind: TRANSLATE.to_owned(), text: said.clone() })
    }
}
