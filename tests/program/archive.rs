//! Archives in temporary folders, and the sites that irbook makes of them.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use irbook::pipeline::{Request, Target, build, read};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The instant that sites speak from where a test doesn't name another: after everything in the archives.
pub const AS_OF: &str = "2026-01-01T00:00:00Z";

/// The smallest `site.toml`.
const SITE: &str = r#"title = "Example archive"
description = "Announcements of Example Corp."
base_url = "https://ir.example.com/archive/"
language = "en"
zones = ["Asia/Hong_Kong"]

[issuer]
names = [{ name = "Example Corp." }]
fiscal_year_end = "12-31"
"#;

/// The repository, which is an archive itself.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The small archive of an invented company, with an announcement of every kind.
pub fn example() -> PathBuf {
    repository().join("tests/fixtures/archive")
}

/// The regular files below a folder, sorted, each as its path in the folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(folder).unwrap().to_owned()).collect()
}

/// The binary: the one that `IRBOOK` names, or the one that was compiled with these tests.
pub fn program() -> PathBuf {
    std::env::var_os("IRBOOK").map_or_else(|| env!("CARGO_BIN_EXE_irbook").into(), PathBuf::from)
}

/// The binary, ready for arguments.
pub fn irbook() -> Command {
    let mut command = Command::new(program());
    command.env_remove("CLICOLOR_FORCE").env_remove("RAYON_NUM_THREADS");
    command
}

/// What a finished run printed to standard output.
pub fn stdout(run: &Assert) -> String {
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

/// What a finished run printed to standard error.
pub fn stderr(run: &Assert) -> String {
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

/// An archive in a folder of its own.
pub struct Archive {
    folder: Rc<TempDir>,
}

impl Archive {
    /// An archive of a `site.toml` alone.
    pub fn empty() -> Self {
        let archive = Self { folder: Rc::new(tempfile::tempdir().unwrap()) };
        archive.write("site.toml", SITE);
        archive
    }

    /// A copy of the example.
    pub fn example() -> Self {
        Self::copy_of(&example())
    }

    /// A copy of the archive of segments, equity, years of whole weeks, cents and decimal commas.
    pub fn nordkant() -> Self {
        Self::copy_of(&repository().join("tests/fixtures/nordkant"))
    }

    /// A copy of the archive in which slips are made.
    pub fn of_slips() -> Self {
        Self::copy_of(&repository().join("tests/fixtures/slips"))
    }

    fn copy_of(root: &Path) -> Self {
        let archive = Self { folder: Rc::new(tempfile::tempdir().unwrap()) };
        for path in files_below(root) {
            archive.write(path.to_str().unwrap(), fs::read(root.join(&path)).unwrap());
        }
        archive
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Where a build writes that names no output.
    pub fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Writes a file, with its folder.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let target = self.root().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, content).unwrap();
    }

    /// Replaces a text that stands in a file.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        assert!(text.contains(old), "{path} has no `{old}`");
        self.write(path, text.replace(old, new));
    }

    /// Adds an announcement of a day, with a payment on the same day and lines of further facts.
    pub fn announce(&self, id: &str, day: &str, facts: &str) {
        let text = format!(
            "+++\ntitle = \"Title of {id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
             source = {{ title = \"Form\" }}\n{facts}\n\
             [[events]]\nkind = \"payment\"\ntitle = \"Payment of {id}\"\nwhen = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}\n\
             +++\nText of {id}.\n"
        );
        self.write(&format!("content/announcements/{id}/announcement.md"), text);
    }

    /// Runs a command on the archive.
    pub fn run(&self, command: &str, arguments: &[&str]) -> Assert {
        irbook().arg(command).arg("--root").arg(self.root()).args(arguments).assert()
    }

    /// Builds the site as of an instant into `public`.
    pub fn build_as_of(&self, as_of: &str, arguments: &[&str]) -> Site {
        self.run("build", &[&["--as-of", as_of], arguments].concat()).success();
        Site { archive: Some(Rc::clone(&self.folder)), ..Site::at(self.public()) }
    }

    /// The site with drafts and scheduled documents as of an instant, which no command writes.
    pub fn preview_as_of(&self, as_of: &str) -> Site {
        let as_of = as_of.parse().unwrap();
        let request = Request { root: self.root().to_owned(), as_of, drafts: true, base_url: None };
        build(&request, &mut read(&request).unwrap(), &Target::new(&self.public()), &|_, _| {}).unwrap();
        Site { archive: Some(Rc::clone(&self.folder)), ..Site::at(self.public()) }
    }

    /// Builds the site into `public`.
    pub fn build(&self) -> Site {
        self.build_as_of(AS_OF, &[])
    }
}

/// A site on disk.
pub struct Site {
    pub folder: PathBuf,
    /// Keeps the archive's folder, in which the site stands, until both are done with.
    #[expect(dead_code, reason = "only dropped")]
    archive: Option<Rc<TempDir>>,
}

impl Site {
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), archive: None }
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = files_below(&self.folder).into_iter();
        files.map(|path| (path.clone(), fs::read(self.folder.join(path)).unwrap())).collect()
    }

    /// The file name of the stylesheet.
    pub fn stylesheet(&self) -> String {
        let names = files_below(&self.folder).into_iter().map(|path| path.to_str().unwrap().to_owned());
        names.into_iter().find(|name| name.starts_with("style.")).unwrap()
    }
}
