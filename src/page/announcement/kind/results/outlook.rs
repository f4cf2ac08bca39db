//! The outlook: what is expected, beside what was reported for the year before and for the period of the document.

use crate::address::{Site, path};
use crate::chart::{OutlookBar, outlook};
use crate::domain::kind::results::{Guidance, Results};
use crate::domain::number::Format;
use crate::domain::{Amount, Announcement, Located, Period, Unit};
use crate::history::cadence::is_comparable;
use crate::history::comparative::{self, Comparative};
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;

/// What is expected.
#[derive(Debug, Serialize)]
pub struct GuidanceView {
    /// Anchor.
    pub anchor: String,
    /// What is expected.
    pub label: String,
    /// For which period, in words.
    pub period: String,
    /// What is expected in words; empty where both ends are stated by themselves.
    pub words: String,
    /// The low end as printed, where there are no words.
    pub low: Option<String>,
    /// The high end likewise.
    pub high: Option<String>,
    /// The stated growth: `7.0% to 12.5% against Q2 2023`.
    pub growth: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Bars on one scale, that of what is expected last; nothing where no figure is expected.
    pub bars: Vec<BarView>,
}

/// A bar.
#[derive(Debug, Serialize)]
pub struct BarView {
    /// The period in short.
    pub period: String,
    /// The reported figure; nothing for what is expected.
    pub value: Option<String>,
    /// Where it stands.
    pub href: Option<String>,
    /// The picture.
    pub svg: String,
}

/// What results expect. `root` is the way to the site's base.
pub fn views(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> Vec<GuidanceView> {
    results.guidance.iter().map(|it| view(site, announcement, results, it, root)).collect()
}

fn view(
    site: &Site<'_>,
    announcement: &Announcement,
    results: &Results,
    guidance: &Guidance,
    root: &str,
) -> GuidanceView {
    let words = words::of(&site.edition.config().language);
    let percent = |amount: &Located<Amount>| words.percent(amount.value.value);
    let against = guidance.against.as_ref();
    let growth = match guidance.growth.each_ref().map(|it| it.as_ref().map(percent)) {
        [Some(low), Some(high)] => Some(words.growth(&low, &high, against)),
        [Some(only), None] => Some(words.growth_of(&only, against)),
        [None, Some(only)] => Some(words.growth_of(&words.at_most(&only), against)),
        [None, None] => None,
    };
    let printed = |amount: &Located<Amount>| amount.printed.to_string();
    // What the document says itself need not be said again.
    let bound = |amount: &Located<Amount>, say: fn(&dyn Words, &str) -> String| match amount.hedge {
        Some(_) => printed(amount),
        None => say(words, &amount.printed),
    };
    let in_words = match (&guidance.words, &guidance.low, &guidance.high) {
        (Some(said), ..) => said.to_string(),
        (None, Some(low), None) => bound(low, |words, amount| words.at_least(amount)),
        (None, None, Some(high)) => bound(high, |words, amount| words.at_most(amount)),
        _ => String::new(),
    };
    GuidanceView {
        anchor: format!("guidance_{}", guidance.id.value),
        label: guidance.label.to_string(),
        period: words.period_at_length(&guidance.period),
        low: guidance.low.as_ref().filter(|_| in_words.is_empty()).map(printed),
        high: guidance.high.as_ref().filter(|_| in_words.is_empty()).map(printed),
        words: in_words,
        growth,
        note: guidance.note.as_deref().map(str::to_owned),
        bars: bars(site, announcement, results, guidance, root),
    }
}

fn bars(
    site: &Site<'_>,
    announcement: &Announcement,
    results: &Results,
    guidance: &Guidance,
    root: &str,
) -> Vec<BarView> {
    let words = words::of(&site.edition.config().language);
    let Some((unit, low, high)) = range(guidance) else { return Vec::new() };
    let reported = |period: Period| {
        let concept = &guidance.concept.as_ref()?.value;
        comparative::of_concept(site.edition, &site.history, announcement, (concept, unit), (period, None))
            .map(|it| (period, it))
    };
    let calendar = &site.edition.issuer().calendar;
    let year_before = guidance.against.or_else(|| guidance.period.year_before(calendar)).and_then(reported);
    let own = results.periods.iter().map(|it| it.value).find(|it| is_comparable(*it, guidance.period));
    let own = own.filter(|it| Some(*it) != year_before.map(|(period, _)| period)).and_then(reported);
    let others: Vec<(Period, Comparative<'_>)> = year_before.into_iter().chain(own).collect();
    let drawn = others.iter().map(|(_, it)| OutlookBar::Reported(it.value)).chain([OutlookBar::Expected(low, high)]);
    let pictures = outlook(&drawn.collect::<Vec<_>>());
    let format = announcement.conventions.number_format();
    let bar = |(svg, other): (String, Option<&(Period, Comparative<'_>)>)| match other {
        Some((period, it)) => BarView {
            period: words.period(period),
            value: Some(value(it, format, words)),
            href: Some(format!(
                "{root}{}",
                path::cell(&it.announcement.id, &it.statement.id.value, &it.line.id.value, &it.column.id.value)
            )),
            svg,
        },
        None => BarView { period: words.expected(&words.period(&guidance.period)), value: None, href: None, svg },
    };
    pictures.into_iter().zip(others.iter().map(Some).chain([None])).map(bar).collect()
}

/// The figure as its document prints it.
fn value(it: &Comparative<'_>, format: Format, words: &dyn Words) -> String {
    let (unit, scale) = (it.statement.unit(it.line, it.column), it.statement.scale(it.line, it.column));
    let printed = it.value.checked_div(scale.factor()).unwrap_or_default();
    let (text, behind) = words.figure(printed, unit, it.column.currency, scale, format);
    format!("{text}{}{behind}", if behind.is_empty() { "" } else { " " })
}

/// What is expected as a range in whole units; nothing where no figure is.
fn range(guidance: &Guidance) -> Option<(Unit, Option<Decimal>, Option<Decimal>)> {
    if let Some(middle) = &guidance.middle {
        let center = middle.in_units()?;
        let margin =
            guidance.margin.as_ref().map_or(Some(Decimal::ZERO), |margin| match (margin.unit, middle.unit) {
                (Unit::Percent, unit) if unit != Unit::Percent => {
                    center.abs().checked_mul(margin.value.value)?.checked_div(Decimal::ONE_HUNDRED)
                }
                _ => margin.in_units(),
            })?;
        return Some((middle.unit, center.checked_sub(margin), center.checked_add(margin)));
    }
    let end = |amount: &Option<Located<Amount>>| amount.as_ref().and_then(|amount| amount.in_units());
    let unit = guidance.low.as_ref().or(guidance.high.as_ref())?.unit;
    Some((unit, end(&guidance.low), end(&guidance.high)))
}
