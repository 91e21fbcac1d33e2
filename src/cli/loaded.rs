//! What `check` and `terms` look at: the texts that are named, read and aligned.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::align::{Aligner, Constraints, SameLanguage, timed};
use crate::lexicon::in_turn;
use crate::model::{Alignment, Bitext, Crossing, Document, Draft, Glossary};
use crate::text::words::{Reader, Words};

use super::config::Config;
use super::documents::Input;
use super::given::{self, Given, How, Named, NamedText};
use super::input;
use super::output::Notes;
use super::texts::Text;
use super::{Error, progress, strangers, threads};

/// What is to be checked, from the command line or the settings.
pub(super) struct Job {
    pub(super) named: Named,
    pub(super) how: How,
    pub(super) glossaries: Vec<PathBuf>,
    pub(super) lexicons: Vec<PathBuf>,
    pub(super) threads: Option<NonZeroUsize>,
}

impl Job {
    /// All files that it reads.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &PathBuf> {
        self.named.paths().chain(&self.glossaries).chain(&self.lexicons)
    }
}

/// A bitext with what its files were.
pub(super) struct Loaded {
    pub(super) source: Text,
    pub(super) drafts: Vec<Text>,
    pub(super) bitext: Bitext,
    pub(super) glossary: Glossary,
    /// The words of the source, then of the drafts.
    pub(super) words: Vec<Vec<Words>>,
    /// What read them.
    pub(super) reader: Reader,
    /// The glossaries' files, each with the index of its first concept.
    glossaries: Vec<(usize, PathBuf)>,
}

impl Loaded {
    /// Where an entry of the glossary stands, as a message says it.
    pub(super) fn place_of(&self, concept: usize) -> String {
        let next = self.glossaries.partition_point(|(first, _)| *first <= concept);
        let file = next.checked_sub(1).and_then(|file| self.glossaries.get(file));
        let path = file.map_or_else(String::new, |(_, path)| input::name(path));
        let line = self.glossary.concepts.get(concept).and_then(|concept| concept.line);
        line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
    }
}

fn usage(message: &str) -> Error {
    Error::Usage(message.to_owned())
}

/// Takes from the command line what it says, and the rest from the settings.
pub(super) fn named(
    source: Option<&PathBuf>,
    drafts: &[PathBuf],
    input: &Input,
    config: &Config,
) -> Result<Named, Error> {
    let of_config = || config.drafts.iter().map(|path| config.resolve(path)).collect::<Vec<_>>();
    let (source, drafts) = match (source, drafts) {
        (Some(only), []) if config.source.is_none() || input.is_bitext(&input::name(only)) => {
            return Ok(Named::Bitext(only.clone()));
        }
        // One text alone is a draft of the project's source.
        (Some(draft), []) => {
            (config.source.as_ref().map(|it| config.resolve(it)), vec![draft.clone()])
        }
        (Some(source), drafts) => (Some(source.clone()), drafts.to_vec()),
        (None, _) => (config.source.as_ref().map(|it| config.resolve(it)), of_config()),
    };
    let source = source.ok_or_else(|| {
        usage(
            "nothing to check: expected SOURCE DRAFT…, a bitext, or a taiyaku.toml with `source` and \
             `drafts`",
        )
    })?;
    if drafts.is_empty() {
        let settings =
            config.path().map_or_else(|| "taiyaku.toml".to_owned(), |path| input::name(path));
        return Err(usage(&format!("no draft to check: {settings} has `source` and no `drafts`")));
    }
    Ok(Named::Texts(source, drafts))
}

