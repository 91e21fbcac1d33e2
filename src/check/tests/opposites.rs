//! Names and words of which another of the same kind stands on the other side.

use super::found;
use crate::model::Lang::{En, Ja};

/// How many findings of `rule` there are in either direction: `cases` say how many there should be.
fn assert_counts(rule: &str, cases: &[(&str, &str, usize)]) {
    for &(japanese, english, wanted) in cases {
        for source in [Ja, En] {
            let found = found(rule, &[(japanese, english)], source);
            assert_eq!(found.len(), wanted, "{japanese} | {english}: {found:?}");
        }
    }
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
