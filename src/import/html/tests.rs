use super::*;

fn texts(grid: &Grid) -> Vec<Vec<(&str, usize, usize)>> {
    grid.rows.iter().map(|row| row.iter().map(|it| (&*it.text, it.start, it.end)).collect()).collect()
}

#[test]
fn cells_stand_where_spans_of_columns_and_rows_put_them() {
    let grids = grids(
        "<p>Title</p><table><tr><td rowspan=2>A<td colspan=3>B</td></tr><tr><td>&nbsp;<td>1<td>)</table>\
         <table><tr><td>2</td><td>x</td></tr></table>",
    );
    assert_eq!(texts(&grids[0]), [vec![("A", 0, 1), ("B", 1, 4)], vec![("1", 2, 3), (")", 3, 4)]]);
    assert_eq!(grids[0].before, ["Title"]);
    assert_eq!(texts(&grids[1]), [vec![("2", 0, 1), ("x", 1, 2)]]);
}

#[test]
fn raised_marks_indents_and_bold_are_read_and_what_is_hidden_is_not() {
    let grids = grids(
        "<div style='display:none'><table><tr><td>9<td>9</table></div><table><tr>\
         <td style='padding-left: 10pt; text-indent:-4pt'><b>Net sales</b><sup>(1)</sup></td>\
         <td><font>&nbsp;&nbsp;5</font><span style='display:none'>7</span></td></tr></table>",
    );
    assert_eq!(grids.len(), 1);
    let row = &grids[0].rows[0];
    assert_eq!((&*row[0].text, &*row[0].marks, row[0].is_bold, row[0].indent), ("Net sales", "(1)", true, 60));
    assert_eq!((&*row[1].text, row[1].is_bold, row[1].indent), ("5", false, 60));
}

#[test]
fn a_table_of_words_is_a_text_before_the_next_one() {
    let grids = grids("<table><tr><td>Balance sheets</td></tr></table><table><tr><td>Cash<td>1</table>");
    assert_eq!(grids[1].before, ["Balance sheets"]);
    assert!(grids[0].rows.is_empty());
}

#[test]
fn lines_within_cells_are_rows_where_they_are_figures() {
    let grids = grids(
        "<table><tr><td><td>June 30,<br>2024<tr><td>Sales<br>Costs<td>$<br>$<td>2,030<br>1,000<tr><td>Net<br>income<td><p>1,030</p></table>",
    );
    let rows = texts(&grids[0]).into_iter().map(|row| row.into_iter().map(|(text, ..)| text).collect::<Vec<_>>());
    let expected: [&[&str]; 4] =
        [&["June 30, 2024"], &["Sales", "$", "2,030"], &["Costs", "$", "1,000"], &["Net income", "1,030"]];
    assert!(rows.eq(expected));
}

#[test]
fn words_in_a_table_that_places_another_stand_before_it() {
    let grids = grids(
        "<p>Title</p><table><tr><td>Subtitle</td></tr><tr><td><p>Units</p><table><tr><td>A<td>1</table><p>Next</p>\
         <table><tr><td>B<td>2</table></table>",
    );
    assert_eq!(grids[1].before, ["Title", "Subtitle", "Units"]);
    assert_eq!(grids[2].before, ["Next"]);
}

#[test]
fn a_note_in_brackets_below_a_title_is_a_text_of_its_own() {
    let grids = grids(
        "<p>STATEMENTS<br>OF INCOME<br>(In thousands (“T”)<br>except per share)<br>(Unaudited)</p><table><tr><td>A<td>1</table>",
    );
    assert_eq!(grids[0].before, ["STATEMENTS OF INCOME", "(In thousands (“T”) except per share)", "(Unaudited)"]);
}

proptest::proptest! {
    #[test]
    fn any_html_is_read_without_a_panic(html in "(<(/?(table|tr|td|th|sup|b|span|p|div)( (colspan|rowspan|style)=[0-9a-z:;-]{0,9})?)>|.{0,4}){0,40}") {
        let _ = grids(&html);
    }
}
