//! An announcement: what every kind has, and what only one kind has.

use super::attachment::{Attachment, AttachmentLabel};
use super::event::{Event, EventKind};
use super::figure::Figure;
use super::former::Former;
use super::kind::document::Document;
use super::kind::{Details, Kind};
use super::metric::Observation;
use super::occasion::{Occasion, Title, nth};
use super::relation::{Relation, Target, Verb};
use super::repurchase::Repurchase;
use super::revision::Revisions;
use super::statement::{ExchangeRate, Statement};
use super::{Amount, Conventions, Digest, FileId, Located, Moment, Period, Span, span::Name};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use std::borrow::Cow;
use std::sync::Arc;

/// Between which instants a document is public.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// Never public while true.
    pub draft: bool,
    /// Public from this instant; `None`: from its release, as far as the document tells.
    pub publish_at: Option<DateTime<FixedOffset>>,
    /// From when on, and why, only a tombstone is.
    pub withdrawn: Option<Withdrawal>,
    /// Why it was changed after it was published.
    pub revisions: Revisions,
}

/// Why a document is no longer public.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// The instant.
    pub at: Located<DateTime<FixedOffset>>,
    /// The reason, in words for readers.
    pub reason: Box<str>,
}

/// An announcement of the issuer.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// The folder's name: key and address.
    pub id: Arc<str>,
    /// The file that holds the front matter, or the row of a list of filings.
    pub file: FileId,
    /// Where findings on all of it stand: the beginning of its file, or its row.
    pub head: Span,
    /// The title.
    pub title: Box<str>,
    /// Where the title stands.
    pub title_span: Span,
    /// Whether the title is the archive's own because the document prints none.
    pub title_supplied: bool,
    /// One or two sentences for lists and previews.
    pub summary: Option<Located<Box<str>>>,
    /// The printed date, a calendar day in `zone`.
    pub dated: Located<NaiveDate>,
    /// The zone of the dateline.
    pub zone: Tz,
    /// The place of the dateline, as printed.
    pub place: Option<Arc<str>>,
    /// When it was released, where known.
    pub released_at: Option<DateTime<FixedOffset>>,
    /// BCP 47 tag of its language.
    pub language: Arc<str>,
    /// How it writes figures.
    pub conventions: Conventions,
    /// Its category: a label other than the kind's own, such as `Poll results`.
    pub kind_label: Option<Arc<str>>,
    /// Whether it is kept off the home page; `None`: as its category is.
    pub routine: Option<bool>,
    /// Between which instants it is public.
    pub publication: Publication,
    /// Where its page once stood.
    pub former: Vec<Located<Former>>,
    /// What it does to earlier announcements.
    pub relations: Vec<Relation>,
    /// The issuer's name as printed here, where the issuer's history does not tell.
    pub issuer_name: Option<Arc<str>>,
    /// Ids of the listings that the document names.
    pub listings: Vec<Name>,
    /// Keys of the legends that travel with it.
    pub legends: Vec<Name>,
    /// The official document that it retells.
    pub source: SourceDocument,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// The board as of the document's date, where it lists one.
    pub board: Vec<BoardMember>,
    /// Ids of the gaps of the archive that it closes.
    pub closes: Vec<Name>,
    /// Facts of its kind.
    pub details: Details,
    /// Single figures.
    pub figures: Vec<Figure>,
    /// Tables.
    pub statements: Vec<Statement>,
    /// Metrics.
    pub metrics: Vec<Observation>,
    /// Exchange rates.
    pub rates: Vec<ExchangeRate>,
    /// Repurchase plans.
    pub repurchases: Vec<Repurchase>,
    /// Events that it states beyond those that follow from typed fields.
    pub events: Vec<Event>,
    /// Footnotes of tables and metrics.
    pub footnotes: Vec<Footnote>,
    /// What it says of charts of the site.
    pub headlines: Vec<Headline>,
    /// Findings on its figures that are right but explained.
    pub waivers: Vec<Waiver>,
    /// Figures that it states otherwise than an earlier document did.
    pub restatements: Vec<Restatement>,
    /// The text.
    pub body: Body,
    /// Files beside it that are published with it.
    pub attachments: Vec<Attachment>,
    /// What it says of some of them, in the order in which it lists them.
    pub labels: Vec<AttachmentLabel>,
    /// SHA-256 of what its facts, tables and text tell readers, in the form of `docs/ledger.md`; attachments
    /// aside.
    pub digest: Digest,
}

