//! Revisions as editors make them, as `taiyaku diff` shows them.

use crate::support::{folder, taiyaku};

/// Asks for the changes between two texts in files that end in `end`: each its heading and what it
/// shows, without the numbers of its sentences and their places.
#[track_caller]
fn check(end: &str, old: &str, new: &str, expected: &[&str]) {
    let names = [format!("old.{end}"), format!("new.{end}")];
    let folder = folder(&[(&names[0], old.as_bytes()), (&names[1], new.as_bytes())]);
    let args = ["diff", &names[0], &names[1], "-U0", "-q"];
    let (_, shown, _) = taiyaku(folder.path(), &args);
    let changes = shown.split("\n\n").skip(1).filter(|block| block.contains("\n    "));
    let found: Vec<String> = changes
        .map(|block| {
            let (heading, text) = block.split_once('\n').unwrap();
            let (operation, _) = heading.split_once(' ').unwrap();
            let (kinds, _) = heading.split_once('(').unwrap().1.split_once(')').unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            format!("{operation} ({kinds}) {}", lines.join(" "))
        })
        .collect();
    assert_eq!(found, expected, "{shown}");
}

/// The words stay where they are, and what Markdown says beside them comes and goes.
#[test]
fn markup_that_moved_takes_no_words_with_it() {
    for (old, new, expected) in [
        (
            "See the [installation guide](install.md) for details.",
            "See the installation guide for [details](install.md).",
            "edited (markup) See the [-[-]installation guide[-](install.md)-] for \
             {+[+}details{+](install.md)+}.",
        ),
        (
            "The tool reads **all** of the files.",
            "The tool reads all of the **files**.",
            "edited (markup) The tool reads [-**-]all[-**-] of the {+**+}files{+**+}.",
        ),
        (
            "The tool reads **all** files.",
            "The tool reads all **files**.",
            "edited (markup) The tool reads [-**-]all[-**-] {+**+}files{+**+}.",
        ),
        (
            "Use *caution* when running this command.",
            "Use caution when *running* this command.",
            "edited (markup) Use [-*-]caution[-*-] when {+*+}running{+*+} this command.",
        ),
        (
            "Edit `config` first.",
            "Edit [`config`](config.md) first.",
            "edited (markup) Edit {+[+}`config`{+](config.md)+} first.",
        ),
        (
            "Press **Save** now.",
            "Press _**Save**_ now.",
            "edited (markup) Press {+_+}**Save**{+_+} now.",
        ),
        (
            "Press **Save** or **Cancel**.",
            "Press _Save_ or _Cancel_.",
            "edited (markup) Press [-**-]{+_+}Save[-**-]{+_+} or [-**-]{+_+}Cancel[-**-]{+_+}.",
        ),
        (
            "See [here](https://a.example/x) for more information.",
            "See [more information](https://a.example/x).",
            "edited (markup, wording) See [[-here](https://a.example/x) for-] \
             more information{+](https://a.example/x)+}.",
        ),
        (
            "詳しくは[手引き](guide.md)を見てください。",
            "詳しくは手引きを[見て](guide.md)ください。",
            "edited (markup) 詳しくは[-[-]手引き[-](guide.md)-]を{+[+}見て{+](guide.md)+}ください。",
        ),
        (
            "**注意**：電源を切らないこと。",
            "注意：**電源を切らない**こと。",
            "edited (markup) [-**-]注意[-**-]：{+**+}電源を切らない{+**+}こと。",
        ),
        (
            "Add it to your PATH.",
            "Add it to your `PATH`.",
            "edited (markup) Add it to your {+`+}PATH{+`+}.",
        ),
        (
            "Read the file snake_case first.",
            "Read the file snake_cases first.",
            "edited (wording) Read the file [-snake_case-]{+snake_cases+} first.",
        ),
    ] {
        check("md", old, new, &[expected]);
    }
}

#[test]
fn the_capital_behind_a_stop_belongs_to_it() {
    for (old, new, expected) in [
        (
            "It was late; we were tired.",
            "It was late. We were tired.",
            "split (punctuation) It was late[-; we-]{+. We+} were tired.",
        ),
        (
            "It was late. The cats were tired.",
            "It was late: the cats were tired.",
            "merged (punctuation) It was late[-. The-]{+: the+} cats were tired.",
        ),
        (
            "It was late, and we were tired.",
            "It was late. We were tired.",
            "split (wording) It was late[-, and we-]{+. We+} were tired.",
        ),
        ("The US won.", "The (us) won.", "edited (wording) The [-US-]{+(us)+} won."),
    ] {
        check("txt", old, new, &[expected]);
    }
}

