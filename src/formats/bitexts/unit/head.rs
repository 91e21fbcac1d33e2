//! What TMX and XLIFF say of a whole file, for another file of the standard: the first unit bears it.

use quick_xml::events::BytesStart;

use super::super::error::ReadErrorKind;
use super::super::xml;
use super::{Dialect, Prop};

/// The attributes of a `header` of TMX, in the order of its definition. The languages are the file's
/// own, but that it has no one source.
const OF_TMX: [&str; 12] = [
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
    "o-encoding",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
];

/// The attributes of a `file` of XLIFF 1.2.
const OF_XLIFF: [&str; 10] = [
    "original",
    "datatype",
    "tool",
    "tool-id",
    "date",
    "category",
    "product-name",
    "product-version",
    "build-num",
    "ts",
];

/// The attributes of a `file` of XLIFF 2.
const OF_XLIFF2: [&str; 1] = ["original"];

/// The attributes of a `tool` of XLIFF 1.2.
const OF_TOOL: [&str; 4] = ["tool-id", "tool-name", "tool-version", "tool-company"];

/// Attributes that every file has by itself, so that nothing is lost where it has others.
const OWN: [&str; 10] = [
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
    "creationdate",
    "original",
    "date",
];

/// The value of `srclang` in a memory without one source.
pub(in crate::formats::bitexts) const ANY_SOURCE: &str = "*all*";

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHead {
    standard: Dialect,
    /// Attributes by their names.
    attributes: Vec<Prop>,
    /// The attributes of each tool.
    tools: Vec<Vec<Prop>>,
    /// Remarks to people and programs.
    pub(in crate::formats::bitexts) notes: Vec<String>,
    pub(in crate::formats::bitexts) props: Vec<Prop>,
}

impl FileHead {
    /// What the tag of a `header` or `file` says.
    pub(in crate::formats::bitexts) fn of(
        tag: &BytesStart,
        standard: Dialect,
    ) -> Result<Self, ReadErrorKind> {
        let attributes = attributes(tag, of_standard(standard))?;
        Ok(Self { standard, attributes, tools: Vec::new(), notes: Vec::new(), props: Vec::new() })
    }

    /// Takes in what the tag of a `tool` says.
    pub(in crate::formats::bitexts) fn take_tool(
        &mut self,
        tag: &BytesStart,
    ) -> Result<(), ReadErrorKind> {
        self.tools.push(attributes(tag, &OF_TOOL)?);
        Ok(())
    }

    /// The value of an attribute.
    pub(in crate::formats::bitexts) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|prop| prop.kind == name).map(|prop| prop.text.as_str())
    }

    /// What a file in a format does not say any more: what, and how much.
    pub(in crate::formats::bitexts) fn lost_in(
        &self,
        dialect: Option<Dialect>,
    ) -> [(&'static str, usize); 2] {
        let is_same = dialect == Some(self.standard);
        let is_lost = |name: &str| !is_same && !OWN.contains(&name);
        let fields = self.attributes.iter().filter(|prop| is_lost(&prop.kind)).count();
        let tools = if is_same { 0 } else { self.tools.len() };
        let remarks = if is_same { 0 } else { self.notes.len() + self.props.len() };
        [("remarks of the header", remarks), ("fields of the header", fields + tools)]
    }

    /// Writes the attributes of a `header` or `file`: those of a file of ours, with what this one says in
    /// their place unless they are fixed, and what else it says. One of a sister standard says what both
    /// have.
    pub(in crate::formats::bitexts) fn push(
        head: Option<&Self>,
        out: &mut String,
        standard: Dialect,
        own: &[(&str, &str)],
        fixed: &[&str],
    ) {
        let head = head.filter(|head| are_sisters(head.standard, standard));
        let said = |name: &str| head.filter(|_| !fixed.contains(&name)).and_then(|it| it.get(name));
        for (name, value) in own {
            xml::push_attribute(out, name, &sound(said(name).unwrap_or(value)));
        }
        for Prop { kind, text } in head.into_iter().flat_map(|head| &head.attributes) {
            if is_of(standard, kind) && own.iter().all(|(name, _)| name != kind) {
                xml::push_attribute(out, kind, &sound(text));
            }
        }
    }

    /// Writes the tools that a file of XLIFF 1.2 names.
    pub(in crate::formats::bitexts) fn push_tools(&self, out: &mut String) {
        if self.standard != Dialect::Xliff1 || self.tools.is_empty() {
            return;
        }
        out.push_str("<header>\n");
        for tool in &self.tools {
            out.push_str("<tool");
            for Prop { kind, text } in tool {
                xml::push_attribute(out, kind, &sound(text));
            }
            out.push_str("/>\n");
        }
        out.push_str("</header>\n");
    }

    /// Writes the remarks of a header of TMX.
    pub(in crate::formats::bitexts) fn push_remarks(&self, out: &mut String) {
        for note in &self.notes {
            out.push_str("<note>");
            xml::push_text(out, &sound(note));
            out.push_str("</note>\n");
        }
        for Prop { kind, text } in &self.props {
            out.push_str("<prop");
            xml::push_attribute(out, "type", &sound(kind));
            out.push('>');
            xml::push_text(out, &sound(text));
            out.push_str("</prop>\n");
        }
    }

    /// Whether there are remarks of a header of TMX.
    pub(in crate::formats::bitexts) fn has_remarks(&self) -> bool {
        self.standard == Dialect::Tmx && !(self.notes.is_empty() && self.props.is_empty())
    }
}

fn of_standard(standard: Dialect) -> &'static [&'static str] {
    match standard {
        Dialect::Tmx => &OF_TMX,
        Dialect::Xliff1 => &OF_XLIFF,
        Dialect::Xliff2 => &OF_XLIFF2,
    }
}

/// Whether two standards have attributes that mean the same.
fn are_sisters(one: Dialect, other: Dialect) -> bool {
    (one == Dialect::Tmx) == (other == Dialect::Tmx)
}

fn is_of(standard: Dialect, name: &str) -> bool {
    of_standard(standard).contains(&name)
}

/// Some attributes of a tag, in the order in which it has them.
fn attributes(tag: &BytesStart, names: &[&str]) -> Result<Vec<Prop>, ReadErrorKind> {
    let mut found: Vec<Prop> = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| xml::message(&error.into()))?;
        let kind = attribute.key.into_inner();
        if names.contains(&kind) && found.iter().all(|prop| prop.kind != kind) {
            found.push(Prop { kind: kind.to_owned(), text: xml::value(&attribute)? });
        }
    }
    Ok(found)
}

/// A text without characters that XML does not have, which a file can name by their numbers.
fn sound(text: &str) -> String {
    text.replace(|c| !xml::has(c), "\u{fffd}")
}
