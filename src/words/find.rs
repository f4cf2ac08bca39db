//! What readers look up, in the index from A to Z and in search.

use crate::history::subject::SubjectKind;

/// How a language speaks of what readers look up.
pub trait Find {
    /// What something is: `Line of statements`.
    fn subject(&self, kind: SubjectKind) -> &'static str;
    /// Several of a kind: `Lines of statements`.
    fn several(&self, kind: SubjectKind) -> &'static str;
    /// What something is, and how much there is of it: `Metric, 12 values`.
    fn subject_counted(&self, kind: SubjectKind, count: usize) -> String;
    /// What stands above what begins with a digit.
    fn digits(&self) -> &'static str;
    /// What stands above what begins with a Chinese, Japanese or Korean character.
    fn east_asian(&self) -> &'static str;
    /// What stands above what begins with neither letter nor digit.
    fn signs(&self) -> &'static str;
    /// What the index has.
    fn index_description(&self, company: &str) -> String;
    /// What the page of search has.
    fn search_description(&self, company: &str) -> String;
}
