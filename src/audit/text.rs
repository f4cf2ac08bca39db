//! Figures in running text: each is tied to the fact that it tells, and rounds from it.
//!
//! In Markdown a tie is written, as a link of the scheme `figure:`, and names the fact. In plain strings, such as a
//! summary, nothing can be written: there a figure is tied to any fact of the document that it can be.

use super::Others;
use super::agreement::agree;
use super::fact::{Book, Fact, Place, same_days};
use super::rule::{Failure, Rule, Tie};
use super::value::Value;
use crate::diagnostic::{Code, nearest};
use crate::domain::{Amount, Announcement, Details, Located, Period, Span, Unit};
use crate::markdown::Destination;
use crate::prose::{Claim, Direction, Passage, Quantity, claims, inline_passage, passages, plain_passage, quantities};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A figure in the text that can't be checked, and why.
#[derive(Clone, Debug)]
pub struct Untold {
    /// What is wrong.
    pub code: Code,
    /// Where the figure or its tie stands.
    pub span: Span,
    /// The figure as it stands in the text.
    pub words: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// What the texts of an announcement say.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    /// The figures of the texts, to be added to the book in this order.
    pub facts: Vec<Fact<'a>>,
    /// What they tie to.
    pub ties: Vec<Tie>,
    /// Those that can't be checked.
    pub untold: Vec<Untold>,
}

/// The texts of an announcement that are Markdown, in which ties are written.
fn written(it: &Announcement) -> Vec<Passage> {
    let mut texts = passages(&it.body);
    texts.extend(it.footnotes.iter().map(|footnote| inline_passage(&footnote.text)));
    texts.extend(it.waivers.iter().map(|waiver| inline_passage(&waiver.reason)));
    // The place of a note is not known: the figure's id is.
    let note = |figure: &crate::domain::figure::Figure| {
        figure.note.as_ref().map(|note| inline_passage(&Located::new(note.clone(), figure.id.span)))
    };
    texts.extend(it.figures.iter().filter_map(note));
    texts
}

/// The texts of an announcement that are plain strings.
fn plain(it: &Announcement) -> Vec<Passage> {
    let mut texts: Vec<Passage> = it.summary.iter().map(|text| plain_passage(&text.value, text.span)).collect();
    match &it.details {
        Details::Results(results) => {
            texts.extend(results.quotes.iter().map(|quote| plain_passage(&quote.text.value, quote.text.span)));
            let notes = results.guidance.iter().filter_map(|it| Some(plain_passage(it.note.as_ref()?, it.id.span)));
            texts.extend(notes);
        }
        Details::Meeting(meeting) => {
            texts.extend(meeting.resolutions.iter().map(|it| plain_passage(&it.text, it.span)));
        }
        _ => {}
    }
    texts
}

/// Ties the figures of an announcement's texts. `others` are the announcements that a tie may name.
pub(super) fn told<'a>(book: &Book<'a>, others: &Others<'_, 'a>) -> Told<'a> {
    let mut told = Told::default();
    for passage in written(book.announcement) {
        let found = quantities(&passage);
        let mut by_tie: Vec<Option<u32>> = vec![None; passage.ties.len()];
        for quantity in &found {
            match quantity.tie {
                Some(at) => by_tie[at] = told.tied(book, others, &passage, at, quantity),
                None => told.untied(&quantity.amount, quantity.span),
            }
        }
        for (at, tie) in passage.ties.iter().enumerate() {
            if !found.iter().any(|quantity| quantity.tie == Some(at)) {
                let words = passage.words[tie.words.clone()].to_owned();
                let message = format!("`{words}` is tied to a figure, but it holds none");
                told.unknown(tie.span, words, message, "put the figure, with its currency and scale, in the brackets");
            }
        }
        for claim in claims(&passage, &book.announcement.language) {
            told.claim(book, &claim, &by_tie, &passage.words[claim.word.clone()]);
        }
    }
    for passage in plain(book.announcement) {
        for quantity in quantities(&passage) {
            let value = Value::from(&quantity.amount);
            let fits = |fact: &Fact<'_>| fits(fact, &value) && tells(fact, &value, false);
            let found = book.facts.iter().enumerate().filter(|(_, fact)| fits(fact));
            match found.min_by_key(|(_, fact)| fact.value.step()) {
                Some((target, fact)) => {
                    let result = told.fact(book, fact, value, quantity.span);
                    told.ties.push(Tie::new(Rule::Text, result, [u32::try_from(target).unwrap_or(u32::MAX)], None));
                }
                None => told.untied(&quantity.amount, quantity.span),
            }
        }
    }
    told
}

