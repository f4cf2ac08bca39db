//! Texts stay inside and apart in a picture of any width, on a page and in a file.

use super::markup::{elements, texts};
use super::measure::{NARROWEST, PX};
use super::sample::{self, CJK, LONG, bar, drawn, mix, panel, plan, point};
use super::{Chart, MetricPoint, MetricsChart, MixChart, RepurchaseChart};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn assert_sound(chart: &dyn Chart) {
    let picture = drawn(chart);
    for svg in picture.panels.iter().map(|panel| &panel.svg).filter(|svg| !svg.is_empty()) {
        for width in [NARROWEST, 360 * PX, 480 * PX, 560 * PX, 1152 * PX] {
            let (bounds, boxes) = texts(svg, width);
            for (index, (area, text)) in boxes.iter().enumerate() {
                assert!(area.is_inside(bounds), "{width}: {text:?} at {area:?} leaves {bounds:?}\n{svg}");
                for (other, second) in &boxes[index + 1..] {
                    assert!(!area.touches(*other), "{width}: {text:?} touches {second:?}\n{svg}");
                }
            }
        }
        for element in elements(svg) {
            for name in ["width", "height", "r"] {
                assert!(element.length(name, 10_000) >= 0, "{}", element.name);
            }
            assert!(
                element.get("style").is_none()
                    && element.get("onload").is_none()
                    && element.get("fill").is_none_or(|it| it.starts_with("url(#") || it == "none")
            );
        }
        assert!(!svg.contains("<style") && !svg.contains("xmlns"));
    }
    elements(&picture.file);
}

fn wordy_mix() -> MixChart {
    let mut chart = mix(vec![
        panel(
            LONG,
            &[(LONG, 0), (CJK, 0), ("A", 1), ("B", 1)],
            vec![
                bar("2023-Q1", LONG, &[("1", LONG), ("-5", "−50 %"), ("", ""), ("0", "0 %")]),
                bar("2023-Q2", "(1,234,567,890.12)", &[("-3", "1 %"); 4]),
                bar("2023-Q4", "10", &[("79228162514264337593543950335", "100 %"); 4]),
            ],
        ),
        panel(CJK, &[], vec![]),
    ]);
    chart.unit = LONG.to_owned();
    chart
}

fn wordy_metrics() -> MetricsChart {
    let period = |at: usize| format!("{}-Q{}", 2014 + at / 4, at % 4 + 1);
    let mut crowd: Vec<_> = (0..40).map(|at| point(&period(at), "123456.78")).collect();
    crowd[11].label = LONG.to_owned();
    crowd[12].value = Decimal::MAX;
    crowd[13].value = Decimal::MIN;
    let mut defined_anew =
        sample::metric("Several definitions", vec![crowd[..9].to_vec(), crowd[20..].to_vec(), vec![]]);
    for (series, name) in defined_anew.series.iter_mut().zip([LONG, CJK, "\"Third\" <definition>"]) {
        name.clone_into(&mut series.name);
    }
    MetricsChart {
        panels: vec![
            defined_anew,
            sample::metric(LONG, vec![crowd.clone()]),
            sample::flow(CJK, vec![crowd]),
            sample::metric("None", vec![]),
        ],
    }
}

#[test]
fn texts_stay_inside_and_apart() {
    let mut wordy = plan(LONG, "130.5", Some("400"), Some("-4"));
    wordy.elapsed_text = LONG.to_owned();
    wordy.used_text = CJK.to_owned();
    let charts: [&dyn Chart; 9] = [
        &sample::revenue(),
        &mix(vec![]),
        &mix(vec![panel("", &[], vec![])]),
        &wordy_mix(),
        &sample::lone_metrics(),
        &sample::long_metrics(),
        &wordy_metrics(),
        &sample::two_plans(),
        &RepurchaseChart { plans: vec![wordy, plan(CJK, "1", None, None)] },
    ];
    charts.into_iter().for_each(assert_sound);
}

#[test]
fn pictures_are_as_recorded() {
    let lines = |chart: &dyn Chart| {
        drawn(chart).panels.iter().map(|panel| panel.svg.replace("><", ">\n<")).collect::<Vec<_>>().join("\n\n")
    };
    insta::assert_snapshot!("mix", lines(&sample::revenue()));
    insta::assert_snapshot!("metrics", lines(&sample::loans()));
    insta::assert_snapshot!("repurchase", lines(&sample::two_plans()));
}

