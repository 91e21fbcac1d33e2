//! Emoji, emoticons and laughs that end a remark.

use super::chars::{ahead, char_at, char_before, is_japanese, is_latin, is_line_end, skip};

/// Longest emoticon, in characters between its brackets.
const MAX_EMOTICON_CHARS: usize = 14;

/// An emoji that comments on what was said: faces, hands, hearts, sparkle. Pictures of
/// things (a mug, a dog) stand for words and do not end anything.
pub(super) fn is_remark(c: char) -> bool {
    matches!(c,
        '\u{1f600}'..='\u{1f64f}'
        | '\u{1f90c}'..='\u{1f92f}'
        | '\u{1f970}'..='\u{1f97a}'
        | '\u{1fae0}'..='\u{1faf8}'
        | '\u{1f446}'..='\u{1f450}'
        | '\u{1f493}'..='\u{1f49f}'
        | '\u{1f4a2}' | '\u{1f4a6}' | '\u{1f4a8}' | '\u{1f4aa}' | '\u{1f4af}'
        | '\u{1f389}' | '\u{1f38a}' | '\u{1f3b5}' | '\u{1f3b6}' | '\u{1f31f}'
        | '\u{2639}' | '\u{263a}' | '\u{263b}' | '\u{2728}' | '\u{2763}' | '\u{2764}')
}

/// Emoji that lead what follows: ticks, pins, arrows, hands that point, coloured shapes.
fn is_leading(c: char) -> bool {
    matches!(c,
        '\u{2600}'..='\u{2613}' | '\u{261a}'..='\u{261f}'
        | '\u{26a0}' | '\u{26a1}' | '\u{2705}' | '\u{2713}'..='\u{2718}' | '\u{2753}'..='\u{2757}'
        | '\u{274c}' | '\u{274e}' | '\u{2794}' | '\u{27a1}' | '\u{1f446}'..='\u{1f449}'
        | '\u{1f4a1}' | '\u{1f4cc}'..='\u{1f4cd}' | '\u{1f4e2}'..='\u{1f4e3}'
        | '\u{1f530}'..='\u{1f53b}' | '\u{1f6a8}' | '\u{1f7e0}'..='\u{1f7eb}' | '\u{1f195}')
}

/// Whether `c` is an emoji that may close a sentence which has its stop: a remark or a picture,
/// but nothing that leads the eye on.
fn is_closing_emoji(c: char) -> bool {
    let picture = matches!(c, '\u{1f300}'..='\u{1f5ff}' | '\u{1f680}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}');
    (is_remark(c) || picture) && !is_leading(c)
}

/// The end of the emoji at `at`, if any stand there and each may close a sentence.
pub(super) fn closing_emoji(text: &str, at: usize) -> Option<usize> {
    let end = skip(text, at, |c| is_closing_emoji(c) || is_joined(c));
    (end > at && !char_at(text, at).is_some_and(is_joined)).then_some(end)
}

/// Ornaments that end a clause in letters and blogs.
pub(super) fn is_ornament(c: char) -> bool {
    matches!(c, '♪' | '♫' | '♬' | '♩' | '☆' | '★' | '♡' | '♥')
}

/// Characters that join onto the emoji before them.
pub(super) fn is_joined(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// What writers put in brackets to say how they said it.
const LAUGHS: &[&str] = &[
    "w",
    "ww",
    "www",
    "冷汗",
    "喜",
    "嘘",
    "大爆笑",
    "大笑",
    "失笑",
    "嬉",
    "怒",
    "悲",
    "意味深",
    "拍手",
    "核爆",
    "棒",
    "棒読み",
    "死",
    "汗",
    "汗汗",
    "泣",
    "泣き",
    "涙",
    "滝汗",
    "照",
    "照れ",
    "爆",
    "爆笑",
    "白目",
    "真顔",
    "笑",
    "笑い",
    "笑笑",
    "苦笑",
    "苦笑い",
    "謎",
    "遠い目",
    "適当",
    "震え声",
    "驚",
    "ｗ",
    "ｗｗ",
    "ｗｗｗ",
];

fn closer_of(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '（' => Some('）'),
        _ => None,
    }
}

/// The bytes between the bracket at `at` and its closer, if it closes soon; and the end.
fn bracketed(text: &str, at: usize) -> Option<(&str, usize)> {
    let open = char_at(text, at)?;
    closer_of(open)?;
    let from = at + open.len_utf8();
    let rest = ahead(text, from);
    for (count, (offset, c)) in rest.char_indices().enumerate() {
        match c {
            // Writers mix the widths: （笑) is common.
            ')' | '）' => return Some((rest.get(..offset)?, from + offset + c.len_utf8())),
            '(' | '（' | '\n' | '\r' => return None,
            _ if count > MAX_EMOTICON_CHARS => return None,
            _ => {}
        }
    }
    None
}

/// The end of a laugh such as （笑） that opens at `at`.
pub(super) fn laugh(text: &str, at: usize) -> Option<usize> {
    let (inside, end) = bracketed(text, at)?;
    LAUGHS.contains(&inside).then_some(end)
}

/// What laughs, weeps or sweats without brackets.
fn is_laughter(c: char) -> bool {
    matches!(c, '笑' | '泣' | '汗' | '草' | 'w' | 'ｗ')
}

/// Whether a laugh without brackets may begin with `c`.
pub(super) fn opens_laugh(c: char) -> bool {
    is_laughter(c) || matches!(c, '大' | '爆' | '苦' | 'o')
}

