//! More English, by subject. `|` marks the end of a sentence. The answers were written before
//! the rules were tried on them.

use super::tests::check_all;
use crate::model::Lang::En;

#[test]
fn titles_months_and_places() {
    check_all(
        En,
        &[
            "Gen. Sherman met Lt. Col. Baker.| They spoke.|",
            "The Rev. Dr. King spoke on Sun. Aug. 28.| Crowds came.|",
            "She arrived on Fri. Sept. 3 at 9 p.m.| It was late.|",
            "It opened in Oct.| The weather was fine.|",
            "No. 10 Downing St. is the office.|",
            "She lives on Main St.| He lives on Oak Ave.|",
            "Messrs. Hill and Vale left.|",
            "Under s. 3 of the Act, ss. 4-6 apply.| Ret. Gen. Smith took Rte. 5 to Rm. 12.| He left.|",
            "The Rt. Hon. Jane Doe met the Rt. Revd. John Hall, Cllr. Kay and Pte. Bell.| They left.|",
            "Talk to St. John.| St. Paul agrees.|",
            "She was born in Jan. 1990.| He was born in Feb.|",
            "Was it Mr. or Mrs.?| Nobody knew.|",
            "He moved to Washington, D.C. in May.|",
            "He moved to Washington, D.C.| In May he left.|",
        ],
    );
}

#[test]
fn firms_units_and_latin() {
    check_all(
        En,
        &[
            "He works for Smith & Sons Ltd.| They sell tools.|",
            "It made $4.2 bn. in May.| It lost $3 mn.| He runs the sales dept.| He likes it.|",
            "Alphabet Inc. said Tuesday that it would pay.|",
            "He moved to Acme Co.| Nobody minded.|",
            "Use a 12 in. pipe and 3 ft. of wire.|",
            "The tank holds 40 gal.| It is full.|",
            "It weighs 20 kg.| Put it down.|",
            "The train ran at 90 mph.| Nobody was hurt.|",
            "He was 6 ft. tall.| She was not.|",
            "See Smith et al. (2019), pp. 3-5, and cf. Jones.|",
            "Bring tools (saws, drills, etc.) with you.|",
            "We need nails, screws, etc. for the job.|",
            "Some fruit, e.g. apples, keeps well.| Others rot.|",
            "That is, i.e., it failed.|",
            "Approx. 40 people came.| Max. 50 may.|",
            "The case is Roe v. Wade.| It is old.|",
            "Section 3.2 covers this.| Sec. 4 does not.|",
            "Fig. 2a shows the cell.| Figs. 3 and 4 do not.|",
            "I read Vol. 3, No. 2.| It was good.|",
            "Ph.D. students met Prof. Lee, M.D., at noon.|",
        ],
    );
}

#[test]
fn acronyms_and_initials() {
    check_all(
        En,
        &[
            "The U.S. Army and the U.K. Treasury agreed.|",
            "He lives in the U.S.| She lives in the U.K.| They write.|",
            "The E.U. has 27 members.|",
            "J. P. Morgan and E. B. White met C. S. Lewis.|",
            "George H. W. Bush spoke.| John F. Kennedy did not.|",
            "Oranges have vitamin C.| They are sweet.|",
            "We have a Plan B.| It is good.|",
            "He got an A.| She got a B.| Both passed.|",
            "I work for Company A.| Oh, so do I.| He stayed at Hotel B.| Then he left.|",
        ],
    );
}

