use super::English;
use crate::domain::kind::document::DocumentType;
use crate::words::capital::Capital;
use crate::words::time::Times;
use chrono::NaiveDate;

impl Capital for English {
    fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        format!("{} to {}", self.date(from), self.date(to))
    }

    fn since_day(&self, day: NaiveDate) -> String {
        format!("from {}", self.date(day))
    }

    fn until_day(&self, day: NaiveDate) -> String {
        format!("until {}", self.date(day))
    }

    fn day_of_year(&self, month: u32, day: u32) -> String {
        format!("{day} {}", self.month(month))
    }

    fn listed(&self, all: &[String]) -> String {
        match all {
            [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            _ => all.concat(),
        }
    }

    fn total_of(&self, day: NaiveDate) -> String {
        format!("Total of {}", self.date(day))
    }

    fn rate_per(&self, rate: &str, principal: &str) -> String {
        format!("{rate} per {principal} of principal")
    }

    fn document(&self, what: DocumentType) -> &'static str {
        what.label()
    }

    fn pages(&self, pages: u32) -> String {
        if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") }
    }
}
