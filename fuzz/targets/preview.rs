//! The preview's server, asked over a connection as a browser would.

use irbook::preview::{Engine, Options, Revisions, Server};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What stands in files beside the archive and in a draft.
const SECRET: &str = "not for readers";

/// Below which path the site stands.
const BASE: &str = "/archive/";

/// `site.toml`.
const SITE: &str = r#"title = "Archive"
description = "Announcements of Example Corp."
base_url = "https://ir.example.com/archive/"
language = "en"
issuer = { names = [{ name = "Example Corp." }], fiscal_year_end = "12-31" }
"#;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// By which a stream of events is known.
const EVENTS: &[u8] = b"\r\ncontent-type: text/event-stream\r\n";

/// What the server may say of a request.
const STATUSES: &[&str] = &["200", "301", "302", "400", "403", "404", "405", "414", "421", "431", "501", "505"];

/// A path and, in the lines after it, further headers of a request.
pub fn request(bytes: &[u8]) {
    let address = server();
    let (path, headers) = match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &[][..]),
    };
    // An empty line would begin another request.
    let headers = String::from_utf8_lossy(headers);
    let headers: String = headers.lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\r\n")).collect();
    let mut request = b"GET ".to_vec();
    request.extend(path);
    request.extend(format!(" HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n").bytes());
    let answer = ask(address, &request);
    let answer = String::from_utf8_lossy(&answer);
    assert!(!answer.contains(SECRET), "what is not public was shown");
    let Some((head, _)) = answer.split_once("\r\n\r\n") else {
        // The protocol's own refusal has no body.
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
        return;
    };
    let status = head.split(' ').nth(1).unwrap_or_default();
    assert!(STATUSES.contains(&status), "{head}");
    let location = head.lines().find_map(|line| line.strip_prefix("location: "));
    assert!(location.is_none_or(|to| to.starts_with(BASE)), "{head}");
}

/// The whole answer, however the server ends the connection.
fn ask(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut answer = Vec::new();
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a connection takes a limit of time");
    let _ = stream.write_all(request);
    let mut piece = [0; 4096];
    loop {
        // Events of the preview have no end.
        if answer.windows(EVENTS.len()).any(|part| part == EVENTS) {
            return answer;
        }
        match stream.read(&mut piece) {
            Ok(0) => return answer,
            Ok(count) => answer.extend(&piece[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => return answer,
            Err(error) => panic!("no answer: {error}"),
        }
    }
}

/// Where the preview listens, once it does.
fn server() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/target/fuzz-preview"));
        write(folder, "secret.txt", SECRET);
        write(folder, "archive/secret.txt", SECRET);
        write(folder, "archive/site.toml", SITE);
        write(folder, "archive/static/notice.txt", "for readers");
        let facts = "title = \"Draft\"\ndated = 2024-05-19\nzone = \"Asia/Shanghai\"\nkind = \"other\"\ndraft = true\n\
                     source = { title = \"Form 6-K\" }\n";
        write(folder, "archive/content/announcements/draft/announcement.md", &format!("+++\n{facts}+++\n{SECRET}\n"));
        let options =
            Options { root: folder.join("archive"), as_of: Some(chrono::DateTime::UNIX_EPOCH), drafts: false };
        let engine = Engine::start(options, Arc::new(|| chrono::DateTime::UNIX_EPOCH), Box::new(|_| {}));
        assert_eq!(engine.base_path(), BASE, "the archive of the preview is sound");
        let server = Server::bind(None, 0).expect("a port is free");
        let address = server.address();
        std::thread::spawn(move || {
            let _ = server.run(engine, Revisions::new(chrono::DateTime::UNIX_EPOCH), false);
            // Told to end, as by Ctrl-C.
            std::process::exit(130);
        });
        address
    })
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("files stand in folders")).expect("there is room for an archive");
    std::fs::write(path, text).expect("there is room for an archive");
}
