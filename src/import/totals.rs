//! Which lines are totals of others: proposed where every column foots to the last digit, and by nothing else.

use super::lines::Line;
use crate::domain::decimal::exact_sum;
use rust_decimal::Decimal;

/// How many lines a total may have with signs that differ.
const MIXED: usize = 6;

/// How many lines a total may have.
const MOST: usize = 100;

/// The values of a line, one for each column that foots; `None` where one of them is no figure.
pub type Values = Option<Vec<Decimal>>;

/// The lines of a sum by their ids, as TOML.
pub fn terms(sum: &[(usize, bool)], ids: &[impl AsRef<str>]) -> String {
    let term =
        |(at, negative): &(usize, bool)| format!("\"{}{}\"", if *negative { "-" } else { "" }, ids[*at].as_ref());
    format!("[{}]", sum.iter().map(term).collect::<Vec<_>>().join(", "))
}

/// Finds totals, and writes them to the lines. `values` has those of each line. In a table of balances nothing is subtracted:
/// every line of it is what the two sides leave.
pub fn propose(lines: &mut [Line], values: &[Values], is_balance: bool) {
    let mut is_part = vec![false; lines.len()];
    parts_below(lines, values, &mut is_part);
    // The lines that are parts of nothing yet, from the top.
    let mut open: Vec<usize> = Vec::new();
    for at in 0..lines.len() {
        let Some(total) = &values[at] else { continue };
        if is_part[at] || is_nil(total) && lines[at].sum.is_empty() {
            if !is_part[at] {
                open.push(at);
            }
            continue;
        }
        if lines[at].sum.is_empty()
            && let Some(terms) = found(&open, at, values, lines, is_balance)
        {
            open.truncate(open.len() - terms.len());
            lines[at].sum = terms;
        }
        open.push(at);
    }
}

fn is_nil(values: &[Decimal]) -> bool {
    values.iter().all(Decimal::is_zero)
}

/// Whether figures are so large that lines foot to them by no accident.
fn is_telling(values: &[Decimal]) -> bool {
    let digits: usize = values.iter().map(|it| it.mantissa().unsigned_abs().to_string().len()).sum();
    digits >= 4 && !is_nil(values)
}

fn sum(terms: &[(usize, bool)], values: &[Values], width: usize) -> Option<Vec<Decimal>> {
    let mut sum = vec![Decimal::ZERO; width];
    for (at, negative) in terms {
        for (sum, value) in sum.iter_mut().zip(values[*at].as_ref()?) {
            *sum = exact_sum(*sum, if *negative { -*value } else { *value })?;
        }
    }
    Some(sum)
}

fn foots(terms: &[(usize, bool)], total: &[Decimal], values: &[Values]) -> bool {
    sum(terms, values, total.len()).is_some_and(|it| it == total)
}

/// Totals above their parts: a line and the deeper ones right below it.
fn parts_below(lines: &mut [Line], values: &[Values], is_part: &mut [bool]) {
    for at in (0..lines.len()).rev() {
        let Some(total) = &values[at] else { continue };
        let level = lines[at].level;
        let below = (at + 1..lines.len()).take_while(|it| lines[*it].is_left_out || lines[*it].level > level);
        let terms: Vec<(usize, bool)> = below
            .filter(|it| values[*it].is_some() && lines[*it].level == level + 1 && !is_part[*it])
            .map(|it| (it, false))
            .collect();
        if terms.len() > 1 && is_telling(total) && foots(&terms, total, values) && !ends_its_parts(lines, values, at) {
            terms.iter().for_each(|(it, _)| is_part[*it] = true);
            lines[at].sum = terms;
        }
    }
}

/// Whether the deeper lines right above a line foot to it as well: where assets are all that liabilities and equity are, those
/// above it are its own.
fn ends_its_parts(lines: &[Line], values: &[Values], at: usize) -> bool {
    let Some(total) = &values[at] else { return false };
    let level = lines[at].level;
    let above = (0..at).rev().take_while(|it| lines[*it].is_left_out || lines[*it].level > level);
    let terms: Vec<(usize, bool)> =
        above.filter(|it| values[*it].is_some() && lines[*it].level == level + 1).map(|it| (it, false)).collect();
    terms.len() > 1 && foots(&terms, total, values)
}

