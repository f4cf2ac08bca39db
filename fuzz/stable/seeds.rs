//! The corpora and the dictionaries, as libFuzzer reads them too.

use super::targets::Target;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of what is fuzzed.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The inputs that a target begins with, in the order of their names.
pub fn corpus(target: &Target) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let entries = std::fs::read_dir(folder().join("corpus").join(target.name))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.into_iter().map(|path| Ok((path.clone(), std::fs::read(path)?))).collect()
}

/// The words that belong into a target's inputs.
pub fn dictionary(target: &Target) -> io::Result<Vec<Vec<u8>>> {
    let path = folder().join("dictionaries").join(target.dictionary).with_extension("dict");
    let text = std::fs::read_to_string(&path)?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| token(line).ok_or_else(|| io::Error::other(format!("{}: {line}", path.display())))).collect()
}

/// A line of a dictionary: `"word"`, in which `\\`, `\"` and `\xAB` are escapes.
fn token(line: &str) -> Option<Vec<u8>> {
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?.bytes();
    let mut token = Vec::new();
    while let Some(byte) = rest.next() {
        token.push(match byte {
            b'\\' => match rest.next()? {
                b'x' => {
                    let mut digit = || char::from(rest.next()?).to_digit(16);
                    u8::try_from(digit()? * 16 + digit()?).ok()?
                }
                escaped @ (b'\\' | b'"') => escaped,
                _ => return None,
            },
            byte => byte,
        });
    }
    (!token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::super::targets::ALL;
    use super::*;

    #[test]
    fn a_line_of_a_dictionary_is_read_with_its_escapes() {
        assert_eq!(token(r#""a\\\"\x0a""#), Some(b"a\\\"\n".to_vec()));
        for line in ["a", "\"\"", r#""\n""#, r#""\x1""#] {
            assert_eq!(token(line), None, "{line}");
        }
    }

    #[test]
    fn every_target_has_a_corpus_a_dictionary_and_a_binary_for_libfuzzer() {
        let manifest: toml::Table = std::fs::read_to_string(folder().join("Cargo.toml")).unwrap().parse().unwrap();
        let binaries = manifest["bin"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap());
        assert_eq!(binaries.collect::<Vec<_>>(), ALL.iter().map(|it| it.name).collect::<Vec<_>>());
        for target in ALL {
            assert!(!corpus(target).unwrap().is_empty() && !dictionary(target).unwrap().is_empty(), "{target:?}");
        }
    }

    #[test]
    fn every_input_of_the_corpora_passes() {
        for target in ALL {
            corpus(target).unwrap().iter().for_each(|(_, bytes)| (target.run)(bytes));
        }
    }
}
