//! What the program tells editors and authors of the format, and the form that it gives to files.

use crate::archive::{Archive, files_below, irbook, stderr, stdout};
use assert_cmd::assert::Assert;
use std::fs;

const STATEMENTS: &str = "content/announcements/2024-q1-results/figures.toml";
const RESULTS: &str = "content/announcements/2024-q1-results/announcement.md";

fn fmt(archive: &Archive, arguments: &[&str]) -> Assert {
    irbook().arg("fmt").arg("--root").arg(archive.root()).args(arguments).assert()
}

fn read(archive: &Archive, file: &str) -> String {
    fs::read_to_string(archive.root().join(file)).unwrap()
}

#[test]
fn files_are_put_into_form_once_and_check_writes_nothing() {
    let archive = Archive::example();
    fmt(&archive, &[]).success();
    let before = read(&archive, STATEMENTS);
    archive.edit(STATEMENTS, "scale = \"thousand\"", "# In thousands.\nscale='thousand'   # as printed");
    archive.edit(RESULTS, "zone = ", "\n\n\nzone   = ");
    let typed = read(&archive, STATEMENTS);
    let files = [RESULTS, STATEMENTS].map(|file| archive.root().join(file).display().to_string());
    let run = fmt(&archive, &["--check", &files[0], &files[1]]).code(1);
    assert_eq!(stdout(&run), format!("{RESULTS}\n{STATEMENTS}\n"));
    assert_eq!(read(&archive, STATEMENTS), typed);
    fmt(&archive, &[]).success();
    let expected = before.replace("scale = \"thousand\"", "# In thousands.\nscale = 'thousand' # as printed");
    assert_eq!(read(&archive, STATEMENTS), expected);
    assert!(read(&archive, RESULTS).contains("\n\nzone = "));
    assert_eq!(stdout(&fmt(&archive, &["--check"]).success()), "");
}

#[test]
fn rows_are_aligned_and_stay_so() {
    let archive = Archive::example();
    let file = archive.root().join(STATEMENTS);
    fmt(&archive, &[file.to_str().unwrap()]).success();
    let aligned = read(&archive, STATEMENTS);
    assert!(aligned.contains("cells = [\"900,000\", \"1,230,000\", \"170,353\"]"), "{aligned}");
    assert!(aligned.contains("cells = [      \"-\",     \"4,500\",     \"623\"]"), "{aligned}");
    let columns: Vec<usize> = aligned.lines().filter_map(|line| line.find(" cells = [")).collect();
    assert!(columns[..8].iter().all(|column| *column == columns[0]), "{aligned}");
    fmt(&archive, &["--check", file.to_str().unwrap()]).success();
}

#[test]
fn the_archive_of_this_repository_is_in_form() {
    let root = env!("CARGO_MANIFEST_DIR");
    assert_eq!(stdout(&irbook().args(["fmt", "--check", "--root", root]).assert().success()), "");
}

#[test]
fn a_file_with_an_error_is_named_and_left_as_it_is_and_the_others_are_put_into_form() {
    let archive = Archive::example();
    archive.edit(STATEMENTS, "scale = \"thousand\"", "scale = thousand");
    archive.edit(RESULTS, "zone = ", "zone   = ");
    let broken = read(&archive, STATEMENTS);
    let run = fmt(&archive, &[]).code(1);
    assert!(stderr(&run).contains(&format!("error: {STATEMENTS}:6:")), "{}", stderr(&run));
    assert_eq!(read(&archive, STATEMENTS), broken);
    assert!(read(&archive, RESULTS).contains("\nzone = "));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let archive = Archive::example();
    let typed =
        format!("\u{feff}{}", read(&archive, RESULTS)).replace('\n', "\r\n").replacen("title = ", "title =  ", 1);
    archive.write(RESULTS, &typed);
    fmt(&archive, &[]).success();
    assert_eq!(read(&archive, RESULTS), typed.replacen("title =  ", "title = ", 1));
}

#[test]
fn a_file_that_is_read_only_is_named_and_left_as_it_is() {
    let archive = Archive::example();
    archive.edit(RESULTS, "zone = ", "zone   = ");
    let (path, typed) = (archive.root().join(RESULTS), read(&archive, RESULTS));
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let run = fmt(&archive, &[path.to_str().unwrap()]).code(1);
    assert!(stderr(&run).contains(&format!("error: {RESULTS}: the file is read-only\n")), "{}", stderr(&run));
    assert_eq!(read(&archive, RESULTS), typed);
}

#[test]
fn a_file_that_is_none_of_the_archive_is_refused() {
    let archive = Archive::example();
    let run = fmt(&archive, &["content"]).code(2);
    assert_eq!(stderr(&run), "error: `content` is no file of this archive that has keys of irbook\n");
}

#[test]
fn keys_tell_need_meaning_and_example_and_a_wrong_name_its_neighbor() {
    let dividend = stdout(&irbook().args(["keys", "dividend"]).assert().success());
    assert!(dividend.contains("\n  declared: required without `components`; "), "{dividend}");
    assert_eq!(dividend, stdout(&irbook().args(["keys", "dividend"]).assert().success()));
    let listed = stdout(&irbook().arg("keys").assert().success());
    for name in ["site ", "announcement ", "dividend ", "results ", "moment "] {
        assert!(listed.lines().any(|line| line.starts_with(name)), "{listed}");
    }
    let within = stdout(&irbook().args(["keys", "[[results.guidance]]"]).assert().success());
    assert!(within.starts_with("guidance (`[[results.guidance]]`)"), "{within}");
    let wrong = irbook().args(["keys", "dividand"]).assert().code(2);
    assert_eq!(stderr(&wrong), "error: there are no keys of `dividand`; did you mean `dividend`?\n");
}

#[test]
fn schemas_are_listed_printed_and_written_where_they_differ() {
    let listed = stdout(&irbook().arg("schema").assert().success());
    let folder = tempfile::tempdir().unwrap();
    let write = || stderr(&irbook().args(["schema", "--output"]).arg(folder.path()).assert().success());
    assert!(write().starts_with("9 of 9 schemas written to "));
    assert!(write().starts_with("0 of 9 schemas written to "));
    let files: Vec<String> = files_below(folder.path()).iter().map(|path| path.display().to_string()).collect();
    assert_eq!(files.len(), listed.lines().count());
    let site = folder.path().join("site.schema.json");
    assert_eq!(stdout(&irbook().args(["schema", "site"]).assert().success()), fs::read_to_string(&site).unwrap());
    fs::write(&site, "{}").unwrap();
    assert!(write().starts_with("1 of 9 schemas written to "));
    let wrong = irbook().args(["schema", "sites"]).assert().code(2);
    assert_eq!(stderr(&wrong), "error: `sites` is no schema; did you mean `site`?\n");
}

#[cfg(unix)]
#[test]
fn a_schema_is_not_written_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let schemas = folder.path().join("schemas");
    fs::create_dir(&schemas).unwrap();
    for (target, is_there) in [("mine.json", true), ("nowhere.json", false)] {
        let (target, link) = (folder.path().join(target), schemas.join("site.schema.json"));
        if is_there {
            fs::write(&target, "mine").unwrap();
        }
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let run = irbook().args(["schema", "--output"]).arg(&schemas).assert().code(2);
        assert!(stderr(&run).contains("site.schema.json is a link"), "{}", stderr(&run));
        assert_eq!(fs::read_to_string(&target).ok(), is_there.then(|| "mine".to_owned()));
        fs::remove_file(link).unwrap();
    }
}
