//! The time axis: days true to scale, with years marked.

use super::ink::{Face, Ink};
use super::sketch::{Anchor, NARROWEST, PX, Sketch, WIDE, X};
use super::text;
use chrono::{Datelike, NaiveDate};

/// The height of the ticks and the years below them.
pub const HEIGHT: i32 = 22 * PX;

/// A range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    first: i32,
    end: i32,
}

/// What a figure speaks of: the days of a flow, or the day at whose end a balance was struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From the first day to the last.
    Span(NaiveDate, NaiveDate),
    /// The end of a day.
    Instant(NaiveDate),
}

impl When {
    /// Where it begins and ends, in days; an instant is a moment.
    fn days(self) -> (i32, i32) {
        match self {
            Self::Span(first, last) => (first.num_days_from_ce(), last.num_days_from_ce() + 1),
            Self::Instant(day) => (day.num_days_from_ce() + 1, day.num_days_from_ce() + 1),
        }
    }
}

impl Time {
    /// From the earliest to the latest; `inset` leaves that part of the range free at both ends.
    pub fn of(whens: impl Iterator<Item = When>, inset: f64) -> Self {
        let reach = whens.map(When::days).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let (first, end) = reach.unwrap_or((0, 1));
        let free = (f64::from(end - first) * inset).round() as i32;
        let free = if first == end { 1 } else { free };
        Self { first: first - free, end: end + free }
    }

    /// The shares between which it lies.
    pub fn reach(self, when: When) -> (f64, f64) {
        let (from, to) = when.days();
        (self.share(from), self.share(to))
    }

    /// The share at its middle.
    pub fn middle(self, when: When) -> f64 {
        let (from, to) = self.reach(when);
        f64::midpoint(from, to)
    }

    fn share(self, day: i32) -> f64 {
        f64::from(day - self.first) / f64::from(self.end - self.first)
    }

    /// Draws the axis at `y` for a plot that is `width` wide at least.
    pub fn draw(self, sketch: &mut Sketch<'_>, y: i32, width: i32) {
        let day = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).map(|day| day.num_days_from_ce());
        let of_day = |days: i32| NaiveDate::from_num_days_from_ce_opt(days).map_or(0, |day| day.year());
        let (from, to) = (of_day(self.first), of_day(self.end));
        let quarter = 91.0 / f64::from(self.end - self.first) * f64::from(width);
        let mut free = 0;
        for year in from..=to {
            let (Some(start), Some(end)) = (day(year, 1), day(year + 1, 1)) else { continue };
            let months: &[u32] = if quarter >= f64::from(5 * PX) { &[1, 4, 7, 10] } else { &[1] };
            for month in months {
                let at = day(year, *month).filter(|at| (self.first..=self.end).contains(at));
                if let Some(at) = at {
                    let length = if *month == 1 { 6 * PX } else { 3 * PX };
                    sketch.line((self.share(at), y), (self.share(at), y + length), Ink::AXIS);
                }
            }
            let seen = (self.share(start.max(self.first)), self.share(end.min(self.end)));
            let room = X::at(seen.1 - seen.0).within(width);
            let middle = X::at(f64::midpoint(seen.0, seen.1)).within(width);
            let at = X::at(f64::midpoint(seen.0, seen.1));
            for words in [year.to_string(), format!("’{:02}", year % 100)] {
                let half = text::width(&words, Face::SMALL) / 2;
                if (2 * half <= room || from == to) && (middle - half >= free || free == 0) {
                    sketch.text(at, y + 18 * PX, Anchor::Middle, Face::SMALL, &words);
                    free = middle + half + 4 * PX;
                    break;
                }
                let wide = width + WIDE - NARROWEST;
                let fits = X::at(seen.1 - seen.0).within(wide) >= 2 * half && middle - half >= free;
                if fits && sketch.has_room(0) {
                    sketch.wide_text(at, y + 18 * PX, Anchor::Middle, Face::SMALL, &words);
                    break;
                }
            }
        }
    }
}
