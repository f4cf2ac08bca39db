use super::English;
use crate::audit::Rule;
use crate::domain::ads::AdsRatio;
use crate::words::page::Pages;
use crate::words::time::Times;
use chrono::NaiveDate;

impl Pages for English {
    fn of_year(&self, what: &str, year: i32) -> String {
        format!("{what} of {year}")
    }

    fn of_month(&self, what: &str, year: i32, month: u32) -> String {
        format!("{what} of {}", self.month_of(year, month))
    }

    fn list_description(&self, title: &str, what: &str, company: &str) -> String {
        let stop = if company.ends_with('.') { "" } else { "." };
        format!("{title}: {what} {company}{stop}")
    }

    fn feed(&self, language: Option<&str>) -> String {
        language.map_or_else(|| "Feed".to_owned(), |tag| format!("Feed in {tag}"))
    }

    fn checks_description(&self, company: &str) -> String {
        format!("The rules that tie the figures of {company} to each other, and what they determine.")
    }

    fn figures_description(&self, company: &str) -> String {
        format!("Statements and operating metrics of {company}, each with its source, as tables and CSV.")
    }

    fn statements_of(&self, year: i32) -> String {
        format!("Statements of {year}")
    }

    fn year_description(&self, company: &str, year: i32) -> String {
        let title = self.statements_of(year);
        format!("{title}: the tables of the announcements that {company} made in {year}, with CSV.")
    }

    fn metric_description(&self, metric: &str, company: &str) -> String {
        format!("{metric} of {company}: definition and every published value with its source.")
    }

    fn company_description(&self, company: &str) -> String {
        format!("{company}: its names, securities, listings, places and people.")
    }

    fn statement_description(&self, statement: &str, issuer: &str, announcement: &str, dated: NaiveDate) -> String {
        format!("{statement} of {issuer}, from “{announcement}” of {}.", self.date(dated))
    }

    fn title_of_day(&self, title: &str, dated: NaiveDate) -> String {
        format!("{title} of {}.", self.date(dated))
    }

    fn ads_ratio(&self, ratio: AdsRatio, class: &str) -> String {
        format!("one ADS stands for {ratio} {class}")
    }

    fn day_to_day(&self, from: NaiveDate, to: NaiveDate) -> String {
        format!("{} to {}", self.date(from), self.date(to))
    }

    fn footnote(&self, mark: &str) -> String {
        format!("footnote {mark}")
    }

    fn footnote_mark(&self, mark: &str) -> String {
        format!("Footnote {mark}")
    }

    fn printed_otherwise(&self, printed: &str, expected: &str, rule: Rule) -> String {
        format!("Printed {printed}, where {expected} follows from “{}”", rule.title())
    }

    fn printed_by_rule(&self, printed: &str, expected: &str, rule: Rule) -> String {
        format!("printed {printed}, where {expected} follows from the rule “{}”", rule.title())
    }
}
