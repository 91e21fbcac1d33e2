//! The header of a catalogue: the entry without a source, with the comments before it. It is kept as a
//! property of the first unit, for another catalogue.

use super::super::Settings;
use super::plural::plural_forms;
use super::strings::push_string;

/// The kind of the property: the comments line by line, an empty line if there are any, the fields.
pub(in crate::formats::bitexts) const HEADER: &str = "taiyaku:po-header";

const LANGUAGE: &str = "Language";
const SOURCE_LANGUAGE: &str = "X-Source-Language";

/// Fields that a file has by itself.
const OWN_FIELDS: [&str; 5] =
    [LANGUAGE, SOURCE_LANGUAGE, "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

/// The property's text.
pub(super) fn joined(comments: &str, fields: &str) -> String {
    let is_plain = comments.is_empty() && !fields.starts_with(['#', '\n']);
    format!("{comments}{}{fields}", if is_plain { "" } else { "\n" })
}

/// The comments of a header, each line with its end, and the fields.
fn split(header: &str) -> (&str, &str) {
    let is_comment = |end: &usize| {
        header.get(..*end).is_some_and(|head| head.lines().all(|line| line.starts_with('#')))
    };
    let end = header.find("\n\n").filter(is_comment).map_or(0, |end| end + 1);
    let (comments, fields) = header.split_at(end);
    (comments, fields.strip_prefix('\n').unwrap_or(fields))
}

/// How many of its fields other formats do not have; its comments are one more.
pub(in crate::formats::bitexts) fn header_size(header: &str) -> usize {
    let (comments, fields) = split(header);
    let is_lost = |line: &&str| line.split_once(':').is_some_and(|it| !OWN_FIELDS.contains(&it.0));
    let is_remark = |line: &str| !line.starts_with("#,") && line.trim_end() != "#";
    fields.lines().filter(is_lost).count() + usize::from(comments.lines().any(is_remark))
}

/// The languages of source and target that its fields say.
pub(super) fn languages(fields: &str) -> [Option<&str>; 2] {
    [SOURCE_LANGUAGE, LANGUAGE].map(|wanted| {
        let values = fields.lines().filter_map(|line| line.split_once(':'));
        values.filter(|(name, _)| *name == wanted).map(|(_, value)| value.trim()).next_back()
    })
}

/// Whether a header is what a new one in its languages is.
pub(super) fn is_new(comments: &str, fields: &str) -> bool {
    let [source_lang, target_lang] = languages(fields).map(|it| it.unwrap_or("").to_owned());
    let settings = Settings { source_lang, target_lang, ..Settings::default() };
    comments.is_empty() && fields == self::fields(None, &settings)
}

/// Writes a header: that of another catalogue, with the languages and the encoding of this one, or a
/// new one.
pub(super) fn push(out: &mut String, header: Option<&str>, settings: &Settings) {
    out.push_str(header.map_or("", |header| split(header).0));
    out.push_str("msgid \"\"\n");
    push_string(out, "msgstr", &fields(header, settings));
}

/// The fields of a header, as they are written. A new one says how many plural forms the language has:
/// whether a message will have some is not known yet.
fn fields(header: Option<&str>, settings: &Settings) -> String {
    let usual = "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
                 Content-Transfer-Encoding: 8bit\n";
    let fields = header.map_or(usual, |header| split(header).1);
    let Settings { source_lang, target_lang, .. } = settings;
    let mut wanted = vec![(LANGUAGE, target_lang), (SOURCE_LANGUAGE, source_lang)];
    wanted.retain(|(_, lang)| !lang.is_empty());
    let mut text = String::new();
    for line in fields.split_inclusive('\n') {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        let lang = wanted.iter().position(|(wanted, _)| *wanted == name);
        match lang.map(|at| wanted.remove(at)) {
            Some((_, lang)) if !line.ends_with(&format!(": {lang}\n")) => {
                text.push_str(&format!("{name}: {lang}\n"));
            }
            None if name == "Content-Type" => text.push_str(&in_utf8(line)),
            _ => text.push_str(line),
        }
    }
    for (name, lang) in wanted {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&format!("{name}: {lang}\n"));
    }
    if let Some(forms) = plural_forms(target_lang).filter(|_| header.is_none()) {
        text.push_str(&format!("Plural-Forms: {forms}\n"));
    }
    text
}

/// A field with the encoding in which we write.
fn in_utf8(field: &str) -> String {
    const KEY: &str = "charset=";
    let Some((before, rest)) = field.split_once(KEY) else { return field.to_owned() };
    let end = rest.find([';', ' ', '\n']).unwrap_or(rest.len());
    let (old, after) = rest.split_at(end);
    let name = if old.eq_ignore_ascii_case("utf-8") { old } else { "UTF-8" };
    format!("{before}{KEY}{name}{after}")
}
