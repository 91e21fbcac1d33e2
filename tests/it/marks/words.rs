//! Words and names: which are marked, and as what.

use taiyaku::model::Aspect::{Content, Name, Number, Order, Spelling, Terminology, Wording};

use super::{check, check_pair};

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
fn encoded_characters_are_words_and_no_figures() {
    check(
        "詳しくは[[-概要-]{+目的+}](https://ja.example.com/wiki/[-%E6%A6%82%E8%A6%81-]{+%E7%9B%AE%E7%9A%84+})を見よ。",
        &[Wording, Wording],
    );
    check("See [the page](/a/[-%E6%A6%82-]{+%E6%A6%83+}) of it.", &[Wording]);
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
