//! Stacked bars on a time axis: what a total is made of.

use super::frame::{Body, Chart, NAMES, Panel, Plot, Tile, narrowest};
use super::ink::{Face, HUES, Ink, SHADES};
use super::measure::{Anchor, NARROWEST, PX, TARGET, WIDE, X};
use super::metrics::draw_scale;
use super::plane::{FULL, Plane};
use super::sketch::Sketch;
use super::text;
use super::ticks::{Scale, number};
use super::time::{self, Time, When};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The height of the plot where the names beside it don't need more.
const HEIGHT: i32 = 220 * PX;

/// The space above it, for the row of what the pointer rests on and for totals.
const TOP: i32 = 40 * PX;

/// Where names begin right of the last bar.
const NAME: i32 = 30 * PX;

/// The lines that a name may have.
const LINES: usize = 4;

/// The part of a period that the ground takes left and right of its bar.
const BESIDE: f64 = 0.1;

/// A revenue mix or any other total by its parts.
#[derive(Clone, Debug)]
pub struct MixChart {
    /// What the values are stated in, such as "RMB million".
    pub unit: String,
    /// All on one scale.
    pub panels: Vec<MixPanel>,
}

/// One way to divide the total.
#[derive(Clone, Debug)]
pub struct MixPanel {
    /// What it is divided by, such as "By segment".
    pub title: String,
    /// The parts, in stacking order.
    pub series: Vec<MixSeries>,
    /// In the order of time.
    pub bars: Vec<MixBar>,
    /// Remarks, such as which periods have no figure.
    pub notes: Vec<String>,
}

/// One part over time.
#[derive(Clone, Debug)]
pub struct MixSeries {
    /// Its name, which no other part of the panel has.
    pub name: String,
    /// The group that it is a part of: its hue.
    pub group: usize,
}

/// The total of one period.
#[derive(Clone, Debug)]
pub struct MixBar {
    /// Its place on the time axis.
    pub when: When,
    /// The period, such as "Q1 2024".
    pub label: String,
    /// The total as stated; it is never summed from the parts.
    pub total_text: String,
    /// One entry a series, in the order of the series; `None` if the part isn't stated.
    pub parts: Vec<Option<MixPart>>,
}

/// One part of a total.
#[derive(Clone, Debug)]
pub struct MixPart {
    /// In the chart's unit; only the length of the part. A negative part lies below zero.
    pub value: Decimal,
    /// The value as stated.
    pub value_text: String,
    /// The share as it is printed; may be empty.
    pub share_text: String,
    /// Where it is stated, below the site's base.
    pub href: Option<String>,
}

impl MixPanel {
    /// A hue a group, a shade a part of it. Groups of one part have shades that differ from their neighbors'.
    fn colors(&self) -> Vec<(usize, usize)> {
        let mut seen: Vec<usize> = Vec::new();
        let mut colors = Vec::with_capacity(self.series.len());
        for (at, series) in self.series.iter().enumerate() {
            if !seen.contains(&series.group) {
                seen.push(series.group);
            }
            let hue = series.group % HUES;
            let of_group = |series: &&MixSeries| series.group % HUES == hue;
            let size = self.series.iter().filter(of_group).count();
            let before = self.series[..at].iter().filter(of_group).count();
            let shade = if size == 1 { (seen.len() - 1) % 3 } else { before * SHADES / size.clamp(3, SHADES) };
            colors.push((hue, shade % SHADES));
        }
        colors
    }

    /// What the names beside the last bar need.
    fn height(&self) -> i32 {
        let name = |bar, part| Name::of(self, bar, part, None).height();
        let names = self.bars.last().map_or(0, |bar| (0..self.series.len()).map(|part| name(bar, part)).sum());
        names.max(HEIGHT)
    }

    /// Whether each part has a color of its own.
    fn can_be_told_apart(&self) -> bool {
        let colors = self.colors();
        colors.iter().enumerate().all(|(at, color)| !colors[..at].contains(color))
    }
}

