//! Lines that look like prose that goes on and are not: a headline above another or a byline.

use super::chars::{
    OPENERS, ahead, char_before, columns, is_blank, is_figure, is_hiragana, is_latin, is_line_end,
};
use super::{lists, vocabulary};

/// Longest byline, in columns.
const MAX_BYLINE_COLS: usize = 60;

/// Fewest words of weight that tell a line in Title Case from one with a name.
const MIN_WORDS: usize = 3;

/// Who did what, at the head or the end of a Japanese byline.
const ROLES: &[&str] = &[
    "編集委員",
    "ライター",
    "聞き手",
    "イラスト",
    "翻訳",
    "監訳",
    "監修",
    "原作",
    "写真",
    "撮影",
    "取材",
    "構成",
    "編集",
    "執筆",
    "文",
    "訳",
    "絵",
    "著者",
    "記者",
    "著",
    "作",
];

/// Widest headline, in columns, that is told from wrapped text by its ends.
const MAX_HEADLINE_COLS: usize = 60;

/// How headlines end that no word broken by a line's end does.
const HEADLINE_ENDS: &[&str] = &[
    "について",
    "に向けて",
    "にあたって",
    "お知らせ",
    "ごあいさつ",
    "とは",
    "のすすめ",
    "を達成",
    "を発表",
    "を開始",
    "を決定",
    "を建設",
    "を開催",
    "を発売",
    "を公開",
    "へ移転",
];

/// How sentences begin in hiragana, where words that a line end broke do not.
const BEGINNINGS: &[&str] = &[
    "この",
    "これ",
    "その",
    "それ",
    "ここ",
    "まず",
    "また",
    "なお",
    "ただ",
    "しかし",
    "お",
    "ご",
    "いつも",
];

/// What headlines count: 10 tips for a better night.
const COUNTED: &[&str] = &[
    "facts",
    "ideas",
    "lessons",
    "questions",
    "reasons",
    "rules",
    "steps",
    "things",
    "tips",
    "ways",
];

/// What bylines credit.
const CREDITED: &[&str] = &[
    "art",
    "compiled",
    "edited",
    "illustrated",
    "illustrations",
    "interview",
    "introduction",
    "lyrics",
    "music",
    "photo",
    "photographs",
    "photography",
    "photos",
    "pictures",
    "report",
    "reporting",
    "story",
    "text",
    "translated",
    "translation",
    "words",
    "written",
];

/// Prepositions that Title Case may leave small, and no headline ends in.
const SMALL: &[&str] = &[
    "about", "after", "against", "amid", "among", "before", "beside", "between", "during", "from",
    "into", "near", "on", "onto", "over", "per", "since", "than", "that", "through", "toward",
    "towards", "under", "until", "upon", "versus", "via", "with", "within", "without",
];

/// Whether the English line `above` is a headline and `below` a sentence: the one is in Title Case,
/// or the two are by themselves and say so by how they begin.
pub(super) fn part_english(above: &str, below: &str, alone: bool) -> bool {
    let opens = || opens_sentence(above, below) || is_numbered(above, below);
    !goes_on(above) && (alone && opens() || is_title_case(above, below) || is_english_byline(below))
}

/// Whether `above` is a numbered heading, too short for a wrapped line, and `below` a sentence.
fn is_numbered(above: &str, below: &str) -> bool {
    /// Widest heading, in columns.
    const MAX_COLS: usize = 48;
    let mut words = below.split(is_blank);
    let opens = words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.next().is_some_and(|word| word.starts_with(char::is_lowercase));
    lists::number_length(above).is_some()
        && columns(above) <= MAX_COLS
        && above.ends_with(|c: char| c.is_alphabetic())
        && opens
        && below.ends_with(['.', '!', '?'])
}

/// Whether an English line says who made what: Words and photographs by Jane Doe.
fn is_english_byline(line: &str) -> bool {
    /// Most words of names.
    const MAX_NAMES: usize = 6;
    let (roles, names) = match line.strip_prefix("By ") {
        Some(names) => ("", names),
        None => line.split_once(" by ").unwrap_or_default(),
    };
    let is_role = |word: &str| {
        let word = word.trim_end_matches([',', ':']).to_lowercase();
        matches!(word.as_str(), "and" | "&") || CREDITED.contains(&word.as_str())
    };
    let is_name = |word: &str| word == "and" || word.starts_with(char::is_uppercase);
    line.starts_with(char::is_uppercase)
        && roles.split(is_blank).filter(|word| !word.is_empty()).all(is_role)
        && !names.is_empty()
        && names.split(is_blank).count() <= MAX_NAMES
        && names.split(is_blank).all(is_name)
        && !names.ends_with(['.', '!', '?'])
}

/// Whether an English line may be an entry of a list without marks: it begins as a title does, and no
/// phrase goes on behind it.
pub(super) fn is_entry(line: &str) -> bool {
    let begins = line.trim_start_matches(OPENERS).starts_with(|c: char| c.is_uppercase());
    begins && line.contains(char::is_lowercase) && !goes_on(line)
}

