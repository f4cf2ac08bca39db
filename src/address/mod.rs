//! Where everything stands: the table of routes, every path, former addresses, and names that collide.

mod changed;
mod collision;
pub mod figure;
mod former;
pub mod menu;
pub mod path;
mod route;
pub mod search_index;
mod site;
pub mod subject;
mod table;

pub use route::{DataFile, DataFormat, FeedForm, Moved, Page, Redirect, Route};
pub use site::Site;
