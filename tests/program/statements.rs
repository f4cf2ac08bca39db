//! Pages of statements: the newest first, changes, tabs, the period before and after, ways on from a line.

use crate::archive::{Archive, Site};

const HALF_YEAR: &str = "announcements/2024-q2-results/operations";

fn row<'p>(page: &'p str, line: &str) -> &'p str {
    page.split_once(&format!("<tr id=\"{line}\"")).unwrap().1.split_once("</tr>").unwrap().0
}

fn nordkant() -> (Site, String) {
    let site = Archive::nordkant().build();
    let page = site.read(&format!("{HALF_YEAR}/index.html"));
    (site, page)
}

#[test]
fn the_newest_period_stands_beside_the_labels_and_the_file_keeps_the_order_of_the_document() {
    let site = Archive::example().build();
    let folder = "announcements/2024-q1-results/operations";
    let page = site.read(&format!("{folder}/index.html"));
    let line = row(&page, "operations.total-revenue");
    let columns = ["2024-q1\">", "2023-q1\">", "2024-q1-usd\">"];
    let places = columns.map(|column| line.find(&format!("id=\"operations.total-revenue.{column}")).unwrap());
    assert!(places.is_sorted(), "{line}");
    let file = site.read(&format!("{folder}/operations.csv"));
    assert!(file.find(",2023-q1,").unwrap() < file.find(",2024-q1,").unwrap());
}

#[test]
fn changes_on_periods_as_long_a_year_before_are_computed_and_switched_on_without_a_script() {
    let (_, page) = nordkant();
    assert!(page.contains("<input type=\"checkbox\" id=\"show_changes\">"));
    let line = row(&page, "operations.revenue");
    let changes: Vec<&str> = line.split("<td class=\"change under-").skip(1).collect();
    assert_eq!(changes.len(), 1, "26 weeks are no 27 weeks: {line}");
    assert!(changes[0].starts_with("1\">+6.4%</td>"), "{line}");
    assert!(page.contains(
        "<th scope=\"col\" class=\"change under-1\">Change <span class=\"column-unit\">on Q2 FY2023</span></th>"
    ));
}

#[test]
fn what_all_columns_count_is_said_once_and_so_is_what_leads_up_to_the_days_of_neighbors() {
    let (_, page) = nordkant();
    let head = page.split_once("<tr class=\"column-heads\">").unwrap().1.split_once("</tr>").unwrap().0;
    assert!(!head.contains("thousand") && page.contains("<span class=\"table-unit\">€ thousand</span>"));
    assert!(page.contains("colspan=\"2\" class=\"over-2\"><span>13 weeks ended</span></th>"));
    assert!(page.contains("colspan=\"3\" class=\"over-3\"><span>13 weeks ended</span></th>"));
}

#[test]
fn a_line_leads_to_its_page_over_time_its_sources_and_its_own_address() {
    let (site, page) = nordkant();
    let line = row(&page, "operations.revenue");
    assert!(line.contains("<a class=\"over-time\" href=\"../../../figures/line/revenue/index.html\">Revenue</a>"));
    assert!(site.has("figures/line/revenue/index.html"));
    assert!(line.contains(
        "<button type=\"button\" popovertarget=\"ties_revenue\" aria-label=\"Where Revenue comes from\"></button>"
    ));
    assert!(line.contains("<a href=\"#operations.revenue\" aria-label=\"Address of Revenue\"></a>"));
    assert!(page.contains("<div class=\"source-card\" id=\"ties_revenue\" popover>"));
}

#[test]
fn a_statement_leads_to_its_neighbors_in_time_and_in_its_announcement() {
    let (site, page) = nordkant();
    assert!(
        page.contains("<a rel=\"prev\" href=\"../../../announcements/2024-q1-results/operations/index.html\">"),
        "{page}"
    );
    let before = site.read("announcements/2024-q1-results/operations/index.html");
    assert!(before.contains(&format!("<a rel=\"next\" href=\"../../../{HALF_YEAR}/index.html\">")));
    let tabs = page.split_once("<nav class=\"statement-tabs\"").unwrap().1.split_once("</nav>").unwrap().0;
    assert!(tabs.contains("<a href=\"../operations/index.html\" aria-current=\"page\">Income statement</a>"));
    assert!(tabs.contains("<a href=\"../balance-sheet/index.html\">Balance sheet</a>"));
    assert!(tabs.contains(">Segment information, 26 weeks ended 30 March 2024</a>"), "of a kind with another");
}
