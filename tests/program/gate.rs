//! When documents are public, and what may lead to them; that nothing of others leaks is tested in `leak/`.

use crate::archive::{Archive, Site, stderr};

/// Stands in everything that belongs to the two withheld announcements, and nowhere else.
const WORD: &str = "zanzibar";

/// A metric that only the withheld announcements define and state.
const METRIC: &str = "\n[[metrics]]\nid = \"zanzibar-rate\"\nlabel = \"Zanzibar rate\"\n\
                      definitions = [{ id = \"zanzibar\", source = \"zanzibar-scheduled\", text = \"Zanzibar rate.\" }]\n";

/// The example with a draft and a scheduled announcement.
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
}

#[test]
fn a_preview_has_drafts_and_scheduled_documents() {
    let site = archive().preview_as_of("2024-07-01T00:00:00Z");
    for id in ["zanzibar-draft", "zanzibar-scheduled"] {
        assert!(site.has(&format!("announcements/{id}/index.html")));
        assert!(site.read("sitemap.xml").contains(id));
    }
}

#[test]
fn no_build_can_hold_a_draft() {
    archive().run("build", &["--drafts"]).code(2);
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
        let site = archive.build_as_of(as_of, &[]);
        let (home, calendar) = (site.read("index.html"), site.read("events/index.html"));
        let (_, next) = home.split_once("id=\"next\"").unwrap();
        let (next, _) = next.split_once("</section>").unwrap();
        let (upcoming, past) = calendar.split_once("id=\"past\"").unwrap();
        [next, upcoming, past].map(str::to_owned)
    };
    let (call, payment) = ("2024-05-20T07:30:00-04:00", "Payment for HKEX: USD 0.25 per share");
    let [next, upcoming, past] = events("2024-05-20T11:29:59Z");
    assert!(next.contains(call) && upcoming.contains(call) && !past.contains(call));
    assert!(next.contains(payment) && !next.contains("Most recent"));
    let [next, upcoming, past] = events("2024-05-21T16:00:00Z");
    assert!(!next.contains(call) && !upcoming.contains(call) && past.contains(call));
    let (next, recent) = next.split_once("Most recent").unwrap();
    assert!(next.contains("Investor day") && !next.contains(payment) && recent.contains(payment));
}

#[test]
fn a_document_that_is_public_before_its_own_date_is_warned_about() {
    let archive = Archive::empty();
    archive.announce("ahead", "2025-01-02", "publish_at = 2025-01-01T09:00:00+08:00");
    let check = |as_of| stderr(&archive.run("check", &["--as-of", as_of, "--format", "short"]).success());
    let before = check("2025-01-01T15:59:59Z");
    assert!(before.contains("warning[dated-ahead]: `ahead` is public"), "{before}");
    assert_eq!(check("2025-01-01T16:00:00Z"), "");
}

#[test]
fn a_document_is_withheld_until_its_day_begins_in_its_zone_and_a_note_says_so() {
    let archive = Archive::empty();
    archive.announce("ahead", "2025-01-02", "");
    let site = |as_of| archive.build_as_of(as_of, &[]).has("announcements/ahead/index.html");
    assert!(!site("2025-01-01T15:59:59Z") && site("2025-01-01T16:00:00Z"));
    let check = |as_of| stderr(&archive.run("check", &["--as-of", as_of, "--format", "short"]).success());
    let before = check("2025-01-01T15:59:59Z");
    let note = "announcement.md:3:9: note[dated-ahead]: `ahead` is withheld until 2025-01-02T00:00:00+08:00: the beginning of \
                the day that it is dated, in Asia/Hong_Kong";
    assert!(before.contains(note), "{before}");
    assert_eq!(check("2025-01-01T16:00:00Z"), "");
}

#[test]
fn a_document_that_says_when_it_was_released_is_public_from_then_on_be_it_the_evening_before_its_day() {
    for (released, before) in [("2025-01-01T17:00:00-05:00", "21:59:59"), ("2025-01-02T06:00:00+08:00", "21:59:59")] {
        let archive = Archive::empty();
        archive.announce("told", "2025-01-02", &format!("released_at = {released}"));
        let site = |as_of: &str| archive.build_as_of(as_of, &[]).has("announcements/told/index.html");
        assert!(!site(&format!("2025-01-01T{before}Z")) && site("2025-01-01T22:00:00Z"), "{released}");
        let checked = archive.run("check", &["--as-of", "2025-01-01T20:00:00Z", "--format", "short"]).success();
        assert!(stderr(&checked).contains("when it was released, as it says"), "{}", stderr(&checked));
    }
}

