//! Names and words of which another of the same kind stands on the other side.

use super::found;
use crate::model::Lang::{En, Ja};

/// How many findings of `rule` there are in either direction: `cases` say how many there should be.
pub(super) fn assert_counts(rule: &str, cases: &[(&str, &str, usize)]) {
    let mut wrong = Vec::new();
    for &(japanese, english, wanted) in cases {
        for source in [Ja, En] {
            let found = found(rule, &[(japanese, english)], source);
            if found.len() != wanted {
                wrong.push(format!("{japanese} | {english}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn known_names_are_not_exchanged() {
    assert_counts(
        "name-mismatch",
        &[
            ("彼は大阪で生まれた。", "He was born in Kyoto.", 1),
            ("中国への輸出が増えた。", "Exports to South Korea increased.", 1),
            ("フランスの首相が辞任した。", "Germany's prime minister resigned.", 1),
            ("北海道で大雪が降った。", "Heavy snow fell in Okinawa.", 1),
            ("インドの首都を訪れた。", "She visited the capital of Indonesia.", 1),
            ("山田さんが来た。", "Mr. Yamamoto came.", 1),
            ("中国人の友人がいる。", "I have a Spanish friend.", 1),
            ("東京から名古屋まで行った。", "We went from Tokyo to Osaka.", 1),
            // Said in another way, or with more.
            ("関西空港から飛び立った。", "The plane left Osaka's Kansai airport.", 0),
            ("日中韓の首脳が会談した。", "The leaders of Japan, China and South Korea met.", 0),
            ("オランダ語を話せますか。", "Do you speak Dutch?", 0),
            ("札幌は北海道にある。", "Sapporo is the largest city of Hokkaido.", 0),
            ("横浜の港に着いた。", "We reached the port in Kanagawa.", 0),
            ("米国の七面鳥だ。", "It is a turkey from the United States.", 0),
            // Only one side has a name, or one has several.
            ("社長は大阪に行った。", "The president went there.", 0),
            ("社長は出張中だ。", "The president is in Osaka.", 0),
            ("大阪と福岡に行った。", "We went to Kyoto.", 0),
            // Read so, whoever is meant.
            ("長崎さんは大阪に住む。", "Ms. Nagasaki lives here.", 0),
        ],
    );
}

#[test]
fn names_do_not_change_places() {
    assert_counts(
        "name-mismatch",
        &[
            ("東京から大阪へ移った。", "She moved from Osaka to Tokyo.", 1),
            ("東京から大阪へ移った。", "She left Tokyo for Osaka.", 0),
            ("大阪から東京へ向かった。", "He headed for Tokyo from Osaka.", 0),
            ("中国は米国を批判した。", "The United States criticized China.", 1),
            ("中国は米国を批判した。", "The United States was criticized by China.", 0),
            ("日本はフランスに勝った。", "France beat Japan.", 1),
            ("日本はフランスに敗れた。", "France beat Japan.", 0),
            ("田中さんは鈴木さんに電話した。", "Suzuki called Tanaka.", 1),
            ("昭和の町並みが残る。", "The streets of the Meiji era remain.", 1),
            ("木星の衛星を観測した。", "They observed a moon of Saturn.", 1),
        ],
    );
}

#[test]
fn opposites_are_not_exchanged() {
    assert_counts(
        "opposite",
        &[
            ("次の角を右に曲がる。", "Turn left at the next corner.", 1),
            ("駅の東口で待つ。", "Wait at the west exit of the station.", 1),
            ("台風は北へ進んでいる。", "The typhoon is moving south.", 1),
            ("夏の新商品を発表した。", "They unveiled their new products for winter.", 1),
            ("昨年、二人は結婚した。", "The two will marry next year.", 1),
            ("明日、雪が降る見込みだ。", "Snow is expected today.", 1),
            ("兄は医者をしている。", "My younger brother is a doctor.", 1),
            ("最初のページに書く。", "Write it on the last page.", 1),
            ("失業率は最低となった。", "Unemployment hit its highest level.", 1),
            ("午後の便を予約した。", "I booked a morning flight.", 1),
            ("輸出が伸びた。", "Imports grew.", 1),
            ("今年は製品を発売するんだ。", "We will launch a product next year.", 1),
            ("明日までに行かないと。", "I must go by yesterday.", 1),
            // Denied on one side.
            ("道は狭くなかった。", "The road was wide.", 0),
            ("ドアを閉めないでください。", "Please keep the door open.", 0),
            ("試験に失敗した。", "I did not succeed in the exam.", 0),
            ("無効な入力を防ぐ。", "Only valid input is accepted.", 0),
            // Part of a name; another word of the same letters; said in another way.
            ("東部標準時の7時だ。", "The rally in West Virginia is at seven.", 0),
            ("右に出る者がいない。", "He was left second to none.", 0),
            ("北風が強い。", "A strong wind blows down from up there.", 0),
            ("昨年を上回る。", "This year it is higher than in 2022.", 0),
            ("最高の一日だった。", "What a great day.", 0),
            ("兄は私より三つ上だ。", "My brother is three years my senior.", 0),
            ("午後6時に会おう。", "Let's meet at six in the evening.", 0),
            ("東洋と西洋の違い", "The difference between East and West", 0),
        ],
    );
}

#[test]
fn words_about_a_number_are_no_opposites() {
    assert_counts(
        "opposite",
        &[
            ("20歳以上の方が利用できます。", "It may be used by people under 20.", 1),
            ("身長120センチ以上の人", "people less than 120 centimeters tall", 1),
            ("6歳未満の子どもは無料です。", "Children over 6 are admitted free.", 1),
            ("5冊以下しか借りられない。", "You may borrow more than 5 books.", 1),
            ("応募者は1000人を超えた。", "There were fewer than 1,000 applicants.", 1),
            ("1週間以内に返してください。", "Return it after one week.", 1),
            ("午後8時まで開いています。", "It is open from 8 p.m.", 1),
            ("食事の30分前に飲む。", "Take it 30 minutes after meals.", 1),
            ("手術の2日後に退院した。", "He left two days before the operation.", 1),
            ("平年を3度下回った。", "It was three degrees above average.", 1),
            ("売り上げは12%増えた。", "Sales decreased 12%.", 1),
            ("純利益は3割増の90億円だった。", "Net profit fell 30% to 9 billion yen.", 1),
            ("3カ月連続で減少した。", "They rose for a third straight month.", 1),
            // What a good translator does.
            ("10人以上は乗れません。", "No more than 10 people can ride.", 0),
            ("18歳未満は入場できません。", "You must be over 18 to enter.", 0),
            ("体温が37度以下なら", "if your temperature does not exceed 37 degrees", 0),
            ("10年以上前の話だ。", "It happened over 10 years ago.", 0),
            ("3年間で2倍になった。", "It doubled over 3 years.", 0),
            ("8時まで店は開かない。", "The shop is open from 8.", 0),
            ("5年前から住んでいる。", "I have lived here for five years.", 0),
            ("20年前後で建て替える。", "It is rebuilt after 20 years or so.", 0),
            ("損失は2割減った。", "Results improved by 20%.", 0),
            ("支持率は5ポイント下がった。", "Support is five points lower.", 0),
        ],
    );
}

#[test]
fn open_and_exchanged_numbers_are_told() {
    assert_counts(
        "number-mismatch",
        &[
            ("数十人が集まった。", "Hundreds of people gathered.", 1),
            ("数百通の手紙が届いた。", "Dozens of letters arrived.", 1),
            ("数千羽の鳥がいる。", "There are hundreds of birds.", 1),
            ("数万人が沿道を埋めた。", "Tens of thousands lined the route.", 0),
            ("数百万円の損害が出た。", "It caused millions of yen in damage.", 0),
            ("数万円もするワインだ。", "It is a wine that costs hundreds of dollars.", 0),
            ("数万円もするワインだ。", "It is a wine that costs hundreds of yen.", 1),
            ("数千フィートの山だ。", "The mountain is hundreds of meters high.", 0),
            ("何千もの星が輝く。", "Millions of stars shine.", 0),
            ("参加者数千人", "a thousand people", 0),
            ("男性30人、女性20人だった。", "There were 20 men and 30 women.", 1),
            ("大人2人、子ども3人で行った。", "Three adults and two children went.", 1),
            ("卵3個と牛乳2本を買う。", "Buy two eggs and three bottles of milk.", 1),
            ("30人の男性と20人の女性がいる。", "There are 20 women and 30 men.", 0),
            ("卵3個と牛乳2本を買う。", "Buy two bottles of milk and three eggs.", 0),
            ("映画は1時間30分ある。", "The film runs 1 hour and 90 minutes.", 1),
            ("映画は1時間30分ある。", "The film runs 90 minutes.", 0),
            ("映画は90分ある。", "The film runs an hour and a half.", 0),
            ("三つのうち二つが壊れた。", "One of the three broke.", 1),
            ("5人のうち1人が欠席した。", "One of the five was absent.", 0),
            ("週3回、泳ぐ。", "I swim three days a week.", 0),
            ("週に3日働く。", "I work three days a week.", 0),
        ],
    );
    assert_counts(
        "unit-mismatch",
        &[
            ("毎分120回振動する。", "It vibrates 120 times a second.", 1),
            ("毎秒120回振動する。", "It vibrates 120 times a second.", 0),
        ],
    );
}

#[test]
fn roles_may_be_exchanged_with_the_words() {
    assert_counts(
        "opposite",
        &[
            ("日本は決勝でブラジルに敗れた。", "Brazil won the final against Japan.", 0),
            ("日本は決勝でブラジルに敗れた。", "Japan won the final against Brazil.", 1),
            ("鈴木さんは佐藤さんに車を売った。", "Mr. Sato bought a car from Mr. Suzuki.", 0),
            ("鈴木さんは佐藤さんに車を売った。", "Mr. Suzuki bought a car from Mr. Sato.", 1),
            ("父は隣人から中古車を買った。", "The neighbor sold my father a used car.", 0),
            ("父は隣人から中古車を買った。", "My father sold a used car to the neighbor.", 1),
            ("友人に1万円を貸した。", "My friend borrowed 10,000 yen from me.", 0),
            ("友人に1万円を貸した。", "I borrowed 10,000 yen from a friend.", 1),
            ("ドイツは車を米国に輸出した。", "The United States imported cars from Germany.", 0),
            ("東京は大阪より大きい。", "Osaka is smaller than Tokyo.", 0),
            ("東京は大阪より大きい。", "Tokyo is smaller than Osaka.", 1),
            ("今年は去年より暑い。", "This year is colder than last year.", 1),
            ("彼女は夫より3歳年上だ。", "Her husband is three years younger than she is.", 0),
        ],
    );
}

#[test]
fn words_deny_and_not_their_letters() {
    assert_counts(
        "opposite",
        &[
            (
                "医師は手術が成功したと判断した。",
                "The doctor judged that the operation had failed.",
                1,
            ),
            ("掃除のため、窓を開けた。", "I closed the window to clean.", 1),
            ("バナナの輸出が増えた。", "Imports of bananas increased.", 1),
            ("銀行の株価は10%上がった。", "Bank shares fell 10%.", 1),
            ("賛成した議員は皆無だった。", "All of the lawmakers opposed it.", 0),
            ("18歳以上でないと入れない。", "People under 18 cannot enter.", 0),
            ("駐車は禁止されている。", "Parking is permitted.", 1),
            ("駐車は禁止されている。", "No parking is allowed here.", 0),
        ],
    );
}

#[test]
fn a_verb_is_denied_or_planned_on_both_sides() {
    assert_counts(
        "opposite",
        &[
            ("証拠は見つからなかった。", "Evidence was found.", 1),
            ("証拠は見つからなかった。", "No evidence was found.", 0),
            ("電源を切らないでください。", "Turn off the power.", 1),
            ("彼女は約束を忘れなかった。", "She remembered her promise.", 0),
            ("雨がやむまで待たなかった。", "They waited in vain.", 0),
            ("時間がない。", "Time is running out.", 0),
            ("会社は工場を閉鎖する予定だ。", "The company closed the plant.", 1),
            ("会社は工場を閉鎖する予定だ。", "The company plans to have the plant closed.", 0),
            ("市は条例を改正する方針だ。", "The city wants the ordinance revised.", 0),
        ],
    );
}

#[test]
fn colours_are_those_of_the_language() {
    assert_counts(
        "opposite",
        &[
            ("彼女は黒い目をしている。", "She has brown eyes.", 0),
            ("彼女は青い目をしている。", "She has brown eyes.", 1),
            ("赤砂糖を大さじ一杯加える。", "Add a tablespoon of brown sugar.", 0),
            ("青信号で渡る。", "Cross on a green light.", 0),
            ("赤信号で渡る。", "They crossed on a green light.", 1),
        ],
    );
}

#[test]
fn what_is_closed_until_a_day_opens_on_the_next() {
    assert_counts(
        "date-mismatch",
        &[
            ("店は10月まで休業する。", "The shop will reopen in November.", 0),
            ("店は10月まで休業する。", "The shop will reopen in December.", 1),
            ("図書館は3月31日まで閉館する。", "The library reopens on April 1.", 0),
            ("橋は木曜日まで通行止めです。", "The bridge reopens Friday.", 0),
            ("店は10月まで営業する。", "The shop will be open until November.", 1),
        ],
    );
    assert_counts(
        "opposite",
        &[
            ("店は10月まで休業する。", "The shop will be closed from October.", 1),
            ("店は10月まで休業する。", "The shop will be open from October.", 0),
            ("会場は3月末から閉鎖される。", "The venue will be closed until the end of March.", 1),
        ],
    );
}

#[test]
fn a_third_is_no_half() {
    assert_counts(
        "number-mismatch",
        &[
            ("売り上げは半分に減った。", "Sales fell by a third.", 1),
            ("半分以上が賛成した。", "More than a third were in favor.", 1),
            ("売り上げは3分の1に減った。", "Sales fell to a third.", 0),
            ("彼は三度目に成功した。", "He made it on the third try.", 0),
            ("売り上げが半分になった。", "Sales were cut in two.", 0),
        ],
    );
}

#[test]
fn what_is_not_wanted_or_doubted_is_denied_too() {
    assert_counts(
        "opposite",
        &[
            ("彼が成功するとは思わない。", "I doubt that he will succeed.", 0),
            ("私は負けたくない。", "I hate to lose.", 0),
            ("私は結果に満足していない。", "I am far from satisfied with the result.", 0),
            ("日程は決まっていない。", "The date remains to be decided.", 0),
            ("何が起きるか分からない。", "Who knows what will happen.", 0),
            ("彼は出席しなかった。", "He skipped attending the meeting.", 0),
            ("彼は薬を飲まなかった。", "He forgot to take his medicine.", 0),
            ("ここで泳いではいけません。", "Swimming here is dangerous.", 0),
            ("何も変わっていない。", "Nothing's changed.", 0),
            ("大事故につながりかねない。", "It could lead to a major accident.", 0),
            ("こんな美しい景色は見たことがない。", "It is the most beautiful view I have seen.", 0),
            ("遺体は見つからなかった。", "The body was found.", 1),
            ("輸出が増えたにすぎない。", "Imports merely increased.", 1),
        ],
    );
}

#[test]
fn where_one_sells_anybody_buys() {
    assert_counts(
        "opposite",
        &[
            ("駅で弁当を売っている。", "You can buy a boxed lunch at the station.", 0),
            ("切符は駅で売っている。", "Tickets can be bought at the station.", 0),
            ("友達に傘を貸してもらった。", "I borrowed an umbrella from a friend.", 0),
            ("銀行は会社に資金を貸した。", "The bank borrowed funds from the company.", 1),
        ],
    );
}

#[test]
fn what_was_done_is_no_plan() {
    assert_counts(
        "opposite",
        &[
            ("国が認めた計画だ。", "It was a scheme approved by the state.", 0),
            ("私たちは結婚するつもりです。", "We're getting married.", 0),
            ("工場を閉鎖する予定だ。", "The factory was closed.", 1),
        ],
    );
    assert_counts(
        "name-mismatch",
        &[
            ("東京から大阪まで約500キロある。", "It is about 500 km from Osaka to Tokyo.", 0),
            ("東京から大阪まで行った。", "I went from Osaka to Tokyo.", 1),
        ],
    );
}

#[test]
fn bills_are_passed_or_not_and_screws_tightened_or_loosened() {
    assert_counts(
        "opposite",
        &[
            ("議案は賛成多数で可決された。", "The motion was rejected by a majority vote.", 1),
            ("予算案は否決された。", "The budget bill was passed.", 1),
            ("法案は否決された。", "The bill failed to pass.", 0),
            ("ネジを緩めます。", "Tighten the screws.", 1),
            ("日銀は金融引き締めに転じた。", "The Bank of Japan began loosening its policy.", 1),
            ("規制が緩和された。", "The rules were relaxed.", 0),
            ("賃料は前払いとする。", "Rent shall be paid in arrears.", 1),
            ("送料は前払いです。", "Shipping is paid up front.", 0),
            ("レバーを引いて、ふたを開けます。", "Push the lever and open the lid.", 1),
            ("ドアを押して中に入った。", "He pulled the door and went in.", 1),
            ("政府は景気対策を推し進めた。", "The government pushed the stimulus through.", 0),
            ("彼は椅子を引いて立ち上がった。", "He pushed the chair back and stood up.", 0),
            // Who passes it up does not do it.
            ("半数以上の企業が賃上げを見送った。", "Fewer than half of companies raised wages.", 0),
        ],
    );
}
