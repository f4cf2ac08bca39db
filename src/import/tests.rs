use super::*;
use proptest::prelude::*;

/// What a text gives, where it has tables.
fn imported(text: &str, answers: &Answers) -> Option<Imported> {
    let tables = tables(text.as_bytes(), Encoding::Utf8).ok()?;
    statements(&tables, answers, &Known::default()).ok()
}

/// The figures in cells of TOML, sorted.
fn figures(toml: &str) -> Vec<String> {
    let document: toml::Table = toml.parse().unwrap();
    let statements = document["statements"].as_array().unwrap();
    let lines = statements.iter().flat_map(|it| it["lines"].as_array().unwrap());
    let cells = lines.filter_map(|it| it.get("cells")?.as_array()).flatten();
    let mut figures: Vec<String> =
        cells.map(|it| it.as_str().unwrap().to_owned()).filter(|it| !it.is_empty()).collect();
    figures.sort();
    figures
}

fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        "[1-9][0-9]{0,2}(,[0-9]{3}){0,3}(\\.[0-9]{1,2})?",
        "\\([1-9][0-9]{0,2},[0-9]{3}\\)",
        Just("-".to_owned()),
        Just("—".to_owned())
    ]
}

proptest! {
    #[test]
    fn any_text_is_imported_or_refused_without_a_panic(text in "([A-Za-z]{0,6}|[0-9.,()$%-]{0,8}|\t|;|\n|.){0,60}") {
        let _ = imported(&text, &Answers::default());
    }

    #[test]
    fn digits_go_in_and_the_same_digits_come_out(rows in prop::collection::vec((figure(), figure()), 2..12)) {
        let lines: String = rows.iter().enumerate().map(|(at, (a, b))| format!("Line {at}\t{a}\t{b}\n")).collect();
        let answers = Answers { numbers: Some(crate::domain::number::Format::CommaPoint), ..Answers::default() };
        let made = imported(&format!("Item\t2024\t2023\n{lines}"), &answers).unwrap();
        let mut printed: Vec<String> = rows.into_iter().flat_map(|(a, b)| [a, b]).collect();
        printed.sort();
        prop_assert_eq!(figures(&made.toml), printed);
    }

    #[test]
    fn whatever_labels_are_the_toml_can_be_read(labels in prop::collection::vec("[^\\t\\r\\n]{1,20}", 2..8)) {
        let lines: String = labels.iter().map(|it| format!("{}\t1,000.5\n", it.replace('"', "'"))).collect();
        if let Some(made) = imported(&format!("Item\t2024\n{lines}"), &Answers::default()) {
            prop_assert!(made.toml.parse::<toml::Table>().is_ok(), "{}", made.toml);
        }
    }
}

#[test]
fn columns_of_notes_are_left_out_and_named() {
    let text = "Item\tNote\t2024\t2023\nSales\t4\t1,000.5\t900.1\nCosts\t5\t10.5\t9.1\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["1,000.5", "10.5", "9.1", "900.1"]);
    assert!(made.questions.listed().contains("the column \"Note\" refers to notes"), "{}", made.questions.listed());
}

#[test]
fn a_column_without_a_heading_that_counts_notes_is_left_out_and_told() {
    let text = "Item\t\tQ1 2024\tQ1 2023\nSales\t4\t1,000.5\t900.1\nCosts\t15\t10.5\t9.1\nNet\t\t990.0\t891.0\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["1,000.5", "10.5", "891.0", "9.1", "900.1", "990.0"]);
    assert!(made.questions.listed().contains("refers to notes and is left out"), "{}", made.questions.listed());
}

#[test]
fn figures_that_look_like_years_are_lines_where_headings_have_named_the_years() {
    let made = imported("Item\tQ1 2024\tQ1 2023\nSales\t2010\t1999\nCosts\t5.5\t4.5\n", &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["1999", "2010", "4.5", "5.5"]);
    let made = imported(
        "Item\tYear ended December 31,\t\nin millions\t2024\t2023\nSales\t5.5\t4.5\nCosts\t1.5\t1\n",
        &Answers::default(),
    )
    .unwrap();
    assert_eq!(figures(&made.toml), ["1", "1.5", "4.5", "5.5"]);
}

