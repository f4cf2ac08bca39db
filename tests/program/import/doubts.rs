//! What an import isn't sure of: it is asked, and the check refuses it until it is answered.

use super::{RESULTS, archive, import, line, pasted};
use crate::archive::{irbook, stderr, stdout};
use std::fs;

const ANSWERS: [&str; 8] = ["--kind", "operations", "--title", "Income", "--scale", "thousand", "--currency", "EUR"];

#[test]
fn a_first_line_without_a_figure_stands_in_the_table_and_the_check_refuses_it() {
    for cells in ["[●]\t[●]", "#REF!\t#REF!", "1.2bn\t1.1bn", "confidential\tconfidential"] {
        let rows =
            format!("\tQ1 2024\tQ1 2023\nRevenue\t{cells}\nOther income\t1,000.5\t900.5\nProfit\t-234.5\t-200\n");
        let run = pasted(rows.as_bytes(), &ANSWERS).code(1);
        let toml = stdout(&run);
        assert!(line(&toml, "revenue").contains("it is no figure"), "{toml}");
        let archive = archive();
        archive.write(&format!("{RESULTS}/1.toml"), toml);
        archive.run("check", &[]).code(1);
    }
    let rows = "\tQ1 2024\tQ1 2023\nCosts\t–1,234\t–1,100\nOther income\t1,000.5\t900.5\nProfit\t-233.5\t-199.5\n";
    let toml = stdout(&pasted(rows.as_bytes(), &ANSWERS).success());
    assert!(line(&toml, "costs").contains("cells = [\"-1,234\", \"-1,100\"]"), "{toml}");
    let archive = archive();
    archive.write(&format!("{RESULTS}/1.toml"), toml);
    archive.run("check", &[]).success();
}

#[test]
fn raised_digits_and_what_nobody_sees_are_no_digits_of_a_figure() {
    let archive = archive();
    let raised = "font-size:6.5pt;position:relative;top:-3.5pt;vertical-align:baseline";
    let text = format!(
        "<p>Income statement (in thousands of EUR)</p><table><tr><td><td>Q1 2024<td>Q1 2023\
         <tr><td>Sales<td>21.5<span style='{raised}'>1</span><td>20.0<span style='visibility:hidden'>9</span>\
         <tr style='display:none'><td>Plan<td>9<td>9\
         <tr><td>Costs<td>(11.5)<td>(10.0)<tr><td>Profit<td>10.0<td>10.0</table>"
    );
    let file = archive.root().join("table.htm");
    fs::write(&file, text).unwrap();
    let run = import(&archive, &[file.to_str().unwrap()]).success();
    let toml = stdout(&run);
    assert!(line(&toml, "sales").contains("cells = [\"21.5¹\", \"20.0\"]"), "{toml}");
    assert!(line(&toml, "profit").contains("sum = [\"sales\", \"costs\"]") && !toml.contains("Plan"), "{toml}");
    assert!(stderr(&run).contains("without being seen is left out, such as `9`"), "{}", stderr(&run));
}

#[test]
fn figures_that_their_commas_part_are_refused_with_the_line() {
    let run =
        pasted(b"Income statement EUR million\n,FY2024,FY2023\nRevenue,1,234,1,100\nCosts,1,111,1,150\n", &[]).code(2);
    let said = stderr(&run);
    assert!(said.contains("line 3 has 5 cells and the headings 3") && !said.contains("--numbers"), "{said}");
    let run = pasted(b"Item\tFY2024\nSales\t1,234.5\n\"Costs\t1\nLast\t3\n", &[]).code(2);
    assert!(stderr(&run).contains("line 3 has a `\"`"), "{}", stderr(&run));
}

