//! Keys by which everybody means one legal entity or one security, with the digits that tell a slip.

use std::fmt;

/// A legal entity identifier (ISO 17442-1): 18 letters and digits, and two check digits by ISO 7064, MOD 97-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lei(Box<str>);

/// An international securities identification number (ISO 6166): two letters of a country or an issuing organization, nine
/// letters and digits, and a check digit by the Luhn algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isin(Box<str>);

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// It hasn't the form.
    Form,
    /// Its check digits aren't those of the rest.
    CheckDigits,
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "it hasn't the form of one",
            Self::CheckDigits => "its check digits don't fit the rest, so something in it is mistyped",
        })
    }
}

impl Lei {
    /// Reads `9999EXAMPLECORP00092`.
    ///
    /// # Errors
    /// Says whether the form or the check digits are wrong.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let has_form = text.len() == 20
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && text.bytes().skip(18).all(|byte| byte.is_ascii_digit());
        if !has_form {
            return Err(IdentifierError::Form);
        }
        // A letter counts as the number of two digits that it has in base 36.
        let remainder = values(text).fold(0, |sum, value| (sum * if value > 9 { 100 } else { 10 } + value) % 97);
        if remainder == 1 { Ok(Self(text.into())) } else { Err(IdentifierError::CheckDigits) }
    }

    /// Its 20 letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Isin {
    /// Reads `XX00000EXMP5`.
    ///
    /// # Errors
    /// Says whether the form or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let has_form = text.len() == 12
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && text.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
            && text.ends_with(|c: char| c.is_ascii_digit());
        if !has_form {
            return Err(IdentifierError::Form);
        }
        let digits: Vec<u32> = values(text)
            .flat_map(|value| if value > 9 { [Some(value / 10), Some(value % 10)] } else { [None, Some(value)] })
            .flatten()
            .collect();
        // Every second digit from the end counts twice; of a number of two digits both are added.
        let sum: u32 = digits
            .iter()
            .rev()
            .zip([1, 2].into_iter().cycle())
            .map(|(digit, times)| digit * times / 10 + digit * times % 10)
            .sum();
        if sum.is_multiple_of(10) { Ok(Self(text.into())) } else { Err(IdentifierError::CheckDigits) }
    }

    /// Its 12 letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What each character counts: a digit its value, a letter from 10 for `A` to 35 for `Z`.
fn values(text: &str) -> impl Iterator<Item = u32> {
    text.chars().filter_map(|c| c.to_digit(36))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_lei_is_read_and_every_single_slip_in_it_is_found() {
        let lei = "2594007XIACKNMUAW223";
        assert_eq!(Lei::parse(lei).unwrap().as_str(), lei);
        for at in 0..lei.len() - 2 {
            let other = if &lei[at..=at] == "7" { "8" } else { "7" };
            let slip = format!("{}{other}{}", &lei[..at], &lei[at + 1..]);
            assert_eq!(Lei::parse(&slip), Err(IdentifierError::CheckDigits), "{slip}");
        }
    }

    #[test]
    fn an_isin_is_read_and_every_slip_in_one_of_its_digits_is_found() {
        for isin in ["US0378331005", "DE000BAY0017", "GB0002634946", "JP3435000009"] {
            assert_eq!(Isin::parse(isin).unwrap().as_str(), isin);
            for at in (2..isin.len() - 1).filter(|at| isin.as_bytes()[*at].is_ascii_digit()) {
                let other = if &isin[at..=at] == "7" { "8" } else { "7" };
                let slip = format!("{}{other}{}", &isin[..at], &isin[at + 1..]);
                assert_eq!(Isin::parse(&slip), Err(IdentifierError::CheckDigits), "{slip}");
            }
        }
    }

    #[test]
    fn what_has_not_the_form_is_told_from_a_slip() {
        for text in ["", "2594007XIACKNMUAW22", "2594007xiacknmuaw223", "2594007XIACKNMUAW2A3", "2594007XIACKNMUAWé23"]
        {
            assert_eq!(Lei::parse(text), Err(IdentifierError::Form), "{text}");
        }
        for text in ["", "US037833100", "us0378331005", "1S0378331005", "US037833100A", "US0378331005 "] {
            assert_eq!(Isin::parse(text), Err(IdentifierError::Form), "{text}");
        }
    }
}
