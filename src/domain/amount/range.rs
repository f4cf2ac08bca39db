//! Ranges of amounts, as an outlook gives them.

use super::{Amount, Hedge, push};
use crate::domain::{Conventions, Scale, Unit};
use rust_decimal::Decimal;

/// What an outlook says a figure will be: from one amount to another, or one of them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The text as printed.
    pub printed: Box<str>,
    /// The lower end; `None` where only the upper one is said.
    pub low: Option<Amount>,
    /// The upper end, which is the lower one where a single amount is expected.
    pub high: Option<Amount>,
    /// The middle and the distance from it, where the ends are said by these: they are computed then.
    pub around: Option<Box<(Amount, Amount)>>,
}

impl Range {
    /// Reads a range as printed: `3.0%-3.2%`, `RMB4.0 to 4.2 billion`, `between A and B`, `US$28.0 billion, plus or minus
    /// 2%`, `A ± 0.5 points`, `around A`, `at least A`, `above 13%`, `up to A`, `A`.
    ///
    /// # Errors
    /// One sentence on the part that can't be read.
    pub fn parse(text: &str, conventions: &Conventions) -> Result<Self, String> {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in ["plus or minus", "plus/minus", "+/-", "+/−", "±"] {
            if let Some((middle, by)) = printed.split_once(words) {
                let middle = Amount::parse(middle.trim().trim_end_matches(','), conventions)?;
                let by = Amount::parse(by.trim(), conventions)?;
                let (low, high) = around(&middle, &by)?;
                return Ok(Self { printed: printed.into(), low, high, around: Some(Box::new((middle, by))) });
            }
        }
        let (low, high) = ends(&printed, conventions)?;
        Ok(Self { printed: printed.into(), low, high, around: None })
    }
}

type Ends = (Option<Amount>, Option<Amount>);

fn ends(text: &str, conventions: &Conventions) -> Result<Ends, String> {
    for (begin, separator) in [
        ("between ", " and "),
        ("from ", " to "),
        ("in the range of ", " to "),
        ("a range of ", " to "),
        ("zwischen ", " und "),
        ("entre ", " et "),
        ("entre ", " y "),
        ("tra ", " e "),
        ("tussen ", " en "),
        ("mellan ", " och "),
        ("mellom ", " og "),
        ("mellem ", " og "),
    ] {
        if let Some(rest) =
            text.get(..begin.len()).filter(|it| it.eq_ignore_ascii_case(begin)).map(|it| &text[it.len()..])
            && let Some((low, high)) = rest.split_once(separator)
        {
            return both(low, high, conventions);
        }
    }
    let amount = match (Amount::parse(text, conventions), separated(text)) {
        (Ok(amount), _) => amount,
        (Err(_), Some((low, high))) => return both(low, high, conventions),
        (Err(error), None) => return Err(error),
    };
    Ok(match amount.hedge {
        None | Some(Hedge::Approximately) => (Some(amount.clone()), Some(amount)),
        Some(Hedge::AtLeast | Hedge::MoreThan) => (Some(amount), None),
        Some(Hedge::UpTo | Hedge::AtMost | Hedge::LessThan | Hedge::Nearly) => (None, Some(amount)),
    })
}

/// The two ends of a range with a word or a dash between them. A hyphen is one behind a figure and before another.
fn separated(text: &str) -> Option<(&str, &str)> {
    for separator in
        [" to ", " bis ", " à ", " a ", " till ", " til ", " tot ", " – ", " — ", " - ", "–", "—", "~", "至", "到"]
    {
        if let Some((low, high)) = text.split_once(separator).filter(|(low, _)| !low.trim().is_empty()) {
            return Some((low, high));
        }
    }
    let is_between = |at: &usize| {
        text[..*at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')'))
            && !text[at + 1..].starts_with(|c: char| c.is_lowercase() || c.is_whitespace())
    };
    let at = text.match_indices('-').map(|(at, _)| at).find(is_between)?;
    Some((&text[..at], &text[at + 1..]))
}

/// Both ends, of which one may leave to the other what they share.
fn both(low: &str, high: &str, conventions: &Conventions) -> Result<Ends, String> {
    let mut low = Amount::parse(low.trim(), conventions)?;
    let mut high = Amount::parse(high.trim(), conventions)?;
    let is_paid_for = high.unit == Unit::Count && high.noun.as_ref().is_some_and(|noun| noun.starts_with("per "));
    if let Unit::Money(currency) = low.unit
        && is_paid_for
    {
        let in_currency = Amount::parse(&format!("{} {}", currency.code(), high.printed), conventions)?;
        high = Amount { printed: high.printed, ..in_currency };
    }
    let is_plain = |it: &Amount| it.unit == Unit::Count && it.noun.is_none();
    if low.scale == Scale::One && high.scale != Scale::One && low.value <= high.value {
        low.scale = high.scale;
    }
    // What it is paid for stands at the second end: `US$1.10 to US$1.20 per share`.
    let is_bare = |it: &Amount| matches!(it.unit, Unit::Money(_)) && it.noun.is_none();
    if is_plain(&low) || is_bare(&low) && low.unit.currency() == high.unit.currency() {
        (low.unit, low.noun) = (high.unit, high.noun.clone());
    } else if is_plain(&high) {
        (high.unit, high.noun) = (low.unit, low.noun.clone());
    }
    if low.unit != high.unit || low.noun != high.noun {
        return Err(format!("`{}` and `{}` do not count the same", low.printed, high.printed));
    }
    Ok((Some(low), Some(high)))
}

