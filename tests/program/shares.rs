//! The page of the shares in issue: counts as stated, and what led from one to the next.

use super::archive::Archive;

const PAGE: &str = "shareholders/shares/index.html";
const CSV: &str = "shareholders/shares/shares.csv";

/// A return of shares bought back with the counts before and after.
fn bought(archive: &Archive, day: &str, counts: &str) {
    let text = format!(
        "+++\ntitle = \"Return of {day}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nkind = \"buyback-return\"\n\
         source = {{ title = \"Return\" }}\n[buyback]\nclass = \"class-a\"\n{counts}\n\
         [[buyback.purchases]]\nday = {day}\nnumber = \"100 shares\"\n+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{day}-return/announcement.md"), text);
}

/// An archive with one class of shares, two of which make an ADS.
fn archive() -> Archive {
    let archive = Archive::empty();
    let issuer = "fiscal_year_end = \"12-31\"\nads = { depositary = \"bank\", class = \"class-a\", shares_per_ads = 2 }\n\
        organizations = [{ id = \"bank\", name = \"Example Bank\", role = \"Depositary\" }]\n\
        share_classes = [{ id = \"class-a\", name = \"Class A shares\" }]\n";
    archive.edit("site.toml", "fiscal_year_end = \"12-31\"\n", issuer);
    archive
}

#[test]
fn a_change_within_a_document_is_worked_out_beside_what_it_says_was_issued() {
    let site = Archive::example().build();
    let page = site.read(PAGE);
    assert!(page.contains("+1,000 <span class=\"aside\">1,000 issued, as stated</span>"), "{page}");
    assert!(page.contains("2023-03-01-over-allotment/index.html#shares_issue\">201,000</a>"), "{page}");
    let csv = site.read(CSV);
    let after = "Class A ordinary shares,issued,after-issue,2023-03-01,2023-03-01-over-allotment,\"201,000 shares\",201000,no,1000,1000,100500,";
    assert!(csv.contains(after), "{csv}");
    // Another count: that of the return is without treasury shares, so no change is worked out from one to the other.
    assert!(
        csv.contains(
            "outstanding,before-purchase,2024-05-07,2024-05-07-buyback-return,\"201,000 shares\",201000,no,,,"
        ),
        "{csv}"
    );
}

#[test]
fn from_one_document_to_the_next_the_change_has_no_cause_and_treasury_shares_stand_apart() {
    let archive = archive();
    bought(&archive, "2024-03-01", "outstanding = \"9,900 shares\"\ntreasury = \"100 shares\"");
    bought(&archive, "2024-03-04", "outstanding = \"9,700 shares\"\ntreasury = \"300 shares\"");
    let site = archive.build();
    let csv = site.read(CSV);
    assert!(
        csv.contains("outstanding,after-purchase,2024-03-04,2024-03-04-return,\"9,700 shares\",9700,no,-200,,4850,"),
        "{csv}"
    );
    assert!(csv.contains("treasury,after-purchase,2024-03-04,2024-03-04-return,300 shares,300,no,200,,150,"), "{csv}");
    let page = site.read(PAGE);
    assert!(
        page.contains("−200") && !page.contains("bought back, as stated") && !page.contains("class=\"chart"),
        "{page}"
    );
    let (_, treasury) = page.split_once(">Treasury shares</h3>").unwrap();
    assert!(treasury.contains(">300</a>") && !treasury.contains(">9,700</a>"), "{treasury}");
}

#[test]
fn three_documents_make_a_chart_and_many_are_shown_by_the_latest() {
    let archive = archive();
    let day = |at: u32| format!("2024-{:02}-{:02}", 1 + at / 28, 1 + at % 28);
    for at in 0..45 {
        bought(&archive, &day(at), &format!("outstanding = \"{} shares\"", 9000 - at));
    }
    let site = archive.build();
    let page = site.read(PAGE);
    assert!(
        page.contains("<svg class=\"chart")
            && page.contains("5 earlier counts are in the <a href=\"shares.csv\">CSV file</a>"),
        "{page}"
    );
    assert_eq!(page.matches("<tr><th scope=\"row\">").count(), 40);
    assert_eq!(site.read(CSV).lines().count(), 46);
}

#[test]
fn a_count_that_is_not_public_yet_is_not_told() {
    let archive = archive();
    bought(&archive, "2024-03-01", "outstanding = \"9,900 shares\"");
    bought(&archive, "2024-03-04", "outstanding = \"9,700 shares\"");
    let site = archive.build_as_of("2024-03-02T00:00:00Z", &[]);
    assert!(!site.read(PAGE).contains("9,700") && !site.read(CSV).contains("9700"));
}

#[test]
fn where_no_count_is_stated_there_is_no_page() {
    let archive = archive();
    bought(&archive, "2024-03-01", "");
    let site = archive.build();
    assert!(!site.has(PAGE) && !site.has(CSV));
}
