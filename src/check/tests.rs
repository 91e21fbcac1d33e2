//! Small documents, sentence by sentence, and what single rules say of them.

mod brackets;
mod copies;
mod growth;
mod names;
mod opposites;
mod terms;
mod turned;

use super::{Analyser, Context, Settings, run};
use crate::model::Lang::{En, Ja};
use crate::model::{Alignment, Bead, Document, Lang};
use crate::text::segment::segment_lines;

/// What `rule` says of a document whose sentences belong together one by one, with the words of the
/// draft that it marks.
fn found(rule: &str, pairs: &[(&str, &str)], source: Lang) -> Vec<String> {
    let document = |lang, lines: Vec<&str>| {
        let text = lines.join("\n");
        let sentences = segment_lines(&text);
        Document::new(lang, text, sentences).unwrap()
    };
    let (ja, en) = (
        document(Ja, pairs.iter().map(|pair| pair.0).collect()),
        document(En, pairs.iter().map(|pair| pair.1).collect()),
    );
    let beads = (0..pairs.len()).map(|at| Bead::new(at..at + 1, at..at + 1)).collect();
    let alignment = Alignment::new(pairs.len(), pairs.len(), beads).unwrap();
    let mut analyser = Analyser::new().unwrap();
    let (ja, en) = (analyser.analyse(&ja), analyser.analyse(&en));
    let context = match source {
        Ja => Context::new(0, &ja, &en, &alignment),
        En => Context::new(0, &en, &ja, &alignment),
    };
    let findings = run(&context, &Settings::default());
    let of_rule = findings.into_iter().filter(|finding| finding.rule == rule);
    of_rule.map(|it| format!("{}: {}: {}", it.severity, it.target.text, it.message)).collect()
}

