//! What EDICT does not say: possessives of pronouns, interjections, the verbs of reported speech,
//! connectives. General language only, nothing of any field.

/// Japanese headwords and what else they become, the most usual first. Sorted by headword.
const SUPPLEMENT: [(&str, &[&str]); 139] = [
    ("あ", &["oh", "ah"]),
    ("ああ", &["oh", "ah", "yes", "yeah"]),
    ("あっ", &["oh", "ah"]),
    ("あなた", &["you", "your"]),
    ("あの", &["um", "uh", "er", "that"]),
    ("ありがとう", &["thank", "thanks"]),
    ("ありがとうございます", &["thank", "thanks"]),
    ("いいえ", &["no", "nope"]),
    ("いえ", &["no", "nope"]),
    ("いつ", &["when"]),
    ("いや", &["no", "nope"]),
    ("うん", &["yes", "yeah", "yep", "mm", "hmm", "uh", "huh"]),
    ("ええ", &["yes", "yeah", "yep", "mm", "hmm", "uh", "huh"]),
    ("えっ", &["what", "huh", "eh"]),
    ("えっと", &["um", "uh", "er", "well"]),
    ("えー", &["um", "uh", "er"]),
    ("おい", &["hey"]),
    ("おはよう", &["morning"]),
    ("およそ", &["about", "approximately", "around"]),
    ("お前", &["you", "your"]),
    ("お願い", &["please", "ask", "request"]),
    ("こんにちは", &["hello", "hi"]),
    ("ごめん", &["sorry"]),
    ("ごめんなさい", &["sorry"]),
    ("さて", &["now", "well", "so"]),
    ("さようなら", &["bye", "goodbye"]),
    ("さらに", &["further", "also", "more", "moreover"]),
    ("さん", &["mr", "ms", "mrs"]),
    ("しかし", &["but", "however"]),
    ("じゃあ", &["so", "then", "well", "okay"]),
    ("すごい", &["great", "wow", "amazing"]),
    ("すべて", &["all", "every", "everything"]),
    ("すみません", &["sorry", "excuse"]),
    ("そうか", &["oh", "see", "right"]),
    ("そうですね", &["yes", "yeah", "right", "well"]),
    ("そのため", &["so", "therefore", "because"]),
    ("それでは", &["so", "then", "well", "now"]),
    ("ただ", &["but", "just", "only", "however"]),
    ("ただし", &["but", "however"]),
    ("たとえば", &["example", "instance", "such"]),
    ("たぶん", &["maybe", "probably", "perhaps"]),
    ("だから", &["so", "therefore"]),
    ("だが", &["but", "however"]),
    ("ちょっと", &["just", "bit", "little"]),
    ("つまり", &["mean", "other", "word", "so"]),
    ("できる", &["can", "able"]),
    ("ですから", &["so", "therefore"]),
    ("では", &["so", "then", "well", "now"]),
    ("ところで", &["by", "way"]),
    ("とても", &["very", "so", "really"]),
    ("どう", &["how", "what"]),
    ("どうして", &["why", "how"]),
    ("どうぞ", &["please", "here", "go"]),
    ("どこ", &["where", "anywhere", "somewhere"]),
    ("どの", &["which"]),
    ("どれ", &["which"]),
    ("どんな", &["what", "kind"]),
    ("なぜ", &["why"]),
    ("なるほど", &["see", "right", "oh"]),
    ("ねえ", &["hey"]),
    ("はい", &["yes", "yeah", "yep", "okay", "ok"]),
    ("ほとんど", &["most", "almost", "nearly"]),
    ("ほら", &["look", "see", "hey", "here"]),
    ("まあ", &["well"]),
    ("また", &["also", "and", "again"]),
    ("みんな", &["everyone", "everybody", "all"]),
    ("もしもし", &["hello", "hi"]),
    ("もちろん", &["course", "certainly", "sure"]),
    ("やっぱり", &["after", "all", "still"]),
    ("やはり", &["after", "all", "still"]),
    ("わかる", &["understand", "know", "see", "get", "okay"]),
    ("われわれ", &["we", "us", "our"]),
    ("オッケー", &["okay", "ok"]),
    ("オーケー", &["okay", "ok"]),
    ("一方", &["while", "meanwhile"]),
    ("一方で", &["while", "meanwhile"]),
    ("主張", &["claim", "argue", "say"]),
    ("了解", &["okay", "ok", "roger", "copy", "got"]),
    ("人々", &["people", "person"]),
    ("今回", &["time", "this"]),
    ("今年", &["this", "year"]),
    ("以上", &["more", "over", "above"]),
    ("以下", &["less", "below", "following"]),
    ("以来", &["since"]),
    ("伝える", &["say", "report", "tell"]),
    ("何", &["what", "anything", "something"]),
    ("例えば", &["example", "instance", "such"]),
    ("俺", &["i", "my", "me"]),
    ("僕", &["i", "my", "me"]),
    ("先週", &["last", "week"]),
    ("全て", &["all", "every", "everything"]),
    ("出来る", &["can", "able"]),
    ("分かる", &["understand", "know", "see", "get", "okay"]),
    ("可能性", &["possible", "possibility", "likely", "chance", "may", "might"]),
    ("同じ", &["same"]),
    ("同様", &["same", "similar", "likewise"]),
    ("君", &["you", "your"]),
    ("報じる", &["report", "say"]),
    ("報道", &["report"]),
    ("場合", &["if", "when", "case"]),
    ("多く", &["many", "much", "lot", "most"]),
    ("多分", &["maybe", "probably", "perhaps"]),
    ("大丈夫", &["okay", "ok", "fine", "alright"]),
    ("強調", &["stress", "emphasize", "say"]),
    ("当時", &["then", "time"]),
    ("彼", &["he", "him", "his"]),
    ("彼ら", &["they", "them", "their"]),
    ("彼女", &["she", "her", "girlfriend"]),
    ("必要", &["need", "necessary", "must", "require"]),
    ("思う", &["think", "feel", "believe", "guess"]),
    ("我々", &["we", "us", "our"]),
    ("指摘", &["say", "point", "note"]),
    ("明かす", &["say", "reveal"]),
    ("明らか", &["clear", "reveal", "disclose"]),
    ("昨年", &["last", "year"]),
    ("本当", &["really", "true", "truth", "real"]),
    ("本当に", &["really", "truly"]),
    ("来年", &["next", "year"]),
    ("氏", &["mr"]),
    ("特に", &["especially", "particularly"]),
    ("現在", &["now", "current", "currently"]),
    ("申し訳ない", &["sorry", "apologize", "apology"]),
    ("発表", &["announce", "release", "say"]),
    ("皆さん", &["you", "everyone", "everybody", "all"]),
    ("私", &["i", "my", "me", "myself"]),
    ("私たち", &["we", "us", "our"]),
    ("私達", &["we", "us", "our"]),
    ("答える", &["say", "reply", "answer"]),
    ("約", &["about", "approximately", "around", "some"]),
    ("考える", &["think", "believe", "consider"]),
    ("自分", &["own", "himself", "herself", "itself", "themselves", "myself", "self"]),
    ("行う", &["do", "conduct", "hold", "carry", "perform"]),
    ("行なう", &["do", "conduct", "hold", "carry", "perform"]),
    ("訴える", &["say", "appeal", "argue", "call"]),
    ("話す", &["say", "speak", "talk"]),
    ("語る", &["say", "speak", "tell"]),
    ("誰", &["who", "whom", "anyone", "someone"]),
    ("述べる", &["say", "state"]),
    ("際", &["when"]),
];

