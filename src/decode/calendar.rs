//! The issuer's fiscal calendar: `fiscal_year_end` and the keys beside it.

use super::day_hint;
use super::declaration::Shape;
use super::reader::{FORMAT, Reader, Value, noun};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::period::{FiscalCalendar, LastDays, Named, Spell, YearEnd};
use chrono::NaiveDate;
use std::collections::BTreeMap;

words!(Named { "end" => End, "start" => Start });

/// A quarter of a year.
pub(super) struct Quarter(u8);

impl FromToml for Quarter {
    type Output = Self;
    const SHAPE: Shape = Shape::Word(&["Q1", "Q2", "Q3", "Q4"]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        super::word::word(value, &[("Q1", 1), ("Q2", 2), ("Q3", 3), ("Q4", 4)], reader).map(Self)
    }
}

/// When fiscal years end over time, the oldest rule first.
pub(super) struct YearEnds;

impl FromToml for YearEnds {
    type Output = Vec<Spell>;
    const SHAPE: Shape = Shape::Either(&[YearEnd::SHAPE, Shape::List(&Spell::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Vec<Spell>> {
        if value.get_ref().as_array().is_none() {
            return YearEnd::from_toml(value, reader).map(|end| vec![Spell { until: None, end }]);
        }
        let spells = Vec::<Spell>::from_toml(value, reader)?;
        let is_in_order = spells.windows(2).all(|pair| match (pair[0].until, pair[1].until) {
            (Some(until), next) => next.is_none_or(|next| until < next),
            (None, _) => false,
        });
        if is_in_order && !spells.is_empty() {
            return Some(spells);
        }
        let help =
            "list them oldest first, each but the last with `until`: the last fiscal year, by its name, that ends so";
        reader.refuse(Code::DateOrder, value, "it isn't said which of these year ends follows which", help)
    }
}

impl FromToml for YearEnd {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Shape::Text("year end"), Shape::ByYear(&LastDays::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_table().is_some() {
            return listed(value, reader).map(Self::Listed);
        }
        let Some(text) = value.get_ref().as_str() else {
            let expected = "a year end in quotes, such as \"12-31\", or a table of last days";
            let day =
                value.get_ref().as_datetime().and_then(|it| it.date).map(|it| format!("{:02}-{:02}", it.month, it.day));
            return match day.filter(|day| Self::parse(day).is_some()) {
                Some(day) => {
                    let message = format!("expected a year end in quotes, found {}", noun(value.get_ref()));
                    reader.refuse(
                        Code::WrongType,
                        value,
                        message,
                        &format!("write \"{day}\": month and day of every year"),
                    )
                }
                None => reader.wrong_type(value, expected),
            };
        };
        Self::parse(text.trim()).or_else(|| {
            let message = format!("`{text}` is no rule by which fiscal years end");
            if let Some(day) = meant(text).filter(|day| Self::parse(day).is_some()) {
                return reader.refuse(Code::InvalidDate, value, message, &format!("write \"{day}\": the month, then the day"));
            }
            let help = "write the last day of a month (\"12-31\"), \"last Saturday of September\", \"Saturday nearest 31 January\", \
                        or list the last days: { 2023 = 2023-01-29, 2024 = 2024-01-28 }";
            reader.refuse(Code::InvalidDate, value, message, help)
        })
    }
}

/// The month and the day that a text means: `31 December`, `31/12`, `December`.
fn meant(text: &str) -> Option<String> {
    let numbers: Vec<u32> = text.split(['/', '.', '-']).filter_map(|it| it.trim().parse().ok()).collect();
    let day = match numbers[..] {
        [day @ 13..=31, month] | [month, day @ 13..=31] => NaiveDate::from_ymd_opt(2023, month, day),
        _ => day_hint::day(&format!("{} 2023", text.trim())).or_else(|| day_hint::day(text)),
    };
    day.map(|day| day.format("%m-%d").to_string())
}

/// The last day of a year, or of each of its quarters.
impl FromToml for LastDays {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Shape::Date, Shape::List(&Shape::Date)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_array().is_none() {
            return NaiveDate::from_toml(value, reader).map(Self::Year);
        }
        let days = Vec::<NaiveDate>::from_toml(value, reader)?;
        match <[NaiveDate; 4]>::try_from(days) {
            Ok(days) if days.is_sorted_by(|a, b| a < b) => Some(Self::Quarters(days)),
            _ => {
                let help = "list the last days of the first, second, third and fourth quarter";
                reader.refuse(Code::DateOrder, value, "these are not the last days of four quarters in order", help)
            }
        }
    }
}

/// A year of a list lasts about so many days: a longer one lacks one between.
const LONGEST: i64 = 400;

fn listed(value: &Value<'_>, reader: &mut Reader) -> Option<BTreeMap<i32, LastDays>> {
    let table = value.get_ref().as_table()?;
    let mut years = BTreeMap::new();
    let mut is_whole = !table.is_empty();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let year = name.parse().ok().filter(|_| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit()));
        let days = LastDays::from_toml(value, reader);
        if year.is_none() {
            let help =
                "a list of last days has the names of fiscal years for keys: { 2023 = 2023-01-29, 2024 = 2024-01-28 }";
            let span = reader.span(key.span());
            reader.findings.push(Diagnostic::error(Code::UnknownKey, span, format!("`{name}` is no year")).help(help));
        }
        match year.zip(days) {
            Some((year, days)) => _ = years.insert(year, days),
            None => is_whole = false,
        }
    }
    if !is_whole {
        return if table.is_empty() { reader.wrong_type(value, "the last days of fiscal years") } else { None };
    }
    for ((before, first), (name, last)) in years.iter().zip(years.iter().skip(1)) {
        let length = (last.year() - first.year()).num_days();
        let begins = match last {
            LastDays::Quarters([end, ..]) | LastDays::Year(end) => *end > first.year(),
        };
        if !begins || name - before == 1 && length > LONGEST {
            let message = format!("fiscal {name} would last from {} to {}", first.year(), last.year());
            return reader.refuse(Code::DateOrder, value, message, "compare the days with the names of the years");
        }
    }
    Some(years)
}

