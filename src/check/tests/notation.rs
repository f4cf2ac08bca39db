use super::*;
use crate::check::sample::{announcement, beside, sources as small};

/// A statement in a currency with these lines, in millions.
fn table(currency: &str, lines: &str) -> (String, String) {
    let text = format!(
        "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"other\"\nscale = \"million\"\n\
         columns = [\n  {{ id = \"a\", period = \"2024-Q1\", currency = \"{currency}\" }},\n  \
         {{ id = \"b\", period = \"2023-Q1\", currency = \"{currency}\" }},\n]\nlines = [\n{lines}\n]\n"
    );
    beside("a", "t.toml", &text)
}

fn found(figure: &str, tables: (String, String), site: &str) -> Vec<String> {
    let mut sources = small(&[announcement("a", "2024-05-20", figure), tables]);
    for file in sources.files.iter_mut().filter(|file| &*file.path == "site.toml") {
        let Content::Text(text) = &file.content else { panic!("site.toml is a text") };
        file.content = Content::Text(text.replace("[issuer]", &format!("{site}\n[issuer]")).into());
    }
    let (_, findings) = checked(&sources);
    let of = [Code::AmbiguousSign, Code::MisplacedPoint];
    findings.iter().filter(|it| of.contains(&it.code)).map(|it| it.message.clone()).collect()
}

const FIGURE: &str = "[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"$999.9 million\"";
const LINE: &str = "{ id = \"revenue\", label = \"Revenue\", cells = [\"512.4\", \"500.1\"] }";

#[test]
fn a_bare_dollar_where_tables_are_in_another_one_alone_needs_a_word() {
    let message = "`$999.9 million` may be in United States dollars or in AUD: the tables are in AUD, and nothing says what \
                   `$` means";
    assert_eq!(found(FIGURE, table("AUD", LINE), ""), [message]);
    assert_eq!(found(FIGURE, table("AUD", LINE), "[numbers]\ndollar = \"AUD\""), [""; 0]);
    assert_eq!(found(&format!("numbers = {{ dollar = \"USD\" }}\n{FIGURE}"), table("AUD", LINE), ""), [""; 0]);
    for currency in ["USD", "EUR"] {
        assert_eq!(found(FIGURE, table(currency, LINE), ""), [""; 0], "{currency}");
    }
    assert_eq!(found(&FIGURE.replace('$', "US$"), table("AUD", LINE), ""), [""; 0]);
}

#[test]
fn bare_cents_where_no_table_is_in_united_states_dollars_need_a_word() {
    let figure = FIGURE.replace("$999.9 million", "415 cents per share");
    let message = "`415 cents per share` may be in cents of United States dollars or of ZAR: the tables are in ZAR, and nothing \
                   says whose cents are meant";
    assert_eq!(found(&figure, table("ZAR", LINE), ""), [message]);
    assert_eq!(found(&figure, table("ZAR", LINE), "[numbers]\ncents = \"ZAR\""), [""; 0]);
    assert_eq!(found(&format!("numbers = {{ cents = \"ZAR\" }}\n{figure}"), table("ZAR", LINE), ""), [""; 0]);
    assert_eq!(found(&figure.replace("cents", "SA cents"), table("ZAR", LINE), ""), [""; 0]);
    for currency in ["USD", "GBP"] {
        assert_eq!(found(&figure, table(currency, LINE), ""), [""; 0], "{currency}");
    }
}

#[test]
fn a_comma_typed_as_a_point_is_told_by_the_decimals_of_the_others() {
    let with = |cells: &str, others: &str| {
        let lines = format!("{{ id = \"a\", label = \"A\", cells = [{cells}] }},\n{others}");
        found("", table("EUR", &lines), "")
    };
    let others = "{ id = \"b\", label = \"B\", cells = [\"402.1\", \"398.0\"] },\n{ id = \"c\", label = \"C\", cells = [\"-\", \"(12.3)\"] }";
    let message = "`1.2345` has three decimals more than every other amount of the table, which are printed with 1 or fewer \
                   decimals";
    assert_eq!(with("\"1.2345\", \"1,180.2\"", others), [message]);
    let whole = "{ id = \"b\", label = \"B\", cells = [\"402\", \"398\"] },\n{ id = \"c\", label = \"C\", cells = [\"4\", \"(12)\"] }";
    assert_eq!(with("\"1.234\", \"1,180\"", whole).len(), 1);
    // A price is finer as a whole, and nothing groups a zero.
    assert_eq!(with("\"1.2345\", \"1.1802\"", others), [""; 0]);
    assert_eq!(with("\"0.2345\", \"1,180.2\"", others), [""; 0]);
    assert_eq!(with("\"1.23\", \"1,180.2\"", others), [""; 0]);
}

#[test]
fn a_point_that_the_others_of_a_line_have_is_missed() {
    let with = |cells: &str| {
        found(
            "",
            table("EUR", &format!("{{ id = \"a\", label = \"A\", unit = \"per-share\", cells = [{cells}] }}")),
            "",
        )
    };
    let message = "`2215` has no decimals, and is 100 times what the rest of its line would make likely";
    assert_eq!(with("\"2215\", \"21.57\""), [message]);
    assert_eq!(with("\"(2,215)\", \"(21.57)\"").len(), 1);
    for cells in
        ["\"22\", \"21.57\"", "\"2215\", \"2157\"", "\"22.15\", \"21.5\"", "\"2215\", \"-\"", "\"5\", \"0.05\""]
    {
        assert_eq!(with(cells), [""; 0], "{cells}");
    }
}

#[test]
fn an_outlook_in_another_scale_than_what_is_stated_is_told() {
    let with = |range: &str| {
        let text = format!(
            "[[results.guidance]]\nid = \"sales\"\nlabel = \"Sales\"\nconcept = \"revenue\"\nperiod = \"2024-FY\"\nrange = \"{range}\""
        );
        let results = format!("[results]\nperiod = \"2024-Q1\"\n{text}");
        let (path, document) = announcement("a", "2024-05-20", &results);
        let document = document.replace("kind = \"other\"", "kind = \"results\"");
        let (_, findings) = checked(&small(&[(path, document), table("EUR", LINE)]));
        findings.iter().filter(|it| it.code == Code::GuidanceMismatch).count()
    };
    assert_eq!(with("€2.1 billion to €2.3 billion"), 0);
    assert_eq!(with("€2,100 million"), 0);
    assert_eq!(with("€2.1 million to €2.3 million"), 1);
    assert_eq!(with("at least €2,100 billion"), 1);
    assert_eq!(with("US$2.1 million"), 0);
}

#[test]
fn a_mark_in_a_cell_refers_to_a_footnote_that_there_is() {
    let note = "[[footnotes]]\nid = \"1\"\ntext = \"A note.\"";
    let line = |cell: &str| format!("{{ id = \"a\", label = \"A\", cells = [\"{cell}\", \"2\"] }}");
    let unused = |cell: &str| {
        let (_, findings) = checked(&small(&[announcement("a", "2024-05-20", note), table("EUR", &line(cell))]));
        findings.iter().filter(|it| matches!(it.code, Code::UnusedFootnote | Code::UnknownFootnote)).count()
    };
    assert_eq!(unused("402.1¹"), 0);
    assert_eq!(unused("402.1(1)"), 0);
    assert_eq!(unused("402.1*"), 1, "the mark stands as printed, and the note is unused");
}
