//! More English, by how texts are laid out: lists, headings, lines, notes, markup.

use super::tests::check_all;
use crate::model::Lang::En;

#[test]
fn lists_and_headings() {
    check_all(
        En,
        &[
            "Steps:|\n1. Open the box.|\n2. Close it.|",
            "* one|\n* two|",
            "(1) Read it.| (2) Sign it.|",
            "i. First item|\nii. Second item|",
            "A. Scope|\nB. Terms|",
            "INTRODUCTION|\n\nThis paper is short.|",
            "Chapter 2. The Storm|\n\nIt rained.|",
            "1.2 Methods|\nWe asked ten people.|",
            "Name: Bob|\nAge: 12|",
            "Items 1. and 2. are void.|",
            "Tests failed: 1.| We won.| The ratio was 3:1.| We won.|",
            "You need: 1. a pen| 2. paper| 3. tape|",
            "Figure 3. The old bridge.|",
        ],
    );
}

#[test]
fn rule_lines_and_no_break_spaces() {
    check_all(
        En,
        &[
            "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~|\n      Lesson 1.2: EXITING VIM|\n\nNext.|",
            "=============================================|\n=    Welcome to the Tutor    -  Version 1.7 =|\n\
             =============================================|",
            "---------------------------------------------|\nMinutes of the meeting of 3 May|",
            "Heading of the first part of the text|\n-------------------------------------|\nIt was late and we\n\
             went home.|",
            "Details of the contents of such a file are given in the Policy\nManual of the entire distribution, section 5, see\n\
             Section\u{a0}12.1, “What other texts exist about it?”|",
            "It was late -- so late that\nwe went home -- and cold.|",
        ],
    );
}

#[test]
fn frames_and_emphasis() {
    check_all(
        En,
        &[
            "** To move the cursor, press the h key. **|\n\n*** WARNING: Do not unplug. ***|",
            "== This is a note. ==|\n\n-- End of part one. --|\n\n!! NOTE: Do not unplug.|",
            "**Important point.**| Go on to the next.|\n\n_This is a note._| Then more.|",
            "** It was late.| It rained. **|\n\n**Important point.**|Go on.|",
            "He left --\nand came back.| Then -- at last -- it rained.|",
        ],
    );
}

#[test]
fn sections_of_several_levels() {
    check_all(
        En,
        &[
            "1.1. Scope of this document|\n\nIt is short.|",
            "5.8.5.5. Patches|\n\nA.1. Shared libraries|",
            "## 2.3. Installing|\n\n§ 2.1. Definitions|\n\n- 4.1. Milk|",
            "3.2. The Supplier shall deliver.| It shall pay.|",
            "1. Overview of the whole of this document|\n1.1. Scope of the first of the parts|\n\
             1.2. Terms that are used in the others|",
            "It costs 1.1.| Then it cost 2.3.| Now it is free.|",
            "We have used the old release and its version\n2.4.| The next one, which came in May, is far\n\
             better than this.|",
            "It is free.| 1.1.| Then it was not.|",
            "U.S. law applies.|",
        ],
    );
}

#[test]
fn addresses() {
    check_all(
        En,
        &[
            "Visit http://example.org/a.html.| It is free.|",
            "Mail j.smith@mail.example.com.| He answers.|",
            "Open main.rs and lib.rs.| Then build.|",
            "Node.js is fast.| Next.js is too.|",
            "See example.com/?q=a.b!| It works.|",
            "I use .NET and ASP.NET Core.|",
            "Edit ~/.bashrc or C:\\Temp\\a.txt.| Save it.|",
        ],
    );
}

#[test]
fn lines() {
    check_all(
        En,
        &[
            "It was a long day and nobody wanted to go\nhome before the rain had stopped falling on\nthe roof.| Then it did.|",
            "    \"Where were you?\"|\n    \"And nothing.| I took the last train and went to see\nMr. Sato there.\"|\n    He nodded.|\n    \"No.\"|",
            "Dear Sir,|\nI write to complain.|",
            "123 Main St.|\nSpringfield, IL|",
            "Yours truly,|\nJohn Smith|\nCustomer Service Dept.|\nAcme Corp.|",
            "INT. COFFEE SHOP - NIGHT|\n\nTaro waits.|",
            "First line of text that ends here.|\nSecond line of text that ends here.|",
            "One.|\r\nTwo.|\r\n\r\nThree|",
            "One.|\rTwo.|\r\rThree|",
            "One|\u{2028}Two|",
            "One|\u{2029}Two|",
            "One|\u{85}Two|",
            "One|\u{c}Two|",
            "One|\u{b}Two|",
            "One.|\tTwo.|",
            "\u{3000}One.|\n\u{3000}Two.|",
            "One.|\n\u{c}Two.|",
        ],
    );
}

