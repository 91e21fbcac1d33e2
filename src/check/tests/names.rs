//! Names in Latin letters on both sides.

use super::found;
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
