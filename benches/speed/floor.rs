//! The least that a generator can do: read the sources and write the pages.

use rayon::prelude::*;
use std::{collections::BTreeSet, fs, io, path::Path};
use walkdir::WalkDir;

/// Reads every file below `input`, then writes filler of the sizes in `manifest` to `output`. The
/// number of threads is rayon's: `RAYON_NUM_THREADS`, or one a core.
pub fn run(input: &Path, manifest: &Path, output: &Path) -> io::Result<()> {
    let files = WalkDir::new(input).into_iter().collect::<Result<Vec<_>, _>>()?;
    files.par_iter().filter(|file| file.file_type().is_file()).try_for_each(|file| fs::read(file.path()).map(drop))?;

    let manifest = fs::read_to_string(manifest)?;
    let pages = manifest
        .lines()
        .map(|line| {
            let (size, path) = line.split_once('\t')?;
            Some((size.parse::<usize>().ok()?, output.join(path)))
        })
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a line of the manifest has no size and path"))?;
    let folders = pages.iter().filter_map(|(_, path)| path.parent()).collect::<BTreeSet<_>>();
    folders.into_par_iter().try_for_each(fs::create_dir_all)?;
    let filler = vec![b' '; pages.iter().map(|(size, _)| *size).max().unwrap_or(0)];
    pages.par_iter().try_for_each(|(size, path)| fs::write(path, &filler[..*size]))
}
