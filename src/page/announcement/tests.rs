//! Tests of the views of announcements and statements, and that templates can show them.

use super::document::{self, Document};
use super::key_figures::{self, Row};
use super::kind::{dividend, meeting, results};
use crate::address::Site;
use crate::archive::Edition;
use crate::check::sample::archive;
use crate::domain::{Announcement, Details};
use crate::page::component::highlight::{self, GroupView, Tile};
use crate::page::component::note::Notes;
use crate::page::component::table::{self, TableView};
use crate::page::statement;
use crate::page::{Content as Page, Global};
use crate::render::Templates;
use crate::source::{Content, SourceFile, Sources};
use crate::theme::Theme;
use chrono::{DateTime, Utc};

const SITE: &str = r#"
title = "Example archive"
description = "Figures of Example Corp."
base_url = "https://ir.example.com/"
language = "en"
zones = ["Asia/Hong_Kong", "America/New_York"]
[issuer]
names = [{ name = "Old Corp.", until = 2023-01-01 }, { name = "Example Corp.", from = 2023-01-02 }]
fiscal_year_end = "12-31"
ads = { depositary = "bank", class = "class-a", shares_per_ads = 2 }
[[issuer.share_classes]]
id = "class-a"
name = "Class A ordinary shares"
[[issuer.listings]]
id = "hkex"
market = "HKEX"
market_name = "Main Board"
code = "3660"
security = "Class A ordinary shares"
zone = "Asia/Hong_Kong"
[[issuer.organizations]]
id = "bank"
name = "Example Bank"
role = "Depositary"
[[issuer.places]]
id = "hall"
address = ["1 Example Street", "Example City"]
[[issuer.people]]
id = "jane-roe"
name = "Jane Q. Roe"
aliases = ["Jane Roe"]
honorific = "Ms."
"#;

const DIVIDEND: &str = r#"
[dividend]
form_title = "Dividend"
status = "New announcement"
type = "Final"
nature = "Ordinary"
financial_year_end = 2023-12-31
reporting_period_end = 2023-12-31
declared = "USD 0.29 per share"
shareholder_approval = "Not applicable"
default_payment = "USD 0.29 per share"
exchange_rate = "USD 1 : USD 1"
ex_date = { on = 2024-04-12, zone = "Asia/Hong_Kong" }
last_lodgement = { at = 2024-04-15T16:30:00+08:00, zone = "Asia/Hong_Kong", wording = "16:30" }
book_close = { from = 2024-04-16, to = 2024-04-18 }
record_date = { on = 2024-04-15, zone = "Asia/Hong_Kong" }
payment_date = { on = 2024-05-21, zone = "Asia/Hong_Kong" }
registrar = "bank"
registrar_place = "hall"
withholding_tax = "Not applicable"
warrants = "Not applicable"
multi_counter = "Not applicable"
other_codes = "Not applicable"
listing = "hkex"
stock_code = "03660"
"#;

const MEETING: &str = r#"
[meeting]
name = "Annual general meeting"
at = { at = 2024-06-30T09:30:00+08:00, zone = "Asia/Hong_Kong" }
place = "hall"
[[meeting.resolutions]]
number = 1
kind = "Ordinary"
text = "The auditor is re-appointed."
[[meeting.deadlines]]
name = "Later"
holders = "Holders"
at = { at = 2024-06-28T09:30:00+08:00, zone = "Asia/Hong_Kong" }
organization = "bank"
[[meeting.deadlines]]
name = "Sooner"
holders = "Holders of ADSs"
at = { at = 2024-06-22T12:00:00-04:00, zone = "America/New_York" }
organization = "bank"
place = "hall"
"#;

const ISSUANCE: &str = r#"
[issuance]
class = "class-a"
number = "100 shares"
price = "HK$5.00 per share"
"#;

const RESULTS: &str = r#"
listings = ["hkex"]
signatories = [{ person = "jane-roe", printed_name = "Jane Roe", capacity = "Chief Financial Officer" }]
board = [{ person = "jane-roe", capacity = "Director" }]
[results]
period = "2024-Q1"
highlights = ["operations.revenue", "operations.margin", "operations.loss"]
[[rates]]
id = "h10"
base = "USD"
quote = "CNY"
value = "7.2203"
date = 2024-03-29
source = "H.10"
[[footnotes]]
id = "1"
text = "A *note*."
[[footnotes]]
id = "2"
text = "Another."
"#;

