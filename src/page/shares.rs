//! Shares in issue: the counts that documents state, and what led from one to the next.

use super::component::chart::draft::add_source;
use super::component::chart::{ChartView, of_series};
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::content::Content;
use crate::address::{Site, path};
use crate::chart::{MetricPanel, MetricPoint, MetricSeries, When};
use crate::domain::{Amount, Scale, Unit, decimal};
use crate::history::shares::{Basis, ClassCounts, Count, Led, classes};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// How many counts of a class and a basis the page shows, and the chart at most; the file has all.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct View {
    page: Shell,
    csv: &'static str,
    /// The latest count of the first class.
    headline: Option<Headline>,
    chart: Option<ChartView>,
    classes: Vec<ClassView>,
    /// Whether any change is shown, and any number of ADSs.
    has_changes: bool,
    has_ads: bool,
}

#[derive(Serialize)]
struct Headline {
    number: String,
    class: Option<String>,
    basis: &'static str,
    source: Source,
    href: String,
}

#[derive(Serialize)]
struct ClassView {
    /// Its name; `None` where documents name no class.
    name: Option<String>,
    tables: Vec<TableView>,
}

#[derive(Serialize)]
struct TableView {
    /// Id of the heading.
    id: String,
    basis: &'static str,
    rows: Vec<RowView>,
    has_changes: bool,
    has_ads: bool,
    /// How many there are besides.
    more: usize,
}

#[derive(Serialize)]
struct RowView {
    source: Source,
    /// When within the document.
    stage: &'static str,
    count: String,
    href: String,
    assumes: bool,
    /// The difference to the count before, worked out; `None` of the first.
    change: Option<String>,
    /// What the document says led to it.
    led: Option<String>,
    ads: Option<String>,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let (title, description) = (words.term(Term::SharesInIssue), words.shares_description(company));
    let page = Shell::new(config, path::SHARES, "shares", "shareholders", title, description).of_day();
    let page = page.under(path::SHAREHOLDERS, words.term(Term::Shareholders));
    let found = classes(site.edition);
    let view_of = |(at, it): (usize, &ClassCounts<'_>)| class_view(site, it, at, &page.root, words);
    let views: Vec<ClassView> = found.iter().enumerate().map(view_of).collect();
    let tables = || views.iter().flat_map(|class| &class.tables);
    let view = View {
        csv: "shares.csv",
        headline: found.first().and_then(|it| headline(site, it, &page.root, words)),
        chart: found.first().and_then(|it| chart(it, &page.root, words)),
        has_changes: tables().any(|it| it.has_changes),
        has_ads: tables().any(|it| it.has_ads),
        classes: views,
        page,
    };
    Content::page("shares.html", &view)
}

/// The latest count of the shares in issue of a class.
fn headline(site: &Site<'_>, class: &ClassCounts<'_>, root: &str, words: &dyn Words) -> Option<Headline> {
    let is_of_all = |it: &&Count<'_>| matches!(it.basis, Basis::Issued | Basis::Outstanding);
    let latest = class.counts.iter().rev().find(is_of_all)?;
    Some(Headline {
        number: number(latest.amount),
        class: class.class.map(str::to_owned),
        basis: words.count_basis(latest.basis),
        source: source(site, latest.announcement, root),
        href: href(latest, root),
    })
}

fn class_view(site: &Site<'_>, class: &ClassCounts<'_>, at: usize, root: &str, words: &dyn Words) -> ClassView {
    let table = |basis: Basis| {
        let of_basis: Vec<&Count<'_>> = class.counts.iter().filter(|it| it.basis == basis).collect();
        let shown = of_basis.iter().rev().take(SHOWN);
        let rows: Vec<RowView> = shown.map(|it| row(site, it, root, words)).collect();
        (!rows.is_empty()).then(|| TableView {
            id: format!("shares_{}_{at}", basis.id()),
            basis: words.count_basis(basis),
            has_changes: rows.iter().any(|it| it.change.is_some()),
            has_ads: rows.iter().any(|it| it.ads.is_some()),
            more: of_basis.len() - rows.len(),
            rows,
        })
    };
    let bases = [Basis::Issued, Basis::Outstanding, Basis::Treasury, Basis::Entitled];
    ClassView { name: class.class.map(str::to_owned), tables: bases.into_iter().filter_map(table).collect() }
}

fn row(site: &Site<'_>, count: &Count<'_>, root: &str, words: &dyn Words) -> RowView {
    let led = count.change.and_then(|change| change.stated).map(|led| match led {
        Led::Issued(amount) => words.shares_issued(&number(amount)),
        Led::Bought(amount) => words.shares_bought(&number(amount)),
    });
    RowView {
        source: source(site, count.announcement, root),
        stage: words.count_stage(count.stage),
        count: number(count.amount),
        href: href(count, root),
        assumes: count.assumes,
        change: count.change.map(|change| words.signed(change.difference)),
        led,
        ads: count.ads.map(decimal::grouped),
    }
}

/// A count as printed, without the word for shares.
fn number(amount: &Amount) -> String {
    amount.printed.trim_end_matches(" shares").to_owned()
}

fn href(count: &Count<'_>, root: &str) -> String {
    format!("{root}{}#{}", path::announcement(&count.announcement.id), count.anchor)
}

/// The counts of a class over time: of those with treasury shares or those without, whichever more documents state.
fn chart(class: &ClassCounts<'_>, root: &str, words: &dyn Words) -> Option<ChartView> {
    let course = |basis: Basis| {
        let exact = |it: &&Count<'_>| it.basis == basis && it.amount.hedge.is_none() && it.amount.in_units().is_some();
        let mut latest: Vec<&Count<'_>> = Vec::new();
        for count in class.counts.iter().filter(exact) {
            // Of a day the last count.
            match latest.last_mut().filter(|it| it.announcement.dated.value == count.announcement.dated.value) {
                Some(same) => *same = count,
                None => latest.push(count),
            }
        }
        latest.split_off(latest.len().saturating_sub(SHOWN))
    };
    let (issued, outstanding) = (course(Basis::Issued), course(Basis::Outstanding));
    let counts = if issued.len() >= outstanding.len() { issued } else { outstanding };
    if counts.len() < 3 {
        return None;
    }
    let basis = words.count_basis(counts[0].basis);
    let mut sources = Vec::new();
    let mut points = Vec::with_capacity(counts.len());
    for count in counts {
        add_source(&mut sources, count.announcement);
        let day = count.announcement.dated.value;
        points.push(MetricPoint {
            when: When::Instant(day),
            period: words.date(day),
            value: count.amount.in_units()?,
            value_text: count.amount.printed.to_string(),
            label: number(count.amount),
            after_gap: false,
            href: Some(href(count, "")),
        });
    }
    let panel = MetricPanel {
        label: basis.to_owned(),
        unit: words.unit(Unit::Shares, Scale::One),
        flow: false,
        counts: true,
        series: vec![MetricSeries { name: String::new(), points }],
        notes: vec![words.unknown_between().to_owned()],
    };
    let title = class.class.map_or_else(|| basis.to_owned(), |class| format!("{basis}: {class}"));
    of_series("shares", &title, panel, &sources, root, words)
}
