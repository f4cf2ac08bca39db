//! irbook turns a folder of announcements into an investor-relations archive: a static website.
//!
//! # The stages
//!
//! Data flows one way, and [`pipeline`] alone names the stages in order:
//!
//! ```text
//!  disk --load--> Sources --parse--> Documents --check--> Archive --edition--> Edition
//!       --history--> what it says over time --address--> Site --page--> views --render--> pages --write--> disk
//! ```
//!
//! | stage | what it does | fails how |
//! |---|---|---|
//! | load, [`source::load`] | the root folder to [`source::Sources`]: the names of files, sorted, and the texts that stand once | with the path |
//! | parse, [`decode::decode`] | texts, those of announcements as they are read, to [`archive::Documents`], in parallel | with the path of what can't be read; a document with errors is left out and its findings are kept |
//! | check, [`check::check`] | documents to an [`archive::Archive`], whose references all resolve; nothing else makes one | with findings, each at its place |
//! | edition, [`archive::Edition::new`] | what is public at an instant: the one gate | never; no later stage can see an unpublished document |
//! | history, [`history::History::new`] | what the edition says over time, typed: read by pages, charts and data files alike | never |
//! | address, [`address::Site::new`] | the table of routes: what stands where | with two things at one address |
//! | page, [`page::content`] | one route to a view: strings, and numbers that are formatted; [`output::bytes`] is its like for files that machines read | never |
//! | render, [`render::Templates::render`] | a template and a view to bytes | with the template's error |
//! | write, [`write::Stage`] | routes in parallel into a folder beside the output, which then takes its place | with the path; the old output stays |
//!
//! `irbook check` ends before pages are rendered: it derives the routes and compiles the templates for what is wrong with
//! them, and renders a page of each kind, whose links it follows, where the archive has templates of its own. `irbook serve` renders the page that a browser asks for; the feature `serve` (on by default) has it.
//!
//! # The layers
//!
//! A module uses only modules left of it, besides [`domain`] and [`diagnostic`]:
//!
//! ```text
//! domain, diagnostic
//!   config, source, markdown, prose, archive, audit, decode, editor, scaffold, import, check, ledger, theme, history,
//!     address, words, chart, page, output, render, rendered, write, comparison
//!     pipeline
//!       preview
//!         cli
//! ```
//!
//! [`domain`] uses nothing of ours. A test (`tests/layers/`) holds this, and that no two files use each other in a circle (a
//! file of a folder may use what the module above it defines); code that only tests use is free to look at what
//! later stages make of a value. Only [`source`] and [`mod@write`] touch the disk (the former also reads the texts of announcements
//! as they are decoded and what is published, the latter copies attachments, which the preview reads where they lie), besides
//! [`comparison::read`], which loads built sites; only `main` reads the clock. [`chart`] is the only place with floating point.
//!
//! # What is otherwise than one would expect
//!
//! - **[`markdown`] is left of [`check`] and not a part of rendering**, because both checks and pages read
//!   it: whether an anchor exists and where it is written must be one answer.
//! - **[`prose`] is left of [`archive`] and knows no facts**: it finds the figures that stand in running text and
//!   what is said of them; whether they are right is for those who have the facts.
//! - **[`audit`] is a layer of its own, left of [`check`]**: the checks make findings of what it says of the whole
//!   archive, and the site shows what it says of the public edition, in which what isn't public takes no part.
//! - **[`archive`] is left of [`decode`]**, although an archive is made after parsing: it holds the plain types
//!   of all three states (documents, archive, edition), and parsing fills the first. The way from one to the
//!   next is still one way: only [`check::check`] makes an archive, and [`history`] starts from an edition.
//! - **A figure that is repeated is not determined by that.** The share of determined figures that `irbook check` prints counts
//!   those that a rule ties to others of their own ([`audit::Coverage`]): a sum, a quotient, a translation, another document that
//!   states the same. A text that tells a figure, a line that equals a single one, and the same fact elsewhere in its document
//!   were typed from one place of one source: they are compared with it, and determined only where it is.
//! - **Views are made when their route is written** and dropped afterwards; the route table holds references.
//!   Memory then grows with the archive, not with the site.
//! - **Texts of announcements are read when they are decoded, and not held** ([`source::OnDisk`]). Who needs one once more
//!   reads it again, and is told when it is another one.
//! - **Rows of statements, and what is said of how they tie, are written as HTML in Rust.** A big archive has hundreds of
//!   thousands of them with millions of cells, for which a loop in a template does much needless work. Everything around them
//!   is in templates.
//! - **How figures tie is kept by the [`audit`]**, some bytes a tie, and read back by the pages and files that tell it.
//! - **[`page`] has a folder of what several kinds of page show** (`page/component`), which any page may use; pages don't use
//!   each other.
//! - **[`theme`] stands apart from [`render`]**, because the stylesheet's name, which has its hash, is an
//!   address: the route table and every page need it before a template is compiled.
//! - **The preview's marks are no part of a page.** They are put into its bytes on their way to the browser, so that
//!   neither a template nor a view can bring them into a build.
//! - **Links name `index.html`**, so that the site works from disk, where a folder would open as a listing.
//!   Canonical links leave it out.
//! - **A preview shows an edited document ahead of its check** (`preview`) where the archive is so big that the check takes
//!   seconds: what it derives from was checked but for that document, and when the check fails, what was good before is shown
//!   again. No build can be made of it.
//! - **File changes are gathered by hand** and not by `notify-debouncer-full`: reading a file is an event for it as well,
//!   and reading thousands fills its queue.
//! - **A document's content is hashed in a canonical form of its sources** ([`ledger`]) and not by its pages, which change
//!   with templates and with irbook's version: what is published must only be compared with what its author wrote.
//!
//! # As a library
//!
//! ```
//! use irbook::pipeline::{Request, Target, build, read};
//!
//! # let folder = tempfile::tempdir()?;
//! # let root = folder.path();
//! std::fs::write(root.join("site.toml"), r#"
//!     title = "Example archive"
//!     description = "Announcements of Example Corp."
//!     base_url = "https://ir.example.com/"
//!     language = "en"
//!     issuer = { names = [{ name = "Example Corp." }], fiscal_year_end = "12-31" }
//! "#)?;
//! let as_of = "2026-01-01T00:00:00Z".parse()?;
//! let request = Request { root: root.to_owned(), as_of, drafts: false, base_url: None };
//! let mut archive = read(&request)?;
//! let report = build(&request, &mut archive, &Target::new(&root.join("public")), &|_, _| {})?;
//! assert_eq!(report.announcements, 0);
//! assert!(root.join("public/index.html").exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod address;
pub mod archive;
pub mod audit;
pub mod chart;
pub mod check;
pub mod cli;
pub mod comparison;
pub mod config;
pub mod decode;

pub mod diagnostic;
pub mod domain;
pub mod editor;
pub mod history;
pub mod import;
pub mod ledger;
pub mod markdown;
pub mod output;
pub mod page;
pub mod pipeline;
#[cfg(feature = "serve")]
pub mod preview;
pub mod prose;
pub mod render;
pub mod rendered;
pub mod scaffold;
pub mod source;
pub mod theme;
pub mod words;
pub mod write;
