//! English, as a careful reader would cut it. `|` marks the end of a sentence.

use super::tests::{check_split, check_with};
use super::*;
use crate::model::Lang::En;

#[test]
fn stops() {
    check_split(En, "It rains.| It pours.|");
    check_split(En, "Why?| Because!| Really?!| Yes.|");
    check_split(En, "it rains.| it pours.|");
    check_split(En, "No stop|");
    check_split(En, "");
    check_split(En, "world.|Today is Monday.|");
    check_split(En, "It cost 1,000.|That is a lot.|");
}

#[test]
fn abbreviations() {
    check_split(En, "Mr. Smith met Dr. Jones at St. Mary's.| They left.|");
    check_split(En, "I met Prof. Oda, Gen. Lee and Mrs. Ito.|");
    check_split(En, "See Fig. 3 and pp. 4–5, vol. II.|");
    check_split(En, "He left on Jan. 5 and came back in Feb.| It was cold.|");
    check_split(En, "Bring fruit, e.g. apples, i.e. Fuji.|");
    check_split(En, "Bring apples, pears, etc.| We need them.|");
    check_split(En, "Acme Inc. bought Bolt Co. at noon.|");
    check_split(En, "Acme bought Bolt Inc.| The price was low.|");
    check_split(En, "He joined Acme Corp. Research in May.|");
    check_split(En, "It weighs 5 lb.| Tom was impressed.|");
    check_split(En, "She has a Ph.D. in physics.|");
    check_split(En, "She earned her Ph.D.| Sam was glad.|");
    check_split(En, "He won't say No.| Not now.|");
    check_split(En, "Take No. 5 please.|");
    check_split(En, "Jones et al. found it.|");
    check_split(En, "JFK Jr.'s book.|");
    check_split(En, "The board is 6 in. long.|");
    check_split(En, "Come in.| Sit down.|");
}

#[test]
fn acronyms_and_initials() {
    check_split(En, "I live in the U.S.| How are you?|");
    check_split(En, "The U.S. Government said so.|");
    check_split(En, "George W. Bush spoke.|");
    check_split(En, "J. R. R. Tolkien wrote it.|");
    check_split(En, "You and I.| Did you know?|");
    check_split(En, "At 5 a.m. Mr. Oda left.|");
    check_split(En, "He left at 6 p.m.| Mr. Oda stayed.|");
    check_split(En, "We meet at 9 a.m. Monday.|");
    check_split(En, "In 44 B.C. Caesar died.|");
}

#[test]
fn numbers_addresses_and_names() {
    check_split(En, "She has $100.00.| It is hers.|");
    check_split(En, "Version 1.2.3 is out.| Get it.|");
    check_split(En, "Write to Jane.Doe@example.com today.|");
    check_split(En, "See https://www.example.com/a.b?c=d.| Thanks.|");
    check_split(En, "Open config.toml.| Save.|");
    check_split(En, "The time is 12.30 now.|");
    check_split(En, "It failed.| io.net is back.| iPhone users left.|");
    check_split(En, "She works at Yahoo! in Tokyo.|");
    check_split(En, "Use Node.js or ASP.NET here.|");
}

#[test]
fn ellipses() {
    check_split(En, "Well... maybe.|");
    check_split(En, "I never meant that....| She left.|");
    check_split(En, "Hmm… I see.|");
    check_split(En, "Hmm…| She left.|");
    check_split(En, "It was . . . odd.|");
    check_split(En, "The end of it . . . .| Next one.|");
    check_split(En, "Contents.......... 12|");
    let keep = Options { ellipsis: Ellipsis::Keep, ..Options::default() };
    check_with(En, &keep, "I never meant that... She left.|");
}

#[test]
fn quotations() {
    check_split(En, "\"It rains.\"| She left.|");
    check_split(En, "\"It rains,\" she said.| \"Go.\"|");
    check_split(En, "\"Why?\" he asked.|");
    check_split(En, "“It rains.| It pours,” she said.|");
    check_split(En, "He said \"no\".| She left.|");
    check_split(En, "'It rains.'| She left.|");
    check_split(En, "\"Go!\", he said.|");
    let keep = Options { quotes: Quotes::Keep, ..Options::default() };
    check_with(En, &keep, "“It rains. It pours,” she said.| Go.|");
    check_with(En, &keep, "\"It rains. It pours.\"| Go.|");
    check_with(En, &keep, "“It rains.| It pours.| Go.|");
}

#[test]
fn brackets() {
    check_split(En, "He (once a clerk. A good one.) left.|");
    check_split(En, "He left.| (She stayed.)| They met.|");
    check_split(En, "It works (really!) well.|");
    check_split(En, "It rains (hard.| It pours.|\n\nNext.|");
    check_split(En, "It was so.[3]| Then not.|");
    check_split(En, "It was so. [3]| Then not.|");
    check_split(En, "Thanks! :)| Bye.|");
}

#[test]
fn lists_in_lines() {
    check_split(En, "1) milk| 2) bread|");
    check_split(En, "1. The milk| 2. The bread|");
    check_split(En, "a. The milk| b. The bread|");
    check_split(En, "• milk| • bread|");
    check_split(En, "(a) Go now.| (b) Stay here.|");
    let keep = Options { lists: Lists::Keep, ..Options::default() };
    check_with(En, &keep, "1) milk 2) bread|");
}

#[test]
fn lines() {
    check_split(En, "A Heading|\nThe text begins.| It ends.|");
    check_split(En, "This is a sentence\ncut by a file.|");
    check_split(En, "- milk|\n- bread|");
    check_split(En, "milk|\nbread, butter|\neggs|");
    check_split(En, "One line.|\nAnother line.|\nA third|\n");
    check_split(En, "Dr.\nSmith left.|");
    let wrapped = "The quick brown fox jumps over the lazy dog near\nOxford Street.| It then ran back to the river and\nstayed there until the rain had stopped.| In the end\nit went home.|";
    check_split(En, wrapped);
    let hard = Options { newlines: Newlines::Hard, ..Options::default() };
    check_with(En, &hard, "This is|\na test.|");
    let soft = Options { newlines: Newlines::Soft, ..Options::default() };
    check_with(En, &soft, "A Heading\nThe text.|\n\nNext.|");
}

#[test]
fn dashes() {
    check_split(En, "Mix it and -- voila! -- you have cake.|");
    check_split(En, "What is it?| - A cat.|");
}

#[test]
fn japanese_inside() {
    check_split(En, "He said 「こんにちは。」 to me.|");
    check_split(En, "これは文です。|Next.|");
}

#[test]
fn wrong_today() {
    // “Smith” could begin a sentence or go on the country's name; only a reader knows.
    check_split(En, "I live in the U.S. Smith does too.|");
    // A name with a mark, before a capital that is no common word.
    check_split(En, "They saw Hamilton!| Tickets were dear.|");
}

#[test]
fn paragraphs() {
    let paragraphs = |text: &str| {
        segment(text, En, &Options::default()).iter().map(|s| s.paragraph).collect::<Vec<_>>()
    };
    assert_eq!(paragraphs("One. Two.\n\n\n Three."), [0, 0, 1]);
    assert_eq!(paragraphs("\n\nHeading\nOne. Two."), [0, 1, 1]);
    assert_eq!(last_paragraph("One.\n\nTwo.\n \nThree. "), 13);
    assert_eq!(last_paragraph("One.\n "), 0);
}
