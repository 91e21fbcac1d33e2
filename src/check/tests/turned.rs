//! What one side says and the other takes back, and things left out of lists.

use super::found;
use super::opposites::assert_counts;
use crate::model::Lang::{En, Ja};

#[test]
fn what_comes_before_does_not_come_after() {
    assert_counts(
        "opposite",
        &[
            ("事故の前に彼を見た。", "I saw him after the accident.", 1),
            ("契約終了後に支払う。", "Pay before the contract ends.", 1),
            ("結婚する前に働いていた。", "She worked after she married.", 1),
            ("夕食前に宿題を終えた。", "He finished his homework after dinner.", 1),
            (
                "電源を切ってから、カバーを外してください。",
                "Remove the cover before turning off the power.",
                1,
            ),
            ("手を洗ってから料理を始めた。", "She began cooking before washing her hands.", 1),
            ("食後に服用する。", "Take it before meals.", 1),
            // Said from the other end, or with both words.
            ("試合の前に練習した。", "The game came after we had practiced.", 0),
            ("雨がやんだ後で出かけた。", "We did not go out before the rain stopped.", 0),
            ("家の前に車がある。", "There is a car in front of the house.", 0),
            ("会議の前後に電話した。", "I called before and after the meeting.", 0),
            ("戦争の前から住んでいた。", "She lived here long before the war.", 0),
            (
                "夕食の前に手を洗いなさい。",
                "Wash your hands, and after that you can have dinner.",
                0,
            ),
            ("結婚する前に一人で旅をした。", "It was after traveling alone that she married.", 0),
            ("引退前は毎日練習した。", "After retirement he stopped practicing.", 0),
            ("手を洗ってから食べなさい。", "Wash your hands before you eat.", 0),
            ("死んでからでは遅い。", "Do it before you die.", 0),
            (
                "子供が生まれてから生活が変わった。",
                "Life was different before the child was born.",
                0,
            ),
            ("引っ越してから友達が減った。", "She had more friends before she moved.", 0),
            ("夕食を終える前に電話が鳴った。", "The phone rang before they finished dinner.", 0),
            ("戦争後、工場は閉鎖された。", "The factory was open before the war.", 0),
        ],
    );
}

#[test]
fn what_only_the_english_denies_is_told() {
    assert_counts(
        "opposite",
        &[
            ("直射日光に当ててください。", "Do not expose it to direct sunlight.", 1),
            ("彼はフランス語を話せます。", "He cannot speak French.", 1),
            ("彼女は約束を守った。", "She didn't keep her promise.", 0),
            ("窓を開けてください。", "Please don't open the window.", 1),
            // Said freely.
            ("忘れずに窓を閉めてください。", "Don't forget to close the window.", 0),
            ("彼を止めるのは難しい。", "You cannot stop him easily.", 0),
            ("走ってはだめだ。", "Don't run.", 0),
            ("それに触るな。", "Don't touch it.", 0),
            ("触るなよ。", "Don't touch it.", 0),
            ("誰が信じるものか。", "Nobody will believe it.", 0),
            ("彼だけが答えた。", "No one else answered.", 0),
            ("それは違うと思う。", "I don't think so.", 0),
            ("喜んで手伝います。", "I don't mind helping.", 0),
            ("勝つのは彼女だ。", "She won't lose.", 0),
            ("酒を飲むのはやめた。", "I don't drink anymore.", 0),
            ("必ず来てください。", "Don't fail to come.", 0),
            ("いくら食べても太る気配がない。", "He doesn't gain weight however much he eats.", 0),
            ("知らんふりをした。", "He pretended not to know.", 0),
            // Time, degree and comparison may be denied from their other end.
            ("こんな大きな犬は初めて見た。", "I've never seen such a big dog.", 0),
            ("彼に久しぶりに会った。", "I hadn't met him for a long time.", 0),
            ("飲みすぎた。", "I shouldn't have drunk so much.", 0),
            ("列車は遅れて到着した。", "The train did not arrive on time.", 0),
            ("彼女は少し食べた。", "She didn't eat much.", 0),
            ("三年ぶりに雪が降った。", "It had not snowed for three years.", 0),
            ("その店は正午に閉まる。", "The shop does not close in the morning.", 0),
            ("彼はやっと答えた。", "He did not answer at once.", 0),
            ("この道具は簡単に使える。", "You cannot use this tool wrongly.", 0),
            ("鉛筆で書いてください。", "Do not write in ink.", 0),
            ("静かに話してください。", "Please don't speak loudly.", 0),
            ("彼は肉を食べる。", "He doesn't eat fish.", 0),
        ],
    );
}

