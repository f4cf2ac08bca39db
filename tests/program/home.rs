//! The home page: which results it leads with, and what it says of those that are older.

use crate::archive::Archive;

const METRICS: &str = "content/metrics.toml";

/// Announces results: with key figures, with metrics, or with both.
fn results(archive: &Archive, period: &str, dated: &str, key_figures: bool, metrics: usize) {
    let id = format!("results-{}", period.to_lowercase());
    let highlights = if key_figures { "highlights = [\"operations.total\"]" } else { "" };
    archive.write(
        &format!("content/announcements/{id}/announcement.md"),
        format!(
            "+++\ntitle = \"Results of {period}\"\nsummary = \"Summary of {period}.\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"results\"\n\
             source = {{ title = \"Release\" }}\n\n[results]\nperiod = \"{period}\"\n{highlights}\n+++\nText.\n"
        ),
    );
    let mut tables = String::new();
    if key_figures {
        tables.push_str(&format!(
            "[[statements]]\nid = \"operations\"\ntitle = \"Operations\"\nkind = \"operations\"\nscale = \"million\"\n\
             columns = [{{ id = \"now\", period = \"{period}\", currency = \"CNY\" }}]\n\
             lines = [\n{{ id = \"sales\", label = \"Sales\", level = 1, cells = [\"12\"] }},\n\
             {{ id = \"total\", label = \"Total of {period}\", role = \"total\", sum = [\"sales\"], cells = [\"12\"] }},\n]\n"
        ));
    }
    for number in 0..metrics {
        let metric = format!("metric-{number}");
        tables.push_str(&format!(
            "[[metrics]]\nmetric = \"{metric}\"\nvalues = [{{ period = \"{period}\", amount = \"7{number}\" }}]\n"
        ));
    }
    archive.write(&format!("content/announcements/{id}/figures.toml"), tables);
}

fn archive_with_metrics(count: usize) -> Archive {
    let archive = Archive::empty();
    let metric = |number: usize| {
        format!(
            "[[metrics]]\nid = \"metric-{number}\"\nlabel = \"Metric {number}\"\n\
             definitions = [{{ id = \"first\", text = \"What it covers.\" }}]\n"
        )
    };
    archive.write(METRICS, (0..count).map(metric).collect::<String>());
    archive
}

/// What the page leads with.
fn lead(home: &str) -> &str {
    let (_, lead) = home.split_once("class=\"home-lead\"").unwrap();
    lead.split_once("</section>").unwrap().0
}

#[test]
fn home_leads_with_the_newest_results_though_they_have_metrics_alone_and_leads_on_to_older_statements() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q1", "2024-05-19", true, 1);
    results(&archive, "2024-Q2", "2024-08-13", false, 1);
    let home = archive.build().read("index.html");
    let (before, after) = lead(&home).split_once("Latest statements: ").unwrap();
    assert!(before.contains(">Q2 2024 results<") && before.contains("results-2024-q2/index.html#metric_metric-0"));
    assert!(!before.contains("Total of 2024-Q1"));
    assert!(after.starts_with("<a href=\"announcements/results-2024-q1/index.html\">Q1 2024</a>"), "{after}");
    let cell = "results-2024-q1/operations/index.html#operations.total.now\">RMB12 million</a>";
    assert!(after.contains("Total of 2024-Q1") && after.contains(cell), "{after}");
}

#[test]
fn home_shows_one_quarter_where_the_newest_results_have_key_figures() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q1", "2024-05-19", true, 1);
    results(&archive, "2024-Q2", "2024-08-13", true, 1);
    let home = archive.build().read("index.html");
    assert!(home.contains(">Q2 2024 results<") && home.contains("Total of 2024-Q2"));
    assert!(!home.contains("Total of 2024-Q1") && !home.contains("Latest statements"));
}

#[test]
fn a_document_of_an_older_period_that_comes_later_does_not_lead() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q2", "2024-08-13", false, 1);
    results(&archive, "2024-Q1", "2024-09-01", true, 0);
    let home = archive.build().read("index.html");
    assert!(lead(&home).find(">Q2 2024 results<").unwrap() < lead(&home).find("Latest statements").unwrap());
}

