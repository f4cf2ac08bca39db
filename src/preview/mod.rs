//! `irbook serve`: the site as production has it, from memory, and open pages that follow the archive.
//!
//! ```text
//!  files --watch--> Engine (re-reads, checks) --Update--> terminal, and every open page by server-sent events
//!  browser --request--> server --path--> Engine (renders) --Answer--> server (puts the preview's own parts in)
//! ```
//!
//! What belongs to the preview alone (the bar that marks drafts, the findings, the script that reloads) is put into
//! pages on their way out: neither templates nor views know of it, so that no build can hold it.

mod address;
mod answer;
mod attachment;
mod connections;
mod engine;
mod hosts;
mod page;
mod policy;
mod poll;
mod revisions;
mod server;
mod shelf;
mod tags;
mod watch;
mod watched;

pub use answer::{Answer, Mark};
pub use engine::{Engine, Options, Outcome, Update};
pub use revisions::Revisions;
pub use server::Server;
pub use watch::Watcher;
