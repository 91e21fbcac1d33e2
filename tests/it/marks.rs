//! Marks as a person would set them, and what kind of change each is.

use taiyaku::model::Aspect;
use taiyaku::report::diff::{Mark, segments};
use taiyaku::text::lang;
use taiyaku::text::segment::{self, Options};
use taiyaku::{Document, Lang};

use crate::revision::compare;

/// One text for both revisions: `[-old-]{+new+}`. The marks must come out as they stand.
#[track_caller]
fn check(marked: &str, kinds: &[Aspect]) {
    let without = |keep: (&str, &str), drop: (&str, &str)| {
        let mut text = marked.to_owned();
        while let Some(start) = text.find(drop.0) {
            let end = start + text[start..].find(drop.1).unwrap() + drop.1.len();
            text.replace_range(start..end, "");
        }
        text.replace(keep.0, "").replace(keep.1, "").replace("  ", " ")
    };
    let (deleted, inserted) = (("[-", "-]"), ("{+", "+}"));
    let (old, new) = (without(deleted, inserted), without(inserted, deleted));
    check_pair(&old, &new, marked, kinds);
}

/// The same where white space of one side is not that of the other.
#[track_caller]
fn check_pair(old: &str, new: &str, marked: &str, kinds: &[Aspect]) {
    let lang = lang::detect(marked).unwrap();
    let (deleted, inserted) = (("[-", "-]"), ("{+", "+}"));
    let document = |text: &str| {
        let sentences = segment::segment(text, lang, &Options::default());
        Document::new(lang, text.to_owned(), sentences).unwrap()
    };
    let revision = compare(document(old), document(new), false);
    let mut found = String::new();
    let mut marks = Vec::new();
    for change in &revision.changes {
        if !found.is_empty() {
            found.push_str(lang.space());
        }
        for segment in segments(&revision, change) {
            let (open, close) = match segment.mark {
                Mark::Same => ("", ""),
                Mark::Deleted => deleted,
                Mark::Inserted => inserted,
            };
            found.push_str(if segment.spaced { " " } else { "" });
            found.push_str(&format!("{open}{}{close}", segment.text));
        }
        marks.extend(change.pieces.iter().filter_map(|piece| piece.aspect));
    }
    assert_eq!(found, marked, "\nold: {old}\nnew: {new}");
    assert_eq!(marks, kinds, "{marked}");
}

use Aspect::{
    Content, Name, Number, Order, Punctuation, Spelling, Terminology, Typography, Wording,
};

#[test]
fn japanese_is_marked_by_words() {
    check("この[-家庭-]{+世帯+}では水を飲まない。", &[Wording]);
    check("彼は[-昨日-]{+先週+}、東京へ[-行っ-]{+帰っ+}た。", &[Wording, Wording]);
    check("価格は[-300-]{+500+}円に上がった。", &[Number]);
    check("会議は[-三月-]{+四月+}五日に開かれた。", &[Number]);
    check("[-鈴木-]{+佐藤+}さんは午後に着いた。", &[Name]);
    check("それは誰にでも[-出来る-]{+できる+}。", &[Spelling]);
    check("[-すげえ-]{+すごい+}奴だ。", &[Spelling]);
    check("くそ[-っ-]！", &[Wording]);
    check("本当{+のところ+}は行きたくなかった。", &[Wording]);
    check("契約は合意により終了する{+ものとする+}。", &[Wording]);
    check("駅から[-歩いて-]{+徒歩+}五分の[-ところ-]{+場所+}にある。", &[Wording, Wording]);
    check("東京や{+大阪や+}京都に行った。", &[Wording]);
    check("雨が降った。{+風も強く吹いていた。+}私たちは家にいた。", &[Content]);
}

