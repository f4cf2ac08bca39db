//! What every kind of announcement has.

use super::address::Url;
use super::canonical::Canonical;
use super::fields::{Fields, document};
use super::kind::{self, own};
use super::misplaced;
use super::numbers::{self, Numbers};
use super::public_from::PublicFrom;
use super::reader::Reader;
use super::relation;
use super::scalar::Language;
use super::table::table;
use super::word::words;
use super::zone;
use crate::domain::announcement::{
    Announcement, BoardMember, Body, Footnote, Headline, Publication, Restatement, Signatory, SourceDocument, Waiver,
    Withdrawal,
};
use crate::domain::attachment::AttachmentLabel;
use crate::domain::event::Event;
use crate::domain::figure::Figure;
use crate::domain::former::Former;
use crate::domain::relation::Verb;
use crate::domain::repurchase::Repurchase;
use crate::domain::revision::{Revision, Revisions};
use crate::domain::span::Name;
use crate::domain::statement::ExchangeRate;
use crate::domain::{Details, Digest, Kind, Located, Span, composed};
use crate::source::FrontMatter;
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::sync::Arc;

words!(Kind);

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
    document(&text[parts.toml.clone()], &ANNOUNCEMENT, reader, |fields, reader| {
        canonical.facts(fields.table());
        misplaced::facts(text, parts, &ANNOUNCEMENT, reader);
        numbers::of_language(fields, language, reader);
        reader.zone = zone::of_document(fields);
        facts(fields, reader, id, body, language)
    })
}

/// The Markdown below the front matter.
pub fn body(text: &str, parts: &FrontMatter, reader: &Reader) -> Body {
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let span = Span { file: reader.file, start: at(parts.body.start), end: at(parts.body.end) };
    Body { markdown: text[parts.body.clone()].into(), span }
}

/// Reads the facts of the announcement's kind. Where the kind can't be read, every kind's table is
/// read for its findings.
fn details(kind: Option<Kind>, fields: &mut Fields<'_, '_>, reader: &mut Reader) -> Option<Details> {
    let mut found = (kind.is_some_and(|kind| own(kind).is_none())).then_some(Details::Other);
    for (of, own) in Kind::ALL.into_iter().filter_map(|of| Some((of, own(of)?))) {
        match (fields.value(own.key), kind) {
            (Some(value), Some(kind)) if kind == of => found = (own.read)(value, reader),
            (None, Some(kind)) if kind == of => fields.missing(&[own.key]),
            (Some(_), Some(kind)) => {
                let message = format!("`{}` is no key of an announcement of the kind `{}`", own.key, kind.id());
                let help = format!("it belongs to `kind = \"{}\"`", of.id());
                fields.unknown(own.key, message, &help, reader);
            }
            (Some(value), None) => drop((own.read)(value, reader)),
            (None, _) => {}
        }
    }
    found
}

