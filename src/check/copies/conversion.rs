//! Conversions of printf and its kin: `%s`, `%1$d`, `%(name)s`, `%-5.2lf`, Qt's `%1`.
//!
//! The grammar is that of ISO C's `fprintf` with POSIX' numbered arguments; a space as a flag is left
//! out, since “100 % sure” is said more often.

/// A conversion at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conversion {
    /// How many bytes it takes.
    pub length: usize,
    /// How many bytes behind the per cent number its argument, with the dollar: 2 in `%1$s`.
    pub numbered: usize,
    /// How many arguments it takes, one for each `*` besides its own; none if it names or numbers it.
    pub takes: usize,
}

/// What follows a conversion's flags.
const KINDS: &str = "diouxXeEfFgGaAcspn@";
const LENGTHS: [&str; 9] = ["hh", "h", "ll", "l", "z", "j", "t", "L", "q"];

/// The conversion that `rest` begins with; not the per cent of 100%.
pub(super) fn conversion(rest: &str, before: Option<char>) -> Option<Conversion> {
    let inner = rest.strip_prefix('%')?;
    let is_named = inner.starts_with('(');
    let name = if is_named { inner.find(')')? + 1 } else { 0 };
    if !is_named && before.is_some_and(char::is_numeric) {
        return None;
    }
    // %2F is a stroke in an address.
    let mut chars = inner.chars();
    let is_escape = chars.next().is_some_and(|c| c.is_ascii_digit())
        && chars.next().is_some_and(|c| ('A'..='F').contains(&c));
    if is_escape {
        return None;
    }
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind_name = inner.get(name..)?;
    let number = digits(behind_name);
    let numbered = match behind_name.get(number..)?.starts_with('$') {
        true if number > 0 => number + 1,
        _ => 0,
    };
    let spec = behind_name.get(numbered..)?;
    // Flags, width and precision.
    let end =
        spec.find(|c: char| !(c.is_ascii_digit() || "-+#'.*".contains(c))).unwrap_or(spec.len());
    let kind = spec.get(end..)?;
    let kind = LENGTHS.iter().find_map(|length| kind.strip_prefix(length)).unwrap_or(kind);
    let mut after = kind.chars();
    let takes_kind = after.next().is_some_and(|c| KINDS.contains(c));
    let is_closed = |next: Option<char>| next.is_none_or(|c| !c.is_ascii_alphanumeric());
    if takes_kind && is_closed(after.next()) {
        let length = rest.len() - kind.len() + 1;
        let stars = spec.get(..end)?.matches('*').count();
        let takes = if is_named || numbered > 0 { 0 } else { 1 + stars };
        return Some(Conversion { length, numbered, takes });
    }
    // Qt's %1.
    let is_qt = !is_named && (1..=2).contains(&number) && numbered == 0;
    (is_qt && is_closed(behind_name.get(number..)?.chars().next())).then_some(Conversion {
        length: 1 + number,
        numbered: 0,
        takes: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_are_those_of_printf() {
        for (text, expected) in [
            ("%s is", Some((2, 0, 1))),
            ("%1$s を", Some((4, 2, 0))),
            ("%(name)s", Some((8, 0, 0))),
            ("%-5.2lf MB", Some((7, 0, 1))),
            ("%'d", Some((3, 0, 1))),
            ("%*d", Some((3, 0, 2))),
            ("%llu", Some((4, 0, 1))),
            ("%zu", Some((3, 0, 1))),
            ("%1 files", Some((2, 0, 0))),
            ("%@", Some((2, 0, 1))),
            ("%discount", None),
            ("%2F", None),
            ("% sure", None),
            ("%%", None),
            ("%", None),
            ("%(name", None),
            ("%$s", None),
            ("{d}", None),
            ("<a>", None),
        ] {
            let found = conversion(text, Some(' '));
            assert_eq!(found.map(|it| (it.length, it.numbered, it.takes)), expected, "{text}");
        }
        assert_eq!(conversion("%d", Some('0')), None, "100%d");
    }
}
