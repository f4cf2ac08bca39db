//! Places that can't be written or must not be read.

use super::{INSTANTS, Place, files, said};
use crate::archive::{AS_OF, program};
use std::fs;
use std::path::Path;

#[cfg(unix)]
fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
}

/// As root, who may write everywhere, the build is run as nobody.
#[cfg(unix)]
#[test]
fn a_folder_that_must_not_be_written_is_named_and_the_old_site_stays() {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    let place = Place::new();
    let [old, _] = place.sites();
    permit(place.archive.root(), 0o755);
    permit(place.folder.path(), 0o555);
    // The binary may lie where nobody else can reach it.
    let binary = place.archive.root().join("irbook");
    fs::copy(program(), &binary).unwrap();
    let mut command = std::process::Command::new(&binary);
    command.args(place.command(INSTANTS[1]).get_args());
    if fs::metadata(place.archive.root()).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let run = command.output().unwrap();
    permit(place.folder.path(), 0o755);
    let said = said(&run);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains(place.folder.path().to_str().unwrap()) && said.contains("Permission denied"), "{said}");
    assert!(files(&place.output()) == old);
    place.assert_nothing_beside();
}

#[test]
fn an_output_below_a_file_or_that_is_one_is_named_and_the_file_stays() {
    let place = Place::new();
    let file = place.folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    for output in ["file/public", "file/deep/public", "file"] {
        let run = place.archive.run("build", &["--output", place.folder.path().join(output).to_str().unwrap()]).code(2);
        let said = crate::archive::stderr(&run);
        assert!(said.contains(file.to_str().unwrap()) && said.contains("ot a directory"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
        assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_archive_is_named_and_the_old_site_stays() {
    let place = Place::new();
    let [old, _] = place.sites();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "secret").unwrap();
    for (target, name) in [("", "content/announcements/outside"), ("secret.txt", "static/secret.txt")] {
        let link = place.archive.root().join(name);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(outside.path().join(target), &link).unwrap();
        let run = place.command(AS_OF).output().unwrap();
        let said = said(&run);
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains(name) && said.contains("out of the archive"), "{said}");
        assert!(files(&place.output()) == old);
        place.assert_nothing_beside();
        fs::remove_file(&link).unwrap();
    }
}
