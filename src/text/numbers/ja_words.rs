//! Japanese words around numbers: units, counters, and words that are no numbers.

use super::{Currency, Kind};

/// What a unit behind a numeral makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// It counts or measures; the numeral is a cardinal.
    Count,
    /// A measure that halves are counted of: 2年半 is two and a half.
    Halves,
    /// It fixes the kind.
    Is(Kind),
    /// Percent of one.
    Percent,
    /// Tenths of one: 割.
    Tenths,
    /// Hundredths of a unit of the currency: セント.
    Cents(Currency),
    /// Era or common era.
    Year,
    /// 分の: the numeral is the denominator of the next.
    PartsOf,
    /// Twelves: ダース.
    Dozens,
}

use Unit::{Cents, Count, Dozens, Halves, Is, PartsOf, Percent, Tenths, Year};

/// Units that decide the kind, and longer ones that begin alike. The longest match counts.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("分の", PartsOf),
    ("ダース", Dozens),
    ("％", Percent),
    ("%", Percent),
    ("﹪", Percent),
    ("パーセント", Percent),
    ("ﾊﾟｰｾﾝﾄ", Percent),
    ("割", Tenths),
    ("割合", Count),
    ("割り算", Count),
    ("倍", Is(Kind::Multiple)),
    ("円", Is(Kind::Money(Currency::Yen))),
    ("円形", Count),
    ("圓", Is(Kind::Money(Currency::Yen))),
    ("ドル", Is(Kind::Money(Currency::Dollar))),
    ("米ドル", Is(Kind::Money(Currency::Dollar))),
    ("弗", Is(Kind::Money(Currency::Dollar))),
    ("ユーロ", Is(Kind::Money(Currency::Euro))),
    ("ポンド", Is(Kind::Money(Currency::Pound))),
    ("元", Is(Kind::Money(Currency::Yuan))),
    ("人民元", Is(Kind::Money(Currency::Yuan))),
    ("ウォン", Is(Kind::Money(Currency::Won))),
    ("セント", Cents(Currency::Dollar)),
    ("ペンス", Cents(Currency::Pound)),
    ("年", Year),
    ("年間", Halves),
    ("年生", Count),
    ("年分", Count),
    ("年ぶり", Count),
    ("年振り", Count),
    ("年目", Is(Kind::Ordinal)),
    ("年前", Count),
    ("年前半", Year),
    ("年後半", Year),
    ("年後", Count),
    ("年以上", Count),
    ("年以内", Count),
    ("年余り", Count),
    ("月", Is(Kind::Month)),
    ("日", Is(Kind::Day)),
    ("日間", Halves),
    ("日目", Is(Kind::Ordinal)),
    ("日前", Count),
    ("日後", Count),
    ("日分", Count),
    ("日ほど", Count),
    ("日ぶり", Count),
    ("日以上", Count),
    ("日以内", Count),
    ("日連続", Count),
    ("日本", Count),
    ("時", Is(Kind::Hour)),
    ("時間", Halves),
    ("時代", Count),
    ("ヶ月", Halves),
    ("ヵ月", Halves),
    ("ケ月", Halves),
    ("カ月", Halves),
    ("か月", Halves),
    ("ｶ月", Halves),
    ("箇月", Halves),
    ("個月", Halves),
    ("週間", Halves),
    ("世紀", Halves),
    ("番目", Is(Kind::Ordinal)),
    ("番", Count),
    ("位", Is(Kind::Ordinal)),
    ("等賞", Is(Kind::Ordinal)),
    ("代目", Is(Kind::Ordinal)),
];

/// Counters and measures that let a single kanji numeral be a number. The longest match counts;
/// 目 behind one makes an ordinal.
#[rustfmt::skip]
pub(super) const COUNTERS: &[&str] = &[
    "つ", "人", "名", "個", "箇", "ヶ国", "カ国", "か国", "ヵ国", "ヶ所", "カ所", "か所",
    "ヵ所", "か条", "カ条", "ヶ条", "回", "度", "本", "枚", "冊", "台", "軒", "件", "社", "校",
    "店舗", "匹", "頭", "羽", "杯", "足", "着", "通", "部", "章", "節", "項", "巻", "話", "編",
    "曲", "作", "点", "問", "位", "番", "号", "階", "段", "級", "等", "組", "班", "週", "秒",
    "分", "歳", "才", "世紀", "世帯", "世代", "代", "泊", "票", "戦", "勝", "敗", "球", "打",
    "周", "種類", "文字", "字", "行", "ページ", "頁", "メートル", "キロ", "センチ", "ミリ",
    "カップ",
    "マイル", "グラム", "トン", "リットル", "ヘクタール", "平方", "立方", "坪", "畳", "里",
    "尺", "寸", "升", "石", "斤", "貫", "両", "銭", "隻", "機", "艘", "便", "席", "室", "棟",
    "球", "粒", "滴", "丁目", "町歩", "兄弟", "姉妹", "拠点", "大学", "か年", "カ年", "ヶ年",
    "ヵ年", "連勝", "連敗", "連覇", "塁", "死", "振", "失点", "得点", "ポイント", "コ", "カ所",
    "ケース", "チーム", "グループ", "セット", "ペア", "シーズン", "クラス", "タイプ", "レベル",
    "ステップ", "歩", "口", "缶", "箱", "袋", "瓶", "皿", "膳", "束", "株", "輪", "艇", "双",
    "対", "競技", "種目", "試合", "都市", "地区", "市町村", "省", "県", "党", "派", "原則",
    "要素", "女", "男",
];

