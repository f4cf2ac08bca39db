//! The programs behind `benches/compare.py`: synthetic archives for irbook and for Hugo, and the floor.
//!
//! ```text
//! random      numbers that are the same on every machine
//! quarter     the periods that announcements report
//! statement   the figures of a period and the table they stand in
//! announcement, text   one announcement: facts and words
//! corpus      announcements in irbook's content format
//! hugo        the same announcements as content of a Hugo site
//! floor       reading and writing, nothing else
//! ```

mod announcement;
mod corpus;
mod floor;
mod hugo;
mod quarter;
mod random;
mod statement;
mod text;

use clap::{Parser, Subcommand};
use std::{fs, io, path::Path, path::PathBuf};

/// Makes what the speed comparison is run on.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes an archive in irbook's content format.
    Corpus {
        /// How many announcements.
        announcements: u32,
        /// The folder to write to.
        folder: PathBuf,
    },
    /// Writes the same announcements as `content/` of a Hugo site.
    Hugo {
        /// How many announcements.
        announcements: u32,
        /// The folder of the site.
        folder: PathBuf,
    },
    /// Reads every file of a folder and writes files of given sizes to another.
    Floor {
        /// The folder to read.
        input: PathBuf,
        /// What to write: a size in bytes, a tab and a path per line.
        manifest: PathBuf,
        /// The folder to write to.
        output: PathBuf,
    },
}

fn main() -> io::Result<()> {
    match Arguments::parse().command {
        Command::Corpus { announcements, folder } => corpus::write(announcements, &folder),
        Command::Hugo { announcements, folder } => hugo::write(announcements, &folder),
        Command::Floor { input, manifest, output } => floor::run(&input, &manifest, &output),
    }
}

/// Writes a file and the folders it stands in.
fn write_file(path: &Path, content: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)
}
