use super::*;
use crate::check::gaps;
use chrono::{DateTime, Utc};

/// After everything in the archives here.
const LATER: &str = "2026-01-01T00:00:00Z";

/// An announcement beside those of the archive: its id, its day, and facts.
type Added<'t> = (&'t str, &'t str, &'t str);

fn with(edits: &[Edit<'_>], added: &[Added<'_>]) -> Sources {
    let mut sources = sources(edits);
    for (id, day, facts) in added {
        let text = format!(
            "+++\ntitle = \"{id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Form\" }}\n{facts}\n+++\n"
        );
        let path = format!("content/announcements/{id}/announcement.md").into();
        sources.files.push(SourceFile { path, content: Content::Text(text.into()) });
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The ids of the gaps that are open at an instant.
#[track_caller]
fn open(edits: &[Edit<'_>], added: &[Added<'_>], as_of: &str) -> Vec<String> {
    let (archive, findings) = checked(&with(edits, added));
    let as_of: DateTime<Utc> = as_of.parse().unwrap();
    let archive = archive.unwrap_or_else(|| panic!("{findings:?}"));
    let mut notes = gaps(&archive, &Edition::new(&archive, as_of, false));
    crate::diagnostic::sort(&mut notes);
    let id = |note: &Diagnostic| note.message.rsplit_once(" (").unwrap().1.trim_end_matches(')').to_owned();
    notes.iter().map(id).collect()
}

/// The gaps that the sound archive has without further documents.
const OWN: [&str; 2] = ["poll-results:meeting", "name:example-corp"];

/// The gaps of further documents.
fn further(added: &[Added<'_>]) -> Vec<String> {
    open(&[], added, LATER).into_iter().filter(|id| !OWN.contains(&&**id)).collect()
}

fn results(period: &str) -> String {
    format!("kind = \"results\"\n[results]\nperiod = \"{period}\"")
}

fn board(members: &[(&str, &str)]) -> String {
    let members = members.iter().map(|(id, capacity)| format!("{{ person = \"{id}\", capacity = \"{capacity}\" }}"));
    format!("kind = \"other\"\nboard = [{}]", members.collect::<Vec<_>>().join(", "))
}

#[test]
fn poll_results_are_missed_once_the_day_of_the_meeting_is_over_where_it_is_held() {
    let at = |as_of| open(&[], &[], as_of);
    assert_eq!(at("2023-06-30T15:59:59Z"), OWN[1..]);
    assert_eq!(at("2023-06-30T16:00:00Z"), OWN);
}

#[test]
fn an_announcement_closes_the_gaps_that_it_names_and_may_do_so_before_they_open() {
    let closes = "kind = \"other\"\ncloses = [\"poll-results:meeting\", \"name:example-corp\"]";
    for as_of in ["2023-06-01T00:00:00Z", LATER] {
        assert_eq!(open(&[], &[("told", "2023-07-01", closes)], as_of), [""; 0]);
    }
}

#[test]
fn closing_what_is_no_gap_is_an_error_with_the_id_that_was_meant() {
    let sources = with(&[], &[("told", "2023-07-01", "kind = \"other\"\ncloses = [\"poll-result:meeting\"]")]);
    let (archive, findings) = checked(&sources);
    assert!(archive.is_none());
    insta::assert_snapshot!(print(&findings, &sources, Format::Full, false, 120));
}

#[test]
fn closing_is_not_judged_where_a_document_could_not_be_read() {
    let broken = (MEETING, "name = \"Annual general meeting\"", "");
    let sources = with(&[broken], &[("told", "2023-07-01", "kind = \"other\"\ncloses = [\"poll-results:meeting\"]")]);
    let (documents, _) = decode(&sources).unwrap();
    assert_eq!(documents.left_out.announcements.len(), 1);
    assert_eq!(check(documents, &sources).findings, []);
}

#[test]
fn a_quarter_between_the_first_results_and_the_last_is_missed() {
    let (q2, q3, year) = (results("2023-Q2"), results("2023-Q3"), results("2023-FY"));
    assert_eq!(further(&[("q2", "2023-08-20", &q2)]), ["results:2023-Q3", "results:2023-Q4"]);
    assert_eq!(further(&[("q2", "2023-08-20", &q2), ("q3", "2023-11-20", &q3)]), ["results:2023-Q4"]);
    assert_eq!(further(&[("q3", "2023-11-20", &q3), ("year", "2024-03-20", &year)]), [""; 0]);
    let closes = "kind = \"other\"\ncloses = [\"results:2023-Q4\"]";
    assert_eq!(further(&[("q3", "2023-11-20", &q3), ("told", "2024-03-20", closes)]), [""; 0]);
}

#[test]
fn a_year_without_quarterly_results_expects_none() {
    let (half, year) = (results("2025-H1"), results("2023-FY"));
    assert_eq!(further(&[("year", "2024-03-20", &year)]), [""; 0]);
    assert_eq!(further(&[("half", "2025-08-20", &half)]), [""; 0]);
    assert_eq!(further(&[("nine-months", "2024-11-20", &results("2024-9M"))]), ["results:2024-Q2"]);
}

#[test]
fn whoever_joins_or_leaves_the_board_or_sits_on_it_as_something_else_is_missed() {
    let people = (
        SITE,
        "[[charts]]\nid = \"revenue-mix\"",
        "[[issuer.people]]\nid = \"john-doe\"\nname = \"John Doe\"\n\n[[charts]]\nid = \"revenue-mix\"",
    );
    let open = |lists: &[Added<'_>]| {
        let open = open(&[people], lists, LATER);
        open.into_iter().filter(|id| id.starts_with("board")).collect::<Vec<_>>()
    };
    let (john, both) =
        (board(&[("john-doe", "Director")]), board(&[("john-doe", "Director"), ("jane-roe", "Director")]));
    assert_eq!(open(&[("both", "2024-05-18", &both)]), ["board:john-doe"]);
    let replaced = open(&[("john", "2024-05-18", &john)]);
    assert_eq!(replaced, ["board:john-doe", "board:jane-roe"]);
    assert_eq!(open(&[("chair", "2024-05-20", &board(&[("jane-roe", "Chair")]))]), ["board:jane-roe"]);
    assert_eq!(open(&[("same", "2024-05-20", &board(&[("jane-roe", "Director")]))]), [""; 0]);
    let told = "kind = \"other\"\ncloses = [\"board:john-doe\"]";
    assert_eq!(open(&[("both", "2024-05-18", &both), ("told", "2024-05-18", told)]), [""; 0]);
    assert_eq!(
        open(&[("both", "2024-05-20", &both), ("jane", "2024-05-21", &board(&[("jane-roe", "Director")]))]),
        ["board:john-doe", "board:john-doe:2"]
    );
}

#[test]
fn share_counts_bridge_from_one_issue_to_the_next_of_the_class() {
    let issue = |before: &str, after: &str| {
        format!(
            "kind = \"share-issuance\"\n[issuance]\nclass = \"class-a\"\nnumber = \"1,000 shares\"\nprice = \"HK$1 per share\"\n\
             before = \"{before}\"\nafter = \"{after}\""
        )
    };
    let first = issue("200,000 shares", "201,000 shares");
    let bridged = |before: &str, after: &str| {
        let next = issue(before, after);
        further(&[("first", "2024-01-01", &first), ("next", "2024-02-01", &next)])
    };
    assert_eq!(bridged("201,000 shares", "202,000 shares"), [""; 0]);
    assert_eq!(bridged("approximately 0.20 million shares", "202,000 shares"), [""; 0]);
    assert_eq!(bridged("201,001 shares", "202,001 shares"), ["shares:class-a"]);
    // A second document of one issue tells of the same shares.
    let of_one = |name: &str| {
        let named = |name: &str| first.replacen("[issuance]", &format!("[issuance]\nissue = \"{name}\""), 1);
        further(&[("first", "2024-01-01", &named("placing")), ("next", "2024-02-01", &named(name))])
    };
    assert_eq!([of_one("placing").len(), of_one("other").len()], [0, 1]);
}

#[test]
fn a_gap_is_a_note_with_its_id_and_the_line_that_closes_it() {
    let sources = sources(&[]);
    let archive = checked(&sources).0.unwrap();
    let notes = gaps(&archive, &Edition::new(&archive, LATER.parse().unwrap(), false));
    insta::assert_snapshot!(print(&notes, &sources, Format::Full, false, 120));
}

#[test]
fn half_years_are_missed_between_half_years_and_the_year_is_the_second_half_of_those_who_report_years() {
    let own = [
        (RESULTS, "[results]\nperiod = \"2024-Q1\"", "[results]\nperiod = \"2023-H2\""),
        (RESULTS, "highlights = [\"operations.total-revenue\"]", ""),
    ];
    let further = |periods: &[&str]| {
        let facts: Vec<(String, String)> =
            periods.iter().enumerate().map(|(at, period)| (format!("r{at}"), results(period))).collect();
        let added: Vec<Added<'_>> = facts.iter().map(|(id, facts)| (&**id, "2026-01-01", &**facts)).collect();
        let open = open(&own, &added, LATER);
        open.into_iter().filter(|id| !OWN.contains(&&**id)).collect::<Vec<_>>()
    };
    assert_eq!(further(&["2024-H1", "2024-H2", "2025-H1"]), [""; 0]);
    assert_eq!(further(&["2024-H1", "2025-H1"]), ["results:2024-H2"]);
    assert_eq!(further(&["2025-H1"]), ["results:2024-H1", "results:2024-H2"]);
    assert_eq!(further(&["2024-H1", "2022-FY", "2025-H1"]), ["results:2024-FY", "results:2023-H1"]);
}

#[test]
fn results_that_name_a_notice_close_its_gap() {
    let named = [(POLL, "percent_of", "notice = \"meeting\"\npercent_of")];
    assert_eq!(open(&named, &[], LATER), OWN[1..]);
}

#[test]
fn a_board_change_explains_what_differs_between_two_lists() {
    let lists =
        [("a", "2024-06-01", board(&[("jane-roe", "Director")])), ("c", "2024-08-01", board(&[("jane-roe", "Chair")]))];
    let between = "kind = \"board-change\"\n[board_change]\n\
                   changes = [{ person = \"jane-roe\", change = \"re-designated\", capacity = \"Chair\", effective = 2024-07-01 }]";
    let [before, after] = &lists;
    let [before, after] = [before, after].map(|(id, day, facts)| (*id, *day, &**facts));
    assert_eq!(further(&[before, after]), ["board:jane-roe"]);
    assert_eq!(further(&[before, ("b", "2024-06-20", between), after]), [""; 0]);
    // One that took effect before the first list explains nothing.
    let earlier = between.replace("2024-07-01", "2024-05-01");
    assert_eq!(further(&[before, ("b", "2024-05-01", &earlier), after]), ["board:jane-roe"]);
}

#[test]
fn a_meeting_that_was_called_off_or_moved_is_not_asked_how_it_voted() {
    let notice = "kind = \"general-meeting-notice\"\n[meeting]\nname = \"Annual general meeting\"\nplace = \"office\"\n\
                  at = { at = 2024-06-27T10:00:00+08:00, zone = \"Asia/Hong_Kong\" }";
    let polls = |second: &str, as_of: &str| {
        let ids = open(&[], &[("n", "2024-05-10", notice), ("p", "2024-06-20", second)], as_of);
        ids.into_iter().filter(|id| id.ends_with(":n") || id.ends_with(":p")).collect::<Vec<_>>()
    };
    assert_eq!(polls("kind = \"other\"", LATER), ["poll-results:n"]);
    assert_eq!(polls("kind = \"other\"\ncancels = \"n\"", LATER), [""; 0]);
    let moved = notice.replace("2024-06-27", "2024-07-11").replace("kind = \"gen", "postpones = \"n\"\nkind = \"gen");
    assert_eq!(polls(&moved, LATER), ["poll-results:p"]);
    let noted = "kind = \"other\"\npostpones = \"n\"\n[[events]]\nkind = \"meeting\"\ntitle = \"Meeting\"\n\
                 when = { on = 2024-07-11, zone = \"Asia/Hong_Kong\" }";
    assert_eq!(polls(noted, "2024-07-11T15:59:59Z"), [""; 0]);
    assert_eq!(polls(noted, "2024-07-11T16:00:00Z"), ["poll-results:n"]);
}
