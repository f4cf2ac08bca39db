//! What happens to a build must not happen to the site: it is the old one or the new one, whole.

#[cfg(target_os = "linux")]
mod calls;
mod disk;
mod foreign;
mod kill;
#[cfg(target_os = "linux")]
mod power;
mod race;
#[cfg(unix)]
mod served;
#[cfg(unix)]
mod signal;
#[cfg(target_os = "linux")]
mod trace;
mod unwritable;
#[cfg(target_os = "linux")]
mod volume;

use crate::archive::{Archive, files_below, program};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Between these two the example publishes something, so that their sites differ.
const INSTANTS: [&str; 2] = ["2024-04-01T00:00:00Z", "2026-01-01T00:00:00Z"];

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// An archive, and a folder of its own in which its site stands.
struct Place {
    archive: Archive,
    folder: TempDir,
}

impl Place {
    /// The example with a further attachment. Pictures and spreadsheets, which take longest to make and are written as all else, are
    /// left out: it is built hundreds of times.
    fn new() -> Self {
        let archive = Archive::example();
        let outputs = "[outputs]\npictures = false\nworkbooks = false";
        archive.edit("site.toml", "[issuer]", &format!("{outputs}\n\n[issuer]"));
        archive.write(ATTACHMENT, "notes ".repeat(20_000));
        Self { archive, folder: tempfile::tempdir().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// A build of the site of an instant, ready to run.
    fn command(&self, as_of: &str) -> Command {
        let mut command = Command::new(program());
        command.args(["build", "--as-of", as_of, "--root"]).arg(self.archive.root()).arg("--output").arg(self.output());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn build(&self, as_of: &str) {
        let run = self.command(as_of).output().unwrap();
        assert!(run.status.success(), "{}", said(&run));
    }

    /// The sites of the instants; that of the first stands there afterwards.
    fn sites(&self) -> [Files; 2] {
        let [second, first] = [INSTANTS[1], INSTANTS[0]].map(|as_of| {
            self.build(as_of);
            files(&self.output())
        });
        assert!(first != second);
        [first, second]
    }

    /// Asserts that nothing stands beside the site.
    fn assert_nothing_beside(&self) {
        let names: Vec<_> = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["public"]);
    }
}

const ATTACHMENT: &str = "content/announcements/2024-03-12-dividend/notes.txt";

/// Every file of a site with its bytes; nothing where it isn't there.
fn files(site: &Path) -> Files {
    files_below(site).into_iter().map(|path| (path.clone(), fs::read(site.join(path)).unwrap())).collect()
}

/// What a run wrote to standard error.
fn said(run: &Output) -> String {
    let text = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// Numbers that look random and are the same in each run.
struct Random(u64);

impl Random {
    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}
