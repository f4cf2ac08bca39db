//! Elements that are drawn once and written twice: for a page, where they are as wide as the page lets them, and for a file of
//! fixed width.
//!
//! A place across is a part of the plot's width and a distance from there. On a page the part becomes a percentage: marks
//! move apart where there is room, and texts keep their size. What doesn't touch at [`NARROWEST`](super::measure::NARROWEST) touches nowhere.
//! Marks on a plane are plotters' elements; [`Backend`](super::backend::Backend) hands them on.

use super::group::Group;
use super::ink::{Face, Ink};
use super::measure::{Anchor, X};
use super::pen::{Medium, Pen};
use super::roots::Roots;

/// A plot that is being drawn, in both its forms.
pub struct Sketch<'a> {
    pub page: Pen<'a>,
    pub file: Pen<'a>,
    /// Begins the ids of what is referred to; unique on the page.
    id: &'a str,
    roots: Roots<'a>,
}

impl<'a> Sketch<'a> {
    /// A sketch whose file has the plot at that place.
    pub fn new(id: &'a str, file: Medium, roots: Roots<'a>) -> Self {
        Self { page: Pen::new(Medium::Page, roots.page), file: Pen::new(file, roots.file), id, roots }
    }

    /// What writes the two forms, for what they don't have in common.
    pub fn pens(&mut self) -> [&mut Pen<'a>; 2] {
        [&mut self.page, &mut self.file]
    }

    fn each(&mut self, write: impl Fn(&mut Pen<'a>)) {
        self.pens().into_iter().for_each(write);
    }

    fn group(&mut self, begin: impl Fn(&mut Pen<'a>) -> Group, draw: impl FnOnce(&mut Self)) {
        let [of_page, of_file] = self.pens().map(begin);
        draw(self);
        self.page.end(of_page);
        self.file.end(of_file);
    }

    /// Draws what is of one ink, but for what says another one. With the ink of a line, there are no texts in it.
    pub fn alike(&mut self, ink: Ink, draw: impl FnOnce(&mut Self)) {
        self.group(|pen| pen.begin_ink(ink), draw);
    }

    /// Draws texts of one face with one side at their places, but for those that say another one.
    pub fn alike_texts(&mut self, face: Face, anchor: Anchor, draw: impl FnOnce(&mut Self)) {
        self.group(|pen| pen.begin_face(face, anchor), draw);
    }

    /// Draws what is counted in tenths of a pixel from a part of the plot's width: paths, squares, and texts by
    /// [`X::off`] alone.
    pub fn beside(&mut self, at: i32, draw: impl FnOnce(&mut Self)) {
        self.group(|pen| pen.begin_beside(at), draw);
    }

    pub fn rectangle(&mut self, across: (i32, i32), down: (i32, i32), ink: Ink) {
        self.each(|pen| pen.rectangle(across, down, ink));
    }

    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink) {
        self.each(|pen| pen.line(from, to, ink));
    }

    pub fn circle(&mut self, center: (i32, i32), radius: i32, ink: Ink) {
        self.each(|pen| pen.circle(center, radius, ink));
    }

    /// Filled with the hatching that stands for words without a number.
    pub fn hatched(&mut self, across: (i32, i32), down: (i32, i32)) {
        let id = self.id;
        self.each(|pen| pen.hatched(id, across, down));
    }

    /// An area that reacts to a pointer and can't be seen.
    pub fn hit(&mut self, across: (i32, i32), down: (i32, i32)) {
        self.each(|pen| pen.hit(across, down));
    }

    /// A line through places [beside](Self::beside) one.
    pub fn path(&mut self, points: &[(i32, i32)], ink: Ink) {
        self.each(|pen| pen.path(points, ink));
    }

    /// A square of `size` with its left upper corner [beside](Self::beside) a place.
    pub fn square(&mut self, corner: (i32, i32), size: i32, ink: Ink) {
        self.each(|pen| pen.square(corner, size, ink));
    }

    /// A text with its baseline at `y`.
    pub fn text(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str) {
        self.each(|pen| pen.text(at, y, anchor, face, words, false));
    }

    /// A text that only a [`WIDE`](super::measure::WIDE) panel shows; `gutters` is what the panel has beside the plot.
    pub fn wide_text(&mut self, at: X, y: i32, anchor: Anchor, face: Face, words: &str, gutters: i32) {
        self.each(|pen| {
            if pen.has_room(gutters) {
                pen.text(at, y, anchor, face, words, true);
            }
        });
    }

    /// What `draw` draws leads to `href` below the site's base, where there is one. `says` is its name, which is shown at
    /// the top while a pointer rests on it or it has the focus.
    /// `reachable` is whether it is large enough for a stop of the keyboard: [`TARGET`](super::measure::TARGET).
    pub fn linked(&mut self, href: Option<&str>, says: &str, reachable: bool, draw: impl FnOnce(&mut Self)) {
        let inside = href.and_then(|href| self.roots.inside(href));
        for pen in self.pens() {
            let way = inside.map(|inside| ("", inside)).or(href.map(|href| (pen.root, href)));
            pen.begin_link(way, says, reachable);
        }
        draw(self);
        self.each(|pen| pen.end_link(href.is_some()));
    }

    /// The text that is shown while the pointer rests on the marks around it, at that end of the top row.
    pub fn tip(&mut self, at: i32, says: &str, room: (i32, i32)) {
        self.page.tip(at, says, room);
    }
}
