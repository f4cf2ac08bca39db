//! SHA-256 of files that are published as they are.

use super::read::open;
use super::{LoadError, Sources};
use crate::domain::{Digest, FileId};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::path::Path;

/// How much of a file is in memory at a time.
const PIECE: usize = 64 * 1024;

/// The digests of files of the archive, as they are on the disk.
///
/// # Errors
/// A file can't be read.
pub fn digests(sources: &Sources, files: &[FileId]) -> Result<HashMap<FileId, Digest>, LoadError> {
    let of = |file: &FileId| {
        let path = sources.disk_path(*file);
        let digest = open(&path).and_then(|mut file| pass_on(&mut file, &mut io::sink()));
        digest.map(|(digest, _)| (*file, digest)).map_err(|source| LoadError { path, source })
    };
    files.par_iter().map(of).collect()
}

/// The digest of a file.
pub(super) fn digest(path: &Path) -> io::Result<Digest> {
    Ok(pass_on(&mut open(path)?, &mut io::sink())?.0)
}

/// Passes bytes on, and tells their digest and how many they are.
///
/// # Errors
/// Reading or writing fails.
pub fn pass_on(from: &mut impl Read, to: &mut impl Write) -> io::Result<(Digest, u64)> {
    let (mut hash, mut count, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok((Digest(hash.finalize().into()), count)),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&piece[..read]);
        to.write_all(&piece[..read])?;
        count += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_several_pieces_arrive_as_they_are_with_their_digest() {
        let bytes: Vec<u8> = (0..PIECE * 2 + 1).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let mut arrived = Vec::new();
        assert_eq!(pass_on(&mut &bytes[..], &mut arrived).unwrap(), (Digest::of(&bytes), bytes.len() as u64));
        assert_eq!(arrived, bytes);
    }
}
