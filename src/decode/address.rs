//! Addresses: of pages on the web and of mailboxes.

use super::fields::{FromToml, Reader, Value};
use crate::diagnostic::Code;

/// An `http:` or `https:` address.
pub struct Url(pub Box<str>);

impl FromToml for Url {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text: Box<str> = FromToml::from_toml(value, reader)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        };
        if !host.is_empty() && !host.starts_with([':', '@', '.']) && text.chars().all(plain) {
            return Some(Self(text));
        }
        let help = "write the whole address, such as \"https://ir.example.com/\"";
        reader.refuse(Code::InvalidUrl, value, format!("`{text}` is no http or https address"), help)
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
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\''))
        };
        let dotted = |domain: &str| domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        match text.split_once('@') {
            Some((name, domain)) if plain(name) && plain(domain) && dotted(domain) => Some(Self(text)),
            _ => {
                let help = "write it as in \"ir@example.com\"";
                reader.refuse(Code::InvalidUrl, value, format!("`{text}` is no e-mail address"), help)
            }
        }
    }
}
