//! Programs and schemas of others read what we write. `make peers` installs them; where one is not
//! there its test says so and does nothing, unless `TAIYAKU_PEERS=required` makes that a failure,
//! as continuous integration does.

use std::env;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use taiyaku::formats::bitexts::{BitextFormat, Text, Unit};
use tempfile::TempDir;

use crate::bitexts::{cases, reduced, written};
use crate::support::project;

/// What `make peers` put into the folder of builds.
fn peers() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    project().join(target).join("peers")
}

/// Whether to go on with a test that needs a tool.
#[track_caller]
fn is_there(tool: &str, found: bool) -> bool {
    let is_required = env::var_os("TAIYAKU_PEERS").is_some_and(|value| value == "required");
    assert!(found || !is_required, "{tool} is not there, `make peers` installs it");
    if !found {
        eprintln!("skipped: {tool} is not there, `make peers` installs it");
    }
    found
}

/// Whether a program can be started.
fn starts(program: impl AsRef<Path>, argument: &str) -> bool {
    Process::new(program.as_ref()).arg(argument).output().is_ok()
}

/// Units that a format keeps, as it keeps them.
fn kept(format: &BitextFormat) -> Vec<Unit> {
    cases().into_iter().filter_map(|(_, unit)| reduced(format, unit)).collect()
}

#[test]
fn translate_toolkit_reads_what_we_write() {
    let python = peers().join("venv/bin/python3");
    if !is_there("translate-toolkit", starts(&python, "--version")) {
        return;
    }
    let files = TempDir::new().unwrap();
    for (name, module, class) in
        [("tmx", "tmx", "tmxfile"), ("xliff", "xliff", "xlifffile"), ("po", "pypo", "pofile")]
    {
        let format = BitextFormat::named(name).unwrap();
        // Of the drafts translate-toolkit gives the last or the first one.
        let units: Vec<_> = cases()
            .into_iter()
            .filter(|(case, _)| !case.contains("drafts") && !case.contains("languages"))
            .filter_map(|(_, unit)| reduced(format, unit))
            // Its reader of PO does not know C's octal escapes, as gettext does.
            .filter(|unit| !unit.source.is_empty() && !unit.source.plain().contains('\0'))
            .collect();
        let path = files.path().join(name);
        fs::write(&path, written(format, &units)[0].bytes()).unwrap();
        let code = format!(
            "import sys, json\nfrom translate.storage import {module}\n\
             store = {module}.{class}.parsefile(sys.argv[1])\n\
             units = [u for u in store.units if not u.isheader()]\n\
             print(json.dumps([[str(u.source), str(u.target or '')] for u in units]))"
        );
        let output = Process::new(&python).arg("-c").arg(&code).arg(&path).output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let found: Vec<[String; 2]> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found.len(), units.len(), "{name}");
        for ([source, target], unit) in found.iter().zip(&units) {
            let has_codes = unit.texts().any(|text| text.pieces.len() > 1);
            // Its text of a unit with codes has their markup too.
            if !has_codes {
                assert_eq!(*source, unit.source.plain(), "{name}");
                let own = unit.targets.first().map(|target| target.text.plain());
                assert_eq!(*target, own.unwrap_or_default(), "{name}");
            }
        }
    }
}

/// Checks a file with xmllint, which must have nothing to say.
#[track_caller]
fn check_valid(folder: &Path, name: &str, arguments: &[&str]) {
    let output = Process::new("xmllint")
        .current_dir(folder)
        .args(["--noout", "--nonet", "--huge"])
        .args(arguments)
        .arg(name)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {stderr}");
}

/// The DTD of TMX 1.4b, which OmegaT has in it.
fn tmx_dtd() -> Option<String> {
    let jar = File::open("/usr/share/omegat/OmegaT.jar").ok()?;
    let mut dtd = String::new();
    let mut archive = zip::ZipArchive::new(jar).ok()?;
    archive.by_name("schemas/tmx14.dtd").ok()?.read_to_string(&mut dtd).ok()?;
    Some(dtd)
}

#[test]
fn our_tmx_is_valid() {
    let dtd = tmx_dtd();
    if !is_there("OmegaT", dtd.is_some()) || !is_there("xmllint", starts("xmllint", "--version")) {
        return;
    }
    let files = TempDir::new().unwrap();
    fs::write(files.path().join("tmx14.dtd"), dtd.unwrap()).unwrap();
    let tmx = BitextFormat::named("tmx").unwrap();
    fs::write(files.path().join("a.tmx"), written(tmx, &kept(tmx))[0].bytes()).unwrap();
    check_valid(files.path(), "a.tmx", &["--valid"]);
}

