//! The layering of `src/`: a folder uses only folders left of it, besides `domain` and `diagnostic`, no two files use each
//! other in a circle, and no page uses another; and no file uses what Windows doesn't have.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod systems;
mod uses;

use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The folders and single files of `src/`, each left of those that may use it.
const ORDER: [&str; 29] = [
    "domain",
    "diagnostic",
    "config",
    "source",
    "markdown",
    "prose",
    "archive",
    "audit",
    "decode",
    "editor",
    "scaffold",
    "import",
    "check",
    "ledger",
    "theme",
    "history",
    "address",
    "words",
    "chart",
    "page",
    "output",
    "render",
    "rendered",
    "write",
    "comparison",
    "pipeline",
    "preview",
    "cli",
    "main",
];

fn position(layer: &str) -> usize {
    let found = ORDER.iter().position(|known| *known == layer);
    found.unwrap_or_else(|| panic!("`{layer}` has no place in the order of this file"))
}

/// Whether only tests use the file: they may look at what later stages make of a value.
fn is_test(path: &Path) -> bool {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let in_tests = path.components().any(|part| part.as_os_str() == "tests");
    in_tests || ["tests", "sample"].contains(&stem) || stem.ends_with("_test") || stem.ends_with("_tests")
}

/// The parts of the library that a text names by `crate::`, outside comments and its module of tests.
fn uses(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::").skip(1));
    let layer = |path: &str| path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    paths.map(layer).collect()
}

#[test]
fn a_folder_uses_only_folders_left_of_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut seen) = (Vec::new(), 0);
    for entry in WalkDir::new(&source).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&source).unwrap();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if !is_code || is_test(path) || path == Path::new("lib.rs") {
            continue;
        }
        let first = path.iter().next().unwrap().to_str().unwrap();
        let layer = first.strip_suffix(".rs").unwrap_or(first);
        for used in uses(&fs::read_to_string(entry.path()).unwrap()) {
            seen += 1;
            if position(&used) > position(layer) {
                found.push(format!("src/{}: uses `{used}`", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(seen > 100, "only {seen} uses were found: is the pattern still right?");
}

#[test]
fn uses_are_found_in_lists_and_paths_but_not_in_comments_and_tests() {
    let text = "//! See [`crate::write`].\nuse crate::domain::Amount;\nfn f() -> crate::archive::Edition {}\n\
                #[cfg(test)]\nmod tests {\n    use crate::output::csv;\n}\n";
    assert_eq!(uses(text), ["domain", "archive"]);
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let files = uses::Files::below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let uses = files.uses();
    assert!(uses.values().map(|used| used.len()).sum::<usize>() > 500, "are paths still read?");
    let circles = uses::circles(&uses);
    assert!(circles.is_empty(), "{}", circles.iter().map(|circle| circle.join(" ~ ")).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_page_uses_components_and_no_other_page() {
    let files = uses::Files::below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let page_of = |module: &[String]| match module {
        [page, kind, ..] if page == "page" && kind != "component" && kind != "content" => Some(kind.clone()),
        _ => None,
    };
    let mut found = Vec::new();
    for (module, used) in files.uses() {
        let Some(kind) = page_of(module) else { continue };
        let others = used.into_iter().filter(|used| page_of(used).is_some_and(|other| other != kind));
        found.extend(others.map(|other| format!("{} uses {}", module.join("::"), other.join("::"))));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_only_unix_has_is_used_where_it_is() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in WalkDir::new(&source).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let lines = systems::unguarded(&fs::read_to_string(entry.path()).unwrap());
            found.extend(lines.iter().map(|line| format!("{}:{line}", entry.path().display())));
        }
    }
    assert!(found.is_empty(), "put below `#[cfg(unix)]`, with another way for Windows:\n{}", found.join("\n"));
}
