//! Poll results by themselves and against their notice.

use super::*;

/// The poll of the notice.
const CALLED: Edit<'_> = (POLL, "percent_of", "notice = \"meeting\"\npercent_of");

#[test]
fn results_of_a_notice_tell_of_its_day() {
    assert_finds(&[CALLED], &[]);
    let day = "at = { on = 2023-06-30";
    assert_finds(
        &[CALLED, (POLL, day, "at = { on = 2023-06-29")],
        &[
            "poll-notice at { on = 2023-06-29, zone = \"Asia/Shanghai\" }: the meeting was held on 2023-06-29, but its notice \
           calls it for 2023-06-30",
        ],
    );
    assert_finds(
        &[(POLL, "percent_of", "notice = \"results\"\npercent_of")],
        &["poll-notice at \"results\": `results` is no notice of a general meeting"],
    );
    assert_finds(
        &[(POLL, "percent_of", "notice = \"meting\"\npercent_of")],
        &["unknown-announcement at \"meting\": there is no announcement `meting`"],
    );
}

#[test]
fn resolutions_are_those_of_the_notice_with_their_people() {
    assert_finds(
        &[CALLED, (POLL, "number = \"1\"", "number = \"2\"")],
        &[
            "poll-notice at { on = 2023-06-30, zone = \"Asia/Shanghai\" }: the results say nothing of resolution 1 of the notice",
            "poll-notice at \"2\": the notice proposes no resolution 2",
        ],
    );
    let two = "outcome = \"carried\"\n[[poll.resolutions]]\nnumber = \"1(a)\"\ntext = \"To thank.\"\nfor = \"5\"\nagainst = \"4\"";
    let notice = "number = \"1(a)\"\ntext = \"To thank.\"\n[[meeting.resolutions]]\nnumber = 1\nkind = \"Ordinary\"";
    assert_finds(
        &[CALLED, (MEETING, "number = 1\nkind = \"Ordinary\"", notice), (POLL, "outcome = \"carried\"", two)],
        &["poll-notice at \"1(a)\": resolution 1(a) stands elsewhere in the notice's order"],
    );
}

#[test]
fn what_is_carried_has_its_majority() {
    let votes = "for = \"5,987,234 (97.2380%)\"\nagainst = \"170,066 (2.7620%)\"\ntotal = \"6,157,300\"";
    let with = |for_: &str, against: &str, majority: &str, outcome: &str| {
        let to = format!("for = \"{for_}\"\nagainst = \"{against}\"");
        let majority = if majority.is_empty() { String::new() } else { format!("majority = \"{majority}\"") };
        let outcome = format!("outcome = \"{outcome}\"");
        let edits = [
            (POLL, votes, &*to),
            (POLL, "majority = \"simple\"", &*majority),
            (POLL, "outcome = \"carried\"", &*outcome),
        ];
        findings(&edits)
    };
    assert_eq!(with("2", "1", "two-thirds", "carried"), [""; 0]);
    assert_eq!(with("3", "1", "three-quarters", "carried"), [""; 0]);
    assert_eq!(
        with("199", "100", "two-thirds", "carried"),
        [
            "poll-outcome at \"199\": resolution 1 is carried, but its votes, 199 for and 100 against, are not two thirds of the \
          votes for and against"
        ]
    );
    assert_eq!(with("4", "5", "plurality", "carried"), [""; 0]);
    assert_eq!(with("4", "5", "", "carried").len(), 1);
    assert_eq!(with("5", "4", "three-quarters", "not-carried"), [""; 0]);
    assert_eq!(
        with("5", "4", "simple", "not-carried"),
        [
            "poll-outcome at \"5\": resolution 1 is not carried, but its votes are more than half of the votes for and against"
        ]
    );
    // Where percentages alone are printed, nothing is certain at the bound.
    assert_eq!(with("66.67%", "33.33%", "two-thirds", "carried"), [""; 0]);
    assert_eq!(with("66.60%", "33.40%", "two-thirds", "carried").len(), 1);
}

#[test]
fn no_more_votes_are_cast_than_shares_carry() {
    assert_finds(
        &[(POLL, "10,000,000 shares", "1,000,000 shares")],
        &[
            "votes-exceed at \"5,987,234 (97.2380%)\": resolution 1 has 6,157,300 votes, more than the shares entitled to vote \
           carry: 1,000,000",
        ],
    );
    let classes = "entitled = \"1,000,000 shares\"\nclasses = [{ id = \"y\", name = \"Class Y\", votes = \"10\" }]";
    assert_finds(&[(POLL, "entitled = \"10,000,000 shares\"", classes)], &[]);
}

#[test]
fn no_more_shares_are_present_than_may_vote() {
    let of = |present: &str| format!("entitled = \"10,000,000 shares\"\npresent = \"{present} shares\"");
    assert_finds(
        &[(POLL, "entitled = \"10,000,000 shares\"", &of("10,000,001"))],
        &["votes-exceed at \"10,000,001 shares\": more shares are present (10,000,001 shares) than are \
           entitled to vote (10,000,000 shares)"],
    );
}

