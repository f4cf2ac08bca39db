//! What must hold within poll results.

use crate::check::dates::point::{Point, at, order};
use crate::check::duplicate::{duplicate, unique};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::domain::kind::poll::{Ballot, Majority, Outcome, Poll, Polled, Side};
use crate::domain::{Amount, Located, Span, decimal};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// How many ballots must have as many votes before another number of them is asked about.
const AGREEING: usize = 3;

/// The order of its days, majorities, and how many votes there can be.
pub(super) fn findings(poll: &Poll, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    order(&at("meeting", &poll.at), dated, false, findings);
    turnout(poll, findings);
    for it in &poll.resolutions {
        outcome(it, findings);
        excess(poll, it, findings);
    }
    pattern(poll, findings);
}

/// That each resolution, candidate and class has a name of its own, and that classes are declared.
pub(super) fn ids(poll: &Poll, findings: &mut Vec<Diagnostic>) {
    unique("class of votes", poll.classes.iter().map(|it| &it.id), findings);
    let mut keys = HashMap::new();
    for it in &poll.resolutions {
        if let Some(first) = keys.insert(it.key(), it.span) {
            let message = format!("a second resolution `{}`", it.label());
            let help = "number the resolutions as the document does; several candidates of one number have `candidate`";
            findings.push(duplicate(&message, it.span, first).help(help));
        }
        unique("choice", it.choices.iter().map(|it| &it.label), findings);
        unique("votes of the class", it.classes.iter().map(|it| &it.class), findings);
        for class in &it.classes {
            let known = || poll.classes.iter().map(|it| &*it.id.value);
            if !known().any(|id| id == &*class.class.value) {
                let message = format!("there is no class of votes `{}`", class.class.value);
                let help =
                    format!("{} (classes stand in `classes` of `[poll]`)", did_you_mean(&class.class.value, known()));
                findings.push(Diagnostic::error(Code::UnknownShareClass, class.class.span, message).help(help));
            }
        }
    }
}

/// Votes for and against: their numbers, else their percentages.
fn sides(ballot: &Ballot) -> Option<[&Located<Amount>; 2]> {
    let [pro, contra] = [Side::For, Side::Against].map(|side| ballot.votes(side));
    match (&pro.number, &contra.number, &pro.percent, &contra.percent) {
        (Some(pro), Some(contra), ..) | (_, _, Some(pro), Some(contra)) => Some([pro, contra]),
        _ => None,
    }
}

/// Whether votes are certainly less, or certainly no less, than a part of those for and against; `None` where that can't be
/// told.
fn reaches([pro, contra]: [&Located<Amount>; 2], (part, whole): (u32, u32)) -> Option<bool> {
    let [a, b] = [pro.in_units()?, contra.in_units()?];
    let (part, whole) = (Decimal::from(part), Decimal::from(whole));
    let (has, needs) = (a.checked_mul(whole)?, a.checked_add(b)?.checked_mul(part)?);
    // Percentages are rounded: nothing is certain near the bound.
    let near = match pro.value.unit {
        crate::domain::Unit::Percent => whole * Decimal::new(1, pro.value.value.scale()),
        _ => Decimal::ZERO,
    };
    if has + near < needs {
        Some(false)
    } else if has > needs + near || near.is_zero() && part * Decimal::TWO != whole && has == needs {
        Some(true)
    } else {
        None
    }
}

/// That what is carried had its majority, and what isn't had not.
fn outcome(it: &Polled, findings: &mut Vec<Diagnostic>) {
    let Some(outcome) = it.outcome.filter(|outcome| *outcome != Outcome::NotPut) else { return };
    // Special resolutions need two thirds at the least, and three quarters in many countries.
    let is_special = it.kind.as_deref().is_some_and(|kind| kind.to_lowercase().starts_with("special"));
    let majority = it.majority.or(is_special.then_some(Majority::TwoThirds));
    let fraction = majority.map_or(Some((1, 2)), Majority::fraction);
    let Some(fraction) = fraction else { return };
    let classes = it.classes.iter().filter(|_| it.each_class).map(|of| (Some(&*of.class.value), &of.ballot));
    let ballots =
        std::iter::once((None, &it.ballot)).filter(|_| !it.each_class || it.classes.is_empty()).chain(classes);
    let judged: Vec<_> = ballots
        .filter_map(|(class, ballot)| {
            let sides = sides(ballot)?;
            Some((class, sides, reaches(sides, fraction)?))
        })
        .collect();
    let needed = match majority {
        None | Some(Majority::Simple | Majority::Plurality) => "more than half of the votes for and against",
        Some(Majority::TwoThirds) => "two thirds of the votes for and against",
        Some(Majority::ThreeQuarters) => "three quarters of the votes for and against",
    };
    let label = it.label();
    if outcome == Outcome::Carried {
        for (class, [pro, contra], _) in judged.iter().filter(|(.., reached)| !reached) {
            let of = class.map_or_else(String::new, |class| format!(" of `{class}`"));
            let (a, b) = (&pro.printed, &contra.printed);
            let message =
                format!("resolution {label} is carried, but its votes{of}, {a} for and {b} against, are not {needed}");
            let finding = Diagnostic::error(Code::PollOutcome, pro.span, message);
            let finding = finding.help("compare votes, `majority` and `outcome` with the document");
            // Without a stated majority, a plurality or the chair's word may carry it.
            findings.push(if it.majority.is_some() { finding } else { finding.warning() });
        }
    } else if let [(_, [pro, _], _), ..] = &judged[..]
        && judged.iter().all(|(.., reached)| *reached)
    {
        let message = format!("resolution {label} is not carried, but its votes are {needed}");
        let help = "compare votes, `majority` and `outcome` with the document; a quorum or a majority of all shares may be \
                    what it lacks: say so in `note`";
        if it.note.is_none() && (it.majority.is_some() || it.kind.as_deref().is_none_or(|kind| kind == "Ordinary")) {
            findings.push(Diagnostic::error(Code::PollOutcome, pro.span, message).help(help).warning());
        }
    }
}

