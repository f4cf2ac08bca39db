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

/// The text and the marks of the only cell of a row.
fn cell(html: &str) -> (String, String) {
    let grids = grids(&format!("<table><tr><td>Sales<td>{html}<td>1</table>"));
    let row = &grids[0].rows[0];
    row.get(1).filter(|it| it.start == 1).map(|it| (it.text.clone(), it.marks.clone())).unwrap_or_default()
}

#[test]
fn a_digit_behind_a_figure_that_is_raised_or_smaller_is_a_mark_whatever_the_element() {
    for raised in [
        "<sup>1</sup>",
        "<span style='font-size:6.5pt;position:relative;top:-3.5pt;vertical-align:baseline'>1</span>",
        "<span style='vertical-align:top;font-size:60%'>1</span>",
        "<span style='vertical-align:text-top'>1</span>",
        "<span style='vertical-align:4pt'>1</span>",
        "<font style='vertical-align:30%'>1</font>",
        "<small>1</small>",
        "<i style='vertical-align:super'>1</i>",
        "<a href='#n' style='vertical-align:super'>1</a>",
        "<a href='#n'><sup>1</sup></a>",
        "<font size=1>1</font>",
        "<span style='font-size:5pt'>1</span>",
        "<sub>1</sub>",
        "<span class=fn>1</span>",
        "<i class=outer><b class=inner>1</b></i>",
    ] {
        let html = format!(
            "<style>.fn {{ position: relative; top: -0.4em; font-size: 65% }} .outer .inner {{ vertical-align: super }}</style>1,000{raised}"
        );
        assert_eq!(cell(&html), ("1,000".into(), "1".into()), "{raised}");
    }
    assert_eq!(
        cell("<span style='position:relative;top:-3pt;font-size:6pt'>(1)</span> (200)"),
        ("(200)".into(), "(1)".into())
    );
}

#[test]
fn what_is_raised_as_a_whole_or_no_mark_stays_a_figure() {
    for (html, text) in [
        ("<span style='vertical-align:top'>(1,234</span><span style='vertical-align:top'>)</span>", "(1,234)"),
        ("<span style='position:relative;top:-1pt'>1,234</span>", "1,234"),
        ("<span style='font-size:8pt'>12</span>", "12"),
        ("12<small>.50</small>", "12.50"),
        ("CO<sub>2</sub>", "CO2"),
        ("$ <span style='font-size:8pt'>5</span>", "$ 5"),
        ("<b>1,</b>234", "1,234"),
    ] {
        assert_eq!(cell(html), (text.into(), String::new()), "{html}");
    }
}

#[test]
fn what_nobody_sees_is_no_digit_and_is_told_where_it_takes_place() {
    for unseen in [
        "<span style='visibility:hidden'>9</span>",
        "<font color='#FFFFFF'>9</font>",
        "<span style='color: white'>9)</span>",
        "<span style='font-size:0'>9</span>",
        "<span style='opacity:0'>9</span>",
        "<span hidden>9</span>",
        "<span style='display:none !important'>9</span>",
        "<span class='Hid'>9</span>",
        "<i class='sr-only'>9</i>",
    ] {
        let rules = "<style>.Hid{display:none} .sr-only{position:absolute;left:-9999px}</style>";
        assert_eq!(cell(&format!("{rules}1,234{unseen}")).0, "1,234", "{unseen}");
    }
    for seen in ["<span aria-hidden=true>9</span>", "<span style='background:#1f3864;color:#fff'>9</span>"] {
        assert_eq!(cell(&format!("1,23{seen}")).0, "1,239", "{seen}");
    }
    let row = grids(
        "<table><tr bgcolor=navy><td><font color=white>Sales</font><td style='color:#fff'>5<tr><td>a<td style='color:#fff'>7</table>",
    );
    assert_eq!(texts(&row[0]), [vec![("Sales", 0, 1), ("5", 1, 2)], vec![("a", 0, 1)]]);
    assert_eq!(row[0].unseen.as_deref(), Some("7"));
}

#[test]
fn what_is_hidden_ends_where_its_end_tag_may_be_left_out() {
    let table = |hidden: &str| {
        format!("<table><tr><td>A<td>1{hidden}<tr><td>C<td>3</table><p>Next</p><table><tr><td>D<td>4</table>")
    };
    for hidden in [
        "<tr style='display:none'><td>B<td>2",
        "<tr hidden><td>B<td>2<tr hidden><td>B<td>2",
        "<tbody style='display:none'><tr><td>B<td>2<tbody>",
        "<td style='display:none'>2",
        "<p style='display:none'>2",
        "<ul style='display:none'><li>2</ul>",
        "<tr style='display:none'><td><table><tr><td>B<td>2</table>",
        "<tr style='display:none'><td><p>B<td><b>2</tr>",
    ] {
        let grids = grids(&table(hidden));
        let rows = |at: usize| texts(&grids[at]).into_iter().flatten().map(|it| it.0.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            (rows(0), rows(1)),
            (["A", "1", "C", "3"].map(str::to_owned).into(), ["D", "4"].map(str::to_owned).into()),
            "{hidden}"
        );
    }
    let grids = grids("<table><tr style='display:none'><td>A<td>1</table><p>Next</p><table><tr><td>D<td>4</table>");
    assert_eq!(texts(&grids[1]), [[("D", 0, 1), ("4", 1, 2)]]);
}

proptest::proptest! {
    #[test]
    fn any_html_is_read_without_a_panic(html in "(<(/?(table|tr|td|th|sup|b|span|p|div)( (colspan|rowspan|style)=[0-9a-z:;-]{0,9})?)>|.{0,4}){0,40}") {
        let _ = grids(&html);
    }
}
