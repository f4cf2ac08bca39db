//! Announcements that are corrected by others, and those that were withdrawn.

use crate::archive::{Archive, stderr};

const BEFORE: &str = "2025-01-10T00:59:59Z";
const AFTER: &str = "2025-01-10T01:00:00Z";

/// Three announcements: the second corrects the first, and the third, at first unpublished, the second.
fn chain() -> Archive {
    let archive = Archive::empty();
    archive.announce("first", "2025-01-02", "");
    archive.announce("second", "2025-01-03", "corrects = \"first\"");
    archive.announce("third", "2025-01-10", "corrects = \"second\"\npublish_at = 2025-01-10T09:00:00+08:00");
    archive
}

/// The notices on top of a page: what they say, and where they lead.
fn notices(page: &str) -> Vec<String> {
    let of = |notice: &str| {
        let (text, rest) = notice.split_once(" <a href=\"").unwrap();
        let (href, rest) = rest.split_once('"').unwrap();
        let title = rest.split_once('>').unwrap().1.split_once("</a>").unwrap().0;
        format!("{text} {title}: {href}")
    };
    page.split("<p class=\"notice correction\">").skip(1).map(of).collect()
}

#[test]
fn a_corrected_page_leads_to_the_latest_public_correction_and_that_one_back() {
    let archive = chain();
    let of = |as_of: &str, id: &str| {
        notices(&archive.build_as_of(as_of, &[]).read(&format!("announcements/{id}/index.html")))
    };
    let [first, second, third] =
        ["first", "second", "third"].map(|id| format!("Title of {id}: ../../announcements/{id}/index.html"));
    assert_eq!(of(BEFORE, "first"), [format!("Corrected by {second}")]);
    assert_eq!(of(BEFORE, "second"), [format!("Corrects {first}")]);
    assert_eq!(of(AFTER, "first"), [format!("Corrected by {third}")]);
    assert_eq!(of(AFTER, "second"), [format!("Corrected by {third}"), format!("Corrects {first}")]);
    assert_eq!(of(AFTER, "third"), [format!("Corrects {second}")]);
}

#[test]
fn lists_mark_corrections_and_what_they_correct() {
    let site = chain().build_as_of(BEFORE, &[]);
    for path in ["index.html", "announcements/index.html", "announcements/kind/other/index.html"] {
        let page = site.read(path);
        let kind = |id: &str| {
            let (_, rest) = page.split_once(&format!(">Title of {id}</a></p>")).unwrap();
            let (_, rest) = rest.split_once("<p class=\"entry-kind\">").unwrap();
            let (_, kind) = rest.split_once("</p>").unwrap().0.split_once('>').unwrap();
            kind.replace("</a>", "").replace("<span>", "").replace("</span>", "")
        };
        assert_eq!(kind("first"), "Announcement Corrected since", "{path}");
        assert_eq!(kind("second"), "Announcement Correction", "{path}");
    }
    // The payment of the first is what the second sets right.
    let events = site.read("events/kind/payment/index.html");
    assert!(events.contains("Payment of second") && !events.contains("Payment of first"));
}

#[test]
fn the_list_of_a_kind_stays_where_its_only_event_is_called_off() {
    let archive = Archive::empty();
    let meeting = "[[events]]\nkind = \"meeting\"\ntitle = \"Annual meeting\"\nwhen = { on = 2024-06-27, zone = \"Asia/Hong_Kong\" }";
    archive.announce("notice", "2024-05-10", meeting);
    archive.announce("off", "2024-06-20", "cancels = \"notice\"");
    let list = "events/kind/meeting/index.html";
    assert!(archive.build_as_of("2024-06-01T00:00:00Z", &[]).read(list).contains("Annual meeting"));
    let site = archive.build_as_of("2024-06-21T00:00:00Z", &[]);
    assert!(site.read(list).contains("What stood here was moved or called off."));
    assert!(!site.read("index.html").contains("events/kind/meeting/"), "no menu leads there");
}

#[test]
fn every_page_of_a_corrected_announcement_has_the_banner() {
    let archive = Archive::example();
    archive.announce("correction", "2024-06-03", "corrects = \"2024-q1-results\"");
    let page = archive.build().read("announcements/2024-q1-results/operations/index.html");
    assert_eq!(notices(&page), ["Corrected by Title of correction: ../../../announcements/correction/index.html"]);
}

#[test]
fn a_correction_that_was_withdrawn_corrects_nothing_but_what_corrected_it_still_does() {
    let archive = chain();
    let second = "content/announcements/second/announcement.md";
    archive.edit(
        second,
        "corrects = ",
        "withdrawn = { at = 2025-01-05T09:00:00+08:00, reason = \"An error.\" }\ncorrects = ",
    );
    let page = |as_of: &str, id: &str| archive.build_as_of(as_of, &[]).read(&format!("announcements/{id}/index.html"));
    assert_eq!(notices(&page(BEFORE, "first")), [""; 0]);
    assert_eq!(notices(&page(AFTER, "first")), ["Corrected by Title of third: ../../announcements/third/index.html"]);
    assert_eq!(notices(&page(AFTER, "third")), ["Corrects Title of second: ../../announcements/second/index.html"]);
    assert_eq!(notices(&page(AFTER, "second")), [""; 0]);
}

/// The example with its results withdrawn, to which another announcement links.
fn withdrawn() -> Archive {
    let archive = Archive::example();
    let results = "content/announcements/2024-q1-results/announcement.md";
    let gate = "withdrawn = { at = 2025-01-10T09:00:00+08:00, reason = \"Issued <in> error.\" }\nkind = \"results\"";
    archive.edit(results, "kind = \"results\"", gate);
    let link = "[The results](announcement:2024-q1-results#operations) say [RMB1,234.5 million](figure:2024-q1-results/total-revenue). The company has";
    archive.edit("content/announcements/2024-04-02-website/announcement.md", "The company has", link);
    archive
}

