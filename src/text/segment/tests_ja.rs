//! Japanese, as a careful reader would cut it. `|` marks the end of a sentence.

use super::tests::{check_split, check_with};
use super::*;
use crate::model::Lang::Ja;

#[test]
fn stops() {
    check_split(Ja, "雨だ。|風も強い。|");
    check_split(Ja, "本当？|まさか！|うそ!?|そう‼|");
    check_split(Ja, "雨だ．|風も強い．|");
    check_split(Ja, "ﾃﾞｽ｡|ﾏｽ｡|");
    check_split(Ja, "行くの？|　行かないの？|");
    check_split(Ja, "やった！！！|勝ったぞ。|");
    check_split(Ja, "句点がない|");
    check_split(Ja, "");
    check_split(Ja, "　\n\n　");
    check_split(Ja, "。。。|");
}

#[test]
fn quotations_stay_whole() {
    check_split(Ja, "彼は来た。|「いいね。」と言った。|");
    check_split(Ja, "彼は「雨だ。風も強い。」と言った。|帰ろう。|");
    check_split(Ja, "『「はい。」と答えた。』と書いてある。|");
    check_split(Ja, "「何？」って聞いた。|");
    check_split(Ja, "「まさか！」などと叫ぶ。|");
    check_split(Ja, "「雨だ。」という声がした。|");
    check_split(Ja, "「そうか。」|「そうだ。」|");
    check_split(Ja, "『風の谷。』は名作です。|");
    check_split(Ja, "「行こう。」彼は言った。|");
    check_split(Ja, "「行こう。」|しかし誰も動かない。|");
    check_split(Ja, "彼女は「なぜ？」|最後まで黙っていた。|");
    check_split(Ja, "彼は“雨だ。風だ。”と言った。|");
    check_split(Ja, "彼は\"雨だ。風だ。\"と言った。|");
}

#[test]
fn quotations_are_split_on_request() {
    let options = Options { quotes: Quotes::Split, ..Options::default() };
    check_with(Ja, &options, "彼は「雨だ。|風も強い。」と言った。|帰ろう。|");
    check_with(Ja, &options, "「雨だ。|風だ。」|");
    check_with(Ja, &options, "彼は「右だ。」|「左だ。」と言った。|");
}

#[test]
fn missing_closers_do_not_swallow_the_text() {
    check_split(Ja, "「雨だ。|風だ。|波だ。|");
    check_split(Ja, "雨だ。」|風だ。|");
    check_split(Ja, "彼は（雨だ。|風だ。|\n\n次の段落。|");
    check_split(Ja, "（注。「雨だ）と書いた。|風だ。|");
}

#[test]
fn a_speech_is_not_one_sentence() {
    let speech = format!("「{}」と言った。", "長い話だ。".repeat(200));
    assert!(segment(&speech, Ja, &Options::default()).len() > 100);
    let remark = format!("「{}」と言った。", "短い話だ。".repeat(20));
    assert_eq!(segment(&remark, Ja, &Options::default()).len(), 1);
}

#[test]
fn asides_belong_to_their_sentence() {
    check_split(Ja, "犬（白い。小さい。）が来た。|");
    check_split(Ja, "驚いた（本当に！）ものだ。|");
    check_split(Ja, "これは(!)すごい。|");
    check_split(Ja, "（注。ここは別の文。）|次の文。|");
    check_split(Ja, "犬が来た（白い）。|猫も来た。|");
    check_split(Ja, "山（さん。）に登る。|");
}

#[test]
fn text_that_goes_on_after_a_mark() {
    check_split(Ja, "どうしよう？と思った。|");
    check_split(Ja, "すごい！って感じ。|");
    check_split(Ja, "何ですか？という質問。|");
    check_split(Ja, "歌え！の新刊を買った。|");
    check_split(Ja, "行くか？、と聞いた。|");
    check_split(Ja, "雨だ。と、彼は言った。|");
    check_split(Ja, "すごい！|もう一度！|");
    check_split(Ja, "そう？|でも行く。|");
    check_split(Ja, "え？|とても無理。|");
    check_split(Ja, "雨だ。|ところが晴れた。|");
    check_split(Ja, "なに？|はい、そうです。|");
}

#[test]
fn ellipses() {
    check_split(Ja, "そうか…|行こう。|");
    check_split(Ja, "私は……行かない。|");
    check_split(Ja, "そうか……。|行こう。|");
    check_split(Ja, "まあ…と言った。|");
    check_split(Ja, "……そうだ。|");
    check_split(Ja, "待て――行くな。|");
    check_split(Ja, "その後------四月だ。|");
    let keep = Options { ellipsis: Ellipsis::Keep, ..Options::default() };
    check_with(Ja, &keep, "そうか…行こう。|");
}

