//! Copies of irbook's templates in an archive: `irbook templates`.

use crate::archive::{AS_OF, Archive, irbook, stderr, stdout};
use std::fs;

/// The names that are listed.
fn names() -> Vec<String> {
    let list = stdout(&irbook().arg("templates").current_dir(std::env::temp_dir()).assert().success());
    list.lines().map(|line| line.split_once("  ").unwrap().0.to_owned()).collect()
}

/// The example with a copy of a template that an older version would have made.
fn outdated(name: &str) -> Archive {
    let archive = Archive::example();
    archive.run("templates", &["export", name]).success();
    let path = format!("templates/{name}");
    let text = fs::read_to_string(archive.root().join(&path)).unwrap();
    let (mark, rest) = text.split_once('\n').unwrap();
    let end = &mark[mark.find(", template ").unwrap() + ", template ".len() + 12..];
    let begin = mark.split_once(" irbook ").unwrap().0;
    archive.write(&path, format!("{begin} irbook 0.0.9, template 0123456789ab{end}\n{rest}"));
    archive
}

#[test]
fn a_site_made_of_copies_of_all_templates_has_the_same_bytes_and_no_finding() {
    let archive = Archive::example();
    let before = archive.build().files();
    let names = names();
    assert!(names.len() > 70 && names.iter().any(|name| name == "style/tokens.css"), "{names:?}");
    for name in &names {
        let said = stderr(&archive.run("templates", &["export", name]).success());
        assert_eq!(said, format!("wrote {}\n", archive.root().join("templates").join(name).display()));
    }
    assert!(archive.build_as_of(AS_OF, &["--deny-warnings"]).files() == before);
    let list = stdout(&archive.run("templates", &[]).success());
    assert_eq!(list.matches(" (yours, a copy of this version's)\n").count(), names.len(), "{list}");
}

#[test]
fn a_copy_of_an_older_version_is_a_warning_until_it_is_accepted() {
    for name in ["layout.html", "style/tokens.css", "favicon.svg"] {
        let archive = outdated(name);
        let said = stderr(&archive.run("check", &["--as-of", AS_OF]).success());
        let now = env!("CARGO_PKG_VERSION");
        let what = format!("`templates/{name}` was copied from irbook 0.0.9, and irbook {now} has another `{name}`");
        let how = format!("irbook templates export {name} --output -");
        for expected in ["warning[outdated-template]", &format!("--> templates/{name}:1:1"), &what, &how] {
            assert!(said.contains(expected), "no {expected} in {said}");
        }
        let list = stdout(&archive.run("templates", &[]).success());
        assert!(list.contains(" (yours, a copy of irbook 0.0.9's, which was another one)\n"), "{list}");
        archive.run("templates", &["accept", name]).success();
        assert!(!stderr(&archive.run("check", &["--as-of", AS_OF]).success()).contains("outdated-template"));
    }
}

#[test]
fn a_template_that_was_written_by_hand_is_no_finding_and_can_be_marked() {
    let archive = Archive::example();
    archive.write("templates/layout.html", "{% extends \"frame.html\" %}\n");
    assert!(!stderr(&archive.run("check", &["--as-of", AS_OF]).success()).contains("outdated-template"));
    assert!(stdout(&archive.run("templates", &[]).success()).contains(" (yours)\n"));
    let site = archive.build().files();
    archive.run("templates", &["accept", "templates/layout.html"]).success();
    let text = fs::read_to_string(archive.root().join("templates/layout.html")).unwrap();
    assert!(
        text.starts_with(concat!("{#- irbook ", env!("CARGO_PKG_VERSION"), ", template "))
            && text.ends_with(" -#}\n{% extends \"frame.html\" %}\n")
    );
    assert!(archive.build().files() == site);
}

#[test]
fn an_export_overwrites_nothing_and_goes_where_it_is_asked_to() {
    let archive = Archive::example();
    archive.write("templates/layout.html", "ours");
    let said = stderr(&archive.run("templates", &["export", "layout.html"]).code(2));
    assert!(said.contains("is there already") && said.contains("--output -"), "{said}");
    assert_eq!(fs::read_to_string(archive.root().join("templates/layout.html")).unwrap(), "ours");
    let shown = stdout(&archive.run("templates", &["export", "layout.html", "--output", "-"]).success());
    assert!(shown.starts_with("{#- irbook ") && shown.contains("{% extends \"frame.html\" %}"), "{shown}");
    let path = archive.root().join("elsewhere/layout.html");
    archive.run("templates", &["export", "layout.html", "--output", path.to_str().unwrap()]).success();
    assert_eq!(fs::read_to_string(path).unwrap(), shown);
}

#[test]
fn what_is_no_template_or_no_archive_is_told_with_a_way_out() {
    let archive = Archive::example();
    let said = stderr(&archive.run("templates", &["export", "layuot.html"]).code(2));
    assert!(said.contains("did you mean `layout.html`?"), "{said}");
    let said = stderr(&archive.run("templates", &["accept", "layout.html"]).code(2));
    assert!(said.contains("`irbook templates export layout.html` makes a copy"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let run = irbook().args(["templates", "export", "layout.html"]).current_dir(&folder).assert().code(2);
    assert!(stderr(&run).contains("there is no site.toml"), "{}", stderr(&run));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_archive_that_cannot_be_read_is_no_archive_without_templates() {
    let nowhere = irbook().args(["templates", "--root", "nowhere"]).assert().code(2);
    assert!(stderr(&nowhere).contains("can't read nowhere"), "{}", stderr(&nowhere));
    assert!(stderr(&nowhere).contains("isn't known") && stdout(&nowhere).contains("layout.html"));
    let archive = Archive::empty();
    archive.write("templates/company.html", b"\xff\xfe");
    let list = stdout(&archive.run("templates", &[]).success());
    assert!(list.contains("(yours, which can't be read; `irbook check` says why)"), "{list}");
}
