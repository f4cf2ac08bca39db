//! What editors and authors are told of the format, and the form that irbook gives to what they type. All of it is made of
//! what the decoders declare.

mod align;
mod comments;
mod format;
#[cfg(test)]
mod format_test;
mod keys;
mod layout;
mod order;
mod schema;
mod taplo;
mod values;

pub use format::{Refused, format};
pub use keys::{described, listed, names};
pub use schema::schema;
pub use taplo::{ENDING, SETTINGS, files, settings};
