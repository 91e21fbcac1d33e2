//! Segments of a unit, between marks in its `seg-source` and `target`.

use std::collections::{HashMap, VecDeque};

use quick_xml::events::BytesStart;

use super::super::unit::{Code, Piece, Role};
use super::super::xml;

/// What stands between the marks of a segment.
pub(super) struct Segment {
    pub(super) name: String,
    pub(super) pieces: Vec<Piece>,
    /// The numbers of the two marks.
    pub(super) marks: [usize; 2],
}

/// A segment and its translation.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) source: Vec<Piece>,
    pub(super) target: Option<Segment>,
}

/// Puts segments of one name together, the first with the first. Translations without a partner, if
/// they are not empty, stand last, with an empty source.
pub(super) fn pairs(sources: Vec<Segment>, targets: Vec<Segment>) -> Vec<Pair> {
    let mut named: HashMap<String, VecDeque<Segment>> = HashMap::new();
    for target in targets {
        named.entry(target.name.clone()).or_default().push_back(target);
    }
    let paired = sources.into_iter().map(|Segment { name, pieces: source, .. }| {
        let target = named.get_mut(&name).and_then(VecDeque::pop_front);
        Pair { name, source, target }
    });
    let mut pairs: Vec<Pair> = paired.collect();
    let mut alone: Vec<Segment> = named.into_values().flatten().collect();
    alone.retain(|target| !target.pieces.is_empty());
    alone.sort_by_key(|target| target.marks);
    pairs.extend(alone.into_iter().map(|target| {
        let (name, source) = (target.name.clone(), Vec::new());
        Pair { name, source, target: Some(target) }
    }));
    pairs
}

/// The pieces between marks of segments, and how many with more than blanks are in no segment.
pub(super) fn segments(pieces: &[Piece]) -> (Vec<Segment>, usize) {
    let mut found: Vec<Segment> = Vec::new();
    let mut between = 0;
    // How many marks are open inside the segment's own.
    let mut depth = None;
    for (piece, number) in pieces.iter().zip(0..) {
        match (piece, &mut depth) {
            (Piece::Code(code), depth @ None) => {
                if let Some(name) = segment_name(code) {
                    found.push(Segment { name, pieces: Vec::new(), marks: [number; 2] });
                    *depth = Some(0_usize);
                } else {
                    between += 1;
                }
                continue;
            }
            (Piece::Code(code), Some(0)) if code.raw == "</mrk>" => {
                depth = None;
                if let Some(Segment { marks: [_, closes], .. }) = found.last_mut() {
                    *closes = number;
                }
                continue;
            }
            (Piece::Code(code), Some(inside))
                if code.role == Role::Opens && code.raw.starts_with("<mrk") =>
            {
                *inside += 1;
            }
            (Piece::Code(code), Some(inside)) if code.raw == "</mrk>" => *inside -= 1,
            (piece, None) => {
                let is_blank = matches!(piece, Piece::Text(text) if text.trim().is_empty());
                between += usize::from(!is_blank);
                continue;
            }
            _ => {}
        }
        if let Some(segment) = found.last_mut() {
            segment.pieces.push(piece.clone());
        }
    }
    (found, between)
}

/// The `mid` of a mark that begins a segment.
fn segment_name(code: &Code) -> Option<String> {
    let tag = code.raw.strip_prefix("<mrk")?.strip_suffix('>')?;
    let tag = BytesStart::from_content(format!("mrk{tag}"), 3);
    let named = |name| xml::attribute(&tag, &[name]).ok().flatten();
    (named("mtype")? == "seg").then(|| named("mid").unwrap_or_default())
}
