use super::rows::parts;
use super::ties::LATEST;
use super::view;
use crate::address::Site;
use crate::archive::Edition;
use crate::check::sample::{announcement, archive, beside, sources};
use crate::theme::Theme;
use chrono::{Days, NaiveDate};

const DEFINITIONS: &str = "[[metrics]]\nid = \"rate\"\nlabel = \"Rate\"\n\
    definitions = [{ id = \"2024\", text = \"Some.\", source = \"a-000\" }, { id = \"2025\", text = \"All.\" }]\n";

/// Checks the page of a metric that `count` announcements state, a day after each other.
fn with_page(count: u64, check: impl FnOnce(super::View, String)) {
    let first: NaiveDate = "2020-01-01".parse().unwrap();
    let mut files = vec![("content/metrics.toml".to_owned(), DEFINITIONS.to_owned())];
    for number in 0..count {
        let (id, day) = (format!("a-{number:03}"), first + Days::new(number));
        let definition = if number == 0 { "2024" } else { "2025" };
        let metrics = format!(
            "[[metrics]]\nmetric = \"rate\"\ndefinition = \"{definition}\"\n\
             values = [{{ period = \"{day}\", amount = \"{number}%\", change = \"-1,000.5%\", against = \"2019-Q1\" }}, \
             {{ period = \"2019-12-31\", amount = \"7%\" }}]\n\
             parts = [{{ label = \"Half\", amount = \"0%\", parts = [{{ label = \"Quarter\", amount = \"0%\" }}] }}]\n"
        );
        files.push(announcement(&id, &day.to_string(), ""));
        files.push(beside(&id, "metrics.toml", &metrics));
    }
    let sources = sources(&files);
    let archive = archive(&sources);
    let edition = Edition::new(&archive, "2024-01-01T00:00:00Z".parse().unwrap(), false);
    let theme = Theme::of(&sources, &archive.config.brand);
    let audit = crate::audit::audit(&edition.announcements, edition.issuer());
    let site = Site::new(&edition, &theme, &sources, &audit, None).unwrap();
    let metric = archive.metric("rate").unwrap();
    check(view(&site, metric), crate::output::csv::metric(metric, site.history.series(metric)));
}

/// The rows of the page: what ends last stands first.
fn rows(page: &super::View) -> Vec<&super::rows::RowView> {
    page.sections.iter().flat_map(|section| &section.rows).collect()
}

#[test]
fn a_value_is_shown_with_what_is_stated_beside_it_and_its_source() {
    with_page(1, |page, _| {
        let rows = rows(&page);
        let value = rows[0];
        assert_eq!((&*value.period, &*value.value), ("1 January 2020", "0%"));
        let changes: Vec<_> = value.changes.iter().map(|it| (&*it.text, &*it.against, it.stated)).collect();
        assert_eq!(changes, [("−1,000.5%", "Q1 2019", true)]);
        assert_eq!(value.source.link.href, "../../announcements/a-000/index.html#metric_rate");
        let parts: Vec<_> = value.parts.iter().map(|part| (&*part.label, &*part.value, part.level)).collect();
        assert_eq!(parts, [("Half", "0%", 1), ("Quarter", "0%", 2)]);
        assert!(rows[1].parts.is_empty() && rows[1].changes.is_empty());
        assert_eq!(page.definitions[0].source.as_ref().unwrap().link.text, "Announcement a-000");
        let headline = page.headline.as_ref().unwrap();
        assert_eq!((&*headline.value, &*headline.href), ("0%", "#value_2020-01-01_a-000"));
    });
}

#[test]
fn the_page_shows_the_latest_periods_and_the_file_has_all() {
    with_page(LATEST as u64 + 1, |page, csv| {
        let [section] = &*page.sections else { panic!("days are one section") };
        // Each document states a day of its own, and one that all of them have in common, by two definitions.
        assert_eq!((section.rows.len(), section.all), (LATEST, LATEST + 3));
        assert_eq!(section.rows[0].value, format!("{LATEST}%"));
        assert_eq!(csv.matches("\r\n").count(), 1 + 5 * (LATEST + 1));
    });
}

#[test]
fn a_period_is_one_row_a_definition_however_many_documents_state_it() {
    with_page(4, |page, _| {
        let rows = rows(&page);
        let told: Vec<_> = rows.iter().map(|row| (&*row.value, &*row.definition, row.confirmed.as_deref())).collect();
        let ongoing = |value| (value, "2025", None);
        let first = "First definition";
        assert_eq!(
            told,
            [
                ongoing("3%"),
                ongoing("2%"),
                ongoing("1%"),
                ("0%", first, None),
                ("7%", "2025", Some("confirmed twice")),
                ("7%", first, None)
            ]
        );
        let of_common: Vec<_> = rows[4].anchor.iter().chain(&rows[4].others).map(String::as_str).collect();
        assert_eq!(of_common, ["value_2019-12-31_a-003", "value_2019-12-31_a-002", "value_2019-12-31_a-001"]);
    });
}

#[test]
fn every_address_stands_once_and_a_period_has_one() {
    with_page(3, |page, _| {
        let rows = rows(&page);
        let addresses = rows.iter().flat_map(|row| row.period_anchor.iter().chain(&row.anchor).chain(&row.others));
        let mut addresses: Vec<&String> = addresses.collect();
        assert!(addresses.iter().any(|it| **it == "value_2019-12-31"));
        addresses.sort();
        let all = addresses.len();
        addresses.dedup();
        assert_eq!(addresses.len(), all);
    });
}

#[test]
fn no_parts_are_no_rows() {
    assert_eq!(parts(&[], 1), []);
}
