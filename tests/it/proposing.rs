//! What `taiyaku terms` proposes.

use crate::support::{folder, taiyaku};

/// What is proposed for a table and its rendering. A check with that must find no term missing.
fn proposed(table: &str) -> Vec<[String; 2]> {
    let folder = folder(&[("pairs.tsv", table.as_bytes())]);
    let (_, _, complaints) = taiyaku(folder.path(), &["terms", "pairs.tsv", "-o", "terms.csv"]);
    assert_eq!(complaints, "");
    let check = ["check", "pairs.tsv", "--glossary", "terms.csv", "--format", "concise"];
    let (_, found, _) = taiyaku(folder.path(), &check);
    assert!(!found.contains("missing-term]"), "{found}");
    let mut reader = csv::Reader::from_path(folder.path().join("terms.csv")).unwrap();
    let rows = reader.records().map(|row| row.unwrap());
    let mut pairs: Vec<[String; 2]> =
        rows.map(|row| [row[0].to_owned(), row[1].to_owned()]).collect();
    pairs.sort();
    pairs
}

fn turned([ja, en]: [&str; 2], is_turned: bool) -> [&str; 2] {
    if is_turned { [en, ja] } else { [ja, en] }
}

/// Asks for the pairs that a table of sentences must give, whichever side is the source.
#[track_caller]
fn check(sentences: &[[&str; 2]], expected: &[[&str; 2]]) {
    for is_turned in [false, true] {
        let pair = |row| turned(row, is_turned);
        let rows = sentences.iter().map(|&row| pair(row).join("\t") + "\n");
        let table: String =
            [pair(["ja", "en"]).join("\t") + "\n"].into_iter().chain(rows).collect();
        let mut expected: Vec<[&str; 2]> = expected.iter().map(|&row| pair(row)).collect();
        expected.sort_unstable();
        assert_eq!(proposed(&table), expected);
    }
}

#[test]
fn latin_words_belong_to_the_compounds_that_they_begin() {
    check(
        &[
            ["CO2排出量は昨年より減った。", "CO2 emissions fell from last year."],
            ["同社はCO2排出量を公表した。", "The company disclosed its CO2 emissions."],
            ["Wi-Fiルーターを再起動してください。", "Restart the Wi-Fi router."],
            ["Wi-Fiルーターは二階にある。", "The Wi-Fi router is upstairs."],
            ["ＡＩモデルを訓練した。", "We trained an AI model."],
            ["そのAIモデルは大きい。", "The AI model is large."],
            ["X線検査を受けた。", "I had an X-ray examination."],
            ["X線検査の結果が出た。", "The results of the X-ray examination are out."],
            ["5G通信網を広げる。", "They will extend the 5G network."],
            ["5G通信網は速い。", "The 5G network is fast."],
            ["ITインフラを整える。", "We will improve the IT infrastructure."],
            ["ITインフラへの投資だ。", "It is an investment in IT infrastructure."],
            ["R&D部門を作る。", "We set up an R&D department."],
            ["R&D部門は小さい。", "The R&D department is small."],
            ["COVID-19対策を続ける。", "We continue the COVID-19 measures."],
            ["COVID-19対策に反対する。", "They oppose the COVID-19 measures."],
            ["ビタミンCを取る。", "Take vitamin C."],
            ["ビタミンCは野菜に多い。", "Vegetables have much vitamin C."],
            ["日EU協定が発効した。", "The Japan-EU agreement took effect."],
            ["日EU協定に署名した。", "They signed the Japan-EU agreement."],
            // A measure is none.
            ["10km地点で転んだ。", "He fell at the 10 km mark."],
            ["10km地点を過ぎた。", "He passed the 10 km mark."],
        ],
        &[
            ["CO2排出量", "CO2 emissions"],
            ["Wi-Fiルーター", "Wi-Fi router"],
            ["AIモデル", "AI model"],
            ["X線検査", "X-ray examination"],
            ["5G通信網", "5G network"],
            ["ITインフラ", "IT infrastructure"],
            ["R&D部門", "R&D department"],
            ["COVID-19対策", "COVID-19 measures"],
            ["ビタミンC", "vitamin C"],
            ["日EU協定", "Japan-EU agreement"],
            ["地点", "km mark"],
        ],
    );
}

