//! Poll results: how a general meeting voted on each resolution.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::{Amount, Located, Moment, Span, slug, span::Name};
use chrono_tz::Tz;
use std::borrow::Cow;

/// How a general meeting voted.
#[derive(Clone, Debug)]
pub struct Poll {
    /// `Annual general meeting`, `Extraordinary general meeting`, `Class meeting`.
    pub name: Box<str>,
    /// When it was held.
    pub at: Located<Moment>,
    /// Id of the announcement that called it.
    pub notice: Option<Name>,
    /// What the percentages are of, where the document says it; else what they fit.
    pub percent_of: Option<Base>,
    /// Shares that entitled their holders to attend and vote.
    pub entitled: Option<Located<Amount>>,
    /// Shares that were present, in person or by proxy.
    pub present: Option<Located<Amount>>,
    /// Classes of shares that are told apart in the votes.
    pub classes: Vec<VotingClass>,
    /// What was voted on, in order.
    pub resolutions: Vec<Polled>,
}

/// What the percentages of a poll are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The votes for and against.
    ForAndAgainst,
    /// All votes cast, with abstentions and votes withheld.
    Cast,
    /// All shares present, with broker non-votes as well.
    Present,
    /// The shares entitled to vote.
    Entitled,
}

/// A class of shares whose votes are told apart.
#[derive(Clone, Debug)]
pub struct VotingClass {
    /// Key within the document.
    pub id: Name,
    /// Its name as printed.
    pub name: Box<str>,
    /// How many votes a share carries, where it isn't one.
    pub votes: Option<Located<Amount>>,
    /// Shares of the class that entitled their holders to attend and vote.
    pub entitled: Option<Located<Amount>>,
}

/// Votes of one sort: their number, their percentage, or both.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    /// How many.
    pub number: Option<Located<Amount>>,
    /// Their share of what the percentages are of.
    pub percent: Option<Located<Amount>>,
}

/// The sorts of votes, in the order of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// For it.
    For,
    /// Against it.
    Against,
    /// Abstentions.
    Abstain,
    /// Withheld: from a director in the United States, from the vote in the United Kingdom.
    Withheld,
    /// At the proxy's discretion, before the poll.
    Open,
    /// Broker non-votes: present, but without instructions on this resolution.
    Broker,
    /// All that are counted, as printed.
    Total,
}

impl Side {
    /// Every sort, in order.
    pub const ALL: [Self; 7] =
        [Self::For, Self::Against, Self::Abstain, Self::Withheld, Self::Open, Self::Broker, Self::Total];

    /// The sorts that a vote can be of.
    pub const CAST: [Self; 6] = [Self::For, Self::Against, Self::Abstain, Self::Withheld, Self::Open, Self::Broker];

    /// The word in keys of figures.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::Withheld => "withheld",
            Self::Open => "open",
            Self::Broker => "broker-non-votes",
            Self::Total => "total",
        }
    }
}

/// Votes by their sorts.
#[derive(Clone, Debug, Default)]
pub struct Ballot([Votes; Side::ALL.len()]);

impl Ballot {
    /// The votes of these sorts.
    #[must_use]
    pub fn new(votes: impl IntoIterator<Item = (Side, Option<Votes>)>) -> Self {
        let mut ballot = Self::default();
        for (side, votes) in votes {
            ballot.0[side as usize] = votes.unwrap_or_default();
        }
        ballot
    }

    /// The votes of a sort.
    #[must_use]
    pub fn votes(&self, side: Side) -> &Votes {
        &self.0[side as usize]
    }

    /// How many votes of a sort there are, where it is stated.
    #[must_use]
    pub fn number(&self, side: Side) -> Option<&Located<Amount>> {
        self.votes(side).number.as_ref()
    }

    /// Whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|it| it.number.is_none() && it.percent.is_none())
    }
}

/// Which majority carries a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Majority {
    /// More than half of the votes for and against.
    Simple,
    /// Two thirds.
    TwoThirds,
    /// Three quarters.
    ThreeQuarters,
    /// The most votes, as directors are elected in the United States.
    Plurality,
}

impl Majority {
    /// The least part of the votes for and against: numerator and denominator; `None` where it has none.
    #[must_use]
    pub const fn fraction(self) -> Option<(u32, u32)> {
        match self {
            Self::Simple => Some((1, 2)),
            Self::TwoThirds => Some((2, 3)),
            Self::ThreeQuarters => Some((3, 4)),
            Self::Plurality => None,
        }
    }
}

/// What became of a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was passed.
    Carried,
    /// It was not passed.
    NotCarried,
    /// It was not put to the vote.
    NotPut,
}

/// A resolution and its votes.
#[derive(Clone, Debug)]
pub struct Polled {
    /// The number as printed: `1(a)`.
    pub number: Name,
    /// Who is voted on, as printed, where one number has several.
    pub candidate: Option<Box<str>>,
    /// `Ordinary` or `Special`, where stated.
    pub kind: Option<Box<str>>,
    /// What was proposed, retold.
    pub text: Box<str>,
    /// People it concerns.
    pub people: Vec<Name>,
    /// The votes of all classes.
    pub ballot: Ballot,
    /// The shares that these votes are of.
    pub shares: Option<Located<Amount>>,
    /// The share of the issued capital that voted, in percent.
    pub turnout: Option<Located<Amount>>,
    /// The votes by classes.
    pub classes: Vec<ClassBallot>,
    /// The votes for each choice, where there are several, as of how often something is voted on.
    pub choices: Vec<Choice>,
    /// Instructions that proxies had before the poll.
    pub proxies: Option<Ballot>,
    /// Which majority carries it, where stated.
    pub majority: Option<Majority>,
    /// Whether each class must carry it by itself.
    pub each_class: bool,
    /// What became of it, where stated.
    pub outcome: Option<Outcome>,
    /// What else there is to know, retold.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

/// The votes of a class of shares.
#[derive(Clone, Debug)]
pub struct ClassBallot {
    /// Key of the class.
    pub class: Name,
    /// The votes.
    pub ballot: Ballot,
    /// The shares that they are of.
    pub shares: Option<Located<Amount>>,
}

/// One of several choices.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is: `Every year`.
    pub label: Name,
    /// The votes for it.
    pub votes: Votes,
}

