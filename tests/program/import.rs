//! `irbook import`: documents as they were filed become statements and lists that `irbook check` takes.

mod doubts;
mod units;

use crate::archive::{Archive, irbook, repository, stderr, stdout};
use assert_cmd::assert::Assert;
use std::fs;
use std::path::PathBuf;

const RESULTS: &str = "content/announcements/2024-q1-results";

fn fixture(name: &str) -> String {
    repository().join("tests/fixtures/import").join(name).to_str().unwrap().to_owned()
}

/// An archive of an announcement without tables.
fn archive() -> Archive {
    let archive = Archive::empty();
    archive.announce("2024-q1-results", "2024-08-19", "");
    archive
}

fn import(archive: &Archive, arguments: &[&str]) -> Assert {
    archive.run("import", arguments)
}

/// What is imported of a file, which no question may be open of.
fn imported(archive: &Archive, arguments: &[&str]) -> String {
    stdout(&import(archive, arguments).success())
}

/// What is said of rows on standard input.
fn pasted(rows: &[u8], arguments: &[&str]) -> Assert {
    let archive = Archive::empty();
    irbook().arg("import").arg("--root").arg(archive.root()).arg("-").args(arguments).write_stdin(rows).assert()
}

fn line<'t>(toml: &'t str, id: &str) -> &'t str {
    let begin = format!("  {{ id = \"{id}\",");
    toml.lines().find(|line| line.starts_with(&begin)).unwrap_or_else(|| panic!("no line `{id}` in\n{toml}"))
}

#[test]
fn an_exhibits_three_statements_pass_the_check_without_an_edit() {
    let archive = archive();
    let listed = imported(&archive, &[&fixture("exhibit.htm"), "--list"]);
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(
        listed.contains("  2  Unaudited Condensed Consolidated Balance Sheets: \"ASSETS\", 41 lines, 3 columns"),
        "{listed}"
    );
    for (table, name) in [("2", "1-balance-sheet"), ("3", "2-operations"), ("4", "3-cash-flows")] {
        let output = archive.root().join(RESULTS).join(format!("{name}.toml"));
        let output = output.to_str().unwrap();
        import(&archive, &[&fixture("exhibit.htm"), "--table", table, "--output", output]).success();
    }
    let said = stdout(&archive.run("check", &[]).success());
    assert!(said.contains("no errors"), "{said}");
}

#[test]
fn cells_totals_periods_and_units_of_an_exhibit_are_as_it_prints_them() {
    let archive = archive();
    let tables = ["--table", "2", "--table", "3", "--table", "4"];
    let toml = imported(&archive, &[&[&*fixture("exhibit.htm")], &tables[..]].concat());
    insta::assert_snapshot!("an_exhibit_as_toml", toml);
}

#[test]
fn every_figure_of_an_exhibit_is_in_the_toml_as_often_as_it_is_printed() {
    let text = fs::read_to_string(fixture("exhibit.htm")).unwrap();
    let printed: Vec<&str> =
        text.split(['<', '>']).filter(|it| it.contains(',') && it.ends_with(|c: char| c.is_ascii_digit())).collect();
    let toml = imported(&archive(), &[&fixture("exhibit.htm"), "--table", "2", "--table", "3", "--table", "4"]);
    assert!(printed.len() > 150);
    for figure in &printed {
        let digits = figure.trim_start_matches('(');
        let [plain, negative] = [format!("\"{digits}\""), format!("\"({digits})\"")];
        let wanted = printed.iter().filter(|it| it.trim_start_matches('(') == digits).count();
        assert_eq!(toml.matches(&plain).count() + toml.matches(&negative).count(), wanted, "{figure}");
    }
}

#[test]
fn signs_in_cells_of_their_own_percent_columns_and_marks_are_read() {
    let archive = archive();
    let toml = imported(&archive, &[&fixture("own-cells.htm"), "--currency", "USD"]);
    insta::assert_snapshot!("signs_in_cells_of_their_own", toml);
    archive.write(&format!("{RESULTS}/operations.toml"), &toml);
    archive.run("check", &[]).success();
}

