//! The figures of an archive, where they stand, and what determines them.

use crate::mutation::Negative;
use irbook::archive::Documents;
use irbook::audit::{Coverage, Examined, FigureId, Index, Place, Restated, Rule, Stated, examine, others};
use irbook::domain::{Announcement, Conventions, Span};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that can be changed.
#[derive(Debug)]
pub struct Figure {
    pub group: Group,
    /// How messages call it.
    pub name: String,
    pub span: Span,
    pub value: Decimal,
    pub negative: Negative,
    /// How its document writes numbers.
    pub conventions: Conventions,
    /// Whether it stands in running text and not in a TOML value.
    pub in_text: bool,
    /// The rules that determine it.
    pub rules: Box<[Rule]>,
    /// The rules that only set a bound for it.
    pub bounds: Box<[Rule]>,
}

/// What figures are counted in, in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Cells of the statement with this id.
    Statement(Box<str>),
    /// Cells of all statements.
    Cells,
    /// Metrics and their parts.
    Metrics,
    /// Changes and shares stated with metrics.
    Changes,
    /// Single figures, rates, figures of plans, issues and dividends.
    Typed,
    /// Figures of outlooks.
    Guidance,
    /// Figures in running text.
    Text,
    /// Figures of all announcements.
    All,
    /// Figures of `site.toml`, which belong to no announcement.
    Issuer,
}

impl Group {
    /// A figure's own group and those that contain it.
    pub fn with_sums(&self) -> impl Iterator<Item = Self> {
        let cells = matches!(self, Self::Statement(_)).then_some(Self::Cells);
        let all = (*self != Self::Issuer).then_some(Self::All);
        [self.clone()].into_iter().chain(cells).chain(all)
    }
}

/// The figures of all documents, each place once.
pub fn of(documents: &Documents) -> Vec<Figure> {
    let Some((_, issuer)) = &documents.site else { return Vec::new() };
    let mut announcements: Vec<&Announcement> = documents.announcements.iter().map(|it| &**it).collect();
    // The order of the audit: restatements divide earlier from later documents.
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let others = others(&announcements);
    let books: Vec<Examined<'_>> = announcements.iter().map(|it| examine(it, issuer, &others)).collect();
    let agreeing = agreeing(&books, &announcements);
    let mut seen = BTreeSet::new();
    let mut figures = Vec::new();
    for (book, examined) in (0..).zip(&books) {
        let coverage = Coverage::of(examined);
        let bounds = bounds(examined);
        for (at, fact) in (0..).zip(&examined.book.facts) {
            if fact.value.nil || !seen.insert((fact.span, fact.value.number)) {
                continue;
            }
            let mut rules: Vec<Rule> = coverage.rules(at).collect();
            if agreeing.contains(&FigureId { book, fact: at }) {
                rules.push(Rule::Agreement);
            }
            let is_cell = matches!(fact.place, Place::Cell(..));
            figures.push(Figure {
                group: group(examined, fact.place),
                name: examined.book.name(at),
                span: fact.span,
                value: fact.value.number,
                negative: if is_cell { Negative::Parentheses } else { Negative::Minus },
                conventions: examined.book.announcement.conventions,
                in_text: matches!(fact.place, Place::Text(..)),
                rules: rules.into(),
                bounds: bounds.get(&at).map(|rules| rules.iter().copied().collect()).unwrap_or_default(),
            });
        }
    }
    figures
}

/// The figures that some other document, or another place of the same one, states as well.
fn agreeing(books: &[Examined<'_>], announcements: &[&Announcement]) -> BTreeSet<FigureId> {
    let stated = (0..).zip(books).flat_map(|(book, examined)| {
        let shared = (0..).zip(&examined.book.facts).filter(|(_, fact)| fact.shared);
        shared.map(move |(at, fact)| Stated::of(fact, FigureId { book, fact: at }))
    });
    let index: Index = stated.collect();
    index.compare(&Restated::of(announcements)).flat_map(|it| [it.figure, it.reference]).collect()
}

fn bounds(examined: &Examined<'_>) -> BTreeMap<u32, BTreeSet<Rule>> {
    let mut bounds: BTreeMap<u32, BTreeSet<Rule>> = BTreeMap::new();
    for tie in examined.ties.iter().filter(|tie| tie.bound) {
        for figure in tie.inputs.iter().chain([&tie.result]) {
            bounds.entry(*figure).or_default().insert(tie.rule);
        }
    }
    bounds
}

fn group(examined: &Examined<'_>, place: Place) -> Group {
    match place {
        Place::Cell(at, ..) => Group::Statement((*examined.book.announcement.statements[at as usize].id.value).into()),
        Place::Metric(..) | Place::Part(..) => Group::Metrics,
        Place::Change(..) | Place::Share(..) => Group::Changes,
        Place::Figure(..) | Place::Plan(..) | Place::Own(..) | Place::Rate(..) => Group::Typed,
        Place::Guidance(..) => Group::Guidance,
        Place::Text(..) => Group::Text,
        Place::Issuer => Group::Issuer,
    }
}
