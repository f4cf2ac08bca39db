//! Small multiples: one panel an operating metric, all on one time axis, and on one scale where they have one unit.

mod label;

use super::frame::{Body, Chart, Panel, Plot, Tile, narrowest};
use super::ink::{Face, Ink};
use super::measure::{Anchor, PX, TARGET, X};
use super::plane::{FULL, Plane};
use super::sketch::Sketch;
use super::text;
use super::ticks::{Scale, number};
use super::time::{self, Time, When};
use plotters::coord::CoordTranslate;
use plotters::element::{Circle, PathElement};
use rust_decimal::Decimal;

/// The height between the least and the greatest tick.
const HEIGHT: i32 = 132 * PX;

/// The space above the greatest tick for the row of what the pointer rests on.
const TOP: i32 = 20 * PX;

/// The space above the greatest value for its label.
const LABEL: i32 = 24 * PX;

/// Fewer points make no chart.
const FEWEST: usize = 3;

/// Up to so many points are all labeled where there is room; more would crowd the panel.
const FEW: usize = 8;

/// The part of a period that the ground takes left and right of its bar.
const BESIDE: f64 = 0.14;

/// The size of a sample of a definition's color, and where its name begins.
const SWATCH: i32 = 9 * PX;
const NAME: i32 = 15 * PX;

/// The lines that a definition's name may have.
const NAME_LINES: usize = 3;

/// Operating metrics over time.
#[derive(Clone, Debug)]
pub struct MetricsChart {
    /// One a metric.
    pub panels: Vec<MetricPanel>,
}

/// One metric.
#[derive(Clone, Debug)]
pub struct MetricPanel {
    /// The metric's name.
    pub label: String,
    /// What the values are stated in. Panels of one unit share a scale.
    pub unit: String,
    /// Whether it is an amount of a period: drawn as bars from zero. Rates and balances are lines.
    pub flow: bool,
    /// Whether things are counted, so that half of one is no tick.
    pub counts: bool,
    /// A series a definition, oldest definition first.
    pub series: Vec<MetricSeries>,
    /// Remarks, such as which periods have no figure.
    pub notes: Vec<String>,
}

/// What follows one definition.
#[derive(Clone, Debug)]
pub struct MetricSeries {
    /// The definition's name, told where there are several.
    pub name: String,
    /// In the order of time.
    pub points: Vec<MetricPoint>,
}

/// One observation.
#[derive(Clone, Debug)]
pub struct MetricPoint {
    /// Its place on the time axis.
    pub when: When,
    /// The period or the day, such as "Q1 2024" or "31 March 2024".
    pub period: String,
    /// Its place on the value scale.
    pub value: Decimal,
    /// The value as stated.
    pub value_text: String,
    /// The value where many stand beside each other: without what the panel's unit says.
    pub label: String,
    /// Whether a period between the point before and this one has no figure: no line is drawn from there.
    pub after_gap: bool,
    /// Where it is stated, below the site's base.
    pub href: Option<String>,
}

impl MetricPanel {
    fn points(&self) -> impl Iterator<Item = &MetricPoint> {
        self.series.iter().flat_map(|series| &series.points)
    }

    /// Whether there are enough points for a plot.
    fn is_plot(&self) -> bool {
        self.points().count() >= FEWEST
    }
}

impl Chart for MetricsChart {
    fn panels(&self) -> Vec<Panel<'_>> {
        let plots = || self.panels.iter().filter(|panel| panel.is_plot());
        let inset = if plots().all(|panel| panel.flow) { 0.0 } else { 0.03 };
        let time = Time::of(plots().flat_map(MetricPanel::points).map(|point| point.when), inset);
        let scales = self.panels.iter().map(|panel| panel.is_plot().then(|| self.scale(panel)));
        let scales: Vec<_> = scales.collect();
        // Plots beside each other begin at one height.
        let above = scales.iter().flatten().map(|(_, free)| TOP + (LABEL - free).max(0));
        let top = above.max().unwrap_or(TOP);
        self.panels
            .iter()
            .zip(scales)
            .map(|(panel, scale)| {
                let mut notes = panel.notes.clone();
                let is_plot = scale.is_some();
                let body = if let Some((scale, _)) = scale {
                    if !scale.has_zero() {
                        notes.insert(0, "The axis doesn’t begin at zero.".to_owned());
                    }
                    if let Some(counted) = scale.counted_in() {
                        notes.insert(0, format!("Axis in {counted} of the unit."));
                    }
                    let left = scale.width() + 6 * PX;
                    Body::Plot(Plot::new(left, false, move |sketch| {
                        let plane = Plane::new(time.range(), scale.range(), (top, top + HEIGHT));
                        Drawn { panel, top, plane, time, scale: &scale, width: narrowest(left, false) }.draw(sketch)
                    }))
                } else {
                    Body::Tiles(panel.points().map(tile).collect())
                };
                let unit = if is_plot { panel.unit.clone() } else { String::new() };
                Panel { title: &panel.label, unit, body, notes }
            })
            .collect()
    }
}

