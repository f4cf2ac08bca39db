//! What is said of a line, as HTML. Written here and not in a template, for the same reason as the cells: an archive has
//! hundreds of thousands of these lines.

use super::elsewhere::{Beside, Elsewhere, Other as Stating};
use super::names::Names;
use super::ties::{How, Other, Said};
use super::told::Sentences;
use crate::address::{Site, figure};
use crate::audit::Place;
use crate::domain::Announcement;
use crate::domain::statement::{Footing, Line, LineUnit, Method, Statement};
use crate::markdown::escape;
use crate::words::Words;
use crate::words::term::Term;
use crate::words::tie::Holds;
use std::fmt::Write;

/// Of those that state another figure, so many are named: the latest.
const OTHERWISE: usize = 3;

/// Writes what is said of the lines of a statement.
pub struct Writer<'a> {
    pub site: &'a Site<'a>,
    pub announcement: &'a Announcement,
    pub statement: &'a Statement,
    /// The position of the statement in its announcement.
    pub home: usize,
    pub sentences: Sentences,
    pub names: Names<'a>,
    /// The columns in words, as HTML.
    pub columns: Vec<String>,
    pub words: &'static dyn Words,
}

// Writing to a String can't fail, so that results of `write!` are dropped here.
impl Writer<'_> {
    /// Appends a sentence of the line at a position, as an `li` element.
    pub fn say(&self, html: &mut String, at: usize, said: &Said) {
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
            How::Sum if self.statement.footing == Footing::Rounded => self.sum(html, Holds::RoundedSum, said),
            How::Sum => self.sum(html, Holds::Sum, said),
            How::Equal => self.sum(html, Holds::Equal, said),
            How::Closing => self.sum(html, Holds::Closing, said),
            How::Opening => self.sum(html, Holds::Opening, said),
            How::RollForward => self.sum(html, Holds::RollForward, said),
            How::Quotient => {
                self.list(html, " ÷ ", said);
                html.push_str(if line.sign() == "%" { self.words.in_percent() } else { "" });
            }
            How::PerAds => self.per_ads(html, line, said),
            How::Method(Some(Method::Translated)) => {
                let rate = said.others.iter().find_map(|(other, _)| self.rate(*other));
                escape(html, &self.words.translated(rate.as_deref()));
            }
            How::Method(method) => html.push_str(self.words.untranslated(method)),
            How::Part => self.named(html, Holds::Part, said),
            How::Told => self.named(html, Holds::Told, said),
            How::Input => self.named(html, Holds::Input, said),
        }
        html.push_str("</li>");
    }

    /// The rate that the other end of a tie is, as an equation.
    pub fn rate(&self, other: Other) -> Option<String> {
        let Other::Place(Place::Rate(at)) = other else { return None };
        self.announcement.rates.get(at as usize).map(|rate| self.words.equation(rate))
    }

    fn sum(&self, html: &mut String, holds: Holds, said: &Said) {
        let (before, behind) = self.words.around(holds);
        html.push_str(before);
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
        html.push_str(behind);
    }

    fn named(&self, html: &mut String, holds: Holds, said: &Said) {
        let (before, behind) = self.words.around(holds);
        html.push_str(before);
        self.list(html, ", ", said);
        html.push_str(behind);
    }

    fn list(&self, html: &mut String, between: &str, said: &Said) {
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
        let ads = self.site.edition.issuer().ads.as_ref();
        let ratio = ads.map(|ads| ads.ratio_on(self.announcement.dated.value)).unwrap_or_default();
        if line.unit == LineUnit::Ads {
            self.list(html, "", said);
            let _ = write!(html, " ÷ {ratio}");
        } else {
            let printed = self.statement.columns.iter().any(|column| line.takes_printed(&column.id));
            html.push_str(&self.words.times(ratio, printed));
            self.list(html, "", said);
        }
    }

    fn link(&self, html: &mut String, other: Other) {
        match other {
            Other::Line(at, line) => html.push_str(self.names.link(at as usize, line as usize)),
            Other::Place(Place::Text(at)) => {
                let sentence = self.sentences.sentence(at);
                let (anchor, words) = sentence.map_or(("", ""), |it| (&*it.anchor, &*it.words));
                let hash = if anchor.is_empty() { "" } else { "#" };
                let _ = write!(html, "<a href=\"../index.html{hash}{anchor}\">");
                escape(html, words);
                html.push_str("</a>");
            }
            Other::Place(of) => {
                html.push_str("<a href=\"");
                escape(html, &figure::href("../", self.announcement, of));
                html.push_str("\">");
                escape(html, self.label(of));
                html.push_str("</a>");
            }
        }
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

    /// Appends where else the figures of a line are stated, as `li` elements.
    pub fn say_elsewhere(&self, html: &mut String, at: usize, (beside, others): &Elsewhere) {
        for (alike, holds) in [(true, Holds::AlsoStated), (false, Holds::StatedOtherwise)] {
            let (before, behind) = self.words.around(holds);
            let start = html.len();
            html.push_str("<li>");
            html.push_str(before);
            let begun = html.len();
            for it in beside.iter().filter(|it| it.alike == alike) {
                html.push_str(if html.len() > begun { "; " } else { "" });
                self.link_beside(html, at, it);
            }
            let others: Vec<&Stating> = others.iter().filter(|it| it.alike == alike).collect();
            if !others.is_empty() {
                html.push_str(if html.len() > begun { "; " } else { "" });
                self.link_others(html, &others, alike);
            }
            if html.len() == begun {
                html.truncate(start);
            } else {
                html.push_str(behind);
                html.push_str("</li>");
            }
        }
    }

    /// The latest announcement that states the same, linked to its first figure; of those that state another one some, with
    /// the column.
    fn link_others(&self, html: &mut String, others: &[&Stating], alike: bool) {
        let named = if alike { 1 } else { OTHERWISE };
        html.push_str(self.words.on());
        for (index, it) in others.iter().rev().take(named).enumerate() {
            let other = self.site.edition.announcements[it.entry.figure.book as usize];
            html.push_str(if index > 0 { ", <a href=\"../../" } else { "<a href=\"../../" });
            figure::push_href(html, &other.id, other, it.entry.place);
            for part in ["\">", &self.words.date(other.dated.value), "</a>"] {
                html.push_str(part);
            }
            if !alike {
                let _ = write!(html, " ({})", self.columns[it.column]);
            }
        }
        if let Some(more) = others.len().checked_sub(named).filter(|more| *more > 0) {
            html.push_str(&self.words.times_before(more));
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
                escape(html, self.label(it.place));
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

    /// In how many columns of figures, and of their differences, a line states something.
    fn stated(&self, at: usize) -> usize {
        let cells = &self.statement.lines[at].cells;
        let stated = |column: &usize| cells.get(*column).is_some_and(|cell| cell.printed.is_some());
        self.statement.columns_that_foot().filter(stated).count()
    }

    /// What a place other than a cell is called where it is referred to.
    fn label(&self, place: Place) -> &str {
        let term = |term| self.words.term(term);
        match place {
            Place::Cell(statement, ..) => {
                self.announcement.statements.get(statement as usize).map_or("", |it| &it.title)
            }
            Place::Metric(..) | Place::Change(..) | Place::Share(..) | Place::Part(..) => term(Term::Metrics),
            Place::Figure(at) => self.announcement.figures.get(at as usize).map_or("", |it| &it.label),
            Place::Guidance(_) => term(Term::Outlook),
            Place::Own(_) => self.words.kind(self.announcement.kind()),
            Place::Plan(_) => term(Term::Repurchase),
            Place::Rate(_) => term(Term::Rates),
            Place::Text(_) => term(Term::TheText),
            Place::Issuer => term(Term::TheCompany),
        }
    }
}
