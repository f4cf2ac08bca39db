//! Addresses: of pages on the web and of mailboxes.

use super::fields::{FromToml, Reader, Value};
use crate::diagnostic::Code;
use crate::domain::web;

/// An `http:` or `https:` address.
pub struct Url(pub Box<str>);

impl FromToml for Url {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text: Box<str> = FromToml::from_toml(value, reader)?;
        let Err(wrong) = web::check(&text) else { return Some(Self(text)) };
        let help = "write the whole address, such as \"https://ir.example.com/\"";
        reader.refuse(Code::InvalidUrl, value, format!("`{text}` can't be linked to: {wrong}"), help)
    }
}

/// The address where a site stands: absolute, ends with `/`.
pub struct BaseUrl(pub Box<str>);

impl FromToml for BaseUrl {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Url(url) = Url::from_toml(value, reader)?;
        if url.ends_with('/') && !url.contains(['?', '#']) {
            return Some(Self(url));
        }
        let help = "addresses of pages are joined to it: write it with a slash at the end, without `?` and `#`";
        reader.refuse(Code::InvalidUrl, value, format!("`{url}` can't be the base of other addresses"), help)
    }
}

/// An e-mail address.
pub struct Email(pub Box<str>);

impl FromToml for Email {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text: Box<str> = FromToml::from_toml(value, reader)?;
        if web::is_mailbox(&text) {
            return Some(Self(text));
        }
        let help = "write it as in \"ir@example.com\"";
        reader.refuse(Code::InvalidUrl, value, format!("`{text}` is no e-mail address"), help)
    }
}
