//! The figures of an announcement that stand in none of its tables, in long form: the records of `figures.csv`.

use super::number::exact;
use super::sheet::Sheet;
use super::style::{Style, Styles, Weight};
use crate::address::{Site, figure, path};
use crate::audit::Book;
use crate::domain::{Announcement, Scale, decimal};
use crate::output::facts::{change, definition, label};
use crate::output::term::{period, unit_word, word};
use crate::words::Words;
use rust_xlsxwriter::RowNum;

/// How wide the columns are.
const WIDTHS: [usize; 13] = [32, 40, 14, 22, 11, 11, 10, 9, 12, 22, 22, 16, 60];

/// The sheet.
pub(super) fn sheet(site: &Site<'_>, announcement: &Announcement, words: &dyn Words, styles: &mut Styles) -> Sheet {
    let mut sheet = Sheet::new(words.figures_sheet());
    let (issuer, metrics) = (site.edition.issuer(), site.edition.definitions().metrics);
    let folder = format!("{}{}", site.edition.config().base_url.value, path::folder(&announcement.id));
    for (column, head) in (0..).zip(words.figure_heads()) {
        sheet.text(0, column, head, Style::HEAD_OF_WORDS);
    }
    let own = announcement.details.figures();
    let mut row: RowNum = 0;
    for fact in Book::outside_statements(announcement, issuer) {
        row += 1;
        let (value, mut text) = (&fact.value, String::new());
        decimal::push_plain(&mut text, value.number, Scale::One);
        let unit = change(announcement, &fact).map_or(value.unit, |(change, of)| change.unit(of));
        let currency = value.unit.currency();
        let [period, start, end] = fact.period.as_ref().map(period).unwrap_or_default();
        let texts = [
            &*fact.key,
            label(announcement, metrics, &own, &fact),
            definition(announcement, metrics, &fact),
            &period,
            &start,
            &end,
            unit_word(unit),
            currency.as_ref().map_or("", |currency| currency.code()),
            word(value.scale),
            fact.amount.map_or(&*text, |amount| &amount.printed),
            &text,
        ];
        for (column, text) in (0..).zip(texts) {
            sheet.text(row, column, text, Style::PLAIN);
        }
        if let Some(number) = exact(value.number) {
            sheet.number(row, 11, number, styles.number(value.number.scale(), "", Weight::Plain, false));
        }
        let address = figure::href(&folder, announcement, fact.place).replacen("index.html", "", 1);
        sheet.text(row, 12, &address, Style::PLAIN);
    }
    (0..).zip(WIDTHS).for_each(|(column, width)| sheet.width(column, width));
    sheet.freeze(1, 1);
    sheet.filter(13, row);
    sheet
}
