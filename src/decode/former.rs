//! Former addresses: what a static server can still hand out under the right media type.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::former::Former;

/// What an address has from here on, or what file systems, servers or browsers read otherwise than it is written.
const REFUSED: [char; 11] = ['?', '#', '%', '\\', ':', '*', '"', '<', '>', '|', '\u{feff}'];

impl FromToml for Former {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("address below `base_url`");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let address = Box::<str>::from_toml(value, reader)?;
        match path(&address) {
            Ok(path) => Some(Self { path: path.into() }),
            Err((what, help)) => {
                let message = format!("`{address}` can't be a former address: {what}");
                reader.refuse(Code::InvalidAddress, value, message, help)
            }
        }
    }
}

/// The file that a server hands out for an address, or why there is none and how to mend it.
fn path(address: &str) -> Result<String, (&'static str, &'static str)> {
    const BELOW: &str =
        "write it as it stands behind the site's base address, as in \"press/17\" or \"news/2019/q1.html\"";
    if address.contains("://") || address.starts_with('/') {
        return Err(("it isn't relative to the site's base address", BELOW));
    }
    let is_refused = |c: char| REFUSED.contains(&c) || c.is_control() || c.is_whitespace() && c != ' ';
    if address.contains(is_refused) {
        let help = "leave out what begins with `?` or `#`, and write letters as they are read, not as `%20`";
        return Err(("it holds a sign that is no part of a file's name", help));
    }
    let (folders, name) = address.rsplit_once('/').map_or(("", address), |(folders, name)| (folders, name));
    let mut parts: Vec<&str> = if folders.is_empty() { Vec::new() } else { folders.split('/').collect() };
    parts.extend((!name.is_empty()).then_some(name));
    if parts.is_empty() || parts.iter().any(|part| part.is_empty()) {
        return Err(("a part of it is empty", BELOW));
    }
    if parts.iter().any(|part| part.starts_with(['.', '_'])) {
        let help = "servers keep such names back; no address of the site has one";
        return Err(("a part of it begins with `.` or `_`", help));
    }
    if parts.iter().any(|part| part.starts_with(' ') || part.ends_with([' ', '.'])) {
        return Err(("a part of it begins with a space or ends with a space or a dot", BELOW));
    }
    match name.rsplit_once('.') {
        Some((_, "html" | "htm")) => Ok(address.to_owned()),
        Some(_) => {
            let help = "a server tells browsers by the ending what a file is, and would not send this one as a page; \
                        only addresses that end with `/`, `.html`, `.htm` or without an ending can lead on";
            Err(("its ending is that of another kind of file", help))
        }
        None => Ok(format!("{}/index.html", address.trim_end_matches('/'))),
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_address_is_the_file_that_a_server_hands_out_for_it() {
        for (address, file) in [
            ("announcements/old-id/", "announcements/old-id/index.html"),
            ("press/17", "press/17/index.html"),
            ("news/2019/q1.html", "news/2019/q1.html"),
            ("old.htm", "old.htm"),
            ("v1.2/release/", "v1.2/release/index.html"),
            ("新闻/第一 季度/", "新闻/第一 季度/index.html"),
        ] {
            assert_eq!(path(address).as_deref(), Ok(file));
        }
    }

    #[test]
    fn what_a_server_would_read_otherwise_is_refused() {
        for address in [
            "",
            "/",
            "/press/17",
            "//host/press",
            "https://example.com/press",
            "javascript:alert(1)",
            "a//b",
            "a/b//",
            "../press",
            "press/../17",
            "press/./17",
            ".",
            "press/.hidden",
            "_press/17",
            "press/_17/",
            "press?id=17",
            "press/17#table",
            "press\\17",
            "%2e%2e/press",
            "press%2F17",
            "press/17.pdf",
            "press/17.PHP",
            "press/17.HTML",
            "press/17.",
            "press/ 17",
            "press /17",
            "press\u{0}",
            "press\u{a0}17",
            "press\n",
            "c:press",
            ".html",
        ] {
            assert!(path(address).is_err(), "{address:?}");
        }
    }
}