#[test]
fn what_there_is_none_of_is_not_had() {
    assert_counts(
        "opposite",
        &[
            ("後悔はありません。", "I have regrets.", 1),
            ("この部屋には窓がない。", "There is a window in this room.", 1),
            ("まだ決まっていません。", "It has already been decided.", 1),
            ("もう若くはない。", "She is still young.", 1),
            ("時間がない。", "We are short of time.", 0),
            ("会う機会がない。", "I have yet to get a chance to meet him.", 0),
            ("食欲がない。", "I have a poor appetite.", 0),
            ("欠点がない。", "It is free from faults.", 0),
            ("まだ五時だ。", "It is only five.", 0),
            ("もう来ないと思っていた。", "I thought you would stay away.", 0),
            ("まだ始まったばかりなのに疲れた。", "It has just begun and I am already tired.", 0),
            ("もう若くはないが、元気だ。", "He is old but still healthy.", 0),
            (
                "もう使われていないが、建物は残っている。",
                "The building is disused but still stands.",
                0,
            ),
            (
                "まだ十歳にもならないのに、漢字を読める。",
                "Under ten years old, he can already read kanji.",
                0,
            ),
            ("まだ終わりじゃない。", "This is already far from over.", 0),
            ("まだ終わっていない。", "It's already over.", 1),
            ("もう彼を愛していない。", "She still thinks he loves her.", 0),
            ("まだ届いていません。", "It should already have arrived.", 0),
            ("お金がない。", "I have spent all my money.", 0),
            ("財布がない。", "I have had my wallet stolen.", 0),
            ("電池がない。", "There's a dead battery in it.", 0),
            ("違いはない。", "They have negligible differences.", 0),
            ("異論はありません。", "I have the same opinion.", 0),
            ("友人はいない。", "He has lost his friends.", 0),
        ],
    );
}

#[test]
fn what_must_be_is_not_what_may_be() {
    assert_counts(
        "opposite",
        &[
            ("その層は亜鉛を含まなければならない。", "The layer may contain zinc.", 1),
            ("弁当を持参してはいけません。", "You must bring a packed lunch.", 1),
            ("ここで泳いではいけません。", "You may swim here.", 1),
            ("ここで泳いでもよい。", "You must swim here.", 1),
            ("甲は報告書を提出する義務がある。", "Party A may submit the report.", 1),
            ("会員は会費を払う義務を負う。", "Members may pay the fee.", 1),
            // The object and the head of a phrase may be words that no dictionary has beside each other.
            (
                "これを権利の放棄とみなしてはならない。",
                "This may be deemed a waiver of the right.",
                1,
            ),
            (
                "物件を原状に復して返還しなければならない。",
                "You may restore the property to its original condition.",
                1,
            ),
            (
                "秘密情報を第三者に開示してはならない。",
                "You may disclose confidential information to third parties.",
                1,
            ),
            // The same, said otherwise.
            ("書類を提出しなければならない。", "You can only submit the papers in person.", 0),
            ("いつでも返すことができる。", "You must be free to return it at any time.", 0),
            ("ここで泳いではならない。", "Swimming here is prohibited.", 0),
            ("急がなければならない。", "There is no time to lose.", 0),
            ("電源を切る必要はありません。", "You may leave the power on.", 0),
            (
                "入る前に靴を脱がなければならない。",
                "You may enter once you take off your shoes.",
                0,
            ),
            ("許可なく写真を撮ってはいけません。", "You may take pictures with permission.", 0),
            ("関係者以外は入ってはいけません。", "Staff may enter.", 0),
            ("20歳未満の者は酒を飲んではならない。", "Those aged 20 or over may drink alcohol.", 0),
            ("ここでは美しい海を見ることができます。", "Here is a beautiful sea you must see.", 0),
            ("ここでは古い寺を訪れることができます。", "This is a town you must visit.", 0),
            ("ここで煙草を吸ってはいけません。", "You may smoke in the designated area.", 0),
            ("申請書を提出しなければならない。", "Applicants can submit the form online.", 0),
            ("室内でたばこを吸ってはいけません。", "You may smoke outdoors.", 0),
            ("赤信号で渡ってはいけません。", "You may cross on a green light.", 0),
            ("この薬は空腹時に飲んではいけません。", "This medicine can be taken with meals.", 0),
        ],
    );
}

