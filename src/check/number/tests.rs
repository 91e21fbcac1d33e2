//! Pairs of sentences, and what the rules on numbers say of them.

mod codes;
mod counts;
mod idioms;
mod parts;

use crate::check::{Analyser, Context, Settings, run};
use crate::model::Lang::{En, Ja};
use crate::model::{Alignment, Bead, Document, Severity};
use crate::text::segment::segment_lines;

/// The rules on numbers that find an error or a warning in a pair of sentences, taken as one bead.
fn found(japanese: &str, english: &str) -> Option<Vec<&'static str>> {
    let document = |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text));
    let (ja, en) = (document(Ja, japanese).ok()?, document(En, english).ok()?);
    let (of_ja, of_en) = (ja.len(), en.len());
    let alignment = Alignment::new(of_ja, of_en, vec![Bead::new(0..of_ja, 0..of_en)]).ok()?;
    let mut analyser = Analyser::new().ok()?;
    let (source, target) = (analyser.analyse(&ja), analyser.analyse(&en));
    let context = Context::new(0, &source, &target, &alignment);
    let mut rules: Vec<_> = run(&context, &Settings::default())
        .into_iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| finding.rule)
        .filter(|rule| ["number-mismatch", "date-mismatch", "unit-mismatch"].contains(rule))
        .collect();
    rules.dedup();
    Some(rules)
}

/// Checks pairs of which `rule` finds fault with the second English, and nothing with the first.
#[track_caller]
fn told_apart(rule: &str, cases: &[(&str, &str, &str)]) {
    for (japanese, right, wrong) in cases {
        assert_eq!(found(japanese, right), Some(Vec::new()), "{japanese} | {right}");
        assert_eq!(found(japanese, wrong), Some(vec![rule]), "{japanese} | {wrong}");
    }
}

/// Checks pairs in which nothing is found.
#[track_caller]
fn quiet(cases: &[(&str, &str)]) {
    for (japanese, english) in cases {
        assert_eq!(found(japanese, english), Some(Vec::new()), "{japanese} | {english}");
    }
}

#[test]
fn a_scale_behind_an_article_begins_a_numeral() {
    told_apart(
        "number-mismatch",
        &[
            (
                "客は105人だった。",
                "There were a hundred and five guests.",
                "a hundred and six guests",
            ),
            (
                "客は千二百人だった。",
                "A thousand two hundred guests came.",
                "a thousand and two guests",
            ),
            ("160キロ走った。", "He ran a hundred and sixty kilometers.", "a hundred kilometers"),
            ("百五十円だ。", "It costs a hundred and fifty yen.", "It costs fifty yen."),
        ],
    );
}

#[test]
fn halves_stand_behind_any_unit() {
    told_apart(
        "number-mismatch",
        &[
            ("約2分半かかる。", "It takes about two and a half minutes.", "It takes ten minutes."),
            (
                "10秒半で走る。",
                "She runs it in ten and a half seconds.",
                "She runs it in 12 seconds.",
            ),
            ("売上は2倍半になった。", "Sales grew 2.5 times.", "Sales grew 3.5 times."),
            ("三キロ半歩いた。", "They walked 3.5 kilometers.", "They walked 35 kilometers."),
            ("2日半かかった。", "It took two and a half days.", "It took three and a half days."),
        ],
    );
}

#[test]
fn what_is_counted_may_be_one_word_with_its_numeral() {
    told_apart(
        "number-mismatch",
        &[
            ("樽が五つ落ちた。", "Five casks fell.", "Seven casks fell."),
            ("二人が答えた。", "Two answered.", "Three people answered."),
            ("八つの島がある。", "There are eight islands.", "There are nine islands."),
        ],
    );
    quiet(&[("二人は笑った。", "They laughed."), ("三つ巴の戦いだ。", "Four teams are fighting.")]);
}