/// By prints, which the headwords above have: most others are told by it.
#[allow(clippy::indexing_slicing, reason = "at compile time, where a panic is an error")]
const PRINTS: [u32; 64] = {
    let (mut prints, mut number) = ([0; 64], 0);
    while number < SUPPLEMENT.len() {
        let (place, bit) = print(SUPPLEMENT[number].0);
        prints[place] |= 1 << bit;
        number += 1;
    }
    prints
};

/// Six bits of a text's beginning and five of its end. The first byte of Japanese says little.
const fn print(text: &str) -> (usize, u32) {
    match text.as_bytes() {
        [_, second, .., last] => ((*second & 63) as usize, (*last & 31) as u32),
        _ => (0, 0),
    }
}

/// What `headword` becomes beside what EDICT says; English words in their base form.
///
/// ```
/// assert!(taiyaku::lexicon::supplement("彼").contains(&"his"));
/// assert!(taiyaku::lexicon::supplement("猫").is_empty());
/// ```
#[must_use]
pub fn supplement(headword: &str) -> &'static [&'static str] {
    let (place, bit) = print(headword);
    if PRINTS.get(place).is_none_or(|bits| bits >> bit & 1 == 0) {
        return &[];
    }
    let found = SUPPLEMENT.binary_search_by_key(&headword, |&(word, _)| word);
    found.ok().and_then(|at| SUPPLEMENT.get(at)).map_or(&[], |&(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headwords_are_sorted_and_stand_once() {
        assert!(SUPPLEMENT.is_sorted_by(|a, b| a.0 < b.0));
    }
}
