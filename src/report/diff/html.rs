//! One page by itself: both revisions beside the source. It loads nothing, and reads without its
//! script, too.

use std::fmt::Write as _;

use super::segments::{Segment, Which, is_context, of};
use super::{Fold, Mark, Shown, aspects, heading, numbers, totals};
use crate::model::{Change, Lang, Operation};
use crate::report::escaped_html;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub(super) fn write(shown: &Shown<'_>) -> String {
    let revision = shown.revision;
    let [old, new, source] = shown.names.map(escaped_html);
    let columns = 2 + usize::from(revision.source.is_some());
    let lang = revision.new.lang();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{old} → {new}</title>\n<style>\n{STYLE}</style>\n\
         <body style=\"--columns: {columns}\">\n<header>\n<h1>{old} → {new}</h1>\n"
    );
    push_head(&mut out, shown);
    out.push_str("</header>\n<main>\n<div class=\"names\">");
    if revision.source.is_some() {
        let _ = write!(out, "<div>{source}</div>");
    }
    let _ = writeln!(out, "<div>{old}</div><div>{new}</div></div>");
    let rows = Rows { shown, lang };
    let near = near(shown);
    let mut was_near = true;
    for (at, (change, &is_near)) in revision.changes.iter().zip(&near).enumerate() {
        if was_near && !is_near {
            let far = revision.changes.iter().zip(&near).skip(at).take_while(|(_, near)| !**near);
            let mut run = Fold::default();
            far.for_each(|(change, _)| run.add(change));
            // A button that unfolds them.
            let _ = writeln!(out, "<button class=\"fold\">… {}</button>", run.text());
        }
        rows.push(&mut out, change, is_near);
        was_near = is_near;
    }
    let _ = write!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// Numbers and controls.
fn push_head(out: &mut String, shown: &Shown<'_>) {
    let tally = shown.tally;
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "<p>{} · TER {:.3} · characters {:.3} · kept {:.3}</p>",
        escaped_html(totals(shown).trim_end()),
        tally.ter(),
        tally.character_edit_rate(),
        tally.kept(),
    );
    out.push_str("<nav aria-label=\"Filters\">\n");
    for (aspect, count) in aspects(shown.revision) {
        let name = aspect.name();
        let _ = writeln!(
            out,
            "<label><input type=\"checkbox\" name=\"kind\" value=\"{name}\" checked autocomplete=\"off\"> \
             {name} ({count})</label>"
        );
    }
    out.push_str(
        "<label><input type=\"checkbox\" id=\"all\" autocomplete=\"off\"> unchanged \
         <kbd>u</kbd></label>\n</nav>\n<nav class=\"moves\" aria-label=\"Changes\">\n\
         <button id=\"previous\">previous <kbd>k</kbd></button>\n\
         <button id=\"next\">next <kbd>j</kbd></button>\n\
         <span id=\"place\" role=\"status\"></span>\n</nav>\n",
    );
}

/// Which changes stand within the context of one that is shown.
fn near(shown: &Shown<'_>) -> Vec<bool> {
    let changes = &shown.revision.changes;
    let mut near = vec![false; changes.len()];
    for (at, _) in changes.iter().enumerate().filter(|(_, change)| !is_context(change)) {
        let window = at.saturating_sub(shown.context)..(at + shown.context + 1).min(near.len());
        near.get_mut(window).unwrap_or_default().fill(true);
    }
    near
}

struct Rows<'a> {
    shown: &'a Shown<'a>,
    lang: Lang,
}

impl Rows<'_> {
    fn push(&self, out: &mut String, change: &Change, is_near: bool) {
        let class = match (is_context(change), is_near) {
            (true, false) => "row same far",
            (true, true) => "row same",
            (false, _) => "row",
        };
        let _ = write!(out, "<section class=\"{class}\"");
        if change.operation == Operation::Unchanged {
            let _ = write!(out, "><h2>{}</h2>", numbers(&change.new));
        } else if is_context(change) {
            let _ = write!(out, "><h2>{}</h2>", escaped_html(&heading(change)));
        } else {
            let kinds: Vec<&str> = change.aspects().iter().map(|aspect| aspect.name()).collect();
            let kinds = kinds.join(" ");
            let _ =
                write!(out, " data-kinds=\"{kinds}\"><h2>{}</h2>", escaped_html(&heading(change)));
        }
        if let Some(source) = &self.shown.revision.source {
            let text = self.shown.source_text(change);
            let none = if text.is_empty() { " none" } else { "" };
            let lang = source.lang();
            let text = escaped_html(&text);
            let _ = write!(
                out,
                "<p class=\"source{none}\" lang=\"{lang}\" data-name=\"source\">{text}</p>"
            );
        }
        for (name, which) in [("old", Which::Old), ("new", Which::New)] {
            let segments = of(self.shown.revision, change, which);
            let none = if segments.is_empty() { " none" } else { "" };
            let lang = self.lang;
            let text = marked(&segments);
            let _ = write!(
                out,
                "<p class=\"{name}{none}\" lang=\"{lang}\" data-name=\"{name}\">{text}</p>"
            );
        }
        out.push_str("</section>\n");
    }
}

fn marked(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        if segment.spaced {
            text.push(' ');
        }
        let words = escaped_html(&segment.text);
        // Writing to a String cannot fail.
        let _ = match segment.mark {
            Mark::Same => write!(text, "{words}"),
            Mark::Deleted => write!(text, "<del>{words}</del>"),
            Mark::Inserted => write!(text, "<ins>{words}</ins>"),
        };
    }
    text
}
