//! Files that unfold without limit, and damaged ones.

use std::io::{BufRead, Cursor};

use taiyaku::formats::bitexts::{BITEXTS, BitextFormat, Input};

use super::{pair, written};
use crate::reading;
use crate::support::project;

/// What is said once for many places is not copied without limit: half a megabyte would become
/// gigabytes.
#[test]
fn what_is_said_once_for_many_does_not_unfold_without_limit() {
    let long = "n".repeat(100_000);
    let many = |part: &str| part.repeat(20_000);
    let xliff = "<xliff version='1.2'><file><trans-unit id='u'><source>a</source>";
    let xliff2 = "<xliff version='2.1'><file><unit id='u'>";
    let mark = "<mrk mtype='seg' mid='1'>a</mrk>";
    for (name, file) in [
        (
            "xliff",
            format!("{xliff}<note>{long}</note><seg-source>{}", many(mark)) + "</seg-source>",
        ),
        ("xliff2", format!("{xliff2}<notes><note>{long}</note></notes>") + &many("<segment/>")),
        (
            "xliff2",
            format!("{xliff2}<originalData><data id='d'>{long}</data></originalData>")
                + "<segment><source>"
                + &many("<ph id='1' dataRef='d'/>")
                + "</source></segment>",
        ),
        ("vecalign", format!("[{}0]:[]\n", many("0, "))),
        ("xces", format!("<cesAlign><link xtargets='{};'/></cesAlign>", many("1 "))),
        (
            "tsv",
            String::from("unit\tsource\ttarget\n") + &many(&format!("1\t\t{}\n", &long[..999])),
        ),
    ] {
        let end = match name {
            "xliff" => "</trans-unit></file></xliff>",
            "xliff2" => "</unit></file></xliff>",
            _ => "",
        };
        let file = file + end;
        let text =
            if name == "xces" { format!("<t><s id='1'>{long}</s></t>") } else { long.clone() };
        let reader = |text: &str| -> Box<dyn BufRead> { Box::new(Cursor::new(text.to_owned())) };
        let texts = Some([reader(&text), reader(&text)]);
        let input = Input { main: reader(&file), texts, langs: Default::default() };
        let last = BitextFormat::named(name).unwrap().units(input).last().unwrap();
        let error = last.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(
            error.contains("what is said once for many places unfolds to over"),
            "{name}: {error}"
        );
    }
}

/// The seeds of the fuzz targets with some bytes changed, through the function that the fuzz
/// targets check.
#[test]
fn damaged_files_are_read_or_refused() {
    let mut state = 20_261_125_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    for format in BITEXTS {
        let folder = project().join("fuzz/seeds").join(format.name);
        let seed = std::fs::read(folder.join("small"))
            .unwrap_or_else(|_| written(format, &[pair("猫", "cat"), pair("", "dog")])[0].bytes());
        reading::check(format, &seed);
        for _ in 0..300 {
            let mut bytes = seed.clone();
            for _ in 0..=next(3) {
                if bytes.is_empty() {
                    break;
                }
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = b"<>&\"\t\n\\[]{};:,/ \xff\0"[next(18)],
                    1 => bytes.truncate(at.max(1)),
                    2 => drop(bytes.remove(at)),
                    _ => {
                        let piece = bytes[at..].iter().take(next(20)).copied().collect::<Vec<_>>();
                        let to = next(bytes.len());
                        bytes.splice(to..to, piece);
                    }
                }
            }
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            let checked = std::panic::catch_unwind(|| reading::check(format, &bytes));
            assert!(checked.is_ok(), "{}:\n{shown}", format.name);
        }
    }
}
