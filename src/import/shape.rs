//! Lines whose figures look like no money in the table's scale, whatever the language of their labels.

use super::doubt::Doubt;
use super::figure;
use super::lines::Line;
use crate::domain::number::Format;
use rust_decimal::Decimal;

/// Asks of lines that are printed with decimals where most others have fewer: what is per share, a rate or an average price is.
/// A line that adds up with others is money as they are. `columns` are those of figures.
pub fn ask(lines: &mut [Line], columns: &[usize], format: Format) {
    let are_summed: Vec<bool> = (0..lines.len())
        .map(|at| !lines[at].sum.is_empty() || lines.iter().any(|line| line.sum.iter().any(|(of, _)| *of == at)))
        .collect();
    let figures: Vec<Option<Figures>> = lines.iter().map(|line| of_money(line, columns, format)).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let Some(own) = figures[at].filter(|_| !are_summed[at]) else { continue };
        let others = || figures.iter().enumerate().filter(|(it, _)| *it != at).filter_map(|(_, it)| *it);
        let fewer = others().filter(|it| it.decimals < own.decimals).count();
        let same = others().count() - fewer;
        // Of few lines one more decimal may be chance.
        let is_one = own.decimals == 1;
        let stands_out = match fewer {
            0 => false,
            1 => same == 0 && !is_one,
            _ => same * 3 <= fewer && (!is_one || own.largest < Decimal::ONE_HUNDRED),
        };
        if stands_out {
            line.doubt = Some(Doubt::of_unit("they have decimals that those of the other lines don't have"));
        }
    }
}

/// What the figures of a line look like.
#[derive(Clone, Copy, Debug)]
struct Figures {
    decimals: u32,
    largest: Decimal,
}

/// The figures of a line that would be money in the table's scale.
fn of_money(line: &Line, columns: &[usize], format: Format) -> Option<Figures> {
    if line.unit.is_some() || line.scale.is_some() || line.doubt.is_some() {
        return None;
    }
    let cells = columns.iter().filter_map(|at| line.cells.get(*at));
    let values: Vec<Decimal> = cells.filter_map(|it| figure::value(it, format)).filter(|it| !it.is_zero()).collect();
    let largest = values.iter().map(Decimal::abs).max()?;
    Some(Figures { decimals: values.iter().map(Decimal::scale).max()?, largest })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some lines of one figure are asked.
    fn asked(figures: &[&str]) -> Vec<usize> {
        let line = |text: &&str| Line { cells: vec![(*text).to_owned()], ..Line::default() };
        let mut lines: Vec<Line> = figures.iter().map(line).collect();
        ask(&mut lines, &[0], Format::CommaPoint);
        (0..lines.len()).filter(|at| lines[*at].doubt.is_some()).collect()
    }

    #[test]
    fn a_line_with_decimals_among_whole_amounts_is_asked() {
        assert_eq!(asked(&["1,234,567", "(1,000)", "234", "123.45"]), [3]);
        assert_eq!(asked(&["1,234.5", "(1,000.1)", "234.4", "1.23"]), [3]);
        assert_eq!(asked(&["1,234", "1.25"]), [1]);
        assert_eq!(asked(&["1,234", "1,000", "27.9"]), [2]);
    }

    #[test]
    fn decimals_of_amounts_that_vary_are_no_reason_to_ask() {
        for figures in
            [&["1,234", "5.5"][..], &["5.5", "4.5", "1"], &["1,000.5", "12", "5"], &["12", "13"], &["1.25"], &[]]
        {
            assert_eq!(asked(figures), [] as [usize; 0], "{figures:?}");
        }
    }

    #[test]
    fn a_line_that_adds_up_with_others_is_money() {
        let line = |text: &str| Line { cells: vec![text.to_owned()], ..Line::default() };
        let mut lines = vec![line("1,234"), line("0.25"), line("1,234.25")];
        lines[2].sum = vec![(0, false), (1, false)];
        ask(&mut lines, &[0], Format::CommaPoint);
        assert!(lines.iter().all(|it| it.doubt.is_none()));
    }
}
