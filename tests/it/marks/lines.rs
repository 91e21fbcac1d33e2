//! Line ends and blanks.

use taiyaku::model::Aspect::Wording;
use taiyaku::report::diff::{Mark, segments};
use taiyaku::text::segment::{self, Options};
use taiyaku::{Document, Lang};

use super::check_pair;
use crate::revision::compare;

#[test]
fn sentences_without_a_stop_are_not_glued_together() {
    let text = "秋に川の水が増えた\n\n冬に山の雪が積もった\n\n";
    let rest = "雨が三日続けて\n降った。\n\n風も北から強く吹いた。\n\n猫は家で眠っていた。\n\n";
    let document = |text: String| {
        let sentences = segment::segment(&text, Lang::Ja, &Options::default());
        Document::new(Lang::Ja, text, sentences).unwrap()
    };
    for (old, new, expected) in [
        (
            format!("{text}{rest}"),
            format!("{rest}{text}"),
            "秋に川の水が増えた 冬に山の雪が積もった",
        ),
        (
            format!("{text}{rest}"),
            "秋に川の水が増え、冬に山の雪が積もった\n\n".to_owned() + rest,
            "秋に川の水が増え[-た-]{+、+}冬に山の雪が積もった",
        ),
        (
            "委員会は今日、東京の会議でopen\nsourceの道具を買う。".to_owned(),
            "委員会は今日、東京の会議でopen\nsourceの道具を売る。".to_owned(),
            "委員会は今日、東京の会議でopen sourceの道具を[-買う-]{+売る+}。",
        ),
    ] {
        let revision = compare(document(old), document(new), false);
        let change = revision.changes.iter().find(|change| !change.is_hidden()).unwrap();
        let shown: String = segments(&revision, change)
            .into_iter()
            .map(|segment| {
                let space = if segment.spaced { " " } else { "" };
                match segment.mark {
                    Mark::Same => format!("{space}{}", segment.text),
                    Mark::Deleted => format!("{space}[-{}-]", segment.text),
                    Mark::Inserted => format!("{space}{{+{}+}}", segment.text),
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }
}

#[test]
fn a_word_that_runs_over_a_line_end_is_a_word() {
    let document = |text: &str| {
        let sentences = segment::segment(text, Lang::Ja, &Options::default());
        Document::new(Lang::Ja, text.to_owned(), sentences).unwrap()
    };
    let old = document("この家\n庭では井戸の水を飲まないことにしている。");
    let new = document("この家庭では井戸の水を飲まないことに\nした。");
    let revision = compare(old, new, false);
    let marks: Vec<_> =
        revision.changes.iter().flat_map(|c| &c.pieces).filter(|p| p.is_mark()).collect();
    assert_eq!(marks.len(), 1, "{marks:?}");
    assert_eq!(marks[0].old.of(revision.old.text()), Some("ている"));
}

#[test]
fn a_line_that_ends_inside_a_number_or_latin_word_in_japanese_is_no_change() {
    let document = |text: &str| {
        let sentences = segment::segment(text, Lang::Ja, &Options::default());
        Document::new(Lang::Ja, text.to_owned(), sentences).unwrap()
    };
    for (old, new, expected) in [
        ("料金を98\n0円へ引き下げる。", "料金を980円へ引き下げる。", &[][..]),
        ("今日はTaiya\nkuという道具だ。", "今日はTaiyakuという道具だ。", &[]),
        ("今日はopen\nsourceの道具だ。", "今日はopen sourceの道具だ。", &[]),
        (
            "委員会は来月から料金を1200円から98\n0円へ下げる。",
            "委員会は来月から料金を1200円から980円へ変える。",
            &[("下げる", "変える")],
        ),
        (
            "委員会は今日、東京の会議でTaiya\nkuという道具を使った。",
            "委員会は昨日、東京の会議でTaiyakuという道具を使った。",
            &[("今日", "昨日")],
        ),
    ] {
        let revision = compare(document(old), document(new), false);
        let marks = revision.changes.iter().flat_map(|c| &c.pieces);
        let text = |document: &Document, span: taiyaku::model::Span| {
            span.of(document.text()).unwrap().to_owned()
        };
        let found: Vec<_> = marks
            .filter(|piece| piece.is_mark())
            .map(|p| (text(&revision.old, p.old), text(&revision.new, p.new)))
            .collect();
        let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{old}");
    }
}

#[test]
fn a_blank_belongs_to_what_it_parts() {
    check_pair(
        "It will begin in October. It will take long.",
        "It will begin in October and take long.",
        "It will begin in October[-. It will-] {+and+} take long.",
        &[Wording],
    );
}
