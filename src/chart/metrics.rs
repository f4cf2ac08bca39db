//! Small multiples: one panel an operating metric, all on one time scale.

use super::{
    backend::{Drawing, Face, Ink},
    canvas::{BASELINE, Canvas, LINE, PX, WIDTH, plane},
    geometry,
    place::{Area, near},
    svg::{Caption, Svg, element_id, finish},
    text,
};
use plotters::coord::CoordTranslate;
use plotters_backend::{BackendCoord, text_anchor::HPos};
use rust_decimal::Decimal;
use serde::Serialize;
use std::{borrow::Cow, ops::Range};

/// The space at both ends of the time scale.
const INSET: i32 = 12 * PX;

/// The height between the least and the greatest value.
const PLOT: i32 = 70 * PX;

/// The space for labels above the greatest value and below the least.
const BAND: i32 = 24 * PX;

/// Up to so many points are all labeled where there is room; more would crowd the panel.
const FEW: usize = 8;

/// Operating metrics over time.
#[derive(Clone, Debug, Serialize)]
pub struct MetricsChart {
    /// Part of the element ids; unique among the charts drawn with one prefix.
    pub id: String,
    /// The accessible name, and the heading of the file of its own.
    pub title: String,
    /// The accessible description; holds the figures.
    pub description: String,
    /// One above the other; each has a value scale of its own, which doesn't begin at zero.
    pub panels: Vec<MetricPanel>,
}

/// One metric.
#[derive(Clone, Debug, Serialize)]
pub struct MetricPanel {
    /// The metric's name.
    pub label: String,
    /// What the values are stated in; may be empty.
    pub unit: String,
    /// In the order of time.
    pub points: Vec<MetricPoint>,
}

/// One observation.
#[derive(Clone, Debug, Serialize)]
pub struct MetricPoint {
    /// The place on the time scale, which all panels share, such as a day number.
    #[serde(skip)]
    pub position: Decimal,
    /// The period or the day, such as "Q1 2024" or "31 March 2024".
    pub period: String,
    /// The place on the value scale.
    #[serde(skip)]
    pub value: Decimal,
    /// The value as stated.
    pub value_text: String,
    /// The value where many stand beside each other: without what the panel's unit says.
    pub label: String,
    /// Whether the definition changed since the point before: no line is drawn from there.
    pub breaks_before: bool,
}

impl MetricsChart {
    /// Draws the chart. `id_prefix` keeps its ids apart from those of other charts on the page.
    #[must_use]
    pub fn render(&self, id_prefix: &str) -> Svg {
        let mut drawing = Drawing::new(element_id(id_prefix, &self.id));
        let canvas = Canvas::new(&mut drawing);
        let points = self.panels.iter().flat_map(|panel| &panel.points);
        let time = range(points.map(|point| geometry(point.position)));
        let mut y = 0;
        for (index, panel) in self.panels.iter().enumerate() {
            y = draw_panel(&canvas, panel, &time, y + if index > 0 { 16 * PX } else { 0 });
        }
        drop(canvas);
        let Self { title, description, .. } = self;
        let caption = Caption { class: "chart-metrics", title, description };
        finish(&drawing, y, &caption, &[])
    }
}

/// From the least to the greatest; from zero to zero if there are none.
fn range(values: impl Iterator<Item = f64>) -> Range<f64> {
    values.map(|value| value..value).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0.0..0.0)
}

/// Draws a panel below `top` and returns where it ends.
fn draw_panel(canvas: &Canvas, panel: &MetricPanel, time: &Range<f64>, top: i32) -> i32 {
    let mut y = canvas.wrapped((0, top), Face::STRONG, &panel.label, WIDTH, 2);
    y = canvas.wrapped((0, y), Face::MUTED, &panel.unit, WIDTH, 2);
    let (plot, band) = match panel.points.len() {
        0 => return y,
        1 => (0, 16 * PX),
        _ => (PLOT, BAND),
    };
    let axis = y + 2 * band + plot;
    let values = range(panel.points.iter().map(|point| geometry(point.value)));
    let pixels = (INSET..WIDTH - INSET, axis - band..y + band);
    let scale = plane(time.clone(), values, pixels);
    let places: Vec<BackendCoord> =
        panel.points.iter().map(|point| scale.translate(&(geometry(point.position), geometry(point.value)))).collect();

    canvas.path(vec![(0, axis), (WIDTH, axis)], Ink::AXIS);
    draw_lines(canvas, panel, &places, (y, axis));
    for (point, place) in panel.points.iter().zip(&places) {
        canvas.circle(*place, 4 * PX, Ink::POINT, &[&point.period, ": ", &point.value_text]);
    }
    match (&*panel.points, &*places) {
        ([point], [place]) => label_lone_point(canvas, point, *place),
        _ => label_points(canvas, panel, &places, (y, axis)),
    }
    label_periods(canvas, panel, &places, axis);
    axis + LINE + 5 * PX
}

/// Lines between neighbors; at a change of definition a rule between them instead.
fn draw_lines(canvas: &Canvas, panel: &MetricPanel, places: &[BackendCoord], (top, axis): (i32, i32)) {
    let mut run: Vec<BackendCoord> = Vec::new();
    for (point, place) in panel.points.iter().zip(places) {
        if point.breaks_before
            && let Some(previous) = run.last().copied()
        {
            let x = (previous.0 + place.0) / 2;
            canvas.path(vec![(x, top), (x, axis)], Ink::BREAK);
            draw_run(canvas, std::mem::take(&mut run));
        }
        run.push(*place);
    }
    draw_run(canvas, run);
}

