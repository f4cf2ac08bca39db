//! What the site says of how its figures tie and how they were checked.

use crate::archive::{Archive, Site};

const RESULTS: &str = "content/announcements/2024-q1-results";
const STATEMENT: &str = "announcements/2024-q1-results/operations/index.html";
const CHECKS: &str = "figures/checks/index.html";

/// An announcement a year later that states the revenue of the first quarter of 2024 once more.
fn state_again(archive: &Archive, revenue: &str, facts: &str) {
    archive.announce("a-year-later", "2024-12-01", facts);
    archive.write(
        "content/announcements/a-year-later/tables.toml",
        format!(
            "[[statements]]\nid = \"later\"\ntitle = \"Later statement\"\nkind = \"operations\"\nscale = \"thousand\"\n\
             columns = [{{ id = \"before\", period = \"2024-Q1\", currency = \"CNY\" }}]\n\
             lines = [{{ id = \"total-revenue\", label = \"Revenues\", cells = [\"{revenue}\"] }}]\n"
        ),
    );
}

/// What is said of a line.
fn said(site: &Site, page: &str, line: &str) -> String {
    let page = site.read(page);
    let (_, rest) = page.split_once(&format!("id=\"ties_{line}\" popover>")).unwrap();
    rest.split_once("</ul>").unwrap().0.to_owned()
}

#[test]
fn a_line_says_what_its_figures_are_the_sum_of_and_a_part_of_and_how_they_were_translated() {
    let site = Archive::example().build();
    let total = said(&site, STATEMENT, "total-revenue");
    assert!(total.contains(
        "<li>Sum: <a href=\"#operations.lending\">Lending</a> + <a href=\"#operations.repairs\">Repairs</a></li>"
    ));
    assert!(total.contains("<li>Q1 2024, US$: sum of the rounded figures in this column</li>"));
    let part = said(&site, STATEMENT, "lending");
    assert!(part.contains("<li>Part of <a href=\"#operations.total-revenue\">Total revenue</a></li>"));
    let page = site.read(STATEMENT);
    assert!(
        page.contains(
            "<p class=\"section-note\">Q1 2024, US$: translated at US$1.00 = RMB7.2203, but where a line says"
        )
    );
    assert!(!part.contains("translated"), "said once of the whole column");
    let mark =
        "<button type=\"button\" popovertarget=\"ties_lending\" aria-label=\"Where Lending comes from\"></button>";
    assert!(page.contains(mark));
    assert!(!page.contains("ties_margin"), "nothing determines the margin");
}

#[test]
fn a_line_leads_to_the_very_cells_of_other_announcements_that_state_its_figures() {
    let archive = Archive::example();
    state_again(&archive, "1,234,500", "");
    let site = archive.build();
    let earlier = said(&site, STATEMENT, "total-revenue");
    let way = "Also stated: on <a href=\"../../a-year-later/later/index.html#later.total-revenue.before\">\
               1 December 2024</a></li>";
    assert!(earlier.contains(way), "{earlier}");
    let later = said(&site, "announcements/a-year-later/later/index.html", "total-revenue");
    let way = "../../2024-q1-results/operations/index.html#operations.total-revenue.2024-q1";
    assert!(later.contains(way), "{later}");
    assert!(site.read(STATEMENT).contains("id=\"operations.total-revenue.2024-q1\""));
}

#[test]
fn a_restated_figure_is_said_to_be_stated_otherwise_and_listed() {
    let archive = Archive::example();
    let restatement = "[[restatements]]\nconcept = \"total-revenue\"\nperiod = \"2024-Q1\"\ncause = \"reclassification\"\n\
                       old = \"RMB1,234,500 thousand\"\nnew = \"RMB1,234,600 thousand\"\ndocument = \"2024-q1-results\"\n\
                       note = \"Rents moved here.\"";
    state_again(&archive, "1,234,600", restatement);
    let site = archive.build();
    let earlier = said(&site, STATEMENT, "total-revenue");
    assert!(
        earlier.contains("Stated otherwise: on <a ")
            && earlier.contains("1 December 2024</a> (Q1 2024, RMB)")
            && !earlier.contains("Also stated"),
        "{earlier}"
    );
    let checks = site.read(CHECKS);
    let (_, listed) = checks.split_once("id=\"restatements\"").unwrap();
    for part in [
        "Reclassified: Revenues, Q1 2024",
        "operations/index.html#operations.total-revenue.2024-q1\">RMB1,234,500 thousand</a>",
        "later/index.html#later.total-revenue.before\">RMB1,234,600 thousand</a>",
        "Rents moved here.",
    ] {
        assert!(listed.contains(part), "no `{part}` in {listed}");
    }
}

