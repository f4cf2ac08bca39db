//! Figures whose minus isn't one ahead of them: those behind which it stands, those with a dash in its place, and those with a sign that the
//! document must say the meaning of.

use super::answers::{Answers, Known};
use super::figure::is_figure;
use super::layout::{Layout, RowForm};
use super::marks::{Negative, dashed, marked, minus_ahead};
use super::question::Questions;

/// Writes such figures as cells have them, as far as it is known what they are. What is told and asked of them.
pub fn settle(layout: &mut Layout, answers: &Answers, known: &Known, questions: &mut Questions) -> Vec<String> {
    let (mut behind, mut dash, mut written) = (None, None, Vec::new());
    let mut asked: Vec<(Negative, String)> = Vec::new();
    let rows = layout.rows.iter_mut().filter(|row| row.form == RowForm::Figures);
    for cell in rows.flat_map(|row| &mut row.cells) {
        if let Some(ahead) = minus_ahead(cell).filter(|it| is_figure(it)) {
            behind.get_or_insert_with(|| (cell.clone(), ahead.clone()));
            *cell = ahead;
            continue;
        }
        if let Some(minus) = dashed(cell).filter(|it| is_figure(it)) {
            dash.get_or_insert_with(|| (cell.clone(), minus.clone()));
            *cell = minus;
            continue;
        }
        let Some((figure, mark)) = marked(cell).filter(|(_, mark)| !is_minus(*mark, known)) else { continue };
        let is = |mark: Negative| answers.negatives.contains(&mark);
        if is(mark) || is(mark.opposite()) {
            *cell = format!("{}{figure}", if is(mark) { "-" } else { "" });
            if !written.contains(&mark.id()) {
                written.push(mark.id());
            }
        } else if asked.iter().all(|(it, _)| *it != mark && *it != mark.opposite()) {
            asked.push((mark, cell.clone()));
        }
    }
    let mut comments = Vec::new();
    if let Some((printed, ahead)) = behind {
        let told = format!("a minus behind a figure is written ahead of it: `{printed}` as `{ahead}`");
        comments.push(questions.told(told, ""));
    }
    if let Some((printed, minus)) = dash {
        let told = format!("a dash ahead of a figure is written as a minus: `{printed}` as `{minus}`");
        comments.push(questions.told(told, ""));
    }
    if !written.is_empty() {
        let told = format!("figures with `{}` are written with a minus or without a sign", written.join("`, `"));
        comments.push(questions.told(told, "as `--negative` says"));
    }
    for (mark, cell) in asked {
        let (mark, other) = (mark.id(), mark.opposite().id());
        let text = format!("whether `{mark}` makes a figure negative, or `{other}`: `{cell}`");
        comments.push(questions.open(text, format!("`--negative {mark}` or `--negative {other}`")));
    }
    comments
}

/// Whether the archive's language says that a sign is a minus.
pub fn is_minus(mark: Negative, known: &Known) -> bool {
    known.conventions.has_triangles && matches!(mark, Negative::Up | Negative::UpOpen)
}
