//! The issuer in `site.toml`.

use super::address::{Email, Url};
use super::amount::SharePrice;
use super::calendar::{Quarter, YearEnds, calendar};
use super::declaration::Shape;
use super::id::Id;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::Located;
use crate::domain::ads::DepositaryShares;
use crate::domain::identifier::{Isin, Lei};
use crate::domain::issuer::{
    Contact, Issuer, IssuerName, Listing, Organization, Person, Place, PostalAddress, ShareClass,
};
use crate::domain::period::Named;
use crate::domain::span::Name;
use chrono::NaiveDate;
use chrono_tz::Tz;

table! {
    /// The company whose archive it is.
    pub static ISSUER: Issuer = "an issuer", "`[issuer]`" {
        /// When its fiscal years end.
        required fiscal_year_end: YearEnds = "12-31";
        /// Which calendar year they are named after; the one that they end in where left out.
        optional fiscal_year_named: Named = "start";
        /// The quarter that has 14 weeks in a year of 53; the last where left out.
        optional fiscal_long_quarter: Quarter = "Q1";
        /// Its names, oldest first; the last is today's.
        some names: IssuerName;
        /// Its legal entity identifier (ISO 17442).
        optional lei: Lei = "9999EXAMPLECORP00092";
        /// Where it is incorporated.
        optional incorporated_in: Box<str> = "Cayman Islands";
        /// A sentence on what it does.
        optional description: Box<str> = "A platform for consumer credit.";
        /// Its website.
        optional website: Located<Url> = "https://ir.example.com";
        /// Its classes of shares.
        list share_classes: ShareClass;
        /// Its depositary shares.
        optional ads: DepositaryShares;
        /// Its share registrar: the id of an organization.
        optional registrar: Name = "example-registrar";
        /// Its listings.
        list listings: Listing;
        /// Registrars, depositaries and others that holders deal with.
        list organizations: Organization;
        /// Offices, and places of meetings and lodgement.
        list places: Place;
        /// Directors and officers.
        list people: Person;
        /// Whom readers may write to.
        list contacts: Contact;
    }
    also |fields, reader| {
        // What other files say of periods depends on it, also where the rest has errors.
        let place = fields.key("fiscal_year_end", reader).unwrap_or_else(|| fields.span());
        let named = (fiscal_year_named.is_some() || !fields.has("fiscal_year_named")).then_some(fiscal_year_named);
        let long_quarter = fiscal_long_quarter.as_ref();
        let long_quarter = (long_quarter.is_some() || !fields.has("fiscal_long_quarter")).then_some(long_quarter);
        let calendar = calendar(fiscal_year_end.as_ref(), named, long_quarter, place, reader);
        if let Some(calendar) = &calendar {
            reader.calendar = calendar.clone();
        }
    }
    => |_, _| {
        let _ = fiscal_year_end;
        Some(Self {
            names,
            lei,
            incorporated_in,
            description,
            website,
            calendar: calendar?,
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

table! {
    /// A name of the issuer and when documents show it.
    pub static ISSUER_NAME: IssuerName = "a name of the issuer", "`names` of `[issuer]`" {
        /// The name.
        required name: Located<Box<str>> = "Example Corp.";
        /// The first day on which a document shows it; left out where the archive has none.
        optional from: Located<NaiveDate> = "2023-05-12";
        /// The last day on which a document shows it.
        optional until: Located<NaiveDate> = "2023-03-09";
    }
}

table! {
    /// A class of shares.
    pub static SHARE_CLASS: ShareClass = "a class of shares", "`[[issuer.share_classes]]`" {
        /// Its id.
        required id: Id = "class-a";
        /// What it is called.
        required name: Box<str> = "Class A ordinary shares";
        /// The par value of a share.
        optional par: SharePrice = "US$0.00001";
        /// Their identification number (ISO 6166).
        optional isin: Isin = "XX00000EXMP5";
    }
}

table! {
    /// A listing of the issuer's securities.
    pub static LISTING: Listing = "a listing", "`[[issuer.listings]]`" {
        /// Its id.
        required id: Id = "nasdaq";
        /// The market's short name.
        required market: Box<str> = "NASDAQ";
        /// The market's full name.
        required market_name: Box<str> = "Nasdaq Global Select Market";
        /// The ticker or stock code, as the market shows it.
        required code: Name = "EXMP";
        /// What is listed.
        required security: Box<str> = "ADSs";
        /// The market's time zone.
        required zone: Tz = "America/New_York";
    }
}

table! {
    /// An organization that holders deal with.
    pub static ORGANIZATION: Organization = "an organization", "`[[issuer.organizations]]`" {
        /// Its id.
        required id: Id = "example-bank";
        /// Its name.
        required name: Box<str> = "Example Bank";
        /// What it does for the issuer.
        required role: Box<str> = "Depositary of the ADSs";
        /// Its telephone number for holders.
        optional phone: Box<str> = "+1 555 0100";
        /// Its address for e-mail from holders.
        optional email: Located<Email> = "holders@example.com";
        /// Its website for holders.
        optional website: Located<Url> = "https://holders.example.com";
    }
}

table! {
    /// An office, or a place of meetings or lodgement.
    pub static PLACE: Place = "a place", "`[[issuer.places]]`" {
        /// Its id.
        required id: Id = "registered-office";
        /// What the issuer has there; left out for a place that only documents name.
        optional purpose: Box<str> = "Registered office";
        /// The address as printed, a line an item.
        some address: Box<str> = r#"["1 Example Street", "Example City"]"#;
    }
}

table! {
    /// A director or officer.
    pub static PERSON: Person = "a person", "`[[issuer.people]]`" {
        /// The person's id.
        required id: Id = "jane-roe";
        /// The full name.
        required name: Box<str> = "Jane Q. Roe";
        /// Other printed forms of the name.
        list aliases: Box<str> = r#"["Jane Roe"]"#;
        /// How the document addresses the person.
        optional honorific: Box<str> = "Ms.";
    }
}

table! {
    /// Whom readers may write to.
    pub static CONTACT: Contact = "a contact", "`[[issuer.contacts]]`" {
        /// Whom or what for.
        required name: Box<str> = "Investor relations";
        /// Who answers.
        optional person: Box<str> = "Jane Q. Roe";
        /// The address for e-mail.
        required email: Located<Email> = "ir@example.com";
        /// The telephone number.
        optional phone: Box<str> = "+1 555 0100";
        /// Where letters go: the id of a place, or the address, a line an item.
        optional address: PostalAddress = "registered-office";
    }
}

impl FromToml for PostalAddress {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Name::SHAPE, Vec::<Box<str>>::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_array().is_none() {
            return Name::from_toml(value, reader).map(Self::Of);
        }
        let lines = Vec::<Box<str>>::from_toml(value, reader)?;
        if lines.is_empty() {
            let help = "write the lines of the address, or the id of a place";
            return reader.refuse(Code::MissingKey, value, "the address has no line", help);
        }
        Some(Self::Lines(lines))
    }
}
