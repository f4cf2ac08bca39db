//! What figures are counted in.

use super::fact::Place;
use std::sync::Arc;

/// What a figure is counted as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A cell of the statement with this id.
    Statement(Arc<str>),
    /// A metric, its changes, shares and parts.
    Metrics,
    /// A single figure, a rate, a plan's, the or the dividend's figure.
    Typed,
    /// A figure of an outlook.
    Guidance,
    /// A figure in running text.
    Text,
    /// A figure of the company, which texts refer to; it isn't counted with any document.
    Issuer,
}

/// The group of a figure that is no cell.
pub(super) fn simple(place: Place) -> Option<Group> {
    match place {
        Place::Cell(..) => None,
        Place::Metric(..) | Place::Change(..) | Place::Share(..) | Place::Part(..) => Some(Group::Metrics),
        Place::Guidance(..) => Some(Group::Guidance),
        Place::Text(..) => Some(Group::Text),
        Place::Figure(..) | Place::Plan(..) | Place::Own(..) | Place::Rate(..) => Some(Group::Typed),
        Place::Issuer => Some(Group::Issuer),
    }
}
