//! Where links may lead.

use crate::domain::{hidden, web};

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
    /// A figure that the words of the link repeat: `figure:2024-q1-results/total-net-revenue@2024-Q1`.
    Figure {
        /// The announcement it stands in, if not this one.
        announcement: Option<&'t str>,
        /// What it is: words of lower-case letters, digits and hyphens, joined by dots; in brackets behind them the members that
        /// it is of, with commas between them: `revenue[compute]`, `revenue[segment=compute,europe]`.
        key: &'t str,
        /// The period or instant, as the author wrote it.
        period: Option<&'t str>,
    },
    /// None of these: another scheme, an address without one (`//host`), or one that browsers could
    /// read in another way than people.
    Unsafe,
}

impl<'t> Destination<'t> {
    /// Reads the destination of a link.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        let is_refused = |c: char| c == '\\' || hidden::is_invisible(c);
        if text.is_empty() || text.contains(is_refused) || text.starts_with("//") {
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
            Some("https") if web::check(text).is_ok() => Self::Web(text),
            Some("mailto") if is_mail(&text["mailto:".len()..]) => Self::Mail(text),
            Some("announcement") => {
                let (id, anchor) = split_anchor(&text["announcement:".len()..]);
                Self::Announcement { id, anchor }
            }
            Some("figure") => figure(&text["figure:".len()..]).unwrap_or(Self::Unsafe),
            Some(_) => Self::Unsafe,
        }
    }
}

/// Reads `[<announcement id>/]<key>['['<members>']'][@<period>]`.
fn figure(text: &str) -> Option<Destination<'_>> {
    // A period may hold a slash as well: `2023-12-31/2024-03-30`.
    let (name, period) = text.split_once('@').map_or((text, None), |(name, period)| (name, Some(period)));
    let (announcement, key) = name.split_once('/').map_or((None, name), |(id, key)| (Some(id), key));
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let is_period = |period: &str| !period.is_empty() && !period.contains(['@', '#']) && !has_space(period);
    let (word, members) = match key.split_once('[') {
        Some((word, members)) => (word, Some(members.strip_suffix(']')?)),
        None => (key, None),
    };
    let is_member = |member: &str| match member.split_once('=') {
        Some((dimension, member)) => is_word(dimension) && is_word(member),
        None => is_word(member),
    };
    let are_members = |members: &str| members.split(',').all(is_member);
    let is_key = word.split('.').all(is_word) && members.is_none_or(are_members);
    let reads = announcement.is_none_or(is_word) && is_key && period.is_none_or(is_period);
    reads.then_some(Destination::Figure { announcement, key, period })
}

fn split_anchor(text: &str) -> (&str, Option<&str>) {
    text.split_once('#').map_or((text, None), |(before, anchor)| (before, Some(anchor)))
}

/// A mailbox, and behind a `?` what the message begins with.
fn is_mail(text: &str) -> bool {
    web::is_mailbox(text.split('?').next().unwrap_or_default()) && web::plain(text).is_ok()
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
    fn a_figure_has_a_key_and_may_have_an_announcement_and_a_period() {
        let figure = |announcement, key, period| Destination::Figure { announcement, key, period };
        for (text, expected) in [
            ("figure:total-net-revenue", figure(None, "total-net-revenue", None)),
            ("figure:users.change", figure(None, "users.change", None)),
            ("figure:total-net-revenue@2023-Q1", figure(None, "total-net-revenue", Some("2023-Q1"))),
            ("figure:x@2023-12-31/2024-03-30", figure(None, "x", Some("2023-12-31/2024-03-30"))),
            (
                "figure:2024-q1-results/repurchase.2024.spent@2024-05-17",
                figure(Some("2024-q1-results"), "repurchase.2024.spent", Some("2024-05-17")),
            ),
        ] {
            assert_eq!(Destination::parse(text), expected, "{text}");
        }
        for text in
            ["figure:", "figure:A", "figure:a..b", "figure:a/", "figure:/a", "figure:a@", "figure:a b", "figure:a/b/c"]
        {
            assert_eq!(Destination::parse(text), Destination::Unsafe, "{text}");
        }
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
            "mailto:ir@a.example?subject=%0d%0abcc:x@b.example",
            "https://a.example/x/../y",
            "https://a.example/%2e%2e/y",
            "https://a.example/x y",
            "https://\u{435}xample.com/",
            "/x\u{200b}",
            "file:///etc/passwd",
        ] {
            assert_eq!(Destination::parse(text), Destination::Unsafe, "{text:?}");
        }
    }
}
