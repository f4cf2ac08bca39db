//! The section below a table that says how its figures tie. Written here and not in the template, for the same
//! reason as the cells: an archive has hundreds of thousands of these lines.

use super::ties::{self, How, Other, Said};
use super::told::Sentences;
use crate::address::{Site, figure};
use crate::audit::{Entry, Examined, FigureId, Place};
use crate::domain::Announcement;
use crate::domain::statement::{Footing, Line, LineUnit, Method, Statement};
use crate::markdown::escape;
use crate::page::component::note::Notes;
use crate::page::component::table::{line, note, waiver};
use crate::words::{self, Words};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many other announcements that state figures of a line are named with it: the latest.
const ELSEWHERE: usize = 3;

/// The section.
#[derive(Debug, Serialize)]
pub struct TiesView {
    /// The lines that tie to something.
    pub lines: Vec<LineTies>,
    /// The other announcements that state figures of the table, each with its day.
    pub documents: Vec<DocumentView>,
}

/// A line.
#[derive(Debug, Serialize)]
pub struct LineTies {
    /// Id of the line.
    pub id: String,
    /// Label as printed, with the unit where others in the table have the same.
    pub label: String,
    /// What is said of it, as HTML: `li` elements.
    pub html: String,
}

/// Another announcement.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The printed date, by which the lines name it.
    pub day: String,
}

/// A line of this announcement, or a figure in none, that states figures of a line as well.
struct Beside {
    place: Place,
    alike: bool,
    cells: Vec<(usize, Place)>,
}

/// A further announcement that states figures of a line as well, or others instead, with the first of them.
struct Others {
    column: usize,
    alike: bool,
    entry: Entry,
}

/// A table of which the section tells.
struct Told<'a> {
    site: &'a Site<'a>,
    announcement: &'a Announcement,
    statement: &'a Statement,
    book: u32,
    home: usize,
    examined: Examined<'a>,
    sentences: Sentences,
    /// The columns in words, as HTML.
    columns: Vec<String>,
    words: &'static dyn Words,
}

/// The section of a statement's page; `None` for a table none of whose figures tie to anything.
pub fn view(
    site: &Site<'_>,
    announcement: &Announcement,
    statement: &Statement,
    notes: &Notes<'_>,
) -> Option<TiesView> {
    let book = u32::try_from(site.edition.position(&announcement.id)?).ok()?;
    let home = announcement.statements.iter().position(|it| it.id == statement.id)?;
    let examined = site.examine(announcement);
    let words = words::of(&site.edition.config().language);
    let columns = statement.columns.iter().map(|column| escaped(&note::column_words(column, words))).collect();
    let sentences = Sentences::of(&examined.book, &site.edition.config().charts, words);
    let told = Told { site, announcement, statement, book, home, examined, sentences, columns, words };
    let mut documents = BTreeMap::new();
    let said = ties::of_lines(&told.examined, home, &told.sentences);
    let waived = waiver::waived(site, announcement, statement);
    let mut lines = Vec::new();
    for (at, (line, said)) in statement.lines.iter().zip(&said).enumerate() {
        let mut html = String::new();
        for said in said {
            told.say(&mut html, at, said);
        }
        told.say_elsewhere(&mut html, at, &mut documents);
        waiver::explain(&mut html, announcement, statement, line, &waived, notes, words);
        if !html.is_empty() {
            lines.push(LineTies { id: line.id.value.to_string(), label: name(statement, line, words), html });
        }
    }
    let documents = documents.into_iter().map(|(book, day)| {
        let other = site.edition.announcements[book as usize];
        DocumentView { href: format!("../../{}/index.html", other.id), title: other.title.to_string(), day }
    });
    let documents = documents.collect();
    (!lines.is_empty()).then_some(TiesView { lines, documents })
}