#[test]
fn times_are_told_in_words() {
    told_apart(
        "number-mismatch",
        &[
            ("五時半に起きた。", "He got up at half past five.", "He got up at half past six."),
            ("午後4時に会う。", "We meet at 4 p.m.", "We meet at 4 a.m."),
            ("朝は五時起きだ。", "I get up at five.", "I get up at six."),
            ("午後五時に着く。", "We arrive at five.", "We arrive at six."),
            ("15時に会う。", "We meet at 3 p.m. sharp.", "We meet at 3 a.m. sharp."),
            ("22時に会う。", "We meet at 10pm.", "We meet at 10am."),
            ("午後四時に会う。", "We meet at four p.m. sharp.", "We meet at four a.m. sharp."),
            ("午後3時半に会う。", "We meet at 3:30 p.m.", "We meet at 3:30 a.m."),
            ("3時15分に会う。", "We meet at a quarter past three.", "Meet at a quarter past four."),
            ("3時45分に会う。", "We meet at a quarter to four.", "We meet at a quarter to three."),
            ("午後6時40分に出た。", "She left at twenty to seven.", "She left at twenty to six."),
            ("6時10分に出た。", "She left at ten minutes past six.", "She left at ten past seven."),
            ("0時50分だ。", "It is ten minutes to one.", "It is ten minutes to two."),
            ("8時15分前だった。", "It was a quarter to eight.", "It was a quarter to ten."),
        ],
    );
    quiet(&[
        ("8時15分前に着いた。", "We arrived before 8:15."),
        ("10対7で勝った。", "They won by ten to seven."),
        ("5人から10人が来る。", "Five to ten people come."),
        ("20分から3時間かかる。", "It takes twenty minutes to three hours."),
        ("4分の1が4つに減った。", "They fell by a quarter to four."),
    ]);
}

#[test]
fn ranks_are_compared_however_they_are_written() {
    told_apart(
        "number-mismatch",
        &[
            ("地下2階にある。", "It is on the second basement level.", "It is on the third level."),
            ("8階にある。", "It is on the eighth floor.", "It is on the ninth floor."),
            ("8階にある。", "It is on the seventh floor.", "It is on the sixth floor."),
            ("第3四半期の売上", "third-quarter sales", "second-quarter sales"),
            ("第三四半期の売上", "third-quarter sales", "second-quarter sales"),
            ("第三章を読む。", "Read chapter three.", "Read chapter four."),
            ("娘は3年生だ。", "My daughter is in third grade.", "My daughter is in fourth grade."),
            ("兄は高校2年生だ。", "My brother is in eleventh grade.", "He is in tenth grade."),
            (
                "5年連続で増えた。",
                "It rose for the fifth straight year.",
                "for the sixth straight year",
            ),
            ("三日かかった。", "It took three days.", "It took four days."),
        ],
    );
    told_apart("date-mismatch", &[("令和6年度の予算", "the FY2024 budget", "the FY2025 budget")]);
    quiet(&[
        ("2階の部屋", "a room on the first floor"),
        ("3階に住んでいる。", "First, they live on the third floor."),
        ("5人の子どもがいる。", "Her third child is the tallest of the five."),
        ("3人が残った。", "A second group remained."),
        ("8階建てのビル", "the seventh of the buildings"),
    ]);
}

#[test]
fn halves_of_a_period_are_told_apart() {
    told_apart(
        "number-mismatch",
        &[
            (
                "上半期の業績は好調だった。",
                "Results for the first half were good.",
                "Results for the second half were good.",
            ),
            ("後半に逆転した。", "They came back in the second half.", "in the first half"),
        ],
    );
    quiet(&[
        (
            "前半は0対1、後半は2対1だった。",
            "It was 0-1 in the first half and 2-1 in the second half.",
        ),
        ("午後半休を取った。", "He took a half day in the first half of the week."),
        ("20代前半の客", "customers in their early twenties, the first half of the list"),
    ]);
}

#[test]
fn ages_are_told_by_the_decade() {
    told_apart(
        "number-mismatch",
        &[
            ("彼女は二十代だ。", "She is in her twenties.", "She is in her thirties."),
            ("30代後半の男性", "a man in his late thirties", "a man in his late forties"),
        ],
    );
    quiet(&[
        ("三十を過ぎた男", "a man in his thirties"),
        ("30年代の歌", "a song of the thirties"),
        ("アラフォーの女性", "a woman in her forties"),
    ]);
}

