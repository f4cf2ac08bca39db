//! What a file of the site is made of.

use crate::address::DataFile;
use crate::domain::FileId;
use serde::Serialize;

/// What a route's file is made of.
#[derive(Debug)]
pub enum Content<'a> {
    /// A page: the name of its template, its view, and the files of the charts that were drawn for it (path and
    /// text), which need not be drawn once more for their own routes.
    Page(&'static str, tera::Context, Vec<(Box<str>, String)>),
    /// The twin in Markdown of the page beside it, which is made of what was rendered.
    Twin,
    /// A text that is ready.
    Text(String),
    /// A file for machines, still to be written out.
    Data(DataFile<'a>),
    /// A file that is copied.
    Copy(FileId),
}

impl Content<'_> {
    /// A page from a view. A view is a struct of strings and lists, which always serializes.
    ///
    /// # Panics
    /// When a view can't be serialized, which is a mistake in irbook.
    #[must_use]
    pub fn page(template: &'static str, view: &impl Serialize) -> Self {
        match tera::Context::from_serialize(view) {
            Ok(context) => Self::Page(template, context, Vec::new()),
            Err(error) => panic!("the view for {template} does not serialize: {error}"),
        }
    }
}
