//! Fields that a document fills in, leaves open or marks as not applicable.

/// What a document says of a field that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<T> {
    /// It has a value.
    Stated(T),
    /// It says `Not applicable`.
    NotApplicable,
    /// It says `To be announced`: another document will tell.
    ToBeAnnounced,
}

impl<T> Field<T> {
    /// The value, where there is one.
    #[must_use]
    pub fn stated(&self) -> Option<&T> {
        match self {
            Self::Stated(value) => Some(value),
            Self::NotApplicable | Self::ToBeAnnounced => None,
        }
    }
}

/// The value of a field that a document may not have at all.
#[must_use]
pub fn stated<T>(field: &Option<Field<T>>) -> Option<&T> {
    field.as_ref().and_then(Field::stated)
}
