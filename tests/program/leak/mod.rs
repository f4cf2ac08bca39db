//! What isn't public is in no byte and no name of the site, whatever its kind and state, and the site is the same
//! without it.

mod document;
mod unpacked;

use crate::archive::{Archive, Site, files_below, stderr, stdout};
use aho_corasick::AhoCorasick;
use chrono::{DateTime, TimeDelta, Utc};
use document::{Document, Gate, archive};
use irbook::domain::Kind;
use proptest::prelude::*;
use std::ops::Range;
use std::path::Path;
use unpacked::unpacked;

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// When documents are published, and when some are withdrawn.
const RELEASES: [&str; 3] = ["2025-01-02T01:00:00Z", "2025-01-02T03:00:00Z", "2025-01-02T05:00:00Z"];

/// A document of each kind in each state, and a plain page with each whose state a page can have.
fn documents() -> Vec<Document> {
    let [first, second, third] = RELEASES.map(|at| Some(instant(at)));
    let gates = [
        Gate { draft: true, ..Gate::default() },
        Gate { draft: true, publish_at: first, ..Gate::default() },
        Gate { publish_at: first, ..Gate::default() },
        Gate { by_day: true, ..Gate::default() },
        Gate { publish_at: first, withdrawn: third, revised: second, ..Gate::default() },
        Gate { publish_at: first, revised: third, ..Gate::default() },
    ];
    let all = gates.iter().flat_map(|gate| Kind::ALL.map(|kind| (kind, *gate)));
    let correction = (Kind::Other, Gate { publish_at: second, corrects: true, ..Gate::default() });
    all.chain([correction]).enumerate().map(|(index, (kind, gate))| Document::new(index, kind, gate)).collect()
}

/// Instants just before, at and after each release.
fn around() -> Vec<DateTime<Utc>> {
    let second = TimeDelta::seconds(1);
    RELEASES.iter().map(|at| instant(at)).flat_map(|at| [at - second, at, at + second]).collect()
}

/// The name and content of every file, in small letters.
fn texts(site: &Site) -> Vec<String> {
    let text = |(path, bytes): (std::path::PathBuf, Vec<u8>)| {
        let content = unpacked(&site.folder.join(&path), &bytes);
        let mut text = format!("{}\n{}", path.display(), String::from_utf8_lossy(&content));
        text.make_ascii_lowercase();
        text
    };
    site.files().into_iter().map(text).collect()
}

fn build(archive: &Archive, as_of: DateTime<Utc>) -> Site {
    archive.build_as_of(&as_of.to_rfc3339(), &[])
}

/// The file that has a secret, and what stands before it there.
fn leak(texts: &[String], secret: &str) -> Option<String> {
    texts.iter().find_map(|text| Some(shown(text, text.find(secret)? + secret.len())))
}

/// The file of a text, and what stands in it before a place.
fn shown(text: &str, end: usize) -> String {
    let from = text[..end].char_indices().rev().nth(90).map_or(0, |(at, _)| at);
    format!("{}: ...{}", text.lines().next().unwrap_or_default(), &text[from..end])
}

/// Whether a place is in a digest: by chance, one has the digits of a figure.
fn is_in_digest(text: &str, place: Range<usize>) -> bool {
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    let before = text.as_bytes()[..place.start].iter().rev().take_while(is_word).count();
    let after = text.as_bytes()[place.start..].iter().take_while(is_word).count();
    let word = &text.as_bytes()[place.start - before..place.start + after];
    place.end <= place.start + after && word.get(..64).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
}

/// Asserts that a site has nothing that the documents keep secret.
fn assert_no_leak(texts: &[String], documents: &[Document], as_of: DateTime<Utc>) {
    let secrets: Vec<(&Document, String)> =
        documents.iter().flat_map(|it| it.secrets(as_of).into_iter().map(move |secret| (it, secret))).collect();
    // Very many texts and secrets: all are looked for at once.
    let finder = AhoCorasick::new(secrets.iter().map(|(_, secret)| secret)).unwrap();
    for text in texts {
        if let Some(found) = finder.find_overlapping_iter(text).find(|found| !is_in_digest(text, found.range())) {
            let (it, secret) = &secrets[found.pattern()];
            panic!("`{secret}` of {} ({:?}) at {as_of} in {}", it.id(), it.gate, shown(text, found.end()));
        }
    }
}

