//! Stacked bars: what a total is made of, per period.

use super::{
    backend::{Drawing, Face, Ink},
    canvas::{BASELINE, Canvas, LINE, PX, Plane, WIDTH, plane},
    geometry,
    svg::{Caption, Legend, Svg, element_id, finish},
    text,
};
use plotters::coord::CoordTranslate;
use plotters_backend::text_anchor::HPos;
use rust_decimal::Decimal;
use serde::Serialize;

/// The height of a bar.
const BAR: i32 = 24 * PX;

/// The ground that shows between two parts.
const GAP: i32 = 22;

/// The widest that a bar's label may be before it is wrapped.
const LABEL_LIMIT: i32 = 84 * PX;

/// The widest that a total may be before it is shortened; wider than any figure in use.
const TOTAL_LIMIT: i32 = 140 * PX;

/// A revenue mix or any other total by its parts.
#[derive(Clone, Debug, Serialize)]
pub struct MixChart {
    /// Part of the element ids; unique among the charts drawn with one prefix.
    pub id: String,
    /// The accessible name, and the heading of the file of its own.
    pub title: String,
    /// The accessible description; holds the figures.
    pub description: String,
    /// What the values are stated in, such as "RMB million".
    pub unit: String,
    /// One above the other; each has a scale of its own.
    pub panels: Vec<MixPanel>,
}

/// One way to divide the total.
#[derive(Clone, Debug, Serialize)]
pub struct MixPanel {
    /// What it is divided by, such as "By segment".
    pub title: String,
    /// The labels of the parts. The series at index `i` is drawn with swatch [`super::swatch`]`(i)`.
    pub series: Vec<String>,
    /// From top to bottom.
    pub bars: Vec<MixBar>,
}

/// The total of one period.
#[derive(Clone, Debug, Serialize)]
pub struct MixBar {
    /// The period, such as "Q1 2024".
    pub label: String,
    /// The total as stated; it is never summed from the parts.
    pub total_text: String,
    /// One entry a series, in the order of the series; `None` if the part isn't stated.
    pub parts: Vec<Option<MixPart>>,
}

/// One part of a total.
#[derive(Clone, Debug, Serialize)]
pub struct MixPart {
    /// In the chart's unit; only the length of the part. A negative part lies left of zero.
    #[serde(skip)]
    pub value: Decimal,
    /// The value as stated.
    pub value_text: String,
    /// Of the total, in percent. Not drawn: the parts have the lengths of their values.
    #[serde(skip)]
    pub share: Option<Decimal>,
    /// The share as it is printed in the part where there is room; may be empty.
    pub share_text: String,
}

impl MixChart {
    /// Draws the chart. `id_prefix` keeps its ids apart from those of other charts on the page.
    #[must_use]
    pub fn render(&self, id_prefix: &str) -> Svg {
        let mut drawing = Drawing::new(element_id(id_prefix, &self.id));
        let canvas = Canvas::new(&mut drawing);
        let mut y = 0;
        for (index, panel) in self.panels.iter().enumerate() {
            y = self.panel(&canvas, panel, y + if index > 0 { 14 * PX } else { 0 });
        }
        drop(canvas);
        let panels = self.panels.iter();
        let legends: Vec<_> = panels.map(|MixPanel { title, series, .. }| Legend { title, series }).collect();
        let Self { title, description, .. } = self;
        let caption = Caption { class: "chart-mix", title, description };
        finish(&drawing, y, &caption, &legends)
    }

