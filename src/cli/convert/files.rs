//! The files that a conversion writes.

use std::path::{Path, PathBuf};

use crate::formats::bitexts::{BitextFormat, Layout, Output, Settings};

use super::super::output::{self, Pending};
use super::super::{Error, bitext};
use super::Args;

/// Begins a file, which must be none of those that are read; that of `--update` is changed in place.
pub(super) fn begin(path: &Path, args: &Args) -> Result<Pending, Error> {
    let texts = args.source_text.iter().chain(&args.target_text).cloned();
    let mut inputs: Vec<PathBuf> = [args.input.clone()].into_iter().chain(texts).collect();
    let from = args
        .from
        .as_deref()
        .map_or_else(|| BitextFormat::of_file(&args.input.to_string_lossy()), BitextFormat::named);
    if from.is_some_and(|from| matches!(from.layout, Layout::Pair | Layout::Links)) {
        let langs = [&args.source_lang, &args.target_lang];
        inputs.extend(langs.map(|lang| bitext::beside(&args.input, lang)));
    }
    output::not_an_input(path, inputs)?;
    Ok(Pending::begin(path)?)
}

/// The files that are being written.
pub(super) struct Files {
    main: Option<Pending>,
    texts: Vec<Pending>,
}

impl Files {
    pub(super) fn begin(
        args: &Args,
        to: &BitextFormat,
        settings: &Settings,
    ) -> Result<Self, Error> {
        let out = &args.output;
        let is_several = matches!(to.layout, Layout::Links | Layout::Pair);
        if is_several && out.as_os_str() == "-" {
            let name = to.name;
            return Err(Error::Usage(format!("the format `{name}` has several files, found `-`")));
        }
        let Settings { source_lang, target_lang, .. } = settings;
        if is_several && source_lang == target_lang {
            return Err(Error::Usage(format!(
                "both sides are in `{source_lang}`, which is to end the names of two files; \
                 --source-lang and --target-lang say what they are"
            )));
        }
        let main = (to.layout != Layout::Pair).then(|| begin(out, args)).transpose()?;
        let ends = [source_lang, target_lang].into_iter().filter(|_| is_several);
        let texts = ends.map(|lang| begin(&bitext::beside(out, lang), args));
        Ok(Self { main, texts: texts.collect::<Result<_, _>>()? })
    }

    pub(super) fn output(&self) -> Result<Output<'static>, Error> {
        let texts = match self.texts.as_slice() {
            [source, target] => Some([source.writer()?, target.writer()?]),
            _ => None,
        };
        let main = match &self.main {
            Some(main) => main.writer()?,
            None => Box::new(std::io::sink()),
        };
        Ok(Output { main, texts })
    }

    pub(super) fn commit(self) -> Result<(), Error> {
        for file in self.texts.into_iter().chain(self.main) {
            file.commit()?;
        }
        Ok(())
    }
}
