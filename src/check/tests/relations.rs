//! What announcements do to earlier ones, and what they do without saying so.

use super::*;

const NOTICE: &str =
    "kind = \"general-meeting-notice\"\n[meeting]\nname = \"Annual general meeting\"\nplace = \"office\"\n";

/// A notice of a meeting, in UTC at 10 a.m. in Hong Kong on a day.
fn notice(keys: &str, day: &str) -> String {
    format!("{keys}\n{NOTICE}at = {{ at = {day}T10:00:00+08:00, zone = \"Asia/Hong_Kong\" }}")
}

fn findings(added: &[(&str, &str, &str)]) -> Vec<String> {
    let mut sources = sources(&[]);
    for (id, day, facts) in added {
        let text = format!(
            "+++\ntitle = \"{id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Form\" }}\n{facts}\n+++\n"
        );
        let path = format!("content/announcements/{id}/announcement.md").into();
        sources.files.push(SourceFile { path, content: Content::Text(text.into()) });
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    let (_, findings) = checked(&sources);
    let relevant = |it: &&Diagnostic| {
        use Code::{
            CorrectionCycle, DateOrder, UnknownAnnouncement, UnknownEvent, UnlinkedPostponement, UnlinkedUpdate,
        };
        let codes =
            [CorrectionCycle, DateOrder, UnknownAnnouncement, UnknownEvent, UnlinkedPostponement, UnlinkedUpdate];
        codes.contains(&it.code)
    };
    findings.iter().filter(relevant).map(|it| format!("{}: {}", it.code.id(), it.message)).collect()
}

#[test]
fn an_event_that_its_document_does_not_have_is_unknown() {
    let event = |replaces: &str| {
        format!(
            "kind = \"other\"\n[[events]]\nkind = \"meeting\"\ntitle = \"Meeting\"\nreplaces = \"{replaces}\"\n\
             when = {{ on = 2024-07-11, zone = \"Asia/Hong_Kong\" }}"
        )
    };
    let notice = notice("", "2024-06-27");
    let found = |replaces: &str| findings(&[("n", "2024-05-10", &notice), ("p", "2024-06-20", &event(replaces))]);
    assert_eq!(found("n/meeting"), [""; 0]);
    assert_eq!(found("n/metting"), ["unknown-event: `n` has no event `metting`"]);
    assert_eq!(found("m/meeting"), ["unknown-announcement: there is no announcement `m`"]);
    assert_eq!(found("calendar/agm"), ["unknown-event: the calendar has no event `agm`"]);
    assert_eq!(found("p/event"), ["unknown-event: `event` is an event of this document itself"]);
}

#[test]
fn relations_that_lead_back_to_themselves_are_refused_whatever_they_do() {
    let (a, b, c) = (
        notice("postpones = \"c\"", "2024-06-27"),
        notice("updates = \"a\"", "2024-06-28"),
        notice("cancels = [\"a\", { to = \"b\", reason = \"Venue.\" }]", "2024-06-29"),
    );
    let found = findings(&[("a", "2024-05-10", &a), ("b", "2024-05-10", &b), ("c", "2024-05-10", &c)]);
    assert_eq!(found, ["correction-cycle: `a` postpones itself by way of `c`"]);
}

#[test]
fn a_document_can_not_change_a_later_one() {
    let (early, late) = ("kind = \"other\"\npostpones = \"late\"", notice("", "2024-07-11"));
    let found = findings(&[("early", "2024-05-10", early), ("late", "2024-06-20", &late)]);
    let message =
        "date-order: the postponement is dated 2024-05-10, before what it postpones: `late`, dated 2024-06-20";
    assert_eq!(found, [message]);
}

#[test]
fn a_meeting_that_is_moved_without_a_link_is_found() {
    let first = notice("", "2024-06-27");
    let found = |id: &str, facts: &str| findings(&[("first", "2024-05-10", &first), (id, "2024-06-20", facts)]);
    let message = "unlinked-postponement: the meeting that `first` convenes is moved, but the document doesn't say so";
    assert_eq!(found("second", &notice("", "2024-07-11")), [message]);
    assert_eq!(
        found("Postponement-of-the-Annual-General-Meeting".to_lowercase().as_str(), "kind = \"other\""),
        [message]
    );
    assert_eq!(found("second", &notice("postpones = \"first\"", "2024-07-11")), [""; 0]);
    let extraordinary = notice("", "2024-07-11").replace("Annual", "Extraordinary");
    assert_eq!(found("second", &extraordinary), [""; 0], "two of them may be convened beside each other");
}

#[test]
fn the_meeting_of_the_next_year_is_another_one() {
    let (first, second) = (notice("", "2024-06-27"), notice("", "2025-06-26"));
    assert_eq!(findings(&[("first", "2024-05-10", &first), ("second", "2025-05-09", &second)]), [""; 0]);
}

#[test]
fn a_form_that_is_no_first_one_says_of_which_it_is_one() {
    let form = |keys: &str, status: &str| {
        format!(
            "kind = \"dividend\"\n{keys}\n[dividend]\ntype = \"Final\"\nstatus = \"{status}\"\nfinancial_year_end = 2022-12-31\n\
             declared = \"HKD 0.29 per share\""
        )
    };
    let first = form("", "New announcement");
    let found = |second: &str| findings(&[("first", "2023-03-13", &first), ("second", "2023-04-02", second)]);
    let message = "unlinked-update: the form says `Update to previous announcement`, but the document doesn't say of which it is one";
    assert_eq!(found(&form("", "Update to previous announcement")), [message]);
    assert_eq!(found(&form("updates = \"first\"", "Update to previous announcement")), [""; 0]);
    assert_eq!(found(&form("", "New Announcement")), [""; 0]);
}