#[test]
fn every_page_of_a_withdrawn_announcement_is_its_tombstone_and_its_files_are_gone() {
    let site = withdrawn().build_as_of(AFTER, &[]);
    let files: Vec<String> = site.files().into_keys().map(|path| path.to_str().unwrap().to_owned()).collect();
    let own: Vec<&String> = files.iter().filter(|path| path.contains("2024-q1-results")).collect();
    let pages = ["announcements/2024-q1-results/index.html", "announcements/2024-q1-results/operations/index.html"];
    assert_eq!(own, pages);
    let call = site.read("events/results-2024-q1/call.ics");
    assert!(call.contains("STATUS:CANCELLED") && !call.contains("20240520"), "{call}");
    for path in pages {
        let page = site.read(path);
        assert!(page.contains("<h1>First Quarter 2024 Results</h1>"), "{page}");
        assert!(
            page.contains("2024-05-19")
                && page.contains("2025-01-10")
                && page.contains("Reason: Issued &lt;in&gt; error.")
        );
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        assert!(!main.contains("2024-q1-results") && !main.contains("RMB"), "{main}");
        // It leads on.
        assert!(
            main.contains("mailto:ir@example.com") && main.contains("announcements/index.html\">All announcements<")
        );
        assert_eq!(main.matches("class=\"line\"").count(), 3);
    }
    assert!(!site.read("sitemap.xml").contains("2024-q1-results"));
    assert!(!files.iter().any(|path| path.starts_with("figures/umbrellas-lent") || path.starts_with("charts/")));
}

#[test]
fn what_led_to_a_withdrawn_announcement_leads_to_its_tombstone() {
    let archive = withdrawn();
    let site = archive.build_as_of(AFTER, &[]);
    let page = site.read("announcements/2024-04-02-website/index.html");
    let href = "href=\"../../announcements/2024-q1-results/index.html\"";
    assert_eq!(page.matches(href).count(), 2, "{page}");
    let list = site.read("announcements/index.html");
    assert!(list.contains("id=\"withdrawn\">Withdrawn</h2>") && list.contains(">First Quarter 2024 Results</a>"));
    assert!(!site.read("index.html").contains("First Quarter 2024 Results"));
}

#[test]
fn before_its_withdrawal_an_announcement_is_as_if_it_were_not_to_be_withdrawn() {
    let archive = withdrawn();
    let before = archive.build_as_of(BEFORE, &[]).files();
    let results = "content/announcements/2024-q1-results/announcement.md";
    archive.edit(results, "withdrawn = { at = 2025-01-10T09:00:00+08:00, reason = \"Issued <in> error.\" }\n", "");
    assert!(before == archive.build_as_of(BEFORE, &[]).files());
}

#[test]
fn a_preview_shows_drafts_of_corrections_and_the_tombstones_of_the_instant() {
    let archive = withdrawn();
    archive.announce("fixed", "2025-01-12", "draft = true\ncorrects = \"2024-04-02-website\"");
    let site = archive.preview_as_of(AFTER);
    assert_eq!(notices(&site.read("announcements/2024-04-02-website/index.html")).len(), 1);
    assert!(site.read("announcements/2024-q1-results/index.html").contains("was withdrawn on"));
}

#[test]
fn corrections_and_withdrawals_that_can_not_be_are_errors() {
    let errors = |archive: &Archive| {
        let run = archive.run("check", &["--as-of", AFTER, "--format", "short"]).code(1);
        stderr(&run)
            .lines()
            .filter(|it| it.contains(": error["))
            .map(|it| it.split_once(": error[").unwrap().1.to_owned())
            .collect::<Vec<_>>()
    };
    let with = |facts: &[(&str, &str, &str)]| {
        let archive = Archive::empty();
        facts.iter().for_each(|(id, day, facts)| archive.announce(id, day, facts));
        errors(&archive)
    };
    let one = |facts: &str| with(&[("a", "2025-01-02", facts)]);
    assert_eq!(one("corrects = \"a\""), ["correction-cycle]: `a` corrects itself"]);
    let around = [
        ("a", "2025-01-02", "corrects = \"c\""),
        ("b", "2025-01-02", "corrects = \"a\""),
        ("c", "2025-01-02", "corrects = \"b\""),
    ];
    assert_eq!(with(&around), ["correction-cycle]: `a` corrects itself by way of `c`, `b`"]);
    assert!(one("corrects = \"b\"")[0].starts_with("unknown-announcement]: there is no announcement `b`"));
    let early = [("a", "2025-01-02", "corrects = \"b\""), ("b", "2025-01-03", "")];
    assert_eq!(
        with(&early),
        ["date-order]: the correction is dated 2025-01-02, before what it corrects: `b`, dated 2025-01-03"]
    );
    assert!(one("withdrawn = { at = 2025-01-03T09:00:00+08:00 }")[0].starts_with("missing-key]"));
    assert!(one("withdrawn = { at = 2025-01-03T09:00:00, reason = \"R.\" }")[0].starts_with("instant-without-offset]"));
    assert!(
        one("withdrawn = { at = 2025-01-01T09:00:00+08:00, reason = \"R.\" }")[0]
            .starts_with("date-order]: the withdrawal")
    );
    let at_once =
        "publish_at = 2025-01-03T09:00:00+08:00\nwithdrawn = { at = 2025-01-03T09:00:00+08:00, reason = \"R.\" }";
    assert!(one(at_once)[0].starts_with("date-order]: the withdrawal (2025-01-03"));
}
