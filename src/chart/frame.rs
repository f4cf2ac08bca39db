//! What stands around plots: titles, units and remarks, on a page and in a file of its own.

use super::ink::{Face, Ink, Paint};
use super::measure::{NARROWEST, PX};
use super::pen::{Medium, Pen};
use super::roots::Roots;
use super::sketch::Sketch;
use super::text::escape_into;
use serde::Serialize;
use std::fmt::Write;

/// The space around the panels of a file, and between them.
const MARGIN: i32 = 20 * PX;

/// The width of a file.
const WIDTH: i32 = 760 * PX;

/// The gutters of a page are multiples of this.
const GUTTER: i32 = 8 * PX;

/// The gutter right of a plot whose marks are named beside it.
pub const NAMES: i32 = 144 * PX;

/// What a chart says of itself, whatever it draws.
#[derive(Clone, Debug)]
pub struct Caption {
    /// Begins the ids of its elements.
    pub id: String,
    /// Short: also the accessible name.
    pub title: String,
    /// What an author says of it, for its file; may be empty.
    pub headline: String,
    /// Where the figures are from, and as of when.
    pub source: String,
}

/// A kind of chart.
pub trait Chart {
    /// The panels, in order.
    fn panels(&self) -> Vec<Panel<'_>>;

    /// Whether its panels need the whole width of a file.
    fn is_wide(&self) -> bool {
        false
    }
}

/// A part of a chart.
pub struct Panel<'a> {
    pub title: &'a str,
    /// What the values are stated in; may be empty.
    pub unit: String,
    pub body: Body<'a>,
    /// Remarks below it.
    pub notes: Vec<String>,
}

/// What a panel shows.
pub enum Body<'a> {
    Plot(Plot<'a>),
    /// Figures too few for a plot.
    Tiles(Vec<Tile<'a>>),
}

/// A figure by itself: its value and its period or day.
pub struct Tile<'a> {
    pub value: &'a str,
    pub when: &'a str,
    pub href: Option<&'a str>,
}

/// A plot: the space left and right of it, and what draws it and returns its height.
pub struct Plot<'a> {
    left: i32,
    right: i32,
    draw: Box<dyn Fn(&mut Sketch<'_>) -> i32 + 'a>,
}

impl<'a> Plot<'a> {
    /// A plot with this space left of it for labels, and that of [`NAMES`] right of it where they are drawn there.
    pub fn new(left: i32, names: bool, draw: impl Fn(&mut Sketch<'_>) -> i32 + 'a) -> Self {
        Self { left: gutter(left), right: if names { NAMES } else { 0 }, draw: Box::new(draw) }
    }
}

/// The space that labels of that width get.
fn gutter(labels: i32) -> i32 {
    (labels + GUTTER - 1) / GUTTER * GUTTER
}

/// The width that is left for a plot in the narrowest panel.
pub fn narrowest(left: i32, names: bool) -> i32 {
    NARROWEST - gutter(left) - if names { NAMES } else { 0 }
}

/// A chart in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// For a page.
    pub panels: Vec<PanelView>,
    /// A whole SVG document.
    pub file: String,
}

/// A panel on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PanelView {
    /// Its title.
    pub title: String,
    /// What its values are stated in; may be empty.
    pub unit: String,
    /// The plot, without namespace, color, style or script; empty where there are tiles.
    pub svg: String,
    /// Figures too few for a plot.
    pub tiles: Vec<TileView>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// A figure by itself on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TileView {
    /// As stated.
    pub value: String,
    /// The period or the day.
    pub when: String,
    /// The way to where it is stated.
    pub href: Option<String>,
}

/// Both forms of a chart.
#[must_use]
pub fn render(chart: &dyn Chart, caption: &Caption, roots: Roots<'_>) -> Picture {
    let panels = chart.panels();
    let mut sheet = Sheet { roots, body: String::with_capacity(16_384), inks: Ink::GROUND.bit() };
    let inner = WIDTH - 2 * MARGIN;
    let mut y = sheet.words(&caption.title, (MARGIN, MARGIN - 4 * PX), Face::HEADING, inner);
    y = sheet.words(&caption.headline, (MARGIN, y), Face::PLAIN, inner) + 4 * PX;
    let columns = if chart.is_wide() || panels.len() < 2 { 1 } else { 2 };
    let width = (inner - (columns - 1) * MARGIN) / columns;
    let mut views = Vec::with_capacity(panels.len());
    for row in panels.chunks(columns as usize) {
        y += 10 * PX;
        let lefts = || (0..).map(|at| MARGIN + at * (width + MARGIN));
        // Plots of a row begin at one height, whatever the lines of their titles.
        let mut heads = y;
        for (left, panel) in lefts().zip(row) {
            let end = sheet.words(panel.title, (left, y), Face::STRONG, width);
            heads = heads.max(sheet.words(&panel.unit, (left, end), Face::SMALL, width));
        }
        y = heads;
        for (left, panel) in lefts().zip(row) {
            let (view, end) = sheet.panel(panel, caption, views.len(), (left, heads + 4 * PX), width);
            views.push(view);
            y = y.max(end);
        }
    }
    let end = sheet.words(&caption.source, (MARGIN, y + 14 * PX), Face::SMALL, inner);
    let file = document(&sheet.body, sheet.inks, caption, (WIDTH / PX, (end + MARGIN) / PX));
    Picture { panels: views, file }
}

