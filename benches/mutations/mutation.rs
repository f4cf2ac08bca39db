//! The ways to change a printed figure, each a slip that happens when figures are typed.

use irbook::domain::decimal::push_grouped_as;
use irbook::domain::number::Format;
use irbook::domain::{Conventions, number};
use rust_decimal::Decimal;
use std::ops::Range;

/// A way to change a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// One unit more in the last place, of the digits as they stand.
    Up,
    /// One unit less in the last place.
    Down,
    /// The first two neighboring digits that differ, swapped; a number gets no zero in front.
    Swap,
    /// Ten times as much, with as many decimals.
    TimesTen,
    /// The other sign.
    Sign,
    /// Points for commas and commas for points, as in the other form of numbers.
    Marks,
}

impl Mutation {
    pub const ALL: [Self; 6] = [Self::Up, Self::Down, Self::Swap, Self::TimesTen, Self::Sign, Self::Marks];

    pub fn title(self) -> &'static str {
        match self {
            Self::Up => "last digit +1",
            Self::Down => "last digit −1",
            Self::Swap => "digits swapped",
            Self::TimesTen => "times ten",
            Self::Sign => "other sign",
            Self::Marks => "points for commas",
        }
    }
}

/// How a figure is written where it becomes negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negative {
    /// `(2,236)`, as in tables.
    Parentheses,
    /// `RMB-2.2 million`, as in texts.
    Minus,
}

/// A number among other words.
struct Number {
    /// Where its digits are.
    digits: Range<usize>,
    /// Where they are together with the sign.
    signed: Range<usize>,
    magnitude: Decimal,
}

/// A source text with the figure in it changed, and formatted as before; `None` where the figure has no such change or does
/// not stand in the text. `value` tells which number of the text it is.
pub fn mutate(
    text: &str,
    value: Decimal,
    mutation: Mutation,
    negative: Negative,
    conventions: &Conventions,
) -> Option<String> {
    let format = conventions.number_format();
    let number = find(text, value.abs(), conventions)?;
    let printed = &text[number.digits.clone()];
    let magnitude = number.magnitude;
    let last_place = Decimal::new(1, magnitude.scale());
    let replace = |range: &Range<usize>, by: &str| [&text[..range.start], by, &text[range.end..]].concat();
    let changed = match mutation {
        Mutation::Up => like(printed, magnitude.checked_add(last_place)?, format),
        Mutation::Down if magnitude.is_zero() => return None,
        Mutation::Down => like(printed, magnitude.checked_sub(last_place)?, format),
        Mutation::Swap => swapped(printed, format)?,
        Mutation::TimesTen | Mutation::Sign if magnitude.is_zero() => return None,
        Mutation::TimesTen => like(printed, magnitude.checked_mul(Decimal::TEN)?, format),
        Mutation::Sign if number.signed != number.digits => return Some(replace(&number.signed, printed)),
        Mutation::Sign => match negative {
            Negative::Parentheses => format!("({printed})"),
            Negative::Minus => format!("-{printed}"),
        },
        Mutation::Marks => with_other_marks(printed)?,
    };
    Some(replace(&number.digits, &changed))
}

/// A text as a TOML value: a number without quotes gets them, because commas and parentheses need them.
pub fn quoted(text: String) -> String {
    if text.starts_with(['"', '\'']) { text } else { format!("\"{text}\"") }
}

fn find(text: &str, magnitude: Decimal, conventions: &Conventions) -> Option<Number> {
    let format = conventions.number_format();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let tail = &text[start..];
        let is_mark = |c: char| c == format.point() || format.separates(c);
        let end = tail.find(|c: char| !c.is_ascii_digit() && !is_mark(c)).unwrap_or(tail.len());
        let end = start + tail[..end].trim_end_matches(is_mark).len();
        from = end;
        match number::parse(&text[start..end], conventions) {
            Ok(number) if number.value() == Some(magnitude) => {
                return Some(Number { digits: start..end, signed: signed(text, start..end), magnitude });
            }
            _ => {}
        }
    }
    None
}

/// The digits with their sign, where they have one. A hyphen after a digit belongs to a range.
fn signed(text: &str, digits: Range<usize>) -> Range<usize> {
    let before = &text[..digits.start];
    if let (Some(rest), true) = (before.strip_suffix('('), text[digits.end..].starts_with(')')) {
        return rest.len()..digits.end + 1;
    }
    match before.strip_suffix(['-', '−']) {
        Some(rest) if !rest.ends_with(|c: char| c.is_ascii_digit()) => rest.len()..digits.end,
        _ => digits,
    }
}

/// A number formatted as another one was printed: without marks between groups of digits where that one left them out.
fn like(printed: &str, number: Decimal, format: Format) -> String {
    let whole = printed.split(format.point()).next().unwrap_or(printed);
    let mut text = String::new();
    push_grouped_as(&mut text, number, format);
    if whole.len() > 3 && !whole.contains(|c| format.separates(c)) {
        text.retain(|c| !format.separates(c));
    }
    text
}

fn swapped(printed: &str, format: Format) -> Option<String> {
    let places: Vec<usize> = printed.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    places.windows(2).find_map(|pair| {
        let mut digits = printed.as_bytes().to_vec();
        digits.swap(pair[0], pair[1]);
        let digits = String::from_utf8(digits).ok()?;
        let leads_with_zero =
            digits.strip_prefix('0').is_some_and(|it| !it.is_empty() && !it.starts_with(format.point()));
        (printed.as_bytes()[pair[0]] != printed.as_bytes()[pair[1]] && !leads_with_zero).then_some(digits)
    })
}

/// A number with points for commas and commas for points; `None` where it has neither.
fn with_other_marks(printed: &str) -> Option<String> {
    let other = |c| match c {
        ',' => '.',
        '.' => ',',
        c => c,
    };
    printed.contains([',', '.']).then(|| printed.chars().map(other).collect())
}

#[cfg(test)]
mod tests;
