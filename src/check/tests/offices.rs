//! Changes of the board, one after the other.

use super::*;

/// The findings where the document of 2021 has these changes. The results of 2024 list `jane-roe` on the board.
fn found(changes: &str) -> Vec<String> {
    let change = "{ person = \"jane-roe\", change = \"appointed\", capacity = \"Director\", effective = 2021-07-12 }";
    findings(&[(BOARD, change, changes)])
}

const LISTED: &str =
    "office-mismatch at \"jane-roe\": `jane-roe` is on this list of the board of 2024-05-19, but left on";

#[test]
fn who_left_is_on_no_later_list() {
    assert_eq!(
        found("{ person = \"jane-roe\", change = \"resigned\", effective = 2021-07-12 }"),
        [format!("{LISTED} 2021-07-12")]
    );
    // Who leaves one office may stay in another, or come back.
    let steps_down = "{ person = \"jane-roe\", change = \"resigned\", capacity = \"Chair\", effective = 2021-07-12 }";
    assert_eq!(found(steps_down), [""; 0]);
    let returns = "{ person = \"jane-roe\", change = \"resigned\", effective = 2021-07-12 }, \
                   { person = \"jane-roe\", change = \"appointed\", capacity = \"Director\", effective = 2021-09-01 }";
    assert_eq!(found(returns), [""; 0]);
}

#[test]
fn nobody_leaves_twice() {
    let twice = "{ person = \"jane-roe\", change = \"resigned\", effective = 2021-07-12 }, \
                 { person = \"jane-roe\", change = \"retired\", effective = 2021-07-13 }";
    assert_eq!(
        found(twice),
        [
            "office-mismatch at \"jane-roe\": `jane-roe` has retired here, but resigned before, on 2021-07-12"
                .to_owned(),
            format!("{LISTED} 2021-07-13"),
        ]
    );
}

#[test]
fn a_change_takes_effect_near_its_document() {
    assert_eq!(
        found("{ person = \"jane-roe\", change = \"appointed\", capacity = \"Director\", effective = 2024-07-12 }"),
        ["effective-day-far at 2024-07-12: the change takes effect 1103 days after its document"]
    );
}

#[test]
fn a_change_of_somebody_unknown_is_refused() {
    assert_eq!(
        found("{ person = \"jane-row\", change = \"appointed\", capacity = \"Director\" }"),
        ["unknown-person at \"jane-row\": there is no person `jane-row`"]
    );
}

#[test]
fn nobody_is_appointed_and_resigns_in_one_capacity_on_one_day() {
    let two = |capacity: &str, day: &str| {
        let changes = format!(
            "{{ person = \"jane-roe\", change = \"resigned\", capacity = \"{capacity}\", effective = 2021-07-{day} }}, \
             {{ person = \"jane-roe\", change = \"appointed\", capacity = \"Director\", effective = 2021-07-12 }}"
        );
        found(&changes).into_iter().filter(|it| it.contains("on the same day")).collect::<Vec<_>>()
    };
    assert_eq!(
        two("director", "12"),
        [
            "office-mismatch at \"jane-roe\": `jane-roe` is appointed and has resigned in the same capacity on the same day"
        ]
    );
    assert_eq!(two("Chair", "12"), [""; 0]);
    assert_eq!(two("Director", "11"), [""; 0]);
}

#[test]
fn a_change_is_announced_within_half_a_year() {
    let day = |day: &str| {
        let change =
            "{ person = \"jane-roe\", change = \"appointed\", capacity = \"Director\", effective = 2020-07-12 }";
        found(&change.replace("2020-07-12", day))
    };
    let found = day("2020-07-12");
    assert!(found.len() == 1 && found[0].contains("days before its document"), "{found:?}");
    assert_eq!(day("2021-03-01"), [""; 0]);
}