impl Chart for MixChart {
    fn panels(&self) -> Vec<Panel<'_>> {
        let bars = || self.panels.iter().flat_map(|panel| &panel.bars);
        let time = Time::of(bars().map(|bar| bar.when), 0.0);
        let scale = Scale::of(bars().filter_map(extent).flatten(), true, false);
        let left = scale.width() + 6 * PX;
        let height = self.panels.iter().map(MixPanel::height).max().unwrap_or(HEIGHT);
        self.panels
            .iter()
            .map(|panel| {
                let mut notes = panel.notes.clone();
                let (scale, unit) = (scale.clone(), self.unit.clone());
                let width = narrowest(left, true);
                if let Some(counted) = scale.counted_in() {
                    notes.insert(0, format!("Axis in {counted} of the unit."));
                }
                let mut body = Body::Plot(Plot::new(left, true, move |sketch| {
                    let plane = Plane::new(time.range(), scale.range(), (TOP, TOP + height));
                    Drawn { panel, colors: panel.colors(), plane, time, scale: &scale, width, height }.draw(sketch)
                }));
                let can_be_drawn = panel.bars.iter().all(|bar| extent(bar).is_some()) && panel.can_be_told_apart();
                if !can_be_drawn {
                    notes.insert(0, "Too many parts for a chart: its figures are below.".to_owned());
                }
                if !can_be_drawn || panel.bars.is_empty() {
                    body = Body::Tiles(panel.bars.iter().map(total).collect());
                }
                Panel { title: &panel.title, unit, body, notes }
            })
            .collect()
    }

    fn is_wide(&self) -> bool {
        true
    }
}

fn total(bar: &MixBar) -> Tile<'_> {
    Tile { value: &bar.total_text, when: &bar.label, href: None }
}

/// The sums of a bar's negative and of its positive parts. `None` where they have no room.
fn extent(bar: &MixBar) -> Option<[Decimal; 2]> {
    let mut sums = [Decimal::ZERO; 2];
    for part in bar.parts.iter().flatten() {
        let sum = &mut sums[usize::from(part.value.is_sign_positive())];
        *sum = sum.checked_add(part.value)?;
    }
    Some(sums)
}

/// A panel that is being drawn.
struct Drawn<'p> {
    panel: &'p MixPanel,
    colors: Vec<(usize, usize)>,
    plane: Plane,
    time: Time,
    scale: &'p Scale,
    /// Of the plot, where it is narrowest.
    width: i32,
    /// Between the least and the greatest tick, which is the same in all panels.
    height: i32,
}

/// A name beside the last bar: the part, the middle of its mark in that bar if it has one, its lines and its share.
struct Name<'p> {
    part: usize,
    middle: Option<i32>,
    lines: Vec<Cow<'p, str>>,
    figure: String,
}

impl<'p> Name<'p> {
    fn of(panel: &'p MixPanel, bar: &MixBar, part: usize, middle: Option<i32>) -> Self {
        let limit = NAMES - NAME;
        let figure = bar.parts.get(part).and_then(Option::as_ref).map_or_else(
            || "not stated".to_owned(),
            |it| if it.share_text.is_empty() { it.value_text.clone() } else { it.share_text.clone() },
        );
        let figure = text::fit(&figure, Face { bold: true, ..Face::SMALL }, limit).into_owned();
        Self { part, middle, lines: text::wrap(&panel.series[part].name, Face::SMALL, limit, LINES), figure }
    }

    fn height(&self) -> i32 {
        Face::SMALL.line() * (self.lines.len() as i32 + 1) + 3 * PX
    }
}

