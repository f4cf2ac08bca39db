use super::English;
use crate::config::NamedZone;
use crate::domain::moment::Half;
use crate::domain::period::{FiscalCalendar, Named, Part, YearEnd};
use crate::domain::{Period, When};
use crate::history::cadence::Missing;
use crate::words::time::Times;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;
use std::borrow::Cow;

/// So many periods without a figure are named; of more, their number is told.
const NAMED: usize = 4;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Times for English {
    fn date(&self, day: NaiveDate) -> String {
        format!("{} {} {}", day.day(), self.month(day.month()), day.year())
    }

    fn date_in_short(&self, day: NaiveDate) -> String {
        day.format("%-d %b %Y").to_string()
    }

    fn when(&self, when: When, zone: Tz) -> String {
        match when {
            When::Day(_) | When::Half(..) | When::At(_) => self.date(when.days(zone).0),
            When::Days(first, last) if (first.year(), first.month()) == (last.year(), last.month()) => {
                format!("{} to {}", first.day(), self.date(last))
            }
            When::Days(first, last) if first.year() == last.year() => {
                format!("{} {} to {}", first.day(), self.month(first.month()), self.date(last))
            }
            When::Days(first, last) => format!("{} to {}", self.date(first), self.date(last)),
            When::Month(first) => self.month_of(first.year(), first.month()),
            When::Quarter(first) => {
                let ordinal = ["first", "second", "third", "fourth"][(first.month() as usize - 1) / 3];
                format!("{ordinal} quarter of {}", first.year())
            }
        }
    }

    fn half(&self, half: Half) -> &'static str {
        match half {
            Half::Morning => "morning",
            Half::Afternoon => "afternoon",
        }
    }

    fn weekday(&self, day: NaiveDate) -> &'static str {
        name(day.weekday())
    }

    fn month(&self, month: u32) -> &'static str {
        MONTHS.get(month as usize - 1).copied().unwrap_or_default()
    }

    fn month_of(&self, year: i32, month: u32) -> String {
        format!("{} {year}", self.month(month))
    }

    fn year_end(&self, calendar: &FiscalCalendar) -> String {
        let Some((last, earlier)) = calendar.spells().split_last() else { return String::new() };
        let mut told = self.by_rule(&last.end);
        if let Named::Start = calendar.named()
            && !matches!(last.end, YearEnd::Listed(_))
            && !calendar.is_the_calendars()
        {
            told.push_str(", named after the year it begins in");
        }
        let until =
            earlier.iter().filter_map(|it| Some(format!("until fiscal {}: {}", it.until?, self.by_rule(&it.end))));
        let until: Vec<String> = until.collect();
        if until.is_empty() { told } else { format!("{told} ({})", until.join("; ")) }
    }

    fn time(&self, at: NaiveTime) -> String {
        match (at.hour(), at.minute()) {
            // 12:00 p.m. and midnight are misread.
            (0, 0) => "00:00, start of the day".to_owned(),
            (12, 0) => "12:00 noon".to_owned(),
            (hour, minute) => {
                let half = if hour < 12 { "a.m." } else { "p.m." };
                format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
            }
        }
    }

    fn zone(&self, zone: Tz, zones: &[NamedZone]) -> String {
        let named = zones.iter().find(|named| named.zone == zone);
        named.map_or_else(|| NamedZone::of(zone).name, |named| named.name.clone()).into()
    }

    fn period(&self, period: &Period) -> String {
        match *period {
            Period::Instant(day) => self.date(day),
            Period::Span { start, end, fiscal: None } => format!("{} to {}", self.date(start), self.date(end)),
            Period::Span { fiscal: Some((year, part)), .. } => fiscal(year, part, period.is_of_fiscal_year()),
        }
    }

    fn fiscal_period(&self, year: i32, part: Part, is_own: bool) -> String {
        fiscal(year, part, is_own)
    }

    fn periods(&self, periods: &[Period]) -> String {
        let names: Vec<String> = periods.iter().map(|period| self.period(period)).collect();
        match &*names {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            _ => names.concat(),
        }
    }

    fn ended(&self, period: &Period) -> Option<Cow<'static, str>> {
        let Period::Span { fiscal: Some((_, part)), .. } = period else { return None };
        Some(match (period.weeks(), part) {
            (Some(weeks), _) => format!("{weeks} weeks ended").into(),
            (None, Part::Quarter(_)) => "Three months ended".into(),
            (None, Part::Half(_)) => "Six months ended".into(),
            (None, Part::NineMonths) => "Nine months ended".into(),
            (None, Part::Year) => "Year ended".into(),
        })
    }

    fn no_figures(&self, missing: &[Vec<Missing>]) -> Option<String> {
        let name = |missing: &Missing| match *missing {
            Missing::Instant(day) => self.date(day),
            Missing::Fiscal(year, part, is_own) => fiscal(year, part, is_own),
            Missing::Days(first, last) => format!("{} to {}", self.date(first), self.date(last)),
        };
        let all: Vec<&Missing> = missing.iter().flatten().collect();
        match &*all {
            [] => None,
            [one] => Some(format!("No figure for {}.", name(one))),
            [first @ .., last] if all.len() <= NAMED => {
                let first: Vec<String> = first.iter().map(|missing| name(missing)).collect();
                Some(format!("No figures for {} and {}.", first.join(", "), name(last)))
            }
            [first, .., last] => {
                Some(format!("No figures for {} periods, from {} to {}.", all.len(), name(first), name(last)))
            }
        }
    }

    fn in_documents(&self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<String> {
        match (from, until) {
            (None, None) => None,
            (None, Some(until)) => Some(format!("in documents until {}", self.date(until))),
            (Some(from), None) => Some(format!("in documents since {}", self.date(from))),
            (Some(from), Some(until)) => Some(format!("in documents from {} to {}", self.date(from), self.date(until))),
        }
    }
}

