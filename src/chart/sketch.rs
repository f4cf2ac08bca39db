//! SVG elements, written for a page, where they are as wide as the page lets them, or for a file of fixed width.
//!
//! A place across is a part of the plot's width and a distance from there. On a page the part becomes a percentage: marks
//! move apart where there is room, and texts keep their size. What doesn't touch at [`NARROWEST`] touches nowhere.
//! Marks are plotters' elements; [`Backend`](super::backend::Backend) writes them.

use super::ink::{Face, Ink, Paint};
use super::plane::FULL;
use super::text::{self, escape_into};
use plotters::coord::Shift;
use plotters::element::{PathElement, Rectangle};
use std::borrow::Cow;
use std::fmt::Write;

/// A pixel in the units that places and sizes are counted in.
pub const PX: i32 = 10;

/// The least width that a panel is laid out for: that of a phone of 320 px.
pub const NARROWEST: i32 = 272 * PX;

/// The least that an area to point at measures to be a stop of the keyboard's way through the page; the figures of smaller ones
/// are reached in the table.
pub const TARGET: i32 = 24 * PX;

/// From this width on, a page shows the texts that need it.
pub const WIDE: i32 = 480 * PX;

/// A place across: a part of the plot's width, which is [`FULL`], and tenths of a pixel from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct X {
    pub at: i32,
    pub off: i32,
}

impl X {
    pub fn at(at: i32) -> Self {
        Self { at, off: 0 }
    }

    pub fn and(self, off: i32) -> Self {
        Self { off, ..self }
    }

    /// In a plot of that width.
    pub fn within(self, width: i32) -> i32 {
        rounded(i64::from(self.at) * i64::from(width), FULL) + self.off
    }
}

/// A quotient, rounded to the nearest.
fn rounded(dividend: i64, divisor: i32) -> i32 {
    (dividend + i64::from(divisor / 2)).div_euclid(i64::from(divisor)) as i32
}

/// Which side of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// What a sketch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A page whose stylesheet has the classes.
    Page,
    /// A file: the left edge of the plot, its width, and what is added to every height.
    File { left: i32, width: i32, top: i32 },
}

/// Elements, as they are written.
pub struct Sketch<'a> {
    pub body: String,
    /// The bits of the inks in use.
    pub inks: u64,
    pub medium: Medium,
    /// Begins the ids of what is referred to; unique on the page.
    pub id: &'a str,
    /// From the page or the file to the site's base.
    root: &'a str,
}

impl<'a> Sketch<'a> {
    pub fn new(medium: Medium, id: &'a str, root: &'a str) -> Self {
        Self { body: String::with_capacity(8192), inks: 0, medium, id, root }
    }

    /// Whether there is room for what needs a [`WIDE`] panel, now or on wide pages.
    pub fn has_room(&self, gutters: i32) -> bool {
        match self.medium {
            Medium::Page => true,
            Medium::File { width, .. } => width + gutters >= WIDE,
        }
    }

