//! What the preview puts into a page on its way out.

use super::Mark;
use super::policy::widened;
use super::tags::{attributes, start_tags};
use crate::markdown::escape;
use std::fmt::Write;
use std::ops::Range;

/// What is to be told around a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame<'a> {
    /// The revision that the page shows.
    pub revision: &'a str,
    /// Whether drafts and scheduled documents are part of the site.
    pub drafts: bool,
    /// Whether the page's announcement is public.
    pub mark: Option<Mark>,
    /// What is wrong with the archive now, while the page is as it was before.
    pub findings: Option<&'a str>,
}

/// A page with the preview's parts: its script and style first in the head, its bar first in the body. The policy is
/// widened for them. A layout that leaves tags out gets them where HTML implies these tags, the bar at the end.
pub(super) fn framed(html: Vec<u8>, frame: &Frame<'_>) -> Vec<u8> {
    let mut html = match String::from_utf8(html) {
        Ok(html) => html,
        Err(error) => return error.into_bytes(),
    };
    let tags = start_tags(&html);
    let after = |name: &str| tags.iter().find(|tag| tag.name == name).map(|tag| tag.place.end);
    let doctype = html.get(..9).filter(|start| start.eq_ignore_ascii_case("<!doctype")).and_then(|_| html.find('>'));
    let head = after("head").or_else(|| after("html")).or(doctype.map(|at| at + 1)).unwrap_or(0);
    let body = after("body").unwrap_or(html.len());
    let mut edits: Vec<(Range<usize>, String)> = vec![(head..head, links(frame.revision)), (body..body, bar(frame))];
    for tag in tags.iter().filter(|tag| tag.name == "meta") {
        let attributes = attributes(&html[tag.place.clone()]);
        let of = |name: &str| attributes.iter().find(|it| it.name.eq_ignore_ascii_case(name));
        if let (Some(what), Some(policy)) = (of("http-equiv"), of("content"))
            && what.value.eq_ignore_ascii_case("content-security-policy")
        {
            let place = tag.place.start + policy.place.start..tag.place.start + policy.place.end;
            edits.push((place, format!("\"{}\"", escaped(&widened(&unescaped(policy.value))))));
        }
    }
    // From the end on, what is before keeps its place.
    edits.sort_by_key(|(place, _)| place.start);
    for (place, text) in edits.into_iter().rev() {
        html.replace_range(place, &text);
    }
    html.into_bytes()
}

/// The page while there is none of the site: the archive's errors alone.
pub(super) fn alone(findings: &str, revision: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>{}\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>The archive has errors</title>\n</head>\n\
         <body class=\"irbook-preview-alone\">\n<main class=\"irbook-preview\">{}</main>\n</body>\n</html>\n",
        links(revision),
        widened("default-src 'none'; base-uri 'none'; form-action 'none'"),
        panel("The archive has errors", findings),
    )
}

/// The stylesheet and the script, which knows what the page shows by its address.
fn links(revision: &str) -> String {
    let revision = escaped(revision);
    format!(
        "<link rel=\"stylesheet\" href=\"/_irbook/preview.css\">\
         <script src=\"/_irbook/preview.js?revision={revision}\" defer></script>"
    )
}

fn bar(frame: &Frame<'_>) -> String {
    let mut inside = String::new();
    if frame.drafts {
        inside.push_str("<p class=\"irbook-preview-site\">Preview with drafts: not the public site</p>");
    }
    let mark = match frame.mark {
        Some(Mark::Draft) => Some("Draft: not public".to_owned()),
        Some(Mark::Scheduled(at)) => Some(format!("Public from {}", at.format("%Y-%m-%d %H:%M:%S %:z"))),
        Some(Mark::Public) | None => None,
    };
    if let Some(mark) = mark {
        let _ = write!(inside, "<p class=\"irbook-preview-mark\">{mark}</p>");
    }
    if let Some(findings) = frame.findings {
        inside.push_str(&panel("The archive has errors: this is the page from before them", findings));
    }
    match &*inside {
        "" => String::new(),
        inside => {
            format!("<aside class=\"irbook-preview\" lang=\"en\" dir=\"ltr\" aria-label=\"Preview\">{inside}</aside>")
        }
    }
}

