//! The results center: what was published of each period, and what is missing between.

use crate::archive::Archive;

const PAGE: &str = "results/index.html";

fn results(archive: &Archive, id: &str, dated: &str, periods: &str, facts: &str) {
    let text = format!(
        "+++\ntitle = \"Results {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"results\"\n\
         source = {{ title = \"Release\" }}\n\n[results]\n{periods}\n{facts}+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
}

#[test]
fn each_period_lists_its_announcements_and_a_gap_is_told() {
    let archive = Archive::empty();
    let call = "[results.call]\nat = { at = 2024-05-20T07:30:00+08:00, zone = \"Asia/Hong_Kong\" }\n\
                webcast = \"https://example.com/call\"\n";
    results(&archive, "q1", "2023-05-10", "period = \"2023-Q1\"", "");
    results(&archive, "q2", "2023-08-10", "period = \"2023-Q2\"", "");
    results(&archive, "q4", "2024-03-10", "period = [\"2023-Q4\", \"2023-FY\"]", "");
    results(&archive, "annual", "2024-03-11", "period = \"2023-FY\"", "");
    results(&archive, "new", "2024-05-10", "period = \"2024-Q1\"", call);
    archive.write("content/announcements/annual/report.pdf", "%PDF-1.4");
    let site = archive.build();
    let page = site.read(PAGE);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no `{text}` in {page}"));
    assert!(at("Q1 2024") < at("Q4 2023 and FY 2023") && at("Q4 2023 and FY 2023") < at("Q3 2023"));
    assert!(at("Q3 2023") < at("Q2 2023"));
    assert!(page.contains("announcements/q4/index.html") && page.contains("announcements/annual/index.html"));
    assert!(page.contains("https://example.com/call") && page.contains("report.pdf"));
    let gap = &page[at("Q3 2023")..];
    assert!(gap[..gap.find("</tr>").unwrap()].contains("Not in this archive"), "{gap}");
    assert!(!page.contains("<th scope=\"col\">Statements</th>"), "nothing has statements");
    let csv = site.read("results/results.csv");
    assert!(csv.contains("2023,,2023-Q3,true,"), "{csv}");
    assert!(csv.contains("2023,2023-12-31,2023-Q4 2023-FY,false,annual,2024-03-11,results,"), "{csv}");
    archive.edit("site.toml", "language = \"en\"\n", "language = \"en\"\nrole = \"issuer\"\n");
    let own = archive.build().read(PAGE);
    assert!(own.contains("Not available") && !own.contains("this archive"), "{own}");
}

#[test]
fn an_archive_of_many_periods_folds_earlier_years_and_leaves_the_rest_to_its_file() {
    let archive = Archive::empty();
    for year in 2001..2016 {
        for quarter in 1..=4 {
            let period = format!("period = \"{year}-Q{quarter}\"");
            results(&archive, &format!("r{year}q{quarter}"), &format!("{}-01-15", year + 1), &period, "");
        }
    }
    let site = archive.build();
    let page = site.read(PAGE);
    assert_eq!(page.matches("<tbody id=\"period_").count(), 40);
    assert_eq!(page.matches("<details>").count(), 7);
    assert!(page.contains("The latest 40 of 60 periods."));
    assert_eq!(site.read("results/results.csv").lines().count(), 61);
}
