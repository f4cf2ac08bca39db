//! What a program reads of a file: packed parts unpacked, and each format's escapes undone.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

/// A way to write a text so that its bytes aren't those of the text.
#[derive(Clone, Copy)]
enum Escape {
    /// JSON strings, which JavaScript reads as well: `\u00e9`, `\/`, `\"`.
    Json,
    /// XML and HTML: entities, references to characters, and sections of CDATA.
    Entities,
    /// Quotes that are doubled in CSV.
    Csv,
    /// Folded lines and backslashes of iCalendar.
    Calendar,
    /// Backslashes before punctuation of Markdown.
    Markdown,
    /// References to characters of CSS: `\7a `.
    Css,
}

use Escape::{Calendar, Css, Csv, Entities, Json, Markdown};

impl Escape {
    /// Whether a text has a sign of it: few have.
    fn is_in(self, text: &str) -> bool {
        match self {
            Json | Markdown | Css => text.contains('\\'),
            Entities => text.contains('&') || text.contains("<![CDATA["),
            Csv => text.contains("\"\""),
            Calendar => true,
        }
    }

    fn undone(self, text: &str) -> String {
        match self {
            Json => without_backslashes(text, json),
            Entities => without_entities(&text.replace("<![CDATA[", "").replace("]]>", "")),
            Csv => text.replace("\"\"", "\""),
            Calendar => without_backslashes(&text.replace("\r\n ", "").replace("\r\n\t", ""), calendar),
            Markdown => without_backslashes(text, markdown),
            Css => without_backslashes(text, css),
        }
    }
}

/// The escapes of a file by the ending of its name, outermost first; a text within a text has its own below. `None` for one that
/// isn't known, in which a leak could hide.
fn escapes(ending: &str) -> Option<&'static [&'static [Escape]]> {
    Some(match ending {
        // JSON-LD and scripts stand in pages.
        "html" | "htm" => &[&[Entities, Entities], &[Json, Entities]],
        "xml" | "xsd" | "svg" | "xlsx" => &[&[Entities, Entities]],
        // A feed has pages' HTML in its strings. Search packs its records as JSON.
        "json" | "gz" | "pf_fragment" | "pf_index" | "pf_meta" | "pf_filter" => &[&[Json, Entities]],
        "js" | "mjs" => &[&[Json]],
        "csv" => &[&[Csv]],
        "ics" => &[&[Calendar]],
        "md" => &[&[Markdown, Entities]],
        // `llms.txt` is Markdown.
        "txt" => &[&[Markdown, Entities]],
        "css" => &[&[Css]],
        // The ledger has a JSON document a line.
        "jsonl" => &[&[Json]],
        // The chunks with text are taken out; search has a program for each language; a document is the issuer's own.
        "png" | "pagefind" | "pdf" | "sha256" | "" => &[],
        _ => return None,
    })
}

/// A file as it is, with what is packed in it, and below that what the lines that have escapes are without them.
pub fn unpacked(path: &Path, bytes: &[u8]) -> Vec<u8> {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    let escapes = escapes(ending).unwrap_or_else(|| panic!("how to read {} isn't known", path.display()));
    let mut whole = parts(path, bytes);
    let plain = String::from_utf8_lossy(&whole).into_owned();
    for nested in escapes {
        // A line of a calendar goes on behind its end.
        let lines: Vec<&str> =
            if matches!(nested, [Calendar]) { vec![&plain] } else { plain.split_inclusive('\n').collect() };
        for line in lines {
            let mut text = Cow::Borrowed(line);
            for escape in *nested {
                if escape.is_in(&text) {
                    text = escape.undone(&text).into();
                    whole.push(b'\n');
                    whole.extend_from_slice(text.as_bytes());
                }
            }
        }
    }
    whole
}

/// What is packed in a file; else its bytes.
fn parts(path: &Path, bytes: &[u8]) -> Vec<u8> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            // Packed bytes are as good as random: among very many a short secret is found that isn't there.
            let read = |option: &str| {
                let output = Command::new("unzip").arg(option).arg(path).stderr(Stdio::inherit()).output().unwrap();
                assert!(output.status.success() && !output.stdout.is_empty(), "unzip can't read {}", path.display());
                output.stdout
            };
            [read("-Z1"), read("-p")].concat()
        }
        // The index of search is very many small files.
        [0x1f, 0x8b, ..] => {
            let mut text = Vec::new();
            let read = flate2::read::GzDecoder::new(bytes).read_to_end(&mut text);
            assert!(read.is_ok_and(|read| read > 0), "gzip can't read {}", path.display());
            text
        }
        // What it shows is packed likewise, and is no text to programs.
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', chunks @ ..] => texts_of_picture(chunks),
        _ => bytes.to_owned(),
    }
}