impl<'a> Told<'a> {
    fn fact(&mut self, book: &Book<'a>, target: &Fact<'a>, value: Value, span: Span) -> u32 {
        let at = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let place = Place::Text(at(self.facts.len()));
        self.facts.push(Fact { value, place, span, shared: false, ..target.clone() });
        at(book.facts.len() + self.facts.len() - 1)
    }

    /// Ties a figure to the fact that its tie names, and returns that fact where it is one of the same document.
    fn tied(
        &mut self,
        book: &Book<'a>,
        others: &Others<'_, 'a>,
        passage: &Passage,
        at: usize,
        quantity: &Quantity,
    ) -> Option<u32> {
        let tie = &passage.ties[at];
        let words = || passage.words[tie.words.clone()].to_owned();
        let Destination::Figure { announcement, key, period } = Destination::parse(&tie.destination) else {
            let message = format!("`{}` names no figure", tie.destination);
            self.unknown(
                tie.span,
                words(),
                message,
                "write `figure:` and the key of a figure, such as `figure:net-income@2024-Q1`",
            );
            return None;
        };
        let value = Value::from(&quantity.amount);
        let other;
        let (of, own) = match announcement {
            Some(id) => match others.get(id) {
                Some(it) => {
                    other = Book::of(it, book.issuer);
                    (&other, false)
                }
                None => {
                    let message = format!("there is no announcement `{id}`");
                    let help = match nearest(id, others.keys().copied()) {
                        Some(id) => format!("did you mean `{id}`?"),
                        None => "name the folder of an announcement, or none for a figure of this one".to_owned(),
                    };
                    self.unknown(tie.span, words(), message, &help);
                    return None;
                }
            },
            None => (book, true),
        };
        let (key, negated) = match key.strip_prefix('-') {
            Some(key) => (key, true),
            None => (key, false),
        };
        match find(of, key, period, &value) {
            Err((message, help)) => {
                self.unknown(tie.span, words(), message, &help);
                None
            }
            Ok(target) => {
                let fact = of.fact(target);
                let failure = (!tells(fact, &value, negated)).then(|| {
                    let sign = if negated { Value { number: -fact.value.number, ..fact.value } } else { fact.value };
                    let because = match announcement {
                        Some(id) => format!("`{id}` has"),
                        None => "the figure that it tells is".to_owned(),
                    };
                    Failure { expected: sign.shown(), because }
                });
                let result = self.fact(book, fact, value, quantity.span);
                let inputs: Vec<u32> = own.then_some(target).into_iter().collect();
                self.ties.push(Tie::new(Rule::Text, result, inputs, failure));
                own.then_some(target)
            }
        }
    }

    fn untied(&mut self, amount: &Amount, span: Span) {
        let message = format!("`{}` is tied to no figure of the archive", amount.printed);
        let help = "tie it: `[...](figure:<key>)`, or let `irbook tie` propose how; what is no figure is waived by \
                    [[waivers]] rule = \"untied-figure\""
            .to_owned();
        self.untold.push(Untold { code: Code::UntiedFigure, span, words: amount.printed.to_string(), message, help });
    }

    fn unknown(&mut self, span: Span, words: String, message: String, help: &str) {
        self.untold.push(Untold { code: Code::UnknownFigure, span, words, message, help: help.to_owned() });
    }

