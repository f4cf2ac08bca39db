//! Categories: by which an issuer sorts its announcements beside their kinds.

use super::span::Name;
use super::{Digest, slug};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A category that the settings name. A label of announcements that none is named for is a category by itself.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its id, which is a part of the address of its list.
    pub id: Name,
    /// What its list is called, such as `Poll results`.
    pub name: Box<str>,
    /// Whether its announcements are kept off the home page.
    pub routine: bool,
}

impl Category {
    /// Whether announcements with this label, which would make a category of this id, are of it.
    #[must_use]
    pub fn is_of(&self, label: &str, id: &str) -> bool {
        *self.id.value == *id || *self.name == *label || *self.id.value == *label
    }
}

/// The id of the category that a label makes by itself: its words in small letters of ASCII with hyphens between them, without
/// marks on letters; of labels in other scripts the beginning of their SHA-256.
#[must_use]
pub fn id_of(label: &str) -> String {
    let plain: String = label.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let id = slug(&plain);
    if id.is_ascii() { id } else { format!("label-{:.12}", Digest::of(label).to_string()) }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn a_label_makes_an_id_of_its_words() {
        for (label, id) in [
            ("Poll results", "poll-results"),
            ("Poll  Results", "poll-results"),
            ("Connected transaction (exempt)", "connected-transaction-exempt"),
            ("Assemblée générale", "assemblee-generale"),
            ("8-K", "8-k"),
        ] {
            assert_eq!(id_of(label), id);
        }
    }

    #[test]
    fn labels_in_other_scripts_have_ids_that_differ_and_stay() {
        assert_eq!(id_of("澄清公告"), id_of("澄清公告"));
        assert_ne!(id_of("澄清公告"), id_of("月報表"));
        assert!(["澄清公告", "Straße"].iter().all(|label| id_of(label).len() == "label-".len() + 12));
    }
}
