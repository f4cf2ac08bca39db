//! Issues of shares: the table `[issuance]`.

use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use crate::domain::issuance::{Issuance, Levy, Party};
use crate::domain::{Amount, Located};

impl FromToml for Issuance {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a share issuance", reader)?;
        let class = fields.required("class", reader);
        let number = counting(Counted::Shares, fields.required("number", reader), reader);
        let price = counting(Counted::SharePrice, fields.required("price", reader), reader);
        let levies = fields.list("levies", reader);
        let share: Option<ShareOfOffer> = fields.optional("share_of_offer", reader);
        let before = counting(Counted::Shares, fields.optional("before", reader), reader);
        let after = counting(Counted::Shares, fields.optional("after", reader), reader);
        let counts_assume = fields.optional("counts_assume", reader);
        let counts_since = fields.optional("counts_since", reader);
        let net_proceeds = counting(Counted::Money, fields.optional("net_proceeds", reader), reader);
        let use_of_proceeds = fields.optional("use_of_proceeds", reader);
        let exercised = fields.optional("exercised", reader);
        let listing_at = fields.optional("listing_at", reader);
        let listing = fields.optional("listing", reader);
        let parties = fields.list("parties", reader);
        fields.finish(reader);
        Some(Self {
            class: class?,
            number: number?,
            price: price?,
            levies,
            share_of_offer: share.map(|share| (share.percent, share.of)),
            before,
            after,
            counts_assume,
            counts_since,
            net_proceeds,
            use_of_proceeds,
            exercised,
            listing_at,
            listing,
            parties,
        })
    }
}

impl FromToml for Levy {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a levy", reader)?;
        let name = fields.required("name", reader);
        let rate = counting(Counted::Percent, fields.required("rate", reader), reader);
        fields.finish(reader);
        Some(Self { name: name?, rate: rate? })
    }
}

/// The share of a larger offer, with the base in words.
struct ShareOfOffer {
    percent: Located<Amount>,
    of: Box<str>,
}

impl FromToml for ShareOfOffer {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a share of an offer", reader)?;
        let percent = counting(Counted::Percent, fields.required("percent", reader), reader);
        let of = fields.required("of", reader);
        fields.finish(reader);
        Some(Self { percent: percent?, of: of? })
    }
}

impl FromToml for Party {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a party", reader)?;
        let name = fields.required("name", reader);
        let role = fields.required("role", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { name: name?, role: role?, span })
    }
}
