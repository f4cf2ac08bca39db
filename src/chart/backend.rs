//! What plotters draws, as elements of a [`Sketch`].
//!
//! Across, the backend's unit is a thousandth of a percent of the plot's width, which a page and a file make of it what they
//! need; down, it is a tenth of a pixel. Plotters hands a backend nothing but colors, so an [`Ink`] travels as one.

use super::ink::Ink;
use super::plane::FULL;
use super::sketch::Sketch;
use plotters::coord::CoordTranslate;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

impl From<Ink> for ShapeStyle {
    fn from(ink: Ink) -> Self {
        Self { color: RGBAColor(ink.0, 0, 0, 1.0), filled: true, stroke_width: 1 }
    }
}

fn ink(color: BackendColor) -> Ink {
    Ink(color.rgb.0)
}

impl<'a> Sketch<'a> {
    /// Draws an element of plotters whose places are those of a plane, or with [`Shift`](plotters::coord::Shift) the
    /// backend's own.
    pub fn draw<'s, C, E>(&'s mut self, on: C, element: &E)
    where
        C: CoordTranslate,
        E: Drawable<Backend<'s, 'a>>,
        for<'e> &'e E: PointCollection<'e, C::From>,
    {
        let area = Backend(self).into_drawing_area().apply_coord_spec(on);
        area.draw(element).expect("writing to a string cannot fail");
    }
}

/// The backend of a sketch.
pub struct Backend<'s, 'a>(&'s mut Sketch<'a>);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend<'_, '_> {
    type ErrorType = Infallible;

    /// The height is known when all is drawn, so that it is no limit here.
    fn get_size(&self) -> (u32, u32) {
        (FULL.unsigned_abs(), u32::from(u16::MAX))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.0.line(from, to, ink(style.color()));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.0.rectangle((from.0, to.0), (from.1, to.1), ink(style.color()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut path = path.into_iter();
        let Some(mut from) = path.next() else { return Ok(()) };
        for to in path {
            self.draw_line(from, to, style)?;
            from = to;
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        self.0.circle(center, radius.cast_signed(), ink(style.color()));
        Ok(())
    }
}
