//! What the page of an announcement says of its own.

/// How a language speaks of an announcement's figures and days.
pub trait Documents {
    /// The way to all dividends of the company.
    fn all_dividends(&self) -> &'static str;
    /// The way to all its general meetings.
    fn all_meetings(&self) -> &'static str;
    /// The way to all its repurchases.
    fn all_repurchases(&self) -> &'static str;
    /// The way to all its results.
    fn all_results(&self) -> &'static str;
    /// That a figure is a balance at the end of the period it stands below: `period end`.
    fn at_the_end(&self) -> &'static str;
    /// The share that a figure is of a whole: `Share of Loan volume`.
    fn share_of_whole(&self, whole: &str) -> String;
    /// That an outlook is for a period: `Q2 2024 expected`.
    fn expected(&self, period: &str) -> String;
}
