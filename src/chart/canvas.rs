//! Elements in tenths of a pixel, drawn through plotters.

use super::{
    backend::{Drawing, Face, Ink, SvgBackend, TextStyle},
    text,
};
use plotters::{
    coord::{Shift, cartesian::Cartesian2d, types::RangedCoordf64},
    drawing::{DrawingArea, IntoDrawingArea},
    element::{Circle, Drawable, PathElement, PointCollection, Rectangle},
};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind, text_anchor::HPos};
use std::{borrow::Cow, convert::Infallible, iter, ops::Range};

/// A pixel in the units of the backend.
pub const PX: i32 = 10;

/// The width of an inline picture.
pub const WIDTH: i32 = 320 * PX;

/// The space around the picture in a file of its own.
pub const MARGIN: i32 = 12 * PX;

/// The width of the picture in a file of its own.
pub const ALONE_WIDTH: i32 = WIDTH + 2 * MARGIN;

/// From one line of a text to the next.
pub const LINE: i32 = 165;

/// From the top of a line to its baseline.
pub const BASELINE: i32 = 13 * PX;

/// From values to places on the canvas.
pub type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A plane whose ranges hold at least one value; an empty range is widened around its value.
pub fn plane(x: Range<f64>, y: Range<f64>, pixels: (Range<i32>, Range<i32>)) -> Plane {
    Plane::new(widened(x), widened(y), pixels)
}

fn widened(range: Range<f64>) -> Range<f64> {
    if range.start < range.end {
        return range;
    }
    let around = range.start.abs().max(1.0);
    range.start - around..range.start + around
}

/// Where marks and texts of one picture go.
pub struct Canvas<'a>(DrawingArea<SvgBackend<'a>, Shift>);

impl<'a> Canvas<'a> {
    pub fn new(drawing: &'a mut Drawing) -> Self {
        Self(SvgBackend(drawing).into_drawing_area())
    }

    pub fn rectangle(&self, from: BackendCoord, to: BackendCoord, ink: Ink, title: &[&str]) {
        self.titled(title, Rectangle::new([from, to], ink.shape()));
    }

    pub fn circle(&self, center: BackendCoord, radius: i32, ink: Ink, title: &[&str]) {
        self.titled(title, Circle::new(center, radius, ink.shape()));
    }

    pub fn path(&self, points: Vec<BackendCoord>, ink: Ink) {
        self.titled(&[], PathElement::new(points, ink.shape()));
    }

    /// A text with its baseline at `at`.
    pub fn text(&self, at: BackendCoord, anchor: HPos, face: Face, text: &str) {
        let style = TextStyle { face, anchor };
        self.titled(&[], Label { at, text, style });
    }

    /// A text shortened to `limit`; if it had to be, its title is the full text.
    pub fn fitted(&self, at: BackendCoord, anchor: HPos, face: Face, full: &str, limit: i32) {
        let short = text::fit(full, face, limit);
        let title = [full];
        let title = if matches!(short, Cow::Borrowed(_)) { &[] } else { &title[..] };
        let style = TextStyle { face, anchor };
        self.titled(title, Label { at, text: &short, style });
    }

    /// A text from the left edge `x` in at most `lines` lines below `top`; returns where they end.
    pub fn wrapped(&self, (x, top): BackendCoord, face: Face, full: &str, limit: i32, lines: usize) -> i32 {
        let wrapped = text::wrap(full, face, limit, lines);
        let whole = wrapped.iter().all(|line| matches!(line, Cow::Borrowed(_)));
        let title = [full];
        let mut y = top;
        for line in &wrapped {
            let style = TextStyle { face, anchor: HPos::Left };
            let label = Label { at: (x, y + BASELINE), text: line, style };
            self.titled(if whole { &[] } else { &title }, label);
            y += LINE.max(face.ascent() + face.descent());
        }
        y
    }

    fn titled<E>(&self, title: &[&str], element: E)
    where
        E: Drawable<SvgBackend<'a>>,
        for<'b> &'b E: PointCollection<'b, BackendCoord>,
    {
        self.title(title);
        self.0.draw(&element).expect("writing to a string cannot fail");
    }

    fn title(&self, words: &[&str]) {
        self.0.draw(&Title(words)).expect("writing to a string cannot fail");
    }
}

/// What a pointer resting on the next element shows; nothing if there are no words.
struct Title<'t>(&'t [&'t str]);

impl<'e> PointCollection<'e, BackendCoord> for &'e Title<'_> {
    type Point = BackendCoord;
    type IntoIter = iter::Empty<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        iter::empty()
    }
}

impl<'a> Drawable<SvgBackend<'a>> for Title<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'a>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.0.title_next(self.0);
        Ok(())
    }
}

/// A text element. Plotters' own measures by bytes and allocates a font for each.
struct Label<'t> {
    at: BackendCoord,
    text: &'t str,
    style: TextStyle,
}

impl<'e> PointCollection<'e, BackendCoord> for &'e Label<'_> {
    type Point = BackendCoord;
    type IntoIter = iter::Once<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        iter::once(self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        match points.next() {
            Some(at) if !self.text.trim().is_empty() => backend.draw_text(self.text, &self.style, at),
            _ => Ok(()),
        }
    }
}
