//! Marked text: `|` stands where a sentence ends, `⏎` for a line end.

use super::*;
use crate::model::Lang::{En, Ja};

#[track_caller]
fn check_with(lang: Lang, options: &Options, marked: &str) {
    let marked = marked.replace('⏎', "\n");
    let wanted: Vec<&str> = marked.split('|').map(str::trim).filter(|s| !s.is_empty()).collect();
    let text = marked.replace('|', "");
    let found = segment(&text, lang, options);
    let found: Vec<&str> = found.iter().map(|s| s.span.of(&text).unwrap()).collect();
    assert_eq!(found, wanted);
}

#[track_caller]
fn check_split(lang: Lang, marked: &str) {
    check_with(lang, &Options::default(), marked);
}

#[track_caller]
fn check_all(lang: Lang, marked: &[&str]) {
    for marked in marked {
        check_split(lang, marked);
    }
}

#[test]
fn nothing_and_white_space() {
    for text in ["", " ", "\n\n", "　\r\n\t"] {
        assert!(segment(text, Ja, &Options::default()).is_empty());
        assert!(segment(text, En, &Options::default()).is_empty());
        assert!(segment_lines(text).is_empty());
    }
    check_all(Ja, &["\u{feff}", "\u{200b}", "\0", "\u{feff}雨。|風。"]);
    check_all(En, &["\u{feff}", "\u{200b}", "\0", "\u{feff}Rain. |Wind."]);
}

#[test]
fn japanese_terminators() {
    check_all(
        Ja,
        &[
            "雨だ。|風も強い。|",
            "雨だ．|風も強い．|",
            "雨だ！！|本当に？！|そうさ。。。|",
            "雨だ!|本当に?|そうさ.|",
            "ｱﾒﾀﾞ｡|ｶｾﾞﾓﾂﾖｲ｡|",
            "三・五キロ、3.5キロ、３．５キロ、四.五畳。|次。",
            "Node.jsとNo.3のv1.2.3をhttps://a.example/b?c=d.htmlで読む。|次。",
        ],
    );
}

#[test]
fn japanese_particles_behind_marks() {
    check_all(
        Ja,
        &[
            "行くの？と聞いた。|行く！という声がした。",
            "『走れ！！』の主題歌。|フレー！|フレー！！は応援の声だ。",
            "行くの？|とても心配だ。|行け！|はやく。",
            "Yahoo!ニュースを見た。|Yahoo!の株。",
            "もう無理だ。。。と思った。|おわり。",
        ],
    );
}

#[test]
fn japanese_quotations() {
    check_all(
        Ja,
        &[
            "彼は来た。|「いいね。」と言った。|",
            "「雨だ。風も強い。」と母は言った。|父は黙っていた。",
            "「雨だ。風も強い。」母は窓を閉めた。|父は黙っていた。",
            "母は「雨だ。」|父は黙っていた。",
            "「雨だ。」|「風も強い。」|",
            "「雨だ。」|しかし誰も動かない。",
            "彼は言った。|「雨だ」|",
            "『雨。』は名作だ（一度は読め。二度は読むな。）と思う。|次。",
            "注記がある（第三章。）。|次。",
            "文だ。|（注記だ。）|次の文だ。",
        ],
    );
    check_with(
        Ja,
        &Options { quotes: Quotes::Split, ..Options::default() },
        "「雨だ。|風も強い。」と母は言った。|（別だ。同じだ。）",
    );
}

#[test]
fn unbalanced_brackets_swallow_nothing() {
    check_all(
        Ja,
        &[
            "「雨だ。|風も強い。|次だ。",
            "雨だ。」|風も強い。』|次だ。",
            "（雨だ。|風も強い。|「次」だ。|おわり。",
        ],
    );
    check_split(En, "(It rains. |The wind is strong. |Next.");
}

#[test]
fn japanese_symbols() {
    check_all(
        Ja,
        &[
            "楽しかった♪|また行く。",
            "楽しかった（笑）|また行く。",
            "楽しかった！（笑）|また行く。",
            "楽しかった(^o^)|また行く。",
            "楽しかった😄😄|また行く。",
            "楽しかったｗｗ|また行く。",
            "★お知らせ★雨です。|",
            "🍺が飲みたい。|🍣も食べたい。",
            "今日は🍣を食べた。|",
            "家族👨\u{200d}👩\u{200d}👧です。|",
        ],
    );
}

#[test]
fn japanese_ellipses() {
    check_all(
        Ja,
        &[
            "あの…その本は…。|次。",
            "なるほど…|それは困った。",
            "えっ…何。|でも、まあ……いいか。",
            "雨……と思ったら雪だ。|",
        ],
    );
    let cut = Options { ellipsis: Ellipsis::Keep, ..Options::default() };
    check_with(Ja, &cut, "なるほど…それは困った。|次。");
}

#[test]
fn english_stops() {
    check_all(
        En,
        &[
            "It rains. |The wind is strong.",
            "Mr. Smith met Dr. J. R. Jones at 5 p.m. on Jan. 5. |They left.",
            "He moved to the U.S. in 1990. |She lives in the U.S. |He does not.",
            "The U.S. Government sued Acme Inc. on Monday. |It sold Acme Inc. |The rest is known.",
            "See Fig. 3, p. 12, e.g. the left part, cf. No. 5. |It is vol. 2.",
            "It costs $3.50, i.e. 2.5 times as much. |See example.com or a.b@c.org. |Next.",
            "Version 1.2.3 is out. |iPhone users wait. |io.net does not.",
            "We came, you and I. |Did you? |We lack vitamin C. |The rest.",
            "He left at 6 a.m. |Mr. Smith stayed. |At 7 a.m. Mr. Smith left.",
            "It ended.|The next began.",
        ]
        .map(|s| {
            s.replace("ended.The", "ended.|The").replace("Vitamin C. |", "We lack vitamin C. |")
        })
        .each_ref()
        .map(String::as_str),
    );
}

