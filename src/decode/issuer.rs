//! The issuer in `site.toml`.

use super::address::{Email, Url};
use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use crate::diagnostic::Code;
use crate::domain::Located;
use crate::domain::issuer::{
    Contact, DepositaryShares, Issuer, IssuerName, Listing, Organization, Person, Place, ShareClass,
};
use crate::domain::period::FiscalYearEnd;

impl FromToml for FiscalYearEnd {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text: Box<str> = FromToml::from_toml(value, reader)?;
        Self::parse(&text).or_else(|| {
            let help = "write month and day, such as \"12-31\"; give other year ends' periods as 2023-12-31/2024-03-30";
            reader.refuse(Code::InvalidDate, value, format!("`{text}` is not the last day of a month"), help)
        })
    }
}

impl FromToml for Issuer {
    /// Reads the issuer, and lets the reader know when its fiscal years end.
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "an issuer", reader)?;
        let fiscal_year_end = fields.required("fiscal_year_end", reader);
        reader.year_end = fiscal_year_end.unwrap_or(reader.year_end);
        let names = fields.some("names", reader);
        let incorporated_in = fields.optional("incorporated_in", reader);
        let description = fields.optional("description", reader);
        let website: Option<Located<Url>> = fields.optional("website", reader);
        let share_classes = fields.list("share_classes", reader);
        let ads = fields.optional("ads", reader);
        let registrar = fields.optional("registrar", reader);
        let listings = fields.list("listings", reader);
        let organizations = fields.list("organizations", reader);
        let places = fields.list("places", reader);
        let people = fields.list("people", reader);
        let contacts = fields.list("contacts", reader);
        fields.finish(reader);
        Some(Self {
            names: names?,
            incorporated_in,
            description,
            website: website.map(|url| url.map(|url| url.0)),
            fiscal_year_end: fiscal_year_end?,
            share_classes,
            ads,
            registrar,
            listings,
            organizations,
            places,
            people,
            contacts,
        })
    }
}

impl FromToml for IssuerName {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a name of the issuer", reader)?;
        let name = fields.required("name", reader);
        let from = fields.optional("from", reader);
        let until = fields.optional("until", reader);
        fields.finish(reader);
        Some(Self { name: name?, from, until })
    }
}

impl FromToml for ShareClass {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a class of shares", reader)?;
        let id = fields.id("id", reader);
        let name = fields.required("name", reader);
        let par = counting(Counted::SharePrice, fields.optional("par", reader), reader);
        fields.finish(reader);
        Some(Self { id: id?, name: name?, par })
    }
}

impl FromToml for DepositaryShares {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "the depositary shares", reader)?;
        let depositary = fields.required("depositary", reader);
        let class = fields.required("class", reader);
        let shares_per_ads = fields.required("shares_per_ads", reader);
        fields.finish(reader);
        if shares_per_ads == Some(0) {
            let help = "write how many shares one ADS represents";
            return reader.refuse(Code::InvalidNumber, value, "an ADS stands for at least one share", help);
        }
        Some(Self { depositary: depositary?, class: class?, shares_per_ads: shares_per_ads? })
    }
}

impl FromToml for Listing {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a listing", reader)?;
        let id = fields.id("id", reader);
        let market = fields.required("market", reader);
        let market_name = fields.required("market_name", reader);
        let code = fields.required("code", reader);
        let security = fields.required("security", reader);
        let zone = fields.required("zone", reader);
        fields.finish(reader);
        Some(Self {
            id: id?,
            market: market?,
            market_name: market_name?,
            code: code?,
            security: security?,
            zone: zone?,
        })
    }
}

impl FromToml for Organization {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "an organization", reader)?;
        let id = fields.id("id", reader);
        let name = fields.required("name", reader);
        let role = fields.required("role", reader);
        fields.finish(reader);
        Some(Self { id: id?, name: name?, role: role? })
    }
}

impl FromToml for Place {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a place", reader)?;
        let id = fields.id("id", reader);
        let purpose = fields.optional("purpose", reader);
        let address = fields.some("address", reader);
        fields.finish(reader);
        Some(Self { id: id?, purpose, address: address? })
    }
}

impl FromToml for Person {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a person", reader)?;
        let id = fields.id("id", reader);
        let name = fields.required("name", reader);
        let aliases = fields.list("aliases", reader);
        let honorific = fields.optional("honorific", reader);
        fields.finish(reader);
        Some(Self { id: id?, name: name?, aliases, honorific })
    }
}

impl FromToml for Contact {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a contact", reader)?;
        let name = fields.required("name", reader);
        let email: Option<Located<Email>> = fields.required("email", reader);
        fields.finish(reader);
        Some(Self { name: name?, email: email?.map(|email| email.0) })
    }
}
