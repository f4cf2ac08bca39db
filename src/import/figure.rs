//! Texts that are figures, and the form in which a table writes them.

use super::marks::{dashed, marked, minus_ahead};
use crate::domain::cell;
use crate::domain::number::{Format, NumberError, Printed};
use crate::domain::{Conventions, currency::Sign};
use rust_decimal::Decimal;

/// Figures in one form.
pub fn conventions(format: Format) -> Conventions {
    // A triangle before a number is a minus and nothing else.
    Conventions { format: Some(format), has_triangles: true, ..Conventions::default() }
}

/// Whether a text is a figure, or what stands in place of one, in some form.
pub fn is_figure(text: &str) -> bool {
    let is = |text: &str| {
        Format::ALL.into_iter().any(|it| match cell::read(text, &conventions(it)) {
            Ok(read) => read.printed.is_some(),
            Err(error) => matches!(error, NumberError::TooLong),
        })
    };
    // `£000` heads a column.
    if without_currency(text) == "000" {
        return false;
    }
    // A parenthesis may be closed in the next cell.
    is(text)
        || text.contains('(') && !text.contains(')') && is(&format!("{text})"))
        || minus_ahead(text).is_some_and(|it| is(&it))
        || dashed(text).is_some_and(|it| is(&it))
        || marked(text).is_some_and(|(it, _)| is(it))
}

/// Whether it is a year as headings have it: four digits.
pub fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Whether a text can only stand before a figure: `$`, `RMB`, `(`, `US$ (`.
pub fn is_before(text: &str) -> bool {
    let rest = text.trim_end_matches(['(', ' ']);
    rest.is_empty() || Sign::at_start(rest).is_some_and(|(_, rest)| rest.trim().is_empty())
}

/// Whether a text can only stand behind a figure: `)`, `%`, `)%`, `pp`.
pub fn is_behind(text: &str) -> bool {
    let rest = text.trim_start_matches([')', ' ']);
    // `)(2)`: a mark behind what is closed.
    let rest = if rest.len() < text.len() && is_mark(rest) { "" } else { rest };
    rest.is_empty() || matches!(rest, "%" | "pp" | "ppt" | "pts" | "bps" | "x" | "CR" | "DR")
}

