//! The whole program: every test copies an archive, runs the binary on it and looks at what came out.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod anchor;
mod archive;
mod attachments;
mod categories;
mod checks;
mod cli;
mod determined;
mod determinism;
mod diff;
mod dividends;
mod events;
mod faults;
mod figures;
mod filings;
mod financials;
mod former;
mod frame;
mod gate;
mod golden;
mod headlines;
mod home;
mod inputs;
mod leak;
mod ledger;
mod limits;
mod links;
mod lists;
mod meetings;
mod overrides;
mod people;
mod plain;
mod plain_pages;
mod printing;
mod readme;
mod results_center;
mod scale;
#[cfg(feature = "serve")]
mod serve;
mod shareholders;
mod states;
mod static_allow;
mod templates;
mod texts;
mod tie;
mod tie_links;
