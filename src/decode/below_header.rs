//! Finding keys that stand below a header and belong above it.

use super::astray::Astray;
use super::declaration::{Shape, Table};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys of a file that stand below a header and belong above it.
pub fn astray(text: &str, table: &DeTable<'_>, declared: &'static Table) -> Vec<Astray> {
    let mut search = Search { text, found: Vec::new() };
    search.within(table, &mut vec![(declared, None)]);
    search.found
}

struct Search<'t> {
    text: &'t str,
    found: Vec<Astray>,
}

/// A table around, with its header.
type Outer = (&'static Table, Option<String>);

impl Search<'_> {
    /// Looks at a table, whose declaration is the last one of those around.
    fn within(&mut self, table: &DeTable<'_>, around: &mut Vec<Outer>) {
        let Some((declared, _)) = around.last().cloned() else { return };
        for (key, value) in table {
            let name: &str = key.get_ref();
            let Some(known) = declared.all().find(|known| known.name == name) else {
                self.unknown(name, key.span(), around);
                continue;
            };
            let Some(inner) = table_of(known.shape) else { continue };
            match value.get_ref() {
                DeValue::Table(inside) => self.enter(inside, value.span(), inner, around),
                DeValue::Array(elements) => {
                    for element in elements.iter() {
                        if let DeValue::Table(inside) = element.get_ref() {
                            self.enter(inside, element.span(), inner, around);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn enter(&mut self, table: &DeTable<'_>, place: Range<usize>, declared: &'static Table, around: &mut Vec<Outer>) {
        // A table in braces is closed before the next key.
        let Some(header) = self.text.get(place).map(str::trim).filter(|it| it.starts_with('[')) else { return };
        let header = header.lines().next().unwrap_or_default().to_owned();
        around.push((declared, Some(header)));
        self.within(table, around);
        around.pop();
    }

    fn unknown(&mut self, name: &str, place: Range<usize>, around: &[Outer]) {
        let Some(((_, Some(below)), outer)) = around.split_last() else { return };
        let is_of = |(table, _): &&Outer| table.all().any(|known| known.name == name);
        let Some((of, belongs)) = outer.iter().rev().find(is_of) else { return };
        self.found.push(Astray {
            key: name.to_owned(),
            place,
            of: of.what,
            below: below.clone(),
            belongs: belongs.clone(),
        });
    }
}

/// The table that values of a shape are, or hold.
fn table_of(shape: Shape) -> Option<&'static Table> {
    match shape {
        Shape::Table(table) => Some(table()),
        Shape::List(inner) => table_of(*inner),
        Shape::Either(shapes) => shapes.iter().find_map(|it| table_of(*it)),
        _ => None,
    }
}