impl MetricsChart {
    /// The scale that the panels of one unit share, and the space between its greatest tick and their greatest value.
    fn scale(&self, panel: &MetricPanel) -> (Scale, i32) {
        let same = || self.panels.iter().filter(|other| other.is_plot() && other.unit == panel.unit);
        let values = || same().flat_map(MetricPanel::points).map(|point| point.value);
        let scale = Scale::of(values(), same().any(|panel| panel.flow), same().all(|panel| panel.counts));
        let plane = Plane::new(0.0..1.0, scale.range(), (0, HEIGHT));
        let free = values().max().map_or(HEIGHT, |most| plane.y(number(most)));
        (scale, free)
    }
}

fn tile(point: &MetricPoint) -> Tile<'_> {
    Tile { value: &point.value_text, when: &point.period, href: point.href.as_deref() }
}

/// What one definition is drawn with.
struct Inks {
    line: Ink,
    point: Ink,
    bar: Ink,
}

/// A panel that is being drawn.
struct Drawn<'p> {
    panel: &'p MetricPanel,
    /// The height of the greatest tick.
    top: i32,
    plane: Plane,
    time: Time,
    scale: &'p Scale,
    /// Of the plot, where it is narrowest.
    width: i32,
}

impl Drawn<'_> {
    fn draw(&self, sketch: &mut Sketch<'_>) -> i32 {
        let axis = self.top + HEIGHT;
        draw_scale(sketch, &self.plane, self.scale);
        self.time.draw(sketch, &self.plane, axis, self.width);
        self.draw_breaks(sketch);
        if !self.panel.flow {
            sketch.alike(Ink::LINE, |sketch| {
                for (index, series) in self.panel.series.iter().enumerate() {
                    self.draw_lines(sketch, &series.points, self.inks(index).line);
                }
            });
        }
        let mark = if self.panel.flow { Ink::BAR } else { Ink::POINT };
        sketch.alike(mark, |sketch| {
            for (index, series) in self.panel.series.iter().enumerate() {
                self.draw_marks(sketch, series, index);
            }
        });
        sketch.alike_texts(Face::PLAIN, Anchor::Middle, |sketch| self.draw_labels(sketch));
        self.draw_names(sketch, axis + time::HEIGHT)
    }

    /// What a definition is drawn with: the newest stands out, and neighbors differ.
    fn inks(&self, series: usize) -> Inks {
        match self.panel.series.len().saturating_sub(series + 1) {
            0 => Inks { line: Ink::LINE, point: Ink::POINT, bar: Ink::BAR },
            age if age % 2 == 1 => Inks { line: Ink::OLD_LINE, point: Ink::OLD_POINT, bar: Ink::OLD_BAR },
            _ => Inks { line: Ink::OLDER_LINE, point: Ink::OLDER_POINT, bar: Ink::OLDER_BAR },
        }
    }

    /// The names of the definitions below a place, where there are several: the newest first. Returns where they end.
    fn draw_names(&self, sketch: &mut Sketch<'_>, top: i32) -> i32 {
        if self.panel.series.len() < 2 {
            return top;
        }
        let (line, face) = (Face::SMALL.line(), Face { ink: Ink::INK, ..Face::SMALL });
        let mut y = top + 4 * PX;
        let names = self.panel.series.iter().enumerate().rev().map(|(index, series)| {
            let lines = text::wrap(&series.name, face, self.width - NAME, NAME_LINES);
            let at = y;
            y += line * lines.len().max(1) as i32;
            (index, at, lines)
        });
        let names: Vec<_> = names.collect();
        sketch.beside(0, |sketch| {
            for (index, top, _) in &names {
                let inks = self.inks(*index);
                let ink = if self.panel.flow { inks.bar } else { inks.point };
                sketch.square((0, top + line / 2 - SWATCH / 2), SWATCH, ink);
            }
            sketch.alike_texts(face, Anchor::Start, |sketch| {
                for (_, top, lines) in &names {
                    for (words, at) in lines.iter().zip(0..) {
                        let baseline = top + at * line + Face::SMALL.ascent();
                        sketch.text(X::at(0).and(NAME), baseline, Anchor::Start, face, words);
                    }
                }
            });
        });
        y
    }

    fn draw_marks(&self, sketch: &mut Sketch<'_>, series: &MetricSeries, index: usize) {
        let inks = self.inks(index);
        for point in &series.points {
            let says = match self.panel.series.len() {
                0 | 1 => format!("{}: {}", point.period, point.value_text),
                _ => format!("{}: {} ({})", point.period, point.value_text, series.name),
            };
            let (x, y) = self.place(point);
            let around = self.around(x);
            let reachable = X::at(around.1 - around.0).within(self.width) >= TARGET;
            sketch.linked(point.href.as_deref(), &says, reachable, |sketch| {
                sketch.hit(around, (Face::SMALL.line(), self.top + HEIGHT));
                if self.panel.flow {
                    let zero = self.plane.y(0.0);
                    let down = (y.min(zero), y.max(zero).max(y.min(zero) + PX / 2));
                    sketch.rectangle(self.bar(point, index), down, inks.bar);
                } else {
                    sketch.draw(&self.plane, &Circle::new(of(point), 35, inks.point));
                }
                sketch.tip(x, &says, (self.width, y));
            });
        }
    }

    fn place(&self, point: &MetricPoint) -> (i32, i32) {
        self.plane.translate(&of(point))
    }

    /// What is nearer to a point than to its neighbors, across.
    fn around(&self, x: i32) -> (i32, i32) {
        let others = || self.panel.points().map(|point| self.place(point).0);
        let before = others().filter(|other| *other < x).max();
        let after = others().filter(|other| *other > x).min();
        (before.map_or(0, |it| i32::midpoint(it, x)), after.map_or(FULL, |it| i32::midpoint(it, x)))
    }

    /// Where a bar begins and ends. Definitions that have a figure for one period share its place.
    fn bar(&self, point: &MetricPoint, series: usize) -> (i32, i32) {
        let (from, to) = point.when.reach();
        let has = |series: &MetricSeries| series.points.iter().any(|other| other.when == point.when);
        let all = self.panel.series.iter().filter(|series| has(series)).count().max(1);
        let before = self.panel.series[..series].iter().filter(|series| has(series)).count();
        let beside = (to - from) * BESIDE;
        let each = (to - from - 2.0 * beside) / all as f64;
        let left = from + beside + each * before as f64;
        (self.plane.x(left), self.plane.x(left + each))
    }

    /// Lines between neighbors; a dotted one where a period between them has no figure.
    fn draw_lines(&self, sketch: &mut Sketch<'_>, points: &[MetricPoint], line: Ink) {
        for ends in points.windows(2) {
            let ink = if ends[1].after_gap { Ink::GAP } else { line };
            sketch.draw(&self.plane, &PathElement::new([of(&ends[0]), of(&ends[1])], ink));
        }
    }

    /// A rule where a definition takes over from the one before.
    fn draw_breaks(&self, sketch: &mut Sketch<'_>) {
        for series in self.panel.series.windows(2) {
            let Some(first) = series[1].points.first() else { continue };
            let to = first.when.middle();
            let before = series[0].points.iter().map(|point| point.when.middle()).filter(|day| *day < to);
            if let Some(from) = before.reduce(f64::max) {
                let at = self.plane.x(f64::midpoint(from, to));
                sketch.line((at, Face::SMALL.line()), (at, self.top + HEIGHT), Ink::BREAK);
            }
        }
    }
}

