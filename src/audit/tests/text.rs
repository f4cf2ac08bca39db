//! Ties in Markdown: the words round from the fact that the tie names.

use super::*;

const TEXT: &str = "+++\nText.";

/// Everything that is found with this text in the first document, warnings marked.
#[track_caller]
pub(super) fn found_in(text: &str, edits: &[Edit<'_>]) -> Vec<String> {
    let text = format!("+++\n{text}");
    let sources = edited(&[edits, &[(Q1, TEXT, &text)]].concat());
    let level = |severity| if severity == Severity::Warning { "warning: " } else { "" };
    findings(&sources).iter().map(|it| format!("{}{}", level(it.severity), shown(it, &sources))).collect()
}

#[track_caller]
pub(super) fn assert_told(text: &str, expected: &[&str]) {
    assert_eq!(found_in(text, &[]), expected, "{text}");
}

#[track_caller]
fn help(text: &str) -> String {
    let text = format!("+++\n{text}");
    let found = findings(&edited(&[(Q1, TEXT, &text)]));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].help.clone().unwrap()
}

#[test]
fn the_words_of_a_tie_round_from_its_fact() {
    for text in [
        "[RMB4,155 million](figure:total-revenue)",
        "[RMB4.155 billion](figure:total-revenue), [RMB4.16 billion](figure:total-revenue@2024-Q1)",
        "[approximately RMB4.2 billion](figure:total-revenue@2024-01-01/2024-03-31)",
        "[US$576 million](figure:total-revenue)",
        "[RMB3.6 billion](figure:total-revenue@2023-Q1)",
        "[17.5 million](figure:loans) loans, [17,524,872](figure:loans) in all",
        "[61%](figure:light-volume.share) of the [RMB99.2 billion](figure:volume)",
        "[RMB20,994 million](figure:light-volume.ice), [RMB513 million](figure:light-volume.other.solutions)",
        "[RMB1.17 billion](figure:guidance.net-income.low) to [RMB1.23 billion](figure:guidance.net-income.high)",
        "[RMB7.2203](figure:rate.h10) to US$1.00",
        "**[RMB4,155 million](figure:total-revenue)** and [*RMB4,155* million](figure:total-revenue)",
    ] {
        assert_told(text, &[]);
    }
}

#[test]
fn a_sentence_says_of_which_part_of_a_year_its_figure_is() {
    const NOW: &str = "[RMB4,155 million](figure:total-revenue)";
    const BEFORE: &str = "[RMB3,568 million](figure:total-revenue@2023-Q1)";
    for text in [
        format!("In the first quarter, revenue was {NOW}."),
        format!("In the first quarter of 2024, revenue rose to {NOW} from {BEFORE} in the first quarter of 2023."),
        format!("Revenue of the first quarter of 2023 was {BEFORE}."),
        format!("After the sale in the second quarter, revenue was {NOW}."),
        format!("In the second quarter, compared with {NOW}, it was more."),
        format!("In the second quarter and after, revenue of the first quarter, {NOW}, was told."),
        format!("In Q2, sales began. Revenue was {NOW}."),
    ] {
        assert_told(&text, &[]);
    }
    for (text, says) in [
        (format!("In the second quarter, revenue was {NOW}."), "Q2"),
        (format!("Revenue for the second quarter was {NOW}."), "Q2"),
        (format!("For the first half of 2024, revenue reached {NOW}."), "H1 2024"),
        (format!("In the first quarter of 2024, revenue was {BEFORE}."), "Q1 2024"),
        (format!("Revenue in Q1 2023 was {NOW}."), "Q1 2023"),
    ] {
        let found = found_in(&text, &[]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains(&format!("the sentence says {says}, while")), "{text}: {found:?}");
    }
}

