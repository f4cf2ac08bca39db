//! What is not public yet is in no byte and no name of the site.

use crate::archive::{Archive, Site, example, stderr};

/// Stands in everything that belongs to the two withheld announcements, and nowhere else.
const WORD: &str = "zanzibar";

/// A metric that only the withheld announcements define and state.
const METRIC: &str = "\n[[metrics]]\nid = \"zanzibar-rate\"\nlabel = \"Zanzibar rate\"\n\
                      definitions = [{ id = \"zanzibar\", source = \"zanzibar-scheduled\", text = \"Zanzibar rate.\" }]\n";

/// The example with a draft and a scheduled announcement, and with texts that lead to them.
fn archive() -> Archive {
    let archive = Archive::example();
    for (id, gate) in
        [("zanzibar-draft", "draft = true"), ("zanzibar-scheduled", "publish_at = 2025-01-02T09:00:00+08:00")]
    {
        let facts = format!(
            "{gate}\nkind_label = \"Zanzibar label\"\nsummary = \"Zanzibar summary\"\n\
             signatories = [{{ person = \"jane-roe\", capacity = \"Zanzibar officer\" }}]\n\
             [[figures]]\nid = \"zanzibar-figure\"\nlabel = \"Zanzibar figure\"\namount = \"1\"\n\
             [[repurchases]]\nplan = \"zanzibar\"\nname = \"Zanzibar plan\"\nannounced = 2024-11-30\n\
             authorized = \"US$1 million\"\nsecurities = \"ADSs\"\nstart = 2024-12-01\nmonths = 12\n\
             progress = [{{ as_of = 2025-01-01, spent = \"US$0.5 million\" }}]"
        );
        archive.announce(id, "2025-01-02", &facts);
        let folder = format!("content/announcements/{id}");
        archive.write(&format!("{folder}/zanzibar.txt"), "Zanzibar attachment");
        archive.write(
            &format!("{folder}/tables.toml"),
            "[[statements]]\nid = \"zanzibar\"\ntitle = \"Zanzibar statement\"\nkind = \"operations\"\nscale = \"million\"\n\
             columns = [{ id = \"a\", period = \"2024-FY\", currency = \"CNY\" }, { id = \"b\", period = \"2024-Q1\", currency = \"CNY\" }]\n\
             lines = [\n  { id = \"total-revenue\", label = \"Zanzibar line\", cells = [\"9\", \"1,234.5\"] },\n\
             { id = \"lending\", label = \"Zanzibar lending\", cells = [\"9\", \"1,230.0\"] },\n]\n\
             [[metrics]]\nmetric = \"loss-rate\"\nlabel = \"Zanzibar rate\"\nvalues = [{ period = \"2024-FY\", amount = \"9%\" }, { period = \"2024-Q1\", amount = \"3.35%\" }]\n\
             [[metrics]]\nmetric = \"zanzibar-rate\"\nvalues = [{ period = \"2024-FY\", amount = \"9%\" }]\n",
        );
    }
    archive.edit(
        "content/announcements/2024-04-02-website/announcement.md",
        "The company has",
        "See [the draft](announcement:zanzibar-draft#zanzibar), [the other](announcement:zanzibar-scheduled) and \
         [the rate](/figures/zanzibar-rate/). The company has",
    );
    archive.edit(
        "content/metrics.toml",
        "{ id = \"2024\", source = \"2024-q1-results\", text = \"Umbrellas handed",
        "{ id = \"zanzibar\", source = \"zanzibar-scheduled\", text = \"Zanzibar terms.\" },\n  \
         { id = \"2024\", source = \"2024-q1-results\", text = \"Umbrellas handed",
    );
    let metrics = std::fs::read_to_string(archive.root().join("content/metrics.toml")).unwrap();
    archive.write("content/metrics.toml", format!("{metrics}{METRIC}"));
    let figures = "content/announcements/2024-q1-results/figures.toml";
    archive.edit(figures, "metric = \"umbrellas-lent\"", "metric = \"umbrellas-lent\"\ndefinition = \"2024\"");
    archive.edit("site.toml", "metrics = [\"loss-rate\"]", "metrics = [\"loss-rate\", \"zanzibar-rate\"]");
    archive
}

