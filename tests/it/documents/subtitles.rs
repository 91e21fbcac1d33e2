//! Subtitles, aligned by their times.

use serde_json::Value;

use super::{done, lines};
use crate::support::folder;

const SRT_JA: &str = "1\n00:00:01,000 --> 00:00:02,500\nこんにちは。\n元気ですか？\n\n\
    2\n00:00:03,000 --> 00:00:04,000\n昨日は雨が降った。\n";
const SRT_EN: &str = "WEBVTT\n\n00:01.100 --> 00:02.400\nHello.\nHow are you?\n\n\
    00:03.000 --> 00:04.000\n<i>It rained yesterday.</i>\n";

#[test]
fn subtitles_are_aligned_cue_by_cue_with_their_times() {
    let folder = folder(&[("ja.srt", SRT_JA.as_bytes()), ("en.vtt", SRT_EN.as_bytes())]);
    let split = lines(&done(folder.path(), &["split", "-f", "jsonl", "ja.srt"], b""));
    assert_eq!(split.len(), 2);
    assert_eq!(split[0]["times_ms"], serde_json::json!([1000, 2500]));
    assert_eq!(split[0]["block"], "cue");
    let beads = lines(&done(folder.path(), &["align", "ja.srt", "en.vtt", "-f", "jsonl"], b""));
    assert_eq!(beads.len(), 2);
    assert_eq!(beads[0]["target_text"], "Hello. How are you?");
    assert_eq!(beads[0]["source_times_ms"], serde_json::json!([1000, 2500]));
    assert_eq!(beads[1]["target_times_ms"], serde_json::json!([3000, 4000]));
    assert_eq!(beads[1]["target_text"], "It rained yesterday.");
}

#[test]
fn subtitles_are_aligned_by_their_times_where_words_say_nothing() {
    let time = |seconds: usize| format!("00:{:02}:{:02},000", seconds / 60, seconds % 60);
    // No two gaps are alike, so that one offset fits best.
    let begins = [1, 4, 9, 11, 18, 22, 30, 33, 43, 48, 60, 66];
    let cues = |text: &str, left_out: usize, later: usize| -> String {
        let kept = begins.iter().filter(|&&begin| begin != begins[left_out]);
        let cue = |(number, begin): (usize, &usize)| {
            let (start, end) = (time(begin + later), time(begin + later + 2));
            format!("{number}\n{start} --> {end}\n{text}\n\n")
        };
        (1..).zip(kept).map(cue).collect()
    };
    for later in [0, 7] {
        let folder = folder(&[
            ("a.ja.srt", cues("ええ。", 2, 0).as_bytes()),
            ("b.en.srt", cues("Yeah.", 8, later).as_bytes()),
        ]);
        let all = done(folder.path(), &["align", "a.ja.srt", "b.en.srt", "-f", "jsonl"], b"");
        let alone: Vec<(Value, Value)> = lines(&all)
            .into_iter()
            .filter(|bead| bead["kind"] != "1-1")
            .map(|bead| (bead["source"].clone(), bead["target"].clone()))
            .collect();
        let numbers = |numbers: &[usize]| Value::from(numbers.to_vec());
        let expected = [(numbers(&[]), numbers(&[2])), (numbers(&[7]), numbers(&[]))];
        assert_eq!(alone, expected, "{later} seconds later: {all}");
    }
}