/// `Q1 2024`; of a fiscal year that isn't the calendar's, `Q1 FY2024`.
fn fiscal(year: i32, part: Part, is_own: bool) -> String {
    let of = if is_own { "FY" } else { "" };
    match part {
        Part::Quarter(number) => format!("Q{number} {of}{year}"),
        Part::Half(number) => format!("H{number} {of}{year}"),
        Part::NineMonths => format!("nine months {of}{year}"),
        Part::Year if is_own => format!("FY{year}"),
        Part::Year => format!("FY {year}"),
    }
}

impl English {
    fn by_rule(self, end: &YearEnd) -> String {
        match end {
            // It is the 28th or the 29th.
            YearEnd::Month(2) => "last day of February".to_owned(),
            YearEnd::Month(month) => {
                let days = NaiveDate::from_ymd_opt(2024, *month, 1).map_or(31, |day| day.num_days_in_month());
                format!("{days} {}", self.month(*month))
            }
            YearEnd::LastWeekday(weekday, month) => format!("last {} of {}", name(*weekday), self.month(*month)),
            YearEnd::Nearest(weekday, month, day) => format!("{} nearest {day} {}", name(*weekday), self.month(*month)),
            YearEnd::Listed(years) => years
                .last_key_value()
                .map_or_else(String::new, |(year, days)| format!("{} (fiscal {year})", self.date(days.year()))),
        }
    }
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::cadence;
    use chrono_tz::Asia::Shanghai;

    fn told(texts: &[&str]) -> Option<String> {
        let calendar = FiscalCalendar::default();
        let periods: Vec<Period> = texts.iter().map(|text| Period::parse(text, &calendar).unwrap()).collect();
        English.no_figures(&cadence::missing(&periods))
    }

    #[test]
    fn periods_without_a_figure_are_named_or_of_many_counted() {
        assert_eq!(told(&["2023-Q3", "2023-Q4"]), None);
        assert_eq!(told(&["2023-Q2", "2023-Q3", "2024-Q1"]).as_deref(), Some("No figure for Q4 2023."));
        assert_eq!(told(&["2019-FY", "2020-FY", "2023-FY"]).as_deref(), Some("No figures for FY 2021 and FY 2022."));
        let many = "No figures for 6 periods, from Q3 2020 to Q4 2021.";
        assert_eq!(told(&["2020-Q1", "2020-Q2", "2022-Q1"]).as_deref(), Some(many));
        let spans = ["2023-01-01/2023-04-01", "2023-04-02/2023-07-01", "2023-10-01/2023-12-30"];
        assert_eq!(told(&spans).as_deref(), Some("No figure for 2 July 2023 to 30 September 2023."));
    }

    #[test]
    fn a_period_in_short_is_what_diagnostics_call_it() {
        let apple = FiscalCalendar::parse("last Saturday of September", Named::End).unwrap();
        for text in ["2024-Q1", "2024-H2", "2024-9M", "2024-FY", "2024-03-09", "2024-01-01/2024-02-03"] {
            for calendar in [&FiscalCalendar::default(), &apple] {
                let period = Period::parse(text, calendar).unwrap();
                assert_eq!(English.period(&period), period.to_string());
            }
        }
        let quarter = Period::parse("2023-12-31/2024-03-30", &apple).unwrap();
        assert_eq!(English.period(&quarter), "Q2 FY2024");
        assert_eq!(English.period_at_length(&quarter), "13 weeks ended 30 March 2024");
    }

    #[test]
    fn what_is_known_of_a_day_is_said_and_no_more() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let said = |when| English.when(when, Shanghai);
        assert_eq!(said(When::Month(day("2025-03-01"))), "March 2025");
        assert_eq!(said(When::Quarter(day("2025-07-01"))), "third quarter of 2025");
        assert_eq!(said(When::Days(day("2025-03-03"), day("2025-03-14"))), "3 to 14 March 2025");
        assert_eq!(said(When::Days(day("2025-01-20"), day("2025-03-19"))), "20 January to 19 March 2025");
        assert_eq!(said(When::Days(day("2024-12-20"), day("2025-01-02"))), "20 December 2024 to 2 January 2025");
        assert_eq!(said(When::Half(day("2025-03-19"), Half::Morning)), "19 March 2025");
    }

    #[test]
    fn times_are_written_on_the_twelve_hour_clock() {
        let at = |hour, minute| English.time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        assert_eq!(at(19, 30), "7:30 p.m.");
        assert_eq!(at(0, 5), "12:05 a.m.");
        assert_eq!(at(12, 30), "12:30 p.m.");
        assert_eq!((at(12, 0), at(0, 0)), ("12:00 noon".to_owned(), "00:00, start of the day".to_owned()));
    }

    #[test]
    fn a_zone_is_named_as_the_site_does_or_after_its_city() {
        assert_eq!(English.zone(Shanghai, &[]), "Shanghai time");
        let named = NamedZone { zone: Shanghai, name: "Beijing time".into() };
        assert_eq!(English.zone(Shanghai, &[named]), "Beijing time");
    }

    #[test]
    fn days_are_written_as_the_calendar_names_them() {
        let mut day = NaiveDate::from_ymd_opt(2023, 12, 25).unwrap();
        for _ in 0..400 {
            assert_eq!(English.date(day), day.format("%-d %B %Y").to_string());
            assert_eq!(English.weekday(day), day.format("%A").to_string());
            day = day.succ_opt().unwrap();
        }
    }
}
