//! A newcomer with a company's last results: from an empty folder to a site, by commands, by what `irbook check` names as open,
//! and by the words of the announcements. What is typed is counted.

use crate::archive::{irbook, repository, stderr, stdout};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How much may be typed: what is typed now, and a little more.
const COMMANDS: usize = 12;
const KEYSTROKES: usize = 1_400;

const RESULTS: &str = "content/announcements/2024-q1-results";
const DIVIDEND: &str = "content/announcements/2024-q1-dividend";
const NOTICE: &str = "content/announcements/2024-agm-notice";

/// Whoever types, in a folder.
struct Newcomer {
    folder: TempDir,
    commands: Cell<usize>,
    keystrokes: Cell<usize>,
}

impl Newcomer {
    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn typed(&self, text: &str) {
        // The key that ends a line counts.
        self.keystrokes.set(self.keystrokes.get() + text.chars().count() + 1);
    }

    /// A command as it is typed, without quotes within its arguments; what it says to standard output and error.
    fn runs(&self, command: &str) -> (String, String) {
        self.commands.set(self.commands.get() + 1);
        self.typed(command);
        let mut arguments = Vec::new();
        for (at, part) in command.split('"').enumerate() {
            if at % 2 == 1 { arguments.push(part) } else { arguments.extend(part.split_whitespace()) }
        }
        assert_eq!(arguments.remove(0), "irbook");
        let run = irbook().args(&arguments).current_dir(self.root()).assert();
        let (out, err) = (stdout(&run), stderr(&run));
        (out, err)
    }

    /// The places that are open: path and line.
    fn open(&self) -> BTreeSet<(String, usize)> {
        let (_, said) = self.runs("irbook check --format short");
        let place = |line: &str| {
            let mut parts = line.split(':');
            Some((parts.next()?.to_owned(), parts.next()?.parse().ok()?))
        };
        said.lines().filter(|line| line.contains("error[") || line.contains("warning[")).filter_map(place).collect()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Types values into lines that are open: the line by its key. Every other line stays as it was.
    fn fills_in(&self, folder: &str, open: &BTreeSet<(String, usize)>, values: &[(&str, &str)]) {
        let path = format!("{folder}/announcement.md");
        let text = self.text(&path);
        let mut left = values.to_vec();
        let mut lines = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let is_open = open.contains(&(path.clone(), at + 1));
            let value = left.first().filter(|(key, _)| is_open && line.starts_with(&format!("{key} = ")));
            let Some((key, value)) = value.copied() else {
                lines.push(line.to_owned());
                continue;
            };
            left.remove(0);
            self.typed(value);
            lines.push(format!("{key} = {value}"));
        }
        assert!(left.is_empty(), "no finding names the line of {left:?}: {open:?}\n{text}");
        fs::write(self.root().join(&path), lines.join("\n") + "\n").unwrap();
    }

    /// Adds words to the text of an announcement.
    fn writes(&self, folder: &str, words: &str) {
        let path = format!("{folder}/announcement.md");
        self.typed(words);
        fs::write(self.root().join(&path), format!("{}\n{words}\n", self.text(&path))).unwrap();
    }

    /// Takes away that an announcement is a draft, as the steps of `irbook init` say.
    fn releases(&self, folder: &str) {
        let path = format!("{folder}/announcement.md");
        let text = self.text(&path);
        assert!(text.contains("\ndraft = true\n"), "{text}");
        self.typed("draft = true");
        fs::write(self.root().join(&path), text.replacen("draft = true\n", "", 1)).unwrap();
    }
}

#[test]
fn from_an_empty_folder_to_a_site_with_what_is_named_as_open_and_nothing_else() {
    let began = Instant::now();
    let it = Newcomer { folder: tempfile::tempdir().unwrap(), commands: Cell::default(), keystrokes: Cell::default() };
    fs::copy(repository().join("tests/fixtures/import/exhibit.htm"), it.root().join("exhibit.htm")).unwrap();

    let (said, _) = it.runs(
        "irbook init . --name \"Example Corp.\" --base-url https://ir.example.com/ --zone Asia/Shanghai --fiscal-year-end 12-31",
    );
    assert!(said.contains("Take `draft = true` away where it may be public"), "{said}");
    it.runs("irbook new results 2024-q1-results --title \"First Quarter 2024 Results\" --dated 2024-05-20");
    let (listed, _) = it.runs("irbook import exhibit.htm --list");
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let (_, said) =
        it.runs(&format!("irbook import exhibit.htm --table 2 --table 3 --table 4 --output {RESULTS}/figures.toml"));
    assert!(!said.contains("open"), "{said}");
    it.runs("irbook new dividend 2024-q1-dividend --title \"Dividend 2024\" --dated 2024-05-20");
    it.runs("irbook new general-meeting-notice 2024-agm-notice --title \"Notice of AGM\" --dated 2024-05-20");

    let open = it.open();
    it.fills_in(RESULTS, &open, &[("source", "{ title = \"Exhibit 99.1\" }"), ("period", "\"2024-Q1\"")]);
    it.fills_in(
        DIVIDEND,
        &open,
        &[
            ("source", "{ title = \"Exhibit 99.2\" }"),
            ("declared", "\"USD 0.29 per share\""),
            ("ex_date", "2024-06-14"),
            ("record_date", "2024-06-13"),
            ("payment_date", "2024-06-28"),
        ],
    );
    it.fills_in(
        NOTICE,
        &open,
        &[
            ("source", "{ title = \"Exhibit 99.3\" }"),
            ("name", "\"Annual general meeting\""),
            ("at", "{ at = 2024-06-28T10:00:00+08:00, zone = \"Asia/Shanghai\" }"),
        ],
    );
    it.writes(
        RESULTS,
        "Total net revenue was RMB4,153.2 million in the first quarter of 2024, and net income was RMB1,160.1 million.",
    );
    it.writes(DIVIDEND, "The board declared a dividend of USD 0.29 per share.");
    let (said, _) = it.runs(&format!("irbook tie {RESULTS}/announcement.md --write"));
    assert!(said.contains("RMB1,160.1 million -> figure:net-income"), "{said}");
    it.runs(&format!("irbook tie {DIVIDEND}/announcement.md --write"));
    assert_eq!(it.open(), BTreeSet::new());
    [RESULTS, DIVIDEND, NOTICE].iter().for_each(|folder| it.releases(folder));

    let (_, said) = it.runs("irbook build --deny-warnings");
    assert!(!said.contains("error") && !said.contains("warning"), "{said}");
    let page = |path: &str| fs::read_to_string(it.root().join("public").join(path)).unwrap();
    let home = page("index.html");
    assert!(home.contains("First Quarter 2024 Results") && home.contains("Dividend 2024"), "{home}");
    let statement = page("announcements/2024-q1-results/operations/index.html");
    assert!(statement.contains("Total net revenue") && statement.contains("4,153,183"), "{statement}");
    let calendar = page("events/calendar.ics");
    for begins in [
        "DTSTART:20240628T020000Z",
        "DTSTART;VALUE=DATE:20240614",
        "DTSTART;VALUE=DATE:20240613",
        "DTSTART;VALUE=DATE:20240628",
    ] {
        assert!(calendar.contains(begins), "{begins}\n{calendar}");
    }

    let (commands, keystrokes, took) = (it.commands.get(), it.keystrokes.get(), began.elapsed());
    println!("{commands} commands, {keystrokes} keystrokes, {took:.1?} of the machine");
    assert!(commands <= COMMANDS && keystrokes <= KEYSTROKES, "{commands} commands, {keystrokes} keystrokes");
    assert!(took < Duration::from_secs(120), "{took:?}");
}
