//! What rises on one side and falls on the other, and verbs with particles.

use super::opposites::assert_counts;

#[test]
fn what_rises_does_not_fall() {
    assert_counts(
        "opposite",
        &[
            // 売上が has the letters of 上がる, 売上高 those of 高い.
            ("売上が減った。", "Sales increased.", 1),
            ("売上高が増えた。", "Sales decreased.", 1),
            ("価格が上昇した。", "Prices fell.", 1),
            ("株価が急落した。", "The stock price soared.", 1),
            ("物価が上がった。", "Prices fell.", 1),
            ("気温が下がった。", "The temperature went up.", 1),
            ("ガソリンの値上がりが続く。", "Gasoline prices are falling.", 1),
            ("失業率が上昇した。", "The unemployment rate fell.", 1),
            // What may be said with a word is not said with its letters in another.
            ("生産が減った。", "Production increased.", 1),
            ("広告収入が減少した。", "Advertising revenue rose.", 1),
            ("利益が大幅に減った。", "Profits increased sharply.", 1),
            ("離婚が増えた。", "Divorces decreased.", 1),
            ("降水量が増えた。", "Precipitation decreased.", 1),
            // What is missing, and what is there.
            ("欠席者が減った。", "Absentees rose.", 1),
            ("不足が減った。", "Shortages increased.", 1),
            ("失業が減った。", "Employment rose.", 0),
            ("離職率が下がった。", "Retention rose.", 0),
            ("空室率が下がった。", "The occupancy rate rose.", 0),
            ("遅刻が減った。", "Two years later attendance rose.", 0),
            ("未婚率が上がった。", "Marriages declined.", 0),
            // It came to an end, or is said of another.
            ("売上の減少に歯止めがかかった。", "Sales rose again.", 0),
            ("物価の上昇が止まった。", "Prices fell.", 0),
            ("コストの上昇を抑えた。", "Costs fell.", 0),
            ("雨が上がった。", "The rain stopped falling.", 0),
            ("円が下落した。", "The dollar increased against the yen.", 0),
            ("売り上げは減少から増加に転じた。", "Sales rose.", 0),
            ("減少幅が増えた。", "The decline grew.", 0),
            ("株価は上昇して始まったが、結局反落した。", "Shares rose at first but fell back.", 0),
            ("気温が上がらない日が続いた。", "Temperatures fell for days.", 0),
        ],
    );
}

#[test]
fn a_particle_of_a_verb_denies_nothing() {
    assert_counts(
        "opposite",
        &[
            ("古紙は朝に出さなければならない。", "Old paper may be put out in the morning.", 1),
            ("ごみは捨てなければならない。", "Garbage may be thrown away.", 1),
            ("家の外にいなければならない。", "You may stay out of the house.", 0),
        ],
    );
}

#[test]
fn compounds_are_joined_by_their_parts() {
    assert_counts(
        "opposite",
        &[
            ("死者が増えた。", "Deaths fell.", 1),
            ("積雪が減った。", "Snowfall increased.", 1),
            ("来客が増えた。", "Visitors decreased.", 1),
            // With 失 the points are lost, with 赤 the figures are.
            ("失点が減った。", "Points rose.", 0),
            ("赤字が増えた。", "Black ink fell.", 0),
            ("生存者が減った。", "Deaths rose.", 0),
            ("空席が減った。", "Seats sold increased.", 0),
            ("老人が増えた。", "Young people decreased.", 0),
            ("外国人観光客が減った。", "Domestic tourists increased.", 0),
            ("外国人観光客が減った。", "Foreign tourists increased.", 1),
        ],
    );
}
