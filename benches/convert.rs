//! A translation memory of a gigabyte made into a table, beside a bare pass of quick-xml over the
//! same file, in one run: the ratio is what counts, since a slow machine changes both. Wall time is
//! measured, as a user waits; `convert` reads in several threads and writes in another, the bare pass has
//! one, so on a machine whose cores are busy with other work the ratio is worse.
//!
//! The file is made here, from a fixed seed. `TAIYAKU_BENCH_MB` sets another size. Memory is the
//! most that the process of `taiyaku convert` ever held, as Linux counts it.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a program for the terminal, on a file made here"
)]

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Instant;

use quick_xml::events::Event;

/// Megabytes of made memory.
const MEGABYTES: usize = 1000;
/// Runs of each; the least time counts, since noise only adds.
const RUNS: usize = 3;
/// The least share of a bare pass's speed.
const LEAST_SHARE: f64 = 1.0 / 3.0;
/// The most memory, in megabytes.
const MOST_MEMORY: f64 = 100.0;

const JA: &[&str] = &[
    "三ヶ月前に始まった計画は、予定より早く終わりました。",
    "担当者は「価格は3.5%下がった。しかし需要は強い。」と述べた。",
    "第2章（補足を参照。）では、io.netの例を取り上げます。",
    "雨が降っていたので、私たちは駅前の喫茶店で一時間ほど待つことにした。",
];

const EN: &[&str] = &[
    "The plan that began three months ago ended earlier than expected.",
    "The person in charge said: &quot;Prices fell by 3.5%, but demand is strong.&quot;",
    "Chapter 2 (see the <ph x=\"1\">&lt;br/&gt;</ph> supplement) takes io.net as an example.",
    "It was raining, so we waited for an hour or so in a café in front of the station.",
];

fn main() {
    let megabytes = std::env::var("TAIYAKU_BENCH_MB").ok().and_then(|text| text.parse().ok());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.tmx");
    let units = make(&path, megabytes.unwrap_or(MEGABYTES) * 1_000_000);
    let size = std::fs::metadata(&path).unwrap().len() as f64 / 1e6;
    let bare = least(|| assert_eq!(bare_pass(&path), units));
    let mut memory = 0.0_f64;
    let out = folder.path().join("memory.tsv");
    let ours = least(|| memory = memory.max(convert(&path, &out)));
    let rows = BufReader::new(File::open(&out).unwrap());
    let rows = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(rows).into_records();
    assert_eq!(rows.map(Result::unwrap).count(), units, "rows are missing");
    let share = bare / ours;
    println!(
        "convert, TMX of {size:.0} MB to TSV, {units} units: taiyaku {:.0} MB/s, bare quick-xml \
         {:.0} MB/s; {share:.2} times quick-xml, {memory:.0} MB of memory",
        size / ours,
        size / bare,
    );
    assert!(share >= LEAST_SHARE, "too slow: {share:.2} of a bare pass");
    assert!(memory <= MOST_MEMORY, "too much memory: {memory:.0} MB");
}

/// Makes a memory of some bytes; gives its units.
fn make(path: &Path, bytes: usize) -> usize {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header \
                srclang=\"ja\" segtype=\"sentence\"/><body>\n";
    out.write_all(head.as_bytes()).unwrap();
    // The multiplier and increment of Knuth's MMIX generator.
    let mut state = 20_261_125_u64;
    let (mut written, mut units) = (head.len(), 0);
    while written < bytes {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 33).unwrap_or(0);
        let unit = format!(
            "<tu tuid=\"{units}\" changedate=\"20260101T000000Z\">\n  <tuv xml:lang=\"ja\">\
             <seg>{}</seg></tuv>\n  <tuv xml:lang=\"en\"><prop type=\"x-confidence\">0.9{}</prop>\
             <seg>{}</seg></tuv>\n</tu>\n",
            JA[pick % JA.len()],
            pick % 97 + 1,
            EN[pick / 7 % EN.len()],
        );
        out.write_all(unit.as_bytes()).unwrap();
        written += unit.len();
        units += 1;
    }
    out.write_all(b"</body></tmx>\n").unwrap();
    out.flush().unwrap();
    units
}

/// Reads every event of a file and does nothing with it but count units.
fn bare_pass(path: &Path) -> usize {
    let mut xml = quick_xml::Reader::from_reader(BufReader::with_capacity(
        256 * 1024,
        File::open(path).unwrap(),
    ));
    let (mut buffer, mut units) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).unwrap() {
            Event::Start(tag) if tag.name().into_inner() == "tu" => units += 1,
            Event::Eof => return units,
            _ => {}
        }
    }
}

/// Converts a file in a process of its own; gives the most memory that it held, in megabytes.
fn convert(path: &Path, out: &Path) -> f64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_taiyaku"))
        .args(["convert", "--quiet"])
        .args([path, out])
        .spawn()
        .unwrap();
    let memory = watch(&mut child);
    assert!(child.wait().unwrap().success());
    memory
}

/// The high-water mark of a process until it ends.
fn watch(child: &mut Child) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kilobytes.unwrap_or(0.0) / 1e3);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    most
}

/// The least seconds that `run` takes, of so many runs.
fn least(mut run: impl FnMut()) -> f64 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}
