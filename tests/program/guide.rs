//! The guide: its files and commands, in the order of its chapters, in one archive that a reader would have.

use crate::archive::{irbook, repository, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};

/// An example of a chapter.
struct Example {
    /// The path that is named before it.
    path: Option<String>,
    language: String,
    text: String,
}

/// The chapters, in the order of the table of contents.
fn chapters() -> Vec<(String, String)> {
    let docs = repository().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let paths = summary.split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0.to_owned());
    let chapters = paths.filter(|path| path.starts_with("guide/"));
    chapters.map(|path| (path.clone(), fs::read_to_string(docs.join(&path)).unwrap())).collect()
}

fn examples(chapter: &str) -> Vec<Example> {
    let (mut found, mut open, mut path) = (Vec::new(), None::<(Example, usize)>, None);
    for line in chapter.lines() {
        let indent = line.len() - line.trim_start().len();
        match (&mut open, line.trim_start().strip_prefix("```")) {
            (Some(_), Some(_)) => found.extend(open.take().map(|(example, _)| example)),
            (Some((example, indent)), None) => {
                example.text.push_str(line.get(*indent..).unwrap_or_default());
                example.text.push('\n');
            }
            (None, Some(language)) => {
                let example = Example { path: path.take(), language: language.to_owned(), text: String::new() };
                open = Some((example, indent));
            }
            (None, None) if !line.trim().is_empty() => {
                path = line.trim().strip_prefix('`').and_then(|it| it.strip_suffix("`:")).map(str::to_owned);
            }
            (None, None) => {}
        }
    }
    found
}

/// The arguments of a command as a shell has them: words, and quotes around those with spaces.
fn arguments(command: &str) -> Vec<String> {
    let command = command.split(" | ").next().unwrap_or_default();
    let pieces = command.split('"').enumerate();
    pieces
        .flat_map(|(at, piece)| match at % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        })
        .collect()
}

/// Whether a line is a command that can be run here. A server can't; of a pipe what stands before it is run.
fn is_run(arguments: &[String], commands: &[String]) -> bool {
    let is_ours = arguments[0] == "irbook";
    assert!(!is_ours || commands.contains(&arguments[1]), "no such command: {arguments:?}");
    is_ours && arguments[1] != "serve"
}

/// The commands that there are.
fn commands() -> Vec<String> {
    let help = stdout(&irbook().arg("--help").assert().success());
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0.lines();
    list.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// Removes what `irbook init` wrote to be looked at.
fn remove_examples(announcements: &Path) {
    let folders = fs::read_dir(announcements).unwrap().map(|entry| entry.unwrap());
    let examples: Vec<_> = folders.filter(|it| it.file_name().to_str().unwrap().starts_with("example-")).collect();
    assert_eq!(examples.len(), 3);
    for example in examples {
        fs::remove_dir_all(example.path()).unwrap();
    }
}

#[test]
fn every_file_and_command_of_the_guide_works_in_the_order_of_its_chapters() {
    let folder = tempfile::tempdir().unwrap();
    let root: PathBuf = folder.path().join("ir");
    let (mut files, mut commands, mut outputs, known) = (0, 0, 0, commands());
    let mut said = String::new();
    for (chapter, text) in chapters() {
        for Example { path, language, text } in examples(&text) {
            match (path, &*language) {
                (Some(path), _) => {
                    fs::create_dir_all(root.join(&path).parent().unwrap()).unwrap();
                    fs::write(root.join(&path), text).unwrap();
                    files += 1;
                }
                (None, "sh") => {
                    said.clear();
                    if text.starts_with("rm -r content/announcements/example-*") {
                        remove_examples(&root.join("content/announcements"));
                    }
                    for command in text.lines().map(arguments).filter(|it| is_run(it, &known)) {
                        let place = if root.exists() { &root } else { folder.path() };
                        let run = irbook().args(&command[1..]).current_dir(place).assert();
                        let output = run.get_output();
                        said += &String::from_utf8_lossy(&output.stdout);
                        said += &String::from_utf8_lossy(&output.stderr);
                        assert!(output.status.success(), "{chapter}: {}\n{said}", command.join(" "));
                        commands += 1;
                    }
                }
                (None, "text") if !said.is_empty() => {
                    for line in text.lines() {
                        let mut rest = &*said;
                        for part in line.split("...").map(str::trim) {
                            let at = rest.find(part).unwrap_or_else(|| panic!("{chapter}: no `{line}` in\n{said}"));
                            rest = &rest[at + part.len()..];
                        }
                    }
                    outputs += 1;
                    said.clear();
                }
                _ => {}
            }
        }
    }
    // What the chapter on figures says of a digit that is changed.
    let statements = root.join("content/announcements/2024-h1-results/statements.toml");
    fs::write(&statements, fs::read_to_string(&statements).unwrap().replace("48,210", "49,210")).unwrap();
    let run = irbook().args(["check", "--format", "short"]).current_dir(&root).assert().code(1);
    assert!(stderr(&run).contains("2024-h1-results/announcement.md:"), "{}", stderr(&run));
    assert!(files > 7 && commands > 10 && outputs > 5, "{files} files, {commands} commands, {outputs} outputs");
}

#[test]
fn the_table_of_contents_has_every_page_once_and_the_codes_in_order() {
    let docs = repository().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let mut listed: Vec<String> =
        summary.split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0.to_owned()).collect();
    let codes: Vec<&String> = listed.iter().filter(|path| path.starts_with("diagnostics/")).collect();
    assert!(codes.is_sorted());
    listed.sort();
    let pages = crate::archive::files_below(&docs).into_iter().map(|path| path.to_str().unwrap().to_owned());
    let pages: Vec<String> = pages.filter(|path| path.ends_with(".md") && path != "SUMMARY.md").collect();
    let mut pages = pages;
    pages.sort();
    assert_eq!(listed, pages);
}

#[test]
fn examples_are_read_with_the_path_before_them_and_without_their_indent() {
    let text = "`a.toml`:\n\n```toml\nx = 1\n```\n\n   `b.css`:\n\n   ```css\n   a {\n     b\n   ```\nText `c.toml`.\n```sh\nd\n```\n";
    let found: Vec<_> = examples(text).into_iter().map(|it| (it.path, it.language, it.text)).collect();
    let example = |path: Option<&str>, language: &str, text: &str| {
        (path.map(str::to_owned), language.to_owned(), text.to_owned())
    };
    assert_eq!(
        found,
        [
            example(Some("a.toml"), "toml", "x = 1\n"),
            example(Some("b.css"), "css", "a {\n  b\n"),
            example(None, "sh", "d\n"),
        ]
    );
    assert_eq!(arguments("irbook new --title \"A B\" c"), ["irbook", "new", "--title", "A B", "c"]);
}