#[test]
fn what_is_per_share_or_counts_people_is_no_money() {
    let text = "In thousands of euros\tQ1 2024\nSales\t1,000.5\nEPS\t1.23\nNumber of employees\t120\nEmployee costs\t12\nCosts of stores\t5\n\
                Dividends paid ($0.16 per share)\t12.5\nOperating margin\t27.9\nGross margin\t500.1\n";
    let toml = imported(text, &Answers::default()).unwrap().toml;
    assert!(toml.contains("label = \"EPS\", unit = \"per-share\""), "{toml}");
    assert!(toml.contains("label = \"Number of employees\", unit = \"count\""), "{toml}");
    assert!(toml.contains("label = \"Operating margin\", unit = \"percent\""), "{toml}");
    assert_eq!(toml.matches("unit = ").count(), 3, "{toml}");
}

#[test]
fn an_amount_that_is_called_a_margin_is_money() {
    let text = "In millions of euros\tQ1 2024\nSales\t91,000.5\nGross margin\t39,678\nNet margin (%)\t5.5\n";
    let toml = imported(text, &Answers::default()).unwrap().toml;
    assert!(toml.contains("label = \"Gross margin\", cells"), "{toml}");
    assert!(toml.contains("label = \"Net margin (%)\", unit = \"percent\""), "{toml}");
}

#[test]
fn words_in_columns_say_that_figures_per_share_below_them_are_in_cents() {
    let text =
        "$'000\t30 June 2024\t30 June 2023\nProfit\t1,000.5\t900.1\n\tCents\tCents\nEarnings per share\t1.23\t0.45\n";
    let toml = imported(text, &Answers::default()).unwrap().toml;
    assert!(toml.contains("unit = \"per-share\", scale = \"hundredth\", cells = [\"1.23\", \"0.45\"]"), "{toml}");
    assert!(toml.contains("# left out: Cents | Cents"), "{toml}");
}

#[test]
fn tables_side_by_side_are_refused() {
    let text = "Assets\t2024\tLiabilities\t2024\nCash\t1,000.5\tDebt\t900.1\nPlant\t5.5\tEquity\t105.9\n";
    let tables = tables(text.as_bytes(), Encoding::Utf8).unwrap();
    let error = statements(&tables, &Answers::default(), &Known::default()).unwrap_err();
    assert!(error.0.contains("side by side"), "{error}");
}

#[test]
fn marks_of_notes_in_cells_of_their_own_are_no_figures() {
    let row = |cells: &str| format!("<tr>{cells}</tr>");
    let html = format!(
        "<p>(in millions)</p><table>{}{}{}{}</table>",
        row("<td><td colspan=3>Q2 2024<td colspan=3>Q2 2023"),
        row("<td>Sales<td>$<td>5,100<td>(1)<td>$<td>4,100<td>"),
        row("<td>Costs<td><td>(1,000<td>)(2)<td><td>(900<td>)"),
        row("<td>(1)<td colspan=6>As restated")
    );
    let made = imported(&html, &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["(1,000)(2)", "(900)", "4,100", "5,100 (1)"]);
    let made =
        imported("Item\t\t\tQ1 2024\nNet sales\t$\t\t5.5\nNet loss\t$\t(\t20.5)\n", &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["(20.5)", "5.5"]);
    assert!(imported("(1)\tThe first note.\n(2)\tThe second.\n", &Answers::default()).is_none());
}

#[test]
fn commas_of_east_asian_tables_set_thousands_apart_and_it_is_told() {
    let made = imported("単位：百万円\t2024年\n売上高\t12,345\n売上原価\t8,000\n", &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["12,345", "8,000"]);
    assert!(made.questions.listed().contains("are read as thousands"), "{}", made.questions.listed());
}

