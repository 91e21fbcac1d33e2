//! `url-or-placeholder-mismatch`: what must be copied and was not.

use taiyaku_dictionaries::is_stop_word;

use crate::model::{Finding, Severity, Span};
use crate::text::fold::Folded;

use super::context::{Context, Pair};
use super::rules::Rule;

pub(super) const RULE: Rule = Rule {
    name: "url-or-placeholder-mismatch",
    severity: Severity::Error,
    summary: "an address, a tag or a placeholder is missing, changed or added",
    page: "\
What: addresses (https://…, www.example.com, name@example.com), placeholders ({name}, {{name}},
${name}, %s, %1$d, %(name)s) and tags (<b>, </b>, <br/>) must stand in the draft as in the source,
as often, in any order.

Why: a program fails on a changed placeholder, and a reader on a dead link.

Example: {user} beside “the user”.

Silence: copy it; or as for number-mismatch, with `url-or-placeholder-mismatch`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for pair in context.pairs().filter(Pair::is_translated) {
        let Some(bead) = context.beads().get(pair.bead) else { continue };
        let mut source = copies(context.source, bead.source.clone());
        let mut target = copies(context.target, bead.target.clone());
        source.retain(|(_, text)| match target.iter().position(|(_, other)| other == text) {
            Some(same) => {
                target.remove(same);
                false
            }
            None => true,
        });
        let mut missing: Vec<(String, Vec<Span>)> = Vec::new();
        for (span, text) in source {
            // The nearest of what is left is what it was changed into.
            let changed = target
                .iter()
                .enumerate()
                .map(|(at, (_, other))| (strsim::normalized_levenshtein(&text, other), at))
                .filter(|&(similarity, _)| similarity >= 0.5)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, at)| target.remove(at));
            let Some((place, other)) = changed else {
                push(&mut missing, span, text);
                continue;
            };
            let message = format!("`{text}` has become `{other}`");
            let mut finding = context.finding_at(rule, pair.bead, (&[span], &[place]), message);
            finding.fixes = vec![crate::model::Fix { span: place, text }];
            found.push(finding);
        }
        let mut added: Vec<(String, Vec<Span>)> = Vec::new();
        target.into_iter().for_each(|(span, text)| push(&mut added, span, text));
        for (text, spans) in missing {
            let message = format!("`{text}` is missing");
            found.push(context.finding_at(rule, pair.bead, (&spans, &[]), message));
        }
        for (text, spans) in added {
            let message = format!("`{text}` is not in the source");
            found.push(context.finding_at(rule, pair.bead, (&[], &spans), message));
        }
    }
}

/// Adds the place of a text to its others: what a bead lacks twice is told once.
fn push(places: &mut Vec<(String, Vec<Span>)>, span: Span, text: String) {
    match places.iter_mut().find(|(known, _)| *known == text) {
        Some((_, spans)) => spans.push(span),
        None => places.push((text, vec![span])),
    }
}

/// What must be copied, in a run of sentences: its place, and its text as it is compared.
pub(super) fn copies(
    side: &super::analysis::Analysis<'_>,
    run: std::ops::Range<usize>,
) -> Vec<(Span, String)> {
    let mut copies = Vec::new();
    for index in run {
        let start = side.span(index).start;
        let sentence = side.sentence(index);
        if !sentence.contains(['{', '%', '<', '@', '$', '/']) && !sentence.contains("www.") {
            continue;
        }
        let mut at = 0;
        while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
            let before = sentence.get(..at).and_then(|text| text.chars().next_back());
            let length = length(rest, before);
            if length > 0 {
                let text = rest.get(..length).unwrap_or("");
                let text = Folded::new(text).text().to_owned();
                copies.push((Span::new(at, at + length).shifted(start), text));
                at += length;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }
    copies
}

/// How many bytes of `rest` are to be copied as they stand; 0 for text to be translated.
fn length(rest: &str, before: Option<char>) -> usize {
    let letter_before = before.is_some_and(|c| c.is_ascii_alphanumeric());
    if !letter_before
        && (rest.starts_with("http://")
            || rest.starts_with("https://")
            || rest.starts_with("ftp://")
            || (rest.starts_with("www.") && !before.is_some_and(|c| c == '/' || c == '.')))
    {
        return address(rest);
    }
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '{' => braces(rest),
        '$' if rest.starts_with("${") => {
            rest.get(1..).map(braces).filter(|&n| n > 0).map_or(0, |n| n + 1)
        }
        '%' => percent(rest, before),
        '<' => tag(rest),
        _ if first.is_ascii_alphanumeric()
            && !letter_before
            && !before.is_some_and(|c| "._%+-".contains(c)) =>
        {
            mail(rest)
        }
        _ => 0,
    }
}

