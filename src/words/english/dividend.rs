use super::English;
use crate::domain::Period;
use crate::domain::occasion::DividendDay;
use crate::words::dividend::Dividends;
use crate::words::time::Times;
use chrono::NaiveDate;

impl Dividends for English {
    fn dividend_day(&self, day: DividendDay, market: Option<&str>, holders: Option<&str>) -> String {
        let (name, of) = match day {
            DividendDay::Ex => ("Ex-dividend date", "on"),
            DividendDay::LastLodgement => ("Latest time to lodge transfers", "for"),
            DividendDay::Record => ("Record date", "for"),
            DividendDay::Payment => ("Payment date", "for"),
            DividendDay::Conversion => ("Day of the exchange rate", "for"),
            DividendDay::BookCloses => ("First day of book closure", "for"),
            DividendDay::BookClosureEnds => ("Last day of book closure", "for"),
        };
        of_whom(name, of, market, holders)
    }

    fn dividend_day_means(&self, day: DividendDay) -> &'static str {
        match day {
            DividendDay::Ex => "Shares trade without the dividend from this day.",
            DividendDay::LastLodgement => "Transfers that arrive later don't count.",
            DividendDay::Record => "Who is on the register on this day receives the dividend.",
            DividendDay::Payment => "The dividend is paid.",
            DividendDay::Conversion => "Amounts are converted at the rate of this day.",
            DividendDay::BookCloses | DividendDay::BookClosureEnds => self.book_closure_means(),
        }
    }

    fn book_closure(&self, market: Option<&str>, holders: Option<&str>) -> String {
        of_whom("Book closure", "for", market, holders)
    }

    fn book_closure_means(&self) -> &'static str {
        "No transfers are registered on these days."
    }

    fn approval(&self) -> &'static str {
        "Shareholders' approval"
    }

    fn approval_means(&self) -> &'static str {
        "The dividend depends on it."
    }

    fn election_means(&self) -> &'static str {
        "Holders may choose until then."
    }

    fn to_be_announced(&self) -> &'static str {
        "To be announced"
    }

    fn unstated(&self) -> &'static str {
        "Not stated"
    }

    fn for_period(&self, period: Option<&Period>, end: NaiveDate, is_over: bool) -> String {
        match (period, is_over) {
            (Some(period @ Period::Span { fiscal: Some(_), .. }), _) => format!("for {}", self.period(period)),
            (_, true) => format!("for the period that ended on {}", self.date(end)),
            (_, false) => format!("for the period that ends on {}", self.date(end)),
        }
    }

    fn computed_per_ads(&self, sum: &str, ratio: &str) -> String {
        format!("computed: {sum}, as {ratio}. The document states no amount per ADS.")
    }

    fn computed_sum(&self, sum: &str) -> String {
        format!("computed: {sum}. The document states no total.")
    }

    fn paid(&self, market: Option<&str>, holders: Option<&str>, rate: Option<&str>) -> String {
        let whom = of_whom("paid", "on", market, holders);
        rate.map_or_else(|| whom.clone(), |rate| format!("{whom}, at {rate}"))
    }

    fn components(&self) -> &'static str {
        "Components"
    }

    fn dividend_details(&self) -> &'static str {
        "Details"
    }

    fn franking(&self) -> &'static str {
        "Franking"
    }

    fn paid_on(&self) -> &'static str {
        "Class of shares"
    }

    fn terms_of(&self, market: Option<&str>, holders: Option<&str>) -> String {
        match (market, holders) {
            (Some(market), None) => format!("Information relating to the share register ({market})"),
            (Some(market), Some(holders)) => format!("{holders} ({market})"),
            (None, Some(holders)) => holders.to_owned(),
            (None, None) => "How it is paid".to_owned(),
        }
    }
}

/// Words with the market and the holders that they are of.
fn of_whom(name: &str, of: &str, market: Option<&str>, holders: Option<&str>) -> String {
    match (market, holders) {
        (Some(market), Some(holders)) => format!("{name} {of} {market} ({holders})"),
        (Some(market), None) => format!("{name} {of} {market}"),
        (None, Some(holders)) => format!("{name} ({holders})"),
        (None, None) => name.to_owned(),
    }
}