#[test]
fn apostrophes_are_spelling() {
    for (old, new, expected) in [
        (
            "Its time has come again.",
            "It's time has come again.",
            "edited (spelling) [-Its-]{+It's+} time has come again.",
        ),
        (
            "They dont know the way.",
            "They don’t know the way.",
            "edited (spelling) They [-dont-]{+don’t+} know the way.",
        ),
        // Letters inside a word are marked only where it is one.
        (
            "The users cant log in here.",
            "The users cannot log in here.",
            "edited (wording) The users [-cant-]{+cannot+} log in here.",
        ),
    ] {
        check("txt", old, new, &[expected]);
    }
}

/// One change of words throughout is one, whatever their endings are.
#[test]
fn terms_that_were_exchanged_are_told_in_every_inflection() {
    check(
        "txt",
        "The user opens the list.\n\nUsers may close the list.\n\nSome users’ lists are long.\n",
        "The customer opens the list.\n\nCustomers may close the list.\n\nSome customers’ lists are long.\n",
        &[
            "edited (terminology) The [-user-]{+customer+} opens the list.",
            "edited (terminology) [-Users-]{+Customers+} may close the list.",
            "edited (terminology) Some [-users-]{+customers+}’ lists are long.",
        ],
    );
    check(
        "txt",
        "A user was here.\n\nThey walked home.\n\nHe walks on.\n",
        "A user is here.\n\nThey walk home.\n\nHe walked on.\n",
        &[
            "edited (wording) A user [-was-]{+is+} here.",
            "edited (wording) They walk[-ed-] home.",
            "edited (wording) He [-walks-]{+walked+} on.",
        ],
    );
}

#[test]
fn okurigana_are_spelling() {
    for (old, new, expected) in [
        ("入り口で待つ。", "入口で待つ。", "edited (spelling) [-入り口-]{+入口+}で待つ。"),
        (
            "明日までの申込みが要る。",
            "明日までの申し込みが要る。",
            "edited (spelling) 明日までの[-申込み-]{+申し込み+}が要る。",
        ),
        (
            "メールを入力して下さい",
            "メールを入力してください。",
            "edited (punctuation, spelling) メールを入力して[-下さい-]{+ください+}{+。+}",
        ),
        // A text by itself, too.
        (
            "引越しの手続",
            "引っ越しの手続き",
            "edited (spelling) [-引越し-]{+引っ越し+}の[-手続-]{+手続き+}",
        ),
        // Other words.
        ("食べ物がある。", "食物がある。", "edited (wording) [-食べ物-]{+食物+}がある。"),
        (
            "これは売れない物です。",
            "これは売り物です。",
            "edited (wording) これは[-売れない物-]{+売り物+}です。",
        ),
        ("父と母が来た。", "父母が来た。", "edited (wording) [-父と母-]{+父母+}が来た。"),
    ] {
        check("txt", old, new, &[expected]);
    }
}

#[test]
fn a_date_is_one_number() {
    check(
        "txt",
        "Version 2 came on 2023-04-05.\n\n受付は2023-04-05からです。\n",
        "Version 2 came on 2023-05-04.\n\n受付は2023-04-06からです。\n",
        &[
            "edited (number) Version 2 came on [-2023-04-05-]{+2023-05-04+}.",
            "edited (number) 受付は[-2023-04-05-]{+2023-04-06+}からです。",
        ],
    );
    let [old, new] = ["It came on 2023-4-5.", "It came on 2023-04-05."];
    let expected = "edited (spelling) It came on [-2023-4-5-]{+2023-04-05+}.";
    check("txt", old, new, &[expected]);
}

/// A message in the place of another is what that became, whatever its words are.
#[test]
fn a_message_that_was_translated_anew_was_edited() {
    let po = |cancel: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\nmsgid \"Open\"\nmsgstr \"開く\"\n\n\
             msgid \"Cancel\"\nmsgstr \"{cancel}\"\n\nmsgid \"Close\"\nmsgstr \"閉じる\"\n"
        )
    };
    let expected = "edited (wording) Cancel [-取消-]{+キャンセル+}";
    check("po", &po("取消"), &po("キャンセル"), &[expected]);
    // The underline marks a key, and is no emphasis.
    let expected = "edited (wording) Cancel [-_-]Cancel";
    check("po", &po("_Cancel"), &po("Cancel"), &[expected]);
}
