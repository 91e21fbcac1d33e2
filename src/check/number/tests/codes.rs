//! Codes, and what is no code.

use super::{quiet, told_apart};

#[test]
fn codes_are_copied() {
    told_apart(
        "number-mismatch",
        &[
            ("型番はA-1042です。", "The model is A-1042.", "The model is A-1024."),
            ("KJ-550Wを使う。", "Use the KJ-550W.", "Use the KJ-505W."),
            ("ＫＪ－５５０Ｗを使う。", "Use the KJ550W.", "Use the KJ550V."),
            ("部品AB12が要る。", "You need part AB-12.", "You need part AB-13."),
            ("3.12.0版で直した。", "Fixed in 3.12.0.", "Fixed in 3.21.0."),
            ("v3.12で直した。", "Fixed in version 3.12.", "Fixed in v3.21."),
            ("宛先は192.168.0.1だ。", "Send it to 192.168.0.1.", "Send it to 192.168.1.0."),
            ("RFC2616による。", "See RFC 2616.", "See RFC 2661."),
            ("USB3.0に対応。", "It supports USB 3.0.", "It supports USB 2.0."),
            ("iPhone15を買った。", "He bought an iPhone 15.", "He bought an iPhone 14."),
            ("ISO 9001を取った。", "We obtained ISO 9001.", "We obtained ISO 9002."),
            ("GPT-4を使う。", "Use GPT-4.", "Use GPT-3."),
            ("A4の紙に刷る。", "Print it on A4 paper.", "Print it on A5 paper."),
            ("真空管は2SC1815だ。", "It is a 2SC1815.", "It is a 2SC1851."),
            ("F-16が2機来た。", "Two F-16s came.", "Two F-15s came."),
            ("MH370便が消えた。", "Flight 370 vanished.", "The flight vanished."),
        ],
    );
}

#[test]
fn codes_may_be_written_otherwise() {
    quiet(&[
        ("GPT‑4対応の機種だ。", "It is a GPT-4-compatible model."),
        ("CO₂を減らす。", "Reduce CO2."),
        ("O157が出た。", "They found E. coli."),
        ("CO2を減らす。", "Reduce carbon dioxide."),
        ("B787型機だ。", "It is a Boeing 787."),
        ("FY2024の予算だ。", "It is the budget for fiscal 2024."),
        ("TOP100に入った。", "It made the top hundred."),
        ("M7.3の地震だ。", "It was a magnitude 7.3 earthquake."),
        ("R6.4.1に改正。", "Revised on April 1, 2024."),
        ("2024.5.3に出た。", "It came out on May 3, 2024."),
        ("Wi-Fi6に対応。", "It supports Wi-Fi 6."),
        ("U23代表だ。", "He plays for the under-23s."),
        ("出力は550Wだ。", "The output is 550 watts."),
        ("解像度は1920x1080だ。", "The resolution is Full HD: 1920 × 1080."),
        ("1990年代半ばのことだ。", "It was in the mid-1990s."),
        ("https://example.com/KJ-550W を見よ。", "See https://example.com/KJ-505W."),
    ]);
}

#[test]
fn single_letters_tell_things_apart() {
    told_apart(
        "number-mismatch",
        &[
            ("プランAを選んだ。", "They chose Plan A.", "They chose Plan B."),
            ("ビタミンＣが豊富だ。", "It is rich in vitamin C.", "It is rich in vitamin D."),
            (
                "A社とB社が合併する。",
                "Company A and Company B will merge.",
                "Company A and Company C will merge.",
            ),
            ("Aクラスの生徒", "a pupil of class A", "a pupil of class B"),
        ],
    );
    quiet(&[
        ("Tシャツの背にBと書いてある。", "There is a B on the back of the T-shirt."),
        ("A案にした。", "I chose the first."),
        ("ジョン・F・ケネディ", "John F. Kennedy and Plan B"),
        ("電圧は5V、Cは容量だ。", "It has 5 V, and C is the capacity."),
        ("Q：何を選ぶ？", "A Way to Choose"),
        ("Xを使う。", "I use it."),
    ]);
}

#[test]
fn roman_numerals_rank() {
    told_apart(
        "number-mismatch",
        &[
            ("第二次世界大戦が終わった。", "World War II ended.", "World War I ended."),
            ("フェーズⅡの治験", "the Phase II trial", "the Phase III trial"),
            ("第3相試験を始めた。", "The Phase III trial began.", "The Phase II trial began."),
            ("ヘンリー8世", "Henry VIII", "Henry VII"),
            ("I型の糖尿病", "type I diabetes", "type II diabetes"),
            ("第5巻を読む。", "Read Volume V.", "Read Volume IV."),
        ],
    );
    quiet(&[
        ("第3章でマルコムXを読む。", "Read of Malcolm X in Chapter 3."),
        ("エリザベス2世が即位した。", "Elizabeth II came to the throne."),
        ("私は第2部にいる。", "I am in part two."),
        ("2度目にX線を当てる。", "Use the X-ray a second time."),
    ]);
}

#[test]
fn versions_are_no_decimals() {
    told_apart(
        "number-mismatch",
        &[
            ("バージョン2.1を配る。", "We ship version 2.1.", "We ship version 2.10."),
            ("バージョン 2.1を配る。", "We ship Version 2.1.", "We ship Version 2.2."),
        ],
    );
    quiet(&[("2.10倍になった。", "It grew 2.1-fold."), ("バージョン2.0を配る。", "We ship 2.0.")]);
}
