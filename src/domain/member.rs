//! Members of dimensions: what a figure is of beside its concept, its period and its unit.
//!
//! A fact is of a concept, a period, a unit and of one member of each dimension that is named: so has it the fact model of XBRL
//! (Open Information Model 1.0, section 5.1, "Facts", where all of these are dimensions; [XBRL Dimensions 1.0] calls the ones
//! here explicit). A segment, a component of equity, an adjustment from GAAP to non-GAAP, a class of shares and a geography are
//! dimensions of most issuers. A fact of no member is the company's figure: only that one is shown first, drawn, meant by a tie
//! that names none, and compared with what another document says of the company.
//!
//! [XBRL Dimensions 1.0]: https://www.xbrl.org/specification/dimensions/rec-2012-01-25/dimensions-rec-2006-09-18+corrected-errata-2012-01-25-clean.html

use super::span::Name;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A dimension that figures are split by.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Key in the archive.
    pub id: Name,
    /// What it is called.
    pub label: Arc<str>,
    /// Its members; at least one. The whole is none of them.
    pub members: Vec<DefinedMember>,
}

/// A member of a dimension, with what it is called.
#[derive(Clone, Debug)]
pub struct DefinedMember {
    /// Key within the dimension.
    pub id: Name,
    /// What it is called.
    pub label: Arc<str>,
}

/// A member that a column or a line names.
#[derive(Clone, Debug)]
pub struct Member {
    /// Id of the dimension.
    pub dimension: Name,
    /// Id of the member.
    pub member: Name,
}

/// What the figure of a cell is of: what its column and its line name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Members<'a> {
    /// Those of the column, in the order of their dimensions.
    column: &'a [Member],
    /// Those of the line, likewise.
    line: &'a [Member],
}

impl<'a> Members<'a> {
    /// Those of a column and those of a line, each in the order of their dimensions.
    #[must_use]
    pub fn new(column: &'a [Member], line: &'a [Member]) -> Self {
        Self { column, line }
    }

    /// Whether there are none: the figure is the company's.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.column.is_empty() && self.line.is_empty()
    }

    /// The members in the order of their dimensions.
    pub fn iter(self) -> impl Iterator<Item = &'a Member> {
        let (mut column, mut line) = (self.column.iter().peekable(), self.line.iter().peekable());
        std::iter::from_fn(move || match (column.peek(), line.peek()) {
            (Some(a), Some(b)) if b.dimension.value < a.dimension.value => line.next(),
            (Some(_), _) => column.next(),
            (None, _) => line.next(),
        })
    }

    fn ids(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.iter().map(|it| (&*it.dimension.value, &*it.member.value))
    }

    /// Whether a name means them: a member's id, or `dimension=member`; of several with commas between them, in any order.
    #[must_use]
    pub fn are(self, name: &str) -> bool {
        let is_named = |(dimension, member): (&str, &str), name: &str| match name.split_once('=') {
            Some(both) => both == (dimension, member),
            None => name == member,
        };
        name.split(',').count() == self.ids().count()
            && name.split(',').all(|name| self.ids().any(|it| is_named(it, name)))
    }

    /// As a tie and data files name them: `compute`, `compute,europe`.
    #[must_use]
    pub fn name(self) -> String {
        self.ids().map(|(_, member)| member).collect::<Vec<_>>().join(",")
    }
}

impl PartialEq for Members<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.is_empty() && other.is_empty()) || self.ids().eq(other.ids())
    }
}

impl Eq for Members<'_> {}

impl Hash for Members<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ids().for_each(|it| it.hash(state));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn member(dimension: &str, member: &str) -> Member {
        let name = |text: &str| Name::new(text.into(), Span::default());
        Member { dimension: name(dimension), member: name(member) }
    }

    #[test]
    fn it_makes_no_difference_whether_a_column_or_a_line_names_a_member() {
        let (segment, geography) = ([member("segment", "compute")], [member("geography", "europe")]);
        let both = [member("geography", "europe"), member("segment", "compute")];
        assert_eq!(Members::new(&segment, &geography), Members::new(&geography, &segment));
        assert_eq!(Members::new(&segment, &geography), Members::new(&[], &both));
        assert_ne!(Members::new(&segment, &[]), Members::new(&geography, &[]));
        assert_eq!(Members::new(&segment, &geography).name(), "europe,compute");
    }

    #[test]
    fn members_are_named_in_any_order_and_with_their_dimension_or_without() {
        let both = [member("geography", "europe"), member("segment", "compute")];
        let members = Members::new(&[], &both);
        assert!(members.are("compute,europe") && members.are("segment=compute,europe"));
        assert!(!members.are("compute") && !members.are("geography=compute,europe") && !members.are("europe,europe,a"));
        assert!(!Members::default().are("compute"));
    }
}