#[test]
fn one_id_in_two_statements_is_told_apart_where_figures_differ() {
    let table = |title: &str, figure: &str| {
        format!(
            "<p>{title}</p><table><tr><td><td>Q1 2024<td>Q1 2023</tr><tr><td>Other<td>{figure}<td>2.5</tr>\
             <tr><td>Same<td>1.5<td>3.5</tr></table>"
        )
    };
    let html = format!("{}{}", table("Statements of income", "5.5"), table("Statements of cash flows", "(5.5)"));
    let toml = imported(&html, &Answers::default()).unwrap().toml;
    assert!(toml.contains("id = \"other\"") && toml.contains("id = \"other-cash-flows\""), "{toml}");
    assert_eq!(toml.matches("id = \"same\"").count(), 2);
}

#[test]
fn figures_of_full_width_and_a_minus_behind_a_figure_are_written_as_cells_have_them() {
    let text =
        "人民幣千元\tQ1 2024\t2023年第一季度\n收入\t１，２３４\t１，１１１\n成本\t1,000-\t（９００）\n利潤\t234\t211\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert_eq!(figures(&made.toml), ["(900)", "-1,000", "1,111", "1,234", "211", "234"]);
    let told = made.questions.listed();
    assert!(told.contains("`1,000-` as `-1,000`") && told.contains("digits of full width"), "{told}");
    assert_eq!(made.toml.matches("# proposed: `sum`").count(), 1, "{}", made.toml);
}

#[test]
fn triangles_are_negative_only_where_the_language_or_an_answer_says_so() {
    let text =
        "In millions of yen\tQ1 2024\tQ1 2023\nSales\t12,345\t11,000\nLoss\t▲1,234\t▲1,000\nNet\t11,111\t10,000\n";
    let made = imported(text, &Answers::default()).unwrap();
    let asked = made.questions.listed();
    assert!(
        asked.contains(": whether `▲` makes a figure negative, or `▼`: `▲1,234` (`--negative ▲` or `--negative ▼`)"),
        "{asked}"
    );
    assert!(figures(&made.toml).contains(&"▲1,234".to_owned()) && !made.toml.contains("proposed"), "{}", made.toml);
    let answers = Answers { negatives: vec![Negative::Up], ..Answers::default() };
    let made = imported(text, &answers).unwrap();
    assert!(
        figures(&made.toml).contains(&"-1,234".to_owned()) && made.toml.contains("proposed: `sum`"),
        "{}",
        made.toml
    );
    let conventions = crate::domain::Conventions { has_triangles: true, ..crate::domain::Conventions::default() };
    let known = Known { conventions, ..Known::default() };
    let tables = tables(text.as_bytes(), Encoding::Utf8).unwrap();
    let made = statements(&tables, &Answers::default(), &known).unwrap();
    assert!(
        figures(&made.toml).contains(&"▲1,234".to_owned()) && made.toml.contains("proposed: `sum`"),
        "{}",
        made.toml
    );
    assert!(!made.questions.listed().contains('▲'), "{}", made.questions.listed());
}

#[test]
fn credits_and_debits_are_asked_once_and_written_by_the_answer() {
    let text = "In dollars\tQ1 2024\nSales\t1,234.5 CR\nCosts\t1,000.5 DR\nNet\t234.0 CR\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert_eq!(made.questions.listed().matches("whether `CR` makes a figure negative, or `DR`").count(), 1);
    assert!(!made.questions.listed().contains("it is no figure"), "{}", made.questions.listed());
    let answers = Answers { negatives: vec![Negative::Debit], ..Answers::default() };
    let made = imported(text, &answers).unwrap();
    assert_eq!(figures(&made.toml), ["-1,000.5", "1,234.5", "234.0"]);
    assert!(made.toml.contains("sum = [\"sales\", \"costs\"]"), "{}", made.toml);
}

