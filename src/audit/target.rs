//! The fact that a figure in a text tells: the one of the key and period that a tie names.

use super::book::Book;
use super::fact::{Fact, Place, same_days};
use super::value::{Value, agree};
use crate::diagnostic::nearest;
use crate::domain::figure::Hedge;
use crate::domain::{Details, Period, Scale, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Why a tie names no fact, and how to mend it.
#[derive(Debug)]
pub(super) struct Unfound {
    pub message: String,
    pub help: String,
    /// Whether it only follows from something that has a finding of its own.
    pub follows: bool,
}

impl Unfound {
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), follows: false }
    }
}

/// A key without the sign before it that says that the text tells the opposite: a net loss for a negative net income.
pub(super) fn unsigned(key: &str) -> (&str, bool) {
    key.strip_prefix('-').map_or((key, false), |key| (key, true))
}

/// A key without the members behind it, and those: `revenue[compute]` is the revenue of a segment.
pub(super) fn members_of(key: &str) -> (&str, Option<&str>) {
    match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
        Some((key, members)) => (key, Some(members)),
        None => (key, None),
    }
}

/// Whether a text's figure can be of a fact by what it counts: in texts the unit often stands elsewhere.
pub(super) fn fits(fact: &Fact<'_>, text: &Value) -> bool {
    let is_points = |it: &Value| it.unit == Unit::Points || (it.unit == Unit::Percent && it.scale == Scale::Hundredth);
    match (text.unit, fact.value.unit) {
        // A relative change is none in points, nor the other way round.
        (Unit::Percent | Unit::Points, Unit::Percent | Unit::Points) if matches!(fact.place, Place::Change(..)) => {
            is_points(text) == is_points(&fact.value)
        }
        (text, fact) if text == fact => true,
        (Unit::Points, Unit::Percent) | (Unit::Percent, Unit::Points) => is_points(text) && is_points(&fact.value),
        (Unit::Count, Unit::Shares | Unit::Ads | Unit::Months | Unit::Days | Unit::Years | Unit::Times)
        // `45 points` of a score are a count.
        | (Unit::Days | Unit::Years | Unit::Times | Unit::Points, Unit::Count) => true,
        (Unit::Money(text), Unit::PerShare(fact) | Unit::PerAds(fact)) => text == fact,
        // An amount of millions is none of a share.
        (Unit::PerShare(text) | Unit::PerAds(text), Unit::Money(of)) => {
            text == of && matches!(fact.value.scale, Scale::One | Scale::Hundredth)
        }
        _ => false,
    }
}

/// Whether a text's figure rounds from a fact: a fact that is coarser says nothing of the text's last digits. A change may
/// be told without its sign, as `9.3% less`; any other figure only where the tie says so.
pub(super) fn tells(book: &Book<'_>, fact: &Fact<'_>, text: &Value, negated: bool) -> bool {
    let unsigned = is_change(book, fact) && fact.value.number < Decimal::ZERO && text.number > Decimal::ZERO;
    let is_fine = fact.value.step() <= text.step() || is_bound(text);
    is_fine && agree(&signed(fact.value, negated || unsigned), text)
}

/// Whether words say that a figure is only a bound of what it tells.
pub(super) fn is_bound(text: &Value) -> bool {
    text.hedge.is_some_and(|hedge| !matches!(hedge, Hedge::Approximately | Hedge::UpTo))
}

/// Whether a text's figure that names no fact can tell one: a bound is as near to it as its digits allow, for else it would be
/// one of most figures.
pub(super) fn can_tell(book: &Book<'_>, fact: &Fact<'_>, text: &Value) -> bool {
    let exact = Value { hedge: None, ..*text };
    if !fits(fact, text) {
        return false;
    }
    let near = || {
        let (own, of_fact) = (exact.in_units()?, fact.value.in_units()?);
        Some((of_fact - own).abs() < exact.step())
    };
    tells(book, fact, &exact, false) || (is_bound(text) && near() == Some(true) && tells(book, fact, text, false))
}

/// Whether a figure of an announcement is the change of another one.
pub(super) fn is_change(book: &Book<'_>, fact: &Fact<'_>) -> bool {
    match fact.place {
        Place::Change(..) => true,
        Place::Cell(statement, line, column) => {
            let statement = &book.announcement.statements[statement as usize];
            statement.change(&statement.lines[line as usize], &statement.columns[column as usize]).is_some()
        }
        Place::Figure(at) => book.announcement.figures.get(at as usize).is_some_and(|it| it.change.is_some()),
        Place::Guidance(_) => fact.key.ends_with(".growth-low") || fact.key.ends_with(".growth-high"),
        _ => false,
    }
}

/// A value or its opposite.
pub(super) fn signed(value: Value, negated: bool) -> Value {
    if negated { Value { number: -value.number, ..value } } else { value }
}

