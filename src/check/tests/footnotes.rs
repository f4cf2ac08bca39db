use super::*;

#[test]
fn an_unknown_footnote_is_found_wherever_one_is_referred_to() {
    let message = "there is no footnote `9`";
    assert_finds(&[(RESULTS, "![", "A[^9].\n\n![")], &[&format!("unknown-footnote at [^9]: {message}")]);
    assert_finds(
        &[(TABLES, "footnotes = [\"1\"]", "footnotes = [\"1\", \"9\"]")],
        &[&format!("unknown-footnote at \"9\": {message}")],
    );
    assert_finds(
        &[(TABLES, "footnotes = [\"4\"]", "footnotes = [\"4\", \"9\"]")],
        &[&format!("unknown-footnote at \"9\": {message}")],
    );
    assert_finds(&[(RESULTS, "Of notes.", "Of notes[^9].")], &[&format!("unknown-footnote at [^9]: {message}")]);
    let note = format!("unknown-footnote at [^9]: {message}");
    assert_finds(&[(RESULTS, "says[^3]", "says[^3][^9]")], &[&note]);
}

#[test]
fn a_footnote_that_the_text_defines_is_refused() {
    insta::assert_snapshot!(printed(&[(RESULTS, "![", "[^5]: A note.\n\n![")]));
}

#[test]
fn a_legend_has_no_footnotes() {
    assert_finds(
        &[(LEGEND, "may turn", "[^1] may turn")],
        &["unknown-footnote at [^1]: a legend can't refer to footnote `1`"],
    );
    let found = findings(&[(LEGEND, "Statements on", "[^1]: Statements on")]);
    assert_eq!(
        found,
        [
            "unknown-footnote at [^1]: Statements on the [outlook](#outlook) may turn out [otherwise](https://www.sec.gov/).: footnote `1` stands in the text"
        ]
    );
}

#[test]
fn an_unused_footnote_is_a_warning() {
    insta::assert_snapshot!(printed(&[(RESULTS, "says[^3]", "says")]));
    for (file, from) in [(TABLES, "footnotes = [\"1\"]"), (TABLES, "footnotes = [\"4\"]"), (RESULTS, "[^2]")] {
        let to = from.replace(|c: char| c.is_ascii_digit(), "").replace("\"\"", "").replace("[^]", "");
        assert_eq!(findings(&[(file, from, &to)]).len(), 1, "{from}");
    }
}

#[test]
fn a_footnote_that_refers_to_itself_alone_is_unused() {
    let found = findings(&[(RESULTS, "says[^3]", "says"), (RESULTS, "Of notes.", "See [^3].")]);
    assert_eq!(found, ["unused-footnote at \"3\": nothing refers to footnote `3`"]);
}
