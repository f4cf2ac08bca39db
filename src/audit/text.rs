//! Figures in running text: each is tied to the fact that it tells, and rounds from it.
//!
//! In Markdown a tie is written, as a link of the scheme `figure:`, and names the fact. In plain strings, such as a
//! summary, nothing can be written: there a figure is tied to any fact of the document that it can be.

use super::Others;
use super::book::Book;
use super::called;
use super::compared::Change;
use super::day;
use super::difference;
use super::direction::{self, Tied};
use super::ended;
use super::fact::{Fact, Place};
use super::introduced;
use super::kept::{Origin, TieId};
use super::named::{Named, named};
use super::rule::{Failure, Rule, Tie};
use super::target::{Unfound, can_tell, fits, is_bound, is_change, signed, tells, unsigned};
use super::untold::Untold;
use super::value::Value;
use crate::diagnostic::{Code, nearest};
use crate::domain::{Amount, Announcement, Conventions, Span};
use crate::markdown::Destination;
use crate::prose::{
    self, Disguise, Passage, Quantity, disguises, foreign, inline_passage, passages, plain_passage, quantities, said,
};

/// What the texts of an announcement say.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    /// The figures of the texts, to be added to the book in this order.
    pub facts: Vec<Fact<'a>>,
    /// The figure that each of them tells.
    pub origins: Vec<Origin>,
    /// Where those of the announcement itself stand that ties name, by the ties.
    pub named_by: Vec<(TieId, Place)>,
    /// What they tie to.
    pub ties: Vec<Tie>,
    /// Those that can't be checked.
    pub untold: Vec<Untold>,
}

/// The texts of an announcement that are Markdown and tell what the document says: each of their figures has a tie.
pub(super) fn written(it: &Announcement) -> Vec<Passage> {
    let mut texts = passages(&it.body);
    texts.extend(it.paragraphs().map(inline_passage));
    texts
}

/// The archive's own words about figures: why two of them differ. They may name figures that no document states, such as
/// what a sum would come to, so that only the ties that are there are checked.
fn reasons(it: &Announcement) -> Vec<Passage> {
    it.waivers.iter().map(|waiver| inline_passage(&waiver.reason)).collect()
}

/// The texts of an announcement that are plain strings.
#[must_use]
pub fn plain_texts(it: &Announcement) -> Vec<Passage> {
    let mut texts: Vec<Passage> = it.summary.iter().map(|text| plain_passage(&text.value, text.span)).collect();
    texts.extend(it.details.texts().into_iter().map(|(text, span)| plain_passage(text, span)));
    let progress = it.repurchases.iter().flat_map(|plan| &plan.progress);
    texts.extend(progress.filter_map(|it| Some(plain_passage(it.note.as_ref()?, it.as_of.span))));
    texts.extend(it.events.iter().map(|event| plain_passage(&event.title, event.span)));
    texts.extend(it.restatements.iter().filter_map(|it| Some(plain_passage(it.note.as_ref()?, it.span))));
    texts
}

/// All texts of an announcement that tell what the document says.
pub fn texts(it: &Announcement) -> impl Iterator<Item = Passage> {
    written(it).into_iter().chain(plain_texts(it))
}

