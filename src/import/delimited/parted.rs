//! Figures that their own commas part, where commas stand between cells and nothing is in quotes: `Revenue,1,234,1,100`.

use super::Record;
use crate::domain::period::heading::read;
use crate::import::figure::{is_figure, is_year};

const HELP: &str = "put figures with commas in quotes, or save the table with tabs or semicolons between its cells";

/// What is said where commas of figures part them; `None` where they don't.
pub fn figures(records: &[Record]) -> Option<String> {
    for (line, cells) in records {
        if let Some([a, b]) = cells.array_windows::<2>().find(|[a, b]| is_one_figure(a, b)) {
            return Some(format!("line {line}: `{a}` and `{b}` are one figure that its comma parts: {HELP}"));
        }
    }
    let headings = records.iter().take_while(|(_, cells)| !is_line(cells)).filter(|(_, it)| width(it) > 1);
    let named = headings.map(|(_, cells)| width(cells) - dates(cells)).max()?;
    records.iter().filter(|(_, cells)| is_line(cells)).find_map(|(line, cells)| {
        let surplus = width(cells).saturating_sub(named);
        let pairs = cells.array_windows::<2>().filter(|[a, b]| may_be_one_figure(a, b)).count();
        (surplus > 0 && surplus <= pairs).then(|| {
            let count = width(cells);
            format!(
                "line {line} has {count} cells and the headings {named}, as commas of its figures part them: {HELP}"
            )
        })
    })
}

/// How many cells a row has up to the last that isn't empty.
fn width(cells: &[String]) -> usize {
    cells.iter().rposition(|it| !it.trim().is_empty()).map_or(0, |at| at + 1)
}

fn is_line(cells: &[String]) -> bool {
    cells.iter().any(|it| is_figure(it.trim()) && !is_year(it.trim()) && it.contains(|c: char| c.is_ascii_digit()))
}

/// How many dates of a row their commas part: `June 30, 2024`.
fn dates(cells: &[String]) -> usize {
    let is_date = |[a, b]: &&[String; 2]| {
        b.starts_with(' ') && is_year(b.trim()) && read(a).last.is_some_and(|it| it.year.is_none())
    };
    cells.array_windows::<2>().filter(is_date).count()
}

/// Up to three digits, and what stands ahead of them.
fn group(text: &str) -> Option<(&str, &str)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (ahead, digits) = text.split_at(digits);
    let is_ahead = ahead.chars().all(|c| "(-–−+$€£¥ ".contains(c));
    (is_ahead && (1..=3).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit()))
        .then_some((ahead, digits))
}

/// Whether a text is the rest of a figure behind a comma: three digits, and what no further digit is.
fn rest(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, behind) = text.split_at(end);
    let decimals = behind.strip_prefix('.').unwrap_or(behind);
    let is_behind = decimals.chars().all(|c| c.is_ascii_digit() && behind.len() > decimals.len() || ")% ".contains(c));
    (digits.len() == 3 && is_behind).then_some(digits)
}

/// Whether two cells can be nothing but one figure: `1` and `050`, `(1` and `234)`.
fn is_one_figure(a: &str, b: &str) -> bool {
    let (Some((ahead, digits)), Some(behind)) = (group(a), rest(b)) else { return false };
    let is_open = ahead.contains('(') && b.trim_end().ends_with([')', '%']);
    is_open || behind.starts_with('0') && !digits.starts_with('0')
}

/// Whether two cells may be one figure, with thousands or with decimals behind the comma.
fn may_be_one_figure(a: &str, b: &str) -> bool {
    let has_points = a.contains('.') && is_figure(a);
    let is_short = (1..=2).contains(&b.len()) && b.bytes().all(|it| it.is_ascii_digit());
    // `1`, `234`, `567`: the middle one is a group as well.
    group(a).is_some() && rest(b).is_some() || has_points && is_short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        let row = |(at, line): (usize, &str)| (at as u64 + 1, line.split(',').map(str::to_owned).collect());
        figures(&text.lines().enumerate().map(row).collect::<Vec<Record>>())
    }

    #[test]
    fn figures_that_their_commas_part_are_told_with_their_line() {
        for (text, words) in [
            (
                "Income statement EUR million\n,FY2024,FY2023\nRevenue,1,234,1,100\n",
                "line 3 has 5 cells and the headings 3",
            ),
            ("Item,2024,2023\nCosts,(1,200),(900)\n", "line 2: `(1` and `200)` are one figure"),
            ("Item,2024\nSales,12\nCosts,1,050\n", "line 3: `1` and `050` are one figure"),
            ("Item,2024,2023\nAssets,1,234,567,2,345,678\n", "line 2 has 7 cells"),
            ("Item,June 30, 2024,June 30, 2023\nSales,1,234,1,100\n", "line 2 has 5 cells and the headings 3"),
            ("Posten,2024,2023\nUmsatz,1.234,5,1.100,0\n", "line 2 has 5 cells and the headings 3"),
        ] {
            let said = of(text).unwrap_or_default();
            assert!(said.contains(words) && said.ends_with("between its cells"), "{text}: {said}");
        }
    }

    #[test]
    fn cells_of_their_own_are_none() {
        for text in [
            "Item,2024,2023\nSales,12,345\nCosts,5,100\n",
            "Item,2024,2023,Note\nSales,12,345,see 5\n",
            "Item,2024,2023\nSales,12,345,,\n",
            "Sales,100,200\nCosts,5\n",
            "Item,2024,2023\nSales,(12),(345)\n",
            "Item,2024,2023\nGrowth,0,000\n",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
