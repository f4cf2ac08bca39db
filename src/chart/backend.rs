//! Plotters' drawing calls written as SVG elements with classes instead of colors.
//!
//! Plotters hands a backend nothing but colors, so an [`Ink`] travels as one and is read back here
//! as the name of a class. One unit of the backend is a tenth of a pixel of the viewBox.

use super::text;
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    text_anchor,
};
use std::{convert::Infallible, fmt::Write};

/// What a mark or a text is drawn with: a class of `chart.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(u8);

const CLASSES: [&str; 33] = [
    "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "on1", "on2", "on3", "on4", "on5", "on6", "on7",
    "on8", "on9", "on10", "axis", "line", "point", "break", "track", "used", "elapsed", "plain", "strong", "muted",
    "figure", "heading", "ground",
];

impl Ink {
    pub const AXIS: Self = Self(20);
    pub const LINE: Self = Self(21);
    pub const POINT: Self = Self(22);
    pub const BREAK: Self = Self(23);
    pub const TRACK: Self = Self(24);
    pub const USED: Self = Self(25);
    pub const ELAPSED: Self = Self(26);
    pub const GROUND: Self = Self(32);

    /// The fill of the series at `index`.
    pub fn series(index: usize) -> Self {
        Self((index % super::SWATCHES) as u8)
    }

    pub fn class(self) -> &'static str {
        CLASSES[usize::from(self.0)]
    }

    /// The number of the pattern that this ink fills with.
    fn pattern(self) -> Option<u8> {
        (5..10).contains(&self.0).then_some(self.0 + 1)
    }

    pub fn shape(self) -> ShapeStyle {
        ShapeStyle { color: RGBAColor(self.0, 0, 0, 1.0), filled: true, stroke_width: 1 }
    }
}

/// The ink, size and weight of a text; the stylesheet says the same by class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    pub ink: Ink,
    /// In tenths of a pixel.
    pub size: i32,
    pub bold: bool,
}

impl Face {
    pub const PLAIN: Self = Self::new(27, 120, false);
    pub const STRONG: Self = Self::new(28, 120, true);
    pub const MUTED: Self = Self::new(29, 120, false);
    pub const FIGURE: Self = Self::new(30, 150, true);
    pub const HEADING: Self = Self::new(31, 140, true);

    const fn new(ink: u8, size: i32, bold: bool) -> Self {
        Self { ink: Ink(ink), size, bold }
    }

    /// The face of a text on the fill of the series at `index`.
    pub fn on_series(index: usize) -> Self {
        Self::new((index % super::SWATCHES) as u8 + 10, 120, false)
    }

    /// How far the line box of Noto Sans, the tallest of the faces asked for, reaches above the
    /// baseline.
    pub fn ascent(self) -> i32 {
        self.size * 107 / 100
    }

    /// How far the same box reaches below the baseline.
    pub fn descent(self) -> i32 {
        self.size * 29 / 100
    }
}

/// A [`Face`] and the side of the text that stands at the given place; its vertical place is the
/// baseline.
pub struct TextStyle {
    pub face: Face,
    pub anchor: text_anchor::HPos,
}

impl BackendTextStyle for TextStyle {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.face.ink.0, 0, 0) }
    }

    fn size(&self) -> f64 {
        f64::from(self.face.size)
    }

    fn anchor(&self) -> text_anchor::Pos {
        text_anchor::Pos::new(self.anchor, text_anchor::VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = text::width(text, self.face);
        Ok(((0, -self.face.ascent()), (width, self.face.descent())))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// What has been drawn: SVG elements without the element around them.
pub struct Drawing {
    /// Unique in the page; begins the ids of the patterns.
    pub id: String,
    pub body: String,
    /// The bit at a pattern's number is set if a mark uses it.
    pub patterns: u16,
    title: String,
}

impl Drawing {
    pub fn new(id: String) -> Self {
        Self { id, body: String::with_capacity(8192), patterns: 0, title: String::new() }
    }

    /// Gives the next element a title, shown when a pointer rests on it.
    pub fn title_next(&mut self, words: &[&str]) {
        for word in words {
            text::escape_into(&mut self.title, word);
        }
    }

    fn open(&mut self, element: &str, ink: BackendColor) {
        let ink = Ink(ink.rgb.0);
        let _ = write!(self.body, "<{element} class=\"{}\"", ink.class());
        if let Some(pattern) = ink.pattern() {
            self.patterns |= 1 << pattern;
            let _ = write!(self.body, " fill=\"url(#{}-p{pattern})\"", self.id);
        }
    }

    fn attribute(&mut self, name: &str, tenths: i32) {
        let _ = write!(self.body, " {name}=\"");
        self.tenths(tenths);
        self.body.push('"');
    }

    fn tenths(&mut self, tenths: i32) {
        if tenths < 0 {
            self.body.push('-');
        }
        let (pixels, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let _ = match rest {
            0 => write!(self.body, "{pixels}"),
            _ => write!(self.body, "{pixels}.{rest}"),
        };
    }

    fn close(&mut self, element: &str) {
        if self.title.is_empty() {
            self.body.push_str("/>");
        } else {
            let _ = write!(self.body, "><title>{}</title></{element}>", self.title);
            self.title.clear();
        }
    }
}

/// The backend that plotters draws a [`Drawing`] with.
pub struct SvgBackend<'a>(pub &'a mut Drawing);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    /// The height is known when all is drawn, so that it is no limit here.
    fn get_size(&self) -> (u32, u32) {
        (super::canvas::ALONE_WIDTH as u32, 1_000_000)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let style = RGBAColor(color.rgb.0, 0, 0, 1.0);
        self.draw_rect(at, (at.0 + 10, at.1 + 10), &style, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let svg = &mut *self.0;
        svg.open("rect", style.color());
        svg.attribute("x", left);
        svg.attribute("y", top);
        svg.attribute("width", right - left);
        svg.attribute("height", bottom - top);
        svg.close("rect");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let svg = &mut *self.0;
        svg.open("polyline", style.color());
        svg.body.push_str(" points=\"");
        for (index, (x, y)) in path.into_iter().enumerate() {
            if index > 0 {
                svg.body.push(' ');
            }
            svg.tenths(x);
            svg.body.push(',');
            svg.tenths(y);
        }
        svg.body.push('"');
        svg.close("polyline");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let svg = &mut *self.0;
        svg.open("circle", style.color());
        svg.attribute("cx", x);
        svg.attribute("cy", y);
        svg.attribute("r", radius as i32);
        svg.close("circle");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.draw_path(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let svg = &mut *self.0;
        svg.open("text", style.color());
        svg.attribute("x", at.0);
        svg.attribute("y", at.1);
        svg.body.push_str(match style.anchor().h_pos {
            text_anchor::HPos::Left => ">",
            text_anchor::HPos::Center => " text-anchor=\"middle\">",
            text_anchor::HPos::Right => " text-anchor=\"end\">",
        });
        if !svg.title.is_empty() {
            let _ = write!(svg.body, "<title>{}</title>", svg.title);
            svg.title.clear();
        }
        text::escape_into(&mut svg.body, text);
        svg.body.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let ((left, top), (right, bottom)) =
            style.layout_box(text).map_err(|error| DrawingErrorKind::FontError(Box::new(error)))?;
        Ok(((right - left).unsigned_abs(), (bottom - top).unsigned_abs()))
    }
}
