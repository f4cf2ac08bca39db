//! Who is there, on the page of the company.

use crate::archive::Archive;

/// The part of the page of the company with people that are there, and the rest.
fn people(as_of: &str) -> (String, String) {
    let site = Archive::example().build_as_of(as_of, &[]);
    let page = site.read("company/index.html");
    let (_, people) = page.split_once("id=\"people\"").unwrap();
    let (there, rest) = people.split_once("<h3>").unwrap_or((people, ""));
    (there.to_owned(), rest.to_owned())
}

#[test]
fn who_resigned_is_in_office_until_the_day_and_not_from_it_on() {
    // The change takes effect on 17 May in Hong Kong.
    let (there, _) = people("2024-05-16T15:59:59Z");
    assert!(there.contains("John Doe") && there.contains(">17 May 2024</a>"), "{there}");
    assert!(there.contains("Chairman <span class=\"aside\">until"), "{there}");
    let (there, _) = people("2024-05-16T16:00:00Z");
    assert!(
        there.contains("Chairman <span class=\"aside\">until")
            && !there.contains("Chairman <span class=\"aside\">as of")
    );
    // The seat on the board is another capacity, which goes on.
    assert!(there.contains("Independent Director <span class=\"aside\">as of"), "{there}");
}

#[test]
fn who_is_appointed_from_a_later_day_on_is_not_there_as_that_before() {
    let (there, _) = people("2024-05-16T15:59:59Z");
    assert!(there.contains("Chairwoman <span class=\"aside\">from"), "{there}");
    let (there, _) = people("2024-05-20T00:00:00Z");
    assert!(there.contains("Chairwoman <span class=\"aside\">since"), "{there}");
    assert!(there.contains("Member, Audit Committee <span class=\"aside\">from"), "{there}");
}

#[test]
fn a_change_that_is_not_announced_yet_is_not_told() {
    let site = Archive::example();
    site.edit(
        "content/announcements/2024-05-06-board-change/announcement.md",
        "kind = \"board-change\"",
        "kind = \"board-change\"\npublish_at = 2024-05-18T09:00:00+08:00",
    );
    let before = site.build_as_of("2024-05-17T12:00:00Z", &[]).read("company/index.html");
    assert!(!before.contains("until <a") && !before.contains("Chairwoman"), "{before}");
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
