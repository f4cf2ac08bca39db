//! What is said about every kind of error, and where.

use crate::fixture::{FACTS, Fixture, SITE};
use irbook::diagnostic::Format;
use irbook::source::{Content, Garbled, LinkFault, Refusal};

/// The findings on an announcement whose facts have these lines besides the necessary ones.
fn with_lines(lines: &str) -> String {
    Fixture::new().with_facts("a", &format!("{FACTS}{lines}")).findings(Format::Full)
}

/// The findings on an announcement of this kind with this table.
fn of_kind(kind: &str, table: &str) -> String {
    let facts = FACTS.replace("\"other\"", &format!("\"{kind}\""));
    Fixture::new().with_facts("a", &format!("{facts}{table}")).findings(Format::Full)
}

/// The findings on a statement with these lines.
fn of_statement(lines: &str) -> String {
    let statement = format!(
        "[[statements]]\nid = \"operations\"\ntitle = \"Operations\"\nkind = \"operations\"\nscale = \"thousand\"\n\
         columns = [\n  {{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }},\n  \
         {{ id = \"q2\", period = \"2024-Q2\", currency = \"CNY\" }},\n]\nlines = [\n{lines}]\n"
    );
    Fixture::new().with("content/announcements/a/operations.toml", &statement).findings(Format::Full)
}

#[test]
fn announcement_missing() {
    let slip = Fixture::new().with("content/announcements/b/anouncement.md", "+++\n+++\n");
    insta::assert_snapshot!("announcement-missing", slip.findings(Format::Full));
}

#[test]
fn cell_count() {
    let lines = "  { id = \"revenue\", label = \"Revenue\", cells = [\"1\", \"2\", \"3\"] },\n  \
                 { id = \"costs\", label = \"Costs\", cells = [] },\n";
    insta::assert_snapshot!("cell-count", of_statement(lines));
}

#[test]
fn cells_are_counted_in_a_line_that_has_other_errors() {
    let found = of_statement("  { id = \"A\", label = \"Revenue\", cells = [\"1\"] },\n");
    assert!(found.contains("[cell-count]") && found.contains("[invalid-id]"), "{found}");
}

#[test]
fn groups_of_thousands_without_quotes_are_told_from_cells() {
    let of_cells = |cells: &str| of_statement(&format!("  {{ id = \"a\", label = \"Revenue\", cells = {cells} }},\n"));
    let found = of_cells("[ 11,205, 12,431,100]");
    assert!(found.contains("write [\"11,205\", \"12,431,100\"]"), "{found}");
    for cells in ["[1, 205, 300]", "[11,20, 5]"] {
        assert!(of_cells(cells).contains("one cell a column"), "{cells}");
    }
}

#[test]
fn a_space_between_digits_is_named() {
    let found = of_statement("  { id = \"a\", label = \"Revenue\", cells = [\"11 205\", \"1 2\"] },\n");
    assert!(found.contains("a space stands in it; with a comma it is \"11,205\""), "{found}");
    assert!(found.contains("`1 2` is not a figure: a space stands in it"), "{found}");
}

#[test]
fn file_encoding() {
    let broken = Fixture::new().with_content(
        "content/announcements/a/announcement.md",
        Content::NotUtf8(Garbled::of(b"+++\ntitle = \"F\xfcr alle\"\n", 14)),
    );
    insta::assert_snapshot!("file-encoding", broken.findings(Format::Full));
}

#[test]
fn front_matter_missing() {
    let found = Fixture::new()
        .with("content/announcements/a/announcement.md", "# A document\n\nText.\n")
        .with("content/legends/safe-harbor.md", "+++\ntitle = \"Safe harbor\"\n");
    insta::assert_snapshot!("front-matter-missing", found.findings(Format::Full));
}

#[test]
fn instant_without_offset() {
    insta::assert_snapshot!("instant-without-offset", with_lines("publish_at = 2024-05-19T17:00:00\n"));
}

