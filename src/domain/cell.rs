//! Cells as tables print them.

use super::Conventions;
use super::currency::Sign;
use super::number::{self, NumberError, Printed};
use super::printed::Leading;
use super::statement::{Mark, Typed};

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The figure, or what is printed instead of one; `None` where nothing is stated.
    pub printed: Option<Printed>,
    /// What stands beside it or in its place.
    pub typed: Option<Box<Typed>>,
    /// What it says of its currency and unit.
    pub signs: Signs,
}

/// The signs that a cell repeats of its column and its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// The sign of a currency.
    pub currency: Option<Sign>,
    /// The sign of a unit.
    pub unit: Option<UnitSign>,
}

/// The sign of a unit in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitSign {
    /// `%`
    Percent,
    /// `pp`, `ppt`
    Points,
    /// `bps`
    BasisPoints,
    /// `x`
    Times,
    /// `p`, `c`
    Hundredths,
}

/// The signs of units behind a number.
const UNITS: [(&str, UnitSign); 43] = [
    ("%", UnitSign::Percent),
    ("％", UnitSign::Percent),
    ("pp", UnitSign::Points),
    ("p.p.", UnitSign::Points),
    ("ppt", UnitSign::Points),
    ("ppts", UnitSign::Points),
    ("pts", UnitSign::Points),
    ("points", UnitSign::Points),
    ("pt", UnitSign::Points),
    ("pt.", UnitSign::Points),
    ("pts.", UnitSign::Points),
    ("pps", UnitSign::Points),
    ("PP", UnitSign::Points),
    ("Pp", UnitSign::Points),
    ("Pp.", UnitSign::Points),
    ("P.P.", UnitSign::Points),
    ("%-pts", UnitSign::Points),
    ("%pts", UnitSign::Points),
    ("% pts", UnitSign::Points),
    ("%-points", UnitSign::Points),
    ("percentage points", UnitSign::Points),
    ("Prozentpunkte", UnitSign::Points),
    ("%-Punkte", UnitSign::Points),
    ("%-Pkt.", UnitSign::Points),
    ("個百分點", UnitSign::Points),
    ("个百分点", UnitSign::Points),
    ("百分點", UnitSign::Points),
    ("百分点", UnitSign::Points),
    ("ポイント", UnitSign::Points),
    ("bps", UnitSign::BasisPoints),
    ("bp", UnitSign::BasisPoints),
    ("個基點", UnitSign::BasisPoints),
    ("个基点", UnitSign::BasisPoints),
    ("x", UnitSign::Times),
    ("X", UnitSign::Times),
    ("×", UnitSign::Times),
    ("times", UnitSign::Times),
    ("p", UnitSign::Hundredths),
    ("pence", UnitSign::Hundredths),
    ("c", UnitSign::Hundredths),
    ("¢", UnitSign::Hundredths),
    ("cents", UnitSign::Hundredths),
    ("sen", UnitSign::Hundredths),
];

/// Reads a cell: a number as [`number::parse`] reads it, with the signs of its currency and unit, the marks of footnotes,
/// `<` before it; or words such as `N/M` in its place.
///
/// # Errors
/// Says what is wrong with the text.
pub fn read(text: &str, conventions: &Conventions) -> Result<Read, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Read::default());
    }
    match number::parse(text, conventions) {
        Ok(printed) => return Ok(Read { printed: Some(printed), ..Read::default() }),
        Err(error @ NumberError::Ambiguous(..)) => return Err(error),
        Err(_) => {}
    }
    let (rest, marks) = marks(text);
    let typed = |words: Option<&str>| {
        let marks = marks.into_boxed_slice();
        let words = words.map(Into::into);
        (words.is_some() || !marks.is_empty()).then(|| Box::new(Typed { words, marks }))
    };
    if let Some(printed) = instead(rest) {
        return Ok(Read { printed: Some(printed), typed: typed(Some(rest)), signs: Signs::default() });
    }
    for (sign, bound) in [('<', Printed::Below as fn(_) -> _), ('>', Printed::Above)] {
        if let Some(rest) = rest.strip_prefix(sign) {
            let (value, signs) = signed(rest, conventions)?;
            let value = value.ok_or(NumberError::Form)?;
            return Ok(Read { printed: Some(bound(value)), typed: typed(None), signs });
        }
    }
    let (value, signs) = signed(rest, conventions)?;
    Ok(Read { printed: Some(value.map_or(Printed::Nil, Printed::Number)), typed: typed(None), signs })
}