#[test]
fn dots_inside_words_and_numbers() {
    check_split(Ja, "円周率は3.14です。|");
    check_split(Ja, "幅は５．５ｍだ。|");
    check_split(Ja, "io.netは良い。|Node.jsも。|");
    check_split(Ja, "No.1の店。|");
    check_split(Ja, "https://example.com/a.b?c=d を見て。|");
    check_split(Ja, "設定はconfig.v1.2.tomlにある。|");
    check_split(Ja, "Dr. Smithが来た。|");
    check_split(Ja, "Ｕ．Ｓ．の話。|");
    check_split(Ja, "Yahoo!ニュースで見た。|");
    check_split(Ja, "第1.2版と第2.0版。|");
    check_split(Ja, "彼はIt rains.と書いた。|");
    check_split(Ja, "Hello.| I am here.| 雨です。|");
    // Latin words before a particle or a copula are words of the Japanese sentence.
    check_split(Ja, "Hello.| I am here. です。|");
}

#[test]
fn remarks() {
    check_split(Ja, "買いました♪|楽しみです★|");
    check_split(Ja, "来たよ😄|また来る😄😄|");
    check_split(Ja, "家族👨\u{200d}👩\u{200d}👧です。|");
    check_split(Ja, "コーヒー☕を飲む。|");
    check_split(Ja, "買いました(^o^)|楽しみ。|");
    check_split(Ja, "早すぎ（笑）|楽しみ。|");
    check_split(Ja, "すごい！（笑）|次だ。|");
    check_split(Ja, "それはないｗｗｗ|次だ。|");
    check_split(Ja, "wwwのサイト。|");
    check_split(Ja, "★お知らせ|\n本日休業。|");
    check_split(Ja, "うれしい👍\u{1f3fd}|また。|");
}

#[test]
fn lines() {
    check_split(Ja, "見出し|\n本文です。|次の文です。|");
    check_split(Ja, "一行目です|\n二行目です|");
    check_split(Ja, "これは父の\n家です。|");
    check_split(Ja, "雨なので、\n帰る。|");
    check_split(Ja, "・りんご|\n・みかん|");
    check_split(Ja, "１．りんご|\n２．みかん|");
    check_split(Ja, "(1) りんごを買う|\n(2) 帰る|");
    check_split(Ja, "雨だ。|\r\n\r\n風だ。|");
    check_split(Ja, "　雨だ。|風だ。|\n　波だ。|");
    let wrapped = "人魚は南の方の海にばかり棲んでいるのであり\nません。|北の海にも棲んでいたのであります。|北方\nの海の色は青うございました。|あるとき岩の上に\n女の人魚があがっていました。|";
    check_split(Ja, wrapped);
    let hard = Options { newlines: Newlines::Hard, ..Options::default() };
    check_with(Ja, &hard, "これは父の|\n家です。|");
    let soft = Options { newlines: Newlines::Soft, ..Options::default() };
    check_with(Ja, &soft, "見出し\n本文です。|\n\n次です。|");
}

#[test]
fn ruby_is_no_boundary() {
    check_split(Ja, "｜薔薇《ばら》の花。|");
    check_split(Ja, "東京（とうきょう）へ行く。|");
}

#[test]
fn graphemes_are_whole() {
    check_split(Ja, "雨だ。\u{fe0f}|風だ。|");
    check_split(Ja, "雨だ！\u{20e3}|風だ。|");
}

#[test]
fn names_the_caller_knows() {
    let options =
        Options { never_split: vec!["モーニング娘。".into()], ..Options::default() };
    check_with(Ja, &options, "モーニング娘。新曲を聞く。|楽しい。|");
    check_split(Ja, "モーニング娘。|新曲を聞く。|");
}

#[test]
fn rules_are_named() {
    let text = "題\n雨だ。なぜ？帰れ！「はい。」そう…さて♪\n\n終";
    let rules: Vec<&str> =
        explain(text, Ja, &Options::default()).iter().map(|(_, rule)| rule.name()).collect();
    assert_eq!(rules.first(), Some(&"line"));
    assert_eq!(rules.get(1..4), Some(&["stop", "question", "exclamation"][..]));
    assert_eq!(rules.last(), Some(&"end"));
}
