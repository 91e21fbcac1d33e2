//! What words about a number say, in two ways that exclude each other.

use crate::check::measure::Unit;
use crate::check::quantity::Quantity;
use crate::check::sayings::CLOSED_JAPANESE;
use crate::text::numbers::Kind;

/// Two ways that exclude each other.
pub(super) struct Axis {
    /// Which numbers it is about.
    pub is_about: fn(&Quantity) -> bool,
    pub ways: [Way; 2],
    /// How many words may stand between an English number and the phrases before and behind it.
    pub before: usize,
    pub after: usize,
    /// What makes another word of the Japanese one: 前後.
    pub others: &'static [&'static str],
    /// What may turn the sense of either language round, …
    pub not_japanese: &'static [&'static str],
    pub not_english: &'static [&'static str],
    /// … and what turns it round for sure, so that the sense is the same where both languages have it.
    pub turned_japanese: &'static [&'static str],
    pub turned_english: &'static [&'static str],
}

/// The words for one way. With a hyphen at its end, a word of `also_english` is a beginning.
pub(super) struct Way {
    /// Behind a Japanese number.
    pub japanese: &'static [&'static str],
    /// Before and behind an English one.
    pub before: &'static [&'static str],
    pub after: &'static [&'static str],
    /// What else may say the same anywhere in the sentences.
    pub also_japanese: &'static [&'static str],
    pub also_english: &'static [&'static str],
}

pub(super) static AXES: [Axis; 6] = [BOUND, WITHIN, AMOUNT, TIME, SPAN, DEADLINE];

fn is_amount(it: &Quantity) -> bool {
    matches!(it.number.kind, Kind::Cardinal | Kind::Percent | Kind::Money(_) | Kind::Ordinal)
}

fn is_duration(it: &Quantity) -> bool {
    it.unit.is_some_and(Unit::is_of_time)
}

fn is_point(it: &Quantity) -> bool {
    it.is_date() && it.unit.is_none() || it.number.kind == Kind::Hour
}

/// At least so much, or at most.
#[rustfmt::skip]
const BOUND: Axis = Axis {
    is_about: |it| is_amount(it) && !is_duration(it),
    before: 0,
    after: 2,
    others: &[],
    not_japanese: &[],
    not_english: &["until", "other than"],
    turned_japanese: &[],
    turned_english: &[],
    ways: [
        Way {
            japanese: &["以上", "超", "を超え", "を越え", "を上回", "を突破"],
            before: &[
                "more than", "over", "above", "at least", "no less than", "no fewer than", "not less than",
                "exceed", "exceeds", "exceeded", "exceeding", "topped", "surpassed", "older than",
                "over the age of", "above the age of", "a minimum of", "upwards of", "greater than",
                "higher than", "longer than", "taller than", "larger than",
            ],
            after: &[
                "or more", "or over", "or older", "or above", "or higher", "or longer", "or greater",
                "and over", "and above", "and up", "and older", "or taller", "or larger", "or heavier",
            ],
            also_japanese: &["上", "最低", "少なくとも", "より多"],
            also_english: &[],
        },
        Way {
            japanese: &["以下", "未満", "以内", "を下回", "を割", "まで", "足らず", "に満たない", "に満たず"],
            before: &[
                "less than", "under", "below", "fewer than", "at most", "no more than", "not more than",
                "up to", "a maximum of", "younger than", "not exceed", "not exceeding", "not exceeded",
                "under the age of", "below the age of", "lower than", "shorter than", "smaller than",
                "lighter than", "no older than", "no taller than", "no larger than", "no longer than",
                "no higher than", "no greater than", "not over", "not above", "short of",
            ],
            after: &[
                "or less", "or fewer", "or under", "or younger", "or below", "or lower", "or shorter",
                "and under", "and below", "and younger", "or smaller", "or lighter",
            ],
            also_japanese: &["下", "最大", "最高", "まで", "弱"],
            also_english: &[],
        },
    ],
};

