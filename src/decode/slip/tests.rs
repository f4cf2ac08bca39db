use crate::decode::syntax::SyntaxErrors;
use crate::diagnostic::Diagnostic;
use crate::domain::{FileId, Span};
use proptest::prelude::*;

/// What is said of a text, each finding as `line: message | help`.
fn said(text: &str) -> Vec<String> {
    let line = |span: Span| text[..span.start as usize].matches('\n').count() + 1;
    let shown = |it: &Diagnostic| {
        let at = it.primary.as_ref().map(|label| line(label.span)).unwrap();
        format!("{at}: {} | {}", it.message, it.help.clone().unwrap())
    };
    findings(text).iter().map(shown).collect()
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let mut errors = SyntaxErrors::default();
    let at = |offset: usize| u32::try_from(offset).unwrap();
    errors.mended(text, |range| Span { file: FileId(0), start: at(range.start), end: at(range.end) });
    errors.with_others(Vec::new())
}

/// Asserts that a text has one finding, on a line, with these words in it.
#[track_caller]
fn one(text: &str, line: usize, words: &[&str]) {
    let said = said(text);
    assert_eq!(said.len(), 1, "{text:?}: {said:#?}");
    assert!(said[0].starts_with(&format!("{line}: ")), "{said:?}");
    for word in words {
        assert!(said[0].contains(word), "no {word:?} in {said:?}");
    }
}

#[test]
fn quotes_of_word_processors_and_languages_are_named_and_made_straight() {
    one("a = 1\ntitle = “Results”\n", 2, &["`“` (U+201C LEFT DOUBLE QUOTATION MARK)", "curly", "write \"Results\""]);
    one("title = „Ergebnis“\n", 1, &["U+201E", "write \"Ergebnis\""]);
    one("title = «Résultats»\n", 1, &["U+00AB", "write \"Résultats\""]);
    one("title = ‘Results’\n", 1, &["U+2018", "write \"Results\""]);
    one("title = `Results`\n", 1, &["U+0060", "backtick"]);
    one("title = ＂Results＂\n", 1, &["U+FF02"]);
    one("title = “It's \"good\"”\nb = 1\n", 1, &["U+201C"]);
    one("title = \"Results”\nb = 1\n", 1, &["ends with `”` (U+201D", "\"Results\""]);
    one("title = 'Results’\n", 1, &["ends with `’` (U+2019"]);
    one("source = { title = “Report”, id = “1” }\n", 1, &["write \"Report\""]);
}

#[test]
fn texts_and_figures_without_quotes_are_shown_with_them() {
    one("title = First Quarter 2024\n", 1, &["write \"First Quarter 2024\"", "texts"]);
    one("a = 12.1%\n", 1, &["write \"12.1%\""]);
    one("a = $95m\n", 1, &["write \"$95m\""]);
    one("a = EUR 95 million\n", 1, &["write \"EUR 95 million\""]);
    one("a = 8:00\n", 1, &["write \"8:00\""]);
    one("a = (2,236)\n", 1, &["write \"(2,236)\""]);
    one("a = 48,210\n", 1, &["write \"48,210\""]);
    one("a = 0700\n", 1, &["begins with a zero", "write 700", "\"0700\""]);
    one("a = https://example.com/\n", 1, &["write \"https://example.com/\""]);
    one("cells = [48,210, 43,012]\n", 1, &["[\"48,210\", \"43,012\"]"]);
    one("cells = [(31,005), 1,043,012]\n", 1, &["[\"(31,005)\", \"1,043,012\"]"]);
    one("cells = \"1\", \"2\"\n", 1, &["[\"1\", \"2\"]"]);
}

#[test]
fn days_are_shown_as_toml_writes_them() {
    one("dated = 13 March 2024\n", 1, &["2024-03-13"]);
    one("dated = 14.08.2024\n", 1, &["2024-08-14"]);
    one("dated = 14/08/2024\n", 1, &["2024-08-14"]);
    one("dated = August 14, 2024\n", 1, &["2024-08-14"]);
    one("dated = 2024-8-14\n", 1, &["2024-08-14"]);
    one("dated = 2024.08.14\n", 1, &["2024-08-14"]);
    one("dated = 14-08-2024\n", 1, &["2024-08-14"]);
    one("dated = 2024-13-08\n", 1, &["month between 01 and 12"]);
}

