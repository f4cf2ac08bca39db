//! The results center: every period that was reported, with all that was published of it, and the gaps between.

mod period;

use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Period;
use crate::domain::period::Part;
use crate::history::reporting::{self, Reporting};
use crate::words;
use crate::words::shareholders::ShareholderPage;
use period::PeriodView;
use serde::Serialize;

/// How many periods are open: the latest.
const OPEN: usize = 12;

/// How many periods the page has in all; the file has every one.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The latest periods by year, and behind them years that are folded.
    years: Vec<Year>,
    folded: Vec<Year>,
    shown: usize,
    all: usize,
    /// Which columns have something.
    has: Has,
    csv: String,
}

/// Which kinds of things there are of any period.
#[derive(Clone, Copy, Serialize)]
struct Has {
    statements: bool,
    metrics: bool,
    call: bool,
    files: bool,
    /// How many of them.
    columns: usize,
}

/// The periods of a fiscal year.
#[derive(Serialize)]
struct Year {
    #[serde(skip)]
    year: i32,
    name: String,
    periods: Vec<PeriodView>,
}

/// The name of a period's year: that of the fiscal one where it isn't the calendar's.
fn name(site: &Site<'_>, it: &Reporting<'_>) -> String {
    let words = words::of(&site.edition.config().language);
    let fiscal = Period::fiscal(it.year, Part::Year, &site.edition.issuer().calendar);
    let own = fiscal.filter(Period::is_of_fiscal_year);
    own.map_or_else(|| it.year.to_string(), |period| words.period(&period))
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let edition = site.edition;
    let (config, words) = (edition.config(), words::of(&edition.config().language));
    let of = ShareholderPage::Results;
    let description = words.shareholder_description(of, edition.issuer().current_name());
    let page = Shell::new(config, path::RESULTS, "results", "results", words.shareholder_page(of), description);
    let all = reporting::periods(edition);
    let shown: Vec<_> = all.iter().take(SHOWN).collect();
    // A year is open as a whole, so that none is told in two places.
    let last = shown.get(OPEN.saturating_sub(1)).map(|it| it.year);
    let mut years: Vec<Year> = Vec::new();
    for it in &shown {
        if years.last().is_none_or(|year| year.year != it.year) {
            years.push(Year { year: it.year, name: name(site, it), periods: Vec::new() });
        }
        if let Some(year) = years.last_mut() {
            year.periods.push(period::view(site, it, &page.root));
        }
    }
    let any = |has: fn(&PeriodView) -> bool| years.iter().flat_map(|year| &year.periods).any(has);
    let mut has = Has {
        statements: any(|it| it.has_statements),
        metrics: any(|it| it.has_metrics),
        call: any(|it| it.has_call),
        files: any(|it| it.has_files),
        columns: 0,
    };
    has.columns = [has.statements, has.metrics, has.call, has.files].into_iter().filter(|has| *has).count();
    let open = years.iter().position(|year| last.is_some_and(|last| year.year < last)).unwrap_or(years.len());
    let folded = years.split_off(open);
    let view = View {
        years,
        folded,
        shown: shown.len(),
        all: all.len(),
        has,
        csv: format!("{}{}", page.root, path::RESULTS_CSV),
        page,
    };
    Content::page("results.html", &view)
}
