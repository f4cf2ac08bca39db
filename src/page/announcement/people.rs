//! Who signed and who sat on the board.

use crate::domain::announcement::{BoardMember, Signatory};
use crate::domain::issuer::Issuer;
use serde::Serialize;

/// A person who signed or spoke.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PersonView {
    /// The name as printed in the document.
    pub name: String,
    /// The full name, where the document prints another form.
    pub full_name: Option<String>,
    /// In which capacity.
    pub capacity: String,
}

/// Members of the board with the same capacity.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct BoardGroup {
    /// The capacity.
    pub capacity: String,
    /// Their names, with the honorific.
    pub names: Vec<String>,
}

/// A person with the printed form of the name, where it differs.
pub fn person(issuer: &Issuer, id: &str, printed: Option<&str>, capacity: &str) -> PersonView {
    let full = issuer.person(id).map_or(id, |person| &person.name);
    let name = printed.unwrap_or(full);
    PersonView {
        name: name.to_owned(),
        full_name: (name != full).then(|| full.to_owned()),
        capacity: capacity.to_owned(),
    }
}

/// Those who signed.
pub fn signatories(issuer: &Issuer, signatories: &[Signatory]) -> Vec<PersonView> {
    let view = |s: &Signatory| person(issuer, &s.person.value, s.printed_name.as_deref(), &s.capacity);
    signatories.iter().map(view).collect()
}

/// The board, by capacity in printed order.
pub fn board(issuer: &Issuer, members: &[BoardMember]) -> Vec<BoardGroup> {
    let mut groups: Vec<BoardGroup> = Vec::new();
    for member in members {
        let name = issuer.person(&member.person.value).map_or_else(
            || member.person.value.to_string(),
            |person| match &person.honorific {
                Some(honorific) => format!("{honorific} {}", person.name),
                None => person.name.to_string(),
            },
        );
        match groups.iter_mut().find(|group| group.capacity == *member.capacity) {
            Some(group) => group.names.push(name),
            None => groups.push(BoardGroup { capacity: member.capacity.to_string(), names: vec![name] }),
        }
    }
    groups
}
