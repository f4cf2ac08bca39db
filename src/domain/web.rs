//! Addresses on the web: which may be linked to, and which lead to one and the same site.

use std::fmt::Write as _;
use std::net::Ipv6Addr;

/// Whether an address can be linked to: whole, `http` or `https`, with a plain host, and read by every browser and
/// server in one way alone.
///
/// # Errors
/// What is wrong with it, as the end of a sentence.
pub fn check(address: &str) -> Result<(), &'static str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.ok_or("it doesn't begin with `https://` or `http://`")?;
    plain(address)?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if authority.contains('@') {
        return Err("it names a user: what stands before `@` isn't where it leads");
    }
    host(authority)?;
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    if path.split('/').any(|part| matches!(&*decoded(part), "." | "..")) {
        return Err("a part of its path is `.` or `..`: write where it leads");
    }
    Ok(())
}

/// That an address holds nothing that browsers take out, turn or read otherwise than people do.
///
/// # Errors
/// What is wrong with it, as the end of a sentence.
pub fn plain(address: &str) -> Result<(), &'static str> {
    let is_refused = |c: char| {
        c.is_whitespace()
            || super::hidden::is_invisible(c)
            || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    if address.contains(is_refused) {
        return Err("it holds a space, a backslash or another sign that addresses don't have");
    }
    let mut rest = address;
    while let Some((_, escaped)) = rest.split_once('%') {
        let byte = escaped.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.filter(|_| escaped.as_bytes()[0] != b'+') {
            None => return Err("a `%` in it isn't followed by two hexadecimal digits"),
            Some(byte) if byte.is_ascii_control() => return Err("it holds a control character, written with `%`"),
            Some(_) => rest = &escaped[2..],
        }
    }
    Ok(())
}

/// A host, with its port if it has one.
fn host(authority: &str) -> Result<(), &'static str> {
    let (host, port) = match authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    if port.is_some_and(|port| !port.bytes().all(|byte| byte.is_ascii_digit()) || port.parse::<u16>().is_err()) {
        return Err("its port is no number up to 65535");
    }
    if !host.is_ascii() {
        return Err("its host isn't in ASCII: write a name in other letters as it is registered, as in `xn--...`");
    }
    let is_number =
        host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).is_some_and(|it| it.parse::<Ipv6Addr>().is_ok());
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if is_number || host.split('.').all(is_label) { Ok(()) } else { Err("it has no host that can be one") }
}

/// Whether a text is an e-mail address.
#[must_use]
pub fn is_mailbox(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\''))
    };
    let dotted = |domain: &str| domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    text.split_once('@').is_some_and(|(name, domain)| plain(name) && plain(domain) && dotted(domain))
}

/// Where an address leads, however it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    host: String,
    path: Vec<String>,
}

impl Place {
    /// Reads an address as a browser would, and as forgivingly; `None` where it is none of the web. Whether it is
    /// encrypted doesn't matter, nor do user, query and fragment; letters are taken for small ones, as some servers do.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let address: String = address.chars().filter(|c| !super::hidden::is_invisible(*c)).collect();
        let address = address.trim().replace('\\', "/");
        let (scheme, rest) = address.split_once(':')?;
        let default = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => 443,
            _ if scheme.eq_ignore_ascii_case("http") => 80,
            _ => return None,
        };
        let rest = rest.trim_start_matches('/');
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let (host, port) = match host.rsplit_once(':') {
            Some((host, "")) => (host, default),
            Some((name, port)) => port.parse::<u16>().map_or((host, default), |port| (name, port)),
            None => (host, default),
        };
        let host = decoded(host);
        let host = host.trim_end_matches('.');
        let host = if matches!(port, 80 | 443) { host.to_owned() } else { format!("{host}:{port}") };
        let mut steps: Vec<String> = Vec::new();
        for part in decoded(&path[..path.find(['?', '#']).unwrap_or(path.len())]).split('/') {
            match part {
                "" | "." => {}
                ".." => drop(steps.pop()),
                _ => steps.push(part.to_owned()),
            }
        }
        Some(Self { host, path: steps })
    }

    /// The name of the host, with its port where it isn't the usual one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The parts of the path behind that of a site's base; `None` for an address elsewhere.
    #[must_use]
    pub fn below(&self, base: &Self) -> Option<&[String]> {
        if self.host == base.host { self.path.strip_prefix(&*base.path) } else { None }
    }
}