#[test]
fn numerals_belong_to_the_compounds_that_they_make() {
    check(
        &[
            ["第三者の意見を聞いた。", "We asked for a third party’s opinion."],
            ["第三者に情報を渡さない。", "We do not give information to third parties."],
            ["第三者委員会が報告書を出した。", "The third-party committee issued a report."],
            ["第三者委員会は元裁判官が率いる。", "A former judge leads the third-party committee."],
            ["第一次世界大戦が始まった。", "World War I began."],
            ["第一次世界大戦で多くの人が死んだ。", "Many people died in World War I."],
            ["第二四半期の売上は減った。", "Sales in the second quarter fell."],
            ["第二四半期に入った。", "It is the second quarter now."],
            ["二段階認証を有効にしてください。", "Enable two-factor authentication."],
            ["二段階認証は安全だ。", "Two-factor authentication is safe."],
            // How many there are is no part of what they are.
            ["三世帯住宅を建てた。", "They built three detached houses."],
            ["世帯住宅は高い。", "Detached houses are expensive."],
            ["三世帯住宅に住む。", "They live in three detached houses."],
        ],
        &[
            ["第三者", "third party"],
            ["第三者委員会", "third-party committee"],
            ["第一次世界大戦", "World War I"],
            ["第二四半期", "second quarter"],
            ["二段階認証", "two-factor authentication"],
            ["世帯住宅", "detached houses"],
        ],
    );
}

/// What the model cannot find for a term since it stands everywhere.
#[test]
fn common_words_that_the_dictionary_has_belong_to_a_term() {
    check(
        &[
            ["高校生が受賞した。", "Some high school students won."],
            ["高校生は喜んだ。", "The high school students were glad."],
            ["その製品を見た。", "We saw the new products there."],
            ["その製品は新しい。", "The new products are there."],
            ["製品を買う。", "We buy new products."],
        ],
        &[["高校生", "high school students"], ["製品", "products"]],
    );
}

#[test]
fn names_are_proposed_with_their_commas_and_stops() {
    check(
        &[
            ["厚生労働省が発表した。", "The Ministry of Health, Labour and Welfare announced it."],
            ["厚生労働省は認めた。", "The Ministry of Health, Labour and Welfare admitted it."],
            [
                "経済産業省の調査だ。",
                "It is a survey by the Ministry of Economy, Trade, and Industry.",
            ],
            ["経済産業省が認めた。", "The Ministry of Economy, Trade, and Industry admitted it."],
            [
                "自然環境省が決めた。",
                "The Ministry of Agriculture, Natural Resources and Environment decided it.",
            ],
            [
                "自然環境省は黙っていた。",
                "The Ministry of Agriculture, Natural Resources and Environment was silent.",
            ],
            ["日米同盟を強化する。", "They will strengthen the Japan-U.S. alliance."],
            ["日米同盟は重要だ。", "The Japan-U.S. alliance is important."],
            ["国連総会が開かれた。", "The U.N. General Assembly opened."],
            ["国連総会で演説した。", "He spoke at the U.N. General Assembly."],
            // A list of things is no name.
            ["ナイキ製品を買う。", "I buy Nike products, Adidas shoes and Puma bags."],
            ["ナイキ製品が好きだ。", "I like Nike products."],
            ["ソルトレイクシティで開かれた。", "It was held in Salt Lake City, Utah."],
            ["ソルトレイクシティは寒い。", "Salt Lake City, Utah, is cold."],
        ],
        &[
            ["厚生労働省", "Ministry of Health, Labour and Welfare"],
            ["経済産業省", "Ministry of Economy, Trade, and Industry"],
            ["自然環境省", "Ministry of Agriculture, Natural Resources and Environment"],
            ["日米同盟", "Japan-U.S. alliance"],
            ["国連総会", "U.N. General Assembly"],
            ["ナイキ製品", "Nike products"],
            ["ソルトレイクシティ", "Salt Lake City"],
        ],
    );
}

/// Beside Japanese drafts the terms are those of the English, each with what every draft calls it.
#[test]
fn an_english_source_has_a_row_for_each_of_its_terms() {
    let english =
        "The user opens the console.\nAsk the user.\nThe console is slow.\nThe user left.\n";
    let folder = folder(&[
        ("en.txt", english.as_bytes()),
        (
            "a.ja.txt",
            "利用者がコンソールを開く。\n利用者に聞く。\nコンソールが遅い。\n利用者は去った。\n"
                .as_bytes(),
        ),
        (
            "b.ja.txt",
            "ユーザーが端末を開く。\nユーザーに聞く。\n端末が遅い。\nユーザーは去った。\n"
                .as_bytes(),
        ),
    ]);
    let args = ["terms", "en.txt", "a.ja.txt", "b.ja.txt", "--lines"];
    let (_, proposed, _) = taiyaku(folder.path(), &args);
    let rows: Vec<&str> = proposed.lines().collect();
    assert_eq!(
        rows,
        [
            "source,target,note,context",
            "user,ユーザー,in 3 beads; a.ja.txt: 利用者 3; b.ja.txt: ユーザー 3,\
             The user opens the console. – ユーザーが端末を開く。",
            "console,コンソール,in 2 beads; a.ja.txt: コンソール 2; b.ja.txt: 端末 2,\
             The user opens the console. – 利用者がコンソールを開く。",
        ],
    );
}