#[test]
fn a_filing_without_a_day_is_refused_until_it_has_one() {
    let archive = archive();
    let rows = "date,title,url\n03/04/2024,a,https://x.example/a\n13/04/2024,b,https://x.example/b\n";
    let folder = archive.root().join("content/filings");
    let mut command = irbook();
    command.args(["import", "filings", "-", "--zone", "America/New_York", "--output"]).arg(&folder);
    let said = stderr(&command.write_stdin(rows).assert().code(1));
    assert!(said.contains("line 2: the date of `undated-a`; `03/04/2024` is no day, or may be two"), "{said}");
    let refused = stderr(&archive.run("check", &[]).code(1));
    assert!(refused.contains("missing-key") && refused.contains("dated"), "{refused}");
    let list = fs::read_to_string(folder.join("2024.toml")).unwrap();
    archive.write(
        "content/filings/2024.toml",
        list.replace("id = \"undated-a\"\n", "id = \"2024-03-04-a\"\ndated = 2024-03-04\n"),
    );
    archive.run("check", &[]).success();
}

#[test]
fn a_ratio_of_xbrl_and_two_values_of_one_filing_are_refused_until_they_are_answered() {
    let archive = archive();
    let fact = |value: &str| {
        format!(r#"{{"start": "2024-01-01", "end": "2024-03-31", "val": {value}, "filed": "2024-05-19"}}"#)
    };
    let facts = format!(
        r#"{{"facts": {{"us-gaap": {{"TaxRate": {{"label": "Tax rate", "units": {{"pure": [{}]}}}},
        "Sales": {{"label": "Sales", "units": {{"USD": [{}, {}]}}}}}}}}}}"#,
        fact("0.215"),
        fact("1000"),
        fact("1200")
    );
    let mut command = irbook();
    command.args(["import", "xbrl", "-", "--period", "2024-Q1", "--root"]).arg(archive.root());
    let toml = stdout(&command.write_stdin(facts).assert().code(1));
    archive.write(&format!("{RESULTS}/1.toml"), &toml);
    let refused = stderr(&archive.run("check", &[]).code(1));
    assert!(refused.contains("pure") && refused.contains("1000 | 1200"), "{refused}");
    let answered = toml.replace("unit = \"pure\"", "unit = \"times\"").replace("1000 | 1200", "1200");
    archive.write(&format!("{RESULTS}/1.toml"), answered);
    archive.run("check", &[]).success();
}

#[cfg(all(feature = "sheets", feature = "workbooks"))]
#[test]
fn what_a_sheets_formats_write_is_in_the_cells_and_what_they_hide_is_not() {
    use rust_xlsxwriter::{Format, Workbook};
    let archive = archive();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Income statement").unwrap();
    sheet.write_string(0, 0, "In millions of euros").unwrap();
    sheet.write_string(1, 1, "FY2024").unwrap();
    let rows = [
        ("Sales", 1234.5, "#,##0.0"),
        ("Growth", 11.1, "0.0\\%"),
        ("Leverage", 2.3, "0.0\"x\""),
        ("Backlog", 1.2e9, "#,##0.0,,\"m\""),
        ("Secret", 77.0, ";;;"),
        ("Costs", -1000.0, "#,##0.0"),
    ];
    for (row, (label, value, format)) in (2..).zip(rows) {
        sheet.write_string(row, 0, label).unwrap();
        sheet.write_number_with_format(row, 1, value, &Format::new().set_num_format(format)).unwrap();
    }
    let path = archive.root().join("book.xlsx");
    book.save(&path).unwrap();
    let run = import(&archive, &[path.to_str().unwrap()]).code(1);
    let (toml, said) = (stdout(&run), stderr(&run));
    assert!(line(&toml, "growth").contains("unit = \"percent\", cells = [\"11.1%\"]"), "{toml}");
    assert!(line(&toml, "leverage").contains("unit = \"times\", cells = [\"2.3x\"]"), "{toml}");
    assert!(said.contains("what `1,200.0m` (column 1) in `backlog` is: it is no figure"), "{said}");
    assert!(!toml.contains("\"77\"") && said.contains("without being seen is left out, such as `77`"), "{toml}{said}");
    assert!(!super::imported(&archive, &[path.to_str().unwrap(), "--list"]).is_empty());
}
