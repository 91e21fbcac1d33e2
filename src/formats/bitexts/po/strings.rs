//! Strings of PO: in quotation marks, with escapes as in C.

/// What a string in quotation marks says; `None` if it is none.
pub(super) fn unquote(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        let c = match c {
            '"' => return None,
            '\\' => match rest.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'v' => '\u{b}',
                'f' => '\u{c}',
                first @ '0'..='7' => {
                    let mut value = first.to_digit(8)?;
                    for _ in 0..2 {
                        let Some(digit) = rest.peek().and_then(|c| c.to_digit(8)) else { break };
                        value = value * 8 + digit;
                        rest.next();
                    }
                    char::from_u32(value)?
                }
                'x' => {
                    let mut value = 0;
                    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(16)) {
                        value = value * 16 + digit;
                        if value > 0xff {
                            return None;
                        }
                        rest.next();
                    }
                    char::from_u32(value)?
                }
                c => c,
            },
            c => c,
        };
        text.push(c);
    }
    Some(text)
}

/// Appends a string, line by line if it has several.
pub(super) fn push_string(out: &mut String, keyword: &str, text: &str) {
    out.push_str(keyword);
    out.push(' ');
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() > 1 {
        out.push_str("\"\"\n");
    }
    for line in if lines.is_empty() { &[""][..] } else { &lines } {
        out.push('"');
        for c in line.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\0'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\{:03o}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push_str("\"\n");
    }
}
