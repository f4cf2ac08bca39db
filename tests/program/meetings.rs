//! The page of the general meetings: what is to come with its deadlines, what was held with its votes.

use super::archive::Archive;

const PAGE: &str = "shareholders/meetings/index.html";
const CSV: &str = "shareholders/meetings/meetings.csv";

/// A notice of a meeting in Hong Kong.
fn notice(archive: &Archive, id: &str, dated: &str, day: &str, further: &str) {
    let text = format!(
        "+++\ntitle = \"Notice {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"general-meeting-notice\"\n\
         source = {{ title = \"Notice\" }}\n{further}\n[meeting]\nname = \"Annual general meeting\"\n\
         at = {{ at = {day}T10:00:00+08:00, zone = \"Asia/Hong_Kong\" }}\n\
         [[meeting.resolutions]]\nnumber = 1\ntext = \"The accounts are received.\"\n\
         [[meeting.resolutions]]\nnumber = 2\ntext = \"The auditor stays.\"\n+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
}

/// Two parts of a page: what is to come, and what was.
fn parts(page: &str) -> (&str, &str) {
    page.split_once("id=\"past\"").unwrap_or((page, ""))
}

#[test]
fn a_meeting_to_come_shows_its_deadlines_in_each_zone_with_the_other_day() {
    let site = Archive::example().build_as_of("2023-06-10T00:00:00Z", &[]);
    let page = site.read(PAGE);
    let (upcoming, past) = parts(&page);
    assert!(upcoming.contains("Annual general meeting") && past.is_empty(), "{page}");
    let (_, deadline) = upcoming.split_once("Voting instructions").unwrap();
    let (deadline, _) = deadline.split_once("</tr>").unwrap();
    assert!(deadline.contains("22 June 2023") && deadline.contains("12:00 noon"), "{deadline}");
    assert!(deadline.contains("<span class=\"other-day\">on 23 June 2023</span>"), "{deadline}");
    assert!(!deadline.contains("Passed"), "{deadline}");
    // The record date is over, the resolutions are folded and lead to the notice.
    assert!(page.contains("Passed") && page.contains("<summary>2 resolutions</summary>"), "{page}");
    assert!(page.contains("2023-05-10-annual-general-meeting/index.html#resolution_1\""), "{page}");
}

#[test]
fn a_meeting_that_was_held_shows_how_it_voted_once_the_results_are_public() {
    let archive = Archive::example();
    archive.edit(
        "content/announcements/2023-06-30-poll-results/announcement.md",
        "kind = \"poll-results\"",
        "kind = \"poll-results\"\npublish_at = 2023-07-01T18:00:00+08:00",
    );
    let before = archive.build_as_of("2023-07-01T09:59:59Z", &[]).read(PAGE);
    assert!(parts(&before).1.contains("2 resolutions</summary>") && !before.contains("arried"), "{before}");
    let site = archive.build_as_of("2023-07-01T10:00:00Z", &[]);
    let after = site.read(PAGE);
    let (upcoming, past) = parts(&after);
    assert!(upcoming.contains("No general meeting is announced."), "{upcoming}");
    assert!(past.contains("2 resolutions: 1 carried, 1 not carried"), "{past}");
    assert!(past.contains("99.941785%") && past.contains("2023-06-30-poll-results/index.html#vote_1\""), "{past}");
    let csv = site.read(CSV);
    assert!(csv.contains("Annual general meeting,2023-06-30,2023-06-30T09:30:00+08:00,Asia/Hong_Kong,,2023-05-10-annual-general-meeting,2023-06-30-poll-results,1,,Ordinary,Ms. Jane Q. Roe is re-elected as a director.,carried,1074721847,288272,99.941785,stated\r\n"), "{csv}");
}

#[test]
fn the_votes_for_are_worked_out_where_results_print_numbers_alone() {
    let archive = Archive::example();
    let poll = "content/announcements/2023-06-30-poll-results/announcement.md";
    archive.edit(
        poll,
        "for = \"638,908,621 (59.414134%)\"\nagainst = \"436,170,033 (40.560831%)\"\nabstain = \"269,210 (0.025035%)\"",
        "for = \"638,908,621\"\nagainst = \"436,170,033\"\nabstain = \"269,210\"",
    );
    let site = archive.build();
    // 638,908,621 of 1,075,078,654.
    assert!(site.read(PAGE).contains("59.43% <span class=\"aside\">computed</span>"), "{}", site.read(PAGE));
    assert!(site.read(CSV).contains("not-carried,638908621,436170033,59.43,computed"), "{}", site.read(CSV));
}

#[test]
fn a_meeting_that_was_postponed_stands_once_and_says_when_it_was_to_be() {
    let archive = Archive::empty();
    notice(&archive, "a-notice", "2024-05-10", "2024-06-28", "");
    notice(&archive, "b-postponed", "2024-06-14", "2024-07-26", "postpones = { to = \"a-notice\" }");
    let site = archive.build_as_of("2024-06-20T00:00:00Z", &[]);
    let page = site.read(PAGE);
    assert_eq!(page.matches("<article").count(), 1, "{page}");
    assert!(page.contains("26 July 2024") && page.contains("postponed to 26 July 2024"), "{page}");
    assert!(page.contains("First called for <s class=\"off\">"), "{page}");
    assert!(page.contains(">Notice a-notice</a>") && page.contains(">Notice b-postponed</a>"), "{page}");
    assert!(
        site.read(CSV).contains("2024-07-26T10:00:00+08:00,Asia/Hong_Kong,moved,b-postponed"),
        "{}",
        site.read(CSV)
    );
    // What isn't announced yet moves nothing.
    let before = archive.build_as_of("2024-06-01T00:00:00Z", &[]).read(PAGE);
    assert!(before.contains("28 June 2024") && !before.contains("26 July"), "{before}");
}

#[test]
fn a_meeting_that_was_called_off_stands_struck_through_and_is_not_to_come() {
    let archive = Archive::empty();
    notice(&archive, "a-notice", "2024-05-10", "2024-06-28", "");
    archive.announce("b-cancelled", "2024-06-14", "cancels = \"a-notice\"");
    let page = archive.build_as_of("2024-06-20T00:00:00Z", &[]).read(PAGE);
    let (upcoming, past) = parts(&page);
    assert!(upcoming.contains("No general meeting is announced."), "{page}");
    assert!(past.contains("<s class=\"off\">Annual general meeting</s>") && past.contains(">cancelled</a>"), "{past}");
}

#[test]
fn meetings_that_one_document_tells_of_have_each_its_own_place_agenda_and_votes() {
    let archive = Archive::empty();
    let event = |id: &str, day: &str| {
        format!(
            "[[events]]\nid = \"{id}\"\nkind = \"meeting\"\ntitle = \"Meeting of {id}\"\n\
             when = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}\n"
        )
    };
    notice(&archive, "a-notice", "2024-05-10", "2024-06-28", &event("holders-of-notes", "2024-07-05"));
    archive.write("content/calendar.toml", event("next", "2025-06-27") + &event("extraordinary", "2025-02-03"));
    let site = archive.build_as_of("2024-06-20T00:00:00Z", &[]);
    let page = site.read(PAGE);
    for name in ["a-notice", "a-notice_holders-of-notes", "calendar_next", "calendar_extraordinary"] {
        assert_eq!(page.matches(&format!("id=\"meeting_{name}\"")).count(), 1, "{name}: {page}");
    }
    let csv = site.read(CSV);
    assert_eq!(csv.matches("The auditor stays.").count(), 1, "{csv}");
    assert!(csv.contains("Meeting of holders-of-notes,2024-07-05,"), "{csv}");
}

#[test]
fn a_long_past_is_shown_by_its_latest_meetings_and_whole_in_the_file() {
    let archive = Archive::empty();
    for year in 1980..2024 {
        notice(&archive, &format!("{year}-notice"), &format!("{year}-05-10"), &format!("{year}-06-28"), "");
    }
    let site = archive.build();
    let page = site.read(PAGE);
    assert_eq!(page.matches("<article").count(), 40, "{page}");
    assert!(page.contains("4 earlier meetings are in the <a href=\"meetings.csv\">CSV file</a>"), "{page}");
    assert_eq!(site.read(CSV).matches("The auditor stays.").count(), 44);
}

#[test]
fn without_a_meeting_there_is_no_page() {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-10", "");
    let site = archive.build();
    assert!(!site.has(PAGE) && !site.has(CSV));
}