/// Within a time, or longer.
#[rustfmt::skip]
const WITHIN: Axis = Axis {
    is_about: |it| is_amount(it) && is_duration(it),
    before: 0,
    after: 2,
    others: &[],
    ways: [
        Way {
            before: &[
                "more than", "at least", "no less than", "no fewer than", "not less than", "longer than",
                "exceed", "exceeds", "exceeded", "exceeding", "older than", "a minimum of", "after",
            ],
            after: &["or more", "or longer", "and up"],
            also_english: &["over", "later"],
            ..BOUND.ways[0]
        },
        Way {
            before: &[
                "less than", "under", "fewer than", "at most", "no more than", "not more than", "up to",
                "within", "a maximum of", "shorter than", "no longer than", "not exceed", "not exceeding",
                "in under", "in less than",
            ],
            after: &["or less", "or fewer", "or under", "or shorter"],
            also_english: &["below", "in", "by"],
            ..BOUND.ways[1]
        },
    ],
    ..BOUND
};

/// More than before or elsewhere, or less.
#[rustfmt::skip]
const AMOUNT: Axis = Axis {
    is_about: is_amount,
    before: 3,
    after: 3,
    others: &[],
    not_japanese: &["逆", "反"],
    not_english: &["offset-", "revers-"],
    turned_japanese: &[],
    turned_english: &[],
    ways: [
        Way {
            japanese: &[
                "増", "上昇", "伸び", "上がっ", "上げ", "上回", "上に", "上の", "高い", "高く", "高か", "多い",
                "多く", "多か", "年上", "拡大",
            ],
            before: &[
                "increase", "increased", "increases", "increasing", "rose", "rise", "rises", "risen", "grew",
                "grow", "grown", "grows", "gained", "climbed", "jumped", "surged", "soared", "up", "raised",
                "expanded", "increased by", "rose by", "grew by", "rise of", "increase of", "gain of",
            ],
            after: &[
                "increase", "rise", "gain", "growth", "above", "higher", "older", "taller", "up",
            ],
            also_japanese: &[
                "増", "上", "伸", "高", "拡", "多", "騰", "プラス", "成長", "回復", "加", "膨", "追", "大", "改",
                "補", "新", "倍", "余",
            ],
            also_english: &[
                "increas-", "rais-", "ris-", "rose", "grow-", "grew", "gain-", "climb-", "jump-", "surg-",
                "soar-", "up", "expan-", "more", "high-", "add-", "extra-", "boost-", "better-", "improv-",
                "plus", "rebound-", "recover-", "over", "above", "exceed-", "top-", "great-", "larg-",
                "old-", "elder-", "tall-", "long-", "premium", "swell-", "swol-", "widen-", "advanc-",
                "acceler-", "balloon-", "ahead", "most", "doubl-", "tripl-",
            ],
        },
        Way {
            japanese: &[
                "減", "下落", "下がっ", "下げ", "下回", "低下", "下に", "下の", "落ち", "低い", "低く", "低か",
                "少な", "年下", "縮小",
            ],
            before: &[
                "decrease", "decreased", "decreases", "decreasing", "fell", "fall", "falls", "fallen",
                "declined", "decline", "declines", "dropped", "drop", "drops", "down", "shrank", "shrunk",
                "plunged", "slid", "tumbled", "reduced", "lowered", "decreased by", "fell by", "dropped by",
                "declined by", "drop of", "decrease of", "fall of", "decline of", "reduction of",
            ],
            after: &[
                "decrease", "drop", "fall", "decline", "reduction", "below", "lower", "fewer", "younger",
                "less", "shorter", "down",
            ],
            also_japanese: &[
                "減", "下", "縮", "低", "落", "少", "割引", "割り引", "割安", "値引", "引き下", "安", "削", "短", "マイナス", "後退", "悪", "失",
                "赤", "損", "切", "狭", "除", "欠", "廃", "節", "若", "弱", "不足",
            ],
            also_english: &[
                "decreas-", "declin-", "fell", "fall-", "drop-", "down-", "shr-", "plung-", "slip-", "slid-",
                "tumbl-", "reduc-", "cut-", "low-", "contract-", "few-", "less-", "los-", "under-", "below",
                "short-", "off", "narrow-", "minus", "sav-", "dip-", "slash-", "weak-", "slump-", "wors-",
                "deterior-", "eas-", "small-", "young-", "discount-", "cheap-", "remov-", "behind", "shed-",
                "trim-", "diminish-", "halv-", "slow-", "sank", "sunk", "sink-", "beneath", "deplet-",
            ],
        },
    ],
};

