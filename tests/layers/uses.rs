//! Which file of `src/` uses which, read from the paths in their code.

use super::is_test;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The path of a module below the crate's root.
type Module = Vec<String>;

/// The modules that are files of their own, with their code.
pub struct Files {
    code: BTreeMap<Module, String>,
    /// Where a module has a name from that another one defines: `pub use`.
    exported: BTreeMap<(Module, String), Module>,
}

impl Files {
    /// The files below a folder, without those that only tests use.
    pub fn below(source: &Path) -> Self {
        let mut code = BTreeMap::new();
        for entry in WalkDir::new(source).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(source).unwrap();
            if path.extension().is_some_and(|extension| extension == "rs") && !is_test(path) {
                code.insert(module_of(path), without_tests(&fs::read_to_string(entry.path()).unwrap()));
            }
        }
        Self::of(code)
    }

    fn of(code: BTreeMap<Module, String>) -> Self {
        let mut files = Self { code, exported: BTreeMap::new() };
        for (module, text) in &files.code {
            for statement in statements(text).filter(|statement| statement.is_public) {
                for path in expanded(&statement.tree) {
                    let name = path.last().unwrap().clone();
                    if let Some(absolute) = files.absolute(module, &path) {
                        files.exported.insert((module.clone(), name), absolute);
                    }
                }
            }
        }
        files
    }

    /// For each file those that it uses, by where the names that it takes are defined. A file of a folder may use what the
    /// module above it defines.
    pub fn uses(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let of = |module: &Module, text: &str| -> BTreeSet<&Module> {
            let paths = statements(text).flat_map(|statement| expanded(&statement.tree)).chain(inline(text));
            let absolute = paths.filter_map(|path| self.absolute(module, &path));
            absolute.filter_map(|path| self.defining(path, 0)).filter(|used| !module.starts_with(used)).collect()
        };
        self.code.iter().map(|(module, text)| (module, of(module, text))).collect()
    }

    /// A path as it reads in a module, from the crate's root; `None` for another crate's.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let mut base = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (base, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let child: Module = [&base[..], &[first.to_owned()]].concat();
                if !self.code.contains_key(&child) {
                    return None;
                }
            }
        }
        Some([&base[..], rest].concat())
    }

    /// The file that defines what stands at a path.
    fn defining(&self, path: Module, depth: usize) -> Option<&Module> {
        let at = (1..=path.len()).rev().find(|at| self.code.contains_key(&path[..*at]))?;
        let (module, rest) = (path[..at].to_vec(), &path[at..]);
        if let Some(name) = rest.first()
            && depth < 4
            && let Some(target) = self.exported.get(&(module.clone(), name.clone()))
        {
            return self.defining([&target[..], &rest[1..]].concat(), depth + 1);
        }
        self.code.get_key_value(&module).map(|(module, _)| module)
    }
}

/// The groups of files that use each other in a circle.
pub fn circles(uses: &BTreeMap<&Module, BTreeSet<&Module>>) -> Vec<Vec<String>> {
    let reached = |from: &Module| {
        let mut seen: BTreeSet<&Module> = BTreeSet::new();
        let mut open: Vec<&Module> = uses.get(from).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(uses.get(next).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = uses.keys().map(|from| (*from, reached(from))).collect();
    let mut circles = BTreeSet::new();
    for (from, to) in &reached {
        let mutual = to.iter().filter(|other| reached.get(**other).is_some_and(|back| back.contains(from)));
        let circle: BTreeSet<String> = mutual.map(|module| module.join("::")).collect();
        if circle.len() > 1 {
            circles.insert(circle.into_iter().collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn module_of(path: &Path) -> Module {
    let mut parts: Module = path.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// The code without comments and its module of tests.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

struct Statement {
    is_public: bool,
    tree: String,
}

fn statements(text: &str) -> impl Iterator<Item = Statement> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut offset = 0;
    while let Some(at) = rest.find("use ") {
        let line = text[..offset + at].rsplit('\n').next().unwrap().trim();
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        let is_visibility = line == "pub" || line.starts_with("pub(") && line.ends_with(')');
        if line.is_empty() || is_visibility {
            let tree = rest[at + 4..end].split_whitespace().collect::<Vec<_>>().join(" ");
            found.push(Statement { is_public: !line.is_empty(), tree });
        }
        offset += at + 4;
        rest = &rest[at + 4..];
    }
    found.into_iter()
}

/// The paths of a tree: `a::{b, c::{self, d as e}}` are `a::b`, `a::c` and `a::c::d`.
fn expanded(tree: &str) -> Vec<Module> {
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap();
        let parts: Module = path.split("::").map(|part| part.trim().to_owned()).collect();
        let is_self = parts.len() > 1 && parts.last().is_some_and(|last| last == "self");
        return vec![if is_self { parts[..parts.len() - 1].to_vec() } else { parts }];
    };
    let close = tree.rfind('}').unwrap_or(tree.len());
    let (prefix, inner) = (&tree[..open], &tree[open + 1..close]);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| expanded(&format!("{prefix}{part}"))).collect()
}

/// The paths in code: `crate::a::b`, `super::c`, `d::e` of a module below.
fn inline(text: &str) -> impl Iterator<Item = Module> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let words = text.split(move |c| !is_name(c)).filter(|word| word.contains("::") && !word.ends_with(':'));
    words.map(|word| word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect())
}

#[test]
fn a_circle_is_found_through_names_that_are_passed_on() {
    let code =
        [("a", "pub use b::Name;\nmod b;\nmod c;\n"), ("a::b", "use super::c::f;\n"), ("a::c", "use super::Name;\n")];
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    let files = Files::of(code.map(|(path, text)| (module(path), text.to_owned())).into());
    assert_eq!(circles(&files.uses()), [["a::b", "a::c"]]);
}

#[test]
fn trees_of_paths_are_read_whole() {
    let paths: Vec<String> = expanded("crate::a::{self, b, c::{d as e, f}}").iter().map(|it| it.join("::")).collect();
    assert_eq!(paths, ["crate::a", "crate::a::b", "crate::a::c::d", "crate::a::c::f"]);
}
