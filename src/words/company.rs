//! The company, its people, meetings and shares.

/// How a language speaks of the company.
pub trait Companies {
    /// What the page of the general meetings has.
    fn meetings_description(&self, company: &str) -> String;
}
