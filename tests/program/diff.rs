//! What `irbook diff` says of two sites.

use crate::archive::{AS_OF, Archive, irbook, stderr, stdout};
use assert_cmd::assert::Assert;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Sites of one archive at different times.
struct Sites {
    archive: Archive,
    folder: TempDir,
}

const STATEMENT: &str = "content/announcements/a/statements.toml";
const A: &str = "content/announcements/a/announcement.md";

impl Sites {
    /// An announcement `a` with a statement, a single figure and a payment, and a `b` with a payment.
    fn new() -> Self {
        let archive = Archive::empty();
        let figure = "[[figures]]\nid = \"spare\"\nlabel = \"Spare umbrellas\"\namount = \"approximately 12 million\"";
        archive.announce("a", "2024-05-19", figure);
        archive.announce("b", "2024-05-20", "");
        archive.write(
            STATEMENT,
            "[[statements]]\nid = \"operations\"\ntitle = \"Operations\"\nkind = \"operations\"\nscale = \"thousand\"\n\
             columns = [{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }]\n\
             lines = [{ id = \"fees\", label = \"Fees\", cells = [\"1,500\"] }, { id = \"costs\", label = \"Costs\", cells = [\"(20)\"] }]\n",
        );
        archive.write("static/old/press.txt", "Press");
        Self { archive, folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn build(&self, name: &str) {
        let output = self.path(name);
        self.archive.run("build", &["--as-of", AS_OF, "--output", output.to_str().unwrap()]).success();
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// What is said of the sites `old` and `new`.
    fn diff(&self) -> String {
        stdout(&diff(&self.path("old"), &self.path("new"), &[]).success())
    }

    /// What is said once `change` was made to the archive.
    fn after(change: impl FnOnce(&Archive)) -> String {
        let sites = Self::new();
        sites.build("old");
        change(&sites.archive);
        sites.build("new");
        sites.diff()
    }
}

fn diff(old: &Path, new: &Path, arguments: &[&str]) -> Assert {
    irbook().arg("diff").arg(old).arg(new).args(arguments).assert()
}

#[test]
fn equal_sites_differ_in_nothing() {
    let sites = Sites::new();
    sites.build("old");
    sites.build("new");
    assert_eq!(sites.diff(), "the sites have the same documents, figures, events and addresses\n");
    let run = diff(&sites.path("old"), &sites.path("new"), &["--exit-code", "--format", "json"]).success();
    let same = "{\"same\":true,\"documents\":{\"new\":[],\"changed\":[],\"moved\":[],\"withdrawn\":[],\"gone\":[]},\
                \"figures\":{\"changed\":[],\"added\":[],\"removed\":[]},\
                \"events\":{\"moved\":[],\"called_off\":[],\"added\":[],\"removed\":[]},\
                \"addresses\":{\"added\":[],\"lost\":[],\"redirects\":[]}}\n";
    assert_eq!(stdout(&run), same);
}

#[test]
fn a_look_that_changes_is_no_difference() {
    let text = Sites::after(|archive| archive.write("templates/style/own.css", ":root { --x: 1; }"));
    assert_eq!(text, "the sites have the same documents, figures, events and addresses\n");
}

#[test]
fn changed_figures_are_told_with_their_old_and_new_value() {
    let text = Sites::after(|archive| {
        archive.edit(STATEMENT, "1,500", "1,501");
        archive.edit(A, "approximately 12 million", "12.5 million");
    });
    let expected = "\
documents  1 changed
figures    2 changed
events     the same
addresses  the same

changed documents
  a  2024-05-19  Title of a

changed figures
  a  spare               Spare umbrellas  approximately 12 million -> 12.5 million
  a  operations.fees.q1  Fees, 2024-Q1    1,500 CNY thousand -> 1,501 CNY thousand
";
    assert_eq!(text, expected);
}

#[test]
fn a_figure_that_counts_something_else_has_changed_though_it_is_printed_alike() {
    let text = Sites::after(|archive| archive.edit(STATEMENT, "\"thousand\"", "\"million\""));
    assert!(text.contains("Fees, 2024-Q1   1,500 CNY thousand -> 1,500 CNY million\n"), "{text}");
    let text = Sites::after(|archive| archive.edit(STATEMENT, "\"2024-Q1\"", "\"2023-Q1\""));
    let told = "Fees, 2023-Q1   1,500 CNY thousand (2024-Q1) -> 1,500 CNY thousand (2023-Q1)\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn figures_that_come_and_go_are_listed() {
    let text = Sites::after(|archive| {
        archive.edit(STATEMENT, "{ id = \"costs\", label = \"Costs\"", "{ id = \"all-costs\", label = \"All costs\"");
    });
    assert!(text.contains("figures    1 added, 1 removed\n"), "{text}");
    assert!(
        text.contains("added figures\n  a  operations.all-costs.q1  All costs, 2024-Q1  (20) CNY thousand\n"),
        "{text}"
    );
    assert!(text.contains("removed figures\n  a  operations.costs.q1  Costs, 2024-Q1  (20) CNY thousand\n"), "{text}");
}

#[test]
fn a_new_document_is_told_with_its_figures_counted_and_its_events() {
    let figure = "[[figures]]\nid = \"spare\"\nlabel = \"Spare\"\namount = \"1 million\"";
    let text = Sites::after(|archive| archive.announce("c", "2024-06-01", figure));
    assert!(text.starts_with("documents  1 new\nfigures    the same\nevents     1 added\n"), "{text}");
    assert!(text.contains("new documents\n  c  2024-06-01  Title of c (1 figure)\n"), "{text}");
    assert!(text.contains("added events\n  2024-06-01  c  payment: Payment of c\n"), "{text}");
    assert!(text.contains("  announcements/c/figures.csv\n  announcements/c/index.html\n"), "{text}");
}

#[test]
fn a_withdrawn_document_is_told_and_its_address_is_not_lost() {
    let withdrawn = "withdrawn = { at = 2025-01-01T00:00:00Z, reason = \"Sent in error\" }\nkind = \"other\"";
    let text =
        Sites::after(|archive| archive.edit("content/announcements/b/announcement.md", "kind = \"other\"", withdrawn));
    assert!(text.contains("withdrawn documents\n  b  2024-05-20  Title of b\n"), "{text}");
    assert!(text.contains("removed events\n  2024-05-20  b  payment: Payment of b\n"), "{text}");
    assert!(!text.contains("announcements/b/index.html"), "{text}");
}

#[test]
fn a_document_that_is_gone_and_lost_addresses_are_told() {
    let text = Sites::after(|archive| {
        fs::remove_dir_all(archive.root().join("content/announcements/b")).unwrap();
        fs::remove_file(archive.root().join("static/old/press.txt")).unwrap();
    });
    assert!(text.contains("documents that are gone without a withdrawal\n  b  2024-05-20  Title of b\n"), "{text}");
    assert!(
        text.contains("lost addresses\n  announcements/b/index.html\n") && text.contains("\n  old/press.txt\n"),
        "{text}"
    );
}

#[test]
fn an_event_at_another_time_has_moved() {
    let text = Sites::after(|archive| {
        archive.edit(A, "when = { on = 2024-05-19,", "when = { at = 2024-05-21T09:00:00+08:00,");
    });
    let told = "moved events\n  2024-05-19 Asia/Hong_Kong -> 2024-05-21T09:00:00+08:00  a  payment: Payment of a\n";
    assert!(text.contains(told), "{text}");
    assert!(text.contains("events     1 moved\n"), "{text}");
}

#[test]
fn a_document_under_another_id_has_moved_where_its_old_address_leads_on() {
    let sites = Sites::new();
    sites.build("old");
    let [old, new] = ["a", "z"].map(|id| sites.archive.root().join("content/announcements").join(id));
    fs::rename(old, new).unwrap();
    sites.archive.edit("content/announcements/z/statements.toml", "1,500", "1,501");
    let dated = "dated = 2024-05-19\n";
    let former = format!("{dated}former = [\"announcements/a/\"]\n");
    sites.archive.edit("content/announcements/z/announcement.md", dated, &former);
    sites.build("new");
    let text = sites.diff();
    assert!(text.starts_with("documents  1 moved\nfigures    1 changed\nevents     the same\n"), "{text}");
    assert!(text.contains("moved documents\n  z  2024-05-19  Title of a (formerly a)\n"), "{text}");
    assert!(text.contains("  announcements/a/index.html -> announcements/z/index.html\n"), "{text}");
}

/// A line of a ledger behind others.
fn line(before: &str, id: &str, version: u64, state: &str, more: &str) -> String {
    let zeros = "0".repeat(64);
    let previous = before.lines().next_back().map_or(zeros.clone(), |line| hash(line.as_bytes()));
    format!(
        "{before}{{\"previous\":\"{previous}\",\"announcement\":\"{id}\",\"version\":{version},\"state\":\"{state}\",\
         \"at\":\"2024-05-2{version}T00:00:00Z\",\"sha256\":\"{zeros}\",\"title\":\"T\",\"dated\":\"2024-05-19\",\
         \"path\":\"announcements/{id}/index.html\"{more}}}\n"
    )
}

#[test]
fn the_ledger_tells_why_a_document_changed() {
    let sites = Sites::new();
    sites.build("old");
    sites.build("new");
    let old = line("", "a", 1, "published", "");
    let revised = line(&old, "a", 2, "revised", ",\"reason\":\"A digit was wrong\"");
    sites.write("old/ledger.jsonl", &old);
    sites.write("new/ledger.jsonl", &line(&revised, "a", 3, "corrected", ",\"correction\":\"b\""));
    let text = sites.diff();
    let told = "changed documents\n  a  2024-05-19  Title of a\n    version 2, revised 2024-05-22T00:00:00Z: A digit was wrong\n    \
                version 3, corrected by b 2024-05-23T00:00:00Z\n";
    assert!(text.contains(told), "{text}");
    sites.write("new/ledger.jsonl", &format!("{old}{{}}\n"));
    let run = diff(&sites.path("old"), &sites.path("new"), &[]).code(2);
    assert!(
        stderr(&run)
            .contains("ledger.jsonl is not what irbook writes: line 2 of the ledger can't be read: missing field"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn of_the_old_site_the_files_that_a_manifest_tells_to_be_the_same_need_not_be_there() {
    let sites = Sites::new();
    sites.build("old");
    sites.archive.edit(STATEMENT, "1,500", "1,501");
    sites.build("new");
    for name in ["old", "new"] {
        let files = crate::archive::Site::at(sites.path(name)).files();
        let line = |(path, bytes): (PathBuf, Vec<u8>)| format!("{}  {}\n", hash(&bytes), path.to_str().unwrap());
        let manifest: String =
            files.into_iter().filter(|(path, _)| path != Path::new("manifest.sha256")).map(line).collect();
        sites.write(&format!("{name}/manifest.sha256"), &manifest);
    }
    let fetched = ["manifest.sha256", "events/events.csv", "announcements/a/operations/operations.csv"];
    for path in crate::archive::files_below(&sites.path("old")) {
        if !fetched.contains(&path.to_str().unwrap()) {
            fs::remove_file(sites.path("old").join(path)).unwrap();
        }
    }
    let text = sites.diff();
    assert!(text.contains("figures    1 changed\n") && text.contains("addresses  the same\n"), "{text}");
    fs::remove_file(sites.path("old").join(fetched[2])).unwrap();
    let run = diff(&sites.path("old"), &sites.path("new"), &[]).code(2);
    assert!(stderr(&run).contains("operations.csv: No such file"), "{}", stderr(&run));
}

fn hash(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[test]
fn the_exit_code_tells_of_differences_where_it_is_asked_for() {
    let sites = Sites::new();
    sites.build("old");
    sites.archive.edit(STATEMENT, "1,500", "1,501");
    sites.build("new");
    let (old, new) = (sites.path("old"), sites.path("new"));
    diff(&old, &new, &[]).code(0);
    let run = diff(&old, &new, &["--exit-code", "--format", "json"]).code(1);
    let told = "\"figures\":{\"changed\":[{\"announcement\":\"a\",\"figure\":\"operations.fees.q1\",\"label\":\"Fees\",\
                \"old\":{\"printed\":\"1,500\",\"value_in_units\":\"1500000\",\"unit\":\"money\",\"currency\":\"CNY\",\
                \"scale\":\"thousand\",\"period\":\"2024-Q1\"},\"new\":{\"printed\":\"1,501\"";
    assert!(stdout(&run).contains(told), "{}", stdout(&run));
}

#[test]
fn what_is_no_site_of_irbook_is_an_error_that_names_it() {
    let sites = Sites::new();
    sites.build("old");
    let run = diff(&sites.path("old"), sites.archive.root(), &["--exit-code"]).code(2);
    let error = stderr(&run);
    assert!(
        error.contains(sites.archive.root().to_str().unwrap()) && error.contains("no site that irbook wrote"),
        "{error}"
    );
    let run = diff(&sites.path("missing"), &sites.path("old"), &[]).code(2);
    assert!(stderr(&run).contains("missing: No such file"), "{}", stderr(&run));
    fs::write(sites.path("old/events/events.csv"), "kind,title\na,b,c\n").unwrap();
    let run = diff(&sites.path("old"), &sites.path("old"), &[]).code(2);
    assert!(stderr(&run).contains("events.csv is not what irbook writes"), "{}", stderr(&run));
}

#[test]
fn attachments_that_are_named_like_data_files_are_none() {
    let text = Sites::after(|archive| archive.write("content/announcements/b/deep/deep.csv", b"\xff,\"\n1"));
    assert!(text.starts_with("documents  the same\nfigures    the same\n"), "{text}");
    assert!(text.contains("added addresses\n  announcements/b/deep/deep.csv\n"), "{text}");
}

#[test]
fn long_lists_of_what_was_added_are_cut_short_and_complete_as_json() {
    let sites = Sites::new();
    sites.build("old");
    for number in 10..40 {
        sites.archive.write(&format!("static/a/{number}.txt"), "x");
    }
    sites.build("new");
    let text = sites.diff();
    assert!(text.ends_with("  a/29.txt\n  and 10 more, which `--format json` lists\n"), "{text}");
    let json = stdout(&diff(&sites.path("old"), &sites.path("new"), &["--format", "json"]).success());
    assert!(json.contains("\"a/39.txt\""), "{json}");
}

#[test]
fn ten_thousand_figures_are_compared_at_once() {
    let sites = Sites::new();
    let rows = |first: usize| {
        let mut text = "[[statements]]\nid = \"long\"\ntitle = \"Long\"\nkind = \"operations\"\nscale = \"thousand\"\n\
             columns = [{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }]\nlines = [\n"
            .to_owned();
        for row in 0..10_000 {
            writeln!(text, "{{ id = \"r-{row}\", label = \"Row\", cells = [\"{}\"] }},", first + row).unwrap();
        }
        text + "]\n"
    };
    sites.archive.write("content/announcements/b/long.toml", rows(1));
    sites.build("old");
    sites.archive.write("content/announcements/b/long.toml", rows(2));
    sites.build("new");
    let started = Instant::now();
    let text = sites.diff();
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    assert!(text.contains("figures    10000 changed\n"), "{}", &text[..200]);
}
