//! Issues of securities across documents.

use super::*;

/// The sound archive with the issue named, and a second document on it.
fn beside(keys: &str) -> Vec<String> {
    let mut sources = sources(&[(ISSUANCE, "class = \"class-a\"", "class = \"class-a\"\nissue = \"offering\"")]);
    let text = format!(
        "+++\ntitle = \"Allotment\"\ndated = 2022-12-05\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Announcement\" }}\n\
         kind = \"share-issuance\"\n[issuance]\nissue = \"offering\"\nclass = \"class-a\"\n{keys}\n+++\n"
    );
    sources.files.insert(
        0,
        SourceFile {
            path: "content/announcements/allotment/announcement.md".into(),
            content: Content::Text(text.into()),
        },
    );
    let shown = |finding: &Diagnostic| format!("{} {}", finding.code.id(), finding.message);
    checked(&sources).1.iter().map(shown).collect()
}

#[test]
fn figures_and_days_that_two_documents_state_of_one_issue_are_compared() {
    assert_eq!(beside("number = \"830,000 shares\"\nprice = \"HK$50.03 per share\""), [""; 0]);
    assert_eq!(
        beside("number = \"838,000 shares\"\nprice = \"HK$50.03 per share\""),
        [
            "issue-mismatch `issuance.number` of the issue `offering` is 830,000 shares here, but `allotment` states 838,000 shares"
        ],
    );
    assert_eq!(
        beside("number = \"830,000 shares\"\nlisting_at = { on = 2022-12-08, zone = \"Asia/Hong_Kong\" }"),
        [
            "issue-mismatch `start of dealings` of the issue `offering` is 2022-12-09 here, but `allotment` states 2022-12-08"
        ],
    );
}

#[test]
fn dealings_begin_once_an_issue_is_completed() {
    let dealings = |zone: &str, offset: &str| {
        beside(&format!(
            "number = \"830,000 shares\"\ncompleted = {{ on = 2022-12-12, zone = \"{zone}\" }}\n\
             listing_at = {{ at = 2022-12-09T09:30:00{offset}, zone = \"{zone}\" }}"
        ))
        .into_iter()
        .filter(|it| it.contains("completion"))
        .collect::<Vec<_>>()
    };
    assert_eq!(dealings("Asia/Hong_Kong", "+08:00").len(), 1);
    // Shares are traded before the issue is settled.
    assert_eq!(dealings("America/New_York", "-05:00"), [""; 0]);
}
