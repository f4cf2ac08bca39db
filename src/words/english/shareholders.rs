use super::English;
use crate::domain::ads::AdsRatio;
use crate::domain::occasion::DividendDay;
use crate::history::dividends::Sort;
use crate::history::dividends::total::Basis;
use crate::history::plan::Stage;
use crate::words::shareholders::{DividendState, ShareholderPage, Shareholders};
use crate::words::time::Times;
use chrono::NaiveDate;

impl Shareholders for English {
    fn shareholder_page(&self, page: ShareholderPage) -> &'static str {
        match page {
            ShareholderPage::Front => "Shareholders",
            ShareholderPage::Dividends => "Dividends",
            ShareholderPage::Repurchases => "Share repurchases",
            ShareholderPage::Results => "Results",
        }
    }

    fn shareholder_description(&self, page: ShareholderPage, company: &str) -> String {
        match page {
            ShareholderPage::Front => {
                format!(
                    "For shareholders of {company}: dates to come, dividends, repurchases, securities and contacts."
                )
            }
            ShareholderPage::Dividends => {
                format!("Dividends of {company}: amounts per share and per ADS, dates, and totals by year.")
            }
            ShareholderPage::Repurchases => {
                format!("Share repurchase plans of {company}: what is authorized, what was used, and how they got on.")
            }
            ShareholderPage::Results => {
                format!("Results of {company} by period: releases, statements, metrics, calls and files.")
            }
        }
    }

    fn dividend_sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Interim => "Interim",
            Sort::Final => "Final",
            Sort::Special => "Special",
            Sort::Other => "Dividend",
        }
    }

    fn dividend_day_name(&self, day: DividendDay) -> &'static str {
        match day {
            DividendDay::Ex => "Ex-dividend date",
            DividendDay::LastLodgement => "Latest time to lodge transfers",
            DividendDay::Record => "Record date",
            DividendDay::Payment => "Payment date",
            DividendDay::Conversion => "Day of the exchange rate",
            DividendDay::BookCloses => "Book closure begins",
            DividendDay::BookClosureEnds => "Book closure ends",
        }
    }

    fn dividend_state(&self, state: DividendState) -> String {
        match state {
            DividendState::Declared => "Declared".to_owned(),
            DividendState::Proposed(day) => format!("Subject to approval on {}", self.date(day)),
            DividendState::Approved => "Approved by shareholders".to_owned(),
            DividendState::Rejected => "Not approved by shareholders".to_owned(),
            DividendState::Cancelled => "Cancelled".to_owned(),
        }
    }

    fn computed_by_ratio(&self, amount: &str, ratio: AdsRatio, is_for_ads: bool) -> String {
        if is_for_ads { format!("computed: {ratio} × {amount}") } else { format!("computed: {amount} ÷ {ratio}") }
    }

    fn computed_from(&self, parts: &str) -> String {
        format!("computed: {parts}")
    }

    fn per_security(&self, is_ads: bool) -> &'static str {
        if is_ads { "per ADS" } else { "per share" }
    }

    fn all_holders(&self) -> &'static str {
        "Other holders"
    }

    fn called_off(&self) -> &'static str {
        "Cancelled"
    }

    fn no_such_day(&self) -> &'static str {
        "None"
    }

    fn dividends_by_year(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Financial => "Dividends by financial year",
            Basis::Announced => "Dividends by year of announcement",
        }
    }

    fn total_per_security(&self, is_ads: bool) -> &'static str {
        if is_ads { "Total per ADS" } else { "Total per share" }
    }

    fn plan_stage(&self, stage: Stage) -> String {
        match stage {
            Stage::ToBegin(day) => format!("Begins {}", self.date(day)),
            Stage::Running(Some(end)) => format!("Running until {}", self.date(end)),
            Stage::Running(None) => "Last day not stated".to_owned(),
            Stage::Ended(day) => format!("Ended {}", self.date(day)),
        }
    }

    fn used_of(&self, percent: &str, authorized: &str) -> String {
        format!("{percent} of {authorized}")
    }

    fn days_elapsed(&self, days: i64, all: i64, percent: &str) -> String {
        format!("{days} of {all} days elapsed, {percent}")
    }

    fn period_to(&self, end: NaiveDate) -> String {
        format!("Period to {}", self.date(end))
    }

    fn metrics_stated(&self, count: usize) -> String {
        if count == 1 { "1 metric".to_owned() } else { format!("{count} metrics") }
    }
}
