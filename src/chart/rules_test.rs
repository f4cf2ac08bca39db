//! What a chart must not do, as checks of a picture; each finds a picture made for it, and none of ours.

use super::markup::{Element, elements, texts};
use super::measure::PX;
use super::sample::{self, drawn};
use std::collections::BTreeMap;

/// What misleads in an inline picture with these remarks below it.
fn faults(svg: &str, notes: &[String]) -> Vec<&'static str> {
    let elements = elements(svg);
    let of = |name: &'static str, class: &'static str| {
        elements.iter().filter(move |it| it.name == name && it.has_class(class)).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    let span = |line: &Element| line.length("x2", 100_000) - line.length("x1", 100_000);
    let lines: Vec<i32> = ["line", "old", "gap"].iter().flat_map(|class| of("line", class)).map(span).collect();
    let solid = ["line", "old"].iter().flat_map(|class| of("line", class)).map(span);
    if let Some(shortest) = lines.iter().min()
        && solid.max().is_some_and(|longest| longest * 2 > shortest * 3)
    {
        found.push("a line over a period without a figure");
    }
    let labels: Vec<&str> =
        elements.iter().filter(|it| it.name == "text" && it.has_class("soft")).map(|it| it.text.as_str()).collect();
    if of("line", "grid").is_empty() || labels.len() < 2 {
        found.push("an axis without ticks");
    }
    let begins_at_zero = of("line", "grid").iter().chain(&of("line", "axis")).count() > 0
        && labels.iter().any(|label| label.chars().all(|c| matches!(c, '0' | '.')));
    let says_so = notes.iter().any(|note| note.contains("begin at zero")) && !of("polyline", "axis").is_empty();
    if !begins_at_zero && !says_so {
        found.push("an axis that doesn't begin at zero and doesn't say so");
    }
    let mut meanings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let is_part = |class: &str| matches!(class.as_bytes(), [b'a'..=b'e', b'0'..=b'4']);
    let mut named = Vec::new();
    for mark in elements.iter().filter(|it| it.name == "rect") {
        let Some(class) = mark.get("class").filter(|class| is_part(class)) else { continue };
        let link = mark.within.iter().rev().map(|at| &elements[*at]).find(|it| it.get("aria-label").is_some());
        match link.filter(|it| it.name == "a").and_then(|it| it.get("aria-label")?.rsplit_once(", 20")) {
            Some((name, _)) => meanings.entry(class).or_default().push(name),
            None => named.push(class),
        }
    }
    if meanings.values().any(|names| names.iter().any(|name| name != &names[0])) {
        found.push("a color that means two things");
    }
    if meanings.keys().any(|class| !named.contains(class)) {
        found.push("a part without a name");
    }
    found
}

fn of_chart(chart: &dyn super::Chart) -> Vec<&'static str> {
    drawn(chart).panels.iter().filter(|it| !it.svg.is_empty()).flat_map(|it| faults(&it.svg, &it.notes)).collect()
}

#[test]
fn no_chart_of_ours_misleads() {
    for chart in [&sample::revenue() as &dyn super::Chart, &sample::loans(), &sample::long_metrics()] {
        assert_eq!(of_chart(chart), [] as [&str; 0]);
    }
}

/// What is found in a picture after `edit` has spoiled it.
fn spoiled(chart: &dyn super::Chart, panel: usize, edit: impl Fn(&str) -> String) -> Vec<&'static str> {
    let panel = &drawn(chart).panels[panel];
    let spoiled = edit(&panel.svg);
    assert_ne!(spoiled, panel.svg, "the edit changed nothing");
    faults(&spoiled, &panel.notes)
}

#[test]
fn a_bridged_gap_is_found() {
    let found = spoiled(&sample::loans(), 1, |svg| svg.replace("class=\"gap\"", "class=\"line\""));
    assert_eq!(found, ["a line over a period without a figure"]);
}

#[test]
fn an_axis_without_ticks_is_found() {
    let found = spoiled(&sample::loans(), 0, |svg| svg.replace("class=\"grid\"", "class=\"none\""));
    assert_eq!(found, ["an axis without ticks"]);
}

#[test]
fn a_truncated_baseline_without_its_mark_is_found() {
    let balances = ["2023-03-31", "2023-06-30", "2023-09-30"]
        .map(|day| sample::point(day, if day < "2023-06" { "141" } else { "160" }));
    let chart = super::MetricsChart { panels: vec![sample::metric("Partners", vec![balances.to_vec()])] };
    assert_eq!(of_chart(&chart), [] as [&str; 0]);
    let panel = &drawn(&chart).panels[0];
    assert!(panel.notes[0].contains("begin at zero"), "{:?}", panel.notes);
    assert_eq!(faults(&panel.svg, &[]), ["an axis that doesn't begin at zero and doesn't say so"]);
    let unmarked = panel.svg.replace("<polyline class=\"axis\"", "<polyline class=\"none\"");
    assert_eq!(faults(&unmarked, &panel.notes), ["an axis that doesn't begin at zero and doesn't say so"]);
}

#[test]
fn a_color_that_means_two_things_is_found() {
    let found = spoiled(&sample::revenue(), 1, |svg| svg.replace("class=\"a1\"", "class=\"a0\""));
    assert_eq!(found, ["a color that means two things"]);
}

