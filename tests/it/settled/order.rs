//! Sentences that stand in another order than in the source.

use taiyaku::align::{Aligner, Constraints};
use taiyaku::formats::links;
use taiyaku::lexicon::in_turn;
use taiyaku::model::Crossing;
use taiyaku::{Bead, Glossary, Lang};

use super::{document, lines};
use crate::support::{project, read};

#[test]
fn the_sentence_that_the_revision_moved_is_linked() {
    let ja = document(Lang::Ja, &lines("article.sentences.ja.txt"));
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&ja);
    let mut crossings = |name: &str| {
        let en = document(Lang::En, &lines(name));
        let target = aligner.side(&en);
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings().into_iter().map(|c| (c.source, c.target));
        let turned =
            aligner.align_within(&target, &source, &Constraints::default(), &in_turn).unwrap();
        let turned = turned.crossings().into_iter().map(|c| (c.target, c.source));
        (crossings.collect::<Vec<_>>(), turned.collect::<Vec<_>>())
    };
    assert_eq!(crossings("draft-1.sentences.en.txt"), (vec![], vec![]));
    let moved = vec![(77..78, 96..97)]; // seeds/edits.tsv
    assert_eq!(crossings("draft-2.sentences.en.txt"), (moved.clone(), moved));
}

/// Of all neighbours in the sample that are beads of one sentence on either side, by hand, at least this
/// share is found again when they change places in the draft.
const FOUND_SWAPS: f64 = 0.89;

#[test]
fn neighbours_that_changed_places_are_linked() {
    let (ja, en) = (lines("article.sentences.ja.txt"), lines("draft-1.sentences.en.txt"));
    let gold = links::read(&read(project().join("seeds/draft-1.gold.tsv"))).unwrap();
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja));
    let (mut swaps, mut found, mut others) = (0, 0, 0);
    for (here, next) in gold.iter().zip(gold.iter().skip(1)) {
        let ([i], [j], [k], [l]) = (&here.0[..], &here.1[..], &next.0[..], &next.1[..]) else {
            continue;
        };
        let mut swapped = en.clone();
        swapped.swap(*j, *l);
        let target = aligner.side(&document(Lang::En, &swapped));
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings();
        let (hits, misses): (Vec<_>, Vec<_>) = crossings
            .iter()
            .map(|crossing| (crossing.source.start, crossing.target.start))
            .partition(|link| [(*i, *l), (*k, *j)].contains(link));
        swaps += 1;
        found += usize::from(!hits.is_empty());
        others += misses.len();
    }
    assert!(swaps > 20 && others == 0, "{swaps} swaps, {others} other links");
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let share = found as f64 / f64::from(swaps);
    assert!(share >= FOUND_SWAPS, "{found} of {swaps}");
}

/// The reason stands before the speech that it is drawn from: that neighbours change places is commoner than
/// that a sentence goes just anywhere, so two shared words are enough, and the two are one bead.
#[test]
fn neighbours_that_changed_places_need_little_proof() {
    let ja = [
        "駅前の商店街に、小さなパン屋がある。",
        "店を開いたのは、元銀行員の田中さんだ。",
        "朝四時には、もう窯に火が入っている。",
        "「焼きたてを食べてほしい」",
        "だから、売れる数しか焼かない。",
        "昼過ぎには棚が空になる。",
        "近所の子どもたちは、学校の帰りに店をのぞく。",
    ];
    let en = [
        "There is a tiny bakery in the shopping street by the station.",
        "Mr Tanaka, who used to work at a bank, opened it.",
        "By four in the morning the oven is already hot.",
        "That is why he decided never to bake more than he can sell.",
        "\"I want people to have it fresh.\"",
        "By early afternoon the shelves are bare.",
        "Children from the neighbourhood look in on their way home from school.",
    ];
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja.map(str::to_owned)));
    let target = aligner.side(&document(Lang::En, &en.map(str::to_owned)));
    let aligned =
        aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
    let bead = aligned.alignment.beads().iter().find(|bead| bead.source == (3..5));
    assert_eq!(bead.map(|bead| bead.target.clone()), Some(3..5));
    let crossings = aligned.crossings();
    let places = crossings.iter().map(|link| (link.source.clone(), link.target.clone()));
    assert_eq!(places.collect::<Vec<_>>(), [(3..4, 4..5), (4..5, 3..4)]);
    for Crossing { confidence, .. } in crossings {
        assert!(confidence > 0.65 && Some(confidence) <= bead.unwrap().confidence, "{confidence}");
    }
}

/// A sentence of the draft, put far from where it belongs, leaves no bead that is weaker than the link
/// to it.
#[test]
fn what_moved_is_in_no_weaker_bead() {
    let (ja, en) = (lines("article.sentences.ja.txt"), lines("draft-1.sentences.en.txt"));
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja));
    let mut linked = 0;
    for sentence in 0..en.len() {
        let mut lines = en.clone();
        let line = lines.remove(sentence);
        let place = (sentence + en.len() / 2) % en.len();
        lines.insert(place, line);
        let target = aligner.side(&document(Lang::En, &lines));
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings();
        let beads = aligned.alignment.beads();
        for crossing in &crossings {
            let holds = |bead: &&Bead| {
                let here = bead.source.contains(&crossing.source.start);
                here != bead.target.contains(&crossing.target.start)
                    && !bead.source.is_empty()
                    && !bead.target.is_empty()
            };
            let mut held = beads.iter().filter(holds).peekable();
            assert!(
                held.peek().is_none()
                    || held.any(|bead| bead.confidence >= Some(crossing.confidence)),
                "{sentence} to {place}: {crossing:?}, {beads:?}"
            );
        }
        linked += usize::from(crossings.iter().any(|link| link.target.contains(&place)));
    }
    // Half of the sentences share a bead with others, and what moved is linked one by one.
    assert!(linked > en.len() / 3, "{linked}");
}

#[test]
fn three_sentences_in_another_order_are_linked() {
    let text = |lines: [&str; 3]| lines.map(str::to_owned);
    let ja = document(
        Lang::Ja,
        &text([
            "空港で荷物がなくなった。",
            "運転手は英語を話さなかった。",
            "ホテルの部屋は寒かった。",
        ]),
    );
    let en = [
        "Our luggage got lost at the airport.",
        "The driver spoke no English.",
        "The hotel room was cold.",
    ];
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&ja);
    for (order, expected) in [
        ([0, 1, 2], vec![]),
        ([2, 1, 0], vec![(0, 2), (2, 0)]),
        ([1, 2, 0], vec![(0, 2), (1, 0), (2, 1)]),
    ] {
        let target = aligner.side(&document(Lang::En, &text(order.map(|line| en[line]))));
        // However the search cuts them, one bead of all three is what a reader has before them.
        let whole = Constraints::new(3, 3, vec![Bead::new(0..3, 0..3)], Vec::new()).unwrap();
        let aligned = aligner.align_within(&source, &target, &whole, &in_turn).unwrap();
        let links = aligned.crossings().into_iter().flat_map(|it| it.source.zip(it.target));
        assert_eq!(links.collect::<Vec<_>>(), expected, "{order:?}");
    }
}
