//! Names in Latin letters on both sides.

use super::found;
use super::opposites::assert_counts;
use crate::model::Lang::{En, Ja};

#[test]
fn other_forms_of_a_name_are_no_misspellings() {
    for (japanese, english) in [
        ("剣士（Swordsman）は強い。", "Swordsmen are strong."),
        ("営業担当者（Salesman）は全国を回ります。", "Our Salesmen travel the whole country."),
        ("狩人（Huntsman）が来た。", "The Huntsmen came."),
        ("ドワーフ（Dwarvish）の砦だ。", "It is the fort of the Dwarves."),
    ] {
        for source in [Ja, En] {
            let found = found("name-mismatch", &[(japanese, english)], source);
            assert_eq!(found, Vec::<String>::new(), "{english}");
        }
    }
}

#[test]
fn where_the_slip_is_the_source_s_it_is_a_note() {
    let pairs = [
        ("Debain システムを使う。", "Use a Debian system."),
        ("Debian は自由だ。", "It is free as Debian is."),
        ("名前は Assuarance だ。", "Its name is Assurance."),
        ("Shkreli が来た。", "Then Shkrelli came."),
    ];
    let expected = [
        "note: Debian: the source spells this name Debain, here “Debian”",
        "note: Assurance: the source spells this name Assuarance, here “Assurance”",
        "error: Shkrelli: the source spells this name Shkreli, here “Shkrelli”",
    ];
    assert_eq!(found("name-mismatch", &pairs, Ja), expected);
    let pairs = [
        ("Debian システムを使う。", "Use a Debain system."),
        ("Debian は自由だ。", "It is free as Debian is."),
        ("Shkrelli が来た。", "Then Shkreli came."),
    ];
    let expected = [
        "note: Debian: the source spells this name Debain, here Debian",
        "error: Shkrelli: the source spells this name Shkreli, here Shkrelli",
    ];
    assert_eq!(found("name-mismatch", &pairs, En), expected);
}

#[test]
fn parties_to_a_contract_are_told_apart() {
    assert_counts(
        "name-mismatch",
        &[
            ("甲は、本契約を解除することができる。", "Party B may terminate this Agreement.", 1),
            (
                "甲は乙に対し、月額50万円を支払う。",
                "Party B shall pay Party A 500,000 yen per month.",
                1,
            ),
            ("甲は乙に商品を引き渡す。", "Party B shall deliver the goods to Party A.", 1),
            ("甲は乙に代金を支払う。", "Party B shall be paid the price by Party A.", 0),
            ("乙は甲から代金を受け取る。", "Party A shall pay Party B the price.", 0),
            (
                "甲乙協議の上、決定する。",
                "Party A and Party B shall decide through consultation.",
                0,
            ),
            (
                "甲は、本契約を解除することができる。",
                "The Company may terminate this Agreement.",
                0,
            ),
        ],
    );
}
