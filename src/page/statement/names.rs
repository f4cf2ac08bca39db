//! The lines of an announcement's statements by name, and as links from the page of one of them.

use crate::domain::Announcement;
use crate::domain::statement::{Line, Statement};
use crate::markdown::escape;
use crate::page::component::table::unit;
use crate::words::Words;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The names of the lines of an announcement's statements, each statement's made once one of them is asked for.
#[derive(Debug)]
pub struct Names<'a> {
    announcement: &'a Announcement,
    /// The statement whose page it is.
    home: usize,
    words: &'static dyn Words,
    names: Vec<OnceCell<Vec<String>>>,
    links: Vec<OnceCell<Vec<String>>>,
}

impl<'a> Names<'a> {
    /// Those on the page of the statement at a position.
    pub fn new(announcement: &'a Announcement, home: usize, words: &'static dyn Words) -> Self {
        let cells = || announcement.statements.iter().map(|_| OnceCell::new()).collect();
        Self { announcement, home, words, names: cells(), links: cells() }
    }

    /// The names of the lines of a statement: their labels, with what they count where others have the same.
    pub fn of(&self, statement: usize) -> &[String] {
        self.names[statement].get_or_init(|| names(&self.announcement.statements[statement], self.words))
    }

    /// A line as a link, as HTML.
    pub fn link(&self, statement: usize, line: usize) -> &str {
        &self.links[statement].get_or_init(|| self.links(statement))[line]
    }

    fn links(&self, at: usize) -> Vec<String> {
        let statement = &self.announcement.statements[at];
        let id = &statement.id.value;
        let page = if at == self.home { String::new() } else { format!("../{id}/index.html") };
        let link = |(line, name): (&Line, &String)| {
            let mut html = format!("<a href=\"{page}#{id}.{}\">", line.id.value);
            escape(&mut html, name);
            html.push_str("</a>");
            html
        };
        statement.lines.iter().zip(self.of(at)).map(link).collect()
    }
}

fn names(statement: &Statement, words: &dyn Words) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    statement.lines.iter().for_each(|line| *counts.entry(&line.label).or_default() += 1);
    let name = |line: &Line| match unit::of(statement, line, words).filter(|_| counts[&*line.label] > 1) {
        Some(unit) => format!("{}, {unit}", unit::label(line, words)),
        None => unit::label(line, words).to_owned(),
    };
    statement.lines.iter().map(name).collect()
}
