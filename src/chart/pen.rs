//! SVG elements, written for a page or for a file.

use super::given::Given;
use super::ink::{Face, Ink, Paint};
use super::measure::{Anchor, PX, WIDE, X, rounded};
use super::plane::FULL;
use super::text::{self, escape_into};
use std::borrow::Cow;

/// What a pen writes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A page whose stylesheet has the classes.
    Page,
    /// A file: the left edge of the plot, its width, and what is added to every height.
    File { left: i32, width: i32, top: i32 },
}

/// Writes elements.
pub struct Pen<'a> {
    pub body: String,
    pub medium: Medium,
    /// The bits of the inks in use.
    pub inks: u64,
    /// From the page or the file to the site's base.
    pub root: &'a str,
    pub(super) given: Given,
    /// The place across from which distances are counted, where that isn't the plot's left edge.
    pub(super) beside: Option<i32>,
}

impl<'a> Pen<'a> {
    pub fn new(medium: Medium, root: &'a str) -> Self {
        Self { body: String::new(), medium, inks: 0, root, given: Given::default(), beside: None }
    }

    /// Whether there is room for what needs a [`WIDE`] panel, now or on wide pages.
    pub fn has_room(&self, gutters: i32) -> bool {
        match self.medium {
            Medium::Page => true,
            Medium::File { width, .. } => width + gutters >= WIDE,
        }
    }

