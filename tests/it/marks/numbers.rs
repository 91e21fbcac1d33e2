//! Numbers, times and dates.

use taiyaku::model::Aspect::{Content, Number, Order, Spelling, Wording};

use super::check;

#[test]
fn times_and_dates_that_are_written_otherwise_are_spellings() {
    for spelling in [
        "The talk begins at [-10:30am-]{+10:30 a.m.+} today.",
        "The talk begins at [-10am-]{+10:00 a.m.+} today.",
        "The talk begins at [-3 p.m.-]{+15:00+} today.",
        "In the [-1990's-]{+1990s+} it was built.",
        "They met on [-5 March 2023-]{+2023-03-05+} in a park.",
        "They met on [-March 5, 2023-]{+2023-03-05+} in a park.",
        "It is [-1/2-]{+one half+} of it.",
        "期間は[-3/5から4/6-]{+3月5日から4月6日+}までです。",
        "会議は[-午後3時-]{+15時+}からだ。",
        "会議は[-3時半-]{+3:30+}からだ。",
        "先週の[-3月5日-]{+3/5+}に会った。",
        "先週の[-2023/3/5-]{+2023-03-05+}に会った。",
        "ここは景色が[-良い-]{+いい+}。",
    ] {
        check(spelling, &[Spelling]);
    }
    for number in [
        "The talk begins at [-3 p.m.-]{+16:00+} today.",
        "The talk begins at [-10am-]{+11am+} today.",
        "They met on [-5/3-]{+3/5+} in a park.",
        "会議は[-午前-]{+午後+}3時からだ。",
        "先週の[-3月5日-]{+3/6+}に会った。",
        "期間は[-3/5から4/6-]{+3月6日から4月5日+}までです。",
        "締め切りは[-2023/3/5、2024/4/6-]{+2024年3月5日、2023年4月6日+}です。",
        "作業の[-1/2-]{+1/3+}が済んだ。",
    ] {
        check(number, &[Number]);
    }
}

#[test]
fn figures_that_change_places_are_numbers() {
    for (marked, kinds) in [
        ("We went from [-3-]{+5+} to [-5-]{+3+} boats.", &[Number, Number][..]),
        ("We went from [-three-]{+five+} to [-five-]{+three+} boats.", &[Number, Number]),
        ("From [-twenty-three-]{+forty+} to [-forty-]{+twenty-three+} boats.", &[Number, Number]),
        ("The ratio of the two was [-3-]{+5+} to [-5-]{+8+} in the end.", &[Number, Number]),
        ("人数は[-3-]{+5+}人から[-5-]{+3+}人になった。", &[Number, Number]),
        ("締め切りは2023年[-3-]{+5+}月[-5-]{+3+}日です。", &[Number, Number]),
        ("社員は[-二十三-]{+四十一+}人から[-四十一-]{+二十三+}人になった。", &[Number, Number]),
        // What keeps its words changes places with them.
        ("[-Yesterday-] 3 boats left the harbour and 5 came back {+yesterday+}.", &[Order, Order]),
    ] {
        check(marked, kinds);
    }
    check("We bought 3{+, 4+} and 5 boats.", &[Wording]);
    check("The train leaves at [-10:00-]{+10+} a.m. sharp.", &[Spelling]);
}

