//! What may lie beside an announcement or in `static/`: files are copied as they are, onto the site's own origin.

use crate::archive::{AS_OF, Archive, stdout};

const FOLDER: &str = "content/announcements/2024-results";

fn archive() -> Archive {
    let archive = Archive::empty();
    archive.announce("2024-results", "2024-05-19", "");
    archive
}

/// Asserts that each file, beside the announcement and in `static/`, is found by this code and nothing is written.
fn assert_refused(code: &str, files: &[(&str, &[u8])]) {
    let archive = archive();
    for (name, bytes) in files {
        archive.write(&format!("{FOLDER}/{name}"), bytes);
        archive.write(&format!("static/{name}"), bytes);
    }
    let found = stdout(&archive.run("build", &["--format", "json", "--as-of", AS_OF]).code(1));
    for (name, _) in files {
        for folder in [FOLDER, "static"] {
            let path = format!("\"path\":{}", serde_json::Value::from(format!("{folder}/{name}")));
            let is_found = |line: &str| {
                line.contains(&path)
                    && line.contains(&format!("\"code\":\"{code}\""))
                    && line.contains("\"severity\":\"error\"")
            };
            assert!(found.lines().any(is_found), "{folder}/{name}:\n{found}");
        }
    }
    assert!(!archive.public().exists());
}