#[test]
fn digits_in_a_digest_are_no_leak() {
    let digest = format!("a {}731001{} b", "0f".repeat(20), "e".repeat(20));
    let at = |text: &str| text.find("731001").map(|at| at..at + 6).unwrap();
    assert!(is_in_digest(&digest, at(&digest)));
    for text in ["a 731001 b", "a 731001ef b", "731001", &digest.replace("0f0f", "0f-0f"), &digest.replace('e', "g")] {
        assert!(!is_in_digest(text, at(text)), "{text}");
    }
}

/// Asserts that two sites are the same, byte for byte.
fn assert_same(one: &Site, other: &Site) {
    let (one, other) = (one.files(), other.files());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        assert!(bytes == other[&path], "{} differs", path.display());
    }
}

#[test]
fn nothing_of_what_is_withheld_or_withdrawn_is_in_the_site_around_each_release() {
    let documents = documents();
    let archive = archive(&documents.iter().collect::<Vec<_>>(), &[]);
    for as_of in around() {
        assert_no_leak(&texts(&build(&archive, as_of)), &documents, as_of);
    }
}

#[test]
fn the_site_is_the_same_without_the_folders_of_what_is_withheld() {
    let documents = documents();
    let all: Vec<&Document> = documents.iter().collect();
    let with = archive(&all, &[]);
    for as_of in around() {
        let (withheld, public) = all.iter().partition::<Vec<&Document>, _>(|it| it.is_withheld(as_of));
        assert!(!withheld.is_empty());
        let one = build(&with, as_of);
        assert_same(&one, &build(&archive(&public, &[]), as_of));
        assert_same(&one, &build(&archive(&public, &withheld), as_of));
    }
}

#[test]
fn what_is_released_is_seen_wherever_it_belongs() {
    let documents = documents();
    let archive = archive(&documents.iter().collect::<Vec<_>>(), &[]);
    let site = build(&archive, instant(RELEASES[1]));
    let text = |path: &str| {
        let path = site.folder.join(path);
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        String::from_utf8_lossy(&unpacked(&path, &bytes)).to_lowercase()
    };
    let has = |path: &str, word: &str| text(path).contains(word);
    for it in documents.iter().filter(|it| !it.gate.draft) {
        let (w, k, id) = (&it.word, &it.kept, it.id());
        for path in [
            format!("announcements/{id}/index.html"),
            format!("announcements/{id}/{k}/index.html"),
            format!("announcements/{id}/{k}/{k}.csv"),
            format!("announcements/{id}/figures.csv"),
            format!("announcements/{id}/facts.csv"),
            format!("announcements/{id}/facts.json"),
            "data/facts-2025.csv".to_owned(),
            "data/facts-2025.json".to_owned(),
            format!("announcements/{id}/{id}.xlsx"),
            "events/events.csv".to_owned(),
            "events/calendar.ics".to_owned(),
            format!("events/{id}/{k}.ics"),
            format!("press/{k}/index.html"),
            format!("press/{k}/table.html"),
            format!("metrics/{w}/index.html"),
            format!("announcements/{id}/{w}.txt"),
            format!("announcements/{id}/deep/{w}.csv"),
            format!("announcements/kind/{}/index.html", it.kind.id()),
            "announcements/year/2025/index.html".to_owned(),
            "events/year/2025/index.html".to_owned(),
            "figures/index.html".to_owned(),
            format!("figures/{w}-bare/index.html"),
            format!("figures/{w}-defined/{w}-defined.csv"),
            "figures/loss-rate/index.html".to_owned(),
            format!("charts/chart-{w}.svg"),
            format!("charts/mix-{w}.svg"),
            "charts/repurchase-progress.svg".to_owned(),
            "company/people/people.csv".to_owned(),
            "sitemap.xml".to_owned(),
            "index.html".to_owned(),
            format!("{w}-page/index.html"),
            format!("pages/{w}/index.html"),
        ] {
            if path.contains("page") && !it.has_page() {
                continue;
            }
            assert!(
                has(&path, w) || has(&path, k) || path.ends_with(".svg") && has(&path, &format!("plan {w}")),
                "{path} of {w}"
            );
        }
    }
}

