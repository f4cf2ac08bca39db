//! Poll results: how the meeting voted, a resolution a row.

use crate::address::{Site, path};
use crate::domain::kind::poll::{Ballot, Base, Majority, Outcome, Poll, Polled, Side, Votes};
use crate::domain::{Amount, Announcement, Details, Located, slug};
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::item::Item;
use crate::page::component::link::Link;
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only poll results show.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// What the meeting is called.
    pub name: String,
    /// When it was held.
    pub at: MomentView,
    /// The notice that called it.
    pub notice: Option<Link>,
    /// Shares entitled to vote, as printed.
    pub entitled: Option<String>,
    /// Shares present, as printed.
    pub present: Option<String>,
    /// Classes of shares.
    pub classes: Vec<ClassView>,
    /// What the percentages are of, where the document says it.
    pub percent_of: Option<&'static str>,
    /// The headings of the votes.
    pub columns: Vec<&'static str>,
    /// The resolutions.
    pub resolutions: Vec<Row>,
}

/// A class of shares.
#[derive(Debug, Serialize)]
pub struct ClassView {
    /// Its name.
    pub name: String,
    /// Votes a share, where it isn't one.
    pub votes: Option<String>,
    /// Shares entitled to vote.
    pub entitled: Option<String>,
}

/// A resolution.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Anchor.
    pub anchor: String,
    /// The number as printed.
    pub number: String,
    /// Who is voted on.
    pub candidate: Option<String>,
    /// `Ordinary` or `Special`.
    pub kind: Option<String>,
    /// What was proposed.
    pub text: String,
    /// What became of it.
    pub outcome: Option<&'static str>,
    /// Whether it was carried.
    pub carried: bool,
    /// Which majority it needs.
    pub majority: Option<String>,
    /// What else there is to know.
    pub note: Option<String>,
    /// The votes, by columns; empty where only rows below have any.
    pub cells: Vec<CellView>,
    /// Votes of classes and proxies, and for choices.
    pub parts: Vec<PartView>,
}

/// A row below a resolution.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// What it is of.
    pub label: String,
    /// The votes, by columns.
    pub cells: Vec<CellView>,
}

/// Votes in a column.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// The column's heading.
    pub column: &'static str,
    /// How many.
    pub number: Option<String>,
    /// Their percentage.
    pub percent: Option<String>,
}

/// How a resolution of a notice was voted.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct VotedView {
    /// The row of the results.
    pub href: String,
    /// Who was voted on.
    pub candidate: Option<String>,
    /// What became of it.
    pub outcome: Option<&'static str>,
    /// The votes for and against, each with its heading.
    pub votes: Vec<(&'static str, String)>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (true, "poll_meeting", words.term(Term::HowVoted)),
            (true, "poll_votes", words.term(Term::Resolutions)),
        ])
    }
}

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Votes(Side),
    Shares,
    Turnout,
}

const COLUMNS: [Column; 9] = [
    Column::Votes(Side::For),
    Column::Votes(Side::Against),
    Column::Votes(Side::Abstain),
    Column::Votes(Side::Withheld),
    Column::Votes(Side::Open),
    Column::Votes(Side::Broker),
    Column::Votes(Side::Total),
    Column::Shares,
    Column::Turnout,
];

const fn heading(column: Column) -> Term {
    match column {
        Column::Votes(Side::For) => Term::VotesFor,
        Column::Votes(Side::Against) => Term::VotesAgainst,
        Column::Votes(Side::Abstain) => Term::VotesAbstain,
        Column::Votes(Side::Withheld) => Term::VotesWithheld,
        Column::Votes(Side::Open) => Term::VotesOpen,
        Column::Votes(Side::Broker) => Term::VotesBroker,
        Column::Votes(Side::Total) => Term::VotesTotal,
        Column::Shares => Term::VotesShares,
        Column::Turnout => Term::Turnout,
    }
}

const fn outcome(outcome: Outcome) -> Term {
    match outcome {
        Outcome::Carried => Term::Carried,
        Outcome::NotCarried => Term::NotCarried,
        Outcome::NotPut => Term::NotPut,
    }
}

/// The votes of a row, as stated: what stands in each column.
struct Stated<'p> {
    ballot: &'p Ballot,
    shares: Option<&'p Located<Amount>>,
    turnout: Option<&'p Located<Amount>>,
}

impl Stated<'_> {
    fn at(&self, column: Column) -> [Option<String>; 2] {
        let shown = |amount: Option<&Located<Amount>>| amount.map(|it| it.printed.to_string());
        match column {
            Column::Votes(side) => {
                let Votes { number, percent } = self.ballot.votes(side);
                [shown(number.as_ref()), shown(percent.as_ref())]
            }
            // The heading says that they are shares.
            Column::Shares => [shown(self.shares).map(|it| it.trim_end_matches(" shares").to_owned()), None],
            Column::Turnout => [None, shown(self.turnout)],
        }
    }

    fn cells(&self, columns: &[Column], words: &dyn Words) -> Vec<CellView> {
        let cell = |column: &Column| {
            let [number, percent] = self.at(*column);
            CellView { column: words.term(heading(*column)), number, percent }
        };
        columns.iter().map(cell).collect()
    }
}

