//! Currencies: their codes, the signs that announcements print, and what their hundredths are called.

mod sign;
mod word;

pub use sign::Sign;
pub use word::{Of, Word};

use super::scale::Scale;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A currency code of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// What has no currency (ISO 4217: `XXX`), such as a column of shares.
    pub const NONE: Self = Self(*b"XXX");

    /// Reads a code such as `CNY`; `None` unless ISO 4217 has it, in capital letters, for something that is paid with.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let is_code = bytes.iter().all(u8::is_ascii_uppercase);
        let listed = is_code.then(|| iso_currency::Currency::from_code(code)).flatten()?;
        (!listed.is_special()).then_some(Self(bytes))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Its name in English.
    #[must_use]
    pub fn name(&self) -> String {
        iso_currency::Currency::from_code(self.code()).map_or_else(String::new, |it| it.name().to_owned())
    }

    /// How the currency stands before an amount: `RMB`, `US$`, `HK$`, or the code and a space.
    #[must_use]
    pub fn prefix(&self) -> String {
        Self::PREFIXES
            .iter()
            .find(|(code, _)| *code == self.code())
            .map_or_else(|| format!("{} ", self.code()), |(_, prefix)| (*prefix).to_owned())
    }

    /// The customary prefixes in announcements, code first; of a currency with several the first is printed, and one that
    /// ends as another does stands before it. A bare `$` is the United States dollar where nothing else is said.
    pub const PREFIXES: [(&'static str, &'static str); 31] = [
        ("CNY", "RMB"),
        ("USD", "US$"),
        ("HKD", "HK$"),
        ("EUR", "€"),
        ("GBP", "£"),
        ("TWD", "NT$"),
        ("AUD", "A$"),
        ("AUD", "AU$"),
        ("CAD", "C$"),
        ("CAD", "CA$"),
        ("NZD", "NZ$"),
        ("MXN", "MX$"),
        ("SGD", "S$"),
        ("BRL", "R$"),
        ("MOP", "MOP$"),
        ("MYR", "RM"),
        ("INR", "₹"),
        ("INR", "Rs."),
        ("INR", "Rs"),
        ("KRW", "₩"),
        ("IDR", "Rp"),
        ("PHP", "₱"),
        ("THB", "฿"),
        ("ILS", "₪"),
        ("VND", "₫"),
        ("TRY", "₺"),
        ("RUB", "₽"),
        ("NGN", "₦"),
        ("UAH", "₴"),
        ("KZT", "₸"),
        ("USD", "$"),
    ];

    /// Signs that are read and not printed, and what currencies are called in Chinese, before an amount or behind it.
    const READ: [(&'static str, &'static str); 19] = [
        ("JPY", "JP¥"),
        ("CNY", "CN¥"),
        ("CHF", "SFr."),
        ("CHF", "Fr."),
        ("CNY", "人民幣"),
        ("CNY", "人民币"),
        ("HKD", "港幣"),
        ("HKD", "港币"),
        ("USD", "美金"),
        ("TWD", "新台幣"),
        ("TWD", "新臺幣"),
        ("GBP", "英镑"),
        ("JPY", "日圓"),
        ("JPY", "日元"),
        ("EUR", "歐元"),
        ("EUR", "欧元"),
        ("USD", "美元"),
        ("HKD", "港元"),
        ("GBP", "英鎊"),
    ];

    pub(super) fn signs() -> impl Iterator<Item = (&'static str, &'static str)> {
        Self::READ.into_iter().chain(Self::PREFIXES)
    }

    /// Codes and names that are in use and that ISO 4217 has not: with the code that it has, and the scale where they
    /// are of its hundredths.
    const OTHERWISE: [(&'static str, &'static str, Scale); 21] = [
        ("CNH", "CNY", Scale::One),
        ("RMB", "CNY", Scale::One),
        ("YUAN", "CNY", Scale::One),
        ("NTD", "TWD", Scale::One),
        ("GBX", "GBP", Scale::Hundredth),
        ("GBP.", "GBP", Scale::Hundredth),
        ("STG", "GBP", Scale::One),
        ("UKP", "GBP", Scale::One),
        ("USX", "USD", Scale::Hundredth),
        ("USC", "USD", Scale::Hundredth),
        ("ZAC", "ZAR", Scale::Hundredth),
        ("ILA", "ILS", Scale::Hundredth),
        ("NIS", "ILS", Scale::One),
        ("AUC", "AUD", Scale::Hundredth),
        ("HKC", "HKD", Scale::Hundredth),
        ("EURO", "EUR", Scale::One),
        ("YEN", "JPY", Scale::One),
        ("RUR", "RUB", Scale::One),
        ("MOP$", "MOP", Scale::One),
        ("FR", "CHF", Scale::One),
        ("PENCE", "GBP", Scale::Hundredth),
    ];

    /// The code that is meant by another name of a currency, a sign or a code in small letters; in hundredths where the
    /// name is of those: `GBX`.
    #[must_use]
    pub fn meant(name: &str) -> Option<(Self, Scale)> {
        // A penny share is quoted in `GBp`: the small letter says so.
        let capital = if name == "GBp" { "GBX".to_owned() } else { name.trim().to_uppercase() };
        let otherwise = Self::OTHERWISE.iter().find(|(other, ..)| *other == capital);
        let sign = || Self::signs().find(|(_, sign)| *sign == name.trim()).map(|(code, _)| code);
        match otherwise {
            Some((_, code, scale)) => Some((Self::from_code(code)?, *scale)),
            None => Some((Self::from_code(sign().unwrap_or(&capital))?, Scale::One)),
        }
    }

    /// What hundredths of currencies are called, code first; of one with several names the first is printed.
    pub const HUNDREDTHS: [(&'static str, &'static str); 55] = [
        ("GBP", "pence"),
        ("GBP", "British pence"),
        ("GBP", "penny"),
        ("GBP", "p"),
        ("GBP", "GBX"),
        ("GBP", "GBp"),
        ("USD", "US cents"),
        ("USD", "US cent"),
        ("USD", "US¢"),
        ("USD", "USc"),
        ("AUD", "Australian cents"),
        ("AUD", "A cents"),
        ("AUD", "A¢"),
        ("AUD", "Acps"),
        ("HKD", "HK cents"),
        ("HKD", "HK cent"),
        ("HKD", "港仙"),
        ("SGD", "Singapore cents"),
        ("SGD", "S cents"),
        ("SGD", "S¢"),
        ("NZD", "NZ cents"),
        ("NZD", "NZ¢"),
        ("CAD", "Canadian cents"),
        ("CAD", "C¢"),
        ("TWD", "NT cents"),
        ("EUR", "euro cents"),
        ("EUR", "euro cent"),
        ("EUR", "eurocents"),
        ("EUR", "eurocent"),
        ("EUR", "Eurocent"),
        ("EUR", "Euro-Cent"),
        ("ZAR", "SA cents"),
        ("ZAR", "South African cents"),
        ("ZAR", "ZAc"),
        ("CNY", "RMB cents"),
        ("CNY", "fen"),
        ("MYR", "sen"),
        ("INR", "paise"),
        ("INR", "paisa"),
        ("NOK", "NOK øre"),
        ("NOK", "Norwegian øre"),
        ("DKK", "DKK øre"),
        ("DKK", "Danish øre"),
        ("SEK", "öre"),
        ("SEK", "SEK öre"),
        ("CHF", "Swiss centimes"),
        ("CHF", "Rappen"),
        ("THB", "satang"),
        ("ILS", "agorot"),
        ("PLN", "groszy"),
        ("TRY", "kuruş"),
        ("RUB", "kopecks"),
        ("BRL", "Brazilian centavos"),
        ("MXN", "Mexican centavos"),
        ("PHP", "Philippine centavos"),
    ];

    /// What its hundredths are called: `pence`, `US cents`.
    #[must_use]
    pub fn hundredths(&self) -> String {
        let name = Self::HUNDREDTHS.iter().find(|(code, _)| *code == self.code()).map(|(_, name)| *name);
        name.map_or_else(|| format!("hundredths of {}", self.code()), str::to_owned)
    }

    /// Whether its hundredths are called cents at home.
    #[must_use]
    pub fn has_cents(&self) -> bool {
        const OTHERS: [&str; 7] = ["EUR", "ZAR", "KES", "LKR", "MUR", "TZS", "UGX"];
        OTHERS.contains(&self.code()) || (self.is_dollar() && !matches!(self.code(), "MXN" | "BRL"))
    }

    /// Whether it is called a dollar and written `$` at home.
    #[must_use]
    pub fn is_dollar(&self) -> bool {
        const DOLLARS: [&str; 9] = ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN", "BRL"];
        DOLLARS.contains(&self.code()) || self.name().contains("dollar")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests;
