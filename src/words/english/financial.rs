use super::English;
use crate::domain::Period;
use crate::domain::period::Part;
use crate::history::financials::{Cadence, Group};
use crate::words::financial::Financial;
use chrono::NaiveDate;

impl Financial for English {
    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Operations => "Income statement",
            Group::PerShare => "Per share, and numbers of shares",
            Group::BalanceSheet => "Balance sheet",
            Group::CashFlows => "Cash flows",
            Group::Reconciliation => "Reconciliations",
            Group::Other => "Other tables",
        }
    }

    fn cadence(&self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Quarters => "Quarters",
            Cadence::HalfYears => "Half-years",
            Cadence::Years => "Years",
            Cadence::Days => "Days",
        }
    }

    fn financials_by(&self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Quarters => "Financials by quarter",
            Cadence::HalfYears => "Financials by half-year",
            Cadence::Years => "Financials by year",
            Cadence::Days => "Financials by day",
        }
    }

    fn concept_description(&self, line: &str, company: &str) -> String {
        format!("{line} of {company} over time: every figure that statements give, each with its source.")
    }

    fn line_below(&self, label: &str, above: &str) -> String {
        format!("{}: {label}", above.trim_end_matches(':'))
    }

    fn confirmed(&self, times: usize) -> String {
        match times {
            1 => "confirmed once".to_owned(),
            2 => "confirmed twice".to_owned(),
            more => format!("confirmed {more} times"),
        }
    }

    fn short_date(&self, day: NaiveDate) -> String {
        day.format("%-d %b %Y").to_string()
    }

    fn periods_of(&self, period: &Period) -> &'static str {
        match (Cadence::of(*period), period) {
            (Some(Cadence::Days), _) => "Balances",
            (Some(cadence), _) => self.cadence(cadence),
            (None, Period::Span { fiscal: Some((_, Part::NineMonths)), .. }) => "Nine months",
            (None, _) => "Other periods",
        }
    }
}
