//! Tables: what their columns are, and cells in quotation marks.

use taiyaku::formats::bitexts::{BitextFormat, Input};

use super::units_of;

#[test]
fn quotation_marks_that_are_not_closed_are_errors() {
    let text = "a quoted cell with text after its end";
    for (name, file, expected) in [
        ("csv", "ja,en\n猫,cat\n犬,\"dog\n鳥,bird\n", "3:5: found a quoted cell without end"),
        ("csv", "ja,en\r\n猫,\"Hi \"\"you\"\" ok\" x\r\n", &format!("2:5: found {text}")),
        ("csv", "ja;en\n\"猫\"x;cat\n", &format!("2:1: found {text}")),
        ("csv", "\"猫,cat\n", "1:1: found a quoted cell without end"),
        ("tsv", "unit\tsource\ttarget\n1\t\"猫\tcat\n", "2:3: found a quoted cell without end"),
    ] {
        let found = units_of(name, file);
        assert!(found.contains(expected), "{file}: {found}");
    }
    for (name, file, expected) in [
        ("csv", "ja,en\n\"一\n二\" ,\"a \"\"b\"\"\"\n", "一\n二  = a \"b\""),
        ("csv", "ja,en\n猫,a \"b\" c\r\n犬,\"\"", "猫 = a \"b\" c; 犬"),
        // Most TSV is written without quoting.
        ("tsv", "ja\ten\n猫\t\"cat\n", "猫 = \"cat"),
    ] {
        assert_eq!(units_of(name, file), expected, "{file}");
    }
    let long = format!("ja,en\n猫,\"cat\n{}", "犬,dog\n".repeat(1_000_000));
    assert!(units_of("csv", &long).starts_with("2:5: found a quoted cell without end"));
}

#[test]
fn columns_of_one_meaning_are_kept_apart() {
    for (file, expected) in [
        ("source,target,target\nやあ,Hi,Hello\n", "やあ = Hi = Hello"),
        ("ja,en,en\nやあ,Hi,Hello\n", "やあ = Hi = Hello"),
        ("Source (ja),Target (en),Target (fr)\nやあ,Hi,Salut\n", "やあ = Hi = Salut"),
        ("source,target,target\nやあ,,Hello\n", "やあ = Hello"),
        ("id,no.,source,target\na,1,やあ,Hi\n", "a: やあ = Hi"),
        (
            "source,original,target\nやあ,おい,Hi\n",
            "2:1: found the columns `source` and `original`, expected one column with the source",
        ),
    ] {
        assert_eq!(units_of("csv", file), expected, "{file}");
    }
}

