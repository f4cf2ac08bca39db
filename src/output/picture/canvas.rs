//! A picture of sixteen colors: the paper, and seven steps from it to the ink and to the accent. Two pixels are a byte, as PNG has
//! them (<https://www.w3.org/TR/png-3/#7Scanline>).

use super::face::{Drawn, Face, PARTS};
use crate::address::path::PICTURE_SIZE;
use crate::config::Color;
use crate::theme::Colors;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// In pixels.
pub(super) const WIDTH: u32 = PICTURE_SIZE.0;
/// In pixels.
pub(super) const HEIGHT: u32 = PICTURE_SIZE.1;

/// The height of the bar above all, in pixels.
const BAR: usize = 16;

/// How many steps lead from the paper to a color.
const STEPS: u8 = 7;

/// The bytes of a row.
const ROW: usize = WIDTH as usize / 2;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// The color of text.
    Ink,
    /// The issuer's color.
    Accent,
}

impl Paint {
    /// The last color before its first step.
    fn before(self) -> u8 {
        match self {
            Self::Ink => 0,
            Self::Accent => STEPS,
        }
    }
}

/// A picture.
pub(super) struct Canvas {
    pixels: Vec<u8>,
    colors: Colors,
}

impl Canvas {
    /// The paper with the bar above.
    pub fn new(colors: Colors) -> Self {
        let mut pixels = vec![0; ROW * HEIGHT as usize];
        let bar = Paint::Accent.before() + STEPS;
        pixels[..ROW * BAR].fill(bar << 4 | bar);
        Self { pixels, colors }
    }

    /// Writes a text that begins so far to the right, on a line so far down. Signs that the typeface lacks are left out.
    pub fn text(&mut self, face: &Face, right: u32, down: u32, text: &str, paint: Paint) {
        let mut at = right * PARTS;
        for sign in text.chars() {
            if let Some(drawn) = face.drawn(sign) {
                self.put(drawn, ((at + PARTS / 2) / PARTS).cast_signed(), down.cast_signed(), paint);
            }
            at += face.width(sign).unwrap_or_default();
        }
    }

    fn put(&mut self, drawn: &Drawn, right: i32, down: i32, paint: Paint) {
        let rows = drawn.coverage.chunks_exact(drawn.row.max(1) as usize);
        for (y, row) in (down + drawn.from.1..).zip(rows) {
            for (x, coverage) in (right + drawn.from.0..).zip(row) {
                // Whole steps, the nearest.
                let step = (u16::from(*coverage) * u16::from(STEPS) + 127) / 255;
                if step > 0 {
                    self.mark(x, y, paint.before() + u8::try_from(step).unwrap_or(STEPS));
                }
            }
        }
    }

    /// Gives a pixel a color, unless it is beyond the picture or has one that covers more.
    fn mark(&mut self, x: i32, y: i32, color: u8) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= WIDTH as usize || y >= HEIGHT as usize {
            return;
        }
        let byte = &mut self.pixels[y * ROW + x / 2];
        let shift = if x % 2 == 0 { 4 } else { 0 };
        let now = *byte >> shift & 0xf;
        *byte = *byte & !(0xf << shift) | now.max(color) << shift;
    }

    /// The picture as PNG.
    pub fn png(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(32 << 10);
        let mut encoder = Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(self.palette());
        encoder.set_compression(Compression::Fast);
        // Most of a row is as the row above it.
        encoder.set_filter(Filter::Up);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.pixels)?;
            writer.finish()
        });
        written.expect("a picture in memory with all of its rows");
        out
    }

    fn palette(&self) -> Vec<u8> {
        let Colors { paper: [paper, _], ink, accent } = self.colors;
        let steps = |of: Color| {
            (1..=STEPS).map(move |step| {
                paper.with(of, u8::try_from(u16::from(step) * 255 / u16::from(STEPS)).unwrap_or(u8::MAX))
            })
        };
        std::iter::once(paper).chain(steps(ink)).chain(steps(accent)).flat_map(|color| color.0).collect()
    }
}