/// XLIFF 1.2 against its strict schema and that of our own attributes, 2.1 against that of the core
/// of 2.0.
#[test]
fn our_xliff_is_valid() {
    let schemas =
        peers().join("symfony/usr/share/php/Symfony/Component/Translation/Resources/schemas");
    if !is_there("the schemas of XLIFF", schemas.is_dir())
        || !is_there("xmllint", starts("xmllint", "--version"))
    {
        return;
    }
    let files = TempDir::new().unwrap();
    fs::copy(schemas.join("xml.xsd"), files.path().join("xml.xsd")).unwrap();
    for (name, schema) in [("xliff", "xliff-core-1.2-strict.xsd"), ("xliff2", "xliff-core-2.0.xsd")]
    {
        // Nothing is fetched: what they import lies beside them.
        let text = fs::read_to_string(schemas.join(schema)).unwrap();
        let text = text
            .replace("http://www.w3.org/2001/xml.xsd", "xml.xsd")
            .replace("informativeCopiesOf3rdPartySchemas/w3c/xml.xsd", "xml.xsd");
        fs::write(files.path().join(schema), text).unwrap();
        fs::copy(project().join("schemas/bitext.xsd"), files.path().join("bitext.xsd")).unwrap();
        let import = |space: &str, file: &str| {
            format!("<xs:import namespace='{space}' schemaLocation='{file}'/>")
        };
        let version = if name == "xliff" { "1.2" } else { "2.0" };
        let all = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{}{}</xs:schema>",
            import(&format!("urn:oasis:names:tc:xliff:document:{version}"), schema),
            import("urn:taiyaku:bitext:1", "bitext.xsd")
        );
        fs::write(files.path().join("all.xsd"), all).unwrap();
        let format = BitextFormat::named(name).unwrap();
        let file = format!("a.{name}");
        fs::write(files.path().join(&file), written(format, &kept(format))[0].bytes()).unwrap();
        check_valid(files.path(), &file, &["--schema", "all.xsd"]);
    }
}

/// OmegaT opens a project with our TMX as its memory and translates by it.
#[test]
fn omegat_translates_by_our_tmx() {
    if !is_there("OmegaT", Path::new("/usr/share/omegat/OmegaT.jar").exists()) {
        return;
    }
    let project = TempDir::new().unwrap();
    let path = |name: &str| project.path().join(name);
    for folder in ["source", "target", "omegat", "tm", "glossary", "dictionary", "home"] {
        fs::create_dir(path(folder)).unwrap();
    }
    let folders: String = ["source", "target", "tm", "glossary", "dictionary"]
        .map(|name| format!("<{name}_dir>__DEFAULT__</{name}_dir>"))
        .concat();
    fs::write(
        path("omegat.project"),
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<omegat><project version=\"1.0\">{folders}\
             <glossary_file>__DEFAULT__</glossary_file><source_lang>JA</source_lang>\
             <target_lang>EN</target_lang><sentence_seg>false</sentence_seg>\
             <support_default_translations>true</support_default_translations>\
             <remove_tags>false</remove_tags></project></omegat>\n"
        ),
    )
    .unwrap();
    let pairs =
        [("雨だった。", "It rained."), ("猫 & 犬 <b> ]]> 「。」", "A cat & a \"dog\" <b> ]]>")];
    let units = pairs.map(|(ja, en)| Unit::pair(Text::new("ja", ja), Text::new("en", en)));
    let tmx = BitextFormat::named("tmx").unwrap();
    fs::write(path("omegat/project_save.tmx"), written(tmx, &units)[0].bytes()).unwrap();
    fs::write(path("source/a.txt"), format!("{}\n\n{}\n", pairs[0].0, pairs[1].0)).unwrap();
    let output = Process::new("omegat")
        .arg(project.path())
        .arg("--mode=console-translate")
        .arg(format!("--config-dir={}", path("home").display()))
        .env("HOME", path("home"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let translated = fs::read_to_string(path("target/a.txt")).unwrap_or_else(|_| panic!("{said}"));
    assert_eq!(translated, format!("{}\n\n{}\n", pairs[0].1, pairs[1].1), "{said}");
}
