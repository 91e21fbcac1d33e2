//! What stands beside two revisions: their source, and of bitexts which unit became which.

use std::ops::Range;
use std::path::Path;

use crate::align::Aligner;
use crate::model::{Alignment, Document, Glossary, Lang, Mended, Revision};
use crate::revision::{beside, units};

use super::super::config::Config;
use super::super::given::{self, Given, How, Named, NamedText};
use super::super::input;
use super::super::mended::mended;
use super::super::output::Notes;
use super::super::reading::Reading;
use super::super::texts::Comments;
use super::{Error, usage};

/// A source, and which of its sentences each revision's translate, where a file says so.
pub(super) struct Beside {
    pub(super) source: Document,
    pub(super) known: [Option<Alignment>; 2],
}

/// Two revisions of a bitext.
pub(super) struct Bitexts {
    pub(super) drafts: [Document; 2],
    /// The sentences of each unit that both have.
    pub(super) units: Vec<(Range<usize>, Range<usize>)>,
    pub(super) beside: Beside,
    /// From which byte of each on there is what stands on which line of its file.
    pub(super) lines: [Vec<(usize, usize)>; 2],
}

/// Reads two revisions of a bitext. If they have the same source, it stands beside them as they
/// say; else the new one's does, with which the old draft is aligned.
pub(super) fn bitexts(
    paths: [&Path; 2],
    reading: &Reading,
    notes: Notes,
) -> Result<Bitexts, Error> {
    let Reading { lines, options, .. } = reading.clone();
    let comments = Comments::Left;
    let langs = [reading.lang.map(Lang::other), reading.lang];
    let how = How { langs, lines, options, comments, takes_fuzzy: false };
    let read = |path: &Path| {
        let Given { source, drafts, units } =
            given::read(&Named::Bitext(path.to_owned()), &how, notes)?;
        let name = input::name(path);
        match <[NamedText; 1]>::try_from(own(drafts, &name, notes)) {
            Ok([draft]) => Ok((source.document, draft, units)),
            Err(drafts) => {
                Err(usage(&format!("{name}: {} drafts, expected one to compare", drafts.len())))
            }
        }
    };
    let [old, new] = paths.map(read);
    let ((old_source, old, old_units), (source, new, new_units)) = (old?, new?);
    let langs = [&old, &new].map(|draft| draft.text.document.lang());
    if langs[0] != langs[1] {
        return Err(usage(&format!(
            "{} translates into {} and {} into {}, expected two revisions in one language",
            input::name(paths[0]),
            langs[0].name(),
            input::name(paths[1]),
            langs[1].name()
        )));
    }
    let same = units::same(&old_units, &new_units).into_iter();
    let units =
        same.filter_map(|(i, j)| Some((old.units.get(i)?.clone(), new.units.get(j)?.clone())));
    let units = units.collect();
    let lines = [&old, &new].map(|it| it.text.original.shown.lines(&it.text.document));
    let known = [old.alignment.filter(|_| old_source == source), new.alignment];
    let drafts = [old.text.document, new.text.document];
    Ok(Bitexts { drafts, units, beside: Beside { source, known }, lines })
}

/// The translation of a bitext that has no name of its own, if all others do: what a machine made. Those
/// that are only counted are as good as the first.
fn own(mut drafts: Vec<NamedText>, name: &str, notes: Notes) -> Vec<NamedText> {
    let is_counted = |draft: &NamedText| {
        let of = draft.name.strip_prefix(name).unwrap_or_default();
        of.chars().all(|c| c.is_ascii_digit() || " ()".contains(c))
    };
    let mut unnamed = drafts.iter().zip(0..).filter(|(draft, _)| is_counted(draft));
    match (unnamed.next(), unnamed.next()) {
        (Some((_, at)), None) if drafts.len() > 1 => {
            let others = drafts.len() - 1;
            notes.note(&format!("{name}: further drafts, which are not compared: {others}"));
            vec![drafts.swap_remove(at)]
        }
        _ => drafts,
    }
}

/// The revision beside its source, which is prepared once and aligned with each that does not
/// say how it stands to it.
pub(super) fn with_source(
    revision: Revision,
    Beside { source, known }: Beside,
    glossary: Glossary,
    config: &Config,
) -> Result<Revision, Error> {
    let [old, new] = match known {
        [Some(old), Some(new)] => [old, new],
        known => {
            let mut aligner = Aligner::new(glossary.clone())?;
            let side = aligner.side(&source);
            let mut align = |document, known: Option<Alignment>| match known {
                Some(known) => Ok(known),
                None => {
                    let target = aligner.side(document);
                    aligner.align(&side, &target).map_err(|error| usage(&error.to_string()))
                }
            };
            let [old, new] = known;
            [align(&revision.old, old)?, align(&revision.new, new)?]
        }
    };
    let mended = match glossary.concepts.is_empty() {
        true => Mended::default(),
        false => {
            let drafts = [(&revision.old, &old), (&revision.new, &new)];
            mended(&source, drafts, &revision.changes, &glossary, config)?
        }
    };
    Ok(Revision { mended, ..beside(revision, source, &old, &new) })
}