    /// Draws a panel below `top` and returns where it ends.
    fn panel(&self, canvas: &Canvas, panel: &MixPanel, top: i32) -> i32 {
        let heading = text::width(&panel.title, Face::STRONG);
        let unit = text::width(&self.unit, Face::MUTED);
        let mut y = if heading + unit + 8 * PX <= WIDTH {
            let at = (WIDTH, top + BASELINE);
            canvas.text(at, HPos::Right, Face::MUTED, &self.unit);
            canvas.wrapped((0, top), Face::STRONG, &panel.title, WIDTH, 1)
        } else {
            let below = canvas.wrapped((0, top), Face::STRONG, &panel.title, WIDTH, 2);
            canvas.wrapped((0, below), Face::MUTED, &self.unit, WIDTH, 2)
        };
        y = y.max(top + LINE) + 7 * PX;

        let bars = &panel.bars;
        let labels = bars.iter().map(|bar| text::width(&bar.label, Face::PLAIN));
        let labels = labels.max().unwrap_or(0).min(LABEL_LIMIT);
        let totals = bars.iter().map(|bar| text::width(&bar.total_text, Face::STRONG));
        let totals = totals.max().unwrap_or(0).min(TOTAL_LIMIT);
        let (least, most) = bars.iter().map(extent).fold((0.0, 0.0), |a: (f64, f64), b| (a.0.min(b.0), a.1.max(b.1)));
        let pixels = labels + 8 * PX..WIDTH - totals - 6 * PX;
        let scale = plane(least..most, 0.0..1.0, (pixels, 0..1));

        let first = y;
        for bar in bars {
            let lines = text::wrap(&bar.label, Face::PLAIN, labels, 2).len().max(1) as i32;
            let label_top = y + BAR / 2 - lines * LINE / 2;
            canvas.wrapped((0, label_top), Face::PLAIN, &bar.label, labels, 2);
            let end = draw_parts(canvas, &scale, panel, bar, y);
            let at = (end + 6 * PX, y + BAR / 2 + 4 * PX);
            canvas.fitted(at, HPos::Left, Face::STRONG, &bar.total_text, totals);
            y += BAR + 9 * PX;
        }
        if !bars.is_empty() {
            let zero = scale.translate(&(0.0, 0.0)).0;
            y -= 9 * PX;
            canvas.path(vec![(zero, first - 3 * PX), (zero, y + 3 * PX)], Ink::AXIS);
        }
        y + 5 * PX
    }
}

/// The sums of a bar's negative and of its positive parts.
fn extent(bar: &MixBar) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for part in bar.parts.iter().flatten() {
        let value = geometry(part.value);
        if value < 0.0 {
            sums.0 += value;
        } else {
            sums.1 += value;
        }
    }
    sums
}

/// Draws the parts of a bar and returns where its positive ones end.
fn draw_parts(canvas: &Canvas, scale: &Plane, panel: &MixPanel, bar: &MixBar, y: i32) -> i32 {
    let x = |value: f64| scale.translate(&(value, 0.0)).0;
    let (mut below, mut above) = (0.0, 0.0);
    for (index, part) in bar.parts.iter().enumerate() {
        let Some(part) = part else { continue };
        let value = geometry(part.value);
        let reach = if value < 0.0 { &mut below } else { &mut above };
        let (from, to) = (x(*reach), x(*reach + value));
        *reach += value;
        // The gap is taken from the far end, so that the first part begins at zero; a part too
        // short for a gap stays a hairline, since it was stated.
        let (left, right) =
            if value < 0.0 { ((to + GAP).min(from - PX / 2), from) } else { (from, (to - GAP).max(from + PX / 2)) };
        if value == 0.0 {
            continue;
        }
        let series = panel.series.get(index).map_or("", String::as_str);
        let mut title = vec![&*bar.label, " · ", series, ": ", &*part.value_text];
        if !part.share_text.is_empty() {
            title.extend([" (", &*part.share_text, ")"]);
        }
        canvas.rectangle((left, y), (right, y + BAR), Ink::series(index), &title);
        let face = Face::on_series(index);
        if text::width(&part.share_text, face) + 4 * PX <= right - left {
            let at = ((left + right) / 2, y + BAR / 2 + 4 * PX);
            canvas.text(at, HPos::Center, face, &part.share_text);
        }
    }
    x(above)
}
