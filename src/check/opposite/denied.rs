//! What one side denies and the other affirms with the same verb: 見つからなかった, “was found”.

use taiyaku_dictionaries::{Edict, Stemmer, is_stop_word};

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::around::is_any;
use super::denial;
use super::rendered::are_rendered;

/// Words with which a denial of the Japanese may be said without one, or is none: “until”, “only”, a
/// question.
#[rustfmt::skip]
const HEDGES_JAPANESE: [&str; 34] = [
    "未満", "以上", "以下", "以内", "超え", "しか", "だけ", "のみ", "ばかり", "ほど", "まで",
    "わけ", "限ら", "限り", "より", "まだ", "ざる", "なけれ", "なくて", "ないと",
    "以外", "ずに", "除く", "を除き", "を除いて", "か。", "？", "?", "ない方", "ないほう", "たことが", "たことは", "たことも", "たがらな",
];
/// The same, where they are words and no part of others: 選ばれない, 少なくとも, みなし.
const HEDGES_ALONE: [&str; 4] = ["ば", "なら", "なく", "なし"];
/// English words that leave something out, put it off, or set it against something.
#[rustfmt::skip]
const HEDGES_ENGLISH: [&str; 43] = [
    "yet", "until", "till", "before", "than", "too", "instead", "rather", "only", "unless",
    "except", "but", "if", "whether", "else", "still", "difficult", "hard", "stop", "stops",
    "stopping", "stopped", "keep", "keeps", "kept", "miss", "missed", "missing", "free", "ignore",
    "away", "out", "far", "beyond", "against", "last", "who", "remain", "remains", "remained", "lost",
    "loss", "left",
];
/// Stems of English words that put in question what they say, do not want it or do not do it.
#[rustfmt::skip]
const UNWILLING: [&str; 38] = [
    "doubt", "wish", "hate", "loath", "reluct", "hesit", "afraid", "fear", "danger", "forget", "forgot",
    "forgotten", "skip", "neglect", "omit", "overlook", "evad", "elud", "escap", "dodg", "defi", "resist",
    "withhold", "withheld", "spare", "quit", "ceas", "halt", "cancel", "postpon", "suspend", "boycott",
    "deprive", "short", "beat", "baffl", "puzzl", "otherwis",
];
/// Words under which an English verb is said to be done by nobody yet: to lose, far from satisfied.
const UNDER: [&str; 9] = ["to", "of", "from", "beyond", "against", "for", "about", "without", "at"];
/// Verbs behind which “of” stands before what is done away with: “cleared of snow” is 除雪.
const RIDDING: [&str; 8] =
    ["cleared", "cleaned", "emptied", "drained", "stripped", "purged", "rid", "freed"];
/// Forms of “be”, behind which a word in -ing is what goes on.
const BEING: [&str; 8] = ["is", "are", "was", "were", "be", "been", "am", "keep"];
/// Beginnings that deny: unlike, invisible, non-fiction.
const PREFIXES: [&str; 9] = ["un", "in", "im", "il", "ir", "dis", "non", "mis", "anti"];
/// Words, or their beginnings, that have the letters of one of them and deny nothing.
#[rustfmt::skip]
const NO_PREFIX: [&str; 139] = [
    "antib-", "antic-", "antiqu-", "disc", "discharg-", "disciplin-", "disclos-", "discount-",
    "discourse-", "discover-", "discs", "discuss-", "diseas-", "disguis-", "dish", "dishes", "disk-",
    "dismay-", "dispatch-", "dispens-", "displa-", "dispos-", "disput-", "dissol-", "distan-",
    "distinct-", "distress-", "distrib-", "district-", "disturb-", "illumin-", "illus-", "image-",
    "imagin-", "immigra-", "impact-", "impeach-", "implant-", "implic-", "imply", "import-", "impose-",
    "imposi-", "impound-", "impress-", "imprint-", "imprison-", "improv-", "impuls-", "inbound", "inbox-",
    "incens-", "inch-", "incident-", "inclin-", "income-", "increas-", "indent-", "indicat-", "indict-",
    "indoor-", "induc-", "induct-", "indulg-", "industr-", "infant-", "infect-", "infer", "inferred",
    "infers", "infest-", "inflam-", "inflat-", "inflict-", "influenc-", "inform", "informant-",
    "informat-", "informed", "informing", "informs", "infus-", "ingest-", "inhabit-", "inhal-",
    "inherit-", "inject-", "inland", "inlet-", "inmate-", "inner", "inning-", "input-", "inquir-",
    "inscri-", "insect-", "insert-", "inset-", "inside-", "insight-", "inspect-", "inspir-", "install-",
    "instan-", "instead", "institut-", "instruct-", "instrument-", "insult-", "insur-", "intake-",
    "intend-", "intens-", "intent-", "inter-", "intimat-", "into", "intro-", "invad-", "invas-",
    "invent-", "invest-", "invit-", "involv-", "irrigat-", "irrit-", "missile-", "mission-", "mist",
    "mistress-", "misty", "none", "nonetheless", "under-", "unif-", "union-", "uniqu-", "unit-",
    "univers-",
];
/// English words that allow something, to somebody or somewhere.
pub(super) const ALLOWING: [&str; 4] = ["may", "can", "could", "might"];
/// Verbs that say too little to be denied alone.
#[rustfmt::skip]
const LIGHT: [&str; 14] = [
    "する", "いる", "ある", "なる", "できる", "出来る", "くる", "来る", "いく", "行く", "やる",
    "くれる", "もらう", "思う",
];

