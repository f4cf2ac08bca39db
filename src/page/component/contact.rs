//! Whom to ask: contacts and organizations, with the ways to reach them.

use crate::domain::issuer::{Contact, Issuer, Organization};
use serde::Serialize;

/// Whom to ask, and how.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// Whom or what for.
    pub name: String,
    /// Who answers.
    pub person: Option<String>,
    /// The ways to reach them.
    pub ways: Ways,
    /// The address, a line an item; empty where none is given.
    pub address: Vec<String>,
}

/// The ways to reach somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Ways {
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// The same as an address; `None` where it can't be dialed.
    pub tel: Option<String>,
    /// Address of a site.
    pub website: Option<String>,
    /// The same as readers see it.
    pub website_text: Option<String>,
}

/// A contact of the issuer.
#[must_use]
pub fn contact(issuer: &Issuer, contact: &Contact) -> ContactView {
    let address = contact.address.as_ref().map_or(&[][..], |it| issuer.lines(it));
    ContactView {
        name: contact.name.to_string(),
        person: contact.person.as_deref().map(str::to_owned),
        ways: ways(Some(&contact.email.value), contact.phone.as_deref(), None),
        address: address.iter().map(|line| line.to_string()).collect(),
    }
}

/// The ways to reach an organization.
#[must_use]
pub fn of_organization(it: &Organization) -> Ways {
    let (email, website) = (it.email.as_ref(), it.website.as_ref());
    ways(email.map(|it| &*it.value), it.phone.as_deref(), website.map(|it| &*it.value))
}

fn ways(email: Option<&str>, phone: Option<&str>, website: Option<&str>) -> Ways {
    Ways {
        email: email.map(str::to_owned),
        phone: phone.map(str::to_owned),
        tel: phone.and_then(dialed),
        website: website.map(str::to_owned),
        website_text: website.map(|url| {
            let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
            rest.trim_end_matches('/').to_owned()
        }),
    }
}

/// A printed telephone number as one dials it: `+44 (0)20 7946 0000, ext. 5` is `tel:+442079460000`.
fn dialed(printed: &str) -> Option<String> {
    let number = printed.trim().replace(if printed.trim().starts_with('+') { "(0)" } else { "\0" }, "");
    let end = number.find(|c: char| c.is_alphabetic() || c == ',' || c == ';').unwrap_or(number.len());
    let dialed: String = number[..end].chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let digits = dialed.strip_prefix('+').unwrap_or(&dialed);
    let is_number = digits.len() >= 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("tel:{dialed}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_printed_number_is_dialed_without_its_signs() {
        let dialed = |printed| super::dialed(printed);
        assert_eq!(dialed("+44 (0)20 7946 0000, ext. 5").as_deref(), Some("tel:+442079460000"));
        assert_eq!(dialed("(852) 2862-8628").as_deref(), Some("tel:85228628628"));
        assert_eq!(dialed("0800 KESTREL"), None);
    }
}
