//! What tables of other programs have in their headers and cells.

use super::*;

#[test]
fn tables_in_many_shapes() {
    let plain = "1: ja 猫 en cat\n";
    for (name, text, expected) in [
        ("a.csv", "source,target\n猫,cat\n", plain),
        ("a.csv", "Target,Source\ncat,猫\n", plain),
        ("a.csv", "source,target\ncat,猫\n", plain),
        ("a.csv", "\r\nja-JP,en_US,fr\r\n猫,cat,chat\r\n", plain),
        ("a.csv", "Japanese;English\n猫;cat\n", plain),
        ("a.tsv", "日本語\t英語\n猫\tcat\n", plain),
        ("a.txt", "source\ttarget\n猫\tcat\n", plain),
        ("a.txt", "# remark\n猫\tcat\n", plain),
        ("a.tab", "cat\t猫\n", plain),
        ("a", "猫\tcat\ta remark\n", "1: ja 猫 en cat note \"a remark\"\n"),
        (
            "a.csv",
            "source,target,forbidden\n猫|ネコ,cat|tom,kitty|puss\n",
            "1: ja 猫 ja ~ネコ en cat en ~tom en !kitty en !puss\n",
        ),
        ("a.csv", "en,ja,ja_forbidden\ncat,猫,ねこ\n", "1: ja 猫 ja !ねこ en cat\n"),
        // Alt+Enter in a spreadsheet; a backslash before the break keeps it in the form.
        (
            "a.csv",
            "ja,en,forbidden\n猫,\"cat\n\ntom cat\",\"kitty\r\npuss|pet\"\n",
            "1: ja 猫 en cat en ~tom cat en !kitty en !puss en !pet\n",
        ),
        ("a.tsv", "ja\ten\n\"猫\nネコ\"\tcat\n", "1: ja 猫 ja ~ネコ en cat\n"),
        ("a.csv", "ja,en\n猫,\"tom\\\ncat\"\n", "1: ja 猫 en tom\ncat\n"),
        (
            "a.csv",
            "id,ja,en,case_sensitive,exact\nx,GPU,GPU,TRUE,\n,猫,cat,no,yes\n",
            "x: ja GPU (case) en GPU (case)\n2: ja 猫 (exact) en cat (exact)\n",
        ),
        (
            "a.csv",
            "ja,en,pass,ignore\n猫,cat,猫だ。 => A cat. | 猫 => cats,a|b\n",
            "1: ja 猫 en cat Pass \"猫だ。\" \"A cat.\" Pass \"猫\" \"cats\" ignore [\"a\", \"b\"]\n",
        ),
        ("a.csv", "ja,en_forbidden,en\n,irregardless,\n", "1: en !irregardless\n"),
        (
            "a.csv",
            "用語;訳語;禁止;備考\n猫;cat;kitty;small\n",
            "1: ja 猫 en cat en !kitty note \"small\"\n",
        ),
        ("a.csv", "訳語,原語,品詞\ncat,猫,名詞\n", "1: ja 猫 (noun) en cat (noun)\n"),
        ("a.csv", "jpn,英訳,POS\n猫,cat,adj.\n", "1: ja 猫 (adjective) en cat (adjective)\n"),
        ("a.csv", "用語,en,pos\n猫,cat,NN\n", plain),
        ("a.csv", "Japanese,English,Part of Speech\n猫,cat,noun phrase\n", plain),
        ("a.csv", "sep=;\nja;en\n猫;cat\n", plain),
        // Without a header: the languages stand in each row.
        ("a.csv", "猫,cat,ja,en\n犬,dog,ja,en\n", "1: ja 猫 en cat\n2: ja 犬 en dog\n"),
        ("a.tsv", "cat\t猫\ten-US\tja\n", plain),
        ("a.csv", "Term,訳\n英語,English\n", "1: ja 英語 en English\n"),
        ("a.csv", "Word,日本語\ncat,猫\n", plain),
        ("a.csv", "English,訳語\ncat,猫\n", plain),
        (
            "a.csv",
            "ja,Deprecated,en,NG訳\n猫,kitty,cat,puss\n",
            "1: ja 猫 en cat en !kitty en !puss\n",
        ),
        ("a.csv", "用語,非推奨（日本語）,英訳\n猫,ねこ,cat\n", "1: ja 猫 ja !ねこ en cat\n"),
        (
            "a.csv",
            "ja,en,case_sensitive,exact\nA猫,cat,y,はい\nB猫,cat,○,×\nC猫,cat,✓,N\nD猫,cat,-,off\n",
            "1: ja A猫 (case) (exact) en cat (case) (exact)\n2: ja B猫 (case) en cat (case)\n\
             3: ja C猫 (case) en cat (case)\n4: ja D猫 en cat\n",
        ),
    ] {
        let read = read(name, text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.warnings, [], "{text}");
        assert_eq!(shown(&read.glossary), expected, "{text}");
    }
}

