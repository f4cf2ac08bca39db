use super::{FactsOfYear, Workbooks, of_announcement, of_financials};
use crate::address::Site;
use crate::archive::Edition;
use crate::check::sample::{announcement, archive, beside, sources};
use crate::output::facts::{self, Forms, Rows};
use crate::theme::Theme;
use proptest::prelude::*;
use rust_xlsxwriter::utility::column_number_to_name;
use std::io::{Cursor, Read};

const RATE: &str = "[[rates]]\nid = \"h10\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7.2203\"\ndate = 2024-03-29\n\
    source = \"Federal Reserve\"\n[[footnotes]]\nid = \"1\"\ntext = \"See *note* two.\"";

const STATEMENT: &str = r#"
[[statements]]
id = "operations"
title = "Operations"
kind = "operations"
scale = "thousand"
units_note = "(In thousands)"
columns = [
  { id = "q1", period = "2024-Q1", currency = "CNY" },
  { id = "q1-usd", period = "2024-Q1", currency = "USD", translated = { from = "q1", rate = "h10" } },
]
lines = [
  { heading = "Revenue" },
  { id = "fees", label = "=Fees", level = 1, cells = ["(2,236.50)", "(310) (1)"] },
  { id = "other", label = "Other", level = 1, cells = ["-", "N/M"] },
  { id = "long", label = "Long", unit = "count", cells = ["1,234,567,890,123,456", ""] },
  { id = "zero", label = "Zero", cells = ["0", "0"] },
  { id = "margin", label = "Margin", unit = "percent", cells = ["27.90", ""] },
  { id = "total", label = "Total", cells = ["(2,236.50)", ""], sum = ["fees", "other"] },
]
"#;

/// The parts of a workbook, each with its XML.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        assert_eq!(part.last_modified().unwrap(), zip::DateTime::default(), "a time of the build");
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        parts.push((part.name().unwrap().into_owned(), xml));
    }
    parts
}

/// The cells of a sheet by their addresses, which are counted: numbers as they are written, texts in quotes.
fn cells(bytes: &[u8], sheet: usize) -> Vec<(String, String)> {
    let parts = parts(bytes);
    let xml = &parts.iter().find(|(of, _)| *of == format!("xl/worksheets/sheet{sheet}.xml")).unwrap().1;
    let rows = xml.split_once("<sheetData>").unwrap().1.split_once("</sheetData>").unwrap().0;
    let mut cells = Vec::new();
    for (row, xml) in (1..).zip(rows.split("<row>").skip(1)) {
        for (column, cell) in (0..).zip(xml.split("<c").skip(1)) {
            let text = |of: &str| Some(cell.split_once(&format!("<{of}>"))?.1.split_once('<')?.0.to_owned());
            let quoted = |text: Option<String>| text.map(|text| format!("'{text}'"));
            let value = if cell.contains(" t=\"str\"") { quoted(text("v")) } else { text("v").or(quoted(text("t"))) };
            if let Some(value) = value {
                cells.push((format!("{}{row}", column_number_to_name(column)), value));
            }
        }
    }
    cells
}