#[test]
fn a_missing_comma_is_told_once_at_the_end_of_the_line_above() {
    let rows = "lines = [\n  { id = \"a\" },\n  { id = \"b\" }\n  { id = \"c\" },\n  { id = \"d\" },\n]\nx = 1\n";
    one(rows, 3, &["a comma is missing behind `}`"]);
    one(&rows.replace("},", "}"), 2, &["2 lines more"]);
    one(&rows.replace("\"b\" }", "\"b\" } # last"), 3, &["a comma is missing"]);
    one("a = [\"1\" \"2\"]\n", 1, &["behind `\"1\"`"]);
    one("a = { id = \"1\" label = \"2\" }\n", 1, &["behind `\"1\"`"]);
    one("a = [\"1\"; \"2\"; \"3\"]\n", 1, &["`;`", "comma"]);
    one("a = [1,,2]\n", 1, &["a comma too many"]);
}

#[test]
fn a_bracket_that_is_missing_is_told_where_it_opens() {
    one("zones = [\"A\"\n\n[issuer]\nnames = 1\n", 1, &["the `[` of `zones` is not closed"]);
    one("zones = [\"A\", \"B\"\ntitle = \"x\"\n[issuer]\n", 1, &["the `[` of `zones` is not closed"]);
    one("a = { b = 1\n[c]\nd = 2\n", 1, &["the `{` of `a` is not closed"]);
    one(
        "lines = [\n  { id = \"a\", cells = [\"1\" },\n  { id = \"b\" },\n]\n",
        2,
        &["`}` stands here", "`[` of `cells`"],
    );
    one(
        "lines = [\n  { id = \"a\", cells = [\"1\"],\n  { id = \"b\" },\n]\n",
        2,
        &["the `{` of this row is not closed"],
    );
    one("lines = [\n  { id = \"a\" },\n  id = \"b\" },\n]\n", 3, &["`{` is missing"]);
    one("lines = \n  { id = \"a\" },\n  { id = \"b\" },\n]\nx = 1\n", 1, &["`lines` has no value", "lines = ["]);
    one("a = [1]]\nb = 2\n", 1, &["`]` closes nothing"]);
}

#[test]
fn a_quote_that_is_missing_or_one_too_many_is_told_where_its_text_begins() {
    one("title = \"Results\nb = 1\n", 1, &["closing quotation mark is missing", "write \"Results\""]);
    one("title = Results\"\nb = 1\n", 1, &["opening quotation mark is missing"]);
    one("lines = [\n  { id = \"a, cells = [\"1\", \"2\"] },\n  { id = \"b\" },\n]\n", 2, &["behind `a`"]);
    one("title = \"The \"best\" year\"\n", 1, &["within a text ends it", "'The \"best\" year'"]);
    one("title = 'It's good'\n", 1, &["apostrophe", "\"It's good\""]);
    one("a = \"\"\"x\nb = 1\n", 1, &["has no end"]);
}

#[test]
fn a_backslash_in_double_quotes_is_shown_in_single_ones() {
    one("p = \"C:\\Users\\me\"\n", 1, &["`\\U`", "'C:\\Users\\me'", "\"C:/Users/me\""]);
    one("p = \"\\\\server\\docs\"\n", 1, &["`\\d`"]);
    one("p = { file = \"a\\q\" }\n", 1, &["`\\q`", "'a\\q'"]);
}

#[test]
fn spaces_and_signs_of_other_keyboards_are_named() {
    one("dated\u{a0}= 2024-08-14\n", 1, &["U+00A0 NO-BREAK SPACE stands before `=`"]);
    one("a =\u{a0}1\nb =\u{a0}2\n", 1, &["U+00A0", "one more below"]);
    one("\u{3000}a = 1\n", 1, &["U+3000 IDEOGRAPHIC SPACE"]);
    one("a\u{2009}= 1\n", 1, &["U+2009 THIN SPACE"]);
    one("a ＝ 1\n", 1, &["`＝` (U+FF1D FULLWIDTH EQUALS SIGN)", "`a = 1`"]);
    one("a = [1， 2]\n", 1, &["U+FF0C"]);
    one("a = –5\n", 1, &["`–` (U+2013 EN DASH) is no minus", "\"–5\""]);
    one("dated = 2025–02–20\n", 1, &["no hyphen", "with hyphens: 2025-02-20"]);
    one("dated = 2025‑02‑20 # of the release\n", 1, &["U+2011", "with hyphens: 2025-02-20"]);
    // What nobody can see is told by another rule.
    assert_eq!(said("a\u{200b} = 1\n"), [""; 0]);
    assert_eq!(said("a = 1\n\u{feff}b = 2\n"), [""; 0]);
}

