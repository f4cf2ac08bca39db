//! A running preview, and requests to it as raw as needed.

use crate::archive::{Archive, program};
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Longer than anything takes, also on a busy machine.
pub const LONG: Duration = Duration::from_secs(30);

/// A process of `irbook serve`, which is ended with the test.
pub struct Preview {
    child: Child,
    lines: Receiver<String>,
    /// Printed since, and not looked for yet: the two outputs come in no order.
    unread: RefCell<Vec<String>>,
    /// The address that it printed.
    pub url: String,
    pub port: u16,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// The lines of the head but the first, names in lower case.
    pub head: Vec<String>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

/// The lines of both outputs of a process, as they come.
fn lines(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = channel();
    let outputs: [Box<dyn Read + Send>; 2] =
        [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
    for output in outputs {
        let sender = sender.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                let _ = sender.send(line.unwrap());
            }
        });
    }
    lines
}

impl Preview {
    /// Starts on a free port and waits until it answers.
    pub fn of(archive: &Archive, arguments: &[&str]) -> Self {
        Self::with(archive, &[&["--port", "0"], arguments].concat(), &[])
    }

    pub fn with(archive: &Archive, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(program());
        command.arg("serve").arg("--root").arg(archive.root()).args(arguments).envs(variables.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = lines(&mut child);
        let mut before = Vec::new();
        let url = loop {
            let line = lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("no address: {before:#?}"));
            match line.strip_prefix("preview at ").and_then(|rest| rest.strip_suffix(" (Ctrl-C ends it)")) {
                Some(url) => break url.to_owned(),
                None => before.push(line),
            }
        };
        let port = url.split(['/', ':']).nth(4).unwrap().parse().unwrap();
        Self { child, lines, unread: RefCell::new(before), url, port }
    }

    /// Waits for a printed line with a text.
    pub fn says(&self, text: &str) -> String {
        let mut unread = self.unread.borrow_mut();
        loop {
            if let Some(at) = unread.iter().position(|line| line.contains(text)) {
                return unread.remove(at);
            }
            match self.lines.recv_timeout(LONG) {
                Ok(line) => unread.push(line),
                Err(_) => panic!("`{text}` is not among {unread:#?}"),
            }
        }
    }

    /// A connection on which nothing was sent yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// Sends a request head as it is.
    pub fn send(&self, head: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{answer:?} to {head:?}"));
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let lower = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            format!("{}: {value}", name.to_lowercase())
        };
        Answer { status, head: lines.map(lower).collect(), body: body.to_owned() }
    }

    pub fn request(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.send(&format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n"))
    }

    /// Asks for a path of the server.
    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &format!("Host: localhost:{}\r\n", self.port))
    }

    /// Follows the revisions, as a page does.
    pub fn follow(&self) -> Followed {
        let mut stream = self.connect();
        write!(stream, "GET /_irbook/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        Followed { stream: BufReader::new(stream) }
    }

    /// A number of kibibytes that the system tells of the process, such as `VmHWM`, the most memory that it had.
    #[cfg(target_os = "linux")]
    pub fn kibibytes(&self, key: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
    }

    /// How many connections it has open, at most.
    #[cfg(target_os = "linux")]
    pub fn sockets(&self) -> usize {
        let descriptors = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap();
        let is_socket = |path: &std::path::Path| path.to_string_lossy().starts_with("socket:");
        descriptors
            .filter(|it| std::fs::read_link(it.as_ref().unwrap().path()).is_ok_and(|path| is_socket(&path)))
            .count()
    }

    /// Sends a signal and waits for the end: how it ended and how long that took.
    #[cfg(unix)]
    pub fn end(&mut self, signal: &str) -> (ExitStatus, Duration) {
        let began = Instant::now();
        let sent = Command::new("kill").args(["-s", signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        (self.child.wait().unwrap(), began.elapsed())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of revisions.
pub struct Followed {
    stream: BufReader<TcpStream>,
}

impl Followed {
    /// The next revision; `None` when the stream ends. That one comes late is no reason to wait for ever: what keeps the
    /// connection open says nothing of pages.
    pub fn next(&mut self) -> Option<String> {
        let began = Instant::now();
        loop {
            assert!(began.elapsed() < LONG, "no revision in {LONG:?}");
            let mut line = String::new();
            if self.stream.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(revision) = line.trim_end().strip_prefix("data: ") {
                return Some(revision.to_owned());
            }
        }
    }
}
