//! A picture of sixteen colors: the paper, and seven steps from it to the ink and to the accent. Two pixels are a byte, as PNG has
//! them (<https://www.w3.org/TR/png-3/#7Scanline>).

use super::face::{Drawn, Face, PARTS, STEPS};
use crate::address::path::PICTURE_SIZE;
use crate::config::Color;
use crate::theme::Colors;
use fdeflate::Compressor;
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder, Filter};
use std::io;
use std::ops::Range;

/// In pixels.
pub(super) const WIDTH: u32 = PICTURE_SIZE.0;
/// In pixels.
pub(super) const HEIGHT: u32 = PICTURE_SIZE.1;

/// The height of the bar above all, in pixels.
const BAR: i32 = 16;

/// The bytes of a row.
const ROW: usize = WIDTH as usize / 2;

/// The bytes of a row that is being drawn: a sign may end beyond the edge.
const ROOM: usize = ROW + 8;

/// How many rows of paper are compressed at once.
const PAPERS: usize = 64;
static PAPER: [u8; PAPERS * (1 + ROW)] = [0; PAPERS * (1 + ROW)];

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

    /// The colors of pixels, from the steps to this one.
    fn of(self, steps: u64) -> u64 {
        steps + covered(steps) * u64::from(self.before())
    }
}

/// A bit for each pixel that is no paper: the lowest of its four.
fn covered(pixels: u64) -> u64 {
    (pixels | pixels >> 1 | pixels >> 2 | pixels >> 3) & 0x1111_1111_1111_1111
}

/// The pixels of two signs; where both have one, its last color.
fn both(a: u64, b: u64) -> u64 {
    // Signs hardly ever touch.
    if a == 0 || covered(a) & covered(b) == 0 {
        return a | b;
    }
    (0..u64::BITS).step_by(4).map(|at| (a & 0xf << at).max(b & 0xf << at)).fold(0, |all, it| all | it)
}

/// Adds so many rows of paper.
fn push_papers(compressor: &mut Compressor<Vec<u8>>, mut count: usize) -> io::Result<()> {
    while count > 0 {
        let now = count.min(PAPERS);
        compressor.write_data(&PAPER[..now * (1 + ROW)])?;
        count -= now;
    }
    Ok(())
}

/// A picture: its texts, which are drawn a row of pixels at a time.
pub(super) struct Canvas {
    lines: Vec<Line>,
    colors: Colors,
}

/// A text on a line.
struct Line {
    paint: Paint,
    signs: Vec<Sign>,
    /// The rows that it covers.
    rows: Range<i32>,
}

/// A sign at its place.
struct Sign {
    drawn: &'static Drawn,
    /// The row of its first pixels.
    top: i32,
    /// The byte of its first pixels in their rows.
    byte: usize,
    /// Whether it begins with the second pixel of that byte.
    is_odd: bool,
}

impl Canvas {
    /// The paper with the bar above.
    pub fn new(colors: Colors) -> Self {
        Self { lines: Vec::new(), colors }
    }

    /// Writes a text that begins so far to the right, on a line so far down. Signs that the typeface lacks are left out, as are
    /// those that begin beyond the left edge.
    pub fn text(&mut self, face: &'static Face, right: u32, down: u32, text: &str, paint: Paint) {
        let mut at = right * PARTS;
        let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
        for (width, drawn) in text.chars().filter_map(|sign| face.drawn(sign)) {
            if let Some(drawn) = drawn
                && let Ok(left) = usize::try_from(((at + PARTS / 2) / PARTS).cast_signed() + drawn.from.0)
            {
                let top = down.cast_signed() + drawn.from.1;
                signs.push(Sign { drawn, top, byte: left / 2, is_odd: !left.is_multiple_of(2) });
            }
            at += width;
        }
        let top = signs.iter().map(|sign| sign.top).min().unwrap_or_default();
        let end = signs.iter().map(|sign| sign.top + sign.drawn.height).max().unwrap_or_default();
        self.lines.push(Line { paint, signs, rows: top..end });
    }

