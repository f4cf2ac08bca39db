//! Ties on the pages: the words link to the very place of their figure.

use crate::archive::{AS_OF, Archive, Site, files_below, stderr};

const RESULTS: &str = "content/announcements/2024-q1-results/announcement.md";
const DIVIDEND: &str = "content/announcements/2024-03-12-dividend/announcement.md";
const SHARES: &str = "content/announcements/2023-03-01-over-allotment/announcement.md";
const WEBSITE: &str = "content/announcements/2024-04-02-website/announcement.md";

/// Ties of the results, and where they lead on the page.
const OWN: [(&str, &str, &str); 11] = [
    ("RMB1,234.5 million", "total-revenue", "operations/index.html#operations.total-revenue.2024-q1"),
    ("RMB900 million", "total-revenue@2023-Q1", "operations/index.html#operations.total-revenue.2023-q1"),
    ("US$171.0 million", "total-revenue", "operations/index.html#operations.total-revenue.2024-q1-usd"),
    ("1,500", "umbrellas-lent", "#metric_umbrellas-lent"),
    ("25.0%", "umbrellas-lent.change", "#metric_umbrellas-lent"),
    ("1,000", "umbrellas-lent.in-the-city", "#metric_umbrellas-lent"),
    ("RMB1.2 billion", "cash-generated", "#cash-generated"),
    ("RMB120 million", "guidance.net-income.high", "#guidance_net-income"),
    ("US$10 million", "repurchase.2024.authorized", "#plan_2024"),
    ("US$2 million", "repurchase.2024.spent", "#plan_2024"),
    ("RMB7.2203", "rate.h10", "#rate_h10"),
];

/// The ties of the headline of the example's results: two, on their page and on the home page.
const HEADLINE: usize = 4;

fn archive() -> Archive {
    let archive = Archive::example();
    let ties: Vec<String> = OWN.iter().map(|(words, key, _)| format!("[{words}](figure:{key})")).collect();
    archive.edit(RESULTS, "Revenue from lending", &format!("{}.\n\nRevenue from lending", ties.join("; ")));
    archive.edit(
        RESULTS,
        "include *parasols*.",
        "include *parasols* and [US$10 million](figure:repurchase.2024.authorized) of \
         [RMB1,230 million](figure:lending).",
    );
    archive
}

fn tie(href: &str, words: &str) -> String {
    format!("<a class=\"tie\" href=\"{href}\">{words}</a>")
}

/// A page without the addresses of its ties.
fn unaddressed(page: &str) -> String {
    let mut parts = page.split(" id=\"tie_");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |page, part| page + part.split_once('"').unwrap().1)
}

/// Every tie of a site leads to an id of a page; how many there are.
fn follow_all(site: &Site) -> usize {
    let mut count = 0;
    for page in files_below(&site.folder).into_iter().filter(|path| path.extension().is_some_and(|it| it == "html")) {
        let html = unaddressed(&site.read(page.to_str().unwrap()));
        for href in html.split("<a class=\"tie\" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let (file, id) = href.split_once('#').unwrap();
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let target = site.read(target.to_str().unwrap());
            assert!(target.contains(&format!("id=\"{id}\"")), "{}: {href}", page.display());
            count += 1;
        }
    }
    count
}

#[test]
fn on_its_page_each_figure_links_to_its_place() {
    let site = archive().build();
    let page = site.read("announcements/2024-q1-results/index.html");
    for (words, key, href) in OWN {
        assert!(unaddressed(&page).contains(&tie(href, words)), "{key}");
    }
    // The footnotes stand on both pages.
    assert_eq!(follow_all(&site), OWN.len() + 4 + HEADLINE);
}

#[test]
fn a_footnote_below_a_statement_links_from_there() {
    let page = archive().build().read("announcements/2024-q1-results/operations/index.html");
    for (words, href) in [
        ("US$10 million", "../index.html#plan_2024"),
        ("RMB1,230 million", "../operations/index.html#operations.lending.2024-q1"),
    ] {
        assert!(unaddressed(&page).contains(&tie(href, words)), "{words}");
    }
}

#[test]
fn the_note_of_a_figure_is_markdown() {
    let archive = Archive::example();
    archive.edit(SHARES, "Returned with the new shares.", "Of [1,000 shares](figure:issuance.number), *returned*.");
    let page = archive.build().read("announcements/2023-03-01-over-allotment/index.html");
    assert!(unaddressed(&page).contains(&format!("Of {}, <em>returned</em>.", tie("#shares_issued", "1,000 shares"))));
}

