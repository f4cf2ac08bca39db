//! What stands around plots: titles, units and remarks, on a page and in a file of its own.

use super::ink::{Face, Ink, Paint};
use super::sketch::{Medium, NARROWEST, PX, Sketch, X};
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

/// The ways to the site's base.
#[derive(Clone, Copy, Debug)]
pub struct Roots<'a> {
    /// From the page.
    pub page: &'a str,
    /// From the chart's file.
    pub file: &'a str,
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
    let views = panels.iter().enumerate().map(|(at, panel)| view(panel, caption, at, roots.page)).collect();
    Picture { panels: views, file: file(&panels, caption, chart.is_wide(), roots.file) }
}

fn view(panel: &Panel<'_>, caption: &Caption, at: usize, root: &str) -> PanelView {
    let (mut svg, mut tiles) = (String::new(), Vec::new());
    match &panel.body {
        Body::Plot(plot) => svg = inline(plot, panel, caption, at, root),
        Body::Tiles(figures) => tiles.extend(figures.iter().map(|tile| TileView {
            value: tile.value.to_owned(),
            when: tile.when.to_owned(),
            href: tile.href.map(|href| format!("{root}{href}")),
        })),
    }
    PanelView { title: panel.title.to_owned(), unit: panel.unit.clone(), svg, tiles, notes: panel.notes.clone() }
}

fn inline(plot: &Plot<'_>, panel: &Panel<'_>, caption: &Caption, at: usize, root: &str) -> String {
    let id = format!("{}-{at}", caption.id);
    let mut sketch = Sketch::new(Medium::Page, &id, root);
    let height = (plot.draw)(&mut sketch);
    let mut out = String::with_capacity(sketch.body.len() + 256);
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
    let _ = write!(out, "\" aria-details=\"{}_figures\">", caption.id);
    out.push_str(&sketch.body);
    out.push_str("</svg>");
    out
}

/// The panels in a file: side by side where they fit, below the title and above the source.
fn file(panels: &[Panel<'_>], caption: &Caption, wide: bool, root: &str) -> String {
    let inner = WIDTH - 2 * MARGIN;
    let columns = if wide || panels.len() < 2 { 1 } else { 2 };
    let width = (inner - (columns - 1) * MARGIN) / columns;
    let ids: Vec<String> = (0..panels.len()).map(|at| format!("{}-{at}", caption.id)).collect();
    let (mut body, mut inks) = (String::with_capacity(16_384), Ink::GROUND.bit());
    let mut words = |words: &str, left: i32, y: i32, face: Face, limit: i32| {
        let mut sketch = Sketch::new(Medium::File { left, width: limit, top: 0 }, "", root);
        // The font of a file is whatever its viewer has: a tenth is left for wider ones.
        let end = sketch.wrapped(X::at(0), y, face, words, limit * 9 / 10, 6);
        inks |= sketch.inks;
        (end, sketch.body)
    };
    let (end, title) = words(&caption.title, MARGIN, MARGIN - 4 * PX, Face::HEADING, inner);
    body.push_str(&title);
    let (end, headline) = words(&caption.headline, MARGIN, end, Face::PLAIN, inner);
    body.push_str(&headline);
    let mut y = end + 4 * PX;
    let mut drawn = 0;
    for (row, ids) in panels.chunks(columns as usize).zip(ids.chunks(columns as usize)) {
        y += 10 * PX;
        // Plots of a row begin at one height, whatever the lines of their titles.
        let mut heads = y;
        for (at, panel) in (0..).zip(row) {
            let left = MARGIN + at * (width + MARGIN);
            let (end, title) = words(panel.title, left, y, Face::STRONG, width);
            let (end, unit) = words(&panel.unit, left, end, Face::SMALL, width);
            body.push_str(&title);
            body.push_str(&unit);
            heads = heads.max(end);
        }
        let mut ends = heads;
        for ((at, panel), id) in (0..).zip(row).zip(ids) {
            let left = MARGIN + at * (width + MARGIN);
            let mut end = heads + 4 * PX;
            match &panel.body {
                Body::Plot(plot) => {
                    let medium =
                        Medium::File { left: left + plot.left, width: width - plot.left - plot.right, top: end };
                    let mut sketch = Sketch::new(medium, id, root);
                    end += (plot.draw)(&mut sketch);
                    drawn |= sketch.inks;
                    body.push_str(&sketch.body);
                }
                Body::Tiles(tiles) => {
                    for tile in tiles {
                        for (text, face) in [(tile.value, Face::VALUE), (tile.when, Face::PLAIN)] {
                            let (below, text) = words(text, left, end, face, width);
                            body.push_str(&text);
                            end = below;
                        }
                    }
                }
            }
            for note in &panel.notes {
                let (below, text) = words(note, left, end + 2 * PX, Face::SMALL, width);
                body.push_str(&text);
                end = below;
            }
            ends = ends.max(end);
        }
        y = ends;
    }
    let (end, source) = words(&caption.source, MARGIN, y + 14 * PX, Face::SMALL, inner);
    body.push_str(&source);
    document(&body, inks | drawn, caption, (WIDTH / PX, (end + MARGIN) / PX))
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
        let _ = match color.paint {
            Paint::Fill => write!(out, ".{}{{fill:{}", color.class, color.dark),
            Paint::Line(..) => write!(out, ".{}{{stroke:{}", color.class, color.dark),
        };
        if let Some(edge) = ink.edge() {
            let _ = write!(out, ";stroke:{}", edge.dark);
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
