use std::time::Instant;
use taiyaku::align::*;
use taiyaku::lexicon::*;
use taiyaku::text::{fold::*, numbers::*, segment::*, tokens::*};
use taiyaku::*;
fn best(mut f: impl FnMut()) -> f64 {
    f();
    (0..40)
        .map(|_| {
            let t = Instant::now();
            f();
            t.elapsed().as_secs_f64() * 1e3
        })
        .fold(1e9, f64::min)
}
fn main() {
    let rd = |p: &str, l| {
        let t = std::fs::read_to_string(p).unwrap();
        let s = segment(&t, l, &Options::default());
        Document::new(l, t, s).unwrap()
    };
    let s = "../shared/seed/";
    let ja = rd(&format!("{s}article.ja.txt"), Lang::Ja);
    let en = rd(&format!("{s}draft-1.en.txt"), Lang::En);
    println!(
        "split {:.2}",
        best(|| {
            rd(&format!("{s}article.ja.txt"), Lang::Ja);
            rd(&format!("{s}draft-1.en.txt"), Lang::En);
        })
    );
    println!(
        "new {:.2}",
        best(|| {
            JapaneseTokenizer::new([]).unwrap();
        })
    );
    println!(
        "tok cold {:.2}",
        best(|| {
            let mut jt = JapaneseTokenizer::new([]).unwrap();
            for x in ja.iter() {
                jt.tokens(x);
            }
        })
    );
    let mut jt = JapaneseTokenizer::new([]).unwrap();
    println!(
        "tok warm {:.2}",
        best(|| {
            for x in ja.iter() {
                jt.tokens(x);
            }
        })
    );
    println!(
        "units ja warm {:.2}",
        best(|| {
            Units::japanese(&ja, &mut jt);
        })
    );
    println!(
        "numbers ja {:.2} en {:.2}",
        best(|| {
            for x in ja.iter() {
                numbers(x, Lang::Ja);
            }
        }),
        best(|| {
            for x in en.iter() {
                numbers(x, Lang::En);
            }
        })
    );
    println!(
        "fold {:.2}",
        best(|| {
            for x in ja.iter() {
                std::hint::black_box(Folded::new(x));
            }
        })
    );
    println!(
        "tok en cold {:.2}",
        best(|| {
            let mut t = EnglishTokenizer::new();
            for x in en.iter() {
                t.tokens(x);
            }
        })
    );
    println!(
        "units en cold {:.2}",
        best(|| {
            let mut t = EnglishTokenizer::new();
            Units::english(&en, &mut t);
        })
    );
    let u = Units::japanese(&ja, &mut jt);
    let v = Units::english(&en, &mut EnglishTokenizer::new());
    println!(
        "translate {:.2}",
        best(|| {
            translate(&u, &v, &Glossary::default());
        })
    );
    let tb = translate(&u, &v, &Glossary::default());
    let al = Aligner::new(Glossary::default()).unwrap();
    let mut al2 = Aligner::new(Glossary::default()).unwrap();
    let (x, y) = (al2.side(&ja), al2.side(&en));
    println!(
        "align {:.2}",
        best(|| {
            al.align(&x, &y).unwrap();
        })
    );
    let path = al.align(&x, &y).unwrap();
    let w: Vec<_> = path
        .beads()
        .iter()
        .map(|b| Waypoint { source: b.source.start, target: b.target.start, margin: 8 })
        .collect();
    let co = Corridor::through(ja.len(), en.len(), &w);
    println!(
        "cells {} words7 {:.2}",
        co.cells(),
        best(|| {
            Words::new(&u, &v, &tb, &co, 7);
        })
    );
    let w: Vec<_> = path
        .beads()
        .iter()
        .map(|b| Waypoint { source: b.source.start, target: b.target.start, margin: 20 })
        .collect();
    let co2 = Corridor::through(ja.len(), en.len(), &w);
    println!(
        "cells {} words3 {:.2}",
        co2.cells(),
        best(|| {
            Words::new(&u, &v, &tb, &co2, 3);
        })
    );
    let len = Length::new(&lengths(&ja), &lengths(&en), 7);
    let wd = Words::new(&u, &v, &tb, &co, 7);
    let ev = (&len, &wd);
    let p = Prior::default();
    println!(
        "lengthnew {:.2} viterbi7 {:.2} post {:.2}",
        best(|| {
            Length::new(&lengths(&ja), &lengths(&en), 7);
        }),
        best(|| {
            Lattice::new(&co, &p, &ev).best_path();
        }),
        best(|| {
            let l = Lattice::new(&co, &p, &ev);
            l.posteriors();
        })
    );
}