/// What the columns of a sheet are, by what its header calls them.
#[test]
fn columns_are_known_by_what_others_call_them() {
    for (header, expected) in [
        ("原文（日本語）,訳文（英語）", "ja a = en b"),
        ("Source [ja],Target [en-US]", "ja a = en-US b"),
        ("Source: Japanese,Target: English", "ja a = en b"),
        ("日本語原文,英訳", "ja a = en b"),
        ("日本語,英訳", "ja a = en b"),
        ("英訳,日本語", "ja b = en a"),
        ("和訳,English", "en b = ja a"),
        ("Japanese source,English translation", "ja a = en b"),
        ("日本語の原文,英語訳", "ja a = en b"),
        ("Source text,Translated text", "a = b"),
        ("Source (required),Target (max. 80 characters)", "a = b"),
        ("日本語（原文）,英語（訳文）", "ja a = en b"),
        ("Original：日本語,翻訳：英語", "ja a = en b"),
        ("原文,訳文,備考", "a = b (c)"),
        ("ja,en,コメント", "ja a = en b (c)"),
        ("ja,en,Notes [internal]", "ja a = en b (c)"),
        ("ja,a:target", "ja a = b"),
        ("JP,EN", "ja a = EN b"),
        ("src_text,tgt_text", "a = b"),
        ("source_text,target_text", "a = b"),
        ("sourceText,targetText", "a = b"),
        ("source-sentence,target-sentence", "a = b"),
        ("ja_text,en_text", "ja a = en b"),
        ("text_en-US,text_ja", "en-US a = ja b"),
        ("source_ja,target_en", "ja a = en b"),
        ("en_source,ja_translation", "en a = ja b"),
        ("english_sentence,japanese_sentence", "en a = ja b"),
        ("src,mt", "a = b"),
        ("src,mt,pe", "a = c = b"),
        ("src,ref,mt", "a = b = c"),
        // A person's translation goes before what is there for a comparison.
        ("source,ref,English", "a = en c"),
        ("source,mt,en", "a = en c = en b"),
        ("src,mt,en-US", "a = en-US c = en-US b"),
        ("src,ref,da", "a = b"),
        ("source,ref,translation", "a = c"),
        ("source,mt,human translation", "a = c = b"),
        ("原文,機械翻訳,人手翻訳", "a = c = b"),
        ("src,mt,ht", "a = c = b"),
        ("ht,en", "ht a = en b"),
        ("source,target,human", "a = b"),
        ("source,target,machine", "a = b"),
        ("原文,機械翻訳,英語", "a = en c = en b"),
        ("原文,訳文（機械翻訳）,訳文", "a = c = b"),
        ("Japanese,English (MT),English", "ja a = en c = en b"),
        ("Source,Translation (MT),Translation (human)", "a = c = b"),
        ("ja,mt,en", "ja a = en c = en b"),
        ("ja,ref,en", "ja a = en c"),
        ("Japanese,MT,French", "ja a = fr c = fr b"),
        ("de,mt,en", "de a = mt b = en c"),
        // Beside a source or one language alone they are the translation, in their own language.
        ("Japanese,English (MT)", "ja a = en b"),
        ("日本語,英語（機械翻訳）", "ja a = en b"),
        ("日本語,英語（参考訳）", "ja a = en b"),
        ("en,ja (MT)", "en a = ja b"),
        ("Korean,English (MT)", "ko a = en b"),
        ("日本語,機械翻訳", "ja a = b"),
        ("id,Japanese,English (MT)", "ja b = en c"),
        ("Source,English (MT)", "a = en b"),
        ("Japanese,English (Reference),English (MT)", "ja a = en b = en c"),
        // A machine's are further drafts beside any translation.
        ("日本語,英語（人手翻訳）,英語（機械翻訳）", "ja a = en b = en c"),
        ("Japanese,English (human),English (MT)", "ja a = en b = en c"),
        ("日本語,英訳,機械翻訳", "ja a = en b = en c"),
        ("日本語,英訳,機械翻訳,参考訳", "ja a = en b = en c"),
        ("Source,Japanese,MT,Ref", "a = ja b = ja c"),
        ("ja,target,MT", "ja a = b = c"),
        ("ja,fr,MT (en)", "ja a = fr b = en c"),
        ("Japanese,English (TM),French", "ja a = en b = fr c"),
        ("new,ja,en", "ja b = en c"),
        // Codes of three letters, and what only looks like one.
        ("kor,eng", "kor a = eng b"),
        ("jpn,eng", "jpn a = eng b"),
        ("JPN,KOR,ENG", "JPN a = KOR b = ENG c"),
        ("jpn-JP,eng-US", "jpn-JP a = eng-US b"),
        ("URL,JA,EN", "JA b = EN c"),
        ("cat,ja,en", "ja b = en c"),
        ("Japanese,Korean", "ja a = ko b"),
        ("日本語,中国語（簡体字）", "ja a = zh b"),
        ("Chinese (Simplified),Chinese (Traditional),Japanese", "zh-Hans a = zh-Hant b = ja c"),
        ("日本語,Japanese", "日本語 = Japanese"),
        ("text,translation", "a = b"),
        ("source,target,source_id", "a = b"),
        ("mt,en", "mt a = en b"),
        ("key_id,en,ja", "en b = ja c"),
        ("en,ja,is_ok", "en a = ja b"),
        ("fil-PH,en,ja", "fil-PH a = en b = ja c"),
        ("term,translation", "a = b"),
        ("Source String,Translation", "a = b"),
        ("msgid,msgstr", "a = b"),
        ("name_ja,name_en", "ja a = en b"),
        ("en.title,ja.title,x", "en a = ja b"),
        ("name_ja,title_en", "name_ja = title_en"),
        ("原文,機械翻訳,修正後", "a = c = b"),
        ("和名,英名", "ja a = en b"),
        ("source_id,target_no", "source_id = target_no"),
        ("ja_Jpan,ja_text,en", "ja_Jpan a = ja b = en c"),
        ("JP,target", "ja a = b"),
        ("Source (JP),Target (en)", "ja a = en b"),
        ("Japanese (Japan),English (US)", "ja a = en b"),
        ("Japanese,English (US),English (United Kingdom)", "ja a = en-US b = en-GB c"),
        ("日本語,英語（米国）,英語（英国）", "ja a = en-US b = en-GB c"),
        ("Source [Japanese (Japan)],Target (en)", "ja a = en b"),
        ("tag,target,x", "1:1: 3 columns, expected two, or a header"),
        ("原文：猫,訳文：cat", "原文：猫 = 訳文：cat"),
        ("猫,cat,0.5", "the format is `hunalign`"),
        ("first,second,third", "`target`; the row has `first`, `second`, `third`"),
    ] {
        let file = format!("{header}\na,b,c\n");
        let columns = header.matches(',').count();
        let file = if columns == 1 { file.replace(",c", "") } else { file };
        let input =
            Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
        let found = match BitextFormat::named("csv").unwrap().units(input).next().unwrap() {
            Ok(unit) => {
                let texts = unit.texts().map(|text| format!("{} {}", text.lang, text.plain()));
                let texts: Vec<_> = texts.map(|text| text.trim_start().to_owned()).collect();
                let notes = unit.about.notes.iter().map(|note| format!(" ({note})"));
                texts.join(" = ") + &notes.collect::<String>()
            }
            Err(error) => error.to_string(),
        };
        let is_same = found == expected || (found.contains("columns") && found.contains(expected));
        assert!(is_same, "{header}: {found}");
    }
}