#[test]
fn four_metrics_lead_and_the_way_to_all_of_them_counts_them() {
    let archive = archive_with_metrics(10);
    results(&archive, "2024-Q2", "2024-08-13", false, 10);
    let home = archive.build().read("index.html");
    assert_eq!(home.matches("class=\"tile\"").count(), 4);
    assert!(home.contains("results-2024-q2/index.html#operating_metrics\">All 10 metrics<"), "{home}");
}

#[test]
fn results_that_state_no_figure_are_led_to_by_their_summary() {
    let archive = archive_with_metrics(0);
    results(&archive, "2024-Q2", "2024-08-13", false, 0);
    let home = archive.build().read("index.html");
    assert!(lead(&home).contains("Summary of 2024-Q2.") && !lead(&home).contains("tiles"), "{home}");
}

#[test]
fn a_tile_has_the_changes_on_the_year_and_on_the_quarter_in_words_and_the_course_that_led_to_it() {
    let archive = archive_with_metrics(1);
    for (period, amount) in
        [("2023-Q2", "10"), ("2023-Q3", "14"), ("2023-Q4", "17"), ("2024-Q1", "20"), ("2024-Q2", "15")]
    {
        results(&archive, period, "2024-08-13", false, 0);
        let figures = format!("content/announcements/results-{}/figures.toml", period.to_lowercase());
        let stated = format!(
            "[[metrics]]\nmetric = \"metric-0\"\nvalues = [{{ period = \"{period}\", amount = \"{amount}\" }}]\n"
        );
        archive.write(&figures, stated);
    }
    let home = archive.build().read("index.html");
    for change in ["up 50%</span> on Q2 2023<", "down 25%</span> on Q1 2024<"] {
        assert!(lead(&home).contains(change), "{change}: {home}");
    }
    assert!(lead(&home).contains("Changes computed unless marked stated."));
    assert_eq!(lead(&home).matches("class=\"sparkline\"").count(), 1);
}

#[test]
fn what_is_next_is_two_dates_and_what_was_last_fills_up() {
    let archive = Archive::empty();
    for day in ["03-01", "03-10", "03-20", "03-21"] {
        let title = day.replace('-', "");
        archive.announce(&title, &format!("2024-{day}"), "publish_at = 2024-01-31T09:00:00+08:00");
    }
    let next = |as_of: &str| {
        let home = archive.build_as_of(as_of, &[]).read("index.html");
        let (_, next) = home.split_once("id=\"next\"").unwrap();
        let (next, _) = next.split_once("</section>").unwrap();
        let (upcoming, recent) = next.split_once("Most recent").unwrap_or((next, ""));
        let shown = |text: &str| {
            ["0301", "0310", "0320", "0321"]
                .into_iter()
                .filter(|it| text.contains(&format!("Payment of {it}")))
                .collect::<String>()
        };
        (shown(upcoming), shown(recent), next.contains("No date announced as of"))
    };
    assert_eq!(next("2024-03-02T00:00:00Z"), ("03100320".to_owned(), String::new(), false));
    assert_eq!(next("2024-03-20T18:00:00Z"), ("0321".to_owned(), "0320".to_owned(), false));
    assert_eq!(next("2024-04-20T18:00:00Z"), (String::new(), "03200321".to_owned(), true));
}

#[test]
fn home_draws_the_first_two_charts_with_something_to_see_and_leads_to_the_others() {
    let home = Archive::example().build().read("index.html");
    assert_eq!(home.matches("class=\"chart-figure home-chart\"").count(), 2);
    assert!(home.contains("id=\"chart_revenue-mix\"") && home.contains("id=\"chart_repurchase-progress\""));
    let (_, more) = home.split_once("More charts: ").unwrap();
    assert!(more.starts_with("<a href=\"charts/losses.svg\">Umbrellas lost</a>"), "figures too few for a picture");
    assert!(!home.contains("<table"));
}