/// A number, or nothing for a dash, with the signs at it.
fn signed(text: &str, conventions: &Conventions) -> Result<(Option<rust_decimal::Decimal>, Signs), NumberError> {
    let leading = Leading::read(text, conventions)?;
    let mut rest = leading.rest.trim();
    if leading.is_open {
        rest = rest.strip_suffix(')').ok_or(NumberError::Parenthesis)?.trim_end();
    }
    let mut signs = Signs { currency: leading.currency, unit: None };
    if let Some((_, unit)) = UNITS.iter().find(|(word, _)| *word == rest) {
        signs.unit = Some(*unit);
    } else if let Some((sign, "")) = Sign::at_start(rest).filter(|_| leading.currency.is_none()) {
        signs.currency = Some(sign);
    } else if let Some(c) = rest.chars().next() {
        return Err(NumberError::Character(c));
    }
    Ok((leading.value, signs))
}

/// What stands in place of a number: `N/M`, `not applicable`.
#[must_use]
pub fn instead(text: &str) -> Option<Printed> {
    const NOT_MEANINGFUL: [&str; 8] = ["n/m", "nm", "n.m.", "n.m", "nmf", "n.s.", "*nm", "not meaningful"];
    const NOT_APPLICABLE: [&str; 6] = ["n/a", "na", "n.a.", "n.a", "not applicable", "not available"];
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(&NOT_MEANINGFUL) {
        Some(Printed::NotMeaningful)
    } else if is(&NOT_APPLICABLE) {
        Some(Printed::NotApplicable)
    } else {
        None
    }
}

/// A text without the marks of footnotes that it ends with, and those.
fn marks(text: &str) -> (&str, Vec<Mark>) {
    let (mut rest, mut marks) = (text, Vec::new());
    while let Some((before, mark)) = last_mark(rest) {
        marks.push(mark);
        rest = before.trim_end();
        if let Some(before) = rest.strip_suffix(',').map(str::trim_end).filter(|before| last_mark(before).is_some()) {
            rest = before;
        }
    }
    marks.reverse();
    (rest, marks)
}

