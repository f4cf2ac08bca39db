//! Whom the system lets read a site.

use super::{INSTANTS, Place, said};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use walkdir::WalkDir;

#[test]
fn a_server_may_read_the_site_whatever_the_umask_and_who_may_write_it_is_left_to_that() {
    for (umask, folders, files) in [("077", 0o755, 0o644), ("027", 0o755, 0o644), ("002", 0o775, 0o664)] {
        let place = Place::new();
        let build = place.command(INSTANTS[1]);
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("umask {umask} && exec \"$@\""), "sh"])
            .arg(build.get_program())
            .args(build.get_args());
        let run = shell.output().unwrap();
        assert!(run.status.success(), "{}", said(&run));
        for entry in WalkDir::new(place.output()) {
            let entry = entry.unwrap();
            let mode = fs::metadata(entry.path()).unwrap().permissions().mode() & 0o777;
            let expected = if entry.file_type().is_dir() { folders } else { files };
            assert_eq!(mode, expected, "{umask}: {mode:o} {}", entry.path().display());
        }
    }
}