#[test]
fn lists_of_short_lines() {
    check_all(
        En,
        &[
            "Log in|\nWhat it is|\nSecurity|\nWhere to look for|\nManual|\n\nIt rained.|",
            "Debian Policy Manual and Standards|\nReference Card for System Commands|\n\
             Securing Debian Manual and Index|\nSecurity Manual|\n\nIt rained.|",
            "Look at what he is\ntrying to do with\nthem|",
            "A Comprehensive Guide to Networking\nSecurity Administration for Linux\nSystems|",
            "A Tale of\nTwo Cities and\nThree Towns|",
            "THE OFFICE WILL STAY CLOSED UNTIL\nFURTHER NOTICE BECAUSE OF THE RAIN\n\
             THAT FELL IN THE WEEK BEFORE LAST\nAND THE FLOOD|",
        ],
    );
}

#[test]
fn notes() {
    check_all(
        En,
        &[
            "The claim is accepted.¹| Others disagree.²³| We side with the latter.*| It stands.†| Bye.|",
            "Done.[a]| End.[citation needed]| The effect is small.[4,5]| It is robust.[7–9]| Bye.|",
            "He said \"yes.\"¹| She said no.[13]:45| It grows.(6)| Few objected.2,3| We follow.|",
            "The price rose.[^1]| It fell.<sup>2</sup>| Details are below.[^2]|",
            "We count a[1] and b[2].| It was so. [4, 5]| Then not.|",
            "Use *.* for files.| The area is 5 m².| Go.|",
        ],
    );
}

#[test]
fn emoji_and_smileys() {
    check_all(
        En,
        &[
            "Thanks so much! 🙏| See you at 7 :)| Dont be late!!! 😜| Haha|",
            "Happy birthday! 🎂🎉| Have a great day ❤\u{fe0f}| I miss you.😢 😢 :(| Bye!|",
            "Team wins! 🏆| What a night 😍😍| The end :-)|",
            "I like dogs.| 🐶 is mine.| I love 😍 Paris and :) people.|",
            "New.| ✅ It is fast.| 👉 See here.| Family 👨\u{200d}👩\u{200d}👧 plan.|",
            "🎉 The party is on.|\n😀 It is.|",
        ],
    );
}

#[test]
fn chats_and_mail() {
    check_all(
        En,
        &[
            "ok so heres the plan|\nwe meet at 7|\nyou bring the snacks|\nsound good?|\nyep|",
            "Hi all|\nok so the plan|\nwe meet at 7|\nsound good?|",
            "This is a sentence\nthat goes on.| This one\ndoes too.|",
            "From: Yamada Taro <yamada@example.co.jp>|\nDate: Mon, 13 May 2024 10:15:32 +0900|\nSubject: Re: Schedule|\n\nHi Ken,|",
            "> On May 12, 2024, at 9:02 AM, Ken Abe wrote:|\n> I'm afraid I can't make it on Wednesday.| Would Thursday\n> work for everyone?| If not, we could try next week, e.g.\n> Monday morning.|\nThat is fine.|",
            "A: I would like to book a table for two please|\nB: Sure|",
            "Mr. Sato: I would like to book a table for two|\nGuest 1: Sure|",
            "> Hi Ken,|\n>|\n> Just following up on the below.| Any\n> news?|\n>|\n> Best,|\n> Sato|",
            "> Shall we meet?|\n>|\n> I am free.|\n> - Monday|\n> - Tuesday|\nYes.|",
        ],
    );
}

