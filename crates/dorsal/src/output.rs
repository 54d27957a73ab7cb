//! What goes to the standard output.

use std::io::{ErrorKind, Write};

/// Prints text. A reader that has gone away, such as `head`, is no fault; a full disk is.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("the result could not be written: {error}"))
        }
        _ => Ok(()),
    }
}
