//! Signals that ask a build to end.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag::{register, register_conditional_shutdown, register_usize};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

/// The number of the first signal that asks to end from here on, and zero until then: so the build can remove what it wrote.
/// The second one ends the process at once; the next build removes what it left.
pub(super) fn signal() -> io::Result<Arc<AtomicUsize>> {
    let (signal, again) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    for (number, value) in [(SIGINT, 2), (SIGTERM, 15)] {
        register_conditional_shutdown(number, 128 + number, Arc::clone(&again))?;
        register(number, Arc::clone(&again))?;
        register_usize(number, Arc::clone(&signal), value)?;
    }
    Ok(signal)
}