/// What stands above the names of columns is told, and an entry there is one all the same.
#[test]
fn nothing_above_the_names_of_columns_is_lost() {
    let (plain, left_out) = ("1: ja 猫 en cat\n", "above the names of columns in line 3, left out");
    for (name, text, expected, warnings) in [
        ("a.csv", "用語集 2024年版\n\n日本語;英語\n猫;cat\n", plain, &[(1, left_out)][..]),
        (
            "a.tsv",
            "Terms\t\nJP\tEN\n猫\tcat\n",
            plain,
            &[(1, "above the names of columns in line 2, left out")],
        ),
        (
            "a.csv",
            "作成日,2026-01-01\n作成者：,Editors\nja,en\n猫,cat\n",
            plain,
            &[(1, left_out), (2, left_out)],
        ),
        (
            "a.csv",
            "犬,dog,note\n\n用語,English,備考\n猫,cat,\n",
            "1: ja 犬 en dog note \"note\"\n2: ja 猫 en cat\n",
            &[(1, "above the names of columns in line 3, taken for an entry")],
        ),
        (
            "a.tsv",
            "dog\t犬\nen\tja\ncat\t猫\n",
            "1: ja 犬 en dog\n2: ja 猫 en cat\n",
            &[(1, "above the names of columns in line 2, taken for an entry")],
        ),
        ("a.csv", "sep=;\n用語;English\n猫;cat\n", plain, &[]),
    ] {
        let read = read(name, text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        let told: Vec<_> =
            read.warnings.iter().map(|it| (it.place.line, it.kind.to_string())).collect();
        let told: Vec<_> = told.iter().map(|(line, what)| (*line, &**what)).collect();
        assert_eq!(told, warnings, "{text}");
        assert_eq!(shown(&read.glossary), expected, "{text}");
    }
}

/// Names that are put together, of both languages and of what is forbidden.
#[test]
fn columns_by_the_names_of_others() {
    for header in [
        "日本語（原文）,英語（訳文）",
        "Term (JA),Term (EN)",
        "Source (JA),Target (EN)",
        "Source [ja],Target [en]",
        "Japanese term,English term",
        "ja_term,en_term",
        "term_ja,term-en",
        "JP,EN",
        "Japanese (Japan),English (United States)",
        "和文,英文",
        "見出し語,英訳",
        "Term,Translation",
        "日本語用語,英語用語",
        "日本語の用語,英語の訳語",
        "用語（日）,用語（英）",
        "日本語名,英語名",
        "\"Term\n(JA)\",\"Term\n(EN)\"",
    ] {
        for forbidden in
            ["Do not use", "Deprecated", "非推奨", "NG訳", "Forbidden term", "EN forbidden"]
        {
            let table = format!("{header},{forbidden}\n猫,cat,kitty\n");
            let read =
                read("a.csv", table.as_bytes()).unwrap_or_else(|error| panic!("{table}: {error}"));
            assert_eq!(read.warnings, [], "{table}");
            assert_eq!(shown(&read.glossary), "1: ja 猫 en cat en !kitty\n", "{table}");
        }
    }
    for header in ["Term type,Term status", "英語 原文,英語 訳文", "ja term en,x", "US,UK"]
    {
        let table = format!("{header}\n猫,cat\n");
        let error = read("a.csv", table.as_bytes()).unwrap_err();
        let (first, _) = header.split_once(',').unwrap();
        assert!(error.found().starts_with(&format!("; found `{first}`, ")), "{}", error.found());
    }
}

#[test]
fn columns_that_are_left_out_are_told() {
    for (table, warned, left_out) in [
        ("ja,en,fr,ko\n猫,cat,chat,\n犬,dog,chien,\n", &[][..], &[("fr", 2)][..]),
        ("ja,en,url,ref\n猫,cat,http://x,\n", &["url", "ref"], &[]),
        ("ja,en,due,jpx,xx-YY\n猫,cat,1,2,3\n", &["due", "jpx", "xx-YY"], &[]),
        ("ja,en,note,備考\n猫,cat,a,b\n", &["備考"], &[]),
        ("ja,en,備考,remark\n猫,cat,a,b\n", &["remark"], &[]),
        ("ja,en,訳\n猫,cat,x\n", &["訳"], &[]),
        ("ja,en,pos\n猫,cat,NN\n", &[], &[(columns::UNKNOWN_PARTS, 1)]),
        // It says whether the entry is, not which form.
        ("ja,en,Definition (EN)\n猫,cat,small\n", &[], &[]),
        ("ja,en,Deprecated\n猫,cat,yes\n犬,dog,\n", &["Deprecated"], &[]),
        (
            "Term (JA),Term (EN),Term (FR),Term no.\n猫,cat,chat,1\n",
            &["Term no."],
            &[("Term (FR)", 1)],
        ),
        (
            "Japanese,English,Korean,中国語（簡体字）\n猫,cat,고양이,猫\n",
            &[],
            &[("Korean", 1), ("中国語（簡体字）", 1)],
        ),
        ("Japanese,English,Source\n猫,cat,Animals\n", &["Source"], &[]),
        ("ja,en,Part of Speech\n猫,cat,adverb\n", &[], &[(columns::UNKNOWN_PARTS, 1)]),
    ] {
        let read = read("a.csv", table.as_bytes()).unwrap();
        assert_eq!(read.glossary.concepts[0].forms.len(), 2, "{table}");
        let columns: Vec<String> = read.warnings.iter().map(|it| it.kind.to_string()).collect();
        assert_eq!(columns.len(), warned.len(), "{table}: {columns:?}");
        for (column, name) in columns.iter().zip(warned) {
            let expected = format!("the column `{name}` is not known and left out");
            assert!(column.starts_with(&expected), "{table}: {column}");
            assert!(!column.contains("did you mean"), "{table}: {column}");
        }
        let all = read.other_languages.iter().chain(&read.left_out);
        let told: Vec<_> = all.map(|(what, count)| (&**what, *count)).collect();
        assert_eq!(told, left_out, "{table}");
    }
}

#[test]
fn tabs_may_stand_between_cells_that_nobody_quoted() {
    let table = "source\ttarget\n「水」\t\"water\" with marks\n木\t\"tree\n";
    let written = shown(&read("a.tsv", table.as_bytes()).unwrap().glossary);
    assert!(
        written.contains("en \"water\" with marks") && written.contains("en \"tree"),
        "{written}"
    );
    let quoted = "source\ttarget\n水\t\"water \"\"pure\"\"\"\n";
    let written = shown(&read("a.tsv", quoted.as_bytes()).unwrap().glossary);
    assert!(written.contains("en water \"pure\""), "{written}");
}