/// Findings as on the terminal.
fn panel(title: &str, findings: &str) -> String {
    let findings = escaped(&anstream::adapter::strip_str(findings).to_string());
    format!(
        "<details class=\"irbook-preview-findings\" open><summary>{title}</summary>\
         <pre role=\"region\" aria-label=\"Errors\" tabindex=\"0\">{findings}</pre></details>"
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

/// An attribute's value with the references resolved that template engines write.
fn unescaped(value: &str) -> String {
    let mut text = value.to_owned();
    for (reference, character) in [
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#x2F;", "/"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(reference, character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Frame<'_> = Frame { revision: "1-2", drafts: false, mark: None, findings: None };
    const LINKS: &str = "<link rel=\"stylesheet\" href=\"/_irbook/preview.css\">\
                         <script src=\"/_irbook/preview.js?revision=1-2\" defer></script>";

    fn page(html: &str, frame: &Frame<'_>) -> String {
        String::from_utf8(framed(html.as_bytes().to_vec(), frame)).unwrap()
    }

    #[test]
    fn a_public_page_gets_the_script_and_nothing_that_is_seen() {
        let html =
            "<!doctype html><html lang=\"en\"><head><title>T</title></head><body class=\"x\"><p>P</p></body></html>";
        assert_eq!(page(html, &PLAIN), html.replace("<head>", &format!("<head>{LINKS}")));
    }

    #[test]
    fn the_bar_is_first_in_the_body_and_says_what_is_not_public() {
        let bar = |mark| page("<head></head><body id=b>text", &Frame { drafts: true, mark: Some(mark), ..PLAIN });
        let start = "<body id=b><aside class=\"irbook-preview\" lang=\"en\" dir=\"ltr\" aria-label=\"Preview\">";
        let site = "<p class=\"irbook-preview-site\">Preview with drafts: not the public site</p>";
        let of = |mark| bar(mark).split_once(start).unwrap().1.to_owned();
        assert_eq!(of(Mark::Public), format!("{site}</aside>text"));
        assert!(of(Mark::Draft).contains(">Draft: not public</p></aside>text"));
        let at = "2025-01-02T09:00:00+08:00".parse().unwrap();
        assert!(of(Mark::Scheduled(at)).contains(">Public from 2025-01-02 09:00:00 +08:00</p></aside>text"));
    }

    #[test]
    fn findings_are_text_whatever_they_hold() {
        let findings = "\u{1b}[1merror\u{1b}[0m: <script>alert(\"&\")</script>";
        let text = "error: &lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;</pre>";
        assert!(page("<body>", &Frame { findings: Some(findings), ..PLAIN }).contains(text));
        assert!(alone(findings, "1-2").contains(text));
    }

    #[test]
    fn layouts_that_leave_tags_out_get_the_parts_where_the_tags_are_implied() {
        let frame = Frame { drafts: true, ..PLAIN };
        assert!(
            page("<!DOCTYPE html>\n<title>T</title><p>P", &frame)
                .starts_with(&format!("<!DOCTYPE html>{LINKS}\n<title>"))
        );
        assert!(page("<html lang=en><p>P", &frame).starts_with(&format!("<html lang=en>{LINKS}<p>P<aside")));
        assert!(page("", &frame).starts_with(&format!("{LINKS}<aside")));
    }

    #[test]
    fn policies_are_widened_in_every_spelling_and_other_meta_tags_stay() {
        let other = "<meta name='description' content=\"default-src 'none'\">";
        let widened = "content=\"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\"";
        for policy in ["content=\"default-src 'none'\"", "CONTENT = \"default-src &#39;none&#x27;\""] {
            let html = page(&format!("<head><meta HTTP-EQUIV=content-security-policy {policy}>{other}</head>"), &PLAIN);
            let name = policy.split('"').next().unwrap();
            assert!(html.contains(&format!("{}\"{}", name, widened.split_once('"').unwrap().1)), "{html}");
            assert!(html.contains(other), "{html}");
        }
    }
}