#[test]
fn english_is_marked_by_words() {
    check("It was [-reckoned-]{+counted+} twice that morning.", &[Wording]);
    check(
        "The [-quick-]{+fast+} and [-tall-]{+high+} tower stood by the sea.",
        &[Wording, Wording],
    );
    check("The old [-house by the sea-]{+hut in these woods+} was for sale again.", &[Wording]);
    check("They left {+very+} early in the morning.", &[Wording]);
    check("It cost them $[-89,000-]{+98,000+} a month.", &[Number]);
    check("They raised [-$-]30 million {+dollars+} last year.", &[Wording, Wording]);
    check("We asked [-Mallory-]{+Marjorie+} about the ship.", &[Name]);
    check("He met S{+h+}kreli in the harbo{+u+}r on Monday.", &[Name, Spelling]);
    check("Every [-co-founder-]{+cofounder+} signed the paper.", &[Spelling]);
}

#[test]
fn names_are_told_from_other_words_with_capitals_and_before_colons() {
    check("Any dispute shall be submitted to the [-Tokyo-]{+Osaka+} District Court.", &[Name]);
    check("**[-Suzuki-]{+Sato+}:** Why is that so?", &[Name]);
    check("[-SUZUKI-]{+TANAKA+}: Any other business?", &[Name]);
    check("[-NOTE-]{+WARNING+}: Do not turn it off.", &[Wording]);
    check("**[-Note-]{+Warning+}:** Do not turn it off.", &[Wording]);
    check("[-星野-]{+森+}：苦労したのはスープです。", &[Name]);
    check("[-注意-]{+警告+}：電源を切らないでください。", &[Wording]);
    check("3. [-Fees-]{+Compensation+}.", &[Wording]);
    check("We asked the [-NodeJS-]{+Node.js+} people about it.", &[Spelling]);
    check("([-b-]{+a+}) Notices may be sent by email.", &[Number]);
}

#[test]
fn times_and_dates_that_are_written_otherwise_are_spellings() {
    for spelling in [
        "The talk begins at [-10:30am-]{+10:30 a.m.+} today.",
        "The talk begins at [-10am-]{+10:00 a.m.+} today.",
        "The talk begins at [-3 p.m.-]{+15:00+} today.",
        "In the [-1990's-]{+1990s+} it was built.",
        "They met on [-5 March 2023-]{+2023-03-05+} in a park.",
        "They met on [-March 5, 2023-]{+2023-03-05+} in a park.",
        "It is [-1/2-]{+one half+} of it.",
        "期間は[-3/5から4/6-]{+3月5日から4月6日+}までです。",
        "会議は[-午後3時-]{+15時+}からだ。",
        "会議は[-3時半-]{+3:30+}からだ。",
        "先週の[-3月5日-]{+3/5+}に会った。",
        "先週の[-2023/3/5-]{+2023-03-05+}に会った。",
        "ここは景色が[-良い-]{+いい+}。",
    ] {
        check(spelling, &[Spelling]);
    }
    for number in [
        "The talk begins at [-3 p.m.-]{+16:00+} today.",
        "The talk begins at [-10am-]{+11am+} today.",
        "They met on [-5/3-]{+3/5+} in a park.",
        "会議は[-午前-]{+午後+}3時からだ。",
        "先週の[-3月5日-]{+3/6+}に会った。",
        "期間は[-3/5から4/6-]{+3月6日から4月5日+}までです。",
        "締め切りは[-2023/3/5、2024/4/6-]{+2024年3月5日、2023年4月6日+}です。",
        "作業の[-1/2-]{+1/3+}が済んだ。",
    ] {
        check(number, &[Number]);
    }
}

#[test]
fn letters_are_marked_where_that_reads_better() {
    check("The price of one token{+s+} fell again today.", &[Wording]);
    check("They recogni[-s-]{+z+}ed nobody in that room.", &[Spelling]);
    check("They read the catalog{+ue+} in that room.", &[Spelling]);
    check("The [-cat-]{+car+} was found under the bridge.", &[Wording]);
    check("The [-calculated-]{+counted+} sum was wrong again.", &[Wording]);
}

#[test]
fn what_stands_elsewhere_in_the_sentence_is_order() {
    check("[-Yours sincerely-]{+Sincerely yours+},", &[Order]);
    check(
        "{+Next month+} [-The-]{+the+} town will hold a meeting [-next month-].",
        &[Order, Spelling, Order],
    );
    check("[-Yesterday,-] [-it-]{+It+} rained all day {+yesterday+}.", &[Order, Spelling, Order]);
    check("It opened on [-April-] 5[-,-] {+April+} 2023.", &[Order, Order]);
    check("[-Last night-] the rain came back to the valley {+last night+}.", &[Order, Order]);
}

