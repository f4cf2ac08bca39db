//! Whom the server answers: a page elsewhere must not read the preview by a name of its own that leads here.

use std::net::IpAddr;

/// The names under which the server may be asked.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// The port that it listens on.
    pub port: u16,
    /// What `--host` names, where it does.
    pub named: Option<String>,
}

impl Hosts {
    /// Whether `host:port`, as in a `Host` header, is one of the server's: this computer, and with `--host` the name
    /// given there and any IP address. A foreign page can let a name lead here, but no address.
    pub(super) fn allow(&self, authority: &str) -> bool {
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
            _ => (authority, Some(80)),
        };
        if port != Some(self.port) {
            return false;
        }
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        match bare.unwrap_or(host).parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || self.named.is_some(),
            Err(_) => {
                host.eq_ignore_ascii_case("localhost")
                    || self.named.as_ref().is_some_and(|named| host.eq_ignore_ascii_case(named))
            }
        }
    }

    /// Whether an `Origin` header is that of a page of this server.
    pub(super) fn allow_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|authority| self.allow(authority))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_asked_for_unless_a_host_is_named() {
        let hosts = Hosts { port: 4000, named: None };
        for authority in ["localhost:4000", "LocalHost:4000", "127.0.0.1:4000", "127.1.2.3:4000", "[::1]:4000"] {
            assert!(hosts.allow(authority), "{authority}");
        }
        for authority in [
            "",
            "localhost",
            "localhost:",
            "localhost:4001",
            "localhost:04x",
            "evil.example:4000",
            "192.0.2.1:4000",
            "localhost.evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "[::2]:4000",
            "[::1]",
            "::1",
            "x@localhost:4000",
        ] {
            assert!(!hosts.allow(authority), "{authority}");
        }
    }

    #[test]
    fn with_a_named_host_its_name_and_addresses_are_asked_for() {
        let hosts = Hosts { port: 4000, named: Some("ir-desk".to_owned()) };
        for authority in ["ir-desk:4000", "IR-Desk:4000", "192.0.2.1:4000", "[2001:db8::1]:4000", "localhost:4000"] {
            assert!(hosts.allow(authority), "{authority}");
        }
        assert!(!hosts.allow("evil.example:4000") && !hosts.allow("ir-desk:80"));
    }

    #[test]
    fn port_80_goes_without_saying() {
        assert!(Hosts { port: 80, named: None }.allow("localhost"));
    }

    #[test]
    fn an_origin_is_this_server_by_http_only() {
        let hosts = Hosts { port: 4000, named: None };
        assert!(hosts.allow_origin("http://localhost:4000"));
        for origin in ["null", "https://localhost:4000", "http://evil.example", "localhost:4000"] {
            assert!(!hosts.allow_origin(origin), "{origin}");
        }
    }
}
