//! `llms.txt` (<https://llmstxt.org>): where programs that read for people find what the site has, in Markdown.

use crate::address::{FeedForm, Site, path};
use crate::domain::Kind;
use crate::domain::event::EventKind;
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
    let files = [
        path::ANNOUNCEMENTS_CSV,
        path::EVENTS_CSV,
        path::FINANCIALS_CSV,
        path::RESULTS_CSV,
        path::DIVIDENDS_CSV,
        path::REPURCHASES_CSV,
        path::MEETINGS_CSV,
        path::SHARES_CSV,
        path::PEOPLE_CSV,
        path::NAMES_CSV,
    ];
    for file in files.iter().filter(|file| site.has(file)) {
        let _ = writeln!(text, "- [{0}]({base}{0})", file);
    }
    for feed in site.history.feeds.iter().filter(|feed| matches!(feed.topic, Topic::All | Topic::Events)) {
        for form in FeedForm::ALL {
            let _ = writeln!(text, "- [{0}]({base}{0})", path::feed(&site.history, &feed.topic, None, form));
        }
    }
    text
}

fn section(text: &mut String, name: &str) {
    let _ = write!(text, "\n## {name}\n\n");
}

/// A text in one line, whose brackets end no link.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]").replace('<', "\\<")
}
