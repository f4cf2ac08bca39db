//! `irbook serve`: what it answers to whom, how it follows the archive, and how it ends.

mod attachments;
mod changes;
mod limits;
mod process;
mod requests;

use process::Preview;
