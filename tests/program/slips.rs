//! Slips of the finger and habits of other formats: what is said of each, and that it is said alone.

use crate::archive::{AS_OF, Archive, stderr};

const RESULTS: &str = "content/announcements/2024-h1-results/announcement.md";
const INCOME: &str = "content/announcements/2024-h1-results/income.toml";
const SITE: &str = "site.toml";
const DIVIDEND: &str = "content/announcements/2024-dividend/announcement.md";

/// What `irbook check` says of the archive with a text replaced in a file.
fn slip(path: &str, right: &str, wrong: &str) -> String {
    let archive = Archive::of_slips();
    archive.edit(path, right, wrong);
    checked(&archive)
}

fn checked(archive: &Archive) -> String {
    stderr(&archive.run("check", &["--as-of", AS_OF]).code(1))
}

#[test]
fn the_archive_without_slips_has_no_findings() {
    assert_eq!(stderr(&Archive::of_slips().run("check", &["--as-of", AS_OF, "--deny-warnings"]).success()), "");
}

/// Declares slips: the name of each, the file, what stands there and what is typed instead.
macro_rules! slips {
    ($($name:ident: $path:expr, $right:expr => $wrong:expr;)+) => {
        $(
            #[test]
            fn $name() {
                let mut settings = insta::Settings::clone_current();
                settings.set_prepend_module_to_snapshot(false);
                settings.set_snapshot_path("snapshots/slips");
                settings.set_omit_expression(true);
                settings.bind(|| insta::assert_snapshot!(stringify!($name), slip($path, $right, $wrong)));
            }
        )+
    };
}