#[test]
fn an_offset_of_the_other_season_is_found_wherever_an_instant_makes_public() {
    let at = "2024-12-19T17:00:00-04:00";
    for keys in [
        format!("publish_at = {at}\n"),
        format!("released_at = {at}\n"),
        format!("withdrawn = {{ at = {at}, reason = \"Issued in error.\" }}\n"),
        format!("[[revisions]]\nat = {at}\nreason = \"A date was mistyped.\"\n"),
    ] {
        let facts = FACTS.replace("Asia/Shanghai", "America/New_York");
        let found = Fixture::new().with_facts("a", &format!("{facts}{keys}")).findings(Format::Full);
        assert!(found.contains("[zone-offset]") && found.contains("2024-12-19T17:00:00-05:00"), "{keys}: {found}");
    }
}

#[test]
fn invalid_amount() {
    let figure = "[[figures]]\nid = \"a\"\nlabel = \"Cash\"\namount = \"US$65 millions\"\n";
    insta::assert_snapshot!("invalid-amount", with_lines(figure));
}

#[test]
fn what_explains_figures_needs_a_rule_a_reason_and_two_figures_of_one_unit() {
    let found = with_lines(
        "[[waivers]]\nrule = \"sum-mismatch\"\nfigure = \"s.l.c\"\nprinted = \"1\"\nexpectd = \"2\"\n\
         [[restatements]]\nconcept = \"cash\"\nperiod = \"2024-Q1\"\ncause = \"error\"\nold = \"RMB1\"\n\
         new = \"US$1\"\ndocument = \"b\"\n",
    );
    insta::assert_snapshot!("explained", found);
}

#[test]
fn what_determines_a_line_is_read_to_the_last_key() {
    let lines = "  { id = \"a\", label = \"A\", cells = [\"1\", \"2\"], ratios = [{ of = \"b\", by = \"c\" }] },\n  \
                 { id = \"b\", label = \"B\", cells = [\"1\", \"2\"], equals = \"c\", ordinary = 3 },\n";
    insta::assert_snapshot!("relations", of_statement(lines));
}