/// Checks what is made of the site of these files.
fn with_site(files: &[(String, String)], check: impl FnOnce(&Site<'_>)) {
    let sources = sources(files);
    let archive = archive(&sources);
    let edition = Edition::new(&archive, "2026-01-01T00:00:00Z".parse().unwrap(), false);
    let theme = Theme::of(&sources, &archive.config.brand);
    let audit = crate::audit::audit(&edition.announcements, edition.issuer());
    check(&Site::new(&edition, &theme, &sources, &audit, None).unwrap());
}

fn sample() -> [(String, String); 2] {
    [announcement("x", "2024-05-20", RATE), beside("x", "tables.toml", STATEMENT)]
}

#[test]
fn a_statement_is_a_sheet_with_numbers_nil_words_marks_and_long_figures() {
    with_site(&sample(), |site| {
        let cells = cells(&of_announcement(site, site.edition.announcements[0], None, &mut Workbooks::default()), 2);
        let at = |address: &str| cells.iter().find(|(of, _)| of == address).map(|(_, value)| &**value);
        let shown = |addresses: [&'static str; 6]| addresses.map(|it| at(it).unwrap_or_default().to_owned());
        assert_eq!(shown(["A1", "A4", "C6", "C7", "D7", "C8"])[0], "'Operations'");
        assert_eq!(at("A4"), Some("'https://ir.example.com/announcements/x/operations/'"));
        assert_eq!(
            shown(["B9", "C9", "D9", "E9", "F9", "A10"]),
            ["'Unit'", "'q1'", "'q1-usd'", "'Notes'", "'Key'", "'Revenue'"]
        );
        assert_eq!(
            shown(["A11", "B11", "C11", "D11", "E11", "F11"]),
            ["'=Fees'", "", "-2236.5", "-310", "'Q1 2024 (1)'", "'operations.fees'"]
        );
        assert_eq!(
            shown(["C12", "D12", "C13", "D14", "C15", "D15"]),
            ["0", "'N/M'", "'1234567890123456'", "0", "27.9", ""]
        );
        let notes: Vec<&str> = cells.iter().rev().take(3).map(|(_, value)| &**value).collect();
        assert!(
            notes.contains(&"'Figures of more than 15 digits are text: a spreadsheet would round them.'"),
            "{notes:?}"
        );
        assert!(notes.contains(&"'(1) See note two.'"), "{notes:?}");
    });
}

#[test]
fn a_nil_is_shown_as_a_dash_and_a_zero_as_a_zero() {
    with_site(&sample(), |site| {
        let parts = parts(&of_announcement(site, site.edition.announcements[0], None, &mut Workbooks::default()));
        let styles = &parts.iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
        for pattern in ["#,##0_);(#,##0);&quot;–&quot;_)", "#,##0.00&quot;%&quot;_)", "#,##0_);(#,##0);#,##0_)"] {
            assert!(styles.contains(pattern), "{pattern} is not in {styles}");
        }
    });
}

#[test]
fn heads_and_labels_stay_in_sight_and_each_printed_page_has_the_heads() {
    with_site(&sample(), |site| {
        let parts = parts(&of_announcement(site, site.edition.announcements[0], None, &mut Workbooks::default()));
        let part = |name: &str| &*parts.iter().find(|(of, _)| of == name).unwrap().1;
        let sheet = part("xl/worksheets/sheet2.xml");
        assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"9\" topLeftCell=\"B10\""), "{sheet}");
        assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToPage=\"1\""));
        assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles\" localSheetId=\"1\">operations!$1:$9<"));
        let created = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-05-20T00:00:00Z<";
        assert!(part("docProps/core.xml").contains(created));
    });
}

fn rows(site: &Site<'_>) -> Rows {
    facts::of_announcement(site, site.edition.announcements[0], Forms::ROWS).rows
}

#[test]
fn every_fact_is_a_row_of_the_last_sheet_that_leads_to_its_cell() {
    with_site(&sample(), |site| {
        let rows = rows(site);
        let packed = Workbooks::default().deflated(rows.xml());
        let parts = parts(&of_announcement(
            site,
            site.edition.announcements[0],
            Some((&rows, &packed)),
            &mut Workbooks::default(),
        ));
        let part = |name: &str| &*parts.iter().find(|(of, _)| of == name).unwrap().1;
        let sheet = part("xl/worksheets/sheet4.xml");
        assert_eq!(sheet.matches("<row>").count(), rows.len() + 1);
        assert!(sheet.contains("<c s=\"2\"><v>-2236500</v></c>"), "{sheet}");
        assert!(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""));
        assert!(
            sheet.contains(&format!("<autoFilter ref=\"A1:AD{}\"/><hyperlinks><hyperlink ref=\"AD2\"", rows.len() + 1))
        );
        assert!(sheet.contains("r:id=\"rId1\" location=\"operations.fees.q1\"/>"), "{sheet}");
        let target = "Target=\"https://ir.example.com/announcements/x/operations/\"";
        assert!(part("xl/worksheets/_rels/sheet4.xml.rels").contains(target));
        assert!(part("xl/workbook.xml").contains(&format!(">Facts!$A$1:$AD${}<", rows.len() + 1)));
        // What rows say of looks by their positions.
        let styles = part("xl/styles.xml").split_once("<cellXfs").unwrap().1;
        let looks: Vec<&str> = styles.split("<xf ").skip(1).collect();
        assert!(looks[1].contains("wrapText") && looks[2].contains("applyNumberFormat"), "{styles}");
        assert!(looks[3].contains("xfId=\"1\""), "{styles}");
    });
}

#[test]
fn facts_of_a_year_that_one_sheet_has_no_room_for_stand_on_further_ones() {
    with_site(&sample(), |site| {
        let (rows, dated) = (rows(site), site.edition.announcements[0].dated.value);
        let sheets = |most: usize| {
            let mut book = FactsOfYear::new(site, 2024).of_rows(most);
            let packed = Workbooks::default().deflated(rows.xml());
            (0..3).for_each(|_| book.add(&rows, &packed, dated));
            let parts = parts(&book.finish(&mut Workbooks::default()));
            let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
            let facts = sheets.skip(1).map(|(_, xml)| xml.matches("<row>").count());
            let facts: Vec<usize> = facts.collect();
            let names = parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1.clone();
            assert!(!parts.iter().any(|(name, _)| name.contains("sheet2.xml.rels")), "links");
            (facts, names)
        };
        let one = rows.len();
        assert_eq!(sheets(3 * one + 1).0, [3 * one + 1]);
        let (facts, names) = sheets(2 * one + 1);
        assert_eq!(facts, [2 * one + 1, one + 1]);
        assert!(names.contains("name=\"Facts\"") && names.contains("name=\"Facts~2\""), "{names}");
    });
}

