use proptest::prelude::*;

use super::sounds::is_heard_as;
use super::speller::of_english;
use super::*;

fn similarity(kana: &str, word: &str) -> f64 {
    Phonetic::japanese(kana).similarity(&Phonetic::english(word))
}

#[track_caller]
fn check_alike(kana: &str, word: &str) {
    let found = similarity(kana, word);
    assert!(found >= ALIKE, "{kana} {word}: {found:.3}");
}

#[track_caller]
fn check_unlike(kana: &str, word: &str) {
    let found = similarity(kana, word);
    assert!(found < ALIKE, "{kana} {word}: {found:.3}");
}

#[test]
fn kana_are_romanised_as_they_sound() {
    for (kana, wanted) in [
        ("しゃしん", "shashin"),
        ("キャッチ", "kyatchi"),
        ("ロッキー", "rokki"),
        ("ジェット", "jetto"),
        ("パーティー", "pati"),
        ("デュエット", "dyuetto"),
        ("ファン", "fan"),
        ("ウィスキー", "wisuki"),
        ("クォーツ", "kwotsu"),
        ("イェール", "yeru"),
        ("ヴェネツィア", "venetsia"),
        ("ッ", ""),
        ("ァー", "a"),
    ] {
        assert_eq!(romaji(kana), wanted, "{kana}");
    }
}

#[test]
fn loan_words_resemble_their_originals() {
    for (kana, word) in [
        ("コンピューター", "computer"),
        ("サービス", "service"),
        ("ストリート", "street"),
        ("ナショナル", "national"),
        ("テキスト", "text"),
        ("ボックス", "box"),
        ("スクール", "school"),
        ("マラソン", "marathon"),
        ("スミス", "Smith"),
        ("キング", "king"),
        ("シンガー", "singer"),
        ("バイオリン", "violin"),
        ("ナイト", "knight"),
        ("ライター", "writer"),
        ("フォト", "photo"),
        ("ステーション", "station"),
        ("セメント", "cement"),
        ("キャンセル", "cancel"),
        ("ジーンズ", "jeans"),
        ("ブリッジ", "bridge"),
        ("クイーン", "queen"),
        ("ホイール", "wheel"),
        ("アーモンド", "almond"),
        ("レストラン", "restaurant"),
        ("ラジオ", "radio"),
        ("カフェ", "café"),
    ] {
        check_alike(kana, word);
    }
}

#[test]
fn names_resemble_their_romanisation() {
    for (kana, word) in [
        ("トウキョウ", "Tokyo"),
        ("タナカ", "Tanaka"),
        ("すずき", "Suzuki"),
        ("まつい", "Matsui"),
        ("ケンジ", "Kenji"),
        ("チバ", "Chiba"),
        ("フジモト", "Fujimoto"),
        ("オオサカ", "Osaka"),
        ("ジョンソン", "Johnson"),
        ("ケンブリッジ", "Cambridge"),
    ] {
        check_alike(kana, word);
    }
}

#[test]
fn other_words_do_not() {
    for (kana, word) in [
        ("コンピューター", "company"),
        ("サービス", "system"),
        ("トウキョウ", "Kyoto"),
        ("タナカ", "Yamada"),
        ("バー", "be"),
        ("アイ", "a"),
        ("テスト", "this"),
        ("データ", "it"),
        ("東京", "Tokyo"),
        ("", ""),
        ("トークン", "tokens"),       // wrong: stem the word first
        ("ワシントン", "Washington"), // wrong: the g of ng is not always heard
    ] {
        check_unlike(kana, word);
    }
}

#[test]
fn spoken_words_are_spelt_as_dictionaries_have_them() {
    for (spoken, plain) in [
        ("てめぇ、じゃぁな", "てめえ、じゃあな"),
        ("ふぁ、ぁ、ハァ、てぃ", "ふぁ、ぁ、ハァ、てぃ"),
        ("待てっ！", "待て、！"),
        ("くそっ…うそっ", "くそ、…うそ、"),
        ("シオラッ!?", "シオラ、!?"),
        ("あっ、えっ。ちょっ、きゃっ", "あっ、えっ。ちょっ、きゃっ"), // one mora: a word
        ("買った、ベッド、いっいえ、っ", "買った、ベッド、いっいえ、っ"), // no end of a word
        ("っ、あっっ、うそっっ", "っ、あっっ、うそ、、"),
        ("すげぇ！でけえな", "すごい！でかいな"),
        ("うるせえっ", "うるさい、"),
        ("すげえ奴、おもしれえんだ、きたねえ。", "すごい奴、おもしろいんだ、きたない。"),
        ("見える、教えて、例え、これはええと", "見える、教えて、例え、これはええと"),
        ("聞いてえらい、うめえる", "聞いてえらい、うめえる"), // another word
    ] {
        assert_eq!(as_in_dictionaries(spoken), plain, "{spoken}");
    }
}

proptest! {
    #[test]
    fn dictionary_spelling_keeps_every_place(text in "[てめふすげでけぁぃぅぇえいっッゃァー、a待]{0,12}") {
        let plain = as_in_dictionaries(&text);
        let places = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        prop_assert_eq!(places(&plain), places(&text));
        // As it is, it stays.
        prop_assert_eq!(as_in_dictionaries(&plain), plain.as_ref());
    }

    #[test]
    fn any_text_has_a_similarity_between_0_and_1(a in any::<String>(), b in any::<String>()) {
        prop_assert!((0.0..=1.0).contains(&similarity(&a, &b)));
        prop_assert!((0.0..=1.0).contains(&similarity(&b, &a)));
    }

    #[test]
    fn similarity_of_sounds_is_the_edit_distance(a in "[a-z]{0,24}", b in "[a-z]{0,24}") {
        /// One sound, equal to another when it is heard as that.
        struct Heard(u32);
        impl PartialEq for Heard {
            fn eq(&self, other: &Self) -> bool {
                is_heard_as(self.0, other.0)
            }
        }
        let (left, right) = (of_english(&a), of_english(&b));
        let heard = |row: &Sounds| row.iter().map(Heard).collect::<Vec<_>>();
        let longer = left.len().max(right.len());
        let wanted = match longer {
            0 => 0.0,
            _ => {
                let (left, right) = (heard(&left), heard(&right));
                1.0 - strsim::generic_levenshtein(&left, &right) as f64 / longer as f64
            }
        };
        prop_assert!((left.similarity(&right) - wanted).abs() < 1e-9);
    }

    #[test]
    fn romaji_is_lower_case_ascii(kana in "[ァ-ヿぁ-ゟー]{0,12}") {
        prop_assert!(romaji(&kana).bytes().all(|b| b.is_ascii_lowercase()));
    }
}
