//! What users of other checkers complain of in public, each with its Japanese and English.

use taiyaku::check::{Analyser, Context, Settings, Terms, run};
use taiyaku::model::Severity;
use taiyaku::terms::Matcher;
use taiyaku::text::segment::segment_lines;
use taiyaku::{Alignment, Bead, Document, Lang};

/// The errors and warnings of one pair of lines against a glossary, as `rule: term`.
fn found(glossary: &str, japanese: &str, english: &str) -> Vec<String> {
    let document =
        |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text)).unwrap();
    let (ja, en) = (document(Lang::Ja, japanese), document(Lang::En, english));
    let alignment = Alignment::new(1, 1, vec![Bead::new(0..1, 0..1)]).unwrap();
    let csv = format!("source,target,forbidden,case_sensitive,note\n{glossary}\n");
    let glossary = crate::support::glossary(&csv);
    let mut analyser = Analyser::new().unwrap();
    let (source, target) = (analyser.analyse(&ja), analyser.analyse(&en));
    let matcher = Matcher::new(&glossary).unwrap();
    let hits = source.hits(&matcher);
    let terms = Terms::new(&glossary, &matcher, hits, &target);
    let context = Context::new(0, &source, &target, &alignment).with_terms(&terms);
    let findings = run(&context, &Settings::default());
    let fails = findings.iter().filter(|finding| finding.severity > Severity::Note);
    fails.map(|f| format!("{}: {}", f.rule, f.term.as_deref().unwrap_or(""))).collect()
}

#[track_caller]
fn check(glossary: &str, japanese: &str, english: &str, expected: &[&str]) {
    assert_eq!(found(glossary, japanese, english), expected, "{japanese} | {english}");
}

#[test]
fn inflected_forms_are_not_missing() {
    // weblate#1297, weblate#3023
    check("トークン,token,,,", "トークンを二枚持つ。", "He holds two tokens.", &[]);
    check("子ども,child,,,", "子どもが三人いる。", "There are three children.", &[]);
    check("掘る,mine,,,", "金を掘った。", "They mined gold.", &[]);
    check("都市,city,,,", "都市の空は明るい。", "The cities' skies are bright.", &[]);
    check("利用規約,terms of service,,,", "利用規約を読む。", "Read the terms of service.", &[]);
}

#[test]
fn a_script_without_spaces_matches_by_words() {
    // weblate#11308, weblate#5867
    check("猫,cat,,,", "猫が寝た。", "The dog slept.", &["missing-term: 猫"]);
    check("猫,cat,,,", "猫が寝た。", "The cat slept.", &[]);
    check("京都,Kyoto,,true,", "東京都に住む。", "I live in Tokyo.", &[]);
}

#[test]
fn nothing_is_found_inside_longer_words() {
    // future-architect.github.io#2184, kufu/textlint-rule-preset-smarthr#235
    check(
        "ワード,word,,,",
        "パスワードとキーワードを入れる。",
        "Enter password and key phrase.",
        &[],
    );
    check("ユーザ,user,,,", "ユーザビリティを高める。", "Make it easier to operate.", &[]);
    check("側,side,,,", "利用者側の都合だ。", "That is up to the customers.", &[]);
    check("トークン,token,coin,,", "トークンの会社だ。", "Multicoin is a token company.", &[]);
}

#[test]
fn a_short_entry_is_not_demanded_inside_a_longer_one() {
    let glossary = "医療,medical care,,,\n医療保険,health insurance,,,";
    check(glossary, "医療保険に入る。", "Take out health insurance.", &[]);
    check(glossary, "医療に頼る。", "Rely on health insurance.", &["missing-term: 医療"]);
}

#[test]
fn synonyms_are_alternatives() {
    // weblate#11883
    let glossary = "最高経営責任者,CEO|chief executive officer,,,";
    check(glossary, "最高経営責任者が来た。", "The chief executive officer came.", &[]);
    check(glossary, "最高経営責任者が来た。", "The CEO came.", &[]);
    check(glossary, "最高経営責任者が来た。", "The boss came.", &["missing-term: 最高経営責任者"]);
}

#[test]
fn occurrences_are_counted() {
    // okapi #295
    let glossary = "トークン,token,,,";
    let japanese = "トークンでトークンを買い、トークンを売った。";
    check(glossary, japanese, "Buy tokens with tokens and sell tokens.", &[]);
    check(
        glossary,
        japanese,
        "Buy tokens with cash, then sell tokens.",
        &["missing-term: トークン"],
    );
}

#[test]
fn a_gloss_in_brackets_is_said_once() {
    let glossary = "維権|ウェイチュエン,weiquan,,,";
    check(glossary, "維権（ウェイチュエン）の集まりだ。", "It is a weiquan group.", &[]);
}
