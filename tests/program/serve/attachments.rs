//! Files of the archive that are answered as they are: ranges, sizes, and links that were put elsewhere.

use super::Preview;
use super::process::Answer;
use crate::archive::Archive;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::time::UNIX_EPOCH;

const AS_OF: [&str; 2] = ["--as-of", "2026-01-01T00:00:00Z"];

/// An archive with the file `digits.zip`, and a way to ask its preview for it.
fn digits() -> (Archive, Preview) {
    let archive = Archive::example();
    archive.write("static/digits.zip", "0123456789");
    let preview = Preview::of(&archive, &AS_OF);
    (archive, preview)
}

fn ask(preview: &Preview, method: &str, headers: &str) -> Answer {
    preview.request(method, "/archive/digits.zip", &format!("Host: localhost:{}\r\n{headers}", preview.port))
}

#[test]
fn ranges_of_a_file_are_answered_and_those_beyond_its_end_refused() {
    let (_archive, preview) = digits();
    let whole = ask(&preview, "GET", "");
    assert_eq!((whole.status, &*whole.body, whole.header("accept-ranges")), (200, "0123456789", Some("bytes")));
    assert_eq!(whole.header("content-length"), Some("10"));
    for (range, body, place) in [
        ("0-0", "0", "bytes 0-0/10"),
        ("2-4", "234", "bytes 2-4/10"),
        ("7-", "789", "bytes 7-9/10"),
        ("-2", "89", "bytes 8-9/10"),
        ("8-99", "89", "bytes 8-9/10"),
    ] {
        let answer = ask(&preview, "GET", &format!("Range: bytes={range}\r\n"));
        assert_eq!((answer.status, &*answer.body, answer.header("content-range")), (206, body, Some(place)), "{range}");
        assert_eq!(answer.header("content-type"), whole.header("content-type"));
    }
    let beyond = ask(&preview, "GET", "Range: bytes=10-\r\n");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */10")));
    // What is no range of bytes is passed over.
    for range in ["lines=0-1", "bytes=x"] {
        let answer = ask(&preview, "GET", &format!("Range: {range}\r\n"));
        assert_eq!((answer.status, &*answer.body), (200, "0123456789"), "{range}");
    }
    let head = ask(&preview, "HEAD", "");
    assert_eq!((head.status, &*head.body, head.header("content-length")), (200, "", Some("10")));
    assert_eq!(head.header("accept-ranges"), Some("bytes"));
}

#[test]
fn a_range_is_of_the_file_that_was_begun_or_the_new_one_is_answered_whole() {
    let (archive, preview) = digits();
    let tag = ask(&preview, "GET", "").header("etag").unwrap().to_owned();
    let go_on = format!("Range: bytes=5-\r\nIf-Range: {tag}\r\n");
    assert_eq!((ask(&preview, "GET", &go_on).status, &*ask(&preview, "GET", &go_on).body), (206, "56789"));
    archive.write("static/digits.zip", "9876543210");
    let file = File::options().write(true).open(archive.root().join("static/digits.zip")).unwrap();
    file.set_modified(UNIX_EPOCH).unwrap();
    let answer = ask(&preview, "GET", &go_on);
    assert_eq!((answer.status, &*answer.body), (200, "9876543210"));
}

#[cfg(unix)]
#[test]
fn a_file_that_was_exchanged_for_a_link_out_of_the_archive_is_not_shown() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("digits.zip"), "secret").unwrap();
    let (archive, preview) = digits();
    let (path, beside) = (archive.root().join("static/digits.zip"), archive.root().join("beside"));
    for round in 0..40 {
        let _ = fs::remove_file(&beside);
        if round % 2 == 0 {
            symlink(outside.path().join("digits.zip"), &beside).unwrap();
        } else {
            fs::write(&beside, "0123456789").unwrap();
        }
        fs::rename(&beside, &path).unwrap();
        let answer = ask(&preview, "GET", "");
        assert!(!answer.body.contains("secret"), "{answer:?}");
        assert!(round % 2 == 1 || answer.status != 200, "{answer:?}");
    }
    fs::write(archive.root().join("static/plain.zip"), "0123456789").unwrap();
    let _ = fs::remove_file(&path);
    symlink(archive.root().join("static/plain.zip"), &path).unwrap();
    assert_eq!(ask(&preview, "GET", "").body, "0123456789");
}

#[cfg(target_os = "linux")]
#[test]
fn an_attachment_of_300_mb_is_answered_without_being_held_in_memory() {
    const SIZE: u64 = 300_000_000;
    let archive = Archive::example();
    let path = archive.root().join("content/announcements/2024-04-02-website/recording.zip");
    File::create(path).unwrap().set_len(SIZE).unwrap();
    let preview = Preview::of(&archive, &AS_OF);
    let before = preview.kibibytes("VmHWM");
    let mut readers: Vec<_> = (0..4)
        .map(|_| {
            let mut stream = preview.connect();
            let head = "GET /archive/announcements/2024-04-02-website/recording.zip HTTP/1.1";
            write!(stream, "{head}\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", preview.port).unwrap();
            stream
        })
        .collect();
    let (mut piece, mut received) = (vec![0; 1 << 20], 0);
    while !readers.is_empty() {
        readers.retain_mut(|stream| {
            let length = stream.read(&mut piece).unwrap();
            received += length as u64;
            length > 0
        });
    }
    let heads = 4 * 2000;
    assert!((4 * SIZE..4 * SIZE + heads).contains(&received), "{received}");
    let after = preview.kibibytes("VmHWM");
    assert!(after < before + 40_000 && after < 150_000, "from {before} KiB to {after} KiB");
}