#[test]
fn tables_of_markdown_have_titles_and_several_stand_in_a_text() {
    let table = "| (in thousands) | Q1 2024 |\n|---|---:|\n| **Sales** | 1,234.5 |\n| Costs | (234.5) |\n";
    let text = format!("## Income statement\n\n{table}\nWords.\n\n## Balance sheet\n\n{table}");
    let found = tables(text.as_bytes(), Encoding::Utf8).unwrap();
    assert_eq!(found.len(), 2);
    let made = statements(&found[..1], &Answers::default(), &Known::default()).unwrap();
    assert_eq!(figures(&made.toml), ["(234.5)", "1,234.5"]);
    for said in ["title = \"Income statement\"", "scale = \"thousand\"", "period = \"2024-Q1\"", "label = \"Sales\""] {
        assert!(made.toml.contains(said), "{said}\n{}", made.toml);
    }
}

#[test]
fn totals_that_foot_where_they_are_translated_say_so_and_those_that_do_not_are_told() {
    let table = |of_dollars: &str| {
        format!(
            "(in thousands of RMB)\tQ1 2024\tQ1 2024\n\tRMB\tUS$\nProducts\t45,666\t6,325\nServices\t18,547\t2,569\nTotal\t64,213\t{of_dollars}\n"
        )
    };
    let answers = Answers { rate: Some("h10".to_owned()), ..Answers::default() };
    let toml = imported(&table("8,894"), &answers).unwrap().toml;
    assert!(toml.contains("sum = [\"products\", \"services\"], method = \"footed\" },"), "{toml}");
    assert!(toml.contains("# proposed: `sum` and `method`, as both columns foot"), "{toml}");
    let made = imported(&table("8,893"), &answers).unwrap();
    assert!(!made.toml.contains("method = "), "{}", made.toml);
    assert!(
        made.toml.contains("# foots but where it is translated: `sum = [\"products\", \"services\"]`"),
        "{}",
        made.toml
    );
    assert!(made.questions.listed().contains("`footing = \"rounded\"`"), "{}", made.questions.listed());
}

#[test]
fn ids_of_lines_are_short_and_stand_once() {
    let long = "A label of many words that goes on and on ".repeat(6);
    let table = |title: &str, figure: &str| {
        let rows: String = (0..4).map(|at| format!("<tr><td>{long}<td>{figure}{at}</tr>")).collect();
        format!("<p>{title}</p><table><tr><td><td>Q1 2024</tr>{rows}</table>")
    };
    let html = format!("{}{}", table("Statements of income", "5."), table("Statements of cash flows", "6."));
    let toml: toml::Table = imported(&html, &Answers::default()).unwrap().toml.parse().unwrap();
    for statement in toml["statements"].as_array().unwrap() {
        let lines = statement["lines"].as_array().unwrap();
        let ids: std::collections::BTreeSet<&str> = lines.iter().map(|it| it["id"].as_str().unwrap()).collect();
        assert!(ids.len() == lines.len() && ids.iter().all(|it| it.len() <= 120), "{ids:?}");
    }
}

#[test]
fn a_heading_that_covers_two_years_is_of_neither() {
    let text = "In millions of euros\tThree months ended March 31, 2024 and 2023\t\n\t2024\t2023\nSales\t5.5\t4.5\nCosts\t1.5\t1\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert!(!made.toml.contains("period = "), "{}", made.toml);
}

/// The lines of a text below headings of two years, which are read as a table in thousands of euros.
fn below_years(lines: &str) -> Imported {
    let text = format!(
        "Income statement (EUR thousand)\n\tFY2024\tFY2023\n{lines}Other income\t1,000.5\t900.5\nTax\t-234.5\t-200\n"
    );
    imported(&text, &Answers::default()).unwrap()
}