table! {
    /// The facts of an announcement, between lines of `+++`.
    pub static ANNOUNCEMENT, fn facts(id: &str, body: Body, language: &str) -> Announcement
        = "an announcement", "`content/announcements/<id>/announcement.md`" {
        /// The document's title.
        required title: Located<Box<str>> = "First Quarter 2024 Unaudited Financial Results";
        /// Whether the document prints no title and this one is the archive's; `false` where left out.
        optional title_supplied: bool = "true";
        /// What the document says, in a sentence or two.
        optional summary: Located<Box<str>> = "Revenue rose, and a buyback began.";
        /// The printed date, in the dateline's zone.
        required dated: Located<NaiveDate> = "2024-05-19";
        /// The dateline's time zone.
        required zone: Tz = "Asia/Shanghai";
        /// The dateline's place.
        optional place: Arc<str> = "Shanghai, China";
        /// When it was released; only where the document states it. It is public from then on, unless `publish_at` says otherwise.
        optional released_at: PublicFrom = "2024-05-19T17:00:00-04:00";
        /// What kind of document it is.
        wanted kind: Kind = "results";
        /// Its category: a name instead of the kind's own, mostly for `other`; see "Categories".
        optional kind_label: Arc<str> = "Poll results";
        /// Whether it is kept off the home page; as its category is where left out.
        optional routine: bool = "true";
        /// The document's language; the site's where left out.
        optional own_language as "language": Language = "en";
        /// How it writes figures, where it isn't as `[numbers]` of `site.toml` says.
        optional numbers: Numbers;
        /// Whether it is kept out of a public build; see "When documents are public".
        optional draft: bool = "true";
        /// From when on it is public; its release where left out, see "When documents are public".
        optional publish_at: PublicFrom = "2024-05-19T17:00:00-04:00";
        /// From when on only a tombstone is public.
        optional withdrawn: Withdrawal;
        /// Where its page once stood; see "Former addresses".
        list former: Located<Former> = r#"["press/2024/17"]"#;
        /// Why it was changed after it was published; see "When documents are public".
        list revisions: Revision;
        /// Earlier announcements that it states anew as things have changed since, by their ids; see "Events that change".
        optional updates: relation::All = "2024-03-26-dividend";
        /// Earlier announcements that it sets right.
        optional corrects: relation::All = "2023-q4-results";
        /// Earlier announcements that it moves to another day.
        optional postpones: relation::All = "2024-05-10-notice";
        /// Earlier announcements that it calls off.
        optional cancels: relation::All = "2024-05-10-notice";
        /// The issuer's name; only where the history in `site.toml` does not tell.
        optional issuer_name: Arc<str> = "Example Corp.";
        /// The listings that it is for, by their ids.
        list listings: Name = r#"["nasdaq", "hkex"]"#;
        /// The legends that travel with it, by their keys.
        list legends: Name = r#"["safe-harbor"]"#;
        /// The document that it retells.
        required source: SourceDocument;
        /// What files beside it are, in the order in which lists show them; see "Attachments and static files".
        list labels as "attachments": AttachmentLabel;
        /// Who signed it.
        list signatories: Signatory;
        /// The board as it lists it.
        list board: BoardMember;
        /// Gaps that it closes; `irbook check` shows the open ones.
        list closes: Name = r#"["poll-results:2023-05-12-notice"]"#;
        /// Single figures of the text.
        list figures: Figure;
        /// Events beyond those that follow from typed facts.
        list events: Event;
        /// Its footnotes.
        list footnotes: Footnote;
        /// What it says of charts; see "Headlines of charts".
        list headlines as "charts": Headline;
        /// Exchange rates of its translated columns.
        list rates: ExchangeRate;
        /// Plans to buy back shares that it tells of.
        list repurchases: Repurchase;
        /// Findings on figures that are right all the same.
        list waivers: Waiver;
        /// Figures that an earlier document states otherwise.
        list restatements: Restatement;
        ..kind::KEYS;
    }
    also |fields, reader| {
        let details = details(kind, fields, reader);
    }
    => |_, reader| Some(Announcement {
        id: id.into(),
        file: reader.file,
        head: reader.top(),
        title: title.value,
        title_span: title.span,
        title_supplied: title_supplied.unwrap_or_default(),
        summary,
        dated,
        zone,
        place,
        released_at,
        language: own_language.unwrap_or_else(|| language.into()),
        conventions: numbers.unwrap_or(reader.conventions),
        kind_label,
        routine,
        publication: Publication {
            draft: draft.unwrap_or_default(),
            publish_at,
            withdrawn,
            revisions: Revisions::new(revisions),
        },
        former,
        relations: relation::relations([
            (Verb::Updates, updates),
            (Verb::Corrects, corrects),
            (Verb::Postpones, postpones),
            (Verb::Cancels, cancels),
        ]),
        issuer_name,
        listings,
        legends,
        source,
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
        labels,
        digest: Digest::default(),
    })
}

table! {
    /// The document that an announcement retells.
    pub static SOURCE: SourceDocument = "a source document", "`source`" {
        /// Its title.
        required title: Arc<str> = "Form 6-K, exhibit 99.1";
        /// Its number where it was filed.
        optional id: Box<str> = "000_d25f596cc0471275";
        /// Where it stands on the web.
        optional url: Located<Url> = "https://www.sec.gov/";
        /// The attachment that it is, by its name.
        optional attachment: Name = "6k.pdf";
    }
    => |_, _| {
        let attachment = attachment.map(|name| name.map(|name| composed(&name).into()));
        Some(Self { title, id, url, attachment })
    }
}

table! {
    /// What a file beside an announcement is.
    pub static ATTACHMENT_LABEL: AttachmentLabel = "an attachment", "`[[attachments]]`" {
        /// The file, by its name.
        required file: Name = "proxy-form.pdf";
        /// What it is called; its name where left out.
        optional label: Arc<str> = "Proxy form";
        /// Its language; the document's where left out.
        optional language: Language = "zh-Hant";
    }
    => |_, _| Some(Self { file: file.map(|name| composed(&name).into()), label, language })
}

table! {
    /// That an announcement was withdrawn.
    pub static WITHDRAWAL: Withdrawal = "a withdrawal", "`withdrawn`" {
        /// Since when it is.
        required at: Located<PublicFrom> = "2024-06-03T09:00:00+08:00";
        /// Why, for readers.
        required reason: Box<str> = "The document was issued in error.";
    }
}

table! {
    /// A change of an announcement that is public.
    pub static REVISION: Revision = "a revision", "`[[revisions]]`" {
        /// When: after its release, later ones below.
        required at: Located<PublicFrom> = "2024-06-03T09:00:00+08:00";
        /// Why, for readers.
        required reason: Box<str> = "A date was mistyped.";
    }
}

table! {
    /// Who signed a document.
    pub static SIGNATORY: Signatory = "a signatory", "`signatories`" {
        /// Who: the id of a person of the issuer.
        required person: Name = "jane-roe";
        /// The person's name as the document prints it.
        optional printed_name: Arc<str> = "Jane Roe";
        /// As what the person signed.
        required capacity: Arc<str> = "Chief Financial Officer";
    }
}

table! {
    /// A member of the board.
    pub static BOARD_MEMBER: BoardMember = "a member of the board", "`board`" {
        /// Who: the id of a person of the issuer.
        required person: Name = "jane-roe";
        /// As what the document lists the person.
        required capacity: Arc<str> = "Director";
    }
}