#[test]
fn words_that_hold_a_numeral_are_no_numbers() {
    quiet(&[
        ("二要素認証を使う。", "Use 2FA."),
        ("二要素認証を使う。", "Use multi-factor authentication."),
        ("二段階認証を使う。", "Use two-factor authentication."),
        ("一石二鳥だ。", "It is a win-win."),
        ("四半期ごとに報告する。", "Report every three months."),
        ("三角形を描く。", "Draw a triangle."),
        ("時間は十分ある。", "There is plenty of time."),
        ("一部の社員が反対した。", "Some employees objected."),
        ("万一に備える。", "Prepare for the worst."),
        ("二酸化炭素を減らす。", "Reduce CO2 emissions."),
        ("七面鳥を焼く。", "Roast a turkey."),
        ("八百屋で買う。", "Buy it at the greengrocer's."),
        ("十両に昇進した。", "He was promoted to juryo."),
        ("岡目八目というものだ。", "Onlookers see more of the game."),
        ("四十九日の法要だ。", "It is the memorial service on the 49th day."),
        ("四半世紀ぶりに会った。", "We met after twenty-five years."),
        ("半世紀ぶりに会った。", "We met after fifty years."),
    ]);
    told_apart(
        "number-mismatch",
        &[
            ("三段階認証を使う。", "Use three-step verification.", "Use two-step verification."),
            ("十分後に戻る。", "I will be back in ten minutes.", "I will be back in 20 minutes."),
            ("十二両の列車だ。", "It is a train of twelve cars.", "It is a train of ten cars."),
        ],
    );
}

#[test]
fn addresses_and_placeholders_hold_no_numbers() {
    quiet(&[
        ("https://example.com/2023/15 を見よ。", "See https://example.com/2024/16."),
        ("<a href=\"p15.html\" width=\"120\">表</a>を見よ。", "See <a href=\"p16.html\">it</a>."),
        ("{0}個を {25} に。", "Put {0} into {26}."),
    ]);
    told_apart(
        "number-mismatch",
        &[("15ページ（https://example.com/9）", "Page 15 (https://example.com/9)", "Page 16")],
    );
}

#[test]
fn parts_are_said_in_other_ways() {
    told_apart(
        "number-mismatch",
        &[
            ("全品3割引です。", "Everything is 70% of the price.", "Everything is 70% off."),
            ("全品30%オフです。", "Everything is 30% off.", "Everything is 40% off."),
            ("卵を半ダース買った。", "I bought six eggs.", "I bought five eggs."),
            ("卵を2ダース買った。", "I bought two dozen eggs.", "I bought three dozen eggs."),
            ("90分の映画だった。", "It was a 1.5-hour film.", "It was a 2.5-hour film."),
            ("打率は3割2分5厘だ。", "She is batting .325.", "She is batting .352."),
            ("勝率6割だ。", "They have a .600 winning percentage.", "They have a .700 record."),
        ],
    );
    quiet(&[("45口径の銃", "a .45 caliber gun"), ("打率.325だ。", "He is batting .325.")]);
}