/// The end of a laugh without brackets, 笑, 爆笑 or ｗｗ, that stands at `at` right after a stop, if
/// no word goes on from it.
pub(super) fn bare_laugh(text: &str, at: usize) -> Option<usize> {
    if !char_at(text, at).is_some_and(opens_laugh) {
        return None;
    }
    let rest = ahead(text, at);
    if let Some(after) = rest.strip_prefix("orz") {
        return (!after.starts_with(is_latin)).then_some(at + rest.len() - after.len());
    }
    let core = rest.trim_start_matches(['大', '爆', '苦']);
    let mark = core.chars().next().filter(|&c| is_laughter(c))?;
    let after = core.trim_start_matches(mark);
    let laughs = mark == '笑' || core.len() == rest.len();
    // Several letters need no blank behind them: マジ？ｗｗｗそれは.
    let letters = matches!(mark, 'w' | 'ｗ') && core.len() > after.len() + mark.len_utf8();
    let one = core.len() == rest.len() && core.len() - after.len() == mark.len_utf8();
    let ends = letters && after.starts_with(is_japanese)
        || after.chars().next().is_none_or(|c| {
            c.is_whitespace() && !(one && goes_on_below(mark, after))
                || is_remark(c)
                || is_ornament(c)
                || matches!(c, '」' | '』' | '）' | ')')
        });
    (laughs && ends).then_some(at + rest.len() - after.len())
}

/// Whether a line's end breaks a word behind its first character: 笑|顔, 泣|いて.
fn goes_on_below(mark: char, after: &str) -> bool {
    let Some(below) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(is_line_end)) else {
        return false;
    };
    let rest = match mark {
        '笑' => "いうえおっみわ顔声話",
        '泣' => "いうえかきくけこ",
        '汗' | '草' => "がでとなにのはばまむもをだ原木花",
        _ => "",
    };
    below.trim_start().starts_with(|c| rest.contains(c))
}

/// The end of an emoticon such as (^o^) that opens at `at`, its raised arm included.
pub(super) fn emoticon(text: &str, at: usize) -> Option<usize> {
    let (inside, end) = bracketed(text, at)?;
    let face = inside.chars().any(|c| {
        matches!(
            c,
            '^' | '＾'
                | 'ω'
                | 'Д'
                | 'д'
                | '∀'
                | '▽'
                | '´'
                | '｀'
                | '￣'
                | '≧'
                | '≦'
                | '⌒'
                | '_'
                | '＿'
                | '益'
                | '◡'
        )
    });
    let plain = inside.chars().all(|c| {
        !c.is_ascii_digit()
            && (!c.is_alphabetic()
                || matches!(
                    c,
                    'o' | 'O'
                        | 'T'
                        | 'Q'
                        | 'm'
                        | 'b'
                        | 'd'
                        | 'v'
                        | 'x'
                        | 'X'
                        | 'ω'
                        | 'Д'
                        | 'д'
                        | '益'
                        | 'ｏ'
                        | 'Ｏ'
                        | 'Ｔ'
                        | 'ツ'
                        | 'ノ'
                        | 'ヘ'
                        | 'へ'
                        | 'ｰ'
                        | 'ー'
                        | 'ﾟ'
                        | 'ﾉ'
                ))
    });
    if !face || !plain || inside.chars().count() < 2 {
        return None;
    }
    let arms = skip(text, end, |c| {
        matches!(c, '／' | 'ノ' | 'ﾉ' | 'ゞ' | '/' | '~' | '♪' | '☆' | '★' | '♡' | '۶' | 'و')
    });
    if arms > end {
        return Some(arms);
    }
    // m(_ _)m, o(^^)o: two hands of a kind; a star that flies, (^_-)-☆; sleep, (-_-)zzz.
    let right = char_at(text, end).filter(|&c| {
        matches!(c, 'm' | 'o' | 'd' | 'b' | 'ｍ' | 'ｏ')
            && char_before(text, at) == Some(if c == 'b' { 'd' } else { c })
    });
    let star = ["-☆", "-★", "—☆", "~☆", "〜☆", "zzz", "zz"]
        .into_iter()
        .find(|star| ahead(text, end).starts_with(star));
    Some(end + right.map_or(0, char::len_utf8) + star.map_or(0, str::len))
}

/// The end of an emoticon that opens at `at` with its face or with the arm before it: \(^o^)/,
/// ヽ(´▽｀)ノ, m(_ _)m.
pub(super) fn armed_emoticon(text: &str, at: usize) -> Option<usize> {
    let arm = char_at(text, at).filter(|&c| is_arm(c)).map_or(0, char::len_utf8);
    emoticon(text, at + arm)
}

/// An arm or a hand on the left of a face.
pub(super) fn is_arm(c: char) -> bool {
    matches!(
        c,
        '\\' | '＼'
            | 'ヽ'
            | 'ヾ'
            | '٩'
            | '〃'
            | '┐'
            | '└'
            | '∑'
            | 'Σ'
            | 'm'
            | 'ｍ'
            | 'o'
            | 'ｏ'
            | 'd'
    )
}

/// The length of a smiley such as :-) that `rest` opens with and that stands by itself.
pub(super) fn smiley_length(rest: &str) -> Option<usize> {
    let eyes = rest.strip_prefix([':', ';', '='])?;
    let nose = eyes.strip_prefix('-').unwrap_or(eyes);
    let mouth = nose.trim_start_matches([')', '(', 'D', 'P', '/', '|']);
    let length = rest.len() - mouth.len();
    let alone = mouth.chars().next().is_none_or(char::is_whitespace);
    (mouth.len() < nose.len() && length <= 5 && alone).then_some(length)
}
