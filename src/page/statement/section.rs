//! The section below a table that says where its figures come from.

use super::elsewhere::{self, Elsewhere};
use super::names::Names;
use super::sentence::Writer;
use super::ties::{self, How, Said};
use super::told::Sentences;
use crate::address::Site;
use crate::domain::Announcement;
use crate::domain::statement::{Method, Statement};
use crate::markdown::escape;
use crate::page::component::note::Notes;
use crate::page::component::source::{Source, source};
use crate::page::component::table::note::column_words;
use crate::page::component::table::waiver::{self, Waived};
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many other announcements are named: the latest.
const DOCUMENTS: usize = 12;

/// The section.
#[derive(Debug, Serialize)]
pub struct TiesView {
    /// At which rates whole columns are translated.
    translations: Vec<String>,
    /// The other announcements that state figures of the table, the latest first.
    documents: Vec<Source>,
    /// How many more there are.
    more: usize,
    /// The lines of whose figures something is said and what it is, as HTML: cards that open at the mark of their line.
    lines: String,
}

/// How the figures of a statement tie, before it is written.
pub struct Section<'a> {
    writer: Writer<'a>,
    said: Vec<Vec<Said>>,
    elsewhere: Vec<Elsewhere>,
    waived: Vec<Waived<'a>>,
    translations: Vec<String>,
}

impl<'a> Section<'a> {
    /// That of a public announcement's statement.
    pub fn of(
        site: &'a Site<'a>,
        announcement: &'a Announcement,
        statement: &'a Statement,
        words: &'static dyn Words,
    ) -> Option<Self> {
        let book = u32::try_from(site.edition.position(&announcement.id)?).ok()?;
        let home = announcement.statements.iter().position(|it| it.id == statement.id)?;
        let examined = site.examine(announcement);
        let dimensions = site.edition.definitions().dimensions;
        let columns = statement.columns.iter().map(|column| {
            let mut html = String::new();
            escape(&mut html, &column_words(column, dimensions, words));
            html
        });
        let sentences = Sentences::of(&examined.book, &site.edition.config().charts, words);
        let mut said = ties::of_lines(&examined, home, &sentences);
        let of_line = |line| elsewhere::of_line(site, &examined, book, home, line);
        let elsewhere = (0..statement.lines.len()).map(of_line).collect();
        let (columns, names) = (columns.collect(), Names::new(announcement, home, words));
        let writer = Writer { site, announcement, statement, home, sentences, names, columns, words };
        let translations = translations(&writer, &mut said);
        let waived = waiver::waived(site, announcement, statement);
        Some(Self { writer, said, elsewhere, waived, translations })
    }

    /// Whether something is said of the line at a position.
    pub fn tells(&self, at: usize) -> bool {
        let (beside, others) = &self.elsewhere[at];
        let id = &self.writer.statement.lines[at].id.value;
        let is_waived = || self.waived.iter().any(|it| *it.line == **id);
        !self.said[at].is_empty() || !beside.is_empty() || !others.is_empty() || is_waived()
    }

    /// The section; `None` for a table none of whose figures tie to anything. `root` is the way to the site's base.
    pub fn view(&self, notes: &Notes<'_>, root: &str) -> Option<TiesView> {
        let Writer { site, announcement, statement, home, names, words, .. } = &self.writer;
        let dimensions = site.edition.definitions().dimensions;
        let mut html = String::new();
        for at in (0..statement.lines.len()).filter(|at| self.tells(*at)) {
            let line = &statement.lines[at];
            let id = &line.id.value;
            for part in
                ["\n<div class=\"source-card\" id=\"ties_", id, "\" popover><h3>", names.link(*home, at), "</h3><ul>"]
            {
                html.push_str(part);
            }
            self.said[at].iter().for_each(|said| self.writer.say(&mut html, at, said));
            self.writer.say_elsewhere(&mut html, at, &self.elsewhere[at]);
            waiver::explain(&mut html, announcement, statement, line, &self.waived, notes, (dimensions, *words));
            let close = words.term(Term::Close);
            for part in [
                "</ul><button type=\"button\" popovertarget=\"ties_",
                id,
                "\" popovertargetaction=\"hide\">",
                close,
                "</button></div>",
            ] {
                html.push_str(part);
            }
        }
        let stating = self.elsewhere.iter().flat_map(|(_, others)| others).map(|it| it.entry.figure.book);
        let books: BTreeSet<u32> = stating.collect();
        let latest = books.iter().rev().take(DOCUMENTS);
        let documents = latest.map(|book| source(site, site.edition.announcements[*book as usize], root)).collect();
        let view = TiesView {
            translations: self.translations.clone(),
            documents,
            more: books.len().saturating_sub(DOCUMENTS),
            lines: html,
        };
        (!view.lines.is_empty() || !view.translations.is_empty()).then_some(view)
    }
}

/// Takes from the lines that a column of theirs is translated, where that or another way in which a figure came about is said of
/// every figure of the column, and says it once.
fn translations(writer: &Writer<'_>, said: &mut [Vec<Said>]) -> Vec<String> {
    let plain = How::Method(Some(Method::Translated));
    let mut told = Vec::new();
    for (column, at) in (0..writer.statement.columns.len()).zip(0_u32..) {
        let is_of = |said: &&Said| matches!(said.how, How::Method(_)) && said.columns.contains(&at);
        let is_stated = |line: usize| {
            let cells = &writer.statement.lines[line].cells;
            cells.get(column).is_some_and(|cell| cell.printed.is_some())
        };
        let is_told = |line: usize| said[line].iter().any(|said| is_of(&said));
        let is_whole = (0..said.len()).all(|line| is_told(line) || !is_stated(line));
        let rate = said.iter().flatten().filter(is_of).find(|said| said.how == plain);
        let rate = rate.and_then(|said| said.others.iter().find_map(|(other, _)| writer.rate(*other)));
        let Some(rate) = rate.filter(|_| is_whole) else { continue };
        let dimensions = writer.site.edition.definitions().dimensions;
        let name = column_words(&writer.statement.columns[column], dimensions, writer.words);
        told.push(writer.words.column_translated(&name, &rate));
        for said in said.iter_mut() {
            said.iter_mut().filter(|said| said.how == plain).for_each(|said| said.columns.retain(|it| *it != at));
            said.retain(|said| !said.columns.is_empty());
        }
    }
    told
}
