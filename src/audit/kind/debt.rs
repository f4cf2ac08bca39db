//! An issue of debt: what it raises, and what it converts into at which price.

use crate::audit::book::Book;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::securities::{counted, hundredfold, paid};
use crate::audit::value::{Interval, Value};
use crate::domain::kind::debt::{Conversion, Debt};
use crate::domain::{Amount, Located};
use rust_decimal::Decimal;

/// Ties what the issue states.
pub(super) fn ties(book: &Book<'_>, debt: &Debt, ties: &mut Vec<Tie>) {
    let it = Stated { book, debt };
    ties.extend(it.option());
    ties.extend(it.gross());
    ties.extend(it.net());
    ties.extend(it.bounded(debt.net_proceeds.as_ref(), false));
    ties.extend(it.bounded(debt.net_proceeds_with_option.as_ref(), true));
    ties.extend(it.net_of_option());
    if let Some(conversion) = &debt.conversion {
        ties.extend(it.price(conversion));
        ties.extend(it.premium(conversion.premium.as_ref(), conversion.price.as_ref(), conversion));
        ties.extend(it.shares(conversion));
        if let Some(call) = &debt.capped_call {
            ties.extend(it.premium(call.cap_premium.as_ref(), call.cap_price.as_ref(), conversion));
        }
    }
}

/// A figure that may not be stated.
type Figure<'a> = Option<&'a Located<Amount>>;

/// An issue and the figures of its document.
struct Stated<'b, 'a> {
    book: &'b Book<'a>,
    debt: &'b Debt,
}

impl Stated<'_, '_> {
    fn at(&self, amount: Figure<'_>) -> Option<u32> {
        self.book.at(amount?.span)
    }

    fn value(&self, at: u32) -> &Value {
        &self.book.fact(at).value
    }

    fn made(&self, result: u32, value: Option<Interval>, inputs: Vec<u32>, because: &str) -> Option<Tie> {
        Some(Made { value: value?, inputs, because: because.to_owned() }.tie(self.book, Rule::Debt, result))
    }

    /// A figure that is no more than a bound.
    fn not_more(&self, result: u32, most: Interval, inputs: Vec<u32>, because: &str) -> Option<Tie> {
        let stated = self.value(result);
        let failure = (stated.interval()?.low > most.high)
            .then(|| Failure { expected: stated.expected(Interval::point(most.high)), because: because.to_owned() });
        Some(Tie::new(Rule::Debt, result, inputs, failure).bounded())
    }

    fn option(&self) -> Option<Tie> {
        let (option, principal) = (self.at(self.debt.option.as_ref())?, self.at(Some(&self.debt.principal))?);
        let (own, whole) = (self.value(option), self.value(principal));
        if own.unit != whole.unit {
            return None;
        }
        let because = "an option is for no more than the principal,".to_owned();
        let failure =
            (own.interval()?.low > whole.interval()?.high).then(|| Failure { expected: whole.shown(), because });
        Some(Tie::new(Rule::Debt, option, [principal], failure).bounded())
    }

    /// The principal, or with the option, at the issue price; a price that isn't stated is the principal itself.
    fn raised(&self, with_option: bool) -> Option<(Interval, Vec<u32>)> {
        let principal = self.at(Some(&self.debt.principal))?;
        // What is said to be approximately so much was rounded, a principal never is.
        let mut raised = paid(self.value(principal))?;
        let mut inputs = vec![principal];
        if with_option {
            let option = self.at(self.debt.option.as_ref())?;
            if self.value(option).unit != self.value(principal).unit {
                return None;
            }
            raised = raised.plus(paid(self.value(option))?)?;
            inputs.push(option);
        }
        if let Some(price) = self.at(self.debt.issue_price.as_ref()) {
            raised = raised.times(self.value(price).interval()?)?.over(Interval::point(Decimal::ONE_HUNDRED))?;
            inputs.push(price);
        }
        Some((raised, inputs))
    }

    fn gross(&self) -> Option<Tie> {
        let gross = self.at(self.debt.gross_proceeds.as_ref())?;
        let _ = self.debt.issue_price.as_ref()?;
        let (raised, inputs) = self.raised(false)?;
        let same = self.value(gross).unit == self.debt.principal.unit;
        self.made(gross, Some(raised).filter(|_| same), inputs, "the principal at the issue price is")
    }

    fn net(&self) -> Option<Tie> {
        let (net, expenses) = (self.at(self.debt.net_proceeds.as_ref())?, self.at(self.debt.expenses.as_ref())?);
        let gross = self.at(self.debt.gross_proceeds.as_ref())?;
        let same = [gross, expenses].iter().all(|it| self.value(*it).unit == self.value(net).unit);
        let left = self.value(gross).interval()?.plus(self.value(expenses).interval()?.negated());
        self.made(net, left.filter(|_| same), vec![gross, expenses], "the gross proceeds less the expenses make it")
    }

