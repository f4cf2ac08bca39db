//! A return of shares bought back: prices, what was paid, totals, and what is left in issue.

use crate::audit::book::Book;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::securities::{counted, percent, told_in};
use crate::audit::value::{Interval, Value};
use crate::domain::kind::buyback::{Buyback, Purchase, Total, Treatment};
use crate::domain::{Amount, Located, Unit};
use rust_decimal::Decimal;

/// Ties what the return states.
pub(super) fn ties(book: &Book<'_>, buyback: &Buyback, ties: &mut Vec<Tie>) {
    let stated = Stated { book };
    for it in &buyback.purchases {
        stated.row(it, ties);
    }
    for it in &buyback.totals {
        stated.prices([it.high.as_ref(), it.low.as_ref(), it.average.as_ref()], ties);
        stated.total(it, &buyback.purchases, ties);
    }
    stated.counts(buyback, ties);
}

/// A figure that may not be stated.
type Figure<'a> = Option<&'a Located<Amount>>;

/// The figures of a return.
struct Stated<'b, 'a> {
    book: &'b Book<'a>,
}

impl Stated<'_, '_> {
    fn at(&self, amount: Figure<'_>) -> Option<u32> {
        self.book.at(amount?.span)
    }

    fn value(&self, at: u32) -> &Value {
        &self.book.fact(at).value
    }

    fn made(&self, result: u32, value: Option<Interval>, inputs: Vec<u32>, because: &str) -> Option<Tie> {
        Some(Made { value: value?, inputs, because: because.to_owned() }.tie(self.book, Rule::Buyback, result))
    }

    fn row(&self, it: &Purchase, ties: &mut Vec<Tie>) {
        self.prices([it.high.as_ref(), it.low.as_ref(), it.average.as_ref()], ties);
        let number = self.at(Some(&it.number));
        ties.extend(number.and_then(|number| self.average(it.average.as_ref(), it.paid.as_ref(), number)));
        ties.extend(number.and_then(|number| self.paid(it, number)));
        ties.extend(number.and_then(|number| self.ads(it.ads.as_ref(), number)));
    }