/// The files whose name or content has the word.
fn leaks(site: &Site) -> Vec<String> {
    let files = site.files().into_iter();
    let has = |text: &str| text.to_lowercase().contains(WORD);
    files
        .filter(|(path, bytes)| has(path.to_str().unwrap()) || has(&String::from_utf8_lossy(bytes)))
        .map(|(path, _)| path.to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn drafts_and_scheduled_documents_are_in_no_byte_and_no_name_of_a_public_build() {
    let site = archive().build_as_of("2025-01-02T00:59:59Z", &[]);
    assert_eq!(leaks(&site), [""; 0]);
}

#[test]
fn the_public_site_is_the_same_whether_withheld_documents_exist_or_not() {
    let with = archive();
    let before = with.build_as_of("2025-01-02T00:00:00Z", &[]).files();
    for id in ["zanzibar-draft", "zanzibar-scheduled"] {
        std::fs::remove_dir_all(with.root().join("content/announcements").join(id)).unwrap();
    }
    with.edit(
        "content/announcements/2024-04-02-website/announcement.md",
        "[the draft](announcement:zanzibar-draft#zanzibar), [the other](announcement:zanzibar-scheduled) and \
         [the rate](/figures/zanzibar-rate/)",
        "the draft, the other and the rate",
    );
    with.write("content/metrics.toml", std::fs::read(example().join("content/metrics.toml")).unwrap());
    with.edit("site.toml", ", \"zanzibar-rate\"", "");
    let after = with.build_as_of("2025-01-02T00:00:00Z", &[]).files();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, bytes) in before {
        assert!(bytes == after[&path], "{} differs", path.display());
    }
}

#[test]
fn a_scheduled_document_is_public_from_its_instant_on_and_a_draft_never() {
    let site = archive().build_as_of("2025-01-02T01:00:00Z", &[]);
    for path in [
        "announcements/zanzibar-scheduled/index.html",
        "announcements/zanzibar-scheduled/zanzibar/index.html",
        "announcements/zanzibar-scheduled/zanzibar/zanzibar.csv",
        "announcements/zanzibar-scheduled/zanzibar.txt",
        "index.html",
        "events/kind/payment/index.html",
        "figures/loss-rate/loss-rate.csv",
        "figures/umbrellas-lent/index.html",
        "figures/zanzibar-rate/index.html",
        "figures/zanzibar-rate/zanzibar-rate.csv",
        "sitemap.xml",
    ] {
        assert!(leaks(&site).contains(&path.to_owned()), "{path}");
    }
    assert!(!site.has("announcements/zanzibar-draft"));
    assert!(!site.read("sitemap.xml").contains("zanzibar-draft"));
    let page = site.read("announcements/2024-04-02-website/index.html");
    assert!(page.contains(r#"href="../../announcements/zanzibar-scheduled/index.html""#));
    assert!(!page.contains("zanzibar-draft"));
}

#[test]
fn a_preview_has_drafts_and_scheduled_documents() {
    let site = archive().build_as_of("2024-07-01T00:00:00Z", &["--drafts"]);
    for id in ["zanzibar-draft", "zanzibar-scheduled"] {
        assert!(site.has(&format!("announcements/{id}/index.html")));
        assert!(site.read("sitemap.xml").contains(id));
    }
}

#[test]
fn mistakes_in_a_draft_are_found_in_a_public_check() {
    let archive = archive();
    archive.edit("content/announcements/zanzibar-draft/announcement.md", "months = 12", "moths = 12");
    archive.run("check", &[]).code(1);
}

#[test]
fn the_next_and_latest_events_are_those_around_the_instant_that_the_site_speaks_from() {
    let archive = Archive::example();
    let events = |as_of: &str| {
        let page = archive.build_as_of(as_of, &[]).read("index.html");
        let (_, events) = page.split_once("<h3>Next</h3>").unwrap();
        let (next, latest) = events.split_once("<h3>Latest</h3>").unwrap();
        (next.to_owned(), latest.to_owned())
    };
    let (next, latest) = events("2024-05-20T11:29:59Z");
    assert!(next.contains("2024-05-20T07:30:00-04:00") && !latest.contains("2024-05-20T07:30:00-04:00"));
    assert!(next.contains("Payment for HKEX: USD 0.25 per share"));
    let (next, latest) = events("2024-05-21T16:00:00Z");
    assert!(!next.contains("2024-05-20T07:30:00-04:00") && latest.contains("2024-05-20T07:30:00-04:00"));
    assert!(latest.contains("Payment for HKEX: USD 0.25 per share"));
    assert!(next.contains("Investor day"));
}

#[test]
fn a_document_that_is_public_before_its_own_date_is_warned_about() {
    let archive = Archive::empty();
    archive.announce("ahead", "2025-01-02", "");
    let check = |as_of| stderr(&archive.run("check", &["--as-of", as_of, "--format", "short"]).success());
    let before = check("2025-01-01T15:59:59Z");
    assert!(before.contains("warning[dated-ahead]: `ahead` is public"), "{before}");
    assert_eq!(check("2025-01-01T16:00:00Z"), "");
}