#[test]
fn what_was_done_is_not_to_come() {
    assert_counts(
        "opposite",
        &[
            ("新しい店が開店した。", "A new shop will open.", 1),
            ("来月開店すると述べた。", "He said it will open next month.", 0),
            ("開店が決まった。", "It has been decided that the shop will open.", 0),
            ("店を開くことにした。", "I will open a shop.", 0),
            ("彼の意志は弟に伝えられた。", "His will was handed down to his brother.", 0),
            ("一か月かかる傷を受けた。", "He got a wound which will take a month to heal.", 0),
            ("ボブとウィルが勝った。", "Bob and Will won.", 0),
            ("彼は強い意志で勝った。", "His strong will won the game.", 0),
            ("社長が会社を去った。", "The president will leave behind a strong company.", 0),
            ("電車が遅れたので、遅刻した。", "The train was late, so I will be late.", 0),
        ],
    );
}

#[test]
fn a_deadline_is_no_beginning() {
    assert_counts(
        "opposite",
        &[
            ("金曜日以降に提出してください。", "Please hand it in by Friday.", 1),
            ("10月以降に着工する。", "Work will start before October.", 1),
            ("金曜日までに提出してください。", "Please hand it in from Friday onward.", 1),
            ("金曜日以降は受け付けません。", "Please hand it in by Friday at the latest.", 0),
            ("5日以降は休みです。", "We close on the 5th.", 0),
            ("3月31日までに100人が感染した。", "As of March 31, 100 people had been infected.", 0),
        ],
    );
}