impl Drawn<'_> {
    fn draw(&self, sketch: &mut Sketch<'_>) -> i32 {
        let axis = TOP + self.height;
        draw_scale(sketch, &self.plane, self.scale);
        sketch.alike_texts(Face::on(0), Anchor::Middle, |sketch| {
            for (index, bar) in self.panel.bars.iter().enumerate() {
                let top = self.draw_bar(sketch, bar);
                self.draw_total(sketch, index, top - 5 * PX);
            }
        });
        self.time.draw(sketch, &self.plane, axis, self.width);
        self.draw_names(sketch);
        axis + time::HEIGHT
    }

    /// The total above a bar, where it has the width up to its neighbors. That of the last also stands above the names.
    fn draw_total(&self, sketch: &mut Sketch<'_>, index: usize, y: i32) {
        let bar = &self.panel.bars[index];
        let middle = |bar: &MixBar| self.plane.x(bar.when.middle());
        let room = |width: i32| {
            let at = X::at(middle(bar)).within(width);
            let to = |other: Option<&MixBar>| other.map_or(i32::MAX, |it| (X::at(middle(it)).within(width) - at).abs());
            let neighbors = [index.checked_sub(1), index.checked_add(1)];
            let nearest = neighbors.map(|at| to(at.and_then(|at| self.panel.bars.get(at))));
            nearest[0].min(nearest[1]).min(2 * (width + NAME - at)).min(2 * at)
        };
        let needed = text::width(&bar.total_text, Face::STRONG) + 4 * PX;
        let at = X::at(middle(bar));
        if room(self.width) >= needed {
            sketch.text(at, y, Anchor::Middle, Face::STRONG, &bar.total_text);
        } else if room(self.wide()) >= needed {
            sketch.wide_text(at, y, Anchor::Middle, Face::STRONG, &bar.total_text, WIDE - self.wide());
        }
    }

    /// The width of the plot in a wide panel.
    fn wide(&self) -> i32 {
        self.width + WIDE - NARROWEST
    }

    /// Draws the parts of a bar and returns where they end above.
    fn draw_bar(&self, sketch: &mut Sketch<'_>, bar: &MixBar) -> i32 {
        let (from, to) = bar.when.reach();
        let beside = (to - from) * BESIDE;
        let across = (self.plane.x(from + beside), self.plane.x(to - beside));
        let mut highest = self.plane.y(0.0);
        for (index, top, bottom) in self.parts(bar) {
            let Some(part) = bar.parts[index].as_ref() else { continue };
            highest = highest.min(top);
            let name = self.panel.series.get(index).map_or("", |series| &*series.name);
            let share = if part.share_text.is_empty() { String::new() } else { format!(" ({})", part.share_text) };
            let figure = format!("{}: {}{share}", bar.label, part.value_text);
            let reachable = bottom - top >= TARGET && X::at(across.1 - across.0).within(self.width) >= TARGET;
            sketch.linked(part.href.as_deref(), &format!("{name}, {figure}"), reachable, |sketch| {
                sketch.rectangle(across, (top, bottom), Ink::part(self.colors[index]));
                self.draw_share(sketch, &part.share_text, across, (top, bottom), self.colors[index].1);
                sketch.tip(self.plane.x(bar.when.middle()), &figure, (self.width, top));
            });
        }
        highest
    }

    /// The share in a part, where it has the height for it, and the width now or in a wide panel.
    fn draw_share(
        &self,
        sketch: &mut Sketch<'_>,
        words: &str,
        across: (i32, i32),
        (top, bottom): (i32, i32),
        shade: usize,
    ) {
        let face = Face::on(shade);
        if bottom - top < face.size {
            return;
        }
        let at = X::at(i32::midpoint(across.0, across.1));
        let baseline = (top + bottom) / 2 + 4 * PX;
        let needed = text::width(words, face) + 2 * PX;
        let fits = |width: i32| X::at(across.1 - across.0).within(width) >= needed;
        if fits(self.width) {
            sketch.text(at, baseline, Anchor::Middle, face, words);
        } else if fits(self.wide()) {
            sketch.wide_text(at, baseline, Anchor::Middle, face, words, WIDE - self.wide());
        }
    }

    /// The parts that have a length: which, and from where to where.
    fn parts(&self, bar: &MixBar) -> Vec<(usize, i32, i32)> {
        let (mut below, mut above) = (0.0, 0.0);
        let mut parts = Vec::new();
        for (index, part) in bar.parts.iter().enumerate() {
            let Some(part) = part.as_ref().filter(|part| !part.value.is_zero()) else { continue };
            let reach = if part.value.is_sign_negative() { &mut below } else { &mut above };
            let from = self.plane.y(*reach);
            *reach += number(part.value);
            let to = self.plane.y(*reach);
            let (top, bottom) = (from.min(to), from.max(to));
            // A part too short to be seen stays a hairline, since it was stated.
            parts.push((index, top, bottom.max(top + PX / 2)));
        }
        parts
    }

    /// The names of the parts beside the last bar, from top to bottom; those that it lacks below the others.
    fn names(&self, bar: &MixBar) -> Vec<Name<'_>> {
        let drawn = self.parts(bar);
        let middle = |part: usize| drawn.iter().find(|it| it.0 == part).map(|(_, top, bottom)| (top + bottom) / 2);
        let parts = 0..self.panel.series.len();
        let mut names: Vec<Name<'_>> = parts.map(|part| Name::of(self.panel, bar, part, middle(part))).collect();
        names.sort_by_key(|name| name.middle.unwrap_or(i32::MAX));
        names
    }

    fn draw_names(&self, sketch: &mut Sketch<'_>) {
        let Some(bar) = self.panel.bars.last() else { return };
        let (line, bottom) = (Face::SMALL.line(), TOP + self.height);
        let names = self.names(bar);
        // As near to the parts as the names above and below let them.
        let mut tops: Vec<i32> = Vec::with_capacity(names.len());
        let mut free = TOP;
        for name in &names {
            let top = name.middle.map_or(free, |middle| middle - name.height() / 2).max(free);
            tops.push(top);
            free = top + name.height();
        }
        let mut limit = bottom + 8 * PX;
        for (top, name) in tops.iter_mut().zip(&names).rev() {
            *top = (*top).min(limit - name.height());
            limit = *top;
        }
        let words = Face { ink: Ink::INK, ..Face::SMALL };
        let strong = Face { bold: true, ..words };
        let at = X::at(FULL).and(NAME);
        let head = text::fit(&bar.label, Face::SMALL, NAMES - NAME);
        let total = text::fit(&bar.total_text, strong, NAMES - NAME);
        let above = tops.first().copied().unwrap_or(TOP) - 2 * line - 3 * PX;
        sketch.beside(FULL, |sketch| {
            sketch.alike(Ink::AXIS, |sketch| {
                for (name, top) in names.iter().zip(&tops) {
                    if let Some(middle) = name.middle {
                        let center = top + line / 2;
                        let way = [(0, middle), (5 * PX, middle), (11 * PX, center), (16 * PX, center)];
                        sketch.path(&way, Ink::AXIS);
                    }
                }
            });
            for (name, top) in names.iter().zip(&tops) {
                let swatch = 9 * PX;
                let corner = (17 * PX, top + line / 2 - swatch / 2);
                sketch.square(corner, swatch, Ink::part(self.colors[name.part]));
            }
            sketch.text(at, above + Face::SMALL.ascent(), Anchor::Start, Face::SMALL, &head);
            sketch.alike_texts(words, Anchor::Start, |sketch| {
                sketch.text(at, above + line + Face::SMALL.ascent(), Anchor::Start, strong, &total);
                for (name, top) in names.iter().zip(&tops) {
                    let mut y = top + Face::SMALL.ascent();
                    for text in &name.lines {
                        sketch.text(at, y, Anchor::Start, words, text);
                        y += line;
                    }
                    sketch.text(at, y, Anchor::Start, strong, &name.figure);
                }
            });
        });
    }
}
