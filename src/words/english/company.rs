use super::English;
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
