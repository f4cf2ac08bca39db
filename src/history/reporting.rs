//! The periods that were reported, with all that was published of each, and those between them of which nothing is known.

use super::cadence::{self, Missing};
use crate::archive::Edition;
use crate::domain::kind::document::Document;
use crate::domain::kind::results::Results;
use crate::domain::{Announcement, Details, Period};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A period, or a quarter and the year that end on one day.
#[derive(Clone, Debug)]
pub struct Reporting<'a> {
    /// The last day.
    pub end: NaiveDate,
    /// The periods, the shortest first; none of one of which nothing is known.
    pub periods: Vec<Period>,
    /// The results announcements, oldest first.
    pub results: Vec<(&'a Announcement, &'a Results)>,
    /// Reports, presentations and the like, oldest first.
    pub documents: Vec<(&'a Announcement, &'a Document)>,
    /// What it is, where nothing of it is known.
    pub missing: Option<Missing>,
    /// The fiscal year that it is of; of a span that is no part of one, the calendar year of its last day.
    pub year: i32,
}

/// Whether anything was published of a period.
#[must_use]
pub fn has_any(edition: &Edition<'_>) -> bool {
    edition.announcements.iter().any(|it| match &it.details {
        Details::Results(_) => true,
        Details::Document(document) => document.period.is_some(),
        _ => false,
    })
}

/// The periods of an edition, the newest first.
#[must_use]
pub fn periods<'a>(edition: &Edition<'a>) -> Vec<Reporting<'a>> {
    let mut by_end: BTreeMap<NaiveDate, Reporting<'a>> = BTreeMap::new();
    for it in &edition.announcements {
        match &it.details {
            Details::Results(results) => {
                let Some(end) = results.periods.iter().map(|period| period.value.end()).max() else { continue };
                let of_end = results.periods.iter().map(|period| period.value).filter(|period| period.end() == end);
                at(&mut by_end, end, of_end).results.push((it, results));
            }
            Details::Document(document) => {
                let Some(period) = document.period.map(|period| period.value) else { continue };
                at(&mut by_end, period.end(), std::iter::once(period)).documents.push((it, document));
            }
            _ => {}
        }
    }
    let mut all: Vec<Reporting<'a>> = by_end.into_values().collect();
    for it in &mut all {
        it.periods.sort_by_key(|period| cadence::days(*period));
        it.year = year(&it.periods, it.end);
    }
    let gaps = gaps(&all);
    all.extend(gaps);
    all.sort_by_key(|it| std::cmp::Reverse(it.end));
    all
}

fn at<'m, 'a>(
    by_end: &'m mut BTreeMap<NaiveDate, Reporting<'a>>,
    end: NaiveDate,
    periods: impl Iterator<Item = Period>,
) -> &'m mut Reporting<'a> {
    let empty = || Reporting {
        end,
        periods: Vec::new(),
        results: Vec::new(),
        documents: Vec::new(),
        missing: None,
        year: end.year(),
    };
    let it = by_end.entry(end).or_insert_with(empty);
    for period in periods {
        if !it.periods.contains(&period) {
            it.periods.push(period);
        }
    }
    it
}

fn year(periods: &[Period], end: NaiveDate) -> i32 {
    let fiscal = periods.iter().find_map(|period| match period {
        Period::Span { fiscal: Some((year, _)), .. } => Some(*year),
        _ => None,
    });
    fiscal.unwrap_or(end.year())
}

/// The periods of the cadence between the first and the last of which nothing is known: of quarters, halves or years as such,
/// and of those who report year to date by their last days.
fn gaps<'a>(all: &[Reporting<'a>]) -> Vec<Reporting<'a>> {
    let shortest: Vec<Period> = all.iter().filter_map(|it| it.periods.first().copied()).collect();
    let is_alike = shortest.windows(2).all(|pair| cadence::is_comparable(pair[0], pair[1]));
    let periods = if is_alike { shortest } else { all.iter().map(|it| Period::Instant(it.end)).collect() };
    let mut gaps = Vec::new();
    for (pair, missing) in all.windows(2).zip(cadence::missing(&periods)) {
        let (before, after) = (&pair[0], &pair[1]);
        // What lies between two periods without days of its own is in order of its names.
        let last = after.end.pred_opt().unwrap_or(after.end);
        let count = missing.len();
        for (nth, missing) in missing.into_iter().enumerate() {
            let (end, year) = match missing {
                Missing::Instant(day) => (day, day.year()),
                Missing::Fiscal(year, ..) => (between(before.end, after.end, nth + 1, count + 1).min(last), year),
                Missing::Days(_, last) => (last, last.year()),
            };
            let empty = Reporting { end, year, missing: Some(missing), ..before.clone() };
            gaps.push(Reporting { periods: Vec::new(), results: Vec::new(), documents: Vec::new(), ..empty });
        }
    }
    gaps
}

/// The `nth` of `of` equal steps from one day to another.
fn between(from: NaiveDate, to: NaiveDate, nth: usize, of: usize) -> NaiveDate {
    let days = u64::try_from((to - from).num_days()).unwrap_or_default() * nth as u64 / of as u64;
    from.checked_add_days(chrono::Days::new(days)).unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample::{archive, sources};

    fn results(id: &str, dated: &str, periods: &str) -> (String, String) {
        let text = format!(
            "+++\ntitle = \"Results {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"results\"\n\
             source = {{ title = \"Release\" }}\n[results]\nperiod = [{periods}]\n+++\n"
        );
        (format!("content/announcements/{id}/announcement.md"), text)
    }

    fn told(files: &[(String, String)]) -> Vec<String> {
        let archive = archive(&sources(files));
        let edition = Edition::new(&archive, "2026-01-01T00:00:00Z".parse().unwrap(), false);
        let tell = |it: &Reporting<'_>| {
            let names: Vec<String> = it.periods.iter().map(Period::id).collect();
            let ids: Vec<&str> = it.results.iter().map(|(it, _)| &*it.id).collect();
            match it.missing {
                Some(missing) => format!("{}: {missing:?}", it.year),
                None => format!("{}: {} by {}", it.year, names.join(" "), ids.join(" ")),
            }
        };
        periods(&edition).iter().map(tell).collect()
    }

    #[test]
    fn a_quarter_between_the_first_and_the_last_of_which_nothing_is_known_is_a_gap() {
        let files = [
            results("a", "2023-08-10", "\"2023-Q2\""),
            results("b", "2024-03-10", "\"2023-Q4\", \"2023-FY\""),
            results("c", "2024-03-11", "\"2023-FY\""),
        ];
        let expected = ["2023: 2023-Q4 2023-FY by b c", "2023: Fiscal(2023, Quarter(3), false)", "2023: 2023-Q2 by a"];
        assert_eq!(told(&files), expected);
    }

    #[test]
    fn those_who_report_year_to_date_miss_the_last_day_of_a_period() {
        let files = [
            results("a", "2023-05-10", "\"2023-Q1\""),
            results("b", "2023-08-10", "\"2023-H1\""),
            results("c", "2024-03-10", "\"2023-FY\""),
        ];
        let all = told(&files);
        assert_eq!(all.len(), 4, "{all:?}");
        assert_eq!(all[1], "2023: Instant(2023-09-30)");
    }
}
