use super::{LATEST, parts, view};
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
    let theme = Theme::of(&sources);
    let audit = crate::audit::audit(&edition.announcements, edition.issuer());
    let site = Site::new(&edition, &theme, &sources, &audit, None).unwrap();
    let metric = archive.metric("rate").unwrap();
    check(view(&site, metric), crate::output::csv::metric(metric, site.history.series(metric)));
}

#[test]
fn a_value_is_shown_with_what_is_stated_beside_it_and_its_source() {
    with_page(1, |page, _| {
        let value = &page.values[0];
        assert_eq!((&*value.period, &*value.value, value.current), ("1 January 2020", "0%", true));
        assert_eq!(value.changes, ["−1,000.5% against Q1 2019"]);
        assert_eq!(value.source.link.href, "../../announcements/a-000/index.html#metric_rate");
        let parts: Vec<_> = value.parts.iter().map(|part| (&*part.label, &*part.value, part.level)).collect();
        assert_eq!(parts, [("Half", "0%", 1), ("Quarter", "0%", 2)]);
        let comparative = &page.values[1];
        assert!(!comparative.current && comparative.parts.is_empty() && comparative.changes.is_empty());
        assert_eq!(page.definitions[0].source.as_ref().unwrap().link.text, "Announcement a-000");
    });
}

#[test]
fn the_page_shows_the_latest_values_and_the_file_has_all() {
    with_page(LATEST as u64 + 1, |page, csv| {
        assert_eq!((page.values.len(), page.stated), (LATEST, 2 * (LATEST + 1)));
        assert_eq!(page.values[0].value, "400%");
        assert_eq!(page.values[LATEST - 1].value, "1%");
        assert_eq!(csv.matches("\r\n").count(), 1 + 5 * (LATEST + 1));
    });
}

#[test]
fn a_value_names_the_definition_that_it_follows() {
    with_page(2, |page, _| {
        let definitions: Vec<_> = page.values.iter().map(|value| (&*value.value, &*value.definition)).collect();
        assert_eq!(
            definitions,
            [("1%", "2025"), ("0%", "First definition"), ("7%", "First definition"), ("7%", "2025")]
        );
        assert!(page.has.definition);
    });
}

#[test]
fn no_parts_are_no_rows() {
    assert_eq!(parts(&[], 1), []);
}
