use super::*;
use crate::domain::number::Format;

#[test]
fn letters_of_other_alphabets_are_taken_for_those_that_they_look_like() {
    let read: String = "USО RМB ＨＫ＄ 𝐔𝐒𝐃 mіllіоn ΕUR".chars().map(|c| alike(c).unwrap_or(c)).collect();
    assert_eq!(read, "USO RMB HK$ USD million EUR");
    assert!(('\0'..='\u{7f}').all(|c| alike(c).is_none()));
}

#[test]
fn a_number_that_two_forms_read_is_refused_where_neither_is_declared() {
    let wrong = |text: &str, conventions: &Conventions| {
        let passage = plain_passage(text, Span::default());
        let found = disguises(&passage, &quantities(&passage, conventions), conventions);
        found.into_iter().map(|it| it.words).collect::<Vec<_>>()
    };
    let undeclared = Conventions { has_decimal_commas: true, ..Conventions::default() };
    assert_eq!(wrong("€3.579 und 1,234 und 3,5 % und 12.34 und 1.234.567,8 Kunden", &undeclared), ["€3.579", "1,234"]);
    let declared = Conventions { format: Some(Format::PointComma), ..undeclared };
    assert_eq!(wrong("€3.579 und 1,234 %", &declared), [""; 0]);
    assert_eq!(wrong("€3.579 and 1,234", &Conventions::default()), [""; 0]);
}

#[test]
fn a_run_of_digits_ends_where_no_digit_follows() {
    let text = "1,234.5 ２４１．４百萬 m² ④ 1½, 7.";
    let runs: Vec<&str> = runs(text).into_iter().map(|run| &text[run]).collect();
    assert_eq!(runs, ["1,234.5", "２４１．４", "1", "7"]);
}