#[test]
fn words_of_a_kind_are_no_others() {
    assert_counts(
        "opposite",
        &[
            ("卵白を泡立てる。", "Beat the egg yolks.", 1),
            ("弱火で煮る。", "Cook it over high heat.", 1),
            ("玉ねぎを刻む。", "Chop the carrots.", 1),
            ("その猫を拾った。", "I found that dog.", 1),
            ("雪が降るでしょう。", "It will rain.", 1),
            ("妻が電話に出た。", "My daughter answered the phone.", 1),
            ("ひじを痛めた。", "He hurt his knee.", 1),
            ("訴えを棄却した。", "The court granted the suit.", 1),
            ("彼女は中退した。", "She graduated.", 1),
            ("台風は北東へ進む。", "Typhoon No. 7 is moving northwest.", 1),
            ("一部の客が帰った。", "All of the guests left.", 1),
            ("みんな助かった。", "Some of them were saved.", 1),
            ("まれに雨が降る。", "It often rains.", 1),
            ("図書館は平日に開いている。", "The library is open on weekends.", 1),
            ("売り上げが減った。", "Sales grew.", 1),
            ("予想を上回った。", "It fell short of forecasts.", 1),
            ("出資比率を引き下げた。", "It raised its stake.", 1),
            ("列車が到着した。", "The train departed.", 1),
            // Said freely.
            ("犬猿の仲だ。", "They fight like cats and dogs.", 0),
            ("猫をかぶっている。", "She is a wolf in sheep's clothing.", 0),
            ("土砂降りだった。", "It was raining cats and dogs.", 0),
            ("借りてきた猫のようだ。", "The boy is as gentle as a lamb.", 0),
            ("お茶しない？", "Want to grab a coffee?", 0),
            ("塩味が足りない。", "It needs more pepper and salt.", 0),
            ("支出が収入を上回った。", "Income fell short of spending.", 0),
            ("失業者が減った。", "More people found work.", 0),
            ("一部を除いて全員が来た。", "All but a few came.", 0),
            ("妻と娘が来た。", "His wife and daughter came.", 0),
            ("お義母さんが来た。", "His wife's mother came.", 0),
            ("雪解けが進む。", "The rain is melting the snow.", 0),
            ("肩の荷が下りた。", "It was a weight off my mind.", 0),
            ("高校を出た。", "He graduated from high school.", 0),
            ("会場に着いた。", "We arrived after they had departed.", 0),
            (
                "輸出が減り、国内販売は横ばいだった。",
                "Exports grew, while domestic sales were flat.",
                1,
            ),
            ("上告を棄却した。", "The court allowed the appeal.", 1),
            ("上告を棄却した。", "The court allowed the ruling to stand.", 0),
            ("借金が増えた。", "He fell deeper into debt.", 0),
            ("髪が減った。", "His hair grew thin.", 0),
            ("欠席者が増えた。", "Attendance fell.", 0),
            ("合格は困難だ。", "Most candidates fail.", 0),
            ("その規則を廃止した。", "In addition, it did away with the rule.", 0),
            ("飛行機の操縦士を訓練する。", "They train pilots.", 0),
            ("彼は膝を打った。", "He slapped his thigh.", 0),
            ("彼は心臓が強い。", "He has a thick skin.", 0),
            ("海老で鯛を釣る。", "Throw a sprat to catch a mackerel.", 0),
            ("猫に鰹節だ。", "It's like setting a fox to guard the henhouse.", 0),
            ("猫が好きだ。", "I like dogs.", 1),
            ("子供を危険から守る。", "Keep children safe.", 0),
            ("濡れると壊れます。", "Keep it dry or it will break.", 0),
            ("冷えるから上着を着なさい。", "Put on something warm.", 0),
            ("暖かくして出かけなさい。", "It's cold out, so bundle up.", 0),
            ("この薬品は危険です。", "This chemical is safe.", 1),
            ("乾いた布で拭いてください。", "Wipe with a wet cloth.", 1),
            ("暖かい毛布。", "A cold blanket.", 1),
            ("バスを降りた。", "She got off her train.", 1),
            ("上告は棄却された。", "The appeal was allowed.", 1),
            ("機能が削除された。", "The addition of the feature was announced.", 1),
            ("猫は人気のペットだ。", "Dogs are popular as pets.", 1),
            ("犬が吠えた。", "A cat meowed as he entered.", 1),
            ("左折はとても難しい。", "The right turn is an ordeal.", 1),
            (
                "試験は難しかったが、彼は合格した。",
                "Although the test was demanding, he failed.",
                1,
            ),
            ("猫と鳥を飼っている。", "He keeps birds as well as dogs.", 1),
            ("多くの人と同じく、彼女は猫を飼う。", "Like many people, she has a dog.", 1),
            ("部屋に入ると猫が鳴いた。", "As he came in, a dog barked.", 1),
            ("狐につままれたようだった。", "I felt like I had been had by a cat.", 0),
            ("おとなしい人だ。", "He is as gentle as a little lamb.", 0),
            ("服が乾いた。", "The clothes got wet.", 1),
            ("請求は棄却された。", "The claim was allowed.", 1),
            ("危険ですので入らないでください。", "Keep out to stay safe.", 0),
            ("危険を避けて逃げろ。", "Get to safety.", 0),
            ("点検したところ危険だった。", "It was checked for safety.", 0),
            ("雨に濡れないように傘を差した。", "He put up an umbrella to keep dry.", 0),
            ("濡れた髪をタオルで拭いた。", "She dried her hair with a towel.", 0),
            ("濡れた靴を脱いだ。", "He took off his shoes to dry them.", 0),
            ("ペンキはまだ乾いていません。", "The paint is still wet.", 0),
            ("乾燥を防ぐため水を飲む。", "Drink water to keep your throat moist.", 0),
            ("体が冷えないように毛布をかけた。", "She got under a blanket to keep warm.", 0),
            ("暖房がなくて冷える。", "It isn't warm without heating.", 0),
            ("欠席が減った。", "Attendance rose.", 0),
            ("不登校が減った。", "Attendance at school rose.", 0),
            ("貿易赤字が減少した。", "The trade balance increased.", 0),
            ("残業時間が減った。", "Overtime hours increased.", 1),
            ("貿易赤字が減少した。", "The trade deficit increased.", 1),
            ("残業時間が減った。", "Free time increased.", 0),
        ],
    );
}

