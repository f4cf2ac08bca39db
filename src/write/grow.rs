//! Files that are written piece by piece.

use super::{Stage, WriteError};
use crate::domain::Digest;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::Write;

/// A file of a site that still grows.
#[derive(Debug)]
#[must_use = "the manifest has it once it is finished"]
pub struct Growing<'s> {
    stage: &'s Stage,
    path: String,
    file: File,
    hash: Sha256,
    size: u64,
}

impl<'s> Growing<'s> {
    pub(super) fn new(stage: &'s Stage, path: &str, file: File) -> Self {
        Self { stage, path: path.to_owned(), file, hash: Sha256::new(), size: 0 }
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// The system refuses.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.file.write_all(bytes).map_err(|error| self.stage.fail(&self.path, error))?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    /// Ends the file, and tells how many bytes it has.
    pub fn finish(self) -> u64 {
        self.stage.list(&self.path, Digest(self.hash.finalize().into()));
        self.size
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Digest;
    use crate::ledger::manifest;
    use crate::write::Stage;
    use std::fs;

    #[test]
    fn a_file_in_pieces_stands_in_the_manifest_as_one_in_one() {
        let root = tempfile::tempdir().unwrap();
        let output = root.path().join("public");
        let stage = Stage::begin(&output, root.path()).unwrap();
        let mut file = stage.grow("data/a.csv").unwrap();
        for piece in ["one", "", ", two"] {
            file.push(piece.as_bytes()).unwrap();
        }
        assert_eq!(file.finish(), 8);
        stage.complete().unwrap().publish().unwrap();
        assert_eq!(fs::read_to_string(output.join("data/a.csv")).unwrap(), "one, two");
        let listed = fs::read_to_string(output.join(manifest::NAME)).unwrap();
        assert!(listed.contains(&Digest::of("one, two").to_string()), "{listed}");
    }
}
