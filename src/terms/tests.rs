//! Tables of marked text: 【…】 is a hit, and nothing else is.

use super::*;
use crate::model::{Concept, PartOfSpeech, Sentence, Status};

/// A glossary with one concept for each form.
pub(super) fn glossary(forms: impl IntoIterator<Item = Form>) -> Glossary {
    let concepts = forms.into_iter().enumerate().map(|(index, form)| Concept {
        id: index.to_string(),
        forms: vec![form],
        ..Concept::default()
    });
    Glossary { concepts: concepts.collect() }
}

pub(super) fn one_sentence(lang: Lang, text: &str) -> Document {
    let trimmed = text.trim();
    let start = text.find(trimmed).unwrap();
    let span = Span::new(start, start + trimmed.len());
    let sentences = if span.is_empty() { vec![] } else { vec![Sentence { span, paragraph: 0 }] };
    Document::new(lang, text.to_owned(), sentences).unwrap()
}

pub(super) fn marked(matcher: &mut Matcher, lang: Lang, text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for hit in matcher.hits(&one_sentence(lang, text)) {
        let before = Span::new(at, hit.span.start).of(text).unwrap();
        out.push_str(&format!("{before}【{}】", hit.span.of(text).unwrap()));
        at = hit.span.end;
    }
    out + text.split_at(at).1
}

/// The forms are parted by `|`.
#[track_caller]
fn check(lang: Lang, forms: &str, expected: &str) {
    let forms = forms.split('|').map(|form| Form::new(lang, form, Status::Preferred));
    check_forms(lang, forms, expected);
}

#[track_caller]
fn check_forms(lang: Lang, forms: impl IntoIterator<Item = Form>, expected: &str) {
    let mut matcher = Matcher::new(&glossary(forms)).unwrap();
    let text = expected.replace(['【', '】'], "");
    assert_eq!(marked(&mut matcher, lang, &text), expected);
}

#[track_caller]
fn ja(forms: &str, expected: &str) {
    check(Lang::Ja, forms, expected);
}

#[track_caller]
fn en(forms: &str, expected: &str) {
    check(Lang::En, forms, expected);
}

#[test]
fn never_inside_a_longer_japanese_word() {
    // future-architect/future-architect.github.io#2184
    ja("ワード", "パスワードとキーワードを入れる。");
    ja("ワード", "【ワード】で書く。");
    ja("ワード|パスワード", "【パスワード】は【ワード】より長い。");
    // kufu/textlint-rule-preset-smarthr#235
    ja("ユーザ", "【ユーザ】はユーザビリティを求める。");
    ja("側", "利用者側の負担と側面を見る。");
    ja("側", "会社の【側】に立つ。");
    ja("ユーザ", "ユーザーズガイドを読む。");
    ja("カバ", "カバーをかける。");
    ja("京都", "東京都に住む。");
    ja("会社", "会社員が株式会社に勤める。");
    ja("投資", "投資家は【投資】する。");
    ja("人", "3人の人間が外国人と話す。");
    ja("人", "その【人】が来た。");
    ja("円", "100円と千円を払う。");
    ja("カニ", "誰かに聞いた。");
    ja("まで", "【まで】");
    ja("GPU", "NVIDIAGPUXを買う。");
    ja("H", "H100を買う。");
    ja("3号", "13号室と【3号】室");
}

#[test]
fn found_in_compounds_of_words() {
    ja("トークン", "【トークン】化した【トークン】価格はガバナンス【トークン】で決まる。");
    ja("データ", "【データ】分析と顧客【データ】");
    ja("サーバ", "【サーバー】ルームの【サーバ】室");
    ja("デピン", "【デピン】ネットワークと【デピン】");
    ja("GPU", "【GPU】3台と【ＧＰＵ】代");
    ja("市場", "流通【市場】の【市場】価格");
    ja("市場|流通市場", "【流通市場】の【市場】価格");
    ja("女巫", "【女巫】対策と「【女巫】」");
    ja("閑魚", "【閑魚】では売れない。");
    ja("Render Network", "【Render Network】は");
}

#[test]
fn inflected_japanese() {
    ja("掘る", "【掘っ】て、【掘ら】せ、【掘れ】ば、【掘り】、【掘る】。");
    ja("高い", "【高く】ない。【高かっ】た。【高】すぎる。【高い】。高さ。");
    ja("上場する", "来年【上場し】た。【上場さ】れる。");
    ja("取り消す", "注文を【取り消し】た。【取消し】ます。");
    ja("取り消し", "注文の【取り消し】を受ける。注文を取り消した。");
}

#[test]
fn other_spellings_in_japanese() {
    ja("コンピュータ", "【コンピュータ】と【コンピューター】と【ｺﾝﾋﾟｭｰﾀｰ】");
    ja("コンピューター", "【コンピュータ】と【コンピューター】");
    ja("ABC", "【ＡＢＣ】と【abc】");
    ja("取り消し", "【取消】と【取消し】と【取り消し】の手続き");
    ja("取消", "【取り消し】と【取消】の手続き");
    ja("申込", "【申し込み】を受ける。");
    ja("ゴミ", "【ごみ】を捨てる。");
    ja("ヴァイオリン", "【バイオリン】を弾く。");
    ja("インターフェース", "【インタフェース】を作る。");
    ja("データセンター", "【データ・センター】を建てる。");
    ja("ビル", "ビールを飲む。");
}