/// The day and the value of a point.
fn of(point: &MetricPoint) -> (f64, f64) {
    (point.when.middle(), number(point.value))
}

/// Lines at the ticks and their labels in the gutter; a break in the axis where it doesn't begin at zero.
pub fn draw_scale(sketch: &mut Sketch<'_>, plane: &Plane, scale: &Scale) {
    let (left, right) = plane.edges();
    sketch.alike(Ink::GRID, |sketch| {
        for tick in &scale.ticks {
            let value = number(tick.value);
            let ink = if tick.value.is_zero() { Ink::AXIS } else { Ink::GRID };
            sketch.draw(plane, &PathElement::new([(left, value), (right, value)], ink));
        }
    });
    sketch.alike_texts(Face::SMALL, Anchor::End, |sketch| {
        for tick in &scale.ticks {
            let baseline = plane.y(number(tick.value)) + 4 * PX;
            sketch.text(X::at(0).and(-5 * PX), baseline, Anchor::End, Face::SMALL, &tick.label);
        }
    });
    if !scale.has_zero() {
        let axis = plane.y(scale.range().start);
        let zigzag = [(0, 0), (0, -3), (-4, -5), (4, -9), (0, -11), (0, -14)];
        let zigzag = zigzag.map(|(x, y)| (x * PX, axis + y * PX));
        sketch.beside(0, |sketch| sketch.path(&zigzag, Ink::AXIS));
    }
}
