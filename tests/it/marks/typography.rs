//! Quotation marks, dashes, stops and brackets.

use taiyaku::model::Aspect::{Number, Punctuation, Spelling, Typography, Wording};

use super::{check, check_pair};

#[test]
fn quotation_marks_of_another_style_are_typography() {
    check("[-「-]{+『+}この天気に？[-」-]{+』+}", &[Typography, Typography]);
    for marked in [
        "彼は[-「-]{+『+}はい[-」-]{+』+}と言った。",
        "He said [-“-]{+‘+}yes[-”-]{+’+} and left the room.",
        "She said [-\"-]{+'+}never[-\"-]{+'+} to the captain.",
        "[-【-]{+［+}重要[-】-]{+］+}明日は休みです。",
        "そう[-，-]{+、+}だから帰った[-．-]{+。+}",
    ] {
        check(marked, &[Typography, Typography]);
    }
    for marked in [
        "[-ｶﾅ-]{+カナ+}で書いた文書だ。",
        "発車は[-10:30-]{+10：30+}です。",
        "勝負は[-3:2-]{+3：2+}で終わった。",
        "[-1/2-]{+１／２+}の確率で当たる。",
        "雨[-……-]{+…+}また雨だった。",
        "彼は[-――-]{+──+}黙っていた。",
    ] {
        check(marked, &[Typography]);
    }
    // A prime is a unit.
    check("The board is 5[-'-]{+\"+} long in all.", &[Wording]);
}

#[test]
fn quotation_marks_and_dashes_are_typography() {
    check("He said [-\"-]{+“+}no[-\"-]{+”+} and left the room.", &[Typography, Typography]);
    check("It rained [---]{+—+} and how it rained!", &[Typography]);
}

#[test]
fn hyphens_that_make_options_and_words_are_no_dashes() {
    for (old, new, marked, kind) in [
        (
            "Type -version to see it.",
            "Type --version to see it.",
            "Type [---]{+--+}version to see it.",
            Wording,
        ),
        (
            "We saw a man eating -- shark.",
            "We saw a man eating-shark.",
            "We saw a man eating [----]{+-+}shark.",
            Wording,
        ),
        (
            "We study pre- and post-war art.",
            "We study pre-and post-war art.",
            "We study pre[-- and-]{+-and+} post-war art.",
            Spelling,
        ),
        (
            "They resign-ed it.",
            "They resign - ed it.",
            "They [-resign-ed-]{+resign - ed+} it.",
            Spelling,
        ),
        ("Type a -b now.", "Type a-b now.", "Type [-a --]{+a-+}b now.", Spelling),
    ] {
        check_pair(old, new, marked, &[kind]);
    }
    check("Set the [-'-]{+`+}type[-'-]{+`+} of it.", &[Wording, Wording]);
    check("It took 3[---]{+–+}5 days.", &[Typography]);
    check("It rained [----]{+—+} and how it rained!", &[Typography]);
}

#[test]
fn typography_is_marked_apart_from_the_words_beside_it() {
    for (marked, kinds) in [
        (
            "[-It's \"-]{+It’s “+}[-fine-]{+great+}[-\"-]{+”+} here.",
            &[Typography, Wording, Typography][..],
        ),
        ("He said [-'-]{+‘+}[-no-]{+never+}[-'-]{+’+} to me.", &[Typography, Wording, Typography]),
        (
            "It was [-cold-]{+wet+}[----]{+—+}very [-late-]{+dark+}[-...-]{+…+}",
            &[Wording, Typography, Wording, Typography],
        ),
        ("彼は[-ＡＢＣ-]{+ABC+}[-社-]{+団+}に行った。", &[Typography, Wording]),
    ] {
        check(marked, kinds);
    }
}

#[test]
fn spaces_between_words_are_no_typography() {
    for (marked, kind) in [
        ("We come here [-every day-]{+everyday+} to swim.", Spelling),
        ("Please [-log in-]{+login+} first.", Spelling),
        ("Version [-2 0-]{+20+} is out.", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn the_dots_of_abbreviations_are_spelling() {
    check("We met Mr{+.+} Smith at the harbour.", &[Spelling]);
    check("We met Dr[-.-] Smith at the harbour.", &[Spelling]);
    check("They came at 5 [-p.m.-]{+pm+} to the harbour.", &[Spelling]);
}

#[test]
fn stops_commas_and_brackets_are_punctuation() {
    for marked in [
        "The cat slept{+.+}",
        "It rained[-,-] and the cat slept.",
        "It rained[-!-]{+.+}",
        "It rained[-;-]{+.+} the cat slept.",
        "It rained [-—-]{+,+} or so they said.",
        "猫は寝た{+。+}",
        "雨が降り[-、-]猫は寝た。",
        "雨が降った[-。-]{+！+}",
        "赤[-、-]{+・+}青の二色だ。",
    ] {
        check(marked, &[Punctuation]);
    }
    for marked in [
        "He called it {+“+}fine{+”+} weather.",
        "It rained {+(+}as usual{+)+} all day.",
        "彼は{+「+}雨{+」+}と言った。",
        "雨が{+（+}やはり{+）+}降った。",
    ] {
        check(marked, &[Punctuation, Punctuation]);
    }
}

#[test]
fn quotations_and_brackets_are_marked_whole() {
    for (marked, kind) in [
        ("彼は「雨だ。」{+「雪だ。」+}「風だ。」と言った。", Wording),
        ("彼は[-『雨だ。』-]『雪だ。』と言った。", Wording),
        ("「雨」、{+「雪」、+}「風」の三つだ。", Wording),
        ("彼は「雨（大雨）」と{+「雪（大雪）」と+}「風（大風）」を見た。", Wording),
        ("雨（あめ。）{+雪（ゆき。）+}風（かぜ。）の順だ。", Wording),
        ("He said “yes,” {+“no,”+} “never,” and left.", Wording),
        ("He said \"yes,\" {+\"no,\"+} \"never,\" and left.", Wording),
        ("It has rain (some), {+snow (some),+} wind (some), and fog.", Wording),
        ("彼が見たのは{+『雪』と+}「風」だった。", Wording),
        ("He said {+‘no,’+} “yes,” “never,” and left.", Wording),
        ("It has the {+:data:`a`,+} :class:`b` and :class:`c` objects.", Wording),
        ("It has [one](a.b) {+[two](a.b)+} [three](a.b) in it.", Wording),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn hyphens_between_words_are_spelling() {
    let three = [Spelling; 3];
    for (old, new, marked, kinds) in [
        (
            "A state of the art lens.",
            "A state-of-the-art lens.",
            "A state{+-+}of{+-+}the{+-+}art lens.",
            &three[..],
        ),
        (
            "A well known man spoke.",
            "A well-known man spoke.",
            "A well{+-+}known man spoke.",
            &three[..1],
        ),
        (
            "It rained, off season.",
            "It rained, - off season.",
            "It rained, {+-+} off season.",
            &[Wording],
        ),
    ] {
        check_pair(old, new, marked, kinds);
    }
    let back = "A long[---] term plan is what the council wanted to see.";
    check_pair(
        "A long-term plan is what the council wanted to see.",
        "A long term plan is what the council wanted to see.",
        back,
        &[Spelling],
    );
}