#[test]
fn german_numbers_are_read_from_evidence_and_the_archive_must_say_their_form() {
    let archive = archive();
    let run = import(&archive, &[&fixture("guv.csv")]).code(1);
    assert!(
        stderr(&run).contains("open 1: the archive doesn't say that numbers are written `1.234,5`"),
        "{}",
        stderr(&run)
    );
    let toml = stdout(&run);
    assert!(line(&toml, "umsatzerloese").contains("cells = [\"1.234,5\", \"1.100,0\", \"12,2\"]"), "{toml}");
    assert!(line(&toml, "veraenderung-in").contains("change = { of = \"2024-h1\", against = \"2023-h1\" }"), "{toml}");
    archive.edit("site.toml", "[issuer]", "[numbers]\nformat = \"1.234,5\"\n\n[issuer]");
    let toml = imported(&archive, &[&fixture("guv.csv")]);
    archive.write(&format!("{RESULTS}/operations.toml"), &toml);
    archive.run("check", &[]).success();
}

#[test]
fn what_a_spreadsheet_copies_is_read_from_standard_input() {
    let rows = fs::read(fixture("bilan.tsv")).unwrap();
    let run = pasted(&rows, &["--kind", "balance-sheet", "--title", "Bilan"]).code(1);
    let toml = stdout(&run);
    assert!(toml.contains("{ id = \"2023-12-31\", period = \"2023-12-31\","), "{toml}");
    assert!(toml.contains("scale = \"thousand\"\ncurrency = \"EUR\""), "{toml}");
    assert!(
        line(&toml, "total-actif").contains("cells = [\"3 334\", \"2 900\"], sum = [\"tresorerie\", \"clients\"]"),
        "{toml}"
    );
}

#[test]
fn a_number_that_may_be_read_in_two_ways_is_asked() {
    let run = pasted(b"x;2024\nUmsatz;48.210\nKosten;(31.005)\n", &[]).code(2);
    let said = stderr(&run);
    assert!(said.contains("`48.210` may have decimals or be in full") && said.contains("`--numbers`"), "{said}");
    let rows = b"x;2024\nUmsatz;48.210\nKosten;(31.005)\n";
    let run = pasted(rows, &["--numbers", "1.234,5", "--period", "2024-H1", "--kind", "other"]).code(1);
    assert!(stdout(&run).contains("cells = [\"48.210\"]"), "{}", stdout(&run));
}

#[test]
fn what_is_open_stands_where_the_answer_belongs_and_the_check_refuses_it() {
    let archive = archive();
    let rows = b"Item,A,B\nSales,10,20\nCosts,5,7\n";
    let run = pasted(rows, &[]).code(1);
    let (toml, said) = (stdout(&run), stderr(&run));
    for asked in [
        "# open 1: the title",
        "# open 2: what kind",
        "# open 3: the scale",
        "# open 4: the period of column 1; heading read: \"A\"",
    ] {
        assert!(toml.contains(asked), "{asked}\n{toml}");
    }
    assert!(said.ends_with("until the comments that ask are answered\n"), "{said}");
    archive.write(&format!("{RESULTS}/1.toml"), &toml);
    let refused = stderr(&archive.run("check", &[]).code(1));
    assert!(refused.contains("missing-key"), "{refused}");
    let answers = [
        "--title",
        "Sales",
        "--kind",
        "other",
        "--scale",
        "one",
        "--period",
        "1=2024-Q1",
        "--period",
        "2=2023-Q1",
        "--currency",
        "EUR",
    ];
    let run = pasted(rows, &answers).success();
    archive.write(&format!("{RESULTS}/1.toml"), stdout(&run));
    archive.run("check", &[]).success();
}

