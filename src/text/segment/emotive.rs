//! Laughter, tears and faces: （笑）, (^_^;), ♪, emoji. They often stand for a full stop.

use super::chars::{char_at, is_digit, is_emoji, is_hiragana, is_kanji, is_katakana, skip_while};

/// Whether `c` is a symbol that decorates the end of a sentence.
pub(super) fn is_symbol(c: char) -> bool {
    is_emoji(c) || matches!(c, '♪' | '♫' | '♬' | '☆' | '★' | '♡' | '♥')
}

/// The offset behind the symbols, emoji, （笑） and kaomoji at `at`.
pub(super) fn skip_symbols(text: &str, mut at: usize) -> usize {
    loop {
        let end = skip_while(text, at, is_symbol);
        let end = match char_at(text, end) {
            Some('(' | '（') => emotive(text, end).unwrap_or(end),
            _ => end,
        };
        if end == at {
            return at;
        }
        at = end;
    }
}

/// The offset behind （笑） or a kaomoji that begins at `at`, arms included.
pub(super) fn emotive(text: &str, at: usize) -> Option<usize> {
    const FEELINGS: &[&str] = &[
        "笑", "汗", "泣", "涙", "怒", "爆", "苦笑", "爆笑", "大笑", "失笑", "照", "驚", "喜", "悲",
        "謎", "死", "ぇ", "滝汗", "冷汗", "号泣", "大汗", "嬉", "怖", "殴", "核爆", "微笑", "嘘",
        "違", "ぉぃ", "おい", "w", "ww", "www", "ｗ", "ｗｗ",
    ];
    let open = char_at(text, at)?;
    let inner = at + open.len_utf8();
    let mut end = inner;
    let (mut letters, mut signs, mut count) = (0, 0, 0);
    for c in text.get(inner..)?.chars() {
        if matches!(c, ')' | '）') {
            break;
        }
        if count >= 12 || matches!(c, '\n' | '。' | '、' | '(' | '（') {
            return None;
        }
        count += 1;
        end += c.len_utf8();
        if is_kanji(c) || is_hiragana(c) || is_katakana(c) && c as u32 <= 0x30ff || is_digit(c) {
            letters += 1;
        } else if is_face(c) {
            signs += 1;
        }
    }
    let close = char_at(text, end)?;
    if !matches!(close, ')' | '）') {
        return None;
    }
    let within = text.get(inner..end)?;
    let feeling = FEELINGS.contains(&within);
    if !feeling && (signs == 0 || letters > 1 || count < 2) {
        return None;
    }
    let end = end + close.len_utf8();
    // Arms and sweat: ＼(^o^)／, (^_^;), (^^)v
    let arms = skip_while(text, end, |c| {
        matches!(
            c,
            '／' | '/'
                | '＼'
                | '\\'
                | 'ノ'
                | 'ﾉ'
                | ';'
                | '；'
                | 'ゞ'
                | '♪'
                | '☆'
                | '_'
                | '∠'
                | '⊃'
        )
    });
    Some(if feeling { end } else { arms })
}

/// Whether `c` is a part of a face drawn with characters.
fn is_face(c: char) -> bool {
    matches!(
        c,
        '^' | '＾'
            | 'ω'
            | 'Д'
            | 'д'
            | '∀'
            | '▽'
            | '´'
            | '`'
            | '｀'
            | '‘'
            | '・'
            | '･'
            | '_'
            | '＿'
            | ';'
            | '；'
            | '>'
            | '<'
            | '＞'
            | '＜'
            | 'T'
            | '*'
            | '＊'
            | '￣'
            | '≧'
            | '≦'
            | '﹏'
            | '°'
            | '゜'
            | 'ﾟ'
            | '◇'
            | '▼'
            | '∇'
            | '◉'
            | '□'
            | '-'
            | '―'
            | '\u{301}'
            | '☆'
            | '⌒'
            | '∩'
            | '@'
            | '＠'
            | '益'
            | '艸'
            | '●'
            | '◕'
    )
}
