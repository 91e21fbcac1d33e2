//! Marked text with small change and parts of a century.

use super::tests::check;
use crate::model::Lang::{En, Ja};

#[test]
fn cents_belong_to_the_money_before_them() {
    check(Ja, "[15ドル99セント|15.99 Dollar]と[50セント|0.5 Dollar]。");
    check(Ja, "[1ユーロ5セント|1.05 Euro]、[1ポンド20ペンス|1.2 Pound]");
    check(Ja, "[145円30銭|145.3 Yen]の円安。");
    check(Ja, "[3000円|3000 Yen]。[5|5]銭");
    check(En, "[15 dollars and 99 cents|15.99 Dollar], or [50 cents|0.5 Dollar]");
    check(En, "[5 per cent|0.05 Percent] and [$3|3 Dollar]");
    check(En, "between [10|0.1 Dollar] and [20 cents|0.2 Dollar]");
}

#[test]
fn parts_of_a_century() {
    check(Ja, "[四半世紀|0.25]ぶり、[半世紀|0.5]ぶり");
}
