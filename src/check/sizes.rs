//! Metrics over time: a value that is far more or less than all others is mostly in another scale, and one in another currency mistyped.

use super::index::Index;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::metric::MetricValue;
use crate::domain::{Currency, Period};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// So many periods tell how large a metric is.
const PERIODS: usize = 4;

/// So many times is none of them: scales are a thousand apart.
pub(super) const FAR: i64 = 150;

/// The values of a metric of one definition.
type Series<'d> = Vec<&'d MetricValue>;

/// Values that are far from all others of their metric, or alone in their currency.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let mut series: BTreeMap<(&str, Option<&str>), Series<'_>> = BTreeMap::new();
    for (announcement, _) in index.announcements.values() {
        for it in &announcement.metrics {
            let definition = it.definition.as_ref().or(it.named.as_ref()).map(|it| &*it.value);
            series.entry((&it.metric.value, definition)).or_default().extend(&it.values);
        }
    }
    for ((metric, _), values) in &series {
        currencies(metric, values, findings);
        sizes(metric, values, findings);
    }
}

/// Whether one amount is so many times another that it is in another scale.
pub(super) fn is_far(few: Decimal, many: Decimal) -> bool {
    many.checked_div(few).is_some_and(|times| times >= Decimal::from(FAR))
}

/// The periods that values are of.
fn periods<'d>(values: impl Iterator<Item = &'d MetricValue>) -> Vec<Period> {
    let mut periods: Vec<Period> = values.map(|it| it.period).collect();
    periods.sort_by_key(|it| (it.start(), it.end()));
    periods.dedup();
    periods
}

fn sizes(metric: &str, values: &[&MetricValue], findings: &mut Vec<Diagnostic>) {
    let sized = |it: &&'_ MetricValue| Some((it.amount.in_units()?.abs(), it.amount.unit)).filter(|it| !it.0.is_zero());
    for own in values {
        let Some((size, unit)) = sized(own) else { continue };
        let others = values.iter().copied().filter(|it| it.period != own.period && it.amount.unit == unit);
        if periods(others.clone()).len() < PERIODS - 1 {
            continue;
        }
        let others: Vec<Decimal> = others.filter_map(|it| Some(sized(&it)?.0)).collect();
        let (Some(least), Some(most)) = (others.iter().min(), others.iter().max()) else { continue };
        if is_far(size, *least) || is_far(*most, size) {
            let message = format!(
                "`{}` of `{metric}` is at least {FAR} times more or less than in all other periods",
                own.amount.printed
            );
            findings.push(finding(own, message, "compare its scale with the document"));
        }
    }
}

fn currencies(metric: &str, values: &[&MetricValue], findings: &mut Vec<Diagnostic>) {
    let of = |it: &MetricValue| it.amount.unit.currency();
    let mut count: BTreeMap<Currency, Series<'_>> = BTreeMap::new();
    for it in values {
        if let Some(currency) = of(it) {
            count.entry(currency).or_default().push(it);
        }
    }
    let Some((usual, usually)) = count.iter().max_by_key(|(_, values)| values.len()) else { return };
    if periods(usually.iter().copied()).len() < PERIODS - 1 {
        return;
    }
    for (currency, values) in count.iter().filter(|(it, values)| *it != usual && values.len() == 1) {
        // A translation stands beside what it translates.
        for own in values.iter().filter(|own| usually.iter().all(|it| it.period != own.period)) {
            let message =
                format!("`{}` of `{metric}` is in {currency}, and in all other periods in {usual}", own.amount.printed);
            findings.push(finding(own, message, "compare its currency with the document"));
        }
    }
}

fn finding(value: &MetricValue, message: String, help: &str) -> Diagnostic {
    let help = format!(
        "{help}; what is counted otherwise from then on has a definition of its own in `definitions` of content/metrics.toml"
    );
    Diagnostic::error(Code::UnlikelySize, value.span, message).warning().help(help)
}