#[test]
fn a_numeral_or_version_is_never_cut() {
    for (marked, kind) in [
        ("会場には[-二十三-]{+三十三+}人が来た。", Number),
        ("会場には[-二十三-]{+二十五+}人が来た。", Number),
        ("売上は約[-二十三億-]{+百二十三億+}円だった。", Number),
        ("価格は[-三万五千-]{+三万六千+}円だった。", Number),
        ("彼は[-二〇二三-]{+二〇二四+}年に生まれた。", Number),
        ("列車は[-二十-]{+三十+}分ほど止まった。", Number),
        ("本は[-1,200-]{+1,500+}円になった。", Number),
        ("会場には[-二三-]{+三四+}人が来た。", Number),
        ("説明は十分[-です-]{+でした+}。", Wording),
        ("There were [-twenty-three-]{+twenty-five+} boats.", Number),
        ("Install [-v1.2.3-]{+v1.2.4+} first.", Number),
        ("Install [-v2-]{+v3+} first.", Number),
        ("Install version [-1.2.3-]{+1.10.0+} first.", Number),
        ("Install [-2.0.0-beta.1-]{+2.0.0-rc.1+} first.", Number),
        ("まず[-v1.2.3-]{+v1.2.4+}を入れる。", Number),
        ("バージョン[-1.2.3-]{+1.2.4+}を使う。", Number),
        ("Install [-1.2.3-]{+v1.2.3+} first.", Wording),
        ("Doors open at [-9:00-]{+9:30+} on Mondays.", Number),
        ("July 3 at [-10:00-]{+10:30+} it is.", Number),
        ("受付時間は[-9:00-]{+9:30+}からです。", Number),
        ("Order the [-RC-200-]{+RC-250+} today.", Number),
        ("詳しくは図[-①-]{+②+}を見る。", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn a_number_is_marked_with_its_sign_and_all_of_its_parts() {
    for (marked, kind) in [
        ("気温は[-5-]{+-5+}度まで下がった。", Number),
        ("最低気温は[--3-]{+-8+}度だった。", Number),
        ("損益は[-△120億-]{+△150億+}円となった。", Number),
        ("誤差は[-±3-]{+±5+}％とされる。", Number),
        ("気温は[-5-]{+マイナス5+}度だった。", Number),
        ("詳しくは図-[-1-]{+2+}を見る。", Number),
        ("[-数十-]{+数百+}人の客が来た。", Number),
        ("その本は[-十数-]{+二十数+}冊ある。", Number),
        ("出発は[-10時半-]{+11時半+}の予定だ。", Number),
        ("出発は[-10時半-]{+10時+}の列車だ。", Number),
        ("詳しくは第[-Ⅳ-]{+Ⅵ+}章で述べる。", Number),
        ("水は[-三分の一-]{+四分の一+}に減った。", Number),
        ("利益は[-1/2-]{+1/3+}になった。", Number),
        ("The temperature fell to [-5-]{+-5+} degrees overnight.", Number),
        ("The low was [-−3-]{+−8+}°C in the hills.", Number),
        ("The error is [-±3-]{+±5+} percent at most.", Number),
        ("There were 4-[-6-]{+8+} men on the deck.", Number),
        ("See Chapter [-IV-]{+VI+} for the method.", Number),
        ("World War [-II-]{+I+} changed the port.", Number),
        ("Pope John [-XXIII-]{+XXII+} wrote the letter.", Number),
        ("About [-1/2-]{+1/3+} of the boats were lost.", Number),
        ("[-Dozens-]{+Hundreds+} of people came to the pier.", Number),
        ("Add [-1½-]{+2½+} cups of flour to the bowl.", Number),
        ("She paid [---]$5 for it.", Number),
        ("The train leaves at 10 [-a.m.-]{+p.m.+} sharp.", Number),
        ("会議は[-午後-]{+午前+}三時に始まる。", Number),
        ("The train leaves at 10:30 [-a.m.-]{+p.m.+} sharp.", Number),
    ] {
        check(marked, &[kind]);
    }
}

#[test]
fn a_number_that_is_written_otherwise_is_spelling() {
    for marked in [
        "[-Twelve-]{+12+} lines were closed.",
        "It rose by [-30-]{+thirty+} percent.",
        "利用者が[-三-]{+3+}割増えた。",
        "利用者は[-十-]{+10+}年前の半分だ。",
        "路線がまた[-一つ-]{+1つ+}消えた。",
        "住民の[-一-]{+1+}人は語った。",
        "予算は[-三億-]{+3億+}円だ。",
    ] {
        check(marked, &[Spelling]);
    }
}

#[test]
fn what_comes_beside_a_number_is_marked_apart() {
    check("Hold the button for {+at least+} [-3-]{+5+} seconds.", &[Wording, Number]);
    check(
        "It runs until [-March 31, 2025-]{+April 30, 2026+}{+, unless it is ended earlier by us+}.",
        &[Number, Content],
    );
}