#[test]
fn markup() {
    check_all(
        En,
        &[
            "**Note.**| Keep the lid closed.|",
            "This is *important.*| Don't panic!|",
            "It was __odd.__| ~~We left.~~| _Why?_| *Because.*|",
            "He said **no.** and left.|",
            "[Read more.](a.md)| [Why?](b.md \"T\")| Because.|",
            "HTML <b>bold.</b>| Next one.|",
            "See the ![icon](gear.png) now.| Then ![Stop!](a.png) goes on.|",
        ],
    );
}

/// Minutes, contracts and notices: one entry is wrapped, the next one short.
#[test]
fn short_entries_between_wrapped_lines() {
    check_all(
        En,
        &[
            "Article 3 (Fees)|\n1. The fee shall be 12 yen per character of the source text\n\
             (excluding consumption tax).|\n2. Party A shall pay the fee to the account designated by\n\
             Party B by the end of the month.|\n3. Party A shall bear the transfer charges unless the\n\
             parties agree otherwise.|",
            "Kuga: Please look at Document 1.|\nHayashi: How did the members choose the magazines that\n\
             the library is to drop?|\nKuga: We looked at how often each of them was borrowed in the\n\
             last two years.|\nBrown: I see.|",
            // The widest of the lines is no wrapped one by that alone.
            "Meet at 7.|\nBring snacks.|\nThe address is the same as it was last year|\nSee you there.|",
        ],
    );
}

#[test]
fn what_a_line_end_breaks() {
    check_all(
        En,
        &[
            "5. Disclaimer|\nWE DO NOT WARRANT THAT THE SERVICE WILL BE FREE OF\nERRORS OR INTERRUPTIONS.|",
            "Kuga: As the budget is being cut, we have to go from 148 to\n135.|\nHayashi: How?|",
            "2. Place: the schoolyard of the elementary school (or\nthe gym if it rains)|\n3. Program|",
            "NAME; A        ; A|\nNAME; OF       ; OF|",
            "THE KEY TO THE GARDEN|\nTHE HOUSE ON THE HILL|",
        ],
    );
}

#[test]
fn numbered_headings_bylines_and_what_colons_introduce() {
    check_all(
        En,
        &[
            "1. Minutes of the previous meeting|\nApproved without objection.|",
            "At four in the morning, a town wakes to the sound of water|\n\
             Words and photographs by Kotori Mitani|",
            "The house that the river carried away in a single night|\nTranslated by Jane Doe|",
            "It was the first book that she had seen with\nWords by her father and others.|",
            "To change the amount of mist, press MODE:|\nLow -> Medium -> High -> Auto|",
            "Sensitivity was then computed as follows:|\n    d = z(H) - z(F)    (1)|\nHere H is the hit rate.|",
            "He told us at once what he wanted, which was this:\na room of his own and a lamp.|",
        ],
    );
}

/// Items of minutes: names stand at the ends of wrapped lines, and what hangs goes on.
#[test]
fn names_in_wrapped_items() {
    check_all(
        En,
        &[
            "1. Apologies were received from Councillor Harding,\nMr Patel and the Bishop of Ely, who were away.|\n\
             2. The minutes of the last meeting were read out by\nthe Secretary and signed by the Chair.|\n3. Finance|\n\
             4. The Treasurer reported that the office in North\nSydney had cost less than expected.|\n5. Date of next meeting|\n\
             6. Mrs Brown asked whether the bus would stop at St.\nMary's after the holidays.|",
            "1. Apologies were received from Mr\n   Patel and the Bishop of Ely, who\n   were away on business.|\n2. Finance|\n\
             3. The chair said that the Sydney\n   Office had cost less than Head\n   Office expected.|",
            "The history was written in London by a man whom\nJ. Smith knew well, and who had lived in the same\nstreet all his life.|",
            "Read the passage below and choose\nthe answer that best completes the\nsentence.| There is only one right\nanswer for each.|\n\
             The man who came to the door was|\nA. Mr Walker|\nB. Dr Jones|\nC. Captain Brown|",
            "1. Plans|\n   Open the lid and fill the old tank\n   with cold water.|\n\
             2. Report of the Treasurer for the year|\n   Three members asked for a copy.|",
            "- There is one thing that nobody had thought of:\n    the rain.|\n- Done.|",
            "Which of these is the one that the story is told by?|\nA. Walker|\nB. Jones|",
            "- Clone the repository to your machine and go to its folder:|\n      git clone https://example.com/x.git|\n\
             - Run the tests.|",
            "2023-04-01 10:00:00 INFO Server started up|\n2023-04-01 10:00:05 INFO Listening on 8080|\n\
             2023-04-01 10:00:09 WARN Disk is nearly full|",
            "01.04.2023 10:00 started the old server|\n01.04.2023 10:05 stopped the old server|\n\
             01.04.2023 10:09 started the new server|",
        ],
    );
}

