//! The typeface: how wide its signs are, and how they look in each size, drawn once.

#![expect(clippy::float_arithmetic, reason = "outlines are in floating point; no figure of the archive is")]

use resvg::tiny_skia::{FillRule, Mask, PathBuilder, Transform};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// Signs of Latin, Greek and Cyrillic scripts, punctuation and currencies, without rules for putting them together.
const FONT: &[u8] = include_bytes!("NotoSans-SemiBold.ttf");

/// Parts of a pixel in which widths are counted.
pub(super) const PARTS: u32 = 64;

/// How many pixels are a word.
const PIXELS: usize = 16;

/// How many steps lead from nothing of a pixel to all of it.
pub(super) const STEPS: u8 = 7;

/// The three sizes of letters. It is a constant, worked out when it is first asked for: nothing but the typeface goes into it.
static FACES: LazyLock<Faces> =
    LazyLock::new(|| Faces { small: Face::new(32), medium: Face::new(56), large: Face::new(72) });

/// The typeface in each size.
pub(super) struct Faces {
    /// For names, labels and days.
    pub small: Face,
    /// For titles.
    pub medium: Face,
    /// For figures.
    pub large: Face,
}

/// The typeface in one size.
pub(super) struct Face {
    size: u16,
    signs: HashMap<char, Sign>,
}

/// A sign of the typeface.
struct Sign {
    glyph: GlyphId,
    /// In [`PARTS`] of a pixel.
    width: u32,
    drawn: OnceLock<Option<Drawn>>,
}

/// A sign as it looks.
pub(super) struct Drawn {
    /// How much of each pixel it covers, in [`STEPS`], row by row: where it begins at an even pixel, and at an odd one. A pixel
    /// is four bits, and the first ones are in the lowest byte, there in its upper half, as a picture has them.
    pub coverage: [Vec<u64>; 2],
    /// How many words a row has.
    pub row: usize,
    /// How many rows there are.
    pub height: i32,
    /// Where its first pixel is from the point where it is put: to the right, and down.
    pub from: (i32, i32),
}

/// The typeface in its sizes.
pub(super) fn all() -> &'static Faces {
    &FACES
}

/// The typeface as its library reads it: the file is part of irbook and is whole.
fn font() -> Option<FontRef<'static>> {
    FontRef::new(FONT).ok()
}

impl Face {
    fn new(size: u16) -> Self {
        let mut signs = HashMap::new();
        if let Some(font) = font() {
            let metrics = font.glyph_metrics(Size::new(size.into()), LocationRef::default());
            for (sign, glyph) in font.charmap().mappings() {
                let width = metrics.advance_width(glyph).unwrap_or_default();
                if let Some(sign) = char::from_u32(sign) {
                    let sign_of = Sign { glyph, width: parts(width), drawn: OnceLock::new() };
                    signs.insert(sign, sign_of);
                }
            }
        }
        Self { size, signs }
    }

    /// The height of letters, in pixels.
    pub fn size(&self) -> u32 {
        self.size.into()
    }

    /// How wide a sign is, in [`PARTS`] of a pixel; `None` where the typeface doesn't have it.
    pub fn width(&self, sign: char) -> Option<u32> {
        self.signs.get(&sign).map(|it| it.width)
    }

    /// How wide a sign is, likewise, and how it looks, which is `None` for a space.
    pub fn drawn(&self, sign: char) -> Option<(u32, Option<&Drawn>)> {
        let of = self.signs.get(&sign)?;
        Some((of.width, of.drawn.get_or_init(|| draw(of.glyph, self.size)).as_ref()))
    }
}

/// A width in parts of a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width is at most a few hundred pixels")]
fn parts(width: f32) -> u32 {
    (width * 64.0 + 0.5).max(0.0) as u32
}

fn draw(glyph: GlyphId, size: u16) -> Option<Drawn> {
    let font = font()?;
    let outline = font.outline_glyphs().get(glyph)?;
    let mut pen = Pen(PathBuilder::new());
    let settings = DrawSettings::unhinted(Size::new(size.into()), LocationRef::default());
    outline.draw(settings, &mut pen).ok()?;
    let path = pen.0.finish()?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let (width, height) = (pixels(bounds.right() - left)?, pixels(bounds.bottom() - top)?);
    let mut mask = Mask::new(width, height)?;
    mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
    #[expect(clippy::cast_possible_truncation, reason = "a sign is at most a few hundred pixels wide")]
    let from = (left as i32, top as i32);
    let row = width as usize / PIXELS + 1;
    let coverage = [0, 1].map(|before| packed(mask.data(), width as usize, before, row));
    Some(Drawn { coverage, row, height: height.cast_signed(), from })
}

/// How much a sign covers in whole steps, the nearest, with so many pixels before it and so many words a row.
fn packed(mask: &[u8], width: usize, before: usize, words: usize) -> Vec<u64> {
    let mut packed = Vec::with_capacity(words * mask.len() / width);
    for row in mask.chunks_exact(width) {
        let start = packed.len();
        packed.resize(start + words, 0);
        for (at, coverage) in (before..).zip(row) {
            let step = (u64::from(*coverage) * u64::from(STEPS) + 127) / 255;
            // The halves of a byte change places.
            packed[start + at / PIXELS] |= step << (4 * ((at % PIXELS) ^ 1));
        }
    }
    packed
}

/// How many pixels have room for a length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sign is at most a few hundred pixels wide"
)]
fn pixels(length: f32) -> Option<u32> {
    (length > 0.0).then(|| length.ceil() as u32 + 1)
}

/// Takes an outline, whose second axis goes up, for a picture, whose second axis goes down.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, -cy0, x, -y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, -cy0, cx1, -cy1, x, -y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
