//! The days and instants that a document states: where its typed facts say them, and as what they are listed.

use super::event::{Event, EventKind};
use super::office::Step;
use super::statement::ExchangeRate;
use super::{Moment, Period, Span};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;

/// A day or instant that a document states.
#[derive(Clone, Debug)]
pub struct Occasion<'a> {
    /// Its name within the document, by which others can mean it: `ex-date`, `deadline-2`.
    pub key: Cow<'a, str>,
    /// What kind of event it is.
    pub kind: EventKind,
    /// What happens.
    pub title: Title<'a>,
    /// What messages call it: `payment date`.
    pub name: &'a str,
    /// When.
    pub moment: Moment,
    /// Where it is typed.
    pub span: Span,
    /// The plan that it is a day of: the same day of the same plan in another document is the same event.
    pub plan: Option<&'a str>,
    /// The event that states it as such, with what else that tells of it.
    pub event: Option<&'a Event>,
}

impl<'a> Occasion<'a> {
    /// An occasion at a day or instant that is stated.
    #[must_use]
    pub fn at(
        key: impl Into<Cow<'a, str>>,
        kind: EventKind,
        title: Title<'a>,
        name: &'a str,
        (moment, span): (Moment, Span),
    ) -> Self {
        Self { key: key.into(), kind, title, name, moment, span, plan: None, event: None }
    }

    /// An occasion on a whole day in the zone of the dateline.
    #[must_use]
    pub fn on(
        key: impl Into<Cow<'a, str>>,
        kind: EventKind,
        title: Title<'a>,
        name: &'a str,
        (day, zone, span): (NaiveDate, Tz, Span),
    ) -> Self {
        Self::at(key, kind, title, name, (Moment::day(day, zone), span))
    }
}

/// `key` for the first of a list, `key-2` for the second.
#[must_use]
pub fn nth(key: &'static str, index: usize) -> Cow<'static, str> {
    if index == 0 { Cow::Borrowed(key) } else { Cow::Owned(format!("{key}-{}", index + 1)) }
}

/// What happens. A text borrowed from the archive stands as it is printed.
#[derive(Clone, Copy, Debug)]
pub enum Title<'a> {
    /// Words of the archive.
    Text(&'a str),
    /// The end of a reported period.
    PeriodEnds(Period),
    /// The call on the results of a period.
    ResultsCall(Period),
    /// The end of the period that a dividend is declared for.
    DividendPeriodEnds(DividendOf<'a>),
    /// A day of a dividend.
    Dividend(DividendDay, DividendOf<'a>),
    /// Shareholders approve a dividend.
    DividendApproved(DividendOf<'a>),
    /// Until then holders may choose how they are paid, by what is called so.
    DividendElection(&'a str, DividendOf<'a>),
    /// A meeting's name, what is due before it, and whom that is for.
    BeforeMeeting(&'a str, &'a str, &'a str),
    /// A change of the board: what it is, the person (by name, where events are told), as what, and on which committee.
    BoardChange(Step, &'a str, Option<&'a str>, Option<&'a str>),
    /// The register is closed from this day for a meeting of this name.
    MeetingBookCloses(&'a str),
    /// The register is closed until this day for it.
    MeetingBookClosureEnds(&'a str),
    /// The option for so many shares is exercised, or their issue agreed.
    IssueAgreed(&'a str),
    /// The issue of so many shares is completed.
    IssueCompleted(&'a str),
    /// Shares in issue are counted from this day, for an issue of so many.
    CountedSince(&'a str),
    /// Dealings in so many shares begin.
    DealingsBegin(&'a str),
    /// Shares were bought back.
    Bought,
    /// A day of debt of this name.
    Debt(DebtDay, &'a str),
    /// The day of an exchange rate.
    Rate(&'a ExchangeRate),
    /// A day of a repurchase plan of this name.
    Plan(PlanDay, &'a str),
}

/// A day of an issue of debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebtDay {
    /// The option to buy more of it ends.
    OptionEnds,
    /// It is issued and paid.
    Issued,
    /// Interest is paid for the first time.
    FirstInterest,
    /// It can be converted from this day on.
    Convertible,
    /// The issuer can redeem it.
    Redeemable,
    /// Holders can sell it back.
    Puttable,
    /// It matures.
    Matures,
}

/// Which dividend, and whose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DividendOf<'a> {
    /// Its type, where the document has several.
    pub what: Option<&'a str>,
    /// The listing (its market, where events are told) that the day is of.
    pub listing: Option<&'a str>,
    /// The holders that the day is of, as printed.
    pub holders: Option<&'a str>,
    /// The amount as printed; `None` where it isn't stated as one.
    pub amount: Option<&'a str>,
    /// Whether it is to be announced.
    pub is_open: bool,
}

/// A day of a dividend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DividendDay {
    /// Shares trade without it from this day.
    Ex,
    /// The last time to lodge transfers.
    LastLodgement,
    /// Who is on the register receives it.
    Record,
    /// It is paid.
    Payment,
    /// Amounts are converted at its rates.
    Conversion,
    /// The register is closed from this day.
    BookCloses,
    /// The register is closed until this day.
    BookClosureEnds,
}

/// A day of a repurchase plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDay {
    /// It is announced.
    Announced,
    /// Its window begins.
    Starts,
    /// Its window ends.
    Ends,
    /// Its window ends, as computed from its start and length.
    EndsComputed,
    /// What its progress is told for.
    Progress,
}
