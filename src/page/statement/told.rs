//! The sentences of an announcement that tell its figures, each with an address and the words by which it is known.

use crate::address::figure;
use crate::audit::{Book, Place};
use crate::config::ChartSpec;
use crate::domain::span::Name;
use crate::domain::{Announcement, Details, Span};
use crate::history::drawn::is_drawn_for;
use crate::prose::{Passage, passages};
use crate::words::Words;
use crate::words::term::Term;
use std::ops::Range;

/// The most characters of a sentence that stand for it.
const LENGTH: usize = 60;

/// A sentence, or another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its address on the announcement's page; nothing for the page itself.
    pub anchor: String,
    /// Its words, or what it is called.
    pub words: String,
}

/// The sentences of the texts of an announcement.
#[derive(Debug)]
pub struct Sentences {
    /// For each figure of the texts, the first one of its sentence.
    first: Vec<u32>,
    /// Those of the figures that are the first of theirs.
    sentences: Vec<Option<Sentence>>,
}

impl Sentences {
    /// The sentences of an announcement with these figures, on a site with these charts.
    pub fn of(book: &Book<'_>, charts: &[ChartSpec], words: &dyn Words) -> Self {
        let texts = book.facts.iter().filter(|fact| matches!(fact.place, Place::Text(_)));
        let passages = passages(&book.announcement.body);
        let ties = told(&passages);
        let mut known: Vec<(Key, u32)> = Vec::new();
        let (mut first, mut sentences) = (Vec::new(), Vec::new());
        for (at, fact) in (0..).zip(texts) {
            let (key, sentence) = sentence_of(book.announcement, charts, &ties, fact.span, words);
            match known.iter().find(|(it, _)| *it == key) {
                Some((_, earlier)) => {
                    first.push(*earlier);
                    sentences.push(None);
                }
                None => {
                    known.push((key, at));
                    first.push(at);
                    sentences.push(Some(sentence));
                }
            }
        }
        Self { first, sentences }
    }

    /// The first figure of the sentence that a figure of the text stands in.
    pub fn first(&self, text: u32) -> u32 {
        self.first.get(text as usize).copied().unwrap_or(text)
    }

    /// The sentence that begins with a figure of the text.
    pub fn sentence(&self, first: u32) -> Option<&Sentence> {
        self.sentences.get(first as usize)?.as_ref()
    }
}

/// What tells sentences apart: passage and beginning, or the place of another text.
#[derive(PartialEq, Eq)]
enum Key {
    Sentence(usize, usize),
    Elsewhere(String),
}

/// A tie of the text: its place, its number, its passage and its words there.
struct Told<'p> {
    span: Span,
    nth: usize,
    at: usize,
    passage: &'p Passage,
    words: &'p Range<usize>,
}

fn told(passages: &[Passage]) -> Vec<Told<'_>> {
    let ties =
        passages.iter().enumerate().flat_map(|(at, passage)| passage.ties.iter().map(move |tie| (at, passage, tie)));
    let told =
        ties.zip(1..).map(|((at, passage, tie), nth)| Told { span: tie.span, nth, at, passage, words: &tie.words });
    told.collect()
}

