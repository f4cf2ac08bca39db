//! What a printed heading says of the period below it: `Three Months Ended March 31, 2024`, `FY2024`, `31.12.2023`.

mod date;
mod token;
mod words;

use super::{FiscalCalendar, Part, Period};
use chrono::{Datelike, Days, NaiveDate};
pub use date::Day;
use date::Found;
use token::{Token, tokens};

/// What a heading says of its period. One that says nothing of it, or of several, claims nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The first day.
    pub first: Option<Day>,
    /// The last day, or the only one.
    pub last: Option<Day>,
    /// The month that it ends in and its year, where no day is named.
    pub month: Option<(u32, i32)>,
    /// A year that stands alone.
    pub year: Option<Year>,
    /// How long it is.
    pub length: Option<Length>,
    /// The part of a fiscal year that it is called.
    pub part: Option<Part>,
}

/// A year that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// `2024`: by the document's custom, that of the end, of the start, or the fiscal year's name.
    Bare(i32),
    /// `FY2024`, `fiscal 2024`.
    Fiscal(i32),
    /// `2023/24`.
    Pair(i32, i32),
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many months.
    Months(u32),
    /// So many weeks.
    Weeks(u32),
    /// A quarter, of twelve to seventeen weeks.
    Quarter,
    /// Half a year.
    Half,
}

impl Length {
    fn has(self, days: i64) -> bool {
        let near = |length: i64, give: i64| (days - length).abs() <= give;
        match self {
            Self::Weeks(weeks) => days == i64::from(weeks) * 7,
            Self::Months(months) => near((i64::from(months) * 3044 + 50) / 100, if months <= 3 { 8 } else { 10 }),
            Self::Quarter => (80..=125).contains(&days),
            Self::Half => near(183, 14),
        }
    }

    /// Whether a part of a year is so long.
    fn is_of(self, part: Part) -> bool {
        let quarters = u32::try_from(part.quarters().1).unwrap_or_default();
        match self {
            Self::Months(months) => months == quarters * 3,
            // 12 to 17 weeks are a quarter.
            Self::Weeks(weeks) => (weeks + 6) / 13 == quarters,
            Self::Quarter => quarters == 1,
            Self::Half => quarters == 2,
        }
    }

    fn shown(self) -> String {
        match self {
            Self::Months(1) => "a month".to_owned(),
            Self::Months(12) => "a year".to_owned(),
            Self::Months(months) => format!("{months} months"),
            Self::Weeks(weeks) => format!("{weeks} weeks"),
            Self::Quarter => "a quarter".to_owned(),
            Self::Half => "half a year".to_owned(),
        }
    }
}

/// Words of a heading that compares periods, foretells, or has a year in a name, such as `2026 Notes`: it has no period of its
/// own.
const OTHER: &str = "change changes chg variance var vs versus compared growth increase decrease difference yoy qoq y delta % against \
                     note notes bond bonds debenture debentures loan loans facility due maturing matures plan program programme \
                     options warrants vintage cohort target targets guidance outlook forecast";

/// Reads a heading.
#[must_use]
pub fn read(text: &str) -> Heading {
    let tokens = tokens(text);
    if tokens.iter().any(|token| OTHER.split(' ').any(|word| token.is(word))) {
        return Heading::default();
    }
    let mut heading = Heading::default();
    // Each date with the places of its first token and of the one behind it.
    let mut dates: Vec<(usize, usize, Found)> = Vec::new();
    let (mut years, mut lengths, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if let Some(used) = words::named_year(rest) {
            at += used;
        } else if let Some((found, used)) = date::at(rest) {
            dates.push((at, at + used, found));
            at += used;
        } else if let Some((part, used)) = words::parts(rest) {
            parts.push(part);
            at += used;
            if let Some(year) = tokens.get(at).and_then(Token::glued_year) {
                years.push(Year::Bare(year));
                at += 1;
            }
        } else if let Some((several, used)) = words::lengths(rest) {
            lengths.extend(several);
            at += used;
        } else if let Some((length, used)) = words::length(rest) {
            lengths.push(length);
            at += used;
        } else if let Some((year, used)) = words::year(rest) {
            years.push(year);
            at += used;
        } else {
            at += 1;
        }
    }
    heading.days(&tokens, &dates);
    lengths.dedup();
    heading.length = if let [length] = *lengths { Some(length) } else { None };
    // `March 31, 2024 and 2023` is of two periods.
    let is_dated = dates.iter().any(|(.., found)| !matches!(found, Found::Day(Day { year: None, .. })));
    years.retain(|year| !is_dated || !matches!(year, Year::Bare(_)));
    years.dedup();
    heading.year = if let [year] = *years { Some(year) } else { None };
    parts.dedup();
    heading.part = if let [part] = *parts { part } else { None };
    if lengths.is_empty() && parts.is_empty() && matches!(heading.year, Some(Year::Fiscal(_))) {
        heading.part = Some(Part::Year);
    }
    if words::is_cumulative(&tokens) {
        heading.part = heading.part.and_then(|part| words::from_to(Part::Quarter(1), part));
    }
    // `Q4 and full year 2024` is of two periods.
    if let (Some(length), Some(part)) = (heading.length, heading.part)
        && !length.is_of(part)
    {
        (heading.length, heading.part) = (None, None);
    }
    if words::is_rolling(&tokens) { heading.rolling() } else { heading }
}

