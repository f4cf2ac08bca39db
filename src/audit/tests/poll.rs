//! Votes.

use super::*;

/// The errors of poll results with these resolutions, each by its code and message.
#[track_caller]
fn of_poll(facts: &str, resolutions: &str) -> Vec<String> {
    let text = format!(
        "+++\ntitle = \"Results\"\ndated = 2024-06-01\nzone = \"Asia/Hong_Kong\"\nkind = \"poll-results\"\n\
         source = {{ title = \"Form\" }}\n[poll]\nname = \"Meeting\"\nat = {{ on = 2024-05-31, zone = \"Asia/Hong_Kong\" }}\n\
         {facts}\n{resolutions}\n+++\n"
    );
    let more = ("content/announcements/more/announcement.md", text.as_str());
    let files = FILES.into_iter().chain([more]).map(|(path, text)| (path, text.to_owned()));
    errors(&sources(files))
        .into_iter()
        .map(|it| {
            it.split_once(" at ").map_or(it.clone(), |(code, rest)| {
                format!("{code}: {}", rest.rsplit_once("\": ").map_or(rest, |(_, message)| message))
            })
        })
        .collect()
}

fn resolution(number: u32, votes: &str) -> String {
    format!("[[poll.resolutions]]\nnumber = {number}\ntext = \"To resolve.\"\n{votes}\n")
}

#[test]
fn percentages_are_of_what_most_of_them_fit() {
    let of_both = "for = \"90 (90.00%)\"\nagainst = \"10 (10.00%)\"\nabstain = \"20\"";
    let of_all = "for = \"90 (75.00%)\"\nagainst = \"10 (8.33%)\"\nabstain = \"20 (16.67%)\"";
    assert_eq!(of_poll("", &resolution(1, of_both)), [""; 0]);
    assert_eq!(of_poll("", &resolution(1, of_all)), [""; 0]);
    // One of another base, or a slip, is found.
    let mixed = [1, 2].map(|number| resolution(number, of_all)).concat() + &resolution(3, of_both);
    assert_eq!(
        of_poll("", &mixed),
        [
            "share-mismatch: `poll.3.for-percent` is 90.00%, but its votes, in percent, are 75.00",
            "share-mismatch: `poll.3.against-percent` is 10.00%, but its votes, in percent, are 8.33",
        ]
    );
    assert_eq!(of_poll("percent_of = \"votes-cast\"", &resolution(1, of_both)).len(), 2);
}

#[test]
fn a_total_counts_what_most_totals_count() {
    let with =
        |total: &str| resolution(1, &format!("for = \"90\"\nagainst = \"10\"\nabstain = \"20\"\ntotal = \"{total}\""));
    assert_eq!(of_poll("", &with("100")), [""; 0]);
    assert_eq!(of_poll("", &with("120")), [""; 0]);
    assert_eq!(of_poll("", &with("102")), ["sum-mismatch: `poll.1.total` is 102, but the votes make 100"]);
}

#[test]
fn percentages_alone_make_a_hundred() {
    let of = |votes| of_poll("", &resolution(1, votes));
    assert_eq!(of("for = \"99.98%\"\nagainst = \"0.02%\""), [""; 0]);
    assert_eq!(of("for = \"67.98%\"\nagainst = \"31.56%\"\nabstain = \"0.46%\""), [""; 0]);
    assert_eq!(of("for = \"67.98%\"\nagainst = \"31.72%\"\nabstain = \"0.46%\"").len(), 1);
}

#[test]
fn classes_add_up_by_their_votes_a_share() {
    let facts = "classes = [{ id = \"z\", name = \"Z\" }, { id = \"y\", name = \"Y\", votes = \"10\" }]";
    let votes = |against: &str, shares: &str| {
        resolution(
            1,
            &format!(
                "for = \"1,090\"\nagainst = \"{against}\"\nshares = \"200 shares\"\nclasses = [\n\
                 {{ class = \"z\", for = \"90\", against = \"10\", shares = \"100 shares\" }},\n\
                 {{ class = \"y\", for = \"1,000\", against = \"0\", shares = \"{shares} shares\" }}]"
            ),
        )
    };
    assert_eq!(of_poll(facts, &votes("10", "100")), [""; 0]);
    assert_eq!(
        of_poll(facts, &votes("100", "100")),
        ["sum-mismatch: `poll.1.against` is 100, but the votes of the classes make 10"]
    );
    assert_eq!(
        of_poll(facts, &votes("10", "110")),
        [
            "ratio-mismatch: `poll.1.y.shares` is 110 shares, but the votes, divided by those of one share, make 100",
            "sum-mismatch: `poll.1.shares` is 200 shares, but the shares of the classes make 210",
        ]
    );
}

#[test]
fn the_turnout_is_of_the_shares_entitled_to_vote() {
    let entitled = "entitled = \"200 shares\"";
    let with = |turnout: &str| {
        resolution(1, &format!("for = \"90\"\nagainst = \"10\"\nwithheld = \"5\"\nturnout = \"{turnout}\""))
    };
    assert_eq!(of_poll(entitled, &with("50.0%")), [""; 0]);
    assert_eq!(of_poll(entitled, &with("55.0%")).len(), 1);
}

#[test]
fn choices_are_shares_of_all_choices() {
    let with = |percent: &str| {
        let votes = format!(
            "choices = [{{ label = \"1 year\", votes = \"90 (90.0%)\" }}, {{ label = \"3 years\", votes = \"10 ({percent})\" }}]\nabstain = \"4\""
        );
        resolution(1, &votes)
    };
    assert_eq!(of_poll("", &with("10.0%")), [""; 0]);
    assert_eq!(of_poll("", &with("11.0%")).len(), 1);
}
