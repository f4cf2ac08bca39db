//! Where pages lead that stand only where there is something to show: what irbook's own templates link to stands, and what texts
//! and templates of the archive's own do must be looked at.

use crate::address::{Route, Site};
use crate::config::Brand;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Span, composed};
use crate::markdown::{Destination, Outline, inline_outline, outline};
use crate::page::{self, Content, Global};
use crate::render::Templates;
use crate::rendered::Rendered;
use crate::source::{self, MARKER, SIGNATURE, Sources};
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;
use tera::Context;

/// The schemes that pages may link to beside the addresses of the site.
const SCHEMES: [&str; 4] = ["https", "mailto", "tel", "webcal"];

/// How many pages are rendered to see whether places on them exist.
const MOST_TARGETS: usize = 64;

/// The links of public texts to pages that the site doesn't have as of its instant.
pub fn missing(site: &Site<'_>) -> Vec<Diagnostic> {
    let announcements = site.edition.announcements.par_iter().map(|it| {
        let mut found = missing_from(site, &it.body.markdown, || outline(&it.body));
        found.extend(it.paragraphs().flat_map(|text| missing_from(site, &text.value, || inline_outline(text))));
        found
    });
    let mut found: Vec<Diagnostic> = announcements.collect::<Vec<_>>().into_iter().flatten().collect();
    found.extend(site.edition.pages.iter().flat_map(|it| missing_from(site, &it.body.markdown, || outline(&it.body))));
    found
}

fn missing_from(site: &Site<'_>, markdown: &str, outline: impl Fn() -> Outline) -> Vec<Diagnostic> {
    // Of very many texts, few link to pages of the site.
    if !markdown.contains("](/") && !markdown.contains("](</") && !markdown.contains("]:") {
        return Vec::new();
    }
    let links = outline().links.into_iter().filter_map(|link| {
        let Destination::Page { path, .. } = Destination::parse(&link.destination) else { return None };
        if site.has(&whole(composed(path)[1..].to_owned())) {
            return None;
        }
        let message = format!("the site has no page `{path}`: there is nothing public to show on it");
        let help = "link to it once there is, or to `/shareholders/`, `/figures/` and the like, which lead on to what there is";
        Some(Diagnostic::error(Code::UnknownPage, link.span, message).help(help))
    });
    links.collect()
}

/// Looks at the links of pages.
pub struct Links<'s, 'a> {
    site: &'s Site<'a>,
    templates: &'s Templates,
    sources: &'s Sources,
    /// irbook's own templates, once they are asked for.
    plain: OnceLock<Option<Templates>>,
}

/// The places of the pages that others lead to, where they are known.
type Targets = BTreeMap<String, Option<HashSet<String>>>;

