//! Speed of `diff` beside git's word diff in the same run, how it grows, and what unrelated texts
//! cost.
//!
//! Texts: English sentences made here, from a fixed seed, one a line, of which one in a hundred
//! was edited, deleted or inserted; each answer is checked against what was made. Both programs
//! start from the same files and write into a pipe, so a slow or busy machine changes both.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a program for the terminal, on texts made here"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs of each; the least time counts, since noise only adds.
const RUNS: usize = 7;
/// Ten times the text may cost this many times as much.
const MOST_GROWTH: f64 = 12.0;
/// What `diff` may cost, as a multiple of git's word diff.
const MOST_OF_GIT: f64 = 3.0;
/// The most memory, in megabytes.
const MOST_MB: usize = 1000;

const SYLLABLES: [&str; 10] = ["ba", "re", "ti", "lo", "mun", "ker", "sa", "vel", "dor", "ni"];
const LIGHT: [&str; 12] =
    ["the", "of", "to", "a", "in", "and", "that", "was", "for", "on", "with", "by"];

/// A small generator of numbers (xorshift), the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound).expect("a small number")
    }

    fn word(&mut self) -> String {
        let syllables = 1 + self.below(4);
        (0..syllables).map(|_| SYLLABLES[self.below(10)]).collect()
    }

    fn sentence(&mut self) -> String {
        let words = 8 + self.below(20);
        let mut word = || match self.below(9) {
            0..4 => LIGHT[self.below(12)].to_owned(),
            _ => self.word(),
        };
        let words: Vec<String> = (0..words).map(|_| word()).collect();
        format!("{}.", words.join(" "))
    }
}

/// Two revisions, and how many sentences were edited, deleted and inserted.
fn revisions(sentences: usize, dice: &mut Dice) -> (String, String, [usize; 3]) {
    let (mut old, mut new, mut made) = (String::new(), String::new(), [0; 3]);
    for _ in 0..sentences {
        let sentence = dice.sentence();
        old.push_str(&format!("{sentence}\n"));
        let mut kept = sentence;
        match dice.below(1000) {
            0..7 => {
                made[0] += 1;
                let mut words: Vec<&str> = kept.split(' ').collect();
                let (place, word) = (dice.below(words.len() as u64 - 1), dice.word() + "x");
                words[place] = &word;
                kept = words.join(" ");
            }
            7..9 => {
                made[1] += 1;
                continue;
            }
            9 => {
                made[2] += 1;
                new.push_str(&format!("{}\n", dice.sentence()));
            }
            _ => {}
        }
        new.push_str(&format!("{kept}\n"));
    }
    (old, new, made)
}

/// One run of a program: its time, what it printed, and its peak memory in megabytes.
fn run(program: &str, folder: &Path, args: &[&str]) -> (Duration, String, usize) {
    let start = Instant::now();
    let mut child = Command::new(program)
        .current_dir(folder)
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let status = format!("/proc/{}/status", child.id());
    let watch = std::thread::spawn(move || {
        let mut peak = 0;
        while let Ok(status) = fs::read_to_string(&status) {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let Some(kilobytes) = line.and_then(|line| line.trim().split(' ').next()) else {
                break;
            };
            peak = peak.max(kilobytes.parse().unwrap_or(0));
            std::thread::sleep(Duration::from_millis(2));
        }
        peak / 1000
    });
    let mut printed = String::new();
    let mut stdout = child.stdout.take().expect("a pipe");
    std::io::Read::read_to_string(&mut stdout, &mut printed).expect("text");
    child.wait().expect("an end");
    let time = start.elapsed();
    (time, printed, watch.join().unwrap_or(0))
}

/// For each command the least time of several runs, an answer, and the greatest memory. The
/// commands take turns, so that all of them meet the same hindrances.
fn least<const N: usize>(
    folder: &Path,
    commands: [(&str, &[&str]); N],
) -> [(Duration, String, usize); N] {
    let mut best = commands.map(|(program, args)| run(program, folder, args));
    for _ in 1..RUNS {
        for (best, (program, args)) in best.iter_mut().zip(commands) {
            let (time, _, peak) = run(program, folder, args);
            (best.0, best.2) = (best.0.min(time), best.2.max(peak));
        }
    }
    best
}

fn main() {
    let taiyaku = env!("CARGO_BIN_EXE_taiyaku");
    let folder = tempfile::TempDir::new().expect("a folder");
    let folder = folder.path();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    let mut dice = Dice(20_261_125);

    let mut times = Vec::new();
    for sentences in [10_000, 100_000] {
        let (old, new, made) = revisions(sentences, &mut dice);
        write("old.txt", &old);
        write("new.txt", &new);
        let [(time, printed, peak), (git, words, _), (split, ..)] = least(
            folder,
            [
                (taiyaku, &["diff", "--lines", "old.txt", "new.txt"]),
                ("git", &["diff", "--no-index", "--word-diff=porcelain", "old.txt", "new.txt"]),
                (taiyaku, &["diff", "old.txt", "new.txt"]),
            ],
        );
        let found = printed.lines().last().unwrap_or_default().to_owned();
        let [edited, deleted, inserted] = made;
        let count = |what: &str| -> usize {
            let part = found.split([',', ';']).find(|part| part.ends_with(what));
            part.and_then(|part| part.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
        };
        for (made, what) in [(edited, "edited"), (deleted, "deleted"), (inserted, "inserted")] {
            let off = made.abs_diff(count(what));
            assert!(off * 50 <= made, "{made} {what} were made: {found}");
        }
        assert!(peak < MOST_MB, "{peak} MB");
        assert!(words.lines().filter(|line| line.starts_with("+")).count() > made[0] / 2);
        let ratio = time.as_secs_f64() / git.as_secs_f64();
        println!(
            "diff/{sentences} sentences, {} KB, {} changes: {:.0} ms, {peak} MB; {ratio:.2} times \
             git's word diff, {:.0} ms",
            old.len() / 1000,
            edited + deleted + inserted,
            time.as_secs_f64() * 1e3,
            git.as_secs_f64() * 1e3,
        );
        assert!(sentences < 100_000 || ratio <= MOST_OF_GIT, "{ratio:.2} times git");
        println!("diff/the same, split into sentences first: {:.0} ms", split.as_secs_f64() * 1e3);
        times.push(time);
    }
    let growth = times[1].as_secs_f64() / times[0].as_secs_f64();
    println!("diff/ten times the text: {growth:.1} times the time");
    assert!(growth <= MOST_GROWTH, "{growth:.1}");

    for name in ["old.txt", "new.txt"] {
        let text: String = (0..20_000).map(|_| dice.sentence() + "\n").collect();
        write(name, &text);
    }
    let (time, printed, peak) = run(taiyaku, folder, &["diff", "--lines", "old.txt", "new.txt"]);
    assert!(printed.contains("too large and too different"), "the answer does not say it is plain");
    assert!(time < Duration::from_secs(10), "{time:?}");
    println!(
        "diff/two unrelated texts of 20,000 sentences: {:.0} ms, {peak} MB",
        time.as_secs_f64() * 1e3
    );
}
