//! The site's own menu: `[[menu]]` of `site.toml`.

use crate::archive::{AS_OF, Archive, stderr};

fn with_menu(entries: &[&str]) -> Archive {
    let archive = Archive::example();
    let menu: String = entries.iter().map(|entry| format!("[[menu]]\n{entry}\n\n")).collect();
    archive.edit("site.toml", "[issuer]\n", &format!("{menu}[issuer]\n"));
    archive
}

/// The entries of a page's menu: where they lead and what they say.
fn entries(page: &str) -> Vec<(String, String)> {
    let menu = page.split_once("<nav class=\"menu\"").unwrap().1.split_once("</nav>").unwrap().0;
    let links = menu.split("<a href=\"").skip(1);
    let entry = |link: &str| {
        let (href, rest) = link.split_once('"').unwrap();
        (href.to_owned(), rest.split_once('>').unwrap().1.split_once('<').unwrap().0.to_owned())
    };
    links.map(entry).collect()
}

#[test]
fn a_menu_has_its_own_order_names_and_entries_and_the_foot_leads_to_the_sections_that_it_leaves_out() {
    let archive = with_menu(&[
        "section = \"company\"",
        "section = \"announcements\"\ntext = \"News\"",
        "to = \"announcements/kind/dividend/\"\ntext = \"Dividends\"",
        "to = \"https://example.com/\"\ntext = \"Example Corp.\"",
    ]);
    let site = archive.build();
    let page = site.read("announcements/kind/dividend/index.html");
    let up = "../../../";
    let expected = [
        (format!("{up}company/index.html"), "Company"),
        (format!("{up}announcements/index.html"), "News"),
        (format!("{up}announcements/kind/dividend/index.html"), "Dividends"),
        ("https://example.com/".to_owned(), "Example Corp."),
    ];
    assert_eq!(entries(&page), expected.map(|(href, text)| (href, text.to_owned())));
    assert!(page.contains("kind/dividend/index.html\" aria-current=\"page\">Dividends</a>"), "{page}");
    let foot = page.split_once("<footer").unwrap().1;
    assert!(foot.contains(">Calendar</a>") && foot.contains(">Financials</a>"), "{foot}");
}

#[test]
fn a_plain_page_of_the_menu_appears_when_it_is_public() {
    let archive = with_menu(&["section = \"company\"", "page = \"governance\"\ntext = \"Governance\""]);
    archive.write(
        "content/pages/governance.md",
        "+++\ntitle = \"Governance\"\ndescription = \"How the company is led.\"\npublish_at = 2025-01-01T00:00:00Z\n+++\nText.\n",
    );
    let count = |as_of| entries(&archive.build_as_of(as_of, &[]).read("index.html")).len();
    assert_eq!((count("2024-12-31T00:00:00Z"), count("2025-01-01T00:00:00Z")), (1, 2));
}

#[test]
fn an_entry_that_leads_nowhere_is_an_error_of_a_check_and_of_a_build() {
    for (entry, expected) in [
        (
            "to = \"announcements/kind/dividends/\"\ntext = \"Dividends\"",
            "did you mean `announcements/kind/dividend/`?",
        ),
        ("to = \"/company/\"\ntext = \"Company\"", "the menu leads to `/company/`, where the site has nothing"),
        ("page = \"governance\"\ntext = \"Governance\"", "write it as content/pages/governance.md"),
    ] {
        let archive = with_menu(&[entry]);
        for command in ["check", "build"] {
            // Also while something is still to be published.
            for as_of in [AS_OF, "2024-03-13T00:00:00Z"] {
                let found = stderr(&archive.run(command, &["--as-of", as_of]).code(1));
                assert!(found.contains("error[menu-target]") && found.contains(expected), "{found}");
            }
        }
    }
}

#[test]
fn an_entry_leads_to_one_thing_and_says_what() {
    let found = |entry: &str| stderr(&with_menu(&[entry]).run("check", &["--as-of", AS_OF]).code(1));
    assert!(found("text = \"Nothing\"").contains("`section` or `page` or `to`"), "{}", found("text = \"Nothing\""));
    assert!(found("to = \"company/\"").contains("`text`"));
    assert!(found("section = \"company\"\nto = \"company/\"").contains("error[unknown-key]"));
    assert!(found("section = \"companies\"").contains("error[unknown-value]"));
    assert!(found("to = \"javascript:alert(1)\"\ntext = \"x\"").contains("error[invalid-url]"));
}
