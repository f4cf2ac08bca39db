//! What a kind of text in XML may hold.

/// What a name is resolved to: its namespace, which is empty where it has none, and its local part.
#[derive(Clone, Copy)]
pub struct Name<'n> {
    /// The namespace.
    pub namespace: &'n str,
    /// The local part.
    pub local: &'n str,
}

/// What a kind of text may hold.
pub trait Rules {
    /// An element begins.
    fn begin(&mut self, name: Name<'_>, is_root: bool) -> Result<(), String>;
    /// It has an attribute with this value.
    fn attribute(&mut self, name: Name<'_>, value: &str) -> Result<(), String>;
    /// There is text in it.
    fn text(&mut self, text: &str) -> Result<(), String>;
    /// An element ends.
    fn end(&mut self) -> Result<(), String>;
}
