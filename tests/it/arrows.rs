//! The modules name each other in one direction only.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::project;

/// Each module and those that it may name.
const ARROWS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("text", &["model"]),
    ("terms", &["model", "text"]),
    ("lexicon", &["model", "text"]),
    ("align", &["model", "text", "lexicon"]),
    ("revision", &["model", "text", "terms", "align"]),
    ("check", &["model", "text", "terms", "lexicon"]),
    ("formats", &["model", "text"]),
    ("report", &["model", "align", "check"]),
    (
        "cli",
        &["model", "text", "terms", "lexicon", "align", "revision", "check", "formats", "report"],
    ),
];

/// Files, sockets, the clock, the environment and the terminal belong to `cli`.
const OUTSIDE_WORLD: [&str; 9] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "std::io::std",
    "println!",
    "eprintln!",
    "std::thread",
];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> =
                text.lines().map(|line| line.split("//").next().unwrap()).collect();
            found.push((path.display().to_string(), code.join("\n")));
        }
    }
}

fn modules() -> BTreeMap<&'static str, Vec<(String, String)>> {
    let mut modules = BTreeMap::new();
    for (module, _) in ARROWS {
        let mut found = Vec::new();
        sources(&project().join("src").join(module), &mut found);
        assert!(!found.is_empty(), "{module} has no file");
        modules.insert(module, found);
    }
    modules
}

#[test]
fn modules_name_only_what_stands_to_their_left() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (module, allowed) in ARROWS {
        for (path, code) in &modules[module] {
            for (other, _) in ARROWS {
                if other == module || allowed.contains(&other) {
                    continue;
                }
                let names = [format!("crate::{other}::"), format!("crate::{other};")];
                if names.iter().any(|name| code.contains(name)) {
                    wrong.push(format!("{path} names {other}"));
                }
            }
            // A name taken from the crate's root hides which module it is.
            for line in code.lines().filter(|line| line.contains("crate::")) {
                let name = line.split("crate::").nth(1).unwrap();
                let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
                if !ARROWS.iter().any(|(module, _)| *module == name) {
                    wrong.push(format!("{path}: `{}`", line.trim()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_of_the_library_is_in_the_table() {
    let library = fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let known: Vec<&str> = ARROWS.iter().map(|(module, _)| *module).collect();
    assert_eq!(declared, known);
}

#[test]
fn only_the_command_line_touches_the_outside_world() {
    let mut wrong = Vec::new();
    for (module, files) in modules() {
        for (path, code) in files {
            for name in OUTSIDE_WORLD {
                if module != "cli" && !path.ends_with("tests.rs") && code.contains(name) {
                    wrong.push(format!("{path} uses {name}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
