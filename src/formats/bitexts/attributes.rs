//! Attributes of a standard that units have no field for. In other formats each is a property,
//! called after the standard (`xliff:maxwidth`); in its own it is an attribute again.

use quick_xml::events::BytesStart;

use super::error::ReadErrorKind;
use super::unit::Prop;
use super::xml;

/// What attributes are called that are neither kept nor known.
pub(super) const ATTRIBUTES_OF_OTHERS: &str = "attributes of modules and tools";

/// What becomes of the attributes of an element.
pub(super) struct Attributes {
    /// Those that are properties: their names, and the kinds of the properties.
    pub(super) kept: &'static [(&'static str, &'static str)],
    /// Those that are read by themselves, or say nothing that a unit could hold.
    pub(super) known: &'static [&'static str],
}

/// Attributes that were asked for by their names, the properties that others are, and how many are
/// neither.
pub(super) type Found<const N: usize> = ([Option<String>; N], Vec<Prop>, usize);

impl Attributes {
    /// The properties of a tag, and how many attributes are neither kept nor known.
    pub(super) fn read(&self, tag: &BytesStart) -> Result<(Vec<Prop>, usize), ReadErrorKind> {
        let ([], props, others) = self.read_beside(tag, [])?;
        Ok((props, others))
    }

    /// Some attributes of a tag by their names, and what [`read`](Self::read) gives of the others, in
    /// one pass; of several with one name the first.
    pub(super) fn read_beside<const N: usize>(
        &self,
        tag: &BytesStart,
        names: [&str; N],
    ) -> Result<Found<N>, ReadErrorKind> {
        let mut values = [const { None }; N];
        let (mut props, mut others) = (Vec::new(), 0);
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| xml::message(&error.into()))?;
            let name = attribute.key.into_inner();
            if let Some((_, value)) = names.iter().zip(&mut values).find(|(own, _)| **own == name) {
                if value.is_none() {
                    *value = Some(xml::value(&attribute)?);
                }
            } else if let Some((_, kind)) = self.kept.iter().find(|(own, _)| *own == name) {
                let text = xml::value(&attribute)?;
                props.push(Prop { kind: (*kind).to_owned(), text });
            } else {
                // Spaces of names, the language and how blanks are taken are XML's own.
                let is_known = name.starts_with("xml") || self.known.contains(&name);
                others += usize::from(!is_known);
            }
        }
        Ok((values, props, others))
    }

    /// Writes those properties that are attributes; gives the others.
    pub(super) fn push<'p>(
        &self,
        out: &mut String,
        props: impl IntoIterator<Item = &'p Prop>,
    ) -> Vec<&'p Prop> {
        let mut written: Vec<&str> = Vec::new();
        let mut others = Vec::new();
        for prop in props {
            match self.kept.iter().find(|(_, kind)| *kind == prop.kind) {
                Some((name, _)) if !written.contains(name) => {
                    xml::push_attribute(out, name, &prop.text);
                    written.push(name);
                }
                _ => others.push(prop),
            }
        }
        others
    }
}
