//! Figures that are different in documents that both sites have.

use super::site::Two;
use super::table::{Figure, Stated};
use super::{Change, pair};
use serde::Serialize;

/// Figures that are different.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    /// Figures that are stated otherwise.
    pub changed: Vec<ChangedFigure>,
    /// Figures that only the new site has.
    pub added: Vec<OneFigure>,
    /// Figures that only the old site has.
    pub removed: Vec<OneFigure>,
}

/// A figure that is stated otherwise.
#[derive(Debug, Serialize)]
pub struct ChangedFigure {
    /// The document.
    pub announcement: String,
    /// `statement.line.column`, or `key@period`.
    pub figure: String,
    /// Its label in the new site.
    pub label: String,
    /// As it was.
    pub old: Stated,
    /// As it is.
    pub new: Stated,
}

/// A figure that one of the sites has.
#[derive(Debug, Serialize)]
pub struct OneFigure {
    /// The document.
    pub announcement: String,
    /// `statement.line.column`, or `key@period`.
    pub figure: String,
    /// Its label.
    pub label: String,
    /// What is stated.
    #[serde(flatten)]
    pub stated: Stated,
}

impl Figures {
    /// The differences, by document and file.
    pub(super) fn of(two: &Two) -> Self {
        let mut figures = Self::default();
        for table in &two.tables {
            let one = |figure: Figure| OneFigure {
                announcement: table.announcement.clone(),
                figure: figure.name,
                label: figure.label,
                stated: figure.stated,
            };
            let key = |it: &Figure| (it.name.clone(), it.definition.clone());
            for change in pair(table.old.clone(), table.new.clone(), key, |old, new| old.stated == new.stated) {
                match change {
                    Change::Changed(old, new) => figures.changed.push(ChangedFigure {
                        announcement: table.announcement.clone(),
                        figure: new.name,
                        label: new.label,
                        old: old.stated,
                        new: new.stated,
                    }),
                    Change::Added(new) => figures.added.push(one(new)),
                    Change::Removed(old) => figures.removed.push(one(old)),
                }
            }
        }
        figures
    }
}
