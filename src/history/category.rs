//! Lists by category, which are further lists beside those by kind.

use super::catalog::LIMIT;
use crate::archive::Edition;
use crate::domain::Announcement;
use crate::domain::category::{Category, id_of};
use chrono::Datelike;
use std::collections::BTreeMap;

/// The announcements of a category.
#[derive(Clone, Debug)]
pub struct CategoryList {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    years: BTreeMap<i32, Vec<u32>>,
}

impl CategoryList {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.years.values().map(Vec::len).sum()
    }

    /// Whether there is none, which no list is made for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    /// The positions of those of a year, or of all, in the edition's list, oldest first.
    #[must_use]
    pub fn entries(&self, year: Option<i32>) -> Vec<u32> {
        let of = self.years.iter().filter(|(it, _)| year.is_none_or(|year| **it == year));
        of.flat_map(|(_, entries)| entries).copied().collect()
    }

    /// The years with their counts, oldest first, where there are too many for one page; else none.
    #[must_use]
    pub fn parts(&self) -> Vec<(i32, usize)> {
        if self.len() <= LIMIT {
            return Vec::new();
        }
        self.years.iter().map(|(year, entries)| (*year, entries.len())).collect()
    }
}

/// The categories of an edition that have announcements: those of the settings in their order, then others by name.
#[must_use]
pub fn lists(edition: &Edition<'_>) -> Vec<CategoryList> {
    let config = edition.config();
    let mut lists: BTreeMap<(usize, String), CategoryList> = BTreeMap::new();
    // Labels repeat: what one means is looked up once.
    let mut known: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (announcement, index) in edition.announcements.iter().zip(0_u32..) {
        let Some(label) = announcement.kind_label.as_deref() else { continue };
        let key = known.entry(label).or_insert_with(|| {
            let own = id_of(label);
            let declared = config.categories.iter().position(|it| it.is_of(label, &own));
            (declared.unwrap_or(usize::MAX), of(edition, announcement).map_or_else(String::new, |(id, _)| id))
        });
        let list = lists.entry(key.clone()).or_insert_with(|| {
            let (id, name) = of(edition, announcement).unwrap_or_default();
            CategoryList { id, name, years: BTreeMap::new() }
        });
        list.years.entry(announcement.dated.value.year()).or_default().push(index);
    }
    lists.into_values().collect()
}

/// The id and the name of an announcement's category.
#[must_use]
pub fn of(edition: &Edition<'_>, announcement: &Announcement) -> Option<(String, String)> {
    let label = announcement.kind_label.as_deref()?;
    let declared = edition.config().category(label);
    Some(declared.map_or_else(|| (id_of(label), label.to_owned()), |it| (it.id.value.to_string(), it.name.to_string())))
}

/// What an announcement says that it is: its label, or the name of the category whose id that is.
#[must_use]
pub fn label<'a>(edition: &'a Edition<'_>, announcement: &'a Announcement) -> Option<&'a str> {
    let label = announcement.kind_label.as_deref()?;
    let is_id = |it: &&Category| *it.id.value == *label;
    Some(edition.config().category(label).filter(is_id).map_or(label, |it| &*it.name))
}
