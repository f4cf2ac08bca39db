//! Addresses that readers have and that a new site would no longer know.

use super::Ledger;
use super::entry::Entry;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostic};
use std::collections::HashSet;

/// A finding for each path of the published site that the new one would not have. Paths of documents that are in the new
/// ledger with another version since, and of files whose names no reader keeps, may go. Lists go with what they listed: they
/// are warnings where documents changed.
#[must_use]
pub fn lost(published: &Manifest, paths: &HashSet<&str>, before: &Ledger, after: &Ledger) -> Vec<Diagnostic> {
    let same = after.entries().iter().zip(before.entries()).take_while(|(after, before)| after == before).count();
    let ids = |entry: &'_ Entry| [Some(entry.announcement.clone()), entry.formerly.clone()].into_iter().flatten();
    let changed: HashSet<Box<str>> = after.entries()[same..].iter().flat_map(ids).collect();
    let once: HashSet<Box<str>> = before.entries().iter().flat_map(ids).collect();
    let known = |id: &str| once.contains(id) || changed.contains(id);
    let lost = published.keys().filter(|path| !paths.contains(path.as_str()) && !is_unkept(path));
    // A twin in Markdown is another form of its page, from which a reader gets on.
    let lost = lost.filter(|path| path.strip_suffix(".md").is_none_or(|it| !paths.contains(&*format!("{it}.html"))));
    let lost = lost.filter(|path| announcement(path).is_none_or(|id| !changed.contains(id)));
    lost.map(|path| {
        let message = format!("the published address `{path}` would be gone");
        let finding = Diagnostic::without_place(Code::AddressLost, message);
        let is_list = !announcement(path).is_some_and(known)
            && ["announcements/", "data/", "events/", "figures/"].iter().any(|folder| path.starts_with(folder));
        if is_list && !changed.is_empty() {
            return finding.warning().help(
                "it listed documents or figures that were changed or withdrawn since; links that others made to it will fail",
            );
        }
        finding.help("links that others made to it would fail: restore what stood there, or lead on from it by `former`")
    })
    .collect()
}

/// The announcement whose folder a path is in, or one of whose events it is for calendars.
fn announcement(path: &str) -> Option<&str> {
    let event = || path.strip_prefix("events/").filter(|rest| rest.ends_with(".ics"));
    Some(path.strip_prefix("announcements/").or_else(event)?.split_once('/')?.0)
}

/// The folder of the index of search.
const SEARCH_INDEX: &str = "search/pagefind/";

/// Whether nobody keeps an address: names that change with their content, parts that follow from the number of pages, charts, which
/// follow from the figures, and hidden files.
#[must_use]
pub fn is_unkept(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let is_numbered = |before: &str| {
        let part = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(".xml"));
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_chart = name.ends_with(".svg") && (path.starts_with("charts/") || announcement(path).is_some());
    let is_root = !path.contains('/');
    is_chart
        || path.starts_with(SEARCH_INDEX)
        || is_root && (name.starts_with('.') || is_numbered("sitemap-") || is_stylesheet(name))
}

fn is_stylesheet(name: &str) -> bool {
    name.strip_prefix("style.")
        .and_then(|rest| rest.strip_suffix(".css"))
        .is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Digest;
    use crate::ledger::tests::ledger;

    #[test]
    fn what_readers_keep_is_lost_and_what_changed_with_its_document_is_not() {
        let published = "a 1 published\nb 1 published\nc 1 published\ne 1 published\nf 2 moved e\n";
        let before = ledger(published);
        let after = ledger(&format!("{published}b 2 revised\nd 2 moved c\n"));
        let gone = [
            "announcements/a/operations/index.html",
            "announcements/a/chart.svg",
            "announcements/b/6-k.pdf",
            "announcements/c/index.html",
            "announcements/e/index.html",
            "announcements/year/2024/index.html",
            "charts/x.svg",
            "events/b/meeting.ics",
            "search/pagefind/fragment/en_17c2c83.pf_fragment",
            "notice.txt",
            "sitemap-12.xml",
            "style.0123456789abcdef.css",
            "style.css",
            ".nojekyll",
        ];
        let published: Manifest =
            gone.iter().chain(&["index.html"]).map(|it| ((*it).to_owned(), Digest::default())).collect();
        let of = |after: &Ledger| -> Vec<String> {
            let lost = lost(&published, &HashSet::from(["index.html"]), &before, after);
            lost.iter().map(|it| format!("{:?} {}", it.severity, it.message.split('`').nth(1).unwrap())).collect()
        };
        // What moved before is as lost as what never did.
        let kept = ["Error announcements/a/operations/index.html", "Error announcements/e/index.html"];
        let list = "Warning announcements/year/2024/index.html";
        assert_eq!(of(&after), [kept[0], kept[1], list, "Error notice.txt", "Error style.css"]);
        assert!(of(&before).contains(&"Error announcements/year/2024/index.html".to_owned()));
        assert!(of(&before).contains(&"Error announcements/b/6-k.pdf".to_owned()));
    }
}