#[test]
fn columns_and_references() {
    check_all(
        En,
        &[
            "Time: 50 min. · Calories: 268 kcal · Salt: 2.1 g|",
            "No.  Part            Qty.|\n1    Water tank      1|",
            "No.   Name        Qty.   Remarks|",
            "Were you there?| No.|  I was not.| We left.|",
            "No.|  Really?|  He said so.|",
            "[1] Suzuki, I. (2020). \"Perception in dialects.\" Onseigaku Ronshu, 12(3), 45–67.|\n\
             [2] Sato, M., Ito, K., & Lee, J. (2015). Pitch perception. J. Phon. Res., 8, 101–120.|",
            "Sato, M. (2015). Pitch perception in accentless dialects. J. Phon. Res., 8, 101.|",
            "Suzuki (2020) disagrees.| She is right.|\n[1] It rained.| (2020).| Then not.|",
        ],
    );
}

/// A sentence, a headline or a line of a chat a line.
#[test]
fn lines_that_no_editor_broke() {
    check_all(
        En,
        &[
            "I lost my keys at the station today :(|\nFound them again in my other coat :)|",
            "Things I like (in no order|\nCoffee) and tea|",
            "MAYOR PROMISES A NEW BRIDGE OVER THE RIVER|\nTHE OLD MILL BURNS DOWN|",
            "The prize in this category was shared by two people this year:\n\
             Jane Doe of London and John Smith of Leeds.|",
            "The park opens at nine and you should bring all of these:|\n\n\
             - a rain coat and shoes that you can get dirty in the woods|\n\
             - lunch for one day and something to drink for all of you|\n\
             Please come on time.| The bus leaves at nine and we cannot wait\n\
             for anyone who is late, whatever the reason for it may be.|",
            "Dr. Sato visited Acme Corp.|  She left at noon.|   He stayed.|",
            "No.|  Never.|  I told you.|",
        ],
    );
}

/// Prose may begin as an entry of a bibliography does.
#[test]
fn sentences_that_begin_like_references() {
    check_all(
        En,
        &[
            "Washington, D. C. (2019).| The capital is old.|",
            "However, J. Smith (2019).| She wrote.|",
            "Yes, J. (2015).| He came.|",
            "Smith, J. (2019).| We counted 300 people.| They had come in 3 buses (pp. 8-9).|",
            "[1] Smith, J. (2015): He came.| He spoke.|",
            "[4] See Smith, J. (2019).| \"The dialects\", which he later withdrew.| They are wrong.|",
            "[1] Sato, M. (2015). Pitch perception. J. Phon., 8.| [2] Lee, K. (2016). Vowel length. \
             J. Phon., 9.|",
            "Tanaka, K., & Mori, A. (2018). Vowel length. Tokyo: Hitsuji.|",
            "Sato, M. (2015). Pitch perception in\naccentless dialects. J. Phon. Res.,\n8, 101-120.|",
            // A title may be a sentence, too, and pages may begin a line that hangs.
            "Ross, K. (2002). The events of May 1968. French Studies, 12(3), 45-67.|",
            "Ito, A., & Sato, N. (2017). What is a word? Journal of Words, 30, 59-80.|",
            "Tanaka, S. (2009). Accent loss in young speakers of the dialect\n    of Kagoshima. Journal of Sounds, 13,\n    45-60.|",
            // A line of its own ends no entry above it.
            "Smith, J. (2019).| The old town.|\nWhat he wrote in it is all on pp. 8-9.|",
            "Smith, J. (2019).| Nobody was there before 12:30.|",
            "Smith, J. (2019).| Nobody came.| The town had lost 8,000.|",
            "Smith, J. (2019).| The old town burned in May, 2019.|",
        ],
    );
}