/// Reads all texts of a job, and aligns them where their file does not say what belongs together.
pub(super) fn load(job: &Job, notes: Notes) -> Result<Loaded, Error> {
    let Given { source, drafts, .. } = given::read(&job.named, &job.how, notes)?;
    let mut glossary = Glossary::default();
    let mut glossaries = Vec::new();
    for path in &job.glossaries {
        glossaries.push((glossary.concepts.len(), path.clone()));
        glossary.extend(input::read_glossaries(std::slice::from_ref(path), notes)?);
    }
    let [source_lang, target_lang] = job.how.langs;
    const READ_AS: &str = "checked as if it were the one that it looks like";
    for NamedText { text, .. } in &drafts {
        let path = &text.original.path;
        input::other_language(&source.original.path, &source.document, path, &text.document)?;
    }
    if let Named::Texts(path, _) = &job.named {
        input::note_other(path, &source.document, source_lang, READ_AS, notes);
        for NamedText { text, .. } in &drafts {
            input::note_other(&text.original.path, &text.document, target_lang, READ_AS, notes);
        }
    }
    let mut names = Vec::new();
    let mut alignments = Vec::new();
    let mut texts = Vec::new();
    for NamedText { name, text, alignment, .. } in drafts {
        names.push(name);
        alignments.extend(alignment);
        texts.push(text);
    }
    let documents: Vec<&Document> =
        [&source.document].into_iter().chain(texts.iter().map(|text| &text.document)).collect();
    let threads = threads::count(job.threads);
    let join = |one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)| {
        threads::join(threads, one, other);
    };
    let mut reader = Reader::new()?;
    let words = reader.read_all(&documents, &join);
    let mut crossings = Vec::new();
    if alignments.len() < texts.len() {
        let lexicons = input::read_lexicons(&job.lexicons, notes)?;
        let mut aligner = Aligner::beside(glossary.clone(), &reader)?.with_lexicon(lexicons);
        (alignments, crossings) =
            aligned(&mut aligner, threads, &documents, &words, notes)?.into_iter().unzip();
    }
    let mut drafts: Vec<Draft> = names
        .into_iter()
        .zip(&texts)
        .zip(alignments)
        .map(|((name, text), alignment)| Draft::new(name, text.document.clone(), alignment))
        .collect();
    for (draft, found) in drafts.iter_mut().zip(crossings) {
        draft.crossings = found;
    }
    let bitext = Bitext {
        name: source.original.shown.name.clone(),
        source: source.document.clone(),
        drafts,
    };
    if matches!(job.named, Named::Texts(..)) {
        strangers::warn(&bitext, notes);
    }
    Ok(Loaded { source, drafts: texts, bitext, glossary, words, reader, glossaries })
}

/// A draft's beads, and the links of what moved.
type Linked = (Alignment, Vec<Crossing>);

/// Aligns the first of the texts with each of the others, spread over threads; the others keep their
/// order. Links tell what moved. The reading of their words is not done again.
fn aligned(
    aligner: &mut Aligner,
    threads: usize,
    documents: &[&Document],
    words: &[Vec<Words>],
    notes: Notes,
) -> Result<Vec<Linked>, Error> {
    let sentences = documents.iter().map(|document| document.len()).sum::<usize>();
    let bar = progress::bar(documents.len(), sentences, notes);
    bar.set_message("aligning");
    let join = |one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)| {
        threads::join(threads, one, other);
    };
    let sides = aligner.sides_among(documents, words, &join);
    let (side, sides) = sides.split_first().ok_or_else(|| usage("no source"))?;
    bar.inc(1);
    let results: Vec<OnceLock<Result<Linked, SameLanguage>>> =
        sides.iter().map(|_| OnceLock::new()).collect();
    let aligner = &*aligner;
    threads::spread(threads, sides.len(), &|number| {
        if let Some((draft, result)) = sides.get(number).zip(results.get(number)) {
            // Each number comes once.
            let texts = documents.first().zip(documents.get(number + 1));
            let timed = texts.map(|(source, draft)| timed(source, draft)).unwrap_or_default();
            let constraints = Constraints::default().believing(&timed);
            let found = aligner.align_within(side, draft, &constraints, &in_turn);
            let _ = result.set(found.map(|aligned| {
                let crossings = aligned.crossings();
                (aligned.alignment, crossings)
            }));
            bar.inc(1);
        }
    });
    bar.finish_and_clear();
    let results = results.into_iter().filter_map(OnceLock::into_inner);
    results.map(|found| found.map_err(|error| Error::Usage(error.to_string()))).collect()
}
