//! The issuer's names, its identifiers, its listings and what an ADS stands for over time, as CSV.

use super::csv_table::Table;
use crate::address::Site;
use crate::domain::Located;
use chrono::NaiveDate;

/// The columns.
pub(super) const COLUMNS: &str = "what,value,from,until,named_first";

/// The names, oldest first, then the identifiers, the listings and the ratios.
#[must_use]
pub fn names(site: &Site<'_>) -> String {
    let issuer = site.edition.issuer();
    let day = |day: &Option<Located<NaiveDate>>| day.map(|day| day.value.to_string()).unwrap_or_default();
    let mut table = Table::new(COLUMNS);
    for name in &issuer.names {
        table.back_to(0);
        table.field("name").text(&name.name.value).field(&day(&name.from)).field(&day(&name.until)).field("").end();
    }
    let mut key = |what: &str, value: &str| {
        table.back_to(0);
        table.field(what).text(value).field("").field("").field("").end();
    };
    if let Some(lei) = &issuer.lei {
        key("lei", lei.as_str());
    }
    let depositary = issuer.ads.as_ref().and_then(|ads| ads.isin.as_ref());
    for isin in issuer.share_classes.iter().filter_map(|class| class.isin.as_ref()).chain(depositary) {
        key("isin", isin.as_str());
    }
    for listing in &issuer.listings {
        let mut all = site.edition.announcements.iter();
        let first = all.find(|it| it.listings.iter().any(|id| id.value == listing.id.value));
        let code = format!("{} {}", listing.market, listing.code.value);
        table.back_to(0);
        table.field("listing").text(&code).field("").field("");
        table.field(&first.map(|it| it.dated.value.to_string()).unwrap_or_default()).end();
    }
    let ratios = issuer.ads.as_ref().map_or(&[][..], |ads| &ads.ratios);
    for (at, ratio) in ratios.iter().enumerate() {
        let until = ratios.get(at + 1).and_then(|next| next.from?.value.pred_opt());
        table.back_to(0);
        table.field("shares-per-ads").field(&ratio.ratio.to_string()).field(&day(&ratio.from));
        table.field(&until.map(|day| day.to_string()).unwrap_or_default()).field("").end();
    }
    table.finish()
}
