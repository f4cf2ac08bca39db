//! The whole program: every test copies an archive, runs the binary on it and looks at what came out.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod anchor;
mod archive;
mod attachments;
mod brand;
mod calendar_changes;
mod calendars;
mod categories;
mod checks;
mod cli;
mod company;
mod determined;
mod determinism;
mod diff;
mod dividends;
mod event_list;
mod events;
mod facts;
mod faults;
mod feeds;
mod figures;
mod filings;
mod financials;
mod former;
mod frame;
mod gate;
mod golden;
mod headlines;
mod home;
mod index;
mod inputs;
mod leak;
mod ledger;
mod limits;
mod links;
mod lists;
mod meetings;
mod menu;
mod overrides;
mod people;
#[cfg(feature = "pictures")]
mod pictures;
mod plain;
mod plain_pages;
mod printing;
mod readme;
mod results_center;
mod scale;
#[cfg(feature = "serve")]
mod search;
mod serve;
mod shareholders;
mod shares;
mod sitemap;
mod statements;
mod states;
mod static_allow;
mod structured;
mod templates;
mod texts;
mod tie;
mod tie_links;
mod twins;
#[cfg(feature = "workbooks")]
mod workbooks;
mod xbrl;
