//! Poll results: the table `[poll]`.

use crate::decode::amount::{Percent, Shares};
use crate::decode::id::Id;
use crate::decode::table::table;
use crate::decode::votes::Numbered;
use crate::decode::word::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::poll::{
    Ballot, Base, Choice, ClassBallot, Majority, Outcome, Poll, Polled, Side, Votes, VotingClass,
};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Moment};

table! {
    /// How a general meeting voted.
    pub static POLL: Poll = "poll results", "`[poll]`" {
        /// What the meeting is called.
        required name: Box<str> = "Annual general meeting";
        /// When it was held.
        required at: Located<Moment>;
        /// The announcement that called it, by its id: both then lead to each other, and the notice shows how it was voted.
        optional notice: Name = "2023-05-12-notice-of-annual-general-meeting";
        /// What the percentages are of, where the document says it: the votes for and against, all votes cast, all shares
        /// present, all entitled to vote. Without it, what most of them fit.
        optional percent_of: Base = "for-and-against";
        /// The shares that entitled their holders to attend and vote.
        optional entitled: Shares = "8,907,213,474 shares";
        /// The shares that were present, in person or by proxy.
        optional present: Shares = "6,157,299,304 shares";
        /// The classes of shares whose votes are told apart.
        list classes: VotingClass;
        /// What was voted on, in order.
        some resolutions: Polled;
    }
}

words!(Base {
    "for-and-against" => ForAndAgainst,
    "votes-cast" => Cast,
    "present" => Present,
    "entitled" => Entitled,
});

table! {
    /// A class of shares whose votes are told apart.
    pub static VOTING_CLASS: VotingClass = "a class of votes", "`classes` of `[poll]`" {
        /// Its id in the document, which the votes of resolutions name.
        required id: Id = "class-y";
        /// Its name as printed.
        required name: Box<str> = "Class Y ordinary shares";
        /// How many votes a share carries, where it isn't one.
        optional votes: Located<Amount> = "10";
        /// The shares of the class that entitled their holders to attend and vote.
        optional entitled: Shares = "83,715,114 shares";
    }
}

table! {
    /// A resolution and its votes. Votes are typed as printed: `"5,987,233,334 (97.2380%)"`, the number or the percentage alone.
    pub static POLLED: Polled = "a resolution that was voted on", "`[[poll.resolutions]]`" {
        /// Its number as printed.
        required number: Numbered = "1(a)";
        /// Who is voted on, as printed, where one number has several candidates.
        optional candidate: Box<str> = "Jane Roe";
        /// `Ordinary` or `Special`, where the document says it.
        optional kind: Box<str> = "Ordinary";
        /// What was proposed, retold.
        required text: Box<str> = "To receive the accounts of the year.";
        /// The people that it concerns, by their ids.
        list people: Name = r#"["jane-roe"]"#;
        /// Votes for it.
        optional for_ as "for": Votes = "5,987,233,334 (97.2380%)";
        /// Votes against it.
        optional against: Votes = "170,065,970 (2.7620%)";
        /// Abstentions.
        optional abstain: Votes = "337,745";
        /// Votes withheld.
        optional withheld: Votes = "81,013,676";
        /// Broker non-votes.
        optional broker_non_votes: Votes = "250,464,124";
        /// All votes that the document counts together.
        optional total: Votes = "6,157,299,304";
        /// The shares that these votes are of, where a share has several votes.
        optional shares: Shares = "321,911,838 shares";
        /// The part of the issued share capital that voted.
        optional turnout: Percent = "78.54%";
        /// The votes by classes of shares.
        list classes: ClassBallot;
        /// The votes for each of several choices, as of how often something is voted on.
        list choices: Choice;
        /// What proxies were instructed to vote before the poll.
        optional proxies: Proxies;
        /// The majority that carries it: `simple`, `two-thirds`, `three-quarters`, or `plurality` of candidates.
        optional majority: Majority = "simple";
        /// Whether each class must carry it by itself.
        optional each_class: bool = "true";
        /// What became of it, as the document says.
        optional outcome: Outcome = "carried";
        /// What else there is to know, retold.
        optional note: Box<str> = "The vote is advisory.";
    }
    also |fields, reader| {
        let ballot = Ballot::new([
            (Side::For, for_),
            (Side::Against, against),
            (Side::Abstain, abstain),
            (Side::Withheld, withheld),
            (Side::Broker, broker_non_votes),
            (Side::Total, total),
        ]);
        let says_nothing = ballot.is_empty() && classes.is_empty() && choices.is_empty() && outcome != Some(Outcome::NotPut);
        if says_nothing {
            let message = "the resolution has no votes";
            let help = "type `for` and `against` as printed, `classes` or `choices`; one that was not put to the vote has \
                        `outcome = \"not-put\"`";
            reader.findings.push(Diagnostic::error(Code::MissingKey, fields.span(), message).help(help));
        }
    }
    => |fields, _| {
        let (each_class, span) = (each_class.unwrap_or_default(), fields.span());
        Some(Self {
            number, candidate, kind, text, people, ballot, shares, turnout, classes, choices, proxies, majority, each_class,
            outcome, note, span,
        })
    }
}

words!(Majority {
    "simple" => Simple,
    "two-thirds" => TwoThirds,
    "three-quarters" => ThreeQuarters,
    "plurality" => Plurality,
});

words!(Outcome {
    "carried" => Carried,
    "not-carried" => NotCarried,
    "not-put" => NotPut,
});

table! {
    /// The votes of a class of shares.
    pub static CLASS_BALLOT: ClassBallot = "the votes of a class", "`classes` of `[[poll.resolutions]]`" {
        /// The class, by its id in `classes` of `[poll]`.
        required class: Name = "class-y";
        /// Votes for it.
        optional for_ as "for": Votes = "837,151,140 (100.000000%)";
        /// Votes against it.
        optional against: Votes = "0 (0.000000%)";
        /// Abstentions.
        optional abstain: Votes = "0";
        /// Votes withheld.
        optional withheld: Votes = "0";
        /// Broker non-votes.
        optional broker_non_votes: Votes = "0";
        /// All votes that the document counts together.
        optional total: Votes = "837,151,140";
        /// The shares that these votes are of.
        optional shares: Shares = "83,715,114 shares";
    }
    => |_, _| {
        let ballot = Ballot::new([
            (Side::For, for_),
            (Side::Against, against),
            (Side::Abstain, abstain),
            (Side::Withheld, withheld),
            (Side::Broker, broker_non_votes),
            (Side::Total, total),
        ]);
        Some(Self { class, ballot, shares })
    }
}

table! {
    /// One of several choices.
    pub static CHOICE: Choice = "a choice", "`choices` of `[[poll.resolutions]]`" {
        /// What it is.
        required label: Name = "Every year";
        /// The votes for it.
        required votes: Votes = "1,806,791,973";
    }
}

/// What proxies were instructed to vote.
struct Proxies;

table! {
    /// What proxies were instructed to vote before the poll.
    pub static PROXIES: Proxies => Ballot = "votes of proxies", "`proxies` of `[[poll.resolutions]]`" {
        /// Votes for it.
        optional for_ as "for": Votes = "310,002,118 (97.20%)";
        /// Votes against it.
        optional against: Votes = "6,120,480 (1.92%)";
        /// Abstentions.
        optional abstain: Votes = "1,204,003";
        /// At the proxy's discretion.
        optional open: Votes = "2,806,000 (0.88%)";
    }
    => |_, _| {
        let votes = [(Side::For, for_), (Side::Against, against), (Side::Abstain, abstain), (Side::Open, open)];
        Some(Ballot::new(votes))
    }
}
