//! What becomes of somebody's office.

/// What a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The person begins.
    Appointed,
    /// Shareholders elected the person.
    Elected,
    /// The person goes on.
    ReElected,
    /// The person is something else from now on.
    ReDesignated,
    /// The person leaves.
    Resigned,
    /// The person leaves when the time is over.
    Retired,
    /// The person was made to leave.
    Removed,
    /// The person died.
    Deceased,
}

impl Step {
    /// Every change, in order.
    pub const ALL: [Self; 8] = [
        Self::Appointed,
        Self::Elected,
        Self::ReElected,
        Self::ReDesignated,
        Self::Resigned,
        Self::Retired,
        Self::Removed,
        Self::Deceased,
    ];

    /// The word used in content files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Appointed => "appointed",
            Self::Elected => "elected",
            Self::ReElected => "re-elected",
            Self::ReDesignated => "re-designated",
            Self::Resigned => "resigned",
            Self::Retired => "retired",
            Self::Removed => "removed",
            Self::Deceased => "deceased",
        }
    }

    /// Whether the person no longer is what it was.
    #[must_use]
    pub const fn ends(self) -> bool {
        matches!(self, Self::Resigned | Self::Retired | Self::Removed | Self::Deceased)
    }
}