#[test]
fn the_first_line_is_one_whatever_stands_in_its_cells() {
    for (cells, asked) in [
        (["[●]", "[●]"], "what `[●]` (column 1), `[●]` (column 2) in `revenue` is: it is no figure"),
        (["#REF!", "#DIV/0!"], "what `#REF!` (column 1), `#DIV/0!` (column 2) in `revenue` is"),
        (["1.2bn", "1.1bn"], "what `1.2bn` (column 1), `1.1bn` (column 2) in `revenue` is"),
        (["TBD", ""], "what `TBD` (column 1) in `revenue` is"),
        (["—1,234", "~1,100"], "what `—1,234` (column 1), `~1,100` (column 2) in `revenue` is"),
        (["confidential", "confidential"], "what `confidential` (column 1), `confidential` (column 2) in `revenue` is"),
        (["see note", "45 days"], "what `see note` (column 1), `45 days` (column 2) in `revenue` is"),
    ] {
        let made = below_years(&format!("Revenue\t{}\n", cells.join("\t")));
        let (said, toml) = (made.questions.listed(), made.toml);
        assert!(
            said.contains(asked) && toml.contains("label = \"FY2024\"") && toml.contains("label = \"Revenue\""),
            "{said}{toml}"
        );
    }
}

#[test]
fn headings_that_name_columns_further_are_no_lines() {
    for (row, label) in [
        ("\trestated\taudited", "FY2024, restated"),
        ("(in thousands)\tGroup\tCompany", "FY2024, Group"),
        ("Currency\tEUR\tEUR", "FY2024, EUR"),
        ("EUR thousand\tangepasst\t", "FY2024, angepasst"),
    ] {
        let made = below_years(&format!("{row}\n"));
        assert!(made.toml.contains(&format!("label = \"{label}\"")), "{row}\n{}", made.toml);
    }
    let text = "(EUR thousand)\n\tFY2024\tFY2024\nSegment\tEurope\tAsia\nSales\t1,000.5\t900.5\nCosts\t5.5\t4.5\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert!(made.toml.contains("label = \"FY2024, Europe\""), "{}", made.toml);
}

#[test]
fn a_dash_ahead_of_digits_is_a_minus_and_it_is_told() {
    let made = below_years("Cost of sales\t–1,234\t‑1,100.5\n");
    assert!(made.toml.contains("label = \"Cost of sales\", cells = [\"-1,234\", \"-1,100.5\"]"), "{}", made.toml);
    let said = made.questions.listed();
    assert!(said.contains("a dash ahead of a figure is written as a minus: `–1,234` as `-1,234`"), "{said}");
    assert_eq!(made.questions.open_count(), 0, "{said}");
}

#[test]
fn the_cell_that_is_not_written_as_the_others_is_asked_wherever_it_stands() {
    for (cell, why) in [
        ("1,23", "it isn't written in the form `1,234.5` of the others"),
        ("(200", "a parenthesis has no partner"),
        ("123,456,789,012,345,678,901,234,567,890", "a number has at most 28 digits"),
    ] {
        let made = below_years(&format!("Revenue\t1,111.5\t{cell}\n"));
        let (said, toml) = (made.questions.listed(), made.toml);
        assert!(said.contains(&format!("what `{cell}` (column 2) in `revenue` is: {why}")), "{said}");
        assert!(toml.contains(&format!("cells = [\"1,111.5\", \"{cell}\"]")), "{toml}");
    }
    let tables = tables(b"\tFY2024\nSales\t1,234.5\nCosts\t1.234,5\n", Encoding::Utf8).unwrap();
    let said = statements(&tables, &Answers::default(), &Known::default()).unwrap_err().0;
    let both = "`1.234,5` (\"Costs\", column 1) isn't written in the form of the others, such as `1,234.5` (\"Sales\", column 1)";
    assert!(said.contains(both), "{said}");
}

#[test]
fn what_says_the_direction_of_a_text_is_no_part_of_a_figure() {
    let made = below_years(
        "Sales\t\u{202a}1,234.5\u{202c}\t\u{202d}(1,100)\u{202c}\nCosts\t\u{2067}-200\u{2069}\t\u{61c}-100\n",
    );
    assert!(
        made.toml.contains("[\"1,234.5\", \"(1,100)\"]") && made.toml.contains("[\"-200\", \"-100\"]"),
        "{}",
        made.toml
    );
    // What turns digits around is seen.
    let made = below_years("Sales\t\u{202e}321\u{202c}\t100\n");
    assert_eq!(made.questions.open_count(), 1, "{}", made.questions.listed());
}

