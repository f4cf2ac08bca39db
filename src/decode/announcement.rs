//! What every kind of announcement has, and the one place that knows which kind has which table.

use super::address::Url;
use super::canonical::Canonical;
use super::fields::{Fields, FromToml, Reader, Value};
use super::misplaced;
use super::scalar::{Language, word};
use crate::domain::announcement::{
    Announcement, BoardMember, Body, Details, Kind, Publication, Signatory, SourceDocument, Withdrawal,
};
use crate::domain::revision::{Revision, Revisions};
use crate::domain::span::Name;
use crate::domain::{Digest, Located, Span, composed};
use crate::source::FrontMatter;

/// Reads a kind's own table.
type ReadDetails = fn(&Value<'_>, &mut Reader) -> Option<Details>;

/// The table that only announcements of this kind have, and what reads it.
fn table_of(kind: Kind) -> Option<(&'static str, ReadDetails)> {
    match kind {
        Kind::Results => Some(("results", |value, reader| FromToml::from_toml(value, reader).map(Details::Results))),
        Kind::Dividend => Some(("dividend", |value, reader| FromToml::from_toml(value, reader).map(Details::Dividend))),
        Kind::Meeting => Some(("meeting", |value, reader| FromToml::from_toml(value, reader).map(Details::Meeting))),
        Kind::Issuance => Some(("issuance", |value, reader| FromToml::from_toml(value, reader).map(Details::Issuance))),
        Kind::Other => None,
    }
}

/// Reads the facts of the announcement's kind. Where the kind can't be read, every kind's table is
/// read for its findings.
fn details(kind: Option<Kind>, fields: &mut Fields<'_, '_>, reader: &mut Reader) -> Option<Details> {
    let mut found = (kind.is_some_and(|kind| table_of(kind).is_none())).then_some(Details::Other);
    for (of, (key, read)) in Kind::ALL.into_iter().filter_map(|of| Some((of, table_of(of)?))) {
        match (fields.value(key), kind) {
            (Some(value), Some(kind)) if kind == of => found = read(value, reader),
            (None, Some(kind)) if kind == of => fields.missing(&[key]),
            (Some(_), Some(kind)) => {
                let message = format!("`{key}` is no key of an announcement of the kind `{}`", kind.id());
                let help = format!("it belongs to `kind = \"{}\"`", of.id());
                fields.unknown(key, message, help, reader);
            }
            (Some(value), None) => drop(read(value, reader)),
            (None, _) => {}
        }
    }
    found
}

/// Reads `announcement.md`; statements, metrics and attachments come from the files beside it.
pub fn read(
    id: &str,
    text: &str,
    parts: &FrontMatter,
    language: &str,
    canonical: &mut Canonical,
    reader: &mut Reader,
) -> Option<Announcement> {
    let body = body(text, parts, reader);
    canonical.text(&body.markdown);
    reader.document(&text[parts.toml.clone()], "an announcement", |fields, reader| {
        canonical.facts(fields.table());
        let announcement = facts(id, body, language, fields, reader);
        misplaced::facts(text, parts, fields.keys(), reader);
        announcement
    })
}

/// The facts of the front matter.
fn facts(
    id: &str,
    body: Body,
    language: &str,
    fields: &mut Fields<'_, '_>,
    reader: &mut Reader,
) -> Option<Announcement> {
    let title = fields.required("title", reader);
    let title_supplied = fields.optional("title_supplied", reader).unwrap_or(false);
    let summary = fields.optional("summary", reader);
    let dated = fields.required("dated", reader);
    let zone = fields.required("zone", reader);
    let place = fields.optional("place", reader);
    let released_at = fields.optional("released_at", reader);
    let kind = fields.required("kind", reader);
    let kind_label = fields.optional("kind_label", reader);
    let language = fields.optional("language", reader).map_or_else(|| language.into(), |tag: Language| tag.0);
    let draft = fields.optional("draft", reader).unwrap_or(false);
    let publish_at = fields.optional("publish_at", reader);
    let withdrawn = fields.optional("withdrawn", reader);
    let former = fields.list("former", reader);
    let revisions = Revisions::new(fields.list("revisions", reader));
    let corrects = fields.optional("corrects", reader);
    let issuer_name = fields.optional("issuer_name", reader);
    let listings = fields.list("listings", reader);
    let legends = fields.list("legends", reader);
    let source = fields.required("source", reader);
    let signatories = fields.list("signatories", reader);
    let board = fields.list("board", reader);
    let closes = fields.list("closes", reader);
    let details = details(kind, fields, reader);
    let figures = fields.list("figures", reader);
    let events = fields.list("events", reader);
    let footnotes = fields.list("footnotes", reader);
    let headlines = fields.list("charts", reader);
    let rates = fields.list("rates", reader);
    let repurchases = fields.list("repurchases", reader);
    let waivers = fields.list("waivers", reader);
    let restatements = fields.list("restatements", reader);
    Some(Announcement {
        id: id.into(),
        file: reader.file,
        title: title?,
        title_supplied,
        summary,
        dated: dated?,
        zone: zone?,
        place,
        released_at,
        language,
        kind_label,
        publication: Publication { draft, publish_at, withdrawn, revisions },
        former,
        corrects,
        issuer_name,
        listings,
        legends,
        source: source?,
        signatories,
        board,
        closes,
        details: details?,
        figures,
        statements: Vec::new(),
        metrics: Vec::new(),
        rates,
        repurchases,
        events,
        footnotes,
        headlines,
        waivers,
        restatements,
        body,
        attachments: Vec::new(),
        digest: Digest::default(),
    })
}

/// The Markdown below the front matter.
pub fn body(text: &str, parts: &FrontMatter, reader: &Reader) -> Body {
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let span = Span { file: reader.file, start: at(parts.body.start), end: at(parts.body.end) };
    Body { markdown: text[parts.body.clone()].into(), span }
}

impl FromToml for Kind {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &Self::ALL.map(|kind| (kind.id(), kind)), reader)
    }
}

impl FromToml for SourceDocument {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a source document", reader)?;
        let title = fields.required("title", reader);
        let id = fields.optional("id", reader);
        let url: Option<Located<Url>> = fields.optional("url", reader);
        let attachment: Option<Name> = fields.optional("attachment", reader);
        let attachment = attachment.map(|name| name.map(|name| composed(&name).into()));
        fields.finish(reader);
        Some(Self { title: title?, id, url: url.map(|url| url.map(|url| url.0)), attachment })
    }
}

impl FromToml for Withdrawal {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a withdrawal", reader)?;
        let at = fields.required("at", reader);
        let reason = fields.required("reason", reader);
        fields.finish(reader);
        Some(Self { at: at?, reason: reason? })
    }
}

impl FromToml for Revision {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a revision", reader)?;
        let at = fields.required("at", reader);
        let reason = fields.required("reason", reader);
        fields.finish(reader);
        Some(Self { at: at?, reason: reason? })
    }
}

impl FromToml for Signatory {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a signatory", reader)?;
        let person = fields.required("person", reader);
        let printed_name = fields.optional("printed_name", reader);
        let capacity = fields.required("capacity", reader);
        fields.finish(reader);
        Some(Self { person: person?, printed_name, capacity: capacity? })
    }
}

impl FromToml for BoardMember {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a member of the board", reader)?;
        let person = fields.required("person", reader);
        let capacity = fields.required("capacity", reader);
        fields.finish(reader);
        Some(Self { person: person?, capacity: capacity? })
    }
}