/// The lines right above a total that it is the sum of: the fewest, all added; then the first less the others; then with
/// any signs. Lines of nothing before them belong to them where they stand in the same section.
fn found(open: &[usize], at: usize, values: &[Values], lines: &[Line], is_balance: bool) -> Option<Vec<(usize, bool)>> {
    let total = values[at].as_ref().filter(|it| is_telling(it))?;
    let block = |count: usize| &open[open.len() - count..];
    let terms = |count: usize, signs: &dyn Fn(usize) -> bool| -> Vec<(usize, bool)> {
        block(count).iter().enumerate().map(|(at, line)| (*line, signs(at))).collect()
    };
    let is_whole = |it: &Vec<(usize, bool)>| {
        let counted = it.iter().filter(|(at, _)| values[*at].as_ref().is_some_and(|it| !is_nil(it))).count();
        counted > 1 && foots(it, total, values)
    };
    let added = (2..=open.len().min(MOST)).map(|count| terms(count, &|_| false)).find(&is_whole);
    if let Some(terms) = added {
        return Some(with_nil(open, terms, values, lines));
    }
    if is_balance {
        return None;
    }
    // A part that is indented below what it would be the difference of is no total.
    let is_total = |it: &Vec<(usize, bool)>| {
        is_whole(it) && it.first().is_some_and(|(first, _)| lines[at].level <= lines[*first].level)
    };
    let less = (2..=open.len().min(MOST)).map(|count| terms(count, &|at| at > 0)).find(&is_total);
    let any = || {
        (2..=open.len().min(MIXED)).find_map(|count| {
            let masks = 0..1_u32 << (count - 1);
            masks.map(|mask| terms(count, &|at| at > 0 && mask >> (at - 1) & 1 == 1)).find(&is_total)
        })
    };
    less.or_else(any)
}

/// Terms with the lines of nothing that stand right before the first of them, at its level and under no other words.
fn with_nil(open: &[usize], terms: Vec<(usize, bool)>, values: &[Values], lines: &[Line]) -> Vec<(usize, bool)> {
    let Some(&(first, _)) = terms.first() else { return terms };
    let before = open[..open.len() - terms.len()].iter().rev().take_while(|at| {
        let is_near = lines[**at..first].iter().all(Line::is_figures);
        is_near && lines[**at].level == lines[first].level && values[**at].as_ref().is_some_and(|it| is_nil(it))
    });
    let mut whole: Vec<(usize, bool)> = before.map(|at| (*at, false)).collect();
    whole.reverse();
    whole.extend(terms);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines by level and values, and the sums that are proposed.
    fn proposed(table: &[(usize, &[i64])]) -> Vec<Vec<(usize, bool)>> {
        let line = |(level, figures): &(usize, &[i64])| Line {
            level: *level,
            cells: vec![String::new(); figures.len()],
            ..Line::default()
        };
        let mut lines: Vec<Line> = table.iter().map(line).collect();
        let values: Vec<Values> = table
            .iter()
            .map(|(_, it)| (!it.is_empty()).then(|| it.iter().map(|it| Decimal::from(*it)).collect()))
            .collect();
        propose(&mut lines, &values, false);
        lines.into_iter().map(|it| it.sum).collect()
    }

    #[test]
    fn totals_below_and_above_their_parts_are_found_and_differences() {
        let sums = proposed(&[
            (0, &[1000, 1100]), // revenue, with its parts below
            (1, &[600, 700]),
            (1, &[400, 400]),
            (0, &[300, 310]), // costs
            (0, &[200, 190]),
            (0, &[500, 500]),  // total costs
            (0, &[500, 600]),  // income
            (0, &[-100, -90]), // tax
            (0, &[400, 510]),
        ]);
        assert_eq!(sums[0], [(1, false), (2, false)]);
        assert_eq!(sums[5], [(3, false), (4, false)]);
        assert_eq!(sums[6], [(0, false), (5, true)]);
        assert_eq!(sums[8], [(6, false), (7, false)]);
    }

    #[test]
    fn total_assets_are_the_assets_and_not_what_they_are_financed_by() {
        let sums = proposed(&[(1, &[1000]), (1, &[500]), (0, &[1500]), (1, &[600]), (1, &[900]), (0, &[1500])]);
        assert_eq!(sums[2], [(0, false), (1, false)]);
        assert_eq!(sums[5], [(3, false), (4, false)]);
    }

    #[test]
    fn nothing_is_proposed_where_one_column_does_not_foot() {
        assert_eq!(proposed(&[(0, &[600, 700]), (0, &[400, 400]), (0, &[1000, 1101])])[2], []);
    }

    #[test]
    fn lines_of_nothing_belong_to_their_section() {
        let sums = proposed(&[(0, &[0, 0]), (0, &[600, 700]), (0, &[400, 400]), (0, &[1000, 1100])]);
        assert_eq!(sums[3], [(0, false), (1, false), (2, false)]);
    }

    proptest! {
        #[test]
        fn what_is_proposed_foots(table in prop::collection::vec((0_usize..3, -50_i64..50, -50_i64..50), 0..14)) {
            let rows: Vec<(usize, [i64; 2])> = table.into_iter().map(|(level, a, b)| (level, [a * 37, b * 41])).collect();
            let slices: Vec<(usize, &[i64])> = rows.iter().map(|(level, it)| (*level, &it[..])).collect();
            for (at, sum) in proposed(&slices).into_iter().enumerate().filter(|(_, sum)| !sum.is_empty()) {
                for column in 0..2 {
                    let parts = sum.iter().map(|(it, minus)| rows[*it].1[column] * if *minus { -1 } else { 1 });
                    prop_assert_eq!(parts.sum::<i64>(), rows[at].1[column]);
                }
                prop_assert!(sum.iter().all(|(it, _)| *it != at));
            }
        }
    }
}