slips! {
    a_key_with_a_slip_of_the_finger: RESULTS, "summary =" => "summery =";
    a_date_in_words: RESULTS, "dated = 2024-08-14" => "dated = 14 August 2024";
    a_date_in_words_and_quotes: RESULTS, "dated = 2024-08-14" => "dated = \"14 August 2024\"";
    a_date_with_points: RESULTS, "dated = 2024-08-14" => "dated = 14.08.2024";
    a_date_of_no_calendar: RESULTS, "dated = 2024-08-14" => "dated = 2024-14-08";
    a_text_without_quotes: RESULTS, "\"First Half 2024 Results\"" => "First Half 2024 Results";
    a_text_in_curly_quotes: RESULTS, "\"First Half 2024 Results\"" => "“First Half 2024 Results”";
    a_cell_that_is_missing: INCOME, "[\"48,210\", \"43,012\"]" => "[\"48,210\"]";
    figures_without_quotes: INCOME, "[\"48,210\", \"43,012\"]" => "[48,210, 43,012]";
    a_comma_that_is_missing: INCOME, "\"43,012\"] }," => "\"43,012\"] }";
    a_currency_by_its_name: INCOME, "period = \"2024-H1\", currency = \"EUR\"" => "period = \"2024-H1\", currency = \"EURO\"";
    a_currency_by_its_sign: INCOME, "period = \"2024-H1\", currency = \"EUR\"" => "period = \"2024-H1\", currency = \"€\"";
    a_decimal_comma: INCOME, "\"0.31\"" => "\"0,31\"";
    a_point_between_thousands: INCOME, "\"48,210\"" => "\"48.210\"";
    a_no_break_space_in_a_cell: INCOME, "\"48,210\"" => "\"48\u{a0}210\"";
    a_no_break_space_before_the_equals_sign: RESULTS, "dated =" => "dated\u{a0}=";
    a_table_pasted_into_cells: INCOME, "[\"48,210\", \"43,012\"]" => "\"48,210;43,012\"";
    an_id_with_a_capital: INCOME, "id = \"costs\"" => "id = \"Costs\"";
    an_id_with_an_accent: INCOME, "\"costs\"" => "\"kosten-übrige\"";
    a_period_the_other_way_round: RESULTS, "\"2024-H1\"" => "\"H1 2024\"";
    a_period_of_guidance_with_the_year_behind: RESULTS, "\"2024-FY\"" => "\"FY2024\"";
    a_period_of_a_column_in_small_letters: INCOME, "\"2024-H1\"" => "\"2024-h1\"";
    a_day_in_words_where_a_moment_stands: DIVIDEND, "ex_date = 2024-05-16" => "ex_date = \"16 May 2024\"";
    an_amount_that_can_not_be_read: RESULTS, "low = \"EUR 95 million\"" => "low = \"ca. 95 EUR Mio\"";
    a_backslash_in_double_quotes: RESULTS, "\"Half-Year Report 2024\"" => "\"C:\\Users\\me\\report.pdf\"";
    a_zone_by_its_city: RESULTS, "\"Europe/Berlin\"" => "\"Berlin\"";
    a_sum_that_is_wrong: INCOME, "\"17,205\"" => "\"17,250\"";
    a_quote_that_is_missing: RESULTS, "2024 Results\"" => "2024 Results";
    a_bracket_that_is_missing: INCOME, "\"43,012\"] }" => "\"43,012\" }";
    a_key_that_is_there_twice: RESULTS, "dated = 2024-08-14" => "dated = 2024-08-14\ndated = 2024-08-15";
    a_header_with_a_bracket_too_few: RESULTS, "[[figures]]" => "[[figures]";
    several_figures_in_one_cell: INCOME, "[\"48,210\", \"43,012\"]" => "[\"48,210, 43,012\"]";
    a_minus_behind_its_figure: INCOME, "\"(31,005)\"" => "\"31,005-\"";
    a_scale_by_its_number: INCOME, "\"thousand\"" => "1000";
    a_scale_with_its_currency: INCOME, "\"thousand\"" => "\"TEUR\"";
    a_sum_as_a_formula: INCOME, "sum = [\"revenue\", \"costs\"]" => "sum = \"revenue + costs\"";
    an_amount_as_a_number: DIVIDEND, "\"EUR 0.40 per share\"" => "0.40";
    thousands_of_an_amount_behind_a_point: RESULTS, "\"EUR 12.4 million\"" => "\"EUR 12.400 thousand\"";
    things_with_three_decimals: RESULTS, "\"EUR 12.4 million\"" => "\"12.400 customers\"";
    a_document_by_its_title: RESULTS, "{ title = \"Half-Year Report 2024\" }" => "\"Half-Year Report 2024\"";
    a_list_of_tables_with_one_bracket: RESULTS, "[[results.guidance]]" => "[results.guidance]";
    a_header_with_more_behind_it: RESULTS, "[results]" => "[ results ]x";
    a_comment_where_a_value_is_meant: RESULTS, "title = \"First" => "title = #First";
    a_line_end_of_old_programs: RESULTS, "zone = \"Europe/Berlin\"\n" => "zone = \"Europe/Berlin\"\r";
    a_flag_in_quotes: RESULTS, "dated =" => "draft = \"yes\"\ndated =";
    a_title_that_is_a_number: RESULTS, "title = \"First Half 2024 Results\"" => "title = 2024";
    names_without_their_tables: SITE, "[{ name = \"Example Corp.\" }]" => "\"Example Corp.\"";
    a_required_key_with_a_slip_of_the_finger: SITE, "names =" => "name =";
    a_table_with_a_capital: SITE, "[issuer]" => "[Issuer]";
    a_year_end_in_words: SITE, "\"12-31\"" => "\"31 December\"";
    a_year_end_with_the_day_ahead: SITE, "\"12-31\"" => "\"31/12\"";
    a_year_end_without_quotes: SITE, "\"12-31\"" => "12-31";
    a_year_end_of_one_year: SITE, "\"12-31\"" => "2024-12-31";
    a_language_by_its_name: SITE, "language = \"en\"" => "language = \"English\"";
    a_language_as_other_programs_write_it: SITE, "language = \"en\"" => "language = \"de_DE\"";
    an_address_without_its_slash: SITE, "https://ir.example.com/" => "https://ir.example.com/ir";
    a_key_below_a_header_that_belongs_above_it: RESULTS, "dated = 2024-08-14\nzone = \"Europe/Berlin\"\nkind = \"results\"\nsource = { title = \"Half-Year Report 2024\" }\n\n[results]\n" => "dated = 2024-08-14\nkind = \"results\"\nsource = { title = \"Half-Year Report 2024\" }\n\n[results]\nzone = \"Europe/Berlin\"\n";
}

/// What is said of an archive that was changed otherwise.
fn of(name: &str, change: impl FnOnce(&Archive)) {
    let archive = Archive::of_slips();
    change(&archive);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots/slips");
    settings.bind(|| insta::assert_snapshot!(name, checked(&archive)));
}

