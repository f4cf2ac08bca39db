//! How documents write figures: `[numbers]` of `site.toml`, and `numbers` of an announcement.

use super::fields::Fields;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::Code;
use crate::domain::number::Format;
use crate::domain::{Conventions, Currency};

/// How documents write figures. What is read after it is read by it.
pub(super) struct Numbers;

table! {
    /// How documents write figures: in the site's table for all of them, in an announcement's for that one.
    pub static NUMBERS: Numbers => Conventions = "a table of numbers", "`[numbers]`" {
        /// The form of numbers. Left out, `1,234.5`; then a document in a language that is written with decimal commas
        /// somewhere may have no number such as `1.234`, which could be either.
        optional format: Format = "1.234,5";
        /// What a bare `$` means; the United States dollar where left out, unless tables are in other dollars alone.
        optional dollar: Dollar = "AUD";
        /// What a bare `¥` means.
        optional yen: Yen = "JPY";
        /// What a bare `kr` means.
        optional krona: Krona = "SEK";
        /// What bare `cents` are hundredths of; where left out, of what `$` means, unless no table is in it.
        optional cents: Currency = "ZAR";
    }
    => |_, reader| {
        let it = &mut reader.conventions;
        it.format = format.or(it.format);
        it.dollar = dollar.or(it.dollar);
        it.yen = yen.or(it.yen);
        it.krona = krona.or(it.krona);
        it.cents = cents.or(it.cents);
        Some(*it)
    }
}

words!(Format);

/// Declares currencies that share a sign.
macro_rules! sharing {
    ($($(#[doc = $doc:literal])+ $name:ident: $is:expr => $what:literal;)+) => {
        $(
            $(#[doc = $doc])+
            struct $name;

            impl FromToml for $name {
                type Output = Currency;
                const SHAPE: super::declaration::Shape = Currency::SHAPE;

                fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Currency> {
                    let currency = Currency::from_toml(value, reader)?;
                    let is: fn(&Currency) -> bool = $is;
                    if is(&currency) {
                        return Some(currency);
                    }
                    let message = format!("{currency} is not written with this sign");
                    reader.refuse(Code::UnknownValue, value, message, $what)
                }
            }
        )+
    };
}

sharing! {
    /// A currency that `$` is written for.
    Dollar: Currency::is_dollar => "name a dollar, such as AUD, CAD or HKD";
    /// A currency that `¥` is written for.
    Yen: |it| matches!(it.code(), "JPY" | "CNY") => "name JPY or CNY";
    /// A currency that `kr` is written for.
    Krona: |it| matches!(it.code(), "SEK" | "NOK" | "DKK" | "ISK") => "name SEK, NOK, DKK or ISK";
}

/// Whether a language is written with decimal commas in some country. English is not, nor are those of East Asia, Hebrew,
/// Thai and Hindi.
fn has_decimal_commas(language: &str) -> bool {
    const POINTS: [&str; 8] = ["en", "zh", "yue", "ja", "ko", "he", "th", "hi"];
    let primary = language.split('-').next().unwrap_or_default();
    !POINTS.iter().any(|it| it.eq_ignore_ascii_case(primary))
}

/// Whether a triangle is a minus in a language.
fn has_triangles(language: &str) -> bool {
    matches!(language.split('-').next(), Some("ja" | "ko"))
}

/// What a language says of figures, beside what the archive declares.
pub(super) fn in_language(conventions: Conventions, language: &str) -> Conventions {
    let (has_decimal_commas, has_triangles) = (has_decimal_commas(language), has_triangles(language));
    Conventions { has_decimal_commas, has_triangles, ..conventions }
}

/// Sets what the language of a document says of its figures, before any of them is read.
pub(super) fn of_language(fields: &Fields<'_, '_>, otherwise: &str, reader: &mut Reader) {
    let stated = fields.value("language").and_then(|value| value.get_ref().as_str());
    reader.conventions = in_language(reader.conventions, stated.unwrap_or(otherwise));
}
