//! Languages as the heads of tables call them: by their names, by codes, by tags.

/// Names of languages, in lower case, and their tags: the two of ours, and those that most is translated
/// into beside them.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("ja", &["japanese", "日本語", "和文", "和名"]),
    ("en", &["english", "英語", "英文", "英名"]),
    ("zh", &["chinese", "mandarin", "中国語"]),
    ("zh-Hans", &["simplified chinese", "chinese simplified", "簡体字", "簡体字中国語", "簡体中国語", "中国語簡体字"]),
    ("zh-Hant", &["traditional chinese", "chinese traditional", "繁体字", "繁体字中国語", "繁体中国語", "中国語繁体字"]),
    ("yue", &["cantonese", "広東語"]),
    ("ko", &["korean", "韓国語", "朝鮮語"]),
    ("ain", &["ainu", "アイヌ語"]),
    ("mn", &["mongolian", "モンゴル語"]),
    ("vi", &["vietnamese", "ベトナム語"]),
    ("th", &["thai", "タイ語"]),
    ("lo", &["lao", "ラオス語", "ラオ語"]),
    ("km", &["khmer", "クメール語", "カンボジア語"]),
    ("my", &["burmese", "ビルマ語", "ミャンマー語"]),
    ("id", &["indonesian", "インドネシア語"]),
    ("ms", &["malay", "マレー語", "マレーシア語"]),
    ("fil", &["filipino", "フィリピノ語", "フィリピン語"]),
    ("tl", &["tagalog", "タガログ語"]),
    ("hi", &["hindi", "ヒンディー語"]),
    ("bn", &["bengali", "ベンガル語"]),
    ("ne", &["nepali", "ネパール語"]),
    ("si", &["sinhala", "シンハラ語"]),
    ("ta", &["tamil", "タミル語"]),
    ("te", &["telugu", "テルグ語"]),
    ("ur", &["urdu", "ウルドゥー語"]),
    ("fa", &["persian", "farsi", "ペルシア語", "ペルシャ語"]),
    ("ar", &["arabic", "アラビア語"]),
    ("he", &["hebrew", "ヘブライ語"]),
    ("tr", &["turkish", "トルコ語"]),
    ("az", &["azerbaijani", "アゼルバイジャン語"]),
    ("kk", &["kazakh", "カザフ語"]),
    ("uz", &["uzbek", "ウズベク語"]),
    ("ka", &["georgian", "ジョージア語", "グルジア語"]),
    ("hy", &["armenian", "アルメニア語"]),
    ("de", &["german", "ドイツ語", "独語"]),
    ("fr", &["french", "フランス語", "仏語"]),
    ("es", &["spanish", "スペイン語", "西語"]),
    ("pt", &["portuguese", "ポルトガル語"]),
    ("pt-BR", &["brazilian portuguese", "ブラジルポルトガル語"]),
    ("it", &["italian", "イタリア語", "伊語"]),
    ("nl", &["dutch", "オランダ語", "蘭語"]),
    ("ru", &["russian", "ロシア語", "露語"]),
    ("uk", &["ukrainian", "ウクライナ語"]),
    ("be", &["belarusian", "ベラルーシ語"]),
    ("pl", &["polish", "ポーランド語"]),
    ("cs", &["czech", "チェコ語"]),
    ("sk", &["slovak", "スロバキア語"]),
    ("sl", &["slovenian", "slovene", "スロベニア語"]),
    ("hr", &["croatian", "クロアチア語"]),
    ("sr", &["serbian", "セルビア語"]),
    ("bs", &["bosnian", "ボスニア語"]),
    ("mk", &["macedonian", "マケドニア語"]),
    ("bg", &["bulgarian", "ブルガリア語"]),
    ("sq", &["albanian", "アルバニア語"]),
    ("ro", &["romanian", "ルーマニア語"]),
    ("hu", &["hungarian", "ハンガリー語"]),
    ("el", &["greek", "ギリシャ語", "ギリシア語"]),
    ("sv", &["swedish", "スウェーデン語"]),
    ("da", &["danish", "デンマーク語"]),
    ("no", &["norwegian", "ノルウェー語"]),
    ("fi", &["finnish", "フィンランド語"]),
    ("is", &["icelandic", "アイスランド語"]),
    ("et", &["estonian", "エストニア語"]),
    ("lv", &["latvian", "ラトビア語"]),
    ("lt", &["lithuanian", "リトアニア語"]),
    ("ca", &["catalan", "カタルーニャ語", "カタロニア語"]),
    ("eu", &["basque", "バスク語"]),
    ("gl", &["galician", "ガリシア語"]),
    ("ga", &["irish", "アイルランド語"]),
    ("cy", &["welsh", "ウェールズ語"]),
    ("mt", &["maltese", "マルタ語"]),
    ("la", &["latin", "ラテン語"]),
    ("eo", &["esperanto", "エスペラント"]),
    ("sw", &["swahili", "スワヒリ語"]),
    ("af", &["afrikaans", "アフリカーンス語"]),
];

