//! From the path of a request to a path of the site.

use std::fmt::Write;

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Something that is no address of any site, such as a way upward.
    Refused,
    /// An address outside the site's base.
    Outside,
    /// The server's root, or the base without its slash.
    Above,
    /// A path below the base, decoded; empty for the base itself.
    Inside(String),
}

/// What a request's path asks for of a site whose base is the path `base`, such as `/archive/`.
pub(super) fn place(path: &str, base: &str) -> Place {
    let (Some(path), Some(base)) = (decoded(path), decoded(base)) else { return Place::Refused };
    match path.strip_prefix(&*base) {
        Some(inside) => Place::Inside(inside.to_owned()),
        None if path == "/" || format!("{path}/") == base => Place::Above,
        None => Place::Outside,
    }
}

/// A path without its percent-encoding, which is undone once; `None` where a segment is no name.
fn decoded(path: &str) -> Option<String> {
    let segments = path.split('/').map(segment).collect::<Option<Vec<_>>>()?;
    let inner = segments.len().saturating_sub(2);
    // An empty name would let a path below the base begin at the disk's root.
    let is_whole = segments.iter().skip(1).take(inner).all(|name| !name.is_empty());
    is_whole.then(|| segments.join("/"))
}

fn segment(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let byte = if byte == b'%' { digit(rest.next())? * 16 + digit(rest.next())? } else { u32::from(byte) };
        bytes.push(u8::try_from(byte).ok()?);
    }
    let name = String::from_utf8(bytes).ok()?;
    let is_name = !matches!(&*name, "." | "..") && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
    is_name.then_some(name)
}

/// The address of a path of a site, for a redirect.
pub(super) fn address(base: &str, path: &str) -> String {
    let mut out = String::new();
    for byte in decoded(base).unwrap_or_default().bytes().chain(path.bytes()) {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(path: &str) -> Place {
        Place::Inside(path.to_owned())
    }

    #[test]
    fn only_what_is_below_the_base_is_inside() {
        assert_eq!(place("/archive/", "/archive/"), inside(""));
        assert_eq!(place("/archive/a/b.csv", "/archive/"), inside("a/b.csv"));
        assert_eq!(place("/archive", "/archive/"), Place::Above);
        assert_eq!(place("/", "/archive/"), Place::Above);
        assert_eq!(place("/", "/"), inside(""));
        assert_eq!(place("/archived/", "/archive/"), Place::Outside);
        assert_eq!(place("/Archive/", "/archive/"), Place::Outside);
        assert_eq!(place("", "/archive/"), Place::Outside);
    }

    #[test]
    fn encoding_is_undone_once_in_the_path_and_the_base() {
        assert_eq!(place("/a%20b/%C3%A9%2520", "/a%20b/"), inside("é%20"));
        assert_eq!(place("/%C3%A9/", "/é/"), inside(""));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for path in [
            "/..",
            "/../x",
            "/%2e%2e/x",
            "/.%2E",
            "/a/./b",
            "/%2e",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/a%00",
            "/a%0a",
            "/%zz",
            "/%",
            "/%f",
            "/%+1",
            "/%ff",
            "/a/..%2f",
            "//a",
            "/a//b",
            "//",
            "/a//",
        ] {
            assert_eq!(place(path, "/"), Place::Refused, "{path}");
        }
        assert_eq!(place("/...", "/"), inside("..."));
        assert_eq!(place("/%252e%252e/", "/"), inside("%2e%2e/"));
    }

    #[test]
    fn an_address_is_encoded_so_that_it_leads_back() {
        let address = address("/a%20b/", "é \"\r\n?#%");
        assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
        assert_eq!(address, "/a%20b/%C3%A9%20%22%0D%0A%3F%23%25");
    }
}
