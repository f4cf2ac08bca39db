//! Where the entries of the site's own menu lead.

use super::{Site, path};
use crate::config::{MenuEntry, MenuSection, MenuTarget};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::domain::Located;
use std::borrow::Cow;

/// The page that a section begins with.
#[must_use]
pub const fn of_section(section: MenuSection) -> &'static str {
    match section {
        MenuSection::Results => "results/index.html",
        MenuSection::Announcements => "announcements/index.html",
        MenuSection::Figures => path::FIGURES,
        MenuSection::Events => "events/index.html",
        MenuSection::Shareholders => "shareholders/index.html",
        MenuSection::Company => path::COMPANY,
    }
}

/// The path that an entry leads to, below the site's base; `None` where it leads to another site.
#[must_use]
pub fn path_of(target: &MenuTarget) -> Option<Cow<'_, str>> {
    match target {
        MenuTarget::Section(section) => Some(of_section(*section).into()),
        MenuTarget::Page(id) => Some(path::plain_page(&id.value).into()),
        MenuTarget::Path(to) if to.value.ends_with('/') => Some(format!("{}index.html", to.value).into()),
        MenuTarget::Path(to) => Some((&*to.value).into()),
        MenuTarget::Url(_) => None,
    }
}

impl Site<'_> {
    /// The entries that lead to a page or a file which the site doesn't have. A section may be without pages.
    #[must_use]
    pub fn menu_astray(&self) -> Vec<Diagnostic> {
        self.edition.config().menu.iter().filter_map(|entry| self.astray(entry)).collect()
    }

    fn astray(&self, entry: &MenuEntry) -> Option<Diagnostic> {
        let fault = |to: &Located<Box<str>>, message: String, help: String| {
            Some(Diagnostic::error(Code::MenuTarget, to.span, message).help(help))
        };
        if path_of(&entry.target).is_none_or(|path| self.has(&path)) {
            return None;
        }
        match &entry.target {
            MenuTarget::Page(id) => {
                let help = match nearest(&id.value, self.edition.pages.iter().map(|page| &*page.id)) {
                    Some(page) => format!("did you mean `{page}`?"),
                    None => format!("write it as content/pages/{}.md", id.value),
                };
                fault(id, format!("the menu leads to the page `{}`, which the archive doesn't have", id.value), help)
            }
            MenuTarget::Path(to) => {
                let paths = self.routes.iter().map(|route| path::canonical(&route.path));
                let help = match nearest(&to.value, paths) {
                    Some(path) => format!("did you mean `{path}`?"),
                    None => "write it as it stands behind `base_url`: `announcements/kind/dividend/`".to_owned(),
                };
                fault(to, format!("the menu leads to `{}`, where the site has nothing", to.value), help)
            }
            MenuTarget::Section(_) | MenuTarget::Url(_) => None,
        }
    }
}