    /// What is said to have risen or fallen has: a stated change has that sign, and of the figures of one key the one
    /// of the latest period is above or below the others.
    fn claim(&mut self, book: &Book<'a>, claim: &Claim, by_tie: &[Option<u32>], word: &str) {
        let up = claim.direction == Direction::Up;
        let told: Vec<u32> = claim.ties.iter().filter_map(|tie| by_tie[*tie]).collect();
        for (at, target) in told.iter().enumerate() {
            let fact = book.fact(*target);
            let number = fact.value.number;
            if matches!(fact.place, Place::Change(..)) && !number.is_zero() {
                let failure = (up == number.is_sign_negative()).then(|| Failure {
                    expected: if up { "a rise" } else { "a fall" }.to_owned(),
                    because: format!("the text says `{word}`, so that it should be"),
                });
                self.ties.push(Tie::new(Rule::Direction, *target, [], failure).bounded());
            }
            let earlier = |other: &&u32| {
                let other = book.fact(**other);
                other.key == fact.key && other.value.unit == fact.value.unit && ends_before(other.period, fact.period)
            };
            for other in told.iter().filter(earlier) {
                let (Some(now), Some(then)) = (fact.value.in_units(), book.fact(*other).value.in_units()) else {
                    continue;
                };
                let holds = now == then && told[..at].contains(target) || if up { now > then } else { now < then };
                let failure = (!holds).then(|| Failure {
                    expected: book.fact(*other).value.shown(),
                    because: format!("the text says `{word}`, while the earlier figure is"),
                });
                self.ties.push(Tie::new(Rule::Direction, *target, [*other], failure).bounded());
            }
        }
    }
}

fn ends_before(a: Option<Period>, b: Option<Period>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.end() < b.end())
}

/// Whether a text's figure can be of a fact by what it counts: in texts the unit often stands elsewhere.
fn fits(fact: &Fact<'_>, text: &Value) -> bool {
    match (text.unit, fact.value.unit) {
        (text, fact) if text == fact => true,
        (Unit::Count, Unit::Shares | Unit::Ads | Unit::Months) => true,
        (Unit::Shares, Unit::Ads) | (Unit::Ads, Unit::Shares) => false,
        (Unit::Money(text) | Unit::PerShare(text) | Unit::PerAds(text), Unit::PerShare(fact) | Unit::PerAds(fact)) => {
            text == fact
        }
        (Unit::PerShare(text) | Unit::PerAds(text), Unit::Money(fact)) => text == fact,
        _ => false,
    }
}

/// Whether a text's figure rounds from a fact. A change may be told without its sign, as `9.3% less`; any other figure
/// only where the tie says so.
fn tells(fact: &Fact<'_>, text: &Value, negated: bool) -> bool {
    let mut value = fact.value;
    if negated || matches!(fact.place, Place::Change(..)) && value.number < Decimal::ZERO && text.number > Decimal::ZERO
    {
        value.number = -value.number;
    }
    let (finer, coarser) = if value.step() <= text.step() { (value, *text) } else { (*text, value) };
    agree(&finer, &coarser)
}

/// The fact that a tie names: of its key, in the text's unit, of the named period. Without one, the period that the
/// document reports, or the only one there is. Of several statements of it the most precise.
fn find(book: &Book<'_>, key: &str, period: Option<&str>, text: &Value) -> Result<u32, (String, String)> {
    let all = || (0..).zip(&book.facts).filter(|(_, fact)| *fact.key == *key).map(|(at, _)| at);
    if all().next().is_none() {
        let help = match nearest(key, book.facts.iter().map(|fact| &*fact.key)) {
            Some(key) => format!("did you mean `{key}`?"),
            None => "a key is the concept of a line, a metric, or a path such as `repurchase.2024.spent`".to_owned(),
        };
        return Err((format!("this document states no figure `{key}`"), help));
    }
    let of_unit: Vec<u32> = all().filter(|at| fits(book.fact(*at), text)).collect();
    let Some(first) = of_unit.first() else {
        let stated = all().next().map_or_else(String::new, |at| book.fact(at).value.shown());
        let help = format!("it is stated as {stated}");
        return Err((format!("`{key}` is not stated in the unit of this figure"), help));
    };
    let asked = match period {
        Some(text) => match Period::parse(text, book.issuer.fiscal_year_end) {
            Some(period) => Some(period),
            None => {
                let help = "write it as in tables: 2024-Q1, 2024-03-31, 2023-12-31/2024-03-30".to_owned();
                return Err((format!("`{text}` is no period"), help));
            }
        },
        None => None,
    };
    let is_of = |at: &u32, asked: Period| book.fact(*at).period.is_some_and(|of| same_days(of, asked));
    let reported = match &book.announcement.details {
        Details::Results(results) => Some(results.period.value),
        _ => None,
    };
    let candidates: Vec<u32> = match (asked, reported) {
        (Some(asked), _) => of_unit.iter().copied().filter(|at| is_of(at, asked)).collect(),
        (None, Some(reported)) => {
            let balance = Period::Instant(reported.end());
            of_unit.iter().copied().filter(|at| is_of(at, reported) || is_of(at, balance)).collect()
        }
        (None, None) => Vec::new(),
    };
    let candidates = if candidates.is_empty() && asked.is_none() {
        let period = book.fact(*first).period;
        let one = of_unit.iter().all(|at| match (book.fact(*at).period, period) {
            (Some(a), Some(b)) => same_days(a, b),
            (a, b) => a.is_none() && b.is_none(),
        });
        if one { of_unit.clone() } else { Vec::new() }
    } else {
        candidates
    };
    let best = candidates.into_iter().min_by_key(|at| book.fact(*at).value.step());
    best.ok_or_else(|| {
        let mut periods: Vec<String> =
            of_unit.iter().filter_map(|at| Some(format!("@{}", book.fact(*at).period?.id()))).collect();
        periods.dedup();
        (format!("which `{key}` is meant is not said"), format!("add a period to the key: {}", periods.join(", ")))
    })
}

