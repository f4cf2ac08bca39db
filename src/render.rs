//! From a view to the bytes of a page: a pure function of the templates and the view.

use crate::diagnostic::{Code, Diagnostic};
use crate::theme::Theme;
use serde::Serialize;
use std::error::Error as _;
use std::io::Write;
use tera::{Context, Tera};

/// Compiled templates with the values that every page sees.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles the templates. `globals` is a struct of values that every page sees.
    ///
    /// # Errors
    /// A template with a mistake, as Tera describes it.
    pub fn new(theme: &Theme, globals: &impl Serialize) -> Result<Self, Diagnostic> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        let templates = theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| finding(&error, "the templates"))?;
        *tera.global_context() = Context::from_serialize(globals).map_err(|error| finding(&error, "the templates"))?;
        Ok(Self { tera })
    }

    /// Renders a page into a buffer. `path` is the page's, for the finding.
    ///
    /// # Errors
    /// A template that asks for what the view doesn't have, as Tera describes it.
    pub fn render(&self, template: &str, view: &Context, path: &str, out: &mut impl Write) -> Result<(), Diagnostic> {
        self.tera.render_to(template, view, out).map_err(|error| finding(&error, path))
    }
}

fn finding(error: &tera::Error, page: &str) -> Diagnostic {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push('\n');
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    // A message is one line; where in which template it is stands in several.
    let help =
        "the template named above is yours in templates/ or irbook's own; `irbook explain template-error` says more";
    let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    Diagnostic::without_place(Code::TemplateError, format!("{page} can't be rendered: {first}"))
        .help(format!("{text}\n\n{help}"))
}
