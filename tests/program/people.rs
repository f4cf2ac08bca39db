//! Who is there, on the page of board and management and on that of the company.

use crate::archive::Archive;

const PAGE: &str = "company/people/index.html";
const CSV: &str = "company/people/people.csv";
const CHANGE: &str = "content/announcements/2024-05-06-board-change/announcement.md";

/// A section of a page, by the id of its heading, without markup.
fn section(page: &str, id: &str) -> String {
    let Some((_, section)) = page.split_once(&format!("<h2 id=\"{id}\">")) else { return String::new() };
    let (section, _) = section.split_once("</section>").unwrap();
    let texts = section.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
}

fn page(as_of: &str) -> String {
    Archive::example().build_as_of(as_of, &[]).read(PAGE)
}

#[test]
fn board_and_management_stand_apart_with_the_list_that_names_them() {
    let page = page("2024-05-01T00:00:00Z");
    let (board, management) = (section(&page, "board"), section(&page, "management"));
    assert!(board.contains("As of the list in | Exercise of the Over-allotment Option"), "{board}");
    assert!(
        board.contains("Ms. Jane Q. Roe") && board.contains("Mr. John Doe | Chairman | Independent Director"),
        "{board}"
    );
    assert!(management.contains("Chief Financial Officer") && !management.contains("Director"), "{management}");
    assert!(page.contains("2023-03-01-over-allotment/index.html"), "{page}");
}

#[test]
fn who_resigned_is_in_office_until_the_day_and_not_from_it_on() {
    // The change takes effect on 17 May in Hong Kong.
    let board = section(&page("2024-05-16T15:59:59Z"), "board");
    assert!(board.contains("Chairman | until | 17 May 2024"), "{board}");
    let site = Archive::example().build_as_of("2024-05-16T16:00:00Z", &[]);
    let board = section(&site.read(PAGE), "board");
    // The seat on the board is another role, which goes on.
    assert!(!board.contains("| Chairman |") && board.contains("Mr. John Doe | Independent Director"), "{board}");
    let csv = site.read(CSV);
    assert!(csv.contains("john-doe,John Doe,board,Chairman,former,,2023-05-10,2024-05-17,,"), "{csv}");
}

#[test]
fn who_is_appointed_from_a_later_day_on_is_not_there_as_that_before() {
    let before = page("2024-05-16T15:59:59Z");
    assert!(!section(&before, "board").contains("Chairwoman"), "{before}");
    assert!(section(&before, "coming").contains("Chairwoman | From | 17 May 2024"), "{}", section(&before, "coming"));
    let after = page("2024-05-20T00:00:00Z");
    // The chair comes first.
    let board = section(&after, "board");
    assert!(board.find("Chairwoman").unwrap() < board.find("John Doe").unwrap(), "{board}");
    assert!(board.contains("Since | 17 May 2024"), "{board}");
    assert!(section(&after, "coming").contains("Member, Audit Committee | From | 3 June 2024"), "{after}");
    let later = page("2024-06-04T00:00:00Z");
    assert!(section(&later, "board").contains("Committee: | Member, Audit Committee"), "{later}");
}

#[test]
fn a_change_that_is_not_announced_yet_is_not_told() {
    let archive = Archive::example();
    archive.edit(CHANGE, "kind = \"board-change\"", "kind = \"board-change\"\npublish_at = 2024-05-18T09:00:00+08:00");
    let site = archive.build_as_of("2024-05-18T00:30:00Z", &[]);
    for path in [PAGE, CSV, "company/index.html"] {
        let text = site.read(path);
        assert!(!text.contains("until <a") && !text.contains("Chairwoman") && !text.contains("2024-05-17"), "{text}");
    }
    assert!(archive.build_as_of("2024-05-18T12:00:00Z", &[]).read(PAGE).contains("Chairwoman"));
}

