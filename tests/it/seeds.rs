//! Data files are code: the sample and its glossary are checked like it.

use std::collections::{BTreeMap, BTreeSet};

use taiyaku::formats::glossary::{self, Reader};
use taiyaku::formats::links;
use taiyaku::model::{Bead, Status};
use taiyaku::{Alignment, Lang};

use crate::support::{line_document, project, raw_document, read, solid};

/// A draft and its revision.
const DRAFTS: [&str; 2] = ["draft-1", "draft-2"];
const FREE: &str = "free";

fn seed(name: &str) -> String {
    read(project().join("seeds").join(name))
}

#[test]
fn sentence_files_are_the_raw_files_cut() {
    for (raw, sentences) in [
        ("article.ja.txt", "article.sentences.ja.txt"),
        ("draft-1.en.txt", "draft-1.sentences.en.txt"),
        ("draft-2.en.txt", "draft-2.sentences.en.txt"),
        ("free.en.txt", "free.sentences.en.txt"),
    ] {
        assert!(solid(&seed(raw)) == solid(&seed(sentences)), "{sentences} is not {raw}");
        assert!(!seed(raw).contains('\r'), "{raw}");
    }
    assert!(seed("article.sentences.ja.txt").lines().count() >= 80);
}

/// The splitter cuts the raw files where a careful reader did.
#[test]
fn the_splitter_cuts_the_sample_as_by_hand() {
    for (raw, sentences, lang) in [
        ("article.ja.txt", "article.sentences.ja.txt", Lang::Ja),
        ("draft-1.en.txt", "draft-1.sentences.en.txt", Lang::En),
        ("draft-2.en.txt", "draft-2.sentences.en.txt", Lang::En),
        ("free.en.txt", "free.sentences.en.txt", Lang::En),
    ] {
        let folder = project().join("seeds");
        let found = raw_document(folder.join(raw), lang);
        let expected = line_document(folder.join(sentences), lang);
        let found: Vec<String> = found.iter().map(solid).collect();
        let expected: Vec<String> = expected.iter().map(solid).collect();
        assert_eq!(found, expected, "{raw}");
    }
}

#[test]
fn gold_tiles_both_sides() {
    let source = line_document(project().join("seeds/article.sentences.ja.txt"), Lang::Ja);
    for draft in DRAFTS.into_iter().chain([FREE]) {
        let path = project().join(format!("seeds/{draft}.sentences.en.txt"));
        let target = line_document(path, Lang::En);
        let gold = links::read(&seed(&format!("{draft}.gold.tsv"))).unwrap();
        let (mut i, mut j) = (0, 0);
        let beads = gold.iter().map(|(s, t)| {
            let runs = (i..i + s.len(), j..j + t.len());
            assert!(s.iter().copied().eq(runs.0.clone()), "{draft}: {s:?} at {i}");
            assert!(t.iter().copied().eq(runs.1.clone()), "{draft}: {t:?} at {j}");
            (i, j) = (runs.0.end, runs.1.end);
            Bead::new(runs.0, runs.1)
        });
        Alignment::new(source.len(), target.len(), beads.collect()).unwrap();
    }
}

#[test]
fn edits_are_what_differs_between_the_drafts() {
    let [old, new] = DRAFTS.map(|draft| seed(&format!("{draft}.sentences.en.txt")));
    let [old, new] = [&old, &new].map(|text| text.lines().collect::<Vec<_>>());
    let (mut touched_old, mut touched_new) = (BTreeSet::new(), BTreeSet::new());
    let numbers = |field: &str| -> Vec<usize> {
        field.split(',').filter(|n| !n.is_empty()).map(|n| n.trim().parse().unwrap()).collect()
    };
    for row in seed("edits.tsv").lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let (from, to) = (numbers(fields[1]), numbers(fields[2]));
        let shape_is_right = match fields[0] {
            "edited" => from.len() == 1 && to.len() == 1 && old[from[0]] != new[to[0]],
            "split" => from.len() == 1 && to.len() > 1,
            "merged" => from.len() > 1 && to.len() == 1,
            "inserted" => from.is_empty() && !to.is_empty(),
            "deleted" => !from.is_empty() && to.is_empty(),
            "moved" => from.len() == to.len() && !from.is_empty(),
            _ => false,
        };
        assert!(shape_is_right, "{row}");
        touched_old.extend(from);
        touched_new.extend(to);
    }
    let rest = |lines: &[&str], touched: &BTreeSet<usize>| -> Vec<String> {
        let kept = lines.iter().enumerate().filter(|(number, _)| !touched.contains(number));
        kept.map(|(_, line)| (*line).to_owned()).collect()
    };
    assert_eq!(rest(&old, &touched_old), rest(&new, &touched_new));
}

#[test]
fn drift_is_where_the_list_says() {
    for row in seed("drift.tsv").lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [draft, sentence, kind, source, found] = fields[..5] else { panic!("{row}") };
        let text = seed(&format!("{draft}.sentences.en.txt"));
        let sentence = text.lines().nth(sentence.parse().unwrap()).unwrap();
        assert!(kind == "omitted" || sentence.contains(found), "{row}\n{sentence}");
        assert!(solid(&seed("article.ja.txt")).contains(&solid(source)), "{row}");
    }
}

#[test]
fn the_glossary_fits_the_article() {
    let csv = read(project().join("glossaries/ai-crypto.csv"));
    let Reader::Text(read) = glossary::detect("ai-crypto.csv", csv.as_bytes()).read else {
        panic!("no text");
    };
    let glossary::ReadGlossary { glossary, warnings, .. } = read(&csv).unwrap();
    assert_eq!(warnings, []);
    assert!(glossary.concepts.len() >= 40, "{} concepts", glossary.concepts.len());
    let article = seed("article.ja.txt");
    let drafts = DRAFTS.map(|draft| seed(&format!("{draft}.sentences.en.txt"))).concat();
    let drafts = drafts.to_lowercase();
    let mut statuses: BTreeMap<(Lang, String), (Status, String)> = BTreeMap::new();
    for concept in &glossary.concepts {
        for form in &concept.forms {
            let key = (form.lang, form.text.to_lowercase());
            if let Some((status, id)) = statuses.get(&key) {
                let forbidden = |status: Status| status == Status::Forbidden;
                let clash = *id != concept.id
                    && (form.lang == Lang::Ja || forbidden(*status) != forbidden(form.status));
                assert!(!clash, "`{}` stands in concepts {id} and {}", form.text, concept.id);
            }
            statuses.insert(key, (form.status, concept.id.clone()));
            if form.lang == Lang::Ja {
                assert!(article.contains(&form.text), "`{}` is not in the article", form.text);
            }
        }
        let used = concept.usable(Lang::En).any(|f| drafts.contains(&f.text.to_lowercase()));
        assert!(used, "no form of concept {} is in a draft: {:?}", concept.id, concept.forms);
    }
}