#[test]
fn a_percent_sign_beside_years_heads_a_column_of_its_own() {
    let text = "(USD in millions)\n\tThree months ended March 31,\t\tChange\n\t2024\t2023\t%\nRevenue\t1234\t1100\t12.2\nCosts\t(1000)\t(900)\t11.1\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert!(
        !made.toml.contains("2023%") && made.toml.matches("period = \"2024-01-01/2024-03-31\"").count() == 1,
        "{}",
        made.toml
    );
    let text = "(USD in millions)\t2024\t\t2023\t\nGrowth\t2010\t%\t1999\t%\nCosts\t5.5\t\t4.5\t\nSales\t5\t\t4\t\n";
    let made = imported(text, &Answers::default()).unwrap();
    assert!(made.toml.contains("cells = [\"2010%\", \"1999%\"]"), "{}", made.toml);
}

/// The line of some id, of a table that is imported.
fn line_of<'t>(toml: &'t str, label: &str) -> &'t str {
    let label = format!("label = \"{label}\"");
    toml.lines().find(|line| line.contains(&label)).unwrap_or_else(|| panic!("no {label} in\n{toml}"))
}

#[test]
fn cents_above_lines_are_of_the_lines_below() {
    let table = |words: &str| {
        format!(
            "\t2024 H1\t2023 H1\n\tHK$’000\tHK$’000\nRevenue\t1,234,567\t1,100,000\nCosts\t(800,000)\t(700,000)\n{words}– Basic\t12.34\t11.11\n\
             – Diluted\t12.30\t11.00\n"
        )
    };
    for words in [
        "Earnings per share (HK cents)\t\t\n",
        "\tHK cents\tHK cents\nEarnings per share\t\t\n",
        "Earnings per share\tHK cents\tHK cents\n",
        "Earnings per share, in cents\t\t\n",
    ] {
        let toml = imported(&table(words), &Answers::default()).unwrap().toml;
        for label in ["– Basic", "– Diluted"] {
            let line = line_of(&toml, label);
            assert!(line.contains("unit = \"per-share\", scale = \"hundredth\""), "{words}: {line}");
        }
    }
    let toml = imported(&table("Earnings per share (RMB cents)\t\t\n"), &Answers::default()).unwrap().toml;
    assert!(line_of(&toml, "– Basic").contains("unit = \"\""), "{toml}");
    let toml = imported(&table("Ganancias\tHK cents\tHK cents\n"), &Answers::default()).unwrap().toml;
    assert!(line_of(&toml, "– Diluted").contains("it stands below \"HK cents\""), "{toml}");
}

#[test]
fn a_line_in_another_unit_is_asked_and_no_part_of_a_total() {
    let text = "In thousands of euros\tQ1 2024\tQ1 2023\nSales\t1,234\t1,100\nCosts\t(1,000)\t(900)\nIncome\t234\t200\n\
                Opbrengst per ton\t34\t30\nBarrels sold (MMbbl)\t200\t170\nOil price ($/bbl)\t34\t30\nIets\t234\t200\n\
                Vinst pr enhet\t1.25\t1.10\nRevenue (€)\t234\t200\n";
    let made = imported(text, &Answers::default()).unwrap();
    for label in ["Opbrengst per ton", "Barrels sold (MMbbl)", "Oil price ($/bbl)", "Vinst pr enhet", "Revenue (€)"] {
        let line = line_of(&made.toml, label);
        assert!(line.contains("unit = \"\"") && line.contains("# open"), "{line}");
    }
    assert_eq!(made.toml.matches("proposed: `sum`").count(), 1, "{}", made.toml);
    let told = made.questions.listed();
    assert!(told.contains("what the figures of `vinst-pr-enhet` are: they have decimals"), "{told}");
}