impl Announcement {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.details.kind()
    }

    /// Whether it is a row of a list of filings, and not a folder.
    #[must_use]
    pub fn is_row(&self) -> bool {
        self.head.start < self.head.end
    }

    /// The instant from which it is public unless it is a draft: that of `publish_at`; else when it says that it was released;
    /// else the beginning of the day that it is dated, in its zone.
    #[must_use]
    pub fn public_from(&self) -> DateTime<Utc> {
        let told = self.publication.publish_at.or(self.released_at).map(|at| at.to_utc());
        told.unwrap_or_else(|| Moment::day(self.dated.value, self.zone).start())
    }

    /// The listing that it is for, where it names a single one.
    #[must_use]
    pub fn only_listing(&self) -> Option<&str> {
        match &*self.listings {
            [listing] => Some(&listing.value),
            _ => None,
        }
    }

    /// The last day that it reports on, where it is of results.
    #[must_use]
    pub fn reported(&self) -> Option<NaiveDate> {
        match &self.details {
            Details::Results(results) => results.periods.iter().map(|period| period.value.end()).max(),
            _ => None,
        }
    }

    /// The reported periods that no column of the highlighted statements has; none where nothing is highlighted.
    #[must_use]
    pub fn unstated_periods(&self) -> Vec<&Located<Period>> {
        let Details::Results(results) = &self.details else { return Vec::new() };
        let is_stated = |period: &Located<Period>| {
            let of_period =
                results.highlights.iter().filter(|it| results.periods_of(it).any(|of| of.value == period.value));
            let ids = of_period.filter_map(|it| it.line.value.split_once('.'));
            let lines = ids.filter_map(|(statement, line)| self.statement(statement).map(|it| (it, it.line(line))));
            let mut lines = lines.filter_map(|(statement, line)| Some((statement, line?))).peekable();
            lines.peek().is_none() || lines.any(|(it, line)| it.column_of(line, period.value).is_some())
        };
        results.periods.iter().filter(|period| !is_stated(period)).collect()
    }

    /// The statement with this id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| &*statement.id.value == id)
    }

    /// Whether a statement, a figure or a footnote has an id on its page.
    #[must_use]
    pub fn has_anchor(&self, id: &str) -> bool {
        let footnote = |id: &str| self.footnotes.iter().any(|it| &*it.id.value == id);
        self.statement(id).is_some()
            || self.figures.iter().any(|figure| &*figure.id.value == id)
            || id.strip_prefix("fn-").is_some_and(footnote)
    }

    /// The file among the attachments that a document mostly is: the one it names, the official one, or the only one.
    #[must_use]
    pub fn file_of(&self, document: &Document) -> Option<&Attachment> {
        let named = document.file.as_ref().or(self.source.attachment.as_ref());
        match (named, &*self.attachments) {
            (Some(name), all) => all.iter().find(|it| it.name == name.value),
            (None, [only]) if document.url.is_none() => Some(only),
            (None, _) => None,
        }
    }

    /// The days and instants that it states, of its kind first; its own date aside.
    #[must_use]
    pub fn occasions(&self) -> Vec<Occasion<'_>> {
        let mut occasions = Vec::new();
        self.details.facts().inspect(|facts| facts.occasions(self.zone, &mut occasions));
        self.repurchases.iter().for_each(|plan| plan.occasions(self.zone, &mut occasions));
        for rate in &self.rates {
            let key = format!("rate-{}", rate.id.value);
            let day = (rate.date, self.zone, rate.id.span);
            occasions.push(Occasion::on(key, EventKind::AsOf, Title::Rate(rate), "day of the exchange rate", day));
        }
        for (key, event) in self.keyed_events() {
            let Some(moment) = &event.moment else { continue };
            let at = (moment.clone(), event.span);
            let occasion = Occasion::at(key, event.kind, Title::Text(&event.title), &event.title, at);
            occasions.push(Occasion { event: Some(event), ..occasion });
        }
        occasions
    }

    /// The name of the file that is the official document.
    #[must_use]
    pub fn official(&self) -> Option<&str> {
        let main = match &self.details {
            Details::Document(document) => self.file_of(document),
            _ => None,
        };
        main.map(|it| &*it.name).or(self.source.attachment.as_ref().map(|name| &*name.value))
    }

    /// Its files in the order in which readers want them, each with what is said of it: the official document, those that it
    /// lists, and the others by name.
    #[must_use]
    pub fn files(&self) -> Vec<(&Attachment, Option<&AttachmentLabel>)> {
        let official = self.official();
        let label = |it: &Attachment| self.labels.iter().position(|label| *label.file.value == *it.name);
        let mut files: Vec<&Attachment> = self.attachments.iter().collect();
        files.sort_by_key(|it| (official != Some(&*it.name), label(it).unwrap_or(usize::MAX)));
        files.into_iter().map(|it| (it, label(it).and_then(|at| self.labels.get(at)))).collect()
    }

    /// The events that it states as such, those to be announced as well, each with the name by which others can mean it.
    pub fn keyed_events(&self) -> impl Iterator<Item = (Cow<'_, str>, &Event)> {
        self.events.iter().enumerate().map(|(index, event)| {
            let id = event.id.as_ref().map(|id| Cow::Borrowed(&*id.value));
            (id.unwrap_or_else(|| nth("event", index)), event)
        })
    }

    /// What it corrects, the first where it does so to several.
    #[must_use]
    pub fn corrects(&self) -> Option<&Target> {
        self.relations.iter().find(|it| it.verb == Verb::Corrects).map(|it| &it.to)
    }

    /// What it says of the chart with this id.
    #[must_use]
    pub fn headline(&self, chart: &str) -> Option<&Headline> {
        self.headlines.iter().find(|headline| &*headline.chart.value == chart)
    }

    /// Its texts in Markdown of one paragraph that tell what the document says: footnotes, notes of figures, headlines of
    /// charts. The reasons of waivers, which are the archive's own, are none.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Located<Box<str>>> {
        let footnotes = self.footnotes.iter().map(|footnote| &footnote.text);
        let notes = self.figures.iter().filter_map(|figure| figure.note.as_ref());
        footnotes.chain(notes).chain(self.headlines.iter().map(|headline| &headline.text))
    }
}

