//! What columns are called.

use crate::model::{Lang, Status, Verdict};

use super::{Meaning, Role, Side};

/// The names of columns that are no languages: ours, and those that others give them.
pub(super) const NAMED: [(&str, Role, &[&str]); 13] = [
    ("source", Role::Forms(Side::Source, None), &["用語", "原語", "原文", "source_term"]),
    (
        "target",
        Role::Forms(Side::Target, None),
        &["訳語", "訳文", "訳", "target_term", "translation"],
    ),
    (
        "forbidden",
        Role::Forms(Side::Target, Some(Status::Forbidden)),
        &["禁止", "禁止語", "禁止訳", "禁止表現", "使用禁止", "ng"],
    ),
    ("case_sensitive", Role::CaseSensitive, &[]),
    ("exact", Role::Exact, &[]),
    ("part_of_speech", Role::PartOfSpeech, &["pos", "品詞"]),
    ("id", Role::Id, &[]),
    (
        "note",
        Role::Note,
        &["notes", "comment", "comments", "remark", "remarks", "備考", "コメント", "メモ", "注記"],
    ),
    ("definition", Role::Definition, &["定義", "説明", "description"]),
    ("context", Role::Context, &["文脈"]),
    ("pass", Role::Examples(Verdict::Pass), &[]),
    ("fail", Role::Examples(Verdict::Fail), &[]),
    ("ignore", Role::Ignore, &[]),
];

/// The two languages by names that are no tags.
const LANGUAGES: [(&str, Lang); 8] = [
    ("japanese", Lang::Ja),
    ("日本語", Lang::Ja),
    ("和訳", Lang::Ja),
    ("jpn", Lang::Ja),
    ("english", Lang::En),
    ("英語", Lang::En),
    ("英訳", Lang::En),
    ("eng", Lang::En),
];

const STATUSES: [(&str, Status); 3] = [
    ("_preferred", Status::Preferred),
    ("_admitted", Status::Admitted),
    ("_forbidden", Status::Forbidden),
];

/// Scripts that tags of columns name.
const SCRIPTS: [&str; 16] = [
    "arab", "cyrl", "deva", "grek", "hang", "hani", "hans", "hant", "hebr", "hira", "hrkt", "jpan",
    "kana", "kore", "latn", "thai",
];

/// Languages, as tags have them: all of two letters, and those of three that texts are often
/// translated into. Other words as short (`url`, `ref`) are no languages.
const CODES: &str = "\
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml \
mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve \
vi vo wa wo xh yi yo za zh zu \
ara baq bul cat ces chi cmn cze dan deu dut ell est eus fas fil fin fra fre ger gre heb hin hrv hun ind \
isl ita jpn eng kor lav lit may msa nld nor per pol por ron rum rus slk slo slv spa sqi srp swe tgl tha \
tur ukr urd vie yue zho";

/// What a column's name means.
pub(super) fn meaning(name: &str) -> Meaning {
    let name = name.trim().to_lowercase().replace(' ', "_");
    for (own, role, others) in NAMED {
        if name == own {
            return Meaning::Role(role);
        }
        if others.contains(&&*name) {
            return Meaning::Alias(role);
        }
    }
    let (base, status) = STATUSES
        .iter()
        .find_map(|&(suffix, status)| Some((name.strip_suffix(suffix)?, Some(status))))
        .unwrap_or((&name, None));
    let known = LANGUAGES.iter().find(|(known, _)| *known == base).map(|(_, lang)| *lang);
    let side = match base {
        "source" => Side::Source,
        "target" => Side::Target,
        _ => match known.or_else(|| language(base).filter(|_| is_tag(base))) {
            Some(lang) => Side::Named(lang),
            None if is_tag(base) => return Meaning::OtherLanguage,
            None => return Meaning::Unknown,
        },
    };
    Meaning::Role(Role::Forms(side, status))
}

/// Whether a name in small letters is a language's tag: with a script and a region at most, or more
/// behind a region. What only begins so is another word (`en_forbiden`).
fn is_tag(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).peekable();
    let is_region = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_lowercase()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let has_primary = parts.next().is_some_and(|part| CODES.split(' ').any(|code| code == part));
    let _ = parts.next_if(|part| SCRIPTS.contains(part));
    has_primary && parts.next().is_none_or(is_region)
}

/// The language of a tag such as `ja`, `en-US`, `EN_gb`.
pub(in super::super) fn language(tag: &str) -> Option<Lang> {
    tag.trim().to_lowercase().split(['-', '_']).next()?.parse().ok()
}