#[test]
fn names_are_compared_with_their_reading_and_with_each_other() {
    for (pairs, expected) in [
        // Four letters, where the rest of the draft tells.
        (
            &[
                ("久世市長が会見した。", "Mayor Kuze gave a press conference."),
                ("久世市長は質問に答えた。", "Mayor Kuze answered questions."),
                ("その後、久世市長は帰った。", "After that Mayor Kuse left."),
            ][..],
            &["error: Kuse: “Kuse” here, “Kuze” twice elsewhere (lines 1, 2)"][..],
        ),
        // Of as many, the one that is read so.
        (
            &[
                ("久世市長が会見した。", "Mayor Kuse gave a press conference."),
                ("久世市長は質問に答えた。", "Mayor Kuze answered questions."),
            ],
            &["warning: Kuse: “Kuse” here, “Kuze” once elsewhere (line 2)"],
        ),
        // One that the dictionary has, for a haircut or for himself.
        (
            &[
                ("昨日、島田さんに会った。", "Yesterday I met Ms. Shimata."),
                ("島田さんは笑った。", "Ms. Shimada laughed."),
            ],
            &["warning: Shimata: “Shimata” here, “Shimada” once elsewhere (line 2)"],
        ),
        (
            &[
                ("昨日、シェイクスピアを読んだ。", "Yesterday I read Shakespere."),
                ("誰もがシェイクスピアを読む。", "Everyone reads Shakespeare."),
            ],
            &["warning: Shakespere: “Shakespere” here, “Shakespeare” once elsewhere (line 2)"],
        ),
        // Two ways to write a long vowel.
        (
            &[
                ("昨日、大谷が打った。", "Yesterday Otani homered."),
                ("今日も大谷が打った。", "Today, too, Otani homered."),
                ("大谷は笑った。", "At that Ohtani laughed."),
            ],
            &["note: Ohtani: “Ohtani” here, “Otani” twice elsewhere (lines 1, 2)"],
        ),
        (
            &[
                ("昨日、大谷が打った。", "Yesterday Ohtani homered."),
                ("今日も大谷が打った。", "Today, too, Ohtani homered."),
                ("大谷は笑った。", "At that Otani laughed."),
            ],
            &["note: Otani: “Otani” here, “Ohtani” twice elsewhere (lines 1, 2)"],
        ),
        (
            &[
                ("彼は大野と会った。", "He met Ono."),
                ("彼は大野と別れた。", "He parted from Ohno."),
                ("大野は元気だ。", "After all, Ono is well."),
            ],
            &["note: Ohno: “Ohno” here, “Ono” twice elsewhere (lines 1, 3)"],
        ),
        (
            &[
                ("ゼレンスキー氏が訪米した。", "President Zelensky visited America."),
                ("ゼレンスキー氏は帰った。", "President Zelensky left."),
                ("記者団はゼレンスキー氏を待った。", "Reporters waited for Zelenskyy."),
            ],
            &["error: Zelenskyy: “Zelenskyy” here, “Zelensky” twice elsewhere (lines 1, 2)"],
        ),
        // Capitals inside a name.
        (
            &[
                ("GitHubに置く。", "Put it on Github."),
                ("GitHubを見る。", "See GitHub’s page."),
                ("OpenStreetMapを見る。", "SEE OPENSTREETMAP."),
            ],
            &["note: Github: the source writes this name GitHub, here “Github”"],
        ),
        (
            &[
                ("昨日、ヒルトンが打った。", "Yesterday Hilton homered."),
                ("今日もヒルトンが打った。", "Today, too, Hilton homered."),
                ("ヒルトンは笑った。", "At that Hirton laughed."),
            ],
            &["error: Hirton: “Hirton” here, “Hilton” twice elsewhere (lines 1, 2)"],
        ),
        // Several words of Japanese in one of English.
        (
            &[
                ("昨日、オーシャンリンクが発表した。", "Yesterday OceanLink announced it."),
                ("新社長はオーシャンリンクの出身だ。", "The new head is from OceanLink."),
                ("株価はオーシャンリンクも下げた。", "Shares of OceanLynk fell, too."),
            ],
            &["error: OceanLynk: “OceanLynk” here, “OceanLink” twice elsewhere (lines 1, 2)"],
        ),
        // A consonant that no compound voices.
        (
            &[("昨日、鈴木さんに会った。", "Yesterday I met Ms. Susuki.")],
            &["warning: Susuki: 鈴木 is read Suzuki, here “Susuki”"],
        ),
        (&[("昨日、山崎さんに会った。", "Yesterday I met Ms. Yamasaki.")], &[]),
        (&[("昨日、中田さんに会った。", "Yesterday I met Ms. Nakada.")], &[]),
        (
            &[("昨日、中川さんに会った。", "Yesterday I met Ms. Nagakawa.")],
            &["warning: Nagakawa: 中川 is read Nakagawa, here “Nagakawa”"],
        ),
        // So far from any sound that only what stands beside it tells.
        (
            &[
                ("グエンさんが報告した。", "Nguyen reported."),
                ("次にグエンさんが質問した。", "Then Nguyen put a question."),
                ("グエンさんは帰った。", "After that Nguyan left."),
            ],
            &["error: Nguyan: “Nguyan” here, “Nguyen” twice elsewhere (lines 1, 2)"],
        ),
        (
            &[
                ("昨日、ロドリゲスに会った。", "Yesterday I met Rodriguez."),
                ("ロドリゲスは笑った。", "At that Rodriguez laughed."),
                ("ロドリゲスは帰った。", "After that Rodriquez left."),
            ],
            &["error: Rodriquez: “Rodriquez” here, “Rodriguez” twice elsewhere (lines 1, 2)"],
        ),
        // What is a word, too, where the name stands and its spelling does not.
        (
            &[
                ("昨日、カルロスに会った。", "Yesterday I met Carlos."),
                ("カルロスは笑った。", "Carlos laughed."),
                ("カルロスは帰った。", "After that Carols left."),
            ],
            &["warning: Carols: “Carols” here, “Carlos” twice elsewhere (lines 1, 2)"],
        ),
        // Two names that are almost alike.
        (
            &[
                ("昨日、マーティンに会った。", "Yesterday I met Martin."),
                ("マーティンは笑った。", "At that Martin laughed."),
                ("マーティンとマーヴィンが来た。", "He and Marvin came."),
            ],
            &[],
        ),
        // Other people.
        (
            &[
                ("昨日、佐野さんに会った。", "Yesterday I met Ms. Sano."),
                ("佐野さんとサナさんが来た。", "Ms. Sano and Sana came."),
                ("佐野さんはサナさんを待った。", "Ms. Sano waited for Sana."),
            ],
            &[],
        ),
    ] {
        assert_eq!(found("name-mismatch", pairs, Ja), expected, "{pairs:?}");
    }
}

#[test]
fn two_renderings_that_are_as_frequent_are_both_named() {
    let say = |words: [&str; 6]| {
        let sentences = [
            ("利用者は契約書に署名する。", "The {} signs the contract."),
            ("料金は利用者が支払う。", "The fee is paid by the {}."),
            ("変更があれば利用者に知らせる。", "The {} is told of any changes."),
            ("利用者は部屋を掃除する。", "The {} cleans the room."),
            ("鍵は利用者が返す。", "The key is returned by the {}."),
            ("雨の日は利用者に傘を貸す。", "On rainy days the {} may borrow an umbrella."),
        ];
        let pairs = sentences.into_iter().zip(words);
        pairs.map(|((ja, en), word)| (ja, en.replace("{}", word))).collect::<Vec<_>>()
    };
    for (words, expected) in [
        (
            ["user", "user", "user", "customer", "customer", "customer"],
            &["note: customer: 利用者 is “customer” here and, as often, “user”, \
               3 times elsewhere (lines 1, 2, 3)"][..],
        ),
        (
            ["customer", "user", "customer", "user", "customer", "user"],
            &["note: user: 利用者 is “user” here and, as often, “customer”, \
               3 times elsewhere (lines 1, 3, 5)"],
        ),
        (["user", "user", "user", "user", "user", "user"], &[]),
    ] {
        let pairs = say(words);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(ja, en)| (*ja, en.as_str())).collect();
        assert_eq!(found("inconsistent-term", &pairs, Ja), expected, "{words:?}");
    }
}

