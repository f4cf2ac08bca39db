//! What stands out of a table's rows or columns, though no key says that they add up.

use super::*;

/// A table with columns of one year, each line a label and its cells. All columns but `all`, `total` and `value` are of parts.
fn across(columns: &[&str], more: &str, lines: &[(&str, &[&str])]) -> Sources {
    let column = |id: &&str| {
        let of = if matches!(*id, "all" | "total" | "value") { String::new() } else { format!("part = \"{id}\"") };
        format!("{{ id = \"{id}\", period = \"2023-FY\", currency = \"CNY\", members = {{ {of} }} }}")
    };
    table(&columns.iter().map(column).collect::<Vec<_>>(), more, lines)
}

/// A table with a column for each of the years 2021, 2022, 2023.
fn down(more: &str, lines: &[(&str, &[&str])]) -> Sources {
    let columns: Vec<String> = ["2021", "2022", "2023"]
        .iter()
        .map(|year| format!("{{ id = \"y{year}\", period = \"{year}-FY\", currency = \"CNY\" }}"))
        .collect();
    table(&columns, more, lines)
}

fn table(columns: &[String], more: &str, lines: &[(&str, &[&str])]) -> Sources {
    let line = |(label, cells): &(&str, &[&str])| {
        let (label, keys) = label.split_once('|').unwrap_or((label, ""));
        let id = label.to_lowercase().replace(' ', "-");
        format!("{{ id = \"more-{id}\", label = \"{label}\", cells = {cells:?}, {keys} }},\n")
    };
    with_tables(&format!(
        "[[statements]]\nid = \"table\"\ntitle = \"Table\"\nkind = \"other\"\nscale = \"million\"\n{more}\n\
         columns = [{}]\nlines = [\n{}]\n",
        columns.join(", "),
        lines.iter().map(line).collect::<String>()
    ))
}

const SEGMENTS: [&str; 4] = ["compute", "graphics", "other", "all"];

const RESULT: [(&str, &[&str]); 4] = [
    ("Revenue", &["15,068", "11,906", "-", "26,974"]),
    ("Result", &["5,083", "4,552", "(5,411)", "4,224"]),
    ("Revenue before", &["11,046", "15,868", "-", "26,914"]),
    ("Result before", &["4,598", "8,492", "(3,049)", "10,041"]),
];