/// Ties the figures of an announcement's texts. `others` are the announcements that a tie may name.
pub(super) fn told<'a>(book: &Book<'a>, others: &Others<'a>) -> Told<'a> {
    let mut told = Told::default();
    let conventions = &book.announcement.conventions;
    let (written, plain) = (written(book.announcement), plain_texts(book.announcement));
    told.untold.extend(ended::slips(book, written.iter().chain(&plain)));
    told.untold.extend(day::slips(book, others, written.iter().chain(&plain)));
    for passage in written {
        let found = quantities(&passage, conventions);
        let decided = told.tied(book, others, &passage, &found);
        told.disguised(&passage, &found, conventions);
        told.untold.extend(foreign(&passage, conventions).into_iter().map(|it| unread(it, HELP)));
        let open = found.iter().enumerate().filter(|(at, quantity)| quantity.tie.is_none() && !decided.contains(at));
        told.untold.extend(open.map(|(_, quantity)| untied(&quantity.amount, quantity.span)));
    }
    for passage in reasons(book.announcement) {
        let found = quantities(&passage, conventions);
        told.tied(book, others, &passage, &found);
        told.disguised(&passage, &found, conventions);
    }
    for mut passage in plain {
        let mut found = quantities(&passage, conventions);
        told.disguised(&passage, &found, conventions);
        told.untold.extend(foreign(&passage, conventions).into_iter().map(|it| unread(it, PLAIN_HELP)));
        let targets: Vec<Option<u32>> = found.iter().map(|it| most_precise(book, it)).collect();
        let stated: Vec<u32> = targets.iter().copied().flatten().collect();
        let mut by_tie = Vec::new();
        for (quantity, target) in found.iter_mut().zip(targets) {
            let tied = told.plain(book, quantity, target, &stated);
            if let Some(tied) = tied.filter(|it| it.is_change || is_sole(book, quantity)) {
                quantity.tie = Some(by_tie.len());
                let (words, span) = (quantity.words.clone(), quantity.span);
                passage.ties.push(prose::Tie { words, destination: String::new(), span, words_span: span });
                by_tie.push(Some(tied));
            }
        }
        for claim in &said(&passage, &found, &book.announcement.language).claims {
            told.ties.extend(direction::ties(claim, &by_tie, &passage));
        }
    }
    let title = plain_passage(&book.announcement.title, book.announcement.title_span);
    told.untold.extend(quantities(&title, conventions).iter().filter_map(|it| of_title(book, it)));
    told
}

/// Whether all facts that a figure of a plain string can be are one, whose value several tables may state.
fn is_sole(book: &Book<'_>, quantity: &Quantity) -> bool {
    let text = Value::from(&quantity.amount);
    let mut facts = book.facts.iter().filter(|fact| can_tell(book, fact, &text));
    let first = facts.next();
    first.is_some_and(|first| facts.all(|it| it.is_same_as(first)))
}

/// The most precise fact that a figure of a plain string can be.
fn most_precise(book: &Book<'_>, quantity: &Quantity) -> Option<u32> {
    let text = Value::from(&quantity.amount);
    let found = (0..).zip(&book.facts).filter(|(_, fact)| can_tell(book, fact, &text));
    found.min_by_key(|(_, fact)| fact.value.step()).map(|(at, _)| at)
}

/// An amount of a title that none of the document's is, where it states some of that unit. What a title is about besides, such as an
/// offering, may have amounts that are typed nowhere.
fn of_title(book: &Book<'_>, quantity: &Quantity) -> Option<Untold> {
    let text = Value::from(&quantity.amount);
    let is_amount = text.unit.currency().is_some();
    let is_stated = book.facts.iter().any(|fact| fits(fact, &text));
    let is_told = book.facts.iter().any(|fact| can_tell(book, fact, &text));
    let untold = Untold { help: PLAIN_HELP.to_owned(), ..untied(&quantity.amount, quantity.span) };
    (is_amount && is_stated && !is_told).then_some(untold)
}

fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl<'a> Told<'a> {
    /// Adds a figure of the text that tells a fact.
    fn add(&mut self, book: &Book<'a>, fact: &Fact<'a>, origin: Origin, quantity: &Quantity) -> u32 {
        let nth = position(self.facts.len());
        let told = fact.told(Value::from(&quantity.amount), quantity.span, nth);
        self.facts.push(if origin.change { told.of_change() } else { told });
        self.origins.push(origin);
        position(book.facts.len()) + nth
    }

    /// Checks the ties of a passage, and what its words say of them. The quantities that have no tie and are decided on all the
    /// same are returned.
    fn tied(&mut self, book: &Book<'a>, others: &Others<'a>, passage: &Passage, found: &[Quantity]) -> Vec<usize> {
        let mut by_tie = Vec::with_capacity(passage.ties.len());
        for (at, tie) in passage.ties.iter().enumerate() {
            let words = &passage.words[tie.words.clone()];
            let (mut first, mut last) = (None, None);
            let mut quantities = found.iter().filter(|quantity| quantity.tie == Some(at)).peekable();
            if quantities.peek().is_none() {
                self.untold.push(holds_none(words, tie.span));
            }
            for quantity in quantities {
                match self.tie(book, others, &tie.destination, quantity) {
                    Ok(it) => {
                        if let Some(target) = it.own.filter(|_| !it.is_change) {
                            let at = (passage, quantity.words.start);
                            let fact = (&it.fact.value, it.negated);
                            self.ties.extend(called::tie(book, at, (it.result, target), fact));
                            self.ties.extend(introduced::tie(book, at, (it.result, target), &it.fact));
                        }
                        first = first.or(it.own);
                        last = Some(it);
                    }
                    Err(wrong) => self.unknown(tie.span, words, wrong),
                }
            }
            let named = first.map(|fact| (TieId::of(&tie.destination, words), book.fact(fact).place));
            self.named_by.extend(named);
            by_tie.push(last);
        }
        let said = said(passage, found, &book.announcement.language);
        for claim in &said.claims {
            self.ties.extend(direction::ties(claim, &by_tie, passage));
        }
        let mut decided = Vec::new();
        for it in &said.differences {
            let word = &passage.words[it.word.clone()];
            let Some(quantity) = it.quantity else {
                self.ties.extend(difference::level(book, it, &by_tie, word));
                continue;
            };
            let text = Value::from(&found[quantity].amount);
            let Some(outcome) = difference::outcome(book, it, &by_tie, &text, word) else { continue };
            let Some(of) = by_tie[it.subject].as_ref().and_then(|subject| subject.own) else { continue };
            let origin = Origin { book: None, fact: of, change: true };
            let result = self.add(book, book.fact(of), origin, &found[quantity]);
            let tie = Tie::new(outcome.rule, result, outcome.inputs, outcome.failure);
            self.ties.push(if is_bound(&text) { tie.bounded() } else { tie });
            decided.push(quantity);
        }
        decided
    }

    /// Ties a figure to the fact that its tie names.
    fn tie(
        &mut self,
        book: &Book<'a>,
        others: &Others<'a>,
        destination: &str,
        quantity: &Quantity,
    ) -> Result<Tied<'a>, Unfound> {
        let Destination::Figure { announcement, key, period } = Destination::parse(destination) else {
            let help = "write `figure:` and the key of a figure, such as `figure:net-income@2024-Q1`";
            return Err(Unfound::new(format!("`{destination}` names no figure"), help));
        };
        let other = match announcement {
            Some(id) => Some(announcement_of(others, id)?),
            None => None,
        };
        let other = other.map(|(at, announcement)| (at, Book::of(announcement, book.issuer)));
        let text = Value::from(&quantity.amount);
        let (key, negated) = unsigned(key);
        let of = other.as_ref().map_or(book, |(_, other)| other);
        let other = other.as_ref().map(|(at, _)| *at);
        let target = match named(of, key, period, &text)? {
            Named::Fact(target) => target,
            Named::Change(change) => return Ok(self.tie_change(book, (of, other), &change, quantity, negated)),
        };
        let fact = of.fact(target).clone();
        let is_change = is_change(of, &fact);
        let failure = (!tells(of, &fact, &text, negated)).then(|| Failure {
            expected: signed(fact.value, negated).shown(),
            because: match announcement {
                Some(id) => format!("`{id}` has"),
                None => "the figure that it is tied to is".to_owned(),
            },
        });
        let result = self.add(book, &fact, Origin { book: other, fact: target, change: false }, quantity);
        let inputs: Vec<u32> = if other.is_none() { vec![target] } else { Vec::new() };
        self.ties.push(Tie::new(Rule::Text, result, inputs, failure));
        // A change keeps its sign: `-` only says that it is told without it.
        let own = other.is_none().then_some(target);
        Ok(Tied { result, own, text, negated: negated && !is_change, is_change, fact })
    }

    /// Ties a figure to the change of one that is stated without it.
    fn tie_change(
        &mut self,
        book: &Book<'a>,
        (of, other): (&Book<'a>, Option<u32>),
        change: &Change,
        quantity: &Quantity,
        negated: bool,
    ) -> Tied<'a> {
        let text = Value::from(&quantity.amount);
        let failure = (!change.is_told_by(&text, negated))
            .then(|| Failure { expected: text.expected(change.value), because: change.because(of) });
        let fact = of.fact(change.now);
        let result = self.add(book, fact, Origin { book: other, fact: change.now, change: true }, quantity);
        let inputs: Vec<u32> = if other.is_none() { vec![change.now, change.then] } else { Vec::new() };
        self.ties.push(Tie::new(Rule::Text, result, inputs, failure));
        let fact = Fact { value: change.nearest(&text), ..fact.clone().of_change() };
        let own = other.is_none().then_some(change.now);
        Tied { result, own, text, negated: false, is_change: true, fact }
    }

    /// Ties a figure of a plain string to the fact that it tells, or to the change of one of those that the string states. What it is tied
    /// to is returned.
    fn plain(&mut self, book: &Book<'a>, quantity: &Quantity, target: Option<u32>, stated: &[u32]) -> Option<Tied<'a>> {
        let text = Value::from(&quantity.amount);
        if let Some(target) = target {
            let origin = Origin { book: None, fact: target, change: false };
            let result = self.add(book, book.fact(target), origin, quantity);
            self.ties.push(Tie::new(Rule::Text, result, [target], None));
            let fact = book.fact(target).clone();
            let is_change = is_change(book, &fact);
            return Some(Tied { result, own: Some(target), text, negated: false, is_change, fact });
        }
        let change = stated.iter().find_map(|fact| {
            let key = format!("{}.change", book.fact(*fact).key);
            match named(book, &key, None, &text) {
                Ok(Named::Change(change)) if change.is_told_by(&text, false) => Some(change),
                _ => None,
            }
        });
        match change {
            Some(change) => Some(self.tie_change(book, (book, None), &change, quantity, false)),
            None => {
                let untied = untied(&quantity.amount, quantity.span);
                self.untold.push(Untold { help: PLAIN_HELP.to_owned(), ..untied });
                None
            }
        }
    }

    /// What readers take for other figures than those that were read.
    fn disguised(&mut self, passage: &Passage, found: &[Quantity], conventions: &Conventions) {
        self.untold.extend(disguised(passage, found, conventions));
    }

    fn unknown(&mut self, span: Span, words: &str, wrong: Unfound) {
        let Unfound { message, help, follows: false } = wrong else { return };
        self.untold.push(Untold { code: Code::UnknownFigure, span, words: words.to_owned(), message, help });
    }
}

