//! Lists: announcements and events by year and kind, and how they are split.

use crate::archive::Archive;

#[test]
fn an_archive_without_announcements_has_pages_that_say_so() {
    let archive = Archive::empty();
    let built = archive.build();
    assert!(built.read("announcements/index.html").contains("No announcement yet."));
    assert!(built.read("events/index.html").contains("No date yet."));
    assert!(built.read("index.html").contains("No announcement yet."));
    assert!(built.read("company/index.html").contains("Example Corp."));
    assert!(!built.has("events/kind"));
}

#[test]
fn a_list_of_up_to_five_hundred_is_one_page_and_a_longer_one_is_split() {
    let archive = Archive::empty();
    for number in 0..500 {
        archive.announce(&format!("n-{number}"), if number < 300 { "2023-05-02" } else { "2024-06-03" }, "");
    }
    let whole = archive.build();
    assert_eq!(whole.read("announcements/kind/other/index.html").matches("entry-title").count(), 500);
    assert!(!whole.has("announcements/kind/other/2024"));
    assert_eq!(whole.read("announcements/index.html").matches("entry-title").count(), 50);

    archive.announce("one-more", "2024-06-04", "");
    let split = archive.build();
    let kind = split.read("announcements/kind/other/index.html");
    assert_eq!(kind.matches("entry-title").count(), 0);
    assert!(
        kind.contains(r#"href="../../../announcements/kind/other/2024/index.html">2024</a> <span class="count">201<"#)
    );
    assert_eq!(split.read("announcements/kind/other/2024/index.html").matches("entry-title").count(), 201);
    assert_eq!(split.read("events/kind/payment/2023/index.html").matches("entry-title").count(), 300);
    // That they were announced stands with the announcements.
    assert_eq!(split.read("events/year/2023/05/index.html").matches("entry-title").count(), 300);
    assert_eq!(split.read("events/year/2024/index.html").matches("entry-title").count(), 201);
}

#[test]
fn the_event_index_is_split_at_the_instant_that_the_site_speaks_from() {
    let archive = Archive::empty();
    archive.announce("early", "2024-03-01", "");
    archive.announce("late", "2024-03-20", "");
    let events = |as_of: &str| {
        let page = archive.build_as_of(as_of, &[]).read("events/index.html");
        let (upcoming, past) = page.split_once(r#"id="past""#).unwrap_or((&page, ""));
        (upcoming.contains("Payment of late"), past.contains("Payment of late"))
    };
    assert_eq!(events("2024-03-20T15:59:59Z"), (true, false));
    assert_eq!(events("2024-03-20T16:00:00Z"), (false, true));
}

#[test]
fn a_year_that_is_partly_over_stands_on_both_sides_of_the_calendar() {
    let archive = Archive::empty();
    archive.announce("early", "2024-03-01", "");
    // Made known before the day that it prints.
    archive.announce("late", "2024-03-20", "publish_at = 2024-03-01T09:00:00+08:00");
    let page = archive.build_as_of("2024-03-10T00:00:00Z", &[]).read("events/index.html");
    let (upcoming, past) = page.split_once("id=\"past\"").unwrap();
    assert!(upcoming.contains("id=\"month-2024-03\">March 2024</h3>"));
    assert!(past.contains("<summary><h3 class=\"stretch-name\" id=\"year-2024\">2024 "));
}

#[test]
fn the_calendar_leaves_announcements_and_what_figures_are_of_to_lists_of_their_own() {
    let site = Archive::example().build();
    for path in ["events/index.html", "events/year/2024/index.html"] {
        let page = site.read(path);
        let (_, main) = page.split_once("<main").unwrap();
        let titles: Vec<&str> = main.split("<p class=\"entry-title\">").skip(1).collect();
        assert!(titles.iter().any(|it| it.starts_with("Record date")), "{path}");
        for kind in ["Period end", "As-of date", "Announcement"] {
            assert!(!main.contains(&format!(">{kind}</a></p>")), "{path} has a {kind}");
        }
    }
    assert!(site.read("events/kind/period-end/index.html").contains("Q1 2024 ends"));
    assert!(site.read("events/events.csv").contains("period-end") && site.has("events/kind/announcement/index.html"));
}

#[test]
fn every_list_of_events_but_what_is_upcoming_begins_with_the_latest() {
    let archive = Archive::empty();
    for (id, day) in [("early", "2024-03-01"), ("late", "2024-05-20"), ("older", "2023-11-02")] {
        archive.announce(id, day, "publish_at = 2023-01-31T09:00:00+08:00");
    }
    let order = |as_of: &str, path: &str| {
        let page = archive.build_as_of(as_of, &[]).read(path);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for id in ["early", "late", "older"] {
            found.extend(page.find(&format!("Payment of {id}")).map(|at| (at, id)));
        }
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let (before, after) = ("2023-02-01T00:00:00Z", "2025-02-01T00:00:00Z");
    assert_eq!(order(before, "events/index.html"), ["older", "early", "late"]);
    assert_eq!(order(after, "events/index.html"), ["late", "early", "older"]);
    assert_eq!(order(after, "events/kind/payment/index.html"), ["late", "early", "older"]);
    assert_eq!(order(before, "events/year/2024/index.html"), ["late", "early"]);
}

#[test]
fn the_event_index_says_on_which_side_there_are_more_events_than_it_shows() {
    let archive = Archive::empty();
    for day in 1..=26 {
        let day = format!("2024-03-{day:02}");
        let deadline = format!(
            "[[events]]\nkind = \"deadline\"\ntitle = \"Deadline\"\nwhen = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}"
        );
        let published = "publish_at = 2024-01-31T09:00:00+08:00";
        archive.announce(&format!("n-{day}"), &day, &format!("{published}\n{deadline}"));
    }
    // Two events a day: a payment and a deadline.
    for (as_of, later, earlier) in [
        ("2024-03-02T00:00:00Z", false, false),
        ("2024-02-01T00:00:00Z", true, false),
        ("2024-05-01T00:00:00Z", false, true),
    ] {
        let page = archive.build_as_of(as_of, &[]).read("events/index.html");
        assert_eq!(page.contains("Later ones stand on"), later, "{as_of}");
        assert_eq!(page.contains("href=\"../events/year/2024/index.html\">Earlier in 2024<"), earlier, "{as_of}");
    }
}

#[test]
fn what_surrounds_a_document_of_another_language_says_that_it_has_the_sites() {
    let archive = Archive::empty();
    archive.announce("here", "2024-03-01", "");
    archive.announce("there", "2024-03-02", "language = \"zh-Hant\"");
    let site = archive.build();
    let page = site.read("announcements/there/index.html");
    assert!(page.contains(r#"<html lang="zh-Hant""#));
    for part in
        [r##"class="skip" href="#main""##, r#"class="masthead""#, r#"aria-label="Breadcrumb""#, r#"class="colophon""#]
    {
        assert!(page.contains(&format!("{part} lang=\"en\"")), "{part}");
    }
    assert_eq!(site.read("announcements/here/index.html").matches("lang=\"en\"").count(), 1);
}

#[test]
fn the_page_for_missing_addresses_links_from_the_base_path_and_leads_to_what_is_new() {
    let archive = Archive::empty();
    for day in 1..=4 {
        archive.announce(&format!("n-{day}"), &format!("2024-03-0{day}"), "");
    }
    let page = archive.build().read("404.html");
    assert!(page.contains(r#"href="/archive/announcements/index.html""#));
    let latest: Vec<bool> =
        (1..=4).map(|day| page.contains(&format!("href=\"/archive/announcements/n-{day}/index.html\""))).collect();
    assert_eq!(latest, [false, true, true, true]);
    assert!(page.contains(r#"href="/archive/style."#));
}

#[test]
fn a_series_is_a_chart_from_three_figures_on_and_its_figures_are_folded() {
    let archive = Archive::example();
    let of = |quarters: i32| {
        let values: Vec<String> = (0..quarters)
            .map(|at| format!("{{ period = \"{}-Q{}\", amount = \"{at}%\" }}", 2000 + at / 4, at % 4 + 1))
            .collect();
        archive.announce("series", "2023-01-01", "");
        let text = format!("[[metrics]]\nmetric = \"loss-rate\"\nvalues = [{}]\n", values.join(", "));
        archive.write("content/announcements/series/metrics.toml", text);
        let page = archive.build().read("announcements/series/index.html");
        let (_, losses) = page.split_once("id=\"chart_losses\"").unwrap();
        let (losses, _) = losses.split_once("</figure>").unwrap();
        assert!(losses.contains("<details class=\"chart-figures\" id=\"chart_losses_figures\">"));
        (losses.matches("<svg").count(), losses.matches("class=\"chart-tile\"").count())
    };
    assert_eq!((of(2), of(3)), ((0, 2), (1, 0)));
}

#[test]
fn a_chart_is_left_to_the_home_page_where_the_site_says_so() {
    let archive = Archive::example();
    let own = "announcements/2024-q1-results/losses.svg";
    assert!(archive.build().read("announcements/2024-q1-results/index.html").contains("chart_losses"));
    archive.edit("site.toml", "metrics = [\"loss-rate\"]\n", "metrics = [\"loss-rate\"]\nannouncements = false\n");
    let site = archive.build();
    assert!(!site.read("announcements/2024-q1-results/index.html").contains("chart_losses"));
    assert!(site.read("index.html").contains("charts/losses.svg") && !site.has(own));
}

#[test]
fn the_file_of_a_chart_changes_from_day_to_day_only_where_time_elapses_in_it() {
    let archive = Archive::example();
    let of = |as_of: &str| {
        let files = archive.build_as_of(as_of, &[]).files().into_iter();
        files.filter(|(path, _)| path.starts_with("charts")).collect::<Vec<_>>()
    };
    let (first, next) = (of("2024-05-20T12:00:00Z"), of("2024-05-21T12:00:00Z"));
    let changed = first.iter().zip(&next).filter(|(one, other)| one != other);
    let changed: Vec<&str> = changed.map(|((path, _), _)| path.to_str().unwrap()).collect();
    assert_eq!((first.len(), changed), (3, vec!["charts/repurchase-progress.svg"]));
}
