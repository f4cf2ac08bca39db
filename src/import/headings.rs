//! The periods that headings of columns print.

use super::lengths;
use super::spelled::{has_several_years, plain};
use crate::domain::Period;
use crate::domain::period::heading::{Heading, Length, Year, read};
use crate::domain::period::{FiscalCalendar, Part};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A period as it is written in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The text that the format reads.
    pub text: String,
    /// The last day, where it is known: what columns are put in order by.
    pub end: Option<NaiveDate>,
}

impl Printed {
    fn of(period: Period) -> Self {
        Self { text: period.id(), end: Some(period.end()) }
    }
}

/// Joins the headings above a column, as its label.
pub fn joined(headings: &[String]) -> String {
    let mut label = String::new();
    for text in headings {
        let continues = label.ends_with(',') || text.starts_with(|c: char| c.is_ascii_digit()) || is_date(text);
        if !label.is_empty() {
            let is_open = continues || text.starts_with('(') || label.ends_with([':', '-', '–']);
            label.push_str(if is_open { " " } else { ", " });
        }
        label.push_str(text);
    }
    label
}

fn is_date(text: &str) -> bool {
    let heading = read(text);
    heading.last.is_some() || heading.month.is_some()
}

/// The last day of a month.
fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The period of a column by its heading, and by what the table's title says of length and day where the heading is a year
/// alone. `calendar` is the issuer's, where it is known. `None` where they don't tell it.
pub fn period(heading: &str, above: &[String], is_balance: bool, calendar: Option<&FiscalCalendar>) -> Option<Printed> {
    // What it refers to, such as `(Note 2)`, says nothing of the period.
    // `2024年度` begins in 2024 in Japan and ends in it elsewhere; `2024年上半年` may be of the calendar's year.
    let spans_years =
        calendar.and_then(|it| it.span(2024, Part::Year)).is_some_and(|(start, end)| start.year() != end.year());
    let names_part = |it: &&str| heading.replace("止年度", "").contains(*it);
    let is_named_either_way = spans_years && ["年度", "上半年", "下半年", "季"].iter().any(names_part);
    let heading = plain(&without_references(heading));
    if has_several_years(&heading) || lengths::names_several(&heading) || is_named_either_way {
        return None;
    }
    let own = read(&heading);
    let is_balance = is_balance || begins_as_balance(&heading);
    let length = own.length.or_else(|| lengths::length(above).filter(|_| own.part.is_none()));
    let bare = match own.year {
        Some(Year::Bare(year)) => Some(year),
        _ => None,
    };
    let last = last_day(&own).or_else(|| {
        // `2024` below `for the years ended December 31,`.
        let named = own.last.is_some() || own.month.is_some() || own.part.is_some();
        let (day, year) = (lengths::day(above)?, bare.filter(|_| !named)?);
        if day.either_way { None } else { date(year, day.month, day.day) }
    });
    if let (Some(first), Some(last)) = (own.first, last) {
        let start = date(first.year.unwrap_or(last.year()), first.month, first.day).filter(|_| !first.either_way)?;
        return (start <= last).then(|| span(start, last, calendar));
    }
    if let Some(last) = last {
        if is_balance {
            return Some(Printed::of(Period::Instant(last)));
        }
        return ending(last, length, own.part, calendar);
    }
    named(&own, is_balance, calendar)
}

fn without_references(heading: &str) -> String {
    let mut rest = heading;
    let mut text = String::new();
    while let Some((before, inner, after)) =
        rest.split_once('(').and_then(|(before, it)| it.split_once(')').map(|(inner, after)| (before, inner, after)))
    {
        text.push_str(before);
        let words = inner.trim().to_lowercase();
        if !["note", "notes", "anhang", "附註", "附注"].iter().any(|it| words.starts_with(it)) {
            text.push_str(&rest[before.len()..rest.len() - after.len()]);
        }
        rest = after;
    }
    text + rest
}

