//! How a spreadsheet shows a number: its digits by the format of its cell, in the form `1,234.5`.

use crate::domain::decimal::{push_grouped, round};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// What a cell with a number shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number {
        /// Its digits with signs and parentheses.
        text: String,
        /// Whether more digits are stored than are shown.
        is_rounded: bool,
    },
    /// A day, or what can't be shown.
    Text(String),
}

/// The formats that are known by a number alone.
pub fn built_in(id: &str) -> &'static str {
    match id {
        "1" => "0",
        "2" => "0.00",
        "3" => "#,##0",
        "4" => "#,##0.00",
        "9" => "0%",
        "10" => "0.00%",
        "14" | "15" | "16" | "17" | "22" => "yyyy-mm-dd",
        "37" | "38" => "#,##0;(#,##0)",
        "39" | "40" => "#,##0.00;(#,##0.00)",
        "41" | "42" => "#,##0;(#,##0);\"-\"",
        "43" | "44" => "#,##0.00;(#,##0.00);\"-\"",
        _ => "",
    }
}

/// The value of a stored text: `12`, `0.1`, `1.2E-2`.
pub fn stored(text: &str) -> Option<Decimal> {
    let text = text.trim();
    Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

/// A number as its format shows it. `is_1904` is whether days are counted from that year.
pub fn shown(text: &str, format: &str, is_1904: bool) -> Shown {
    let Some(value) = stored(text) else { return Shown::Text(text.to_owned()) };
    let sections: Vec<&str> = sections(format);
    let first = sections.first().copied().unwrap_or_default();
    if is_date(first) {
        return day(value, is_1904).map_or_else(|| Shown::Text(text.to_owned()), |it| Shown::Text(it.to_string()));
    }
    let conditions: Vec<Option<bool>> = sections.iter().map(|section| condition(section, value)).collect();
    let by_condition = conditions.iter().any(Option::is_some).then(|| {
        let at = conditions.iter().position(|it| *it == Some(true));
        let rest = || conditions.iter().position(Option::is_none);
        at.or_else(rest).map_or("", |at| sections[at])
    });
    let section = match (value.is_zero(), value.is_sign_negative(), sections.len()) {
        _ if by_condition.is_some() => by_condition.unwrap_or_default(),
        (true, _, 3..) => sections[2],
        (false, true, 2..) => sections[1],
        _ => first,
    };
    let pattern = plain(section);
    // `"-"??` shows a dash, and room for two digits.
    if !pattern.contains(['0', '#']) {
        let literal = literal(section);
        let is_general = section.is_empty() || section.eq_ignore_ascii_case("general") || literal.is_empty();
        if !is_general {
            return Shown::Number { text: literal, is_rounded: false };
        }
        let whole = value.normalize();
        return Shown::Number { text: whole.to_string(), is_rounded: false };
    }
    let percent = pattern.contains('%');
    // Commas behind the digits divide by a thousand each.
    let digits = pattern.trim_end_matches(|c| !matches!(c, '0' | '#' | '?' | ',')).trim_end_matches('.');
    let thousands = digits.len() - digits.trim_end_matches(',').len();
    let places = pattern
        .split_once('.')
        .map_or(0, |(_, rest)| rest.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
    let scaled = if percent { value.checked_mul(Decimal::ONE_HUNDRED) } else { Some(value) };
    let scaled = (0..thousands).try_fold(scaled.unwrap_or(value), |it, _| it.checked_div(Decimal::ONE_THOUSAND));
    let exact = scaled.unwrap_or(value);
    let places = u32::try_from(places).unwrap_or_default().min(28);
    let mut rounded = round(exact, places);
    let is_rounded = rounded != exact;
    rounded.rescale(places);
    let size = rounded.abs();
    let mut text = String::new();
    if digits.trim_end_matches(',').contains(',') {
        push_grouped(&mut text, size);
    } else {
        text = size.to_string();
    }
    if percent {
        text.push('%');
    }
    let has_own_sign = sections.len() > 1 && value.is_sign_negative();
    // One that rounds to zero shows its sign all the same.
    let is_negative = value.is_sign_negative() && !value.is_zero();
    if is_negative {
        let brackets = has_own_sign && plain(section).contains('(');
        text = if brackets { format!("({text})") } else { format!("-{text}") };
    }
    Shown::Number { text, is_rounded }
}

/// The sections of a format, for what is positive, negative, zero and a text.
fn sections(format: &str) -> Vec<&str> {
    let (mut sections, mut from, mut is_quoted) = (Vec::new(), 0, false);
    let mut before = ' ';
    for (at, c) in format.char_indices() {
        match c {
            '"' if before != '\\' => is_quoted = !is_quoted,
            ';' if !is_quoted && before != '\\' => {
                sections.push(&format[from..at]);
                from = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    sections.push(&format[from..]);
    sections
}

/// Whether a value is as the condition of a section says, such as `[>=1000]`; `None` where the section has none.
fn condition(section: &str, value: Decimal) -> Option<bool> {
    section.split('[').skip(1).filter_map(|part| part.split_once(']')).find_map(|(inner, _)| {
        let operator = inner.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let bound = Decimal::from_str_exact(&inner[operator.len()..]).ok()?;
        match operator {
            "<" => Some(value < bound),
            "<=" => Some(value <= bound),
            ">" => Some(value > bound),
            ">=" => Some(value >= bound),
            "=" => Some(value == bound),
            "<>" => Some(value != bound),
            _ => None,
        }
    })
}

/// A section without words, colors, currencies, and what only makes room.
fn plain(section: &str) -> String {
    let (mut plain, mut chars) = (String::new(), section.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => _ = chars.by_ref().find(|c| *c == '"'),
            '[' => _ = chars.by_ref().find(|c| *c == ']'),
            '_' | '*' => _ = chars.next(),
            '\\' => plain.extend(chars.next()),
            c => plain.push(c),
        }
    }
    plain
}

/// The words of a section that has no digits: `"-"??` shows a dash.
fn literal(section: &str) -> String {
    let (mut words, mut chars) = (String::new(), section.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
            '[' => _ = chars.by_ref().find(|c| *c == ']'),
            '_' | '*' => _ = chars.next(),
            '\\' => words.extend(chars.next()),
            '?' | '@' | ' ' => {}
            c => words.push(c),
        }
    }
    words.trim().to_owned()
}

fn is_date(section: &str) -> bool {
    let plain = plain(section).to_lowercase();
    !plain.contains(['0', '#', '?']) && !plain.contains("general") && plain.contains(['y', 'd', 'm'])
}

/// The day of a number of days. 1900 is taken for a leap year, so that days are counted from the 30th of December before it.
fn day(value: Decimal, is_1904: bool) -> Option<NaiveDate> {
    let days: u64 = value.trunc().try_into().ok()?;
    let start = if is_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    start?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str, format: &str) -> String {
        match shown(value, format, false) {
            Shown::Number { text, .. } | Shown::Text(text) => text,
        }
    }

    #[test]
    fn numbers_are_shown_by_their_format_to_the_last_digit() {
        for (value, format, expected) in [
            ("1234", "#,##0", "1,234"),
            ("-1234.5", "#,##0.0;(#,##0.0)", "(1,234.5)"),
            ("-1234", "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "(1,234)"),
            ("0", "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "-"),
            ("-5", "#,##0", "-5"),
            ("-0.4", "#,##0", "-0"),
            ("-0.4", "#,##0_);(#,##0)", "(0)"),
            ("0", "#,##0_);(#,##0)", "0"),
            ("0.279", "0.0%", "27.9%"),
            ("2.5", "0.00", "2.50"),
            ("0.1", "General", "0.1"),
            ("1.2E-2", "", "0.012"),
            ("4153183000", "#,##0,", "4,153,183"),
            ("9007199254740993", "#,##0", "9,007,199,254,740,993"),
            ("45382", "yyyy-mm-dd", "2024-03-31"),
            ("1234", "[$€-2] #,##0", "1,234"),
            ("12.5", "[>=1000]#,##0;0.0", "12.5"),
            ("1234.5", "[Red][<1000]0.0;#,##0", "1,235"),
            ("-1500", "[=0]\"-\";#,##0", "-1,500"),
        ] {
            assert_eq!(text(value, format), expected, "{value} by {format}");
        }
        assert_eq!(shown("2.345", "0.00", false), Shown::Number { text: "2.35".into(), is_rounded: true });
    }

    proptest::proptest! {
        #[test]
        fn any_number_and_format_is_shown_without_a_panic(value in "-?[0-9]{0,30}(\\.[0-9]{0,30})?(E-?[0-9]{1,3})?", format in "[0#?,.%;()_*\"\\\\\\[\\]a-z -]{0,20}") {
            let _ = shown(&value, &format, false);
        }
    }
}
