//! `site.toml`: the site's settings and the issuer.

use super::address::BaseUrl;
use super::copied::Allowed;
use super::declaration::Shape;
use super::fields::document;
use super::id::Id;
use super::numbers::{self, Numbers};
use super::reader::{Reader, Value};
use super::scalar::Language;
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::config::{
    Brand, ChartContent, ChartSpec, Config, Holidays, MenuEntry, MixPanelSpec, NamedZone, Outputs, Profile, Role,
};
use crate::domain::asked::Asked;
use crate::domain::category::Category;
use crate::domain::issuer::Issuer;
use crate::domain::period::FiscalCalendar;
use crate::domain::span::Name;
use crate::domain::{Currency, FileId, Located};
use chrono_tz::Tz;
use std::sync::Arc;

/// Language of a site that states none it could be read.
pub(super) const LANGUAGE: &str = "en";

/// What `site.toml` says, and what other files need of it even where the rest has errors.
pub struct Site {
    /// All of it, where it has no errors.
    pub whole: Option<(Config, Issuer)>,
    /// The language of announcements that name none.
    pub language: Arc<str>,
    /// The endings of files that it adds to those that are published; `None` where its TOML is broken.
    pub allowed: Option<Box<[Box<str>]>>,
    /// The static files that it asks for; `None` likewise.
    pub static_files: Option<Box<[Asked]>>,
}

/// Reads `site.toml`. The reader knows the fiscal year end afterwards.
pub fn read(text: &str, reader: &mut Reader) -> Site {
    let (mut language, mut allowed, mut static_files) = (None, None, None);
    let whole = document(text, &SITE, reader, |fields, reader| {
        numbers::of_language(fields, LANGUAGE, reader);
        settings(fields, reader, &mut language, &mut allowed, &mut static_files)
    });
    let language = language.unwrap_or_else(|| LANGUAGE.into());
    let is_toml = reader.is_toml();
    Site {
        whole: whole.filter(|_| reader.is_clean()),
        language,
        allowed: allowed.filter(|_| is_toml),
        static_files: static_files.filter(|_| is_toml),
    }
}

/// The zone in which the issuer writes: of its first listing, else the first that readers are shown times in. `None` where
/// the settings name none, or can't be read.
#[must_use]
pub fn home_zone(text: &str) -> Option<Tz> {
    let (config, issuer) = read(text, &mut Reader::new(FileId(0), 0, FiscalCalendar::default())).whole?;
    zone_of(&config, &issuer)
}

/// [`home_zone`] of settings that were read.
pub(super) fn zone_of(config: &Config, issuer: &Issuer) -> Option<Tz> {
    issuer.listings.first().map(|it| it.zone).or_else(|| config.zones.first().map(|it| it.zone))
}

/// Endings of files, where they could be read.
type Endings = Option<Box<[Box<str>]>>;

/// Static files, likewise.
type StaticFiles = Option<Box<[Asked]>>;

table! {
    /// The site's settings.
    pub static SITE, fn settings(known_language: &mut Option<Arc<str>>, allowed: &mut Endings, known_static: &mut StaticFiles) -> (Config, Issuer)
        = "site.toml", "`site.toml`" {
        /// How its documents write figures.
        optional numbers: Numbers;
        /// The company whose archive it is.
        required issuer: Issuer;
        /// The site's name.
        required title: Box<str> = "Example Corp. investor relations archive";
        /// What the site is, for search engines and previews of links.
        required description: Box<str> = "Announcements, figures and events of Example Corp.";
        /// What the site is to the issuer: its own (`issuer`), or an archive that retells what it published, which is
        /// what a site is that doesn't say so.
        optional role: Role = "archive";
        /// The address where the site stands.
        required base_url: Located<BaseUrl> = "https://ir.example.com/";
        /// The address where the site stood first, if it has moved since: what feeds name their entries by is made of it, so that
        /// no reader takes old entries for new ones.
        optional first_base_url: BaseUrl = "https://www.example.com/ir/";
        /// The language of pages and documents.
        required language: Language = "en";
        /// The time zones shown beside a printed time; a zone alone is named after its city.
        list zones: NamedZone = r#"["Asia/Hong_Kong", "America/New_York"]"#;
        /// What is checked beyond what every archive must be.
        optional checks: Checks;
        /// What is published besides what every archive may publish.
        optional attachments: Attachments;
        /// Which files of `static/` are published besides those that every archive may publish there.
        optional static_files as "static": Static;
        /// Which files for machines it has beside its pages; all that it says nothing of.
        optional outputs: Outputs;
        /// Categories of announcements, in the order of menus; see "Categories".
        list categories: Category;
        /// The issuer's own look.
        optional brand: Brand;
        /// The menu, in its order; left out, it leads to every section that there is.
        list menu: MenuEntry;
        /// The charts: the first two with something to see are on the home page.
        list charts: ChartSpec;
    }
    also |_, _| {
        let attachments = attachments.unwrap_or_default();
        known_language.clone_from(&language);
        *allowed = Some(attachments.clone());
        let static_files = static_files.unwrap_or_default();
        *known_static = Some(static_files.clone());
    }
    => |_, reader| {
        let ((profiles, holidays), conventions) = (checks.unwrap_or_default(), numbers.unwrap_or(reader.conventions));
        let config = Config {
            title,
            description,
            role: role.unwrap_or_default(),
            first_base_url: first_base_url.unwrap_or_else(|| base_url.value.clone()),
            base_url,
            language,
            conventions,
            zones,
            profiles,
            holidays,
            attachments,
            static_files,
            outputs: outputs.unwrap_or_default(),
            categories,
            brand: brand.unwrap_or_default(),
            menu,
            charts,
        };
        Some((config, issuer))
    }
}

