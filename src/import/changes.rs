//! What columns of changes compare: by their words, by the periods of the figures beside them, or asked.

use crate::domain::{Currency, Period};
use chrono::NaiveDate;

/// A column as far as changes have to do with it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its heading.
    pub label: String,
    /// Its period, of figures.
    pub period: Option<Period>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Whether its figures are made of those of other columns.
    pub is_derived: bool,
}

/// Words of changes from a year before.
const YEARLY: [&str; 24] = [
    "yoy",
    "y/y",
    "y-o-y",
    "yr/yr",
    "year over year",
    "year-over-year",
    "year on year",
    "year-on-year",
    "prior year",
    "previous year",
    "last year",
    "vorjahr",
    "a/a",
    "n-1",
    "同比",
    "按年",
    "前年比",
    "前年同期比",
    "前年同期",
    "対前年",
    "전년동기",
    "전년 동기",
    "전년대비",
    "año anterior",
];

/// Words of changes from the period before.
const SEQUENTIAL: [&str; 20] = [
    "qoq",
    "q/q",
    "q-o-q",
    "qtr/qtr",
    "quarter over quarter",
    "quarter-over-quarter",
    "quarter on quarter",
    "quarter-on-quarter",
    "sequential",
    "prior quarter",
    "previous quarter",
    "last quarter",
    "vorquartal",
    "t/t",
    "环比",
    "環比",
    "按季",
    "前四半期",
    "전분기",
    "trimestre anterior",
];

/// Whether a heading is of changes.
pub fn is_change(label: &str) -> bool {
    let label = label.to_lowercase();
    let words = ["change", "changes", "chg", "variance", "var", "increase", "delta"];
    let phrases = [
        "veränderung",
        "abweichung",
        "variation",
        "évolution",
        "variación",
        "variazione",
        "variação",
        "verandering",
        "ändring",
        "endring",
        "ændring",
        "zmiana",
        "增減",
        "增减",
        "増減",
        "変動",
        "증감",
    ];
    // `constant exchange rates` are no change.
    let has_word = label.split(|c: char| !c.is_alphanumeric()).any(|it| words.contains(&it));
    let has_phrase = phrases.iter().chain(&YEARLY[..4]).chain(&SEQUENTIAL[..4]).any(|it| label.contains(it));
    let is_named =
        ["year over year", "year-over-year", "year-on-year", "year on year", "同比", "环比", "環比", "前年同期比"];
    label == "%" || label == "δ" || has_word || has_phrase || is_named.iter().any(|it| label.contains(it))
}

/// The columns that one of changes compares, the later and the earlier; `None` where that isn't clear.
pub fn compared(columns: &[Seen], at: usize) -> Option<(usize, usize)> {
    let label = columns[at].label.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| label.contains(it));
    let is_of = |it: &usize| {
        let column = &columns[*it];
        !column.is_derived && column.period.is_some() && column.currency == columns[at].currency
    };
    // The figures right before it and other columns like it.
    let end = (0..at).rev().find(|it| !columns[*it].is_derived).map_or(0, |it| it + 1);
    let start = (0..end).rev().find(|it| columns[*it].is_derived).map_or(0, |it| it + 1);
    let block: Vec<usize> = (start..end).filter(is_of).collect();
    let all: Vec<usize> = (0..end).filter(is_of).collect();
    let period = |it: usize| columns[it].period.as_ref();
    let latest = |figures: &[usize], is_pair: fn(&Period, &Period) -> bool| {
        let pairs = figures.iter().flat_map(|of| figures.iter().map(|against| (*of, *against)));
        let are = |(of, against): &(usize, usize)| {
            period(*of).zip(period(*against)).is_some_and(|(of, against)| is_alike(of, against) && is_pair(of, against))
        };
        let pairs: Vec<(usize, usize)> = pairs.filter(are).collect();
        let last: NaiveDate = pairs.iter().filter_map(|(of, _)| Some(period(*of)?.end())).max()?;
        let mut of_last = pairs.into_iter().filter(|(of, _)| period(*of).is_some_and(|it| it.end() == last));
        of_last.next().filter(|_| of_last.next().is_none())
    };
    let is_pair: fn(&Period, &Period) -> bool = match (has(&YEARLY), has(&SEQUENTIAL)) {
        (true, false) => is_a_year_before,
        (false, true) => is_right_before,
        (true, true) => return None,
        (false, false) => |of, against| of.end() > against.end(),
    };
    if has(&YEARLY) || has(&SEQUENTIAL) {
        return latest(&block, is_pair).or_else(|| latest(&all, is_pair).filter(|_| block.len() < 2));
    }
    // Of more than two columns it may be any two.
    if block.len() == 2 { latest(&block, is_pair) } else { None }
}

