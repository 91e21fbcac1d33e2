//! Tables of pairs: source, target, and what is wrong, such as `-token +coin ~node`: missing,
//! forbidden, missing with an ease.

use proptest::prelude::*;

use super::*;
use crate::model::{Concept, Form, Lang, Status};
use crate::terms::Matcher;
use crate::text::segment::{self, Options};

/// Concepts with usable and forbidden forms of both languages: `ja|ja = en|en ! forbidden`.
const GLOSSARY: &str = "トークン = token ! coin
コイン = coin
ノード = node
コミュニティ = community|群れ ! fan base
暗号資産 = crypto|cryptocurrency|digital asset
健康 = health
医療 = health care
データベース = database
掘る = mine
物語 = story
物語 = narrative
市場 = market
流通市場 = secondary market
アダプター = adapter ! power supply
電源 = power
市立水族館 = Aquarium
水族館 = aquarium
マイニング = mining
利用 = use ! utilization
= ! leverage";

fn glossary() -> Glossary {
    let concepts = GLOSSARY.lines().map(|line| {
        let (japanese, rest) = line.split_once('=').unwrap();
        let (usable, forbidden) = rest.split_once('!').unwrap_or((rest, ""));
        let forms = |lang, texts: &str, status| -> Vec<Form> {
            let texts = texts.split('|').map(str::trim).filter(|text| !text.is_empty());
            texts.map(|text| Form::new(lang, text, status)).collect()
        };
        let forms = [
            forms(Lang::Ja, japanese, Status::Preferred),
            forms(Lang::En, usable, Status::Preferred),
            forms(Lang::En, forbidden, Status::Forbidden),
        ];
        Concept { id: usable.trim().into(), forms: forms.concat(), ..Concept::default() }
    });
    Glossary { concepts: concepts.collect() }
}

fn document(lang: Lang, text: &str) -> Document {
    let sentences = segment::segment(text, lang, &Options::default());
    Document::new(lang, text.to_owned(), sentences).unwrap()
}

