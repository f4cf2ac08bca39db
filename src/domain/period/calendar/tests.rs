use super::*;
use crate::domain::Period;
use crate::domain::period::LastDays;
use chrono::Weekday;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar(end: &str, named: Named) -> FiscalCalendar {
    FiscalCalendar::parse(end, named).unwrap()
}

/// The first and the last day of a period, as `2024-01-01/2024-03-31`.
fn days(calendar: &FiscalCalendar, text: &str) -> String {
    let period = Period::parse(text, calendar).unwrap_or_else(|| panic!("{text}"));
    format!("{}/{}", period.start(), period.end())
}

#[test]
fn a_year_ends_on_the_last_such_weekday_of_a_month() {
    let apple = FiscalCalendar::new([Spell { until: None, end: YearEnd::LastWeekday(Weekday::Sat, 9) }], Named::End, 1);
    assert_eq!(days(&apple, "2024-Q2"), "2023-12-31/2024-03-30");
    assert_eq!(days(&apple, "2023-Q2"), "2023-01-01/2023-04-01");
    assert_eq!(days(&apple, "2023-FY"), "2022-09-25/2023-09-30");
    assert_eq!(days(&apple, "2023-Q1"), "2022-09-25/2022-12-31");
    assert_eq!(days(&apple, "2024-H1"), "2023-10-01/2024-03-30");
    let nvidia = calendar("last Sunday of January", Named::End);
    assert_eq!(days(&nvidia, "2023-FY"), "2022-01-31/2023-01-29");
    assert_eq!(days(&nvidia, "2024-Q1"), "2023-01-30/2023-04-30");
}

#[test]
fn a_retailers_year_is_named_after_its_start_and_ends_nearest_to_a_day() {
    let buckle = calendar("Saturday nearest 31 January", Named::Start);
    assert_eq!(days(&buckle, "2023-FY"), "2023-01-29/2024-02-03");
    assert_eq!(days(&buckle, "2023-Q4"), "2023-10-29/2024-02-03");
    assert_eq!(days(&buckle, "2024-Q3"), "2024-08-04/2024-11-02");
    let nearest_december = calendar("Sunday closest to December 31", Named::End);
    assert_eq!(days(&nearest_december, "2020-FY"), "2019-12-30/2021-01-03");
    assert_eq!(nearest_december, calendar("Sunday nearest 31 December", Named::End));
    let by_start = calendar("Sunday nearest 31 December", Named::Start);
    assert_eq!(days(&by_start, "2020-FY"), "2019-12-30/2021-01-03");
}

#[test]
fn a_march_year_is_named_after_its_start_in_japan_and_after_its_end_in_india() {
    assert_eq!(days(&calendar("03-31", Named::Start), "2024-Q1"), "2024-04-01/2024-06-30");
    assert_eq!(days(&calendar("03-31", Named::End), "2024-Q1"), "2023-04-01/2023-06-30");
    assert_eq!(days(&calendar("12-31", Named::Start), "2024-FY"), "2024-01-01/2024-12-31");
}

#[test]
fn years_that_are_listed_end_as_they_are_listed() {
    let years = [(2022, "2022-01-30"), (2023, "2023-01-29")].map(|(year, text)| (year, LastDays::Year(day(text))));
    let quarters = ["2023-05-01", "2023-07-30", "2023-10-29", "2024-01-28"].map(day);
    let years = years.into_iter().chain([(2024, LastDays::Quarters(quarters))]).collect();
    let listed = FiscalCalendar::new([Spell { until: None, end: YearEnd::Listed(years) }], Named::End, 4);
    assert_eq!(days(&listed, "2023-FY"), "2022-01-31/2023-01-29");
    assert_eq!(days(&listed, "2023-Q4"), "2022-10-31/2023-01-29");
    assert_eq!(days(&listed, "2024-Q1"), "2023-01-30/2023-05-01");
    assert_eq!(days(&listed, "2024-H2"), "2023-07-31/2024-01-28");
    // When the first year of the list begins isn't known.
    assert_eq!(Period::parse("2022-FY", &listed), None);
    assert_eq!(Period::parse("2025-FY", &listed), None);
}

