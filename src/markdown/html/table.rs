//! Tables: those of many columns scroll in a region of their own, and columns align by class.

use super::Writer;
use crate::markdown::escape::escape;
use pulldown_cmark::Alignment;
use std::fmt::Write;

/// How many columns fit on a phone, since their words wrap.
const FIT: usize = 3;

impl Writer<'_> {
    pub(super) fn table(&mut self, alignments: Vec<Alignment>) {
        let fits = alignments.len() <= FIT;
        self.alignments = alignments;
        self.tables += 1;
        if self.inline {
            return;
        }
        if fits {
            self.out.push_str("<div class=\"table-scroll\"><table>\n");
            return;
        }
        let label = self.resolve.table_label(self.headings.last().map(|heading| &*heading.text), self.tables);
        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape(&mut self.out, &label);
        self.out.push_str("\"><table>\n");
    }

    pub(super) fn cell(&mut self) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        let tag = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        if !self.inline {
            self.cell = self.out.len();
            // Writing to a String can't fail.
            let _ = write!(self.out, "{tag}{class}>");
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.inline {
            return;
        }
        let is_empty_head = self.in_head && self.out.ends_with('>') && self.out[self.cell..].matches('<').count() == 1;
        if is_empty_head {
            // A header cell without words is an error to assistive technology; a plain cell is not.
            self.out.truncate(self.cell);
            self.out.push_str("<td></td>");
        } else {
            self.out.push_str(if self.in_head { "</th>" } else { "</td>" });
        }
    }
}