#[test]
fn numbers_versions_and_times() {
    check_all(
        En,
        &[
            "Pi is 3.14.| That is enough.|",
            "The price rose to $3.50.| Sales fell.|",
            "Install v1.2.3-beta.4.| Then restart.|",
            "IP 192.168.0.1 is local.| Port 80 is open.|",
            "At 10.30 a.m. the bell rang.| At 11 a.m. it stopped.|",
            "It was 1999.| Then came 2000.|",
            "It closes at 5 p.m. on weekdays.|",
            "The shop shuts at 6 p.m.| The bar opens at 7.|",
            "We left at 7:30 a.m.| Tom drove.| Open: 10 a.m. - 6 p.m.|\n6 p.m. – 10 a.m.: closed|",
            "It holds a prop.| Conversely, it may not.| We left the app.| Next steps follow.|",
            "By 5 p.m. Friday it was over.|",
            "The a.m. shift is long.| The p.m. shift is not.|",
            "Tests passed: 3.| Tests failed: 0.|",
            "It is 5 o'clock.| Go.|",
        ],
    );
}

#[test]
fn ellipses() {
    check_all(
        En,
        &[
            "Wait... what?| I heard you...| Never mind.|",
            "I . . . I don't know.|",
            "So...you came.|",
            "“I thought…”| She stopped.|",
            "He said, “Well … maybe.”| Nobody laughed.|",
            "They waited . . .| The door opened.|",
        ],
    );
}

#[test]
fn quotations() {
    check_all(
        En,
        &[
            "“Stop!” he cried.| “Why?” I asked.|",
            "He said, “I am here.”| Then he left.|",
            "He called it ‘odd’.| She called it ‘fine.’| Both left.|",
            "\"Run!\"| \"Why?\"| \"Just run.\"|",
            "Did he say “go”?| Yes.|",
            "She asked, “Did you see ‘Jaws’?” and laughed.|",
            "'I know,' she said.| 'You told me.'|",
            "“But—” he began.|",
            "“But I—”| She hung up.|",
            "The sign read “No Entry.”| We went in.|",
            // Wrong: who spoke belongs to the speech; but so treebanks have it.
            "“Is that all?”| Mary asked.| “It is.”|",
            "“No,” he said, “I won't.”| He sat down.|",
        ],
    );
}

#[test]
fn brackets() {
    check_all(
        En,
        &[
            "He left (as usual) at six.| (She stayed.)| The end.|",
            "It works (see p. 5).| Try it.|",
            "(It was late.| We were tired.)| Then we slept.|",
            "He smiled (a rare thing!) and left.|",
            "It fell (by 3 per cent.) in May.|",
            "The company's (NYSE: ABC) shares rose.| Bonds fell.|",
            "It ran [...] and stopped.| Good.|",
        ],
    );
}

#[test]
fn letters_and_remarks_in_brackets() {
    check_all(
        En,
        &[
            "Fixes to packages that were broken by other changes (e.g.\n  video tools and the like).|\n\nNext.|",
            "Choose All Zones (B).| Copper has been added.| Just press X.| Press Y.| Click the button.|",
            "We fell back on plan B.| Sales rose.| It was written by J. Smith and George W. Bush.|",
            "It was a book (by J. Smith) and a film (by A. Bell).|",
            "You may open this set of accounts (once you have saved the file.)| Below that is the bar.|",
            "He (once a clerk of Acme Co.) Smith left.|",
            "To save it, press S.| Close the window.| Then type Y.| Windows restarts.| Enter N.| Done.|",
            "In the end J. Smith won the prize.| During that period A. Lee led the firm.|",
            "It was published by the press E. Jones founded.| Then press X.| Click the button.|",
            "Press Enter.| Click the button.| Turn to Exit B.| Walk on.| Move it to position B.| Things change.|",
            "The answer is C.| Check your work.| The vertex is P.| Draw a line.| See Section A.| The door is there.|",
            "Ask Professor T. Open of Leeds.| He met A. Walk at noon.| Take type B.| Use it.|",
            "The painter was J. Turner.| Set by A. Walker, edited by K. Page and C. Clicker.|",
        ],
    );
}

#[test]
fn stops_without_a_space() {
    check_all(
        En,
        &[
            "It rained.|Then it stopped.|",
            "Really?|Yes!|Go.|",
            "He left.|(She stayed.)|",
            "What?!| No!!| Stop!!!|",
        ],
    );
}