#[test]
fn bounds_and_times_hide_no_slip() {
    assert_counts(
        "opposite",
        &[
            ("データは削除されなかった。", "The data was deleted.", 1),
            ("部屋は掃除されなかった。", "The room was cleaned.", 1),
            ("道路は除雪されなかった。", "The road was cleared of snow.", 1),
            ("雪は積もらなかった。", "The road was clear of snow.", 0),
            ("雪は降らなかった。", "The road was free of snow.", 0),
            ("まもなく来ると言われたが、列車は見つからなかった。", "Soon the train was found.", 1),
            ("利用者はアカウントを削除してはならない。", "Users may delete the account.", 1),
            (
                "代金は14日以内に支払わなければならない。",
                "The price may be paid within 14 days.",
                1,
            ),
            ("18歳以上の者は登録しなければならない。", "Persons aged 18 or over may register.", 1),
            ("会社は工場を閉鎖した。", "The company will close the factory tomorrow.", 1),
            ("ファイルを保存する前に閉じてください。", "Close it after saving the file.", 1),
            ("工場は地震後に停止した。", "The plant stopped before the earthquake.", 1),
            ("閉店後に清掃してください。", "Please clean up before closing the shop.", 1),
            ("手術後、痛みは消えた。", "She had pain before the surgery.", 0),
            ("戦争後、橋は壊れたままだ。", "The bridge stood there before the war.", 0),
            ("少なくとも一人は見つからなかった。", "At least one was found.", 1),
            (
                "社員は会議までに報告書を提出しなければならない。",
                "Employees may submit a report.",
                1,
            ),
            (
                "会員は4月30日に会費を払わなければならない。",
                "Members may pay the fee on April 30.",
                1,
            ),
            ("社長が辞任した。", "The president will resign next month.", 1),
            ("車は加速した。", "The car will speed.", 1),
            ("地震後、原発は停止したままだ。", "The plant was operating before the earthquake.", 0),
            ("店は火事の後に廃業した。", "The shop was in business before the fire.", 0),
            // 選ば is no ば.
            ("彼は代表に選ばれなかった。", "He was chosen as representative.", 1),
            ("彼女は医者を呼ばなかった。", "She called a doctor.", 1),
            ("何となく気に入らなかった。", "Somehow I liked it.", 1),
            ("選ばれなければ、行かない。", "He will go once he is chosen.", 0),
            ("昼食の前に休んだ。", "He rested after lunch.", 1),
            ("手術の前に消毒してください。", "Disinfect it after the surgery.", 1),
            ("会議の後に休憩した。", "We took a break before the meeting.", 1),
            ("休会の後、議論は中断した。", "They debated before the recess.", 0),
            ("戦後、その習慣は失われた。", "The custom was common before the war.", 0),
            ("引退後、彼は町を去った。", "He lived in the town before his retirement.", 0),
            ("爆発の後、ビルは崩れ落ちた。", "The building was standing before the explosion.", 0),
            ("入院前に会社を退職した。", "He resigned from the company after hospitalization.", 1),
            ("爆発の前に兵士は退却した。", "The soldiers retreated after the explosion.", 1),
            (
                "乙は毎月10日までに報告しなければならない。",
                "Party B may report by the 10th of every month.",
                1,
            ),
            (
                "借主は毎月末に家賃を支払わなければならない。",
                "The tenant may pay the rent at the end of each month.",
                1,
            ),
            ("借主は家賃を支払わなければならない。", "The tenant may pay the rent by card.", 0),
        ],
    );
}

#[test]
fn kin_of_kin_have_names_of_their_own() {
    assert_counts(
        "opposite",
        &[
            ("祖父が来た。", "My grandmother came.", 1),
            ("和子の妻が来た。", "Kazuko's husband came.", 1),
            ("息子の妻は教師だ。", "My daughter-in-law is a teacher.", 0),
            ("娘の夫は弁護士だ。", "My son-in-law is a lawyer.", 0),
            ("母の兄は医者だ。", "My uncle is a doctor.", 0),
            ("甥の父だ。", "I am the boy's uncle.", 0),
            ("祖父の妹に会った。", "I met my great-aunt.", 0),
            ("伯父が電話をくれた。", "My mother's brother called me.", 0),
            ("伯父が電話をくれた。", "The brother of my mother called me.", 0),
            ("兄さんの娘は五歳だ。", "My niece is five.", 0),
            ("母の兄が来た。", "My mother's sister came.", 1),
            ("妻の母が来た。", "My wife's father came.", 1),
        ],
    );
}

