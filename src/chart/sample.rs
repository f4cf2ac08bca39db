//! Charts to test with; the figures are of the kind and length that releases have.

use super::{
    MetricPanel, MetricPoint, MetricsChart, MixBar, MixChart, MixPanel, MixPart, PlanProgress, RepurchaseChart,
};
use rust_decimal::Decimal;

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// `parts` are pairs of a value and its share; an empty value is a part that isn't stated.
pub fn bar(label: &str, total: &str, parts: &[(&str, &str)]) -> MixBar {
    let part = |&(value, share): &(&str, &str)| {
        (!value.is_empty()).then(|| MixPart {
            value: decimal(&value.replace(',', "")),
            value_text: text(value),
            share: share.strip_suffix(" %").and_then(|percent| percent.parse().ok()),
            share_text: text(share),
        })
    };
    MixBar { label: text(label), total_text: text(total), parts: parts.iter().map(part).collect() }
}

pub fn mix(panels: Vec<MixPanel>) -> MixChart {
    MixChart {
        id: text("mix"),
        title: text("Revenue mix"),
        description: text("Q1 2024: credit driven services 3,016.3 of 4,153.2 RMB million."),
        unit: text("RMB million"),
        panels,
    }
}

pub fn panel(title: &str, series: &[&str], bars: Vec<MixBar>) -> MixPanel {
    MixPanel { title: text(title), series: series.iter().map(|s| text(s)).collect(), bars }
}

pub fn revenue() -> MixChart {
    let segments = vec![
        bar("Q1 2023", "3,599.2", &[("2,630.6", "73.1 %"), ("968.6", "26.9 %")]),
        bar("Q4 2023", "4,495.5", &[("3,248.3", "72.3 %"), ("1,247.2", "27.7 %")]),
        bar("Q1 2024", "4,153.2", &[("3,016.3", "72.6 %"), ("1,136.9", "27.4 %")]),
    ];
    let lines = vec![
        bar(
            "Q1 2023",
            "3,599.2",
            &[
                ("311.2", "8.6 %"),
                ("1,065.9", "29.6 %"),
                ("1,209.8", "33.6 %"),
                ("43.8", "1.2 %"),
                ("765.3", "21.3 %"),
                ("108.5", "3.0 %"),
                ("94.8", "2.6 %"),
            ],
        ),
        bar(
            "Q4 2023",
            "4,495.5",
            &[
                ("481.2", "10.7 %"),
                ("1,485.4", "33.0 %"),
                ("1,211.8", "27.0 %"),
                ("69.8", "1.6 %"),
                ("697.0", "15.5 %"),
                ("446.5", "9.9 %"),
                ("103.8", "2.3 %"),
            ],
        ),
        bar(
            "Q1 2024",
            "4,153.2",
            &[
                ("243.8", "5.9 %"),
                ("1,535.0", "37.0 %"),
                ("1,166.0", "28.1 %"),
                ("71.5", "1.7 %"),
                ("502.7", "12.1 %"),
                ("548.8", "13.2 %"),
                ("85.4", "2.1 %"),
            ],
        ),
    ];
    mix(vec![
        panel("By segment", &["Credit driven services", "Platform services"], segments),
        panel(
            "By line",
            &[
                "Loan facilitation and servicing fees-capital heavy",
                "Financing income",
                "Revenue from releasing of guarantee liabilities",
                "Other services fees",
                "Loan facilitation and servicing fees-capital light",
                "Referral services fees",
                "Other services fees",
            ],
            lines,
        ),
    ])
}

pub fn point(position: i64, period: &str, value: &str, breaks_before: bool) -> MetricPoint {
    MetricPoint {
        position: position.into(),
        period: text(period),
        value: decimal(value),
        value_text: format!("{value} %"),
        label: format!("{value} %"),
        breaks_before,
    }
}

pub fn metrics(panels: Vec<(&str, Vec<MetricPoint>)>) -> MetricsChart {
    let panel = |(label, points)| MetricPanel { label: text(label), unit: text("of the outstanding balance"), points };
    MetricsChart {
        id: text("metrics"),
        title: text("Delinquency metrics"),
        description: text("90 day+ delinquency rate 3.35 % at 31 March 2024."),
        panels: panels.into_iter().map(panel).collect(),
    }
}

pub fn lone_metrics() -> MetricsChart {
    metrics(vec![
        ("90 day+ delinquency rate", vec![point(0, "31 March 2024", "3.35", false)]),
        ("Day-1 delinquency rate", vec![point(0, "31 March 2024", "4.9", false)]),
        ("30-day collection rate", vec![point(0, "31 March 2024", "85.1", false)]),
    ])
}

pub fn long_metrics() -> MetricsChart {
    let values = [
        "1.37", "1.21", "1.31", "1.54", "2.41", "2.62", "2.48", "2.03", "1.84", "1.82", "2.09", "2.35", "3.35", "3.40",
        "2.72", "2.09", "1.88",
    ];
    let points = values.iter().enumerate().map(|(index, value)| {
        let period = format!("Q{} {}", index % 4 + 1, 2020 + index / 4);
        point(index as i64 * 91, &period, value, index == 9)
    });
    metrics(vec![
        ("90 day+ delinquency rate", points.collect()),
        (
            "Day-1 delinquency rate",
            vec![
                point(1200, "Q2 2023", "4.2", false),
                point(1291, "Q3 2023", "4.6", false),
                point(1365, "Q1 2024", "4.9", false),
            ],
        ),
        ("30-day collection rate", vec![point(1456, "Q1 2024", "85.1", false)]),
    ])
}

pub fn plan(name: &str, used: Option<&str>, elapsed: Option<&str>) -> PlanProgress {
    PlanProgress {
        name: text(name),
        authorized_text: text("Up to US$350 million"),
        used: used.map(decimal),
        used_text: text("US$65 million used (18.6 %)"),
        elapsed: elapsed.map(decimal),
        elapsed_text: text("47 of 365 days gone (12.9 %)"),
        as_of_text: text("As of 17 May 2024"),
        statement: None,
    }
}

pub fn repurchase(plans: Vec<PlanProgress>) -> RepurchaseChart {
    RepurchaseChart {
        id: text("repurchase"),
        title: text("Share repurchase plans"),
        description: text("2024 plan: US$65 million of US$350 million used (18.6 %)."),
        plans,
    }
}

pub fn two_plans() -> RepurchaseChart {
    repurchase(vec![
        PlanProgress {
            authorized_text: text("Up to US$150 million"),
            used_text: String::new(),
            elapsed_text: text("282 of 366 days gone (77.0 %)"),
            as_of_text: text("As of 28 March 2024"),
            statement: Some(text("Substantially all of the authorized value used")),
            ..plan("2023 Share Repurchase Plan", None, Some("77.0"))
        },
        plan("2024 Share Repurchase Plan", Some("18.6"), Some("12.9")),
    ])
}
