//! The sitemap: every page's address for crawlers, as the protocol at sitemaps.org has it.

use crate::address::path::{SITEMAP_LIMIT as LIMIT, sitemap_part};
use chrono::NaiveDate;
use quick_xml::escape::escape;
use std::fmt::Write;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page: its path below the site's base and, where the content tells, the day of its last change.
pub type Entry<'a> = (&'a str, Option<NaiveDate>);

/// The file that [`sitemaps`](crate::address::path::sitemaps) has at this position, for the site at `base_url`, which ends with `/`.
#[must_use]
pub fn text(base_url: &str, entries: &[Entry<'_>], file: usize) -> String {
    match file.checked_sub(1) {
        Some(part) => pages(base_url, entries.chunks(LIMIT).nth(part).unwrap_or_default()),
        None if entries.len() > LIMIT => index(base_url, entries),
        None => pages(base_url, entries),
    }
}

fn pages(base_url: &str, entries: &[Entry<'_>]) -> String {
    let addresses = entries.iter().map(|(path, day)| (path.strip_suffix("index.html").unwrap_or(path), *day));
    list("urlset", "url", base_url, addresses)
}

fn index(base_url: &str, entries: &[Entry<'_>]) -> String {
    let latest = |part: &[Entry<'_>]| part.iter().filter_map(|(_, day)| *day).max();
    let parts = entries.chunks(LIMIT).zip(1..).map(|(part, number)| (sitemap_part(number), latest(part)));
    list("sitemapindex", "sitemap", base_url, parts)
}

fn list<P: AsRef<str>>(
    root: &str,
    element: &str,
    base_url: &str,
    items: impl Iterator<Item = (P, Option<NaiveDate>)>,
) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    let base_url = escape(base_url);
    for (path, day) in items {
        // Writing to a string can't fail.
        let _ = write!(xml, "<{element}><loc>{base_url}{}</loc>", escape(path.as_ref()));
        if let Some(day) = day {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        let _ = writeln!(xml, "</{element}>");
    }
    let _ = writeln!(xml, "</{root}>");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::path::sitemaps;

    const BASE: &str = "https://ir.example.com/a&b/";

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn addresses_are_absolute_and_days_come_from_content_alone() {
        let entries = [("index.html", None), ("announcements/x/index.html", day("2024-05-19"))];
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
            <url><loc>https://ir.example.com/a&amp;b/</loc></url>\n\
            <url><loc>https://ir.example.com/a&amp;b/announcements/x/</loc><lastmod>2024-05-19</lastmod></url>\n\
            </urlset>\n";
        assert_eq!(text(BASE, &entries, 0), expected);
    }

    #[test]
    fn a_site_at_the_limit_has_one_file() {
        assert_eq!(sitemaps(LIMIT), ["sitemap.xml"]);
        let entries = vec![("index.html", None); LIMIT];
        assert_eq!(text(BASE, &entries, 0).matches("<url>").count(), LIMIT);
    }

    #[test]
    fn a_site_above_the_limit_has_an_index_of_files() {
        let mut entries = vec![("index.html", day("2024-03-13")); LIMIT];
        entries[7].1 = day("2024-05-19");
        entries.push(("last.html", None));
        assert_eq!(sitemaps(entries.len()), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        let index = text(BASE, &entries, 0);
        assert!(index.contains(
            "<sitemap><loc>https://ir.example.com/a&amp;b/sitemap-1.xml</loc><lastmod>2024-05-19</lastmod></sitemap>"
        ));
        assert!(index.contains("<sitemap><loc>https://ir.example.com/a&amp;b/sitemap-2.xml</loc></sitemap>"));
        assert_eq!(text(BASE, &entries, 1).matches("<url>").count(), LIMIT);
        assert_eq!(text(BASE, &entries, 2).matches("<loc>").count(), 1);
        assert!(text(BASE, &entries, 2).contains("/last.html</loc>"));
    }
}
