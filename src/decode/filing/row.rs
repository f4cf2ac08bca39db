//! A row of a list of filings.

use super::files::Files;
use super::time::{self, TimeOfDay};
use crate::decode::address::Url;
use crate::decode::canonical::Canonical;
use crate::decode::id::Id;
use crate::decode::public_from::PublicFrom;
use crate::decode::reader::Reader;
use crate::decode::scalar::Language;
use crate::decode::table::table;
use crate::diagnostic::Code;
use crate::domain::announcement::{Announcement, Body, Publication, SourceDocument, Withdrawal};
use crate::domain::attachment::Attachment;
use crate::domain::former::Former;
use crate::domain::revision::{Revision, Revisions};
use crate::domain::span::Name;
use crate::domain::{Details, Located, Span};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use std::sync::Arc;

/// A row, as far as it tells by itself.
pub struct Row {
    id: Name,
    dated: Located<NaiveDate>,
    time: Option<Located<NaiveTime>>,
    title: Box<str>,
    category: Option<Arc<str>>,
    routine: Option<bool>,
    file: Option<Name>,
    url: Option<Located<Box<str>>>,
    language: Option<Arc<str>>,
    publication: Publication,
    closes: Vec<Name>,
    former: Vec<Located<Former>>,
    canonical: Canonical,
    span: Span,
}

/// What a list says of its rows.
#[derive(Clone, Copy)]
pub struct Context<'l> {
    pub zone: Tz,
    pub language: &'l Arc<str>,
}

table! {
    /// A document that is a file or stands elsewhere. It may become a folder in `content/announcements/` under the same id,
    /// which then takes the row's place.
    pub static FILING: Row = "a filing", "`[[filings]]`" {
        /// Its id, and its address: `/announcements/<id>/`.
        required id: Id = "2024-05-20-next-day-return";
        /// The printed date, in the list's zone.
        required dated: Located<NaiveDate> = "2024-05-20";
        /// The time of its release on that day, in the list's zone.
        optional time: Located<TimeOfDay> = "17:31";
        /// Its title.
        required title: Box<str> = "Next Day Disclosure Return";
        /// Its category; see "Categories".
        optional category: Arc<str> = "Next day disclosure return";
        /// Whether it is kept off the home page; as its category is where left out.
        optional routine: bool = "true";
        /// Its file, by its path below `content/filings/`.
        when("without `url`") file: Name = "2024/2024052001.pdf";
        /// Where it stands on the web.
        when("without `file`") url: Located<Url> = "https://www.hkexnews.hk/";
        /// Its language; the list's where left out.
        optional language: Language = "zh-Hant";
        /// Whether it is kept out of a public build; see "When documents are public".
        optional draft: bool = "true";
        /// From when on it is public; its release where left out, see "When documents are public".
        optional publish_at: PublicFrom = "2024-05-20T17:31:00+08:00";
        /// From when on only a tombstone is public.
        optional withdrawn: Withdrawal;
        /// Why it was changed after it was published; see "When documents are public".
        list revisions: Revision;
        /// Gaps that it closes; `irbook check` shows the open ones.
        list closes: Name = r#"["poll-results:2023-05-12-notice"]"#;
        /// Where its page once stood; see "Former addresses".
        list former: Located<Former> = r#"["press/2024/17"]"#;
    }
    also |fields, _| {
        if !fields.has("file") && !fields.has("url") {
            fields.missing(&["file", "url"]);
        }
    }
    => |fields, _| {
        let mut canonical = Canonical::default();
        canonical.filing(fields.table());
        Some(Self {
            id,
            dated,
            time,
            title,
            category,
            routine,
            file,
            url,
            language,
            publication: Publication {
                draft: draft.unwrap_or_default(),
                publish_at,
                withdrawn,
                revisions: Revisions::new(revisions),
            },
            closes,
            former,
            canonical,
            span: fields.span(),
        })
    }
}

impl Row {
    /// The announcement that it is.
    pub fn announcement(self, list: Context<'_>, files: &mut Files, reader: &mut Reader) -> Announcement {
        let released_at = self.time.and_then(|at| {
            time::instant(self.dated.value, at.value, list.zone).or_else(|| {
                let message = format!("there is no {} on {} in {}", at.value, self.dated.value, list.zone);
                let help = "clocks are set forward past it: compare time and zone with the document";
                reader.refuse_at(Code::InvalidDate, at.span, message, help)
            })
        });
        let attachment = self.file.as_ref().and_then(|file| files.attachment(file, reader));
        if let Some(url) = &self.url {
            files.address(self.dated.value, &self.title, url);
        }
        let language = self.language.unwrap_or_else(|| list.language.clone());
        let digest = self.canonical.of_filing(&language, list.zone.name());
        let named = |it: &Attachment, file: &Name| Name::new(it.name[..].into(), file.span);
        let source = SourceDocument {
            title: self.title[..].into(),
            id: None,
            url: self.url,
            attachment: attachment.as_ref().zip(self.file.as_ref()).map(|(it, file)| named(it, file)),
        };
        Announcement {
            id: self.id.value[..].into(),
            file: reader.file,
            head: self.span,
            title: self.title,
            title_span: self.span,
            title_supplied: false,
            summary: None,
            dated: self.dated,
            zone: list.zone,
            place: None,
            released_at,
            language,
            conventions: reader.conventions,
            kind_label: self.category,
            routine: self.routine,
            publication: self.publication,
            former: self.former,
            relations: Vec::new(),
            issuer_name: None,
            listings: Vec::new(),
            legends: Vec::new(),
            source,
            signatories: Vec::new(),
            board: Vec::new(),
            closes: self.closes,
            details: Details::Other,
            figures: Vec::new(),
            statements: Vec::new(),
            metrics: Vec::new(),
            rates: Vec::new(),
            repurchases: Vec::new(),
            events: Vec::new(),
            footnotes: Vec::new(),
            headlines: Vec::new(),
            waivers: Vec::new(),
            restatements: Vec::new(),
            body: Body { markdown: "".into(), span: Span { end: self.span.start, ..self.span } },
            attachments: attachment.into_iter().collect(),
            labels: Vec::new(),
            digest,
        }
    }
}