#[test]
fn a_table_with_points_between_all_thousands_is_one_finding_and_a_declared_form_is_believed() {
    let with_points = |archive: &Archive| {
        let text = std::fs::read_to_string(archive.root().join(INCOME)).unwrap();
        let (before, lines) = text.split_once("lines = [").unwrap();
        let digits = |it: &str| it.replace(",4", ".4").replace(",2", ".2").replace(",0", ".0").replace(",5", ".5");
        archive.write(INCOME, format!("{before}lines = [{}", digits(lines)));
    };
    of("a_table_with_points_between_thousands", with_points);
    let archive = Archive::of_slips();
    with_points(&archive);
    archive.edit(SITE, "[issuer]", "[numbers]\nformat = \"1,234.5\"\n\n[issuer]");
    let said = checked(&archive);
    assert!(!said.contains("invalid-number") && said.contains("a factor of 1,000"), "{said}");
}

#[test]
fn a_list_in_json_is_named() {
    of("a_list_in_json", |archive| archive.write("content/filings/2024.toml", "[{\"title\": \"Annual report\"}]\n"));
}

#[test]
fn a_day_of_the_calendar_is_one_where_the_issuer_is() {
    const CALENDAR: &str =
        "[[events]]\nid = \"agm\"\nkind = \"meeting\"\ntitle = \"General meeting\"\nwhen = 2025-06-27\n";
    let archive = Archive::of_slips();
    archive.write("content/calendar.toml", CALENDAR);
    let listed = crate::archive::stdout(&archive.run("events", &["--as-of", AS_OF]).success());
    assert!(listed.contains("2025-06-27"), "{listed}");
    archive.edit(SITE, "zones = [\"Europe/Berlin\"]\n", "");
    let said = checked(&archive);
    assert!(said.contains("a day needs its zone here, where no document says it"), "{said}");
    archive.edit(SITE, "language =", "langauge =");
    let said = checked(&archive);
    assert!(!said.contains("calendar.toml"), "{said}");
}

#[test]
fn a_table_of_a_spreadsheet_in_a_file_of_facts_is_one_finding() {
    of("a_table_pasted_into_a_file", |archive| {
        archive.write(INCOME, "Line;H1 2024;H1 2023\nRevenue;48,210;43,012\nCosts;(31,005);(28,440)\n");
    });
}

#[test]
fn a_text_of_an_older_windows_is_shown_with_its_line() {
    of("a_file_in_windows_1252", |archive| {
        let text = std::fs::read_to_string(archive.root().join(RESULTS)).unwrap();
        let (before, after) = text.split_once("order backlog").unwrap();
        archive.write(RESULTS, [before.as_bytes(), b"Auftr\xe4ge", after.as_bytes()].concat());
    });
}

#[test]
fn a_text_of_two_bytes_a_character_is_named() {
    of("a_file_in_utf_16", |archive| {
        let text = std::fs::read_to_string(archive.root().join(RESULTS)).unwrap();
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        archive.write(RESULTS, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    });
}

#[test]
fn a_folder_with_capitals_is_offered_a_name() {
    of("a_folder_with_capitals", |archive| {
        let folder = archive.root().join("content/announcements");
        std::fs::rename(folder.join("2024-h1-results"), folder.join("2024-H1-Results")).unwrap();
    });
}

#[test]
fn warnings_come_before_errors_where_people_read_and_by_file_where_machines_do() {
    let archive = Archive::of_slips();
    archive.edit(RESULTS, "[EUR 12.4 million](figure:order-backlog)", "EUR 12.4 million");
    archive.edit(DIVIDEND, "dated =", "titel = \"x\"\ndated =");
    for format in ["full", "short"] {
        let found = stderr(&archive.run("check", &["--as-of", AS_OF, "--format", format]).code(1));
        let (warning, error) = (found.find("warning[").unwrap(), found.find("error[").unwrap());
        assert!(warning < error, "{found}");
    }
    let json = crate::archive::stdout(&archive.run("check", &["--as-of", AS_OF, "--format", "json"]).code(1));
    assert!(json.lines().next().unwrap().contains("unknown-key"), "{json}");
}

#[test]
fn a_folder_that_is_no_archive_is_told_of_in_words_and_with_the_commands_that_begin_one() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["check", "build", "facts", "events"] {
        let run = crate::archive::irbook().arg(command).arg("--root").arg(folder.path()).assert().code(2);
        let said = stderr(&run);
        for word in
            ["there is no site.toml in /", "`irbook init`", "`irbook new results 2024-q1-results`", "`--root DIR`"]
        {
            assert!(said.contains(word), "{command}: {said}");
        }
    }
    let said = crate::archive::stdout(&Archive::empty().run("check", &[]).success());
    assert!(said.contains("`irbook new results 2024-q1-results`"), "{said}");
}