#[test]
fn each_change_stands_with_its_announcement_newest_first() {
    let changes = section(&page("2024-06-10T00:00:00Z"), "changes");
    let at = |text: &str| changes.find(text).unwrap_or_else(|| panic!("no `{text}` in {changes}"));
    assert!(at("3 June 2024") < at("17 May 2024"), "{changes}");
    assert!(changes.contains("Change of Chairman"), "{changes}");
}

#[test]
fn who_is_left_out_of_a_list_is_folded_away_and_the_change_named() {
    let archive = Archive::example();
    archive.announce("2023-09-01-list", "2023-09-01", "board = [{ person = \"jane-roe\", capacity = \"Director\" }]");
    let site = archive.build_as_of("2023-10-01T00:00:00Z", &[]);
    let page = site.read(PAGE);
    assert!(!section(&page, "board").contains("John Doe"), "{page}");
    // A role that the list doesn't repeat, and that nothing ended.
    assert!(section(&page, "changes").contains("John Doe is no longer on the list of the board"), "{page}");
    let (_, earlier) = page.split_once("<summary>Named in earlier documents").unwrap();
    assert!(earlier.contains("John Doe") && earlier.contains("not on the list of <a"), "{earlier}");
    // Who was on both lists has been there since the first at least.
    assert!(
        section(&page, "board").contains("1 March 2023 | or before")
            || section(&page, "board").contains("1 March 2023 or before")
    );
    assert!(site.read(CSV).contains("john-doe,John Doe,board,Independent Director,former,,2023-03-01,,2023-09-01,"));
}

#[test]
fn a_role_that_several_documents_repeat_stands_once() {
    let archive = Archive::example();
    for (id, day) in [("2023-09-01-a", "2023-09-01"), ("2023-10-01-b", "2023-10-01")] {
        archive.announce(
            id,
            day,
            "signatories = [{ person = \"jane-roe\", capacity = \"Director and Chief Financial Officer\" }]",
        );
    }
    let page = archive.build_as_of("2023-10-02T00:00:00Z", &[]).read(PAGE);
    let management = section(&page, "management");
    assert_eq!(management.matches("Chief Financial Officer").count(), 1, "{management}");
    assert!(management.contains("1 March 2023 or before") && management.contains("1 October 2023"), "{management}");
    assert_eq!(section(&page, "board").matches("| Director |").count(), 1, "{page}");
}

#[test]
fn without_anybody_named_there_is_no_page() {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-10", "");
    let site = archive.build();
    assert!(!site.has(PAGE) && !site.has(CSV) && !site.read("company/index.html").contains("people/index.html"));
}

#[test]
fn the_page_of_the_company_shows_the_board_short() {
    let company = Archive::example().build_as_of("2024-05-20T00:00:00Z", &[]).read("company/index.html");
    let board = section(&company, "people");
    assert!(board.contains("Ms. Jane Q. Roe | Chairwoman") && board.contains("Mr. John Doe"), "{board}");
    assert!(company.contains("<a href=\"../company/people/index.html\">Board and management</a>"), "{company}");
}

#[test]
fn a_notice_shows_how_it_was_voted_once_the_results_are_public() {
    let archive = Archive::example();
    archive.edit(
        "content/announcements/2023-06-30-poll-results/announcement.md",
        "kind = \"poll-results\"",
        "kind = \"poll-results\"\npublish_at = 2023-06-30T18:00:00+08:00",
    );
    let notice = "announcements/2023-05-10-annual-general-meeting/index.html";
    let before = archive.build_as_of("2023-06-30T09:59:59Z", &[]).read(notice);
    assert!(!before.contains("How the meeting voted") && !before.contains("1,074,721,847"), "{before}");
    let after = archive.build_as_of("2023-06-30T10:00:00Z", &[]).read(notice);
    assert!(after.contains("How the meeting voted") && after.contains("1,074,721,847 (99.941785%)"), "{after}");
    assert!(after.contains("2023-06-30-poll-results/index.html#vote_1\""), "{after}");
}