#[test]
fn inflected_english() {
    // WeblateOrg/weblate#1297 and #3023
    en("token", "【Tokens】 and a 【token】’s price, the 【tokens】' price.");
    en("child", "【Children】 play.");
    en("buy", "They 【bought】 it, 【buying】 more.");
    en("mine", "She 【mines】 and 【mined】; miners are 【mining】.");
    en("mining", "【Mining】 is not mine.");
    en("company", "The 【company】's 【companies】.");
    en("bull market", "【Bull markets】 end. The bulls market it.");
    en("cost of living", "The 【costs of living】 rise.");
    en("go public", "It 【went public】; others are 【going public】.");
    en("fundamentals", "A 【fundamental】 and the 【fundamentals】.");
    en("news", "The 【news】 is new.");
    en("operator", "The 【operators】 operate an operation.");
    en("criterion", "All 【criteria】.");
    en("stop loss", "【Stop losses】, 【stop-losses】");
    en("passer-by", "A 【passer-by】 among 【passers-by】");
    en("secretary-general", "two 【secretaries-general】");
    en("salesperson", "Our 【salespeople】 are people.");
    en("medium", "the 【media】");
    en("media", "The 【media】 cook on medium heat.");
}

#[test]
fn verbs_begin_a_phrase() {
    en("enter into", "They 【entered into】 it. On 【entering into】 it, they enter.");
    en("consist of", "It 【consists of】 parts.");
    en("sign up for", "He 【signed up for】 it.");
    en("look after", "She 【looks after】 it.");
    en("place an order", "We 【placed an order】. The placed orders came.");
    en("be governed by", "It 【is governed by】 law, as they 【were governed by】 custom.");
    en("undo", "It was 【undone】.");
    let check = |japanese: &str, english: &str, expected: &str| {
        let forms = vec![
            Form::new(Lang::Ja, japanese, Status::Preferred),
            Form::new(Lang::En, english, Status::Preferred),
        ];
        let concept = Concept { id: "0".to_owned(), forms, ..Concept::default() };
        let mut matcher = Matcher::new(&Glossary { concepts: vec![concept] }).unwrap();
        let text = expected.replace(['【', '】'], "");
        assert_eq!(marked(&mut matcher, Lang::En, &text), expected, "{japanese}");
    };
    check("発注する", "order parts", "They 【ordered parts】.");
    check("部品", "order parts", "They ordered parts.");
}

#[test]
fn an_object_may_stand_inside_a_phrasal_verb() {
    en("set up", "They 【set up】 the server, and 【set it up】 again.");
    en("set up", "He 【set】 the server up, or 【sets】 our new mail server up.");
    en("set up|server", "He 【set】 the 【server】 up.");
    en("set up", "They set, it up; they set prices up. He set the whole of the table up.");
    en("check-in", "Check it in.");
    let forbidden = Form::new(Lang::En, "set up", Status::Forbidden);
    check_forms(Lang::En, [forbidden], "They 【set up】 it and set it up.");
}

#[test]
fn part_of_speech_decides_the_inflection() {
    let form = |text: &str, part| Form {
        part_of_speech: Some(part),
        ..Form::new(Lang::En, text, Status::Preferred)
    };
    let check = |text, part, expected| check_forms(Lang::En, [form(text, part)], expected);
    check("train", PartOfSpeech::Noun, "【Trains】 need training.");
    check("train", PartOfSpeech::Verb, "They 【trained】 and are 【training】.");
    check("Render", PartOfSpeech::Name, "【Render】 renders 【Render】's.");
    check("big", PartOfSpeech::Adjective, "【Bigger】 than 【big】.");
}

#[test]
fn the_japanese_tells_an_adjective() {
    for (japanese, english, expected) in [
        ("明るい", "bright", "【Brighter】 than the 【brightest】, it shines 【brightly】."),
        ("速い", "fast", "The 【fastest】 is 【fast】."),
        ("読みやすい", "easy to read", "It is 【easier to read】 and the 【easiest to read】."),
        ("簡単", "simple", "【Simpler】: do it 【simply】."),
        ("静かな", "quiet", "It grew 【quieter】."),
        ("鉱山", "mine", "A miner in a 【mine】."),
        ("遅れる", "late", "They came later and left 【late】."),
    ] {
        let forms = vec![
            Form::new(Lang::Ja, japanese, Status::Preferred),
            Form::new(Lang::En, english, Status::Preferred),
        ];
        let concept = Concept { id: "0".to_owned(), forms, ..Concept::default() };
        let mut matcher = Matcher::new(&Glossary { concepts: vec![concept] }).unwrap();
        let text = expected.replace(['【', '】'], "");
        assert_eq!(marked(&mut matcher, Lang::En, &text), expected, "{japanese}");
    }
}