table! {
    /// Fiscal years that end by one rule.
    pub static SPELL: Spell = "a rule of fiscal years", "`fiscal_year_end` of `[issuer]`, as a list" {
        /// The last of them, by its name; left out of the last rule.
        optional until: Year = "2019";
        /// When they end, as `fiscal_year_end` says it.
        required end: YearEnd = "06-30";
    }
}

/// The name of a fiscal year.
struct Year;

impl FromToml for Year {
    type Output = i32;
    const SHAPE: Shape = u32::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<i32> {
        let year = u32::from_toml(value, reader)?;
        i32::try_from(year)
            .ok()
            .filter(|year| (1900..3000).contains(year))
            .or_else(|| reader.refuse(Code::InvalidNumber, value, format!("{year} is no year"), FORMAT))
    }
}

/// The calendar that the keys make; `None` where one of them can't be read, or the names of the years aren't said and
/// can't be taken for granted, which is recorded.
pub(super) fn calendar(
    ends: Option<&Vec<Spell>>,
    named: Option<Option<Named>>,
    long_quarter: Option<Option<&Quarter>>,
    place: crate::domain::Span,
    reader: &mut Reader,
) -> Option<FiscalCalendar> {
    let (ends, named, long_quarter) = (ends?, named?, long_quarter?);
    if named.is_none() && ends.iter().any(|spell| spell.end.is_named_either_way()) {
        let help = "add `fiscal_year_named = \"start\"` where the year that ends in January 2024 is fiscal 2023, as most \
                    retailers call it, or `\"end\"` where it is fiscal 2024";
        let message = "it isn't said which calendar year fiscal years are named after";
        return reader.refuse_at(Code::MissingKey, place, message, help);
    }
    let long_quarter = long_quarter.map_or(4, |quarter| quarter.0);
    Some(FiscalCalendar::new(ends.as_slice(), named.unwrap_or_default(), long_quarter))
}