    /// The picture as PNG.
    pub fn png(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(32 << 10);
        let mut encoder = Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(self.palette());
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_chunk(IDAT, &self.compressed()?)?;
            writer.finish()
        });
        written.expect("a picture in memory with all of its rows");
        out
    }

    /// The rows with their filters, compressed. A row of paper has none, so that most of a picture is one run of zeros.
    fn compressed(&self) -> io::Result<Vec<u8>> {
        let mut compressor = Compressor::new(Vec::with_capacity(32 << 10))?;
        let mut filtered = [0; 1 + ROW];
        let bar = Paint::Accent.before() + STEPS;
        // A pixel as the one at its left, and below a row as the one above it.
        filtered[..2].copy_from_slice(&[Filter::Sub as u8, bar << 4 | bar]);
        compressor.write_data(&filtered)?;
        filtered[..2].copy_from_slice(&[Filter::Up as u8, 0]);
        for _ in 1..BAR {
            compressor.write_data(&filtered)?;
        }
        let (mut above, mut row) = ([bar << 4 | bar; ROOM], [0; ROOM]);
        let mut papers = 0;
        for y in BAR..HEIGHT.cast_signed() {
            if !self.lines.iter().any(|line| line.rows.contains(&y)) {
                papers += 1;
                above.fill(0);
                continue;
            }
            push_papers(&mut compressor, std::mem::take(&mut papers))?;
            row.fill(0);
            self.draw(y, &mut row);
            filtered[1..]
                .iter_mut()
                .zip(&row)
                .zip(&above)
                .for_each(|((to, now), above)| *to = now.wrapping_sub(*above));
            compressor.write_data(&filtered)?;
            above = row;
        }
        push_papers(&mut compressor, papers)?;
        compressor.finish()
    }

    /// Draws what stands in a row of pixels. Where signs overlap, the one that covers more is seen.
    fn draw(&self, y: i32, row: &mut [u8; ROOM]) {
        for line in self.lines.iter().filter(|line| line.rows.contains(&y)) {
            for sign in &line.signs {
                let drawn = sign.drawn;
                let Some(at) = usize::try_from(y - sign.top).ok().filter(|_| y < sign.top + drawn.height) else {
                    continue;
                };
                let steps = &drawn.coverage[usize::from(sign.is_odd)][at * drawn.row..][..drawn.row];
                for (to, steps) in row[sign.byte.min(ROW)..].as_chunks_mut().0.iter_mut().zip(steps) {
                    if *steps != 0 {
                        *to = both(u64::from_le_bytes(*to), line.paint.of(*steps)).to_le_bytes();
                    }
                }
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::picture::face::all;

    #[test]
    fn where_signs_touch_the_one_that_covers_more_is_seen() {
        assert_eq!(both(0x30, 0x05), 0x35);
        assert_eq!(both(0x0372, 0x0513), 0x0573);
    }

    #[test]
    fn steps_lead_to_the_ink_or_to_the_accent_and_paper_stays() {
        assert_eq!(Paint::Ink.of(0x7015), 0x7015);
        assert_eq!(Paint::Accent.of(0x7015), 0xe08c);
    }

    #[test]
    fn a_text_beyond_the_edges_leaves_the_rows_of_a_picture_whole() {
        let color = Color([0; 3]);
        let mut canvas = Canvas::new(Colors { paper: [Color([255; 3]), color], ink: color, accent: color });
        for (right, down) in [(0, 20), (WIDTH - 20, HEIGHT / 2), (WIDTH + 20, HEIGHT + 20)] {
            canvas.text(&all().large, right, down, "WjW", Paint::Ink);
        }
        let png = canvas.png();
        let mut reader = png::Decoder::new(io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let of = |y: u32| &pixels[y as usize * ROW..][..ROW];
        assert!(of(0).iter().all(|byte| *byte == 0xee) && of(BAR.cast_unsigned()).iter().any(|byte| *byte != 0));
        assert!(of(HEIGHT / 2 - 20)[ROW - 10..].iter().any(|byte| *byte != 0), "the sign at the edge");
        assert!(of(HEIGHT / 2 + 100).iter().all(|byte| *byte == 0));
    }
}