#[test]
fn figures_that_change_places_are_numbers() {
    for (marked, kinds) in [
        ("We went from [-3-]{+5+} to [-5-]{+3+} boats.", &[Number, Number][..]),
        ("We went from [-three-]{+five+} to [-five-]{+three+} boats.", &[Number, Number]),
        ("From [-twenty-three-]{+forty+} to [-forty-]{+twenty-three+} boats.", &[Number, Number]),
        ("The ratio of the two was [-3-]{+5+} to [-5-]{+8+} in the end.", &[Number, Number]),
        ("人数は[-3-]{+5+}人から[-5-]{+3+}人になった。", &[Number, Number]),
        ("締め切りは2023年[-3-]{+5+}月[-5-]{+3+}日です。", &[Number, Number]),
        ("社員は[-二十三-]{+四十一+}人から[-四十一-]{+二十三+}人になった。", &[Number, Number]),
        // What keeps its words changes places with them.
        ("[-Yesterday-] 3 boats left the harbour and 5 came back {+yesterday+}.", &[Order, Order]),
    ] {
        check(marked, kinds);
    }
    check("We bought 3{+, 4+} and 5 boats.", &[Wording]);
    check("The train leaves at [-10:00-]{+10+} a.m. sharp.", &[Spelling]);
}

#[test]
fn a_numeral_or_version_is_never_cut() {
    for (marked, kind) in [
        ("会場には[-二十三-]{+三十三+}人が来た。", Number),
        ("会場には[-二十三-]{+二十五+}人が来た。", Number),
        ("売上は約[-二十三億-]{+百二十三億+}円だった。", Number),
        ("価格は[-三万五千-]{+三万六千+}円だった。", Number),
        ("彼は[-二〇二三-]{+二〇二四+}年に生まれた。", Number),
        ("列車は[-二十-]{+三十+}分ほど止まった。", Number),
        ("本は[-1,200-]{+1,500+}円になった。", Number),
        ("会場には[-二三-]{+三四+}人が来た。", Number),
        ("説明は十分[-です-]{+でした+}。", Wording),
        ("There were [-twenty-three-]{+twenty-five+} boats.", Number),
        ("Install [-v1.2.3-]{+v1.2.4+} first.", Number),
        ("Install [-v2-]{+v3+} first.", Number),
        ("Install version [-1.2.3-]{+1.10.0+} first.", Number),
        ("Install [-2.0.0-beta.1-]{+2.0.0-rc.1+} first.", Number),
        ("まず[-v1.2.3-]{+v1.2.4+}を入れる。", Number),
        ("バージョン[-1.2.3-]{+1.2.4+}を使う。", Number),
        ("Install [-1.2.3-]{+v1.2.3+} first.", Wording),
        ("Doors open at [-9:00-]{+9:30+} on Mondays.", Number),
        ("July 3 at [-10:00-]{+10:30+} it is.", Number),
        ("受付時間は[-9:00-]{+9:30+}からです。", Number),
        ("Order the [-RC-200-]{+RC-250+} today.", Number),
        ("詳しくは図[-①-]{+②+}を見る。", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn a_number_is_marked_with_its_sign_and_all_of_its_parts() {
    for (marked, kind) in [
        ("気温は[-5-]{+-5+}度まで下がった。", Number),
        ("最低気温は[--3-]{+-8+}度だった。", Number),
        ("損益は[-△120億-]{+△150億+}円となった。", Number),
        ("誤差は[-±3-]{+±5+}％とされる。", Number),
        ("気温は[-5-]{+マイナス5+}度だった。", Number),
        ("詳しくは図-[-1-]{+2+}を見る。", Number),
        ("[-数十-]{+数百+}人の客が来た。", Number),
        ("その本は[-十数-]{+二十数+}冊ある。", Number),
        ("出発は[-10時半-]{+11時半+}の予定だ。", Number),
        ("出発は[-10時半-]{+10時+}の列車だ。", Number),
        ("詳しくは第[-Ⅳ-]{+Ⅵ+}章で述べる。", Number),
        ("水は[-三分の一-]{+四分の一+}に減った。", Number),
        ("利益は[-1/2-]{+1/3+}になった。", Number),
        ("The temperature fell to [-5-]{+-5+} degrees overnight.", Number),
        ("The low was [-−3-]{+−8+}°C in the hills.", Number),
        ("The error is [-±3-]{+±5+} percent at most.", Number),
        ("There were 4-[-6-]{+8+} men on the deck.", Number),
        ("See Chapter [-IV-]{+VI+} for the method.", Number),
        ("World War [-II-]{+I+} changed the port.", Number),
        ("Pope John [-XXIII-]{+XXII+} wrote the letter.", Number),
        ("About [-1/2-]{+1/3+} of the boats were lost.", Number),
        ("[-Dozens-]{+Hundreds+} of people came to the pier.", Number),
        ("Add [-1½-]{+2½+} cups of flour to the bowl.", Number),
        ("She paid [---]$5 for it.", Number),
        ("The train leaves at 10 [-a.m.-]{+p.m.+} sharp.", Number),
        ("会議は[-午後-]{+午前+}三時に始まる。", Number),
        ("The train leaves at 10:30 [-a.m.-]{+p.m.+} sharp.", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn a_number_that_is_written_otherwise_is_spelling() {
    for marked in [
        "[-Twelve-]{+12+} lines were closed.",
        "It rose by [-30-]{+thirty+} percent.",
        "利用者が[-三-]{+3+}割増えた。",
        "利用者は[-十-]{+10+}年前の半分だ。",
        "路線がまた[-一つ-]{+1つ+}消えた。",
        "住民の[-一-]{+1+}人は語った。",
        "予算は[-三億-]{+3億+}円だ。",
    ] {
        check(marked, &[Spelling]);
    }
}

#[test]
fn what_comes_beside_a_number_is_marked_apart() {
    check("Hold the button for {+at least+} [-3-]{+5+} seconds.", &[Wording, Number]);
    check(
        "It runs until [-March 31, 2025-]{+April 30, 2026+}{+, unless it is ended earlier by us+}.",
        &[Number, Content],
    );
}

#[test]
fn quotation_marks_of_another_style_are_typography() {
    check("[-「-]{+『+}この天気に？[-」-]{+』+}", &[Typography, Typography]);
    for marked in [
        "彼は[-「-]{+『+}はい[-」-]{+』+}と言った。",
        "He said [-“-]{+‘+}yes[-”-]{+’+} and left the room.",
        "She said [-\"-]{+'+}never[-\"-]{+'+} to the captain.",
        "[-【-]{+［+}重要[-】-]{+］+}明日は休みです。",
        "そう[-，-]{+、+}だから帰った[-．-]{+。+}",
    ] {
        check(marked, &[Typography, Typography]);
    }
    for marked in [
        "[-ｶﾅ-]{+カナ+}で書いた文書だ。",
        "発車は[-10:30-]{+10：30+}です。",
        "勝負は[-3:2-]{+3：2+}で終わった。",
        "[-1/2-]{+１／２+}の確率で当たる。",
        "雨[-……-]{+…+}また雨だった。",
        "彼は[-――-]{+──+}黙っていた。",
    ] {
        check(marked, &[Typography]);
    }
    // A prime is a unit.
    check("The board is 5[-'-]{+\"+} long in all.", &[Wording]);
}

#[test]
fn katakana_that_is_spelt_otherwise_is_spelling() {
    for marked in [
        "古い[-フイルム-]{+フィルム+}を見つけた。",
        "[-ヴァイオリン-]{+バイオリン+}を習った。",
        "[-ダイヤモンド-]{+ダイアモンド+}を掘った。",
        "[-ユーザインタフェース-]{+ユーザーインターフェイス+}を変えた。",
        "荷物の[-取扱い-]{+取り扱い+}に注意する。",
    ] {
        check(marked, &[Spelling]);
    }
}

#[test]
fn what_is_added_is_content() {
    check(
        "It rained all day{+, and every boat of the village stayed in its harbour+}.",
        &[Content],
    );
}

#[test]
fn quotation_marks_and_dashes_are_typography() {
    check("He said [-\"-]{+“+}no[-\"-]{+”+} and left the room.", &[Typography, Typography]);
    check("It rained [---]{+—+} and how it rained!", &[Typography]);
}

#[test]
fn hyphens_that_make_options_and_words_are_no_dashes() {
    for (old, new, marked, kind) in [
        (
            "Type -version to see it.",
            "Type --version to see it.",
            "Type [---]{+--+}version to see it.",
            Wording,
        ),
        (
            "We saw a man eating -- shark.",
            "We saw a man eating-shark.",
            "We saw a man eating [----]{+-+}shark.",
            Wording,
        ),
        (
            "We study pre- and post-war art.",
            "We study pre-and post-war art.",
            "We study pre[-- and-]{+-and+} post-war art.",
            Spelling,
        ),
        (
            "They resign-ed it.",
            "They resign - ed it.",
            "They [-resign-ed-]{+resign - ed+} it.",
            Spelling,
        ),
        ("Type a -b now.", "Type a-b now.", "Type [-a --]{+a-+}b now.", Spelling),
    ] {
        check_pair(old, new, marked, &[kind]);
    }
    check("Set the [-'-]{+`+}type[-'-]{+`+} of it.", &[Wording, Wording]);
    check("It took 3[---]{+–+}5 days.", &[Typography]);
    check("It rained [----]{+—+} and how it rained!", &[Typography]);
}

#[test]
fn typography_is_marked_apart_from_the_words_beside_it() {
    for (marked, kinds) in [
        (
            "[-It's \"-]{+It’s “+}[-fine-]{+great+}[-\"-]{+”+} here.",
            &[Typography, Wording, Typography][..],
        ),
        ("He said [-'-]{+‘+}[-no-]{+never+}[-'-]{+’+} to me.", &[Typography, Wording, Typography]),
        (
            "It was [-cold-]{+wet+}[----]{+—+}very [-late-]{+dark+}[-...-]{+…+}",
            &[Wording, Typography, Wording, Typography],
        ),
        ("彼は[-ＡＢＣ-]{+ABC+}[-社-]{+団+}に行った。", &[Typography, Wording]),
    ] {
        check(marked, kinds);
    }
}

#[test]
fn spaces_between_words_are_no_typography() {
    for (marked, kind) in [
        ("We come here [-every day-]{+everyday+} to swim.", Spelling),
        ("Please [-log in-]{+login+} first.", Spelling),
        ("Version [-2 0-]{+20+} is out.", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn the_dots_of_abbreviations_are_spelling() {
    check("We met Mr{+.+} Smith at the harbour.", &[Spelling]);
    check("We met Dr[-.-] Smith at the harbour.", &[Spelling]);
    check("They came at 5 [-p.m.-]{+pm+} to the harbour.", &[Spelling]);
}

#[test]
fn stops_commas_and_brackets_are_punctuation() {
    for marked in [
        "The cat slept{+.+}",
        "It rained[-,-] and the cat slept.",
        "It rained[-!-]{+.+}",
        "It rained[-;-]{+.+} the cat slept.",
        "It rained [-—-]{+,+} or so they said.",
        "猫は寝た{+。+}",
        "雨が降り[-、-]猫は寝た。",
        "雨が降った[-。-]{+！+}",
        "赤[-、-]{+・+}青の二色だ。",
    ] {
        check(marked, &[Punctuation]);
    }
    for marked in [
        "He called it {+“+}fine{+”+} weather.",
        "It rained {+(+}as usual{+)+} all day.",
        "彼は{+「+}雨{+」+}と言った。",
        "雨が{+（+}やはり{+）+}降った。",
    ] {
        check(marked, &[Punctuation, Punctuation]);
    }
}

#[test]
fn quotations_and_brackets_are_marked_whole() {
    for (marked, kind) in [
        ("彼は「雨だ。」{+「雪だ。」+}「風だ。」と言った。", Wording),
        ("彼は[-『雨だ。』-]『雪だ。』と言った。", Wording),
        ("「雨」、{+「雪」、+}「風」の三つだ。", Wording),
        ("彼は「雨（大雨）」と{+「雪（大雪）」と+}「風（大風）」を見た。", Wording),
        ("雨（あめ。）{+雪（ゆき。）+}風（かぜ。）の順だ。", Wording),
        ("He said “yes,” {+“no,”+} “never,” and left.", Wording),
        ("He said \"yes,\" {+\"no,\"+} \"never,\" and left.", Wording),
        ("It has rain (some), {+snow (some),+} wind (some), and fog.", Wording),
        ("彼が見たのは{+『雪』と+}「風」だった。", Wording),
        ("He said {+‘no,’+} “yes,” “never,” and left.", Wording),
        ("It has the {+:data:`a`,+} :class:`b` and :class:`c` objects.", Wording),
        ("It has [one](a.b) {+[two](a.b)+} [three](a.b) in it.", Wording),
    ] {
        check(marked, &[kind]);
    }
}

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
fn the_same_exchange_twice_is_terminology() {
    check(
        "The [-dealer-]{+reseller+} came. We never saw that [-dealer-]{+reseller+} again.",
        &[Terminology, Terminology],
    );
    check(
        "利用[-者-]{+客+}が減った。バスの利用[-者-]{+客+}も減った。",
        &[Terminology, Terminology],
    );
    check(
        "See https://a.example/[-lens-]{+glass+}/one now. See https://a.example/[-lens-]{+glass+}/two now.",
        &[Wording, Wording],
    );
    check("担当[-者-]{+官+}が来た。責任[-者-]{+官+}も来た。", &[Wording, Wording]);
}

#[test]
fn forms_of_a_word_and_words_of_grammar_are_no_terminology() {
    for marked in [
        "He [-walks-]{+walked+} to the station. She [-walks-]{+walked+} to the park.",
        "It [-doesn't-]{+does not+} rain. He [-doesn't-]{+does not+} mind the rain.",
        "Then [-you-]{+we+} open the door. After that [-you-]{+we+} close the door.",
        "彼は毎朝、学校へ[-行く-]{+行った+}。私も毎朝、会社へ[-行く-]{+行った+}。",
    ] {
        check(marked, &[Wording, Wording]);
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
fn encoded_characters_are_words_and_no_figures() {
    check(
        "詳しくは[[-概要-]{+目的+}](https://ja.example.com/wiki/[-%E6%A6%82%E8%A6%81-]{+%E7%9B%AE%E7%9A%84+})を見よ。",
        &[Wording, Wording],
    );
    check("See [the page](/a/[-%E6%A6%82-]{+%E6%A6%83+}) of it.", &[Wording]);
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

#[test]
fn hyphens_between_words_are_spelling() {
    let three = [Spelling; 3];
    for (old, new, marked, kinds) in [
        (
            "A state of the art lens.",
            "A state-of-the-art lens.",
            "A state{+-+}of{+-+}the{+-+}art lens.",
            &three[..],
        ),
        (
            "A well known man spoke.",
            "A well-known man spoke.",
            "A well{+-+}known man spoke.",
            &three[..1],
        ),
        (
            "It rained, off season.",
            "It rained, - off season.",
            "It rained, {+-+} off season.",
            &[Wording],
        ),
    ] {
        check_pair(old, new, marked, kinds);
    }
    let back = "A long[---] term plan is what the council wanted to see.";
    check_pair(
        "A long-term plan is what the council wanted to see.",
        "A long term plan is what the council wanted to see.",
        back,
        &[Spelling],
    );
}

#[test]
fn a_name_is_one_at_the_start_of_a_sentence_too() {
    let old = "Otsuki left early. \"Otsuki said so,\" he said. The report by Otsuki was short.";
    let new = old.replace("Otsuki", "Ohtsuki");
    let marked = old.replace("Otsuki", "O{+h+}tsuki");
    check_pair(old, &new, &marked, &[Name, Name, Name]);
    check("M{+a+}cDonald opened a store.", &[Spelling]);
    // Another exchange of the same letters is none.
    check("O{+h+}tsuki left. The report by O{+h+}tani was short.", &[Spelling, Name]);
}