/// How many votes a ballot has, of every sort that is stated; `None` where fewer than two sorts are.
fn cast(ballot: &Ballot) -> Option<Decimal> {
    let numbers: Vec<&Located<Amount>> = Side::CAST.iter().filter_map(|side| ballot.number(*side)).collect();
    if numbers.len() < 2 {
        return None;
    }
    numbers.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it.in_units()?))
}

/// That no more shares are present than may vote.
fn turnout(poll: &Poll, findings: &mut Vec<Diagnostic>) {
    let (Some(present), Some(entitled)) = (&poll.present, &poll.entitled) else { return };
    if present.unit == entitled.unit && present.in_units() > entitled.in_units() {
        let message =
            format!("more shares are present ({}) than are entitled to vote ({})", present.printed, entitled.printed);
        let finding = Diagnostic::error(Code::VotesExceed, present.span, message).related(entitled.span, "entitled");
        findings.push(finding.help("compare both with the document: they may be swapped"));
    }
}

/// That no more votes are cast than there are.
fn excess(poll: &Poll, it: &Polled, findings: &mut Vec<Diagnostic>) {
    let mut exceeds = |votes: Option<Decimal>, at: Span, limit: &Located<Amount>, each: Decimal, what: &str| {
        let most = limit.in_units().and_then(|shares| shares.checked_mul(each));
        let Some((votes, most)) = votes.zip(most).filter(|(votes, most)| votes > most) else { return };
        let (votes, most) = (decimal::grouped(votes), decimal::grouped(most));
        let message = format!("resolution {} has {votes} votes, more than {what}: {most}", it.label());
        let finding = Diagnostic::error(Code::VotesExceed, at, message).related(limit.span, "so many shares");
        findings.push(finding.help("compare both with the document: a digit may be missing or too many"));
    };
    let weight = |it: &Option<Located<Amount>>| it.as_ref().map_or(Some(Decimal::ONE), |it| it.in_units());
    let weights: Option<Vec<Decimal>> = poll.classes.iter().map(|it| weight(&it.votes)).collect();
    let Some(each) = weights.map(|it| it.into_iter().fold(Decimal::ONE, Decimal::max)) else { return };
    let span = |ballot: &Ballot| ballot.number(Side::For).map_or(it.span, |it| it.span);
    // A total may count shares that gave no vote.
    let of = |ballot: &Ballot| cast(ballot).or_else(|| ballot.number(Side::For)?.in_units());
    let limits = [(&poll.present, "the shares present carry"), (&poll.entitled, "the shares entitled to vote carry")];
    for (limit, what) in limits.into_iter().filter_map(|(limit, what)| Some((limit.as_ref()?, what))) {
        exceeds(of(&it.ballot), span(&it.ballot), limit, each, what);
    }
    for class in &it.classes {
        let Some(declared) = poll.classes.iter().find(|it| it.id == class.class) else { continue };
        if let (Some(limit), Some(each)) = (&declared.entitled, weight(&declared.votes)) {
            exceeds(of(&class.ballot), span(&class.ballot), limit, each, "the shares of the class carry");
        }
    }
}

/// At one meeting as many shares are present for every resolution. Where the votes of nearly all that state what isn't for
/// or against make one number, another number is asked about.
fn pattern(poll: &Poll, findings: &mut Vec<Diagnostic>) {
    let states_rest =
        |ballot: &Ballot| [Side::Abstain, Side::Withheld, Side::Broker].iter().any(|it| ballot.number(*it).is_some());
    let all = poll.resolutions.iter().filter(|it| states_rest(&it.ballot));
    let all: Vec<(&Polled, Decimal)> = all.filter_map(|it| Some((it, cast(&it.ballot)?))).collect();
    let mut times: HashMap<Decimal, usize> = HashMap::new();
    all.iter().for_each(|(_, votes)| *times.entry(*votes).or_default() += 1);
    if let Some(present) = poll.present.as_ref().and_then(|it| it.in_units()).filter(|it| times.contains_key(it)) {
        *times.entry(present).or_default() += 1;
    }
    let Some((usual, agreeing)) = times.into_iter().max_by_key(|(votes, times)| (*times, *votes)) else { return };
    let others = || all.iter().filter(|(_, votes)| *votes != usual);
    if agreeing < AGREEING || others().count() * 4 > all.len() {
        return;
    }
    for (it, votes) in others() {
        let (votes, usual) = (decimal::grouped(*votes), decimal::grouped(usual));
        let message =
            format!("the votes on resolution {} make {votes}, those on nearly all others {usual}", it.label());
        let help = "at one meeting they are often the same with abstentions and broker non-votes: compare each number with \
                    the document, digits may be transposed";
        let span =
            it.ballot.number(Side::Against).or_else(|| it.ballot.number(Side::For)).map_or(it.span, |it| it.span);
        findings.push(Diagnostic::error(Code::PollPattern, span, message).help(help).warning());
    }
}
