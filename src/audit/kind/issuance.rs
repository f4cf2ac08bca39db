//! An issue of shares: what it raises, at which price against others, its parts, and the counts before and after.

use crate::audit::book::Book;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::securities::{cost, counted, hundredfold, paid, percent, told_in};
use crate::audit::value::{Interval, Value};
use crate::domain::kind::issuance::{Benchmark, Issuance, Tranche};
use crate::domain::{Amount, Located, Unit};
use rust_decimal::Decimal;

/// Ties what the issue states.
pub(super) fn ties(book: &Book<'_>, issuance: &Issuance, ties: &mut Vec<Tie>) {
    let it = Stated { book, issuance };
    ties.extend(it.after());
    ties.extend(it.gross());
    ties.extend(it.net());
    ties.extend(it.bounded());
    ties.extend(it.net_price());
    ties.extend(it.price_per_ads());
    ties.extend(it.part_of_counts());
    ties.extend(it.not_more_than_issued(issuance.option.as_ref()));
    issuance.benchmarks.iter().for_each(|benchmark| it.benchmark(benchmark, ties));
    it.tranches(ties);
    let recipients: Vec<_> = issuance.recipients.iter().map(|it| it.number.as_ref()).collect();
    ties.extend(it.sum(&recipients, &issuance.number, "the numbers of the recipients add up to"));
    for recipient in &issuance.recipients {
        ties.extend(it.share(recipient.percent.as_ref(), recipient.number.as_ref(), &issuance.number));
    }
}

/// An issue and the figures of its document.
struct Stated<'b, 'a> {
    book: &'b Book<'a>,
    issuance: &'b Issuance,
}

type Figure<'a> = Option<&'a Located<Amount>>;

impl Stated<'_, '_> {
    fn at(&self, amount: &Located<Amount>) -> Option<u32> {
        self.book.at(amount.span)
    }

    fn value(&self, at: u32) -> &Value {
        &self.book.fact(at).value
    }

    fn made(&self, result: u32, value: Option<Interval>, inputs: &[u32], because: &str) -> Option<Tie> {
        let made = Made { value: value?, inputs: inputs.to_vec(), because: because.to_owned() };
        Some(made.tie(self.book, Rule::Issuance, result))
    }

    /// The shares before and those issued make the shares after.
    fn after(&self) -> Option<Tie> {
        let (before, after) = (self.at(self.issuance.before.as_ref()?)?, self.at(self.issuance.after.as_ref()?)?);
        let number = self.at(&self.issuance.number)?;
        let issued = told_in(self.value(number), Unit::Shares, self.book.ads_ratio())?;
        let sum = self.value(before).interval()?.plus(issued);
        self.made(after, sum, &[before, number], "the shares before and the shares issued make it")
    }

    /// What the number brings at the price, in the currency of a figure.
    fn raised(&self, of: u32) -> Option<(Interval, [u32; 2])> {
        let (number, price) = (self.at(&self.issuance.number)?, self.at(self.issuance.price.as_ref()?)?);
        let same = self.value(price).unit.currency() == self.value(of).unit.currency();
        let raised = cost(self.value(number), self.value(price), self.book.ads_ratio()).filter(|_| same)?;
        Some((raised, [number, price]))
    }

    fn gross(&self) -> Option<Tie> {
        let gross = self.at(self.issuance.gross_proceeds.as_ref()?)?;
        let (raised, inputs) = self.raised(gross)?;
        self.made(gross, Some(raised), &inputs, "number times price makes it")
    }

    /// Gross proceeds, as stated or else as raised, less expenses make net proceeds.
    fn net(&self) -> Option<Tie> {
        let (net, expenses) =
            (self.at(self.issuance.net_proceeds.as_ref()?)?, self.at(self.issuance.expenses.as_ref()?)?);
        let stated = self.issuance.gross_proceeds.as_ref().and_then(|gross| self.at(gross));
        // What the number brings at the price tells more than what it is rounded to.
        let raised =
            self.raised(net).filter(|(raised, _)| stated.is_none_or(|gross| self.value(gross).admits(*raised)));
        let (gross, mut inputs) = match (raised, stated) {
            (Some((raised, inputs)), _) => (raised, inputs.to_vec()),
            (None, Some(gross)) => (self.value(gross).interval()?, vec![gross]),
            (None, None) => return None,
        };
        inputs.push(expenses);
        let left = gross.plus(self.value(expenses).interval()?.negated());
        let same = self.value(expenses).unit == self.value(net).unit;
        self.made(net, left.filter(|_| same), &inputs, "the gross proceeds less the expenses make it")
    }

    /// Without expenses, net proceeds are no more than what is raised.
    fn bounded(&self) -> Option<Tie> {
        let net = self.at(self.issuance.net_proceeds.as_ref()?)?;
        let (raised, inputs) = self.raised(net)?;
        let stated = self.value(net);
        let because = "net proceeds can't exceed number times price, which is".to_owned();
        let failure =
            (stated.interval()?.low > raised.high).then(|| Failure { expected: stated.expected(raised), because });
        Some(Tie::new(Rule::Issuance, net, inputs, failure).bounded())
    }

    fn net_price(&self) -> Option<Tie> {
        let (price, net) =
            (self.at(self.issuance.net_price.as_ref()?)?, self.at(self.issuance.net_proceeds.as_ref()?)?);
        let number = self.at(&self.issuance.number)?;
        let securities = counted(self.value(number), self.value(price), self.book.ads_ratio())?;
        let same = self.value(net).unit.currency() == self.value(price).unit.currency();
        let of_one = self.value(net).interval()?.over(securities).filter(|_| same);
        self.made(price, of_one, &[net, number], "the net proceeds, divided by the number, make it")
    }

