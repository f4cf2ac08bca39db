//! What the README shows.

use crate::archive::{AS_OF, Archive, repository};
use std::fs;

#[test]
fn the_archive_that_the_readme_shows_builds_without_a_finding() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let mut examples = ["```toml\n", "```markdown\n", "```toml\n"].into_iter().scan(&*readme, |rest, fence| {
        let (example, after) = rest.split_once(fence)?.1.split_once("```\n")?;
        *rest = after;
        Some(example)
    });
    let archive = Archive::empty();
    for path in ["site.toml", "2024-q1-results/announcement.md", "2024-q1-results/statements.toml"] {
        let folder = if path == "site.toml" { "" } else { "content/announcements/" };
        archive.write(&format!("{folder}{path}"), examples.next().unwrap());
    }
    let site = archive.build_as_of(AS_OF, &["--deny-warnings"]);
    let page = site.read("announcements/2024-q1-results/index.html");
    assert!(site.read("announcements/2024-q1-results/operations/index.html").contains("(2,236)"));
    assert!(page.contains("Total revenue was <a class=\"tie\""));
}
