//! `irbook serve`: what it answers to whom, how it follows the archive, and how it ends.

mod changes;
mod process;
mod requests;

use process::Preview;