#[test]
fn english_marks_and_quotations() {
    check_all(
        En,
        &[
            "Really?! |Yes!!! |\"No?\" she said. |He left.",
            "\"It rains,\" he said. |\"It pours.\" |She nodded.",
            "“It rains. |It pours,” he said. |She nodded.",
            "She works at Yahoo! in Tokyo. |He does not.",
            "It rained (it poured. It hailed.) all day. |Next.",
            "It rained. |(It poured.) |It stopped.",
            "It rained. [1] |It stopped.[2] |Next.",
            "Well... I see. |I meant.... |She left . . . quickly.",
            "He paused — then left. |Wait! |— A friend",
        ],
    );
    let keep = Options { quotes: Quotes::Keep, ..Options::default() };
    check_with(En, &keep, "“It rains. It pours,” he said. |She nodded.");
}

#[test]
fn lists() {
    check_all(
        En,
        &["1. Apples |2. Pears |3. Figs", "a) one |b) two", "• one |• two", "- one⏎|- two"],
    );
    check_all(
        Ja,
        &[
            "次に答えよ。⏎|1) 雨か。⏎|2) 風か。",
            "・りんご⏎|・なし⏎|・柿",
            "①雨⏎|②風",
            "1. 雨だ。⏎|2. 風は⏎   強い。",
        ],
    );
    let keep = Options { lists: Lists::Keep, ..Options::default() };
    check_with(En, &keep, "a) one b) two");
}

#[test]
fn line_ends() {
    check_all(
        En,
        &[
            "A Heading⏎⏎|It rained all day, and the river rose until it⏎stood at the door of Mr.⏎\
             Smith, who had gone to bed early. |Nobody⏎woke him.",
            "First title⏎|Second title⏎|Third",
            "It rained.⏎|It poured.⏎|The river rose.",
        ],
    );
    check_all(
        Ja,
        &[
            "はじめに⏎⏎|雨が一日中降り続いたので、川の水かさが増して、とうとう家の戸口にまで⏎\
             達したが、早く床に就いていた田中さんは、そのことに気づかないまま朝まで⏎ぐっすり眠っていた。|誰も起こさなかった。",
            "雨です⏎|風も強いです⏎|おわりです",
            "雨が降り続いたので、⏎川の水が増えた。|次。",
            "「雨だ」⏎|「風も強い」",
        ],
    );
    let hard = Options { newlines: Newlines::Hard, ..Options::default() };
    check_with(Ja, &hard, "雨が降ったので、⏎|川が増えた。");
    let soft = Options { newlines: Newlines::Soft, ..Options::default() };
    check_with(Ja, &soft, "雨です⏎風です。⏎⏎|おわり");
}

#[test]
fn long_paragraphs_stay_whole() {
    let text = "雨が降り、\n".repeat(3000);
    for newlines in [Newlines::Soft, Newlines::Auto] {
        let options = Options { newlines, ..Options::default() };
        assert_eq!(segment(&text, Ja, &options).len(), 1);
        assert_eq!(segment(&format!("{text}雨だ。\n{text}"), Ja, &options).len(), 2);
    }
}

#[test]
fn user_settings() {
    let options = Options {
        abbreviations: vec!["Qty.".into()],
        never_split: vec!["娘。".into(), "Wow!".into()],
        ..Options::default()
    };
    check_with(En, &options, "The qty. The price. |The Wow! Company.");
    check_with(Ja, &options, "朝の娘。武道館で歌う。|おわり。");
}

#[test]
fn paragraphs_never_fall() {
    let text = "One. Two.\n\nThree.\n \n\nFour.";
    let numbers: Vec<u32> =
        segment(text, En, &Options::default()).iter().map(|s| s.paragraph).collect();
    assert_eq!(numbers, [0, 0, 1, 2]);
    let lines: Vec<u32> = segment_lines("a\nb\r\n\r\nc\r").iter().map(|s| s.paragraph).collect();
    assert_eq!(lines, [0, 0, 1]);
}

#[test]
fn every_sentence_has_its_rule() {
    let rules = |text| -> Vec<&str> {
        explain(text, Ja, &Options::default()).iter().map(|(_, rule)| rule.name()).collect()
    };
    assert_eq!(
        rules("見出し\n\n雨だ。本当？「うん。」「そう。」しかし楽しい♪次だ…終わり"),
        ["paragraph", "stop", "mark", "closer", "closer", "symbol", "ellipsis", "end"]
    );
}

/// Hostile text takes time in proportion: ten times the text, not a hundred times the time.
#[test]
fn linear_on_hostile_text() {
    for piece in [
        "「", "」", "(", ".", ". ", "。", "!", "\"", "a\n", "1.\n", "(^", "[1", "''. ''", "🇯🇵",
        "\u{301}", " ",
    ] {
        for lang in [Ja, En] {
            let text = piece.repeat(100_000);
            let start = std::time::Instant::now();
            let _ = segment(&text, lang, &Options::default());
            let seconds = start.elapsed().as_secs_f64();
            assert!(seconds < 5.0, "{piece:?} took {seconds} s");
        }
    }
}
