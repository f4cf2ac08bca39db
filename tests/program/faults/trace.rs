//! The system calls of a build, as strace tells them: those that go past the C library too.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A system call on a file.
#[derive(Debug)]
pub struct Call {
    thread: String,
    pub name: String,
    /// The arguments as strace prints them, with the path of each open file.
    pub arguments: String,
    pub is_injected: bool,
    /// How many of this name the thread made so far, from 1.
    pub count: usize,
}

impl Call {
    /// Whether it gives an open file bytes, or makes a file or a folder.
    pub fn writes(&self) -> bool {
        const WRITING: [&str; 7] = ["write", "writev", "pwrite64", "ftruncate", "copy_file_range", "mkdir", "mkdirat"];
        WRITING.contains(&&*self.name) || self.arguments.contains("O_CREAT")
    }

    pub fn renames(&self) -> bool {
        self.name.starts_with("rename")
    }

    /// Whether it waits for the disk.
    pub fn syncs(&self) -> bool {
        ["syncfs", "fsync", "fdatasync"].contains(&&*self.name)
    }

    /// Whether it takes a name away.
    pub fn removes(&self) -> bool {
        self.name.starts_with("unlink") || self.name == "rmdir"
    }

    /// The path of the file that is open as the first argument.
    pub fn open_file(&self) -> Option<&str> {
        self.arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(path, _)| path)
    }

    /// The first path that is given as one.
    pub fn path(&self) -> Option<&str> {
        self.arguments.split('"').nth(1)
    }

    /// What makes every call of its name fail that is the `count`th of its thread.
    pub fn failure(&self, error: &str) -> String {
        format!("inject={}:error={error}:when={}", self.name, self.count)
    }

    fn of(line: &str) -> Option<(&str, &str, &str)> {
        let (thread, rest) = line.split_once(' ')?;
        let (name, arguments) = rest.trim_start().split_once('(')?;
        name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_').then_some((thread, name, arguments))
    }
}

/// Every call on files.
pub const FILES: &str = "%file,%desc";

/// Runs a command by one thread at a time and tells those of its calls that are traced, in order.
pub fn trace<'i>(command: &Command, traced: &str, injected: impl IntoIterator<Item = &'i str>) -> (Output, Vec<Call>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-qq", "-s", "0", "--seccomp-bpf", "-e", "signal=none", "-o"]).arg(log.path());
    strace.args(["-e", &format!("trace={traced}")]);
    strace.args(injected.into_iter().flat_map(|it| ["-e", it]));
    strace.arg(command.get_program()).args(command.get_args()).env("RAYON_NUM_THREADS", "1");
    // Cargo's paths would make the loader look for libraries in a hundred places, and so make more calls than the program.
    strace.env_remove("LD_LIBRARY_PATH");
    let run = strace.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("strace: {error}"));
    let mut calls: Vec<Call> = Vec::new();
    for (thread, name, arguments) in std::fs::read_to_string(log.path()).unwrap().lines().filter_map(Call::of) {
        let count = 1 + calls.iter().filter(|call| call.thread == thread && call.name == name).count();
        let (arguments, result) = arguments.rsplit_once(" = ").unwrap_or((arguments, ""));
        calls.push(Call {
            thread: thread.to_owned(),
            name: name.to_owned(),
            arguments: arguments.to_owned(),
            is_injected: result.ends_with("(INJECTED)"),
            count,
        });
    }
    (run, calls)
}

/// Asserts that nothing takes another's place before it is on the disk, and that nothing is removed before that is.
pub fn assert_synced(calls: &[Call], folder: &Path) {
    let folder = folder.canonicalize().unwrap();
    let is_ours = |path: &&str| Path::new(path).starts_with(&folder) && !path.ends_with(".lock");
    // What a power cut would take back, and the folder whose names it would.
    let (mut unsynced, mut renamed) = (Vec::new(), None);
    let mut renames = 0;
    for call in calls {
        let open = call.open_file().filter(is_ours);
        match &*call.name {
            _ if call.is_injected => {}
            "syncfs" if open.is_some() => unsynced.clear(),
            _ if call.syncs() => {
                unsynced.retain(|path| Some(*path) != open);
                renamed = renamed.filter(|folder| Some(*folder) != open.map(Path::new));
            }
            _ if call.writes() => unsynced.extend(call.path().filter(is_ours).or(open)),
            _ if call.renames() => {
                assert_eq!(unsynced, [""; 0], "before {call:?}");
                renamed = call.path().and_then(|path| Path::new(path).parent());
                renames += 1;
            }
            _ if call.removes() && call.path().filter(|path| !path.ends_with(".lock")).is_some() => {
                assert_eq!(renamed, None, "before {call:?}");
            }
            _ => {}
        }
    }
    assert!(renames == 1 && renamed.is_none(), "{renames}, {renamed:?}");
}