/// The figures of a key and of the members that are named; of none, those of the company.
pub(super) fn of_members(book: &Book<'_>, key: &str, members: Option<&str>) -> impl Iterator<Item = u32> {
    book.of_key(key).filter(move |at| {
        let of = book.fact(*at).members;
        members.map_or(of.is_empty(), |members| of.are(members))
    })
}

/// The fact that a tie names: of its key and members, in the text's unit, of the named period. Without members it is the
/// company's. Without a period it is of the one that the document reports, or the only one there is. Of several statements of
/// it the most precise.
pub(super) fn find(book: &Book<'_>, key: &str, period: Option<&str>, text: &Value) -> Result<u32, Unfound> {
    let (key, members) = members_of(key);
    let of_key: Vec<u32> = of_members(book, key, members).collect();
    let Some(first) = of_key.first() else {
        let parts: BTreeSet<String> = book.of_key(key).map(|at| book.fact(at).members.name()).collect();
        let help = match nearest(key, book.facts.iter().map(|fact| &*fact.key)) {
            _ if !parts.is_empty() => {
                let named = |part: &String| if part.is_empty() { key.to_owned() } else { format!("{key}[{part}]") };
                format!("it is stated as {}", parts.iter().map(named).collect::<Vec<_>>().join(", "))
            }
            Some(key) => format!("did you mean `{key}`?"),
            None => "a key is the concept of a line, a metric, or a path such as `repurchase.2024.spent`".to_owned(),
        };
        let of = members.map(|members| format!("[{members}]")).unwrap_or_default();
        return Err(Unfound::new(format!("`{}` states no figure `{key}{of}`", book.announcement.id), help));
    };
    let of_unit: Vec<u32> = of_key.iter().copied().filter(|at| fits(book.fact(*at), text)).collect();
    if of_unit.is_empty() {
        let value = &book.fact(*first).value;
        let is_dollar = |it: &Value| it.unit.currency().is_some_and(|currency| currency.is_dollar());
        let is_undeclared = book.announcement.conventions.dollar.is_none() && is_dollar(value) && is_dollar(text);
        let declare = if is_undeclared {
            "; a bare `$` is the United States dollar's unless site.toml declares `[numbers] dollar`"
        } else {
            ""
        };
        let help = format!("it is stated as {}{declare}", value.shown());
        return Err(Unfound::new(format!("`{key}` is not stated in the unit of this figure"), help));
    }
    let named = period.map(|period| named_period(book, period)).transpose()?;
    let of_period = of_period(book, &of_unit, named);
    let finest = of_period.into_iter().min_by_key(|at| book.fact(*at).value.step());
    finest.ok_or_else(|| {
        let mut periods: Vec<String> = Vec::new();
        for period in of_unit.iter().filter_map(|at| Some(format!("@{}", book.fact(*at).period?.id()))) {
            if !periods.contains(&period) {
                periods.push(period);
            }
        }
        let periods = periods.join(", ");
        match period {
            None => Unfound {
                message: format!("which `{key}` is meant is not said"),
                help: format!("add a period to the key: {periods}"),
                follows: !book.announcement.unstated_periods().is_empty(),
            },
            Some(_) if periods.is_empty() => {
                Unfound::new(format!("`{key}` has no period"), format!("take `@` and what follows away: `{key}`"))
            }
            Some(period) => {
                Unfound::new(format!("`{key}` is not stated for {period}"), format!("it is stated for {periods}"))
            }
        }
    })
}

/// The period that a tie names.
pub(super) fn named_period(book: &Book<'_>, written: &str) -> Result<Period, Unfound> {
    Period::parse(written, &book.issuer.calendar).ok_or_else(|| {
        let help = "write it as in tables: 2024-Q1, 2024-03-31, 2023-12-31/2024-03-30";
        Unfound::new(format!("`{written}` is no period"), help)
    })
}

/// Those of a period; where none is named, of the one that is meant then.
pub(super) fn of_period(book: &Book<'_>, facts: &[u32], period: Option<Period>) -> Vec<u32> {
    match period {
        Some(period) => of(book, facts, period),
        None => implied(book, facts),
    }
}

fn of(book: &Book<'_>, facts: &[u32], period: Period) -> Vec<u32> {
    let is_of = |at: &u32| book.fact(*at).period.is_some_and(|of| same_days(of, period));
    facts.iter().copied().filter(is_of).collect()
}

/// What is meant without a period: the one that the document reports, or a balance at its end; else the only one.
fn implied(book: &Book<'_>, facts: &[u32]) -> Vec<u32> {
    if let Details::Results(results) = &book.announcement.details {
        for reported in results.periods.iter().map(|period| period.value) {
            let mut found = of(book, facts, reported);
            found.extend(of(book, facts, Period::Instant(reported.end())));
            if !found.is_empty() {
                return found;
            }
        }
    }
    let mut days = facts.iter().map(|at| book.fact(*at).days());
    let first = days.next();
    if days.all(|it| Some(it) == first) { facts.to_vec() } else { Vec::new() }
}
