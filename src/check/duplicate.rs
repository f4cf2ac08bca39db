//! Names that are given twice.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use crate::domain::span::Name;
use std::collections::HashMap;

/// Reports names that were given before in one list.
pub(super) fn unique<'d>(what: &str, names: impl Iterator<Item = &'d Name>, findings: &mut Vec<Diagnostic>) {
    once(what, names, &mut HashMap::new(), findings);
}

/// Reports names that are among those seen.
pub(super) fn once<'d>(
    what: &str,
    names: impl Iterator<Item = &'d Name>,
    seen: &mut HashMap<&'d str, Span>,
    findings: &mut Vec<Diagnostic>,
) {
    for name in names.filter(|name| !name.value.is_empty()) {
        match seen.get(&*name.value) {
            None => {
                seen.insert(&name.value, name.span);
            }
            Some(first) => findings.push(duplicate(&format!("a second {what} `{}`", name.value), name.span, *first)),
        }
    }
}

/// The finding for what was named before.
pub(super) fn duplicate(message: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(Code::DuplicateId, span, message)
        .label("again here")
        .related(first, "first here")
        .help("give one of them another id: references and addresses could mean either")
}