/// Words that begin with a numeral and a counter, or with a longer numeral, and count nothing.
/// Sorted.
#[rustfmt::skip]
pub(super) const WORDS: &[&str] = &[
    "一人前", "一元", "一切", "一匹狼", "一口", "一大", "一女", "一対", "一年中", "一度に",
    "一日中", "一時", "一期一会", "一本化", "一本気", "一本調子", "一杯", "一株", "一歩",
    "一段と", "一段落", "一派", "一点張り", "一番", "一石二鳥", "一種", "一等地", "一級",
    "一組織", "一行", "一貫", "一輪", "一通り", "一部", "一部始終", "七五三", "七面鳥", "三代",
    "三位一体", "三千代", "三度笠", "三振", "三日坊主", "三日月", "三本木", "三本松", "三枚目",
    "三機", "三段論法", "三田", "三等親", "三菱", "三角", "三輪", "九分九厘", "二の次", "二世",
    "二人三脚", "二元論", "二分", "二口", "二度と", "二日酔い", "二本松", "二枚目", "二枚舌",
    "二番煎じ", "二足のわらじ", "二足の草鞋", "二部構成", "二階堂", "五分五分", "五十嵐",
    "五十歩百歩", "五十鈴", "五十音", "五月雨", "五百旗頭", "五輪", "八つ当たり", "八代",
    "八千代", "八戸", "八百万の神", "八百屋", "八百長", "六分儀", "六本木", "十二分",
    "十二指腸", "十二支", "十人十色", "十分", "十字", "千万無量", "千代", "千本桜", "千歳",
    "千里", "四万十", "四六時中", "四分五裂", "四十九日", "四十肩", "四十雀", "四日市",
    "四頭筋", "百人一首", "百分率", "百日紅", "百点満点", "百発百中", "百葉箱", "百足",
];

/// Kanji before 一 that make a word of the two: 統一, 唯一.
pub(super) const BEFORE_ONE: &str = "唯統均随同単画逐専純帰何誰日界択万無合";

/// Counters behind 一 that seldom count: 一人で, 一度.
#[rustfmt::skip]
pub(super) const IDLE_AFTER_ONE: &[&str] =
    &[
    "つ", "人", "度", "点", "体", "本", "歩", "面", "番", "通", "節", "里", "石", "等", "位",
];

/// Weekdays by the kanji before 曜, Monday first.
pub(super) const WEEKDAYS: &str = "月火水木金土日";

/// Words before a number that make it a rough one.
#[rustfmt::skip]
pub(super) const ABOUT_BEFORE: &[&str] =
    &[
    "約", "およそ", "凡そ", "ほぼ", "おおよそ", "だいたい", "大体", "概ね", "おおむね",
    "ざっと",
];

/// Words behind a number, or behind its counter, that make it a rough one.
#[rustfmt::skip]
pub(super) const ABOUT_AFTER: &[&str] = &[
    "前後", "程度", "くらい", "ぐらい", "位の", "ほど", "余り", "あまり", "近く", "弱", "強",
    "超",
];

/// Words before an hour that put it after noon.
pub(super) const AFTERNOON: &[&str] = &["午後", "午后", "夕方", "夕刻", "PM", "pm"];

/// Words that begin with 半 and mean half of something.
#[rustfmt::skip]
pub(super) const HALVES: &[&str] =
    &[
    "半分", "半数", "半額", "半減", "半世紀", "半年", "半日", "半時間", "半世紀", "半ダース",
];

/// What makes a word of 半 and itself: 半分, 半径, 半導体.
pub(super) const BEHIND_HALF: &str = "ば々分期額数減島径導端生身面円球袖角透熟年月日世券信";

/// Counting words in kana, their value, and whether they often count nothing.
pub(super) const KANA: &[(&str, u64, bool)] = &[
    ("ゼロ", 0, false),
    ("ひとつ", 1, true),
    ("ひとり", 1, true),
    ("ふたつ", 2, false),
    ("ふたり", 2, false),
    ("みっつ", 3, false),
    ("よっつ", 4, false),
];

/// Latin units that stand directly behind digits.
#[rustfmt::skip]
pub(super) const LATIN_UNITS: &[&str] = &[
    "mm", "cm", "km", "m", "g", "kg", "mg", "t", "l", "ml", "s", "ms", "h", "min", "x", "px",
    "pt", "b", "kb", "mb", "gb", "tb", "pb", "bit", "byte", "hz", "khz", "mhz", "ghz", "w",
    "kw", "mw", "gw", "kwh", "mwh", "gwh", "twh", "v", "ha", "fps", "bps", "kbps", "mbps", "gbps", "tbps", "rpm", "ppm",
    "dpi", "db", "kcal", "cal", "yen", "usd", "jpy", "eur", "c", "f", "mah", "nm", "ft", "in",
    "lb", "lbs", "oz", "mi", "mph", "kph", "am", "pm", "years", "days", "hr", "hrs", "mins", "sec", "secs",
];
