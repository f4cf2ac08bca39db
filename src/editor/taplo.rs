//! The settings of taplo, the language server for TOML: which schema is of which files.

use super::schema;
use crate::decode::{FILES, File};

/// Where the settings stand, below the archive's folder.
pub const SETTINGS: &str = ".taplo.toml";

/// Where the schemas stand that the settings name, below the archive's folder.
const FOLDER: &str = ".irbook/schema";

/// How the files of schemas end.
pub const ENDING: &str = ".schema.json";

/// The text of [`SETTINGS`]: each kind of file that is TOML as a whole with its schema. A file is of the first rule that
/// names it, and its form is left to `irbook fmt`.
#[must_use]
pub fn settings() -> String {
    let mut text =
        "# Made by irbook: which schema is of which files. `irbook schema --output .irbook/schema` writes them.\n\
                    exclude = [\".irbook/**\", \"public/**\", \"node_modules/**\"]\n"
            .to_owned();
    for file in FILES.iter().filter(|file| !file.is_front_matter()) {
        let (path, schema) = (file.path, format!("{FOLDER}/{}", name(file)));
        text += &format!(
            "\n[[rule]]\ninclude = [\"{path}\", \"**/{path}\"]\n\n[rule.formatting]\nreorder_keys = false\nalign_entries = false\narray_auto_collapse = false\narray_auto_expand = false\n\n[rule.schema]\npath = \"{schema}\"\n"
        );
    }
    text
}

/// The schemas: the name of each file in its folder, and its text.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    FILES.iter().map(|file| (name(file), text(file))).collect()
}

/// The file of a schema.
fn name(file: &File) -> String {
    format!("{}{ENDING}", file.name)
}

/// A schema as a file has it.
fn text(file: &File) -> String {
    format!("{:#}\n", schema::schema(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_are_toml_and_name_only_schemas_that_are_written() {
        let settings: toml::Table = settings().parse().unwrap();
        let rules = settings["rule"].as_array().unwrap();
        let written: Vec<String> = files().into_iter().map(|(name, _)| format!("{FOLDER}/{name}")).collect();
        assert_eq!(rules.len(), 6);
        for rule in rules {
            assert!(written.iter().any(|name| rule["schema"]["path"].as_str() == Some(name)));
        }
    }
}
