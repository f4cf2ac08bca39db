//! `site.toml`: what the site is called, where it will stand, how it looks and which charts it shows.

mod brand;
mod color;
mod menu;
mod outputs;

pub use brand::{Brand, Font, Logo};
pub use color::Color;
pub use menu::{MenuEntry, MenuSection, MenuTarget};
pub use outputs::{Output, Outputs};

use crate::domain::asked::Asked;
use crate::domain::category::{Category, id_of};
use crate::domain::issuer::Listing;
use crate::domain::span::Name;
use crate::domain::statement::{Cell, Column, Line, LineUnit};
use crate::domain::{Announcement, Conventions, Currency, Located};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::sync::Arc;

/// The site's settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Title of the site.
    pub title: Box<str>,
    /// One sentence on the site.
    pub description: Box<str>,
    /// What it is to the issuer.
    pub role: Role,
    /// Absolute address where the site will stand; ends with `/`.
    pub base_url: Located<Box<str>>,
    /// The address where it stood first, of which ids are made that stay when it moves; ends with `/`. Whatever address a
    /// build is for, it is that of the settings.
    pub first_base_url: Box<str>,
    /// BCP 47 tag of the site's language.
    pub language: Arc<str>,
    /// How documents write figures.
    pub conventions: Conventions,
    /// Zones that are shown beside a printed time.
    pub zones: Vec<NamedZone>,
    /// The rules of markets that documents are checked against.
    pub profiles: Vec<Profile>,
    /// Days on which markets are closed.
    pub holidays: Vec<Holidays>,
    /// The endings of attachments and static files that are published besides those that irbook knows.
    pub attachments: Box<[Box<str>]>,
    /// The static files that it asks for besides those that every archive may have.
    pub static_files: Box<[Asked]>,
    /// Which files for machines it has.
    pub outputs: Outputs,
    /// Categories of announcements, in the order of menus.
    pub categories: Vec<Category>,
    /// The issuer's own look.
    pub brand: Brand,
    /// The menu; that of every site where it is empty.
    pub menu: Vec<MenuEntry>,
    /// Charts: the first two with something to see are on the home page.
    pub charts: Vec<ChartSpec>,
}

impl Config {
    /// The category of announcements with this label, where it is one of these.
    #[must_use]
    pub fn category(&self, label: &str) -> Option<&Category> {
        // Few archives name some, and large ones ask for very many labels.
        let id = if self.categories.is_empty() { return None } else { id_of(label) };
        self.categories.iter().find(|it| it.is_of(label, &id))
    }

    /// Whether an announcement is kept off the home page: as it says itself, else as its category says.
    #[must_use]
    pub fn is_routine(&self, it: &Announcement) -> bool {
        let of_category =
            || it.kind_label.as_deref().and_then(|label| self.category(label)).is_some_and(|it| it.routine);
        it.routine.unwrap_or_else(of_category)
    }
}

/// What a site is to the issuer whose announcements it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The issuer's own publication.
    Issuer,
    /// Somebody's archive, which retells what the issuer published. No site claims more unless it says so.
    #[default]
    Archive,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Issuer, Self::Archive];

    /// The word used in `site.toml` and by templates.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Archive => "archive",
        }
    }
}

/// Rules of a market, which an archive switches on. Their findings are warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The Stock Exchange of Hong Kong.
    Hkex,
    /// The United States: the Securities and Exchange Commission and its markets.
    Sec,
}

/// Days on which a market is closed beside weekends.
#[derive(Clone, Debug)]
pub struct Holidays {
    /// The market.
    pub of: Market,
    /// The days.
    pub days: Vec<Holiday>,
}

/// Where holidays are.
#[derive(Clone, Debug)]
pub enum Market {
    /// On the markets with this short name.
    Named(Name),
    /// On the market of the listing with this id.
    Listing(Name),
}

/// A day on which a market is closed.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// What it is, such as `National Day`.
    pub name: Option<Box<str>>,
}

impl Config {
    /// The holiday of a listing on a day, if it has one.
    #[must_use]
    pub fn holiday(&self, day: NaiveDate, listing: &Listing) -> Option<&Holiday> {
        let is_of = |it: &&Holidays| match &it.of {
            Market::Named(name) => *name.value == *listing.market,
            Market::Listing(id) => id.value == listing.id.value,
        };
        self.holidays.iter().filter(is_of).flat_map(|it| &it.days).find(|it| it.day == day)
    }
}

/// A time zone under the name that readers know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedZone {
    /// The zone.
    pub zone: Tz,
    /// Its name, such as `Beijing time`.
    pub name: Box<str>,
}

impl NamedZone {
    /// A zone named after its city: `Hong Kong time`.
    #[must_use]
    pub fn of(zone: Tz) -> Self {
        let city = zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
        Self { zone, name: format!("{city} time").into() }
    }
}

/// A chart of the site.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// Key; also its file name.
    pub id: Name,
    /// Title.
    pub title: Box<str>,
    /// What it draws.
    pub content: ChartContent,
    /// Whether an announcement that states what it draws has one of its own; the home page has one always.
    pub announcements: bool,
}

impl ChartSpec {
    /// Whether an announcement states something that it draws: of a mix the total, and a part of it.
    #[must_use]
    pub fn is_stated_by(&self, it: &Announcement) -> bool {
        match &self.content {
            ChartContent::Mix { currency, total, panels } => {
                let states = |concept: &Name| {
                    it.statements.iter().any(|statement| {
                        let is_drawn = |line: &Line, cell: &Cell, column: &Column| {
                            let is_money =
                                column.currency == *currency && statement.unit(line, column) == LineUnit::Money;
                            is_money && cell.printed.is_some() && statement.is_whole(line, column)
                        };
                        let mut lines = statement.lines.iter().filter(|line| line.concept() == &*concept.value);
                        lines.any(|line| {
                            line.cells.iter().zip(&statement.columns).any(|(cell, column)| is_drawn(line, cell, column))
                        })
                    })
                };
                states(total) && panels.iter().flat_map(|panel| &panel.parts).any(states)
            }
            ChartContent::Metrics(ids) => {
                it.metrics.iter().any(|stated| ids.contains(&stated.metric) && !stated.values.is_empty())
            }
            ChartContent::Repurchase => !it.repurchases.is_empty(),
        }
    }
}

/// What a chart draws.
#[derive(Clone, Debug)]
pub enum ChartContent {
    /// How a total is made up, a bar a period.
    Mix {
        /// The currency whose columns are drawn.
        currency: Currency,
        /// The concept of the total.
        total: Name,
        /// Ways to split it up.
        panels: Vec<MixPanelSpec>,
    },
    /// Metrics over time, a panel each.
    Metrics(Vec<Name>),
    /// Progress of the repurchase plans.
    Repurchase,
}

/// One way to split a total up.
#[derive(Clone, Debug)]
pub struct MixPanelSpec {
    /// Title of the panel.
    pub title: Box<str>,
    /// Concepts of the parts, in stacking order.
    pub parts: Vec<Name>,
}