/// The ends of a range by its middle and how far they are from it.
fn around(middle: &Amount, by: &Amount) -> Result<Ends, String> {
    let too_long = || "a number has at most 28 digits".to_owned();
    let of_units = |it: &Amount| it.in_units().ok_or_else(too_long);
    let distance = match (middle.unit, by.unit) {
        (Unit::Percent, Unit::Percent) if by.scale == Scale::One => {
            return Err(format!("`{}` may be points or a part of {}: write points", by.printed, middle.printed));
        }
        (Unit::Percent | Unit::Points, Unit::Points | Unit::Percent) => of_units(by)? / middle.scale.factor(),
        (_, Unit::Percent) => {
            let part = of_units(by)? * Decimal::new(1, 2);
            middle.value.checked_mul(part).ok_or_else(too_long)?
        }
        (a, b) if a == b => of_units(by)? / middle.scale.factor(),
        (_, Unit::Count) if by.noun.is_none() => by.value,
        _ => return Err(format!("`{}` can't be added to `{}`", by.printed, middle.printed)),
    };
    let end = |value: Option<Decimal>| {
        let mut value = value.ok_or_else(too_long)?.normalize();
        if value.scale() < middle.value.scale() {
            value.rescale(middle.value.scale());
        }
        let mut printed = String::new();
        push(&mut printed, value, middle.unit, middle.scale, crate::domain::number::Format::default());
        Ok::<_, String>(Amount { printed: printed.into(), value, ..middle.clone() })
    };
    let low = end(middle.value.checked_sub(distance))?;
    Ok((Some(low), Some(end(middle.value.checked_add(distance))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Range { low, high, .. } = Range::parse(text, &Conventions::default()).unwrap();
        let shown = |it: Option<Amount>| {
            it.map_or_else(String::new, |it| {
                let mut text = String::new();
                push(&mut text, it.value, it.unit, it.scale, crate::domain::number::Format::default());
                text
            })
        };
        format!("{} .. {}", shown(low), shown(high))
    }

    #[test]
    fn ranges_are_read_as_outlooks_print_them() {
        assert_eq!(read("3.0%-3.2%"), "3.0% .. 3.2%");
        assert_eq!(read("3.0% to 3.2%"), "3.0% .. 3.2%");
        assert_eq!(read("10–12%"), "10% .. 12%");
        assert_eq!(read("between 3% and 5%"), "3% .. 5%");
        assert_eq!(read("between RMB4.0 billion and RMB4.2 billion"), "RMB4.0 billion .. RMB4.2 billion");
        assert_eq!(read("RMB4.0 to 4.2 billion"), "RMB4.0 billion .. RMB4.2 billion");
        assert_eq!(read("US$900,000 to US$1.2 million"), "US$900,000 .. US$1.2 million");
        assert_eq!(read("-5% to -3%"), "-5% .. -3%");
        assert_eq!(read("25-30 bps"), "25 basis points .. 30 basis points");
        assert_eq!(read("323 to 338 million tonnes"), "323 million .. 338 million");
    }

    #[test]
    fn what_the_second_end_is_paid_for_is_of_both() {
        let ends = |text: &str| {
            let it = Range::parse(text, &Conventions::default()).unwrap();
            let (low, high) = (it.low.unwrap(), it.high.unwrap());
            assert_eq!((low.unit, &low.noun, low.scale), (high.unit, &high.noun, high.scale), "{text}");
        };
        ends("US$1.10 to US$1.20 per share");
        ends("A$1,850 to A$1,950 per ounce");
        ends("US$1.10 - 1.20 per diluted share");
        ends("between 5% und 6%".replace("between", "zwischen").as_str());
        ends("5.1 Mrd. € bis 5.3 Mrd. €");
        ends("entre 5 % et 6 %");
        assert!(Range::parse("US$1.10 to €1.20 per share", &Conventions::default()).is_err());
    }

    #[test]
    fn a_middle_and_a_distance_make_a_range() {
        assert_eq!(read("US$28.0 billion, plus or minus 2%"), "US$27.44 billion .. US$28.56 billion");
        assert_eq!(read("75.5% plus or minus 50 basis points"), "75.0% .. 76.0%");
        assert_eq!(read("12% ± 0.5 points"), "11.5% .. 12.5%");
        assert_eq!(read("US$1.2 billion +/- US$50 million"), "US$1.15 billion .. US$1.25 billion");
        assert!(Range::parse("12% plus or minus 1%", &Conventions::default()).unwrap_err().contains("points"));
    }

    #[test]
    fn one_end_may_be_open() {
        assert_eq!(read("above 13%"), "13% .. ");
        assert_eq!(read("at least RMB4 billion"), "RMB4 billion .. ");
        assert_eq!(read("up to 5%"), " .. 5%");
        assert_eq!(read("around 5%"), "5% .. 5%");
        assert!(Range::parse("substantially more", &Conventions::default()).is_err());
        assert!(Range::parse("5% to 6 stores", &Conventions::default()).is_err());
    }
}
