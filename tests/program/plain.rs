//! Nothing that an archive, a site or a file name says acts on the terminal or the log that shows it.

use crate::archive::{AS_OF, Archive, files_below, irbook};
use assert_cmd::assert::Assert;
use irbook::diagnostic::acts;
use std::fs;

/// Clears the screen, turns the direction of the text, and commands a CI runner.
const HOSTILE: &str = "\u{1b}[2J\u{9b}31m\u{202e}\u{7f}\r\n  ::stop-commands::x\n::error::y\u{2028}##[add-path]z";

const FORMATS: [&str; 4] = ["full", "short", "json", "github"];

/// Both streams of a run, and that nobody obeys them.
fn printed(run: &Assert) -> String {
    let output = run.get_output();
    let text = String::from_utf8([&*output.stdout, &*output.stderr].concat()).unwrap();
    let acting = text.chars().find(|c| acts(*c) && *c != '\n');
    assert!(acting.is_none(), "{acting:?} in {text}");
    let obeyed = |line: &str| {
        let line = line.trim_start();
        let ours = ["::error file=", "::warning file=", "::notice file=", "::error title="];
        line.starts_with("::") && !ours.iter().any(|it| line.starts_with(it))
    };
    assert!(!text.lines().any(obeyed) && !text.contains("##["), "{text}");
    text
}

/// A text as the inside of a basic string of TOML.
fn toml(text: &str) -> String {
    text.chars().map(|c| if acts(c) { format!("\\u{:04X}", u32::from(c)) } else { c.to_string() }).collect()
}

/// Where the strings of a file end, those of several lines left out.
fn ends_of_strings(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let quotes = line.match_indices('"').map(|(quote, _)| at + quote).skip(1).step_by(2);
        ends.extend(quotes);
        at += line.len();
    }
    ends
}

#[test]
fn no_string_of_an_archive_acts_on_what_shows_it() {
    let archive = Archive::example();
    let sources: Vec<(String, String, Vec<usize>)> = files_below(archive.root())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it != "txt"))
        .map(|path| {
            let text = fs::read_to_string(archive.root().join(&path)).unwrap();
            let ends = ends_of_strings(&text);
            (path.to_str().unwrap().to_owned(), text, ends)
        })
        .collect();
    // One string of each file at a time: a file with several errors would hide some of them.
    let most = sources.iter().map(|(.., ends)| ends.len()).max().unwrap();
    assert!(most > 50, "{most} strings");
    for run in 0..most {
        for (path, text, ends) in &sources {
            match ends.get(run) {
                Some(end) => archive.write(path, [&text[..*end], &*toml(HOSTILE), &text[*end..]].concat()),
                None => archive.write(path, text),
            }
        }
        let (command, format) = (["check", "build"][run % 2], FORMATS[run / 2 % FORMATS.len()]);
        printed(&archive.run(command, &["--as-of", AS_OF, "--format", format]));
    }
}

#[test]
fn no_byte_of_a_source_and_no_name_of_a_file_acts_on_what_shows_it() {
    let archive = Archive::example();
    archive.write(&format!("content/{HOSTILE}.toml"), "");
    archive.write(&format!("content/announcements/{HOSTILE}/announcement.md"), HOSTILE);
    archive.write(&format!("content/announcements/{HOSTILE}/figures.toml"), HOSTILE);
    archive.write(&format!("static/{HOSTILE}.html"), HOSTILE);
    archive
        .write("content/announcements/raw/announcement.md", format!("+++\n{HOSTILE} = \"{HOSTILE}\"\n+++\n{HOSTILE}"));
    for command in ["check", "build"] {
        for format in FORMATS {
            let text = printed(&archive.run(command, &["--as-of", AS_OF, "--format", format]).code(1));
            assert!(text.contains("u{1b}[2J") || text.contains("u001b[2J"), "{text}");
        }
    }
    let published = archive.root().join(format!("{HOSTILE}.jsonl"));
    fs::write(&published, HOSTILE).unwrap();
    printed(&archive.run("verify", &["--published", published.to_str().unwrap()]).failure());
    let file = format!("content/announcements/{HOSTILE}/announcement.md");
    printed(&archive.run("tie", &[&file]).failure());
    fs::create_dir(archive.root().join("templates")).unwrap();
    archive.write(&format!("templates/{HOSTILE}.html"), format!("{{% {HOSTILE}"));
    printed(&archive.run("check", &[]).failure());
}

#[test]
fn no_argument_acts_on_what_shows_it() {
    let runs: [&[&str]; 12] = [
        &["check", "--root", HOSTILE],
        &["build", "--root", HOSTILE],
        &["build", "--base-url", HOSTILE],
        &["check", "--as-of", HOSTILE],
        &["tie", HOSTILE],
        &["verify", "--published", HOSTILE],
        &["diff", HOSTILE, HOSTILE],
        &["explain", HOSTILE],
        &["explain", "content-format", HOSTILE],
        &["templates", "export", HOSTILE],
        &["templates", "export", "layout.html", "--root", HOSTILE],
        &[HOSTILE],
    ];
    for arguments in runs {
        let text = printed(&irbook().args(arguments).assert().code(2));
        assert!(text.contains("\\u{1b}[2J"), "{text}");
    }
}

#[test]
fn no_figure_event_or_address_of_a_site_acts_on_what_compares_it() {
    let archive = Archive::example();
    let site = archive.build();
    let old = archive.root().join("old");
    for (path, bytes) in site.files() {
        let target = old.join(&path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
    let listed = format!("{}  {HOSTILE}\n", "0".repeat(64)).replace(['\r', '\n'], "") + "\n";
    let manifest = [site.read("manifest.sha256"), listed].concat();
    fs::write(old.join("manifest.sha256"), manifest).unwrap();
    for table in ["events/events.csv", "announcements/2024-q1-results/operations/operations.csv"] {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(old.join(table)).unwrap();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut writer = csv::Writer::from_path(old.join(table)).unwrap();
        for (at, record) in records.iter().enumerate() {
            // What is empty says that an event stands.
            let hostile =
                |field: &str| if at == 0 || field.is_empty() { field.to_owned() } else { format!("{field}{HOSTILE}") };
            writer.write_record(record.iter().map(hostile)).unwrap();
        }
    }
    for format in ["text", "json"] {
        for (one, other) in [(&old, &archive.public()), (&archive.public(), &old)] {
            let text = printed(&irbook().arg("diff").args([one, other]).args(["--format", format]).assert().success());
            assert!(text.matches("[2J").count() > 20, "{text}");
        }
    }
}
