//! How a spreadsheet shows a number: its digits by the format of its cell, in the form `1,234.5`.

mod section;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use section::Section;

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
    /// Nothing: the format hides the number.
    Nothing,
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
    let is_one_of_several = sections.len() > 1;
    let section = Section::read(section);
    let is_general = section.is_general || !is_one_of_several && section.before.trim().is_empty();
    match section.digits {
        Some(digits) if !digits.is_other => {
            let (text, is_rounded) = digits.of(value);
            let text = section.around(&text, value, is_one_of_several);
            Shown::Number { text, is_rounded }
        }
        // Fractions and powers of ten are written in full.
        None if !is_general && section.before.trim().is_empty() => Shown::Nothing,
        // `"-"??` shows a dash, and room for two digits.
        None if !is_general => Shown::Number { text: section.before.trim().to_owned(), is_rounded: false },
        _ => {
            let whole = value.abs().normalize().to_string();
            Shown::Number { text: section.around(&whole, value, is_one_of_several), is_rounded: false }
        }
    }
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
            Shown::Nothing => "(nothing)".to_owned(),
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

    #[test]
    fn what_a_format_writes_at_digits_is_shown_and_scales_nothing() {
        for (value, format, expected) in [
            ("11.1", "0.0\\%", "11.1%"),
            ("11.1", "0.0\"%\"", "11.1%"),
            ("0.111", "0.0 %", "11.1 %"),
            ("1234567890", "#,##0.0,,\"m\"", "1,234.6m"),
            ("2.345", "0.0\"x\"", "2.3x"),
            ("45", "0 \"days\"", "45 days"),
            ("12.5", "0.0\"p\"", "12.5p"),
            ("12.5", "\"$\"#,##0.00", "12.50"),
            ("-12.5", "\"$\"#,##0.00_);(\"$\"#,##0.00)", "(12.50)"),
            ("-0.05", "0.0%;(0.0)%", "(5.0)%"),
            ("-9", "#,##0;\"△\"#,##0", "-9"),
            ("-9", "#,##0;[Red]#,##0", "-9"),
            ("5", "+#,##0;-#,##0", "+5"),
            ("5", "(#,##0)", "(5)"),
            ("2.5", "0.##", "2.5"),
            ("1234567", "#,##0.0,", "1,234.6"),
            ("1.25", "# ?/?", "1.25"),
            ("123456", "0.00E+00", "123456"),
            ("5", "General\"x\"", "5x"),
            ("12345678.5", "##\\,##\\,##\\,##0.00", "12,345,678.50"),
        ] {
            assert_eq!(text(value, format), expected, "{value} by {format}");
        }
    }

    #[test]
    fn what_a_format_hides_is_not_shown() {
        for (value, format) in [("1234", ";;;"), ("0", "#,##0;-#,##0;"), ("-5", "0;;0"), ("0", "0;-0;_)")] {
            assert_eq!(shown(value, format, false), Shown::Nothing, "{value} by {format}");
        }
        assert_eq!(
            (text("5", "@"), text("5", ""), text("0", "#,##0;-#,##0;\"-\"")),
            ("5".into(), "5".into(), "-".into())
        );
    }

    proptest::proptest! {
        #[test]
        fn any_number_and_format_is_shown_without_a_panic(value in "-?[0-9]{0,30}(\\.[0-9]{0,30})?(E-?[0-9]{1,3})?", format in "[0#?,.%;()_*\"\\\\\\[\\]a-z -]{0,20}") {
            let _ = shown(&value, &format, false);
        }
    }
}
