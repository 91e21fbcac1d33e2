//! Terms that are rendered in several ways, and words that only look like renderings.

use super::found;
use crate::model::Lang::Ja;

/// A server that is called so five times, and what stands for it in `english`.
fn of_server(japanese: &str, english: &str) -> Vec<String> {
    let pairs = [
        ("私のサーバーは東京にあります。", "My server is in Tokyo."),
        ("サーバーを再起動してください。", "Please restart the server."),
        ("サーバーの設定を変えます。", "Change the settings of the server."),
        ("サーバーは二台あります。", "There are two servers."),
        ("古いサーバーを捨てました。", "We threw away the old server."),
        (japanese, english),
    ];
    found("inconsistent-term", &pairs, Ja)
}

#[test]
fn a_word_that_is_left_over_is_no_sure_rendering() {
    let guess = of_server(
        "サーバー接続時にタイムアウトで切断するまでの時間です。",
        "The amount of time in seconds before a disconnect is detected.",
    );
    assert!(guess.iter().all(|found| found.starts_with("note: ")), "{guess:?}");
    assert_eq!(of_server("サーバーの部屋は暗い。", "The server's room is dark."), [""; 0]);
    assert_eq!(
        of_server("サーバーを買いました。", "We bought the mainframe."),
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
