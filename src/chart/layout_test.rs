//! Every picture is well-formed, keeps its texts inside and apart, and carries no style.

use super::{
    STYLE, Svg,
    backend::Face,
    metrics::MetricsChart,
    mix::MixChart,
    place::Area,
    repurchase::RepurchaseChart,
    sample::{self, bar, metrics, mix, panel, plan, point, repurchase},
};
use plotters_backend::text_anchor::HPos;
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use rust_decimal::Decimal;

const LONG: &str = "Loan facilitation and servicing fees-capital heavy, including revenue from \
    releasing of guarantee liabilities & \"other\" <services> rendered in the period";
const CJK: &str = "截至二零二四年三月三十一日止三個月的信貸驅動服務收入及平台服務收入總額";

/// An element's name, attributes and text.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn tenths(&self, name: &str) -> i32 {
        let number: Decimal = self.get(name).unwrap_or("0").parse().unwrap();
        (number * Decimal::TEN).try_into().unwrap()
    }
}

/// All elements in document order; the text of an element is what stands directly in it.
fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().expand_empty_elements = true;
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let attribute = |a: Result<quick_xml::events::attributes::Attribute, _>| {
                    let a = a.unwrap();
                    (a.key.as_ref().to_owned(), a.value.into_owned())
                };
                open.push(found.len());
                found.push(Element {
                    name: start.name().as_ref().to_owned(),
                    attributes: start.attributes().map(attribute).collect(),
                    text: String::new(),
                });
            }
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(text) => {
                let text: &str = &text;
                assert!(open.last().is_some() || text.trim().is_empty());
                if let Some(&at) = open.last() {
                    found[at].text.push_str(text);
                }
            }
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    other => panic!("entity {other}"),
                };
                found[*open.last().unwrap()].text.push(character);
            }
            Event::Eof => break,
            other => panic!("unexpected {other:?}"),
        }
    }
    assert!(open.is_empty());
    found
}

fn face(class: &str) -> Face {
    match class {
        "plain" => Face::PLAIN,
        "strong" => Face::STRONG,
        "muted" => Face::MUTED,
        "figure" => Face::FIGURE,
        "heading" => Face::HEADING,
        on => Face::on_series(on.strip_prefix("on").unwrap().parse::<usize>().unwrap() - 1),
    }
}