#[test]
fn words_that_do_not_round_from_their_fact_are_an_error() {
    for printed in ["RMB4,154 million", "RMB4.13 billion", "RMB4.1 billion", "RMB4,155 billion", "RMB-4,155 million"] {
        assert_told(
            &format!("It was [{printed}](figure:total-revenue) then."),
            &[&format!(
                "text-mismatch at {printed}: `total-revenue@2024-Q1` is {printed}, but the figure that it is tied to is \
                 RMB4,155 million"
            )],
        );
    }
    // A figure of more digits than its fact is no rounding of it.
    assert_eq!(found_in("[RMB4,155.0 million](figure:total-revenue)", &[]).len(), 1);
    assert_eq!(found_in("[52,300,000](figure:users) users", &[]).len(), 1);
}

#[test]
fn the_unit_of_a_figure_may_stand_behind_its_tie() {
    assert_told("[RMB8.60](figure:per-ads) per ADS, [RMB4.30 per share](figure:per-share)", &[]);
    for text in [
        "[RMB8.60 per share](figure:per-ads)",
        "[RMB8.60](figure:per-ads) per share",
        "[RMB4.30](figure:per-share) for each ADS",
        "[RMB4,155 million per ADS](figure:total-revenue)",
    ] {
        assert_eq!(found_in(text, &[]).len(), 1, "{text}");
    }
    assert_told("[3.4 million](figure:repurchase.2024.bought@2024-05-17) ADSs", &[]);
    assert_told("[159,457,579 ADSs](figure:ads), [318.9 million](figure:shares)", &[]);
}

#[test]
fn a_figure_in_another_unit_is_not_the_one_that_its_tie_names() {
    for words in ["4,155", "HK$4,155 million", "41.55%", "4,155 shares"] {
        let text = format!("[{words}](figure:total-revenue)");
        let expected = format!("unknown-figure at {text}: `total-revenue` is not stated in the unit of this figure");
        assert_told(&text, &[&expected]);
        assert_eq!(help(&text), "it is stated as RMB3,568 million");
    }
    let text = "[159,457,579 shares](figure:ads)";
    let wrong = "`ads` is not stated in the unit of this figure";
    assert_told(text, &[&format!("unknown-figure at {text}: {wrong}")]);
}

#[test]
fn an_unknown_key_is_an_error_that_proposes_the_nearest_one() {
    let text = "[RMB4,155 million](figure:total-revenues)";
    assert_told(text, &[&format!("unknown-figure at {text}: `q1` states no figure `total-revenues`")]);
    assert_eq!(help(text), "did you mean `total-revenue`?");
    let text = "[RMB4,155 million](figure:sales-of-umbrellas)";
    assert!(help(text).starts_with("a key is the concept of a line"), "{}", help(text));
    for destination in ["figure:Revenue", "figure:a..b", "figure:"] {
        let text = format!("[RMB4,155 million]({destination})");
        let found = found_in(&text, &[]);
        assert!(found.contains(&format!("unknown-figure at {text}: `{destination}` names no figure")), "{found:?}");
    }
}

#[test]
fn an_unknown_announcement_is_an_error_that_proposes_the_nearest_one() {
    let text = "[USD 0.29](figure:dividends/dividend.declared)";
    assert_told(text, &[&format!("unknown-figure at {text}: there is no announcement `dividends`")]);
    assert_eq!(help(text), "did you mean `dividend`?");
    assert!(help("[US$1](figure:another-one/x)").starts_with("name the folder of an announcement"));
}

#[test]
fn a_tie_to_a_figure_of_another_announcement_is_checked_against_it() {
    assert_told("[USD 0.29 per share](figure:dividend/dividend.declared)", &[]);
    assert_told("[5.1%](figure:q2/delinquency@2024-03-31), [830,000](figure:issuance/issuance.number) shares", &[]);
    assert_told(
        "[USD 0.30](figure:dividend/dividend.declared)",
        &["text-mismatch at USD 0.30: `dividend.declared` is US$0.30, but `dividend` has US$0.29"],
    );
    let text = "[US$1](figure:dividend/total-revenue)";
    assert_told(text, &[&format!("unknown-figure at {text}: `dividend` states no figure `total-revenue`")]);
}