#[test]
fn the_same_chart_is_the_same_bytes() {
    assert_eq!(drawn(&sample::revenue()), drawn(&sample::revenue()));
    assert_eq!(drawn(&sample::long_metrics()), drawn(&sample::long_metrics()));
}

#[test]
fn the_accessible_name_is_short_and_the_table_tells_the_rest() {
    let root = &elements(&drawn(&sample::revenue()).panels[1].svg)[0];
    assert_eq!(root.get("aria-label"), Some("A sample: By line"));
    assert_eq!(root.get("aria-details"), Some("chart_sample_figures"));
    assert_eq!(root.get("role"), Some("group"));
}

#[test]
fn a_mark_leads_to_its_figure_and_says_it() {
    let picture = drawn(&sample::loans());
    let all = elements(&picture.panels[0].svg);
    let links: Vec<_> = all.iter().filter(|it| it.name == "a").collect();
    assert_eq!(links.len(), 7);
    assert_eq!(links[0].get("href"), Some("figures/volume/index.html#value_2022-Q3"));
    assert_eq!(links[0].get("aria-label"), Some("2022-Q3: RMB110,675 million"));
    assert!(picture.file.contains("<a href=\"../figures/volume/index.html#value_2022-Q3\">"));
}

#[test]
fn what_the_keyboard_stops_at_is_large_enough_to_point_at() {
    let long: Vec<_> = (0..30).map(|at| point(&format!("{}-Q{}", 2016 + at / 4, at % 4 + 1), "5.0")).collect();
    let long = MetricsChart { panels: vec![sample::metric("M", vec![long])] };
    let (mut stops, mut others) = (0, 0);
    for chart in [&sample::loans() as &dyn Chart, &long] {
        let svg = &drawn(chart).panels[0].svg;
        let all = elements(svg);
        for hit in all.iter().filter(|it| it.has_class("hit")) {
            assert!(hit.length("height", 0) >= 24 * PX);
            let link = &all[*hit.within.last().unwrap()];
            let is_large = hit.length("width", NARROWEST - 56 * PX) >= 24 * PX;
            assert!(link.get("tabindex").is_some() || is_large, "{hit:?}");
            *(if link.get("tabindex").is_some() { &mut others } else { &mut stops }) += 1;
        }
    }
    assert!(stops >= 6 && others >= 28, "{stops} and {others}");
}

#[test]
fn a_total_is_printed_as_stated_and_never_summed() {
    let chart = mix(vec![panel("P", &[("A", 0), ("B", 1)], vec![bar("2024-Q1", "9.9", &[("5", ""), ("5", "")])])]);
    let (_, boxes) = texts(&drawn(&chart).panels[0].svg, NARROWEST);
    assert!(boxes.iter().any(|(_, text)| text == "9.9"));
    assert!(!boxes.iter().any(|(_, text)| text.starts_with("10.")));
}

#[test]
fn a_part_that_is_not_stated_has_no_mark_and_a_negative_one_lies_below_zero() {
    let series = [("A", 0), ("B", 1), ("C", 2)];
    let chart = mix(vec![panel("P", &series, vec![bar("2024-Q1", "2", &[("4", ""), ("", ""), ("-2", "")])])]);
    let all = elements(&drawn(&chart).panels[0].svg);
    let mark = |hue: char| {
        all.iter().find(|it| {
            it.name == "rect"
                && it.get("class").is_some_and(|class| class.starts_with(hue))
                && it.get("x").is_some_and(|x| x.ends_with('%'))
        })
    };
    assert!(mark('b').is_none());
    let (above, below) = (mark('a').unwrap(), mark('c').unwrap());
    assert_eq!(above.length("y", 0) + above.length("height", 0), below.length("y", 0));
    assert!((above.length("height", 0) - 2 * below.length("height", 0)).abs() <= 2);
    assert!(texts(&drawn(&chart).panels[0].svg, NARROWEST).1.iter().any(|(_, text)| text == "not stated"));
}

#[test]
fn first_last_greatest_and_least_are_labeled_among_many() {
    let period = |at: usize| format!("{}-Q{}", 2014 + at / 4, at % 4 + 1);
    let mut points: Vec<_> = (0..40).map(|at| point(&period(at), "5.0")).collect();
    for (at, value) in [(0, "5.1"), (17, "9.9"), (18, "0.1"), (39, "5.2")] {
        points[at] = point(&period(at), value);
    }
    let chart = MetricsChart { panels: vec![sample::metric("M", vec![points])] };
    let (_, boxes) = texts(&drawn(&chart).panels[0].svg, NARROWEST);
    for label in ["5.1", "9.9", "0.1", "5.2"] {
        assert!(boxes.iter().any(|(_, text)| text == label), "{label}");
    }
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-1_000_000i64..1_000_000, 0u32..5).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[0-9,.]{0,12}( %)?", "[A-Za-z ]{0,60}", "[一-龥0-9]{0,30}", ".{0,40}"]
}