/// Asserts that these files are published as they are, `static/` files at the base.
fn assert_published(settings: &str, beside: &[(&str, &[u8])], below_static: &[(&str, &[u8])]) {
    let archive = archive();
    archive.edit("site.toml", "[issuer]", &format!("{settings}\n[issuer]"));
    for (name, bytes) in beside {
        archive.write(&format!("{FOLDER}/{name}"), bytes);
    }
    for (name, bytes) in below_static {
        archive.write(&format!("static/{name}"), bytes);
    }
    let site = archive.build();
    let at = |path: &str| std::fs::read(site.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    for (name, bytes) in beside {
        assert_eq!(at(&format!("announcements/2024-results/{name}")), *bytes, "{name}");
    }
    for (name, bytes) in below_static {
        assert_eq!(at(name), *bytes, "{name}");
    }
}

#[test]
fn what_a_browser_would_run_on_the_site_is_refused() {
    const XHTML: &[u8] = b"<html xmlns='http://www.w3.org/1999/xhtml'><script>document.title='ran'</script></html>";
    assert_refused("unsafe-attachment", &[
        ("page.html", b""),
        ("page.HTM", b""),
        ("page.xhtml", XHTML),
        ("page.mhtml", b""),
        ("program.js", b""),
        ("program.mjs", b""),
        ("page.html.gz", b""),
        ("page.php.pdf", b""),
        ("picture.svgz", b""),
        ("sheet.xsl", XHTML),
        ("sheet.xslt", XHTML),
        ("root.xml", XHTML),
        ("deep/child.xml", b"<a><b:script xmlns:b='http://www.w3.org/1999/xhtml'>x</b:script></a>"),
        ("svg.xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("stylesheet.xml", b"<?xml-stylesheet type='text/xsl' href='#a'?><a/>"),
        ("doctype.xml", b"<!DOCTYPE a [<!ENTITY b '<c/>'>]><a>&b;</a>"),
        ("encoding.xml", b"<?xml version='1.0' encoding='ISO-2022-JP'?><a/>"),
        ("schema.xsd", XHTML),
        ("instance.xbrl", b"<html><script>x</script></html>"),
        ("captions.vtt", b"  <script>x</script>"),
        ("lines.jsonl", b"\xef\xbb\xbf<!-- x --><script>x</script>"),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"),
        ("prefix.svg", b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:h='http://www.w3.org/1999/xhtml'><h:script>x</h:script></svg>"),
        ("child.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><body xmlns='http://www.w3.org/1999/xhtml' onload='x'/></svg>"),
        ("handler.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("encoding.svg", b"<?xml version='1.0' encoding='ISO-2022-JP'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("stylesheet.svg", b"<?xml-stylesheet href='https://evil.example/x.css'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("link.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><a href='java&#115;cript:x'><text>x</text></a></svg>"),
        ("set.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><a><set attributeName='href' to='javascript:x'/></a></svg>"),
        ("animate.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><animate attributeName='href' values='javascript:x'/></svg>"),
        ("import.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'https://evil.example/x.css';</style></svg>"),
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.example/x.png'/></svg>"),
        ("url.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://evil.example/#a)'/></svg>"),
        ("style.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect style='fill:url(//evil.example)'/></svg>"),
        ("entity.svg", b"<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'/>"),
    ]);
}

#[test]
fn what_lies_beside_an_announcement_by_accident_is_refused() {
    let names = [
        "announcement (1).md",
        "announcement.md.bak",
        "announcement.md.orig",
        "1.toml.bak",
        "report.tmp",
        "a.rej",
        "b.swp",
        "desktop.ini",
        "Thumbs.db",
        "~$Report.docx",
        "key.pem",
        "id_rsa",
        "server.key",
        "store.p12",
        "x.exe",
        "run.bat",
        "run.sh",
        "x.jar",
        "draft.eml",
        "Re.msg",
        "Copy of 6-k.pdf",
        "6-k - Copy.pdf",
        "6-k (2).pdf",
        "deep/a.dll",
    ];
    assert_refused("stray-file", &names.map(|name| (name, &b"secret"[..])));
    let archive = archive();
    archive.write(&format!("{FOLDER}/figures - Copy.toml"), "");
    let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
    assert!(found.contains("stray-file"), "{found}");
}

#[test]
fn what_no_system_or_host_takes_as_a_name_is_refused() {
    let names = ["con.pdf", "NUL.txt", "aux.txt", "com1.pdf", "a.pdf.", "a.pdf ", " a.pdf", "a\n.pdf", "prn/a.pdf"];
    if cfg!(unix) {
        assert_refused("reserved-name", &names.map(|name| (name, &b"x"[..])));
    }
}

#[test]
fn a_type_that_no_archive_publishes_is_refused_unless_the_settings_allow_it() {
    assert_refused("attachment-type", &[("book.epub", b"PK"), ("model.sqlite", b"x"), ("notes.md", b"x")]);
    let archive = archive();
    for name in [&format!("{FOLDER}/LICENSE"), &format!("{FOLDER}/own.css")] {
        archive.write(name, "x");
        let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
        assert!(found.contains("attachment-type") && found.contains(name.as_str()), "{found}");
    }
    let map = b"<?xml version=\"1.0\"?><kml xmlns='http://www.opengis.net/kml/2.2'/>";
    assert_published(
        "[attachments]\nallow = [\"epub\", \"kml\"]\n",
        &[("book.epub", b"PK"), ("a.kml", map)],
        &[("b.EPUB", b"")],
    );
}

#[test]
fn settings_allow_nothing_that_runs_and_no_strays() {
    for (ending, code) in [
        ("html", "unsafe-attachment"),
        ("xsl", "unsafe-attachment"),
        ("exe", "stray-file"),
        (".pdf", "attachment-type"),
    ] {
        let archive = archive();
        archive.edit("site.toml", "[issuer]", &format!("[attachments]\nallow = [\"{ending}\"]\n\n[issuer]"));
        let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
        assert!(found.contains(&format!("\"code\":\"{code}\"")) && found.contains("site.toml"), "{found}");
    }
    let archive = archive();
    archive.edit("site.toml", "[issuer]", "[attachments]\nallow = [\"kml\"]\n\n[issuer]");
    for (name, text) in [("a.kml", "<html><script>x</script></html>"), ("b.html.kml", ""), ("c.svg.kml", "")] {
        archive.write(&format!("{FOLDER}/{name}"), text);
        let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
        assert!(found.contains(name) && found.contains("unsafe-attachment"), "{found}");
    }
}

#[test]
fn what_archives_publish_is_copied_as_it_is() {
    let picture = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">\
                    <style>.a{fill:#e60012}</style><defs><path id=\"p\" d=\"M0 0\"/></defs><use href=\"#p\" class=\"a\"/></svg>";
    let instance = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><xbrl xmlns=\"http://www.xbrl.org/2003/instance\"/>";
    let beside: &[(&str, &[u8])] = &[
        ("6-k.pdf", b"%PDF"),
        ("Report (2024).pdf", b"%PDF"),
        ("Q&A #1 100%.docx", b"PK"),
        ("table.xlsx", b"PK"),
        ("figures.csv.zip", b"PK"),
        ("notes.txt", b"<script>text to every browser</script>"),
        ("call.mp3", b"ID3"),
        ("call.vtt", b"WEBVTT\n\n<v Roger Bingham>"),
        ("deep/chart.svg", picture),
        ("data.xml", b"<a>&lt;script&gt;</a>"),
        ("filing.xbrl", instance),
        ("filing.xsd", instance),
        ("data.json", b"{\"a\": \"<b>\"}"),
    ];
    let below_static: &[(&str, &[u8])] = &[
        ("CNAME", b"ir.example.com\n"),
        ("own/font.woff2", b"wOF2"),
        ("own/site.css", b"a {}"),
        ("icon.ico", b"x"),
        ("BingSiteAuth.xml", b"<?xml version=\"1.0\"?><users><user>AB</user></users>"),
        ("site.webmanifest", b"{}"),
    ];
    assert_published("", beside, below_static);
}

#[test]
fn a_file_without_an_ending_is_no_page() {
    let archive = archive();
    archive.write("static/page", "\n<html><script>x</script></html>");
    let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
    assert!(found.contains("unsafe-attachment") && found.contains("static/page"), "{found}");
}

#[test]
fn the_icon_among_the_templates_is_a_picture_that_runs_nothing() {
    let archive = archive();
    archive.write("templates/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>");
    let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
    assert!(found.contains("unsafe-attachment"), "{found}");
}

#[test]
fn a_name_is_the_same_in_every_unicode_form() {
    let (composed, decomposed) = ("Abschlu\u{df} f\u{fc}r M\u{e4}rz.pdf", "Abschlu\u{df} fu\u{308}r Ma\u{308}rz.pdf");
    let mut sites = Vec::new();
    for (on_disk, in_text) in
        [(composed, composed), (composed, decomposed), (decomposed, composed), (decomposed, decomposed)]
    {
        let archive = archive();
        let main = format!("{FOLDER}/announcement.md");
        archive.edit(
            &main,
            "source = { title = \"Form\" }",
            &format!("source = {{ title = \"Form\", attachment = \"{in_text}\" }}"),
        );
        archive.edit(&main, "Text of 2024-results.", &format!("[Report](<{in_text}>), [icon](</{in_text}>)."));
        archive.write(&format!("{FOLDER}/{on_disk}"), "x");
        archive.write(&format!("static/{on_disk}"), "x");
        let site = archive.build();
        assert!(site.has(&format!("announcements/2024-results/{composed}")));
        let page = site.read("announcements/2024-results/index.html");
        assert!(
            page.contains("href=\"Abschlu%C3%9F%20f%C3%BCr%20M%C3%A4rz.pdf\"") && !page.contains('\u{308}'),
            "{page}"
        );
        sites.push(page);
    }
    let archive = archive();
    archive.write(&format!("{FOLDER}/{composed}"), "x");
    archive.write(&format!("{FOLDER}/{decomposed}"), "y");
    if archive.root().join(FOLDER).read_dir().unwrap().count() == 3 {
        let found = stdout(&archive.run("check", &["--format", "json"]).code(1));
        assert!(found.contains("route-collision"), "{found}");
    }
}

#[test]
fn no_static_file_takes_the_place_of_one_that_irbook_writes() {
    for name in
        ["irbook.txt", "IRBOOK.TXT", "irbook.txt/a.txt", "ledger.jsonl", "manifest.sha256", "robots.txt", "sitemap.xml"]
    {
        for archive in [Archive::empty(), archive()] {
            archive.write(&format!("static/{name}"), "<?xml version=\"1.0\"?><x/>");
            let run = archive.run("build", &["--format", "json", "--as-of", AS_OF]).code(1);
            let found = stdout(&run);
            assert!(found.contains("route-collision"), "{name}: {found}");
        }
    }
}

/// The names, types and sizes of the files below a title in a list.
fn listed(list: &str, id: &str) -> Vec<String> {
    let (_, entry) = list.split_once(&format!("announcements/{id}/index.html\"")).unwrap();
    let entry = entry.split_once("<li class=\"entry\">").map_or(entry, |(entry, _)| entry);
    let Some((_, files)) = entry.split_once("<ul class=\"entry-files\">") else { return Vec::new() };
    let (files, _) = files.split_once("</ul>").unwrap();
    let plain = |item: &str| {
        let words = item.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
        words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    files.split("<li>").skip(1).map(plain).collect()
}

#[test]
fn lists_link_the_files_of_a_document_with_type_and_size_the_official_one_first() {
    let archive = archive();
    let facts = "attachments = [{ file = \"proxy.pdf\", label = \"Proxy form\", language = \"zh-Hant\" }, { file = \"map.png\", label = \"Map\" }]";
    archive.announce("circular", "2024-05-20", facts);
    let folder = "content/announcements/circular";
    archive.edit(&format!("{folder}/announcement.md"), "title = \"Form\"", "title = \"Form\", attachment = \"z.pdf\"");
    for name in ["a.xlsx", "map.png", "photo.jpg", "proxy.pdf", "z.pdf"] {
        archive.write(&format!("{folder}/{name}"), [b'x'; 18_400]);
    }
    let site = archive.build();
    let list = site.read("announcements/index.html");
    let of_title = "PDF of Title of circular 18 kB";
    let files = [of_title, "Proxy form PDF, 18 kB", "Map PNG, 18 kB", "a.xlsx XLSX, 18 kB"];
    assert_eq!(listed(&list, "circular"), files);
    assert_eq!(listed(&list, "2024-results"), [""; 0]);
    assert!(list.contains("href=\"../announcements/circular/proxy.pdf\" hreflang=\"zh-Hant\">Proxy form</a>"));
    let page = site.read("announcements/circular/index.html");
    assert!(page.contains("<a href=\"z.pdf\">Official document</a> <span class=\"file-kind\">PDF, 18 kB</span>"));
    for name in ["Proxy form", "Map", "a.xlsx", "photo.jpg"] {
        assert!(
            page.contains(&format!("\">{name}</a> (")) || page.contains(&format!("hreflang=\"zh-Hant\">{name}</a> (")),
            "{name}"
        );
    }
    archive.write(&format!("{folder}/b.csv"), "1");
    assert_eq!(
        listed(&archive.build().read("announcements/index.html"), "circular")[4],
        "1 more file of Title of circular"
    );
}

#[test]
fn a_label_is_of_a_file_that_there_is_and_a_file_has_one() {
    let archive = archive();
    archive.write(&format!("{FOLDER}/proxy.pdf"), "x");
    let found = |names: [&str; 2]| {
        let labels = names.map(|name| format!("{{ file = \"{name}\", label = \"Form\" }}")).join(", ");
        archive.announce("2024-results", "2024-05-19", &format!("attachments = [{labels}]"));
        stdout(&archive.run("check", &["--format", "json", "--as-of", AS_OF]).code(1))
    };
    assert!(found(["proxi.pdf", "proxy.pdf"]).contains("\"code\":\"unknown-attachment\""));
    assert!(found(["proxy.pdf", "proxy.pdf"]).contains("a second label of the attachment `proxy.pdf`"));
}
