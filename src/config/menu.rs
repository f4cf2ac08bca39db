//! The site's own menu: `[[menu]]` of `site.toml`.

use crate::domain::{Located, Span};

/// An entry of the menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub target: MenuTarget,
    /// What it says; a section's own word where left out.
    pub text: Option<Box<str>>,
    /// Its place.
    pub span: Span,
}

/// Where an entry of the menu leads.
#[derive(Clone, Debug)]
pub enum MenuTarget {
    /// To a section.
    Section(MenuSection),
    /// To a plain page, by its id.
    Page(Located<Box<str>>),
    /// To a page or a file of the site, by its path below the site's base.
    Path(Located<Box<str>>),
    /// To another site.
    Url(Box<str>),
}

/// A section of the site that menus lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuSection {
    /// Results, by period.
    Results,
    /// Announcements.
    Announcements,
    /// Figures over time.
    Figures,
    /// The calendar.
    Events,
    /// What holders of shares look for.
    Shareholders,
    /// The company.
    Company,
}

impl MenuSection {
    /// Every section, in the order of the menu of a site that has none of its own.
    pub const ALL: [Self; 6] =
        [Self::Results, Self::Announcements, Self::Figures, Self::Events, Self::Shareholders, Self::Company];

    /// The word used in `site.toml`, in addresses, and by pages that belong to it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Announcements => "announcements",
            Self::Figures => "figures",
            Self::Events => "events",
            Self::Shareholders => "shareholders",
            Self::Company => "company",
        }
    }
}
