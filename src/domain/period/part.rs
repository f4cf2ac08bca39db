//! The parts of a fiscal year.

/// The part of a fiscal year that a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// The first nine months.
    NineMonths,
    /// The whole year.
    Year,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 8] = [
        Self::Quarter(1),
        Self::Quarter(2),
        Self::Quarter(3),
        Self::Quarter(4),
        Self::Half(1),
        Self::Half(2),
        Self::NineMonths,
        Self::Year,
    ];

    /// How many quarters of the year come before it, and how many it has.
    #[must_use]
    pub fn quarters(self) -> (usize, usize) {
        match self {
            Self::Quarter(number) => (usize::from(number.clamp(1, 4)) - 1, 1),
            Self::Half(number) => (usize::from(number.clamp(1, 2)) * 2 - 2, 2),
            Self::NineMonths => (0, 3),
            Self::Year => (0, 4),
        }
    }

    /// How an id names it: `Q1`, `H1`, `9M`, `FY`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Quarter(1) => "Q1",
            Self::Quarter(2) => "Q2",
            Self::Quarter(3) => "Q3",
            Self::Quarter(_) => "Q4",
            Self::Half(1) => "H1",
            Self::Half(_) => "H2",
            Self::NineMonths => "9M",
            Self::Year => "FY",
        }
    }

    /// The part with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}
