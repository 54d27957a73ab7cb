//! The clock and the randomness of the machine: the only place that reads them.

use std::sync::Arc;

use jiff::Zoned;
use record::Source;

/// The machine itself.
struct System;

impl Source for System {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now(&self) -> Zoned {
        Zoned::now()
    }

    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Without randomness there is no secrecy: nothing may be written.
            eprintln!("dorsal: the operating system gives no randomness: {error}");
            std::process::abort();
        }
    }
}

/// The machine's clock and randomness.
pub fn source() -> Arc<dyn Source> {
    Arc::new(System)
}
