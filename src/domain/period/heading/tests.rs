use super::*;
use crate::domain::period::Named;

fn apple() -> FiscalCalendar {
    FiscalCalendar::parse("last Saturday of September", Named::End).unwrap()
}

/// What each heading says that isn't so of a period.
fn said(calendar: &FiscalCalendar, period: &str, headings: &[&str]) -> Vec<Option<String>> {
    let period = Period::parse(period, calendar).unwrap();
    headings.iter().map(|text| read(text).contradiction(&period)).collect()
}

fn agree(calendar: &FiscalCalendar, period: &str, headings: &[&str]) {
    for (text, said) in headings.iter().zip(said(calendar, period, headings)) {
        assert_eq!(said, None, "{text} over {period}: {:?}", read(text));
    }
}

fn differ(calendar: &FiscalCalendar, period: &str, headings: &[(&str, &str)]) {
    let texts: Vec<&str> = headings.iter().map(|(text, _)| *text).collect();
    for ((text, expected), said) in headings.iter().zip(said(calendar, period, &texts)) {
        assert_eq!(said.as_deref(), Some(*expected), "{text} over {period}: {:?}", read(text));
    }
}

#[test]
fn headings_of_a_calendar_quarter_say_what_it_is_in_many_ways() {
    let calendar = FiscalCalendar::default();
    agree(
        &calendar,
        "2024-Q1",
        &[
            "Three Months Ended March 31, 2024",
            "Three months ended March 31, 2024, RMB",
            "3 months to 31 March 2024",
            "Quarter ended 31st March, 2024",
            "For the three-month period ended Mar. 31, 2024",
            "Q1 2024",
            "1Q24",
            "Q1 FY2024",
            "Q1 FY24",
            "First quarter of 2024",
            "January 1 to March 31, 2024",
            "From 1 January 2024 to 31 March 2024",
            "31/03/2024",
            "03/31/2024",
            "31.03.2024",
            "2024-03-31",
            "31-Mar-24",
            "Mar-24",
            "March 2024",
            "截至2024年3月31日止三個月",
            "13 Wochen bis 31. März 2024",
            "1. Januar bis 31. März 2024",
            "au 31 mars 2024",
            "2024",
            "Unaudited",
            "RMB’000",
            "Year to date",
            "31 March",
        ],
    );
    differ(
        &calendar,
        "2024-Q1",
        &[
            ("Three Months Ended March 31, 2023", "2023-03-31"),
            ("Three Months Ended March 30, 2024", "2024-03-30"),
            ("14 Wochen bis 31. Dezember 2022", "2022-12-31"),
            ("31 de marzo de 2023", "2023-03-31"),
            ("Six months to 31 March 2024", "6 months"),
            ("Half-year ended 31 March 2024", "half a year"),
            ("H1 2024", "H1"),
            ("Q2 2024", "Q2"),
            ("second quarter", "Q2"),
            ("Year ended March 31, 2024", "a year"),
            ("FY2024", "FY"),
            ("Q1 FY2023", "FY2023"),
            ("30 June", "30 June"),
            ("June 2024", "2024-06"),
            ("2 January to 31 March 2024", "from 2 January"),
            ("截至2023年3月31日止三個月", "2023-03-31"),
        ],
    );
}

#[test]
fn headings_of_weeks_say_how_many() {
    agree(
        &apple(),
        "2024-Q2",
        &[
            "Three Months Ended March 30, 2024",
            "13 weeks ended 30 March 2024",
            "Thirteen Weeks Ended March 30, 2024",
            "Q2 FY24",
            "Second fiscal quarter 2024",
        ],
    );
    differ(
        &apple(),
        "2024-Q2",
        &[
            ("Three Months Ended March 31, 2024", "2024-03-31"),
            ("14 weeks ended 30 March 2024", "14 weeks"),
            ("Twenty-six weeks ended 30 March 2024", "26 weeks"),
            ("Q1 FY24", "Q1"),
        ],
    );
    agree(
        &apple(),
        "2023-FY",
        &["Fifty-three weeks ended September 30, 2023", "Fiscal year 2023", "FY2022/23", "2022/23"],
    );
}

#[test]
fn a_half_year_typed_as_a_quarter_is_told() {
    let calendar = FiscalCalendar::default();
    agree(&calendar, "2024-H1", &["Six months to 30 June 2024", "1H2024", "First half 2024", "H1"]);
    differ(&calendar, "2024-Q2", &[("Six months to 30 June 2024", "6 months")]);
    agree(
        &calendar,
        "2023-FY",
        &["Year to 31 December 2023", "Twelve months ended December 31, 2023", "FY2023", "Full year 2023"],
    );
    agree(&calendar, "2024-9M", &["9M 2024", "Nine months ended September 30, 2024", "9 months"]);
}

