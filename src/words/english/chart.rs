use super::English;
use crate::words::chart::Charts;
use crate::words::time::Times;
use chrono::NaiveDate;

impl Charts for English {
    fn chart_source(&self, announcements: usize, title: &str, dated: NaiveDate, as_of: Option<NaiveDate>) -> String {
        let from = match announcements {
            1 => title.to_owned(),
            all => format!("{all} announcements, the latest {title}"),
        };
        let dated = self.date(dated);
        match as_of {
            Some(day) => format!("Source: {from}, {dated}. As of {}.", self.date(day)),
            None => format!("Source: {from}. As of {dated}."),
        }
    }

    fn not_stated(&self) -> &'static str {
        "not stated"
    }

    fn total(&self) -> &'static str {
        "Total"
    }

    fn part(&self) -> &'static str {
        "Part"
    }

    fn mix_caption(&self, chart: &str, panel: &str, unit: &str) -> String {
        format!("{chart}, {}: {unit} and share of the total", panel.to_lowercase())
    }

    fn metric_head(&self) -> [&'static str; 2] {
        ["Period or date", "Value"]
    }

    fn defined_from(&self, name: &str, period: &str, definition: &str) -> String {
        format!("{name}, from {period}: {definition}")
    }

    fn defined_first(&self) -> &'static str {
        "First definition"
    }

    fn defined_on(&self, day: NaiveDate) -> String {
        format!("As defined on {}", self.date(day))
    }

    fn not_broken_down(&self) -> &'static str {
        "Not broken down"
    }

    fn not_broken_down_note(&self) -> &'static str {
        "Not broken down: the total less the parts that are stated."
    }

    fn defined_otherwise(&self, period: &str) -> String {
        format!("Defined otherwise from {period} on.")
    }

    fn plan_head(&self) -> [&'static str; 5] {
        ["Plan", "Authorized", "Used", "As of", "Time"]
    }

    fn authorized_mark(&self, amount: &str) -> String {
        format!("authorized {amount}")
    }

    fn authorized(&self, amount: &str) -> String {
        format!("Authorized: {amount}.")
    }

    fn used(&self, amount: &str, share: Option<&str>) -> String {
        match share {
            Some(share) => format!("{amount} used, {share}"),
            None => format!("{amount} used"),
        }
    }

    fn used_as_of(&self, used: &str, day: &str) -> String {
        let mut characters = used.chars();
        let first = characters.next().into_iter().flat_map(char::to_uppercase);
        let sentence: String = first.chain(characters).collect();
        format!("{sentence} as of {day}.")
    }

    fn plan_ended(&self, day: NaiveDate) -> String {
        format!("Ended {}", self.date(day))
    }

    fn elapsed(&self, days: i64, all: i64, on: NaiveDate, share: &str) -> String {
        format!("{days} of {all} days elapsed on {}, {share}", self.date(on))
    }

    fn days_of(&self, days: i64, all: i64) -> String {
        format!("{days} of {all} days")
    }

    fn months(&self, months: u32) -> String {
        format!("{months} months")
    }
}
