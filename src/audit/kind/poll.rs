//! Votes: totals, percentages, classes and the shares behind them.
//!
//! Documents seldom say what a total counts and what a percentage is of: with abstentions or without. All of one poll
//! are taken to be made alike, in the way that most of them fit; those that don't fit it are found.

use crate::audit::book::Book;
use crate::audit::fact::Place;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::value::Interval;
use crate::domain::kind::poll::{Base, Poll, Polled, Side};
use crate::domain::slug;
use rust_decimal::Decimal;

/// What votes may be counted together, the fewest first.
const COUNTED: [&[Side]; 5] = [
    &[Side::For, Side::Against, Side::Open],
    &[Side::For, Side::Against, Side::Open, Side::Abstain],
    &[Side::For, Side::Against, Side::Open, Side::Withheld],
    &[Side::For, Side::Against, Side::Open, Side::Abstain, Side::Withheld],
    &Side::CAST,
];

/// What the percentages of a poll may be of.
#[derive(Clone, Copy)]
enum Of {
    /// These votes of the same ballot.
    Votes(&'static [Side]),
    /// The printed total.
    Total,
    /// The shares entitled to vote.
    Entitled,
    /// The shares that were present.
    Present,
}

/// The figures of a ballot, by their positions in the book.
struct Ballot {
    numbers: [Option<u32>; Side::ALL.len()],
    percents: [Option<u32>; Side::ALL.len()],
    shares: Option<u32>,
    entitled: Option<u32>,
    /// How many votes a share carries: a figure, where it isn't one.
    votes_a_share: Option<u32>,
    is_of_class: bool,
}

/// Some figures and what they come to.
type Summed = (Decimal, Vec<u32>);

struct Votes<'b, 'a> {
    book: &'b Book<'a>,
    present: Option<u32>,
}

/// Ties what a poll states.
pub(super) fn ties(book: &Book<'_>, poll: &Poll, ties: &mut Vec<Tie>) {
    let find = |key: &str| book.of_key(key).find(|at| matches!(book.fact(*at).place, Place::Own(_)));
    let votes = Votes { book, present: find("poll.present") };
    let entitled = find("poll.entitled");
    let ballot = |it: &Polled, class: Option<&str>| {
        let of_class = |name: &str| class.and_then(|class| find(&format!("poll.{class}.{name}")));
        Ballot {
            numbers: Side::ALL.map(|side| find(&it.figure(class, side.id()))),
            percents: Side::ALL.map(|side| find(&it.figure(class, &format!("{}-percent", side.id())))),
            shares: find(&it.figure(class, "shares")),
            entitled: if class.is_some() { of_class("entitled") } else { entitled },
            votes_a_share: of_class("votes-a-share"),
            is_of_class: class.is_some(),
        }
    };
    let (mut cast, mut proxies) = (Vec::new(), Vec::new());
    for it in &poll.resolutions {
        let whole = ballot(it, None);
        let classes: Vec<Ballot> = it.classes.iter().map(|of| ballot(it, Some(&of.class.value))).collect();
        votes.classes(&whole, &classes, ties);
        ties.extend(votes.turnout(&whole, find(&it.figure(None, "turnout"))));
        votes.choices(it, find, ties);
        cast.push(whole);
        cast.extend(classes);
        proxies.extend(it.proxies.iter().map(|_| ballot(it, Some("proxies"))));
    }
    votes.totals(&cast, ties);
    votes.percentages(&cast, poll.percent_of, ties);
    votes.percentages(&proxies, None, ties);
}

impl Votes<'_, '_> {
    fn value(&self, figure: u32) -> Option<Decimal> {
        self.book.fact(figure).value.in_units()
    }

    fn sum(&self, figures: Vec<u32>) -> Option<Summed> {
        let sum = figures.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(self.value(*it)?))?;
        Some((sum, figures))
    }

    /// The votes of these sorts; `None` where fewer than two of them are stated.
    fn counted(&self, ballot: &Ballot, sides: &[Side]) -> Option<Summed> {
        let figures: Vec<u32> = sides.iter().filter_map(|side| ballot.numbers[*side as usize]).collect();
        if figures.len() < 2 { None } else { self.sum(figures) }
    }

    fn made(&self, (value, inputs): Summed, because: &str, rule: Rule, result: u32) -> Tie {
        Made { value: Interval::point(value), inputs, because: because.to_owned() }.tie(self.book, rule, result)
    }