/// What `%xx` stands for, in small letters.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let escaped = behind.get(..2).filter(|_| *first == b'%').and_then(|it| std::str::from_utf8(it).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}

/// The name of a file in an address: with everything encoded that isn't plain in an address.
#[must_use]
pub fn encoded(name: &str) -> String {
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

/// The same address in ASCII, as it travels (RFC 3986): letters of other scripts are encoded, as browsers do by themselves.
#[must_use]
pub fn in_ascii(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii() {
            encoded.push(byte as char);
        } else {
            // Writing to a string can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_encoded_in_addresses() {
        assert_eq!(encoded("6-k form.pdf"), "6-k%20form.pdf");
        assert_eq!(encoded("图/a#b?c.pdf"), "%E5%9B%BE/a%23b%3Fc.pdf");
    }

    #[test]
    fn letters_of_other_scripts_are_encoded_in_an_address_and_nothing_else_is() {
        assert_eq!(in_ascii("https://a.example/投/é%20(x)&b/"), "https://a.example/%E6%8A%95/%C3%A9%20(x)&b/");
    }

    #[test]
    fn an_address_that_everyone_reads_in_one_way_can_be_linked_to() {
        for address in [
            "https://ir.example.com",
            "http://ir.example.com:8080/a/b.html?q=..#x",
            "https://xn--fsq.example/公告/%E5%85%AC?x=a@b:c",
            "https://localhost:4000/",
            "https://[2001:db8::1]:8080/x",
            "https://web.example/2020/https://other.example/",
        ] {
            assert_eq!(check(address), Ok(()), "{address}");
        }
    }

    #[test]
    fn every_other_address_is_refused() {
        for address in [
            "",
            "https://",
            "https:///x",
            "HTTPS://a.example/",
            "https:a.example",
            "//a.example/",
            "ftp://a.example/",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://user@a.example/",
            "https://user:pw@a.example/",
            "https://a.example:x/",
            "https://a.example:/",
            "https://a.example:65536/",
            "https://:443/",
            "https://.example/",
            "https://a..example/",
            "https://a.example./",
            "https://a%2eexample/",
            "https://еxample.com/",
            "https://[::1/",
            "https://a.example/../b",
            "https://a.example/b/..",
            "https://a.example/./b",
            "https://a.example/%2E%2e/b",
            "https://a.example/.%2e?x",
            "https://a.example\\b",
            "https://a.example/a b",
            "https://a.example/\u{a0}",
            "https://a.example/\u{0}",
            "https://a.example/\u{202e}",
            "https://a.example/a\u{200b}b",
            "https://a.example/%0d%0aX",
            "https://a.example/%zz",
            "https://a.example/%+1",
            "https://a.example/%",
            "https://a.example/<x>",
        ] {
            assert!(check(address).is_err(), "{address:?}");
        }
    }

    #[test]
    fn a_place_is_one_however_its_address_is_spelled() {
        let base = Place::of("https://ir.example.com/archive/").unwrap();
        for address in [
            "https://ir.example.com/archive/announcements/two/",
            "HTTP://IR.Example.COM.:80/archive/announcements/two/index.html",
            "https://ir.example.com:443/archive/%61nnouncements/t%77o?x#y",
            "https://user@ir.example.com//archive/./x/../announcements//two",
            "https:\\\\ir.example.com\\archive\\Announcements\\TWO",
            "https:ir.example.com/archive%2fannouncements/two\u{200b}/",
            "https://ir%2eexample.com:0443/archive/announcements/two/",
        ] {
            let place = Place::of(address).unwrap();
            let below = place.below(&base).unwrap_or_default();
            assert!(below.starts_with(&["announcements".to_owned(), "two".to_owned()]), "{address}: {place:?}");
        }
        for address in
            ["https://example.com/archive/", "https://ir.example.com/other/", "https://ir.example.com:8443/archive/"]
        {
            assert_eq!(Place::of(address).unwrap().below(&base), None, "{address}");
        }
        assert_eq!(Place::of("mailto:ir@example.com"), None);
    }
}
