//! The figure that a reader came for.

use crate::address::Site;
use crate::domain::Period;
use crate::domain::number::Format;
use crate::history::cadence;
use crate::history::financials::{Concept, Row};
use crate::page::component::change::{self, ChangeView};
use crate::page::component::figure::{cell, parts, unit_in, whole};
use crate::page::component::headline::Headline;
use crate::page::component::source::source;
use crate::words::{self, Words};

/// The figure of a row.
#[must_use]
pub fn of(site: &Site<'_>, concept: &Concept<'_>, row: &Row<'_, '_>, root: &str) -> Option<Headline> {
    let words = words::of(&site.edition.config().language);
    let format = site.edition.config().conventions.number_format();
    let (value, unit) = parts(&row.best, format, words);
    let others = concept.units().into_iter().filter(|unit| *unit != row.unit);
    let others = others.filter(|unit| unit.currency().is_some_and(|currency| unit_in(row.unit, currency) == *unit));
    Some(Headline {
        value,
        unit,
        href: format!("{root}{}", cell(&row.best)),
        period: words.period_at_length(&row.period),
        elsewhere: others.filter_map(|unit| Some(whole(&concept.at(&row.period, unit)?.best, format, words))).collect(),
        changes: changes(site, concept, row),
        source: source(site, row.best.announcement, root),
    })
}

fn changes(site: &Site<'_>, concept: &Concept<'_>, row: &Row<'_, '_>) -> Vec<ChangeView> {
    let (words, format) =
        (words::of(&site.edition.config().language), site.edition.config().conventions.number_format());
    let on_the_year = row.period.year_before(&site.edition.issuer().calendar);
    let before = before(concept, row).filter(|period| Some(*period) != on_the_year);
    let change = |from: Period| on(concept, row, from, format, words);
    on_the_year.into_iter().chain(before).filter_map(change).collect()
}

/// The period right before, where it has a figure.
fn before(concept: &Concept<'_>, row: &Row<'_, '_>) -> Option<Period> {
    let series = concept.series(row.period, row.unit, usize::MAX);
    let periods: Vec<Period> = series.iter().map(|row| row.period).collect();
    let gap = cadence::missing(&periods).pop()?;
    gap.is_empty().then(|| periods[periods.len() - 2])
}

/// How a figure changed from that of another period, as far as both are known; computed.
#[must_use]
pub fn on(
    concept: &Concept<'_>,
    row: &Row<'_, '_>,
    from: Period,
    format: Format,
    words: &dyn Words,
) -> Option<ChangeView> {
    let was = concept.at(&from, row.unit)?;
    let text = change::computed(row.best.in_units()?, was.best.in_units()?, row.unit, words)?;
    let against = words.period(&from);
    Some(ChangeView { text, against, was: Some(whole(&was.best, format, words)), stated: false })
}