#[test]
fn amounts_may_be_given_in_another_unit() {
    told_apart(
        "number-mismatch",
        &[
            ("時速60キロで走る。", "It goes at 37 mph.", "It goes at 47 mph."),
            ("180℃で焼く。", "Bake at 350°F.", "Bake at 450°F."),
            ("氷点下5度だった。", "It was minus 5 degrees.", "It was 5 degrees."),
            ("氷点下5度だった。", "It was 5 degrees below zero.", "It was 5 degrees."),
            ("−80℃で保存する。", "Store at -80°C.", "Store at 80°C."),
            ("80℃で保存する。", "Store at 80°C.", "Store at -80°C."),
            ("気温は30度だ。", "It is 86 degrees Fahrenheit.", "It is 96 degrees Fahrenheit."),
            ("気温は30度だ。", "It was 86 degrees out.", "It was 96 degrees out."),
            (
                "気温は氷点下10度だ。",
                "It is 14 degrees Fahrenheit.",
                "It is 24 degrees Fahrenheit.",
            ),
            ("体重は50キロだ。", "She weighs 110 pounds.", "She weighs 150 pounds."),
            ("10ヘクタールの畑", "a field of 25 acres", "a field of 50 acres"),
            ("110キロ走った。", "It ran 68 miles.", "It ran 86 miles."),
            ("1カ月半かかった。", "It took six weeks.", "It took nine weeks."),
            ("3カ月かかった。", "It took about 90 days.", "It took 50 days."),
        ],
    );
    quiet(&[
        ("長さは30センチだ。", "It is a foot long."),
        ("200ミリリットルの牛乳", "a cup of milk"),
        ("砂糖450グラム", "a pound of sugar"),
        ("1.6キロ先だ。", "It is a mile ahead."),
    ]);
    told_apart(
        "unit-mismatch",
        &[
            ("速度は1.2Gbpsだ。", "The speed is 1.2 Gbps.", "The speed is 1.2 Mbps."),
            (
                "500キロワット時を使う。",
                "It uses 500 kilowatt-hours.",
                "It uses 500 megawatt-hours.",
            ),
            ("時速60キロで走る。", "It goes 60 kilometers an hour.", "It goes at 60 mph."),
            ("180℃で焼く。", "Bake at 180°C.", "Bake at 180°F."),
            ("カ氏104度だ。", "It is 104 degrees Fahrenheit.", "It is 104 degrees Celsius."),
            ("3日ほどもつ。", "It keeps for about three days.", "It keeps for about three weeks."),
            ("5日前に出た。", "He left five days ago.", "He left five hours ago."),
            ("9800平方メートルある。", "It has 9,800 square meters.", "It has 9,800 square feet."),
        ],
    );
}

#[test]
fn a_currency_may_be_understood() {
    told_apart(
        "number-mismatch",
        &[
            (
                "四十円から三百円まで。",
                "From forty yen to three hundred.",
                "Forty yen to three thousand.",
            ),
            ("一杯三百円だ。", "It is three hundred a bowl.", "It is three thousand a bowl."),
        ],
    );
    quiet(&[("三百円を三人で払った。", "The three of us paid three hundred.")]);
}

#[test]
fn many_kinds_of_text_are_compared() {
    told_apart(
        "number-mismatch",
        &[
            ("動作温度は5〜35℃。", "It works at 41 to 95°F.", "It works at 41 to 85°F."),
            (
                "100メートルを9秒98で走った。",
                "She ran 100 meters in 9.98 seconds.",
                "in 9.89 seconds",
            ),
            ("牛乳1カップ半", "one and a half cups of milk", "two and a half cups of milk"),
            (
                "0.25ポイント利下げした。",
                "It cut by 25 basis points.",
                "It cut by 50 basis points.",
            ),
            ("0.25ポイントの利下げ", "a 25-basis-point cut", "a 50-basis-point cut"),
            ("10万人当たり35人", "35 per hundred thousand people", "35 per million people"),
            (
                "在庫は3分の1に減った。",
                "Inventory fell to a third.",
                "Inventory fell to two-thirds.",
            ),
            ("1分58秒34だった。", "It was 1:58.34.", "It was 1:58.43."),
            ("創業150周年", "its hundred and fiftieth anniversary", "its 140th anniversary"),
            ("打率3割8厘だ。", "She is batting .308.", "She is batting .380."),
        ],
    );
    quiet(&[
        ("1ガロン（3.8リットル）にスプーン1杯", "1 tablespoon to 1 gallon (3.8 liters)"),
        ("日経平均株価は下げた。", "The Nikkei 225 fell."),
        ("ダウ工業株30種平均は上げた。", "The Dow Jones Industrial Average rose."),
        ("2016年後半に終えた。", "They finished in late 2016."),
        ("身長190センチだ。", "He is 6'3\" tall."),
        ("身長は5フィート9インチだ。", "He is about 175 centimeters tall."),
        ("身長は175センチだ。", "He is 5 feet 9 inches tall."),
        ("在庫は3分の1に減った。", "Inventory is down by two-thirds."),
        ("客は3割減った。", "Visitors fell to 70 percent."),
        ("バッテリーは1時間半使える。", "The battery lasts 90 minutes."),
        ("十二時を五分過ぎていた。", "It was five past twelve."),
        ("オーブンを200度に予熱し、25分焼く。", "Preheat to 400°F and bake for 25 minutes."),
    ]);
}