#[test]
fn an_archive_as_of_a_past_instant_is_what_it_was_and_tells_of_few_of_the_documents_to_come() {
    let [whole, past] = [9, 2].map(|days| {
        let archive = Archive::empty();
        for day in 1..=days {
            archive.announce(&format!("day-{day}"), &format!("2025-01-0{day}"), "");
        }
        archive
    });
    let as_of = "2025-01-02T12:00:00+08:00";
    assert_eq!(whole.build_as_of(as_of, &[]).files(), past.build_as_of(as_of, &[]).files());
    let notes = stderr(&whole.run("check", &["--as-of", as_of, "--format", "short"]).success());
    assert_eq!(notes.matches("note[dated-ahead]").count(), 6, "{notes}");
    assert!(
        notes.contains("2 more documents are withheld by their dates, the last of them until 2025-01-08T16:00:00Z")
    );
}

/// The errors and warnings of `check`, a line each, and whether it fails.
fn check(archive: &Archive, as_of: &str, arguments: &[&str]) -> (Vec<String>, bool) {
    let run = archive.run("check", &[&["--as-of", as_of, "--format", "short"], arguments].concat());
    let is_finding = |line: &&str| line.contains(": error[") || line.contains(": warning[");
    let found = stderr(&run).lines().filter(is_finding).map(str::to_owned).collect();
    (found, !run.get_output().status.success())
}

/// What the finding on a link to another document says.
fn link_to(archive: &Archive, as_of: &str, arguments: &[&str]) -> (String, bool) {
    let (found, fails) = check(archive, as_of, arguments);
    assert!(found.len() < 2, "{found:#?}");
    (found.concat(), fails)
}

#[test]
fn a_public_document_that_leads_to_one_that_is_not_is_an_error_that_names_both() {
    let archive = Archive::empty();
    archive.announce("before", "2025-01-01", "publish_at = 2025-01-02T09:00:00+08:00");
    archive.announce("after", "2025-01-01", "publish_at = 2025-01-02T10:00:00+08:00");
    let text = "content/announcements/before/announcement.md";
    archive.edit(text, "Text of before", "See [more](announcement:after)");
    let (at, leads) =
        (format!("{text}:13:5: "), "and links to `after`, which is not public until 2025-01-02T02:00:00Z");
    let ahead = format!("{at}warning[unpublished-reference]: `before` is public from 2025-01-02T01:00:00Z on {leads}");
    assert_eq!(link_to(&archive, "2025-01-02T00:59:59Z", &[]), (ahead, false));
    let now = format!("{at}error[unpublished-reference]: `before` is public {leads}");
    assert_eq!(link_to(&archive, "2025-01-02T01:00:00Z", &[]), (now, true));
    assert_eq!(link_to(&archive, "2025-01-02T01:00:00Z", &["--drafts"]), (String::new(), false));
    assert_eq!(link_to(&archive, "2025-01-02T02:00:00Z", &[]), (String::new(), false));
    archive.edit("content/announcements/after/announcement.md", "publish_at", "draft = true\npublish_at");
    let draft = format!("{at}error[unpublished-reference]: `before` is public and links to `after`, which is a draft");
    assert_eq!(link_to(&archive, "2025-01-03T00:00:00Z", &[]), (draft, true));
    archive.run("build", &["--as-of", "2025-01-03T00:00:00Z"]).code(1);
    assert!(!archive.public().exists());
}