/// The texts of a PNG's chunks (Portable Network Graphics, third edition, section 11.3.3), and of those that it doesn't name.
fn texts_of_picture(mut chunks: &[u8]) -> Vec<u8> {
    let mut texts = Vec::new();
    while let [a, b, c, d, kind @ ..] = chunks {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (kind, rest) = kind.split_at(4);
        let (data, rest) = rest.split_at(length);
        chunks = &rest[4..];
        let after_zeros = |zeros: usize| data.splitn(zeros + 1, |byte| *byte == 0).last().unwrap();
        texts.push(b'\n');
        match kind {
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" => {}
            // After the keyword and the method.
            b"zTXt" => {
                texts.extend_from_slice(data);
                texts.extend(inflated(&after_zeros(1)[1..]));
            }
            // After the keyword, two bytes, the language and the keyword in it.
            b"iTXt" if after_zeros(1)[0] == 1 => {
                let words = &after_zeros(1)[2..];
                texts.extend_from_slice(data);
                texts.extend(inflated(words.splitn(3, |byte| *byte == 0).last().unwrap()));
            }
            _ => texts.extend_from_slice(data),
        }
    }
    texts
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut text).expect("a chunk that zlib reads");
    text
}

/// A text whose backslashes, with what follows each, are read as `read` does: what they stand for, and how many bytes they take
/// behind the backslash; `None` where a backslash is one.
fn without_backslashes(text: &str, read: impl Fn(&str) -> Option<(char, usize)>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        rest = match read(after) {
            Some((character, length)) => {
                plain.push(character);
                &after[length..]
            }
            None => {
                plain.push('\\');
                after
            }
        };
    }
    plain + rest
}

fn json(after: &str) -> Option<(char, usize)> {
    let unit = |text: &str| u32::from_str_radix(text.get(..4)?, 16).ok();
    let stands_for = match after.chars().next()? {
        'u' => {
            let first = unit(&after[1..])?;
            let second = || after[5..].strip_prefix("\\u").and_then(unit);
            return match (first, second()) {
                (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) => {
                    let scalar = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    Some((char::from_u32(scalar)?, 11))
                }
                _ => Some((char::from_u32(first)?, 5)),
            };
        }
        // Scripts have these besides.
        'x' => return Some((char::from_u32(u32::from_str_radix(after.get(1..3)?, 16).ok()?)?, 3)),
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        quoted @ ('"' | '\\' | '/' | '\'' | '`') => quoted,
        _ => return None,
    };
    Some((stands_for, 1))
}

fn calendar(after: &str) -> Option<(char, usize)> {
    match after.chars().next()? {
        'n' | 'N' => Some(('\n', 1)),
        quoted @ ('\\' | ',' | ';') => Some((quoted, 1)),
        _ => None,
    }
}

fn markdown(after: &str) -> Option<(char, usize)> {
    after.chars().next().filter(char::is_ascii_punctuation).map(|quoted| (quoted, 1))
}

fn css(after: &str) -> Option<(char, usize)> {
    let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    let character = char::from_u32(u32::from_str_radix(&after[..digits], 16).ok()?)?;
    // A space ends it.
    Some((character, digits + usize::from(after[digits..].starts_with(' '))))
}

