//! The tables of every fact, and what they say beside the files of statements.

use crate::archive::{AS_OF, Archive, Site, stderr, stdout};
use irbook::output::unguarded;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The records of a file, each by its columns.
fn records(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let record = |it: csv::StringRecord| columns.iter().zip(&it).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    reader.records().map(|it| record(it.unwrap())).collect()
}

/// The same of JSON, with what it says of each document once.
fn records_of_json(text: &str) -> Vec<BTreeMap<String, String>> {
    let file: Value = serde_json::from_str(text).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let columns: Vec<String> = file["columns"].as_array().unwrap().iter().map(text).collect();
    let mut found = Vec::new();
    for document in file["documents"].as_array().unwrap() {
        for fact in document["facts"].as_array().unwrap() {
            let fields = fact.as_array().unwrap().iter().map(text);
            let mut record: BTreeMap<String, String> = columns.iter().cloned().zip(fields).collect();
            record.extend(["announcement", "source"].map(|key| (key.to_owned(), text(&document[key]))));
            found.push(record);
        }
    }
    found
}

/// The paths of files of facts, those of announcements and those of years.
fn files(site: &Site, ending: &str) -> (Vec<String>, Vec<String>) {
    let paths = site.files().into_keys().map(|path| path.to_str().unwrap().to_owned());
    let (own, rest): (Vec<String>, Vec<String>) = paths.partition(|path| path.starts_with("announcements/"));
    let are = |paths: Vec<String>, begin: &str, end: &str| -> Vec<String> {
        paths.into_iter().filter(|path| path.starts_with(begin) && path.ends_with(end)).collect()
    };
    (are(own, "announcements/", &format!("/facts{ending}")), are(rest, "data/facts-", ending))
}

#[test]
fn the_facts_of_a_year_are_those_of_its_announcements() {
    let site = Archive::nordkant().build();
    for ending in [".csv", ".json"] {
        let (own, years) = files(&site, ending);
        assert_eq!((own.len(), years.len()), (2, 1), "{own:?} {years:?}");
        let read = |path: &String| match ending {
            ".csv" => records(&site.read(path)),
            _ => records_of_json(&site.read(path)),
        };
        let in_files: BTreeSet<_> = own.iter().flat_map(read).collect();
        let in_years: Vec<_> = years.iter().flat_map(read).collect();
        assert_eq!(in_years.len(), own.iter().map(|path| read(path).len()).sum::<usize>());
        assert_eq!(in_years.into_iter().collect::<BTreeSet<_>>(), in_files);
    }
}

#[test]
fn json_says_what_csv_says_without_apostrophes() {
    let site = Archive::nordkant().build();
    let (own, years) = files(&site, ".csv");
    for path in own.iter().chain(&years) {
        let plain = |(column, field): (String, String)| (column, unguarded(&field).to_owned());
        let csv: Vec<BTreeMap<_, _>> =
            records(&site.read(path)).into_iter().map(|record| record.into_iter().map(plain).collect()).collect();
        assert_eq!(csv, records_of_json(&site.read(&path.replace(".csv", ".json"))), "{path}");
    }
}

#[test]
fn each_fact_stands_where_its_address_says() {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for archive in [Archive::example(), Archive::nordkant()] {
        let site = archive.build();
        let mut count = 0;
        for fact in files(&site, ".csv").1.iter().flat_map(|path| records(&site.read(path))) {
            let (page, anchor) = fact["address"].split_once('#').expect("an anchor");
            let of_page = ids.entry(format!("{}{page}", site.folder.display())).or_insert_with(|| {
                let html = site.read(&format!("{page}index.html"));
                html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
            });
            assert!(of_page.contains(anchor), "{fact:?}");
            count += 1;
        }
        assert!(count > 50, "{count}");
    }
}

#[test]
fn every_figure_of_a_statement_is_a_fact_of_the_same_value_and_checks() {
    let site = Archive::nordkant().build();
    let facts: BTreeMap<String, _> = files(&site, ".csv")
        .1
        .iter()
        .flat_map(|path| records(&site.read(path)))
        .map(|fact| (fact["address"].clone(), fact))
        .collect();
    let mut cells = 0;
    for path in site.files().into_keys().filter(|path| path.extension().is_some_and(|it| it == "csv")) {
        let text = site.read(path.to_str().unwrap());
        if !text.starts_with("announcement,source,statement,") {
            continue;
        }
        for cell in records(&text).into_iter().filter(|cell| !cell["value"].is_empty()) {
            let [id, statement, line, column] =
                ["announcement", "statement", "line", "column"].map(|key| cell[key].as_str());
            let address = format!("announcements/{id}/{statement}/#{statement}.{line}.{column}");
            let fact = &facts[&address];
            assert_eq!(fact["value"], cell["value_in_units"]);
            for same in [
                "label",
                "members",
                "states",
                "unit",
                "currency",
                "scale",
                "period",
                "period_start",
                "period_end",
                "audited",
                "restated",
                "translated_from",
                "rate",
                "method",
                "printed",
                "rules",
                "statements",
            ] {
                assert_eq!(fact[same], cell[same], "{same} of {address}");
            }
            cells += 1;
        }
    }
    assert!(cells > 100, "{cells}");
}

