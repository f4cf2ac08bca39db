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
            "[[metrics]]\nmetric = \"{metric}\"\nvalues = [{{ period = \"{period}\", amount = \"{number}7\" }}]\n"
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

#[test]
fn home_leads_with_the_newest_results_though_they_have_metrics_alone_and_says_that_key_figures_are_older() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q1", "2024-05-19", true, 1);
    results(&archive, "2024-Q2", "2024-08-13", false, 1);
    let home = archive.build().read("index.html");
    let (before, after) = home.split_once("Latest key figures: Q1 2024").unwrap();
    assert!(
        before.contains(">Q2 2024 results<") && before.contains("results-2024-q2/index.html#metric_metric-0"),
        "{before}"
    );
    assert!(!before.contains("Total of 2024-Q1") && after.contains("Total of 2024-Q1"));
    assert!(after.contains("This archive has no key figures of Q2 2024; those below are of Q1 2024."));
}

#[test]
fn home_shows_one_quarter_where_the_newest_results_have_key_figures() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q1", "2024-05-19", true, 1);
    results(&archive, "2024-Q2", "2024-08-13", true, 1);
    let home = archive.build().read("index.html");
    assert!(home.contains(">Q2 2024 results<") && home.contains("Total of 2024-Q2"));
    assert!(!home.contains("Total of 2024-Q1") && !home.contains("Latest key figures"));
}

#[test]
fn a_document_of_an_older_period_that_comes_later_does_not_lead() {
    let archive = archive_with_metrics(1);
    results(&archive, "2024-Q2", "2024-08-13", false, 1);
    results(&archive, "2024-Q1", "2024-09-01", true, 0);
    let home = archive.build().read("index.html");
    assert!(home.find(">Q2 2024 results<").unwrap() < home.find("Latest key figures: Q1 2024").unwrap());
}

#[test]
fn metrics_beyond_eight_are_counted_and_led_to() {
    let archive = archive_with_metrics(10);
    results(&archive, "2024-Q2", "2024-08-13", false, 10);
    let home = archive.build().read("index.html");
    assert_eq!(home.matches("class=\"tile\"").count(), 8);
    assert!(
        home.contains("results-2024-q2/index.html#operating_metrics\">2 more metrics in the announcement<"),
        "{home}"
    );
}

#[test]
fn results_that_state_no_figure_are_led_to_by_their_summary() {
    let archive = archive_with_metrics(0);
    results(&archive, "2024-Q2", "2024-08-13", false, 0);
    let home = archive.build().read("index.html");
    let section = home.split_once(">Q2 2024 results<").unwrap().1.split_once("</section>").unwrap().0;
    assert!(section.contains("Summary of 2024-Q2.") && !section.contains("tiles"), "{section}");
}
