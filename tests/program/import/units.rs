//! `irbook import`: what lines count is read from labels and from the words above them, or asked so that the check waits for it.

use super::archive;
use crate::archive::{Archive, irbook, stderr};
use std::fs;

const OUTPUT: &str = "content/announcements/2024-q1-results/operations.toml";

/// What `irbook import` writes of rows and says, and its exit code.
fn imported(archive: &Archive, rows: &str) -> (String, String, i32) {
    let path = archive.root().join(OUTPUT);
    let mut command = irbook();
    command.args(["import", "-", "--force", "--root"]).arg(archive.root()).arg("--output").arg(&path);
    let run = command.write_stdin(rows).assert();
    let code = run.get_output().status.code().unwrap();
    (fs::read_to_string(&path).unwrap(), stderr(&run), code)
}

const ROWS: &str = "Consolidated Statements of Operations\n(in millions of US dollars)\n\tQ1 2024\tQ1 2023\nRevenue\t1,234,567\t1,100,000\n\
                    Costs\t(1,000,000)\t(900,000)\nIncome\t234,567\t200,000\n";

#[test]
fn a_line_in_a_unit_of_its_own_waits_for_an_answer() {
    let archive = archive();
    let (toml, said, code) = imported(&archive, &format!("{ROWS}Net income per limited partner unit\t1.25\t1.10\n"));
    assert!(
        code == 1 && said.contains("open 1: what the figures of `net-income-per-limited-partner-unit` are"),
        "{said}"
    );
    assert!(toml.contains("unit = \"\""), "{toml}");
    let refused = stderr(&archive.run("check", &[]).failure());
    assert!(refused.contains("unit"), "{refused}");
    archive.edit(OUTPUT, "unit = \"\"", "unit = \"per-share\"");
    archive.run("check", &[]).success();
}

#[test]
fn half_a_share_waits_for_its_scale() {
    let archive = archive();
    let (toml, said, code) = imported(&archive, &format!("{ROWS}Weighted average shares\t1,111.5\t1,110.5\n"));
    assert!(code == 1 && said.contains("the scale of `weighted-average-shares`"), "{said}");
    assert!(toml.contains("unit = \"shares\", scale = \"\""), "{toml}");
    archive.run("check", &[]).failure();
    archive.edit(OUTPUT, "scale = \"\"", "scale = \"million\"");
    archive.run("check", &[]).success();
}

#[test]
fn lines_in_cents_and_per_share_in_other_languages_pass_the_check() {
    let archive = archive();
    let lines = "Utile per azione (US$)\t0.12\t0.11\nAntal aktier\t1,900,943,000\t1,900,901,000\n\
                 Earnings per share (US cents)\t\t\n– Basic\t12.34\t11.11\n– Diluted\t12.30\t11.00\n";
    let (toml, said, code) = imported(&archive, &format!("{ROWS}{lines}"));
    assert_eq!(code, 0, "{said}");
    assert_eq!(toml.matches("unit = \"per-share\", scale = \"hundredth\"").count(), 2, "{toml}");
    assert!(toml.contains("label = \"Utile per azione (US$)\", unit = \"per-share\", cells"), "{toml}");
    archive.run("check", &[]).success();
}
