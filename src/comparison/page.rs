//! Pages that lead on to another address.

/// Where a page at `path` leads on to, as a path below the site's base; `None` where it is a page to read or leads elsewhere.
pub(super) fn target(path: &str, html: &str) -> Option<String> {
    let refresh = html.split("<meta ").find(|tag| tag.starts_with("http-equiv=\"refresh\""))?;
    let (tag, _) = refresh.split_once('>')?;
    let (_, address) = tag.split_once("url=")?;
    let (address, _) = address.split_once('"')?;
    let address = address.split(['#', '?']).next()?;
    if address.contains(':') || address.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            "." => {}
            part => parts.push(part),
        }
    }
    let to = parts.join("/");
    Some(if to.is_empty() || to.ends_with('/') { format!("{to}index.html") } else { to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(address: &str) -> Option<String> {
        let page = format!(
            "<!doctype html><head><meta charset=\"utf-8\"><noscript><meta http-equiv=\"refresh\" content=\"0; url={address}\"></noscript>"
        );
        target("news/2019/q1.html", &page)
    }

    #[test]
    fn a_refresh_leads_to_an_address_relative_to_the_page() {
        assert_eq!(to("../../announcements/a/index.html").unwrap(), "announcements/a/index.html");
        assert_eq!(to("../../announcements/a/#x").unwrap(), "announcements/a/index.html");
        assert_eq!(to("q2.html").unwrap(), "news/2019/q2.html");
        assert_eq!(to("../../").unwrap(), "index.html");
    }

    #[test]
    fn other_pages_lead_nowhere() {
        assert_eq!(to("https://example.org/"), None);
        assert_eq!(to("../../../x"), None);
        assert_eq!(target("index.html", "<!doctype html><title>Home</title>"), None);
    }
}