/// So long before, or after.
#[rustfmt::skip]
const TIME: Axis = Axis {
    is_about: |it| is_duration(it) || it.number.kind == Kind::Minute,
    before: 0,
    after: 3,
    others: &["後", "半", "期", "年", "回", "世", "者", "提", "任", "続", "継", "輩", "方"],
    not_japanese: &[],
    not_english: &["until"],
    turned_japanese: &[],
    turned_english: &[],
    ways: [
        Way {
            japanese: &["前"],
            before: &[],
            after: &["before", "ago", "earlier", "prior", "beforehand", "in advance"],
            also_japanese: &["前", "先", "まで", "昔", "過去", "早", "ぶり", "以来"],
            also_english: &["ahead", "previous-", "early", "past", "last", "until", "to", "since", "back"],
        },
        Way {
            japanese: &["後", "あと"],
            before: &[],
            after: &["after", "later", "afterwards", "afterward", "from now", "hence"],
            also_japanese: &[
                "後", "あと", "翌", "次", "経", "たって", "過ぎ", "から", "来", "今", "以降", "遅", "して",
            ],
            also_english: &["in", "following", "next", "subsequent-", "since", "within", "late", "past"],
        },
    ],
};

/// From a time on, or until then.
#[rustfmt::skip]
const SPAN: Axis = Axis {
    is_about: is_point,
    before: 1,
    after: 0,
    others: &["に", "も"],
    not_japanese: &["休", "閉", "止", "終", "前", "不", "待", "中"],
    not_english: &[
        "clos-", "shut-", "end-", "off", "stop-", "wait-", "except-", "unavailab-", "suspend-", "reopen-",
        "resum-",
    ],
    turned_japanese: &CLOSED_JAPANESE,
    turned_english: &["clos-", "shut-", "off", "suspend-", "unavailab-"],
    ways: [
        Way {
            japanese: &["から"],
            before: &[
                "from", "starting at", "starting on", "beginning at", "beginning on", "starting from",
                "starts at", "starts on", "opens at", "opens on", "begins at", "begins on", "start at",
                "start on", "open at", "open on", "begin at", "begin on",
            ],
            after: &[],
            also_japanese: &["から", "より", "以降", "始", "開始", "以来", "スタート", "発"],
            also_english: &["since", "start-", "begin-", "began", "after", "open-", "on", "at", "onward-"],
        },
        Way {
            japanese: &["まで"],
            before: &[
                "until", "till", "up until", "through", "up to", "closes at", "closes on", "ends at",
                "ends on",
            ],
            after: &[],
            also_japanese: &["まで", "終", "迄", "締", "期限", "限"],
            also_english: &["to", "by", "before", "end-", "no later", "deadline", "due"],
        },
    ],
};

/// From a time on, or by then.
#[rustfmt::skip]
const DEADLINE: Axis = Axis {
    others: &[],
    not_japanese: &["休", "閉", "止", "不", "待", "遅"],
    not_english: &["late", "too", "clos-", "wait-", "except-", "unavailab-", "suspend-"],
    turned_japanese: &[],
    turned_english: &[],
    ways: [
        Way {
            japanese: &["以降", "以後"],
            before: &["from", "after", "since", "on or after"],
            after: &["onward", "onwards", "or later", "and after", "or after"],
            also_japanese: &["から", "より", "後", "始", "以来", "発"],
            also_english: &["since", "later", "onward-", "following", "past"],
        },
        Way {
            japanese: &["までに", "迄に"],
            before: &["by", "no later than", "not later than", "before"],
            after: &[],
            also_japanese: &["まで", "前", "締", "期限", "うち", "内"],
            also_english: &["until", "till", "deadline-", "due", "latest", "end-", "within", "prior"],
        },
    ],
    ..SPAN
};