#[test]
fn things_are_left_out_of_lists() {
    let cases = [
        (Ja, "牛乳、卵、砂糖を混ぜる。", "Mix the milk and sugar.", 1),
        (Ja, "詐欺、横領、脱税の罪に問われた。", "He was charged with fraud and tax evasion.", 1),
        (Ja, "パリ、ローマ、ロンドンを訪れた。", "She visited Paris and London.", 1),
        (En, "帽子と水筒を持参する。", "Bring a hat, a towel and a water bottle.", 1),
        (En, "Windows版とLinux版がある。", "There are Windows, macOS and Linux versions.", 1),
        // Joined, left open, or said in one word.
        (Ja, "両親、兄、姉と住む。", "He lives with his parents and siblings.", 0),
        (Ja, "牛乳、卵、砂糖などを混ぜる。", "Mix the milk and sugar.", 0),
        (Ja, "昨日、牛乳と卵を買った。", "I bought milk and eggs.", 0),
        (Ja, "企業や大学と連携する。", "It works with companies and universities.", 0),
        (Ja, "妻と娘と一緒にいた。", "He was with his wife and daughter.", 0),
        (Ja, "国、県、市が費用を負担する。", "The state and the municipalities share the cost.", 0),
        (Ja, "場合、価格や品質に問題が生じる。", "It leads to problems with price and quality.", 0),
        (En, "帽子と水筒を持参する。", "However, bring a hat and a water bottle.", 0),
        (En, "家族と友人が来た。", "Mom, Dad and some friends came.", 0),
        (En, "東京と大阪に支店がある。", "We have branches in Tokyo, Japan and Osaka.", 0),
        (En, "東京と京都を訪れた。", "I visited Tokyo, the capital, and Kyoto.", 0),
        (En, "犬と猫を飼う。", "She has a dog, Pochi, and a cat.", 0),
        (En, "歌と踊りを楽しんだ。", "We enjoyed the songs, dances and more.", 0),
        (En, "ペンと紙を用意する。", "Get a pen, ready some paper and begin.", 0),
        (En, "電話と財布を忘れた。", "He lost his phone, cried, and forgot his wallet.", 0),
        (En, "一切の権利および利益を放棄する。", "It waives any right, title and interest.", 0),
        (En, "ドイツとイタリアを訪れた。", "She visited Germany, France and Italy.", 1),
        (En, "タケシとユミが来た。", "Takeshi, my brother, and Yumi came.", 0),
        (En, "ポチとタマを飼う。", "She keeps Pochi, her dog, and Tama.", 0),
        (En, "東京と京都を訪れた。", "I visited Tokyo, Japan's capital, and Kyoto.", 0),
        (En, "椅子と机を買った。", "I bought a chair, bed and desk.", 1),
        (En, "コーヒーと紅茶を出す。", "We serve coffee, pudding and tea.", 1),
        (En, "財布を忘れた。", "He left his phone, crying and waving.", 0),
        (En, "青と緑があります。", "It comes in blue, red and green.", 1),
        (En, "釣りと登山を楽しんだ。", "We enjoyed fishing, hunting and climbing.", 1),
        (En, "りんごとみかんを全部食べた。", "He ate all the apples, pears and oranges.", 1),
        (Ja, "りんご、みかん、ぶどうを買った。", "So I bought apples and oranges.", 1),
        (
            En,
            "症状が出て、現在、自宅にいる。",
            "He has symptoms, is isolating at home, and rests.",
            0,
        ),
    ];
    for (source, japanese, english, wanted) in cases {
        let found = found("omitted", &[(japanese, english)], source);
        assert_eq!(found.len(), wanted, "{japanese} | {english}: {found:?}");
    }
}
