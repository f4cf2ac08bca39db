//! Addresses, methods and hosts.

use super::Preview;
use crate::archive::{Archive, irbook, repository, stderr};
use std::net::TcpListener;
use walkdir::WalkDir;

const AS_OF: [&str; 2] = ["--as-of", "2026-01-01T00:00:00Z"];

#[test]
fn the_site_stands_where_it_will_in_production_with_the_same_bytes() {
    let archive = Archive::example();
    archive.write("static/deep/a b é.zip", [0, 255, 1]);
    let site = archive.build();
    let preview = Preview::of(&archive, &AS_OF);
    assert!(preview.url.ends_with("/archive/"), "{}", preview.url);
    for (path, bytes) in site.files() {
        let path = path.to_str().unwrap();
        let is_packed = [".zip", ".xlsx", ".png"].iter().any(|ending| path.ends_with(ending));
        let is_of_builds = matches!(path, "irbook.txt" | ".nojekyll" | "manifest.sha256" | "404.html");
        if is_packed || is_of_builds || path.starts_with("search/pagefind/") {
            continue;
        }
        let address = format!("/archive/{}", path.replace(' ', "%20"));
        let answer = preview.get(address.strip_suffix("index.html").unwrap_or(&address));
        let mut body = answer.body.clone();
        if path.ends_with(".html") || path.ends_with(".htm") {
            let start = body.find("<link rel=\"stylesheet\" href=\"/_irbook/").unwrap();
            body.replace_range(start..start + body[start..].find("</script>").unwrap() + 9, "");
            body = body.replace("; script-src 'self'", "");
            // Pages that lead on have a script of their own, and nothing to connect to.
            body = body.replace("' 'self'; style-src", "'; style-src").replace("; connect-src 'self'\"", "\"");
        }
        let mut built = String::from_utf8(bytes).unwrap();
        if path == "search/index.html" {
            // The one page that runs a script of the site's own says so itself.
            built = built.replace("; script-src 'self'", "");
        }
        assert_eq!((answer.status, body), (200, built), "{path}");
    }
    assert_eq!(preview.get("/archive/deep/a%20b%20%C3%A9.zip").status, 200);
}

#[test]
fn folders_and_what_is_missing_are_answered_as_static_hosts_do() {
    let preview = Preview::of(&Archive::example(), &AS_OF);
    let ask = |path: &str| {
        let answer = preview.get(path);
        let shown = answer.header("location").or_else(|| answer.header("content-type"));
        (answer.status, shown.unwrap_or_default().to_owned())
    };
    let is = |status: u16, shown: &str| (status, shown.to_owned());
    let html = "text/html; charset=utf-8";
    let text = "text/plain; charset=utf-8";
    assert_eq!(ask("/"), is(302, "/archive/"));
    assert_eq!(ask("/archive"), is(302, "/archive/"));
    assert_eq!(ask("/archive/?x=..%2f"), is(200, html));
    assert_eq!(ask("/archive/announcements"), is(301, "/archive/announcements/"));
    assert_eq!(ask("/archive/announcements/2024-q1-results/"), is(200, html));
    assert_eq!(ask("/archive/robots.txt"), is(200, text));
    assert_eq!(ask("/archive/sitemap.xml"), is(200, "application/xml"));
    assert_eq!(ask("/archive/favicon.svg"), is(200, "image/svg+xml"));
    assert_eq!(ask("/archive/charts/"), is(404, html));
    assert_eq!(ask("/archive/robots.txt/"), is(404, html));
    assert_eq!(ask("/archive/irbook.toml"), is(404, html));
    assert_eq!(ask("/elsewhere/"), is(404, text));
    assert_eq!(ask("/_irbook/"), is(404, text));
    assert_eq!(ask("/_irbook/preview.js"), is(200, "text/javascript; charset=utf-8"));
    assert_eq!(ask("/_irbook/preview.css"), is(200, "text/css; charset=utf-8"));
    let missing = preview.get("/archive/no/such/page");
    assert!(missing.body.contains("There is nothing at this address") && missing.body.contains("/_irbook/preview.js"));
    for name in ["cache-control: no-store", "x-content-type-options: nosniff"] {
        assert!(missing.head.contains(&name.to_owned()), "{missing:?}");
    }
}

