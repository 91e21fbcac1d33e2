//! What holds of any text.

use proptest::prelude::*;
use taiyaku::check::{Analyser, Context, Settings, comments, fixed, run, summary};
use taiyaku::text::segment::segment_lines;
use taiyaku::{Alignment, Bead, Document, Lang};

fn document(lang: Lang, text: &str) -> Document {
    Document::new(lang, text.to_owned(), segment_lines(text)).unwrap()
}

/// Words and marks that rules look at, in any order.
const JAPANESE: &str = "([三十3]{1,3}[万億]?[人円日月年時分%]|第|約|問合せ|問い合わせ|サーバー?|\
                        Shkreli|「|」|（|）|https://a\\.jp/|\\{x\\}|%s|。|、|[ぁ-んァ-ヶ一-龠 \n])";
const ENGLISH: &str = "([Tt]he|a|an|half|three|third|[0-9]{1,3}|million|percent|\\$|May|Shrkeli|\
                       Shkreli|“|”|\"|\\(|\\)|復元|１|。|https://a\\.jp|\\{y\\}|<b>|[ ,.!\n])";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn makes_no_rule_fail_and_no_span_stray(
        ja in proptest::collection::vec(JAPANESE, 0..60),
        en in proptest::collection::vec(ENGLISH, 0..60),
        turned: bool,
    ) {
        let (ja, en) = (ja.concat(), en.join(" "));
        let (ja, en) = (document(Lang::Ja, &ja), document(Lang::En, &comments(&en).0));
        let (source, target) = if turned { (&en, &ja) } else { (&ja, &en) };
        let both = source.len().min(target.len());
        let mut beads: Vec<Bead> = (0..both).map(|i| Bead::new(i..i + 1, i..i + 1)).collect();
        beads.extend((both..source.len()).map(|i| Bead::new(i..i + 1, both..both)));
        beads.extend((both..target.len()).map(|j| Bead::new(source.len()..source.len(), j..j + 1)));
        let alignment = Alignment::new(source.len(), target.len(), beads).unwrap();
        let mut analyser = Analyser::new().unwrap();
        let (a, b) = (analyser.analyse(source), analyser.analyse(target));
        let context = Context::new(0, &a, &b, &alignment);
        let findings = run(&context, &Settings::default());
        for finding in &findings {
            for (excerpt, document) in [(&finding.source, source), (&finding.target, target)] {
                prop_assert!(excerpt.spans.iter().all(|span| span.of(document.text()).is_some()));
                prop_assert!(excerpt.sentences.iter().all(|&index| index < document.len()));
            }
            prop_assert!(finding.fixes.iter().all(|fix| fix.span.of(target.text()).is_some()));
        }
        let mended = fixed(target.text(), &findings, true);
        prop_assert!(mended.fixes.is_sorted_by_key(|fix| fix.span));
        let summary = summary(&context, "draft", &findings);
        prop_assert_eq!(summary.rules.values().sum::<usize>(), findings.len());
    }
}
