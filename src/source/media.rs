//! What is known of a file by the ending of its name.

/// What servers and browsers make of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Every server names its type, and no browser runs what is in it, whatever that is.
    Inert,
    /// The same, for files that pages are made with: fonts, styles, icons.
    Part,
    /// A picture in SVG.
    Picture,
    /// Another text in XML, which browsers read as such.
    Xml,
    /// Not every server names its type, so a browser may judge it by how it begins.
    Guessed,
    /// Of no type that irbook knows: a browser may judge it by how it begins.
    Unknown,
}

const INERT: &[&str] = &[
    "7z", "aac", "bmp", "csv", "doc", "docx", "flac", "gif", "ics", "jpeg", "jpg", "json", "m4a", "m4v", "mov", "mp3",
    "mp4", "odp", "ods", "odt", "oga", "ogg", "ogv", "pdf", "png", "pps", "ppsx", "ppt", "pptx", "rtf", "tif", "tiff",
    "tsv", "txt", "vcf", "wav", "weba", "webm", "webp", "xls", "xlsb", "xlsx", "xltx", "zip", "potx", "dotx", "mpeg",
    "mpg",
];
const PARTS: &[&str] = &["css", "eot", "ico", "otf", "ttf", "webmanifest", "woff", "woff2"];
const XML: &[&str] = &["xbrl", "xml", "xsd"];
const GUESSED: &[&str] = &["asc", "avif", "heic", "jsonl", "opus", "sha256", "srt", "vtt"];

/// The ending of a name in lower case, without its dot; empty where it has none.
#[must_use]
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

impl Media {
    /// What a file is by its name.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match &*ending(path) {
            "svg" => Self::Picture,
            it if INERT.contains(&it) => Self::Inert,
            it if PARTS.contains(&it) => Self::Part,
            it if XML.contains(&it) => Self::Xml,
            it if GUESSED.contains(&it) => Self::Guessed,
            _ => Self::Unknown,
        }
    }
}

/// Whether a browser that isn't told a file's type could take what begins like this for a page: by a tag, behind a mark of
/// the byte order and spaces (<https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type>).
#[must_use]
pub fn begins_as_markup(head: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe"];
    let head = marks.iter().find_map(|mark| head.strip_prefix(*mark)).unwrap_or(head);
    head.iter().find(|byte| !matches!(byte, 0 | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')) == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ending_counts_in_upper_and_lower_case_and_folders_have_none() {
        for (path, media) in [
            ("content/announcements/a/Report.PDF", Media::Inert),
            ("static/chart.SVG", Media::Picture),
            ("static/a.pdf/CNAME", Media::Unknown),
            ("static/x.pdf.html", Media::Unknown),
            ("static/site.css", Media::Part),
        ] {
            assert_eq!(Media::of(path), media, "{path}");
        }
    }

    #[test]
    fn a_tag_is_seen_behind_spaces_and_byte_order_marks() {
        for head in [&b"<html>"[..], b" \n\t<!--", b"\xef\xbb\xbf<a>", b"\xff\xfe<\0h\0", b"\xfe\xff\0<", b"<\0?\0"] {
            assert!(begins_as_markup(head), "{head:?}");
        }
        for head in [&b""[..], b"a<b>", b"%PDF-1.4", b"PK\x03\x04", b"{\"a\": \"<html>\"}"] {
            assert!(!begins_as_markup(head), "{head:?}");
        }
    }
}