#[test]
fn several_tables_are_listed_and_not_chosen_among() {
    let run = import(&archive(), &[&fixture("exhibit.htm")]).code(2);
    assert!(stderr(&run).contains("3 of its tables look like statements: name those that are meant with `--table N`"));
    assert_eq!(stdout(&run), "");
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let archive = archive();
    let output = archive.root().join("there.toml");
    fs::write(&output, "mine").unwrap();
    let arguments = [&*fixture("exhibit.htm"), "--table", "4", "--output", output.to_str().unwrap()];
    let said = stderr(&import(&archive, &arguments).code(2));
    assert!(said.contains("it is there already: `--force` replaces it"), "{said}");
    assert_eq!(fs::read_to_string(&output).unwrap(), "mine");
    import(&archive, &[&arguments[..], &["--force"]].concat()).success();
    assert!(fs::read_to_string(&output).unwrap().contains("cash-flows"));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_stays_one_and_no_device_makes_room_for_a_file() {
    let archive = archive();
    let (file, link) = (archive.root().join("there.toml"), archive.root().join("link.toml"));
    fs::write(&file, "mine").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let into =
        |output: &str| import(&archive, &[&fixture("exhibit.htm"), "--table", "4", "--force", "--output", output]);
    into(link.to_str().unwrap()).success();
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("cash-flows"));
    assert!(stderr(&into("/dev/null").code(2)).contains("/dev/null: it is no plain file"));
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    for (bytes, words) in [
        (&b""[..], "it is empty"),
        (b"%PDF-1.7\n", "it is a PDF"),
        (b"\0\x01\x02", "it is no text"),
        (b"PK\x03\x04junk", "it is no spreadsheet"),
        (b"Ums\xe4tze;1\nKosten;2\n", "`--encoding windows-1252`"),
        (b"<html><table><tr><td>words</td></tr></table>", "there is no table of figures"),
    ] {
        let run = pasted(bytes, &[]).code(2);
        assert!(stderr(&run).contains(words), "{}", stderr(&run));
        assert!(stderr(&run).starts_with("error: standard input: "), "{}", stderr(&run));
    }
    let run = pasted(b"x;Q1 2024\nUms\xe4tze;1\nKosten;2\n", &["--encoding", "windows-1252"]).code(1);
    assert!(stdout(&run).contains("label = \"Umsätze\""));
}

#[test]
fn facts_of_xbrl_become_statements() {
    let archive = archive();
    let facts = r#"{"entityName": "Example Corp.", "facts": {"us-gaap": {"Assets": {"label": "Assets", "units": {"USD": [
        {"end": "2024-03-31", "val": 1234567.80, "accn": "0000000001-24-000012", "filed": "2024-05-19"}]}}}}}"#;
    archive.write("facts.json", facts);
    let path = archive.root().join("facts.json");
    let mut command = irbook();
    command
        .args(["import", "xbrl"])
        .arg(&path)
        .args(["--accession", "0000000001-24-000012", "--root"])
        .arg(archive.root());
    let toml = stdout(&command.assert().success());
    assert!(toml.contains("cells = [\"1234567.80\"]"), "{toml}");
    fs::remove_file(path).unwrap();
    archive.write(&format!("{RESULTS}/1.toml"), toml);
    archive.run("check", &[]).success();
}

#[test]
fn rows_of_filings_become_lists_of_years_that_the_check_takes() {
    let archive = archive();
    let rows = "Filing Date,Form,Description,URL\n2024-05-20,6-K,Results,https://www.example.com/a.htm\n\
                2023-04-27,20-F,Annual report,https://www.example.com/b.htm\n";
    let folder: PathBuf = archive.root().join("content/filings");
    let run = || {
        let mut command = irbook();
        command.args(["import", "filings", "-", "--zone", "America/New_York", "--output"]).arg(&folder);
        command.write_stdin(rows).assert()
    };
    run().success();
    let list = fs::read_to_string(folder.join("2024.toml")).unwrap();
    insta::assert_snapshot!("filings_as_toml", list);
    archive.run("check", &[]).success();
    assert!(stderr(&run().code(2)).contains("it is there already"));
}

#[cfg(all(feature = "sheets", feature = "workbooks"))]
#[test]
fn a_workbook_is_read_with_the_digits_that_its_cells_show() {
    use rust_xlsxwriter::{Format, FormatAlign, Workbook};
    let archive = archive();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Income statement").unwrap();
    let money = Format::new().set_num_format("#,##0.0;(#,##0.0)");
    let indented = Format::new().set_indent(1).set_align(FormatAlign::Left);
    sheet.write_string(0, 0, "In millions of euros").unwrap();
    sheet.merge_range(1, 1, 1, 2, "Year ended December 31,", &Format::new()).unwrap();
    sheet.write_number(2, 1, 2024).unwrap();
    sheet.write_number(2, 2, 2023).unwrap();
    for (row, label, a, b) in
        [(3, "Sales", 1234.5, 1100.25), (4, "Costs", -800.0, -700.0), (5, "Profit", 434.5, 400.25)]
    {
        sheet.write_string_with_format(row, 0, label, &indented).unwrap();
        sheet.write_number_with_format(row, 1, a, &money).unwrap();
        sheet.write_number_with_format(row, 2, b, &money).unwrap();
    }
    let path = archive.root().join("book.xlsx");
    book.save(&path).unwrap();
    let run = import(&archive, &[path.to_str().unwrap()]).success();
    let toml = stdout(&run);
    assert!(line(&toml, "sales").contains("cells = [\"1,234.5\", \"1,100.3\"]"), "{toml}");
    assert!(line(&toml, "costs").contains("cells = [\"(800.0)\", \"(700.0)\"]"), "{toml}");
    assert!(toml.contains("period = \"2024-FY\"") && toml.contains("period = \"2023-FY\""), "{toml}");
    assert!(stderr(&run).contains("more digits of some are stored"), "{}", stderr(&run));
}

