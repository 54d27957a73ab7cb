//! The event envelope, the keyed chain, per-person encryption and the storage trait.