/// How a figure of a Markdown text is tied.
const HELP: &str = "tie it: `[...](figure:<key>)`, or let `irbook tie` propose how; what is no figure is waived by \
                    [[waivers]] rule = \"untied-figure\"";

/// What can be done about a figure of a plain string.
const PLAIN_HELP: &str = "no tie can be written here: mend the figure, or state what it tells under [[figures]]; what is no \
                          figure is waived by [[waivers]] rule = \"untied-figure\"";

/// What readers take for other figures than those that were read.
pub(super) fn disguised<'p>(
    passage: &'p Passage,
    found: &'p [Quantity],
    conventions: &'p Conventions,
) -> impl Iterator<Item = Untold> + 'p {
    disguises(passage, found, conventions).into_iter().map(|it| Untold {
        code: Code::DisguisedFigure,
        span: it.span,
        message: format!("`{}` {}", it.words, it.wrong),
        words: it.words,
        help: "readers take it for another figure than the one that is checked: put all of it, with its sign, currency and \
               scale, into the brackets of its tie, in plain characters"
            .to_owned(),
    })
}

/// A tie around words in which there is no figure.
pub(super) fn holds_none(words: &str, span: Span) -> Untold {
    Untold {
        code: Code::UnknownFigure,
        span,
        words: words.to_owned(),
        message: format!("`{words}` is tied to a figure, but it holds none"),
        help: "put the figure, with its currency and scale, in the brackets".to_owned(),
    }
}

pub(super) fn untied(amount: &Amount, span: Span) -> Untold {
    let message = format!("`{}` is tied to no figure of the archive", amount.printed);
    let words = amount.printed.to_string();
    Untold { code: Code::UntiedFigure, span, words, message, help: HELP.to_owned() }
}

/// A number in digits that aren't read.
pub(super) fn unread(it: Disguise, help: &str) -> Untold {
    let message = format!("`{}` is tied to no figure of the archive: it {}", it.words, it.wrong);
    let help = format!("write it in the digits 0 to 9, and then {help}");
    Untold { code: Code::UntiedFigure, span: it.span, words: it.words, message, help }
}

/// The announcement that a tie names, with its position.
fn announcement_of<'a>(others: &Others<'a>, id: &str) -> Result<(u32, &'a Announcement), Unfound> {
    others.get(id).copied().ok_or_else(|| {
        let help = match nearest(id, others.keys().copied()) {
            Some(id) => format!("did you mean `{id}`?"),
            None => "name the folder of an announcement, or none for a figure of this one".to_owned(),
        };
        Unfound::new(format!("there is no announcement `{id}`"), help)
    })
}
