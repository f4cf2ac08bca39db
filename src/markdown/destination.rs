//! Where links may lead.

/// What the destination of a link is. Allowed is only what is listed here: everything else is
/// [`Destination::Unsafe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination<'t> {
    /// An `https:` address.
    Web(&'t str),
    /// A `mailto:` address, with the scheme.
    Mail(&'t str),
    /// A place on the same page, without the `#`.
    Anchor(&'t str),
    /// Another announcement, and a place on its page.
    Announcement {
        /// Its id.
        id: &'t str,
        /// The place, without the `#`.
        anchor: Option<&'t str>,
    },
    /// A page or file of the site: begins with `/`. With the place on it, without the `#`.
    Page {
        /// The path from the site's root.
        path: &'t str,
        /// The place, without the `#`.
        anchor: Option<&'t str>,
    },
    /// The name of an attachment.
    Attachment(&'t str),
    /// None of these: another scheme, an address without one (`//host`), or one that browsers could
    /// read in another way than people.
    Unsafe,
}

impl<'t> Destination<'t> {
    /// Reads the destination of a link.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        if text.is_empty() || text.contains(|c: char| c.is_control() || c == '\\') || text.starts_with("//") {
            return Self::Unsafe;
        }
        if let Some(anchor) = text.strip_prefix('#') {
            return if anchor.is_empty() { Self::Unsafe } else { Self::Anchor(anchor) };
        }
        let scheme = text.find([':', '/', '?', '#']).filter(|at| text.as_bytes()[*at] == b':').map(|at| &text[..at]);
        match scheme {
            None if text.starts_with('/') => {
                let (path, anchor) = split_anchor(text);
                Self::Page { path, anchor }
            }
            None => Self::Attachment(text),
            Some("https") if text[6..].starts_with("//") && is_host_next(&text[8..]) && !has_space(text) => {
                Self::Web(text)
            }
            Some("mailto") if text.contains('@') && !has_space(text) => Self::Mail(text),
            Some("announcement") => {
                let (id, anchor) = split_anchor(&text["announcement:".len()..]);
                Self::Announcement { id, anchor }
            }
            Some(_) => Self::Unsafe,
        }
    }
}

fn split_anchor(text: &str) -> (&str, Option<&str>) {
    text.split_once('#').map_or((text, None), |(before, anchor)| (before, Some(anchor)))
}

/// A host without a user before it: `https://bank.example@evil.example` leads elsewhere than it looks.
fn is_host_next(text: &str) -> bool {
    let authority = text.split(['/', '?', '#']).next().unwrap_or_default();
    authority.starts_with(|c: char| c.is_alphanumeric()) && !authority.contains('@')
}

fn has_space(text: &str) -> bool {
    text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_allowed_form_is_told_apart() {
        assert_eq!(Destination::parse("https://a.example/x#y"), Destination::Web("https://a.example/x#y"));
        assert_eq!(Destination::parse("mailto:ir@a.example"), Destination::Mail("mailto:ir@a.example"));
        assert_eq!(Destination::parse("#outlook"), Destination::Anchor("outlook"));
        let other = Destination::Announcement { id: "2024-dividend", anchor: Some("dates") };
        assert_eq!(Destination::parse("announcement:2024-dividend#dates"), other);
        assert_eq!(Destination::parse("/events/#x"), Destination::Page { path: "/events/", anchor: Some("x") });
        assert_eq!(Destination::parse("6-k form.pdf"), Destination::Attachment("6-k form.pdf"));
    }

    #[test]
    fn everything_else_is_unsafe() {
        for text in [
            "",
            "#",
            "http://a.example/",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "//a.example/",
            "/\\a.example",
            "https:a.example",
            "https://",
            "https://bank.example@evil.example/",
            "HTTPS://a.example",
            "mailto:nobody",
            "file:///etc/passwd",
        ] {
            assert_eq!(Destination::parse(text), Destination::Unsafe, "{text:?}");
        }
    }
}