/// A zone by its IANA name, or with the name that readers know it by.
impl FromToml for NamedZone {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Tz::SHAPE, Zone::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().is_str() {
            Tz::from_toml(value, reader).map(Self::of)
        } else {
            Zone::from_toml(value, reader)
        }
    }
}

/// A zone with its name.
struct Zone;

table! {
    /// A time zone with the name that readers know it by.
    pub static ZONE: Zone => NamedZone = "a zone", "`zones`" {
        /// The zone, by its IANA name.
        required zone: Tz = "Asia/Shanghai";
        /// Its name for readers.
        required name: Box<str> = "Beijing time";
    }
    => |_, _| Some(NamedZone { zone, name })
}

/// What is checked beyond what every archive must be.
struct Checks;

table! {
    /// What is checked beyond what every archive must be.
    pub static CHECKS: Checks => (Vec<Profile>, Vec<Holidays>) = "a table of checks", "`[checks]`" {
        /// Markets whose rules are checked, as warnings: `hkex` (Hong Kong), `sec` (United States).
        list profiles: Profile = r#"["hkex", "sec"]"#;
        /// Days on which markets are closed: a payment, an ex-date, a meeting and the like on one of them is a warning.
        list holidays: Holidays;
    }
    => |_, _| Some((profiles, holidays))
}

/// What is published besides what every archive may publish.
struct Attachments;

table! {
    /// What is published besides what every archive may publish.
    pub static ATTACHMENTS: Attachments => Box<[Box<str>]> = "a table of attachments", "`[attachments]`" {
        /// Endings of files that are published besides those that irbook knows.
        list allow: Allowed = r#"["epub"]"#;
    }
    => |_, _| Some(allow.into())
}

/// The static files that are published because the archive asks for them.
struct Static;

table! {
    /// Which files of `static/` are published besides those that every archive may publish there.
    pub static STATIC: Static => Box<[Asked]> = "a table of static files", "`[static]`" {
        /// Files by name or by path below `static/`; `*` stands for any signs of a name. See "Attachments and static files".
        list allow: Asked = r#"[".well-known/security.txt", "*.epub", "downloads/*.pdf"]"#;
    }
    => |_, _| Some(allow.into())
}

table! {
    /// A category of announcements: those whose `kind_label`, or `category` in a list of filings, is its id or its name, however
    /// large and small letters and signs between words are written.
    pub static CATEGORY: Category = "a category", "`[[categories]]`" {
        /// Its id, which is a part of its list's address: `/announcements/category/<id>/`.
        required id: Id = "poll-results";
        /// The name of its list.
        required name: Box<str> = "Poll results";
        /// Whether its announcements are kept off the home page.
        optional routine: bool = "true";
    }
    => |_, _| Some(Self { id, name, routine: routine.unwrap_or_default() })
}

words!(Role);

words!(Profile { "hkex" => Hkex, "sec" => Sec });

/// The types of charts.
#[derive(Clone, Copy)]
enum ChartType {
    Mix,
    Metrics,
    Repurchase,
}

words!(ChartType { "mix" => Mix, "metrics" => Metrics, "repurchase" => Repurchase });

table! {
    /// A chart of the home page and of announcements.
    pub static CHART: ChartSpec = "a chart", "`[[charts]]`" {
        /// Its id, and the name of its file.
        required id: Id = "revenue-mix";
        /// What it shows.
        required title: Box<str> = "Revenue mix";
        /// What it draws: a sum and its parts, metrics, or repurchase plans.
        wanted chart_type as "type": ChartType = "mix";
        /// The currency of the sum and its parts.
        with("type" = "mix") currency: Currency = "CNY";
        /// The sum: a concept or the id of a line.
        with("type" = "mix") total: Name = "total-net-revenue";
        /// The ways in which the sum is divided.
        with("type" = "mix") panels: Vec<MixPanelSpec>;
        /// The metrics, by their ids.
        with("type" = "metrics") metrics: Vec<Name> = r#"["90-day-delinquency-rate"]"#;
        /// Whether it stands on each announcement that states it as well; `true` where left out.
        optional announcements: bool = "false";
    }
    also |fields, reader| {
        let content = match chart_type {
            Some(ChartType::Mix) => {
                fields.exclude(&["metrics"]);
                let currency = fields.required::<Currency>("currency", reader);
                let total = fields.required::<Name>("total", reader);
                let panels = fields.some::<MixPanelSpec>("panels", reader);
                let all = currency.zip(total).zip(panels);
                all.map(|((currency, total), panels)| ChartContent::Mix { currency, total, panels })
            }
            Some(ChartType::Metrics) => {
                fields.exclude(&["currency", "total", "panels"]);
                fields.some::<Name>("metrics", reader).map(ChartContent::Metrics)
            }
            Some(ChartType::Repurchase) => {
                fields.exclude(&["currency", "total", "panels", "metrics"]);
                Some(ChartContent::Repurchase)
            }
            None => None,
        };
    }
    => |_, _| Some(Self { id, title, content: content?, announcements: announcements.unwrap_or(true) })
}

table! {
    /// A way in which a sum is divided.
    pub static PANEL: MixPanelSpec = "a panel", "`[[charts.panels]]`" {
        /// How it is divided.
        required title: Box<str> = "By segment";
        /// The parts in stacking order: concepts or ids of lines.
        some parts: Name = r#"["segment-a", "segment-b"]"#;
    }
}