/// Names of countries and scripts as they stand behind those of languages, in lower case, and their tags.
const REGIONS: [(&str, &[&str]); 18] = [
    ("US", &["us", "usa", "u.s.", "u.s.a.", "united states", "米国", "アメリカ"]),
    ("GB", &["gb", "uk", "u.k.", "united kingdom", "great britain", "英国", "イギリス"]),
    ("AU", &["au", "australia", "オーストラリア"]),
    ("CA", &["ca", "canada", "カナダ"]),
    ("IE", &["ie", "ireland", "アイルランド"]),
    ("JP", &["jp", "japan", "日本"]),
    ("CN", &["china", "prc", "中国"]),
    ("TW", &["taiwan", "台湾"]),
    ("HK", &["hong kong", "香港"]),
    ("KR", &["korea", "south korea", "韓国"]),
    ("BR", &["brazil", "ブラジル"]),
    ("PT", &["portugal", "ポルトガル"]),
    ("ES", &["spain", "スペイン"]),
    ("MX", &["mexico", "メキシコ"]),
    ("FR", &["france", "フランス"]),
    ("DE", &["germany", "ドイツ"]),
    ("Hans", &["simplified", "簡体字", "簡体"]),
    ("Hant", &["traditional", "繁体字", "繁体"]),
];

/// Codes of countries whose variety of a language has columns of its own. Any other two capitals behind a
/// language are more likely something else: `English (TM)`, `(PE)`, `(QA)`, `(ID)`.
const USUAL_REGIONS: &str = "\
AE AR AT AU BE BR CA CH CL CN DE DK EG ES FI FR GB HK IE IL IN IT JP KR LU MO MX MY NL NZ PH PL PT RU \
SE SG TH TR TW UA US VN ZA";

/// Scripts that stand in tags of languages; other words of four letters (`ja_text`) are none.
const SCRIPTS: [&str; 35] = [
    "Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hang", "Hani",
    "Hans", "Hant", "Hebr", "Hira", "Hrkt", "Jpan", "Kana", "Khmr", "Knda", "Kore", "Laoo", "Latn",
    "Mlym", "Mong", "Mymr", "Olck", "Orya", "Sinh", "Taml", "Telu", "Tfng", "Thai", "Tibt",
];

/// Codes of languages: those of ISO 639-1 and 639-2, and of ISO 639-3 some that stand for a larger one
/// there (`cmn`) or are spoken beside Japanese. Other words as short (`url`, `ref`) are no languages, nor are
/// codes that are English words or abbreviations (`new`, `vol`, `tel`): as such they call columns more often.
const CODES: &str = "\
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz \
ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln \
lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th \
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
aar abk ach acm ada ady afb afh afr ain ajp aka akk alb als alt amh amp anp apc ara arb arg arn \
arp ars arw ary arz asm ast ava ave awa aym azb aze azj bak bal bam baq bej bel bem ben bho bik \
bis bla bod bos bre bua bul bur byn cdo ceb ces cha chb che chg chi chk chm chn cho chp chr chu \
chv chy cjy ckb cmn cnh cnr cor cre crh csb cym cze dak dan dar deu dgr dik dsb dua dut dyu dzo \
efi egy eka ekk ell elx eng enm epo est eus ewe ewo fao fas fij fil fon fra fre frm fro frr frs \
fry ful fuv gaa gaz gba ger gez gil gla gle glg glv gmh goh gom gon grb grc gre grn gsw guj gwi \
hai hak hat hau haw heb hil hin hmn hmo hrv hsb hsn hun hup hye iba ibo ido iii iku ile ilo ina \
ind inh ipk isl ita jav jbo jpn jpr jrb kaa kab kac kal kam kan kas kat kau kaw kaz kbd kha khk \
khm kho kik kir kmb kmr knc kok kom kon kor kos kpe krc krl kru kua kum kur kut lah lao lav lez \
lij lim lin lit lmo lol loz ltg ltz lua lub lui lun luo lus lvs lzh mah mai mak mal mao mar mdf \
mdr mey mga mkd mlg mlt mnc mni moh mri msa mus mwl mwr mya myv nan nau nav nbl nde ndo nds nep \
nia niu nld nno nor npi nqo nso nub nwc nya nym nyn nyo nzi oci oji ori orm ory osa oss ota pag \
pam pau pbt peo pes phn pli plt pol pon por prs quy raj rar roh rom ron rup rus ryu sah san sas \
scn sco sel sga shn sid slk slo slv sma sme smj smn smo sms sna snd snk sog som spa sqi srd srn \
srp srr ssw suk sux swa swe swh syc syr tah tam taq ter tet tgk tgl tha tib tig tir tiv tkl tlh \
tli tmh tpi tsi tsn tso tuk tur tvl twi tyv tzm udm uga uig ukr umb urd uzb uzn vai vec ven vie \
vot wel wln wol wuu xal xho xmf yao ydd yid yor yue zbl zgh zha zho zlm zsm zul zun zza";

