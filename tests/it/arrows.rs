//! The modules name each other in one direction only.

use std::collections::{BTreeMap, BTreeSet};
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
    ("check", &["model", "text", "terms", "lexicon"]),
    ("revision", &["model", "text", "terms", "align"]),
    ("formats", &["model", "text"]),
    ("report", &["model", "align", "check"]),
    (
        "cli",
        &["model", "text", "terms", "lexicon", "align", "check", "revision", "formats", "report"],
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

/// A file's module (`check::name`), and the paths that its code names, from the crate's root. Of a list
/// in braces each; no braces stand inside others.
fn paths(file: &str, code: &str) -> (String, Vec<String>) {
    let source = project().join("src").display().to_string();
    let module = file.strip_prefix(&source).unwrap().trim_start_matches('/');
    let module = module.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut found = Vec::new();
    for tree in code.split(';').filter_map(|it| Some(it.rsplit_once("use ")?.1)) {
        let (head, names) = tree.split_once('{').unwrap_or(("", tree));
        found.extend(names.split(',').map(|name| format!("{head}{}", name.trim())));
    }
    for (at, _) in code.match_indices("super::").chain(code.match_indices("crate::")) {
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        if !code[..at].ends_with(is_path) {
            found.push(code[at..].chars().take_while(|&c| is_path(c)).collect());
        }
    }
    let absolute = |path: &String| {
        let path = path.split(" as ").next().unwrap().trim_end_matches('}').trim_end();
        let (mut base, mut rest) = (module.as_str(), path);
        while let Some(inner) = rest.strip_prefix("super::") {
            (base, rest) = (base.rsplit_once("::").map_or("", |it| it.0), inner);
        }
        rest.strip_prefix("crate::").map_or(format!("{base}::{rest}"), str::to_owned)
    };
    (module.clone(), found.iter().map(absolute).collect())
}

/// Of the modules that stand side by side none comes back to itself by what it names, nor by what the
/// modules inside it name. What stands inside a module may take what that has for all of them.
#[test]
fn modules_side_by_side_name_each_other_in_one_direction() {
    let files = modules().into_values().flatten().map(|(file, code)| paths(&file, &code));
    let is_test = |module: &str| module.contains("tests") || module.contains("::cases_");
    let files: BTreeMap<_, _> = files.filter(|(module, _)| !is_test(module)).collect();
    // Names that a module has from another are that other's.
    let mut passed_on: BTreeMap<String, &String> = BTreeMap::new();
    for (module, paths) in &files {
        for path in paths {
            let name = format!("{module}::{}", path.rsplit("::").next().unwrap());
            passed_on.entry(name).or_insert(path);
        }
    }
    let owner = |path: &String| -> Option<String> {
        let mut path = path.clone();
        // Longer chains there are none; a name of two things might go round.
        for _ in 0..20 {
            if files.contains_key(&path) {
                return Some(path);
            }
            path = match passed_on.get(&path) {
                Some(&next) if *next != path => next.clone(),
                _ => path.rsplit_once("::")?.0.to_owned(),
            };
        }
        None
    };
    let mut arrows = BTreeSet::new();
    for (module, paths) in &files {
        for other in paths.iter().filter_map(owner) {
            let [from, to] = [module, &other].map(|it| it.split("::").collect::<Vec<_>>());
            let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if shared < from.len().min(to.len()) {
                arrows.insert([from, to].map(|it| it[..=shared].join("::")));
            }
        }
    }
    assert!(arrows.len() > 100, "{arrows:?}");
    // What nothing comes to, or goes on from, is in no circle. Circles are left, and ways between them.
    loop {
        let ends = |end: usize| arrows.iter().map(move |it: &[String; 2]| it[end].clone());
        let (from, to): (BTreeSet<_>, BTreeSet<_>) = (ends(0).collect(), ends(1).collect());
        let before = arrows.len();
        arrows.retain(|[a, b]| to.contains(a) && from.contains(b));
        if arrows.len() == before {
            break;
        }
    }
    assert_eq!(arrows, BTreeSet::new());
}
