//! The time axis: days true to scale, with years marked.

use super::ink::{Face, Ink};
use super::measure::{Anchor, NARROWEST, PX, WIDE, X};
use super::pen::Pen;
use super::plane::Plane;
use super::sketch::Sketch;
use super::text;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// The height of the ticks and the years below them.
pub const HEIGHT: i32 = 22 * PX;

/// The least between two years.
const GAP: i32 = 4 * PX;

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
    /// The days at which it begins and ends; an instant is a moment.
    pub fn reach(self) -> (f64, f64) {
        let (from, to) = self.days();
        (f64::from(from), f64::from(to))
    }

    /// The day, or part of one, at its middle.
    pub fn middle(self) -> f64 {
        let (from, to) = self.reach();
        f64::midpoint(from, to)
    }

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

    /// Its days.
    pub fn range(self) -> Range<f64> {
        f64::from(self.first)..f64::from(self.end)
    }

    /// Draws the axis at `y` below a plot that is `width` wide at least.
    pub fn draw(self, sketch: &mut Sketch<'_>, plane: &Plane, y: i32, width: i32) {
        let day = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).map(|day| day.num_days_from_ce());
        let of_day = |days: i32| NaiveDate::from_num_days_from_ce_opt(days).map_or(0, |day| day.year());
        let x = |day: i32| plane.x(f64::from(day));
        let years = of_day(self.first)..=of_day(self.end);
        let is_only = years.start() == years.end();
        let quarter = X::at(x(self.first + 91)).within(width);
        let months: &[u32] = if quarter >= 5 * PX { &[1, 4, 7, 10] } else { &[1] };
        sketch.alike(Ink::AXIS, |sketch| {
            for (year, month) in years.clone().flat_map(|year| months.iter().map(move |month| (year, *month))) {
                if let Some(at) = day(year, month).filter(|at| (self.first..=self.end).contains(at)) {
                    let length = if month == 1 { 6 * PX } else { 3 * PX };
                    sketch.line((x(at), y), (x(at), y + length), Ink::AXIS);
                }
            }
        });
        let seen = |year: i32| {
            let (start, end) = (day(year, 1)?, day(year + 1, 1)?);
            Some((year, (x(start.max(self.first)), x(end.min(self.end)))))
        };
        let seen: Vec<_> = years.filter_map(seen).collect();
        sketch.alike_texts(Face::SMALL, Anchor::Middle, |sketch| {
            for pen in sketch.pens() {
                name_years(pen, &seen, y + 18 * PX, width, is_only);
            }
        });
    }
}

/// Names years at their middles, where they have the room now or in a wide panel; an only one always.
fn name_years(pen: &mut Pen<'_>, years: &[(i32, (i32, i32))], y: i32, width: i32, is_only: bool) {
    let mut free = 0;
    for (year, seen) in years {
        let (at, all) = (X::at(i32::midpoint(seen.0, seen.1)), X::at(seen.1 - seen.0));
        let middle = at.within(width);
        for words in [year.to_string(), format!("’{:02}", year % 100)] {
            let half = text::width(&words, Face::SMALL) / 2;
            if (2 * half <= all.within(width) || is_only) && (middle - half >= free || free == 0) {
                pen.text(at, y, Anchor::Middle, Face::SMALL, &words, false);
                free = middle + half + GAP;
                break;
            }
            let fits = all.within(width + WIDE - NARROWEST) >= 2 * half + GAP && middle - half >= free;
            if fits && pen.has_room(0) {
                pen.text(at, y, Anchor::Middle, Face::SMALL, &words, true);
                break;
            }
        }
    }
}
