use super::English;
use crate::domain::Kind;
use crate::domain::event::{EventKind, Status};
use crate::domain::occasion::{DebtDay, DividendDay, DividendOf, PlanDay, Title};
use crate::domain::office::Step;
use crate::domain::relation::Verb;
use crate::words::event::Events;
use crate::words::time::Times;
use crate::words::unit::Units;

impl Events for English {
    fn kind(&self, kind: Kind) -> &'static str {
        kind.label()
    }

    fn kinds(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Results => "Results",
            Kind::Dividend => "Dividends",
            Kind::Meeting => "General meeting notices",
            Kind::Poll => "Poll results",
            Kind::BoardChange => "Board changes",
            Kind::Issuance => "Share issuances",
            Kind::Buyback => "Share buyback returns",
            Kind::Debt => "Debt issues",
            Kind::Document => "Documents",
            Kind::Other => "Other announcements",
        }
    }

    fn event(&self, kind: EventKind) -> &'static str {
        kind.label()
    }

    fn events(&self, kind: EventKind) -> &'static str {
        match kind {
            EventKind::Announcement => "Announcements",
            EventKind::Results => "Results days",
            EventKind::Call => "Conference calls",
            EventKind::Meeting => "General meetings",
            EventKind::ExDate => "Ex-dividend dates",
            EventKind::RecordDate => "Record dates",
            EventKind::Deadline => "Deadlines",
            EventKind::Payment => "Payments",
            EventKind::Listing => "Starts of dealings",
            EventKind::ClosedPeriod => "Closed periods",
            EventKind::PeriodEnd => "Period ends",
            EventKind::PlanStart => "Repurchase plan starts",
            EventKind::PlanEnd => "Repurchase plan ends",
            EventKind::AsOf => "As-of dates",
            EventKind::BoardChange => "Board changes",
            EventKind::Term => "Terms of debt issues",
            EventKind::Other => "Other events",
        }
    }

    fn step(&self, step: Step) -> &'static str {
        match step {
            Step::Appointed => "Appointed",
            Step::Elected => "Elected",
            Step::ReElected => "Re-elected",
            Step::ReDesignated => "Re-designated",
            Step::Resigned => "Resigned",
            Step::Retired => "Retired",
            Step::Removed => "Removed",
            Step::Deceased => "Deceased",
        }
    }

    fn event_title(&self, title: &Title<'_>) -> String {
        match *title {
            Title::Text(text) => text.to_owned(),
            Title::PeriodEnds(period) => format!("{} ends", self.period(&period)),
            Title::ResultsCall(period) => format!("Results call for {}", self.period(&period)),
            Title::DividendPeriodEnds(of) => format!("Reporting period of the dividend ends: {}", dividend(of)),
            Title::Dividend(day, of) => format!("{}: {}", dividend_day(day, of), dividend(of)),
            Title::DividendApproved(of) => format!("Shareholders' approval of the dividend: {}", dividend(of)),
            Title::DividendElection(name, of) => format!("{name}, deadline for elections: {}", dividend(of)),
            Title::BeforeMeeting(meeting, what, holders) => format!("{meeting}: {what} ({holders})"),
            Title::BoardChange(step, person, capacity, committee) => {
                let office: Vec<&str> = capacity.into_iter().chain(committee).collect();
                let office = if office.is_empty() { String::new() } else { format!(" as {}", office.join(", ")) };
                format!("{person}: {}{office}", self.step(step).to_lowercase())
            }
            Title::MeetingBookCloses(meeting) => format!("{meeting}: first day of book closure"),
            Title::MeetingBookClosureEnds(meeting) => format!("{meeting}: last day of book closure"),
            Title::IssueAgreed(number) => format!("Option exercised or issue agreed: {number}"),
            Title::IssueCompleted(number) => format!("Issue completed: {number}"),
            Title::CountedSince(number) => {
                format!("Shares in issue counted from this day: issue of {number}")
            }
            Title::DealingsBegin(number) => format!("Dealings begin: {number} issued"),
            Title::Bought => "Shares bought back on this day".to_owned(),
            Title::Debt(day, name) => debt_day(day, name),
            Title::Rate(rate) => format!("Exchange rate {}", self.equation(rate)),
            Title::Plan(day, name) => match day {
                PlanDay::Announced => format!("{name} announced"),
                PlanDay::Starts => format!("{name} starts"),
                PlanDay::Ends => format!("{name} ends"),
                PlanDay::EndsComputed => format!("{name} ends (computed from its start and length)"),
                PlanDay::Progress => format!("{name}: progress as of this day"),
            },
        }
    }

    fn status(&self, status: Status) -> &'static str {
        status.id()
    }

    fn became(&self, verb: Verb, kind: EventKind, to: Option<&str>) -> String {
        match (verb, to) {
            (Verb::Cancels, _) => "cancelled".to_owned(),
            // What was due before a meeting that is moved has no day of its own to come.
            (Verb::Postpones, None) if matches!(kind, EventKind::RecordDate | EventKind::Deadline) => {
                "no longer applies".to_owned()
            }
            (Verb::Postpones, None) => "postponed, new date to be announced".to_owned(),
            (Verb::Postpones, Some(to)) => format!("postponed to {to}"),
            (Verb::Corrects, Some(to)) => format!("corrected to {to}"),
            (Verb::Updates, Some(to)) => format!("updated to {to}"),
            (Verb::Updates | Verb::Corrects, None) => "updated".to_owned(),
        }
    }

    fn changed_by(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Updates => "Updated by",
            Verb::Corrects => "Corrected by",
            Verb::Postpones => "Postponed by",
            Verb::Cancels => "Cancelled by",
        }
    }

    fn changes(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Updates => "Updates",
            Verb::Corrects => "Corrects",
            Verb::Postpones => "Postpones",
            Verb::Cancels => "Cancels",
        }
    }

    fn changed_since(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Updates => "Updated since",
            Verb::Corrects => "Corrected since",
            Verb::Postpones => "Postponed since",
            Verb::Cancels => "Cancelled since",
        }
    }

    fn change_noun(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Updates => "Update",
            Verb::Corrects => "Correction",
            Verb::Postpones => "Postponement",
            Verb::Cancels => "Cancellation",
        }
    }

    fn calendar(&self) -> &'static str {
        "the financial calendar"
    }
}