#[test]
fn a_markdown_file_and_a_sign_of_negative_figures_pass_the_check() {
    let archive = archive();
    let text = "# Statements of operations\n\n(in thousands of US dollars)\n\n| | Q1 2024 | Q1 2023 |\n|---|--:|--:|\n\
                | Sales | 1,234 | 1,111 |\n| Costs | ▲1,000 | ▲900 |\n| Profit | 234 | 211 |\n";
    let file = archive.root().join("table.md");
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let asked = stderr(&import(&archive, &[file]).code(1));
    assert!(
        asked.contains("open 1: whether `▲` makes a figure negative") || asked.contains("whether `▲` makes"),
        "{asked}"
    );
    let toml = imported(&archive, &[file, "--negative", "▲"]);
    assert!(line(&toml, "profit").contains("sum = [\"sales\", \"costs\"]"), "{toml}");
    fs::remove_file(file).unwrap();
    archive.write(&format!("{RESULTS}/1.toml"), toml);
    archive.run("check", &[]).success();
    let run = pasted(text.as_bytes(), &["--negative", "minus"]).code(2);
    assert!(stderr(&run).contains("▲"), "{}", stderr(&run));
}

#[test]
fn totals_of_translated_columns_that_foot_pass_the_check_with_their_rate() {
    let archive = Archive::empty();
    let rate = "rates = [{ id = \"h10\", base = \"USD\", quote = \"CNY\", value = \"7.2203\", date = 2024-03-29, source = \"H.10\" }]";
    archive.announce("2024-q1-results", "2024-08-19", rate);
    for dollars in ["8,894", "8,893"] {
        let rows = format!(
            "Statements of operations\n(in thousands of RMB)\n\tQ1 2024\tQ1 2024\n\tRMB\tUS$\nProducts\t45,666\t6,325\n\
             Services\t18,547\t2,569\nTotal revenue\t64,213\t{dollars}\n"
        );
        let run = pasted(rows.as_bytes(), &["--rate", "h10"]).success();
        archive.write(&format!("{RESULTS}/1.toml"), stdout(&run));
        archive.run("check", &[]).success();
    }
}

#[cfg(all(feature = "sheets", feature = "workbooks"))]
#[test]
fn what_a_sheet_hides_is_left_out_and_told() {
    use rust_xlsxwriter::{Format, Workbook};
    let archive = archive();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Secret").unwrap().set_hidden(true).write_string(0, 0, "x").unwrap();
    let sheet = book.add_worksheet().set_name("Income statement").unwrap();
    sheet.merge_range(0, 1, 0, 3, "Year ended December 31,", &Format::new()).unwrap();
    for (column, year) in [(1, 2025), (2, 2024), (3, 2023)] {
        sheet.write_number(1, column, year).unwrap();
        for row in 2..6_u32 {
            sheet.write_number(row, column, f64::from(row) * 1000.0 + f64::from(column)).unwrap();
        }
    }
    for (row, label) in [(2, "Sales"), (3, "Plan"), (4, "Costs"), (5, "Tax")] {
        sheet.write_string(row, 0, label).unwrap();
    }
    sheet.set_column_hidden(1).unwrap();
    sheet.set_row_hidden(3).unwrap();
    let path = archive.root().join("book.xlsx");
    book.save(&path).unwrap();
    let run = import(&archive, &[path.to_str().unwrap(), "--scale", "one", "--currency", "EUR"]).success();
    let toml = stdout(&run);
    assert!(line(&toml, "sales").contains("cells = [\"2002\", \"2003\"]"), "{toml}");
    assert!(!toml.contains("Plan") && toml.contains("period = \"2024-FY\"") && !toml.contains("2025"), "{toml}");
    assert!(stderr(&run).contains("rows or columns that the sheet hides are left out"), "{}", stderr(&run));
}
