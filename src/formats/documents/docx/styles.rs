//! What a document's styles say of its paragraphs.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::model::BlockKind;

use super::super::ReadError;
use super::{Part, Xml, is_on};

/// What a style says; a style says what the one says on which it is based, where it is silent.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    kind: Option<BlockKind>,
    is_hidden: Option<bool>,
}

/// The styles of a document, by their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

/// Styles are based on styles no deeper than this; a ring of them is no style.
const MAX_DEPTH: usize = 32;

impl Styles {
    /// What paragraphs of a style are.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        self.find(id, |style| style.kind)
    }

    /// Whether text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.find(id, |style| style.is_hidden).unwrap_or(false)
    }

    fn find<T>(&self, id: &str, what: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.styles.get(id);
        for _ in 0..MAX_DEPTH {
            let found = what(style?);
            if found.is_some() {
                return found;
            }
            style = self.styles.get(style?.based_on.as_ref()?);
        }
        None
    }
}

pub(super) fn read(part: &Part) -> Result<Styles, ReadError> {
    let mut styles = Styles::default();
    let mut id = String::new();
    Xml::new(part).each::<ReadError>(&mut |xml, event| {
        let Event::Start(tag) = event else { return Ok(()) };
        let name = tag.local_name().into_inner();
        if name == "style" {
            id = xml.attribute(tag, "styleId")?.unwrap_or_default();
            styles.styles.insert(id.clone(), Style::default());
        }
        let Some(style) = styles.styles.get_mut(&id) else { return Ok(()) };
        let value = || xml.attribute(tag, "val");
        match name {
            "name" => style.kind = style.kind.or(named(&value()?.unwrap_or_default())),
            "basedOn" => style.based_on = value()?,
            // Level 9 is that of text.
            "outlineLvl" if value()?.is_some_and(|level| level != "9") => {
                style.kind = Some(BlockKind::Heading);
            }
            "numId" if value()?.is_some_and(|id| id != "0") => {
                style.kind = style.kind.or(Some(BlockKind::Item));
            }
            "vanish" => style.is_hidden = Some(is_on(value()?.as_deref())),
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What Word's own styles are; their names are English in every language.
fn named(name: &str) -> Option<BlockKind> {
    match name.to_lowercase().as_str() {
        "title" | "subtitle" => Some(BlockKind::Heading),
        "caption" => Some(BlockKind::Caption),
        name if name.starts_with("heading ") => Some(BlockKind::Heading),
        _ => None,
    }
}
