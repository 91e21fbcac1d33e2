//! What the beginning of a page says of it.

/// Whether a file that begins like this is a page.
pub(in crate::formats::documents) fn begins(head: &str) -> bool {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after;
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| {
        rest.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
            && !rest.as_bytes().get(start.len()).is_some_and(u8::is_ascii_alphabetic)
    })
}

/// By `<meta charset>`, `<meta http-equiv>` or the XML declaration.
pub(in crate::formats::documents) fn charset(head: &str) -> Option<&str> {
    let declared = head.strip_prefix("<?xml").and_then(|xml| xml.split_once("?>"));
    let declared = declared.and_then(|(xml, _)| xml.split_once("encoding="));
    let rest = match declared {
        Some((_, rest)) => rest,
        None => {
            let at = head.to_ascii_lowercase().find("charset=")?;
            head.get(at + "charset=".len()..)?
        }
    };
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let name = rest.split(['"', '\'', ';', '>', '/', ' ', '\t', '\r', '\n']).next()?;
    (!name.is_empty()).then_some(name)
}