/// The official document.
#[derive(Clone, Debug, Default)]
pub struct SourceDocument {
    /// What it is, such as `Form 6-K, exhibit 99.1`.
    pub title: Arc<str>,
    /// The archive's key of the document, such as a number and hash of the file it was read from.
    pub id: Option<Box<str>>,
    /// Where the official document can be found, in words or as an address.
    pub url: Option<Located<Box<str>>>,
    /// File name of an attachment that is the document.
    pub attachment: Option<Name>,
}

/// A person who signed.
#[derive(Clone, Debug)]
pub struct Signatory {
    /// Id of the person.
    pub person: Name,
    /// The name as printed here, where it isn't the person's full name.
    pub printed_name: Option<Arc<str>>,
    /// In which capacity.
    pub capacity: Arc<str>,
}

/// A member of the board.
#[derive(Clone, Debug)]
pub struct BoardMember {
    /// Id of the person.
    pub person: Name,
    /// As what, such as `Director` or `Independent Director`.
    pub capacity: Arc<str>,
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// Key within the document, usually the printed number.
    pub id: Name,
    /// The text, in the archive's words, as inline Markdown.
    pub text: Located<Box<str>>,
}

/// A sentence that is shown above a chart.
#[derive(Clone, Debug)]
pub struct Headline {
    /// Id of a chart of the site.
    pub chart: Name,
    /// The sentence, as Markdown of one paragraph.
    pub text: Located<Box<str>>,
}

/// Why a finding on a figure is no error. It holds for one figure as printed: when that or what it was checked
/// against changes, the waiver no longer does.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Id of the rule.
    pub rule: Name,
    /// Which figure: a cell as `statement.line.column`, or a key with its period as ties in the text name it.
    pub figure: Name,
    /// The figure as printed.
    pub printed: Name,
    /// What the rule expects instead, as the finding says it; `None` where it expects nothing.
    pub expected: Option<Name>,
    /// Why both are right, for readers; Markdown of one paragraph.
    pub reason: Located<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

/// Why a figure of an earlier period differs from what an earlier document stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The past figure was changed.
    Restatement,
    /// Amounts moved between lines.
    Reclassification,
    /// The label covers something else now: the series is broken there.
    Definition,
    /// Shares were split or put together, and figures per share and numbers of shares with them.
    Split,
    /// An ADS stands for another number of shares.
    Ratio,
}

/// A figure that this document states otherwise than an earlier one.
#[derive(Clone, Debug)]
pub struct Restatement {
    /// The concept or metric.
    pub concept: Name,
    /// The period or instant.
    pub period: Period,
    /// Why it differs.
    pub cause: Cause,
    /// The figure as the earlier document has it.
    pub old: Located<Amount>,
    /// The figure as this document has it.
    pub new: Located<Amount>,
    /// Id of the earlier document.
    pub document: Name,
    /// A remark for readers.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

/// The Markdown below the front matter.
#[derive(Clone, Debug)]
pub struct Body {
    /// The text.
    pub markdown: Box<str>,
    /// Where it stands.
    pub span: Span,
}