const OPERATIONS: &str = r#"
[[statements]]
id = "operations"
title = "Statements of Operations"
kind = "operations"
scale = "thousand"
columns = [
  { id = "2023-q1", period = "2023-Q1", currency = "CNY" },
  { id = "2024-q1", period = "2024-Q1", currency = "CNY" },
  { id = "2024-q1-usd", period = "2024-Q1", currency = "USD", translated = { from = "2024-q1", rate = "h10" } },
]
lines = [
  { heading = "Words" },
  { id = "revenue", label = "Revenue", level = 1, cells = ["1,000", "1,154", "160"], footnotes = ["1"] },
  { id = "loss", label = "Loss", role = "subtotal", cells = ["-", "(2,236)", ""], method = "footed" },
  { id = "eps", label = "Basic", unit = "per-share", cells = ["2.89", "3.73", "0.52"] },
  { id = "margin", label = "Margin", unit = "percent", cells = ["28.0", "32.8", ""] },
  { id = "unstated", label = "Unstated", cells = ["1", "", ""] },
]
"#;

/// The site of these files as it is public in 2026, and its newest announcement.
fn with<T>(files: &[(&str, String)], look: impl FnOnce(&Site<'_>, &Announcement) -> T) -> T {
    let place = |path: &str| match path.strip_prefix("../") {
        Some(above) => format!("content/{above}"),
        None => format!("content/announcements/{path}"),
    };
    let all = files.iter().map(|(path, text)| (place(path), text.as_str()));
    let all = all.chain([("site.toml".to_owned(), SITE)]);
    let file = |(path, text): (String, &str)| SourceFile { path: path.into(), content: Content::Text(text.into()) };
    let mut files: Vec<SourceFile> = all.map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let sources = Sources { root: "/".into(), files, ..Sources::default() };
    let archive = archive(&sources);
    let as_of: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
    let edition = Edition::new(&archive, as_of, false);
    let theme = Theme::of(&sources, &archive.config.brand);
    let audit = crate::audit::audit(&edition.announcements, edition.issuer());
    let site = Site::new(&edition, &theme, &sources, &audit, None).unwrap();
    look(&site, edition.announcements.last().unwrap())
}

fn announcement(id: &str, dated: &str, kind: &str, keys: &str, text: &str) -> (String, String) {
    let head = format!(
        "+++\ntitle = \"Title {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"{kind}\"\n\
         source = {{ title = \"Form\" }}\n"
    );
    (format!("{id}/announcement.md"), format!("{head}{keys}\n+++\n{text}\n"))
}

fn one<T>(kind: &str, keys: &str, look: impl FnOnce(&Site<'_>, &Announcement) -> T) -> T {
    let (path, text) = announcement("x", "2024-04-01", kind, keys, "Text[^1].");
    let text = if keys.contains("footnotes") { text } else { text.replace("[^1]", "") };
    let mut files = vec![(path.as_str(), text)];
    if kind == "results" {
        files.push(("x/operations.toml", OPERATIONS.replace("footnotes = [\"1\"]", "footnotes = [\"1\", \"2\"]")));
    }
    with(&files, look)
}

fn view(site: &Site<'_>, announcement: &Announcement) -> Document {
    document::view(site, announcement, "../../", Default::default())
}

fn rendered(site: &Site<'_>, content: &Page<'_>) -> String {
    let Page::Page(template, context, _) = content else { panic!("it is no page") };
    let mut html = Vec::new();
    let templates = Templates::new(site.theme, &Global::new(site)).unwrap();
    templates.render(template, context, "x", &mut html).unwrap();
    String::from_utf8(html).unwrap()
}

fn operations(look: impl FnOnce(&TableView)) {
    one("results", RESULTS, |site, it| {
        let notes = Notes::below(site, it, "../../../");
        look(&table::on_own_page(site, it, &it.statements[0], &|_| false, &notes));
    });
}

#[test]
fn the_amount_per_ads_is_the_ratio_times_the_printed_amount() {
    one("dividend", DIVIDEND, |site, it| {
        let Details::Dividend(dividend) = &it.details else { panic!() };
        let facts = dividend::facts(site, it, dividend);
        let [declared, per_ads] = &*facts.amounts else { panic!("{:?}", facts.amounts) };
        assert_eq!((&*declared.amount, &*declared.unit), ("USD 0.29", "per share"));
        assert_eq!((&*per_ads.amount, per_ads.is_computed), ("USD 0.58", true));
        let note = "computed: 2 × USD 0.29, as one ADS stands for 2 Class A ordinary shares. \
                    The document states no amount per ADS.";
        assert_eq!(per_ads.note.as_deref(), Some(note));
    });
}

#[test]
fn the_form_is_shown_whole_with_what_is_not_applicable() {
    one("dividend", DIVIDEND, |site, it| {
        let Details::Dividend(dividend) = &it.details else { panic!() };
        let form = dividend::facts(site, it, dividend).form;
        let fields: Vec<_> = form.iter().flat_map(|section| &section.fields).collect();
        let lines = |label: &str| fields.iter().find(|field| field.label.starts_with(label)).unwrap().lines.join("|");
        assert_eq!(lines("Stock code"), "03660");
        assert_eq!(lines("Latest time to lodge"), "15 April 2024 16:30");
        assert_eq!(lines("Book close period"), "16 April 2024 to 18 April 2024");
        assert_eq!(lines("Share registrar"), "Example Bank|1 Example Street|Example City");
        assert_eq!(fields.iter().filter(|field| field.not_applicable).count(), 5);
        assert!(!fields.iter().any(|field| field.label == "Other information"));
    });
}

#[test]
fn deadlines_are_in_the_order_of_their_instants() {
    one("general-meeting-notice", MEETING, |site, it| {
        let Details::Meeting(meeting) = &it.details else { panic!() };
        let deadlines = meeting::facts(site, it, meeting).deadlines;
        assert_eq!(deadlines.iter().map(|deadline| &*deadline.name).collect::<Vec<_>>(), ["Sooner", "Later"]);
        assert!(deadlines[0].at.elsewhere[0].other_day);
    });
}

#[test]
fn a_highlight_is_compared_with_the_year_before_in_its_own_currency() {
    one("results", RESULTS, |site, it| {
        let Details::Results(results) = &it.details else { panic!() };
        let highlights = highlight::views(site, it, results, "../../", "");
        let [GroupView { period, figures: highlights }] = &*highlights else { panic!() };
        assert_eq!(period, "Three months ended 31 March 2024");
        let labels: Vec<&str> = highlights.iter().map(|highlight| &*highlight.label).collect();
        assert_eq!(labels, ["Revenue", "Margin", "Loss"]);
        let [revenue, margin, loss] = &highlights[..] else { panic!() };
        assert_eq!((&*revenue.value, &*revenue.unit), ("RMB1,154", "thousand"));
        assert_eq!(revenue.note.as_deref(), Some("US$160 thousand"));
        let change = |tile: &Tile| {
            let [change] = &*tile.changes else { panic!() };
            (change.direction, change.amount.clone(), change.period.clone())
        };
        assert_eq!(change(revenue), ("up", "15.4%".to_owned(), "Q1 2023".to_owned()));
        assert_eq!(change(margin).1, "4.8 points");
        assert_eq!(loss.value, "−RMB2,236");
        assert_eq!(change(loss).0, "", "a loss has no change in percent");
    });
}

/// The row of a line: its classes, what follows the label in its heading, and its cells.
fn row<'t>(table: &'t TableView, label: &str) -> (&'t str, &'t str, &'t str) {
    let is_of = |row: &&str| ["<", " <"].iter().any(|behind| row.contains(&format!("\">{label}{behind}")));
    let row = table.rows.split("</tr>").find(is_of).unwrap();
    let (head, cells) = row.split_once("</th>").unwrap();
    let class = head.split("class=\"").nth(1).unwrap().split('"').next().unwrap();
    (class, head.split(label).nth(1).unwrap(), cells)
}

/// The document's own cells, without their addresses.
fn own(cells: &str) -> String {
    let cells =
        cells.split("<td").skip(1).filter(|cell| !cell.starts_with(" class=\"line-ways") && !cell.contains("change"));
    let plain = |cell: &str| match cell.strip_prefix(" id=\"").and_then(|cell| cell.split_once('"')) {
        Some((_, rest)) => format!("<td{rest}"),
        None => format!("<td{cell}"),
    };
    cells.map(plain).collect()
}

#[test]
fn cells_are_printed_as_accounts_are() {
    operations(|table| {
        let cells = |label: &str| own(row(table, label).2);
        assert_eq!(cells("Revenue"), "<td>1,154</td><td>1,000</td><td>160</td>");
        let nil = "<td><span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">nil</span></td>";
        let blank = "<td><span class=\"visually-hidden\">not stated</span></td>";
        assert_eq!(cells("Loss"), format!("<td class=\"negative\">(2,236)</td>{nil}{blank}"));
        assert_eq!(cells("Margin"), format!("<td>32.8%</td><td>28.0%</td>{blank}"));
        assert_eq!(cells("Words"), "<td></td><td></td><td></td>");
    });
}

#[test]
fn lines_leave_room_for_the_decimals_that_others_have() {
    operations(|table| {
        let classes = ["Words", "Revenue", "Loss", "Basic", "Margin"].map(|label| row(table, label).0);
        assert_eq!(classes, ["heading", "item level-1 short-2", "subtotal short-2", "item", "item short-1 percent"]);
        assert_eq!(table.class, "statement has-percent");
        assert_eq!(row(table, "Basic").1, "</a> <span class=\"unit\">RMB/US$ per share</span>");
        assert_eq!(row(table, "Loss").1, "</a>");
    });
}

#[test]
fn tables_tell_how_they_were_translated() {
    operations(|table| {
        assert_eq!(
            table.translations,
            [
                "US$ columns are translated for the reader's convenience at US$1.00 = RMB7.2203, the rate of 29 March 2024 (H.10)."
            ]
        );
        assert_eq!(table.methods, ["Sums of the rounded lines above: Loss."]);
    });
}

#[test]
fn every_line_has_an_address_on_the_announcement_and_its_cells_on_the_statements_own_page() {
    one("results", RESULTS, |site, it| {
        let own = rendered(site, &statement::page(site, it, &it.statements[0]));
        let whole = rendered(site, &super::page(site, it));
        assert!(own.contains("<td id=\"operations.revenue.2024-q1\""));
        assert!(own.contains("href=\"operations.csv\"") || own.contains("href=\"../operations/operations.csv\""));
        assert!(!whole.contains("id=\"operations.revenue.2024-q1\"") && !whole.contains("class=\"statement\""));
        assert!(whole.contains("<li class=\"statement-card\" id=\"operations\">"));
        for line in ["revenue", "loss", "eps", "margin", "unstated"] {
            assert_eq!(whole.matches(&format!("id=\"operations.{line}\"")).count(), 1, "{line}");
        }
    });
}

#[test]
fn a_statement_is_shown_by_lines_that_no_table_above_has() {
    one("results", RESULTS, |site, it| {
        let [statement] = &*view(site, it).statements else { panic!() };
        let lines = statement.lines.iter().map(|line| format!("{} {} {}", line.label, line.value, line.unit));
        assert_eq!(lines.collect::<Vec<_>>(), ["Basic RMB3.73 per share"]);
        assert_eq!((&*statement.name, statement.period.as_deref()), ("Income statement", Some("Q1 2024")));
    });
}

/// A row as text: label, unit, figures and changes; those that are stated have a star.
fn told(row: &Row) -> String {
    let cell = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let cells = row.cells.iter().map(|it| cell(it.as_ref().map(|it| &*it.text)));
    let changes = row.changes.iter().map(|it| match it {
        Some(change) => format!("{}{}", change.text, if change.is_stated { "*" } else { "" }),
        None => cell(None),
    });
    let figures: Vec<String> = cells.chain(changes).collect();
    format!("{} [{}] {}", row.label, row.unit, figures.join(" "))
}

#[test]
fn key_figures_stand_beside_the_year_before_and_what_earlier_documents_state_of_the_quarter_before() {
    let before = OPERATIONS
        .replace("2023-Q1", "2022-Q4")
        .replace("2023-q1", "2022-q4")
        .replace("2024-Q1", "2023-Q4")
        .replace("2024-q1", "2023-q4")
        .replace("\"1,000\", \"1,154\", \"160\"", "\"900\", \"1,100\", \"152\"");
    let plain = |text: &str| text.replace("footnotes = [\"1\"]", "");
    let results = "[results]\nperiod = \"2024-Q1\"\nhighlights = [\"operations.revenue\", \"operations.margin\", \"operations.loss\"]\n\
                   [[rates]]\nid = \"h10\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7.2203\"\ndate = 2024-01-31\nsource = \"H.10\"";
    let older = announcement("w", "2024-02-01", "results", &results.replace("2024-Q1", "2023-Q4"), "Text.");
    let newer = announcement("x", "2024-04-01", "results", results, "Text.");
    let files = [
        (&*older.0, older.1),
        ("w/operations.toml", plain(&before)),
        (&*newer.0, newer.1),
        ("x/operations.toml", plain(OPERATIONS)),
    ];
    with(&files, |site, it| {
        let tables = |it: &Announcement| {
            let Details::Results(results) = &it.details else { panic!() };
            key_figures::tables(site, it, results, "../../")
        };
        let [table] = &*tables(it) else { panic!() };
        assert_eq!(table.heads, ["Q1 2024", "Q4 2023", "Q1 2023"]);
        let rows: Vec<String> = table.rows.iter().map(told).collect();
        assert_eq!(rows[0], "Revenue [RMB thousand] 1,154 1,100 1,000 +4.9% +15.4%");
        assert_eq!(rows[1], "Margin [] 32.8% 32.8% 28.0% 0.0 points +4.8 points");
        assert_eq!(rows[2], "Loss [RMB thousand] −2,236 −2,236 0 - -");
        let href = table.rows[0].cells[1].as_ref().unwrap().href.as_deref();
        assert_eq!(href, Some("../../announcements/w/operations/index.html#operations.revenue.2023-q4"));
        // What came later says nothing on a page of the past.
        let [table] = &*tables(site.edition.announcements[0]) else { panic!() };
        assert_eq!(table.heads, ["Q4 2023", "Q4 2022"]);
    });
}

#[test]
fn footnotes_link_to_every_place_that_refers_to_them() {
    one("results", RESULTS, |site, it| {
        let footnotes = view(site, it).footnotes;
        assert_eq!(footnotes[0].back, ["fnref-1_1"]);
        assert_eq!(footnotes[0].html, "A <em>note</em>.");
        let html = rendered(site, &super::page(site, it));
        for footnote in &footnotes {
            assert!(html.contains(&format!("id=\"{}\"", footnote.anchor)));
            assert!(footnote.back.iter().all(|back| html.contains(&format!("id=\"{back}\""))));
        }
    });
}

#[test]
fn an_announcement_shows_the_name_of_its_time_and_todays() {
    let old = announcement("old", "2022-12-06", "other", "", "Text.");
    with(&[(&old.0, old.1.clone())], |site, it| {
        let document = view(site, it);
        assert_eq!(
            (&*document.issuer_then, document.issuer_now),
            ("Old Corp.", None),
            "no document shows the new name"
        );
    });
    let new = announcement("new", "2024-05-19", "other", "", "Text.");
    with(&[(&old.0, old.1), (&new.0, new.1)], |site, _| {
        let document = view(site, site.edition.announcements[0]);
        assert_eq!(document.issuer_then, "Old Corp.");
        assert_eq!(document.issuer_now.as_deref(), Some("Example Corp."));
    });
    one("other", "", |site, it| {
        let document = view(site, it);
        assert_eq!((&*document.issuer_then, document.issuer_now), ("Example Corp.", None));
        assert!(document.contents.is_empty());
    });
}

#[test]
fn people_are_named_as_printed_and_the_board_by_capacity() {
    one("results", RESULTS, |site, it| {
        let document = view(site, it);
        let signatory = &document.signatories[0];
        assert_eq!((&*signatory.name, signatory.full_name.as_deref()), ("Jane Roe", Some("Jane Q. Roe")));
        assert_eq!((&*document.board[0].capacity, &*document.board[0].names[0]), ("Director", "Ms. Jane Q. Roe"));
    });
}

#[test]
fn neighbors_are_the_announcements_dated_before_and_after() {
    let files =
        ["2024-01-01", "2024-01-02", "2024-01-03"].map(|day| announcement(&format!("n-{day}"), day, "other", "", ""));
    let files: Vec<(&str, String)> = files.iter().map(|(path, text)| (&**path, text.clone())).collect();
    with(&files, |site, newest| {
        let document = view(site, newest);
        assert!(document.next.is_none());
        assert_eq!(document.previous.unwrap().href, "../../announcements/n-2024-01-02/index.html");
        let middle = view(site, site.edition.announcements[1]);
        assert_eq!(
            (middle.previous.unwrap().day, middle.next.unwrap().day),
            ("1 January 2024".into(), "3 January 2024".into())
        );
    });
}

#[test]
fn every_kind_can_be_shown_with_the_least_that_it_may_state() {
    for (kind, keys) in [
        ("other", ""),
        ("dividend", DIVIDEND),
        ("general-meeting-notice", MEETING),
        ("share-issuance", ISSUANCE),
        ("results", "[results]\nperiod = \"2024-Q1\"\n"),
    ] {
        let (path, text) = announcement("x", "2024-04-01", kind, keys, "");
        with(&[(&path, text)], |site, it| {
            let html = rendered(site, &super::page(site, it));
            assert!(html.contains(&format!("<body data-page=\"announcement-{kind}\">")), "{kind}");
            assert!(html.contains("As published <time datetime=\"2024-04-01\">"), "{kind}");
        });
    }
}

#[test]
fn an_outlook_is_shown_as_the_document_words_it() {
    let guidance = |(at, keys): (usize, &&str)| {
        format!("[[results.guidance]]\nid = \"g{at}\"\nlabel = \"G\"\nperiod = \"2024-Q2\"\n{keys}\n")
    };
    let keys = [
        "low = \"1%\"\nhigh = \"2%\"",
        "low = \"13%\"",
        "low = \"above 13%\"",
        "high = \"RMB5 billion\"\ngrowth = { high = \"3%\", against = \"2023-Q2\" }",
        "range = \"US$28.0 billion, plus or minus 2%\"",
        "text = \"In line with last year.\"",
    ];
    let guidance: String = keys.iter().enumerate().map(guidance).collect();
    one("results", &RESULTS.replace("[[rates]]", &format!("{guidance}[[rates]]")), |site, it| {
        let Details::Results(details) = &it.details else { panic!() };
        let shown = results::facts(site, it, details, "../../").guidance.into_iter().map(|it| {
            let ends = it.low.zip(it.high).map_or_else(String::new, |(low, high)| format!("{low} .. {high}"));
            format!("{}{ends}{}", it.words, it.growth.map_or_else(String::new, |growth| format!(" ({growth})")))
        });
        let expected = [
            "1% .. 2%",
            "at least 13%",
            "above 13%",
            "at most RMB5 billion (at most 3% against Q2 2023)",
            "US$28.0 billion, plus or minus 2%",
            "In line with last year.",
        ];
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    });
}

#[test]
fn current_values_have_a_row_each_beside_comparatives_with_parts_and_stated_changes() {
    let metrics = r#"
[[metrics]]
metric = "users"
values = [
  { period = "2023-Q1", amount = "5", parts = [{ label = "A", amount = "1" }, { label = "Old", amount = "4" }] },
  { period = "2024-Q1", amount = "6", changes = [{ amount = "20%", against = "2023-Q1" }, { amount = "-2", against = "2023-Q4" }],
    parts = [{ label = "A", amount = "2" }, { label = "B", amount = "4" }] },
  { period = "2024-03-31", amount = "7" },
]
"#;
    let definitions =
        "[[metrics]]\nid = \"users\"\nlabel = \"Users\"\ndefinitions = [{ id = \"a\", text = \"All.\" }]\n";
    let (path, text) = announcement("x", "2024-04-01", "results", "[results]\nperiod = \"2024-Q1\"", "Text.");
    let files = [(path.as_str(), text), ("x/m.toml", metrics.to_owned()), ("../metrics.toml", definitions.to_owned())];
    with(&files, |site, it| {
        let table = view(site, it).metrics.unwrap();
        assert_eq!(table.heads, ["Q1 2024", "Q4 2023", "Q1 2023"]);
        let rows: Vec<String> = table.rows.iter().map(told).collect();
        assert_eq!(
            rows,
            ["Users [] 6 - 5 −2* +20%*", "A [] 2 - 1 - -", "B [] 4 - - - -", "Old [] - - 4 - -", "Users [] 7 - - - -"]
        );
        assert_eq!(table.rows[4].notes, ["period end"]);
        assert!(table.has_stated && !table.has_computed);
    });
}
