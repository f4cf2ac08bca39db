//! The issuer in `site.toml`.

use super::address::{Email, Url};
use super::amount::SharePrice;
use super::declaration::Shape;
use super::id::Id;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::Located;
use crate::domain::ads::DepositaryShares;
use crate::domain::issuer::{Contact, Issuer, IssuerName, Listing, Organization, Person, Place, ShareClass};
use crate::domain::period::FiscalYearEnd;
use crate::domain::span::Name;
use chrono::NaiveDate;
use chrono_tz::Tz;

impl FromToml for FiscalYearEnd {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("month and day");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Box::<str>::from_toml(value, reader)?;
        Self::parse(&text).or_else(|| {
            let help = "write month and day, such as \"12-31\"; give other year ends' periods as 2023-12-31/2024-03-30";
            reader.refuse(Code::InvalidDate, value, format!("`{text}` is not the last day of a month"), help)
        })
    }
}

table! {
    /// The company whose archive it is.
    pub static ISSUER: Issuer = "an issuer", "`[issuer]`" {
        /// The last day of its fiscal years.
        required fiscal_year_end: FiscalYearEnd = "12-31";
        /// Its names, oldest first; the last is today's.
        some names: IssuerName;
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
    also |_, reader| {
        // What other files say of periods depends on it, also where the rest has errors.
        reader.year_end = fiscal_year_end.unwrap_or(reader.year_end);
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
        /// The address for e-mail.
        required email: Located<Email> = "ir@example.com";
    }
}
