//! Addresses below the site's base. Each is joined to the way up from the page.

use crate::domain::Kind;
use std::fmt::Write;

/// The page of an announcement.
pub fn announcement(root: &str, id: &str) -> String {
    format!("{root}announcements/{id}/index.html")
}

/// The announcements of a kind.
pub fn kind(root: &str, kind: Kind) -> String {
    format!("{root}announcements/kind/{}/index.html", kind.id())
}

/// The page of a metric.
pub fn metric(root: &str, id: &str) -> String {
    format!("{root}figures/{id}/index.html")
}

/// A file beside the page: its name with everything encoded that isn't plain in an address.
pub fn file(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => address.push(byte as char),
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_files_are_encoded_in_addresses() {
        assert_eq!(super::file("6-k form.pdf"), "6-k%20form.pdf");
        assert_eq!(super::file("图/a#b?c.pdf"), "%E5%9B%BE/a%23b%3Fc.pdf");
    }
}