/// Lines of which one is another one.
fn with<'l>(lines: &[(&'l str, &'l [&'l str])], at: usize, cells: &'l [&'l str]) -> Vec<(&'l str, &'l [&'l str])> {
    let mut lines = lines.to_vec();
    lines[at].1 = cells;
    lines
}

#[test]
fn rows_that_add_up_have_no_findings() {
    assert_eq!(warnings(&across(&SEGMENTS, "", &RESULT)), [""; 0]);
}

#[test]
fn a_row_that_does_not_add_up_where_the_others_do_stands_out() {
    let slip = with(&RESULT, 0, &["15,068", "11,960", "-", "26,974"]);
    assert_eq!(
        warnings(&across(&SEGMENTS, "", &slip)),
        [
            "pattern-mismatch at \"26,974\": `table.more-revenue.all` is RMB26,974 million, but `compute`, `graphics`, `other` add \
          up to it in 3 other rows, and here to 27,028"
        ]
    );
    for cells in [
        ["5,038", "4,552", "(5,411)", "4,224"],
        ["5,083", "4,552", "5,411", "4,224"],
        ["5,083", "4,552", "(5,411)", "4,242"],
        ["5,083", "4,552", "(541)", "4,224"],
    ] {
        assert_eq!(warnings(&across(&SEGMENTS, "", &with(&RESULT, 1, &cells))).len(), 1, "{cells:?}");
    }
}

#[test]
fn a_total_may_stand_before_its_parts() {
    let turned = |cells: &[&'static str]| [&cells[3..], &cells[..3]].concat();
    let turned: Vec<(&str, Vec<&str>)> = RESULT.iter().map(|(label, cells)| (*label, turned(cells))).collect();
    let lines: Vec<(&str, &[&str])> = turned.iter().map(|(label, cells)| (*label, &cells[..])).collect();
    let columns = ["all", "compute", "graphics", "other"];
    assert_eq!(warnings(&across(&columns, "", &lines)), [""; 0]);
    let slip = with(&lines, 0, &["26,974", "15,068", "11,960", "-"]);
    assert_eq!(warnings(&across(&columns, "", &slip)).len(), 1);
}

#[test]
fn a_difference_that_no_slip_makes_may_be_meant() {
    // The segments sell to each other, and nothing says for how much.
    let meant = with(&RESULT, 0, &["15,068", "13,140", "-", "26,974"]);
    assert_eq!(warnings(&across(&SEGMENTS, "", &meant)), [""; 0]);
}

#[test]
fn a_column_that_only_the_row_has_is_not_shown_to_be_a_part() {
    // Losses stand positive and are subtracted: the only row that has one doesn't tell how it is meant.
    let lines: [(&str, &[&str]); 4] = [
        ("Bonds", &["1,000", "20", "-", "1,020"]),
        ("Notes", &["2,000", "35", "-", "2,035"]),
        ("Bills", &["3,000", "10", "-", "3,010"]),
        ("Loans", &["4,000", "15", "5", "4,010"]),
    ];
    assert_eq!(warnings(&across(&["cost", "gains", "losses", "value"], "", &lines)), [""; 0]);
}

#[test]
fn what_rounding_makes_stands_out_only_where_the_table_foots_exactly() {
    let off = with(&RESULT, 2, &["11,046", "15,868", "-", "26,915"]);
    assert_eq!(warnings(&across(&SEGMENTS, "", &off)), [""; 0]);
    let equity = |opening: &'static str, closing: &'static str, more| {
        let lines: [(&str, &[&str]); 8] = [
            ("Opening", &["3", opening, "(11)", "16,235", "26,612"]),
            ("Income", &["-", "-", "-", "4,368", "4,368"]),
            ("Plans", &["-", "355", "(32)", "-", "323"]),
            ("Withholding", &["-", "(1,475)", "-", "-", "(1,475)"]),
            ("Repurchased", &["(1)", "(4)", "-", "(10,034)", "(10,039)"]),
            ("Dividends", &["-", "-", "-", "(398)", "(398)"]),
            ("Awards", &["-", "2,710", "-", "-", "2,710"]),
            (
                "Closing| sum = [\"more-opening\", \"more-income\", \"more-plans\", \"more-withholding\", \
                 \"more-repurchased\", \"more-dividends\", \"more-awards\"]",
                &["2", closing, "(43)", "10,171", "22,101"],
            ),
        ];
        warnings(&across(&["amount", "capital", "reserve", "retained", "total"], more, &lines)).len()
    };
    assert_eq!(equity("10,385", "11,971", ""), 0);
    assert_eq!(equity("10,386", "11,972", ""), 2);
    assert_eq!(equity("10,386", "11,972", "footing = \"rounded\""), 0);
}

#[test]
fn a_few_exact_totals_are_no_sign_that_a_table_is_not_rounded() {
    let lines: [(&str, &[&str]); 4] = [
        ("Cards", &["1,011", "2,180", "3,402", "6,593"]),
        ("Loans", &["2,222", "1,510", "1,604", "5,337"]),
        ("Other", &["1,120", "1,230", "1,340", "3,690"]),
        ("Sum| sum = [\"more-cards\", \"more-loans\", \"more-other\"]", &["4,353", "4,920", "6,346", "15,620"]),
    ];
    assert_eq!(warnings(&across(&["a", "b", "c", "all"], "", &lines)), [""; 0]);
}

#[test]
fn quotients_add_up_nowhere() {
    let percent: [(&str, &[&str]); 4] = [
        ("A| unit = \"percent\"", &["10.0", "20.0", "30.0"]),
        ("B| unit = \"percent\"", &["11.0", "21.0", "32.0"]),
        ("C| unit = \"percent\"", &["12.0", "22.0", "34.0"]),
        ("D| unit = \"percent\"", &["12.0", "22.0", "43.0"]),
    ];
    assert_eq!(warnings(&across(&["a", "b", "c"], "", &percent)), [""; 0]);
}

#[test]
fn a_total_without_sum_that_fails_in_one_column_stands_out() {
    let lines = |total: &'static [&'static str], keys: &'static str| -> Vec<String> {
        let lines: [(&str, &[&str]); 3] =
            [("Cards", &["4,011", "4,180", "4,402"]), ("Loans", &["2,222", "2,510", "2,604"]), (keys, total)];
        warnings(&down("", &lines))
    };
    assert_eq!(lines(&["6,233", "6,690", "7,006"], "Total"), [""; 0]);
    assert_eq!(
        lines(&["6,233", "6,609", "7,006"], "Total"),
        [
            "pattern-mismatch at \"6,609\": `table.more-total.y2022` is RMB6,609 million, but the lines from `more-cards` to \
          `more-loans` add up to it in the other columns, and here to 6,690"
        ]
    );
    assert_eq!(lines(&["6,233", "6,609", "7,006"], "All| role = \"total\"").len(), 1);
    // Nobody calls it a total, and a difference of two that no slip makes may be meant.
    assert_eq!(lines(&["6,233", "6,609", "7,006"], "Deposits"), [""; 0]);
    assert_eq!(lines(&["6,233", "7,148", "7,006"], "Total"), [""; 0]);
}

#[test]
fn a_pattern_that_is_meant_to_be_broken_is_waived() {
    let slip = with(&RESULT, 0, &["15,068", "11,960", "-", "26,974"]);
    let mut sources = across(&SEGMENTS, "", &slip);
    let file = sources.files.iter_mut().find(|it| it.path.ends_with("more/announcement.md")).unwrap();
    let Content::Text(text) = &file.content else { panic!("a text") };
    let waiver = "\n[[waivers]]\nrule = \"pattern-mismatch\"\nfigure = \"table.more-revenue.all\"\nprinted = \"26,974\"\n\
                  expected = \"27,028\"\nreason = \"Printed so.\"\n+++\n";
    let with_waiver = text.trim_end().strip_suffix("+++").unwrap().to_owned() + waiver;
    file.content = Content::Text(with_waiver.into());
    assert_eq!(warnings(&sources), [""; 0]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn figures_that_were_rounded_one_by_one_never_stand_out(
        rows in proptest::collection::vec(proptest::collection::vec(-5_000_000_i64..50_000_000, 3), 3..7),
    ) {
        let rounded = |exact: i64| {
            let number = crate::domain::decimal::round(rust_decimal::Decimal::new(exact, 3), 0);
            crate::domain::decimal::grouped(number)
        };
        let cells: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().copied().chain([row.iter().sum()]).map(rounded).collect())
            .collect();
        let cells: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(|it| &**it).collect()).collect();
        let labels = ["A", "B", "C", "D", "E", "F", "G"];
        let lines: Vec<(&str, &[&str])> = labels.into_iter().zip(&cells).map(|(label, row)| (label, &row[..])).collect();
        proptest::prop_assert_eq!(warnings(&across(&["a", "b", "c", "all"], "", &lines)), [""; 0]);
    }
}