fn draw_run(canvas: &Canvas, run: Vec<BackendCoord>) {
    if run.len() > 1 {
        canvas.path(run, Ink::LINE);
    }
}

/// A single observation is read, not compared: its figure stands large beside it.
fn label_lone_point(canvas: &Canvas, point: &MetricPoint, place: BackendCoord) {
    let (face, gap) = (Face::FIGURE, 9 * PX);
    let (before, after) = (place.0 - gap, WIDTH - place.0 - gap);
    let baseline = place.1 + 5 * PX;
    if text::width(&point.value_text, face) <= after || after >= before {
        canvas.fitted((place.0 + gap, baseline), HPos::Left, face, &point.value_text, after);
    } else {
        canvas.fitted((before, baseline), HPos::Right, face, &point.value_text, before);
    }
}

/// Labels the last, first, greatest and least point always; if there are few, the others as well
/// where there is room.
fn label_points(canvas: &Canvas, panel: &MetricPanel, places: &[BackendCoord], (top, axis): (i32, i32)) {
    let bounds = Area { left: 0, top, right: WIDTH, bottom: axis };
    let points = &panel.points;
    let by_value = |a: &usize, b: &usize| points[*a].value.cmp(&points[*b].value);
    let last = points.len() - 1;
    let mut order = vec![last, 0];
    order.extend((0..=last).rev().max_by(by_value));
    order.extend((0..=last).min_by(by_value));
    let certain = order.len();
    if points.len() <= FEW {
        order.extend(1..last);
    }

    let mut texts = Vec::new();
    let mut taken = covered(points, places);
    let mut labeled = vec![false; points.len()];
    for (rank, index) in order.into_iter().enumerate() {
        if labeled[index] {
            continue;
        }
        let face = if index == last { Face::STRONG } else { Face::PLAIN };
        let full = &*points[index].label;
        let short = text::fit(full, face, WIDTH / 2);
        let label = (face, &*short);
        let above = is_above_neighbors(points, index);
        let mut found = near(places[index], above, label, bounds, &taken, 1);
        if found.is_none() && rank < certain {
            // A label that must stand covers marks rather than being left out.
            found = near(places[index], above, label, bounds, &taken, 3)
                .or_else(|| near(places[index], above, label, bounds, &texts, 12));
        }
        if let Some((at, area)) = found {
            canvas.fitted(at, HPos::Center, face, full, WIDTH / 2);
            taken.push(area);
            texts.push(area);
            labeled[index] = true;
        }
    }
}

/// What the markers and, in short steps, the lines cover.
fn covered(points: &[MetricPoint], places: &[BackendCoord]) -> Vec<Area> {
    let mut areas: Vec<Area> = places.iter().map(|at| Area::around(*at, 4 * PX)).collect();
    for (ends, point) in places.windows(2).zip(&points[1..]) {
        let ((x, y), (to_x, to_y)) = (ends[0], ends[1]);
        let steps = (to_x - x).abs().max((to_y - y).abs()) / (4 * PX);
        if !point.breaks_before {
            let at = |step| (x + (to_x - x) * step / steps, y + (to_y - y) * step / steps);
            areas.extend((1..steps).map(|step| Area::around(at(step), PX)));
        }
    }
    areas
}

/// Whether the lines at a point go down from it rather than up.
fn is_above_neighbors(points: &[MetricPoint], index: usize) -> bool {
    let value = points[index].value;
    let higher = |at: Option<usize>| at.and_then(|at| points.get(at)).is_some_and(|neighbor| neighbor.value > value);
    !(higher(index.checked_sub(1)) || higher(index.checked_add(1)))
}

/// Labels the periods of the first and the last point, and of others where there is room.
fn label_periods(canvas: &Canvas, panel: &MetricPanel, places: &[BackendCoord], axis: i32) {
    let face = Face::MUTED;
    let gap = 10 * PX;
    let limit = if places.len() > 1 { WIDTH / 2 - gap } else { WIDTH - gap };
    let texts: Vec<Cow<str>> = panel.points.iter().map(|point| text::fit(&point.period, face, limit)).collect();
    let half = |index: usize| text::width(&texts[index], face) / 2 + 1;
    let middle = |index: usize| places[index].0.clamp(half(index), WIDTH - half(index));
    let draw = |index: usize, x: i32| {
        canvas.path(vec![(places[index].0, axis), (places[index].0, axis + 3 * PX)], Ink::AXIS);
        let at = (x, axis + 4 * PX + BASELINE);
        canvas.fitted(at, HPos::Center, face, &panel.points[index].period, limit);
    };

    let end = places.len() - 1;
    if end == 0 {
        return draw(0, middle(0));
    }
    // Near each other, the two keep their gap by moving apart; both have half the width at most.
    let first = middle(0).min(WIDTH - 2 * half(end) - gap - half(0));
    let last = middle(end).max(first + half(0) + gap + half(end));
    draw(0, first);
    draw(end, last);
    let mut used = first + half(0);
    for index in 1..end {
        let x = middle(index);
        if x - half(index) >= used + gap && x + half(index) + gap <= last - half(end) {
            draw(index, x);
            used = x + half(index);
        }
    }
}