#[test]
fn other_formats_are_known() {
    one("title: Results\nsummary: x\nb = 1\n", 1, &["stands `=`", "`:`", "title = \"Results\"", "next line"]);
    one("// a note\na = 1\n", 1, &["`//` begins no comment", "`# a note`"]);
    one("a = 1 // a note\n", 1, &["`//` begins no comment"]);
    one("; a note\na = 1\n", 1, &["`;` begins no comment"]);
    one("{\"a\": 1}\n", 1, &["JSON", "`a = 1`"]);
    one("{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n", 1, &["JSON"]);
    one("s = { \"title\": \"x\", \"id\": \"1\" }\n", 1, &["`:`", "title = ..."]);
    one("a := 1\n", 1, &["`:=`", "`a = 1`"]);
    one("a == 1\n", 1, &["`==`", "`a = 1`"]);
    one("a => 1\n", 1, &["`=>`"]);
    one("a = 1;\n", 1, &["`;` stands at the end"]);
    one("a = True\n", 1, &["`true`"]);
    one("a = None\n", 1, &["leave the key out"]);
    one("a = null\n", 1, &["leave the key out"]);
    one("a,b,c\n1,2,3\n4,5,6\n", 1, &["these 3 lines are a table", "CSV"]);
    one("a,b,c\n1,2,3\n# A note.\n", 1, &["these 2 lines are a table"]);
    one("lines = [\nRevenue\t11\t12\nCosts\t5\t6\n]\n", 2, &["these 2 lines are a table, with tabs"]);
    one("lines = [\n  { id = \"a\" },\n  Costs;5;6\n]\n", 3, &["this line is a row of a table", "CSV"]);
    one("Revenue\t48,210\t43,012\nCosts\t1\t2\n", 1, &["tabs"]);
    one("Revenue;48.210;43.012\n", 1, &["semicolons"]);
    one("First quarter results of the year\nwere good.\n", 1, &["text, and no fact"]);
}

#[test]
fn headers_and_keys_that_are_typed_otherwise_are_shown() {
    one(
        "[[section]\nid = 1\n[[section]]\nid = 1\n",
        1,
        &["opens with two brackets and closes with one", "`[[section]]`"],
    );
    one("[section\nid = 1\n", 1, &["`[section]`"]);
    one("[section]]\nid = 1\n", 1, &["`[section]`"]);
    one("ex date = 1\n", 1, &["`ex date` can't be a key", "`ex_date = ...`"]);
    one("straße = 1\n", 1, &["`strasse = ...`"]);
    one("a = 1 b = 2\n", 1, &["a second key, `b`"]);
    one("a =\nb = 1\n", 1, &["`a` has no value"]);
    one("= 1\n", 1, &["the key is missing"]);
    one("a = 1\na = 2\n", 2, &["`a` is there twice"]);
    one("[a]\nb = 1\n[a]\nb = 2\n", 3, &["the table `a` begins a second time"]);
}

#[test]
fn what_stands_beside_a_value_is_told() {
    one("a = \"x\",\nb = 1\n", 1, &["a comma stands at the end of the line"]);
    one("a = \"x\" \"y\"\n", 1, &["more stands on the line than a value"]);
    one("summary = \"Line one\nline two\"\nb = 1\n", 1, &["several lines"]);
    one("period = 2024-H1\n", 1, &["write \"2024-H1\""]);
    one("lines = [\n  { id = \"a\", label = Revenue, cells = [1] },\n]\n", 2, &["write \"Revenue\""]);
    one("+++\na = 1\n", 1, &["only facts"]);
    one("lines = [\n  { id: \"a\", cells: [1] },\n]\n", 2, &["`:`"]);
}

#[test]
fn slips_in_several_places_are_told_each() {
    let text = "title = “A”\ndated = 14.08.2024\nlines = [\n  { id = \"a\" }\n  { id = \"b\", cells = [1, 2 },\n]\n[a\nb = 1\n";
    assert_eq!(said(text).len(), 5, "{:#?}", said(text));
}

const SAMPLE: &str = include_str!("../../../tests/fixtures/slips/content/announcements/2024-h1-results/income.toml");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_sign_that_is_missing_or_too_many_has_few_findings(
        at in any::<prop::sample::Index>(), sign in prop::option::of("[\\[\\]{}\"'=,#.a1\n\u{a0}“’–:;\\\\]"),
    ) {
        let places: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        let mut text = SAMPLE.to_owned();
        match sign {
            Some(sign) => text.insert_str(at, &sign),
            None => _ = text.remove(at),
        }
        let said = said(&text);
        prop_assert!(said.len() <= 3, "{text}\n{said:#?}");
    }

    #[test]
    fn any_text_is_told_of(text in "[\\[\\]{}\"'=,#a1 \n\u{a0}“’–:;\\\\＝]{0,60}") {
        let said = said(&text);
        prop_assert!(said.len() <= text.lines().count().max(1) * 3, "{text}\n{said:#?}");
    }
}