/// The sentence of a figure; ties stand in the order of their places.
fn sentence_of(
    announcement: &Announcement,
    charts: &[ChartSpec],
    ties: &[Told<'_>],
    figure: Span,
    words: &dyn Words,
) -> (Key, Sentence) {
    let before = ties.partition_point(|tie| tie.span.start <= figure.start);
    let tie = before.checked_sub(1).and_then(|at| ties.get(at)).filter(|tie| holds(tie.span, figure));
    if let Some(Told { nth, at, passage, words: tied, .. }) = tie {
        let sentence = around(&passage.words, tied);
        let shown = shortened(&passage.words, &sentence, tied);
        return (Key::Sentence(*at, sentence.start), Sentence { anchor: figure::tie_anchor(*nth), words: shown });
    }
    // A change that is told without a tie stands in the sentence of the figure that changed.
    let beside = ties[before.saturating_sub(1)..].iter().take(2).find_map(|it| {
        let sentence = around(&it.passage.words, it.words);
        holds(it.passage.span(sentence.clone()), figure).then_some((it, sentence))
    });
    if let Some((Told { nth, at, passage, words: tied, .. }, sentence)) = beside {
        let shown = shortened(&passage.words, &sentence, tied);
        return (Key::Sentence(*at, sentence.start), Sentence { anchor: figure::tie_anchor(*nth), words: shown });
    }
    let sentence = elsewhere(announcement, charts, figure, words);
    (Key::Elsewhere(sentence.anchor.clone()), sentence)
}

fn holds(text: Span, figure: Span) -> bool {
    text.file == figure.file && text.start <= figure.start && figure.end <= text.end
}

/// The sentence around some words: from after the full stop before them to the one behind them.
fn around(text: &str, words: &Range<usize>) -> Range<usize> {
    let start = text[..words.start].char_indices().rev().find(|(at, _)| ends_before(text, *at)).map_or(0, |(at, _)| at);
    let end = text[words.end..].char_indices().map(|(at, _)| words.end + at).find(|at| ends_before(text, *at));
    start..end.unwrap_or(text.len())
}

/// Whether a sentence begins here: behind `. `, unless that ends an abbreviation, or behind `。`.
fn ends_before(text: &str, at: usize) -> bool {
    const ABBREVIATIONS: [&str; 9] = ["Inc", "Corp", "Co", "Ltd", "No", "Mr", "Ms", "U.S", "approx"];
    let before = &text[..at];
    if before.ends_with(['。', '？', '！']) {
        return true;
    }
    let Some(sentence) = before.strip_suffix(' ').and_then(|it| it.strip_suffix(['.', '?', '!'])) else { return false };
    let word = sentence.rsplit(' ').next().unwrap_or_default();
    !ABBREVIATIONS.contains(&word) && text[at..].starts_with(|first: char| !first.is_lowercase())
}

/// A sentence up to the words that tell the figure, or as much of it as is short.
fn shortened(text: &str, sentence: &Range<usize>, words: &Range<usize>) -> String {
    let told = text[sentence.start..words.end.max(sentence.start)].trim();
    let rest = text[words.end.max(sentence.start)..sentence.end].trim_end();
    let more = if matches!(rest, "" | "." | "。") { "" } else { "…" };
    let surplus = told.chars().count().saturating_sub(LENGTH);
    if surplus == 0 {
        return format!("“{told}{more}”");
    }
    let from = told.char_indices().skip(surplus).find(|(_, c)| *c == ' ').map_or(0, |(at, _)| at + 1);
    format!("“…{}{more}”", &told[from..])
}

/// A text that has no address in the body: what it is called.
fn elsewhere(announcement: &Announcement, charts: &[ChartSpec], figure: Span, words: &dyn Words) -> Sentence {
    let named = |anchor: &str, name: &str| Sentence { anchor: anchor.to_owned(), words: name.to_owned() };
    if announcement.summary.as_ref().is_some_and(|it| holds(it.span, figure)) {
        return named("document_summary", words.term(Term::TheSummary));
    }
    if let Some(footnote) = announcement.footnotes.iter().find(|it| holds(it.text.span, figure)) {
        let id = &footnote.id.value;
        return Sentence { anchor: format!("fn-{id}"), words: words.footnote(id) };
    }
    let noted = |it: &&crate::domain::figure::Figure| it.note.as_ref().is_some_and(|note| holds(note.span, figure));
    if let Some(it) = announcement.figures.iter().find(noted) {
        return named(&it.id.value, &it.label);
    }
    // A headline of a chart that only the home page has is not on the announcement's page.
    let has_own = |id: &Name| charts.iter().any(|spec| spec.id == *id && is_drawn_for(spec, announcement));
    if let Some(it) = announcement.headlines.iter().find(|it| holds(it.text.span, figure) && has_own(&it.chart)) {
        return named(&format!("chart_{}", it.chart.value), words.term(Term::TheHeadline));
    }
    if announcement.waivers.iter().any(|it| holds(it.reason.span, figure)) {
        return named("printed_otherwise", words.term(Term::ThePrintedOtherwise));
    }
    match &announcement.details {
        Details::Results(results) if results.quotes.iter().any(|it| holds(it.text.span, figure)) => {
            named("management_comments", words.term(Term::TheComments))
        }
        _ => named("", words.term(Term::TheAnnouncement)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, figure: &str) -> String {
        let at = text.find(figure).unwrap();
        let words = at..at + figure.len();
        shortened(text, &around(text, &words), &words)
    }

    #[test]
    fn a_sentence_is_known_by_its_words_up_to_the_figure() {
        let text =
            "Costs fell. Net income of Example Corp. Ltd. was RMB5 million, against RMB4 million before. It rose.";
        assert_eq!(words(text, "RMB5 million"), "“Net income of Example Corp. Ltd. was RMB5 million…”");
        assert_eq!(words("Revenue was RMB5 million.", "RMB5 million"), "“Revenue was RMB5 million”");
        assert_eq!(words("收入下降。淨利潤為500萬元。增長", "500萬元"), "“淨利潤為500萬元”");
    }

    #[test]
    fn a_long_sentence_is_known_by_the_words_before_the_figure() {
        let long = format!("{}amounted to RMB5 million.", "one word after the other ".repeat(9));
        let shown = words(&long, "RMB5 million");
        assert!(shown.starts_with("“…") && shown.ends_with("amounted to RMB5 million”"), "{shown}");
        assert!(shown.chars().count() <= LENGTH + 4, "{shown}");
    }
}