/// Whether two periods are as long as each other: days of weeks and months may differ by some.
fn is_alike(of: &Period, against: &Period) -> bool {
    let days = |it: &Period| (it.end() - it.start()).num_days();
    match (of, against) {
        (Period::Instant(_), Period::Instant(_)) => true,
        (Period::Instant(_), _) | (_, Period::Instant(_)) => false,
        _ => (days(of) - days(against)).abs() <= 8,
    }
}

fn is_a_year_before(of: &Period, against: &Period) -> bool {
    (357..=373).contains(&(of.end() - against.end()).num_days())
}

fn is_right_before(of: &Period, against: &Period) -> bool {
    match of {
        Period::Instant(_) => (80..=100).contains(&(of.end() - against.end()).num_days()),
        Period::Span { .. } => against.end().succ_opt() == Some(of.start()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::FiscalCalendar;

    /// What the last column compares, of columns that are named by their periods or by words.
    fn last(columns: &[&str]) -> Option<(usize, usize)> {
        let seen = |label: &&str| {
            let period = Period::parse(label, &FiscalCalendar::default());
            let is_derived = period.is_none();
            Seen { label: (*label).to_owned(), period, currency: None, is_derived }
        };
        let columns: Vec<Seen> = columns.iter().map(seen).collect();
        compared(&columns, columns.len() - 1)
    }

    #[test]
    fn changes_compare_what_their_words_and_the_periods_say() {
        let quarters = ["2024-Q3", "2023-Q3", "2024-Q2"];
        let with = |more: &[&'static str]| last(&[&quarters[..], more].concat());
        assert_eq!(with(&["% Change YoY"]), Some((0, 1)));
        assert_eq!(with(&["% Change YoY", "% Change QoQ"]), Some((0, 2)));
        assert_eq!(with(&["同比", "環比"]), Some((0, 2)));
        assert_eq!(with(&["Veränderung zum Vorjahr"]), Some((0, 1)));
        assert_eq!(with(&["Change"]), None);
        assert_eq!(last(&["2024-Q3", "2023-Q3", "YoY", "2024-Q2", "QoQ"]), Some((0, 3)));
        assert_eq!(last(&["2024-Q3", "2024-Q2", "YoY"]), None);
        assert_eq!(last(&["2024-FY", "2023-FY", "2022-FY", "YoY"]), Some((0, 1)));
        assert_eq!(last(&["2024-Q3", "2023-Q3", "2024-9M", "2023-9M", "YoY"]), None);
    }

    #[test]
    fn changes_without_words_compare_the_two_columns_before_them() {
        assert_eq!(last(&["2023-FY", "2024-FY", "Change"]), Some((1, 0)));
        assert_eq!(last(&["2024-FY", "2023-FY", "Change", "%"]), Some((0, 1)));
        assert_eq!(last(&["2024-Q3", "2023-Q3", "Change", "2024-9M", "2023-9M", "Change"]), Some((3, 4)));
        assert_eq!(last(&["2024-12-31", "2023-12-31", "Change"]), Some((0, 1)));
        assert_eq!(last(&["2024-H1", "2023-FY", "Change"]), None);
        assert_eq!(last(&["2024-FY", "Change", "2023-FY", "Change"]), None);
        assert_eq!(last(&["2024-FY", "Change"]), None);
    }

    #[test]
    fn words_of_changes_are_told_from_others() {
        for label in ["% Change YoY", "$ Chg", "Veränderung in %", "QoQ", "Var. %", "%", "Δ", "同比", "增減", "y/y %"]
        {
            assert!(is_change(label), "{label}");
        }
        for label in ["2024 at constant exchange rates", "Q1 2024", "Stock Exchange", "Restated", ""] {
            assert!(!is_change(label), "{label}");
        }
    }
}
