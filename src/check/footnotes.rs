//! Footnotes: every mark has its note and every note its mark.

use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::domain::{Announcement, Span};
use crate::markdown::{Outline, inline_outline};
use std::collections::HashSet;

/// Marks stand in the text, at lines, columns and metrics, in notes of figures and in other footnotes.
pub(super) fn announcement(it: &Announcement, outline: &Outline, findings: &mut Vec<Diagnostic>) {
    in_text(outline, findings);
    let lines = it.statements.iter().flat_map(|it| &it.lines).flat_map(|it| &it.footnotes);
    let columns = it.statements.iter().flat_map(|it| &it.columns).flat_map(|it| &it.footnotes);
    let typed = lines.chain(columns).chain(it.metrics.iter().flat_map(|it| &it.footnotes));
    let mut marks: Vec<(String, Span)> = typed.map(|name| (name.value.to_string(), name.span)).collect();
    let in_cells = it.statements.iter().flat_map(|it| &it.lines).flat_map(|it| &it.cells);
    let in_cells = in_cells.flat_map(|cell| cell.marks().iter().map(|mark| (&*mark.footnote, cell.span)));
    // One that there is no footnote of stands as it is printed.
    let is_known = |id: &str| it.footnotes.iter().any(|footnote| *footnote.id.value == *id);
    marks.extend(in_cells.filter(|(id, _)| is_known(id)).map(|(id, span)| (id.to_owned(), span)));
    marks.extend(outline.footnotes.iter().map(|place| (place.id.clone(), place.span)));
    for figure in &it.figures {
        let Some(note) = figure.note.as_ref().filter(|note| note.contains("[^")) else { continue };
        marks.extend(inline_outline(note).footnotes.into_iter().map(|place| (place.id, place.span)));
    }
    for footnote in it.footnotes.iter().filter(|it| it.text.contains("[^")) {
        let places = inline_outline(&footnote.text).footnotes.into_iter();
        marks.extend(places.filter(|it| *it.id != *footnote.id.value).map(|place| (place.id, place.span)));
    }
    for headline in it.headlines.iter().filter(|it| it.text.contains("[^")) {
        for place in inline_outline(&headline.text).footnotes {
            let message = format!("a headline can't refer to footnote `{}`", place.id);
            let help = "it stands on the home page as well, without the document's footnotes: say it in the headline";
            findings.push(Diagnostic::error(Code::UnknownFootnote, place.span, message).help(help));
        }
    }
    let known: HashSet<&str> = it.footnotes.iter().map(|it| &*it.id.value).collect();
    // With an id given twice, the one that is missing is the one it should have been.
    let repeated = known.len() < it.footnotes.len();
    for (id, span) in marks.iter().filter(|(id, _)| !repeated && !known.contains(&**id)) {
        let home = "footnotes stand in announcement.md under [[footnotes]]";
        let help = suggestion(id, it.footnotes.iter().map(|it| &*it.id.value), findings);
        let help = help.map_or_else(|| home.to_owned(), |help| format!("{help} ({home})"));
        let finding = Diagnostic::error(Code::UnknownFootnote, *span, format!("there is no footnote `{id}`"));
        findings.push(finding.help(help));
    }
    let used: HashSet<&str> = marks.iter().map(|(id, _)| &**id).collect();
    for footnote in it.footnotes.iter().filter(|it| !used.contains(&*it.id.value)) {
        let message = format!("nothing refers to footnote `{}`", footnote.id.value);
        let help = format!(
            "refer to it by `[^{0}]` in the text or by `footnotes = [\"{0}\"]` at a line or metric, or take it out",
            footnote.id.value
        );
        findings.push(Diagnostic::error(Code::UnusedFootnote, footnote.id.span, message).warning().help(help));
    }
}

/// Footnotes that the text defines.
pub(super) fn in_text(outline: &Outline, findings: &mut Vec<Diagnostic>) {
    for place in &outline.footnote_definitions {
        let message = format!("footnote `{}` stands in the text", place.id);
        let help = format!("move it to the front matter: [[footnotes]] with id = \"{}\" and text = ...", place.id);
        findings.push(Diagnostic::error(Code::UnknownFootnote, place.span, message).help(help));
    }
}
