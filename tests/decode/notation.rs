//! How issuers write figures: currencies, signs, forms of numbers, cells as printed.

use crate::fixture::{FACTS, Fixture, SITE};
use irbook::diagnostic::Format;
use irbook::domain::number::Printed;
use irbook::domain::statement::{Cell, Line};
use irbook::domain::{Amount, Scale};

/// A statement in a currency with these lines.
fn table(currency: &str, lines: &str) -> String {
    format!(
        "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"other\"\nscale = \"million\"\n\
         columns = [{{ id = \"c\", period = \"2024-Q1\", currency = \"{currency}\" }}]\nlines = [\n{lines}\n]\n"
    )
}

fn with_table(currency: &str, lines: &str) -> Fixture {
    Fixture::new().with("content/announcements/a/t.toml", &table(currency, lines))
}

/// What is found, without places.
fn messages(fixture: Fixture) -> Vec<String> {
    let printed = fixture.findings(Format::Short);
    let found = printed.lines().filter_map(|line| line.split_once("]: ").map(|(_, message)| message.to_owned()));
    found.collect()
}

fn helps(fixture: Fixture) -> String {
    fixture.findings(Format::Full)
}

/// A line with one cell and these further keys.
fn line(keys: &str, cell: &str) -> String {
    format!("{{ id = \"a\", label = \"A\", {keys}cells = [\"{cell}\"] }}")
}

fn lines(fixture: Fixture) -> Vec<Line> {
    fixture.announcement("a").statements[0].lines.clone()
}

fn only(fixture: Fixture) -> Cell {
    lines(fixture)[0].cells[0].clone()
}

fn in_site(numbers: &str) -> String {
    SITE.replace("[issuer]", &format!("[numbers]\n{numbers}\n[issuer]"))
}

#[test]
fn a_currency_that_iso_4217_has_not_is_told_which_is_meant() {
    for (code, meant) in [("RMB", "CNY"), ("NTD", "TWD"), ("CNH", "CNY"), ("usd", "USD"), ("HK$", "HKD")] {
        assert!(helps(with_table(code, &line("", "1"))).contains(&format!("did you mean {meant}")), "{code}");
    }
    let help = helps(with_table("GBX", &line("", "1")));
    assert!(help.contains("did you mean GBP") && help.contains("scale = \"hundredth\""), "{help}");
    assert_eq!(messages(with_table("XXX", &line("", "1"))), ["`XXX` is no currency code of ISO 4217"]);
}

#[test]
fn signs_in_cells_are_those_of_line_and_column_or_errors_that_name_both() {
    for (currency, keys, cell) in [
        ("USD", "", "$ 66,886"),
        ("AUD", "", "$5"),
        ("USD", "", "US$(5)"),
        ("CNY", "", "¥5"),
        ("SEK", "", "5 kr"),
        ("USD", "unit = \"percent\", ", "(39.0 %)"),
        ("USD", "unit = \"times\", ", "2.3x"),
        ("GBP", "unit = \"per-share\", scale = \"hundredth\", ", "35.8p"),
    ] {
        assert_eq!(messages(with_table(currency, &line(keys, cell))), [""; 0], "{cell}");
    }
    for (currency, keys, cell, message) in [
        ("EUR", "", "$5", "`$5` is in dollars, but its column is in EUR"),
        ("USD", "", "HK$5", "`HK$5` is in HKD, but its column is in USD"),
        ("USD", "", "27.9%", "`27.9%` is a percentage, but its line counts money"),
        ("USD", "unit = \"percent\", ", "$5", "`$5` is an amount of money, but its line counts percent"),
        ("USD", "unit = \"shares\", ", "2x", "`2x` is a multiple, but its line counts shares"),
        ("GBP", "", "35.8p", "`35.8p` is in hundredths of a currency, but its line counts money"),
    ] {
        assert_eq!(messages(with_table(currency, &line(keys, cell))), [message]);
    }
    let site = in_site("dollar = \"AUD\"");
    let found = messages(with_table("USD", &line("", "$5")).with("site.toml", &site));
    assert_eq!(found, ["`$5` is in AUD, but its column is in USD"]);
}

#[test]
fn what_is_not_meaningful_is_kept_and_is_no_figure() {
    let cell = only(with_table("USD", &line("unit = \"percent\", ", "N/M")));
    assert_eq!((cell.printed, cell.words()), (Some(Printed::NotMeaningful), Some("N/M")));
    let cell = only(with_table("USD", &line("", "n.a. (1)")));
    assert_eq!((cell.printed, &*cell.marks()[0].footnote), (Some(Printed::NotApplicable), "1"));
}