    pub fn rectangle(&mut self, across: (i32, i32), down: (i32, i32), ink: Ink) {
        self.open("rect", ink);
        self.box_of(across, down);
        self.body.push_str("/>");
    }

    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink) {
        self.open("line", ink);
        self.place("x1", X::at(from.0));
        self.height("y1", from.1);
        self.place("x2", X::at(to.0));
        self.height("y2", to.1);
        self.body.push_str("/>");
    }

    pub fn circle(&mut self, center: (i32, i32), radius: i32, ink: Ink) {
        self.open("circle", ink);
        self.place("cx", X::at(center.0));
        self.height("cy", center.1);
        self.length("r", radius);
        self.body.push_str("/>");
    }

    /// Filled with the hatching that stands for words without a number.
    pub fn hatched(&mut self, id: &str, across: (i32, i32), down: (i32, i32)) {
        self.inks |= Ink::LINE.bit();
        self.push(&["<pattern id=\"", id, "-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-2 2 2-2M0 8 8 0M6 10 10 6\" fill=\"none\" stroke-width=\"2\" "]);
        match self.medium {
            Medium::Page => self.body.push_str("class=\"hatch\""),
            Medium::File { .. } => self.push(&["stroke=\"", Ink::LINE.color().light, "\" class=\"line\""]),
        }
        self.push(&["/></pattern><rect fill=\"url(#", id, "-hatch)\""]);
        self.box_of(across, down);
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

    /// A line through places that are counted as [`Pen::begin_beside`] says.
    pub fn path(&mut self, points: &[(i32, i32)], ink: Ink) {
        let (from, down) = match self.medium {
            Medium::Page => (0, 0),
            Medium::File { left, width, top } => (left + X::at(self.beside.unwrap_or_default()).within(width), top),
        };
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
    }

    /// A square of `size` with its left upper corner at a place that is counted as [`Pen::begin_beside`] says.
    pub fn square(&mut self, (off, top): (i32, i32), size: i32, ink: Ink) {
        self.open("rect", ink);
        self.place("x", X::at(self.beside.unwrap_or_default()).and(off));
        self.height("y", top);
        self.length("width", size);
        self.length("height", size);
        self.body.push_str("/>");
    }

    /// A text with its baseline at `y`; `wide` ones are for panels that are [`WIDE`].
    pub fn text(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str, wide: bool) {
        if words.trim().is_empty() {
            return;
        }
        self.body.push_str("<text");
        self.face(face, wide);
        self.place("x", at);
        if self.medium == Medium::Page && self.beside.is_none() && at.off != 0 {
            self.length("dx", at.off);
        }
        self.height("y", y);
        self.anchor(anchor);
        self.body.push('>');
        escape_into(&mut self.body, words);
        self.body.push_str("</text>");
    }

    /// A text in at most `lines` lines below `top`; returns where they end.
    pub fn wrapped(&mut self, top: i32, face: Face, words: &str, limit: i32, lines: usize) -> i32 {
        let mut y = top;
        for line in text::wrap(words, face, limit, lines) {
            self.text(X::at(0), y + face.ascent(), Anchor::Start, face, &line, false);
            y += face.line();
        }
        y
    }

    /// Begins what leads somewhere: from a root, which needs no escapes, on.
    pub fn begin_link(&mut self, way: Option<(&str, &str)>, says: &str, reachable: bool) {
        match way {
            Some((root, href)) => {
                self.push(&["<a href=\"", root]);
                escape_into(&mut self.body, href);
                self.body.push_str(if reachable { "\"" } else { "\" tabindex=\"-1\"" });
            }
            None => self.body.push_str("<g"),
        }
        match self.medium {
            Medium::Page if way.is_some() => {
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
    }

    pub fn end_link(&mut self, leads: bool) {
        self.body.push_str(if leads { "</a>" } else { "</g>" });
    }

    /// The text that a page shows while the pointer rests on the marks around it, at that end of the top row.
    pub fn tip(&mut self, at: i32, says: &str, (limit, down): (i32, i32)) {
        let face = Face::SMALL;
        let says: Cow<'_, str> = text::fit(says, face, limit);
        let (end, anchor) = if at < FULL / 2 { (0, Anchor::Start) } else { (FULL, Anchor::End) };
        self.body.push_str("<g class=\"tip\">");
        self.line((at, face.line()), (at, down), Ink::AXIS);
        self.text(X::at(end), face.ascent(), anchor, Face { ink: Ink::INK, ..face }, &says, false);
        self.body.push_str("</g>");
    }

    /// The beginning of an element with its ink, as far as no group says it.
    pub(super) fn open(&mut self, element: &str, ink: Ink) {
        self.push(&["<", element]);
        if self.given.ink == Some(ink) {
            return;
        }
        self.inks |= ink.bit();
        let color = ink.color();
        self.push(&[" class=\"", color.class, "\""]);
        if self.medium == Medium::Page {
            return;
        }
        match color.paint {
            Paint::Fill => {
                self.push(&[" fill=\"", color.light, "\""]);
                if let Some(edge) = ink.edge() {
                    self.push(&[" stroke=\"", edge.light, "\""]);
                }
            }
            Paint::Line(width, dashes) => {
                let (given_width, given_dashes) = self.given_line();
                self.push(&[" fill=\"none\" stroke=\"", color.light, "\""]);
                if width != given_width {
                    self.length("stroke-width", width);
                }
                if dashes != given_dashes {
                    self.push(&[" stroke-dasharray=\"", if dashes.is_empty() { "none" } else { dashes }, "\""]);
                }
                if (width > PX) != (given_width > PX) {
                    self.push(&[" stroke-linecap=\"", if width > PX { "round" } else { "butt" }, "\""]);
                }
            }
        }
    }

    /// The width and the dashes of lines that say nothing of them.
    fn given_line(&self) -> (i32, &'static str) {
        match self.given.ink.map(|ink| ink.color().paint) {
            Some(Paint::Line(width, dashes)) => (width, dashes),
            Some(Paint::Fill) | None => (PX, ""),
        }
    }

    /// The face of a text, as far as no group says it.
    pub(super) fn face(&mut self, face: Face, wide: bool) {
        let (color, given) = (face.ink.color(), self.given);
        if self.medium == Medium::Page {
            self.inks |= face.ink.bit();
            self.push(&[" class=\"", color.class]);
            for (holds, class) in [(face.bold, " bold"), (face.size != given.size, " small"), (wide, " wide")] {
                if holds {
                    self.body.push_str(class);
                }
            }
            self.body.push('"');
            return;
        }
        if given.ink != Some(face.ink) {
            self.inks |= face.ink.bit();
            self.push(&[" class=\"", color.class, "\" fill=\"", color.light, "\""]);
        }
        if face.bold != given.bold {
            self.body.push_str(if face.bold { " font-weight=\"700\"" } else { " font-weight=\"400\"" });
        }
        if face.size != given.size {
            self.length("font-size", face.size);
        }
    }

    pub(super) fn anchor(&mut self, anchor: Anchor) {
        if anchor != self.given.anchor {
            self.body.push_str(match anchor {
                Anchor::Start => " text-anchor=\"start\"",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            });
        }
    }

    fn box_of(&mut self, (left, right): (i32, i32), (top, bottom): (i32, i32)) {
        self.place("x", X::at(left));
        self.height("y", top);
        match self.medium {
            Medium::Page => self.percent("width", right - left),
            Medium::File { width, .. } => {
                self.length("width", X::at(right).within(width) - X::at(left).within(width));
            }
        }
        self.length("height", bottom - top);
    }

    /// A place across; the left edge goes without saying.
    fn place(&mut self, name: &str, at: X) {
        match self.medium {
            Medium::Page if self.beside.is_some() => self.length(name, at.off),
            Medium::Page if at.at == 0 => {}
            Medium::Page => self.percent(name, at.at),
            Medium::File { left, width, .. } => self.length(name, left + at.within(width)),
        }
    }

    fn height(&mut self, name: &str, y: i32) {
        let down = match self.medium {
            Medium::Page => 0,
            Medium::File { top, .. } => top,
        };
        self.length(name, y + down);
    }

    /// A part of the plot's width as a percentage with two decimals.
    pub(super) fn percent(&mut self, name: &str, part: i32) {
        self.push(&[" ", name, "=\""]);
        decimals(&mut self.body, rounded(i64::from(part), FULL / 10_000), 100);
        self.body.push_str("%\"");
    }

    /// Tenths of a pixel.
    fn length(&mut self, name: &str, value: i32) {
        self.push(&[" ", name, "=\""]);
        tenths(&mut self.body, value);
        self.body.push('"');
    }

    fn push(&mut self, texts: &[&str]) {
        for text in texts {
            self.body.push_str(text);
        }
    }
}

fn tenths(out: &mut String, value: i32) {
    decimals(out, value, 10);
}

/// A value that is counted in parts of one: tenths or hundredths.
fn decimals(out: &mut String, value: i32, parts: u32) {
    if value < 0 {
        out.push('-');
    }
    let (whole, mut rest) = (value.unsigned_abs() / parts, value.unsigned_abs() % parts);
    out.push_str(itoa::Buffer::new().format(whole));
    if rest > 0 {
        out.push('.');
    }
    let mut unit = parts / 10;
    while rest > 0 {
        out.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
        unit /= 10;
    }
}
