//! `llms.txt` (<https://llmstxt.org>): where programs that read for people find what the site has, in Markdown.

use crate::address::{DataFile, Page, Route, Site, path};
use crate::domain::event::EventKind;
use crate::domain::{Announcement, Kind};
use crate::history::catalog::Scope;
use crate::history::feed::Topic;
use crate::words::Words;
use crate::words::term::Term;
use std::fmt::Write;

/// How many announcements it names, the newest.
const NEWEST: usize = 20;

/// The text.
#[must_use]
pub fn text(site: &Site<'_>, words: &dyn Words) -> String {
    let (edition, config) = (site.edition, site.edition.config());
    let base = &*config.base_url.value;
    let mut text = format!("# {}\n\n> {}\n", line(&config.title), line(&config.description));
    let pages = [
        (words.term(Term::Home), path::HOME.to_owned()),
        (words.term(Term::Announcements), path::list(Scope::<Kind>::Front)),
        (words.term(Term::Results), path::RESULTS.to_owned()),
        (words.term(Term::Financials), path::FIGURES.to_owned()),
        (words.term(Term::Calendar), path::list(Scope::<EventKind>::Front)),
        (words.term(Term::Shareholders), path::SHAREHOLDERS.to_owned()),
        (words.term(Term::Company), path::COMPANY.to_owned()),
        (words.term(Term::Checks), path::CHECKS.to_owned()),
    ];
    section(&mut text, words.term(Term::Pages));
    for (name, page) in pages.iter().filter(|(_, page)| site.has(page)) {
        let _ = writeln!(text, "- [{}]({base}{})", line(name), path::twin(page));
    }
    if !edition.announcements.is_empty() {
        section(&mut text, words.term(Term::Announcements));
    }
    for it in edition.announcements.iter().rev().take(NEWEST) {
        let twin = path::twin(&path::announcement(&it.id));
        let _ = write!(text, "- [{}]({base}{twin}): {}", line(&it.title), it.dated.value);
        let _ = match &it.summary {
            Some(summary) => writeln!(text, ". {}", line(&summary.value)),
            None => writeln!(text),
        };
    }
    section(&mut text, words.term(Term::DataFiles));
    let newest = edition.announcements.get(edition.announcements.len().saturating_sub(NEWEST)..).unwrap_or_default();
    let is_named = |route: &&Route<'_>| matches!(route.page, Page::Data(file) if is_named(site, newest, file));
    for Route { path, .. } in site.routes.iter().filter(is_named) {
        let _ = writeln!(text, "- [{path}]({base}{})", path::encoded(path));
    }
    text
}

/// Whether it names a file: those of the whole site and of years, and of the newest announcements their reports, which are of use
/// with their taxonomy. Whatever else stands beside pages these lead to.
fn is_named(site: &Site<'_>, newest: &[&Announcement], file: DataFile<'_>) -> bool {
    match file {
        DataFile::Announcements
        | DataFile::Events
        | DataFile::Calendar(_)
        | DataFile::Financials(None)
        | DataFile::FinancialsWorkbook
        | DataFile::Results
        | DataFile::Dividends
        | DataFile::Repurchases
        | DataFile::Meetings
        | DataFile::Shares
        | DataFile::People
        | DataFile::Names
        | DataFile::FactsOfYear(..)
        | DataFile::FactsWorkbook(_)
        | DataFile::XbrlTaxonomy
        | DataFile::Package => true,
        DataFile::XbrlReport(of) => newest.iter().any(|it| it.id == of.id),
        DataFile::Feed(at, None, _) => matches!(site.history.feeds[at].topic, Topic::All | Topic::Events),
        DataFile::Feed(_, Some(_), _)
        | DataFile::Statement(..)
        | DataFile::Financials(Some(_))
        | DataFile::Metric(_)
        | DataFile::Figures(_)
        | DataFile::Facts(..)
        | DataFile::Workbook(_)
        | DataFile::XbrlSchema(_)
        | DataFile::Schema(_)
        | DataFile::Event(_)
        | DataFile::WithdrawnEvent(_)
        | DataFile::Llms
        | DataFile::Picture(_)
        | DataFile::Icon
        | DataFile::Sitemap(_)
        | DataFile::Robots
        | DataFile::SearchScript
        | DataFile::Ledger
        | DataFile::Manifest => false,
    }
}

fn section(text: &mut String, name: &str) {
    let _ = write!(text, "\n## {name}\n\n");
}

/// A text in one line, none of whose signs means something in Markdown.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = String::with_capacity(text.len());
    for c in words.join(" ").chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '`' | '*' | '_' | '~') {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_means_itself() {
        assert_eq!(line("A `x`\n *b* a_b [c]"), "A \\`x\\` \\*b\\* a\\_b \\[c\\]");
    }
}
