//! What determines a figure: nothing that only repeats it.

use super::*;
use crate::audit::{Group, Tally};

/// How many figures of a table are determined: lines of one column, without their cells, which are all 5.
#[track_caller]
fn determined(lines: &[&str]) -> (usize, usize) {
    determined_with(lines, "", "circle")
}

/// The same, of a table or else of the text, where the document has more in its front matter and below it.
#[track_caller]
fn determined_with(lines: &[&str], more: &str, of: &str) -> (usize, usize) {
    let columns = "[{ id = \"now\", period = \"2024-03-31\", currency = \"CNY\" }]";
    let head = format!("id = \"circle\"\ntitle = \"Circle\"\nkind = \"other\"\nscale = \"one\"\ncolumns = {columns}\n");
    let lines: String =
        lines.iter().map(|line| format!("{{ label = \"Line\", cells = [\"5\"], {line} }},\n")).collect();
    let (front, body) = more.split_once("---").unwrap_or((more, ""));
    let text = format!(
        "+++\ntitle = \"Title\"\ndated = 2024-06-01\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
         source = {{ title = \"Form\" }}\n{front}\n+++\n{body}"
    );
    let with = edited(&[]).files.into_iter().filter_map(|file| match file.content {
        Content::Text(text) => Some((file.path.to_string(), text.to_string())),
        _ => None,
    });
    let mut files: Vec<(String, String)> = with.collect();
    files.push(("content/announcements/circle/announcement.md".into(), text));
    let table = format!("[[statements]]\n{head}lines = [\n{lines}]\n");
    files.push(("content/announcements/circle/tables.toml".into(), table));
    let sources = sources(files.iter().map(|(path, text)| (&**path, text.clone())));
    assert_eq!(errors(&sources), [""; 0]);
    let audit = check(decode(&sources).unwrap().0, &sources).audit;
    let coverage = audit.summary.tally(|group| match group {
        Group::Statement(id) => **id == *of,
        Group::Text => of == "text",
        _ => false,
    });
    let Tally { figures, determined, .. } = coverage;
    (figures, determined)
}

/// A line that something determines: it is the sum of others.
const SUM: [&str; 3] = ["id = \"p\"", "id = \"q\"", "id = \"s\", sum = [\"p\", \"q\", \"-a\"]"];

/// Lines, and those that determine the figure of `a`.
fn with_sum(lines: &[&'static str]) -> Vec<&'static str> {
    [&SUM[..], lines].concat()
}

#[test]
fn figures_that_only_repeat_each_other_are_not_determined() {
    assert_eq!(determined(&["id = \"a\"", "id = \"b\", equals = [\"a\"]"]), (2, 0));
    assert_eq!(determined(&["id = \"a\"", "id = \"b\", sum = [\"a\"]"]), (2, 0));
    assert_eq!(determined(&["id = \"a\"", "id = \"b\", concept = \"a\""]), (2, 0));
    assert_eq!(determined(&["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"a\"]"]), (2, 0));
    let three = ["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"c\"]", "id = \"c\", equals = [\"circle.a\"]"];
    assert_eq!(determined(&three), (3, 0));
}

#[test]
fn a_text_that_tells_a_figure_determines_it_no_more_than_itself() {
    let told = "---It was [RMB5](figure:a) and [RMB5](figure:alone).\n";
    let lines = with_sum(&["id = \"a\"", "id = \"alone\""]);
    assert_eq!(determined_with(&lines, told, "circle"), (5, 4));
    let all = |of| determined_with(&with_sum(&["id = \"a\"", "id = \"alone\""]), of, "text");
    let (figures, known) = all("");
    assert_eq!(all(told), (figures + 2, known + 1));
}

#[test]
fn a_text_that_tells_a_figure_of_another_document_is_determined_where_that_is() {
    let all = |told| determined_with(&["id = \"a\""], told, "text");
    let (figures, known) = all("");
    assert_eq!(all("---It was [RMB4,155 million](figure:q1/total-revenue@2024-Q1).\n"), (figures + 1, known + 1));
    assert_eq!(all("---The price was [US$0.29 per share](figure:dividend/dividend.declared).\n").0, figures + 1);
}

#[test]
fn what_decides_one_figure_decides_those_that_repeat_it() {
    for copy in ["id = \"b\", equals = [\"a\"]", "id = \"b\", sum = [\"a\"]", "id = \"b\", concept = \"a\""] {
        assert_eq!(determined(&with_sum(&["id = \"a\"", copy])), (5, 5), "{copy}");
    }
    // Which of two is said to repeat the other one doesn't matter.
    assert_eq!(determined(&with_sum(&["id = \"a\", equals = [\"b\"]", "id = \"b\""])), (5, 5));
    let circle =
        ["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"c\"]", "id = \"c\", equals = [\"circle.a\"]"];
    assert_eq!(determined(&with_sum(&circle)), (6, 6));
}