/// The fact of a book that a tie in its text names, for words as they stand in the text.
#[must_use]
pub fn target(book: &Book<'_>, key: &str, period: Option<&str>, words: &str) -> Option<u32> {
    // As the words of a tie, a number is a figure whatever it looks like.
    let passage = inline_passage(&Located::new(format!("[{words}](figure:{key})").into(), Span::default()));
    let text = Value::from(&quantities(&passage).first()?.amount);
    find(book, key.strip_prefix('-').unwrap_or(key), period, &text).ok()
}

/// A way to name a fact in a tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The destination, such as `figure:total-net-revenue@2023-Q1`.
    pub destination: String,
    /// The fact.
    pub fact: u32,
}

/// A figure of the text that is not tied, and the facts that it may tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands.
    pub span: Span,
    /// As it stands there.
    pub words: String,
    /// The facts of its document that round to it. One alone is meant without a doubt.
    pub candidates: Vec<Candidate>,
}

/// Proposes ties for the figures of an announcement's Markdown that have none. Where several facts round to a figure,
/// the one is meant whose label stands next before it.
#[must_use]
pub fn proposals(book: &Book<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for passage in written(book.announcement) {
        for quantity in quantities(&passage).into_iter().filter(|quantity| quantity.tie.is_none()) {
            let mut candidates = candidates(book, &quantity.amount);
            if candidates.len() > 1 {
                let before = passage.words[..quantity.words.start].to_lowercase();
                let nearness = |it: &Candidate| {
                    let label = label(book, it.fact).to_lowercase();
                    before.rfind(&label).map(|at| (at + label.len(), label.len()))
                };
                let nearest = candidates.iter().filter_map(nearness).max();
                if nearest.is_some() {
                    candidates.retain(|it| nearness(it) == nearest);
                }
            }
            proposals.push(Proposal { span: quantity.span, words: quantity.amount.printed.into(), candidates });
        }
    }
    proposals
}

/// The facts that round to a figure of the text, each once.
fn candidates(book: &Book<'_>, amount: &Amount) -> Vec<Candidate> {
    let text = Value::from(amount);
    let mut found: Vec<Candidate> = Vec::new();
    for (at, fact) in (0..).zip(&book.facts) {
        let is_coarser = fact.value.step() > text.step();
        if is_coarser || !fits(fact, &text) || !tells(fact, &text, false) {
            continue;
        }
        if found.iter().any(|it| book.fact(it.fact).is_same_as(fact)) {
            continue;
        }
        let short = find(book, &fact.key, None, &text).is_ok_and(|found| book.fact(found).is_same_as(fact));
        let name = if short { fact.key.to_string() } else { fact.name() };
        found.push(Candidate { destination: format!("figure:{name}"), fact: at });
    }
    found
}

/// What a fact is called in its document.
fn label<'b>(book: &'b Book<'_>, fact: u32) -> Cow<'b, str> {
    match book.fact(fact).place {
        Place::Cell(statement, line, _) => {
            Cow::Borrowed(&*book.announcement.statements[statement as usize].lines[line as usize].label)
        }
        _ => Cow::Owned(book.fact(fact).key.replace(['-', '.'], " ")),
    }
}