#[test]
fn sentences_that_stand_twice_are_found_where_the_source_has_one() {
    for (japanese, english, expected) in [
        (
            "品物は本日発送いたしました。",
            "We shipped your order today. We shipped your order today.",
            1,
        ),
        ("知らない。", "I know nothing of it! I know nothing of it?", 0),
        ("わからない。", "I know. I know.", 0),
        ("この道を行く。この道を行く。", "We will take this road. We will take this road.", 0),
    ] {
        for source in [Ja, En] {
            let expected = if source == Ja { expected } else { 0 };
            let found = found("doubled-word", &[(japanese, english)], source);
            assert_eq!(found.len(), expected, "{english} {found:?}");
        }
    }
    let japanese = "品物は本日発送いたしました。品物は本日発送いたしました。";
    assert_eq!(found("doubled-word", &[(japanese, "We shipped the goods today.")], En).len(), 1);
    let counted = [("1、2、3、4。1、2、3、4。", "One, two, three, four.")];
    assert_eq!(found("doubled-word", &counted, En).len(), 0);
    // What is short in the source is doubled there, too.
    let japanese = "はい、わかりました。はい、わかりました。";
    assert_eq!(found("doubled-word", &[(japanese, "Yes. Yes.")], En).len(), 0);
}

#[test]
fn phrases_that_stand_twice_are_found_and_no_compounds() {
    for (japanese, english, expected) in [
        ("そうするために並べる。", "Sort them in order to in order to do so.", Some("in order to")),
        ("システムを起動する。", "Start the system the system now.", Some("the system")),
        ("会場は後で知らせる。", "The venue will be will be announced.", Some("will be")),
        ("会場は後で知らせる。", "The venue will be be announced.", Some("be")),
        ("DOM内に置ける。", "It can be put in in-DOM templates.", None),
        ("ロビーで手続きする。", "Check-in in the lobby takes a minute.", None),
        ("何度も繰り返した。", "He did it again and again and again.", None),
        ("などなどと続く。", "It goes on, and so on and so on.", None),
        ("何日も続いた。", "It went on day by day by day.", None),
        ("チームは強い。", "New York New York sang of it.", None),
        ("昔のことだ。", "It was a long long time ago.", None),
        ("目標を見る。", "Open it from the Menu menu.", None),
        ("経験値を失う。", "You lose $unit.experience experience.", None),
        ("全部写す。", "Copy all po po_fridge files.", None),
    ] {
        let found = found("doubled-word", &[(japanese, english)], Ja);
        let expected: Vec<String> = expected
            .map(|phrase| {
                let twice = [phrase, phrase].join(" ");
                format!("warning: {twice}: “{phrase}” stands twice in a row")
            })
            .into_iter()
            .collect();
        assert_eq!(found, expected, "{english}");
    }
    for (english, japanese, expected) in [
        ("Start the system.", "システムをシステムを起動する。", 1),
        ("Start the system.", "システムをを起動する。", 1),
        ("Start the plug-in's tool.", "プラグインのの道具を起動する。", 1),
        ("You can start it.", "起動することがことができる。", 1),
        ("You can start it.", "起動することが起動することができる。", 1),
        ("Start it.", "起動してくださいください。", 1),
        ("I set it up.", "設定しました設定しました。", 1),
        ("That is right.", "そうですそうです。", 0),
        ("Please, please go.", "行ってください行ってください。", 0),
        ("It grew more and more.", "ますます少しずつ少しずつ増えた。", 0),
        ("Put it next to the red one.", "赤いのの隣に置く。", 0),
        ("It grows day by day.", "日に日に大きくなる。", 0),
    ] {
        assert_eq!(found("doubled-word", &[(japanese, english)], En).len(), expected, "{japanese}");
    }
}

#[test]
fn a_point_in_the_wrong_place_is_told_from_the_source_on() {
    let pair = [("最大50人を招ける。", "You can invite up to 500 people.")];
    for (source, expected) in [
        (Ja, "error: 500: 50 in the source, “500” here: 10 times too large"),
        (En, "error: 50: “500” in the source, 50 here: 10 times too small"),
    ] {
        assert_eq!(found("number-mismatch", &pair, source), [expected]);
    }
}

