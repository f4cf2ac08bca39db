//! Putting a new site in the place of the old one, and what builds that were killed on the way left behind.

use super::inside::{Inside, RANDOM, cant_move};
use super::own::is_folder;
use super::{Exchange, WriteError, sync};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What stands beside an output while it is built, by names that no other output's have.
#[derive(Debug)]
pub(super) struct Beside {
    folder: PathBuf,
    prefix: OsString,
    name: OsString,
}

impl Beside {
    /// What stands beside the output `name` in `folder`.
    pub fn new(folder: &Path, name: &OsStr) -> Self {
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".irbook");
        Self { folder: folder.to_owned(), prefix, name: name.to_owned() }
    }

    fn path(&self, end: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(end);
        self.folder.join(name)
    }

    /// The file whose lock is the right to build.
    pub fn lock(&self) -> PathBuf {
        self.path(".lock")
    }

    /// Where the old site is for a moment where the two can't be exchanged at once.
    fn old(&self) -> PathBuf {
        self.path("-old")
    }

    /// How the names of stages begin.
    pub fn stage_prefix(&self) -> OsString {
        let mut prefix = self.prefix.clone();
        prefix.push("-");
        prefix
    }

    /// Where the site stands.
    pub fn output(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Puts back an old site that a killed build took away, and removes what killed builds left. Only the build that has the
    /// lock may do this.
    ///
    /// # Errors
    /// The system refuses.
    pub fn tidy(&self) -> Result<(), WriteError> {
        let (old, output) = (self.old(), self.output());
        if is_folder(&old) && !output.exists() {
            fs::rename(&old, &output).map_err(|error| WriteError::Io(output, error))?;
        }
        let fail = |error| WriteError::Io(self.folder.clone(), error);
        for entry in fs::read_dir(&self.folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            if (path == old || self.is_stage(&path)) && is_folder(&path) {
                remove(&path)?;
            }
        }
        Ok(())
    }

    /// Whether a name is that of a stage: others could belong to an output with a longer name.
    fn is_stage(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let random = name.strip_prefix(self.stage_prefix().as_encoded_bytes());
        random.is_some_and(|random| random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric))
    }

    /// Puts a stage in the place of the output and removes what was there; where the output itself can't be moved, file by
    /// file.
    ///
    /// # Errors
    /// The system refuses. The old site is in its place then; the new one is where it can't be waited for, or the old one not
    /// be removed.
    pub fn publish(&self, stage: &Path) -> Result<Exchange, WriteError> {
        let output = self.output();
        let put = if output.exists() {
            self.exchange(stage, &output).map(Some)
        } else {
            fs::rename(stage, &output).map(|()| None)
        };
        let old = match put {
            Ok(old) => old,
            Err(error) if cant_move(&error) && is_folder(&output) => {
                return Inside::new(&output).publish(stage).map(|()| Exchange::ByFile);
            }
            Err(error) => {
                let _ = fs::remove_dir_all(stage);
                return Err(WriteError::Io(output, error));
            }
        };
        // The old site goes once the new one is there for good.
        sync::folder(&self.folder).map_err(|error| WriteError::Io(self.folder.clone(), error))?;
        old.map_or(Ok(()), |old| remove(&old))?;
        Ok(Exchange::Whole)
    }

    /// Exchanges the two at once, or in two steps where the file system can't; gives back where the old one is.
    fn exchange(&self, stage: &Path, output: &Path) -> io::Result<PathBuf> {
        if exchange_at_once(stage, output)? { Ok(stage.to_owned()) } else { self.exchange_in_two_steps(stage, output) }
    }

    fn exchange_in_two_steps(&self, stage: &Path, output: &Path) -> io::Result<PathBuf> {
        let old = self.old();
        fs::rename(output, &old)?;
        if let Err(error) = fs::rename(stage, output) {
            fs::rename(&old, output)?;
            return Err(error);
        }
        Ok(old)
    }
}

/// Whether the two were exchanged: not every system and file system can.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange_at_once(stage: &Path, output: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, stage, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
#[expect(clippy::unnecessary_wraps, reason = "as where it can fail")]
fn exchange_at_once(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

fn remove(folder: &Path) -> Result<(), WriteError> {
    fs::remove_dir_all(folder).map_err(|error| WriteError::Remove(folder.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("name"), name).unwrap();
        }
        folder
    }

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn beside(folder: &tempfile::TempDir) -> Beside {
        Beside::new(folder.path(), OsStr::new("public"))
    }

    #[test]
    fn what_killed_builds_left_goes_and_nothing_else() {
        let kept =
            ["public", ".public", ".public.irbook-a1B2c3.irbook-a1B2c3", ".other.irbook-a1B2c3", ".public.irbook-mine"];
        let folder = folder_with(&[&kept[..], &[".public.irbook-a1B2c3", ".public.irbook-old"]].concat());
        beside(&folder).tidy().unwrap();
        let mut kept = kept.map(str::to_owned);
        kept.sort();
        assert_eq!(names(&folder), kept);
    }

    #[test]
    fn an_old_site_that_was_taken_away_is_put_back_before_anything_else() {
        let folder = folder_with(&[".public.irbook-old", ".public.irbook-a1B2c3"]);
        beside(&folder).tidy().unwrap();
        assert_eq!(names(&folder), ["public"]);
        assert_eq!(fs::read_to_string(folder.path().join("public/name")).unwrap(), ".public.irbook-old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn there_is_a_site_at_every_moment_of_an_exchange() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let folder = folder_with(&["public"]);
        let (beside, name, done) = (beside(&folder), folder.path().join("public/name"), AtomicBool::new(false));
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut missed = 0;
                while !done.load(Ordering::Relaxed) {
                    missed += usize::from(fs::metadata(&name).is_err());
                }
                missed
            });
            for _ in 0..2000 {
                let stage = folder.path().join(".public.irbook-a1B2c3");
                fs::create_dir(&stage).unwrap();
                fs::write(stage.join("name"), "").unwrap();
                beside.publish(&stage).unwrap();
            }
            done.store(true, Ordering::Relaxed);
            assert_eq!(reader.join().unwrap(), 0);
        });
    }

    #[test]
    fn in_two_steps_the_new_site_comes_into_place_as_well() {
        let folder = folder_with(&["public", ".public.irbook-a1B2c3"]);
        let [output, stage] = ["public", ".public.irbook-a1B2c3"].map(|name| folder.path().join(name));
        let old = beside(&folder).exchange_in_two_steps(&stage, &output).unwrap();
        assert_eq!(fs::read_to_string(output.join("name")).unwrap(), ".public.irbook-a1B2c3");
        assert_eq!(fs::read_to_string(old.join("name")).unwrap(), "public");
        beside(&folder).tidy().unwrap();
        assert_eq!(names(&folder), ["public"]);
    }

    #[test]
    fn in_two_steps_the_old_site_comes_back_where_the_second_fails() {
        let folder = folder_with(&["public"]);
        let output = folder.path().join("public");
        beside(&folder).exchange_in_two_steps(&folder.path().join("missing"), &output).unwrap_err();
        assert_eq!(names(&folder), ["public"]);
    }
}