#[test]
fn a_changed_year_end_leaves_a_stub_that_is_no_fiscal_year() {
    let spells = |from: &str, to: &str| {
        let end = |text| YearEnd::parse(text).unwrap();
        let spells = [Spell { until: Some(2019), end: end(from) }, Spell { until: None, end: end(to) }];
        FiscalCalendar::new(spells, Named::End, 4)
    };
    let later = spells("06-30", "12-31");
    assert_eq!(days(&later, "2019-FY"), "2018-07-01/2019-06-30");
    assert_eq!(days(&later, "2020-FY"), "2020-01-01/2020-12-31");
    assert_eq!(Period::parse("2019-07-01/2019-12-31", &later).unwrap().id(), "2019-07-01/2019-12-31");
    let earlier = spells("12-31", "06-30");
    assert_eq!(days(&earlier, "2019-Q4"), "2019-10-01/2019-12-31");
    assert_eq!(Period::parse("2020-FY", &earlier), None);
    assert_eq!(days(&earlier, "2021-FY"), "2020-07-01/2021-06-30");
}

#[test]
fn what_is_no_rule_is_refused() {
    for text in
        ["12-30", "13-31", "2-28", "last Saturn of May", "Saturday nearest 32 January", "", "31 December", "Saturday"]
    {
        assert_eq!(YearEnd::parse(text), None, "{text}");
    }
    assert_eq!(YearEnd::parse("the last Saturday in september"), Some(YearEnd::LastWeekday(Weekday::Sat, 9)));
    assert_eq!(YearEnd::parse("Saturday nearest to January 31"), Some(YearEnd::Nearest(Weekday::Sat, 1, 31)));
}

fn rules() -> impl Strategy<Value = YearEnd> {
    let weekday = (0_u8..7).prop_map(|at| Weekday::try_from(at).unwrap());
    let is_day = |(_, month, day): &(Weekday, u32, u32)| NaiveDate::from_ymd_opt(2024, *month, *day).is_some();
    prop_oneof![
        (1_u32..=12).prop_map(YearEnd::Month),
        (weekday.clone(), 1_u32..=12).prop_map(|(weekday, month)| YearEnd::LastWeekday(weekday, month)),
        (weekday, 1_u32..=12, 1_u32..=31)
            .prop_filter("a day", is_day)
            .prop_map(|(weekday, month, day)| YearEnd::Nearest(weekday, month, day)),
    ]
}

fn calendars() -> impl Strategy<Value = FiscalCalendar> {
    (rules(), any::<bool>(), 1_u8..=4).prop_map(|(end, start, long_quarter)| {
        let named = if start { Named::Start } else { Named::End };
        FiscalCalendar::new([Spell { until: None, end }], named, long_quarter)
    })
}

/// The same years, listed by their last days or by those of their quarters.
fn listed(calendar: &FiscalCalendar, years: std::ops::Range<i32>, by_quarter: bool) -> FiscalCalendar {
    let last = |year, part| calendar.span(year, part).unwrap().1;
    let days = |year| match by_quarter {
        true => LastDays::Quarters([1, 2, 3, 4].map(|number| last(year, Part::Quarter(number)))),
        false => LastDays::Year(last(year, Part::Year)),
    };
    let end = YearEnd::Listed(years.map(|year| (year, days(year))).collect());
    FiscalCalendar::new([Spell { until: None, end }], Named::End, calendar.long_quarter)
}