#[test]
fn a_waived_figure_is_marked_and_leads_to_the_reason() {
    let archive = Archive::example();
    archive.edit(&format!("{RESULTS}/figures.toml"), "\"170,976\"", "\"170,977\"");
    archive.edit(
        &format!("{RESULTS}/announcement.md"),
        "\n+++\n",
        "\n[[waivers]]\nrule = \"sum-mismatch\"\nfigure = \"operations.total-revenue.2024-q1-usd\"\n\
         printed = \"170,977\"\nexpected = \"170,976\"\nreason = \"A *slip* of the press.\"\n\
         [[waivers]]\nrule = \"translation-mismatch\"\nfigure = \"operations.total-revenue.2024-q1-usd\"\n\
         printed = \"170,977\"\nexpected = \"170,976\"\nreason = \"The same slip.\"\n+++\n",
    );
    let site = archive.build();
    let page = site.read(STATEMENT);
    let mark = "#waiver_total-revenue.2024-q1-usd\" aria-label=\"Note\">*</a></sup>170,977</td>";
    assert!(page.contains(&format!("<a href=\"{mark}")), "the mark leads to the reason");
    let said = said(&site, STATEMENT, "total-revenue");
    assert!(said.contains("printed 170,977, where 170,976 follows from"), "{said}");
    assert!(said.contains("A <em>slip</em> of the press.") && said.contains("The same slip."));
    assert_eq!(page.matches("id=\"waiver_total-revenue.2024-q1-usd\"").count(), 1);
    let checks = site.read(CHECKS);
    assert!(
        checks.contains("operations.total-revenue.2024-q1-usd\">Total revenue, Q1 2024, US$</a>: printed US$170,977")
    );
    assert!(checks.contains("A <em>slip</em> of the press."));
}

#[test]
fn the_page_of_the_checks_counts_the_public_figures_alone() {
    let archive = Archive::example();
    let count = |site: &Site| {
        let page = site.read(CHECKS);
        let (_, number) = page.split_once("class=\"checks-number\">").unwrap();
        number.split_once("</p>").unwrap().0.to_owned()
    };
    let before = count(&archive.build());
    state_again(&archive, "1,234,500", "draft = true");
    assert_eq!(count(&archive.build()), before);
}

#[test]
fn an_archive_without_figures_has_a_page_of_the_checks_that_says_so() {
    let page = Archive::empty().build().read(CHECKS);
    assert!(page.contains("No announcement states a figure yet."));
    assert!(page.contains("A total is the signed sum of its parts."));
}

#[test]
fn values_of_a_metric_have_addresses_and_say_what_they_tie_to() {
    let page = Archive::example().build().read("figures/umbrellas-lent/index.html");
    assert!(page.contains("<tbody id=\"value_2024-Q1\">\n<tr id=\"value_2024-Q1_2024-q1-results\">"));
    let change = "The stated change follows from this value and that of <a href=\"#value_2023-Q1_2024-q1-results\">";
    assert!(page.contains(change), "{page}");
    assert!(page.contains("From it follows the change stated for <a href=\"#value_2024-Q1_2024-q1-results\">"));
}

#[test]
fn the_page_of_the_checks_opens_with_its_number_and_a_sum_of_the_archive() {
    let page = Archive::example().build().read(CHECKS);
    let (number, rest) = page.split_once("class=\"checks-example\"").unwrap();
    assert!(number.contains("</strong> of ") && number.contains(" figures follow from others"));
    let (example, _) = rest.split_once("</section>").unwrap();
    for part in [
        "#operations.lending.2024-q1\">",
        "#operations.repairs.2024-q1\">",
        "#operations.total-revenue.2024-q1\">RMB1,234,500 thousand</a>",
    ] {
        assert!(example.contains(part), "{part}: {example}");
    }
}
