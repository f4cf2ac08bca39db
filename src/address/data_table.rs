//! The kinds of tables among the files for machines: files of one kind have the same columns.

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataTable {
    /// Every fact.
    Facts,
    /// A statement.
    Statements,
    /// Lines of statements over time.
    Financials,
    /// A metric.
    Metrics,
    /// The figures of an announcement that stand in none of its statements.
    Figures,
    /// The announcements.
    Announcements,
    /// The events.
    Events,
    /// General meetings and their resolutions.
    Meetings,
    /// What was published of each period.
    Results,
    /// The dividends.
    Dividends,
    /// Repurchase plans.
    Repurchases,
    /// People and their roles.
    People,
    /// Counts of shares.
    Shares,
    /// Names, listings and ratios over time.
    Names,
}

impl DataTable {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Facts,
        Self::Statements,
        Self::Financials,
        Self::Metrics,
        Self::Figures,
        Self::Announcements,
        Self::Events,
        Self::Meetings,
        Self::Results,
        Self::Dividends,
        Self::Repurchases,
        Self::People,
        Self::Shares,
        Self::Names,
    ];

    /// The word of its schema's file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Statements => "statements",
            Self::Financials => "financials",
            Self::Metrics => "metrics",
            Self::Figures => "figures",
            Self::Announcements => "announcements",
            Self::Events => "events",
            Self::Meetings => "meetings",
            Self::Results => "results",
            Self::Dividends => "dividends",
            Self::Repurchases => "repurchases",
            Self::People => "people",
            Self::Shares => "shares",
            Self::Names => "names",
        }
    }
}