#[test]
fn every_way_to_an_unpublished_document_is_found_at_its_place() {
    let draft = || {
        let archive = Archive::example();
        archive.announce(
            "secret",
            "2024-04-02",
            "draft = true\n[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"US$7\"",
        );
        archive.write(
            "content/announcements/secret/x.toml",
            "[[statements]]\nid = \"s\"\ntitle = \"S\"\nkind = \"operations\"\nscale = \"thousand\"\n\
             columns = [{ id = \"a\", period = \"2023-Q1\", currency = \"CNY\" }]\n\
             lines = [{ id = \"fees\", label = \"Fees\", cells = [\"5\"] }]\n\
             [[metrics]]\nmetric = \"dark\"\nvalues = [{ period = \"2024-Q1\", amount = \"5\" }]\n",
        );
        let metrics = std::fs::read_to_string(archive.root().join("content/metrics.toml")).unwrap();
        let dark = "\n[[metrics]]\nid = \"dark\"\nlabel = \"Dark\"\ndefinitions = [{ id = \"d\", text = \"Dark.\" }]\n";
        archive.write("content/metrics.toml", metrics + dark);
        archive
    };
    let website = "content/announcements/2024-04-02-website/announcement.md";
    let results = "content/announcements/2024-q1-results/announcement.md";
    let restatement = "[[restatements]]\nconcept = \"fees\"\nperiod = \"2023-Q1\"\ncause = \"restatement\"\n\
                       old = \"RMB5 thousand\"\nnew = \"RMB6 thousand\"\ndocument = \"secret\"\n\
                       [[figures]]\nid = \"fees\"\nconcept = \"fees\"\nlabel = \"Fees\"\namount = \"RMB6 thousand\"\nperiod = \"2023-Q1\"\n";
    let legend = "content/legends/safe-harbor.md";
    let legend_text = std::fs::read_to_string(draft().root().join(legend)).unwrap();
    let legend_end = legend_text.trim_end().lines().last().unwrap().to_owned();
    let legend_link = format!("{legend_end} [s](announcement:secret)");
    for (path, old, new, says) in [
        (website, "The company", "[US$7](figure:secret/x) The company", "repeats a figure of `secret`"),
        (website, "The company", "[s](announcement:secret) The company", "links to `secret`"),
        (website, "The company", "[d](/figures/dark/) The company", "links to the metric `dark`"),
        (website, "kind = ", "corrects = \"secret\"\nkind = ", "corrects `secret`"),
        (results, "*parasols*", "[parasols](announcement:secret)", "links to `secret`"),
        (
            results,
            "period = \"2024-Q1\"\n\n[[events]]",
            "note = \"[n](announcement:secret)\"\n\n[[events]]",
            "links to",
        ),
        (results, "[[rates]]", &format!("{restatement}\n[[rates]]"), "restates a figure of `secret`"),
        (
            "content/metrics.toml",
            "source = \"2024-q1-results\", text = \"Umbrellas handed",
            "source = \"secret\", text = \"U",
            "states `umbrellas-lent` by the definition of `secret`",
        ),
        (website, "has a [new", "has, as announcement:secret, a [new", "names `secret`"),
        (website, "has a [new", "has *ir.example.com/archive/announcements/secret/* a [new", "links to `secret`"),
        (
            website,
            "has a [new",
            "has https:\\/\\/ir.example.com/archive/announcements/*secret*/ a [new",
            "links to `secret`",
        ),
        (
            website,
            "has a [new",
            "has https:&#47;/ir.example.com/archive/announcements/&#115;ecret/ a [new",
            "links to `secret`",
        ),
        (
            website,
            "Voluntary announcement\" }",
            "V https://ir.example.com/archive/announcements/secret/\" }",
            "links to `secret`",
        ),
        (
            "site.toml",
            "An invented",
            "https://ir.example.com/archive/announcements/secret/ An",
            "`site.toml` is public and links to `secret`",
        ),
        (
            legend,
            &legend_end,
            &legend_link,
            "the legend `safe-harbor` of `2023-03-01-over-allotment` is public and links",
        ),
    ] {
        let archive = draft();
        archive.edit(path, old, new);
        let (all, fails) = check(&archive, "2026-01-01T00:00:00Z", &[]);
        let found: Vec<&String> = all.iter().filter(|line| line.contains("unpublished-reference")).collect();
        assert!(fails && found.iter().any(|line| line.contains(says)), "{says}: {all:#?}");
        let (found, _) = check(&archive, "2026-01-01T00:00:00Z", &["--drafts"]);
        assert!(found.iter().all(|line| !line.contains("unpublished-reference")), "{found:#?}");
    }
}

#[test]
fn documents_in_static_are_warned_about_and_pictures_are_not() {
    let archive = Archive::empty();
    for name in ["report.pdf", "in/figures.XLSX", "seal.png", "security.txt"] {
        archive.write(&format!("static/{name}"), "x");
    }
    let (found, fails) = check(&archive, "2026-01-01T00:00:00Z", &[]);
    let warned = |path: &str| {
        format!(
            "static/{path}:1:1: warning[static-document]: `static/{path}` is public from the next build on, whatever announcement it belongs to"
        )
    };
    assert_eq!((found, fails), (vec![warned("in/figures.XLSX"), warned("report.pdf")], false));
}

#[test]
fn a_name_of_the_issuer_is_known_from_the_first_public_document_that_shows_it() {
    let archive = Archive::empty();
    let names =
        "names = [{ name = \"Example Corp.\", until = 2024-12-31 }, { name = \"Zanzibar Corp.\", from = 2025-01-02 }]";
    archive.edit("site.toml", "names = [{ name = \"Example Corp.\" }]", names);
    archive.announce("old", "2024-12-31", "");
    archive.announce("new", "2025-01-02", "publish_at = 2025-01-02T09:00:00+08:00");
    let site = archive.build_as_of("2025-01-02T00:59:59Z", &[]);
    assert_eq!(leaks(&site), [""; 0]);
    assert!(!site.read("company/index.html").contains("31 December 2024</"), "the end of the old name isn't told");
    let site = archive.build_as_of("2025-01-02T01:00:00Z", &[]);
    assert!(leaks(&site).contains(&"index.html".to_owned()));
    assert!(site.read("company/index.html").contains("in documents until 31 December 2024"));
}