    pub fn rectangle(&mut self, (left, right): (i32, i32), (top, bottom): (i32, i32), ink: Ink) {
        self.draw(Shift((0, 0)), &Rectangle::new([(left, top), (right, bottom)], ink));
    }

    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink) {
        self.draw(Shift((0, 0)), &PathElement::new([from, to], ink));
    }

    /// Filled with the hatching that stands for words without a number.
    pub fn hatched(&mut self, (left, right): (i32, i32), (top, bottom): (i32, i32)) {
        let id = self.id;
        let color = match self.medium {
            Medium::Page => "class=\"hatch\"".to_owned(),
            Medium::File { .. } => format!("stroke=\"{0}\" class=\"line\"", Ink::LINE.color().light),
        };
        self.inks |= Ink::LINE.bit();
        let _ = write!(
            self.body,
            "<pattern id=\"{id}-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-2 2 2-2M0 8 8 0M6 10 10 6\" fill=\"none\" stroke-width=\"2\" {color}/></pattern><rect fill=\"url(#{id}-hatch)\""
        );
        self.box_of((left, right), (top, bottom));
        self.body.push_str("/>");
    }

    /// An area that reacts to a pointer and can't be seen.
    pub fn hit(&mut self, across: (i32, i32), down: (i32, i32)) {
        self.body.push_str(match self.medium {
            Medium::Page => "<rect class=\"hit\"",
            Medium::File { .. } => "<rect fill=\"none\" pointer-events=\"all\"",
        });
        self.box_of(across, down);
        self.body.push_str("/>");
    }

    /// A line through places that are counted in tenths of a pixel from `at`.
    pub fn path(&mut self, at: i32, points: &[(i32, i32)], ink: Ink) {
        let (mut from, mut down) = (0, 0);
        match self.medium {
            Medium::Page => {
                self.body.push_str("<svg");
                self.place("x", X::at(at));
                self.body.push_str(" overflow=\"visible\">");
            }
            Medium::File { left, width, top } => {
                from = left + X::at(at).within(width);
                down = top;
            }
        }
        self.open("polyline", ink);
        self.body.push_str(" points=\"");
        for (index, (x, y)) in points.iter().enumerate() {
            if index > 0 {
                self.body.push(' ');
            }
            tenths(&mut self.body, from + x);
            self.body.push(',');
            tenths(&mut self.body, down + y);
        }
        self.body.push_str("\"/>");
        if self.medium == Medium::Page {
            self.body.push_str("</svg>");
        }
    }

    /// A square of `size` with its left upper corner `off` from `at`.
    pub fn square(&mut self, at: i32, (off, top): (i32, i32), size: i32, ink: Ink) {
        let start = X::at(at).and(off);
        match self.medium {
            Medium::Page => {
                self.body.push_str("<svg");
                self.place("x", X::at(at));
                self.body.push_str(" overflow=\"visible\">");
                self.open("rect", ink);
                self.tenths_of("x", off);
            }
            Medium::File { .. } => {
                self.open("rect", ink);
                self.place("x", start);
            }
        }
        self.height("y", top);
        self.tenths_of("width", size);
        self.tenths_of("height", size);
        self.body.push_str("/>");
        if self.medium == Medium::Page {
            self.body.push_str("</svg>");
        }
    }

    /// A text with its baseline at `y`.
    pub fn text(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str) {
        self.words(at, y, anchor, face, words, false);
    }

    /// A text that only a [`WIDE`] panel shows.
    pub fn wide_text(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str) {
        self.words(at, y, anchor, face, words, true);
    }

    fn words(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str, wide: bool) {
        if words.trim().is_empty() {
            return;
        }
        self.inks |= face.ink.bit();
        let color = face.ink.color();
        let is_plain = face.size == Face::PLAIN.size;
        match self.medium {
            Medium::Page => {
                self.body.push_str("<text class=\"");
                self.body.push_str(color.class);
                for (holds, class) in [(face.bold, " bold"), (!is_plain, " small"), (wide, " wide")] {
                    if holds {
                        self.body.push_str(class);
                    }
                }
                self.body.push('"');
            }
            Medium::File { .. } => {
                let _ = write!(self.body, "<text class=\"{}\" fill=\"{}\"", color.class, color.light);
                if face.bold {
                    self.body.push_str(" font-weight=\"700\"");
                }
                if !is_plain {
                    self.tenths_of("font-size", face.size);
                }
            }
        }
        match self.medium {
            Medium::Page => {
                self.place("x", X::at(at.at));
                if at.off != 0 {
                    self.tenths_of("dx", at.off);
                }
            }
            Medium::File { .. } => self.place("x", at),
        }
        self.height("y", y);
        self.body.push_str(match anchor {
            Anchor::Start => ">",
            Anchor::Middle => " text-anchor=\"middle\">",
            Anchor::End => " text-anchor=\"end\">",
        });
        escape_into(&mut self.body, words);
        self.body.push_str("</text>");
    }

    /// A text in at most `lines` lines below `top`; returns where they end.
    pub fn wrapped(&mut self, at: X, top: i32, face: Face, words: &str, limit: i32, lines: usize) -> i32 {
        let mut y = top;
        for line in text::wrap(words, face, limit, lines) {
            self.text(at, y + face.ascent(), Anchor::Start, face, &line);
            y += face.line();
        }
        y
    }

    /// What `draw` draws leads to `href` below the site's base, where there is one. `says` is its name, which is shown at
    /// the top while a pointer rests on it or it has the focus.
    /// `reachable` is whether it is large enough for a stop of the keyboard: [`TARGET`].
    pub fn linked(&mut self, href: Option<&str>, says: &str, reachable: bool, draw: impl FnOnce(&mut Self)) {
        match href {
            Some(href) => {
                self.body.push_str("<a href=\"");
                self.body.push_str(self.root);
                escape_into(&mut self.body, href);
                self.body.push_str(if reachable { "\"" } else { "\" tabindex=\"-1\"" });
            }
            None => self.body.push_str("<g"),
        }
        match self.medium {
            Medium::Page if href.is_some() => {
                self.body.push_str(" aria-label=\"");
                escape_into(&mut self.body, says);
                self.body.push_str("\">");
            }
            _ => {
                self.body.push_str("><title>");
                escape_into(&mut self.body, says);
                self.body.push_str("</title>");
            }
        }
        draw(self);
        self.body.push_str(if href.is_some() { "</a>" } else { "</g>" });
    }

    /// The text that is shown while the pointer rests on the marks around it, at that end of the top row.
    pub fn tip(&mut self, at: i32, says: &str, (limit, down): (i32, i32)) {
        if self.medium != Medium::Page {
            return;
        }
        let face = Face::SMALL;
        let says: Cow<'_, str> = text::fit(says, face, limit);
        let (end, anchor) = if at < FULL / 2 { (0, Anchor::Start) } else { (FULL, Anchor::End) };
        self.body.push_str("<g class=\"tip\">");
        self.line((at, face.line()), (at, down), Ink::AXIS);
        self.text(X::at(end), face.ascent(), anchor, Face { ink: Ink::INK, ..face }, &says);
        self.body.push_str("</g>");
    }

    pub(super) fn open(&mut self, element: &str, ink: Ink) {
        self.inks |= ink.bit();
        let color = ink.color();
        let _ = write!(self.body, "<{element} class=\"{}\"", color.class);
        if self.medium == Medium::Page {
            return;
        }
        match color.paint {
            Paint::Fill => {
                let _ = write!(self.body, " fill=\"{}\"", color.light);
                if let Some(edge) = ink.edge() {
                    let _ = write!(self.body, " stroke=\"{}\"", edge.light);
                }
            }
            Paint::Line(width, dashes) => {
                let _ = write!(self.body, " fill=\"none\" stroke=\"{}\"", color.light);
                if width != PX {
                    self.tenths_of("stroke-width", width);
                }
                if !dashes.is_empty() {
                    let _ = write!(self.body, " stroke-dasharray=\"{dashes}\"");
                }
                if width > PX {
                    self.body.push_str(" stroke-linecap=\"round\"");
                }
            }
        }
    }

    pub(super) fn box_of(&mut self, (left, right): (i32, i32), (top, bottom): (i32, i32)) {
        self.place("x", X::at(left));
        self.height("y", top);
        match self.medium {
            Medium::Page => self.percent("width", right - left),
            Medium::File { width, .. } => {
                self.tenths_of("width", X::at(right).within(width) - X::at(left).within(width));
            }
        }
        self.tenths_of("height", bottom - top);
    }

    pub(super) fn place(&mut self, name: &str, at: X) {
        match self.medium {
            Medium::Page => self.percent(name, at.at),
            Medium::File { left, width, .. } => self.tenths_of(name, left + at.within(width)),
        }
    }

    pub(super) fn height(&mut self, name: &str, y: i32) {
        let down = match self.medium {
            Medium::Page => 0,
            Medium::File { top, .. } => top,
        };
        self.tenths_of(name, y + down);
    }

    /// A part of the plot's width as a percentage with two decimals.
    fn percent(&mut self, name: &str, part: i32) {
        let _ = write!(self.body, " {name}=\"");
        let hundredths = rounded(i64::from(part), FULL / 10_000);
        if hundredths < 0 {
            self.body.push('-');
        }
        let (percent, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        let _ = match rest {
            0 => write!(self.body, "{percent}%\""),
            _ if rest % 10 == 0 => write!(self.body, "{percent}.{}%\"", rest / 10),
            _ => write!(self.body, "{percent}.{rest:02}%\""),
        };
    }

    pub(super) fn tenths_of(&mut self, name: &str, value: i32) {
        let _ = write!(self.body, " {name}=\"");
        tenths(&mut self.body, value);
        self.body.push('"');
    }
}

fn tenths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let (pixels, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    let _ = match rest {
        0 => write!(out, "{pixels}"),
        _ => write!(out, "{pixels}.{rest}"),
    };
}
