//! One announcement of a synthetic archive.

use crate::quarter::{QUARTERS, Quarter};
use crate::statement::{self, Statement, grouped, quotient};
use crate::{random::Random, text};
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

/// A figure that the text repeats.
pub struct Repeated {
    /// As the text prints it.
    pub printed: String,
    /// The row on the announcement's page.
    pub anchor: String,
    /// The concept or metric.
    pub concept: String,
    /// The period as the content format writes it, where it isn't the reported one: a metric is one of a day.
    pub period: Option<String>,
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

    /// The text in Markdown, given how a link to another announcement is written, and how a figure.
    pub fn text(
        &self,
        announcements: u32,
        link: impl Fn(&str) -> String,
        figure: impl Fn(&Repeated) -> String,
    ) -> String {
        let place = self.quarter.index.unsigned_abs() * series(announcements) + self.quarter.series;
        let earlier = id(place.saturating_sub(series(announcements)));
        let figure = |name: &str| figure(&self.repeated(name));
        text::text(&mut Random::new(&self.quarter.seed(7)), &self.quarter.label(), &link(&earlier), &figure)
    }

    /// What the text says of a line, or of the users, in a column: `funding-costs@prior`.
    fn repeated(&self, name: &str) -> Repeated {
        let (line, column) = name.split_once('@').unwrap_or((name, "current"));
        let column = ["year-ago", "prior"].iter().position(|it| *it == column).unwrap_or(2);
        let quarter = self.statement.quarters[column];
        if line == "users" {
            let Users { metric, now, year_ago, .. } = &self.users;
            Repeated {
                printed: if column == 0 { year_ago } else { now }.clone(),
                anchor: format!("metric_{metric}"),
                concept: metric.clone(),
                period: Some(quarter.end().to_string()),
            }
        } else {
            Repeated {
                printed: millions(self.statement.amount(line, column)),
                anchor: format!("operations.{line}"),
                concept: statement::concept(line, quarter.series),
                period: (column != 2).then(|| quarter.period()),
            }
        }
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

/// An amount in thousands of Renminbi, in millions.
fn millions(thousands: i64) -> String {
    let tenths = quotient(thousands, 100);
    format!("RMB{}.{} million", grouped(tenths / 10), tenths % 10)
}

fn tenths(amount: i64) -> String {
    format!("{}.{}", amount / 10, amount % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{LINES, Value, concept};
    use std::collections::BTreeMap;

    /// Several series, among them some whose quarters end on one day.
    const ANNOUNCEMENTS: u32 = 400;

    fn all() -> impl Iterator<Item = Announcement> {
        (0..ANNOUNCEMENTS).map(|place| announcement(ANNOUNCEMENTS, place))
    }

    /// Keeps what is stated under a key; whoever states it again must state the same.
    fn state<K: Ord + std::fmt::Debug>(stated: &mut BTreeMap<K, String>, key: K, value: String) {
        let text = format!("{key:?}");
        let first = stated.entry(key).or_insert_with(|| value.clone());
        assert_eq!(*first, value, "{text}");
    }

    #[test]
    fn what_two_announcements_state_of_a_concept_and_a_period_is_the_same() {
        let (mut cells, mut users, mut rates) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for it in all() {
            let periods = it.statement.quarters.map(Quarter::period);
            let columns = periods.iter().map(|period| (period, "CNY")).chain([(&periods[2], "USD")]);
            for (index, line) in LINES.iter().enumerate() {
                let concept = concept(line.id, it.quarter.series);
                for (cell, (period, currency)) in it.statement.cells(index).into_iter().zip(columns.clone()) {
                    state(&mut cells, (concept.clone(), period.clone(), currency), cell);
                }
            }
            let [year_ago, _, current] = it.statement.quarters;
            state(&mut users, (it.users.metric.clone(), year_ago.end()), it.users.year_ago);
            state(&mut users, (it.users.metric, current.end()), it.users.now);
            state(&mut rates, it.quarter.end(), it.statement.rate);
        }
        let lines = LINES.iter().filter(|line| !matches!(line.value, Value::Heading)).count();
        // Eighty quarters in two currencies, and the four before the first.
        assert_eq!(cells.len(), lines * (2 * 80 + 4) * 5);
        assert_eq!(users.len(), (80 + 4) * 5);
        assert_eq!(rates.len(), 80);
    }

    #[test]
    fn the_amounts_of_the_text_are_those_of_lines_and_positive() {
        for it in all() {
            let text = it.text(ANNOUNCEMENTS, str::to_owned, |figure| figure.printed.clone());
            assert!(text.contains("RMB") && !text.contains("RMB0.0") && !text.contains("RMB-"), "{text}");
        }
    }
}