#[test]
fn a_public_build_and_check_print_nothing_of_what_is_withheld() {
    let documents = documents();
    let archive = archive(&documents.iter().collect::<Vec<_>>(), &[]);
    for (command, arguments) in [("build", vec![]), ("check", vec!["--format", "json"])] {
        let as_of = instant(RELEASES[0]) - TimeDelta::seconds(1);
        let run = archive.run(command, &[vec!["--as-of", &as_of.to_rfc3339()], arguments].concat()).success();
        let printed = format!("{}\n{}", stdout(&run), stderr(&run));
        let printed: Vec<&str> = printed.lines().filter(|line| !line.contains("\"severity\":\"note\"")).collect();
        assert_no_leak(&[printed.join("\n").to_lowercase()], &documents, as_of);
        let kinds = Kind::ALL.len();
        let (drafts, scheduled) = (2 * kinds, 4 * kinds + 1);
        let pages = documents.iter().filter(|it| it.has_page()).partition::<Vec<_>, _>(|it| it.gate.draft);
        let (drafts, scheduled) = (drafts + pages.0.len(), scheduled + pages.1.len());
        let left_out = format!("left out: {drafts} drafts, {scheduled} scheduled documents");
        assert_eq!(printed.contains(&&*left_out), command == "build", "{printed:#?}");
    }
}

#[test]
fn the_index_of_search_is_looked_into() {
    let documents = documents();
    let archive = archive(&documents.iter().collect::<Vec<_>>(), &[]);
    let site = build(&archive, instant(RELEASES[1]));
    let it = documents.iter().find(|it| it.gate.revised == Some(instant(RELEASES[2]))).unwrap();
    let digits = it.number.to_string();
    for (folder, secret) in
        [("fragment", format!("{},{}", &digits[..3], &digits[3..])), ("index", digits), ("index", it.word.clone())]
    {
        let files = files_below(&site.folder.join("search/pagefind").join(folder));
        let has = |path: &Path| {
            let bytes = std::fs::read(site.folder.join("search/pagefind").join(folder).join(path)).unwrap();
            String::from_utf8_lossy(&unpacked(path, &bytes)).to_lowercase().contains(&secret)
        };
        assert!(files.iter().any(|path| has(path)), "{secret} in {folder}");
    }
}

/// A random state: whether a draft, hours of publication and withdrawal.
fn gate() -> impl Strategy<Value = Gate> {
    (prop::bool::weighted(0.2), prop::option::of(0..6_i64), prop::option::of(0..6_i64)).prop_map(
        |(draft, from, until)| {
            let hour = |hour: i64| instant("2025-01-02T02:00:00Z") + TimeDelta::hours(hour);
            let publish_at = from.map(hour);
            Gate {
                draft,
                publish_at,
                revised: from.map(|from| hour(from + 3)),
                withdrawn: until.map(|after| hour(from.unwrap_or(0) + after + 1)),
                by_day: false,
                corrects: false,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_set_of_states_leaks_or_changes_the_site(
        states in prop::collection::vec((prop::sample::select(&Kind::ALL[..]), gate()), 1..7),
        correction in gate(),
        hour in 0..14_i64,
    ) {
        let correction = (Kind::Other, Gate { corrects: true, ..correction });
        let states = states.into_iter().chain([correction]).enumerate();
        let documents: Vec<Document> = states.map(|(index, (kind, gate))| Document::new(index, kind, gate)).collect();
        let as_of = instant("2025-01-02T02:00:00Z") + TimeDelta::hours(hour);
        let all: Vec<&Document> = documents.iter().collect();
        let (withheld, public) = all.iter().partition::<Vec<&Document>, _>(|it| it.is_withheld(as_of));
        let site = build(&archive(&all, &[]), as_of);
        assert_no_leak(&texts(&site), &documents, as_of);
        assert_same(&site, &build(&archive(&public, &withheld), as_of));
    }
}
