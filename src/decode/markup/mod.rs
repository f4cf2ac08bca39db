//! Texts in XML that are published as they are: that a browser which opens one runs nothing and asks no other site for
//! anything. They are read as a browser reads them, namespaces and entities included; what isn't plain is refused.

mod picture;
mod rules;
mod style;
mod xml;

use picture::Picture;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use rules::{Name, Rules};
use std::borrow::Cow;
use std::ops::Range;
use xml::Xml;

/// Why a text can't be published, and where that stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place in the text.
    pub at: Range<usize>,
    /// What is wrong with it, as `it holds ...`.
    pub what: String,
}

/// Reads a picture in SVG.
///
/// # Errors
/// The first thing that it may not hold.
pub fn picture(text: &str) -> Result<(), Fault> {
    read(text, &mut Picture::default())
}

/// Reads another text in XML. Where not every server says that it is XML, it must say so itself.
///
/// # Errors
/// The first thing that it may not hold.
pub fn xml(text: &str, must_declare: bool) -> Result<(), Fault> {
    if must_declare && !text.starts_with("<?xml ") {
        let what = "it begins with markup and not with `<?xml`: a browser may take it for a page";
        return Err(Fault { at: 0..0, what: what.to_owned() });
    }
    read(text, &mut Xml)
}

fn read(text: &str, rules: &mut dyn Rules) -> Result<(), Fault> {
    let is_forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if let Some((at, _)) = text.char_indices().find(|(_, c)| is_forbidden(*c)) {
        return Err(Fault { at: at..at, what: "it holds a control character".to_owned() });
    }
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut reader = NsReader::from_str(&text[mark..]);
    reader.config_mut().check_comments = true;
    let (mut depth, mut has_root) = (0_usize, false);
    loop {
        let position =
            |reader: &NsReader<&[u8]>| mark + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let start = position(&reader);
        let event = reader.read_event();
        let at = start..position(&reader).clamp(start, text.len());
        let result = match event.map_err(|error| ill_formed(&error)) {
            Ok(Event::Eof) if depth == 0 && has_root => return Ok(()),
            Ok(Event::Eof) => Err("it ends before its elements do".to_owned()),
            Ok(Event::Decl(declaration)) if start == mark => declared(&declaration),
            Ok(Event::Decl(_) | Event::PI(_)) => Err("it holds a processing instruction (`<?...?>`)".to_owned()),
            Ok(Event::DocType(_)) => Err("it has a document type (`<!DOCTYPE>`), which can define entities".to_owned()),
            Ok(Event::Start(element)) => {
                let is_root = depth == 0;
                depth += 1;
                begin(&reader, &element, is_root.then_some(&mut has_root), rules)
            }
            Ok(Event::Empty(element)) => {
                let is_root = depth == 0;
                begin(&reader, &element, is_root.then_some(&mut has_root), rules).and_then(|()| rules.end())
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                rules.end()
            }
            Ok(Event::Comment(_)) => Ok(()),
            Ok(Event::Text(it)) if depth == 0 && !it.trim().is_empty() => {
                Err("it has text outside its root".to_owned())
            }
            Ok(Event::Text(it)) => rules.text(&it),
            Ok(Event::CData(it)) => rules.text(&it),
            Ok(Event::GeneralRef(it)) => match quick_xml::escape::unescape(&format!("&{};", &*it)) {
                Ok(character) => rules.text(&character),
                Err(error) => Err(ill_formed(&error)),
            },
            Err(what) => Err(what),
        };
        result.map_err(|what| Fault { at, what })?;
    }
}

fn ill_formed(error: &dyn std::fmt::Display) -> String {
    format!("it is no well-formed XML: {error}")
}

fn declared(it: &BytesDecl<'_>) -> Result<(), String> {
    let encoding = match it.encoding() {
        None => "utf-8".into(),
        Some(Ok(encoding)) => encoding,
        Some(Err(error)) => return Err(ill_formed(&error)),
    };
    // A second one, or one of another version, browsers may read otherwise.
    let is_plain = it.matches("encoding").count() <= 1 && it.version().is_ok_and(|version| version == "1.0");
    match is_plain && encoding.eq_ignore_ascii_case("utf-8") {
        true => Ok(()),
        false => Err("it declares to be something else than XML 1.0 in UTF-8".to_owned()),
    }
}

/// An element with its attributes; `root` says that it stands in no other, and whether there was one that did.
fn begin(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    root: Option<&mut bool>,
    rules: &mut dyn Rules,
) -> Result<(), String> {
    let is_root = root.is_some();
    if root.is_some_and(|has_root| std::mem::replace(has_root, true)) {
        return Err("it has more than one root".to_owned());
    }
    let (namespace, local) = reader.resolver().resolve_element(element.name());
    rules.begin(Name { namespace: known(&namespace)?, local: local.into_inner() }, is_root)?;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| ill_formed(&error))?;
        let value = value(&attribute)?;
        if attribute.key.as_namespace_binding().is_some() {
            if attribute.value.contains('&') {
                return Err("it writes the name of a namespace with entities".to_owned());
            }
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        rules.attribute(Name { namespace: known(&namespace)?, local: local.into_inner() }, &value)?;
    }
    Ok(())
}

fn value<'a>(attribute: &Attribute<'a>) -> Result<Cow<'a, str>, String> {
    attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| ill_formed(&error))
}

fn known<'n>(namespace: &'n ResolveResult<'n>) -> Result<&'n str, String> {
    match namespace {
        ResolveResult::Unbound => Ok(""),
        ResolveResult::Bound(namespace) => Ok(namespace.into_inner()),
        ResolveResult::Unknown(prefix) => Err(format!("it uses the prefix `{prefix}` without a namespace")),
    }
}
