//! What must be true of any bytes given to a reader of bitexts. The fuzz targets and the property
//! tests check the same function.

use std::cell::RefCell;
use std::io::{BufRead, Cursor, Write};
use std::rc::Rc;

use taiyaku::formats::Place;
use taiyaku::formats::bitexts::{BitextFormat, Input, Layout, Losses, Output, Settings, Unit};

/// Reads `bytes` in a format and panics where a promise is broken: reading ends, an error is the
/// last thing that comes, and what was read and can be written is read again.
#[track_caller]
pub fn check(format: &BitextFormat, bytes: &[u8]) {
    // A format of several files gets the same bytes for each: lines, and links between them.
    let langs = || ["ja".to_owned(), "en".to_owned()];
    let has_texts = matches!(format.layout, Layout::Links | Layout::Pair);
    let file = || -> Box<dyn BufRead + '_> { Box::new(bytes) };
    let texts = has_texts.then(|| [file(), file()]);
    let mut units = Vec::new();
    // No entry is shorter than a byte, but a row of one cell and a sentence that no link names
    // come for every line of both texts.
    let most = 4 * bytes.len() + 16;
    let mut is_done = false;
    for (count, unit) in format.units(Input { main: file(), texts, langs: langs() }).enumerate() {
        assert!(!is_done, "more after an error");
        assert!(count <= most, "reading does not end");
        match unit {
            Ok(unit) => units.push(unit),
            Err(error) => {
                assert!(!error.to_string().is_empty());
                is_done = true;
            }
        }
    }

    let whole =
        || Input { main: file(), texts: has_texts.then(|| [file(), file()]), langs: langs() };
    for least in [1, 100] {
        let mut chunks = format.chunks(whole());
        let (mut found, mut left) = (Vec::new(), Vec::new());
        while let Some(chunk) = chunks.cut(least) {
            match chunk.units() {
                Some(units) if left.is_empty() => found.extend(units),
                _ => left.push(chunk),
            }
        }
        found.extend(chunks.rest(left));
        let same = found.into_iter().eq(format.units(whole()));
        assert!(same, "read in chunks it is another file");
    }

    let settings =
        Settings { source_lang: "ja".into(), target_lang: "en".into(), ..Settings::default() };
    let mut losses = Losses::new(format.keeps, format.dialect, settings.clone());
    let kept: Vec<Unit> = units.into_iter().filter_map(|unit| losses.reduce(unit)).collect();
    let files: [Shared; 3] = Default::default();
    let [main, source, target] = files.clone();
    let texts: [Box<dyn Write>; 2] = [Box::new(source), Box::new(target)];
    let output = Output { main: Box::new(main), texts: has_texts.then_some(texts) };
    let Ok(mut writer) = (format.write)(output, &settings) else { panic!("no file begins") };
    if kept.iter().any(|unit| writer.push(unit).is_err()) || writer.finish().is_err() {
        return;
    }
    let files = files.map(|file| file.0.borrow().clone());
    let [main, source, target] =
        files.map(|bytes| -> Box<dyn BufRead> { Box::new(Cursor::new(bytes)) });
    let texts = has_texts.then_some([source, target]);
    let again = format.units(Input { main, texts, langs: langs() });
    let again = again.collect::<Result<Vec<Unit>, _>>();
    let again = again.unwrap_or_else(|error| panic!("what was written is not read: {error}"));
    // Blank entries may be joined or left out; all others are there.
    let count = |units: &[Unit]| {
        units.iter().filter(|unit| unit.texts().any(|text| !text.plain().trim().is_empty())).count()
    };
    assert_eq!(count(&again), count(&kept), "units are lost");
    let blank = |unit: &Unit| unit.place == Place::default() && unit.source.is_empty();
    assert!(again.iter().all(|unit| blank(unit) || unit.place.line > 0 || has_texts));
}

/// A file in memory that is still there when its writer is gone.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