#[test]
fn a_restated_figure_names_the_document_that_states_it_anew() {
    let site = Archive::nordkant().build();
    let facts: Vec<_> = files(&site, ".csv").1.iter().flat_map(|path| records(&site.read(path))).collect();
    let restated: Vec<_> = facts.iter().filter(|fact| !fact["restated_by"].is_empty()).collect();
    assert!(!restated.is_empty());
    for fact in restated {
        let by = &fact["restated_by"];
        assert_ne!(*by, fact["announcement"]);
        let is_same = |other: &&BTreeMap<String, String>| {
            other["announcement"] == *by && ["concept", "period_end"].iter().all(|key| other[*key] == fact[*key])
        };
        let anew = facts.iter().find(is_same).expect("the figure as restated");
        assert_ne!(anew["value"], fact["value"]);
    }
}

#[test]
fn an_archive_may_have_no_files_of_facts() {
    let archive = Archive::nordkant();
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", format!("{site}\n[outputs]\nfacts = false\n"));
    let site = archive.build();
    let all = [files(&site, ".csv"), files(&site, ".json")];
    assert!(!site.has("datapackage.json") && !site.has("data/schema/events.json") && site.has("data/index.html"));
    assert!(all.iter().all(|(own, years)| own.is_empty() && years.is_empty()), "{all:?}");
}

#[test]
fn facts_in_the_terminal_are_chosen_by_concept_period_member_and_document() {
    let archive = Archive::nordkant();
    let site = archive.build();
    let all: Vec<_> = files(&site, ".csv").1.iter().flat_map(|path| records(&site.read(path))).collect();
    let printed = |arguments: &[&str]| {
        let arguments = [&["--as-of", AS_OF, "--format", "csv"], arguments].concat();
        records(&stdout(&archive.run("facts", &arguments).success()))
    };
    assert_eq!(printed(&[]), all);
    let of = all.iter().find(|fact| !fact["members"].is_empty() && !fact["period_start"].is_empty()).unwrap();
    let member = of["members"].split(' ').next().unwrap();
    let arguments =
        ["--concept", &of["concept"], "--period", &of["period"], "--member", member, "--document", &of["announcement"]];
    let found = printed(&arguments);
    assert!(found.contains(of) && found.len() < all.len(), "{found:?}");
    for fact in &found {
        assert!(["concept", "period", "announcement"].iter().all(|key| fact[*key] == of[*key]), "{fact:?}");
        assert!(fact["members"].split(' ').any(|it| it == member), "{fact:?}");
    }
    let json =
        stdout(&archive.run("facts", &[&["--as-of", AS_OF, "--format", "json"], &arguments[..]].concat()).success());
    assert_eq!(records_of_json(&json).len(), found.len());
}

#[test]
fn a_period_has_its_flows_and_the_balances_at_its_end_and_a_day_has_balances_alone() {
    let archive = Archive::nordkant();
    let of = |period: &str| -> BTreeSet<(String, String)> {
        let run = archive.run("facts", &["--as-of", AS_OF, "--format", "csv", "--period", period]).success();
        let days = |fact: BTreeMap<String, String>| (fact["period_start"].clone(), fact["period_end"].clone());
        records(&stdout(&run)).into_iter().map(days).collect()
    };
    let pair = |start: &str, end: &str| (start.to_owned(), end.to_owned());
    let (flow, balance) = (pair("2023-12-31", "2024-03-30"), pair("", "2024-03-30"));
    assert_eq!(of("2024-Q2"), [flow, balance.clone()].into());
    assert_eq!(of("2024-03-30"), [balance].into());
}

#[test]
fn a_table_of_facts_is_aligned_for_people() {
    let run = Archive::nordkant().run("facts", &["--as-of", AS_OF, "--document", "2024-q2-results"]).success();
    let text = stdout(&run);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("document") && lines[0].ends_with("printed"), "{text}");
    let width = |line: &&str| line.chars().count();
    assert!(lines.len() > 50 && lines.iter().all(|line| width(line) == width(&lines[0])), "{text}");
}

#[test]
fn a_question_that_nothing_answers_is_an_error_that_names_what_is_near() {
    let archive = Archive::nordkant();
    let concept = records(&archive.build().read("data/facts-2024.csv"))[0]["concept"].clone();
    let slip = format!("{concept}x");
    for (arguments, told) in [
        (["--concept", &slip], format!("did you mean `{concept}`?")),
        (["--document", "2024-q2-result"], "did you mean `2024-q2-results`?".to_owned()),
        (["--period", "2024-Q9"], "is no period".to_owned()),
        (["--member", "nowhere-at-all"], "no figure is of a member".to_owned()),
    ] {
        let run = archive.run("facts", &[&["--as-of", AS_OF], &arguments[..]].concat()).code(2);
        assert!(stderr(&run).contains(&told), "{}", stderr(&run));
    }
    let elsewhere =
        ["--as-of", "2024-05-20T12:00:00Z", "--document", "2024-04-02-website", "--concept", "total-revenue"];
    assert_eq!(stdout(&Archive::example().run("facts", &elsewhere).success()), "no facts\n");
}

#[test]
fn the_page_of_data_files_leads_to_each_table_and_tells_its_columns() {
    let site = Archive::example().build();
    let page = site.read("data/index.html");
    for path in ["data/facts-2024.csv", "data/facts-2024.json", "events/events.csv", "datapackage.json", "ledger.jsonl"]
    {
        assert!(page.contains(&format!("href=\"../{path}\"")), "{path}");
        assert!(site.has(path), "{path}");
    }
    assert!(page.contains("<code>period_start</code>, <code>period_end</code>"), "{page}");
    assert!(site.read("index.html").contains("href=\"data/index.html\""));
    assert!(site.read("figures/index.html").contains("href=\"../data/index.html\""));
}