#[test]
fn in_japanese_drafts_a_tie_is_told_once() {
    let pairs = [
        ("利用者は契約書に署名する。", "The user signs the contract."),
        ("料金は利用者が支払う。", "The fee is paid by the user."),
        ("変更があれば利用者に知らせる。", "The user is told of any changes."),
        ("ユーザーは部屋を掃除する。", "The user cleans the room."),
        ("鍵はユーザーが返す。", "The key is returned by the user."),
        ("雨の日はユーザーに傘を貸す。", "On rainy days the user may borrow an umbrella."),
    ];
    let expected = "note: ユーザー: “user” is ユーザー here and, as often, 利用者, 3 times elsewhere (lines 1, 2, 3)";
    assert_eq!(found("inconsistent-term", &pairs, En), [expected]);
}

#[test]
fn compounds_may_leave_out_okurigana() {
    for (sentences, expected) in [
        (["支払期日を過ぎた。", "支払いを終えた。", "支払いは早い。"], 0),
        (["申込書を出した。", "申し込みを終えた。", "申し込みは早い。"], 0),
        (["問合せを受けた。", "問い合わせを終えた。", "問い合わせは早い。"], 1),
        (["問合せ窓口だ。", "問い合わせ窓口だ。", "問い合わせは早い。"], 1),
        (["取消を受けた。", "取り消しを終えた。", "取り消しは早い。"], 1),
    ] {
        let pairs = sentences.map(|japanese| (japanese, "It is done."));
        assert_eq!(found("inconsistent-source", &pairs, Ja).len(), expected, "{sentences:?}");
    }
}

#[test]
fn what_is_nearer_to_another_word_is_no_rendering() {
    let pairs = [
        ("利用者はピーク時の1割だ。", "Ridership is down to a tenth of its peak."),
        ("利用者は210万人をピークに減った。", "Passenger numbers peaked at 2.1 million and fell."),
        (
            "戦後は通勤・通学の足となり、ピーク時には1日34往復が走った。",
            "After the war it became a lifeline for commuters and students, and at its height 34 \
             round-trip services ran daily.",
        ),
    ];
    assert_eq!(found("inconsistent-term", &pairs, Ja), Vec::<String>::new());
}

#[test]
fn what_stands_beside_a_pronoun_is_no_rendering() {
    let say = |second| {
        let sentences = [
            ("この研究所は1998年に設立された。", "The laboratory was founded in 1998."),
            ("研究所には120人の研究者がいる。", second),
            (
                "研究所は昨年、新しい電池の試作に成功した。",
                "Last year the laboratory succeeded in making a prototype of a new battery.",
            ),
            (
                "研究所の所長は山口教授だ。",
                "The director of the laboratory is Professor Yamaguchi.",
            ),
            ("研究所は来年、工場を建設する。", "Next year the laboratory will build a factory."),
        ];
        found("inconsistent-term", &sentences, Ja)
    };
    assert_eq!(say("It has a staff of 120 researchers."), Vec::<String>::new());
    assert_eq!(
        say("The center has 120 researchers."),
        [
            "warning: center: 研究所 is “center” here, “laboratory” 4 times elsewhere (lines 1, 3, 4, …)"
        ]
    );
}

#[test]
fn of_two_numbers_the_likest_is_the_one_that_was_changed() {
    let pair =
        [("4年(48カ月)後に完済する。", "You pay it off in 4 years and 1 month (49 months).")];
    let found = found("number-mismatch", &pair, Ja);
    assert!(found.iter().any(|found| found.contains("“49” here")), "{found:?}");
}

#[test]
fn halves_are_said_in_many_words() {
    for (japanese, english, expected) in [
        ("与えるダメージが半減する。", "It halves the damage they do.", 0),
        ("敵が与えるダメージを半分にする。", "It slows enemies, halving the damage they do.", 0),
        ("砂漠を半分ほど旅した。", "I traveled nearly halfway across the dunes.", 0),
        ("称号は半数の賛成で与えられる。", "The title is given by a majority vote.", 0),
        ("称号は過半数の賛成で与えられる。", "The title is given by a majority vote.", 0),
        ("与えるダメージが半減する。", "It changes the damage they do.", 1),
        ("称号は半数の賛成で与えられる。", "The title is given by a vote of the council.", 1),
    ] {
        let found = found("number-mismatch", &[(japanese, english)], Ja);
        assert_eq!(found.len(), expected, "{english} {found:?}");
    }
}

/// The code and the number stand as far from the beginnings of their texts.
#[test]
fn a_number_is_no_part_of_a_code_of_the_other_side() {
    for (japanese, english, source) in [
        ("KJ-550Wを多くの客が買った。", "1200 customers bought the machine.", Ja),
        ("1200人の客が機械を買った。", "KJ-550W is bought by the customers.", En),
    ] {
        let found = found("number-mismatch", &[(japanese, english)], source);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
