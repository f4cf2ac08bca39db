//! Connections that ask for too much, too slowly or too often: others are answered all the same.

use super::Preview;
use super::process::LONG;
use crate::archive::Archive;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const AS_OF: [&str; 2] = ["--as-of", "2026-01-01T00:00:00Z"];

fn preview() -> Preview {
    Preview::of(&Archive::example(), &AS_OF)
}

/// Whether the other side has ended a connection, after what it still had to say.
fn ends(stream: &mut TcpStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe),
    }
}

#[test]
fn a_request_that_comes_letter_by_letter_is_cut_off_while_others_are_answered() {
    let preview = preview();
    let mut slow = preview.connect();
    let began = Instant::now();
    let head = format!("GET /archive/ HTTP/1.1\r\nHost: localhost:{}\r\nX: {}", preview.port, "x".repeat(1000));
    let mut letters = head.bytes();
    // A write fails some time after the other side has ended.
    while slow.write_all(&[letters.next().unwrap()]).is_ok() {
        assert!(began.elapsed() < LONG, "it is still open");
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(preview.get("/archive/").status, 200);
    }
}

#[test]
fn a_connection_on_which_nothing_is_asked_is_ended() {
    let preview = preview();
    let (mut silent, mut kept) = (preview.connect(), preview.connect());
    write!(kept, "HEAD /archive/ HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port).unwrap();
    assert!(ends(&mut silent) && ends(&mut kept));
}

#[test]
fn a_head_with_too_many_or_too_long_fields_is_refused() {
    let preview = preview();
    let host = format!("Host: localhost:{}\r\n", preview.port);
    let status = |path: &str, headers: &str| preview.request("GET", path, &format!("{host}{headers}")).status;
    let fields = |count: usize| (0..count).map(|at| format!("X-{at}: x\r\n")).collect::<String>();
    assert_eq!(status("/archive/", &fields(90)), 200);
    assert_eq!(status("/archive/", &fields(101)), 431);
    assert_eq!(status("/archive/", &format!("X: {}\r\n", "x".repeat(8000))), 200);
    assert_eq!(status("/archive/", &format!("X: {}\r\n", "x".repeat(17_000))), 431);
    assert!([414, 431].contains(&status(&format!("/archive/{}", "x".repeat(17_000)), "")));
    assert_eq!(status("/archive/", ""), 200);
}

#[test]
fn a_body_that_is_announced_and_never_sent_holds_nobody_up() {
    let preview = preview();
    for method in ["GET", "POST"] {
        let mut stream = preview.connect();
        let host = format!("Host: localhost:{}", preview.port);
        write!(stream, "{method} /archive/ HTTP/1.1\r\n{host}\r\nContent-Length: 1000000000\r\n\r\n").unwrap();
        assert!(ends(&mut stream), "{method}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn of_very_many_connections_some_wait_and_a_reader_is_answered_once_idle_ones_are_ended() {
    let preview = preview();
    let held: Vec<TcpStream> = (0..300).map(|_| preview.connect()).collect();
    assert_eq!(preview.get("/archive/").status, 200);
    // Beside the connections there are its listener and those of its runtime.
    assert!(preview.sockets() < 256 + 8, "{}", preview.sockets());
    drop(held);
    assert_eq!(preview.get("/archive/").status, 200);
}

#[test]
fn so_many_pages_follow_and_no_more_until_one_of_them_leaves() {
    let preview = preview();
    let follow = || {
        let mut stream = BufReader::new(preview.connect());
        let host = format!("Host: localhost:{}", preview.port);
        write!(stream.get_mut(), "GET /_irbook/events HTTP/1.1\r\n{host}\r\n\r\n").unwrap();
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        (line.contains(" 200 "), stream)
    };
    let mut followers: Vec<_> = (0..64).map(|_| follow()).collect();
    assert!(followers.iter().all(|(is_told, _)| *is_told));
    assert!(!follow().0);
    assert_eq!(preview.get("/archive/").status, 200);
    followers.truncate(63);
    let began = Instant::now();
    while !follow().0 {
        assert!(began.elapsed() < LONG, "no place became free");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn followers_are_kept_beyond_every_limit_of_time() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &AS_OF);
    let mut followed = preview.follow();
    followed.next().unwrap();
    std::thread::sleep(Duration::from_secs(24));
    archive.edit("site.toml", "language = \"en\"", "language = \"en\"\n");
    assert!(followed.next().is_some());
}

#[test]
fn a_reader_that_takes_nothing_is_cut_off() {
    let archive = Archive::example();
    archive.write("static/large.zip", "");
    File::options().write(true).open(archive.root().join("static/large.zip")).unwrap().set_len(100_000_000).unwrap();
    let preview = Preview::of(&archive, &AS_OF);
    let mut stream = preview.connect();
    write!(stream, "GET /archive/large.zip HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port).unwrap();
    std::thread::sleep(Duration::from_secs(25));
    let mut received = 0;
    let mut piece = vec![0; 1 << 20];
    // What was under way arrives, then nothing.
    while let Ok(length @ 1..) = stream.read(&mut piece) {
        received += length;
    }
    assert!(received < 100_000_000);
}
