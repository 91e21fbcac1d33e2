//! Comments in a draft that silence rules.
//!
//! `<!-- taiyaku: ignore RULE, RULE -->` anywhere, or a line that begins with `#`, `//` or `%` and
//! then `taiyaku: ignore RULE`. On a line of its own it speaks of the next line that is not blank,
//! within a line of that line. `ignore` without a rule means all rules; `ignore-file` the whole
//! draft.

use crate::model::{Finding, Span};

/// A comment that silences rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
    /// The bytes of the draft for which it speaks.
    pub scope: Span,
    /// The rules; all if there is none.
    pub rules: Vec<String>,
}

impl Comment {
    /// Whether it speaks of a rule.
    #[must_use]
    pub fn names(&self, rule: &str) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|name| name == rule)
    }

    /// Whether it silences a finding in its draft. `place` and `sentence` say where a stretch of
    /// the draft and a sentence stand in the text that the comment was found in.
    #[must_use]
    pub fn silences(
        &self,
        finding: &Finding,
        place: impl Fn(Span) -> Span,
        sentence: impl Fn(usize) -> Span,
    ) -> bool {
        let within = |span: Span| span.start < self.scope.end && self.scope.start < span.end;
        let target = &finding.target;
        self.names(finding.rule)
            && match target.spans.is_empty() {
                true => target.sentences.iter().any(|&index| within(sentence(index))),
                false => target.spans.iter().any(|&span| within(place(span))),
            }
    }
}

/// The comments of a draft, and its text with blanks in their place, byte for byte, so that
/// they are no sentences. O(bytes).
///
/// ```
/// let text = "One.\n<!-- taiyaku: ignore doubled-word -->\nThe the end.\n";
/// let (masked, comments) = taiyaku::check::comments(text);
/// assert_eq!(masked.len(), text.len());
/// assert!(!masked.contains("taiyaku"));
/// assert_eq!(comments[0].rules, ["doubled-word"]);
/// assert_eq!(comments[0].scope.of(text), Some("The the end.\n"));
/// ```
#[must_use]
pub fn comments(text: &str) -> (String, Vec<Comment>) {
    let mut comments = Vec::new();
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while let Some((span, body)) = next(text, at) {
        masked.push_str(text.get(at..span.start).unwrap_or(""));
        masked.extend(std::iter::repeat_n(' ', span.len()));
        at = span.end;
        let body = body.trim();
        let (rest, whole) = match body.strip_prefix("ignore-file") {
            Some(rest) => (rest, true),
            None => (body.strip_prefix("ignore").unwrap_or(body), false),
        };
        let rules = rest
            .split([',', ' ', '\t'])
            .map(str::trim)
            .filter(|rule| !rule.is_empty())
            .map(str::to_owned)
            .collect();
        let scope = if whole { Span::new(0, text.len()) } else { scope(text, span) };
        comments.push(Comment { span, scope, rules });
    }
    masked.push_str(text.get(at..).unwrap_or(""));
    (masked, comments)
}

/// The next comment from byte `from` on, and what it says behind `taiyaku:`.
fn next(text: &str, from: usize) -> Option<(Span, &str)> {
    const NAME: &str = "taiyaku:";
    let mut at = from;
    loop {
        let name = at + text.get(at..)?.find(NAME)?;
        let before = text.get(from..name)?.trim_end_matches([' ', '\t']);
        let body = text.get(name + NAME.len()..)?;
        if let Some(lead) = before.strip_suffix("<!--") {
            let end = body.find("-->")?;
            let span = Span::new(from + lead.len(), name + NAME.len() + end + 3);
            return Some((span, body.get(..end)?));
        }
        let mark = ["//", "#", "%"].into_iter().find_map(|mark| before.strip_suffix(mark));
        if let Some(lead) = mark
            && (lead.is_empty() && from == 0 || lead.ends_with('\n'))
        {
            let end = body.find(['\n', '\r']).unwrap_or(body.len());
            return Some((Span::new(from + lead.len(), name + NAME.len() + end), body.get(..end)?));
        }
        at = name + NAME.len();
    }
}

/// What a comment speaks of: its line, or the next line with text if it is alone on its own.
fn scope(text: &str, span: Span) -> Span {
    let line_start = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end_of = |from: usize| {
        text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at + 1)
    };
    let line_end = end_of(span.end);
    let others = [text.get(line_start..span.start), text.get(span.end..line_end)];
    if others.into_iter().flatten().any(|text| !text.trim().is_empty()) {
        return Span::new(line_start, line_end);
    }
    let rest = text.get(line_end..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    Span::new(line_end + blank, end_of(line_end + blank))
}