    /// A printed total is the sum of the votes that this poll counts together.
    fn totals(&self, ballots: &[Ballot], ties: &mut Vec<Tie>) {
        let with_total = || ballots.iter().filter_map(|it| Some((it, it.numbers[Side::Total as usize]?)));
        let fits = |sides: &&[Side]| {
            let is_sum = |(it, total): &(&Ballot, u32)| self.counted(it, sides).map(|it| it.0) == self.value(*total);
            with_total().filter(is_sum).count()
        };
        let Some(sides) = most(&COUNTED, fits) else { return };
        for (ballot, total) in with_total() {
            let sum = self.counted(ballot, sides);
            ties.extend(sum.map(|sum| self.made(sum, "the votes make", Rule::Sum, total)));
        }
    }

    /// A percentage is the votes of its sort in those that the poll's percentages are of.
    fn percentages(&self, ballots: &[Ballot], stated: Option<Base>, ties: &mut Vec<Tie>) {
        let bases: Vec<Of> = match stated {
            Some(Base::ForAndAgainst) => vec![Of::Votes(COUNTED[0])],
            Some(Base::Cast) => vec![Of::Votes(COUNTED[3])],
            Some(Base::Present) => vec![Of::Present, Of::Votes(COUNTED[4])],
            Some(Base::Entitled) => vec![Of::Entitled],
            None => COUNTED.map(Of::Votes).into_iter().chain([Of::Total, Of::Entitled, Of::Present]).collect(),
        };
        let fits = |of: &Of| {
            let is_share =
                |ballot: &Ballot| self.shares(ballot, *of).iter().filter(|tie| tie.failure.is_none()).count();
            ballots.iter().map(is_share).sum()
        };
        let of = most(&bases, fits);
        for ballot in ballots {
            let shares = of.map_or_else(Vec::new, |of| self.shares(ballot, *of));
            if shares.is_empty() {
                ties.extend(self.hundred(ballot));
            }
            ties.extend(shares);
        }
    }