fn begins_as_balance(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["as of", "as at", "at ", "zum ", "per ", "au ", "stand ", "於", "于"].iter().any(|it| heading.starts_with(it))
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The last day that a heading names as a whole.
fn last_day(heading: &Heading) -> Option<NaiveDate> {
    if let Some(day) = heading.last.filter(|day| !day.either_way) {
        let year = match heading.year {
            Some(Year::Bare(year) | Year::Fiscal(year)) => Some(year),
            _ => None,
        };
        return date(day.year.or(year)?, day.month, day.day);
    }
    let (month, year) = heading.month?;
    month_end(year, month)
}

/// A span by its days: a part of a fiscal year where the calendar says so.
fn span(start: NaiveDate, end: NaiveDate, calendar: Option<&FiscalCalendar>) -> Printed {
    let fiscal = calendar.and_then(|it| it.part(start, end));
    Printed::of(Period::Span { start, end, fiscal })
}

/// The span that ends on a day and has a length.
fn ending(
    last: NaiveDate,
    length: Option<Length>,
    part: Option<Part>,
    calendar: Option<&FiscalCalendar>,
) -> Option<Printed> {
    let months = match (length, part) {
        (Some(Length::Months(months)), _) => Some(months),
        (Some(Length::Quarter), _) | (None, Some(Part::Quarter(_))) => Some(3),
        (Some(Length::Half), _) | (None, Some(Part::Half(_))) => Some(6),
        (None, Some(Part::NineMonths)) => Some(9),
        (None, Some(Part::Year)) => Some(12),
        _ => None,
    };
    if let Some(Length::Weeks(weeks)) = length {
        let days = u64::from(weeks).checked_mul(7)?.checked_sub(1)?;
        return Some(span(last.checked_sub_days(Days::new(days))?, last, calendar));
    }
    let months = months.filter(|it| (1..=36).contains(it))?;
    // Months of whole weeks end some days beside those of the calendar: the issuer's calendar knows them.
    if let Some(calendar) = calendar {
        let years = last.year() - 1..=last.year() + 1;
        let parts = years.flat_map(|year| Part::ALL.into_iter().map(move |part| (year, part)));
        let mut of_calendar = parts
            .filter_map(|(year, part)| Period::fiscal(year, part, calendar))
            .filter(|it| it.end() == last && u32::try_from(it.months()).is_ok_and(|it| it == months));
        if let Some(period) = of_calendar.next() {
            return Some(Printed::of(period));
        }
    }
    let next = last.succ_opt().filter(|next| next.day() == 1)?;
    Some(span(next.checked_sub_months(Months::new(months))?, last, calendar))
}

/// The part of a fiscal year that a heading names: `Q1 2024`, `FY2024`, `H1 2024`, `2023/24`.
fn named(heading: &Heading, is_balance: bool, calendar: Option<&FiscalCalendar>) -> Option<Printed> {
    let part = heading.part.or(match heading.length {
        Some(Length::Months(6)) => Some(Part::Half(1)),
        Some(Length::Months(9)) => Some(Part::NineMonths),
        Some(Length::Months(12)) => Some(Part::Year),
        _ => None,
    });
    let (year, part) = match heading.year? {
        Year::Bare(year) | Year::Fiscal(year) => (year, part?),
        Year::Pair(from, to) => {
            let calendar = calendar?;
            let is = |year: &i32| {
                let span = calendar.span(*year, Part::Year);
                span.is_some_and(|(start, end)| (start.year(), end.year()) == (from, to))
            };
            ([from, to].into_iter().find(is)?, part.unwrap_or(Part::Year))
        }
    };
    let period = calendar.and_then(|it| Period::fiscal(year, part, it));
    match period {
        Some(period) if is_balance => Some(Printed::of(Period::Instant(period.end()))),
        Some(period) => Some(Printed::of(period)),
        None if is_balance => None,
        // Whatever the calendar, years of one name follow each other.
        None => {
            let end = Period::fiscal(year, part, &FiscalCalendar::default()).map(|it| it.end());
            Some(Printed { text: format!("{year}-{}", part.id()), end })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::{Named, Spell, YearEnd};

    fn of(heading: &str, above: &str, is_balance: bool) -> Option<String> {
        let calendar = FiscalCalendar::default();
        period(heading, &[above.to_owned()], is_balance, Some(&calendar)).map(|it| it.text)
    }

    #[test]
    fn headings_of_flows_are_spans() {
        for (heading, above, expected) in [
            ("Three months ended March 31, 2024, RMB", "", "2024-Q1"),
            ("Six Months Ended June 30, 2023", "", "2023-H1"),
            ("Nine months to 30 September 2024", "", "2024-9M"),
            ("Year ended December 31, 2024", "", "2024-FY"),
            ("Two months ended February 29, 2024", "", "2024-01-01/2024-02-29"),
            ("13 weeks ended 30 March 2024", "", "2023-12-31/2024-03-30"),
            ("FY2024", "", "2024-FY"),
            ("H1 2024", "", "2024-H1"),
            ("Q3 2024", "", "2024-Q3"),
            ("1 January to 31 March 2024", "", "2024-Q1"),
            ("2023", "For the years ended December 31, 2024 and 2023", "2023-FY"),
            ("31.12.2023", "12 Monate bis", "2023-FY"),
            ("Semestre clos le 30 juin 2024", "", "2024-H1"),
            ("Exercice clos le 31 décembre 2023", "", "2023-FY"),
            ("Geschäftsjahr bis 31.12.2023", "", "2023-FY"),
            ("截至六月三十日止六個月, 二零二四年, 人民幣千元", "", "2024-H1"),
            ("二零二四年, 人民幣千元", "截至二零二四年三月三十一日止三個月", "2024-Q1"),
            ("2024年上半年", "", "2024-H1"),
            ("2024年度", "", "2024-FY"),
            ("1. Halbjahr 2024, in Mio. €", "", "2024-H1"),
            ("S1 2023", "en milliers d’euros", "2023-H1"),
            ("Januar bis September 2024", "", "2024-9M"),
        ] {
            assert_eq!(of(heading, above, false).as_deref(), Some(expected), "{heading}");
        }
    }

    #[test]
    fn headings_of_balances_are_days() {
        assert_eq!(of("December 31, 2023, RMB", "", true).as_deref(), Some("2023-12-31"));
        assert_eq!(of("於二零二四年三月三十一日", "", false).as_deref(), Some("2024-03-31"));
        assert_eq!(of("二零二三年十二月三十一日, 人民幣千元", "", true).as_deref(), Some("2023-12-31"));
        assert_eq!(of("As of March 31, 2024", "", false).as_deref(), Some("2024-03-31"));
        assert_eq!(of("As of June 30, 2024, US$ (Note 2) (Unaudited)", "", true).as_deref(), Some("2024-06-30"));
        assert_eq!(of("2024", "as of December 31, 2024 and 2023", true).as_deref(), Some("2024-12-31"));
        assert_eq!(of("FY2023", "", true).as_deref(), Some("2023-12-31"));
    }

    #[test]
    fn what_a_heading_does_not_tell_is_not_guessed() {
        for heading in ["2024", "March 31, 2024", "RMB", "", "Change", "03/04/2024", "Three months ended"] {
            assert_eq!(of(heading, "", false), None, "{heading}");
        }
        assert_eq!(of("2024", "", true), None);
        assert_eq!(of("Three months ended March 31, 2024 and 2023, 2023", "", false), None);
        let april = FiscalCalendar::new(vec![Spell { until: None, end: YearEnd::Month(3) }], Named::End, 4);
        for heading in ["2024年度", "2024年上半年", "2024年第一季度"] {
            assert_eq!(period(heading, &[], false, Some(&april)), None, "{heading}");
        }
        assert!(period("截至2024年3月31日止年度", &[], false, Some(&april)).is_some());
    }

    #[test]
    fn without_a_calendar_days_and_names_are_written_as_they_are_printed() {
        let of = |heading: &str| period(heading, &[], false, None).map(|it| it.text);
        assert_eq!(of("Three months ended March 31, 2024").as_deref(), Some("2024-01-01/2024-03-31"));
        assert_eq!(of("Q1 2024").as_deref(), Some("2024-Q1"));
        assert_eq!(of("Three Months Ended March 30, 2024"), None);
    }

    #[test]
    fn headings_are_joined_to_what_check_reads() {
        let joined = |texts: &[&str]| joined(&texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(joined(&["Three months ended March 31,", "2024", "RMB"]), "Three months ended March 31, 2024, RMB");
        assert_eq!(
            joined(&["Six Months Ended", "June 30,", "2024", "(unaudited)"]),
            "Six Months Ended June 30, 2024 (unaudited)"
        );
    }
}