#[test]
fn words_stand_in_lines_of_text_alone() {
    let cell = only(with_table("USD", &line("unit = \"text\", ", "Over time")));
    assert_eq!((cell.printed, cell.words()), (None, Some("Over time")));
    let year = only(with_table("USD", &line("unit = \"text\", ", "2024")));
    assert_eq!((year.printed, year.words()), (None, Some("2024")));
    assert_eq!(
        messages(with_table("USD", &line("", "Over time"))),
        ["`Over time` is not a figure: there is no number"]
    );
}

#[test]
fn only_a_sum_may_be_without_a_label() {
    let lines = lines(with_table("USD", "{ id = \"a\", role = \"subtotal\", cells = [\"5\"] }"));
    assert_eq!(&*lines[0].label, "");
    let found = messages(with_table("USD", "{ id = \"a\", cells = [\"5\"] }"));
    assert_eq!(found, ["a line needs `label`"]);
}

#[test]
fn a_label_in_cents_needs_figures_in_cents() {
    let with = |currency: &str, label: &str, keys: &str| {
        messages(with_table(currency, &format!("{{ id = \"eps\", label = \"{label}\", {keys}, cells = [\"35.8\"] }}")))
    };
    for (currency, label) in [
        ("USD", "EPS (US cents)"),
        ("GBP", "EPS (pence)"),
        ("GBP", "EPS (p)"),
        ("HKD", "EPS, HK cents"),
        ("AUD", "EPS – cents"),
    ] {
        let found = with(currency, label, "unit = \"per-share\"");
        assert!(found.len() == 1 && found[0].ends_with(": 100 times too much"), "{label}: {found:?}");
        assert_eq!(with(currency, label, "unit = \"per-share\", scale = \"hundredth\""), [""; 0], "{label}");
    }
    let found = with("USD", "EPS (US$)", "unit = \"per-share\", scale = \"hundredth\"");
    assert!(found.len() == 1 && found[0].ends_with(": 100 times too little"), "{found:?}");
    let found = with("EUR", "Cost of risk (bps)", "unit = \"percent\"");
    assert!(found.len() == 1 && found[0].ends_with(": 100 times too much"), "{found:?}");
    assert_eq!(with("EUR", "Growth, per cent", "unit = \"percent\""), [""; 0]);
    assert_eq!(with("EUR", "Staff", "unit = \"count\", scale = \"hundredth\"").len(), 1);
}

#[test]
fn a_scale_that_a_table_prints_in_words_is_the_one_that_its_figures_are_read_in() {
    let with = |from: &str, to: &str| -> Vec<String> {
        let line = "{ id = \"sales\", label = \"Sales\", cells = [\"5\"] }";
        let text = table("GBP", line);
        assert!(text.contains(from), "{text}");
        let text = text.replacen(from, to, 1);
        messages(Fixture::new().with("content/announcements/a/t.toml", &text))
    };
    let note = |text: &str| with("scale = \"million\"", &format!("scale = \"million\"\nunits_note = \"{text}\""));
    for text in ["(in millions)", "£m", "(In millions, except shares in thousands)", "in Mio. £", "See note 5"] {
        assert_eq!(note(text), [""; 0], "{text}");
    }
    assert_eq!(note("(in thousands)"), ["the note on units says thousands, but figures are read in millions"]);
    assert_eq!(note("£'000, except millions of shares").len(), 1);
    let label = |text: &str| with("label = \"Sales\"", &format!("label = \"{text}\""));
    for text in ["Sales (£m)", "Sales (in millions)", "Sales of over a million", "Sales (per million hours)"] {
        assert_eq!(label(text), [""; 0], "{text}");
    }
    assert_eq!(label("Sales (£'000)"), ["the label of `sales` says thousands, but figures are read in millions"]);
    let shares = |text: &str| with("label = \"Sales\"", &format!("label = \"{text}\", unit = \"shares\""));
    assert_eq!(shares("Shares (in millions)"), ["the label of `sales` says millions, but figures are read in full"]);
    assert_eq!(shares("Shares (m)").len(), 1);
    assert_eq!(shares("Shares"), [""; 0]);
}