// Writing to a String can't fail, so that results of `write!` are dropped here.
impl Told<'_> {
    fn say(&self, html: &mut String, at: usize, said: &Said) {
        let line = &self.statement.lines[at];
        html.push_str("<li>");
        if said.columns.len() < self.stated(at) && said.how != How::Told {
            for (index, column) in said.columns.iter().enumerate() {
                html.push_str(if index > 0 { "; " } else { "" });
                html.push_str(&self.columns[*column as usize]);
            }
            html.push_str(": ");
        }
        match said.how {
            How::Sum if self.statement.footing == Footing::Rounded => self.sum(html, "Sum, within rounding: ", said),
            How::Sum => self.sum(html, "Sum: ", said),
            How::Equal => self.sum(html, "Equal to ", said),
            How::Closing => {
                self.sum(html, "Equal to ", said);
                html.push_str(" at the end of the period");
            }
            How::Opening => {
                self.sum(html, "Equal to ", said);
                html.push_str(" at the end of the day before the period");
            }
            How::RollForward => self.sum(html, "The balance before and ", said),
            How::Quotient => {
                self.list(html, "", " ÷ ", said);
                html.push_str(if line.unit == LineUnit::Percent { ", in percent" } else { "" });
            }
            How::PerAds => self.per_ads(html, line, said),
            How::Method(method) => self.method(html, method, said),
            How::Part => self.list(html, "Part of ", ", ", said),
            How::Told => self.list(html, "Told in ", ", ", said),
            How::Input => self.list(html, "Goes into ", ", ", said),
        }
        html.push_str("</li>");
    }

    fn sum(&self, html: &mut String, lead: &str, said: &Said) {
        html.push_str(lead);
        for (index, (other, negative)) in said.others.iter().enumerate() {
            html.push_str(match (index, negative) {
                (0, false) => "",
                (0, true) => "− ",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            self.link(html, *other);
            self.home_of(html, *other);
        }
    }

    fn list(&self, html: &mut String, lead: &str, between: &str, said: &Said) {
        html.push_str(lead);
        for (index, (other, _)) in said.others.iter().enumerate() {
            html.push_str(if index > 0 { between } else { "" });
            self.link(html, *other);
            // Several of one table share its title.
            let next = said.others.get(index + 1).map(|(next, _)| *next);
            match (*other, next) {
                (Other::Line(table, _), Some(Other::Line(next, _))) if table == next => {}
                _ => self.home_of(html, *other),
            }
        }
    }

    fn per_ads(&self, html: &mut String, line: &Line, said: &Said) {
        let ratio = self.shares_per_ads();
        if line.unit == LineUnit::Ads {
            self.list(html, "", "", said);
            let _ = write!(html, " ÷ {ratio}");
        } else {
            let _ = write!(html, "{ratio} × the printed ");
            self.list(html, "", "", said);
        }
    }

    fn shares_per_ads(&self) -> u32 {
        self.site.edition.issuer().ads.as_ref().map_or(1, |ads| ads.shares_per_ads)
    }

    fn method(&self, html: &mut String, method: Option<Method>, said: &Said) {
        match method {
            Some(Method::Translated) => {
                let rate = said.others.iter().find_map(|(other, _)| match other {
                    Other::Place(Place::Rate(at)) => self.announcement.rates.get(*at as usize),
                    _ => None,
                });
                html.push_str("translated");
                if let Some(rate) = rate {
                    html.push_str(" at ");
                    escape(html, &self.words.equation(rate));
                }
            }
            Some(Method::Footed) => html.push_str("sum of the rounded figures in this column"),
            Some(Method::Balancing) => html.push_str("what the total leaves"),
            Some(Method::PerAds | Method::Divided) => {}
            None => html.push_str("no money, so not translated"),
        }
    }

    fn link(&self, html: &mut String, other: Other) {
        html.push_str("<a href=\"");
        match other {
            Other::Line(at, line) => {
                let statement = &self.announcement.statements[at as usize];
                let line = &statement.lines[line as usize];
                let id = &statement.id.value;
                if at as usize != self.home {
                    let _ = write!(html, "../{id}/index.html");
                }
                let _ = write!(html, "#{id}.{}\">", line.id.value);
                escape(html, &name(statement, line, self.words));
            }
            Other::Place(Place::Text(at)) => {
                let sentence = self.sentences.sentence(at);
                let (anchor, words) = sentence.map_or(("", ""), |it| (&*it.anchor, &*it.words));
                let hash = if anchor.is_empty() { "" } else { "#" };
                let _ = write!(html, "../index.html{hash}{anchor}\">");
                escape(html, words);
            }
            Other::Place(of) => {
                escape(html, &figure::href("../", self.announcement, of));
                html.push_str("\">");
                escape(html, label(self.announcement, of));
            }
        }
        html.push_str("</a>");
    }

    /// The title of the table that a line stands in, where it is another one.
    fn home_of(&self, html: &mut String, other: Other) {
        if let Other::Line(at, _) = other
            && at as usize != self.home
        {
            html.push_str(" (");
            escape(html, &self.announcement.statements[at as usize].title);
            html.push(')');
        }
    }

    /// The other places that state figures of a line.
    fn say_elsewhere(&self, html: &mut String, at: usize, documents: &mut BTreeMap<u32, String>) {
        let (beside, others) = self.elsewhere(at);
        for (alike, lead) in [(true, "<li>Also stated: "), (false, "<li>Stated otherwise: ")] {
            let mut between = lead;
            for it in beside.iter().filter(|it| it.alike == alike) {
                html.push_str(std::mem::replace(&mut between, "; "));
                self.link_beside(html, at, it);
            }
            let others: Vec<&Others> = others.iter().filter(|it| it.alike == alike).collect();
            if !others.is_empty() {
                html.push_str(std::mem::replace(&mut between, "; "));
                self.link_others(html, &others, alike, documents);
            }
            html.push_str(if between == lead { "" } else { "</li>" });
        }
    }

    /// The latest announcements, each linked to its first figure; of those that state another one, with its column.
    fn link_others(&self, html: &mut String, others: &[&Others], alike: bool, documents: &mut BTreeMap<u32, String>) {
        for (index, it) in others.iter().rev().take(ELSEWHERE).enumerate() {
            let book = it.entry.figure.book;
            let other = self.site.edition.announcements[book as usize];
            let day = documents.entry(book).or_insert_with(|| self.words.date(other.dated.value));
            html.push_str(if index > 0 { ", <a href=\"" } else { "on <a href=\"" });
            escape(html, &figure::href(&format!("../../{}/", other.id), other, it.entry.place));
            for part in ["\">", day, "</a>"] {
                html.push_str(part);
            }
            if !alike {
                let _ = write!(html, " ({})", self.columns[it.column]);
            }
        }
        if let Some(more) = others.len().checked_sub(ELSEWHERE).filter(|more| *more > 0) {
            let _ = write!(html, " and {more} times before");
        }
    }

    /// Where this announcement states figures of a line as well: in the line of another table where all of them.
    fn link_beside(&self, html: &mut String, at: usize, it: &Beside) {
        let line = |place: Place| match place {
            Place::Cell(statement, line, _) => Some(Other::Line(statement, line)),
            _ => None,
        };
        let first = line(it.place);
        match first {
            Some(other)
                if it.cells.len() == self.stated(at) && it.cells.iter().all(|(_, place)| line(*place) == first) =>
            {
                self.link(html, other);
                self.home_of(html, other);
            }
            _ => {
                escape(html, label(self.announcement, it.place));
                for (index, (column, place)) in it.cells.iter().enumerate() {
                    html.push_str(if index > 0 { "; <a href=\"" } else { " (<a href=\"" });
                    escape(html, &figure::href("../", self.announcement, *place));
                    for part in ["\">", &self.columns[*column], "</a>"] {
                        html.push_str(part);
                    }
                }
                html.push(')');
            }
        }
    }

    /// In how many columns a line states something.
    fn stated(&self, at: usize) -> usize {
        self.statement.lines[at].cells.iter().filter(|cell| cell.printed.is_some()).count()
    }

    fn elsewhere(&self, line: usize) -> (Vec<Beside>, Vec<Others>) {
        let (mut beside, mut others): (Vec<Beside>, Vec<Others>) = (Vec::new(), Vec::new());
        for column in 0..self.statement.columns.len() {
            let Some(fact) = self.examined.book.cell(self.home, line, column) else { continue };
            let value = &self.examined.book.fact(fact).value;
            for entry in self.site.audit.index.of(FigureId { book: self.book, fact }) {
                let (place, alike) = (entry.place, entry.says(value));
                if entry.figure.book != self.book {
                    let named = |it: &Others| it.alike == alike && it.entry.figure.book == entry.figure.book;
                    if !others.iter().any(named) {
                        others.push(Others { column, alike, entry });
                    }
                } else if !is_of_line(place, self.home, line) {
                    match beside.iter_mut().find(|it| it.alike == alike && is_beside(it.place, place)) {
                        Some(it) => it.cells.push((column, place)),
                        None => beside.push(Beside { place, alike, cells: vec![(column, place)] }),
                    }
                }
            }
        }
        others.sort_by_key(|it| it.entry.figure.book);
        (beside, others)
    }
}

/// Whether a place is in the line itself: a count stands in a translated column as well, which says nothing new.
fn is_of_line(place: Place, home: usize, line: usize) -> bool {
    matches!(place, Place::Cell(statement, of, _) if (statement as usize, of as usize) == (home, line))
}

/// Whether two places of an announcement are in one line.
fn is_beside(a: Place, b: Place) -> bool {
    match (a, b) {
        (Place::Cell(a, line, _), Place::Cell(b, other, _)) => (a, line) == (b, other),
        (a, b) => a == b,
    }
}

/// A line by its label, and by what it counts where others in the table have the same.
fn name(statement: &Statement, line: &Line, words: &dyn Words) -> String {
    let shared = statement.lines.iter().filter(|other| other.label == line.label).count() > 1;
    match line::unit(statement, line, words).filter(|_| shared) {
        Some(unit) => format!("{}, {unit}", line.label),
        None => line.label.to_string(),
    }
}

/// What a place other than a cell is called where it is referred to.
fn label(announcement: &Announcement, place: Place) -> &str {
    match place {
        Place::Cell(statement, ..) => announcement.statements.get(statement as usize).map_or("", |it| &it.title),
        Place::Metric(..) | Place::Change(..) | Place::Share(..) | Place::Part(..) => "Operating metrics",
        Place::Figure(at) => announcement.figures.get(at as usize).map_or("", |it| &it.label),
        Place::Guidance(_) => "Outlook",
        Place::Plan(_) => "Share repurchase",
        Place::Dividend => "Dividend",
        Place::Issuance => "Shares issued",
        Place::Rate(_) => "Exchange rates",
        Place::Text(_) => "the text",
        Place::Issuer => "The company",
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(&mut html, text);
    html
}
