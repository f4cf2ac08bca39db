//! Pictures that services show beside a link (the Open Graph protocol, <https://ogp.me>): one an announcement and one of the
//! site, and the icon of a phone's home screen.
//!
//! A picture says whose announcement it is, its title, the first of its key figures and its day. Colors are literal: those of the
//! light scheme. The typeface is part of irbook, so that the bytes are the same on every machine: Noto Sans SemiBold (SIL Open
//! Font License, `OFL.txt` beside it) with the signs of Latin, Greek and Cyrillic scripts. A text in another script is left out:
//! empty boxes would say less than nothing.
//!
//! Drawing an SVG of that size takes 10 to 20 milliseconds, a hundred times what this may cost for each announcement. So each sign
//! is drawn once for each size of letters ([`face`]) and copied into the rows of a picture of sixteen colors ([`canvas`]), which
//! are compressed as they are drawn: the whole is never in memory.

mod canvas;
mod face;
mod lines;

use crate::address::Site;
use crate::domain::{Announcement, Details};
use crate::history::highlight;
use crate::page::component::company;
use crate::page::component::table::unit;
use crate::words::{self, Words};
use canvas::{Canvas, Paint};
use face::Face;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The room at the left and at the right, in pixels.
const MARGIN: u32 = 80;

/// The width of the icon of a home screen, in pixels.
const ICON: u16 = 180;

/// The picture of an announcement.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement) -> Vec<u8> {
    let words = words::of(&site.edition.config().language);
    let (mut canvas, faces) = (Canvas::new(site.theme.colors), face::all());
    let issuer = company::name_then(site.edition.issuer(), announcement);
    line(&mut canvas, &faces.small, 118, &issuer, Paint::Accent);
    lines(&mut canvas, &faces.medium, 206, &announcement.title, Paint::Ink);
    let day = words.date(announcement.dated.value);
    let bottom = canvas::HEIGHT - 70;
    match key_figure(site, announcement, words) {
        Some((label, figure)) => {
            line(&mut canvas, &faces.small, bottom - 88, &label, Paint::Ink);
            let width = line(&mut canvas, &faces.large, bottom, &figure, Paint::Accent);
            let room = lines::width(&faces.small, &day);
            // A figure that needs the whole width has the day above it.
            let is_wide = width + room + 2 * MARGIN + 40 > canvas::WIDTH;
            let down = if is_wide { bottom - 88 } else { bottom };
            right(&mut canvas, &faces.small, down, &day);
        }
        None => _ = line(&mut canvas, &faces.small, bottom, &day, Paint::Ink),
    }
    canvas.png()
}

/// The picture of the site: the issuer's name, and what the site is.
#[must_use]
pub fn of_site(site: &Site<'_>) -> Vec<u8> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let (mut canvas, faces) = (Canvas::new(site.theme.colors), face::all());
    let down = lines(&mut canvas, &faces.large, 230, issuer.current_name(), Paint::Accent);
    lines(&mut canvas, &faces.small, down + 20, &config.title, Paint::Ink);
    let listings = issuer.listings.iter().map(|it| format!("{} {}", it.market, it.code.value));
    let listings = listings.collect::<Vec<_>>().join(", ");
    line(&mut canvas, &faces.small, canvas::HEIGHT - 70, &listings, Paint::Ink);
    canvas.png()
}

/// The icon on white ground, since systems make clear parts black; a square in the accent where it is no SVG that can be drawn.
#[must_use]
#[expect(clippy::float_arithmetic, reason = "sizes of drawings are in floating point; no figure of the archive is one")]
pub fn icon(site: &Site<'_>) -> Vec<u8> {
    let Some(mut picture) = Pixmap::new(ICON.into(), ICON.into()) else { return Vec::new() };
    picture.fill(Color::WHITE);
    match Tree::from_str(&site.theme.favicon, &Options::default()) {
        Ok(tree) => {
            let of = |side: f32| f32::from(ICON) / side;
            let size = tree.size();
            let scale = Transform::from_scale(of(size.width()), of(size.height()));
            resvg::render(&tree, scale, &mut picture.as_mut());
        }
        Err(_) => {
            let [red, green, blue] = site.theme.colors.accent.0;
            picture.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        }
    }
    picture.encode_png().unwrap_or_default()
}

/// The first figure that results are shown by: its label, and the figure with its currency and its words.
fn key_figure(site: &Site<'_>, announcement: &Announcement, words: &dyn Words) -> Option<(String, String)> {
    let Details::Results(results) = &announcement.details else { return None };
    let groups = highlight::of(announcement, results, site.edition.issuer());
    let (period, first) = groups.first().and_then(|(period, figures)| Some((period, figures.first()?)))?;
    let unit = first.statement.unit(first.line, first.column);
    let format = announcement.conventions.number_format();
    let (value, behind) = words.figure(first.value, unit, first.column.currency, first.scale, format);
    let label = first.label.unwrap_or_else(|| unit::label(first.line, words));
    Some((format!("{label}, {}", words.period(period)), format!("{value} {behind}").trim_end().to_owned()))
}

/// Draws a text on one line and gives its width; one that is too long ends with an ellipsis.
fn line(canvas: &mut Canvas, face: &'static Face, down: u32, text: &str, paint: Paint) -> u32 {
    let Some(text) = lines::wrapped(face, text, canvas::WIDTH - 2 * MARGIN, 1).pop() else { return 0 };
    canvas.text(face, MARGIN, down, &text, paint);
    lines::width(face, &text)
}

/// Draws a text on three lines at most and gives where the next line would stand.
fn lines(canvas: &mut Canvas, face: &'static Face, down: u32, text: &str, paint: Paint) -> u32 {
    let mut down = down;
    for line in lines::wrapped(face, text, canvas::WIDTH - 2 * MARGIN, 3) {
        canvas.text(face, MARGIN, down, &line, paint);
        down += face.size() * 5 / 4;
    }
    down
}

/// Draws a text that ends at the right margin.
fn right(canvas: &mut Canvas, face: &'static Face, down: u32, text: &str) {
    let Some(text) = lines::wrapped(face, text, canvas::WIDTH - 2 * MARGIN, 1).pop() else { return };
    let width = lines::width(face, &text);
    canvas.text(face, canvas::WIDTH.saturating_sub(MARGIN + width), down, &text, Paint::Ink);
}

#[cfg(test)]
mod tests;
