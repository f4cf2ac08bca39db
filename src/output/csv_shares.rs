//! The counts of shares that documents state, as CSV: one record a count.

use super::csv_table::Table;
use crate::address::{Site, path};
use crate::domain::Scale;
use crate::history::shares::{Led, classes};

/// The columns.
pub(super) const COLUMNS: &str =
    "class,basis,stage,dated,announcement,printed,value,assumes,change,change_stated,ads,page";

/// The counts by class, oldest first.
#[must_use]
pub fn shares(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for class in &classes(site.edition) {
        for count in &class.counts {
            let announcement = count.announcement;
            table.back_to(0);
            table.text(class.class.unwrap_or_default()).field(count.basis.id()).field(count.stage.id());
            table.field(&announcement.dated.value.to_string()).field(&announcement.id).text(&count.amount.printed);
            table.number(count.amount.value, count.amount.scale).field(if count.assumes { "yes" } else { "no" });
            match count.change {
                Some(change) => table.number(change.difference, Scale::One),
                None => table.field(""),
            };
            match count.change.and_then(|change| change.stated) {
                Some(Led::Issued(amount)) => table.number(amount.value, amount.scale),
                Some(Led::Bought(amount)) => table.number(-amount.value, amount.scale),
                None => table.field(""),
            };
            match count.ads {
                Some(ads) => table.number(ads, Scale::One),
                None => table.field(""),
            };
            table.field(&format!("{}#{}", path::announcement(&announcement.id), count.anchor)).end();
        }
    }
    table.finish()
}