#[test]
fn spelling_variants_in_english() {
    en("e-mail", "【E-mail】, 【email】, 【emails】, 【e mail】");
    en("email", "【E-mail】 and 【email】, an e mail");
    en("data base", "【data base】, 【data-base】, 【databases】");
    en("database", "【database】, 【data-bases】, a data base");
    en("co-founder", "【Cofounders】 and 【co-founder】");
    en("front end", "the 【frontend】, the 【front-end】, the 【front\n end】");
    en("login", "【Login】 is not log in; 【log-in】 is.");
    en("island", "There is land, an 【island】.");
    en("mother-in-law", "Her 【mother-in-law】, 【mothers-in-law】");
}

#[test]
fn longer_english_words_and_entries() {
    en("Health|Health Care", "【Health Care】 and 【health】");
    en("art", "A part of 【art】, artful.");
    en("C", "C++ and C# and 【C】.");
    en("C++", "【C++】 and C");
    en(".NET", "【.NET】 and net");
    en("AT&T", "【AT&T】 at T");
    en("as for ...", "【As for】 me, 【as for】 ...");
    en("@ sign", "The 【@ sign】, no sign.");
    en("io.net", "On 【io.net】, not io net.");
    en("IT|US", "【IT】 in the 【US】 helps it and us.");
    en("Multicoin Capital|coin", "【Multicoin Capital】 has a 【coin】.");
}

#[test]
fn case_and_exact_forms() {
    let sensitive =
        |text: &str| Form { case_sensitive: true, ..Form::new(Lang::En, text, Status::Preferred) };
    let exact = |text: &str| Form { exact: true, ..Form::new(Lang::En, text, Status::Preferred) };
    check_forms(Lang::En, [sensitive("GPU")], "【GPUs】, gpu and Gpu.");
    check_forms(Lang::En, [sensitive("token")], "【Tokens】 of a Token: a 【token】.");
    check_forms(Lang::En, [sensitive("WeChat")], "【WeChat】's wechat");
    check_forms(Lang::En, [exact("token")], "Token, tokens, a 【token】");
    let exact = Form { exact: true, ..Form::new(Lang::Ja, "サーバ", Status::Preferred) };
    check_forms(Lang::Ja, [exact], "サーバーと【サーバ】とｻｰﾊﾞ");
    let sensitive = Form { case_sensitive: true, ..Form::new(Lang::Ja, "GPU", Status::Preferred) };
    check_forms(Lang::Ja, [sensitive], "【GPU】と【ＧＰＵ】とgpu");
}

/// The forms of the closest match are the hit's.
#[track_caller]
fn check_closest(lang: Lang, forms: &[&str], text: &str, expected: &[(&str, How)]) {
    let forms: Vec<Form> =
        forms.iter().map(|form| Form::new(lang, *form, Status::Preferred)).collect();
    let mut matcher = Matcher::new(&glossary(forms.clone())).unwrap();
    let found: Vec<(String, How)> = matcher
        .hits(&one_sentence(lang, text))
        .iter()
        .map(|hit| {
            let texts: Vec<_> =
                hit.forms.iter().map(|id| forms[id.concept].text.as_str()).collect();
            (texts.join("|"), hit.how)
        })
        .collect();
    let expected: Vec<(String, How)> =
        expected.iter().map(|&(form, how)| (form.to_owned(), how)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_closest_form_is_hit() {
    let servers = ["サーバ", "サーバー"];
    check_closest(Lang::Ja, &servers, "サーバー", &[("サーバー", How::Exact)]);
    check_closest(Lang::Ja, &servers, "サーバ", &[("サーバ", How::Exact)]);
    check_closest(Lang::Ja, &servers, "ｻｰﾊﾞ", &[("サーバ|サーバー", How::Variant)]);
    let founders = ["co-founder", "cofounder"];
    check_closest(Lang::En, &founders, "cofounders", &[("cofounder", How::Inflected)]);
    check_closest(Lang::En, &founders, "Co-founder", &[("co-founder", How::Exact)]);
    let coins = ["coin", "coins"];
    check_closest(Lang::En, &coins, "coins", &[("coins", How::Exact)]);
    check_closest(Lang::En, &["DePIN", "Depin"], "Depin", &[("Depin", How::Exact)]);
    check_closest(Lang::En, &["bank", "bank"], "bank", &[("bank|bank", How::Exact)]);
    check_closest(Lang::Ja, &["掘る"], "掘った", &[("掘る", How::Inflected)]);
}

#[test]
fn a_form_without_letters_is_no_trouble() {
    for text in ["・", "-", "ー", "。", " ", "→", "'s", "’"] {
        for lang in [Lang::Ja, Lang::En] {
            let mut matcher =
                Matcher::new(&glossary([Form::new(lang, text, Status::Preferred)])).unwrap();
            let document = one_sentence(lang, "a・-ー。→'s’ b 。");
            assert!(matcher.hits(&document).iter().all(|hit| !hit.span.is_empty()), "{text}");
        }
    }
}