#[test]
fn without_a_period_the_reported_one_is_meant_or_the_balance_at_its_end_or_the_only_one() {
    assert_told("[RMB4,155 million](figure:total-revenue)", &[]);
    assert_told("[RMB5,301 million](figure:cash) and [52.3 million](figure:users)", &[]);
    assert_told("[US$350 million](figure:repurchase.2024.authorized)", &[]);
    assert_told("[US$19.3 per ADS](figure:repurchase.2024.average-price)", &[]);
}

#[test]
fn an_ambiguous_period_is_an_error_that_lists_them() {
    let text = "[US$65 million](figure:repurchase.2024.spent)";
    let wrong = "which `repurchase.2024.spent` is meant is not said";
    assert_told(text, &[&format!("unknown-figure at {text}: {wrong}")]);
    assert_eq!(help(text), "add a period to the key: @2024-04-30, @2024-05-17");
}

#[test]
fn a_period_that_is_none_or_not_stated_is_an_error() {
    for (period, wrong, mend) in [
        ("2022-Q1", "`total-revenue` is not stated for 2022-Q1", "it is stated for @2023-Q1, @2024-Q1"),
        ("spring", "`spring` is no period", "write it as in tables: 2024-Q1, 2024-03-31, 2023-12-31/2024-03-30"),
    ] {
        let text = format!("[RMB4,155 million](figure:total-revenue@{period})");
        assert_told(&text, &[&format!("unknown-figure at {text}: {wrong}")]);
        assert_eq!(help(&text), mend);
    }
    let text = "[US$350 million](figure:repurchase.2024.authorized@2024-Q1)";
    assert_told(text, &[&format!("unknown-figure at {text}: `repurchase.2024.authorized` has no period")]);
}

#[test]
fn a_key_with_a_sign_tells_the_opposite() {
    assert_told("a net gain of [RMB2 million](figure:-provision@2023-Q1)", &[]);
    assert_told("outflows of [RMB1.36 billion](figure:-investing)", &[]);
    assert_told(
        "outflows of [RMB1.37 billion](figure:-investing)",
        &[
            "text-mismatch at RMB1.37 billion: `investing@2024-Q1` is RMB1.37 billion, but the figure that it is tied to is \
           RMB1,360 million",
        ],
    );
    for text in ["[RMB1,360 million](figure:investing)", "[RMB-1,360 million](figure:-investing)"] {
        assert_eq!(found_in(text, &[]).len(), 1, "{text}");
    }
}

#[test]
fn a_change_may_be_told_without_its_sign() {
    for words in ["9.3%", "-9.3%", "9%"] {
        assert_told(&format!("[{words}](figure:volume.change) in volume"), &[]);
    }
    assert_told("a change of [9.3%](figure:-volume.change)", &[]);
    assert_eq!(found_in("[-13.8%](figure:users.change)", &[]).len(), 1);
    assert_eq!(found_in("[9.4%](figure:volume.change)", &[]).len(), 1);
}

#[test]
fn the_change_of_a_line_may_be_told_though_nothing_states_it() {
    for text in [
        "Revenue rose by [16.5%](figure:total-revenue.change), or [16%](figure:total-revenue.change@2024-Q1).",
        "Revenue rose by [RMB587 million](figure:total-revenue.change).",
        "Liabilities fell by [8%](figure:liabilities.change), or [8.4%](figure:-liabilities.change).",
        "Cash was up [26.9%](figure:cash.change@2024-03-31) since the year-end.",
        "Users grew by [6.3 million](figure:users.change) people.",
        "The margin rose by [5.5 percentage points](figure:margin.change), [550 basis points](figure:margin.change) or \
         [20%](figure:margin.change).",
    ] {
        assert_told(text, &[]);
    }
}