#[test]
fn parts_in_a_row_are_the_part_that_they_are_together() {
    let calendar = FiscalCalendar::default();
    let nine_months = [
        "Q1–Q3 2024",
        "Q1-Q3/2024",
        "Q1-3 2024",
        "1Q-3Q 2024",
        "1–3Q24",
        "Q1 to Q3 2024",
        "First through third quarter 2024",
        "Q3 YTD 2024",
        "YTD Q3 2024",
        "Q3 2024 year-to-date",
        "Cumulative Q3 2024",
    ];
    agree(&calendar, "2024-9M", &nine_months);
    differ(&calendar, "2024-Q3", &nine_months.map(|text| (text, "9M")));
    differ(&calendar, "2024-Q1", &nine_months.map(|text| (text, "9M")));
    agree(&calendar, "2024-H1", &["Q1-2 (Jan-Jun) 2024", "Q1+Q2 2024", "YTD Q2 2024", "H1 YTD"]);
    agree(&calendar, "2024-H2", &["Q3-Q4 2024"]);
    agree(&calendar, "2024-FY", &["Q1–Q4 2024", "H1–H2 2024", "YTD Q4 2024"]);
    agree(&calendar, "2024-Q1", &["Q1-24", "Q1 YTD 2024", "Q1 – 2024"]);
}

#[test]
fn a_heading_of_several_periods_or_of_the_last_twelve_months_names_no_part() {
    for text in [
        "Q2–Q3 2024",
        "Q1 and Q2 2024",
        "Q3, 9M 2024",
        "Q4 and full year 2024",
        "Second quarter and half-year 2024",
        "LTM Q3 2024",
        "Q3 2024 TTM",
        "Trailing twelve months Q3 2024",
        "Last 12 months to Q3",
        "Three and nine months ended",
        "13 and 39 weeks ended",
        "Q1, Q2 FY2024",
    ] {
        let heading = read(text);
        assert_eq!((heading.part, heading.length), (None, None), "{text}: {heading:?}");
    }
    assert_eq!(read("LTM September 30, 2024").length, Some(Length::Months(12)));
    assert_eq!(read("Q3, three months ended September 30, 2024").part, Some(Part::Quarter(3)));
    assert_eq!(read("Q3 FY24, 14 weeks").part, Some(Part::Quarter(3)));
}

#[test]
fn balances_have_a_day() {
    let calendar = FiscalCalendar::default();
    agree(&calendar, "2024-03-31", &["As of March 31, 2024", "March 31, 2024, USD", "As at 31 March", "Q1 2024"]);
    differ(
        &calendar,
        "2024-03-31",
        &[("As of December 31, 2023", "2023-12-31"), ("As of March 31, 2023", "2023-03-31")],
    );
}

#[test]
fn a_heading_that_compares_or_names_two_days_claims_nothing() {
    for text in [
        "% change 2024 vs 2023",
        "YoY",
        "March 31, 2024 and 2023",
        "As of December 31, 2023 and March 31, 2024",
        "Note 12",
        "Three and six months ended",
        "2026 Notes",
        "FY3/2025 Q",
        "2025年3月期",
        "Jun 24 Actual",
        "May be restated",
    ] {
        let heading = read(text);
        let claims = (heading.first, heading.month, heading.year, heading.part);
        assert_eq!(claims, (None, None, None, None), "{text}: {heading:?}");
    }
    assert_eq!(read("As of December 31, 2023 and March 31, 2024"), Heading::default());
}

#[test]
fn a_year_alone_is_of_a_custom() {
    let calendar = FiscalCalendar::parse("03-31", Named::Start).unwrap();
    let period = Period::parse("2023-FY", &calendar).unwrap();
    assert_eq!(years(&period, &calendar), [2024, 2023, 2023, 2024]);
    assert_eq!(years(&Period::parse("2024-03-31", &calendar).unwrap(), &calendar), [2024, 2023, 2024, 2024]);
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_read(text in ".{0,60}") {
        let _ = read(&text);
    }

    #[test]
    fn what_pages_say_of_a_period_is_read_back(year in 1990_i32..2100, part in 0_usize..8) {
        for calendar in [FiscalCalendar::default(), apple()] {
            let period = Period::fiscal(year, Part::ALL[part], &calendar).unwrap();
            let end = period.end().format("%B %-d, %Y");
            for text in [period.to_string(), format!("Period ended {end}"), period.end().to_string()] {
                proptest::prop_assert_eq!(read(&text).contradiction(&period), None, "{}", text);
            }
        }
    }
}