proptest! {
    #[test]
    fn a_period_is_read_back_as_it_is_written(calendar in calendars(), year in 1905_i32..2900, at in 0_usize..8) {
        let period = Period::fiscal(year, Part::ALL[at], &calendar).unwrap();
        prop_assert_eq!(Period::parse(&period.id(), &calendar), Some(period));
        let spelled = format!("{}/{}", period.start(), period.end());
        prop_assert_eq!(Period::parse(&spelled, &calendar), Some(period));
        let before = period.year_before(&calendar).unwrap();
        prop_assert_eq!(before.id(), format!("{}-{}", year - 1, Part::ALL[at].id()));
        let end = Period::Instant(period.end());
        prop_assert_eq!(end.year_before(&calendar), Some(Period::Instant(before.end())));
    }

    #[test]
    fn any_span_is_read_back_as_it_is_written(calendar in calendars(), from in 0_i64..300_000, length in 0_i64..800) {
        let start = day("1905-01-01") + chrono::TimeDelta::days(from);
        let text = format!("{start}/{}", start + chrono::TimeDelta::days(length));
        let period = Period::parse(&text, &calendar).unwrap();
        prop_assert_eq!(Period::parse(&period.id(), &calendar), Some(period));
        prop_assert_eq!(format!("{}/{}", period.start(), period.end()), text);
    }

    #[test]
    fn quarters_tile_halves_and_years_and_years_tile_time(calendar in calendars(), year in 1905_i32..2900) {
        let span = |year, part| calendar.span(year, part).unwrap();
        let quarters = [1, 2, 3, 4].map(|number| span(year, Part::Quarter(number)));
        for pair in quarters.windows(2) {
            prop_assert_eq!(pair[0].1.succ_opt(), Some(pair[1].0));
        }
        prop_assert_eq!(span(year, Part::Half(1)), (quarters[0].0, quarters[1].1));
        prop_assert_eq!(span(year, Part::Half(2)), (quarters[2].0, quarters[3].1));
        prop_assert_eq!(span(year, Part::NineMonths), (quarters[0].0, quarters[2].1));
        prop_assert_eq!(span(year, Part::Year), (quarters[0].0, quarters[3].1));
        prop_assert_eq!(span(year + 1, Part::Year).0, quarters[3].1.succ_opt().unwrap());
    }

    #[test]
    fn a_year_has_twelve_months_or_52_or_53_weeks(calendar in calendars(), year in 1905_i32..2900) {
        let (first, last) = calendar.span(year, Part::Year).unwrap();
        let days = (last - first).num_days() + 1;
        let is_of_months = matches!(calendar.spells()[0].end, YearEnd::Month(_));
        prop_assert!(if is_of_months { [365, 366] } else { [364, 371] }.contains(&days), "{}", days);
        prop_assert!((last.year() - year).abs() <= 1);
    }

    #[test]
    fn years_that_are_listed_are_those_of_the_rule(
        calendar in calendars(),
        year in 1905_i32..2900,
        by_quarter: bool,
        at in 0_usize..8,
    ) {
        let list = listed(&calendar, year - 2..year + 2, by_quarter);
        let period = Period::fiscal(year, Part::ALL[at], &calendar).unwrap();
        prop_assert_eq!(Period::parse(&period.id(), &list), Some(period));
        prop_assert_eq!(Period::parse(&format!("{}/{}", period.start(), period.end()), &list), Some(period));
        prop_assert_eq!(Period::fiscal(year - 2, Part::Year, &list), None);
    }

    #[test]
    fn fiscal_years_never_overlap_where_their_end_was_changed(
        from in rules(),
        to in rules(),
        start: bool,
        until in 1910_i32..2900,
        at in 0_usize..8,
    ) {
        let named = if start { Named::Start } else { Named::End };
        let spells = [Spell { until: Some(until), end: from }, Spell { until: None, end: to }];
        let calendar = FiscalCalendar::new(spells, named, 4);
        let years = (until - 2..=until + 3).filter_map(|year| calendar.span(year, Part::Year));
        let years: Vec<(NaiveDate, NaiveDate)> = years.collect();
        prop_assert!(years.len() > 3, "{:?}", years);
        for pair in years.windows(2) {
            prop_assert!(pair[0].1 < pair[1].0, "{:?}", years);
        }
        for year in until - 2..=until + 3 {
            if let Some(period) = Period::fiscal(year, Part::ALL[at], &calendar) {
                prop_assert_eq!(Period::parse(&period.id(), &calendar), Some(period));
                prop_assert_eq!(Period::parse(&format!("{}/{}", period.start(), period.end()), &calendar), Some(period));
            }
        }
    }
}