/// Compares two texts as one bead. `//` in both parts an earlier bead from the one that counts.
#[track_caller]
fn check(source: &str, target: &str, expected: &str) {
    let lang = if source.is_ascii() { Lang::En } else { Lang::Ja };
    let glossary = glossary();
    let mut matcher = Matcher::new(&glossary).unwrap();
    let earlier = |text: &str, lang| {
        let before = text.split_once("//").map_or("", |(before, _)| before);
        document(lang, before).len()
    };
    let starts = (earlier(source, lang), earlier(target, lang.other()));
    let source = document(lang, &source.replace("//", ""));
    let target = document(lang.other(), &target.replace("//", ""));
    let hits = (matcher.hits(&source), matcher.hits(&target));
    let found = compare(
        &glossary,
        Side { document: &source, hits: &hits.0 },
        Side { document: &target, hits: &hits.1 },
        &Bead::new(starts.0..source.len(), starts.1..target.len()),
    );
    let name =
        |concept: usize| glossary.concepts[concept].id.split('|').next().unwrap().replace(' ', "_");
    let missing = found.missing.iter().map(|it| {
        let mark = if it.ease.is_some() { '~' } else { '-' };
        format!("{mark}{}", name(it.concepts[0]))
    });
    let forbidden = found.forbidden.iter().map(|it| {
        let text = &it.form.of(&glossary).unwrap().text;
        format!("+{}", text.replace(' ', "_"))
    });
    let found: Vec<String> = missing.chain(forbidden).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn inflected_and_spelt_otherwise_is_not_missing() {
    // WeblateOrg/weblate#1297, #3023
    check("トークンを買う。", "Buy tokens.", "");
    check("データベースを使う。", "It uses the data-bases.", "");
    check("彼らは掘った。", "They mined.", "");
    check("トークンを買う。", "Buy them.", "-token");
}

#[test]
fn scripts_without_spaces_match() {
    // WeblateOrg/weblate#11308, #5867
    check("Buy the token.", "そのトークンを買う。", "");
    check("Buy the token.", "それを買う。", "-token");
    check("The community's tokens.", "コミュニティのトークン。", "");
}

#[test]
fn synonyms_are_alternatives() {
    // WeblateOrg/weblate#11883
    check("暗号資産を買う。", "Buy cryptocurrencies.", "");
    check("暗号資産を買う。", "Buy digital assets.", "");
    check("暗号資産を買う。", "Buy money.", "-crypto");
    // Two entries for one word are alternatives too.
    check("物語を語る。", "Tell a story.", "");
    check("物語を語る。", "Tell a narrative.", "");
    check("物語と物語。", "A story and a narrative.", "");
}

#[test]
fn counts_are_compared() {
    // okapi #295
    check("トークンでトークンを買い、トークンを売る。", "Buy tokens with tokens.", "-token");
    check("トークンでトークンを買う。", "Buy tokens with tokens and tokens.", "");
    check("ノードを置き、トークンを買う。", "Set up a node.", "-token");
}

#[test]
fn a_short_entry_is_not_demanded_in_a_longer_one() {
    check("医療を受ける。", "Get health care.", "");
    check("健康を保つ。", "Keep your health.", "");
    // The short term in the longer one does not serve.
    check("健康を保つ。", "Get health care.", "-health");
    // A form that is forbidden for something else hides nothing.
    check("電源を入れる。", "Turn on the power supply.", "");
    check("アダプターをつなぐ。", "Connect the power supply.", "+power_supply");
    // Nor do the same words, as they are written for something else.
    check("市立水族館に行く。", "Go to the city aquarium.", "");
    check("水族館に行く。", "Go to the Aquarium.", "");
    check("流通市場で売る。", "Sell on the secondary market.", "");
    check("市場で売る。", "Sell on the secondary market.", "-market");
}

#[test]
fn forbidden_forms_stand_in_for_missing_ones() {
    check("トークンを買う。", "Buy coins.", "+coin");
    check("トークンとトークンを買う。", "Buy tokens, and then coins.", "+coin");
    check("ノードを買う。", "Buy nodes with coins.", "");
    check("コインとトークンを買う。", "Buy coins and tokens.", "");
    check("コミュニティが育つ。", "The fan base grows.", "+fan_base");
    check("利用者が来た。", "The utilization grows.", "");
    check("来た。", "They leveraged it.", "+leverage");
}

#[test]
fn pronouns_and_ellipsis_make_it_a_note() {
    check("トークンを買う。トークンは高い。", "Buy tokens. They are dear.", "~token");
    check("トークンを買う。トークンは高い。", "They buy tokens. Prices are high.", "-token");
    check("トークンを買う。//トークンは高い。", "They buy tokens. //They are dear.", "~token");
    check("トークンは高い。", "They are dear.", "-token");
    check("新トークンと旧トークンを売る。", "Sell the old and new tokens.", "~token");
    check(
        "トークンを売ったあとで、しばらく待ってから別のトークンを買う。",
        "Buy and wait for tokens.",
        "-token",
    );
    check("The token is dear. Sell the token.", "トークンは高い。売れ。", "~token");
    // A paragraph of one sentence goes on with those before.
    let (line, lines) =
        ("トークンを買う。//\n\nトークンは高い。", "トークンを買う。来い。//\n\nトークンは高い。");
    check(line, "Buy tokens. //\n\nThey are dear.", "~token");
    check(line, "Buy tokens. //\n\nPrices are high.", "-token");
    check(lines, "Buy tokens. Come. //\n\nThey are dear.", "-token");
    check("Buy tokens. //\n\nThe token is dear.", "トークンを買う。//\n\n高い。", "-token");
    // One pronoun stands for one term.
    check("トークンを買う。トークンとトークンだ。", "Buy tokens. It is dear.", "~token -token");
}

#[test]
fn a_shared_form_serves_one_at_a_time() {
    check("マイニングで掘る。", "Mining.", "-mine");
    check("マイニングで掘る。", "They mine by mining.", "");
}

#[test]
fn an_omission_demands_nothing() {
    let glossary = glossary();
    let mut matcher = Matcher::new(&glossary).unwrap();
    let source = document(Lang::Ja, "トークン。");
    let target = document(Lang::En, "A.");
    let hits = matcher.hits(&source);
    let source = Side { document: &source, hits: &hits };
    let target = Side { document: &target, hits: &[] };
    assert_eq!(compare(&glossary, source, target, &Bead::new(0..1, 0..0)), Comparison::default());
}

/// The most wishes that can be served, by trying everything.
fn most_served(wishes: &[Vec<usize>], hits: &[Vec<usize>]) -> usize {
    let Some((wish, rest)) = wishes.split_first() else { return 0 };
    let without = most_served(rest, hits);
    let with = (0..hits.len()).filter(|&at| hits[at].iter().any(|it| wish.contains(it)));
    let with = with.map(|at| {
        let mut left = hits.to_vec();
        left.remove(at);
        1 + most_served(rest, &left)
    });
    with.max().unwrap_or(0).max(without)
}

fn some_concepts() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let concepts = prop::collection::btree_set(0..4_usize, 1..3);
    prop::collection::vec(concepts.prop_map(|set| set.into_iter().collect()), 0..6)
}

proptest! {
    #[test]
    fn as_many_are_served_as_can_be(wishes in some_concepts(), hits in some_concepts()) {
        let mut groups = Groups::default();
        for concepts in &hits {
            groups.add(concepts.clone());
        }
        let numbered: Vec<_> = wishes.iter().cloned().enumerate().collect();
        let served = (0..wishes.len())
            .filter(|&wish| groups.serve(wish, &numbered, &mut Vec::new()))
            .count();
        prop_assert_eq!(served, most_served(&wishes, &hits));
    }
}