#[test]
fn shares_have_the_scale_that_a_note_says_of_them_or_are_asked() {
    let table = |note: &str, figure: &str| {
        let text = format!("{note}\nItem\tQ1 2024\nSales\t1,234\nCosts\t1,000\nWeighted average shares\t{figure}\n");
        imported(&text, &Answers::default()).unwrap().toml
    };
    let toml = table("(US dollars in millions; shares in thousands)", "1,111");
    assert!(toml.contains("scale = \"million\"\n"), "{toml}");
    assert!(line_of(&toml, "Weighted average shares").contains("unit = \"shares\", scale = \"thousand\""), "{toml}");
    let toml = table("(In USD millions)", "1,111.5");
    assert!(line_of(&toml, "Weighted average shares").contains("unit = \"shares\", scale = \"\""), "{toml}");
}

#[test]
fn a_share_of_revenue_below_a_heading_of_periods_is_no_period() {
    let html = "<p>(U.S. dollars in thousands)</p><table><tr><td><td colspan=4>Three Months Ended March 31,</tr>\
                <tr><td><td colspan=2>2024<td colspan=2>2023</tr><tr><td><td>$<td>% of revenue<td>$<td>% of revenue</tr>\
                <tr><td>Revenue<td>1,000<td>100.0<td>800<td>100.0</tr><tr><td>Costs<td>(700)<td>(70.0)<td>(600)<td>(75.0)</tr></table>";
    let made = imported(html, &Answers::default()).unwrap();
    let told = made.questions.listed();
    assert_eq!(made.toml.matches("period = ").count(), 2, "{}", made.toml);
    assert!(told.contains("what column 2 is the change or share of"), "{told}");
    assert!(told.contains("`share = { of = \"2023-01-01-2023-03-31\", line = \"...\" }`"), "{told}");
}

#[test]
fn a_title_with_two_lengths_or_days_leaves_columns_of_years_open() {
    let table = |titles: &str| {
        let text = format!(
            "Statements of Operations\n{titles}\n(USD in millions)\n\t2024\t2023\nSales\t1234\t1100\nCosts\t1000\t900\nNet\t234\t200\n"
        );
        imported(&text, &Answers::default()).unwrap().toml
    };
    for titles in [
        "For the three and nine months ended September 30",
        "Three months ended June 30, 2024\nSix months ended June 30, 2024",
        "Three months ended March 31, 2024\n(With comparative figures for the year ended December 31, 2023)",
    ] {
        let toml = table(titles);
        assert!(!toml.contains("period = "), "{titles}: {toml}");
    }
    assert!(
        table("For the three months ended September 30, 2024 and 2023").contains("period = \"2023-07-01/2023-09-30\"")
    );
}

#[test]
fn changes_from_the_year_and_the_quarter_before_are_told_apart() {
    let text = "(USD in millions)\tQ3 2024\tQ3 2023\tQ2 2024\t% Change YoY\t% Change QoQ\nSales\t1,234\t1,100\t1,200\t12.2\t2.8\n\
                Costs\t1,000\t900\t990\t11.1\t1.0\n";
    let toml = imported(text, &Answers::default()).unwrap().toml;
    assert!(toml.contains("change = { of = \"2024-q3\", against = \"2023-q3\" }"), "{toml}");
    assert!(toml.contains("change = { of = \"2024-q3\", against = \"2024-q2\" }"), "{toml}");
    let toml = imported(&text.replace(" YoY", "").replace(" QoQ", ""), &Answers::default()).unwrap().toml;
    assert!(!toml.contains("change = {"), "{toml}");
}

#[test]
fn a_scale_that_there_is_none_of_is_asked() {
    for note in ["(EUR hundred thousand)", "(in tens of millions of USD)"] {
        let text = format!("{note}\nItem\tQ1 2024\nSales\t1,234\nCosts\t1,000\n");
        let made = imported(&text, &Answers::default()).unwrap();
        assert!(
            !made.toml.contains("\nscale = ") && made.questions.listed().contains("the scale of its amounts"),
            "{}",
            made.toml
        );
    }
    let toml = imported("(HK$ hundred million)\nItem\tQ1 2024\nSales\t1,234\nCosts\t1,000\n", &Answers::default())
        .unwrap()
        .toml;
    assert!(toml.contains("scale = \"hundred-million\""), "{toml}");
}