impl Heading {
    /// The heading of the twelve months up to what it names, which are of a year's part or of its name only by chance.
    fn rolling(self) -> Self {
        if self.last.is_none() && self.month.is_none() {
            return Self::default();
        }
        Self { part: None, length: self.length.or(Some(Length::Months(12))), ..self }
    }

    /// Takes over a single date, or two that are said to be the first and the last.
    fn days(&mut self, tokens: &[Token], dates: &[(usize, usize, Found)]) {
        match dates {
            [(from, _, Found::Day(day))] => {
                let begins = from
                    .checked_sub(1)
                    .is_some_and(|at| tokens[at].is_any(&["from", "since", "beginning", "commencing"]));
                if begins { self.first = Some(*day) } else { self.last = Some(*day) }
            }
            [(.., Found::Month(month, year))] => self.month = Some((*month, *year)),
            [(_, end, Found::Day(first)), (from, _, Found::Day(last))]
                if tokens[*end..*from].iter().any(|it| {
                    it.is_any(&["to", "through", "until", "till", "bis", "au", "-", "–", "—", "~", "至"])
                }) =>
            {
                (self.first, self.last) = (Some(*first), Some(*last));
            }
            _ => {}
        }
    }

    /// What it says that isn't so of a period, but for a year that stands alone: that takes more than one heading.
    #[must_use]
    pub fn contradiction(&self, period: &Period) -> Option<String> {
        let (start, end) = (period.start(), period.end());
        // What stands at the beginning of a day does at the end of the one before.
        let opens = matches!(period, Period::Instant(_)) && end.succ_opt().is_some_and(|next| next.day() == 1);
        let is_end = |day: &Day| day.is(end) || opens && end.succ_opt().is_some_and(|next| day.is(next));
        if let Some(day) = self.last.filter(|day| !is_end(day)) {
            return Some(day.shown());
        }
        if let Some(day) = self.first.filter(|day| !day.is(start)) {
            return Some(format!("from {}", day.shown()));
        }
        if let Some((month, year)) = self.month.filter(|(month, year)| !ends_in(end, *month, *year)) {
            return Some(format!("{year}-{month:02}"));
        }
        let Period::Span { fiscal, .. } = *period else { return None };
        let days = (end - start).num_days() + 1;
        if let Some(length) = self.length.filter(|length| !length.has(days)) {
            return Some(length.shown());
        }
        let part = self.part.filter(|part| match fiscal {
            Some((_, of)) => *part != of && calendar_part(start, end) != Some(*part),
            None => !words::length_of(*part).has(days),
        });
        if let Some(part) = part {
            return Some(part.id().to_owned());
        }
        let is_year = match (self.year?, fiscal) {
            (Year::Bare(_), _) => true,
            (Year::Fiscal(year), Some((of, _))) => year == of,
            (Year::Fiscal(year), None) => year == start.year() || year == end.year(),
            (Year::Pair(from, to), _) => start.year() >= from && end.year() <= to,
        };
        if is_year { None } else { Some(self.year?.shown()) }
    }
}

impl Year {
    /// The year as it is written.
    #[must_use]
    pub fn shown(self) -> String {
        match self {
            Self::Bare(year) => year.to_string(),
            Self::Fiscal(year) => format!("FY{year}"),
            Self::Pair(from, to) => format!("{from}/{:02}", to % 100),
        }
    }
}

/// The year that a heading may give a period by each custom: that of its end; its fiscal year's name; that of its start; that
/// of its end but for some days.
#[must_use]
pub fn years(period: &Period, calendar: &FiscalCalendar) -> [i32; 4] {
    let (start, end) = (period.start(), period.end());
    let named = match *period {
        Period::Span { fiscal, .. } => fiscal.map(|(year, _)| year),
        Period::Instant(day) => calendar.quarter_ending(day).map(|(year, _)| year),
    };
    let nearly = end.checked_sub_days(Days::new(7)).unwrap_or(end);
    [end.year(), named.unwrap_or(end.year()), start.year(), nearly.year()]
}

/// Whether a period that ends on a day can be said to end in a month: a year of whole weeks may end some days beside it.
fn ends_in(end: NaiveDate, month: u32, year: i32) -> bool {
    let is = |day: Option<NaiveDate>| day.is_some_and(|day| (day.month(), day.year()) == (month, year));
    is(Some(end)) || is(end.checked_sub_days(Days::new(7))) || is(end.checked_add_days(Days::new(7)))
}

/// The part of the calendar's year that these days are.
fn calendar_part(start: NaiveDate, end: NaiveDate) -> Option<Part> {
    FiscalCalendar::default().part(start, end).map(|(_, part)| part)
}

#[cfg(test)]
mod tests;
