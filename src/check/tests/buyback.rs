//! Returns of shares bought back, and debt, by themselves.

use super::*;

/// The findings of the sound archive with a document of a kind, without those on its figures in words.
fn beside(kind: &str, facts: &str) -> Vec<String> {
    let mut sources = sources(&[]);
    let text = format!(
        "+++\ntitle = \"More\"\ndated = 2022-12-06\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Announcement\" }}\n\
         kind = \"{kind}\"\n{facts}\n+++\n"
    );
    let path = "content/announcements/more/announcement.md".into();
    sources.files.insert(0, SourceFile { path, content: Content::Text(text.into()) });
    let shown = |finding: &Diagnostic| format!("{} {}", finding.code.id(), finding.message);
    checked(&sources).1.iter().map(shown).collect()
}

fn bought(high: &str, counts: &str) -> Vec<String> {
    let row = format!(
        "{{ day = 2022-12-05, number = \"50,000 shares\", high = \"{high}\", low = \"410.50 pence per share\" }}"
    );
    beside("buyback-return", &format!("[buyback]\ntreatment = \"cancelled\"\n{counts}\npurchases = [{row}]"))
}

#[test]
fn prices_of_a_day_are_told_on_one_scale() {
    assert_eq!(bought("415.00 pence per share", ""), [""; 0]);
    assert_eq!(bought("£4.15 per share", ""), [""; 0]);
    assert_eq!(
        bought("£415.00 per share", ""),
        [
            "buyback-mismatch the highest price, £415.00 per share, is ten times the lowest, 410.50 pence per share, or more"
        ]
    );
}

#[test]
fn what_is_left_of_shares_that_are_cancelled_is_within_what_was_bought() {
    let left = |after: &str| {
        let counts = format!("outstanding_before = \"1,000,000 shares\"\noutstanding = \"{after} shares\"");
        bought("415.00 pence per share", &counts)
    };
    assert_eq!([left("950,000"), left("980,000"), left("1,000,000")], [const { Vec::<String>::new() }; 3]);
    for wrong in ["949,999", "1,000,001"] {
        assert!(left(wrong).len() == 1 && left(wrong)[0].starts_with("buyback-mismatch"), "{:?}", left(wrong));
    }
}

#[test]
fn an_option_ends_after_the_document_that_grants_it() {
    let option = |day: &str, status: &str| {
        beside(
            "debt-issue",
            &format!(
                "[debt]\nname = \"Notes\"\nstatus = \"{status}\"\nprincipal = \"US$600 million\"\n\
                 option_until = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}"
            ),
        )
    };
    assert_eq!(option("2022-12-20", "priced"), [""; 0]);
    assert_eq!(
        option("2021-12-20", "priced"),
        ["date-order the end of the option (2021-12-20) is before the document's date (2022-12-06)"]
    );
    assert_eq!(option("2022-11-20", "completed"), [""; 0]);
}
