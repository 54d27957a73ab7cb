//! A compact, versioned recording of landmarks.
