use super::English;
use crate::history::shares::{Basis, Stage};
use crate::words::company::Companies;
use crate::words::time::Times;
use chrono::NaiveDate;

impl Companies for English {
    fn meetings_description(&self, company: &str) -> String {
        format!("General meetings of {company}: dates, deadlines for holders, resolutions and votes.")
    }

    fn shares_of(&self, number: u32, class: &str) -> String {
        let one = class.strip_suffix("shares").filter(|_| number == 1);
        one.map_or_else(|| class.to_owned(), |kind| format!("{kind}share"))
    }

    fn depositary_shares(&self, number: u32) -> &'static str {
        if number == 1 { "ADS" } else { "ADSs" }
    }

    fn shares_description(&self, company: &str) -> String {
        format!("Shares of {company} in issue, from document to document, with what led from one count to the next.")
    }

    fn count_basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Issued => "Shares in issue",
            Basis::Outstanding => "Shares in issue without treasury shares",
            Basis::Treasury => "Treasury shares",
            Basis::Entitled => "Shares entitled to vote",
        }
    }

    fn count_stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::BeforeIssue => "before the issue",
            Stage::AfterIssue => "after the issue",
            Stage::BeforePurchase => "before the purchase",
            Stage::AfterPurchase => "after the purchase",
            Stage::Meeting => "at the general meeting",
        }
    }

    fn shares_issued(&self, number: &str) -> String {
        format!("{number} issued, as stated")
    }

    fn shares_bought(&self, number: &str) -> String {
        format!("{number} bought back, as stated")
    }

    fn unknown_between(&self) -> &'static str {
        "Each point is a count that a document states, on the document's day; between them none is known."
    }

    fn people_description(&self, company: &str) -> String {
        format!("Board and management of {company}, and what has changed, each with the announcement that says it.")
    }

    fn listed_anew(&self, person: &str, before: NaiveDate, is_on: bool) -> String {
        let day = self.date(before);
        if is_on {
            format!("{person} is on the list of the board, and wasn't on that of {day}")
        } else {
            format!("{person} is no longer on the list of the board, as on that of {day}")
        }
    }
}