    /// Net proceeds are no more than what is raised.
    fn bounded(&self, net: Figure<'_>, with_option: bool) -> Option<Tie> {
        let net = self.at(net)?;
        let (raised, inputs) = self.raised(with_option)?;
        if self.value(net).unit != self.debt.principal.unit {
            return None;
        }
        self.not_more(net, raised, inputs, "net proceeds can't exceed what is raised, which is")
    }

    /// With the option the net proceeds are more, and by no more than the option.
    fn net_of_option(&self) -> Option<Tie> {
        let (with, without) =
            (self.at(self.debt.net_proceeds_with_option.as_ref())?, self.at(self.debt.net_proceeds.as_ref())?);
        let option = self.at(self.debt.option.as_ref())?;
        let units = [with, without, option].map(|it| self.value(it).unit);
        let (net, own) = (self.value(without).interval()?, self.value(with).interval()?);
        let most = net.plus(self.value(option).interval()?)?;
        if units[0] != units[1] || units[0] != units[2] {
            return None;
        }
        let range = Interval { low: net.low, high: most.high };
        let because = "the net proceeds without the option, and with all of it, make it".to_owned();
        let failure = (own.low > most.high || own.high < net.low)
            .then(|| Failure { expected: self.value(with).expected(range), because });
        Some(Tie::new(Rule::Debt, with, [without, option], failure).bounded())
    }

    /// The conversion price is the principal of one, divided by the rate.
    fn price(&self, conversion: &Conversion) -> Option<Tie> {
        let (price, rate) = (self.at(conversion.price.as_ref())?, self.at(conversion.rate.as_ref())?);
        let per = self.at(conversion.per.as_ref())?;
        let securities = counted(self.value(rate), self.value(price), self.book.ads_ratio())?;
        let same = self.value(per).unit.currency() == self.value(price).unit.currency();
        let made = paid(self.value(per))?.over(securities).filter(|_| same);
        self.made(price, made, vec![per, rate], "the principal, divided by the conversion rate, makes it")
    }

    /// How far a price is above that of reference.
    fn premium(&self, premium: Figure<'_>, price: Figure<'_>, conversion: &Conversion) -> Option<Tie> {
        let (premium, price) = (self.at(premium)?, self.at(price)?);
        let reference = self.at(conversion.reference_price.as_ref())?;
        let same = self.value(price).unit.currency() == self.value(reference).unit.currency();
        let of_ads = |it: u32| matches!(self.value(it).unit, crate::domain::Unit::PerAds(_));
        let quotient = self.value(price).interval()?.over(paid(self.value(reference))?)?;
        let made = hundredfold(quotient.plus(Interval::point(-Decimal::ONE))?);
        let made = made.filter(|_| same && of_ads(price) == of_ads(reference));
        self.made(premium, made, vec![price, reference], "the price against that of reference makes it")
    }

    /// What all are converted into, with or without the option.
    fn shares(&self, conversion: &Conversion) -> Option<Tie> {
        let shares = self.at(conversion.shares.as_ref())?;
        let unit = self.value(shares).unit;
        let [rate, per, price] = [&conversion.rate, &conversion.per, &conversion.price].map(|it| self.at(it.as_ref()));
        let into = |principal: Interval| match (rate, per, price) {
            (Some(rate), Some(per), _) if self.value(rate).unit == unit => {
                Some((principal.over(paid(self.value(per))?)?.times(self.value(rate).interval()?)?, vec![rate, per]))
            }
            (_, _, Some(price)) if self.value(price).unit.currency() == self.debt.principal.unit.currency() => {
                Some((principal.over(self.value(price).interval()?)?, vec![price]))
            }
            _ => None,
        };
        let stated = self.value(shares);
        let ways = [false, true].into_iter().filter_map(|with_option| {
            let principal = self.at(Some(&self.debt.principal))?;
            let option = if with_option { Some(self.at(self.debt.option.as_ref())?) } else { None };
            let mut all = paid(self.value(principal))?;
            if let Some(option) = option {
                all = all.plus(paid(self.value(option))?)?;
            }
            let (made, mut inputs) = into(all)?;
            inputs.extend([Some(principal), option].into_iter().flatten());
            Some((made, inputs))
        });
        let mut ways: Vec<(Interval, Vec<u32>)> = ways.collect();
        // A price is printed to some digits, and what is converted into less than one share is paid in cash.
        let holds =
            ways.iter().position(|(made, _)| stated.admits(Interval { low: made.low - Decimal::ONE, high: made.high }));
        if let Some(at) = holds {
            let (made, inputs) = ways.swap_remove(at);
            let made = Interval { low: made.low - Decimal::ONE, high: made.high };
            return self.made(shares, Some(made), inputs, "");
        }
        let (made, inputs) = ways.into_iter().next()?;
        self.made(shares, Some(made), inputs, "the principal at the conversion rate or price makes it")
    }
}