#[test]
fn a_change_of_a_line_that_does_not_follow_from_its_figures_is_an_error() {
    assert_told(
        "Revenue rose by [16.9%](figure:total-revenue.change).",
        &[
            "text-mismatch at 16.9%: `total-revenue.change@2024-Q1` is 16.9%, but its figures of 2024-Q1 and 2023-Q1 make it 16.4 to 16.5",
        ],
    );
    assert_told(
        "Liabilities rose by [8.4%](figure:-liabilities.change).",
        &[
            "direction-mismatch at 8.4%: `liabilities.change@2024-03-31` is 8.4%, but the text says `rose`, so that it should be a rise",
        ],
    );
}

#[test]
fn a_change_that_nothing_can_be_computed_from_is_an_error_that_says_what_is_missing() {
    let text = "Investing rose by [4%](figure:investing.change).";
    assert_told(text, &["unknown-figure at [4%](figure:investing.change): `q1` states no change of `investing`"]);
    assert!(help(text).starts_with("a change is from the figure of the year before"), "{}", help(text));
    let text = "Revenue rose by [US$5](figure:total-revenue.change).";
    assert_told(
        text,
        &["unknown-figure at [US$5](figure:total-revenue.change): `q1` states no change of `total-revenue`"],
    );
    let text = "Revenue rose by [4%](figure:total-revenue.change@2022-Q1).";
    let wrong = "`total-revenue` is not stated for 2022-Q1";
    assert_told(text, &[&format!("unknown-figure at [4%](figure:total-revenue.change@2022-Q1): {wrong}")]);
}

#[test]
fn the_words_of_a_tie_hold_a_figure() {
    let text = "[total revenue](figure:total-revenue)";
    let wrong = "`total revenue` is tied to a figure, but it holds none";
    assert_told(text, &[&format!("unknown-figure at {text}: {wrong}")]);
    // The tie holds the number but not its scale.
    let text = "[4,155](figure:total-revenue)";
    let wrong = "`4,155` is tied to a figure, but it holds none";
    let untied = "warning: untied-figure at 4,155](figure:total-revenue) million: `4,155 million` is tied to no figure of \
                  the archive";
    let mut found = found_in(&format!("{text} million"), &[]);
    found.sort();
    assert_eq!(found, [format!("unknown-figure at {text}: {wrong}"), untied.to_owned()]);
}

#[test]
fn a_figure_of_markdown_without_a_tie_is_a_warning() {
    let warning = |it: &str| format!("warning: untied-figure at {it}: `{it}` is tied to no figure of the archive");
    let found =
        found_in("Revenue was RMB4,155 million, 5% more, of 12 months to 31 March 2024.\n\n- **17** loans", &[]);
    assert_eq!(found, [warning("RMB4,155 million"), warning("5%"), warning("17")]);
}

#[test]
fn a_figure_of_a_footnote_or_a_note_without_a_tie_is_a_warning() {
    let note = "sum = [\"balance-sheet.cash\", \"balance-sheet.restricted-cash\"]\nnote = \"Of it RMB2,856 million.\"\n\n\
                [[footnotes]]\nid = \"1\"\ntext = \"Or [RMB5,301 million](figure:cash) and 1.5%.\"";
    let edit = (Q1, "sum = [\"balance-sheet.cash\", \"balance-sheet.restricted-cash\"]", note);
    let found = found_in("See[^1].", &[edit]);
    let warning = |it: &str| format!("warning: untied-figure at {it}: `{it}` is tied to no figure of the archive");
    assert_eq!(found, [warning("RMB2,856 million"), warning("1.5%")]);
}

fn waiver(rule: &str, figure: &str, printed: &str, reason: &str) -> String {
    format!(
        "[[waivers]]\nrule = \"{rule}\"\nfigure = \"{figure}\"\nprinted = \"{printed}\"\nreason = \"{reason}\"\n\n[[rates]]"
    )
}

