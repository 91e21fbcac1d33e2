//! What a Markdown file holds beside its text.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::DIALECT;

/// What a file holds beside its text, by kind: two files that differ in no word may differ in it. Marks
/// of tasks and the targets of references are none of it where they are taken for text.
pub(crate) fn left_out(text: &str) -> BTreeMap<&'static str, Vec<String>> {
    const CODE: &str = "code blocks";
    const FRONT_MATTER: &str = "front matter";
    const COMMENTS: &str = "comments";
    const HTML: &str = "HTML";
    let mut left_out: BTreeMap<_, Vec<String>> = BTreeMap::new();
    let mut block = None;
    for event in Parser::new_ext(text, DIALECT) {
        let (kind, what) = match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                block = Some(CODE);
                // Code is the same indented and between fences.
                let CodeBlockKind::Fenced(language) = kind else { continue };
                (CODE, language.into_string())
            }
            Event::Start(Tag::MetadataBlock(_)) => {
                block = Some(FRONT_MATTER);
                continue;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                block = None;
                continue;
            }
            Event::Text(text) => match block {
                Some(kind) => (kind, text.into_string()),
                None => continue,
            },
            Event::Start(Tag::Heading { level, .. }) => ("levels of headings", level.to_string()),
            // A block comes line by line, and what it is, the first says.
            Event::Html(html) => {
                let is_comment = html.trim_start().starts_with("<!--");
                let kind = *block.get_or_insert(if is_comment { COMMENTS } else { HTML });
                (kind, html.into_string())
            }
            _ => continue,
        };
        if !what.is_empty() {
            left_out.entry(kind).or_default().push(what);
        }
    }
    left_out
}
