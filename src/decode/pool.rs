//! Short texts that many documents have in common, such as ids, labels and names: each is in memory once for the
//! documents that are read one after the other.

use std::collections::HashSet;
use std::sync::Arc;

/// The short texts that were read so far.
#[derive(Debug, Default)]
pub struct Pool(HashSet<Arc<str>>);

impl Pool {
    /// The text, as it is in memory already if it is.
    pub fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.0.insert(new.clone());
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one_in_memory() {
        let mut pool = Pool::default();
        let [a, b, c] = ["net-income", "net-income", "revenue"].map(|text| pool.shared(text));
        assert!(Arc::ptr_eq(&a, &b) && *c == *"revenue");
    }
}