/// Whether a line ends where a phrase goes on.
fn goes_on(above: &str) -> bool {
    let last = above.rsplit(is_blank).next().unwrap_or("");
    above.ends_with([',', '-', '—', '&', '/'])
        || vocabulary::is_function_word(&last.to_lowercase())
        || SMALL.contains(&last)
}

/// Whether `above` begins as headlines do (“How to …”, “10 tips …”), or `below` with a small word in
/// capitals, which wrapped text has only behind a stop. A name would prove nothing, nor would “I”.
fn opens_sentence(above: &str, below: &str) -> bool {
    let above = above.get(lists::number_length(above).unwrap_or(0)..).unwrap_or("").trim_start();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let first = below.split(is_blank).next().unwrap_or("");
    let mut words = above.split(is_blank);
    let numbered = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
        && words.next().is_some_and(|word| COUNTED.contains(&word));
    let titled = (above.starts_with("How to ") || numbered)
        && below.split(is_blank).nth(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    let opens = first.len() > 1 && vocabulary::is_function_word(&first.to_lowercase());
    columns(above) < MAX_HEADLINE_COLS
        && above.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !above.contains(['.', '!', ';', '"', '“'])
        && is_capital(first)
        && (titled || opens)
}

/// Whether the two English lines are items of a list without marks or stops: sentences, by their
/// capitals.
pub(super) fn part_items(above: &str, below: &str) -> bool {
    !goes_on(above) && is_sentence(above) && is_sentence(below)
}

/// Whether `above` is in Title Case and `below` a sentence.
fn is_title_case(above: &str, below: &str) -> bool {
    let (large, small) = capitals(above, 0);
    large >= MIN_WORDS && small == 0 && is_sentence(below)
}

/// Whether `line` begins with a capital and has more small words than names.
fn is_sentence(line: &str) -> bool {
    // The first word of a sentence is a capital whatever it is.
    let (names, words) = capitals(line, 1);
    let opens = line.trim_start_matches(OPENERS).starts_with(char::is_uppercase);
    opens && words >= 2 && words > names
}

/// How many words of weight in `line`, without the first `skipped`, begin with a capital, and how
/// many do not.
fn capitals(line: &str, skipped: usize) -> (usize, usize) {
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let words = || weighty(line).skip(skipped);
    let count = words().filter(small).count();
    (words().count() - count, count)
}

/// The words of `line` that Title Case writes with a capital.
fn weighty(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| is_blank(c) || matches!(c, '-' | '—' | '–' | '/'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 3 && word.starts_with(is_latin) && !SMALL.contains(word))
        .filter(|word| !vocabulary::is_function_word(word))
}

/// Whether `below` is a Japanese byline, or the headline `above` ends in a particle, as in 形に or
/// 開館へ, and `below` has a subject of its own. `bare` says that no line near ends in a stop.
pub(super) fn part_japanese(above: &str, below: &str, bare: bool) -> bool {
    // 最後の仕事を | ピアノ 作: a clause goes on. Headlines may end in の.
    is_byline(below) && !above.ends_with(['を', '、'])
        || bare && above.ends_with(['に', 'へ', 'を']) && has_subject(below)
}

/// Whether the first of the two Japanese lines from `from` on is a headline above a sentence: it is
/// narrower than most wrapped text, holds no stop and ends as headlines do, and what is below begins as
/// sentences do.
pub(super) fn above_sentence(text: &str, from: usize, widest_cols: usize) -> bool {
    let rest = ahead(text, from);
    let mut lines = rest.split(is_line_end).map(str::trim).filter(|line| !line.is_empty());
    let (Some(above), Some(below)) = (lines.next(), lines.next()) else { return false };
    // 大谷、五十本塁打を達成: so headlines name whom they are about.
    let clause = |(at, _)| char_before(above, at).is_none_or(is_hiragana);
    let ends = HEADLINE_ENDS.iter().any(|end| above.ends_with(end));
    let begins =
        !below.starts_with(is_hiragana) || BEGINNINGS.iter().any(|word| below.starts_with(word));
    widest_cols < MAX_HEADLINE_COLS
        && char_before(text, from) != Some('\u{3000}')
        && !above.contains(['。', '！', '？', '「'])
        && !above.match_indices('、').any(clause)
        && ends
        && begins
        && below.ends_with(['。', '！', '？'])
}

/// Whether `line` is headed by the number of a chapter or clause: 第1章　はじめに, 第二条（定義）.
pub(super) fn is_division(line: &str) -> bool {
    let after = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '、');
    line.strip_prefix('第').is_some_and(|number| {
        let rest = number.trim_start_matches(is_figure);
        let kind =
            rest.strip_prefix(['章', '節', '条', '部', '編', '篇', '巻', '幕', '話', '回', '項']);
        rest.len() < number.len() && kind.is_some_and(after)
    })
}

/// Whether a topic or a subject stands in `line`: 図書館が生まれる.
fn has_subject(line: &str) -> bool {
    let mut before = 'あ';
    line.chars().any(|c| {
        let marked = matches!(c, 'が' | 'は' | 'も') && !is_hiragana(before);
        before = c;
        marked || c == '、'
    })
}

