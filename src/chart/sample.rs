//! Charts to test with; the figures are of the kind and length that releases have.

use super::{
    Caption, Chart, MetricPanel, MetricPoint, MetricSeries, MetricsChart, MixBar, MixChart, MixPanel, MixPart,
    MixSeries, Picture, PlanProgress, RepurchaseChart, Roots, When, render,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub const LONG: &str = "Loan facilitation and servicing fees-capital heavy, including revenue from \
    releasing of guarantee liabilities & \"other\" <services> rendered in the period";
pub const CJK: &str = "截至二零二四年三月三十一日止三個月的信貸驅動服務收入及平台服務收入總額";

pub fn decimal(text: &str) -> Decimal {
    text.replace(',', "").parse().unwrap()
}

pub fn drawn(chart: &dyn Chart) -> Picture {
    let caption = Caption {
        id: "chart_sample".to_owned(),
        title: "A sample".to_owned(),
        headline: String::new(),
        source: "Source: First Quarter 2024 Results, 19 May 2024. As of 20 May 2024.".to_owned(),
    };
    render(chart, &caption, Roots { page: "", file: "../", folder: "" })
}

/// The days of `2024-Q1`, or the day `2024-03-31` at whose end a balance is struck.
pub fn when(text: &str) -> When {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    match text.split_once("-Q") {
        Some((year, "1")) => When::Span(day(&format!("{year}-01-01")), day(&format!("{year}-03-31"))),
        Some((year, "2")) => When::Span(day(&format!("{year}-04-01")), day(&format!("{year}-06-30"))),
        Some((year, "3")) => When::Span(day(&format!("{year}-07-01")), day(&format!("{year}-09-30"))),
        Some((year, _)) => When::Span(day(&format!("{year}-10-01")), day(&format!("{year}-12-31"))),
        None => When::Instant(day(text)),
    }
}

/// `parts` are pairs of a value and its share; an empty value is a part that isn't stated.
pub fn bar(period: &str, total: &str, parts: &[(&str, &str)]) -> MixBar {
    let part = |&(value, share): &(&str, &str)| {
        (!value.is_empty()).then(|| MixPart {
            value: decimal(value),
            value_text: value.to_owned(),
            share_text: share.to_owned(),
            href: Some(format!("cell.{period}.{value}")),
        })
    };
    let parts = parts.iter().map(part).collect();
    MixBar { when: when(period), label: period.to_owned(), total_text: total.to_owned(), parts }
}

pub fn mix(panels: Vec<MixPanel>) -> MixChart {
    MixChart { unit: "RMB million".to_owned(), panels }
}

/// `series` are names and groups.
pub fn panel(title: &str, series: &[(&str, usize)], bars: Vec<MixBar>) -> MixPanel {
    let series = series.iter().map(|&(name, group)| MixSeries { name: name.to_owned(), group }).collect();
    MixPanel { title: title.to_owned(), series, bars, notes: vec!["No figures for Q2 2023 and Q3 2023.".to_owned()] }
}

pub fn revenue() -> MixChart {
    let segments = vec![
        bar("2023-Q1", "3,599.2", &[("2,630.6", "73.1%"), ("968.6", "26.9%")]),
        bar("2023-Q4", "4,495.5", &[("3,248.3", "72.3%"), ("1,247.2", "27.7%")]),
        bar("2024-Q1", "4,153.2", &[("3,016.3", "72.6%"), ("1,136.9", "27.4%")]),
    ];
    let lines = |values: [&'static str; 7], shares: [&'static str; 7]| -> Vec<(&str, &str)> {
        values.into_iter().zip(shares).collect()
    };
    let lines = vec![
        bar(
            "2023-Q1",
            "3,599.2",
            &lines(
                ["311.2", "1,065.9", "1,209.8", "43.8", "765.3", "108.5", "94.8"],
                ["8.6%", "29.6%", "33.6%", "1.2%", "21.3%", "3.0%", "2.6%"],
            ),
        ),
        bar(
            "2023-Q4",
            "4,495.5",
            &lines(
                ["481.2", "1,485.4", "1,211.8", "69.8", "697.0", "446.5", "103.8"],
                ["10.7%", "33.0%", "27.0%", "1.6%", "15.5%", "9.9%", "2.3%"],
            ),
        ),
        bar(
            "2024-Q1",
            "4,153.2",
            &lines(
                ["243.8", "1,535.0", "1,166.0", "71.5", "502.7", "548.8", "85.4"],
                ["5.9%", "37.0%", "28.1%", "1.7%", "12.1%", "13.2%", "2.1%"],
            ),
        ),
    ];
    mix(vec![
        panel("By segment", &[("Credit driven services", 0), ("Platform services", 1)], segments),
        panel(
            "By line",
            &[
                ("Loan facilitation and servicing fees-capital heavy", 0),
                ("Financing income", 0),
                ("Revenue from releasing of guarantee liabilities", 0),
                ("Other services fees (Credit driven services)", 0),
                ("Loan facilitation and servicing fees-capital light", 1),
                ("Referral services fees", 1),
                ("Other services fees (Platform services)", 1),
            ],
            lines,
        ),
    ])
}

pub fn point(period: &str, value: &str) -> MetricPoint {
    MetricPoint {
        when: when(period),
        period: period.to_owned(),
        value: decimal(value),
        value_text: format!("RMB{value} million"),
        label: value.to_owned(),
        after_gap: false,
        href: Some(format!("figures/volume/index.html#value_{period}")),
    }
}

pub fn metric(label: &str, series: Vec<Vec<MetricPoint>>) -> MetricPanel {
    let unit = "RMB million".to_owned();
    let series =
        (1..).zip(series).map(|(at, points)| MetricSeries { name: format!("Definition {at}"), points }).collect();
    MetricPanel { label: label.to_owned(), unit, flow: false, counts: false, series, notes: Vec::new() }
}

pub fn flow(label: &str, series: Vec<Vec<MetricPoint>>) -> MetricPanel {
    MetricPanel { flow: true, ..metric(label, series) }
}

/// Volumes and balances in one unit, with a quarter that is missing.
pub fn loans() -> MetricsChart {
    let volume = [
        ("2022-Q3", "110,675"),
        ("2022-Q4", "104,213"),
        ("2023-Q1", "109,501"),
        ("2023-Q2", "124,225"),
        ("2023-Q3", "123,148"),
        ("2024-Q1", "99,237"),
        ("2024-Q2", "95,425"),
    ];
    let balance = [
        ("2022-09-30", "160,020"),
        ("2023-03-31", "171,302"),
        ("2023-06-30", "184,459"),
        ("2023-09-30", "189,100"),
        ("2024-03-31", "169,920"),
        ("2024-06-30", "157,778"),
    ];
    let gaps = ["2024-Q1", "2023-03-31", "2024-03-31"];
    let points = |values: &[(&str, &str)]| {
        let point =
            |&(period, value): &(&str, &str)| MetricPoint { after_gap: gaps.contains(&period), ..point(period, value) };
        values.iter().map(point).collect::<Vec<_>>()
    };
    MetricsChart {
        panels: vec![flow("Loan volume", vec![points(&volume)]), metric("Loan balance", vec![points(&balance)])],
    }
}

/// So few figures that none is drawn.
pub fn lone_metrics() -> MetricsChart {
    MetricsChart {
        panels: vec![
            metric("90 day+ delinquency rate", vec![vec![point("2024-03-31", "3.35")]]),
            metric("30-day collection rate", vec![vec![point("2023-Q4", "84.2"), point("2024-Q1", "85.1")]]),
        ],
    }
}

/// A long series whose definition changes, with figures under both for two periods.
pub fn long_metrics() -> MetricsChart {
    let values = [
        "1.37", "1.21", "1.31", "1.54", "2.41", "2.62", "2.48", "2.03", "1.84", "1.82", "2.09", "2.35", "3.35", "3.40",
        "2.72", "2.09", "1.88",
    ];
    let points = |from: usize, to: usize, more: &str| -> Vec<MetricPoint> {
        let period = |at: usize| format!("{}-Q{}", 2020 + at / 4, at % 4 + 1);
        (from..to).map(|at| point(&period(at), &(decimal(values[at]) + decimal(more)).to_string())).collect()
    };
    MetricsChart { panels: vec![metric("Delinquency rate", vec![points(0, 11, "0"), points(9, 17, "0.3")])] }
}

pub fn plan(name: &str, authorized: &str, used: Option<&str>, elapsed: Option<&str>) -> PlanProgress {
    PlanProgress {
        name: name.to_owned(),
        unit: "US$ million".to_owned(),
        authorized: Some(decimal(authorized)),
        authorized_text: format!("authorized US${authorized} million"),
        used: used.map(decimal),
        used_text: used.map_or_else(String::new, |used| format!("US${used} million")),
        in_words: false,
        elapsed: elapsed.map(decimal),
        elapsed_text: "17 May 2024".to_owned(),
        notes: vec!["US$65 million used, 18.6% as of 17 May 2024.".to_owned()],
        href: Some("announcements/a/index.html#plan_p".to_owned()),
    }
}

pub fn two_plans() -> RepurchaseChart {
    let words = PlanProgress {
        in_words: true,
        used_text: "Substantially all".to_owned(),
        ..plan("2023 Plan", "150", None, None)
    };
    let shares = PlanProgress {
        unit: "shares".to_owned(),
        authorized: Some(decimal("911800000")),
        authorized_text: "authorized 911,800,000 shares".to_owned(),
        used_text: "11,900,000 shares".to_owned(),
        ..plan("2024 Mandate", "911800000", Some("11900000"), Some("40.2"))
    };
    RepurchaseChart { plans: vec![words, plan("2024 Plan", "350", Some("65"), Some("12.9")), shares] }
}
