//! One announcement of a synthetic archive.

use crate::{quarter::QUARTERS, quarter::Quarter, random::Random, statement::Statement, statement::quotient, text};
use chrono::{Days, NaiveDate};

/// An announcement, as both generators are given it.
pub struct Announcement {
    /// Key and address.
    pub id: String,
    /// The quarter it reports.
    pub quarter: Quarter,
    /// The title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The printed date.
    pub dated: NaiveDate,
    /// The table.
    pub statement: Statement,
    /// What it states of its series' metric.
    pub users: Users,
    /// Title and day of the events beside the call.
    pub events: [(String, NaiveDate); 2],
}

/// A metric and its comparative, as printed.
pub struct Users {
    /// The metric's id.
    pub metric: String,
    /// At the end of the quarter.
    pub now: String,
    /// A year before.
    pub year_ago: String,
    /// The change, in percent.
    pub change: String,
}

/// How many series an archive of so many announcements has.
pub fn series(announcements: u32) -> u32 {
    announcements.div_ceil(QUARTERS)
}

/// The id of the metric of a series.
pub fn metric(series: u32) -> String {
    format!("users-{:03}", series + 1)
}

/// The announcement at a place in an archive of so many, the oldest first.
pub fn announcement(announcements: u32, place: u32) -> Announcement {
    let series = series(announcements);
    let quarter = Quarter { series: place % series, index: i32::try_from(place / series).unwrap_or(i32::MAX) };
    let dated = quarter.end() + Days::new(30 + u64::from(quarter.series % 25));
    let statement = Statement::of(quarter);
    Announcement {
        id: id(place),
        title: format!("Series {} announces {} results", quarter.series + 1, quarter.label()),
        summary: format!("Unaudited results of series {} for {}.", quarter.series + 1, quarter.label()),
        dated,
        statement,
        users: users(quarter),
        events: [
            (format!("Interim report for {}", quarter.label()), dated + Days::new(14)),
            (format!("Investor day after {}", quarter.label()), dated + Days::new(30)),
        ],
        quarter,
    }
}

impl Announcement {
    /// The day of the call; it is held at 20:00 in Shanghai.
    pub fn call(&self) -> NaiveDate {
        self.dated + Days::new(1)
    }

    /// The text in Markdown, given how a link to another announcement is written.
    pub fn text(&self, announcements: u32, link: impl Fn(&str) -> String) -> String {
        let place = self.quarter.index.unsigned_abs() * series(announcements) + self.quarter.series;
        let earlier = id(place.saturating_sub(series(announcements)));
        text::text(&mut Random::new(&self.quarter.seed(7)), &self.quarter.label(), &link(&earlier))
    }
}

fn id(place: u32) -> String {
    format!("results-{:05}", place + 1)
}

fn users(quarter: Quarter) -> Users {
    let (now, year_ago) = (users_at(quarter), users_at(quarter.before(4)));
    let change = quotient((now - year_ago) * 1_000, year_ago);
    Users {
        metric: metric(quarter.series),
        now: format!("{} million", tenths(now)),
        year_ago: format!("{} million", tenths(year_ago)),
        change: format!("{}%", tenths(change)),
    }
}

/// Users at the end of a quarter, in hundreds of thousands; more than a year before.
fn users_at(quarter: Quarter) -> i64 {
    let drawn = Random::new(&quarter.seed(98)).below(10);
    220 + i64::from(quarter.series) + i64::from(quarter.index) * 4 + i64::try_from(drawn).unwrap_or(0)
}

fn tenths(amount: i64) -> String {
    format!("{}.{}", amount / 10, amount % 10)
}