#[test]
fn no_path_leaves_the_site() {
    let archive = Archive::example();
    archive.write("static/page.txt", "public");
    let preview = Preview::of(&archive, &AS_OF);
    for path in [
        "/archive/../site.toml",
        "/archive/%2e%2e/site.toml",
        "/archive/.%2e/%2e./site.toml",
        "/archive/..%2fsite.toml",
        "/archive/..%5csite.toml",
        "/archive/%2fetc/passwd",
        "/archive/page.txt%00.html",
        "/archive/./page.txt",
        "/archive/%zz",
        "/archive/%c3%28",
        "/../archive/",
        "/archive//etc/passwd",
        "/archive/announcements//2024-q1-results/",
        "//evil.example/archive",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 400, "{path}: {answer:?}");
        assert_eq!(answer.body, "This is no address of a site.\n");
    }
    for path in [
        "/site.toml",
        "/archive/site.toml",
        "/archive/static/page.txt",
        "/archive/content/metrics.toml",
        "/archive/%252e%252e/site.toml",
        "/archive/.../site.toml",
        "/archive/announcements/2024-q1-results/announcement.md",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}

#[test]
fn only_get_and_head_are_answered_and_head_without_a_body() {
    let preview = Preview::of(&Archive::example(), &AS_OF);
    let ask = |method: &str, path: &str| {
        preview.request(method, path, &format!("Host: localhost:{}\r\nContent-Length: 0\r\n", preview.port))
    };
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"] {
        for path in ["/archive/", "/_irbook/events", "/_irbook/preview.js"] {
            let answer = ask(method, path);
            assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {path}");
        }
    }
    // A check that is done beside may end between two answers, and the page tells of it.
    let (head, get) = loop {
        let (before, head, get) = (ask("GET", "/archive/"), ask("HEAD", "/archive/"), ask("GET", "/archive/"));
        if before.body == get.body {
            break (head, get);
        }
    };
    assert_eq!((head.status, &*head.body), (200, ""));
    for name in ["content-type", "content-length"] {
        assert_eq!(head.header(name), get.header(name));
    }
}

#[test]
fn other_hosts_and_origins_are_refused() {
    let preview = Preview::of(&Archive::example(), &AS_OF);
    let port = preview.port;
    let status = |path: &str, headers: &str| preview.request("GET", path, headers).status;
    for path in ["/archive/", "/_irbook/events", "/_irbook/preview.js", "/", "/archive/.."] {
        for headers in [
            String::new(),
            "Host: \r\n".to_owned(),
            "Host: evil.example\r\n".to_owned(),
            format!("Host: evil.example:{port}\r\n"),
            format!("Host: localhost.evil.example:{port}\r\n"),
            format!("Host: 192.0.2.1:{port}\r\n"),
            "Host: localhost:1\r\n".to_owned(),
            format!("Host: localhost:{port}\r\nHost: evil.example\r\n"),
        ] {
            let refused = status(path, &headers);
            assert!(refused == 421 || headers.matches("Host").count() == 2 && refused == 400, "{path} {headers}");
        }
        let foreign = format!("Host: localhost:{port}\r\nOrigin: http://evil.example\r\n");
        assert_eq!(status(path, &foreign), 403, "{path}");
    }
    assert_eq!(status(&format!("http://evil.example:{port}/archive/"), &format!("Host: localhost:{port}\r\n")), 421);
    assert_eq!(preview.send("GET /archive/ HTTP/1.0\r\n\r\n").status, 421);
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        let own = format!("Host: {host}:{port}\r\nOrigin: http://{host}:{port}\r\n");
        assert_eq!(status("/archive/", &own), 200, "{host}");
    }
}

#[test]
fn a_host_that_was_asked_for_is_answered_by_name_and_address_and_warned_about() {
    let preview = Preview::of(&Archive::example(), &[&AS_OF[..], &["--drafts", "--host", "0.0.0.0"]].concat());
    let warned =
        format!("warning: other computers that reach 0.0.0.0:{} can read the site with its drafts", preview.port);
    preview.says(&warned);
    let status = |host: &str| preview.request("GET", "/archive/", &format!("Host: {host}:{}\r\n", preview.port)).status;
    assert_eq!((status("192.0.2.1"), status("localhost"), status("evil.example")), (200, 200, 421));
    assert_eq!(preview.url, format!("http://127.0.0.1:{}/archive/", preview.port));
}

#[test]
fn without_a_host_only_this_computer_is_answered() {
    let preview = Preview::of(&Archive::example(), &AS_OF);
    let taken = TcpListener::bind(("127.0.0.2", preview.port));
    assert!(taken.is_ok(), "it listens on more than 127.0.0.1");
}

