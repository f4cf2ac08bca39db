//! What stands around every page: the masthead with its menu, the foot, and for whom the site speaks.

use crate::archive::{Archive, files_below, repository};

/// The example with these keys for the title in `site.toml`.
fn with_settings(keys: &str) -> Archive {
    let archive = Archive::example();
    archive.edit("site.toml", "title = \"Example Corp. investor relations archive\"\n", &format!("{keys}\n"));
    archive
}

fn masthead(page: &str) -> &str {
    page.split_once("<header class=\"masthead\"").unwrap().1.split_once("</header>").unwrap().0
}

fn colophon(page: &str) -> &str {
    page.split_once("<footer class=\"colophon\"").unwrap().1.split_once("</footer>").unwrap().0
}

#[test]
fn the_masthead_has_the_name_alone_and_the_tickers_stand_in_the_foot() {
    let page = Archive::example().build().read("announcements/index.html");
    assert_eq!(masthead(&page).matches("Example Corp.").count(), 1);
    assert!(!masthead(&page).contains("ticker"), "{}", masthead(&page));
    assert!(colophon(&page).contains("ticker-code"));
}

#[test]
fn the_menu_leads_to_sections_that_there_are_and_says_where_the_reader_is() {
    let site = Archive::example().build();
    let page = site.read("announcements/index.html");
    for link in masthead(&page).split("href=\"../").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(site.has(link), "the menu leads to {link}");
    }
    assert!(masthead(&page).contains("announcements/index.html\" aria-current=\"page\""), "{}", masthead(&page));
    let below = site.read("announcements/2024-03-12-dividend/index.html");
    assert!(masthead(&below).contains("aria-current=\"true\""), "{}", masthead(&below));
    let home = site.read("index.html");
    assert!(masthead(&home).contains("class=\"brand\" href=\"index.html\" aria-current=\"page\""));
}

#[test]
fn a_site_is_an_archive_unless_it_says_that_it_is_the_issuers_own() {
    for role in ["", "role = \"archive\""] {
        let page = with_settings(&format!("title = \"Example\"\n{role}")).build().read("company/index.html");
        assert!(colophon(&page).contains("About this archive"), "{}", colophon(&page));
    }
    let page =
        with_settings("role = \"issuer\"\ntitle = \"Example Corp. investors\"").build().read("company/index.html");
    let foot = colophon(&page).replace("https://ir.example.com/archive/", "");
    assert!(foot.contains("About this site") && !foot.contains("archive"), "{foot}");
}

#[test]
fn every_page_says_what_its_sheets_are_of_and_pages_of_a_day_of_which() {
    let site = Archive::example().build();
    let sheet = |path: &str| {
        let page = site.read(path);
        page.split_once("data-sheet=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    assert!(sheet("index.html").ends_with("Example Corp. – as of 1 January 2026"), "{}", sheet("index.html"));
    assert!(sheet("announcements/2024-03-12-dividend/index.html").ends_with(" – Example Corp."));
}

/// The text of a template that readers see of a site which is no archive: without comments, tags, and what stands behind
/// `{% if site.is_archive %}`.
fn said_by_issuers(template: &str) -> String {
    let (mut said, mut rest) = (String::new(), template);
    // Whether each open condition, or loop, which may have an `else` too, keeps back what is read now.
    let mut kept_back: Vec<bool> = Vec::new();
    while let Some(at) = rest.find(['{']) {
        if !kept_back.contains(&true) {
            said.push_str(&rest[..at]);
        }
        rest = &rest[at..];
        let end = match rest.as_bytes().get(1) {
            Some(b'#') => "#}",
            Some(b'%') => "%}",
            Some(b'{') => "}}",
            _ => "{",
        };
        let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
        let tag = rest[..length].trim_matches(['{', '}', '%', '-']).trim();
        if end == "%}" {
            let of_archives = tag.split_once(' ').is_some_and(|(_, of)| of == "site.is_archive" || of == "is_archive");
            match tag.split(' ').next() {
                Some(word @ ("if" | "for")) => kept_back.push(word == "if" && of_archives),
                Some("elif" | "else") => *kept_back.last_mut().unwrap() = of_archives,
                Some("endif" | "endfor") => drop(kept_back.pop()),
                _ => {}
            }
        }
        rest = &rest[length..];
    }
    said + rest
}

#[test]
fn nothing_that_irbook_says_of_an_issuers_own_site_calls_it_an_archive() {
    let of_archives = |text: &str| {
        let text = text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| matches!(word, "archive" | "archives" | "retold" | "retell" | "retells"))
    };
    assert!(of_archives(&said_by_issuers("{% if x %}An archive{% endif %}")));
    assert!(!of_archives(&said_by_issuers(
        "{% if site.is_archive %}An archive{% else %}A site{% endif %}{# archive #}"
    )));
    for file in files_below(&repository().join("templates"))
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "html"))
    {
        let said = said_by_issuers(&std::fs::read_to_string(repository().join("templates").join(file)).unwrap());
        let found: Vec<&str> = said.lines().filter(|line| of_archives(line)).collect();
        assert!(found.is_empty(), "templates/{}: {found:?}", file.display());
    }
    for file in files_below(&repository().join("src/words")) {
        let text = std::fs::read_to_string(repository().join("src/words").join(&file)).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let found: Vec<&str> =
            code.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(|it| of_archives(it)).collect();
        assert!(found.is_empty(), "src/words/{}: {found:?}", file.display());
    }
}