/// Further votes on directors, at a meeting with 1,000 shares present.
fn directors(votes: &[&str]) -> String {
    let of = |(at, votes): (usize, &&str)| {
        let [pro, withheld] = votes.split_once('/').unwrap().into();
        format!(
            "outcome = \"carried\"\n[[poll.resolutions]]\nnumber = 2\ncandidate = \"Candidate {at}\"\ntext = \"To elect.\"\n\
             for = \"{pro}\"\nwithheld = \"{withheld}\"\nbroker_non_votes = \"100\"\nmajority = \"plurality\"\n"
        )
    };
    votes.iter().enumerate().map(of).collect()
}

#[test]
fn a_number_that_breaks_the_pattern_of_a_meeting_is_asked_about() {
    let found = |votes: &[&str]| findings(&[(POLL, "outcome = \"carried\"", &directors(votes))]);
    assert_eq!(found(&["800/100", "650/250", "890/10", "345/555"]), [""; 0]);
    assert_eq!(
        found(&["800/100", "650/250", "890/10", "354/555"]),
        ["poll-pattern at \"354\": the votes on resolution 2 Candidate 3 make 1,009, those on nearly all others 1,000"]
    );
    // Half of them are no pattern.
    assert_eq!(found(&["800/100", "650/250", "891/10", "354/555"]), [""; 0]);
}

#[test]
fn one_number_has_several_candidates_but_each_once() {
    assert_finds(&[(POLL, "outcome = \"carried\"", &directors(&["8/1", "8/1"]))], &[]);
    let twice = directors(&["8/1", "8/1"]).replace("Candidate 1", "Candidate 0");
    assert_eq!(findings(&[(POLL, "outcome = \"carried\"", &twice)]).len(), 1);
}

#[test]
fn votes_of_an_undeclared_class_are_refused() {
    let classes = "outcome = \"carried\"\nclasses = [{ class = \"z\", for = \"5\" }]";
    assert_finds(
        &[(POLL, "outcome = \"carried\"", classes)],
        &["unknown-share-class at \"z\": there is no class of votes `z`"],
    );
}

#[test]
fn a_record_date_is_within_the_book_closure() {
    let closed = |from: &str, to: &str| {
        format!("place = \"office\"\nbook_close = {{ from = {from}, to = {to} }}\n\n[[meeting.resolutions]]")
    };
    let with = |from, to| findings(&[(MEETING, "place = \"office\"\n\n[[meeting.resolutions]]", &closed(from, to))]);
    assert_eq!(with("2023-05-31", "2023-06-30"), [""; 0]);
    assert_eq!(with("2023-07-31", "2023-08-30")[0].split(' ').next(), Some("date-order"));
    let zone = "at = { at = 2023-06-30T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }";
    let edits = [
        (MEETING, "place = \"office\"\n\n[[meeting.resolutions]]", &*closed("2023-06-26", "2023-06-30")),
        (MEETING, "at = { at = 2023-06-30T09:30:00+08:00, zone = \"Asia/Shanghai\" }", zone),
    ];
    assert_finds(
        &edits,
        &[
            "record-outside-closure at { on = 2023-05-30, zone = \"Asia/Hong_Kong\" }: the Share Record Date (2023-05-30) is \
           outside the book closure from 2023-06-26 to 2023-06-30",
        ],
    );
}

#[test]
fn a_special_resolution_without_a_stated_majority_has_two_thirds() {
    let votes = "for = \"5,987,234 (97.2380%)\"\nagainst = \"170,066 (2.7620%)\"\ntotal = \"6,157,300\"";
    let with = |kind: &str, pro: &str| {
        let (to, kind) = (format!("for = \"{pro}\"\nagainst = \"40\""), format!("kind = \"{kind}\""));
        let edits = [(POLL, votes, &*to), (POLL, "majority = \"simple\"", ""), (POLL, "kind = \"Ordinary\"", &*kind)];
        findings(&edits)
    };
    assert_eq!(with("Special", "80"), [""; 0]);
    assert_eq!(with("Ordinary", "60"), [""; 0]);
    assert_eq!(
        with("Special", "60"),
        [
            "poll-outcome at \"60\": resolution 1 is carried, but its votes, 60 for and 40 against, are not two thirds of the \
          votes for and against"
        ]
    );
}

#[test]
fn results_have_the_hour_and_the_kinds_of_resolutions_of_their_notice() {
    let day = "at = { on = 2023-06-30, zone = \"Asia/Shanghai\" }";
    let at = |hour: &str| format!("at = {{ at = 2023-06-30T{hour}:00+08:00, zone = \"Asia/Shanghai\" }}");
    assert_finds(&[CALLED, (POLL, day, &at("09:30"))], &[]);
    let found = findings(&[CALLED, (POLL, day, &at("10:30"))]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(
        "the meeting was held at 2023-06-30 10:30 Asia/Shanghai, but its notice calls it for 2023-06-30 09:30"
    ));
    assert_finds(
        &[CALLED, (POLL, "kind = \"Ordinary\"", "kind = \"Special\"")],
        &["poll-notice at \"1\": resolution 1 is `Special` here, but `Ordinary` in the notice"],
    );
}