/// The facts of poll results.
pub fn facts(site: &Site<'_>, announcement: &Announcement, poll: &Poll) -> Facts {
    let config = site.edition.config();
    let words = words::of(&config.language);
    let shown = |amount: &Option<Located<Amount>>| amount.as_ref().map(|it| it.printed.to_string());
    let rows: Vec<Stated<'_>> = poll.resolutions.iter().flat_map(stated).collect();
    let is_stated = |column: &Column| {
        let is_choice = *column == Column::Votes(Side::For) && poll.resolutions.iter().any(|it| !it.choices.is_empty());
        is_choice || rows.iter().any(|row| row.at(*column).iter().any(Option::is_some))
    };
    let columns: Vec<Column> = COLUMNS.into_iter().filter(is_stated).collect();
    let root = path::root_of(&path::announcement(&announcement.id));
    let notice = poll.notice.as_ref().and_then(|id| site.edition.announcements.get(site.edition.position(&id.value)?));
    let notice = notice.map(|notice| {
        let item = Item::new(site, notice, &root);
        Link { href: item.href, text: item.title }
    });
    Facts {
        name: poll.name.to_string(),
        at: moment::moment(&poll.at, &config.zones, words),
        notice,
        entitled: shown(&poll.entitled),
        present: shown(&poll.present),
        classes: poll
            .classes
            .iter()
            .map(|it| ClassView { name: it.name.to_string(), votes: shown(&it.votes), entitled: shown(&it.entitled) })
            .collect(),
        percent_of: poll.percent_of.map(|of| {
            words.term(match of {
                Base::ForAndAgainst => Term::OfForAndAgainst,
                Base::Cast => Term::OfCast,
                Base::Present => Term::OfPresent,
                Base::Entitled => Term::OfEntitled,
            })
        }),
        columns: columns.iter().map(|column| words.term(heading(*column))).collect(),
        resolutions: poll.resolutions.iter().map(|it| row(poll, it, &columns, words)).collect(),
    }
}

/// What is stated of a resolution, in the rows that it has.
fn stated(it: &Polled) -> impl Iterator<Item = Stated<'_>> {
    let whole = Stated { ballot: &it.ballot, shares: it.shares.as_ref(), turnout: it.turnout.as_ref() };
    let classes = it.classes.iter().map(|of| Stated { ballot: &of.ballot, shares: of.shares.as_ref(), turnout: None });
    let proxies = it.proxies.iter().map(|ballot| Stated { ballot, shares: None, turnout: None });
    std::iter::once(whole).chain(classes).chain(proxies)
}

fn row(poll: &Poll, it: &Polled, columns: &[Column], words: &dyn Words) -> Row {
    let mut rows = stated(it);
    let whole = rows.next();
    let named = |id: &str| poll.classes.iter().find(|class| *class.id.value == *id);
    let labels = it
        .classes
        .iter()
        .map(|of| named(&of.class.value).map_or(&*of.class.value, |class| &*class.name))
        .chain(it.proxies.iter().map(|_| words.term(Term::ProxyVotes)));
    let mut parts: Vec<PartView> = labels
        .zip(rows)
        .map(|(label, row)| PartView { label: label.to_owned(), cells: row.cells(columns, words) })
        .collect();
    parts.extend(it.choices.iter().map(|choice| {
        let ballot = Ballot::new([(Side::For, Some(choice.votes.clone()))]);
        let cells = Stated { ballot: &ballot, shares: None, turnout: None }.cells(columns, words);
        PartView { label: choice.label.value.to_string(), cells }
    }));
    let cells = whole.map_or_else(Vec::new, |whole| whole.cells(columns, words));
    let is_empty = cells.iter().all(|cell| cell.number.is_none() && cell.percent.is_none());
    let needed = it.majority.map(|majority| {
        let needed = words.term(match majority {
            Majority::Simple => Term::SimpleMajority,
            Majority::TwoThirds => Term::TwoThirds,
            Majority::ThreeQuarters => Term::ThreeQuarters,
            Majority::Plurality => Term::Plurality,
        });
        if it.each_class { format!("{needed} {}", words.term(Term::InEachClass)) } else { needed.to_owned() }
    });
    Row {
        anchor: it.anchor(),
        number: it.number.value.to_string(),
        candidate: it.candidate.as_deref().map(str::to_owned),
        kind: it.kind.as_deref().map(str::to_owned),
        text: it.text.to_string(),
        outcome: it.outcome.map(|it| words.term(outcome(it))),
        carried: it.outcome == Some(Outcome::Carried),
        majority: needed,
        note: it.note.as_deref().map(str::to_owned),
        cells: if is_empty { Vec::new() } else { cells },
        parts,
    }
}

/// How results tell that a resolution of a notice was voted, seen from the notice's page.
pub(super) fn voted(site: &Site<'_>, notice: &Announcement, results: &Announcement, number: &str) -> Vec<VotedView> {
    let Details::Poll(poll) = &results.details else { return Vec::new() };
    let words = words::of(&site.edition.config().language);
    let root = path::root_of(&path::announcement(&notice.id));
    let of_number = poll.resolutions.iter().filter(|it| slug(&it.number.value) == slug(number));
    let view = |it: &Polled| {
        let votes = [Side::For, Side::Against, Side::Withheld].into_iter().filter_map(|side| {
            let Votes { number, percent } = it.ballot.votes(side);
            let shown = match (number, percent) {
                (Some(number), Some(percent)) => format!("{} ({})", number.printed, percent.printed),
                (Some(one), None) | (None, Some(one)) => one.printed.to_string(),
                (None, None) => return None,
            };
            Some((words.term(heading(Column::Votes(side))), shown))
        });
        VotedView {
            href: format!("{root}{}#{}", path::announcement(&results.id), it.anchor()),
            candidate: it.candidate.as_deref().map(str::to_owned),
            outcome: it.outcome.map(|it| words.term(outcome(it))),
            votes: votes.collect(),
        }
    };
    of_number.map(view).collect()
}