/// A text whose references to characters are the characters.
fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        // The longest name here is that of a scalar in decimal.
        let end = after.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&after[..end])?, end))) {
            Some((character, end)) => {
                plain.push(character);
                rest = &after[end + 1..];
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    if let Some(number) = number {
        let hex = number.strip_prefix(['x', 'X']);
        return char::from_u32(hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "comma" => ',',
        "period" => '.',
        "sol" => '/',
        "hyphen" => '\u{2010}',
        _ => return None,
    })
}

/// What is looked for below, in small letters as all texts are.
const SECRET: &str = "zanzibar's \"731,001\" <é>";

/// It as each format may write it.
fn planted() -> Vec<(&'static str, Vec<u8>)> {
    let units: String = SECRET.encode_utf16().fold(String::new(), |mut text, unit| {
        write!(text, "\\u{unit:04X}").unwrap();
        text
    });
    let by = |write: fn(char) -> String| SECRET.chars().map(write).collect::<String>();
    let decimals = by(|c| format!("&#{};", u32::from(c)));
    let named = SECRET.replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;");
    let quoted = SECRET.replace('"', "\\\"");
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&[0x89][..], b"PNG\r\n\x1a\n", &length, kind, data, &[0; 4]].concat()
    };
    let deflated = {
        let mut packed = Vec::new();
        let plain = std::io::Cursor::new(SECRET.repeat(9));
        flate2::read::ZlibEncoder::new(plain, flate2::Compression::best()).read_to_end(&mut packed).unwrap();
        packed
    };
    let texts = [
        ("feed.json", format!("{{\"title\":\"{units}\"}}")),
        ("facts.json", format!("[\"{quoted}\"]")),
        ("xbrl.json", format!("{{\"a\": \"{}\"}}", quoted.replace('a', "\\u0061"))),
        ("html.json", format!("{{\"content_html\":\"<p>{}</p>\"}}", named.replace("&quot;", "\\u0026quot;"))),
        ("ledger.jsonl", format!("{{\"title\":\"{quoted}\"}}\n")),
        ("page.html", format!("<p>{decimals}</p>")),
        ("named.html", format!("<p title=\"{named}\">")),
        (
            "linked.html",
            format!("<script type=\"application/ld+json\">{{\"a\":\"{}\"}}</script>", quoted.replace('<', "\\u003c")),
        ),
        ("feed.xml", format!("<content type=\"html\">{}</content>", named.replace('&', "&amp;"))),
        ("section.xml", SECRET.replace('"', "]]><![CDATA[\"")),
        ("archive.xsd", by(|c| format!("&#x{:x};", u32::from(c)))),
        ("chart.svg", format!("<text>{named}</text>")),
        ("facts.csv", format!("a,\"{}\"\r\n", SECRET.replace('"', "\"\""))),
        ("calendar.ics", format!("SUMMARY:{}\r\n", SECRET.replace(',', "\\,").replace("zib", "z\r\n ib"))),
        ("index.md", by(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() })),
        ("llms.txt", SECRET.replace('<', "\\<")),
        ("style.css", by(|c| format!("\\{:x} ", u32::from(c)))),
        ("search.js", format!("'{}'", SECRET.replace('\'', "\\'"))),
    ];
    let pictures = [
        ("plain.png", chunk(b"tEXt", &[b"Title\0", SECRET.as_bytes()].concat())),
        ("packed.png", chunk(b"zTXt", &[b"Title\0\0", &*deflated].concat())),
        ("words.png", chunk(b"iTXt", &[b"Title\0\x01\0en\0Title\0", &*deflated].concat())),
    ];
    let workbook = ("workbook.xlsx", archived("sheet.xml", format!("<t>{}</t>", named.repeat(9)).as_bytes()));
    let texts = texts.map(|(name, text)| (name, text.into_bytes()));
    texts.into_iter().chain(pictures).chain([workbook]).collect()
}

/// A ZIP file of one file.
fn archived(name: &str, content: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut deflater = flate2::read::DeflateEncoder::new(content, flate2::Compression::best());
    deflater.read_to_end(&mut packed).unwrap();
    let mut sum = flate2::Crc::new();
    sum.update(content);
    let four = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let sizes = [four(packed.len()), four(content.len()), four(name.len())].concat();
    let common = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sum.sum().to_le_bytes(), &sizes].concat();
    let file = [b"PK\x03\x04", &*common, name.as_bytes(), &packed].concat();
    let entry = [b"PK\x01\x02\x14\0", &*common, &[0; 14], name.as_bytes()].concat();
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &four(entry.len())[..], &four(file.len()), &[0; 2]].concat();
    [file, entry, end].concat()
}

#[test]
fn a_secret_is_found_in_every_format_however_it_is_escaped() {
    for (name, bytes) in planted() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), &bytes).unwrap();
        let site = super::Site::at(folder.path());
        let is_plain = String::from_utf8_lossy(&bytes).to_lowercase().contains(SECRET);
        assert_eq!(is_plain, name == "plain.png", "{name} shows its secret as it is");
        let found = super::leak(&super::texts(&site), SECRET);
        assert!(found.is_some_and(|it| it.starts_with(name)), "{name}");
    }
}

#[test]
fn packed_files_are_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("packed.gz");
    std::fs::write(folder.path().join("packed"), "zanzibar ".repeat(50)).unwrap();
    assert!(Command::new("gzip").arg(folder.path().join("packed")).status().unwrap().success());
    let bytes = std::fs::read(&path).unwrap();
    assert!(String::from_utf8_lossy(&unpacked(&path, &bytes)).contains("zanzibar zanzibar zanzibar"));
}

#[test]
#[should_panic(expected = "how to read a.parquet isn't known")]
fn a_file_of_an_unknown_format_is_not_passed_over() {
    unpacked(Path::new("a.parquet"), b"PAR1");
}
