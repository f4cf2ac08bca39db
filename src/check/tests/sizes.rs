//! Metrics over time.

use super::*;

/// The findings where the document states these amounts of users on the first days of these months, as well as its own.
fn of_users(amounts: &[(u32, &str)]) -> Vec<String> {
    let value = |(month, amount): &(u32, &str)| format!("{{ period = \"2023-{month:02}-01\", amount = \"{amount}\" }}");
    let values: Vec<String> = amounts.iter().map(value).collect();
    let metric = format!(
        "[[metrics]]\nmetric = \"users\"\nvalues = [{}]\n\n[[metrics]]\nmetric = \"delinquency-rate\"",
        values.join(", ")
    );
    let found = findings(&[(TABLES, "[[metrics]]\nmetric = \"delinquency-rate\"", &metric)]);
    found.into_iter().filter(|it| it.starts_with("unlikely-size")).collect()
}

#[test]
fn a_metric_in_another_scale_than_in_all_other_periods_is_told() {
    let usual = [(1, "45.0 million"), (2, "45.9 million"), (3, "52.0 million")];
    assert_eq!(of_users(&[&usual[..], &[(4, "51.4 million")]].concat()), [""; 0]);
    let found = of_users(&[&usual[..], &[(4, "51.4 billion")]].concat());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`51.4 billion` of `users` is at least 150 times more or less"), "{found:?}");
    // Few periods say little, and neither does one of which another is like.
    assert_eq!(of_users(&[&usual[..2], &[(4, "51.4 billion")]].concat()), [""; 0]);
    assert_eq!(of_users(&[&usual[..], &[(4, "51.4 billion"), (5, "52.4 billion")]].concat()), [""; 0]);
}

#[test]
fn a_metric_in_another_currency_than_in_all_other_periods_is_told_unless_it_translates() {
    let usual = [(1, "RMB45.0 million"), (2, "RMB45.9 million"), (3, "RMB52.0 million")];
    assert_eq!(of_users(&[&usual[..], &[(3, "US$7.3 million")]].concat()), [""; 0]);
    let found = of_users(&[&usual[..], &[(4, "US$51.4 million")]].concat());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("is in USD, and in all other periods in CNY"), "{found:?}");
}
