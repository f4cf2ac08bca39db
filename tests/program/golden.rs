//! One page of each kind of the example archive, and the statements of the one that has segments, equity and changes, as agreed,
//! in `tests/golden/`.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test golden` writes them anew; what changed is then read in
//! the diff.

use crate::archive::{Archive, Site};
use irbook::domain::Kind;

/// Between the call of the results and the payment of the dividend.
const AS_OF: &str = "2024-05-20T12:00:00Z";

/// Declares a test for each page of an archive, and a constant for their paths where it has a name: the page's name, which is also that of the golden file, what is kept of it, and its path.
macro_rules! golden {
    ($paths:ident of $archive:ident: $($name:ident: $kept:ident $path:literal,)*) => {
        const $paths: &[&str] = &[$($path),*];

        golden! { of $archive: $($name: $kept $path,)* }
    };
    (of $archive:ident: $($name:ident: $kept:ident $path:literal,)*) => {
        $(
            #[test]
            fn $name() {
                let site = Archive::$archive().build_as_of(AS_OF, &[]);
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path("../golden");
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.bind(|| insta::assert_snapshot!(stringify!($name), $kept(&steady(&site, $path))));
            }
        )*
    };
}

golden! {
    PATHS of example:
    home: whole "index.html",
    not_found: whole "404.html",
    announcements: main_part "announcements/index.html",
    announcements_of_a_year: main_part "announcements/year/2024/index.html",
    announcements_of_a_kind: main_part "announcements/kind/results/index.html",
    redirect: whole "press/2024/17/index.html",
    results: main_part "announcements/2024-q1-results/index.html",
    dividend: main_part "announcements/2024-03-12-dividend/index.html",
    general_meeting_notice: main_part "announcements/2023-05-10-annual-general-meeting/index.html",
    poll_results: main_part "announcements/2023-06-30-poll-results/index.html",
    poll_csv: whole "announcements/2023-06-30-poll-results/figures.csv",
    board_change: main_part "announcements/2024-05-06-board-change/index.html",
    share_issuance: main_part "announcements/2023-03-01-over-allotment/index.html",
    buyback_return: main_part "announcements/2024-05-07-buyback-return/index.html",
    debt_issue: main_part "announcements/2024-04-25-convertible-notes/index.html",
    document: main_part "announcements/2024-04-18-annual-report/index.html",
    other_announcement: main_part "announcements/2024-04-02-website/index.html",
    statement: main_part "announcements/2024-q1-results/operations/index.html",
    statement_csv: whole "announcements/2024-q1-results/operations/operations.csv",
    single_figures_csv: whole "announcements/2024-q1-results/figures.csv",
    issuance_csv: whole "announcements/2023-03-01-over-allotment/figures.csv",
    figures: main_part "figures/index.html",
    figures_of_a_year: main_part "figures/year/2024/index.html",
    line: main_part "figures/line/total-revenue/index.html",
    line_csv: whole "figures/line/total-revenue/total-revenue.csv",
    checks: main_part "figures/checks/index.html",
    metric: main_part "figures/umbrellas-lent/index.html",
    metric_csv: whole "figures/umbrellas-lent/umbrellas-lent.csv",
    events: main_part "events/index.html",
    events_csv: whole "events/events.csv",
    calendar: whole "events/calendar.ics",
    events_of_a_year: main_part "events/year/2024/index.html",
    events_of_a_kind: main_part "events/kind/deadline/index.html",
    company: main_part "company/index.html",
    people: main_part "company/people/index.html",
    index_from_a_to_z: main_part "index-a-z/index.html",
    search: main_part "search/index.html",
    data: main_part "data/index.html",
    people_csv: whole "company/people/people.csv",
    results_by_period: main_part "results/index.html",
    results_by_period_csv: whole "results/results.csv",
    shareholders: main_part "shareholders/index.html",
    dividends: main_part "shareholders/dividends/index.html",
    dividends_csv: whole "shareholders/dividends/dividends.csv",
    repurchases: main_part "shareholders/repurchases/index.html",
    repurchases_csv: whole "shareholders/repurchases/repurchases.csv",
    shares: main_part "shareholders/shares/index.html",
    shares_csv: whole "shareholders/shares/shares.csv",
    meetings: main_part "shareholders/meetings/index.html",
    meetings_csv: whole "shareholders/meetings/meetings.csv",
    chart: whole "charts/revenue-mix.svg",
    sitemap: whole "sitemap.xml",
    robots: whole "robots.txt",
}

golden! {
    of nordkant:
    statement_of_segments: main_part "announcements/2024-q2-results/segments-q2/index.html",
    statement_of_changes_in_equity: main_part "announcements/2024-q2-results/changes-in-equity/index.html",
    statement_with_changes_and_shares: main_part "announcements/2024-q2-results/geography-q2/index.html",
    statement_in_cents: main_part "announcements/2024-q2-results/operations/index.html",
    statement_with_decimal_commas: main_part "announcements/2024-q1-results/changes-in-equity/index.html",
    results_of_two_periods: main_part "announcements/2024-q2-results/index.html",
    segments_csv: whole "announcements/2024-q2-results/segments-q2/segments-q2.csv",
    changes_csv: whole "announcements/2024-q1-results/geography-q1/geography-q1.csv",
    announcements_csv: whole "announcements/announcements.csv",
    filing: main_part "announcements/2024-03-04-stimmrechte/index.html",
    filing_elsewhere: main_part "announcements/2024-04-22-finanzkalender/index.html",
    announcements_of_a_category: main_part "announcements/category/voting-rights/index.html",
    figures_of_half_years: main_part "figures/half-years/index.html",
    line_with_segments: main_part "figures/line/revenue/index.html",
    metric_of_two_definitions: main_part "figures/active-customers/index.html",
}

/// A file without what changes with the stylesheet or the version.
fn steady(site: &Site, path: &str) -> String {
    let generator = format!("content=\"irbook {}\"", env!("CARGO_PKG_VERSION"));
    site.read(path).replace(&site.stylesheet(), "style.HASH.css").replace(&generator, "content=\"irbook VERSION\"")
}

fn whole(text: &str) -> &str {
    text
}

/// A page without masthead, menu and foot, which are seen on the home page.
fn main_part(page: &str) -> String {
    let (head, rest) = page.split_once("<header class=\"masthead\"").unwrap();
    let (_, main) = rest.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    format!("{head}<main{main}</main>\n")
}

#[test]
fn every_kind_of_page_has_a_golden_file() {
    let site = Archive::example().build_as_of(AS_OF, &[]);
    let kind =
        |page: &str| page.split_once("data-page=\"").and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()));
    let golden: Vec<_> = PATHS.iter().filter_map(|path| kind(&site.read(path))).collect();
    for (path, bytes) in site.files() {
        if let Some(kind) = kind(&String::from_utf8_lossy(&bytes)) {
            assert!(golden.contains(&kind), "{} is the first of its kind, {kind}", path.display());
        }
    }
}

#[test]
fn every_kind_of_announcement_has_a_golden_page() {
    let site = Archive::example().build_as_of(AS_OF, &[]);
    let golden: Vec<String> = PATHS.iter().map(|path| site.read(path)).collect();
    for kind in Kind::ALL {
        let page = format!("data-page=\"announcement-{}\"", kind.id());
        assert!(
            golden.iter().any(|text| text.contains(&page)),
            "tests/fixtures/archive has no page of the kind {kind:?}"
        );
    }
}
