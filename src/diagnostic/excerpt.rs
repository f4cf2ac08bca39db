//! Places in the texts of files, and the lines around them.
//!
//! A finding costs what its own lines cost: where the lines of a file begin is looked up once, and the renderer gets
//! no more of a file than it shows.

use super::plain::{acts, begins_bracket};
use super::texts::Texts;
use super::{Diagnostic, Label};
use crate::domain::{FileId, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Places that are farther apart than this, in lines, get an excerpt each; a place that is longer shows its first line.
const NEAR: usize = 200;

/// A line that is longer than this, in bytes, is named but not shown.
const LONGEST: usize = 64 << 10;

/// Characters are counted in steps of so many bytes.
const STEP: usize = 4096;

/// The files that findings point into.
pub(super) struct Files<'t>(BTreeMap<FileId, File<'t>>);

/// A file's path as it is printed, its text, and where in it things are.
pub(super) struct File<'t> {
    pub path: String,
    /// The path itself.
    pub name: &'t str,
    text: Cow<'t, str>,
    is_as_read: bool,
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters come before each step.
    characters: Vec<usize>,
}

impl<'t> Files<'t> {
    /// The files of findings.
    pub fn of<'d>(findings: impl Iterator<Item = &'d Diagnostic>, texts: &'t dyn Texts) -> Self {
        let mut files = BTreeMap::new();
        for label in findings.flat_map(|it| it.primary.iter().chain(&it.related)) {
            let file = label.span.file;
            files.entry(file).or_insert_with(|| File::of(texts.path(file), texts.current(file)));
        }
        Self(files)
    }

    /// The paths of those that are others than when the findings were made.
    pub fn changed(&self) -> impl Iterator<Item = &'t str> {
        self.0.values().filter(|file| !file.is_as_read).map(|file| file.name)
    }

    /// The file of a place of the findings.
    pub fn file(&self, span: Span) -> &File<'t> {
        &self.0[&span.file]
    }
}

impl<'t> File<'t> {
    fn of(name: &'t str, (text, is_as_read): (Cow<'t, str>, bool)) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        let steps = text.as_bytes().chunks(STEP).scan(0, |before, step| {
            let count = *before;
            *before += characters(step);
            Some(count)
        });
        let characters = steps.collect();
        let path = super::plain(name).into_owned();
        Self { path, name, text, is_as_read, lines, characters }
    }

    /// Line and column of a place, counted from 1; columns count characters.
    pub fn position(&self, span: Span) -> (usize, usize) {
        let start = self.clamped(span).start;
        let line = self.line(start);
        (line + 1, self.characters_before(start) - self.characters_before(self.lines[line]) + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let step = (offset / STEP).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(step).copied().unwrap_or_default();
        counted + characters(&self.text.as_bytes()[step * STEP..offset])
    }

    /// The line of an offset, from 0.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset) - 1
    }

    /// The byte range of a span, kept inside the text.
    fn clamped(&self, span: Span) -> Range<usize> {
        let start = (span.start as usize).min(self.text.len());
        start..(span.end as usize).clamp(start, self.text.len())
    }

    /// Where a line ends, its line end included.
    fn end(&self, line: usize) -> usize {
        self.lines.get(line + 1).copied().unwrap_or(self.text.len())
    }

    /// The lines around places of this file, those that are near each other together; the first place's come first.
    pub fn excerpts<'l>(&self, labels: &[(&'l Label, bool)]) -> Vec<Excerpt<'l>> {
        let mut places: Vec<Place<'l>> = labels.iter().map(|(label, primary)| self.place(label, *primary)).collect();
        let Some(first) = places.first().map(|place| place.lines.start) else { return Vec::new() };
        places.sort_by_key(|place| place.lines.start);
        let near = |a: &Place<'_>, b: &Place<'_>| b.lines.start <= a.lines.end + NEAR;
        let mut groups: Vec<&[Place<'l>]> = places.chunk_by(near).collect();
        groups.sort_by_key(|group| !group.iter().any(|place| place.lines.start == first));
        groups.into_iter().map(|group| self.excerpt(group)).collect()
    }

    fn place<'l>(&self, label: &'l Label, primary: bool) -> Place<'l> {
        let mut bytes = self.clamped(label.span);
        let start = self.line(bytes.start);
        let mut lines = start..self.line(bytes.end);
        if lines.len() > NEAR {
            (bytes.end, lines.end) = (self.end(start) - 1, start);
        }
        Place { label, primary, bytes, lines }
    }

    fn excerpt<'l>(&self, places: &[Place<'l>]) -> Excerpt<'l> {
        let from = places.iter().map(|place| place.lines.start).min().unwrap_or_default();
        let to = places.iter().map(|place| place.lines.end).max().unwrap_or_default();
        let shown = (from..=to).all(|line| self.end(line) - self.lines[line] <= LONGEST);
        let mut excerpt = Excerpt { line: from + 1, text: None, marks: Vec::new() };
        if shown {
            let (text, marks) = self.copied(self.lines[from]..self.end(to), places);
            (excerpt.text, excerpt.marks) = (Some(text), marks);
        }
        excerpt
    }

    /// A part of the text in which nothing acts on a terminal, with the places where they are in it.
    fn copied<'l>(&self, part: Range<usize>, places: &[Place<'l>]) -> (String, Vec<Mark<'l>>) {
        let mut bounds: BTreeMap<usize, usize> =
            places.iter().flat_map(|it| [it.bytes.start, it.bytes.end]).map(|at| (at, 0)).collect();
        let mut open = bounds.iter_mut().peekable();
        let mut out = String::with_capacity(part.len() + 16);
        let text = &self.text[part.clone()];
        for (at, c) in text.char_indices() {
            while let Some((_, to)) = open.next_if(|(bound, _)| **bound <= part.start + at) {
                *to = out.len();
            }
            match c {
                '\r' if text[at + 1..].starts_with('\n') => {}
                '\n' | '\t' => out.push(c),
                '#' if begins_bracket(&text[at..]) => out.extend(c.escape_unicode()),
                c if acts(c) => out.extend(c.escape_unicode()),
                c => out.push(c),
            }
        }
        open.for_each(|(_, to)| *to = out.len());
        let marks = places.iter().map(|it| Mark {
            label: it.label,
            primary: it.primary,
            bytes: bounds[&it.bytes.start]..bounds[&it.bytes.end],
        });
        let marks = marks.collect();
        (out, marks)
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// A label, with its bytes and its lines, the last one included, in the text.
struct Place<'l> {
    label: &'l Label,
    primary: bool,
    bytes: Range<usize>,
    lines: Range<usize>,
}

/// Lines of a file, to be shown.
pub(super) struct Excerpt<'l> {
    /// The number of the first line.
    pub line: usize,
    /// The lines, where they aren't too long to be shown.
    pub text: Option<String>,
    /// The places in that text.
    pub marks: Vec<Mark<'l>>,
}

/// A label, with its bytes in the excerpt.
pub(super) struct Mark<'l> {
    pub label: &'l Label,
    pub primary: bool,
    pub bytes: Range<usize>,
}