    /// The percentages of a ballot as shares of a base.
    fn shares(&self, ballot: &Ballot, of: Of) -> Vec<Tie> {
        let one = |figure: Option<u32>| figure.and_then(|it| self.sum(vec![it]));
        let base = match of {
            Of::Votes(sides) => self.counted(ballot, sides),
            Of::Total => one(ballot.numbers[Side::Total as usize]),
            Of::Entitled => one(ballot.entitled),
            Of::Present if ballot.is_of_class => None,
            Of::Present => one(self.present),
        };
        let Some((base, inputs)) = base.filter(|(base, _)| *base > Decimal::ZERO) else { return Vec::new() };
        let is_in = |side: Side| match of {
            Of::Votes(sides) => sides.contains(&side),
            _ => true,
        };
        let of_side = |side: Side| {
            let (percent, number) = (ballot.percents[side as usize]?, ballot.numbers[side as usize]?);
            let share = self.value(number)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)?;
            let inputs = std::iter::once(number).chain(inputs.iter().copied().filter(|it| *it != number)).collect();
            Some(self.made((share, inputs), "its votes, in percent, are", Rule::Share, percent))
        };
        Side::CAST.into_iter().filter(|side| is_in(*side)).filter_map(of_side).collect()
    }

    /// Percentages without numbers of votes make a hundred, with abstentions or without.
    fn hundred(&self, ballot: &Ballot) -> Option<Tie> {
        let stated =
            |sides: &[Side]| sides.iter().filter_map(|side| ballot.percents[*side as usize]).collect::<Vec<_>>();
        let left = |figures: &[u32]| {
            let (last, others) = figures.split_last().filter(|(_, others)| !others.is_empty())?;
            let sum = others
                .iter()
                .try_fold(Interval::point(Decimal::ZERO), |sum, it| sum.plus(self.book.fact(*it).value.interval()?));
            let value = Interval::point(Decimal::ONE_HUNDRED).plus(sum?.negated())?;
            let because = "the percentages of one vote make 100, so that the others leave".to_owned();
            let made = Made { value, inputs: others.to_vec(), because };
            Some(made.tie(self.book, Rule::Sum, *last))
        };
        ballot.percents[Side::For as usize]?;
        let ties: Vec<Tie> = COUNTED.iter().filter_map(|sides| left(&stated(sides))).collect();
        ties.iter().find(|tie| tie.failure.is_none()).or(ties.first()).cloned()
    }

    /// The votes and shares of all classes are those of each together, and a class has so many votes a share.
    fn classes(&self, whole: &Ballot, classes: &[Ballot], ties: &mut Vec<Tie>) {
        let mut add = |result: Option<u32>, parts: Option<Vec<u32>>, because: &str| {
            let sum = parts.filter(|parts| !parts.is_empty()).and_then(|parts| self.sum(parts));
            ties.extend(result.zip(sum).map(|(result, sum)| self.made(sum, because, Rule::Sum, result)));
        };
        for side in Side::ALL {
            let parts = classes.iter().map(|it| it.numbers[side as usize]).collect();
            add(whole.numbers[side as usize], parts, "the votes of the classes make");
        }
        add(whole.shares, classes.iter().map(|it| it.shares).collect(), "the shares of the classes make");
        for class in classes {
            let Some(shares) = class.shares else { continue };
            let total = class.numbers[Side::Total as usize].and_then(|it| self.sum(vec![it]));
            let Some((votes, mut inputs)) = total.or_else(|| self.counted(class, COUNTED[3])) else { continue };
            let each = class.votes_a_share.map_or(Some(Decimal::ONE), |it| self.value(it));
            let Some(value) = each.and_then(|each| votes.checked_div(each)) else { continue };
            inputs.extend(class.votes_a_share);
            ties.push(self.made(
                (value, inputs),
                "the votes, divided by those of one share, make",
                Rule::Ratio,
                shares,
            ));
        }
    }

    /// The turnout is the votes, as some way counts them, in the shares entitled to vote.
    fn turnout(&self, ballot: &Ballot, turnout: Option<u32>) -> Option<Tie> {
        let (turnout, entitled) = (turnout?, ballot.entitled?);
        let total = ballot.numbers[Side::Total as usize].and_then(|it| self.sum(vec![it]));
        let ways = total.into_iter().chain(COUNTED.iter().filter_map(|sides| self.counted(ballot, sides)));
        let ties: Vec<Tie> = ways
            .filter_map(|(votes, mut inputs)| {
                let of = self.value(entitled)?;
                inputs.push(entitled);
                let share = votes.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of)?;
                Some(self.made(
                    (share, inputs),
                    "of the shares entitled to vote, the votes are, in percent,",
                    Rule::Share,
                    turnout,
                ))
            })
            .collect();
        ties.iter().find(|tie| tie.failure.is_none()).or(ties.first()).cloned()
    }

    /// The percentages of choices are of all votes for one of them, with abstentions or without.
    fn choices(&self, it: &Polled, find: impl Fn(&str) -> Option<u32>, ties: &mut Vec<Tie>) {
        let key = |label: &str| it.figure(Some("choice"), &slug(label));
        let figures: Option<Vec<u32>> = it.choices.iter().map(|choice| find(&key(&choice.label.value))).collect();
        let Some(figures) = figures.filter(|figures| figures.len() > 1) else { return };
        let abstain = find(&it.figure(None, Side::Abstain.id()));
        let bases = [figures.clone(), figures.iter().copied().chain(abstain).collect()];
        let shares = |inputs: &Vec<u32>| -> Vec<Tie> {
            let Some((base, inputs)) = self.sum(inputs.clone()).filter(|(base, _)| *base > Decimal::ZERO) else {
                return Vec::new();
            };
            let of_choice = |(choice, number): (_, &u32)| {
                let choice: &crate::domain::kind::poll::Choice = choice;
                let percent = find(&format!("{}-percent", key(&choice.label.value)))?;
                let share = self.value(*number)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)?;
                let because = "its votes, in percent, are";
                Some(self.made((share, inputs.clone()), because, Rule::Share, percent))
            };
            it.choices.iter().zip(&figures).filter_map(of_choice).collect()
        };
        let failed = |ties: &Vec<Tie>| {
            ties.iter().filter(|tie: &&Tie| Option::<&Failure>::is_some(&tie.failure.as_deref())).count()
        };
        ties.extend(bases.iter().map(shares).min_by_key(failed).unwrap_or_default());
    }
}

/// The candidate that fits most, the first of several; `None` where none fits anything and there are others.
fn most<T>(candidates: &[T], fits: impl Fn(&T) -> usize) -> Option<&T> {
    let mut best: Option<(&T, usize)> = None;
    for candidate in candidates {
        let count = fits(candidate);
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((candidate, count));
        }
    }
    best.map(|(candidate, _)| candidate)
}