/// Whether a text is the number of a footnote in brackets: `(1)`. It may be a figure as well.
pub fn is_mark(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inner.is_some_and(|it| (1..=2).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A figure as it is written in a cell: without the sign of its currency, which stands once for the table.
pub fn without_currency(text: &str) -> &str {
    let open = text.strip_prefix('(').map(str::trim_start);
    match Sign::at_start(open.unwrap_or(text)) {
        // In `($5)` the sign stands within.
        Some((_, rest)) if open.is_none() && rest.contains(|c: char| c.is_ascii_digit() || "-–—−".contains(c)) => {
            rest.trim_start()
        }
        _ => text,
    }
}

/// A figure of the form `1,234.5` in another one, digit by digit.
pub fn in_form(text: &str, format: Format) -> String {
    let separator = match format {
        Format::CommaPoint | Format::Indian => ',',
        Format::PointComma => '.',
        Format::SpaceComma => ' ',
        Format::ApostrophePoint => '\'',
    };
    let other = |c| match c {
        ',' => separator,
        '.' => format.point(),
        c => c,
    };
    text.chars().map(other).collect()
}

/// The value of a figure; `None` where it is none that adds up.
pub fn value(text: &str, format: Format) -> Option<Decimal> {
    let read = cell::read(text, &conventions(format)).ok()?;
    read.printed.and_then(Printed::value)
}

/// What a cell says in a form; `None` where it can't be read in it.
pub fn form_reads(text: &str, format: Format) -> Option<Option<Printed>> {
    cell::read(text, &conventions(format)).ok().map(|it| it.printed)
}

/// What figures tell of their form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// It is this one.
    Known(Format),
    /// No figure has a mark in it.
    Any,
    /// A figure may be read in two forms.
    Ambiguous(String),
    /// A figure that is read in no form in which the others are.
    Contradiction(String),
}

/// The forms that people mean where figures fit several: the Indian one takes all groups of thousands as well.
const ORDER: [Format; 5] =
    [Format::CommaPoint, Format::PointComma, Format::SpaceComma, Format::ApostrophePoint, Format::Indian];

/// The form in which figures are written, by those that can be read in one way only. Where nearly all are written in one form, it is that
/// one, and the others are left to be asked; what can't be read in any form says nothing.
pub fn form(figures: &[&str]) -> Form {
    let reads = |text: &str, form: Format| form_reads(text, form).is_some();
    let figures: Vec<&str> = figures.iter().copied().filter(|text| ORDER.iter().any(|it| reads(text, *it))).collect();
    let mut fitting: Vec<Format> = ORDER.to_vec();
    for text in &figures {
        let still: Vec<Format> = fitting.iter().copied().filter(|it| reads(text, *it)).collect();
        if still.is_empty() {
            let Some(most) = most(&figures) else { return Form::Contradiction((*text).to_owned()) };
            fitting = most;
            break;
        }
        fitting = still;
    }
    let figures: Vec<&str> = figures.into_iter().filter(|text| fitting.iter().all(|it| reads(text, *it))).collect();
    let values = |text: &str| -> Vec<Option<Decimal>> { fitting.iter().map(|it| value(text, *it)).collect() };
    let doubtful = figures.iter().find(|text| values(text).windows(2).any(|pair| pair[0] != pair[1]));
    let has_marks = figures.iter().any(|text| {
        let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
        digits.contains(|c: char| !c.is_ascii_digit())
    });
    match doubtful {
        Some(text) => Form::Ambiguous((*text).to_owned()),
        None if !has_marks => Form::Any,
        None => fitting.first().map_or(Form::Any, |it| Form::Known(*it)),
    }
}

/// The forms in which the most figures can be read, which are the same in all of them; `None` where another form can be read nearly as often.
fn most(figures: &[&str]) -> Option<Vec<Format>> {
    let unread = |form: Format| -> Vec<usize> {
        (0..figures.len()).filter(|at| form_reads(figures[*at], form).is_none()).collect()
    };
    let unread: Vec<(Format, Vec<usize>)> = ORDER.iter().map(|it| (*it, unread(*it))).collect();
    let least = unread.iter().map(|(_, it)| it).min_by_key(|it| it.len())?;
    let rival = unread.iter().map(|(_, it)| it).filter(|it| *it != least).map(Vec::len).min();
    let is_clear = rival.is_none_or(|rival| least.len().saturating_mul(2) <= rival);
    is_clear.then(|| unread.iter().filter(|(_, it)| it == least).map(|(form, _)| *form).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words_signs_and_years() {
        for text in [
            "1,234",
            "(2.236",
            "$ 66,886",
            "—",
            "1.234,5",
            "12.1%",
            "N/M",
            "1 234,5",
            "(0.3)%",
            "1,234 (1)",
            "1,234-",
            "▼5.1",
            "1,234 CR",
            "–1,234",
            "$ –5",
        ] {
            assert!(is_figure(text), "{text}");
        }
        for text in ["Total", "£000", "31.12.2023", "March 31, 2024", "$", ")", "", "5 and 6"] {
            assert!(!is_figure(text), "{text}");
        }
        assert!(is_before("US$") && is_before("$(") && !is_before("Total") && is_behind(")%") && !is_behind("5)"));
        assert!(is_behind(")(2)") && !is_behind("(2)") && is_mark("(2)") && !is_mark("(2.5)") && !is_mark("(200)"));
        assert!(is_year("2024") && !is_year("2,024"));
    }

    #[test]
    fn the_form_is_read_from_figures_that_have_one_reading() {
        assert_eq!(form(&["48,210", "0.31", "-"]), Form::Known(Format::CommaPoint));
        assert_eq!(form(&["48.210", "0,31", "(1.000)"]), Form::Known(Format::PointComma));
        assert_eq!(form(&["1,234,567"]), Form::Known(Format::CommaPoint));
        assert_eq!(form(&["1.234.567", "48.210"]), Form::Known(Format::PointComma));
        assert_eq!(form(&["1 234,5"]), Form::Known(Format::SpaceComma));
        assert_eq!(form(&["1'234"]), Form::Known(Format::ApostrophePoint));
        assert_eq!(form(&["12,34,567"]), Form::Known(Format::Indian));
        assert_eq!(form(&["310", "(5)"]), Form::Any);
        assert_eq!(form(&["48.210", "(31.005)"]), Form::Ambiguous("48.210".into()));
        assert_eq!(form(&["48,210"]), Form::Ambiguous("48,210".into()));
        assert_eq!(form(&["1,234.5", "1.234,5"]), Form::Contradiction("1.234,5".into()));
    }

    #[test]
    fn the_form_of_nearly_all_figures_is_the_tables_wherever_the_others_stand() {
        for figures in [["1,23", "1,111.5", "2,222.5", "12.5"], ["1,111.5", "2,222.5", "12.5", "1,23"]] {
            assert_eq!(form(&figures), Form::Known(Format::CommaPoint));
        }
        assert_eq!(form(&["(200", "1.234,5"]), Form::Known(Format::PointComma));
        assert_eq!(form(&["1234567890123456789012345678901", "1,234.5"]), Form::Known(Format::CommaPoint));
        assert_eq!(form(&["1,234.5", "1.234,5", "2,345.6", "2.345,6"]), Form::Contradiction("1.234,5".into()));
    }

    #[test]
    fn the_sign_of_a_currency_is_no_part_of_a_cell() {
        assert_eq!(without_currency("$ 66,886"), "66,886");
        assert_eq!(without_currency("$(5)"), "(5)");
        assert_eq!(without_currency("($5)"), "($5)");
        assert_eq!(without_currency("$—"), "—");
        assert_eq!(without_currency("12%"), "12%");
    }
}