    /// The lowest price is no higher than the highest, and the average between both.
    fn prices(&self, [high, low, average]: [Figure<'_>; 3], ties: &mut Vec<Tie>) {
        let [high, low, average] = [high, low, average].map(|it| self.at(it));
        ties.extend(low.and_then(|low| self.bounded(low, high?, false, "the highest price is")));
        ties.extend(average.and_then(|average| self.bounded(average, high?, false, "the highest price is")));
        ties.extend(average.and_then(|average| self.bounded(average, low?, true, "the lowest price is")));
    }

    /// A figure that is no more, or no less, than another of its unit.
    fn bounded(&self, result: u32, bound: u32, is_least: bool, because: &str) -> Option<Tie> {
        let (value, of) = (self.value(result), self.value(bound));
        if value.unit != of.unit {
            return None;
        }
        let (own, other) = (value.interval()?, of.interval()?);
        let fails = if is_least { own.high < other.low } else { own.low > other.high };
        let failure = fails.then(|| Failure { expected: of.shown(), because: because.to_owned() });
        Some(Tie::new(Rule::Buyback, result, [bound], failure).bounded())
    }

    /// What was paid, divided by the number, is the average price.
    fn average(&self, average: Figure<'_>, paid: Figure<'_>, number: u32) -> Option<Tie> {
        let (average, paid) = (self.at(average)?, self.at(paid)?);
        let securities = counted(self.value(number), self.value(average), self.book.ads_ratio())?;
        let same = self.value(average).unit.currency() == self.value(paid).unit.currency();
        let of_one = self.value(paid).interval()?.over(securities).filter(|_| same);
        self.made(average, of_one, vec![paid, number], "what was paid, divided by the number, makes it")
    }

    /// What was paid lies between the number at the lowest and at the highest price.
    fn paid(&self, it: &Purchase, number: u32) -> Option<Tie> {
        let paid = self.at(it.paid.as_ref())?;
        let high = self.at(it.high.as_ref())?;
        let stated = self.value(paid);
        let cost = |price: u32| {
            let price = self.value(price);
            let same = price.unit.currency() == stated.unit.currency();
            counted(self.value(number), price, self.book.ads_ratio())?.times(price.interval()?).filter(|_| same)
        };
        let most = cost(high)?;
        let (least, inputs) = match self.at(it.low.as_ref()) {
            Some(low) => (Some(cost(low)?), vec![high, low, number]),
            None => (None, vec![high, number]),
        };
        let own = stated.interval()?;
        let fails = own.low > most.high || least.is_some_and(|least| own.high < least.low);
        let failure = fails.then(|| {
            let range = Interval { low: least.map_or(most.low, |it| it.low), high: most.high };
            let because = match least {
                Some(_) => "the number at the lowest and the highest price makes it",
                None => "the number at the highest price makes it no more than",
            };
            Failure { expected: stated.expected(range), because: because.to_owned() }
        });
        Some(Tie::new(Rule::Buyback, paid, inputs, failure).bounded())
    }

    /// The shares are so many as the ADSs stand for.
    fn ads(&self, ads: Figure<'_>, number: u32) -> Option<Tie> {
        let ads = self.at(ads).filter(|_| self.value(number).unit == Unit::Shares)?;
        let shares = told_in(self.value(ads), Unit::Shares, self.book.ads_ratio());
        self.made(number, shares, vec![ads], "the ADSs stand for")
    }

    fn total(&self, it: &Total, rows: &[Purchase], ties: &mut Vec<Tie>) {
        let rows: Vec<&Purchase> = rows.iter().filter(|row| it.covers(row)).collect();
        let currency = it.paid.as_ref().or(it.average.as_ref()).or(it.high.as_ref()).and_then(|it| it.unit.currency());
        let is_of = |row: &&&Purchase| {
            let price = row.paid.as_ref().or(row.average.as_ref()).or(row.high.as_ref());
            currency.is_none() || price.is_none_or(|price| price.unit.currency() == currency)
        };
        let of_currency: Vec<&Purchase> = rows.iter().filter(is_of).copied().collect();
        let number = |rows: &[&Purchase]| self.sum(it.number.as_ref(), rows, |row| Some(&row.number));
        // The number may be of all rows where what was paid is of one currency.
        ties.extend(number(&of_currency).map(|tie| match tie.failure {
            Some(_) => number(&rows).filter(|all| all.failure.is_none()).unwrap_or(tie),
            None => tie,
        }));
        ties.extend(self.sum(it.paid.as_ref(), &of_currency, |row| row.paid.as_ref()));
        ties.extend(self.outermost(it.high.as_ref(), &of_currency, |row| row.high.as_ref(), true));
        ties.extend(self.outermost(it.low.as_ref(), &of_currency, |row| row.low.as_ref(), false));
        ties.extend(self.weighted(it.average.as_ref(), &of_currency));
        if let Some(tie) =
            self.at(it.number.as_ref()).and_then(|number| self.average(it.average.as_ref(), it.paid.as_ref(), number))
        {
            ties.push(tie);
        }
    }

    /// The sum of what all rows state.
    fn sum(&self, total: Figure<'_>, rows: &[&Purchase], of: fn(&Purchase) -> Figure<'_>) -> Option<Tie> {
        let total = self.at(total)?;
        let parts: Vec<u32> = rows.iter().map(|row| self.at(of(row))).collect::<Option<_>>()?;
        let (unit, ratio) = (self.value(total).unit, self.book.ads_ratio());
        let mut sum = Interval::point(Decimal::ZERO);
        for part in &parts {
            sum = sum.plus(told_in(self.value(*part), unit, ratio)?)?;
        }
        self.made(total, Some(sum).filter(|_| !parts.is_empty()), parts, "the rows add up to")
    }

    /// The highest or lowest price of all rows.
    fn outermost(
        &self,
        total: Figure<'_>,
        rows: &[&Purchase],
        of: fn(&Purchase) -> Figure<'_>,
        is_high: bool,
    ) -> Option<Tie> {
        let total = self.at(total)?;
        let parts: Vec<u32> = rows.iter().map(|row| self.at(of(row))).collect::<Option<_>>()?;
        if parts.iter().any(|part| self.value(*part).unit != self.value(total).unit) {
            return None;
        }
        let number = |part: &u32| self.value(*part).in_units();
        let mut numbers = parts.iter().map(number).collect::<Option<Vec<_>>>()?.into_iter();
        let first = numbers.next()?;
        let outermost = numbers.fold(first, |a, b| if is_high { a.max(b) } else { a.min(b) });
        let because = if is_high { "the highest price of the rows is" } else { "the lowest price of the rows is" };
        self.made(total, Some(Interval::point(outermost)), parts, because)
    }

    /// The average of the rows, weighted by their numbers: of what was paid where that is stated.
    fn weighted(&self, total: Figure<'_>, rows: &[&Purchase]) -> Option<Tie> {
        let total = self.at(total)?;
        let (mut paid, mut number) = (Interval::point(Decimal::ZERO), Interval::point(Decimal::ZERO));
        let mut inputs = Vec::with_capacity(rows.len() * 2);
        for row in rows {
            let of_row = self.at(Some(&row.number))?;
            let securities = counted(self.value(of_row), self.value(total), self.book.ads_ratio())?;
            let (amount, of) = match (self.at(row.paid.as_ref()), self.at(row.average.as_ref())) {
                (Some(of), _) => (self.value(of).interval()?, of),
                (None, Some(of)) if self.value(of).unit == self.value(total).unit => {
                    (self.value(of).interval()?.times(securities)?, of)
                }
                (None, _) => return None,
            };
            if self.value(of).unit.currency() != self.value(total).unit.currency() {
                return None;
            }
            (paid, number) = (paid.plus(amount)?, number.plus(securities)?);
            inputs.extend([of, of_row]);
        }
        self.made(total, paid.over(number), inputs, "the rows, weighted by their numbers, make it")
    }

    fn counts(&self, it: &Buyback, ties: &mut Vec<Tie>) {
        let [before, after, treasury_before, treasury, issued, part] =
            [&it.outstanding_before, &it.outstanding, &it.treasury_before, &it.treasury, &it.issued, &it.percent]
                .map(|it| self.at(it.as_ref()));
        if let (Some(issued), Some(after), Some(treasury)) = (issued, after, treasury) {
            let sum = || self.value(after).interval()?.plus(self.value(treasury).interval()?);
            ties.extend(self.made(
                issued,
                sum(),
                vec![after, treasury],
                "the shares outside and those in treasury make it",
            ));
        }
        let rows: Option<Vec<u32>> = it.purchases.iter().map(|row| self.at(Some(&row.number))).collect();
        let Some(rows) = rows else { return };
        let bought = rows.iter().try_fold(Interval::point(Decimal::ZERO), |sum, row| {
            sum.plus(told_in(self.value(*row), Unit::Shares, self.book.ads_ratio())?)
        });
        let Some(bought) = bought else { return };
        let inputs = |first: u32| [&[first], &*rows].concat();
        if let (Some(part), Some(before)) = (part, before) {
            let number = Value::of(bought.low, crate::domain::Scale::One, Unit::Shares);
            let made = percent(&number, self.value(before), None).filter(|_| bought.low == bought.high);
            ties.extend(self.made(part, made, inputs(before), "of the shares in issue before it is"));
        }
        // Shares that are bought to be cancelled may be so later.
        let is_treasury = it.purchases.iter().all(|row| row.treatment.or(it.treatment) == Some(Treatment::Treasury));
        if !is_treasury {
            return;
        }
        if let (Some(before), Some(after)) = (before, after) {
            let left = self.value(before).interval().and_then(|it| it.plus(bought.negated()));
            ties.extend(self.made(after, left, inputs(before), "the shares before, less those bought, leave"));
        }
        if let (Some(before), Some(after)) = (treasury_before, treasury) {
            let sum = self.value(before).interval().and_then(|it| it.plus(bought));
            ties.extend(self.made(after, sum, inputs(before), "those before and those bought make it"));
        }
    }
}
