//! What elements mean to a reader of text.

use crate::model::BlockKind;

/// Elements whose text is no part of an article: for programs, for forms, for finding one's way,
/// or in place of what cannot be shown.
pub(super) const PASSED_OVER: [&str; 24] = [
    "script", "style", "template", "title", "noscript", "noframes", "noembed", "iframe", "object",
    "svg", "math", "canvas", "audio", "video", "map", "select", "datalist", "button", "textarea",
    "progress", "meter", "dialog", "nav", "xmp",
];

/// Elements that stand in a line.
pub(super) const INLINE: [&str; 46] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "output",
    "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "source", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "embed",
];

/// Elements that hold nothing, and so have no end.
pub(super) const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that say what a block is; the innermost counts. Lists and tables say nothing, but end
/// items and cells that were left open.
pub(super) const KINDS: [(&str, Option<BlockKind>); 21] = [
    ("h1", Some(BlockKind::Heading)),
    ("h2", Some(BlockKind::Heading)),
    ("h3", Some(BlockKind::Heading)),
    ("h4", Some(BlockKind::Heading)),
    ("h5", Some(BlockKind::Heading)),
    ("h6", Some(BlockKind::Heading)),
    ("li", Some(BlockKind::Item)),
    ("dt", Some(BlockKind::Item)),
    ("dd", Some(BlockKind::Item)),
    ("td", Some(BlockKind::Cell)),
    ("th", Some(BlockKind::Cell)),
    ("caption", Some(BlockKind::Caption)),
    ("figcaption", Some(BlockKind::Caption)),
    ("ul", None),
    ("ol", None),
    ("dl", None),
    ("table", None),
    ("tr", None),
    ("figure", None),
    ("main", None),
    ("article", None),
];

/// The number of an element in [`KINDS`].
pub(super) fn kind(name: &str) -> Option<usize> {
    KINDS.iter().position(|(kind, _)| *kind == name)
}
