//! Where everything stands: the table of routes, every path, former addresses, and names that collide.

mod changed;
mod collision;
mod data_table;
pub mod figure;
mod former;
pub mod menu;
pub mod path;
mod route;
pub mod search_index;
mod site;
pub mod subject;
mod table;

pub use data_table::DataTable;
pub use route::{DataFile, DataFormat, FeedForm, Moved, Page, Redirect, Route};
pub use site::Site;
