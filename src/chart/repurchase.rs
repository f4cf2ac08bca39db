//! Repurchase plans: how much of the authorized amount is used, against the time elapsed.

use super::frame::{Body, Chart, Panel, Plot, Tile, narrowest};
use super::ink::{Face, Ink};
use super::measure::{Anchor, PX, TARGET, X};
use super::plane::{FULL, Plane};
use super::sketch::Sketch;
use super::text;
use super::ticks::{Scale, number};
use rust_decimal::Decimal;

/// The height of a bar.
const BAR: i32 = 26 * PX;

/// Where the bar begins below the label of the time.
const TOP: i32 = 24 * PX;

/// Progress of repurchase plans.
#[derive(Clone, Debug)]
pub struct RepurchaseChart {
    /// One a plan.
    pub plans: Vec<PlanProgress>,
}

/// Progress of one plan.
#[derive(Clone, Debug)]
pub struct PlanProgress {
    /// The plan's name.
    pub name: String,
    /// What amounts are counted in, such as "US$ million". Plans of one unit share an axis.
    pub unit: String,
    /// The authorized amount in that unit; there is no bar without it.
    pub authorized: Option<Decimal>,
    /// The same as stated.
    pub authorized_text: String,
    /// The amount used, in the same unit; no fill if no number is stated.
    pub used: Option<Decimal>,
    /// The same as stated, or the words.
    pub used_text: String,
    /// Whether progress is stated in words ("substantially all"), which are hatched and never filled: they have no number.
    pub in_words: bool,
    /// The time elapsed in percent of the plan's window; no tick if it isn't known or the plan has ended.
    pub elapsed: Option<Decimal>,
    /// The label of that tick: the day.
    pub elapsed_text: String,
    /// Remarks: what is used as of when, how many days have elapsed as of when, or when it ended.
    pub notes: Vec<String>,
    /// Where it is stated, below the site's base.
    pub href: Option<String>,
}

impl PlanProgress {
    /// Whether there is something to show: a bar, or what is used.
    #[must_use]
    pub fn shows(&self) -> bool {
        self.bar().is_some() || !self.used_text.is_empty()
    }

    /// The length of the bar.
    fn bar(&self) -> Option<Decimal> {
        self.authorized.filter(|amount| amount.is_sign_positive() && !amount.is_zero())
    }
}

impl Chart for RepurchaseChart {
    fn panels(&self) -> Vec<Panel<'_>> {
        self.plans.iter().map(|plan| self.panel(plan)).collect()
    }
}

impl RepurchaseChart {
    fn panel<'a>(&'a self, plan: &'a PlanProgress) -> Panel<'a> {
        let same = self.plans.iter().filter(|other| other.unit == plan.unit);
        let values = same.flat_map(|plan| [plan.authorized, plan.used]).flatten();
        let scale = Scale::of(values, true, false);
        let width = narrowest(0, false);
        match plan.bar() {
            Some(authorized) => Panel {
                title: &plan.name,
                unit: plan.unit.clone(),
                body: Body::Plot(Plot::new(0, false, move |sketch| draw(sketch, plan, authorized, &scale, width))),
                notes: plan.notes.clone(),
            },
            None => {
                let used = Tile { value: &plan.used_text, when: "", href: plan.href.as_deref() };
                let tiles = if plan.used_text.is_empty() { Vec::new() } else { vec![used] };
                Panel { title: &plan.name, unit: String::new(), body: Body::Tiles(tiles), notes: plan.notes.clone() }
            }
        }
    }
}

fn draw(sketch: &mut Sketch<'_>, plan: &PlanProgress, authorized: Decimal, scale: &Scale, width: i32) -> i32 {
    let (bar, axis) = ((TOP, TOP + BAR), TOP + BAR + 8 * PX);
    let plane = Plane::new(scale.range(), 0.0..1.0, bar);
    let x = |amount: Decimal| plane.x(number(amount)).clamp(0, FULL);
    let (zero, whole) = (x(Decimal::ZERO), x(authorized));
    sketch.alike(Ink::GRID, |sketch| {
        for tick in &scale.ticks {
            let at = x(tick.value);
            sketch.line((at, TOP - 4 * PX), (at, axis), Ink::GRID);
        }
    });
    let says =
        format!("{}: {}", plan.name, if plan.used_text.is_empty() { &plan.authorized_text } else { &plan.used_text });
    let reachable = X::at(whole - zero).within(width) >= TARGET;
    sketch.linked(plan.href.as_deref(), &says, reachable, |sketch| {
        sketch.rectangle((zero, whole), bar, Ink::TRACK);
        if plan.in_words {
            sketch.hatched((zero, whole), bar);
        } else if let Some(used) = plan.used.filter(|used| used.is_sign_positive()) {
            sketch.rectangle((zero, x(used)), bar, Ink::USED);
            // Beside the fill, where the rest of the bar has room for it.
            let (label, end) = (text::fit(&plan.used_text, Face::SMALL, width), x(used));
            if X::at(whole - end).within(width) >= text::width(&label, Face::SMALL) + 12 * PX {
                let at = X::at(end).and(6 * PX);
                sketch.text(at, TOP + BAR / 2 + 4 * PX, Anchor::Start, Face { ink: Ink::INK, ..Face::SMALL }, &label);
            }
        }
        sketch.alike(Ink::AXIS, |sketch| {
            for (from, to) in [
                ((zero, bar.0), (whole, bar.0)),
                ((whole, bar.0), (whole, bar.1)),
                ((whole, bar.1), (zero, bar.1)),
                ((zero, bar.1), (zero, bar.0)),
            ] {
                sketch.line(from, to, Ink::AXIS);
            }
        });
    });
    if let Some(elapsed) = plan.elapsed {
        let at = plane.x(number(authorized) * (number(elapsed) / 100.0).clamp(0.0, 1.0));
        sketch.line((at, bar.0 - 5 * PX), (at, bar.1 + 5 * PX), Ink::TIME);
        edge_text(sketch, at, width, bar.0 - 9 * PX, Face::SMALL, &plan.elapsed_text);
    }
    let line = axis + 2 * PX;
    sketch.alike(Ink::AXIS, |sketch| {
        sketch.line((0, axis), (FULL, axis), Ink::AXIS);
        for tick in &scale.ticks {
            let at = x(tick.value);
            sketch.line((at, axis), (at, axis + 4 * PX), Ink::AXIS);
        }
    });
    sketch.alike_texts(Face::SMALL, Anchor::Middle, |sketch| {
        let mut free = i32::MIN;
        for tick in &scale.ticks {
            let at = x(tick.value);
            let half = text::width(&tick.label, Face::SMALL) / 2;
            let middle = X::at(at).within(width).clamp(half, (width - half).max(half));
            if middle - half >= free {
                edge_text(sketch, at, width, line + 16 * PX, Face::SMALL, &tick.label);
                free = middle + half + 6 * PX;
            }
        }
    });
    line + 22 * PX
}

/// A text in the middle above or below a place, moved as far as the edges of the plot make it.
fn edge_text(sketch: &mut Sketch<'_>, x: i32, width: i32, y: i32, face: Face, words: &str) {
    let words = text::fit(words, face, width);
    let half = text::width(&words, face) / 2 + 1;
    let at = X::at(x).within(width);
    let moved = at.clamp(half, (width - half).max(half));
    sketch.text(X::at(x).and(moved - at), y, Anchor::Middle, face, &words);
}