/// Whether `line` says who wrote or made something: 文・写真　山田太郎, 取材＝佐藤, 山田太郎（記者）.
fn is_byline(line: &str) -> bool {
    let named = names_behind_role(line) || names_before_role(line);
    named && columns(line) <= MAX_BYLINE_COLS && !line.contains(['。', '、'])
}

/// Whether what sets a role off from a name is `c`.
fn sets_off(c: char) -> bool {
    matches!(c, '＝' | '=' | '：' | ':' | '／' | '/') || is_blank(c)
}

fn names_behind_role(line: &str) -> bool {
    let latin = ["by ", "By ", "text by ", "Text by ", "photo by ", "Photo by "];
    if latin.iter().any(|role| line.starts_with(role)) {
        return true;
    }
    let Some(mut rest) = role(line) else { return false };
    while let Some(after) = rest.strip_prefix(['・', '／', '/']).and_then(role) {
        rest = after;
    }
    let name = rest.trim_start_matches(|c| sets_off(c) || c == '・');
    // 文・武の両道: a name that no mark sets off has no kana of a clause.
    let named = rest.starts_with(sets_off) || rest.starts_with('・') && !name.contains(is_hiragana);
    named && !name.is_empty()
}

fn names_before_role(line: &str) -> bool {
    let bare = line.strip_suffix(['）', ')']).unwrap_or(line);
    let Some(rest) = ROLES.iter().find_map(|role| bare.strip_suffix(role)) else { return false };
    let name = match bare.len() < line.len() {
        true => rest.strip_suffix(['（', '(']),
        false => rest.strip_suffix(|c| sets_off(c) || c == '・'),
    };
    name.is_some_and(|name| !name.is_empty() && !name.contains(is_hiragana))
}

/// What follows the role that `line` begins with.
fn role(line: &str) -> Option<&str> {
    ROLES.iter().find_map(|role| line.strip_prefix(role))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_all;
    use crate::model::Lang;

    #[test]
    fn headlines_above_subheads_and_bylines() {
        check_all(
            Lang::En,
            &[
                "Firm Launches \"ColdEye,\" a Monitoring Service for Frozen Logistics|\n\
                 Round-the-clock remote monitoring cuts spoilage by up to 35%|\n\nNext.|",
                "City Council Approves Plan for New Riverside Park and Library|\n\
                 Residents welcomed the decision on Monday.|",
                "City Council Approves Plan for New Riverside Park\nand Library Near the Old Mill|",
                "How to reset your password and keep it safe|\nClick the link below.|",
                "10 tips for a better night's sleep this summer|\nSleep matters.|",
                "He told us that he would be there by noon on\nMonday at last.|",
                "To generate a new set of all the pages in\nHTML for yourself, run it.|",
                "The company was founded by engineers from\nOsaka University.|",
                "You never told me that this was what\nI had been waiting for all my life.|",
                "The bank said on Thursday that it would buy\nToshiba for about two trillion yen.|",
                "The Agreement between Northern Lights Publishing Company and\n\
                 Green Valley shall remain in force until terminated.|",
                "Introduction to the new system design|\nOverview of the main system modules|\n\
                 Description of the test environment|",
                "Please note that the office will be closed from the\n\
                 twenty-fourth of December until the fourth of\nJanuary for the holidays|",
                "The Collected Letters and Papers of Lord Byron and\nHis Friends in Italy and Greece|",
                "Prime Minister Shinzo Abe and President Barack Obama of\n\
                 the United States met on Tuesday in Hawaii.|",
                "Prime Minister Shinzo Abe and President Barack Obama\n\
                 Tuesday agreed to expand their cooperation.| They will\nmeet again in May.|",
            ],
        );
        check_all(
            Lang::Ja,
            &[
                "市民の声を六年かけて形に|\n文・写真　山田太郎|\n\n次だ。|",
                "海を渡った職人たちの百年は|\n取材＝佐藤花子|",
                "海を渡った職人たちの|\n山田太郎（記者）|\n\n百年の旅とその後は|\n山田太郎＝文|",
                "海を渡った職人たちの百年は|\n山田太郎 著|\n\n百年の旅の|\ntext by 山田太郎|",
                "海を渡った職人たちの\n百年（絵本）|",
                "新図書館、来春開館へ|\n市民の声を六年かけて形に|\n新しい図書館、来春開館|",
                "子どもたちに遊べる場所を|\n市民団体が署名提出|",
                "新しいかばんを\n買いました|",
                "これは去年の夏に京都で撮った写\n真です。|",
                "市は二十日、駅前の再開発計画を見直すと発\n表した。|",
                "お申し込みの際は会員番号とパスワー\nドを入力してください。|",
                "父は昭和三十年代に北海道札幌市の小学校教\n師として働き始めた。|",
                "私が一番好きなのは\n第3話「帰郷」です。|",
                "彼は、これまでの二十年間の研究で得たすべての知識を\n\
                 文・武の両道にわたる一冊の本にまとめた。|",
            ],
        );
    }
}