/// The denied predicate of a Japanese sentence, with its denial, and the English verb that says it as if
/// nothing were denied.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    // Most sentences deny nothing.
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let (predicate, denied) = predicate(tokens)?;
    if is_hedged(ja.sentence(pair.japanese.start), tokens) || !denial::is_single(ja, pair) {
        return None;
    }
    if en.sentence(pair.english.start).contains('?') {
        return None;
    }
    let stems = gloss::stems(&predicate.word.lemma);
    let is_said = |token: &&Token| {
        let word = token.word.text.as_str();
        let says = word.len() > 2 && word != "let" && !is_stop_word(word);
        says && gloss::has_stem_of_verb(&token.word, &stems)
    };
    let words: Vec<&Token> = en.tokens(pair.english.clone()).collect();
    let at = words.iter().position(is_said)?;
    let said = words.get(at).filter(|_| !is_under(&words, at))?;
    if denies_besides(en, pair, &[Span::default(), said.span]) {
        return None;
    }
    // ここで吸ってはいけません, “you may smoke outside”: what is allowed must be what is forbidden.
    let allows = words.iter().any(|token| ALLOWING.contains(&token.word.text.as_str()));
    if allows && !are_rendered(words.iter().copied(), tokens) {
        return None;
    }
    Some([Span::new(predicate.span.start, denied.span.end), said.span])
}

/// Whether a Japanese sentence may deny something without a denial in English.
pub(super) fn is_hedged(text: &str, tokens: &[Token]) -> bool {
    HEDGES_JAPANESE.iter().any(|hedge| text.contains(hedge))
        || tokens.iter().any(|it| HEDGES_ALONE.contains(&it.word.text.as_str()))
}

/// Whether an English word is no verb of its sentence but stands under another: “hate to lose”, “skipped
/// attending”.
fn is_under(words: &[&Token], at: usize) -> bool {
    let text = |back: usize| {
        let word = at.checked_sub(back).and_then(|at| words.get(at));
        word.map_or("", |word| word.word.text.as_str())
    };
    let before = if text(1) == "be" { text(2) } else { text(1) };
    let is_rid = before == "of" && RIDDING.contains(&text(2));
    UNDER.contains(&before) && !is_rid || text(0).ends_with("ing") && !BEING.contains(&text(1))
}

/// The last predicate of a sentence and the word that denies it, if nothing but grammar stands behind.
pub(super) fn predicate(tokens: &[Token]) -> Option<(&Token, &Token)> {
    let is_polite =
        |two: &[Token]| matches!(two, [a, b] if a.word.lemma == "ます" && b.word.lemma == "ん");
    let polite = tokens.windows(2).rposition(is_polite).map(|at| at + 1);
    let plain = tokens.iter().rposition(|token| denial::is_word(&token.word.lemma));
    let at = polite.max(plain)?;
    let (before, rest) = tokens.split_at_checked(at)?;
    let denied = rest.first()?;
    if !rest.iter().skip(1).all(is_grammar) {
        return None;
    }
    let place = before.iter().rposition(|token| !is_grammar(token))?;
    let predicate = before.get(place)?;
    // 時間がない denies no verb, 関与していない does.
    let next = tokens.get(place + 1).map(|token| token.word.lemma.as_str());
    is_verb(predicate, next).then_some((predicate, denied))
}

/// Whether a word says too little to be the predicate of its sentence.
pub(super) fn is_grammar(token: &Token) -> bool {
    matches!(token.word.class, Class::Function | Class::Symbol)
        || LIGHT.contains(&token.word.lemma.as_str())
        || token.word.lemma == "くださる"
        || token.word.lemma == "下さる"
}

/// Whether a word is a verb or an adjective, or a noun that the `next` makes one.
pub(super) fn is_verb(word: &Token, next: Option<&str>) -> bool {
    match word.word.class {
        Class::Predicate => true,
        Class::Noun => matches!(next, Some("する" | "できる" | "出来る")),
        _ => false,
    }
}

/// Whether a sentence has just one word that says what is or happens.
pub(super) fn has_one_clause(tokens: &[Token]) -> bool {
    let says = |at: &usize| {
        let next = tokens.get(at + 1);
        let lemma = next.map(|token| token.word.lemma.as_str());
        // 新しい店 says nothing of its own.
        let is_noun = |token: &Token| matches!(token.word.class, Class::Noun | Class::Name);
        let is_epithet =
            |token: &Token| token.word.lemma.ends_with('い') && next.is_some_and(is_noun);
        let is_said =
            |token: &Token| is_verb(token, lemma) && !is_grammar(token) && !is_epithet(token);
        tokens.get(*at).is_some_and(is_said)
    };
    (0..tokens.len()).filter(says).count() == 1
}

/// Whether any word of the English may deny something.
pub(super) fn denies(en: &Analysis<'_>, pair: &Pair) -> bool {
    denies_besides(en, pair, &[])
}

/// The same, but for some words: what says the very verb denies nothing, as “disclose” for 開示.
pub(super) fn denies_besides(en: &Analysis<'_>, pair: &Pair, except: &[Span]) -> bool {
    let stemmer = Stemmer::new();
    let is_free = |token: &&Token| !except.contains(&token.span);
    denial::english(en, pair, except.first().copied().unwrap_or_default()) > 0
        || en.tokens(pair.english.clone()).filter(is_free).any(|token| {
            let word = token.word.text.as_str();
            let is_known =
                |rest: &str| rest.len() > 2 && Edict.stem_id(&stemmer.stem(rest)).is_some();
            HEDGES_ENGLISH.contains(&word)
                || UNWILLING.contains(&token.word.lemma.as_str())
                || word.ends_with("less")
                || PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(is_known))
                    && !is_any(word, &NO_PREFIX)
        })
}