impl Polled {
    /// What tells it apart within the document: its number, and whom it is on.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.candidate {
            Some(candidate) => format!("{}-{}", slug(&self.number.value), slug(candidate)),
            None => slug(&self.number.value),
        }
    }

    /// What it is called: `1(a)`, `1 Jane Roe`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.candidate {
            Some(candidate) => format!("{} {candidate}", self.number.value),
            None => self.number.value.to_string(),
        }
    }

    /// Where its row stands on the page.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("vote_{}", self.key())
    }

    /// Every ballot with votes that were cast, with what tells it apart from the others: that of all classes, then each
    /// class's.
    pub fn ballots(&self) -> impl Iterator<Item = (Option<&Name>, &Ballot, Option<&Located<Amount>>)> {
        let of_classes = self.classes.iter().map(|it| (Some(&it.class), &it.ballot, it.shares.as_ref()));
        std::iter::once((None, &self.ballot, self.shares.as_ref())).chain(of_classes)
    }

    /// The key of a figure: `poll.1-a.for`, `poll.1-a.class-z.for-percent`.
    #[must_use]
    pub fn figure(&self, class: Option<&str>, name: &str) -> String {
        match class {
            Some(class) => format!("poll.{}.{class}.{name}", self.key()),
            None => format!("poll.{}.{name}", self.key()),
        }
    }
}

impl Facts for Poll {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.extend(self.notice.iter().map(Named::Announcement));
        names.extend(self.resolutions.iter().flat_map(|it| &it.people).map(|name| Named::Person(name, None)));
    }

    fn occasions<'a>(&'a self, _zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        // The notice tells of the meeting otherwise.
        if self.notice.is_none() {
            let (title, at) = (Title::Text(&self.name), (self.at.value.clone(), self.at.span));
            occasions.push(Occasion::at("meeting", EventKind::Meeting, title, "meeting", at));
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        let mut push = |key: String, amount: &'a Option<Located<Amount>>, label: String, anchor: &str| {
            if let Some(amount) = amount {
                let (key, anchor) = (Cow::Owned(key), Cow::Owned(anchor.to_owned()));
                figures.push(OwnFigure { key, period: None, amount, label: Some(Cow::Owned(label)), anchor });
            }
        };
        push("poll.entitled".to_owned(), &self.entitled, self.name.to_string(), "poll_meeting");
        push("poll.present".to_owned(), &self.present, self.name.to_string(), "poll_meeting");
        for class in &self.classes {
            let key = |name: &str| format!("poll.{}.{name}", class.id.value);
            push(key("votes-a-share"), &class.votes, class.name.to_string(), "poll_meeting");
            push(key("entitled"), &class.entitled, class.name.to_string(), "poll_meeting");
        }
        for it in &self.resolutions {
            let (anchor, label) = (it.anchor(), it.label());
            let mut ballot = |class: Option<&str>, ballot: &'a Ballot| {
                for side in Side::ALL {
                    let votes = ballot.votes(side);
                    push(it.figure(class, side.id()), &votes.number, label.clone(), &anchor);
                    push(it.figure(class, &format!("{}-percent", side.id())), &votes.percent, label.clone(), &anchor);
                }
            };
            ballot(None, &it.ballot);
            it.classes.iter().for_each(|of| ballot(Some(&of.class.value), &of.ballot));
            it.proxies.iter().for_each(|proxies| ballot(Some("proxies"), proxies));
            push(it.figure(None, "shares"), &it.shares, label.clone(), &anchor);
            push(it.figure(None, "turnout"), &it.turnout, label.clone(), &anchor);
            for of in &it.classes {
                push(it.figure(Some(&of.class.value), "shares"), &of.shares, label.clone(), &anchor);
            }
            for choice in &it.choices {
                let of = format!("{label}: {}", choice.label.value);
                let key = it.figure(Some("choice"), &slug(&choice.label.value));
                push(format!("{key}-percent"), &choice.votes.percent, of.clone(), &anchor);
                push(key, &choice.votes.number, of, &anchor);
            }
        }
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        for it in &self.resolutions {
            texts.push((&it.text, it.span));
            texts.extend(it.note.iter().map(|note| (&**note, it.span)));
        }
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FileId;

    #[test]
    fn candidates_of_one_number_have_keys_of_their_own() {
        let span = Span { file: FileId(0), start: 0, end: 0 };
        let name = |text: &str| Name::new(text.into(), span);
        let of = |number: &str, candidate: Option<&str>| Polled {
            number: name(number),
            candidate: candidate.map(Into::into),
            kind: None,
            text: "To elect.".into(),
            people: Vec::new(),
            ballot: Ballot::default(),
            shares: None,
            turnout: None,
            classes: Vec::new(),
            choices: Vec::new(),
            proxies: None,
            majority: None,
            each_class: false,
            outcome: None,
            note: None,
            span,
        };
        assert_eq!(of("1(a)", None).key(), "1-a");
        assert_eq!(of("1", Some("Jane Q. Roe")).key(), "1-jane-q-roe");
        assert_eq!(of("2(iii)", None).figure(Some("z"), "for"), "poll.2-iii.z.for");
    }
}
