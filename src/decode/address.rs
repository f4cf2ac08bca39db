//! Addresses: of pages on the web and of mailboxes.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::web;

/// An `http:` or `https:` address.
pub struct Url;

impl FromToml for Url {
    type Output = Box<str>;
    const SHAPE: Shape = Shape::Text("web address");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Box<str>> {
        let text = Box::<str>::from_toml(value, reader)?;
        let Err(wrong) = web::check(&text) else { return Some(text) };
        let help = "write the whole address, such as \"https://ir.example.com/\"";
        reader.refuse(Code::InvalidUrl, value, format!("`{text}` can't be linked to: {wrong}"), help)
    }
}

/// The address where a site stands: absolute, ends with `/`. It is kept in ASCII, since calendars, sitemaps and schemas take no
/// other addresses.
pub struct BaseUrl;

impl FromToml for BaseUrl {
    type Output = Box<str>;
    const SHAPE: Shape = Shape::Text("web address that ends with `/`");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Box<str>> {
        let url = Url::from_toml(value, reader)?;
        if url.ends_with('/') && !url.contains(['?', '#']) {
            return Some(web::in_ascii(&url).into());
        }
        let meant = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let help = format!(
            "addresses of pages are joined to it: write \"{meant}/\", with a slash at the end and nothing behind it"
        );
        reader.refuse(Code::InvalidUrl, value, format!("`{url}` can't be the base of other addresses"), &help)
    }
}

/// An e-mail address.
pub struct Email;

impl FromToml for Email {
    type Output = Box<str>;
    const SHAPE: Shape = Shape::Text("e-mail address");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Box<str>> {
        let text = Box::<str>::from_toml(value, reader)?;
        if web::is_mailbox(&text) {
            return Some(text);
        }
        let help = "write it as in \"ir@example.com\"";
        reader.refuse(Code::InvalidUrl, value, format!("`{text}` is no e-mail address"), help)
    }
}
