//! Findings behind the one that they follow from, and what wrong figures look like.

use super::*;

/// Each finding's place and help.
#[track_caller]
fn helps(edits: &[Edit<'_>]) -> Vec<(String, String)> {
    let sources = edited(edits);
    let mut all = findings(&sources);
    crate::diagnostic::sort(&mut all);
    let errors = all.into_iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| (shown(&it, &sources), it.help.clone().unwrap_or_default())).collect()
}

/// The beginning of the first finding's help, up to what is said of every figure.
#[track_caller]
fn hint(edit: Edit<'_>) -> String {
    let helps = helps(&[edit]);
    let [(_, help), ..] = &helps[..] else { panic!("no finding") };
    help.split("compare with the document").next().unwrap_or_default().trim().to_owned()
}

#[test]
fn what_follows_from_a_wrong_figure_stands_behind_the_finding_at_it() {
    let found = helps(&[(TABLES, "[\"598\", \"83\"]", "[\"598\", \"28\"]")]);
    let codes: Vec<&str> = found.iter().map(|(it, _)| it.split(" at ").next().unwrap()).collect();
    assert_eq!(codes, ["sum-mismatch", "translation-mismatch", "sum-mismatch"]);
    let first = "look at `cash-flows.net-change.usd` first, on which 2 more findings behind this one depend; ";
    assert!(found[0].1.starts_with(first), "{}", found[0].1);
    for (_, help) in &found[1..] {
        assert_eq!(
            help,
            "this follows from `cash-flows.net-change.usd`, as the finding above on it says: mend that first"
        );
    }
}

#[test]
fn a_part_that_is_wrong_is_named_by_the_findings_on_all_that_it_goes_into() {
    let found = helps(&[(TABLES, "\"331,219,266\"", "\"331,219,626,000\"")]);
    assert_eq!(found.len(), 2);
    assert!(found[0].1.starts_with("look at `operations.shares.before` first"), "{}", found[0].1);
}

#[test]
fn what_a_waiver_explains_is_no_cause() {
    let wrong = (TABLES, "\"982\", \"1,371\"", "\"928\", \"1,371\"");
    assert!(helps(&[wrong])[1].1.starts_with("this follows"));
    let waiver = "[[waivers]]\nrule = \"sum-mismatch\"\nfigure = \"operations.own-income.before\"\nprinted = \"928\"\n\
                  expected = \"982\"\nreason = \"So.\"\n\n[results]";
    let left = helps(&[wrong, (Q1, "[results]", waiver)]);
    assert_eq!(left.len(), 1);
    assert!(left[0].1.starts_with("compare"), "{}", left[0].1);
}

#[test]
fn a_factor_is_told_before_a_waiver_is_offered() {
    let shares = hint((TABLES, "\"331,219,266\"", "\"331,219\""));
    assert!(shares.contains("a factor of 1,000: `operations.shares` counts in full"), "{shares}");
    let total = hint((TABLES, "[\"3,568\", \"4,155\", \"576\"]", "[\"35,680\", \"4,155\", \"576\"]"));
    assert!(total.contains("a factor of 10: look at `scale` and `unit`"), "{total}");
    let figure = hint((Q1, "RMB4.15 billion", "RMB4.15 million"));
    assert!(figure.contains("a factor of 1,000: look at `scale` and `unit`"), "{figure}");
}

#[test]
fn swapped_digits_and_rounding_are_asked_for() {
    assert!(hint((TABLES, "\"982\", \"1,371\"", "\"928\", \"1,371\"")).ends_with("are two digits swapped?"));
    let part = hint((TABLES, "[\"2,592\", \"2,677\", \"371\"]", "[\"2,529\", \"2,677\", \"371\"]"));
    assert!(part.ends_with("are two digits of `operations.services.before` swapped?"), "{part}");
    let off = hint((TABLES, "[\"598\", \"83\"]", "[\"598\", \"82\"]"));
    assert!(off.contains("`footing = \"rounded\"`"), "{off}");
    let ratio = hint((TABLES, "[\"27.4\"", "[\"27.5\""));
    assert!(!ratio.contains("rounded"), "{ratio}");
}
