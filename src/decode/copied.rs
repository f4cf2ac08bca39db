//! Files that are copied beside the pages: which types there may be, and that none runs on the site's origin, where the
//! pages' content security policy doesn't hold.

use super::declaration::Shape;
use super::markup::{self, Fault};
use super::reader::{Reader, Value};
use super::stray::stray;
use super::value::FromToml;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use crate::domain::asked::{Asked, AskedFor};
use crate::source::media::{Media, ending};
use crate::source::{Content, SourceFile};

/// Endings of files that are pages or programs to a browser, or to a server.
const RUNNABLE: &[&str] = &[
    "asp", "aspx", "cfm", "cgi", "cjs", "hta", "htaccess", "htc", "htm", "html", "htt", "htx", "js", "jse", "jsm",
    "jsp", "jspx", "mht", "mhtml", "mjs", "phar", "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht",
    "phtml", "shtm", "shtml", "stm", "svgz", "swf", "vml", "wasm", "xaml", "xap", "xbap", "xbl", "xht", "xhtm",
    "xhtml", "xsl", "xslt", "xul",
];

/// Where a copied file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside an announcement.
    Attachment,
    /// Below `static/`, and how the archive asks for it there.
    Static(AskedFor),
}

impl Place {
    /// How the archive asks for the file.
    #[must_use]
    pub fn asked(self) -> AskedFor {
        match self {
            Self::Attachment => AskedFor::Not,
            Self::Static(asked) => asked,
        }
    }
}

impl FromToml for Asked {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("files below static/");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Box::<str>::from_toml(value, reader)?;
        match Self::parse(&text) {
            Ok(asked) => Some(asked),
            Err(why) => {
                let message = format!("`{text}` doesn't say which files of static/ are meant: {why}");
                let help = "name a file by its path below static/, or files as `*.epub` or `downloads/*.pdf`";
                reader.refuse(Code::UnknownValue, value, message, help)
            }
        }
    }
}

/// The ending of a type of files that an archive publishes besides those that irbook knows.
pub struct Allowed;

impl FromToml for Allowed {
    type Output = Box<str>;
    const SHAPE: Shape = Shape::Text("ending of files");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Box<str>> {
        let ending = Box::<str>::from_toml(value, reader)?;
        let is_ending = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let help = "name it as files end, in lower-case letters and digits: `allow = [\"epub\"]`";
        if ending.is_empty() || !ending.chars().all(is_ending) {
            return reader.refuse(Code::AttachmentType, value, format!("`{ending}` is no ending of files"), help);
        }
        if RUNNABLE.contains(&&*ending) {
            let message =
                format!("files that end with `.{ending}` can't be allowed: a browser or a server would run them");
            return reader.refuse(
                Code::UnsafeAttachment,
                value,
                message,
                "retell such a document in Markdown, or keep it as PDF",
            );
        }
        if let Some(what) = stray(&format!("x.{ending}")) {
            let message = format!("files that end with `.{ending}` can't be allowed: such a file is {what}");
            return reader.refuse(Code::StrayFile, value, message, "a file that is meant to be read has another type");
        }
        Some(ending)
    }
}

