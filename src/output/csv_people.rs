//! Everybody whom announcements name in a role, as CSV: one record a role.

use super::csv_table::Table;
use crate::address::{Site, path};
use crate::history::roster::{Body, Standing, members};

/// The columns.
pub(super) const COLUMNS: &str = "person,name,body,role,status,since,named_first,until,left_out,announcement,page";

/// The roles by person.
#[must_use]
pub fn people(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for member in &members(&site.history.people, site.edition.issuer()) {
        for role in &member.roles {
            let given = role.given;
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            table.back_to(0);
            table.field(&member.person.id.value).text(&member.person.name);
            table.field(match role.body {
                Body::Board => "board",
                Body::Committee => "committee",
                Body::Management => "management",
            });
            table.text(&role.text).field(match role.standing {
                Standing::Current => "current",
                Standing::Coming => "coming",
                Standing::Unrepeated => "unrepeated",
                Standing::Former => "former",
            });
            table.field(&day(given.since)).field(&role.first.dated.value.to_string());
            table.field(&day(given.until.map(|until| until.day)));
            table.field(&day(given.left_out.map(|it| it.dated.value)));
            let told = given.until.map_or(given.announcement, |until| until.announcement);
            table.field(&told.id).field(&path::announcement(&told.id)).end();
        }
    }
    table.finish()
}
