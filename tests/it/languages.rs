//! Texts in other languages than Japanese and English: less is known of them, and that is said.

use taiyaku::align::Aligner;
use taiyaku::text::lang::{detect, is_other};
use taiyaku::text::segment::segment_lines;
use taiyaku::{Document, Glossary, Lang};

use crate::support::links;

/// A report in several languages; each leaves out or joins something.
const ENGLISH: &str = "\
The museum in Osaka opened its new wing on 12 May.
About 3,400 visitors came on the first day, more than anyone had expected.
Director Keiko Tanabe thanked the architects.
The building cost 28 million euros.
Two thirds of that came from the European Union.
Rain delayed the concert in the garden.
It began at nine in the evening instead of seven.
The orchestra played a symphony by Bruckner.
Some of the guests had travelled from Vienna and Hamburg.
Critics praised the acoustics of the central hall.
The exhibition on modern photography closes in October.
A catalogue with 160 colour plates is on sale for 45 euros.
";

const GERMAN: &str = "\
Das Museum in Osaka hat am 12. Mai seinen neuen Flügel eröffnet.
Am ersten Tag kamen rund 3400 Besucher, mehr als erwartet worden waren.
Direktorin Keiko Tanabe dankte den Architekten.
Der Bau hat 28 Millionen Euro gekostet, zwei Drittel davon zahlte die Europäische Union.
Der Regen verzögerte das Konzert im Garten.
Das Orchester spielte eine Symphonie von Bruckner.
Einige Gäste waren aus Wien und Hamburg angereist.
Die Kritiker lobten die Akustik des zentralen Saals.
Die Ausstellung über moderne Photographie schließt im Oktober.
Ein Katalog mit 160 Farbtafeln kostet 45 Euro.
";

const JAPANESE: &str = "\
大阪の美術館は5月12日、新館を開いた。
初日の来館者は約3400人で、予想を上回った。
館長の田辺恵子（Keiko Tanabe）は建築家たちに感謝を述べた。
建設費は2800万ユーロである。
その三分の二はEUが負担した。
庭での演奏会は雨で遅れた。
始まったのは7時ではなく夜の9時だった。
オーケストラはブルックナーの交響曲を演奏した。
ウィーンやハンブルクから来た客もいた。
批評家は中央ホールの音響をたたえた。
現代写真の展覧会は10月に閉じる。
図版160点の図録が45ユーロで売られている。
";

const CHINESE: &str = "\
大阪的美术馆于5月12日启用了新馆。
第一天约有3400人参观，超出了预期。
馆长田边惠子（Keiko Tanabe）向建筑师们表示感谢。
建设费用为2800万欧元。
其中三分之二由欧盟承担。
花园里的音乐会因雨推迟。
音乐会在晚上9点而不是7点开始。
乐团演奏了布鲁克纳的交响曲。
有些客人来自维也纳和汉堡。
评论家称赞了中央大厅的音响效果。
现代摄影展将于10月结束。
收有160幅图版的图录售价45欧元。
";

fn document(text: &str) -> Document {
    Document::new(detect(text).unwrap(), text.to_owned(), segment_lines(text)).unwrap()
}

/// How many of the beads that the two texts have are found.
fn found(source: &str, target: &str, gold: &[(&[usize], &[usize])]) -> usize {
    let (source, target) = (document(source), document(target));
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let sides = (aligner.side(&source), aligner.side(&target));
    let alignment = aligner.align(&sides.0, &sides.1).unwrap();
    let links = links(&alignment);
    let is_found = |(source, target): &&(&[usize], &[usize])| {
        links.iter().any(|(a, b)| a == source && b == target)
    };
    gold.iter().filter(is_found).count()
}

/// The German text joins two sentences and leaves one out.
const TO_GERMAN: [(&[usize], &[usize]); 11] = [
    (&[0], &[0]),
    (&[1], &[1]),
    (&[2], &[2]),
    (&[3, 4], &[3]),
    (&[5], &[4]),
    (&[6], &[]),
    (&[7], &[5]),
    (&[8], &[6]),
    (&[9], &[7]),
    (&[10], &[8]),
    (&[11], &[9]),
];

#[test]
fn languages_without_a_dictionary_are_aligned_by_what_they_share() {
    let turned: Vec<(&[usize], &[usize])> = TO_GERMAN.iter().map(|&(a, b)| (b, a)).collect();
    let straight: Vec<Vec<usize>> = (0..12).map(|number| vec![number]).collect();
    let straight: Vec<(&[usize], &[usize])> =
        straight.iter().map(|run| (run.as_slice(), run.as_slice())).collect();
    // Floors: what was found when this was written. Between Japanese and German only numbers, names
    // and words that German shares with English count; one bead too long costs three.
    for (name, found, floor) in [
        ("en-de", found(ENGLISH, GERMAN, &TO_GERMAN), 11),
        ("de-en", found(GERMAN, ENGLISH, &turned), 11),
        ("ja-de", found(JAPANESE, GERMAN, &TO_GERMAN), 8),
        ("zh-en", found(CHINESE, ENGLISH, &straight), 12),
        ("ja-zh", found(JAPANESE, CHINESE, &straight), 12),
        ("ja-en", found(JAPANESE, ENGLISH, &straight), 12),
    ] {
        assert!(found >= floor, "{name}: {found} beads, expected {floor}");
    }
}

#[test]
fn other_languages_are_told_from_the_two() {
    for (text, is) in [(ENGLISH, false), (GERMAN, true), (JAPANESE, false), (CHINESE, true)] {
        assert_eq!(is_other(text, detect(text).unwrap()), is, "{text}");
    }
    let korean = "박물관은 5월 12일에 새 건물을 열었다. 첫날 약 3400명이 찾았다. ".repeat(10);
    let russian = "Музей в Осаке открыл новое крыло двенадцатого мая этого года. ".repeat(10);
    for text in [korean, russian] {
        assert_eq!(detect(&text), Some(Lang::En), "has spaces");
        assert!(is_other(&text, Lang::En), "{text}");
    }
}