#[test]
fn a_waiver_names_an_untied_figure_by_its_words() {
    let text = "Route 66.5 and 5%.";
    let waived = waiver("untied-figure", "66.5", "66.5", "A road.");
    let found = found_in(text, &[(Q1, "[[rates]]", &waived)]);
    assert_eq!(found, ["warning: untied-figure at 5%: `5%` is tied to no figure of the archive"]);
    let unused = waiver("untied-figure", "66.5", "66.5", "A road.");
    let wrong = "there is no finding of `untied-figure` that this waiver explains";
    assert_eq!(found_in("Text.", &[(Q1, "[[rates]]", &unused)]), [format!("unused-waiver at \"66.5\": {wrong}")]);
}

#[test]
fn a_waiver_explains_a_figure_that_the_document_rounds_in_its_own_way() {
    let text = "[RMB4.13 billion](figure:total-revenue)";
    let waived = waiver("text-mismatch", "total-revenue@2024-Q1", "RMB4.13 billion", "As printed.");
    let waived = waived.replace("reason", "expected = \"RMB4,155 million\"\nreason");
    assert_eq!(found_in(text, &[(Q1, "[[rates]]", &waived)]), [""; 0]);
    assert_eq!(found_in("[RMB4.14 billion](figure:total-revenue)", &[(Q1, "[[rates]]", &waived)]).len(), 2);
}

#[test]
fn the_reason_of_a_waiver_may_hold_figures_of_no_document_but_its_ties_hold() {
    let text = "[RMB4.13 billion](figure:total-revenue)";
    let with = |reason: &str| {
        let waived = waiver("text-mismatch", "total-revenue@2024-Q1", "RMB4.13 billion", reason);
        let waived = waived.replace("reason", "expected = \"RMB4,155 million\"\nreason");
        found_in(text, &[(Q1, "[[rates]]", &waived)])
    };
    assert_eq!(with("The parts are [RMB3,017 million](figure:interest), and 4,134.99 would round so."), [""; 0]);
    assert_eq!(
        with("The parts are [RMB3,018 million](figure:interest)."),
        [
            "text-mismatch at RMB3,018 million: `interest@2024-Q1` is RMB3,018 million, but the figure that it is tied to is \
          RMB3,017 million"
        ]
    );
}

/// What is found with this headline in the first document.
fn found_in_headline(headline: &str) -> Vec<String> {
    let chart = "[[charts]]\nid = \"mix\"\ntype = \"mix\"\ntitle = \"Mix\"\ncurrency = \"CNY\"\ntotal = \"total-revenue\"\n\
                 panels = [{ title = \"By line\", parts = [\"interest\"] }]\n\n[[issuer.listings]]";
    let given = format!("[[charts]]\nchart = \"mix\"\nheadline = \"{headline}\"\n\n[[rates]]");
    found_in("Text.", &[("site.toml", "[[issuer.listings]]", chart), (Q1, "[[rates]]", &given)])
}

#[test]
fn the_figures_and_directions_of_a_headline_are_those_of_its_ties() {
    let rise =
        "Rose to [RMB4,155 million](figure:total-revenue) from [RMB3,568 million](figure:total-revenue@2023-Q1).";
    assert_eq!(found_in_headline(rise), [""; 0]);
    let fall = found_in_headline(&rise.replace("Rose", "Fell"));
    assert_eq!(fall.len(), 1, "{fall:?}");
    assert!(fall[0].starts_with("direction-mismatch at RMB4,155 million"), "{fall:?}");
    assert_eq!(
        found_in_headline("Revenue was [RMB4,154 million](figure:total-revenue)."),
        [
            "text-mismatch at RMB4,154 million: `total-revenue@2024-Q1` is RMB4,154 million, but the figure that it is tied to is \
          RMB4,155 million"
        ]
    );
    assert_eq!(
        found_in_headline("Revenue was RMB4,155 million."),
        ["warning: untied-figure at RMB4,155 million: `RMB4,155 million` is tied to no figure of the archive"]
    );
    let disguised = found_in_headline("Revenue was [RMB4,155 million](figure:total-revenue) billion.");
    assert!(disguised.len() == 1 && disguised[0].starts_with("disguised-figure"), "{disguised:?}");
}
