//! Where else the figures of a line are stated.

use crate::address::Site;
use crate::audit::{Entry, Examined, FigureId, Place};

/// A line of this announcement, or a figure in none, that states figures of a line as well.
pub struct Beside {
    /// Where the first stands.
    pub place: Place,
    /// Whether it says the same.
    pub alike: bool,
    /// The columns of the figures, and where they stand.
    pub cells: Vec<(usize, Place)>,
}

/// A further announcement that states figures of a line as well, or others instead, with the first of them.
pub struct Other {
    /// The column of the figure.
    pub column: usize,
    /// Whether it says the same.
    pub alike: bool,
    /// The figure.
    pub entry: Entry,
}

/// Where else the figures of a line are stated: in its own announcement, and by others, which come oldest first.
pub type Elsewhere = (Vec<Beside>, Vec<Other>);

/// Where else the figures of a line of the statement `home` are stated; `book` is the position of its announcement.
pub fn of_line(site: &Site<'_>, examined: &Examined<'_>, book: u32, home: usize, line: usize) -> Elsewhere {
    let (mut beside, mut others): (Vec<Beside>, Vec<Other>) = (Vec::new(), Vec::new());
    for column in 0..examined.book.announcement.statements[home].columns.len() {
        let Some(fact) = examined.book.cell(home, line, column) else { continue };
        let value = &examined.book.fact(fact).value;
        for entry in site.audit.index.of(FigureId { book, fact }) {
            let (place, alike) = (entry.place, entry.says(value));
            if entry.figure.book != book {
                let named = |it: &Other| it.alike == alike && it.entry.figure.book == entry.figure.book;
                if !others.iter().any(named) {
                    others.push(Other { column, alike, entry });
                }
            } else if !is_of_line(place, home, line) {
                match beside.iter_mut().find(|it| it.alike == alike && is_beside(it.place, place)) {
                    Some(it) => it.cells.push((column, place)),
                    None => beside.push(Beside { place, alike, cells: vec![(column, place)] }),
                }
            }
        }
    }
    others.sort_by_key(|it| it.entry.figure.book);
    (beside, others)
}

/// Whether a place is in the line itself: a count stands in a translated column as well, which says nothing new.
fn is_of_line(place: Place, home: usize, line: usize) -> bool {
    matches!(place, Place::Cell(statement, of, _) if (statement as usize, of as usize) == (home, line))
}

/// Whether two places of an announcement are in one line.
fn is_beside(a: Place, b: Place) -> bool {
    match (a, b) {
        (Place::Cell(a, line, _), Place::Cell(b, other, _)) => (a, line) == (b, other),
        (a, b) => a == b,
    }
}