/// An address, without the punctuation of the sentence around it.
fn address(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !(c.is_ascii_graphic()) || "<>\"`{}|\\^".contains(c))
        .unwrap_or(rest.len());
    let mut address = rest.get(..end).unwrap_or("");
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let unopened = trimmed.ends_with(')') && !trimmed.contains('(')
            || trimmed.ends_with(']') && !trimmed.contains('[');
        let trimmed =
            if unopened { trimmed.get(..trimmed.len() - 1).unwrap_or("") } else { trimmed };
        if trimmed.len() == address.len() {
            return address.len();
        }
        address = trimmed;
    }
}

/// `{name}`, `{0}`, `{{ name }}`; not the braces that are named in “{ or }”.
fn braces(rest: &str) -> usize {
    let double = rest.starts_with("{{");
    let (open, close) = if double { ("{{", "}}") } else { ("{", "}") };
    let Some(end) = rest.find(close) else { return 0 };
    let inner = rest.get(open.len()..end).unwrap_or("");
    let is_name = !inner.trim().is_empty()
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || "_.-: $#@".contains(c))
        && inner.len() <= 60
        && !(inner.starts_with(' ') && is_stop_word(inner.trim()));
    if is_name { end + close.len() } else { 0 }
}

/// `%s`, `%1$d`, `%(name)s`, `%.2f`; not the per cent of 100%.
fn percent(rest: &str, before: Option<char>) -> usize {
    let inner = rest.get(1..).unwrap_or("");
    let mut at = 0;
    if inner.starts_with('(') {
        let Some(end) = inner.find(')') else { return 0 };
        at = end + 1;
    } else if before.is_some_and(|c| c.is_numeric()) {
        return 0;
    }
    let flags = inner.get(at..).unwrap_or("");
    let skipped =
        flags.find(|c: char| !(c.is_ascii_digit() || "$.-+#".contains(c))).unwrap_or(flags.len());
    at += skipped;
    let mut after = inner.get(at..).unwrap_or("").chars();
    let is_kind = after.next().is_some_and(|c| "sdifuxXeEgGc@".contains(c));
    // “%discount” is no placeholder.
    let ends = after.next().is_none_or(|c| !c.is_ascii_alphanumeric());
    if is_kind && ends { 1 + at + 1 } else { 0 }
}

/// `<b>`, `</b>`, `<br/>`, `<a href="…">`.
fn tag(rest: &str) -> usize {
    let Some(end) = rest.find('>') else { return 0 };
    let inner = rest.get(1..end).unwrap_or("");
    let name = inner.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 200
        && !inner.contains('<')
        && name.split([' ', '/', '=']).next().is_some_and(|name| {
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':')
                && (name.len() <= 3 || name.chars().all(|c| !c.is_ascii_uppercase()))
        });
    if is_tag { end + 1 } else { 0 }
}

/// `name@example.com`.
fn mail(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "._%+-@".contains(c)))
        .unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or("").trim_end_matches(['.', '-', '_', '%', '+']);
    let parts: Vec<&str> = address.split('@').collect();
    match parts.as_slice() {
        [name, host] if !name.is_empty() && host.contains('.') && !host.starts_with('.') => {
            address.len()
        }
        _ => 0,
    }
}
