//! Words that say a number without being one.

/// English words that say a number without being one.
pub(super) const ENGLISH: &[(&str, &[u64])] = &[
    ("both", &[2]),
    ("pair", &[2]),
    ("pairs", &[2]),
    ("couple", &[2]),
    ("couples", &[2]),
    ("twin", &[2]),
    ("twins", &[2]),
    ("duo", &[2]),
    ("dual", &[2]),
    ("doubles", &[2]),
    ("either", &[2]),
    ("neither", &[2]),
    ("two-time", &[2]),
    ("again", &[2]),
    ("bilateral", &[2]),
    ("biennial", &[2]),
    ("biannual", &[2]),
    ("second", &[2]),
    ("secondary", &[2]),
    ("trio", &[3]),
    ("triple", &[3]),
    ("tripled", &[3]),
    ("triplets", &[3]),
    ("trilateral", &[3]),
    ("three-way", &[3]),
    ("tertiary", &[3]),
    ("hat", &[3]),
    ("quartet", &[4]),
    ("quadruple", &[4]),
    ("quintet", &[5]),
    ("decade", &[10]),
    ("decades", &[10, 20, 30, 40, 50]),
    ("teens", &[10]),
    ("teen", &[10]),
    ("teenage", &[10]),
    ("teenager", &[10]),
    ("teenagers", &[10]),
    ("tenfold", &[10]),
    ("dozen", &[12]),
    ("fortnight", &[2, 14, 15]),
    ("century", &[100, 1]),
    ("centuries", &[100]),
    ("centennial", &[100]),
    ("hundred", &[100]),
    ("hundredth", &[100]),
    ("thousand", &[1000]),
    ("overnight", &[1]),
    ("noon", &[12, 0]),
    ("midday", &[12, 0]),
    ("midnight", &[12, 24, 0]),
    ("clock", &[24]),
    ("quarter", &[15, 3, 4]),
    ("half", &[30, 2, 6]),
    ("solo", &[1]),
    ("single", &[1]),
    ("singles", &[1]),
    ("sole", &[1]),
    ("individual", &[1]),
    ("individually", &[1]),
    ("alone", &[1]),
    ("only", &[1]),
    ("each", &[1]),
    ("every", &[1]),
    ("per", &[1]),
    ("another", &[1]),
    ("a", &[1]),
    ("an", &[1]),
    ("the", &[1]),
    ("any", &[1]),
    ("daily", &[1]),
    ("weekly", &[1]),
    ("monthly", &[1]),
    ("annual", &[1]),
    ("annually", &[1]),
    ("yearly", &[1]),
    ("once", &[1]),
    ("no", &[0]),
    ("none", &[0]),
    ("nil", &[0]),
    ("nothing", &[0]),
    ("without", &[0]),
    ("zero", &[0]),
    ("top", &[1]),
    ("last", &[1]),
    ("next", &[1]),
    ("runner", &[2]),
    ("semifinal", &[4]),
    ("semifinals", &[4]),
    ("quarterfinal", &[8]),
    ("quarterfinals", &[8]),
    ("sixties", &[60, 1960]),
    ("seventies", &[70, 1970]),
    ("eighties", &[80, 1980]),
    ("nineties", &[90, 1990]),
    ("twenties", &[20]),
    ("thirties", &[30]),
    ("forties", &[40]),
    ("fifties", &[50]),
    ("halftime", &[45]),
    ("deuces", &[2]),
    ("twos", &[2]),
    ("threes", &[3]),
    ("fours", &[4]),
    ("fives", &[5]),
    ("sixes", &[6]),
    ("sevens", &[7]),
    ("eights", &[8]),
    ("nines", &[9]),
    ("freshman", &[1]),
    ("sophomore", &[2]),
    ("junior", &[3, 2]),
    ("senior", &[4, 3]),
    ("yokozuna", &[0]),
];

/// English words that say a half: 半減, 半分, 半数.
pub(super) const HALVES: &[&str] =
    &["halve", "halves", "halved", "halving", "halfway", "midway", "majority"];

/// English phrases that say a half as two parts.
pub(super) const IN_HALVES: &[&str] = &["in two", "into two", "fifty-fifty", "50-50"];

/// Words of what is closed, in English their beginnings, …
#[rustfmt::skip]
pub(super) const CLOSED_JAPANESE: [&str; 16] = [
    "休業", "休館", "休園", "休場", "休校", "休診", "休止", "運休", "閉館", "閉店", "閉園", "閉鎖",
    "閉まって", "通行止", "停止", "不通",
];
pub(super) const CLOSED_ENGLISH: [&str; 5] = ["clos", "shut", "suspend", "unavailab", "halt"];
/// … and of what is open again.
pub(super) const OPEN_JAPANESE: [&str; 6] = ["再開", "開館", "開園", "開店", "営業", "から"];
pub(super) const OPEN_ENGLISH: [&str; 6] = ["reopen", "open", "resum", "restart", "return", "back"];

/// English phrases that say a number without being one, or with others.
pub(super) const PHRASES: &[(&str, &[u64])] = &[
    ("24/7", &[24, 365]),
    ("days a week", &[365]),
    ("every day of the year", &[365]),
    ("golden wedding", &[50]),
    ("golden anniversary", &[50]),
    ("silver wedding", &[25]),
    ("silver anniversary", &[25]),
];

/// Japanese words that say a number without being one.
pub(super) const JAPANESE: &[(&str, &[u64])] = &[
    ("両", &[2]),
    ("双", &[2]),
    ("倍", &[2]),
    ("再", &[2]),
    ("二", &[2]),
    ("２", &[2]),
    ("次", &[2]),
    ("夫妻", &[2]),
    ("夫婦", &[2]),
    ("隔", &[2]),
    ("ダブル", &[2]),
    ("ペア", &[2]),
    ("コンビ", &[2]),
    ("三", &[3]),
    ("トリオ", &[3]),
    ("ハット", &[3]),
    ("トリプル", &[3]),
    ("四", &[4]),
    ("季", &[4]),
    ("五", &[5]),
    ("六", &[6]),
    ("七", &[7]),
    ("八", &[8]),
    ("九", &[9]),
    ("十", &[10]),
    ("ダース", &[12]),
    ("百", &[100]),
    ("千", &[1000]),
    ("初", &[1]),
    ("唯一", &[1]),
    ("単", &[1]),
    ("一", &[1]),
    ("最", &[1]),
    ("首位", &[1]),
    ("優勝", &[1]),
    ("毎", &[1]),
    ("正午", &[12]),
    ("365日", &[7]),
    ("年中無休", &[7, 24, 365]),
    ("金婚", &[50]),
    ("銀婚", &[25]),
    ("半", &[2, 6, 30]),
    ("猛暑日", &[35, 95]),
    ("真夏日", &[30, 86]),
    ("夏日", &[25, 77]),
    ("熱帯夜", &[25, 77]),
    ("冬日", &[0, 32]),
    ("ゼロ", &[0]),
    ("無", &[0]),
    ("数", &[2, 3, 10, 12, 100, 1000, 10_000, 100_000]),
];

/// A whole number below ten thousand in kanji.
pub(super) fn kanji(mut value: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut numeral = String::new();
    for (place, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = usize::try_from(value / place).ok().and_then(|digit| DIGITS.get(digit));
        value %= place;
        match digit.copied() {
            Some("一") if place > 1 => numeral.push_str(name),
            Some(digit) if !digit.is_empty() => numeral.extend([digit, name]),
            _ => {}
        }
    }
    numeral
}