#[test]
fn the_same_archive_gives_the_same_bytes_whatever_is_kept_from_other_workbooks() {
    with_site(&sample(), |site| {
        let announcement = site.edition.announcements[0];
        let both = |workbooks: &mut Workbooks| {
            (of_announcement(site, announcement, None, workbooks), of_financials(site, workbooks))
        };
        let mut kept = Workbooks::default();
        let first = both(&mut kept);
        assert_eq!(both(&mut kept), first);
        assert_eq!(both(&mut Workbooks::default()), first);
    });
}

#[test]
fn lines_over_time_stand_by_period_the_newest_first_and_tell_what_was_stated_otherwise() {
    let table = |cells: &str, columns: [&str; 2]| {
        let column = |at: usize| format!("{{ id = \"c{at}\", period = \"{}\", currency = \"CNY\" }}", columns[at]);
        format!(
            "[[statements]]\nid = \"operations\"\ntitle = \"Operations\"\nkind = \"operations\"\nscale = \"million\"\n\
             columns = [{}, {}]\nlines = [{{ id = \"revenue\", label = \"Revenue\", cells = [{cells}] }}]\n",
            column(0),
            column(1)
        )
    };
    let files = [
        announcement("a", "2023-05-20", ""),
        beside("a", "t.toml", &table("\"80\", \"90\"", ["2022-Q1", "2023-Q1"])),
        announcement("b", "2024-05-20", ""),
        beside("b", "t.toml", &table("\"90\", \"100.5\"", ["2023-Q1", "2024-Q1"])),
    ];
    with_site(&files, |site| {
        let cells = cells(&of_financials(site, &mut Workbooks::default()), 2);
        let row = |number: &str| -> Vec<&str> {
            let of_row =
                cells.iter().filter(|(at, _)| at.trim_start_matches(|c: char| c.is_ascii_uppercase()) == number);
            of_row.map(|(_, value)| &**value).collect()
        };
        assert_eq!(row("7"), ["'Unit'", "'2024-Q1'", "'2023-Q1'", "'2022-Q1'", "'Notes'", "'Key'"]);
        assert_eq!(row("6"), ["'31 Mar 2024'", "'31 Mar 2023'", "'31 Mar 2022'"]);
        assert_eq!(row("9"), ["'Revenue'", "'RMB million'", "100.5", "90", "80", "'revenue'"]);
    });
}

#[test]
fn an_archive_without_figures_has_no_workbook() {
    with_site(&[announcement("x", "2024-05-20", "")], |site| {
        assert!(!site.routes.iter().any(|route| route.path.ends_with(".xlsx")));
        // Nothing is asked for it, but nothing breaks either.
        assert!(
            !of_financials(site, &mut Workbooks::default()).is_empty()
                && !of_announcement(site, site.edition.announcements[0], None, &mut Workbooks::default()).is_empty()
        );
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_ids_labels_and_figures_make_a_workbook(
        ids in prop::collection::btree_set("[a-z]{1,8}-[a-z]{20,40}|x{28,36}", 1..5),
        label in "[A-Za-z0-9=+@ ]{1,40}",
        mantissa in any::<i64>(),
        places in 0_usize..8,
    ) {
        let digits = format!("{:0>9}", mantissa.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let cell = if places > 0 { format!("-{whole}.{fraction}") } else { whole.to_owned() };
        let statement = |id: &String| format!(
            "[[statements]]\nid = \"{id}\"\ntitle = \"T\"\nkind = \"other\"\nscale = \"one\"\n\
             columns = [{{ id = \"q\", period = \"2024-Q1\", currency = \"CNY\" }}]\n\
             lines = [{{ id = \"a\", label = \"={}x\", cells = [\"{cell}\"] }}]\n",
            label.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        let text: String = ids.iter().map(statement).collect();
        let files = [announcement("x", "2024-05-20", ""), beside("x", "t.toml", &text)];
        with_site(&files, |site| {
            let bytes = of_announcement(site, site.edition.announcements[0], None, &mut Workbooks::default());
            let sheets = parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).count();
            assert_eq!(sheets, ids.len() + 1);
        });
    }
}