fn debt_day(day: DebtDay, name: &str) -> String {
    match day {
        DebtDay::OptionEnds => format!("Option to buy more ends: {name}"),
        DebtDay::Issued => format!("{name} issued"),
        DebtDay::FirstInterest => format!("First interest on {name}"),
        DebtDay::Convertible => format!("{name} can be converted"),
        DebtDay::Redeemable => format!("{name} can be redeemed by the issuer"),
        DebtDay::Puttable => format!("{name} can be sold back by holders"),
        DebtDay::Matures => format!("{name} mature"),
    }
}

fn dividend_day(day: DividendDay, of: DividendOf<'_>) -> String {
    let (alone, joined) = match day {
        DividendDay::Ex => ("Ex-dividend date", "on"),
        DividendDay::LastLodgement => ("Last time to lodge transfers", "for"),
        DividendDay::Record => ("Record date", "for"),
        DividendDay::Payment => ("Payment", "for"),
        DividendDay::Conversion => ("Day of the exchange rate", "for"),
        DividendDay::BookCloses => ("First day of book closure", "for"),
        DividendDay::BookClosureEnds => ("Last day of book closure", "for"),
    };
    match (of.listing, of.holders) {
        (Some(market), Some(holders)) => format!("{alone} {joined} {market} ({holders})"),
        (Some(market), None) => format!("{alone} {joined} {market}"),
        (None, Some(holders)) => format!("{alone} ({holders})"),
        (None, None) => alone.to_owned(),
    }
}

/// The amount of a dividend, and its type where a document has several.
fn dividend(of: DividendOf<'_>) -> String {
    let amount = of.amount.unwrap_or(if of.is_open { "amount to be announced" } else { "amount in parts" });
    of.what.map_or_else(|| amount.to_owned(), |what| format!("{amount} ({what})"))
}
