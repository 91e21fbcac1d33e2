//! Terms that are rendered in several ways, and words that only look like renderings.

use super::found;
use crate::model::Lang::{En, Ja};

/// A server that is called so five times, and what stands for it in the `more` beads.
fn of_server(more: &[(&str, &str)]) -> Vec<String> {
    let usual = [
        ("私のサーバーは東京にあります。", "My server is in Tokyo."),
        ("サーバーを再起動してください。", "Please restart the server."),
        ("サーバーの設定を変えます。", "Change the settings of the server."),
        ("サーバーは二台あります。", "There are two servers."),
        ("古いサーバーを捨てました。", "We threw away the old server."),
    ];
    found("inconsistent-term", &[&usual[..], more].concat(), Ja)
}

#[test]
fn a_word_that_is_left_over_is_no_sure_rendering() {
    // Where another bead leaves it unsaid, this one may, too.
    let guess = of_server(&[
        (
            "サーバー接続時にタイムアウトで切断するまでの時間です。",
            "The amount of time in seconds before a disconnect is detected.",
        ),
        ("サーバーが要ります。", "It is needed."),
    ]);
    assert!(guess.iter().all(|found| found.starts_with("note: ")), "{guess:?}");
    assert_eq!(of_server(&[("サーバーの部屋は暗い。", "The server's room is dark.")]), [""; 0]);
    assert_eq!(
        of_server(&[("サーバーを買いました。", "We bought the mainframe.")]),
        ["warning: mainframe: サーバー is “mainframe” here, “server” 5 times elsewhere \
             (lines 1, 2, 3, …)"]
    );
}

#[test]
fn irregular_plurals_are_no_other_renderings() {
    let pairs = [
        ("エルフは森に住む。", "Elves live in the woods."),
        ("エルフが歌った。", "The elves sang."),
        ("村のエルフを見た。", "I saw the elves of the village."),
        ("エルフの弓は強い。", "An elf's bow is strong."),
        ("昨日、エルフに会った。", "Yesterday I met an elf."),
    ];
    assert_eq!(found("inconsistent-term", &pairs, Ja), [""; 0]);
}

#[test]
fn two_frequent_renderings_are_told_once() {
    let pairs = [
        ("オプションを設定できます。", "The option can be set."),
        ("印刷するにはこのオプションを使います。", "Use this option to print."),
        ("このオプションはボタンを隠します。", "This option hides the button."),
        ("そのオプションは新しいです。", "The option is new."),
        ("別のオプションは格子を表示します。", "Another option shows the grid."),
        ("オプションを無効にします。", "Disable the option."),
        ("最後のオプションは古いです。", "The last option is old."),
        ("詳細は「各種設定」の文書を参照してください。", "See the “Options” document for details."),
        ("さらに「各種設定」の文書を読んでください。", "Read the “Options” document, too."),
        ("「各種設定」の文書を印刷します。", "Print the “Options” document."),
        ("「各種設定」の文書は短いです。", "The “Options” document is short."),
        ("彼は「各種設定」の文書を書きました。", "He wrote the “Options” document."),
    ];
    let warning = "warning: 各種設定: “Options” is 各種設定 here";
    let usual = "オプション 7 times elsewhere (lines 1, 2, 3, …)";
    for (count, again) in [(8, ""), (12, " and 4 times elsewhere (lines 9, 10, 11, …)")] {
        let found = found("inconsistent-term", pairs.get(..count).unwrap(), En);
        assert_eq!(found, [format!("{warning}{again}, {usual}")]);
    }
}

#[test]
fn a_word_of_most_sentences_is_something_in_common() {
    let pairs = [
        ("サーバーを再起動してください。", "Please restart the server."),
        ("サーバーの設定を変えます。", "Change the settings of the server."),
        ("古いサーバーを捨てました。", "We threw away the old server."),
        ("サーバーは東京にあります。", "The server is in Tokyo."),
        ("サーバーが二台あります。", "There are two servers."),
        ("サーバーを買います。", "Buy a server."),
    ];
    for rule in ["added", "omitted"] {
        assert_eq!(found(rule, &pairs, Ja), [""; 0]);
    }
}