#[test]
fn years_that_would_just_fill_a_wide_panel_keep_apart() {
    let point = |(day, value): (&str, Decimal)| {
        let when = super::When::Instant(day.parse().unwrap());
        MetricPoint { when, value, label: String::new(), ..sample::point("2024-Q1", "1") }
    };
    let points = [("2008-08-29", Decimal::ZERO), ("2020-06-18", Decimal::MIN)].map(point).to_vec();
    assert_sound(&MetricsChart { panels: vec![sample::metric("M", vec![points[..1].to_vec(), points])] });
}

#[test]
fn a_label_at_the_right_edge_stays_inside_however_its_place_is_rounded() {
    let first = chrono::NaiveDate::from_ymd_opt(1995, 1, 1).unwrap();
    let point = |(at, text, value): (i64, &str, Decimal)| {
        let when = super::When::Instant(first + chrono::Duration::days(at));
        MetricPoint { when, value, label: text.to_owned(), ..sample::point("2024-Q1", "1") }
    };
    let points = [
        (678, "", Decimal::ZERO),
        (678, "a c o LL jJyabU w ", Decimal::MIN),
        (4664, "T uSftcuH V TKUP B", Decimal::MAX),
        (5438, "", Decimal::ZERO),
    ];
    let points = points.map(point).to_vec();
    assert_sound(&MetricsChart { panels: vec![sample::metric("M", vec![points[..2].to_vec(), points])] });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_mix_keeps_its_texts_inside_and_apart(
        texts in prop::collection::vec(any_text(), 1..30),
        values in prop::collection::vec(any_decimal(), 1..30),
        bars in 0usize..9,
        parts in 0usize..8,
    ) {
        let (mut texts, mut values) = (texts.iter().cycle(), values.iter().cycle());
        let mut next = || texts.next().unwrap().clone();
        let periods = (0..bars).map(|at| format!("{}-Q{}", 2022 + at / 4, at % 4 + 1));
        let mut chart = mix(vec![panel("", &vec![("", 0); parts], periods.map(|period| bar(&period, "", &vec![("1", ""); parts])).collect())]);
        for (index, series) in chart.panels[0].series.iter_mut().enumerate() {
            (series.name, series.group) = (next(), index);
        }
        for bar in &mut chart.panels[0].bars {
            (bar.label, bar.total_text) = (next(), next());
            for part in bar.parts.iter_mut().flatten() {
                (part.share_text, part.value) = (next(), *values.next().unwrap());
            }
        }
        assert_sound(&chart);
    }

    #[test]
    fn any_metrics_keep_their_texts_inside_and_apart(
        points in prop::collection::vec((0i64..12_000, any_text(), any_decimal(), any::<bool>()), 0..40),
        flow in any::<bool>(),
    ) {
        let day = chrono::NaiveDate::from_ymd_opt(1995, 1, 1).unwrap();
        let mut points: Vec<MetricPoint> = points.into_iter().map(|(at, text, value, after_gap)| MetricPoint {
            when: super::When::Instant(day + chrono::Duration::days(at)), period: text.clone(), label: text.clone(), value_text: text, value, after_gap, href: None,
        }).collect();
        points.sort_by_key(|point| match point.when { super::When::Instant(day) | super::When::Span(day, _) => day });
        let half = points[..points.len() / 2].to_vec();
        let panels = vec![super::MetricPanel { flow, ..sample::metric("M", vec![half, points]) }];
        assert_sound(&MetricsChart { panels });
    }

    #[test]
    fn any_plan_keeps_its_texts_inside_and_apart(
        texts in prop::collection::vec(any_text(), 3),
        authorized in any_decimal(),
        used in prop::option::of(any_decimal()),
        elapsed in prop::option::of(any_decimal()),
    ) {
        let [name, used_text, elapsed_text] = <[String; 3]>::try_from(texts).unwrap();
        let plan = super::PlanProgress { authorized: Some(authorized), used, elapsed, used_text, elapsed_text, ..plan(&name, "1", None, None) };
        assert_sound(&RepurchaseChart { plans: vec![plan] });
    }
}
