use super::*;

#[test]
fn a_cell_that_is_dropped_is_an_error_and_other_misreadings_are_warnings() {
    let text = |text: &str| [(MEETING, "place = \"office\"\n+++\n", format!("place = \"office\"\n+++\n{text}\n"))];
    let lost = text("| a | b |\n|---|---|\n| x | y | lost |");
    let lost = lost.each_ref().map(|(file, from, to)| (*file, *from, &**to));
    assert_finds(&lost, &["misread-text at lost: this cell stands behind the last column: readers don't see it"]);
    assert!(checked(&sources(&lost)).0.is_none());
    let link = text("See [it](annual report.pdf) at www.example.com.");
    let link = link.each_ref().map(|(file, from, to)| (*file, *from, &**to));
    assert_finds(
        &link,
        &[
            "misread-text at [it](annual report.pdf): this is no link: readers see its brackets",
            "misread-text at www.example.com: this address is no link",
        ],
    );
    assert!(checked(&sources(&link)).0.is_some());
}

#[test]
fn footnotes_and_legends_are_looked_at_as_well() {
    assert_finds(
        &[(RESULTS, "\"Of notes.\"", "\"See www.example.com.\""), (LEGEND, "Statements", "• Statements")],
        &[
            "misread-text at www.example.com: this address is no link",
            "misread-text at • Statements on the [outlook](#outlook) may turn out [otherwise](https://www.sec.gov/).: these lines are one paragraph: their signs are shown in a row",
        ],
    );
}

#[test]
fn an_entity_in_a_plain_text_is_an_error() {
    let edited = sources(&[(DIVIDEND, "title = \"Dividend\"", "title = \"Dividend &amp; more\"")]);
    let found = decode(&edited).unwrap().1;
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.code, Code::MisreadText);
    let span = finding.primary.as_ref().unwrap().span;
    assert_eq!(&edited.text(span.file)[span.start as usize..span.end as usize], "&amp;");
}
