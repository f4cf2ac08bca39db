//! Repurchase plans: how much of the authorized amount is used, against the time gone by.

use super::{
    backend::{Drawing, Face, Ink},
    canvas::{Canvas, PX, WIDTH, plane},
    geometry,
    svg::{Caption, Svg, element_id, finish},
};
use plotters::coord::CoordTranslate;
use rust_decimal::Decimal;
use serde::Serialize;

/// Progress of repurchase plans.
#[derive(Clone, Debug, Serialize)]
pub struct RepurchaseChart {
    /// Part of the element ids; unique among the charts drawn with one prefix.
    pub id: String,
    /// The accessible name, and the heading of the file of its own.
    pub title: String,
    /// The accessible description; holds the figures.
    pub description: String,
    /// From top to bottom.
    pub plans: Vec<PlanProgress>,
}

/// Progress of one plan at one day. The texts are whole phrases: nothing is added to them.
#[derive(Clone, Debug, Serialize)]
pub struct PlanProgress {
    /// The plan's name.
    pub name: String,
    /// The authorized amount, such as "Up to US$350 million".
    pub authorized_text: String,
    /// The amount used in percent of the authorized one; no bar if not stated.
    #[serde(skip)]
    pub used: Option<Decimal>,
    /// The label of that bar, such as "US$65 million used (18.6 %)".
    pub used_text: String,
    /// The time gone by at the as-of day in percent of the plan's window; no bar if not known.
    #[serde(skip)]
    pub elapsed: Option<Decimal>,
    /// The label of that bar, such as "47 of 365 days gone (12.9 %)".
    pub elapsed_text: String,
    /// The day the progress is stated for, such as "As of 17 May 2024".
    pub as_of_text: String,
    /// Progress stated in words ("substantially all"): shown in place of the bar of the used
    /// amount, since words have no number.
    pub statement: Option<String>,
}

impl RepurchaseChart {
    /// Draws the chart. `id_prefix` keeps its ids apart from those of other charts on the page.
    #[must_use]
    pub fn render(&self, id_prefix: &str) -> Svg {
        let mut drawing = Drawing::new(element_id(id_prefix, &self.id));
        let canvas = Canvas::new(&mut drawing);
        let mut y = 0;
        for (index, plan) in self.plans.iter().enumerate() {
            y = draw_plan(&canvas, plan, y + if index > 0 { 20 * PX } else { 0 });
        }
        drop(canvas);
        let Self { title, description, .. } = self;
        let caption = Caption { class: "chart-repurchase", title, description };
        finish(&drawing, y, &caption, &[])
    }
}

/// Draws a plan below `top` and returns where it ends.
fn draw_plan(canvas: &Canvas, plan: &PlanProgress, top: i32) -> i32 {
    let mut y = canvas.wrapped((0, top), Face::STRONG, &plan.name, WIDTH, 2);
    for text in [&plan.authorized_text, &plan.as_of_text] {
        y = canvas.wrapped((0, y), Face::MUTED, text, WIDTH, 2);
    }
    y += 4 * PX;
    // Both bars of a plan share a scale, which goes past the whole if more than the whole is used.
    let values = [plan.used, plan.elapsed].into_iter().flatten().map(geometry);
    let whole = values.fold(100.0, f64::max);
    y = match &plan.statement {
        Some(statement) => canvas.wrapped((0, y), Face::PLAIN, statement, WIDTH, 4),
        None => draw_bar(canvas, y, plan.used, &plan.used_text, whole, (14 * PX, Ink::USED)),
    };
    y += 8 * PX;
    draw_bar(canvas, y, plan.elapsed, &plan.elapsed_text, whole, (8 * PX, Ink::ELAPSED))
}

/// Draws a label and below it a bar on its track; returns where it ends.
fn draw_bar(
    canvas: &Canvas,
    top: i32,
    percent: Option<Decimal>,
    label: &str,
    whole: f64,
    (height, ink): (i32, Ink),
) -> i32 {
    let y = canvas.wrapped((0, top), Face::PLAIN, label, WIDTH, 2);
    let Some(percent) = percent else { return y };
    let y = y + 3 * PX;
    let scale = plane(0.0..whole, 0.0..1.0, (0..WIDTH, 0..1));
    let x = |percent: f64| scale.translate(&(percent, 0.0)).0;
    canvas.rectangle((0, y), (x(100.0), y + height), Ink::TRACK, &[]);
    let end = x(geometry(percent).max(0.0));
    if end > 0 {
        canvas.rectangle((0, y), (end, y + height), ink, &[label]);
    }
    y + height
}
