//! `taiyaku diff`, `stale` and `compare` as they are typed.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

mod drafts;
mod formats;
mod kinds;
mod sources;
mod views;

const OLD: &str = "The rainy season\n\n\
    It rained for three days in a row. The dealer sold 300 umbrellas. We stayed at home.\n\
    On the fourth day the wind turned to the north, and the fog lifted. \
    Ms. Skreli said \"enough\" and went for a walk. The cat was asleep.\n\n\
    The old bridge by the market had been closed since the flood of last autumn.\n";

const NEW: &str = "The rainy season\n\n\
    The old bridge near the market had been closed since the flood of last autumn.\n\n\
    It rained for three days in a row. The reseller sold 500 umbrellas.\n\
    Nobody bought a parasol from him that week.\n\
    We stayed at home. On the fourth day the wind turned to the north. The fog lifted. \
    Ms. Shkreli said “enough” and went for a walk.\n";

const SOURCE: &str = "梅雨\n\n雨が三日続けて降った。業者は傘を300本売った。私たちは家にいた。\
    四日目に風が北に変わり、霧が晴れた。スクレリさんは「もうたくさん」と言って散歩に出た。\
    猫は寝ていた。\n\n市場のそばの古い橋は、去年の秋の洪水から閉まっていた。\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("old.txt", OLD), ("new.txt", NEW), ("ja.txt", SOURCE)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str], colour: bool) -> (Option<i32>, String, String) {
    let command = Command::new(cargo_bin!("taiyaku")).current_dir(folder).args(args);
    let command = if colour { command.env("CLICOLOR_FORCE", "1") } else { command };
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// What a command prints; it must find differences and say nothing else.
#[track_caller]
fn differences(folder: &Path, args: &[&str]) -> String {
    let (code, stdout, stderr) = run(folder, args, false);
    assert_eq!((code, stderr.as_str()), (Some(1), ""), "{args:?}");
    stdout
}

/// Compares two texts; no difference must be shown.
#[track_caller]
fn check_same(old: &str, new: &str, more: &[&str]) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.txt"), old).unwrap();
    fs::write(folder.path().join("new.txt"), new).unwrap();
    let args: Vec<&str> = ["diff", "old.txt", "new.txt"].iter().chain(more).copied().collect();
    let (code, stdout, stderr) = run(folder.path(), &args, false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""), "{stderr}");
}