#[test]
fn the_currencies_that_a_table_prints_in_words_are_those_that_its_figures_are_read_in() {
    let with = |from: &str, to: &str| -> Vec<String> {
        let text = table("GBP", "{ id = \"sales\", label = \"Sales\", cells = [\"5\"] }");
        let text = text.replacen(from, to, 1);
        messages(Fixture::new().with("content/announcements/a/t.toml", &text))
    };
    let note = |text: &str| with("scale = \"million\"", &format!("scale = \"million\"\nunits_note = \"{text}\""));
    for text in ["£m", "GBP million", "(in millions of pounds sterling and US$)", "$ million", "(in millions)"] {
        assert_eq!(note(text), [""; 0], "{text}");
    }
    for text in ["(USD million)", "in Mio. €", "(In millions of RMB, except per share data)"] {
        let found = note(text);
        assert!(found.len() == 1 && found[0].starts_with("the note on units says "), "{text}: {found:?}");
    }
    let heading = |text: &str| with("currency = \"GBP\"", &format!("currency = \"GBP\", label = \"{text}\""));
    assert_eq!(heading("Q1 2024, £m"), [""; 0]);
    let found = heading("Q1 2024, EUR million");
    assert!(found.iter().any(|it| it.ends_with("says EUR, but figures are read in GBP")), "{found:?}");
}

#[test]
fn a_table_has_no_hundredths_as_a_whole() {
    let text = table("GBP", &line("", "5")).replace("\"million\"", "\"hundredth\"");
    let found = messages(Fixture::new().with("content/announcements/a/t.toml", &text));
    assert_eq!(found, ["a whole table is not printed in hundredths"]);
}

#[test]
fn numbers_are_read_in_the_form_that_the_site_or_the_document_declares() {
    let read = |fixture: Fixture| match only(fixture).printed {
        Some(Printed::Number(value)) => value.to_string(),
        other => panic!("{other:?}"),
    };
    let german = in_site("format = \"1.234,5\"");
    assert_eq!(read(with_table("EUR", &line("", "3.579")).with("site.toml", &german)), "3579");
    assert_eq!(read(with_table("EUR", &line("", "1.234,5")).with("site.toml", &german)), "1234.5");
    let facts = format!("{FACTS}numbers = {{ format = \"1 234,5\" }}\n");
    assert_eq!(
        read(with_table("SEK", &line("", "1 234,5")).with_facts("a", &facts).with("site.toml", &german)),
        "1234.5"
    );
    assert_eq!(read(with_table("EUR", &line("", "3.579"))), "3.579");
}

#[test]
fn a_number_that_may_be_either_form_is_refused_in_a_document_that_is_not_english() {
    let facts = |language: &str| format!("{FACTS}language = \"{language}\"\n");
    let found = messages(with_table("EUR", &line("", "3.579")).with_facts("a", &facts("de")));
    assert_eq!(
        found,
        ["`3.579` is not a figure: it may be 3.579 with decimals or 3579 in full; say which with `format` in \
             `[numbers]` of site.toml"]
    );
    for language in ["en-GB", "zh-Hant", "ja"] {
        assert_eq!(messages(with_table("EUR", &line("", "3.579")).with_facts("a", &facts(language))), [""; 0]);
    }
    let declared = in_site("format = \"1,234.5\"");
    let fixture = with_table("EUR", &line("", "3.579")).with_facts("a", &facts("de")).with("site.toml", &declared);
    assert_eq!(messages(fixture), [""; 0]);
    let amount = format!("{}[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"EUR 3.579 million\"\n", facts("fr"));
    let found = messages(Fixture::new().with_facts("a", &amount));
    assert!(found[0].contains("it may be 3.579 with decimals or 3579 in full"), "{found:?}");
}

#[test]
fn amounts_are_read_by_the_conventions_of_the_site() {
    let facts = format!("{FACTS}[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"$5.2m\"\n");
    let amount = |site: &str| {
        let announcement = Fixture::new().with("site.toml", site).with_facts("a", &facts).announcement("a");
        let Amount { unit, scale, .. } = announcement.figures[0].amount;
        (unit.currency().map(|it| it.to_string()), scale)
    };
    assert_eq!(amount(SITE), (Some("USD".into()), Scale::Million));
    assert_eq!(amount(&in_site("dollar = \"CAD\"")), (Some("CAD".into()), Scale::Million));
    let found = messages(Fixture::new().with("site.toml", &in_site("dollar = \"EUR\"")));
    assert_eq!(found, ["EUR is not written with this sign"]);
}

#[test]
fn words_in_place_of_a_metric_are_kept_and_are_no_value() {
    let text = "[[metrics]]\nmetric = \"m\"\nvalues = [\n  { period = \"2024-Q1\", amount = \"28 bps\" },\n  \
                { period = \"2023-Q1\", amount = \"n.m.\" },\n]\n";
    let stated = Fixture::new().with("content/announcements/a/m.toml", text).announcement("a").metrics[0].clone();
    assert_eq!((stated.values.len(), &*stated.no_figures[0].words), (1, "n.m."));
}