    fn price_per_ads(&self) -> Option<Tie> {
        let (per_ads, price) =
            (self.at(self.issuance.price_per_ads.as_ref()?)?, self.at(self.issuance.price.as_ref()?)?);
        let same = self.value(per_ads).unit.currency() == self.value(price).unit.currency();
        let ratio = self.book.ads_ratio()?;
        let made = self.value(price).interval()?.map(|it| ratio.times(it)).filter(|_| same);
        let shown = format!("at {ratio} shares to an ADS the price of a share makes it");
        self.made(per_ads, made, &[price], &shown)
    }

    /// The issue in percent of the shares before and after.
    fn part_of_counts(&self) -> Vec<Tie> {
        let it = self.issuance;
        let shares = [(&it.percent_of_existing, &it.before), (&it.percent_of_enlarged, &it.after)];
        shares.into_iter().filter_map(|(part, of)| self.share(part.as_ref(), Some(&it.number), of.as_ref()?)).collect()
    }

    /// A percentage that a number is of another.
    fn share(&self, stated: Figure<'_>, part: Figure<'_>, whole: &Located<Amount>) -> Option<Tie> {
        let (stated, part, whole) = (self.at(stated?)?, self.at(part?)?, self.at(whole)?);
        let made = percent(self.value(part), self.value(whole), self.book.ads_ratio());
        let because = format!("of {} it is", self.value(whole).shown());
        self.made(stated, made, &[part, whole], &because)
    }

    fn not_more_than_issued(&self, option: Figure<'_>) -> Option<Tie> {
        let (option, number) = (self.at(option?)?, self.at(&self.issuance.number)?);
        let most = told_in(self.value(number), self.value(option).unit, self.book.ads_ratio())?;
        let because = "an option is for no more than the issue itself,".to_owned();
        let failure = (self.value(option).interval()?.low > most.high)
            .then(|| Failure { expected: self.value(number).shown(), because });
        Some(Tie::new(Rule::Issuance, option, [number], failure).bounded())
    }

    /// A discount or premium to another price.
    fn benchmark(&self, benchmark: &Benchmark, ties: &mut Vec<Tie>) {
        for (stated, is_premium) in [(&benchmark.discount, false), (&benchmark.premium, true)] {
            ties.extend(stated.as_ref().and_then(|it| self.against(it, &benchmark.price, is_premium)));
        }
    }

    fn against(&self, stated: &Located<Amount>, other: &Located<Amount>, is_premium: bool) -> Option<Tie> {
        let (stated, other) = (self.at(stated)?, self.at(other)?);
        let price = self.at(self.issuance.price.as_ref()?)?;
        let same = self.value(price).unit == self.value(other).unit;
        let quotient = paid(self.value(price))?.over(self.value(other).interval()?)?;
        let premium = quotient.plus(Interval::point(-Decimal::ONE))?;
        let made = hundredfold(if is_premium { premium } else { premium.negated() }).filter(|_| same);
        self.made(stated, made, &[price, other], "the two prices make it")
    }

    fn tranches(&self, ties: &mut Vec<Tie>) {
        let issuance = self.issuance;
        let numbers: Vec<_> = issuance.tranches.iter().map(|it| it.number.as_ref()).collect();
        ties.extend(self.sum(&numbers, &issuance.number, "the tranches add up to"));
        if let Some(offered) = &issuance.offered {
            let initial: Vec<_> = issuance.tranches.iter().map(|it| it.initial.as_ref()).collect();
            ties.extend(self.sum(&initial, offered, "what the tranches offer at first adds up to"));
        }
        for tranche in &issuance.tranches {
            ties.extend(self.subscription(tranche));
            let whole = tranche.number.as_ref().map(|_| &issuance.number).or(issuance.offered.as_ref());
            let part = tranche.number.as_ref().or(tranche.initial.as_ref());
            let tie = whole.and_then(|whole| self.share(tranche.percent.as_ref(), part, whole));
            // The share of a tranche may be that of what was offered at first.
            let initial = || self.share(tranche.percent.as_ref(), tranche.initial.as_ref(), issuance.offered.as_ref()?);
            ties.extend(tie.map(|tie| if tie.failure.is_some() { initial().unwrap_or(tie) } else { tie }));
        }
    }

    /// Numbers that all are stated and add up to another.
    fn sum(&self, parts: &[Figure<'_>], whole: &Located<Amount>, because: &str) -> Option<Tie> {
        let whole = self.at(whole)?;
        let parts: Vec<u32> = parts.iter().map(|it| self.at((*it)?)).collect::<Option<_>>()?;
        let (unit, ratio) = (self.value(whole).unit, self.book.ads_ratio());
        let mut sum = Interval::point(Decimal::ZERO);
        for part in &parts {
            sum = sum.plus(told_in(self.value(*part), unit, ratio)?)?;
        }
        self.made(whole, Some(sum).filter(|_| !parts.is_empty()), &parts, because)
    }

    /// How many times over a tranche was subscribed: what was applied for, by what was offered, or what of it was too much.
    fn subscription(&self, tranche: &Tranche) -> Option<Tie> {
        let (times, applied) = (self.at(tranche.subscription.as_ref()?)?, self.at(tranche.applied.as_ref()?)?);
        let offered = self.at(tranche.initial.as_ref().or(tranche.number.as_ref())?)?;
        let quotient = self.value(applied).interval()?.over(self.value(offered).interval()?)?;
        let over = quotient.plus(Interval::point(-Decimal::ONE))?;
        let made = if self.value(times).admits(over) { over } else { quotient };
        self.made(
            times,
            Some(made),
            &[applied, offered],
            "what was applied for, by what was offered at first, makes it",
        )
    }
}
