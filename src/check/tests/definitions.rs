//! Which definition of a metric a document follows, and what is found of those that nothing begins.

use crate::archive::{Archive, Documents};
use crate::check::check;
use crate::check::sample::{announcement, archive, beside, sources};
use crate::decode::decode;
use crate::source::Sources;

/// The definitions of the metric `m`, and what documents state of it: an id, which is a month of 2024 as well, keys of
/// front matter and keys and values of the metric.
fn files(definitions: &str, documents: &[(&str, &str, &str, &str)]) -> Sources {
    let metric = format!("[[metrics]]\nid = \"m\"\nlabel = \"M\"\ndefinitions = [{definitions}]\n");
    let mut files = vec![("content/metrics.toml".to_owned(), metric)];
    for (id, front, keys, values) in documents {
        files.push(announcement(&format!("a{id}"), &format!("2024-{id}-15"), front));
        files.push(beside(
            &format!("a{id}"),
            "metrics.toml",
            &format!("[[metrics]]\nmetric = \"m\"\n{keys}\nvalues = [{values}]\n"),
        ));
    }
    sources(&files)
}

fn followed(archive: &Archive) -> Vec<&str> {
    let all = archive.announcements.iter().flat_map(|it| &it.metrics);
    all.map(|it| it.definition.as_ref().map_or("", |name| &name.value)).collect()
}

fn messages(sources: &Sources) -> Vec<String> {
    let (documents, findings): (Documents, _) = decode(sources).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    check(documents, sources).findings.iter().map(|it| format!("{}: {}", it.code.id(), it.message)).collect()
}

const TWO: &str = "{ id = \"old\", text = \"All.\" }, { id = \"new\", label = \"Ongoing\", text = \"Ongoing ones.\" }";
const OLD: &str = "{ id = \"old\", text = \"All.\" }";
const RESTATES: &str = "[[restatements]]\nconcept = \"m\"\nperiod = \"2023-12-31\"\ncause = \"definition\"\nold = \"100\"\n\
    new = \"70\"\ndocument = \"a01\"\nnote = \"Ongoing ones only.\"";

fn value(period: &str, amount: &str) -> String {
    format!("{{ period = \"{period}\", amount = \"{amount}\" }}")
}

#[test]
fn a_document_that_names_none_follows_the_definition_that_was_named_last() {
    let (first, second) = (value("2023-12-31", "100"), value("2024-03-31", "80"));
    let third = value("2024-06-30", "90");
    let named = "definition = \"new\"";
    let files = files(TWO, &[("01", "", "", &first), ("05", "", named, &second), ("08", "", "", &third)]);
    assert_eq!(followed(&archive(&files)), ["old", "new", "new"]);
}

#[test]
fn a_later_definition_is_in_force_from_its_source_on() {
    let definitions = TWO.replace("text = \"Ongoing ones.\"", "text = \"Ongoing ones.\", source = \"a05\"");
    let (first, second) = (value("2023-12-31", "100"), value("2024-03-31", "80"));
    let files = files(&definitions, &[("01", "", "", &first), ("05", "", "", &second)]);
    assert_eq!(followed(&archive(&files)), ["old", "new"]);
}

#[test]
fn a_restatement_by_its_definition_begins_the_next_one_without_a_key_in_older_documents() {
    let (first, second) =
        (value("2023-12-31", "100"), [value("2024-03-31", "80"), value("2023-12-31", "70")].join(", "));
    let files = files(TWO, &[("01", "", "", &first), ("05", RESTATES, "", &second)]);
    assert_eq!(followed(&archive(&files)), ["old", "new"]);
}

#[test]
fn a_restated_definition_that_is_not_written_down_is_one_of_its_own_with_the_note_as_its_text() {
    let second = [value("2024-03-31", "80"), value("2023-12-31", "70")].join(", ");
    let third = [value("2024-06-30", "90"), value("2023-09-30", "60")].join(", ");
    let again = RESTATES.replace("2023-12-31", "2023-09-30").replace("100", "110").replace("70", "60");
    let first = [value("2023-12-31", "100"), value("2023-09-30", "110")].join(", ");
    let files = files(OLD, &[("01", "", "", &first), ("05", RESTATES, "", &second), ("08", &again, "", &third)]);
    let archive = archive(&files);
    assert_eq!(followed(&archive), ["old", "a05", "a05"], "a second period that is restated begins no third one");
    let implied = &archive.metrics[0].definitions[1];
    assert_eq!((&*implied.text, implied.implied.is_some()), ("Ongoing ones only.", true));
}

#[test]
fn checking_what_was_checked_comes_to_the_same() {
    let second = [value("2024-03-31", "80"), value("2023-12-31", "70")].join(", ");
    let files = files(OLD, &[("01", "", "", &value("2023-12-31", "100")), ("05", RESTATES, "", &second)]);
    let Archive { config, issuer, metrics, announcements, .. } = archive(&files);
    let documents = Documents { site: Some((config, issuer)), metrics, announcements, ..Documents::default() };
    let verdict = check(documents, &files);
    let again = verdict.archive.expect("an archive");
    assert_eq!(followed(&again), ["old", "a05"]);
    assert_eq!(again.metrics[0].definitions.len(), 2);
}

#[test]
fn a_definition_that_nothing_begins_is_found_where_a_document_names_none() {
    let open = files(TWO, &[("01", "", "", &value("2023-12-31", "100"))]);
    assert_eq!(messages(&open), ["unknown-definition: nothing says from which document on `m` is counted by `new`"]);
    let named = files(TWO, &[("01", "", "definition = \"old\"", &value("2023-12-31", "100"))]);
    assert_eq!(messages(&named), [] as [&str; 0]);
}

#[test]
fn figures_of_two_definitions_need_not_agree_and_those_of_one_must() {
    let second = [value("2024-03-31", "80"), value("2023-12-31", "70")].join(", ");
    let two = files(TWO, &[("01", "", "", &value("2023-12-31", "100")), ("05", "", "definition = \"new\"", &second)]);
    assert_eq!(messages(&two), [] as [&str; 0]);
    let one = files(OLD, &[("01", "", "", &value("2023-12-31", "100")), ("05", "", "", &second)]);
    let (documents, _) = decode(&one).unwrap();
    let help = check(documents, &one).findings[0].help.clone().unwrap();
    let ways = [
        "If one is mistyped, mend it. If",
        "[[restatements]] with concept",
        "cause = \"definition\"",
        "explain it: [[waivers]]",
    ];
    assert!(ways.iter().all(|way| help.contains(way)), "{help}");
    assert_eq!(messages(&one), ["figures-disagree: `m@2023-12-31` is 70, but `a01` states 100"]);
}

#[test]
fn a_restatement_by_a_definition_that_both_documents_name_alike_is_found() {
    let second = [value("2024-03-31", "80"), value("2023-12-31", "70")].join(", ");
    let named = "definition = \"old\"";
    let files = files(TWO, &[("01", "", named, &value("2023-12-31", "100")), ("05", RESTATES, named, &second)]);
    let wrong = "unused-restatement: this restatement explains nothing: `a01` states the old figure by the same definition \
                 `old`";
    assert_eq!(messages(&files), [wrong]);
}
