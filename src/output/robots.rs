//! `robots.txt`: everything may be read, and where the sitemap is.

/// The rules for crawlers of the site at `base_url`, which ends with `/`.
#[must_use]
pub fn text(base_url: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sitemap_is_named_by_its_absolute_address() {
        let text = super::text("https://ir.example.com/archive/");
        assert!(text.ends_with("\nSitemap: https://ir.example.com/archive/sitemap.xml\n"));
    }
}