#[test]
fn where_the_port_is_taken_the_next_free_one_is_used_and_said() {
    // Two neighbors: one to be taken, one that was free a moment ago.
    let (taken, next) = std::iter::repeat_with(|| {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = port.checked_add(1).filter(|next| TcpListener::bind(("127.0.0.1", *next)).is_ok());
        next.map(|next| (taken, next))
    })
    .find_map(|found| found)
    .unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = Preview::with(&Archive::example(), &["--port", &port.to_string()], &[]);
    assert!(preview.port >= next);
    let said = format!("port {port} is taken: this is port {}", preview.port);
    preview.says(&said);
    assert_eq!(preview.get("/archive/").status, 200);
}

#[test]
fn a_folder_or_a_host_that_does_not_exist_ends_with_2() {
    irbook().args(["serve", "--root", "no/such/folder"]).assert().code(2);
    let run = Archive::example().run("serve", &["--host", "192.0.2.1"]).code(2);
    assert!(stderr(&run).contains("can't listen on port 4000 of 192.0.2.1"), "{}", stderr(&run));
}

#[test]
fn drafts_and_scheduled_documents_are_marked_and_only_shown_when_asked_for() {
    let archive = Archive::example();
    archive.announce("secret", "2025-01-02", "draft = true");
    archive.announce("later", "2025-01-02", "publish_at = 2025-01-02T09:00:00+08:00");
    let as_of = ["--as-of", "2025-01-01T00:00:00Z"];
    let (public, drafts) =
        (Preview::of(&archive, &as_of), Preview::of(&archive, &[&as_of[..], &["--drafts"]].concat()));
    for id in ["secret", "later"] {
        let path = format!("/archive/announcements/{id}/");
        assert_eq!((public.get(&path).status, drafts.get(&path).status), (404, 200));
    }
    assert!(!public.get("/archive/").body.contains("irbook-preview\""));
    let marks = |path: &str| {
        let body = drafts.get(path).body;
        let bar = body.split_once("aria-label=\"Preview\">").unwrap().1.split_once("</aside>").unwrap().0.to_owned();
        bar.split("</p>").filter_map(|mark| Some(mark.split_once('>')?.1.to_owned())).collect::<Vec<_>>()
    };
    let site = "Preview with drafts: not the public site";
    assert_eq!(marks("/archive/"), [site]);
    assert_eq!(marks("/archive/announcements/secret/"), [site, "Draft: not public"]);
    assert_eq!(marks("/archive/announcements/later/"), [site, "Public from 2025-01-02 09:00:00 +08:00"]);
    assert_eq!(marks("/archive/announcements/2024-q1-results/"), [site]);
}

#[test]
fn nothing_of_the_preview_is_in_a_build_or_in_what_it_is_made_of() {
    let words =
        ["irbook-preview", "_irbook", "EventSource", "Preview with drafts", "Draft: not public", "Public from "];
    let sources = [
        "templates",
        "src/history",
        "src/address",
        "src/words",
        "src/page",
        "src/output",
        "src/theme.rs",
        "src/render.rs",
        "src/markdown",
    ];
    let sources = sources.iter().flat_map(|folder| WalkDir::new(repository().join(folder)));
    let sources = sources.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let sources = sources.map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap()));
    let archive = Archive::example();
    archive.announce("later", "2025-01-02", "publish_at = 2025-01-02T09:00:00+08:00");
    let built = archive.build_as_of("2025-06-01T00:00:00Z", &[]).files().into_iter();
    let (mut seen, files) = (0, sources.chain(built));
    for (path, bytes) in files {
        seen += 1;
        let text = String::from_utf8_lossy(&bytes);
        let found = words.iter().find(|word| text.contains(**word));
        assert_eq!(found, None, "{}", path.display());
    }
    assert!(seen > 100, "{seen}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_at_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::example();
    archive.write("bin/xdg-open", "#!/bin/sh\nprintf '%s' \"$1\" >\"$0.tmp\" && mv \"$0.tmp\" \"$0.opened\"\n");
    let script = archive.root().join("bin/xdg-open");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", archive.root().join("bin").display(), std::env::var("PATH").unwrap());
    let preview = Preview::with(&archive, &["--port", "0", "--open"], &[("PATH", &path)]);
    let opened = archive.root().join("bin/xdg-open.opened");
    let mut tries = 0;
    while !opened.exists() && tries < 3000 {
        tries += 1;
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(std::fs::read_to_string(opened).unwrap(), preview.url);
}