/// The texts of a picture with their boxes, moved as the group around them says.
fn texts(svg: &str) -> (Area, Vec<(Area, String)>) {
    let elements = elements(svg);
    let view: Vec<i32> = elements[0].get("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
    let bounds = Area { left: 0, top: 0, right: view[2] * 10, bottom: view[3] * 10 };
    let mut moved = (0, 0);
    let mut boxes = Vec::new();
    for element in &elements {
        if let Some(transform) = element.get("transform") {
            let inside = transform.trim_start_matches("translate(").trim_end_matches(')');
            let (x, y) = inside.split_once(' ').unwrap();
            moved = (x.parse::<i32>().unwrap() * 10, y.parse::<i32>().unwrap() * 10);
        }
        if element.name == "text" {
            let at = (element.tenths("x") + moved.0, element.tenths("y") + moved.1);
            let anchor = match element.get("text-anchor") {
                Some("end") => HPos::Right,
                Some("middle") => HPos::Center,
                _ => HPos::Left,
            };
            let face = face(element.get("class").unwrap());
            let area = Area::of_text(at, anchor, face, &element.text);
            boxes.push((area, element.text.clone()));
        }
    }
    (bounds, boxes)
}

fn assert_sound(svg: &Svg) {
    for picture in [&svg.inline, &svg.standalone] {
        let (bounds, boxes) = texts(picture);
        for (index, (area, text)) in boxes.iter().enumerate() {
            assert!(area.is_inside(bounds), "{text:?} at {area:?} leaves {bounds:?}\n{picture}");
            for (other, second) in &boxes[index + 1..] {
                assert!(!area.touches(*other), "{text:?} touches {second:?}\n{picture}");
            }
        }
        for element in elements(picture) {
            for name in ["x", "y", "width", "height", "cx", "cy", "r"] {
                assert!(element.name == "svg" || element.tenths(name) >= 0, "{}", element.name);
            }
            assert!(element.get("style").is_none() && element.get("onload").is_none());
        }
    }
    assert!(!svg.inline.contains("<style") && !svg.inline.contains("xmlns"));
    let root = &elements(&svg.inline)[0];
    assert!(root.get("width").is_none() && root.get("height").is_none());
    let view = format!("0 0 {} {}", svg.width, svg.height);
    assert_eq!(root.get("viewBox"), Some(&*view));
    assert_eq!(svg.standalone.matches("<style>").count(), 1);
    assert!(svg.standalone.contains(STYLE));
}

fn count(svg: &str, name: &str, class: &str) -> usize {
    let all = elements(svg);
    all.iter().filter(|e| e.name == name && e.get("class") == Some(class)).count()
}

fn wordy_mix() -> MixChart {
    let mut chart = mix(vec![
        panel(
            LONG,
            &[LONG, CJK, "A", "B", "C", "D", "E", "F", "G", "H"],
            vec![
                bar(LONG, LONG, &[("1", LONG), ("-5", "−50 %"), ("", ""), ("0", "0 %")]),
                bar(CJK, "(1,234,567,890.12)", &[("-3", "1 %"); 10]),
                bar("", "", &[]),
                bar("Q1", "10", &[("1", "10 %"); 10]),
                bar("Q2", "10", &[("79228162514264337593543950335", "100 %"); 10]),
            ],
        ),
        panel(CJK, &[], vec![]),
    ]);
    chart.unit = LONG.to_owned();
    chart
}

fn wordy_metrics() -> MetricsChart {
    let mut crowd: Vec<_> = (0..40).map(|at| point(at, LONG, "123456.78", at == 7)).collect();
    crowd[11].label = LONG.to_owned();
    crowd[12].value = Decimal::MAX;
    crowd[13].value = Decimal::MIN;
    metrics(vec![
        (LONG, crowd),
        (CJK, vec![point(20, CJK, "1", false), point(20, LONG, "1", false)]),
        ("None", vec![]),
        (
            "At the end",
            vec![super::MetricPoint {
                value_text: LONG.to_owned(),
                label: LONG.to_owned(),
                ..point(39, CJK, "1", false)
            }],
        ),
    ])
}

fn wordy_repurchase() -> RepurchaseChart {
    let mut wordy = plan(LONG, Some("130.5"), Some("-4"));
    wordy.authorized_text = CJK.to_owned();
    wordy.used_text = LONG.to_owned();
    let mut worded = plan(CJK, None, None);
    worded.statement = Some(LONG.repeat(4));
    repurchase(vec![wordy, worded])
}

#[test]
fn texts_stay_inside_and_apart() {
    for svg in [
        sample::revenue().render("page"),
        mix(vec![]).render("page"),
        mix(vec![panel("", &[], vec![])]).render("page"),
        wordy_mix().render("page"),
        sample::lone_metrics().render("page"),
        sample::long_metrics().render("page"),
        wordy_metrics().render("page"),
        metrics(vec![]).render("page"),
        sample::two_plans().render("page"),
        wordy_repurchase().render("page"),
        repurchase(vec![]).render("page"),
    ] {
        assert_sound(&svg);
    }
}

#[test]
fn pictures_are_as_recorded() {
    insta::assert_snapshot!("mix", sample::revenue().render("home").inline.replace("><", ">\n<"));
    let metrics = sample::long_metrics().render("home").inline;
    insta::assert_snapshot!("metrics", metrics.replace("><", ">\n<"));
    let repurchase = sample::two_plans().render("home").inline;
    insta::assert_snapshot!("repurchase", repurchase.replace("><", ">\n<"));
}

#[test]
fn the_same_chart_is_the_same_bytes() {
    assert_eq!(sample::revenue().render("a"), sample::revenue().render("a"));
    assert_eq!(sample::long_metrics().render("a"), sample::long_metrics().render("a"));
}

#[test]
fn title_and_description_are_the_accessible_name_and_description() {
    let mut chart = sample::two_plans();
    chart.description = "US$65 million of US$350 million <18.6 %> & more".to_owned();
    let svg = chart.render("home").inline;
    let all = elements(&svg);
    assert_eq!(all[0].get("role"), Some("img"));
    let ids: Vec<_> = all[0].get("aria-labelledby").unwrap().split(' ').collect();
    let named = |id| all.iter().find(|element| element.get("id") == Some(id)).unwrap();
    assert_eq!((named(ids[0]).name.as_str(), named(ids[0]).text.as_str()), ("title", &*chart.title));
    assert_eq!(named(ids[1]).name, "desc");
    assert_eq!(named(ids[1]).text, chart.description);
}

#[test]
fn prefixes_keep_the_ids_of_a_page_apart() {
    let ids = |prefix| -> Vec<String> {
        let all = elements(&sample::revenue().render(prefix).inline);
        all.iter().filter_map(|element| element.get("id").map(str::to_owned)).collect()
    };
    let (first, second) = (ids("first"), ids("second"));
    assert_eq!(first.len(), 4, "title, description, two hatchings: {first:?}");
    assert!(first.iter().all(|id| !second.contains(id)));
}

#[test]
fn a_total_is_printed_as_stated_and_never_summed() {
    let chart = mix(vec![panel("P", &["A", "B"], vec![bar("Q1", "9.9", &[("5", ""), ("5", "")])])]);
    let (_, boxes) = texts(&chart.render("p").inline);
    assert!(boxes.iter().any(|(_, text)| text == "9.9"));
    assert!(!boxes.iter().any(|(_, text)| text.starts_with("10")));
}

#[test]
fn a_part_that_is_not_stated_has_no_mark_and_a_negative_one_lies_left_of_zero() {
    let parts = [("4", ""), ("", ""), ("-2", "")];
    let svg = mix(vec![panel("P", &["A", "B", "C"], vec![bar("Q1", "2", &parts)])]).render("p");
    let all = elements(&svg.inline);
    let mark = |class| all.iter().find(|e| e.name == "rect" && e.get("class") == Some(class));
    assert!(mark("s2").is_none());
    let (above, below) = (mark("s1").unwrap(), mark("s3").unwrap());
    assert!(below.tenths("x") + below.tenths("width") <= above.tenths("x"));
    let twice = 2 * (below.tenths("width") + 22);
    assert!((above.tenths("width") + 22 - twice).abs() <= 2, "within a fifth of a pixel");
}

#[test]
fn a_share_is_printed_only_where_it_fits() {
    let parts = [("97", "97 %"), ("3", "3 %")];
    let svg = mix(vec![panel("P", &["A", "B"], vec![bar("Q1", "100", &parts)])]).render("p");
    assert_eq!(count(&svg.inline, "text", "on1"), 1);
    assert_eq!(count(&svg.inline, "text", "on2"), 0);
    assert!(svg.inline.contains("<title>Q1 · B: 3 (3 %)</title>"));
}

#[test]
fn no_line_is_drawn_from_one_point_or_across_a_change_of_definition() {
    assert_eq!(count(&sample::lone_metrics().render("p").inline, "polyline", "line"), 0);
    let points = |breaks| {
        let values = ["1", "2", "3", "4"].iter().enumerate();
        values.map(|(at, value)| point(at as i64, "Q", value, at == breaks)).collect()
    };
    let svg = metrics(vec![("M", points(2))]).render("p").inline;
    assert_eq!(count(&svg, "polyline", "line"), 2);
    assert_eq!(count(&svg, "polyline", "break"), 1);
    let svg = metrics(vec![("M", points(3))]).render("p").inline;
    assert_eq!(count(&svg, "polyline", "line"), 1, "the last point stands alone");
}

#[test]
fn first_last_greatest_and_least_are_labeled_among_many() {
    let mut points: Vec<_> = (0..40).map(|at| point(at, "Q", "5.0", false)).collect();
    for (at, value) in [(0, "5.1"), (17, "9.9"), (18, "0.1"), (39, "5.2")] {
        points[at] = point(at as i64, "Q", value, false);
    }
    let (_, boxes) = texts(&metrics(vec![("M", points)]).render("p").inline);
    for label in ["5.1 %", "9.9 %", "0.1 %", "5.2 %"] {
        assert!(boxes.iter().any(|(_, text)| text == label), "{label}");
    }
}

#[test]
fn progress_in_words_is_text_and_never_a_bar() {
    let svg = sample::two_plans().render("p").inline;
    assert!(svg.contains(">Substantially all of the authorized value used</text>"));
    assert_eq!(count(&svg, "rect", "used"), 1, "only the plan with a number has a bar");
    assert_eq!(count(&svg, "rect", "elapsed"), 2);
}

#[test]
fn bars_of_a_plan_are_as_long_as_their_percentages() {
    let svg = repurchase(vec![plan("P", Some("18.6"), Some("12.9"))]).render("p").inline;
    let all = elements(&svg);
    let width = |class| all.iter().find(|e| e.get("class") == Some(class)).unwrap().tenths("width");
    assert_eq!((width("track"), width("used"), width("elapsed")), (3200, 595, 412));
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

fn shaped(chart: &mut MixChart, texts: &[String], values: &[Decimal]) {
    let (mut texts, mut values) = (texts.iter().cycle(), values.iter().cycle());
    let mut next = || texts.next().unwrap().clone();
    chart.title = next();
    chart.unit = next();
    for panel in &mut chart.panels {
        panel.title = next();
        panel.series.fill_with(&mut next);
        for bar in &mut panel.bars {
            bar.label = next();
            bar.total_text = next();
            for part in bar.parts.iter_mut().flatten() {
                part.share_text = next();
                part.value = *values.next().unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_mix_keeps_its_texts_inside_and_apart(
        texts in prop::collection::vec(any_text(), 1..30),
        values in prop::collection::vec(any_decimal(), 1..30),
        bars in 0usize..9,
        parts in 0usize..11,
    ) {
        let bars = (0..bars).map(|_| bar("", "", &vec![("1", ""); parts])).collect();
        let mut chart = mix(vec![panel("", &vec![""; parts], bars)]);
        shaped(&mut chart, &texts, &values);
        assert_sound(&chart.render(&texts[0]));
    }

    #[test]
    fn any_metrics_keep_their_texts_inside_and_apart(
        points in prop::collection::vec(
            (0i64..2000, any_text(), any_decimal(), any_text(), any::<bool>()),
            0..40,
        ),
        label in any_text(),
    ) {
        let points = points.into_iter().map(|(position, period, value, value_text, breaks)| {
            super::MetricPoint {
                position: position.into(), period, value, label: value_text.clone(), value_text, breaks_before: breaks,
            }
        });
        let points: Vec<_> = points.collect();
        let half = points[..points.len() / 2].to_vec();
        assert_sound(&metrics(vec![(&label, points), ("M", half)]).render("p"));
    }

    #[test]
    fn any_plan_keeps_its_texts_inside_and_apart(
        texts in prop::collection::vec(any_text(), 5),
        used in prop::option::of(any_decimal()),
        elapsed in prop::option::of(any_decimal()),
    ) {
        let [name, used_text, elapsed_text, as_of_text, statement] =
            <[String; 5]>::try_from(texts).unwrap();
        let numbers = super::PlanProgress {
            used, elapsed, used_text, elapsed_text, as_of_text, ..plan(&name, None, None)
        };
        let words = super::PlanProgress { statement: Some(statement), ..numbers.clone() };
        assert_sound(&repurchase(vec![numbers, words]).render("p"));
    }
}