#[test]
fn figures_of_a_dividend_and_of_a_share_issue_link_to_their_sections() {
    let archive = Archive::example();
    let dividend = std::fs::read_to_string(archive.root().join(DIVIDEND)).unwrap();
    let declared = dividend.lines().find_map(|line| line.strip_prefix("declared = \"")).unwrap().trim_end_matches('"');
    archive.write(DIVIDEND, format!("{dividend}\n\nIt is [{declared}](figure:dividend.declared).\n"));
    let issuance = [
        ("1,000 shares", "issuance.number", "#shares_issued"),
        ("HK$20.50", "issuance.price", "#shares_issued"),
        ("201,000 shares", "issuance.after", "#shares_issue"),
        ("HK$19.9 thousand", "issuance.net-proceeds", "#net_proceeds"),
        ("1%", "issuance.levy.brokerage", "#price_levies"),
        ("15%", "issuance.share-of-offer", "#shares_issued"),
    ];
    let ties: Vec<String> = issuance.iter().map(|(words, key, _)| format!("[{words}](figure:{key})")).collect();
    archive.edit(SHARES, "Example Securities exercised", &format!("{}. Example Securities exercised", ties.join("; ")));
    let site = archive.build();
    let page = site.read("announcements/2024-03-12-dividend/index.html");
    assert!(unaddressed(&page).contains(&tie("#dividend_amount", declared)));
    let page = site.read("announcements/2023-03-01-over-allotment/index.html");
    for (words, key, href) in issuance {
        assert!(unaddressed(&page).contains(&tie(href, words)), "{key}");
    }
    assert_eq!(follow_all(&site), 1 + issuance.len() + HEADLINE);
}

#[test]
fn a_figure_of_another_announcement_links_there_once_that_is_public() {
    let archive = Archive::example();
    archive.edit(
        WEBSITE,
        "The company has",
        "Of [RMB1,234.5 million](figure:2024-q1-results/total-revenue) and [1,500](figure:2024-q1-results/umbrellas-lent) it \
         has",
    );
    archive.edit(RESULTS, "kind = \"results\"\n", "kind = \"results\"\npublish_at = 2024-06-01T09:00:00+08:00\n");
    let site = archive.build_as_of(AS_OF, &[]);
    let page = site.read("announcements/2024-04-02-website/index.html");
    let folder = "../../announcements/2024-q1-results";
    let cell = format!("{folder}/operations/index.html#operations.total-revenue.2024-q1");
    assert!(unaddressed(&page).contains(&tie(&cell, "RMB1,234.5 million")), "{page}");
    assert!(unaddressed(&page).contains(&tie(&format!("{folder}/index.html#metric_umbrellas-lent"), "1,500")));
    assert_eq!(follow_all(&site), 2 + HEADLINE);

    let before = archive.run("build", &["--as-of", "2024-05-31T00:00:00Z", "--format", "short"]).code(1);
    assert_eq!(stderr(&before).matches("error[unpublished-reference]").count(), 2);
}

#[test]
fn a_figure_leads_to_each_sentence_that_tells_it() {
    let archive = Archive::example();
    let text = "### Of [RMB1,234.5 million](figure:total-revenue)\n\n- See <https://example.com/>. It was [RMB900 million](figure:total-revenue@2023-Q1), \
                later [RMB1,234.5 million](figure:total-revenue).\n\n| Revenue |\n|---|\n| [US$171.0 million](figure:total-revenue) |\n\n\
                Revenue from lending";
    archive.edit(RESULTS, "Revenue from lending", text);
    let site = archive.build();
    let folder = "announcements/2024-q1-results";
    let (page, below) =
        (site.read(&format!("{folder}/index.html")), site.read(&format!("{folder}/operations/index.html")));
    let line = below.split("id=\"ties_total-revenue\"").nth(1).unwrap().split("</ul>").next().unwrap();
    let told = line.split("Told in ").nth(1).unwrap().split("</li>").next().unwrap();
    let links: Vec<(&str, &str)> = told
        .split("<a href=\"../index.html#")
        .skip(1)
        .map(|link| link.split_once("</a>").unwrap().0.split_once("\">").unwrap())
        .collect();
    let expected = [
        ("tie_1", "“Of RMB1,234.5 million”"),
        ("tie_2", "“It was RMB900 million…”"),
        ("tie_4", "“US$171.0 million”"),
        ("document_summary", "the summary"),
    ];
    assert_eq!(links, expected);
    for (id, words) in [("tie_1", "RMB1,234.5 million"), ("tie_2", "RMB900 million"), ("tie_4", "US$171.0 million")] {
        let tie = page.split(&format!("<a class=\"tie\" id=\"{id}\"")).nth(1).unwrap();
        assert_eq!(tie.split_once('>').unwrap().1.split('<').next(), Some(words));
    }
}
