//! What a workbook of Excel claims about itself, looked at before calamine believes it, and how its
//! dates read.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufReader, Cursor, Read};

use calamine::ExcelDateTime;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::package::{Package, PackageError, Xml};

/// Bytes of the shortest string, `<si/>`.
const LEAST_STRING: u64 = 5;

/// The number of strings that a workbook says it has, if that is more than its bytes can be:
/// calamine makes room for all of them before it reads one, and ends the program where it cannot.
/// An archive that is broken is left to the reader, which is to limit what it unpacks to first.
/// Linear in the strings' bytes, whose number the archive's directory need not have right.
pub(super) fn excess(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..archive.len()).find_map(|index| {
        let file = archive.by_index(index).ok()?;
        if !file.name().ok()?.to_ascii_lowercase().ends_with("sharedstrings.xml") {
            return None;
        }
        let claim = claimed(file)?;
        let bytes = io::copy(&mut archive.by_index(index).ok()?, &mut io::sink()).ok()?;
        (claim > bytes / LEAST_STRING).then_some(claim)
    })
}

/// A sheet of a workbook.
pub(super) struct Sheet {
    pub(super) name: String,
    /// The part that it is.
    pub(super) part: String,
    /// Whether nobody sees it in Excel.
    is_hidden: bool,
}

/// The sheets of a workbook in their order, hidden ones last. What has the name or the part of one before is left out: it
/// is that one again, and thousands of them would be read as often.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, PackageError> {
    let main = package.main("xl/workbook.xml")?;
    let relations = package.relations(&main)?;
    let mut parts: HashMap<String, String> =
        relations.into_iter().map(|relation| (relation.id, relation.target)).collect();
    let (mut sheets, mut names) = (Vec::new(), HashSet::new());
    let Some(workbook) = package.part(&main)? else { return Ok(sheets) };
    Xml::new(&workbook).each::<PackageError>(&mut |xml, event| {
        let Event::Start(tag) = event else { return Ok(()) };
        if tag.local_name().into_inner() != "sheet" {
            return Ok(());
        }
        // `r:id`; a sheet's own number is `sheetId`.
        let id = xml.attribute(tag, "id")?;
        let part = id.and_then(|id| parts.remove(&id));
        if let (Some(name), Some(part)) = (xml.attribute(tag, "name")?, part)
            && names.insert(name.clone())
        {
            let state = xml.attribute(tag, "state")?;
            let is_hidden = state.is_some_and(|state| state != "visible");
            sheets.push(Sheet { name, part, is_hidden });
        }
        Ok(())
    })?;
    let mut seen = HashSet::new();
    sheets.retain(|sheet| seen.insert(sheet.part.clone()));
    sheets.sort_by_key(|sheet| sheet.is_hidden);
    Ok(sheets)
}

/// A date as ISO 8601 writes it, `2026-11-25` or `2026-11-25T21:30:00`, where a cell only has a number
/// of days; spans of time stay numbers.
pub(super) fn date(time: &ExcelDateTime) -> String {
    if !time.is_datetime() {
        return time.to_string();
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// How many strings a list of them says it has.
fn claimed(file: impl Read) -> Option<u64> {
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(file));
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "sst" => {
                let own = tag.try_get_attribute("uniqueCount").ok()??;
                return own.value.parse().ok();
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