#[test]
fn a_part_without_a_name_is_found() {
    let found = spoiled(&sample::revenue(), 0, |svg| {
        let (marks, names) = svg.rsplit_once("class=\"b1\"").unwrap();
        format!("{marks}class=\"none\"{names}")
    });
    assert_eq!(found, ["a part without a name"]);
}

#[test]
fn a_hue_belongs_to_one_group_in_all_panels() {
    let picture = drawn(&sample::revenue());
    let hues = |panel: usize, group: char| picture.panels[panel].svg.matches(&format!("<rect class=\"{group}")).count();
    // Marks of three bars and a swatch each: one line a group by segment, four and three by line.
    assert_eq!((hues(0, 'a'), hues(0, 'b')), (4, 4));
    assert_eq!((hues(1, 'a'), hues(1, 'b')), (16, 12));
}

#[test]
fn places_across_are_true_to_time() {
    let chart = sample::revenue();
    let all = elements(&drawn(&chart).panels[0].svg);
    let bars: Vec<i32> = all
        .iter()
        .filter(|it| it.has_class("a0") && it.get("x").is_some_and(|x| x.ends_with('%')))
        .map(|it| it.length("x", 100_000))
        .collect();
    let (first, second) = (bars[1] - bars[0], bars[2] - bars[1]);
    assert!((270..310).contains(&(first * 100 / second)), "three quarters, then one: {bars:?}");
}

#[test]
fn panels_of_one_unit_share_a_scale_and_flows_begin_at_zero() {
    let picture = drawn(&sample::loans());
    let ticks = |panel: usize| {
        let (_, boxes) = texts(&picture.panels[panel].svg, 560 * PX);
        boxes.into_iter().map(|(_, text)| text).take_while(|text| !text.starts_with("20")).collect::<Vec<_>>()
    };
    assert_eq!(ticks(0)[0], "0");
    assert_eq!(ticks(0)[..4], ticks(1)[..4]);
}

#[test]
fn fewer_than_three_points_are_figures_and_no_axis() {
    let picture = drawn(&sample::lone_metrics());
    for panel in &picture.panels {
        assert_eq!(panel.svg, "");
    }
    assert_eq!(picture.panels[0].tiles[0].value, "RMB3.35 million");
    assert_eq!(picture.panels[1].tiles.len(), 2);
}

#[test]
fn definitions_are_lines_of_their_own_with_the_break_marked() {
    let all = elements(&drawn(&sample::long_metrics()).panels[0].svg);
    let count = |class: &str| all.iter().filter(|it| it.name == "line" && it.has_class(class)).count();
    assert_eq!((count("old"), count("line"), count("break")), (10, 7, 1));
}

#[test]
fn each_definition_has_a_color_and_is_named_with_it() {
    let mut chart = sample::long_metrics();
    let points = chart.panels[0].series[0].points.clone();
    chart.panels[0].series.insert(0, super::MetricSeries { name: "Oldest".to_owned(), points });
    let all = elements(&drawn(&chart).panels[0].svg);
    let of = |name: &str, class: &str| all.iter().filter(|it| it.name == name && it.has_class(class)).count();
    for class in ["point", "old-point", "older-point"] {
        assert_eq!(of("rect", class), 1, "a sample of {class} beside its name");
        assert!(of("circle", class) > 1, "{class}");
    }
    let names: Vec<&str> = all.iter().filter(|it| it.name == "text").map(|it| it.text.as_str()).collect();
    let last = names.len() - 3;
    assert_eq!(names[last..], ["Definition 2", "Definition 1", "Oldest"], "the newest first");
}

#[test]
fn words_are_hatched_and_have_no_length() {
    let picture = drawn(&sample::two_plans());
    assert!(picture.panels[0].svg.contains("-hatch)") && !picture.panels[0].svg.contains("class=\"used\""));
    assert!(!picture.panels[1].svg.contains("hatch"));
    let of = |panel: usize, class: &str| {
        let all = elements(&picture.panels[panel].svg);
        all.iter().find(|it| it.name == "rect" && it.has_class(class)).unwrap().length("width", 4_000)
    };
    assert_eq!((of(0, "track"), of(1, "track"), of(1, "used")), (1_500, 3_500, 650), "of an axis to 400");
}

#[test]
fn a_plan_that_has_ended_has_no_time_on_it() {
    let picture = drawn(&sample::two_plans());
    assert!(!picture.panels[0].svg.contains("class=\"time\""));
    assert!(picture.panels[1].svg.contains("class=\"time\""));
}

#[test]
fn parts_that_no_color_can_tell_apart_are_not_drawn() {
    let names: Vec<String> = (0..9).map(|at| format!("Part {at}")).collect();
    let series: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 0)).collect();
    let bars = vec![sample::bar("2024-Q1", "9", &[("1", "11.1%"); 9])];
    let picture = drawn(&sample::mix(vec![sample::panel("By part", &series, bars)]));
    assert_eq!(picture.panels[0].svg, "");
    assert!(picture.panels[0].notes[0].starts_with("Too many parts"));
}
