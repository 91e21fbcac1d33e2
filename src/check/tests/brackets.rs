//! Brackets and quotation marks with and without a partner.

use super::found;
use crate::model::Lang::{En, Ja};

#[test]
fn whatever_is_quoted_its_marks_are_a_pair() {
    for (english, expected) in [
        (r#"The configuration is stored in "/etc/motd" and shown at login."#, None),
        (r#"Run it with the "-l" option to see the list."#, None),
        (r#"Type ":help" to open the manual."#, None),
        (r#"The root directory is written simply as "/"."#, None),
        (r#"Use "," as the separator, or ", ", or " ", too."#, None),
        (r#"Choose a file with the extension ".txt" ("_l" is none)."#, None),
        (r#"Look at "%PATH%", "!ls" and "~/Pictures" now."#, None),
        (r#"It begins at the root ("/") of the tree."#, None),
        (r#"It is installed in"/usr/share" by the tool."#, None),
        (r#"Add allow="true" and put a pair of quotes ("") there."#, None),
        (r#"Mail it to *123*"-done@bugs.example.org" today."#, None),
        (r#"See cut -d":" -f1 and """""" there."#, None),
        (r#"Select " item." in visual mode."#, None),
        (r#"Put it between "(" and ")", or between "[." and ".]"."#, None),
        (r#""...and so on," he said—"that is all.""#, None),
        (r#"A screen of 24" is enough."#, None),
        ("Separate them with a colon (:) or a semicolon (;).", None),
        (r#"The configuration is stored in "/etc/motd and shown."#, Some(r#"`"` is never closed"#)),
        (
            r#"The configuration is stored in /etc/motd" and shown."#,
            Some(r#"`"` was never opened"#),
        ),
        (r#"It begins at the root ("/" of the tree."#, Some("`(` is never closed")),
        (r#"He said (the "boss" knew."#, Some("`(` is never closed")),
        (r#"A coup d"état was over."#, Some(r#"`"` was never opened"#)),
        ("\"She cried\"?\"\"", Some(r#"`"` was never opened"#)),
        ("It is all in the book).", Some("`)` was never opened")),
    ] {
        let found = found("unbalanced-brackets", &[("これだけを読む。", english)], Ja);
        let messages: Vec<&str> = found.iter().filter_map(|it| it.splitn(3, ": ").nth(2)).collect();
        assert_eq!(messages, Vec::from_iter(expected), "{english}");
    }
    for (japanese, expected) in
        [(r#"角括弧は "[." と ".]" で挟む。"#, 0), (r#"角括弧は "[." で挟む（後で閉じる。"#, 1)]
    {
        let found = found("unbalanced-brackets", &[(japanese, "Put it there.")], En);
        assert_eq!(found.len(), expected, "{japanese}");
    }
}
