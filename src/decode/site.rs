//! `site.toml`: the site's settings and the issuer.

use super::address::BaseUrl;
use super::copied::Allowed;
use super::fields::{Fields, FromToml, Reader, Value};
use super::scalar::{Language, word};
use crate::config::{ChartContent, ChartSpec, Config, MixPanelSpec, NamedZone, Profile};
use crate::domain::Located;
use crate::domain::issuer::Issuer;
use chrono_tz::Tz;

/// Language of a site that states none it could be read.
const LANGUAGE: &str = "en";

/// What `site.toml` says, and what other files need of it even where the rest has errors.
pub struct Site {
    /// All of it, where it has no errors.
    pub whole: Option<(Config, Issuer)>,
    /// The language of announcements that name none.
    pub language: Box<str>,
    /// The endings of files that it adds to those that are published; `None` where its TOML is broken.
    pub allowed: Option<Box<[Box<str>]>>,
}

/// Reads `site.toml`. The reader knows the fiscal year end afterwards.
pub fn read(text: &str, reader: &mut Reader) -> Site {
    let (mut known_language, mut allowed) = (None, None);
    let whole = reader.document(text, "site.toml", |fields, reader| {
        let issuer: Option<Issuer> = fields.required("issuer", reader);
        let title = fields.required("title", reader);
        let description = fields.required("description", reader);
        let base_url: Option<Located<BaseUrl>> = fields.required("base_url", reader);
        let language: Option<Language> = fields.required("language", reader);
        let language = language.map(|tag| tag.0);
        let zones = fields.list("zones", reader);
        let checks: Option<Checks> = fields.optional("checks", reader);
        let profiles = checks.map(|checks| checks.profiles).unwrap_or_default();
        let attachments: Option<Attachments> = fields.optional("attachments", reader);
        let attachments = attachments.map(|it| it.allow).unwrap_or_default();
        let charts = fields.list("charts", reader);
        known_language.clone_from(&language);
        allowed = Some(attachments.clone());
        let base_url = base_url?.map(|url| url.0);
        let (title, description, language) = (title?, description?, language?);
        let config = Config { title, description, base_url, language, zones, profiles, attachments, charts };
        Some((config, issuer?))
    });
    let language = known_language.unwrap_or_else(|| LANGUAGE.into());
    Site { whole: whole.filter(|_| reader.is_clean()), language, allowed: allowed.filter(|_| reader.is_toml()) }
}

/// A zone by its IANA name, or with the name that readers know it by.
impl FromToml for NamedZone {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().is_str() {
            return Tz::from_toml(value, reader).map(Self::of);
        }
        let mut fields = Fields::of(value, "a zone", reader)?;
        let zone = fields.required("zone", reader);
        let name = fields.required("name", reader);
        fields.finish(reader);
        Some(Self { zone: zone?, name: name? })
    }
}

/// What is checked beyond what every archive must be.
struct Checks {
    profiles: Vec<Profile>,
}

impl FromToml for Checks {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a table of checks", reader)?;
        let profiles = fields.list("profiles", reader);
        fields.finish(reader);
        Some(Self { profiles })
    }
}

/// What is published besides what every archive may publish.
struct Attachments {
    allow: Box<[Box<str>]>,
}

impl FromToml for Attachments {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a table of attachments", reader)?;
        let allow: Vec<Allowed> = fields.list("allow", reader);
        fields.finish(reader);
        Some(Self { allow: allow.into_iter().map(|it| it.0).collect() })
    }
}

impl FromToml for Profile {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &[("hkex", Self::Hkex), ("sec", Self::Sec)], reader)
    }
}

/// The types of charts.
#[derive(Clone, Copy)]
enum ChartType {
    Mix,
    Metrics,
    Repurchase,
}

impl FromToml for ChartType {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &[("mix", Self::Mix), ("metrics", Self::Metrics), ("repurchase", Self::Repurchase)], reader)
    }
}

impl FromToml for ChartSpec {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a chart", reader)?;
        let id = fields.id("id", reader);
        let title = fields.required("title", reader);
        let content = match fields.required("type", reader) {
            Some(ChartType::Mix) => {
                let currency = fields.required("currency", reader);
                let total = fields.required("total", reader);
                let panels = fields.some("panels", reader);
                currency.zip(total).zip(panels).map(|((currency, total), panels)| ChartContent::Mix {
                    currency,
                    total,
                    panels,
                })
            }
            Some(ChartType::Metrics) => fields.some("metrics", reader).map(ChartContent::Metrics),
            Some(ChartType::Repurchase) => Some(ChartContent::Repurchase),
            None => {
                for key in ["currency", "total", "panels", "metrics"] {
                    fields.value(key);
                }
                None
            }
        };
        let announcements = fields.optional("announcements", reader).unwrap_or(true);
        fields.finish(reader);
        Some(Self { id: id?, title: title?, content: content?, announcements })
    }
}

impl FromToml for MixPanelSpec {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a panel", reader)?;
        let title = fields.required("title", reader);
        let parts = fields.some("parts", reader);
        fields.finish(reader);
        Some(Self { title: title?, parts: parts? })
    }
}