/// What is wrong with an address of a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dead {
    address: String,
    why: String,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Target<'t> {
    /// To a file of the site, and a place there.
    Inside(String, &'t str),
    /// Out of the site, as links may.
    Elsewhere,
    /// Nowhere that a page may lead.
    Refused(&'static str),
}

impl<'s, 'a> Links<'s, 'a> {
    /// Looks at the pages of a site where the archive has templates of its own; `None` where it has none.
    pub fn of(site: &'s Site<'a>, templates: &'s Templates, sources: &'s Sources) -> Option<Self> {
        let has_own = sources.below("templates/").any(|(_, file)| file.path.ends_with(".html"));
        has_own.then(|| Self { site, templates, sources, plain: OnceLock::new() })
    }

    /// The findings on a page that was rendered: its links that can't be followed, but for those that can't be with irbook's own
    /// templates either. With `targets`, the places on other pages that it leads to are looked at, too.
    pub fn findings(
        &self,
        route: &Route<'_>,
        (template, view): (&str, &Context),
        html: &[u8],
        mut targets: Option<(&mut Targets, &mut Targets)>,
    ) -> Vec<Diagnostic> {
        let own = targets.as_mut().map(|(own, _)| (&mut **own, self.templates));
        let mut dead = self.dead(&route.path, &Rendered::of(&String::from_utf8_lossy(html)), own);
        if dead.is_empty() {
            return Vec::new();
        }
        let theme = || Templates::new(&Theme::of(&Sources::default(), &Brand::default()), &Global::new(self.site)).ok();
        let mut html = Vec::new();
        if let Some(plain) = self.plain.get_or_init(theme)
            && plain.render(template, view, &route.path, &mut html).is_ok()
        {
            let targets = targets.map(|(_, targets)| (targets, plain));
            let without = self.dead(&route.path, &Rendered::of(&String::from_utf8_lossy(&html)), targets);
            dead.retain(|it| !without.contains(it));
        }
        dead.into_iter().map(|it| self.finding(&it, route, template)).collect()
    }

    /// What is wrong with the addresses of a page; `others` are the places on others, as these templates make them.
    fn dead(&self, page: &str, rendered: &Rendered, mut others: Option<(&mut Targets, &Templates)>) -> Vec<Dead> {
        let dead = rendered.addresses.iter().filter_map(|address| {
            let why = match self.target(page, address) {
                Target::Elsewhere => return None,
                Target::Refused(why) => why.to_owned(),
                Target::Inside(path, place) if path == page => {
                    let is_there = !is_place(place) || rendered.anchors.contains(&decoded(place));
                    if is_there { return None } else { format!("there is no `#{place}` on the page") }
                }
                Target::Inside(path, _) if !self.has(&path) => format!("there is no `{path}` in the site"),
                Target::Inside(path, place) => {
                    let (targets, templates) = others.as_mut().filter(|_| is_place(place))?;
                    let places = self.places(&path, targets, templates)?;
                    if places.contains(&decoded(place)) {
                        return None;
                    } else {
                        format!("there is no `#{place}` on `{path}`")
                    }
                }
            };
            Some(Dead { address: address.clone(), why })
        });
        dead.collect()
    }

    fn has(&self, path: &str) -> bool {
        self.site.has(path) || [MARKER, SIGNATURE].contains(&path)
    }

    /// The places on a page that others lead to; `None` for a file that is no page, and for the pages beyond those that are
    /// looked at.
    fn places<'t>(&self, path: &str, targets: &'t mut Targets, templates: &Templates) -> Option<&'t HashSet<String>> {
        if !targets.contains_key(path) {
            if targets.len() >= MOST_TARGETS {
                return None;
            }
            let places = self.site.route(path).and_then(|route| {
                let Content::Page(template, view, _) = page::content(self.site, route) else { return None };
                let mut html = Vec::new();
                templates.render(template, &view, path, &mut html).ok()?;
                Some(Rendered::of(&String::from_utf8_lossy(&html)).anchors)
            });
            targets.insert(path.to_owned(), places);
        }
        targets.get(path)?.as_ref()
    }

    /// The address where the site stands, and its path there; both end with `/`.
    fn base(&self) -> (&str, &str) {
        let base = &*self.site.edition.config().base_url.value;
        let host = base.find("://").map_or(0, |at| at + 3);
        (base, base[host..].find('/').map_or("/", |slash| &base[host + slash..]))
    }

    /// Where an address on a page leads.
    fn target<'t>(&self, page: &str, address: &'t str) -> Target<'t> {
        let address = address.trim_ascii();
        let (base, base_path) = self.base();
        let (rest, place) = address.split_once('#').unwrap_or((address, ""));
        let rest = rest.split_once('?').map_or(rest, |(path, _)| path);
        let below = match scheme(address) {
            Some(_) if rest.starts_with(base) => &rest[base.len()..],
            Some(scheme) if SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => return Target::Elsewhere,
            Some(_) => return Target::Refused("pages lead to `https:`, `mailto:`, `tel:` and `webcal:` alone"),
            None if rest.starts_with("//") => return Target::Refused("its scheme is missing"),
            None if rest.starts_with('/') => match rest.strip_prefix(base_path) {
                Some(below) => below,
                None => return Target::Elsewhere,
            },
            None if rest.is_empty() => return Target::Inside(page.to_owned(), place),
            None => {
                let folder = page.rfind('/').map_or("", |slash| &page[..=slash]);
                return match joined(folder, rest) {
                    Some(path) => Target::Inside(whole(path), place),
                    None => Target::Refused("it leads out of the site"),
                };
            }
        };
        joined("", below).map_or(Target::Refused("it leads out of the site"), |path| Target::Inside(whole(path), place))
    }

    fn finding(&self, dead: &Dead, route: &Route<'_>, template: &str) -> Diagnostic {
        let Dead { address, why } = dead;
        let message =
            |file: &str| format!("`{address}`, to which {file} leads from {}, can't be followed: {why}", route.path);
        let help = "the way to the site's base is `page.root`, as in `{{ page.root }}company/index.html`; a page that may be missing is \
                    linked to within an `{% if %}`";
        let finding = match self.written(address) {
            Some(span) => {
                let file = self.sources.files.get(span.file.0 as usize).map_or("", |file| &*file.path);
                Diagnostic::error(Code::TemplateLink, span, message(file))
            }
            None => Diagnostic::without_place(Code::TemplateLink, message(&format!("a page of `{template}`"))),
        };
        finding.help(help)
    }

    /// Where an address is written in the archive's own templates: there the way to the base is mostly computed.
    fn written(&self, address: &str) -> Option<Span> {
        let (base, base_path) = self.base();
        let below = address.strip_prefix(base).or_else(|| address.strip_prefix(base_path));
        let needle = below.unwrap_or(address).trim_start_matches("../").trim_start_matches("./");
        let needle = if needle.is_empty() { address } else { needle };
        self.sources.below("templates/").find_map(|(file, source)| {
            let source::Content::Text(text) = &source.content else { return None };
            let at = text.find(needle)?;
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Some(Span { file, start: offset(at), end: offset(at + needle.len()) })
        })
    }
}

