//! How a total is made up, period by period, from the statements that state it.

use super::cadence;
use super::financials::{Fact, Figures};
use crate::config::MixPanelSpec;
use crate::domain::span::Name;
use crate::domain::statement::{Line, LineRole};
use crate::domain::{Announcement, Currency, Period, Scale, Unit, decimal};
use rust_decimal::Decimal;

/// How many periods a chart shows: the latest.
const PERIODS: usize = 8;

/// The figures of a total and of its parts.
#[derive(Debug)]
pub struct Mix<'a, 's> {
    /// The latest periods for which the total is stated, oldest first.
    pub periods: Vec<Period>,
    figures: Figures<'a>,
    total: &'s str,
    currency: Currency,
    /// Those of all parts, and the total.
    concepts: Vec<&'s str>,
}

/// The precision that figures are shown with.
#[derive(Clone, Copy, Debug)]
pub struct Precision {
    /// The scale that they are counted in.
    pub scale: Scale,
    decimals: u32,
}

impl Precision {
    /// The coarsest precision among figures: all are shown with it, so that they compare.
    pub fn coarsest<'a>(facts: impl Iterator<Item = Fact<'a>>) -> Self {
        facts.max_by_key(|fact| (fact.precision(), fact.scale())).map_or(
            Self { scale: Scale::One, decimals: 0 },
            |fact| Self { scale: fact.scale(), decimals: fact.value().scale() },
        )
    }

    /// A figure in this precision; `None` where it can't be reckoned.
    #[must_use]
    pub fn value(self, fact: &Fact<'_>) -> Option<Decimal> {
        self.amount(fact.in_units()?)
    }

    /// An amount in whole units likewise.
    #[must_use]
    pub fn amount(self, amount: Decimal) -> Option<Decimal> {
        let shifted = amount.checked_div(self.scale.factor())?;
        let mut rounded = decimal::round(shifted, self.decimals);
        rounded.rescale(self.decimals);
        Some(rounded)
    }
}

impl<'a, 's> Mix<'a, 's> {
    /// The figures of a total and of the parts of these panels, over the latest periods. `None` where no announcement states
    /// the total in the currency, or none any part of it.
    #[must_use]
    pub fn of(
        announcements: &[&'a Announcement],
        currency: Currency,
        total: &'s str,
        panels: &'s [MixPanelSpec],
    ) -> Option<Self> {
        let parts = || panels.iter().flat_map(|panel| &panel.parts).map(|part| &*part.value);
        let concepts: Vec<&str> = parts().chain([total]).collect();
        let figures = Figures::of(announcements, |concept| concepts.contains(&concept));
        let stated = figures.rows(total).filter(|row| row.unit == Unit::Money(currency)).map(|row| row.period);
        let periods = cadence::comparable(stated.collect(), PERIODS);
        let mix = Self { periods, figures, total, currency, concepts };
        parts().any(|part| mix.is_stated(part)).then_some(mix)
    }

    /// Whether a concept is stated for one of the periods.
    #[must_use]
    pub fn is_stated(&self, concept: &str) -> bool {
        self.periods.iter().any(|period| self.best(concept, period).is_some())
    }

    /// The figure of the total for a period.
    #[must_use]
    pub fn total(&self, period: &Period) -> Option<Fact<'a>> {
        self.best(self.total, period)
    }

    /// The figure of a concept for a period: as it was stated last, and most precisely.
    #[must_use]
    pub fn best(&self, concept: &str, period: &Period) -> Option<Fact<'a>> {
        Some(self.figures.at(concept, period, Unit::Money(self.currency))?.best)
    }

    /// Every figure: by concept, the total last, and by period.
    #[must_use]
    pub fn all(&self) -> Vec<Fact<'a>> {
        let of =
            |concept: &&str| self.periods.iter().filter_map(|period| self.best(concept, period)).collect::<Vec<_>>();
        self.concepts.iter().flat_map(of).collect()
    }

    /// What a concept was called for the latest period that states it; empty where none does.
    #[must_use]
    pub fn label(&self, concept: &str) -> &str {
        self.latest(concept).map_or("", |fact| &fact.line().label)
    }

    /// The heading that a concept stands below in the statement of that period.
    #[must_use]
    pub fn heading(&self, concept: &str) -> Option<&str> {
        let fact = self.latest(concept)?;
        let above = fact.statement().lines.iter().take_while(|line| !std::ptr::eq(*line, fact.line()));
        above.filter(|line| line.role == LineRole::Heading).last().map(|line| &*line.label)
    }

    /// The concept of another part that a part adds to, by the sums of the statements that state both.
    #[must_use]
    pub fn whole_of(&self, concept: &str) -> Option<&'s str> {
        let fact = self.latest(concept)?;
        let adds = |line: &&Line| line.sum.iter().any(|term| term.line == fact.line().id);
        let mut sums = fact.statement().lines.iter().filter(adds).map(Line::concept).filter(|sum| *sum != self.total);
        sums.find_map(|sum| self.concepts.iter().copied().find(|concept| *concept == sum))
    }

    /// The parts in groups: what adds to another part belongs to its group.
    #[must_use]
    pub fn groups(&self) -> Vec<&'s str> {
        let mut groups: Vec<&str> = Vec::new();
        let parts = self.concepts.iter().copied().filter(|concept| *concept != self.total && self.is_stated(concept));
        for concept in parts {
            let group = self.whole_of(concept).unwrap_or(concept);
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// A figure in percent of the total of its period, with one decimal.
    #[must_use]
    pub fn share(&self, fact: &Fact<'_>) -> Option<Decimal> {
        self.share_of(fact.in_units()?, &fact.period())
    }

    /// An amount in whole units in percent of the total of a period, with one decimal.
    #[must_use]
    pub fn share_of(&self, amount: Decimal, period: &Period) -> Option<Decimal> {
        let of_total = self.total(period)?.in_units()?;
        Some(decimal::round(amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of_total)?, 1))
    }

    /// What the total of a period has more than those of these parts that are stated for it, in whole units. `None` where that
    /// is no more than their rounding, or can't be reckoned.
    #[must_use]
    pub fn rest(&self, parts: &[Name], period: &Period) -> Option<Decimal> {
        let total = self.total(period)?;
        let half = |fact: &Fact<'_>| fact.unit_of_last_digit()?.checked_div(Decimal::TWO);
        let (mut rest, mut rounding) = (total.in_units()?, half(&total)?);
        for fact in parts.iter().filter_map(|part| self.best(&part.value, period)) {
            rest = rest.checked_sub(fact.in_units()?)?;
            rounding = rounding.checked_add(half(&fact)?)?;
        }
        (rest.abs() > rounding).then_some(rest)
    }

    /// The figure of a concept that was stated for the latest period.
    fn latest(&self, concept: &str) -> Option<Fact<'a>> {
        self.periods.iter().rev().find_map(|period| self.best(concept, period))
    }
}