#[test]
fn invalid_date() {
    let facts = FACTS.replace("2024-05-19", "2024-02-30");
    insta::assert_snapshot!("invalid-date", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

#[test]
fn a_time_where_a_day_is_needed_and_a_year_end_within_a_month_are_invalid_dates() {
    let facts = FACTS.replace("2024-05-19", "2024-05-19T10:00:00Z");
    let found = Fixture::new().with_facts("a", &facts).with("site.toml", &SITE.replace("12-31", "12-30"));
    insta::assert_snapshot!("invalid-date-other", found.findings(Format::Short));
}

#[test]
fn invalid_id() {
    let found = Fixture::new()
        .with_facts("Results_2024", FACTS)
        .with_facts("a", &format!("{FACTS}[[footnotes]]\nid = \"Note 4\"\ntext = \"...\"\n"))
        .with("content/legends/Safe harbor.md", "+++\ntitle = \"Safe harbor\"\n+++\n");
    insta::assert_snapshot!("invalid-id", found.findings(Format::Full));
}

#[test]
fn invalid_identifier() {
    let site = format!(
        "{SITE}lei = \"9999EXAMPLECROP00092\"\nads = {{ depositary = \"bank\", class = \"a\", shares_per_ads = 2, \
         isin = \"XX00000EXAD\" }}\nshare_classes = [{{ id = \"a\", name = \"Class A\", isin = \"XX00000EXMP6\" }}]\n"
    );
    insta::assert_snapshot!("invalid-identifier", Fixture::new().with("site.toml", &site).findings(Format::Full));
}

#[test]
fn invalid_number() {
    let lines = "  { id = \"revenue\", label = \"Revenue\", cells = [1234.50, \"1234,567\"] },\n  \
                 { id = \"costs\", label = \"Costs\", cells = [0x10, \"n/a\"] },\n";
    insta::assert_snapshot!("invalid-number", of_statement(lines));
}

#[test]
fn invalid_period() {
    insta::assert_snapshot!("invalid-period", of_kind("results", "[results]\nperiod = \"Q1 2024\"\n"));
}

#[test]
fn invalid_url() {
    let site = SITE.replace("https://ir.example.com/", "ir.example.com");
    let site =
        format!("{site}website = \"https://\"\ncontacts = [{{ name = \"IR\", email = \"ir at example.com\" }}]\n");
    insta::assert_snapshot!("invalid-url", Fixture::new().with("site.toml", &site).findings(Format::Full));
}

#[test]
fn a_base_url_ends_with_a_slash() {
    let site = SITE.replace("example.com/", "example.com/archive");
    let found = Fixture::new().with("site.toml", &site).findings(Format::Short);
    assert!(found.starts_with("site.toml:3:12: error[invalid-url]"), "{found}");
}

#[test]
fn missing_key() {
    let events = "[[events]]\nkind = \"other\"\nwhen = { zone = \"Asia/Hong_Kong\" }\n";
    let facts = format!("{}{events}", FACTS.replace("zone", "summary"));
    insta::assert_snapshot!("missing-key", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

#[test]
fn a_figure_that_others_determine_needs_its_period() {
    for key in ["concept = \"revenue\"", "sum = [\"operations.revenue\"]"] {
        let figure = format!("[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"RMB1\"\n{key}\n");
        let found = |facts: &str| Fixture::new().with_facts("a", &format!("{FACTS}{facts}")).findings(Format::Short);
        assert!(found(&figure).contains("error[missing-key]: a figure needs `period`"), "{}", found(&figure));
        assert_eq!(found(&format!("{figure}period = \"2024-Q1\"\n")), "");
    }
}

#[test]
fn toml_syntax() {
    let facts = FACTS.replace("\"A document\"", "A document").replace("= \"other\"", "\"other\"");
    insta::assert_snapshot!("toml-syntax", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

#[test]
fn errors_beside_a_syntax_error_are_found_but_not_what_follows_from_it() {
    let facts = FACTS.replace("dated = ", "dated ").replace("Shanghai", "Shangha");
    let found = Fixture::new().with_facts("a", &facts).findings(Format::Short);
    let codes: Vec<&str> = found.lines().map(|line| &line[line.find('[').unwrap()..=line.find(']').unwrap()]).collect();
    assert_eq!(codes, ["[toml-syntax]", "[unknown-zone]"]);
}

#[test]
fn keys_below_a_broken_header_are_not_blamed_for_standing_in_another_table() {
    let found = with_lines("[[figures]\nid = \"a\"\nlabel = \"Cash\"\namount = \"US$65 million\"\n");
    assert_eq!(found.matches("error[").count(), 1, "{found}");
}

#[test]
fn unexpected_file() {
    let found = Fixture::new()
        .with("content/announcements/a/announcement.zh-Hans.md", "+++\n+++\n")
        .with("content/announcements/a/more/announcement.md", "+++\n+++\n")
        .with("content/announcements/notes.txt", "")
        .with("content/metrics.md", "");
    insta::assert_snapshot!("unexpected-file", found.findings(Format::Full));
}

#[test]
fn unit_mismatch() {
    let issuance = "[issuance]\nclass = \"class-a\"\nnumber = \"830,000\"\nprice = \"50.03%\"\n\
                    net_proceeds = \"830,000 shares\"\nlevies = [{ name = \"Levy\", rate = \"HK$1\" }]\n";
    insta::assert_snapshot!("unit-mismatch", of_kind("share-issuance", issuance));
}

#[test]
fn the_ends_of_a_range_count_the_same() {
    let guidance = "[results]\nperiod = \"2024-Q1\"\n[[results.guidance]]\nid = \"a\"\nlabel = \"Net income\"\n\
                    period = \"2024-Q2\"\nlow = \"RMB1 billion\"\nhigh = \"US$2 billion\"\n";
    insta::assert_snapshot!("unit-mismatch-range", of_kind("results", guidance));
}

#[test]
fn an_outlook_is_told_in_one_way_and_each_end_is_what_it_is_called() {
    let guidance = |keys: &str| {
        let keys = format!(
            "[results]\nperiod = \"2024-Q1\"\n[[results.guidance]]\nid = \"a\"\nlabel = \"A\"\nperiod = \"2024-Q2\"\n{keys}\n"
        );
        of_kind("results", &keys)
    };
    let ways = ["", "range = \"1% to 2%\"\nlow = \"1%\"\n", "low = \"up to 5%\"\n", "range = \"somewhat more\"\n"];
    insta::assert_snapshot!("outlooks", ways.map(guidance).join("\n"));
}

#[test]
fn a_change_is_in_percent_or_a_difference_and_told_once() {
    let found = |value: &str| {
        let text = format!(
            "[[metrics]]\nmetric = \"m\"\nvalues = [{{ period = \"2024-Q1\", amount = {value} }}]\nparts = [{{ label = \"A\", amount = \"1\" }}]\n"
        );
        Fixture::new().with("content/announcements/a/m.toml", &text).findings(Format::Short)
    };
    let values = [
        "\"RMB5 million\", change = \"-12 bps\", against = \"2023-Q1\"",
        "\"5%\", change = \"25%\", against = \"2023-Q1\", changes = [{ amount = \"20%\", against = \"2023-Q1\" }, { amount = \"100 bps\", against = \"2023-Q1\" }]",
        "\"5\", parts = [{ label = \"B\", amount = \"1\" }]",
    ];
    insta::assert_snapshot!("changes", values.map(found).join("\n"));
}

#[test]
fn unknown_key() {
    insta::assert_snapshot!(
        "unknown-key",
        with_lines("sumary = \"...\"\n[[figures]]\nid = \"a\"\nlabel = \"b\"\namount = \"1\"\nperoid = \"2024-Q1\"\n")
    );
}

#[test]
fn the_table_of_another_kind_is_an_unknown_key_with_its_kind_named() {
    insta::assert_snapshot!("unknown-key-kind", with_lines("[results]\nperiod = \"2024-Q1\"\n"));
}

#[test]
fn unknown_value() {
    let facts = FACTS.replace("\"other\"", "\"result\"");
    insta::assert_snapshot!("unknown-value", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

#[test]
fn unknown_zone() {
    let facts = FACTS.replace("Asia/Shanghai", "Asia/Shangai");
    insta::assert_snapshot!("unknown-zone", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

/// The only finding of a document with another zone or day, in one line.
fn only(from: &str, to: &str) -> String {
    Fixture::new().with_facts("a", &FACTS.replace(from, to)).findings(Format::Full)
}

#[test]
fn a_name_that_people_give_a_zone_is_told_the_zone_it_stands_for() {
    for (name, zone) in [
        ("Asia/Beijing", "write `Asia/Shanghai`"),
        ("Beijing", "write `Asia/Shanghai`"),
        ("Berlin", "write `Europe/Berlin`"),
        ("Hong Kong", "write `Asia/Hong_Kong`"),
        ("New York", "write `America/New_York`"),
        ("PST", "write `America/Los_Angeles`"),
        ("CST", "write `Asia/Shanghai` or `America/Chicago`"),
        ("GMT+8:00", "such as `Asia/Hong_Kong`"),
        ("Atlantis", "a zone is named by its area"),
        ("EST", "names an offset from UTC"),
        ("MST", "write `America/Denver`"),
        ("CET", "write `Europe/Berlin`"),
        ("Etc/GMT-8", "names an offset from UTC"),
    ] {
        let found = only("Asia/Shanghai", name);
        assert!(found.contains("unknown-zone") && found.contains(zone), "{name}: {found}");
    }
    assert_eq!(only("Asia/Shanghai", "US/Eastern"), "");
}

#[test]
fn a_day_in_the_form_of_a_country_is_told_how_it_is_written() {
    for (day, written) in [
        ("05/03/2019", "write it as 2019-03-05 or 2019-05-03"),
        ("25/03/2019", "write it as 2019-03-25"),
        ("25.3.2019", "write it as 2019-03-25"),
        ("\"5 March 2019\"", "write it as 2019-03-05"),
        ("March 5, 2019", "write it as 2019-03-05"),
        ("2019-3-5", "write it as 2019-03-05"),
    ] {
        let found = only("2024-05-19", day);
        assert!(found.contains(written), "{day}: {found}");
    }
}

#[test]
fn wrong_type() {
    let facts = FACTS.replace("2024-05-19", "\"19 May 2024\"").replace("{ title = \"Form 6-K\" }", "\"Form 6-K\"");
    let facts = format!("{facts}draft = \"yes\"\nplace = \"\"\nlistings = \"nasdaq\"\n");
    insta::assert_snapshot!("wrong-type", Fixture::new().with_facts("a", &facts).findings(Format::Full));
}

#[test]
fn zone_offset() {
    let events = "[[events]]\nkind = \"call\"\ntitle = \"Call\"\n\
                  when = { at = 2024-05-20T07:30:00-05:00, zone = \"America/New_York\" }\n";
    insta::assert_snapshot!("zone-offset", with_lines(events));
}

#[test]
fn attachment_type_stray_file_and_conflict_marker() {
    let found = Fixture::new()
        .with("content/announcements/a/model.sqlite", "")
        .with("content/announcements/a/announcement.md.orig", "")
        .with("content/announcements/a/tables.toml", "<<<<<<< HEAD\n=======\n>>>>>>> branch\n")
        .findings(Format::Full);
    insta::assert_snapshot!("attachment-type-stray-file-and-conflict-marker", found);
}

#[test]
fn link_target_and_what_is_no_file() {
    let refused = |why| Content::Refused(why);
    let found = Fixture::new()
        .with_content("content/announcements/a/form.pdf", refused(Refusal::NoFile("a named pipe")))
        .with_content("content/announcements/b", refused(Refusal::Empty))
        .with_content("content/announcements/c~", refused(Refusal::PassedOver))
        .with_content("static/a.pdf", refused(Refusal::Link(LinkFault::Hidden(".env".to_owned()))))
        .with_content("templates", refused(Refusal::Link(LinkFault::Nowhere)))
        .findings(Format::Full);
    insta::assert_snapshot!("link-target-and-what-is-no-file", found);
}

#[test]
fn every_error_in_every_file_is_found_in_one_run() {
    let found = Fixture::new()
        .with("site.toml", "titel = \"Archive\"\n[issuer]\nfiscal_year_end = 12\n")
        .with("content/metrics.toml", "[[metrics]]\nid = \"Rate\"\nbetter = \"less\"\n")
        .with("content/legends/safe-harbor.md", "+++\ntitel = \"Safe harbor\"\n+++\n")
        .with_facts("a", "title = 3\nkind = \"results\"\nlistings = [1, \"hkex\", 2]\n[results]\nperiod = \"Q1\"\n")
        .with("content/announcements/a/x.toml", "[[statements]]\nkind = \"tables\"\nlines = [{}, { heading = 1 }]\n")
        .with("content/announcements/b/x.toml", "[[metrics]]\nvalues = [{ amount = \"x\", change = \"5\" }]\n")
        .findings(Format::Short);
    insta::assert_snapshot!("every-error-in-one-run", found);
}

#[test]
fn invalid_language() {
    for tag in ["English", "e", "en_US", "zh-", "1a"] {
        let found = with_lines(&format!("language = \"{tag}\"\n"));
        assert!(found.contains("[invalid-language]") && found.contains(&format!("`{tag}`")), "{found}");
        let site = SITE.replace("\"en\"", &format!("\"{tag}\""));
        let found = Fixture::new().with("site.toml", &site).findings(Format::Short);
        assert!(found.starts_with("site.toml:4:12: error[invalid-language]"), "{found}");
    }
    for tag in ["en", "zh-Hans", "pt-BR", "yue", "de-CH-1996", "en-x-plain"] {
        assert_eq!(with_lines(&format!("language = \"{tag}\"\n")), "");
    }
}

#[test]
fn unsafe_attachment() {
    let picture = "content/announcements/a/p.svg";
    for (path, text) in [
        ("content/announcements/a/x.html", ""),
        ("content/announcements/a/b/X.HTM", ""),
        ("static/x.js", ""),
        (picture, "<svg onload='x'/>"),
        ("static/p.svg", "<svg><script/></svg>"),
    ] {
        let found = Fixture::new().with(path, text).findings(Format::Short);
        assert!(found.starts_with(&format!("{path}:1:1: error[unsafe-attachment]")), "{found}");
    }
    let sound = Fixture::new().with(picture, "<svg xmlns='http://www.w3.org/2000/svg'/>").with("static/x.pdf", "");
    let sound = sound.with("static/x.xml", "<a/>");
    assert_eq!(sound.findings(Format::Short), "");
}

#[test]
fn a_headline_names_its_chart_and_says_something_and_both_are_missed_at_once() {
    let found = with_lines("[[charts]]\nid = \"revenue-mix\"\nheadline = \" \"\n");
    for expected in ["`id` is no key of a chart's headline", "a chart's headline needs `chart`", "the text is empty"] {
        assert!(found.contains(expected), "{expected}: {found}");
    }
}