/// Records an error where a file must not be copied. `name` is its path in its folder; `allowed` are the endings that the
/// archive adds, if that could be read.
pub fn check(name: &str, source: &SourceFile, place: Place, allowed: Option<&[Box<str>]>, reader: &mut Reader) {
    let last = name.rsplit('/').next().unwrap_or_default();
    if matches!(source.content, Content::Refused(_)) || refuse_stray(last, source, reader) {
        return;
    }
    let (ending, media) = (ending(name), Media::of(name));
    let is_static = place != Place::Attachment;
    let inner = || last.split('.').skip(1).map(str::to_lowercase);
    if inner().any(|it| RUNNABLE.contains(&&*it)) || media == Media::Unknown && inner().any(|it| is_markup(&it)) {
        // Whoever names the very file knows what is in it: nobody can tell what a program does.
        if place.asked() == AskedFor::ByName {
            return;
        }
        let message = format!("a browser or a server would run `{}` as a part of the site", source.path);
        let help = match is_static {
            false => "keep the document as PDF or text, or retell it in Markdown".to_owned(),
            true => format!("if the site is to have it all the same, name this very file: {}", ask(name)),
        };
        reader.findings.push(Diagnostic::error(Code::UnsafeAttachment, reader.top(), message).help(help));
    } else if !is_allowed(&ending, media, place, allowed) {
        let message = match &*ending {
            "" => format!("`{}` has no ending that tells its type", source.path),
            ending => format!("files that end with `.{ending}` are not published: `{}`", source.path),
        };
        let help = match &*ending {
            ending if is_static => {
                format!(
                    "take it out of static/ if it isn't to be published; if it is, ask for it: {}",
                    ask(&format!("*.{ending}"))
                )
            }
            "" => "give it the ending of its type, such as `.pdf`, or move it out of content/".to_owned(),
            ending => format!(
                "move it out of the folder if it isn't to be published; if it is, write it as PDF, text or the like, or add \
                 `allow = [\"{ending}\"]` under `[attachments]` in site.toml"
            ),
        };
        reader.findings.push(Diagnostic::error(Code::AttachmentType, reader.top(), message).help(help));
    } else if let Content::Text(text) = &source.content {
        let read = match media {
            Media::Picture => markup::picture(text),
            Media::Xml => markup::xml(text, ending != "xml"),
            Media::Guessed | Media::Unknown => markup::xml(text, true),
            Media::Inert | Media::Part => Ok(()),
        };
        if let Err(fault) = read {
            unsafe_markup(&fault, source, media == Media::Picture, reader);
        }
    }
}

/// Reads the icon of the site, which is a picture among the templates.
pub fn icon(source: &SourceFile, reader: &mut Reader) {
    if let Content::Text(text) = &source.content
        && let Err(fault) = markup::picture(text)
    {
        unsafe_markup(&fault, source, true, reader);
    }
}

fn is_markup(ending: &str) -> bool {
    matches!(Media::of(&format!("x.{ending}")), Media::Picture | Media::Xml)
}

/// Records an error where a file lies in a folder by accident; whether it does.
pub fn refuse_stray(name: &str, source: &SourceFile, reader: &mut Reader) -> bool {
    let Some(what) = stray(name) else { return false };
    let message = format!("`{}` is {what}, and would be published", source.path);
    let help = "remove it; a document that is meant to be published needs a name of its own";
    reader.findings.push(Diagnostic::error(Code::StrayFile, reader.top(), message).help(help));
    true
}

/// How an archive asks for files below `static/`.
#[must_use]
pub fn ask(what: &str) -> String {
    format!("`allow = [\"{what}\"]` under `[static]` in site.toml")
}

fn is_allowed(ending: &str, media: Media, place: Place, allowed: Option<&[Box<str>]>) -> bool {
    match media {
        Media::Inert | Media::Picture | Media::Xml | Media::Guessed => true,
        _ if place.asked() != AskedFor::Not => true,
        Media::Part if place != Place::Attachment => true,
        // Hosts and services want files that are named so: `CNAME`.
        Media::Unknown if place != Place::Attachment && ending.is_empty() => true,
        Media::Part | Media::Unknown => allowed.is_none_or(|allowed| allowed.iter().any(|it| **it == *ending)),
    }
}

fn unsafe_markup(fault: &Fault, source: &SourceFile, is_picture: bool, reader: &mut Reader) {
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let span = Span { file: reader.file, start: at(fault.at.start), end: at(fault.at.end) };
    let (noun, help) = match is_picture {
        true => (
            "picture",
            "export it as plain SVG, without scripts, animation, embedded pictures and document type, or as PNG",
        ),
        false => ("file", "publish it as it is in a ZIP file, or as CSV, PDF or text"),
    };
    let message = format!("the {noun} `{}` can't be published: {}", source.path, fault.what);
    reader.findings.push(Diagnostic::error(Code::UnsafeAttachment, span, message).help(help));
}
