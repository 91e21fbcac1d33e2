#![allow(
    clippy::all,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs
)]
use taiyaku::align::*;
use taiyaku::lexicon::*;
use taiyaku::model::Kind;
use taiyaku::text::segment;
use taiyaku::text::tokens::*;
use taiyaku::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let d = |p: String, l| {
        let t = std::fs::read_to_string(p).unwrap();
        let s = segment::segment_lines(&t);
        Document::new(l, t, s).unwrap()
    };
    let ja = d(format!("{}/src.txt", a[1]), Lang::Ja);
    let en = d(format!("{}/tgt.txt", a[1]), Lang::En);
    let mut jt = JapaneseTokenizer::new([]).unwrap();
    let mut et = EnglishTokenizer::new();
    let ju = Units::japanese(&ja, &mut jt);
    let eu = Units::english(&en, &mut et);
    let t = translate(&ju, &eu, &Glossary::default());
    let n = |u: &Unit| match u {
        Unit::Word(w) => w.clone(),
        Unit::Latin(w) => format!("L:{w}"),
        x => format!("{x:?}"),
    };
    let r: Vec<usize> = a[2].split('-').map(|x| x.parse().unwrap()).collect();
    for i in r[0]..r[1] {
        println!("J{i} {}", ja.iter().nth(i).unwrap());
        for &(u, _) in &ju.sentences()[i] {
            print!("   {} ->", n(&ju.units()[u as usize]));
            for &(v, p) in t.row(u) {
                print!(" {}:{p:.2}", n(&eu.units()[v as usize]));
            }
            println!();
        }
    }
    let r: Vec<usize> = a[3].split('-').map(|x| x.parse().unwrap()).collect();
    for i in r[0]..r[1] {
        println!("E{i} {}", en.iter().nth(i).unwrap());
        print!("   ");
        for &(u, _) in &eu.sentences()[i] {
            print!(" {}", n(&eu.units()[u as usize]));
        }
        println!();
    }
    let mut al = Aligner::new(Glossary::default()).unwrap();
    let (x, y) = (al.side(&ja), al.side(&en));
    let p = al.prepare(&x, &y).unwrap();
    let w = Weights::default();
    for b in p.beads(&w) {
        let f = p.features.of(b.source.start, b.target.start, b.kind());
        print!(
            "{:?} {:?} {:.3} prior {:.2}:",
            b.source,
            b.target,
            b.confidence.unwrap(),
            p.prior.of(b.kind())
        );
        for (k, x) in f.iter().enumerate() {
            if *x != 0.0 {
                print!(" {}={x:.1}*{:.2}", feature_name(k), w.0[k]);
            }
        }
        println!();
    }
    if a.len() > 5 {
        let (i, j): (usize, usize) = (a[4].parse().unwrap(), a[5].parse().unwrap());
        let f = p.features.of(i, j, Kind::new(1, 1));
        for (k, x) in f.iter().enumerate() {
            if *x != 0.0 {
                print!(" {}={x:.1}*{:.2}", feature_name(k), w.0[k]);
            }
        }
        println!(" prior {:.2}", p.prior.of(Kind::new(1, 1)));
    }
}
