use super::*;
use crate::output::workbook::skeleton::{Properties, Workbooks};
use crate::output::workbook::style::Styles;
use crate::output::workbook::tests::parts;

/// A workbook of sheets.
fn saved(sheets: Vec<Sheet>) -> Vec<u8> {
    let created = "2024-05-20".parse().ok();
    let properties =
        Properties { title: "A & {author} <B>", document: "", author: "C", address: "https://e.org/", created };
    Workbooks::default().workbook(&properties, sheets, &Styles::new())
}

/// The XML of a part.
fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(of, _)| of == name).unwrap().1
}

#[test]
fn what_is_beyond_the_limits_is_left_out() {
    let mut sheet = Sheet::new("x");
    sheet.link(0, 0, &format!("https://example.org/{}", "a".repeat(3_000)), "a", Style::LINK);
    sheet.number(0, COLUMNS, Decimal::ONE, Style::PLAIN);
    sheet.link(1, 0, "https://example.org/", &"a".repeat(40_000), Style::LINK);
    sheet.blank(ROWS, COLUMNS, Style::PLAIN);
    sheet.text(ROWS, 0, "a", Style::PLAIN);
    sheet.width(COLUMNS, 5);
    sheet.width(0, usize::MAX);
    sheet.filter(3, 0);
    let bytes = saved(vec![sheet]);
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(xml.matches("<row>").count(), 2);
    assert!(xml.contains("<hyperlinks><hyperlink ref=\"A2\" r:id=\"rId1\"/></hyperlinks>"));
    assert!(xml.contains("a…</t>") && !xml.contains("autoFilter"));
    assert_eq!(part(&bytes, "xl/worksheets/_rels/sheet1.xml.rels").matches("Target=").count(), 1);
}

#[test]
fn a_sheet_has_no_more_links_than_the_format_takes() {
    let mut sheet = Sheet::new("x");
    (0..LINKS + 5).for_each(|row| sheet.link(RowNum::try_from(row).unwrap(), 0, "https://e.org/#a", "a", Style::LINK));
    let xml = part(&saved(vec![sheet]), "xl/worksheets/sheet1.xml");
    assert_eq!(xml.matches("<hyperlink ").count(), LINKS);
    assert_eq!(xml.matches("<v>a</v>").count(), LINKS + 5);
    assert!(xml.contains("<hyperlink ref=\"A65530\" r:id=\"rId65530\" location=\"a\"/></hyperlinks>"));
}

#[test]
fn columns_are_as_wide_as_the_library_makes_them() {
    let mut sheet = Sheet::new("x");
    let mut own = rust_xlsxwriter::Worksheet::new();
    for (column, characters) in (0_u16..).zip([0, 1, 7, 30, 77, 200, 253, 254, 5_000]) {
        sheet.width(column, characters);
        own.set_column_width(column, u8::try_from(characters + 2).unwrap_or(u8::MAX)).unwrap();
    }
    let mut library = rust_xlsxwriter::Workbook::new();
    library.push_worksheet(own);
    let widths = |xml: &str| -> Vec<String> {
        let columns = xml.split("<col ").skip(1);
        columns
            .flat_map(|it| {
                let value = |name: &str| it.split_once(&format!("{name}=\"")).unwrap().1.split_once('"').unwrap().0;
                let [first, last] = ["min", "max"].map(|name| value(name).parse::<usize>().unwrap());
                vec![value("width").to_owned(); last - first + 1]
            })
            .collect()
    };
    let expected = part(&library.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml");
    let own = part(&saved(vec![sheet]), "xl/worksheets/sheet1.xml");
    assert_eq!(widths(&own), widths(&expected));
}

#[test]
fn ranges_of_filters_are_those_of_each_sheet_though_another_workbook_had_the_same_sheets() {
    for rows in [7, 160, ROWS + 5] {
        let sheet = |name: &str, columns: ColNum, rows: RowNum| {
            let mut sheet = Sheet::new(name);
            sheet.filter(columns, rows);
            sheet
        };
        let bytes = saved(vec![sheet("a", 3, rows), sheet("it's $C$1048574<", 3, 5), sheet("none", 3, 0)]);
        let last = (rows + 1).min(ROWS);
        let names = part(&bytes, "xl/workbook.xml");
        assert!(names.contains(&format!(">a!$A$1:$C${last}</definedName>")), "{names}");
        assert!(names.contains("!$A$1:$C$6</definedName>"), "{names}");
        assert_eq!(names.matches("_FilterDatabase").count(), 2);
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(xml.contains(&format!("</sheetData><autoFilter ref=\"A1:C{last}\"/><pageMargins")), "{xml}");
    }
}

#[test]
fn a_workbook_says_what_it_is_of_as_it_is() {
    let core = part(&saved(vec![Sheet::new("x")]), "docProps/core.xml");
    assert!(core.contains("<dc:title>A &amp; {author} &lt;B&gt;</dc:title><dc:creator>C</dc:creator>"), "{core}");
    assert!(core.contains("2024-05-20T00:00:00Z</dcterms:created>") && !core.contains("subject"), "{core}");
}

#[cfg(feature = "sheets")]
#[test]
fn cells_are_read_where_and_as_they_were_written() {
    use calamine::{Data, Reader, Xlsx};
    let texts = ["=1+1", " a\n b ", "<&>\"'", "_x0041_ _x", "&amp;", "株式", "a\u{1}"];
    let mut sheet = Sheet::new("it's");
    for (row, text) in (0..).zip(texts) {
        // With cells and rows between them that have nothing.
        sheet.text(row * 2, 0, "", Style::PLAIN);
        sheet.text(row * 2, 3, text, Style::STRONG);
        sheet.number(row * 2, 5, "-2236.5".parse().unwrap(), Style::PLAIN);
        sheet.blank(row * 2, 9, Style::KEY);
    }
    let mut first = Sheet::new("first");
    first.inner_link(2, 1, "it's", Style::LINK);
    let bytes = saved(vec![first, sheet]);
    let mut book = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["first", "it's"]);
    let range = book.worksheet_range("it's").unwrap();
    for (row, text) in (0..).zip(texts) {
        let text = text.replace("_x0041_", "_x005F_x0041_").replace('\u{1}', "\u{FFFD}");
        let read = range.get_value((row * 2, 3)).map(|text| text.to_string().replace("_x0041_", "_x005F_x0041_"));
        assert_eq!(read, Some(text));
        assert_eq!(range.get_value((row * 2, 5)), Some(&Data::Float(-2236.5)));
    }
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<hyperlink ref=\"B3\" location=\"'it''s'!A1\" display=\"it's\"/>"), "{xml}");
    assert!(xml.contains("<dimension ref=\"A1:B3\"/>"), "{xml}");
}