/// The file as it is drawn: the panels side by side where they fit, below the title and above the source.
struct Sheet<'r> {
    roots: Roots<'r>,
    body: String,
    /// The bits of the inks in use.
    inks: u64,
}

impl Sheet<'_> {
    /// A text below a place; returns where it ends.
    fn words(&mut self, words: &str, (left, y): (i32, i32), face: Face, limit: i32) -> i32 {
        let mut pen = Pen::new(Medium::File { left, width: limit, top: 0 }, "");
        // The font of a file is whatever its viewer has: a tenth is left for wider ones.
        let end = pen.wrapped(y, face, words, limit * 9 / 10, 6);
        self.add(&pen);
        end
    }

    fn add(&mut self, pen: &Pen<'_>) {
        self.inks |= pen.inks;
        self.body.push_str(&pen.body);
    }

    /// A panel below a place, with its remarks: as a page shows it, and where it ends in the file.
    fn panel(
        &mut self,
        panel: &Panel<'_>,
        caption: &Caption,
        at: usize,
        (left, top): (i32, i32),
        width: i32,
    ) -> (PanelView, i32) {
        let (mut svg, mut tiles, mut end) = (String::new(), Vec::new(), top);
        match &panel.body {
            Body::Plot(plot) => {
                let medium = Medium::File { left: left + plot.left, width: width - plot.left - plot.right, top };
                let id = format!("{}-{at}", caption.id);
                let mut sketch = Sketch::new(&id, medium, self.roots);
                let height = (plot.draw)(&mut sketch);
                svg = inline(plot, panel, caption, &sketch.page.body, height);
                self.add(&sketch.file);
                end += height;
            }
            Body::Tiles(figures) => {
                for tile in figures {
                    end = self.words(tile.value, (left, end), Face::VALUE, width);
                    end = self.words(tile.when, (left, end), Face::PLAIN, width);
                    let href = tile.href.map(|href| format!("{}{href}", self.roots.page));
                    tiles.push(TileView { value: tile.value.to_owned(), when: tile.when.to_owned(), href });
                }
            }
        }
        for note in &panel.notes {
            end = self.words(note, (left, end + 2 * PX), Face::SMALL, width);
        }
        let view = PanelView {
            title: panel.title.to_owned(),
            unit: panel.unit.clone(),
            svg,
            tiles,
            notes: panel.notes.clone(),
        };
        (view, end)
    }
}

fn inline(plot: &Plot<'_>, panel: &Panel<'_>, caption: &Caption, body: &str, height: i32) -> String {
    let mut out = String::with_capacity(body.len() + 256);
    let _ = write!(out, "<svg class=\"chart l{}", plot.left / GUTTER);
    if plot.right > 0 {
        out.push_str(" named");
    }
    let _ = write!(out, "\" height=\"{}\" role=\"group\" aria-label=\"", (height + PX - 1) / PX);
    escape_into(&mut out, &caption.title);
    if !panel.title.is_empty() {
        out.push_str(": ");
        escape_into(&mut out, panel.title);
    }
    let _ = write!(out, "\" aria-details=\"{}_figures\">{body}</svg>", caption.id);
    out
}

fn document(body: &str, inks: u64, caption: &Caption, (width, height): (i32, i32)) -> String {
    let mut out = String::with_capacity(body.len() + 2048);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"group\" aria-labelledby=\"title\" font-family=\"'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,'DejaVu Sans Condensed',sans-serif\" font-size=\"{}\"><title id=\"title\">",
        Face::PLAIN.size / PX
    );
    escape_into(&mut out, &caption.title);
    out.push_str("</title><desc>");
    escape_into(&mut out, &caption.source);
    out.push_str("</desc><style>@media screen and (prefers-color-scheme:dark){");
    for ink in Ink::all().filter(|ink| inks & ink.bit() != 0) {
        let color = ink.color();
        let property = if color.paint == Paint::Fill { "fill" } else { "stroke" };
        for part in [".", color.class, "{", property, ":", color.dark] {
            out.push_str(part);
        }
        if let Some(edge) = ink.edge() {
            out.push_str(";stroke:");
            out.push_str(edge.dark);
        }
        out.push('}');
    }
    let ground = Ink::GROUND.color();
    let _ = writeln!(
        out,
        "}}</style><rect class=\"{}\" fill=\"{}\" width=\"{width}\" height=\"{height}\"/>{body}</svg>",
        ground.class, ground.light
    );
    out
}
