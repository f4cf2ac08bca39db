//! What only leads back to itself determines nothing.

use super::*;
use crate::audit::Tally;

/// How many figures of a table are determined: lines of one column, without their cells, which are all 5.
#[track_caller]
fn determined(lines: &[&str]) -> (usize, usize) {
    let columns = "[{ id = \"now\", period = \"2024-03-31\", currency = \"CNY\" }]";
    let head = format!("id = \"circle\"\ntitle = \"Circle\"\nkind = \"other\"\nscale = \"one\"\ncolumns = {columns}\n");
    let lines: String =
        lines.iter().map(|line| format!("{{ label = \"Line\", cells = [\"5\"], {line} }},\n")).collect();
    let text = "+++\ntitle = \"Title\"\ndated = 2024-06-01\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
                source = { title = \"Form\" }\n+++\n";
    let with = edited(&[]).files.into_iter().filter_map(|file| match file.content {
        Content::Text(text) => Some((file.path.to_string(), text.to_string())),
        _ => None,
    });
    let mut files: Vec<(String, String)> = with.collect();
    files.push(("content/announcements/circle/announcement.md".into(), text.into()));
    let table = format!("[[statements]]\n{head}lines = [\n{lines}]\n");
    files.push(("content/announcements/circle/tables.toml".into(), table));
    let sources = sources(files.iter().map(|(path, text)| (&**path, text.clone())));
    assert_eq!(errors(&sources), [""; 0]);
    let audit = check(decode(&sources).unwrap().0, &sources).audit;
    let of_circle = |group: &crate::audit::Group| *group == crate::audit::Group::Statement("circle".into());
    let Tally { figures, determined, .. } = audit.summary.tally(of_circle);
    (figures, determined)
}

#[test]
fn figures_that_only_repeat_each_other_are_not_determined() {
    assert_eq!(determined(&["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"a\"]"]), (2, 0));
    let three = ["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"c\"]", "id = \"c\", equals = [\"circle.a\"]"];
    assert_eq!(determined(&three), (3, 0));
}

#[test]
fn one_concept_says_of_figures_that_repeat_each_other_nothing_more() {
    let circle = ["id = \"a\", concept = \"x\", equals = [\"b\"]", "id = \"b\", concept = \"x\", equals = [\"a\"]"];
    assert_eq!(determined(&circle), (2, 0));
    assert_eq!(determined(&[&circle[..], &["id = \"c\", concept = \"x\""]].concat()), (3, 3));
}

#[test]
fn what_decides_one_figure_of_a_circle_decides_them_all() {
    let circle = ["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"a\"]"];
    let with = |line| determined(&[&circle[..], &[line]].concat());
    assert_eq!(with("id = \"c\", sum = [\"b\"]"), (3, 3));
    assert_eq!(with("id = \"c\", equals = [\"b\"]"), (3, 3));
    assert_eq!(with("id = \"c\""), (3, 0));
    // Another document states it.
    assert_eq!(
        determined(&["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"a\"], concept = \"five\""]),
        (2, 0)
    );
    let stated = ["id = \"a\", equals = [\"b\"]", "id = \"b\", equals = [\"a\"]", "id = \"d\", concept = \"a\""];
    assert_eq!(determined(&stated), (3, 3));
}