/// Whether what stands behind a `#` must be a place of the page: none is its top, and `:~:` begins a text to look for.
fn is_place(place: &str) -> bool {
    !place.is_empty() && !place.eq_ignore_ascii_case("top") && !place.starts_with(":~:")
}

/// The scheme of a whole address.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some(scheme)
}

/// A path from a folder on; `None` where it leads above the site's base.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            "." => {}
            ".." => _ = parts.pop()?,
            _ if steps.peek().is_some() && step.is_empty() => {}
            step => parts.push(step),
        }
    }
    if matches!(path.rsplit('/').next(), Some("." | "..")) {
        parts.push("");
    }
    Some(decoded(&parts.join("/")))
}

/// The file that a server hands out for a path.
fn whole(mut path: String) -> String {
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    path
}

/// A text without its percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let digits = more.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_joined_as_browsers_do_and_does_not_leave_the_site() {
        for (folder, path, expected) in [
            ("a/b/", "../c/index.html", Some("a/c/index.html")),
            ("a/", "../", Some("")),
            ("a/", "..", Some("")),
            ("a/b/", ".", Some("a/b/")),
            ("", "./x%20y.pdf", Some("x y.pdf")),
            ("a/", "../../x", None),
            ("", "a/b/", Some("a/b/")),
        ] {
            assert_eq!(joined(folder, path).as_deref(), expected, "{folder} {path}");
        }
        assert_eq!(whole(String::new()), "index.html");
        assert_eq!(whole("a/".to_owned()), "a/index.html");
    }

    #[test]
    fn only_what_begins_as_a_scheme_is_one() {
        assert_eq!(scheme("https://a.example"), Some("https"));
        assert_eq!(scheme("JavaScript:x"), Some("JavaScript"));
        assert_eq!(scheme("a/b:c"), None);
        assert_eq!(scheme("index.html#a:b"), None);
    }
}