/// The tag of a language's name: `ja` of `Japanese`, `en` of `English (United States)`.
pub(super) fn language(name: &str) -> Option<&'static str> {
    let name = name.split(['(', '（']).next().unwrap_or(name).trim().to_lowercase();
    // `jp` is a country, and no tag of a language, but many tables take it for one.
    let mut known = NAMES.iter().chain(&[("ja", &["jp"] as &[&str])]);
    known.find(|(_, names)| names.contains(&&*name)).map(|(tag, _)| *tag)
}

/// A language's tag with the country or script that stands behind its name: `en-GB` of `en` and
/// `English (UK)`.
pub(super) fn with_region(tag: &str, name: &str) -> String {
    let Some((_, qualifier)) = qualified(name) else { return tag.to_owned() };
    let code = || USUAL_REGIONS.split(' ').find(|code| *code == qualifier);
    let region = region(&qualifier.to_lowercase()).or_else(code);
    region.map_or_else(|| tag.to_owned(), |region| format!("{tag}-{region}"))
}

/// The tag of a country or script that is called so, in lower case.
pub(super) fn region(name: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(_, names)| names.contains(&name)).map(|(region, _)| *region)
}

/// What a heading says of a translation that names its language.
const TRANSLATED: [(&str, &str); 3] = [("英訳", "en"), ("和訳", "ja"), ("邦訳", "ja")];

/// The language into which a text is translated that is called so: `en` of `英訳`.
pub(super) fn translated_into(name: &str) -> Option<&'static str> {
    TRANSLATED.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

/// The tag of the language that a name in lower case begins with, and what follows: `ja` and `原文`
/// of `日本語原文`.
pub(super) fn language_before(name: &str) -> Option<(&'static str, &str)> {
    NAMES.iter().find_map(|(tag, names)| {
        let rest = names.iter().find_map(|language| name.strip_prefix(language))?;
        let rest = rest.trim_start_matches([' ', '_', '-', 'の']);
        (!rest.is_empty()).then_some((*tag, rest))
    })
}

/// A name and what stands behind it in brackets or after a colon: `原文` and `日本語` of
/// `原文（日本語）`.
pub(super) fn qualified(name: &str) -> Option<(&str, &str)> {
    const BRACKETS: [(char, char); 5] =
        [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】')];
    let in_brackets = |(open, close): &(char, char)| name.strip_suffix(*close)?.split_once(*open);
    let (name, qualifier) =
        BRACKETS.iter().find_map(in_brackets).or_else(|| name.split_once([':', '：']))?;
    let (name, qualifier) = (name.trim(), qualifier.trim());
    (!name.is_empty() && !qualifier.is_empty()).then_some((name, qualifier))
}

/// Whether a word in letters of either case is a language's code.
pub(super) fn is_code(word: &str) -> bool {
    matches!(word.len(), 2 | 3) && CODES.split(' ').any(|code| code.eq_ignore_ascii_case(word))
}

/// Whether a word is a script as tags write it, in letters of either case.
pub(super) fn is_script(word: &str) -> bool {
    SCRIPTS.iter().any(|script| word.eq_ignore_ascii_case(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_languages() {
        assert_eq!(language("English (United States)"), Some("en"));
        assert_eq!(language(" 日本語"), Some("ja"));
        assert_eq!(language("中国語（簡体字）"), Some("zh"));
        assert_eq!(language("Englisch"), None);
        for (tag, name, expected) in [
            ("en", "English (United States)", "en-US"),
            ("en", "英語（英国）", "en-GB"),
            ("ja", "Japanese [JP]", "ja-JP"),
            ("zh", "Chinese (Traditional)", "zh-Hant"),
            ("pt", "Portuguese (BR)", "pt-BR"),
            ("en", "English (draft)", "en"),
            ("en", "English (IN)", "en-IN"),
            ("en", "English (TM)", "en"),
            ("en", "English (PE)", "en"),
            ("en", "English (QA)", "en"),
            ("en", "English", "en"),
        ] {
            assert_eq!(with_region(tag, name), expected);
        }
        for (word, expected) in [
            ("ja", true),
            ("JPN", true),
            ("kor", true),
            ("url", false),
            ("new", false),
            ("vol", false),
        ] {
            assert_eq!(is_code(word), expected, "{word}");
        }
    }
}
