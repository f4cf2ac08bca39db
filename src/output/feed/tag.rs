//! Names of entries that stay for good: `tag:` (RFC 4151).
//!
//! A name is made of where the site stood first (`first_base_url` of `site.toml`, else `base_url`, whatever address the build
//! is for), a year, and what it names by its first id. So neither another address of the site nor another id of an
//! announcement makes an entry a new one.

use crate::domain::web::encoded;

/// The year in which the sites of irbook had feeds first: of what has no year of its own, such as a feed.
pub const FIRST_YEAR: i32 = 2026;

/// The name of what is called `path` below the site at `base` (an address that ends with `/`). `year` is that of its document.
#[must_use]
pub fn tag(base: &str, year: i32, path: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    // A port is no part of the name of an authority.
    let authority = host.split(':').next().unwrap_or(host).to_ascii_lowercase();
    // What is encoded in the address stays as it is.
    let folder = folder.split('%').map(encoded).collect::<Vec<_>>().join("%");
    format!("tag:{authority},{year:04}:{folder}{}", encoded(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_host_without_its_port_the_year_the_folder_and_the_path() {
        let name = |base| tag(base, 2024, "announcements/2024-q1-results");
        assert_eq!(name("https://IR.example.com/"), "tag:ir.example.com,2024:announcements/2024-q1-results");
        assert_eq!(
            name("http://localhost:8000/a%20b/é/"),
            "tag:localhost,2024:a%20b/%C3%A9/announcements/2024-q1-results"
        );
    }

    #[test]
    fn what_may_not_stand_in_a_name_is_encoded() {
        assert_eq!(tag("https://a.example/", 999, "press/a b?#"), "tag:a.example,0999:press/a%20b%3F%23");
    }
}
