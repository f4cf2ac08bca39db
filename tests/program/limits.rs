//! What hosts take: no names that they keep back, and sizes near their limits are told in time.

use crate::archive::{AS_OF, Archive, files_below, stderr, stdout};
use irbook::output::size::Limits;
use irbook::pipeline::{Request, Target, read, write};

#[test]
fn jekyll_is_told_to_keep_out_and_nothing_else_has_a_name_that_it_would_drop() {
    let site = Archive::example().build();
    assert_eq!(site.read(".nojekyll"), "");
    let reserved =
        |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b"_") || part.as_encoded_bytes().starts_with(b".");
    let names: Vec<_> = files_below(&site.folder).into_iter().filter(|path| path.iter().any(reserved)).collect();
    assert_eq!(names, [std::path::PathBuf::from(".nojekyll")]);
}

#[test]
fn files_with_names_that_hosts_keep_back_are_errors() {
    let archive = Archive::empty();
    archive.announce("first", "2025-01-02", "");
    archive.write("content/announcements/first/_draft/table.csv", "1");
    archive.write("static/_headers", "1");
    let said = stderr(&archive.run("build", &["--as-of", AS_OF]).code(1));
    assert_eq!(said.matches("error[reserved-name]").count(), 2, "{said}");
    assert!(said.contains("call it `draft`") && said.contains("call it `headers`"), "{said}");
}

#[test]
fn a_hidden_file_below_static_is_passed_over_with_a_note() {
    let archive = Archive::empty();
    archive.write("static/.well-known/security.txt", "Contact");
    archive.write("static/plain.txt", "Plain");
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "json"]).success();
    assert!(stdout(&run).contains("`.well-known/security.txt` is passed over"), "{}", stdout(&run));
    let site = archive.build();
    assert!(site.has("plain.txt") && !site.has(".well-known"));
}

/// What is said of a site, given that its host takes so many bytes in all and in one file.
fn found(archive: &Archive, limits: Limits) -> Vec<String> {
    let request =
        Request { root: archive.root().to_owned(), as_of: AS_OF.parse().unwrap(), drafts: false, base_url: None };
    let mut checked = read(&request).unwrap();
    let output = archive.public();
    let target = Target { limits, ..Target::new(&output) };
    let written = write(&request, &mut checked, &target, &|_, _| {}).unwrap();
    written.findings.iter().map(|it| it.message.clone()).collect()
}

#[test]
fn a_site_and_its_files_are_measured_before_they_are_published() {
    let archive = Archive::empty();
    archive.announce("first", "2025-01-02", "");
    archive.write("content/announcements/first/big.zip", vec![0; 5 << 20]);
    assert!(found(&archive, Limits { site: 7 << 20, file: 7 << 20 }).is_empty());
    assert_eq!(
        found(&archive, Limits { site: 6 << 20, file: 4 << 20 }),
        [
            "the site has 6 of 6 MiB, nearly all that GitHub Pages takes",
            "`announcements/first/big.zip` has 5 of 4 MiB, more than a repository takes"
        ]
    );
    assert!(!archive.public().exists(), "nothing was published");
    assert_eq!(std::fs::read_dir(archive.root()).unwrap().count(), 2, "nothing was left beside");
}

#[test]
fn a_file_near_the_limit_is_a_warning_that_can_be_denied() {
    let archive = Archive::empty();
    archive.announce("first", "2025-01-02", "");
    archive.build();
    let path = archive.root().join("content/announcements/first/scan.pdf");
    // Without content, so that it takes no room.
    std::fs::File::create(path).unwrap().set_len(85 << 20).unwrap();
    let run = archive.run("build", &["--as-of", AS_OF, "--deny-warnings"]).code(1);
    assert!(stderr(&run).contains("warning[pages-limit]"), "{}", stderr(&run));
    assert!(!archive.public().join("announcements/first/scan.pdf").exists(), "the old site stays");
    let run = archive.run("build", &["--as-of", AS_OF]).success();
    assert!(stderr(&run).contains("`announcements/first/scan.pdf` has 85 of 100 MiB"), "{}", stderr(&run));
    assert!(archive.public().join("announcements/first/scan.pdf").exists());
}
