//! The signature of a ledger, by whoever publishes it.

use super::Broken;
use crate::diagnostic::Code;
use minisign_verify::{PublicKey, Signature};

/// Checks a ledger against its signature, which minisign wrote, as a file of each.
///
/// # Errors
/// The text is no signature, or is one of another key or of another ledger.
pub fn verify(ledger: &str, signature: &str, key: &PublicKey) -> Result<(), Broken> {
    let broken = |message: String| Broken {
        code: Code::LedgerUnsigned,
        offset: 0,
        message,
        help: "take ledger and signature that belong together from what is online or from a copy; if there are none, find \
               out who published it",
    };
    let signature = Signature::decode(signature).map_err(|error| broken(format!("this is no signature: {error}")))?;
    // Signatures of the form that minisign wrote before 2021 are refused.
    let verified = key.verify(ledger.as_bytes(), &signature, false);
    verified.map_err(|error| broken(format!("the ledger is not signed by the key that was given: {error}")))
}