#[test]
fn small_letters() {
    check_all(
        En,
        &[
            "It sold out.| iPhone fans wept.| eBay sellers did not.|",
            "The price fell.| io.net fell too.|",
            "we went home.| it rained.| nobody cared.|",
            "He likes pH tests.| mRNA is next.|",
            "Use npm.| yarn works too.|",
            "He works at Yahoo! and Google.| They hire.|",
            "eXtra! Foods opened a store.| We love our iPhone!| Everyone does.|",
            "Jeopardy! is on.| Watch it.|",
        ],
    );
}

#[test]
fn dashes() {
    check_all(
        En,
        &[
            "He ran—fast!—to the door.|",
            "It was over—finally.| We slept.|",
            "Is it you?| — Yes.|",
            "He asked -- why? -- and left.|",
        ],
    );
}

#[test]
fn time_zones_and_hyphens() {
    check_all(
        En,
        &[
            "It opens at 10 a.m. E.T. on Friday.| It is free.|",
            "We meet at 5 p.m. Eastern on Friday.| It opens at 9 a.m. Pacific time.|",
            "He met then-Sen. Obama, Ex-Gov. Lee, Lt.-Gov. Ames and Vice-Adm. Hall.| They left.|",
            "It closed in mid-Jan. 2020 for a 5-min. break.| She has a built-in.| It works.|",
            "Ex-Gov. Lee left.|",
            "Write to Acme, Attn. John Hall.| See Thm. 4 and Lem. 2.| Fed. R. Civ. P. 12 applies.|",
            "See Fed. R. Evid. 403 and Treas. Reg. § 1.61.| Id. at 115.| Show your id.| The guard nods.|",
            "Fig. 2. Results of the survey|",
            "Figure 3-1. Dimensions of the unit|",
        ],
    );
}

/// A second round, written after the first one was mended.
#[test]
fn second_round() {
    check_all(
        En,
        &[
            "Sen. Warren (D-Mass.) spoke first.| Rep. Cole (R-Okla.) replied.|",
            "The firm, based in St. Louis, Mo., makes tea.| It is small.|",
            "Shares of Foo Inc. fell 2.5% on Monday.| Bar Ltd. rose.|",
            "See www.example.com for details.| Thanks!|",
            "“Are you sure?” the clerk asked.| “Yes.”|",
            "The answer is (a).| The other is (b).|",
            "Dr. A. B. Carter, Jr., will speak at 3:15 p.m. in Room 4.| Come early.|",
            "He weighs approx. 80 kg.| She weighs less.|",
            "It was 5 a.m. when they called.| Nobody answered.|",
            "Do you like R.E.M.?| I do.|",
            "In Sept. 2001 and Dec. 2003 it closed.|",
            "Use e.g. “foo” or “bar.”| Then stop.|",
            "Wow!!!| That is great... really great.|",
            "The ratio was 3:1.| We won 2-0.|",
            "Yes.| No.| Maybe.|",
            "She paid £3.50 (approx. $4.).| It was cheap.|",
            "Turn left at 5th Ave. and walk north.|",
            "They met in the Dept. of Health.| It was cold.|",
            "Who wrote “Who’s Afraid?”| Not me.|",
            "[Editor's note: see p. 9.]| The text follows.|",
            "I said no.| You said yes.| He said nothing.|",
            "The U.N.'s head spoke.| The E.U.'s did not.|",
            "Press Ctrl+C.| Then type ls -a.|",
            "The file is 3.2 MB.| It has 4.5 million rows.|",
            "“I'm late,” said Tom.| “Again.”|",
            "Is this it?...| I guess so.|",
            "He came, he saw, etc.| Then he left.|",
            "Mt. Fuji is 3,776 m. high.|",
            "P.S. I love you.|",
            "It's 10 p.m. in Tokyo and 9 a.m. in Boston.|",
        ],
    );
}
