//! Groups of elements, which say once what their elements have in common.
//!
//! In a file, whose elements have literal colors, much is said once; on a page their classes are short enough.

use super::given::Given;
use super::ink::{Face, Ink};
use super::measure::Anchor;
use super::pen::{Medium, Pen};

/// What was begun, and what holds again when it ends.
pub struct Group {
    /// What ends it.
    tag: &'static str,
    start: usize,
    /// Where its content begins.
    begun: usize,
    inks: u64,
    given: Given,
    beside: Option<i32>,
}

impl Pen<'_> {
    /// Begins a group of elements of one ink.
    pub fn begin_ink(&mut self, ink: Ink) -> Group {
        let outer = self.outer();
        if self.medium == Medium::Page {
            return outer;
        }
        self.open("g", ink);
        self.body.push('>');
        self.given.ink = Some(ink);
        Group { tag: "</g>", begun: self.body.len(), ..outer }
    }

    /// Begins a group of texts of one face, with one side at their places.
    pub fn begin_face(&mut self, face: Face, anchor: Anchor) -> Group {
        let outer = self.outer();
        if self.medium == Medium::Page {
            return outer;
        }
        self.body.push_str("<g");
        self.face(face, false);
        self.anchor(anchor);
        self.body.push('>');
        self.given = Given { ink: Some(face.ink), size: face.size, bold: face.bold, anchor };
        Group { tag: "</g>", begun: self.body.len(), ..outer }
    }

    /// Begins what is counted in tenths of a pixel from a place across.
    pub fn begin_beside(&mut self, at: i32) -> Group {
        let outer = self.outer();
        self.beside = Some(at);
        if self.medium != Medium::Page || at == 0 {
            return outer;
        }
        self.body.push_str("<svg");
        self.percent("x", at);
        self.body.push_str(" overflow=\"visible\">");
        Group { tag: "</svg>", begun: self.body.len(), ..outer }
    }

    fn outer(&self) -> Group {
        let start = self.body.len();
        Group { tag: "", start, begun: start, inks: self.inks, given: self.given, beside: self.beside }
    }

    /// Ends what was begun; where nothing was drawn in it, it isn't written.
    pub fn end(&mut self, group: Group) {
        (self.given, self.beside) = (group.given, group.beside);
        if self.body.len() > group.begun {
            self.body.push_str(group.tag);
        } else {
            self.body.truncate(group.start);
            self.inks = group.inks;
        }
    }
}