/// The mark that a text ends with, and what stands before it: a figure, a dash or words in its place.
fn last_mark(text: &str) -> Option<(&str, Mark)> {
    const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const SIGNS: [char; 6] = ['*', '†', '‡', '§', '#', '^'];
    let before = text.trim_end_matches(|c| SUPERSCRIPTS.contains(c));
    let digit = |c: char| SUPERSCRIPTS.chars().position(|it| it == c).and_then(|at| char::from_digit(at as u32, 10));
    let found = if before.len() < text.len() {
        let printed = &text[before.len()..];
        (before, printed, printed.chars().filter_map(digit).collect::<String>())
    } else if let Some(sign) = text.chars().next_back().filter(|c| SIGNS.contains(c)) {
        let before = text.trim_end_matches(sign);
        (before, &text[before.len()..], text[before.len()..].to_owned())
    } else {
        let (open, close) = if text.ends_with(']') { ('[', ']') } else { ('(', ')') };
        let (before, inner) = text.strip_suffix(close)?.rsplit_once(open)?;
        let is =
            |most: usize, of: fn(&u8) -> bool| (1..=most).contains(&inner.len()) && inner.as_bytes().iter().all(of);
        if !is(2, u8::is_ascii_digit) && !is(3, u8::is_ascii_lowercase) {
            return None;
        }
        (before, &text[before.len()..], inner.to_owned())
    };
    let (before, printed, footnote) = found;
    let before = before.trim_end();
    let is_figure = before.contains(|c: char| c.is_ascii_digit())
        || instead(before).is_some()
        || (number::is_dash(before) && (before != "-" || printed.starts_with(|c: char| !matches!(c, '(' | '['))));
    is_figure.then(|| (before, Mark { printed: printed.into(), footnote: footnote.into() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use proptest::prelude::*;

    fn cell(text: &str) -> Read {
        read(text, &Conventions::default()).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn number(text: &str) -> String {
        match cell(text).printed {
            Some(Printed::Number(value)) => value.to_string(),
            other => format!("{other:?}"),
        }
    }

    fn marks_of(text: &str) -> Vec<(String, String)> {
        let typed = cell(text).typed.unwrap_or_default();
        typed.marks.iter().map(|it| (it.printed.to_string(), it.footnote.to_string())).collect()
    }

    #[test]
    fn numbers_are_read_with_the_signs_that_tables_print_at_them() {
        for (text, value) in [
            ("$ 66,886", "66886"),
            ("$(1,234)", "-1234"),
            ("($ 1,234)", "-1234"),
            ("(39.0 %)", "-39.0"),
            ("(0.3)%", "-0.3"),
            ("27.9%", "27.9"),
            (".88", "0.88"),
            ("$.88", "0.88"),
            ("+1,234", "1234"),
            ("2.3x", "2.3"),
            ("1,234\u{202f}", "1234"),
            ("(1)", "-1"),
            ("RMB(5)", "-5"),
            ("12.5 €", "12.5"),
        ] {
            assert_eq!(number(text), value, "{text}");
        }
        let usd = Sign::Of(Currency::from_code("USD").unwrap());
        assert_eq!(cell("US$5").signs, Signs { currency: Some(usd), unit: None });
        assert_eq!(cell("$5").signs.currency, Some(Sign::Dollar));
        assert_eq!(cell("(0.3)%").signs.unit, Some(UnitSign::Percent));
        assert_eq!(cell("35.8p").signs.unit, Some(UnitSign::Hundredths));
    }

    #[test]
    fn points_are_told_in_the_words_of_other_languages() {
        for text in ["+0.2 pt", "0.4 PP", "0.4 Prozentpunkte", "0.8個百分點", "0.8个百分点", "0.3 % pts", "0.3ポイント"]
        {
            assert_eq!(cell(text).signs.unit, Some(UnitSign::Points), "{text}");
        }
    }

    #[test]
    fn a_triangle_is_a_minus_where_the_language_says_so() {
        let japanese = Conventions { has_triangles: true, ..Conventions::default() };
        for text in ["△3.1", "▲3.1", "－3.1", "△3.1%", "△ 3.1"] {
            let printed = read(text, &japanese).ok().and_then(|it| it.printed);
            assert_eq!(printed, Some(Printed::Number("-3.1".parse().unwrap())), "{text}");
            assert!(read(text, &Conventions::default()).is_err(), "{text}");
        }
        assert_eq!(read("－", &japanese).unwrap().printed, Some(Printed::Nil));
    }

    #[test]
    fn dashes_are_nil_whatever_stands_at_them() {
        for text in ["--", "—%", "$ —", "$-", "— (1)", "(—)", "–*"] {
            assert_eq!(cell(text).printed, Some(Printed::Nil), "{text}");
        }
    }

    #[test]
    fn what_is_not_meaningful_is_kept_as_printed_and_is_no_figure() {
        for text in ["N/M", "NM", "n.m.", "not meaningful"] {
            let it = cell(text);
            assert_eq!(it.printed, Some(Printed::NotMeaningful), "{text}");
            assert_eq!(it.typed.unwrap().words.as_deref(), Some(text));
        }
        for text in ["N/A", "n.a.", "not applicable"] {
            assert_eq!(cell(text).printed, Some(Printed::NotApplicable), "{text}");
        }
        assert_eq!(cell("N/M (2)").printed, Some(Printed::NotMeaningful));
        assert_eq!(Printed::NotMeaningful.value(), None);
    }

    #[test]
    fn a_figure_below_or_above_another_is_none_itself() {
        assert_eq!(cell("<0.1").printed, Some(Printed::Below("0.1".parse().unwrap())));
        assert_eq!(cell("< $0.01").signs.currency, Some(Sign::Dollar));
        assert_eq!(cell("<0.1%").signs.unit, Some(UnitSign::Percent));
        assert_eq!(cell(">100%").printed, Some(Printed::Above("100".parse().unwrap())));
    }

    #[test]
    fn marks_of_footnotes_are_told_from_figures() {
        let pair = |printed: &str, footnote: &str| (printed.to_owned(), footnote.to_owned());
        assert_eq!(marks_of("1,234*"), [pair("*", "*")]);
        assert_eq!(marks_of("1,234(1)"), [pair("(1)", "1")]);
        assert_eq!(marks_of("1,234 (1)"), [pair("(1)", "1")]);
        assert_eq!(marks_of("(1,234)(2)"), [pair("(2)", "2")]);
        assert_eq!(marks_of("402.1¹"), [pair("¹", "1")]);
        assert_eq!(marks_of("27.9%(a)"), [pair("(a)", "a")]);
        assert_eq!(marks_of("5.1 (1),(2)"), [pair("(1)", "1"), pair("(2)", "2")]);
        assert_eq!(marks_of("—¹²"), [pair("¹²", "12")]);
        assert_eq!(marks_of("(1)"), []);
        assert_eq!(marks_of("(12)"), []);
        assert_eq!(number("(1,234)(2)"), "-1234");
        assert_eq!(number("1,234(1)"), "1234");
    }

    #[test]
    fn what_is_no_cell_is_refused() {
        for text in ["12 (345)", "1,234 million", "Over time", "5 6", "*", "(1", "-(1)", "$", "%", "€5€"] {
            assert!(read(text, &Conventions::default()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,20}|[0-9.,()$%*<¹ x-]{0,12}") {
            let _ = read(&text, &Conventions::default());
        }
    }
}
